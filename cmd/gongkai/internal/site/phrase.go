package site

import (
	"strings"

	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/markup"
)

// phrased writes a title so that it breaks by sense: each phrase keeps together as long as it fits a line. A Chinese
// title has no spaces at which it could break, and an official one must not break within a name.
func (v *view) phrased(title string) markup.HTML {
	var b markup.Builder
	if v.l == lang.EN {
		return v.mixed(title)
	}
	list := phrases(title)
	if len(list) == 1 {
		return b.Text(title).HTML()
	}
	for _, p := range list {
		b.Element("span", p, "class", "ph")
	}
	return b.HTML()
}

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
func (v *view) mixed(s string) markup.HTML {
	var b markup.Builder
	if v.l == lang.ZH {
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
