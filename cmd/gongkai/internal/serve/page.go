package serve

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"html"
	"regexp"
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/markup"
)

var (
	linkTag    = regexp.MustCompile(`(?i)<link\b[^>]*\brel="?stylesheet\b[^>]*>`)
	hrefOf     = regexp.MustCompile(`(?i)\bhref="([^"]*)"`)
	policyMeta = regexp.MustCompile(`(?i)(<meta\s+http-equiv="Content-Security-Policy"\s+content=")([^"]*)(")`)
)

// version is a digest of a page without its links to style sheets, and the addresses of these: a page whose style sheets
// alone have changed need not be loaded anew.
func version(page []byte) (digested string, styles []string) {
	bare := linkTag.ReplaceAllFunc(page, func(tag []byte) []byte {
		if m := hrefOf.FindSubmatch(tag); m != nil {
			styles = append(styles, html.UnescapeString(string(m[1])))
		}
		return nil
	})
	return digest(bare), styles
}

func digest(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:8])
}

// withScript adds the script of the preview to a page and widens the page's policy for it.
func withScript(page []byte, version string) []byte {
	page = policyMeta.ReplaceAllFunc(page, func(meta []byte) []byte {
		m := policyMeta.FindSubmatch(meta)
		return slices.Concat(m[1], []byte(html.EscapeString(widened(html.UnescapeString(string(m[2]))))), m[3])
	})
	var b markup.Builder
	b.Open("script", "src", scriptPath, "defer?", "yes", "data-page", version).Close()
	i := bytes.Index(page, []byte("</head>"))
	if i < 0 {
		i = len(page)
	}
	return slices.Concat(page[:i], []byte(b.HTML()), page[i:])
}

// widened is a policy that also allows what the preview needs: its script, its style sheet, its stream of events.
func widened(policy string) string {
	var directives []string
	missing := []string{"script-src", "style-src", "connect-src"}
	for directive := range strings.SplitSeq(policy, ";") {
		words := strings.Fields(directive)
		if len(words) == 0 {
			continue
		}
		if i := slices.Index(missing, strings.ToLower(words[0])); i >= 0 {
			missing = slices.Delete(missing, i, i+1)
			words = slices.DeleteFunc(words, func(w string) bool { return w == "'none'" || w == "'self'" })
			words = append(words, "'self'")
		}
		directives = append(directives, strings.Join(words, " "))
	}
	for _, name := range missing {
		directives = append(directives, name+" 'self'")
	}
	return strings.Join(directives, "; ")
}
