package site

import (
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/markup"
	"gongkai/cmd/gongkai/internal/notice"
)

// A Passage is the words of a whole clause, in which those that set targets are marked.
type Passage struct {
	Clause   Link
	Title    string
	Words    markup.HTML
	Original markup.HTML // the Chinese words, on an English page
}

// passage is the words of a clause; nil where it has none of its own.
func (v *view) passage(id disclosure.ClauseID) *Passage {
	c := v.texts.Clause(string(id), v.l)
	if c == nil || c.IsRow() || len(c.Blocks) == 0 {
		return nil
	}
	p := &Passage{Clause: v.clauseLink(id), Title: c.Title(), Words: v.clauseWords(c)}
	if v.l == lang.EN {
		p.Original = v.clauseWords(v.texts.Clause(string(id), lang.ZH))
	}
	return p
}

func (v *view) clauseWords(c *notice.Clause) markup.HTML {
	r := notice.Renderer{
		Doc: c.Doc,
		Link: func(address, fragment string) string {
			if fragment != "" {
				address += "#" + fragment
			}
			return v.href(address)
		},
		Body:  func(id string) string { return v.href(bodyAddress(disclosure.BodyID(id))) },
		Marks: map[string][]notice.Mark{c.ID: v.targetMarks(c)},
		Words: notice.Words{Note: v.t("编者注", "Editor's note"), External: v.t("（外部链接）", " (external link)"), Footnote: v.t("脚注", "Footnote")},
	}
	var b markup.Builder
	r.Clause(&b, c)
	return b.HTML()
}

// targetMarks are the words of a clause that set targets, each leading to its target.
func (v *view) targetMarks(c *notice.Clause) []notice.Mark {
	var marks []notice.Mark
	for _, ind := range v.refs.targets[disclosure.ClauseID(c.ID)] {
		for _, w := range ind.Receipts {
			if string(w.Clause) == c.ID {
				marks = append(marks, notice.Mark{Quote: w.Quote.In(c.Doc.Lang), Href: v.href(targetAddress(ind.ID)), Title: v.in(ind.Name)})
			}
		}
	}
	return marks
}
