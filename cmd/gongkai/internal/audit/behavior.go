package audit

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"gongkai/cmd/gongkai/internal/lang"
)

// outward are the links of a page that lead out of the site.
func (p *page) outward() []*html.Node {
	home := ""
	for _, n := range p.tags["link"] {
		if base, ok := strings.CutSuffix(attr(n, "href"), p.address); ok && attr(n, "rel") == "canonical" {
			home = base
		}
	}
	return slices.DeleteFunc(slices.Clone(p.tags["a"]), func(n *html.Node) bool {
		href := attr(n, "href")
		return !isElsewhere(href) || home != "" && strings.HasPrefix(href, home)
	})
}

// outwardWords are what tells a reader that a link leads out of the site.
var outwardWords = regexp.MustCompile(`站外|外部|所属网站|(?i)external|website of which`)

func checkOutward(p *page, r *result) {
	for _, n := range p.outward() {
		r.saw("")
		href := attr(n, "href")
		next := n.NextSibling
		for next != nil && next.Type != html.ElementNode {
			next = next.NextSibling
		}
		isTold := outwardWords.MatchString(words(n)) || next != nil && outwardWords.MatchString(words(next))
		switch {
		case !slices.Contains(strings.Fields(attr(n, "rel")), "external"):
			r.fault(href, lang.Text{ZH: "站外链接 " + href + " 没有 rel=\"external\"", EN: "the outward link " + href + " has no rel=\"external\""})
		case !isTold:
			r.fault(href, lang.Text{ZH: "站外链接 " + href + " 没有告诉读者它通往站外", EN: "the outward link " + href + " does not tell readers that it leads out of the site"})
		}
	}
}

var numericHost = regexp.MustCompile(`^\d{1,3}(\.\d{1,3}){3}$`)

func checkNumericHosts(p *page, r *result) {
	r.saw("")
	for _, n := range p.all {
		for _, a := range n.Attr {
			if !isAddress(a.Key) || !isElsewhere(a.Val) {
				continue
			}
			if u, err := url.Parse(a.Val); err == nil && numericHost.MatchString(u.Hostname()) {
				r.fault(a.Val, lang.Text{ZH: "链接 " + a.Val + " 用了IPv4地址", EN: "the link " + a.Val + " has an IPv4 address for a host"})
			}
		}
	}
}

// moving are the elements and attributes that move, sound or float by themselves.
var moving = struct{ tags, attrs []string }{[]string{"marquee", "blink", "bgsound"}, []string{"autoplay"}}

func checkStill(p *page, r *result) {
	r.saw("")
	for _, tag := range moving.tags {
		if len(p.tags[tag]) > 0 {
			r.fault("<"+tag, lang.Text{ZH: "页面有 " + tag, EN: "the page has a " + tag})
		}
	}
	for _, n := range p.all {
		for _, key := range moving.attrs {
			if has(n, key) {
				r.fault(key, lang.Text{ZH: "<" + n.Data + "> 自动播放", EN: "<" + n.Data + "> plays by itself"})
			}
		}
	}
	for _, n := range p.tags["dialog"] {
		if has(n, "open") {
			r.fault("<dialog", lang.Text{ZH: "页面打开时就有浮层", EN: "a layer floats over the page from the start"})
		}
	}
	for _, n := range p.tags["meta"] {
		if strings.EqualFold(attr(n, "http-equiv"), "refresh") {
			r.fault("<meta http-equiv=", lang.Text{ZH: "页面自动跳转或刷新", EN: "the page goes elsewhere, or loads again, by itself"})
		}
	}
}

// checkHiddenLinks finds links that readers never see: what 暗链 are.
func checkHiddenLinks(p *page, r *result) {
	r.saw("")
	for _, n := range p.outward() {
		if within(n, func(n *html.Node) bool { return has(n, "hidden") || attr(n, "aria-hidden") == "true" }) != nil || words(n) == "" && len(children(n)) == 0 {
			href := attr(n, "href")
			r.fault(href, lang.Text{ZH: "看不见的站外链接 " + href, EN: "an outward link that nobody sees: " + href})
		}
	}
}

// isMadeByScript reports whether an element is empty, or not seen, until a script fills it.
func isMadeByScript(n *html.Node) bool {
	return has(n, "hidden") || n.Data == "template" || slices.Contains(strings.Fields(attr(n, "class")), "js-only")
}

func checkLists(p *page, r *result) {
	for _, tag := range []string{"ul", "ol", "dl", "tbody"} {
		for _, n := range p.tags[tag] {
			if within(n, isMadeByScript) != nil {
				continue
			}
			r.saw("")
			items := children(n)
			if len(items) == 0 {
				r.fault("<"+tag, lang.Text{ZH: "空的 " + tag, EN: "an empty " + tag})
			}
			if tag != "ul" && tag != "ol" {
				continue
			}
			for _, li := range items {
				if words(li) == "" && !isNamed(li) && len(children(li)) == 0 {
					r.fault("<"+tag, lang.Text{ZH: tag + " 里有空的一项", EN: "a " + tag + " with an empty item"})
				}
			}
		}
	}
}

func checkFocusOrder(p *page, r *result) {
	r.saw("")
	for _, n := range p.all {
		if i, err := strconv.Atoi(attr(n, "tabindex")); err == nil && i > 0 {
			r.fault(`tabindex="`+attr(n, "tabindex"), lang.Text{ZH: "<" + n.Data + "> 的 tabindex 大于0", EN: "<" + n.Data + "> has a tabindex above 0"})
		}
	}
}

var zoomBlocked = regexp.MustCompile(`(?i)user-scalable\s*=\s*(no|0)|maximum-scale`)

func checkZoom(p *page, r *result) {
	r.saw("")
	switch viewport := p.meta("viewport"); {
	case viewport == "":
		r.fault("", lang.Text{ZH: "没有 viewport", EN: "there is no viewport"})
	case zoomBlocked.MatchString(viewport):
		r.fault(metaAt("viewport"), lang.Text{ZH: "viewport 不许读者放大页面", EN: "the viewport keeps readers from enlarging the page"})
	}
}

// bareFocus is a selector that takes the sign of the focus from every element, or every one of a kind.
var (
	bareFocus = regexp.MustCompile(`^(\*|[a-z]*)(:focus|:focus-visible)?$`)
	noOutline = regexp.MustCompile(`(?i)(^|[;\s])outline\s*:\s*(none|0)\b`)
)

// checkFocusShown wants readers who go by the keyboard to see where they are.
func checkFocusShown(s *site, r *result) error {
	return s.eachStyle(func(name, _ string, rules []cssRule) {
		for _, rule := range rules {
			if noOutline.MatchString(rule.says) && slices.ContainsFunc(rule.selectors(), bareFocus.MatchString) && !rule.isOf("print") {
				r.faultOn(name, rule.selector, lang.Text{ZH: "样式 " + rule.selector + " 去掉了焦点的外框", EN: "the style of " + rule.selector + " takes the outline from what has the focus"})
			}
		}
	})
}

// An outwardLink is a link out of the site with the classes of the elements that it stands in.
type outwardLink struct {
	href    string
	classes string
}

func (p *page) outwardLinks() []outwardLink {
	var list []outwardLink
	for _, n := range p.outward() {
		l := outwardLink{href: attr(n, "href")}
		for at := n; at != nil; at = at.Parent {
			if c := attr(at, "class"); c != "" {
				l.classes += " " + c
			}
		}
		list = append(list, l)
	}
	return list
}

// checkHiddenByStyle finds links out of the site that a style keeps from every reader.
func checkHiddenByStyle(s *site, r *result) error {
	hidden, err := s.hiddenClasses()
	if err != nil {
		return err
	}
	for _, f := range s.pages {
		for _, l := range f.outward {
			for _, class := range strings.Fields(l.classes) {
				if hidden[class] {
					r.faultOn(f.address, l.href, lang.Text{ZH: "样式 ." + class + " 使站外链接 " + l.href + " 看不见", EN: "the style ." + class + " hides the outward link " + l.href})
				}
			}
		}
	}
	return nil
}
