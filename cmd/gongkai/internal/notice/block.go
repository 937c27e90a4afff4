package notice

import (
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
)

// A BlockKind says what a block is.
type BlockKind uint8

// The kinds of blocks.
const (
	Paragraph BlockKind = iota
	Heading
	List
	Table
	Note // an editorial note: the site's words within the document
	Code
)

// letters name the kinds in problems.
var letters = [...]string{"P", "H", "L", "T", "N", "C"}

// A Block is a paragraph, a heading, a list, a table, a note or a cell.
type Block struct {
	Kind    BlockKind
	Level   int        // of a heading
	Ordered bool       // of a list
	First   int        // number of the first item of an ordered list
	Items   [][]*Block // of a list
	Inner   []*Block   // of a note
	Rows    []*Row     // of a table; the first is its head
	Notes   []*Footnote
	runs    []run

	mentions []*Mention
	src      *diag.Source
	start    int
}

// A Row is a row of a table.
type Row struct {
	Cells  []*Block
	Clause *Clause // nil where the row has no id
	Group  bool    // a heading of the rows beneath it
}

// A Footnote is a note of the document's own.
type Footnote struct {
	Number int
	label  string
	block  *Block
}

// A run is a stretch of text of one style.
type run struct {
	text     string
	strong   bool
	emphasis bool
	code     bool
	brk      bool   // a line break follows
	href     string // destination as written
	hrefAt   int    // place of the link
	footnote int    // number of a footnote, referred to at the end of the run
	again    bool   // the footnote was referred to before
	start    int    // place in the source; -1 where the text is not as in the source
	end      int    // where the text ends in the source, if start is known
	escaped  bool   // the source writes some characters by escapes or by number
}

// A Mention is a name in a list of responsible bodies.
type Mention struct {
	Name       string
	Body       string // id of the body, set by who resolves it
	start, end int    // in the block's text
	pos        diag.Pos
}

// Pos is the place of the name.
func (m *Mention) Pos() diag.Pos { return m.pos }

// Text is the block's words without any marks.
func (b *Block) Text() string {
	switch b.Kind {
	case List:
		var lines []string
		for _, item := range b.Items {
			for _, inner := range item {
				lines = append(lines, inner.Text())
			}
		}
		return strings.Join(lines, "\n")
	case Table:
		var lines []string
		for _, r := range b.Rows {
			for _, c := range r.Cells {
				lines = append(lines, c.Text())
			}
		}
		return strings.Join(lines, "\n")
	case Note:
		var lines []string
		for _, inner := range b.Inner {
			lines = append(lines, inner.Text())
		}
		return strings.Join(lines, "\n")
	}
	var s strings.Builder
	for _, r := range b.runs {
		s.WriteString(r.text)
		if r.brk {
			s.WriteByte('\n')
		}
	}
	return s.String()
}

// Pos is the place of the block's first words.
func (b *Block) Pos() diag.Pos {
	if len(b.runs) > 0 && b.runs[0].start >= 0 {
		return b.src.Pos(b.runs[0].start, b.runs[0].start+len(b.runs[0].text))
	}
	return b.src.Pos(b.start, b.start+1)
}

// posAt is the place of the bytes from start to end of the block's text.
func (b *Block) posAt(start, end int) diag.Pos {
	at := 0
	for _, r := range b.runs {
		if start < at+len(r.text) && r.start >= 0 {
			from := r.start + start - at
			return b.src.Pos(from, from+end-start)
		}
		at += len(r.text)
		if r.brk {
			at++
		}
	}
	return b.Pos()
}

// walk visits the blocks within b, and b itself.
func (b *Block) walk(visit func(*Block)) {
	visit(b)
	for _, item := range b.Items {
		for _, inner := range item {
			inner.walk(visit)
		}
	}
	for _, inner := range b.Inner {
		inner.walk(visit)
	}
	for _, r := range b.Rows {
		for _, c := range r.Cells {
			c.walk(visit)
		}
	}
	for _, n := range b.Notes {
		n.block.walk(visit)
	}
}

// ownText is the text of the block's runs, without that of blocks within it.
func (b *Block) ownText() string {
	if b.Kind == List || b.Kind == Table || b.Kind == Note {
		return ""
	}
	return b.Text()
}
