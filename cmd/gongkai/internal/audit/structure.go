package audit

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"gongkai/cmd/gongkai/internal/lang"
)

func checkIDs(p *page, r *result) {
	if len(p.ids) > 0 {
		r.saw("")
	}
	for _, id := range p.twice {
		r.fault(`id="`+id+`"`, lang.Text{ZH: "id “" + id + "” 用了不止一次", EN: "the id “" + id + "” is used more than once"})
	}
}

func checkHeadings(p *page, r *result) {
	level, firsts := 0, 0
	for _, n := range p.all {
		if len(n.Data) != 2 || n.Data[0] != 'h' || n.Data[1] < '1' || n.Data[1] > '6' {
			continue
		}
		r.saw("")
		l, text := int(n.Data[1]-'0'), words(n)
		if l == 1 {
			firsts++
		}
		if text == "" {
			r.fault("<"+n.Data, lang.Text{ZH: "空的 " + n.Data, EN: "an empty " + n.Data})
		}
		if l > level+1 {
			r.fault(text, lang.Text{ZH: n.Data + " “" + text + "” 跳过了一级", EN: n.Data + " “" + text + "” skips a level"})
		}
		level = l
	}
	if firsts != 1 {
		r.fault("", lang.Text{ZH: "有" + lang.Int(firsts, lang.ZH) + "个 h1，应有1个", EN: "there are " + lang.Int(firsts, lang.EN) + " h1, must be 1"})
	}
}

func checkPictures(p *page, r *result) {
	for _, n := range p.tags["img"] {
		r.saw("")
		if strings.TrimSpace(attr(n, "alt")) == "" && !(has(n, "alt") && isHidden(n)) {
			r.fault(`src="`+attr(n, "src")+`"`, lang.Text{ZH: "图片 " + attr(n, "src") + " 没有 alt", EN: "the picture " + attr(n, "src") + " has no alt"})
		}
	}
	for _, n := range p.tags["svg"] {
		r.saw("")
		role := attr(n, "role")
		isNamed := role == "img" || role == "group"
		hasTitle := attr(n, "aria-label") != "" || slices.ContainsFunc(children(n), func(c *html.Node) bool { return c.Data == "title" && words(c) != "" })
		switch {
		case isNamed && !hasTitle:
			r.fault("<svg", lang.Text{ZH: "图形没有 title", EN: "a drawing has no title"})
		case !isNamed && !isHidden(n):
			r.fault("<svg", lang.Text{ZH: "图形既无 role 和 title，又未标 aria-hidden", EN: "a drawing has neither role and title nor aria-hidden"})
		}
	}
}

func isHidden(n *html.Node) bool {
	return within(n, func(n *html.Node) bool { return attr(n, "aria-hidden") == "true" || has(n, "hidden") }) != nil
}

func children(n *html.Node) []*html.Node {
	var list []*html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			list = append(list, c)
		}
	}
	return list
}

// scopes are those that a table head can have.
var scopes = []string{"col", "row", "colgroup", "rowgroup"}

func checkTables(p *page, r *result) {
	for _, n := range p.tags["table"] {
		r.saw("")
		hasCaption := slices.ContainsFunc(children(n), func(c *html.Node) bool { return c.Data == "caption" && words(c) != "" })
		if !hasCaption && attr(n, "aria-labelledby") == "" && attr(n, "aria-label") == "" {
			r.fault("<table", lang.Text{ZH: "表格没有标题", EN: "a table has no caption"})
		}
		if firstOf(n, "th") == nil && attr(n, "role") != "presentation" {
			r.fault("<table", lang.Text{ZH: "表格没有表头", EN: "a table has no heads"})
		}
	}
	for _, n := range p.tags["th"] {
		if text := words(n); text == "" {
			r.fault("<th", lang.Text{ZH: "空的表头", EN: "an empty table head"})
		} else if scope := attr(n, "scope"); scope != "" && !slices.Contains(scopes, scope) {
			r.fault(text, lang.Text{ZH: "表头 “" + text + "” 的 scope 是 “" + scope + "”", EN: "the scope of the table head “" + text + "” is “" + scope + "”"})
		} else if scope == "" {
			r.fault(text, lang.Text{ZH: "表头 “" + text + "” 没有 scope", EN: "the table head “" + text + "” has no scope"})
		}
	}
}
