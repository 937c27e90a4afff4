package audit

import (
	"bytes"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"gongkai/cmd/gongkai/internal/lang"
)

// fetched are the attributes whose address a browser fetches by itself, by element. Those of link depend on its rel.
var fetched = map[string][]string{
	"script": {"src", "data-library", "data-live"}, "img": {"src", "srcset"}, "iframe": {"src"}, "source": {"src", "srcset"}, "video": {"src", "poster"},
	"audio": {"src"}, "track": {"src"}, "embed": {"src"}, "object": {"data"}, "input": {"src"}, "use": {"href"}, "image": {"href"}, "form": {"action"}, "frame": {"src"},
}

// fetchedRels are the kinds of link elements that are fetched.
var fetchedRels = []string{"stylesheet", "icon", "manifest", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "apple-touch-icon"}

// fetchedBy is the addresses that an element makes a browser fetch.
func fetchedBy(n *html.Node) []string {
	keys := fetched[n.Data]
	if n.Data == "link" && slices.ContainsFunc(strings.Fields(attr(n, "rel")), func(rel string) bool { return slices.Contains(fetchedRels, rel) }) {
		keys = []string{"href"}
	}
	var list []string
	for _, k := range keys {
		if v := attr(n, k); v != "" {
			list = append(list, v)
		}
	}
	return list
}

// isElsewhere reports whether an address names a host.
func isElsewhere(address string) bool {
	address = strings.TrimSpace(address)
	for _, scheme := range []string{"//", "https://", "http://"} {
		if len(address) >= len(scheme) && strings.EqualFold(address[:len(scheme)], scheme) {
			return true
		}
	}
	return false
}

func checkForeign(p *page, r *result) {
	r.saw("")
	for _, n := range p.all {
		for _, address := range fetchedBy(n) {
			if isElsewhere(address) {
				r.fault(address, lang.Text{ZH: "<" + n.Data + "> 请求站外的 " + address, EN: "<" + n.Data + "> requests " + address + " from elsewhere"})
			}
		}
	}
}

var foreignStyle = regexp.MustCompile(`(?i)(url\(|@import)\s*["']?\s*(https?:)?//[^)"';]*`)

func checkForeignStyles(s *site, r *result) error {
	for _, name := range slices.Sorted(maps.Keys(s.files)) {
		if path.Ext(name) != ".css" {
			continue
		}
		text, err := fs.ReadFile(s.root, name)
		if err != nil {
			return err
		}
		if !bytes.Contains(text, []byte("//")) {
			continue // most styles: the pattern is slow
		}
		for _, found := range foreignStyle.FindAllString(string(text), mostOfPage) {
			r.faultOn(name, found, lang.Text{ZH: "样式请求站外资源：" + found, EN: "a style requests from elsewhere: " + found})
		}
	}
	return nil
}

// policies are the directives that a page's policy must have, and their values.
var policies = []struct{ name, want string }{
	{"default-src", "'none'"}, {"script-src", "'self'"}, {"style-src", "'self'"}, {"base-uri", "'none'"}, {"form-action", "'self'"},
}

func checkPolicy(p *page, r *result) {
	r.saw("")
	var policy string
	for _, m := range p.tags["meta"] {
		if strings.EqualFold(attr(m, "http-equiv"), "Content-Security-Policy") {
			policy = attr(m, "content")
		}
	}
	if policy == "" {
		r.fault("", lang.Text{ZH: "没有 Content-Security-Policy", EN: "there is no Content-Security-Policy"})
		return
	}
	given := map[string]string{}
	for _, d := range strings.Split(policy, ";") {
		name, value, _ := strings.Cut(strings.TrimSpace(d), " ")
		given[name] = strings.TrimSpace(value)
	}
	for _, want := range policies {
		if given[want.name] != want.want && given[want.name] != "'none'" {
			r.fault("Content-Security-Policy", lang.Text{ZH: want.name + " 是 “" + given[want.name] + "”，应为 " + want.want, EN: want.name + " is “" + given[want.name] + "”, must be " + want.want})
		}
	}
	for _, loose := range []string{"'unsafe-inline'", "'unsafe-eval'", "http:", "https:", "*", "data:"} {
		for _, name := range slices.Sorted(maps.Keys(given)) {
			if slices.Contains(strings.Fields(given[name]), loose) && !slices.ContainsFunc(policies, func(p struct{ name, want string }) bool { return p.name == name }) {
				r.fault("Content-Security-Policy", lang.Text{ZH: name + " 含有 " + loose, EN: name + " has " + loose})
			}
		}
	}
}

// dataTypes are the types of script elements that hold data, which no browser runs.
var dataTypes = []string{"application/json", "application/ld+json"}

// isData reports whether a script holds data.
func isData(n *html.Node) bool { return slices.Contains(dataTypes, attr(n, "type")) }

func checkInline(p *page, r *result) {
	r.saw("")
	for _, n := range p.tags["script"] {
		if attr(n, "src") == "" && !isData(n) {
			r.fault("<script>", lang.Text{ZH: "行内脚本", EN: "an inline script"})
		}
	}
	for range p.tags["style"] {
		r.fault("<style", lang.Text{ZH: "行内样式", EN: "an inline style sheet"})
	}
	for _, n := range p.all {
		for _, a := range n.Attr {
			switch {
			case a.Key == "style":
				r.fault(`style="`+a.Val, lang.Text{ZH: "<" + n.Data + "> 有 style 属性", EN: "<" + n.Data + "> has a style attribute"})
			case strings.HasPrefix(a.Key, "on"):
				r.fault(a.Key+"=", lang.Text{ZH: "<" + n.Data + "> 有 " + a.Key + " 属性", EN: "<" + n.Data + "> has the attribute " + a.Key})
			case strings.HasPrefix(strings.ToLower(strings.TrimSpace(a.Val)), "javascript:"):
				r.fault("javascript:", lang.Text{ZH: "<" + n.Data + "> 的链接是脚本", EN: "<" + n.Data + "> has a script for a link"})
			}
		}
	}
}
