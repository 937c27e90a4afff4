package notice

import "gongkai/cmd/gongkai/internal/markup"

// Block writes one block of a clause, with its footnotes.
func (r *Renderer) Block(block *Block) markup.HTML {
	var b markup.Builder
	r.block(&b, block, nil)
	return b.HTML()
}

// Row writes a row of a table as a list of what its columns hold: half a page is too narrow for a table. Empty cells are
// left out. A row that heads others is but its words.
func (r *Renderer) Row(table *Block, row *Row) markup.HTML {
	var b markup.Builder
	if row.Group {
		r.inlines(&b, row.Cells[0], nil)
		return b.HTML()
	}
	head := table.Rows[0].Cells
	b.Open("dl", "class", "fields")
	for i, c := range row.Cells {
		if c.Text() == "" || i >= len(head) {
			continue
		}
		b.Line().Open("div").Open("dt")
		r.inlines(&b, head[i], nil)
		b.Close().Open("dd")
		r.inlines(&b, c, nil)
		b.Close().Close()
	}
	b.Close()
	for _, c := range row.Cells {
		r.footnotes(&b, c)
	}
	return b.HTML()
}
