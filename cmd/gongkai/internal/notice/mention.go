package notice

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"gongkai/cmd/gongkai/internal/lang"
)

// How a text says that a list of responsible bodies follows, or that a column of a table holds such lists.
var (
	listForms = [...]*regexp.Regexp{ // names may have brackets
		lang.ZH: regexp.MustCompile(`（责任单位：((?:[^（）]|（[^（）]*）)*)）`),
		lang.EN: regexp.MustCompile(`\(Responsible bodies: ((?:[^()]|\([^()]*\))*)\)`),
	}
	columnHeads = [...]string{lang.ZH: "责任单位", lang.EN: "Responsible bodies"}
	separators  = [...]string{lang.ZH: "、，；（）", lang.EN: ";()"}
)

// roleBodies is the role of a paragraph that is a list of bodies as a whole.
const roleBodies = "bodies"

// findMentions finds the names in every list of responsible bodies of the document.
func (p *parser) findMentions() {
	for _, c := range p.doc.Clauses {
		for _, b := range c.Blocks {
			switch {
			case b.Kind == Table:
				p.columnMentions(b)
			case b.Kind != Paragraph:
			case c.Role == roleBodies:
				b.mention(0, len(b.Text()), p.doc.Lang)
			default:
				for _, m := range listForms[p.doc.Lang].FindAllStringSubmatchIndex(b.Text(), -1) {
					b.mention(m[2], m[3], p.doc.Lang)
				}
			}
		}
	}
}

func (p *parser) columnMentions(table *Block) {
	if len(table.Rows) == 0 {
		return
	}
	for i, head := range table.Rows[0].Cells {
		if head.Text() != columnHeads[p.doc.Lang] {
			continue
		}
		for _, r := range table.Rows[1:] {
			if i < len(r.Cells) && !r.Group {
				r.Cells[i].mention(0, len(r.Cells[i].Text()), p.doc.Lang)
			}
		}
	}
}

// mention splits a list of names into mentions.
func (b *Block) mention(from, to int, l lang.Lang) {
	text := b.Text()
	start := from
	end := func(stop int) {
		name := text[start:stop]
		trimmed := strings.TrimSpace(name)
		if trimmed != "" {
			at := start + strings.Index(name, trimmed)
			b.mentions = append(b.mentions, &Mention{Name: trimmed, start: at, end: at + len(trimmed), pos: b.posAt(at, at+len(trimmed))})
		}
	}
	for i := from; i < to; {
		r, size := utf8.DecodeRuneInString(text[i:])
		if strings.ContainsRune(separators[l], r) {
			end(i)
			start = i + size
		}
		i += size
	}
	end(to)
}

// IsListed reports whether the clause ends in a list of responsible bodies, which makes it a duty.
func (c *Clause) IsListed() bool {
	return len(c.Mentions()) > 0 && c.row == nil && c.Role != roleBodies
}
