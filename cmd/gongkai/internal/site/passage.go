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
	p := &Passage{Clause: v.clauseLink(id), Title: c.Title(), Words: v.words(c)}
	if v.l == lang.EN {
		p.Original = v.words(v.texts.Clause(string(id), lang.ZH))
	}
	return p
}

// words are the words of a clause in the language of its document.
func (v *view) words(c *notice.Clause) markup.HTML {
	r := v.bareRenderer(c.Doc)
	if c.Doc.Lang == v.l {
		r.Marks = map[string][]notice.Mark{c.ID: v.clauseMarks(disclosure.ClauseID(c.ID))}
	} else {
		r.Suffix = "-" + c.Doc.Lang.Key()
	}
	var b markup.Builder
	r.Clause(&b, c)
	return b.HTML()
}
