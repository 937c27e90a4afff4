package dataset

import (
	"net/url"
	"regexp"
	"strings"
	"unicode"

	"gongkai/cmd/gongkai/internal/diag"
)

// hostName is the name of a host as addresses of the web have them, in any script.
var hostName = regexp.MustCompile(`^[\pL\pN](?:[\pL\pN-]*[\pL\pN])?(?:\.[\pL\pN](?:[\pL\pN-]*[\pL\pN])?)+$`)

func isURL(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && hostName.MatchString(u.Hostname()) && !strings.ContainsFunc(s, isNotOfURL)
}

// isNotOfURL reports characters that come into an address when it is typed or cut short, and never stand in one.
func isNotOfURL(r rune) bool {
	if sign, isSlip := meant(r); isSlip && sign.means != "-" {
		return true
	}
	return unicode.IsSpace(r) || isCurly(r) || strings.ContainsRune("<>\"…", r)
}

// badURL is the problem of a text that is no address, with what seems to be meant.
func badURL(pos diag.Pos, s string) diag.Problem {
	p := diag.New(diag.BadURL, pos, s)
	narrow := strings.Map(func(r rune) rune {
		if sign, ok := meant(r); ok && r != '：' && len(sign.means) == 1 {
			return rune(sign.means[0])
		}
		if r == '：' {
			return ':'
		}
		return r
	}, strings.TrimSpace(s))
	for _, guess := range []string{narrow, "https://" + strings.TrimLeft(narrow, "/"), strings.Replace(narrow, "//", "://", 1), strings.ReplaceAll(narrow, " ", "")} {
		if guess != s && isURL(guess) {
			return p.WithHint(diag.DidYouMean(guess, []string{guess}, ""))
		}
	}
	return p
}
