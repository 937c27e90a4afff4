package site

import (
	"strings"

	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/markup"
)

// A Citation is a page's citation in one form, to be copied as it stands.
type Citation struct {
	Name   string
	Tag    string // language of the words, where it is not the page's
	Words  markup.HTML
	IsCode bool // in lines that must be kept
}

// citeText cites a text of the document by its titles.
func (v *view) citeText(name string) []Citation {
	n := &v.set.Notice
	w := v.work()
	w.IsDocument, w.Author, w.Number, w.Issued = true, n.IssuingBody, n.Number, n.Made
	w.Title = lang.Text{ZH: v.texts.Document(name, lang.ZH).Title, EN: v.texts.Document(name, lang.EN).Title}
	return v.citations(w)
}

// citeFigures cites a page of figures by its title.
func (v *view) citeFigures(title lang.Text) []Citation {
	w := v.work()
	w.Author, w.Title = v.set.Site.Publisher, title
	return v.citations(w)
}

// both is what a page says in each language.
func (v *view) both(say func(*view) string) lang.Text {
	zh, en := *v, *v
	zh.l, en.l = lang.ZH, lang.EN
	return lang.Text{ZH: say(&zh), EN: say(&en)}
}

// work is what the citations of every page of a release have in common.
func (v *view) work() work {
	r := v.release
	w := work{
		Key:  strings.ReplaceAll(strings.TrimSuffix(v.page.Path, ".html"), "/", "-") + "-" + r.Tag,
		Site: v.set.Site.Name, Release: r.Tag, Released: r.Date, IsAbsolute: v.options.BaseURL != "",
	}
	for _, l := range lang.All {
		w.Address[l] = v.options.BaseURL + Page{Path: v.page.Path, Lang: l}.Address()
	}
	return w
}

// citations are the forms of a citation, that of the page's language first.
func (v *view) citations(w work) []Citation {
	own := []Citation{
		v.citationIn(v.t("GB/T 7714—2015（中文）", "GB/T 7714-2015 (Chinese)"), w.gbt(), lang.ZH),
		v.citationIn(v.t("APA格式（英文）", "APA style (English)"), w.apa(), lang.EN),
	}
	if v.l == lang.EN {
		own[0], own[1] = own[1], own[0]
	}
	for _, c := range []Citation{v.citationIn("BibTeX", w.bibtex(v.l), v.l), v.citationIn("RIS", w.ris(v.l), v.l)} {
		c.IsCode = true
		own = append(own, c)
	}
	return own
}

// citationIn is words in language l, within which those of the other language are marked.
func (v *view) citationIn(name, words string, l lang.Lang) Citation {
	c := Citation{Name: name, Words: marked(words, l)}
	if l != v.l {
		c.Tag = l.Tag()
	}
	return c
}
