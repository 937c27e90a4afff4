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

// fetched are the attributes whose address a browser fetches by itself, or sends what readers enter to, by element. Those of
// link depend on its rel.
var fetched = map[string][]string{
	"script": {"src", "href", "data-library", "data-live"}, "img": {"src", "srcset"}, "iframe": {"src"}, "source": {"src", "srcset"}, "video": {"src", "poster"},
	"audio": {"src"}, "track": {"src"}, "embed": {"src"}, "object": {"data"}, "input": {"src", "formaction"}, "button": {"formaction"}, "use": {"href"},
	"image": {"href"}, "feImage": {"href"}, "form": {"action"}, "frame": {"src"}, "base": {"href"}, "a": {"ping"}, "area": {"ping"},
	"body": {"background"}, "table": {"background"}, "td": {"background"}, "th": {"background"},
}

// fetchedRels are the kinds of link elements that are fetched.
var fetchedRels = []string{"stylesheet", "icon", "manifest", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "apple-touch-icon"}

// fetchedBy is the addresses that an element makes a browser fetch.
func fetchedBy(n *html.Node) []string {
	keys := fetched[n.Data]
	if n.Data == "link" && slices.ContainsFunc(rels(n), func(rel string) bool { return slices.Contains(fetchedRels, rel) }) {
		keys = []string{"href", "imagesrcset"}
	}
	var list []string
	for _, k := range keys {
		list = append(list, addressesIn(k, attr(n, k))...)
	}
	return list
}

// rels are the kinds of a link, in small letters, as browsers read them.
func rels(n *html.Node) []string { return strings.Fields(strings.ToLower(attr(n, "rel"))) }

// addressesIn are the addresses of an attribute, which may name several pictures.
func addressesIn(key, value string) []string {
	switch key {
	case "srcset", "imagesrcset":
		var list []string
		for _, candidate := range strings.Split(value, ",") {
			if fields := strings.Fields(candidate); len(fields) > 0 {
				list = append(list, fields[0])
			}
		}
		return list
	case "ping":
		return strings.Fields(value)
	}
	if value == "" {
		return nil
	}
	return []string{value}
}

// browserReads is an address as browsers read it: they pass over white space around it and the ends of lines within, and take
// one slash for the other.
var browserReads = strings.NewReplacer("\t", "", "\n", "", "\r", "", `\`, "/")

// isElsewhere reports whether an address names a host.
func isElsewhere(address string) bool {
	address = browserReads.Replace(strings.TrimSpace(address))
	if strings.HasPrefix(address, "//") {
		return true
	}
	scheme, rest, hasScheme := strings.Cut(address, ":")
	return hasScheme && slices.Contains(hostSchemes, strings.ToLower(scheme)) && rest != ""
}

// hostSchemes are those whose addresses name hosts, with slashes or without.
var hostSchemes = []string{"https", "http", "ftp", "ws", "wss"}

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

// foreign are the ways in which files that no page is, by the ends of their names, make a browser request something from
// elsewhere.
var foreign = map[string]*regexp.Regexp{
	".css": regexp.MustCompile(`(?i)(url\(|@import|image-set\()\s*["']?\s*(https?:)?[/\\]{2}[^)"';]*`),
	".js":  foreignScript,
	".mjs": foreignScript,
	".svg": regexp.MustCompile(`(?i)(href|src)\s*=\s*["']\s*(https?:)?//[^"']*["'][^>]*/?>|url\(\s*["']?(https?:)?//[^)]*`),
}

// foreignScript is a request, or a script or picture to be loaded, of an address that stands in the script.
var foreignScript = regexp.MustCompile("(?i)(\\b(fetch|import|importScripts|open|WebSocket|EventSource|sendBeacon|Worker|Request|URL)\\s*\\(\\s*(\"[A-Z]+\",\\s*)?|\\b(from|import)\\s*|\\b(src|href|action)\\s*=\\s*)[\"'`]((https?|wss?):)?//[^\"'`]*")

// checkForeignFiles looks at styles, scripts and drawings.
func checkForeignFiles(s *site, r *result) error {
	for _, name := range slices.Sorted(maps.Keys(s.files)) {
		requests := foreign[path.Ext(name)]
		if requests == nil {
			continue
		}
		text, err := fs.ReadFile(s.root, name)
		if err != nil {
			return err
		}
		if !bytes.Contains(text, []byte("//")) && !bytes.Contains(text, []byte(`\\`)) {
			continue // most files: the patterns are slow
		}
		for _, found := range requests.FindAllString(string(text), mostOfPage) {
			if path.Ext(name) == ".svg" && strings.HasPrefix(found, "<a ") {
				continue
			}
			r.faultOn(name, found, lang.Text{ZH: "文件请求站外资源：" + found, EN: "the file requests from elsewhere: " + found})
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
		name = strings.ToLower(name)
		if _, isThere := given[name]; !isThere { // of two, browsers heed the first
			given[name] = strings.TrimSpace(value)
		}
	}
	for _, want := range policies {
		if given[want.name] != want.want && given[want.name] != "'none'" {
			r.fault("Content-Security-Policy", lang.Text{ZH: want.name + " 是 “" + given[want.name] + "”，应为 " + want.want, EN: want.name + " is “" + given[want.name] + "”, must be " + want.want})
		}
	}
	for _, name := range slices.Sorted(maps.Keys(given)) {
		if slices.ContainsFunc(policies, func(p struct{ name, want string }) bool { return p.name == name }) || !strings.HasSuffix(name, "-src") && !strings.HasPrefix(name, "script-") && !strings.HasPrefix(name, "style-") {
			continue
		}
		for _, source := range strings.Fields(given[name]) {
			if source != "'self'" && source != "'none'" {
				r.fault("Content-Security-Policy", lang.Text{ZH: name + " 含有 " + source + "，只许 'self' 或 'none'", EN: name + " has " + source + ", must have 'self' or 'none' alone"})
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
			case a.Key == "srcdoc":
				r.fault("srcdoc", lang.Text{ZH: "<" + n.Data + "> 有 srcdoc，内嵌一个页面", EN: "<" + n.Data + "> holds a page in its srcdoc"})
			case a.Key == "style":
				r.fault(`style="`+a.Val, lang.Text{ZH: "<" + n.Data + "> 有 style 属性", EN: "<" + n.Data + "> has a style attribute"})
			case strings.HasPrefix(a.Key, "on"):
				r.fault(a.Key+"=", lang.Text{ZH: "<" + n.Data + "> 有 " + a.Key + " 属性", EN: "<" + n.Data + "> has the attribute " + a.Key})
			case isScript(a.Val):
				r.fault("javascript:", lang.Text{ZH: "<" + n.Data + "> 的链接是脚本", EN: "<" + n.Data + "> has a script for a link"})
			}
		}
	}
}

// isScript reports whether an address is a script, or a page of its own.
func isScript(address string) bool {
	address = strings.ToLower(browserReads.Replace(strings.TrimSpace(address)))
	return strings.HasPrefix(address, "javascript:") || strings.HasPrefix(address, "vbscript:") || strings.HasPrefix(address, "data:text/html")
}

// drawnScript is a script in a drawing, or an attribute that is one.
var drawnScript = regexp.MustCompile(`(?i)<script[\s>]|\son[a-z]+\s*=\s*["']|href\s*=\s*["']\s*javascript:`)

// checkDrawings finds scripts in the files of drawings, which a browser runs when such a file is opened by itself.
func checkDrawings(s *site, r *result) error {
	for _, name := range slices.Sorted(maps.Keys(s.files)) {
		if path.Ext(name) != ".svg" {
			continue
		}
		text, err := fs.ReadFile(s.root, name)
		if err != nil {
			return err
		}
		if found := drawnScript.Find(text); found != nil {
			r.faultOn(name, string(found), lang.Text{ZH: "图形文件里有脚本", EN: "a drawing has a script in it"})
		}
	}
	return nil
}
