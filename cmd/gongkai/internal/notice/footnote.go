package notice

import (
	"regexp"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
)

// collectFootnotes reads the document's footnotes before the text that refers to them.
func (p *parser) collectFootnotes(n ast.Node) {
	list, ok := n.(*extast.FootnoteList)
	if !ok {
		return
	}
	for c := list.FirstChild(); c != nil; c = c.NextSibling() {
		f := c.(*extast.Footnote)
		p.footnotes[f.Index] = &Footnote{Number: f.Index, label: string(f.Ref), block: p.block(Paragraph, f)}
	}
	for c := list.FirstChild(); c != nil; c = c.NextSibling() { // a footnote may refer to one that follows
		b := p.footnotes[c.(*extast.Footnote).Index].block
		for inner := c.FirstChild(); inner != nil; inner = inner.NextSibling() {
			p.inline(inner, b, run{})
		}
		p.checkSigns(b)
	}
}

// definition is where a footnote is written.
var definition = regexp.MustCompile(`(?m)^ {0,3}\[\^([^\]\n]+)\]:`)

// findUnused finds footnotes to which nothing refers: nobody would see them.
func (p *parser) findUnused() {
	used := map[string]bool{}
	for _, f := range p.footnotes {
		used[f.label] = true
	}
	for _, m := range definition.FindAllSubmatchIndex(p.src.Text, -1) {
		if !used[string(p.src.Text[m[2]:m[3]])] {
			p.problems.Add(diag.UnsupportedMark, p.src.Pos(m[0], m[1]), lang.Text{ZH: "没有引用处的脚注", EN: "a footnote to which nothing refers"})
		}
	}
}

func (p *parser) footnote(n *extast.FootnoteLink, b *Block) {
	note := p.footnotes[n.Index]
	if note == nil {
		return
	}
	if len(b.runs) == 0 || b.runs[len(b.runs)-1].footnote != 0 {
		b.runs = append(b.runs, run{start: -1})
	}
	last := &b.runs[len(b.runs)-1]
	last.footnote, last.again = n.Index, n.RefIndex > 0
	if !last.again {
		b.Notes = append(b.Notes, note)
	}
}
