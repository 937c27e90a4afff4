package audit

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"gongkai/cmd/gongkai/internal/lang"
)

// inBody are the elements of a kind that are children of the body.
func (p *page) inBody(tag string) []*html.Node {
	return slices.DeleteFunc(slices.Clone(p.tags[tag]), func(n *html.Node) bool { return n.Parent.Data != "body" })
}

// head and foot are what frames every page; nil if there is none.
func (p *page) head() *html.Node { return first(p.inBody("header")) }
func (p *page) foot() *html.Node { return first(p.inBody("footer")) }

func first(list []*html.Node) *html.Node {
	if len(list) == 0 {
		return nil
	}
	return list[0]
}

func checkAreas(p *page, r *result) {
	if p.isBare {
		return
	}
	r.saw("")
	for _, area := range []struct {
		tag  string
		have []*html.Node
	}{{"header", p.inBody("header")}, {"main", p.tags["main"]}, {"footer", p.inBody("footer")}} {
		if n := len(area.have); n != 1 {
			r.fault("<"+area.tag, lang.Text{ZH: "有" + lang.Int(n, lang.ZH) + "个 " + area.tag + "，应有1个", EN: "there are " + lang.Int(n, lang.EN) + " " + area.tag + ", must be 1"})
		}
	}
}

// sameAreas finds the pages whose head or foot says something else than those of the other pages in their language.
func sameAreas(s *site, r *result) error {
	for _, l := range lang.All {
		sameHash(s, l, r, func(f *facts) uint64 { return f.head }, lang.Text{ZH: "页首与其他页面不同", EN: "the head is not that of the other pages"})
		sameHash(s, l, r, func(f *facts) uint64 { return f.foot }, lang.Text{ZH: "页脚与其他页面不同", EN: "the foot is not that of the other pages"})
	}
	return nil
}

// sameHash finds the pages whose hash is not the commonest; pages without the thing have none.
func sameHash(s *site, l lang.Lang, r *result, of func(*facts) uint64, what lang.Text) {
	counts := map[uint64]int{}
	var commonest uint64
	for _, f := range s.pages {
		if h := of(f); f.lang == l && h != 0 {
			counts[h]++
			if counts[h] > counts[commonest] {
				commonest = h
			}
		}
	}
	for _, f := range s.pages {
		if h := of(f); f.lang == l && h != 0 && h != commonest {
			r.faultOn(f.address, "", what)
		}
	}
}

// mapNames are what a link to the map of a site says.
var mapNames = regexp.MustCompile(`(?i)(网站|站点)地图|site ?map`)

func checkFoot(p *page, r *result) {
	foot := p.foot()
	if foot == nil {
		return
	}
	isInFoot := func(n *html.Node) bool { return within(n, func(n *html.Node) bool { return n == foot }) != nil }
	for _, said := range []struct{ hook, key string }{{"sponsor", "publisher"}, {"contact", "contact"}} {
		if slices.ContainsFunc(p.hooks[said.hook], func(n *html.Node) bool { return isInFoot(n) && words(n) != "" }) {
			r.saw(said.key)
		} else {
			r.await(p, said.key)
		}
	}
	if !slices.ContainsFunc(p.tags["a"], func(n *html.Node) bool { return isInFoot(n) && mapNames.MatchString(words(n)) }) {
		r.fault("<footer", lang.Text{ZH: "页脚没有网站地图的链接", EN: "the foot has no link to the site map"})
	}
}

// An identifier is a number that an authority gives to a website, as its foot shows it.
type identifier struct {
	hook, key string
	form      *regexp.Regexp
}

var identifiers = []identifier{
	{"site-id", "identifiers.site_code", regexp.MustCompile(`(^|[^0-9])(bm\d{8}|\d{10})$`)},
	{"icp", "identifiers.icp", regexp.MustCompile(`^\p{Han}ICP备\d+号(-\d+)?$`)},
	{"police", "identifiers.police", regexp.MustCompile(`^\p{Han}公网安备\s?\d{14}号$`)},
}

// icpSite is where the number of a filing must lead.
const icpSite = "https://beian.miit.gov.cn/"

func checkIdentifiers(p *page, r *result) {
	if p.isBare || p.foot() == nil {
		return
	}
	p.checkStray(r)
	for _, id := range identifiers {
		n := first(p.hooks[id.hook])
		if n == nil {
			r.await(p, id.key)
			continue
		}
		r.saw(id.key)
		shown, near := words(n), `data-gov="`+id.hook+`"`
		if id.hook == "icp" {
			a := firstOf(n, "a")
			if a == nil || attr(a, "href") != icpSite {
				r.fault(near, lang.Text{ZH: "备案号没有链接到 " + icpSite, EN: "the filing number does not link to " + icpSite})
			} else {
				shown = words(a)
			}
		}
		if !id.form.MatchString(shown) {
			r.fault(near, lang.Text{ZH: "“" + shown + "” 不合格式", EN: "“" + shown + "” does not have the form"})
		}
		if code := p.meta("SiteIDCode"); id.hook == "site-id" && siteCodeForm.MatchString(code) && id.form.MatchString(shown) && !strings.HasSuffix(shown, code) {
			r.fault(near, lang.Text{ZH: "页脚的标识码与 SiteIDCode 不一致", EN: "the code in the foot is not that of SiteIDCode"})
		}
	}
}

// identifierWords are how identifiers are written in the foot of a site.
var identifierWords = regexp.MustCompile(`ICP[备证]|公网安备|网站标识码|Site code`)

// checkStray finds identifiers in the foot that are not marked as such: of a site that has none they were made up, or come
// from another site.
func (p *page) checkStray(r *result) {
	for n := range p.foot().Descendants() {
		if n.Type != html.TextNode || !identifierWords.MatchString(n.Data) {
			continue
		}
		marked := within(n.Parent, func(n *html.Node) bool {
			return slices.ContainsFunc(identifiers, func(id identifier) bool { return id.hook == attr(n, "data-gov") })
		})
		if marked == nil {
			r.fault(strings.TrimSpace(n.Data), lang.Text{ZH: "页脚的 “" + strings.TrimSpace(n.Data) + "” 没有标明是哪一种标识", EN: "“" + strings.TrimSpace(n.Data) + "” in the foot is not marked as an identifier"})
		}
	}
}

// firstOf is the first element of a kind within n; nil if there is none.
func firstOf(n *html.Node, tag string) *html.Node {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && c.Data == tag {
			return c
		}
	}
	return nil
}

func checkBreadcrumb(p *page, r *result) {
	if p.isBare || !p.isContent() {
		return
	}
	r.saw("")
	for _, ol := range p.tags["ol"] {
		nav := ol.Parent
		if nav.Data != "nav" || attr(nav, "aria-label") == "" {
			continue
		}
		items := children(ol)
		if len(items) > 1 && slices.ContainsFunc(children(items[len(items)-1]), func(n *html.Node) bool { return attr(n, "aria-current") == "page" }) {
			return
		}
	}
	r.fault("", lang.Text{ZH: "没有以当前页结尾的位置导航", EN: "there is no breadcrumb that ends in this page"})
}

// focusable are the elements that the tab key stops at; an a must have an href.
var focusable = []string{"a", "button", "input", "select", "textarea", "summary"}

func checkSkipLink(p *page, r *result) {
	if p.isBare {
		return
	}
	r.saw("")
	for _, n := range p.all {
		if !slices.Contains(focusable, n.Data) || n.Data == "a" && !has(n, "href") {
			continue
		}
		target := p.ids[strings.TrimPrefix(attr(n, "href"), "#")]
		if n.Data != "a" || target == nil || target.Data != "main" {
			r.fault("<body", lang.Text{ZH: "第一个可聚焦的元素不是跳到正文的链接", EN: "the first thing that takes the focus is no link to the main part"})
		}
		return
	}
}

// hasSearch reports whether readers can search from the page.
func (p *page) hasSearch() bool {
	return slices.ContainsFunc(p.all, func(n *html.Node) bool {
		return attr(n, "role") == "search" && (n.Data != "form" || attr(n, "action") != "")
	})
}

// checkSearch wants a search on all pages. A site without any must have a map, which another check wants.
func checkSearch(s *site, r *result) error {
	for _, f := range s.pages {
		if f.hasSearch {
			r.saw("")
		}
	}
	for _, f := range s.pages {
		if len(r.seen) > 0 && !f.hasSearch && !f.isBare {
			r.faultOn(f.address, "<header", lang.Text{ZH: "其他页面有检索，本页没有", EN: "other pages have a search, this one has none"})
		}
	}
	return nil
}
