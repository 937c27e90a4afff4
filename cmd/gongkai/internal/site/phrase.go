package site

import (
	"regexp"
	"strings"

	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/markup"
)

// phrased writes a title that can break between its phrases. A Chinese title has no spaces at which it could break, and
// an official one must not break within a name; the style sheet forbids all other breaks that fit.
func (v *view) phrased(title string) markup.HTML { return phrased(title, v.l) }

func phrased(title string, l lang.Lang) markup.HTML {
	if l == lang.EN {
		return marked(title, l)
	}
	var b markup.Builder
	for i, p := range phrases(title) {
		if i > 0 {
			b.Void("wbr")
		}
		at := 0
		for _, m := range yearSpan.FindAllStringIndex(p, -1) {
			b.Text(p[at:m[0]]).Element("span", p[m[0]:m[1]], "class", "nb")
			at = m[1]
		}
		b.Text(p[at:])
	}
	return b.HTML()
}

// yearSpan is a run of years, which would else break at its hyphen.
var yearSpan = regexp.MustCompile(`[0-9]+[-–—][0-9]+年?`)

// phrases cuts a Chinese title before an opening mark, behind a closing one and behind the word that every official
// title has between who writes and what about.
func phrases(title string) []string {
	const about = "关于"
	var list []string
	from := 0
	cut := func(at int) {
		if at > from && at < len(title) {
			list, from = append(list, title[from:at]), at
		}
	}
	for i, r := range title {
		switch {
		case strings.ContainsRune("《（", r):
			cut(i)
		case strings.ContainsRune("》", r):
			cut(i + len("》"))
		case strings.HasPrefix(title[i:], about):
			cut(i + len(about))
		}
	}
	return append(list, title[from:])
}

// mixed writes words of the page's language that may hold Chinese names, which an English page marks as Chinese.
func (v *view) mixed(s string) markup.HTML { return marked(s, v.l) }

// marked writes words of language l; Chinese ones among English ones are marked.
func marked(s string, l lang.Lang) markup.HTML {
	var b markup.Builder
	if l == lang.ZH {
		return b.Text(s).HTML()
	}
	for stretch, isChinese := range lang.Stretches(s) {
		if isChinese {
			b.Element("span", stretch, "lang", lang.ZH.Tag())
			continue
		}
		b.Text(stretch)
	}
	return b.HTML()
}
