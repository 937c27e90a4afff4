package chart

import (
	"strconv"

	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/markup"
)

// Strip is the strip of all targets: one cell each, in the order given, each a link that says its target and state. A
// cell is the gauge of the state's glyph as a slot: full and solid where the target is met, open where nothing can be
// assessed.
func Strip(cells []Cell, l lang.Lang, o Options) Chart {
	c := Chart{ID: o.ID, Title: o.Title, Lang: l, Form: CellRow, Cells: cells}
	tones := map[string]int{}
	for _, cell := range cells {
		tones[cell.Tone]++
	}
	n := func(tone string) string { return strconv.Itoa(tones[tone]) }
	c.Description = lang.Text{
		ZH: "共" + strconv.Itoa(len(cells)) + "项：符合或进度相符" + n("met") + "项，未达到或落后" + n("gap") + "项，未评估" + n("none") + "项。",
		EN: strconv.Itoa(len(cells)) + " in all: " + n("met") + " met or on pace, " + n("gap") + " not met or behind, " + n("none") + " not assessed.",
	}.In(l)
	return c
}

// The measures of a cell. With the gap around it, it is a target for a finger.
const (
	cellWidth  = 25 // at least
	cellHeight = 30
	cellGap    = 6
)

func (c Chart) drawCells(w Width) markup.HTML {
	s := sheets[w]
	var d canvas
	d.base, d.bounds = s.size, box{0, 0, s.width, 0}
	most := int((s.width + cellGap) / (cellWidth + cellGap))
	rows := max(1, (len(c.Cells)+most-1)/most)
	columns := max(1, (len(c.Cells)+rows-1)/rows)
	pitch := (s.width + cellGap) / float64(columns)
	if rows == 1 {
		pitch = min(pitch, 1.4*(cellWidth+cellGap))
	}
	for i, cell := range c.Cells {
		x, y := float64(i%columns)*pitch, float64(i/columns)*(cellHeight+cellGap)
		d.slot(cell, x, y+1, pitch-cellGap)
	}
	return c.finish(&d, w, float64(rows)*(cellHeight+cellGap)-cellGap+2)
}

// slot draws one cell. Its origin is that of a glyph in its middle.
func (d *canvas) slot(cell Cell, x, y, w float64) {
	g, n := glyphOf(cell.State), markup.Number
	d.Line().Open("a", "class", "c-cell c-"+cell.Tone, "href", cell.Href, "transform", "translate("+n(x+w/2-10)+" "+n(y+cellHeight/2-10)+")")
	d.Element("title", cell.Label)
	w -= 2
	fill := func(class string, inset, level float64) {
		width, height := w-2*inset, (cellHeight-2*inset)*level
		d.Void("path", "class", class, "d", "M"+n(10-width/2)+" "+n(10+cellHeight/2-inset)+"h"+n(width)+"v"+n(-height)+"h"+n(-width)+"z")
	}
	if g.rim == none {
		fill("g-rim g-fill", 0, 1)
	} else {
		fill(join("g-rim", g.rim), 0, 1)
		if g.level > 0 {
			fill("g-fill", 3, min(g.level*1.2, 1))
		}
	}
	g.inside(&d.Builder)
	d.Close()
}
