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
	page.Description = v.opening(doc)
	return page
}

// opening is the first paragraph of a text, which says what it is about; the description of the site where it has none.
func (v *view) opening(doc *notice.Document) string {
	for _, c := range doc.Clauses {
		if len(c.Blocks) > 0 {
			return c.Blocks[0].Text()
		}
	}
	return v.in(v.set.Site.Description)
}

// ownClauses are the clauses of a page of the site's own: no marks, and no tool but the link to the clause itself.
func (v *view) ownClauses(doc *notice.Document) []Clause {
	r := v.renderer(doc)
	r.Words.Note = v.t("注", "Note")
	var list []Clause
	for _, c := range doc.Clauses {
		out := v.clause(r, c, "")
		out.Self, _ = v.clauseTools(c)
		list = append(list, out)
	}
	return list
}
