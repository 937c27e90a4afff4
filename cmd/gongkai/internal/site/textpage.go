package site

import "gongkai/cmd/gongkai/internal/notice"

// A TextPage is a page of the site's own words.
type TextPage struct {
	Frame
	Heading  string
	Contents []Entry
	Clauses  []Clause
}

func (v *view) textPage(doc *notice.Document) TextPage {
	page := TextPage{Frame: v.frame(doc.Title, v.crumbs(Link{Text: doc.Title})...), Heading: doc.Title, Contents: v.headings(doc), Clauses: v.ownClauses(doc)}
	for _, c := range doc.Clauses {
		if own := c.Sentences(); len(own) > 0 {
			page.Description = doc.Title + v.t("：", ": ") + own[0]
			break
		}
	}
	return page
}

// ownClauses are the clauses of a page of the site's own: no tools, no marks.
func (v *view) ownClauses(doc *notice.Document) []Clause {
	r := v.renderer(doc)
	r.Words.Note = v.t("注", "Note")
	var list []Clause
	for _, c := range doc.Clauses {
		list = append(list, v.clause(r, c, ""))
	}
	return list
}
