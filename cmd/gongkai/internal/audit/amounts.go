package audit

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"gongkai/cmd/gongkai/internal/lang"
)

// A passage is the words of a clause as a page shows them: of the document in Chinese, or of its translation.
type passage struct {
	clause string // the id of the element that holds it
	lang   lang.Lang
	text   string
}

// passages are what a page shows of the document, one a clause and language, in the page's order.
func (p *page) passages() []passage {
	var list []passage
	at := map[passage]int{}
	for _, n := range p.all {
		hook := attr(n, "data-gov")
		if hook != "original" && hook != "translation" {
			continue
		}
		key := passage{lang: lang.ZH}
		if hook == "translation" {
			key.lang = lang.EN
		}
		if holder := within(n, func(n *html.Node) bool { return attr(n, "id") != "" }); holder != nil {
			key.clause = attr(holder, "id")
		}
		i, ok := at[key]
		if !ok {
			i = len(list)
			at[key], list = i, append(list, key)
		}
		list[i].text = strings.TrimSpace(list[i].text + " " + words(n))
	}
	return list
}

// translatorsNote is what a translator adds in square brackets: it has no Chinese.
var translatorsNote = regexp.MustCompile(`\[[^\[\]]*\]`)

// checkAmounts holds every clause of an English page against the Chinese page that it translates, and the two sides of
// pages that show both.
func checkAmounts(s *site, r *result) error {
	for _, f := range s.pages {
		other := f
		if f.lang == lang.EN && !f.isBare {
			other = s.at[strings.TrimPrefix(f.address, "en/")]
		}
		if other == nil {
			continue
		}
		if f.lang == lang.EN {
			compareAmounts(f.address, passage{text: other.description}, passage{clause: "description", text: f.description}, r)
		}
		for _, english := range f.clauses {
			k := slices.IndexFunc(other.clauses, func(c passage) bool { return c.lang == lang.ZH && c.clause == english.clause })
			if english.lang == lang.EN && k >= 0 {
				compareAmounts(f.address, other.clauses[k], english, r)
			}
		}
	}
	return nil
}

func compareAmounts(address string, zh, en passage, r *result) {
	r.saw("")
	for _, m := range lang.Mismatches(lang.Text{ZH: zh.text, EN: translatorsNote.ReplaceAllString(en.text, " ")}) {
		if m.EN == nil && m.ZH.IsStrict() {
			r.faultOn(address, "", lang.Text{ZH: en.clause + "：英文没有中文的 " + m.ZH.Written, EN: en.clause + ": the English lacks what the Chinese says, " + m.ZH.Written})
		}
		if m.IsContradiction() {
			r.faultOn(address, m.EN.Written, lang.Text{ZH: en.clause + "：中文是 " + m.ZH.Written + "，英文是 " + m.EN.Written, EN: en.clause + ": the Chinese says " + m.ZH.Written + ", the English " + m.EN.Written})
		}
	}
}
