package serve

import (
	"strconv"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/markup"
)

// panel is the list of what is wrong, as it stands over a page; "" where nothing is.
func panel(s *state) string {
	if len(s.problems) == 0 && s.failure == nil {
		return ""
	}
	l := s.messages
	say := func(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(l) }
	var b markup.Builder
	b.Element("h2", heading(s).In(l))
	if s.isBroken() && s.files != nil {
		b.Element("p", say("下面仍是上一次没有错误时的页面；改正后自动更新。", "Beneath is the last page without errors; it is replaced when these are mended."), "class", "gk-lead")
	}
	if s.failure != nil {
		b.Element("p", s.failure.Error(), "class", "gk-text")
	}
	b.Open("ol")
	for _, p := range s.problems[:min(len(s.problems), diag.MostShown)] {
		problem(&b, p, l)
	}
	b.Close()
	if n := len(s.problems) - diag.MostShown; n > 0 {
		b.Element("p", say("还有 "+strconv.Itoa(n)+" 处未列出", "and "+strconv.Itoa(n)+" more"))
	}
	return string(b.HTML())
}

// problem writes one problem: its place, what it is, the line, a hint.
func problem(b *markup.Builder, p diag.Problem, l lang.Lang) {
	class := "gk-error"
	if p.Severity() == diag.Warning {
		class = "gk-warning"
	}
	b.Open("li", "class", class)
	b.Element("p", placeOf(p.Pos), "class", "gk-place")
	b.Open("p", "class", "gk-text").Text(p.Text.In(l)+" ").Element("code", string(p.Code)).Close()
	if before, meant, after := p.Excerpt(); p.Line > 0 && before+meant+after != "" {
		b.Open("pre").Text(before).Element("mark", meant).Text(after).Close()
	}
	for _, r := range p.Related {
		b.Element("p", placeOf(r.Pos)+lang.Text{ZH: "：", EN: ": "}.In(l)+r.Text.In(l), "class", "gk-related")
	}
	if hint := p.Hint.In(l); hint != "" {
		b.Element("p", lang.Text{ZH: "提示：", EN: "Hint: "}.In(l)+hint, "class", "gk-hint")
	}
	b.Close()
}

func placeOf(p diag.Pos) string {
	if p.Line == 0 {
		return p.File
	}
	return p.File + ":" + strconv.Itoa(p.Line) + ":" + strconv.Itoa(p.Col)
}

// heading counts what is wrong.
func heading(s *state) lang.Text {
	errors, warnings := s.problems.Count(diag.Error), s.problems.Count(diag.Warning)
	count := func(n int, singular, many string) string {
		if n == 1 {
			return "1 " + singular
		}
		return strconv.Itoa(n) + " " + many
	}
	switch {
	case s.failure != nil:
		return lang.Text{ZH: "无法读取网站", EN: "The site cannot be read"}
	case errors == 0:
		return lang.Text{ZH: strconv.Itoa(warnings) + " 处警告", EN: count(warnings, "warning", "warnings")}
	case warnings == 0:
		return lang.Text{ZH: strconv.Itoa(errors) + " 处错误", EN: count(errors, "error", "errors")}
	}
	return lang.Text{ZH: strconv.Itoa(errors) + " 处错误，" + strconv.Itoa(warnings) + " 处警告", EN: count(errors, "error", "errors") + ", " + count(warnings, "warning", "warnings")}
}

// badge is what stands in the corner of every page: that this is a preview, and whether anything is wrong.
func badge(s *state) lang.Text {
	if len(s.problems) == 0 && s.failure == nil {
		return lang.Text{ZH: "预览", EN: "Preview"}
	}
	h := heading(s)
	return lang.Text{ZH: "预览 · " + h.ZH, EN: "Preview · " + h.EN}
}

// ownPage is a page of the preview itself, in both languages.
func ownPage(title, text lang.Text) []byte {
	var b markup.Builder
	b.Open("html", "lang", lang.ZH.Tag()).Open("head")
	b.Void("meta", "charset", "utf-8").Void("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
	b.Element("title", title.ZH+" · "+title.EN).Void("link", "rel", "stylesheet", "href", stylePath).Close()
	b.Open("body", "class", "gk-own").Open("main")
	b.Element("h1", title.ZH).Element("p", text.ZH)
	b.Open("div", "lang", lang.EN.Tag()).Element("h2", title.EN).Element("p", text.EN)
	return append([]byte("<!doctype html>\n"), b.HTML()...)
}

// waitingPage stands in place of a page before the first load has ended.
func waitingPage() []byte {
	return ownPage(lang.Text{ZH: "正在读取网站", EN: "The site is being read"},
		lang.Text{ZH: "读完后自动显示所要的页面。", EN: "The page appears by itself when it has been."})
}

// alonePage stands in place of a page where no load has come to a site yet: the problems alone are to be seen.
func alonePage(s *state) []byte {
	return ownPage(lang.Text{ZH: "网站尚不能显示", EN: "The site cannot be shown yet"},
		lang.Text{ZH: s.folder + " 中有错误，列在本页；改正并保存后自动显示。", EN: "There are errors in " + s.folder + ", listed on this page; it appears by itself when they are mended and saved."})
}

// failedPage stands in place of a page that could not be rendered.
func failedPage(_ *state, err error) []byte {
	return ownPage(lang.Text{ZH: "这一页无法生成", EN: "This page cannot be rendered"}, lang.Same(err.Error()))
}
