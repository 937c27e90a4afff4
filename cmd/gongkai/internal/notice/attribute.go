package notice

import (
	"bytes"
	"regexp"

	"gongkai/cmd/gongkai/internal/diag"
)

// attributes are what stands in braces at the end of a block.
type attributes struct{ id, role, cite string }

var (
	attributeList = regexp.MustCompile(`\s*\{([#.][^{}]*)\}$`)
	attributeForm = regexp.MustCompile(`^#([a-z0-9]+(?:-[a-z0-9]+)*)(?: \.([a-z]+))?(?: cite="([^{}]+)")?$`)
)

// takeAttributes reads the attribute list at the end of a block and removes it from the text.
func (p *parser) takeAttributes(b *Block) attributes {
	all := b.Text()
	m := attributeList.FindStringSubmatchIndex(all)
	if m == nil || b.isEscaped(m[2]-1) {
		return attributes{}
	}
	list := all[m[2]:m[3]]
	form := attributeForm.FindStringSubmatch(list)
	if form == nil {
		p.problems.Add(diag.BadAttribute, b.posAt(m[2]-1, m[3]+1), "{"+list+"}")
		return attributes{}
	}
	b.truncate(m[0])
	return attributes{form[1], form[2], form[3]}
}

// isEscaped reports whether the last opening brace, at that place of the block's text, is written with a backslash.
func (b *Block) isEscaped(at int) bool {
	for _, r := range b.runs {
		if at < len(r.text) {
			if !r.escaped {
				return false
			}
			raw := b.src.Text[r.start:r.end]
			i := bytes.LastIndexByte(raw, '{')
			return i > 0 && raw[i-1] == '\\'
		}
		at -= len(r.text)
		if r.brk {
			at--
		}
	}
	return false
}

// truncate cuts the block's text to n bytes.
func (b *Block) truncate(n int) {
	for i := range b.runs {
		r := &b.runs[i]
		if n <= len(r.text) {
			r.text, r.brk = r.text[:n], false
			b.runs = b.runs[:i+1]
			return
		}
		n -= len(r.text)
		if r.brk {
			n--
		}
	}
}

// checkStray finds attributes where no clause can begin: in a list, in a note, in a cell that is not the first.
func (p *parser) checkStray(b *Block) {
	if m := attributeList.FindStringSubmatchIndex(b.Text()); m != nil && !b.isEscaped(m[2]-1) {
		p.problems.Add(diag.BadAttribute, b.posAt(m[2]-1, m[3]+1), b.Text()[m[2]-1:m[3]+1])
	}
}
