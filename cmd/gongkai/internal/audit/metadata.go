package audit

import (
	"strings"

	"golang.org/x/net/html"
	"gongkai/cmd/gongkai/internal/lang"
)

// checkMetadata holds what a page tells programs of itself, for previews in other places, against what it tells readers.
func checkMetadata(p *page, r *result) {
	if p.isBare {
		return
	}
	r.saw("")
	title := ""
	if t := first(p.tags["title"]); t != nil {
		title = words(t)
	}
	heading := p.heading()
	if p.isContent() && heading != "" && !strings.Contains(title, heading) {
		r.fault("<title", lang.Text{ZH: "title 是 “" + title + "”，页面标题是 “" + heading + "”", EN: "the title is “" + title + "”, the heading is “" + heading + "”"})
	}
	for _, n := range p.tags["meta"] {
		said := attr(n, "content")
		want := ""
		switch attr(n, "property") {
		case "og:title":
			if p.isContent() {
				want = heading
			}
		case "og:description":
			want = p.meta("description")
		case "og:url":
			want = p.canonical()
		}
		if want != "" && strings.Join(strings.Fields(said), " ") != strings.Join(strings.Fields(want), " ") {
			r.fault(`property="`+attr(n, "property")+`"`, lang.Text{ZH: attr(n, "property") + " 是 “" + said + "”，页面是 “" + want + "”", EN: attr(n, "property") + " is “" + said + "”, the page says “" + want + "”"})
		}
	}
	if shown := first(p.hooks["source"]); shown != nil && p.meta("ContentSource") != "" && !strings.Contains(words(shown), p.meta("ContentSource")) {
		r.fault(metaAt("ContentSource"), lang.Text{ZH: "ContentSource 是 “" + p.meta("ContentSource") + "”，显示的是 “" + words(shown) + "”", EN: "ContentSource is “" + p.meta("ContentSource") + "”, shown is “" + words(shown) + "”"})
	}
}

// canonical is the address that the page gives as its own; "" if it gives none.
func (p *page) canonical() string {
	for _, n := range p.tags["link"] {
		if attr(n, "rel") == "canonical" {
			return attr(n, "href")
		}
	}
	return ""
}

// crumbs are the words of the breadcrumb.
func (p *page) crumbs() []string {
	for _, ol := range p.tags["ol"] {
		if ol.Parent.Data != "nav" || attr(ol.Parent, "aria-label") == "" {
			continue
		}
		var list []string
		for _, li := range children(ol) {
			list = append(list, words(li))
		}
		return list
	}
	return nil
}

// checkReferences holds the ids that attributes name against those that the page has.
func checkReferences(p *page, r *result) {
	for _, n := range p.all {
		for _, a := range n.Attr {
			if !namesIDs(n, a.Key) {
				continue
			}
			for _, id := range strings.Fields(a.Val) {
				r.saw("")
				if p.ids[id] == nil {
					r.fault(a.Key+`="`+a.Val, lang.Text{ZH: a.Key + " 所指的 id “" + id + "” 页面上没有", EN: a.Key + " names the id “" + id + "”, which the page has not"})
				}
			}
		}
	}
}

func namesIDs(n *html.Node, key string) bool {
	switch key {
	case "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "aria-details", "aria-errormessage", "aria-activedescendant", "list":
		return true
	case "for":
		return n.Data == "label" || n.Data == "output"
	case "headers":
		return n.Data == "td" || n.Data == "th"
	}
	return false
}

// isNamed reports whether a link or button says what it is for.
func isNamed(n *html.Node) bool {
	if words(n) != "" || strings.TrimSpace(attr(n, "aria-label")) != "" || attr(n, "aria-labelledby") != "" || strings.TrimSpace(attr(n, "title")) != "" {
		return true
	}
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && (strings.TrimSpace(attr(c, "alt")) != "" || strings.TrimSpace(attr(c, "aria-label")) != "") {
			return true
		}
	}
	return false
}

// checkNames wants a name for everything that readers can press, and a label for everything they can fill in.
func checkNames(p *page, r *result) {
	labelled := map[string]bool{}
	for _, n := range p.tags["label"] {
		if id := attr(n, "for"); id != "" && words(n) != "" {
			labelled[id] = true
		}
	}
	for _, n := range p.all {
		switch n.Data {
		case "a", "button", "summary":
			if n.Data == "a" && !has(n, "href") {
				continue
			}
			r.saw("")
			if !isNamed(n) {
				r.fault("<"+n.Data, lang.Text{ZH: "没有文字的 " + n.Data, EN: "<" + n.Data + "> without words"})
			}
		case "input", "select", "textarea":
			if t := strings.ToLower(attr(n, "type")); t == "hidden" || t == "submit" || t == "button" || t == "reset" || t == "image" {
				continue
			}
			r.saw("")
			inLabel := within(n, func(n *html.Node) bool { return n.Data == "label" && words(n) != "" }) != nil
			if !inLabel && !labelled[attr(n, "id")] && !isNamed(n) {
				r.fault("<"+n.Data, lang.Text{ZH: "没有标签的 " + n.Data, EN: "<" + n.Data + "> without a label"})
			}
		}
	}
}

// checkSource wants what the source of every page must begin with: the kind of document and the encoding.
func checkSource(p *page, r *result) {
	r.saw("")
	start := strings.ToLower(string(p.source[:min(len(p.source), 1024)]))
	if !strings.HasPrefix(strings.TrimSpace(strings.TrimPrefix(start, "\ufeff")), "<!doctype html>") {
		r.fault("<!", lang.Text{ZH: "页面没有以 <!doctype html> 开头", EN: "the page does not begin with <!doctype html>"})
	}
	if !strings.Contains(start, `charset="utf-8"`) && !strings.Contains(start, "charset=utf-8") {
		r.fault("charset", lang.Text{ZH: "前1024个字节里没有写明 charset=\"utf-8\"", EN: "the first 1024 bytes do not say charset=\"utf-8\""})
	}
}
