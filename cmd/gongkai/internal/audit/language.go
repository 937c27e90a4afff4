package audit

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"gongkai/cmd/gongkai/internal/lang"
)

func checkPageLanguage(p *page, r *result) {
	r.saw("")
	for _, n := range p.tags["html"] {
		if got := attr(n, "lang"); got != p.lang.Tag() {
			r.fault("<html", lang.Text{ZH: "页面语言标为 “" + got + "”，应为 " + p.lang.Tag(), EN: "the page is marked as “" + got + "”, must be " + p.lang.Tag()})
		}
	}
}

// englishRun is a stretch of English prose. Names and abbreviations need no mark on a Chinese page.
var englishRun = regexp.MustCompile(`[A-Za-z]{3,}( [A-Za-z]{2,}){3,}`)

func checkLanguageMarks(p *page, r *result) {
	r.saw("")
	for _, n := range p.texts {
		if n.Parent == nil || n.Parent.Data == "script" || n.Parent.Data == "style" {
			continue
		}
		if strings.TrimSpace(n.Data) == "" {
			continue
		}
		l := languageAt(n, p.lang)
		switch {
		case l == lang.EN && strings.ContainsFunc(n.Data, func(c rune) bool { return unicode.Is(unicode.Han, c) }):
			r.fault(firstLine(n.Data), lang.Text{ZH: "中文未标注语言：" + short(n.Data), EN: "Chinese words are not marked: " + short(n.Data)})
		case l == lang.ZH && englishRun.MatchString(n.Data):
			r.fault(firstLine(n.Data), lang.Text{ZH: "英文未标注语言：" + short(n.Data), EN: "English words are not marked: " + short(n.Data)})
		}
	}
}

// languageAt is the language in which a text stands: as marked by an element within the page, or else the page's own. The mark
// of the whole page is another check's.
func languageAt(n *html.Node, l lang.Lang) lang.Lang {
	marked := within(n.Parent, func(n *html.Node) bool { return n.Data != "html" && attr(n, "lang") != "" })
	switch {
	case marked == nil:
		return l
	case strings.HasPrefix(attr(marked, "lang"), "en"):
		return lang.EN
	}
	return lang.ZH
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return line
}

// mostShown is how many characters of a text a finding shows.
const mostShown = 40

func short(s string) string {
	r := []rune(strings.Join(strings.Fields(s), " "))
	if len(r) > mostShown {
		return string(r[:mostShown]) + "…"
	}
	return string(r)
}
