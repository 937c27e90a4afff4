package audit

import (
	"bytes"
	"fmt"
	"hash/fnv"
	"net/url"
	"path"
	"slices"
	"strings"
	"unique"

	"golang.org/x/net/html"
	"gongkai/cmd/gongkai/internal/lang"
)

// A page is a page while it is being looked at. Only its facts are kept.
type page struct {
	address  string
	lang     lang.Lang // by its place: below en/ or not
	source   []byte    // as it is written
	weight   int64     // as it is sent: compressed
	isHidden bool      // from search engines: the mark of a preview
	isBare   bool      // for the frame of another website, without head and foot

	all   []*html.Node // the elements, in their order
	texts []*html.Node // the pieces of text, in their order
	tags  map[string][]*html.Node
	hooks map[string][]*html.Node // by data-gov
	ids   map[string]*html.Node
	twice []string // ids that are used more than once
	metas map[string][]string
	heads []string // the names of metas in their order
	shown string   // all words of the body, once somebody asked
}

func parsePage(address string, text []byte) (*page, error) {
	doc, err := html.Parse(bytes.NewReader(text))
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", address, err)
	}
	p := &page{address: address, source: text, tags: map[string][]*html.Node{}, hooks: map[string][]*html.Node{}, ids: map[string]*html.Node{}, metas: map[string][]string{}}
	within := address
	if rest, ok := strings.CutPrefix(address, "en/"); ok {
		p.lang, within = lang.EN, rest
	}
	p.isBare = strings.HasPrefix(within, "embed/")
	p.walk(doc)
	for _, m := range p.tags["meta"] {
		if name := attr(m, "name"); name != "" {
			p.metas[name] = append(p.metas[name], attr(m, "content"))
			p.heads = append(p.heads, name)
		}
	}
	p.isHidden = strings.Contains(p.meta("robots"), "noindex")
	return p, nil
}

func (p *page) walk(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		p.texts = append(p.texts, n)
	case html.ElementNode:
		p.all = append(p.all, n)
		p.tags[n.Data] = append(p.tags[n.Data], n)
		for _, a := range n.Attr {
			switch a.Key {
			case "data-gov":
				p.hooks[a.Val] = append(p.hooks[a.Val], n)
			case "id":
				if p.ids[a.Val] != nil {
					p.twice = append(p.twice, a.Val)
				}
				p.ids[a.Val] = n
			}
		}
	case html.CommentNode:
		p.tags["#comment"] = append(p.tags["#comment"], n)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		p.walk(c)
	}
}

// meta is the content of a tag; "" if there is none.
func (p *page) meta(name string) string {
	if all := p.metas[name]; len(all) > 0 {
		return all[0]
	}
	return ""
}

// path is the address below the root of the page's language.
func (p *page) path() string {
	if p.lang == lang.EN {
		return strings.TrimPrefix(p.address, "en/")
	}
	return p.address
}

// isContent reports whether the page holds content of its own: it is neither the home page nor the one for lost readers.
func (p *page) isContent() bool { return p.path() != "index.html" && p.path() != "404.html" }

// isDocument reports whether the page shows a text of the official document.
func (p *page) isDocument() bool {
	for _, h := range p.tags["h1"] {
		if hook := attr(h, "data-gov"); hook == "original" || hook == "translation" {
			return true
		}
	}
	return false
}

func (p *page) heading() string {
	if len(p.tags["h1"]) == 0 {
		return ""
	}
	return words(p.tags["h1"][0])
}

// A link is an address that a page names, as written.
type link struct {
	element unique.Handle[string]
	written unique.Handle[string]
}

// facts are what is kept of a page.
type facts struct {
	address   string
	lang      lang.Lang
	isHidden  bool
	isBare    bool
	title     string
	ids       []uint64 // hashes, sorted
	links     []link
	canonical string
	languages map[string]string // hreflang and address
	clauses   []passage

	head, foot  uint64 // hashes of their words; 0 if there is none
	isArchived  bool
	hasSearch   bool
	description string
	attachments []attachment
	outward     []outwardLink
	carries     []string // the styles and scripts that come with the page
	weight      int64    // of the page as it is sent
}

func (p *page) facts() *facts {
	f := &facts{address: p.address, lang: p.lang, isHidden: p.isHidden, isBare: p.isBare, languages: map[string]string{}, clauses: p.passages()}
	for id := range p.ids {
		f.ids = append(f.ids, hash(id))
	}
	slices.Sort(f.ids)
	for _, t := range p.tags["title"] {
		if t.Parent.Data == "head" {
			f.title = words(t)
		}
	}
	if n := p.head(); n != nil && !p.isBare {
		f.head = hash(words(n))
	}
	if n := p.foot(); n != nil && !p.isBare {
		said := words(n)
		for _, own := range p.hooks["page-date"] {
			said = strings.Replace(said, words(own), "", 1) // what a page says of itself alone
		}
		f.foot = hash(said)
	}
	f.outward = p.outwardLinks()
	f.hasSearch, f.description = p.hasSearch(), p.meta("description")
	f.isArchived = len(p.hooks["archived"]) > 0
	for _, n := range p.tags["a"] {
		if has(n, "data-sha256") {
			f.attachments = append(f.attachments, attachment{attr(n, "href"), attr(n, "data-sha256"), words(n.Parent)})
		}
	}
	f.carries, f.weight = p.carries(), p.weight
	f.addLinks(p)
	return f
}

// addLinks keeps the addresses that the page names, each once.
func (f *facts) addLinks(p *page) {
	seen := map[link]bool{}
	for _, n := range p.all {
		for _, a := range n.Attr {
			if !isAddress(a.Key) {
				continue
			}
			addresses := addressesIn(a.Key, a.Val)
			if addresses == nil {
				addresses = []string{""}
			}
			for _, address := range addresses {
				l := link{unique.Make(n.Data), unique.Make(address)}
				if !seen[l] {
					seen[l] = true
					f.links = append(f.links, l)
				}
			}
		}
		if property := attr(n, "property"); n.Data == "meta" && (property == "og:image" || property == "og:url") {
			f.links = append(f.links, link{unique.Make(n.Data), unique.Make(attr(n, "content"))})
		}
		if n.Data != "link" {
			continue
		}
		switch {
		case attr(n, "rel") == "canonical":
			f.canonical = attr(n, "href")
		case attr(n, "rel") == "alternate" && attr(n, "hreflang") != "":
			f.languages[attr(n, "hreflang")] = attr(n, "href")
		}
	}
}

func isAddress(key string) bool {
	switch key {
	case "href", "src", "action", "formaction", "srcset", "imagesrcset", "poster", "data", "xlink:href", "data-library", "data-live":
		return true
	}
	return false
}

func (f *facts) hasID(id string) bool {
	_, ok := slices.BinarySearch(f.ids, hash(id))
	return ok
}

func hash(s string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(s)) // never fails
	return h.Sum64()
}

// resolve is the address in the site that a link of a page leads to, and its fragment. It is not ok for links that lead
// out of the site.
func (s *site) resolve(from, written string) (address, fragment string, ok bool) {
	if s.base != "" {
		if rest, isOurs := strings.CutPrefix(written, s.base); isOurs {
			from, written = "index.html", rest
		}
	}
	u, err := url.Parse(written)
	if err != nil || u.Scheme != "" || u.Host != "" {
		return "", "", false
	}
	switch {
	case u.Path == "":
		address = from
	case strings.HasPrefix(u.Path, "/"):
		address = strings.TrimPrefix(strings.TrimPrefix(u.Path, s.basePath()), "/")
	default:
		address = path.Join(path.Dir(from), u.Path)
	}
	if address == "." || strings.HasSuffix(u.Path, "/") {
		address = path.Join(address, "index.html")
	}
	return address, u.Fragment, true
}

// basePath is the path under which the site is published.
func (s *site) basePath() string {
	if u, err := url.Parse(s.base); err == nil && u.Path != "" {
		return u.Path
	}
	return "/"
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func has(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

// words is the text in an element, with its spaces folded.
func words(n *html.Node) string {
	var b strings.Builder
	var add func(*html.Node)
	add = func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			add(c)
		}
	}
	add(n)
	return strings.Join(strings.Fields(b.String()), " ")
}

// within is the nearest element around n, or n itself, for which is holds; nil if there is none.
func within(n *html.Node, is func(*html.Node) bool) *html.Node {
	for ; n != nil; n = n.Parent {
		if n.Type == html.ElementNode && is(n) {
			return n
		}
	}
	return nil
}
