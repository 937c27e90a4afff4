package site

import (
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// A GlossaryPage is the bilingual glossary.
type GlossaryPage struct {
	Frame
	Lead   string
	Count  string
	Notes  bool // some terms have a note
	Other  string
	Terms  []Term
	Remark string
	First  string // heads of the columns, the page's language first
	Second string
}

// A Term is a term in both languages, the page's own first.
type Term struct {
	ID     string
	Word   string
	Other  string
	Note   string
	Anchor string // what the link to the term says to those who hear it
}

// glossary lists the terms: on a Chinese page as the file has them, by subject; on an English page by the alphabet,
// since a reader of English looks them up.
func (v *view) glossary() any {
	title := v.t("双语术语表", "Glossary")
	page := GlossaryPage{
		Frame: v.frame(title, v.crumbs(Link{Text: title})...),
		Other: v.l.Other().Tag(), First: v.t("中文", "English"), Second: v.t("英文", "Chinese"),
	}
	page.Lead = v.t("文件中的名称和用语，一词一译；本站英文页面统一采用这里的译法。", "The names and terms of the document, each with the one English term that this site uses for it throughout.")
	page.Remark = v.t("中文照文件写法，英文为本站译法；机构和地名已有通行英文名称的，从其通行名称。大致按在文件中出现的先后排列。", "The Chinese is as the document has it; the English is this site’s translation. Bodies and places go by their established English names. The list is in alphabetical order.")
	page.Description = page.Lead
	for i := range v.set.Glossary {
		page.Terms = append(page.Terms, v.term(&v.set.Glossary[i]))
		page.Notes = page.Notes || !v.set.Glossary[i].Note.IsZero()
	}
	if v.l == lang.EN {
		slices.SortStableFunc(page.Terms, func(a, b Term) int { return strings.Compare(alphabetical(a.Word), alphabetical(b.Word)) })
	}
	page.Count = v.count(len(page.Terms), "条", "term", "terms")
	return page
}

func (v *view) term(t *disclosure.Term) Term {
	word := v.in(t.Text)
	return Term{ID: t.ID, Word: word, Other: t.Text.In(v.l.Other()), Note: v.in(t.Note), Anchor: v.t("“"+inner(word)+"”的链接", "Link to the term "+word)}
}

// alphabetical is a term as the alphabet sorts it: without regard to case, quotation marks and the article.
func alphabetical(term string) string {
	return strings.TrimPrefix(strings.ToLower(strings.TrimLeft(term, "“‘\"(")), "the ")
}
