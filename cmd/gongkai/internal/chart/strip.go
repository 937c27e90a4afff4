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
	cellWidth  = 27
	cellHeight = 30
	cellGap    = 7
)

func (c Chart) drawCells(w Width) markup.HTML {
	s := sheets[w]
	var d canvas
	d.base, d.bounds = s.size, box{0, 0, s.width, 0}
	most := int((s.width + cellGap) / (cellWidth + cellGap))
	rows := max(1, (len(c.Cells)+most-1)/most)
	columns := max(1, (len(c.Cells)+rows-1)/rows)
	pitch := (s.width + cellGap) / float64(columns)
	pitch = min(pitch, (cellWidth+cellGap)*1.3)
	for i, cell := range c.Cells {
		x, y := float64(i%columns)*pitch, float64(i/columns)*(cellHeight+cellGap)
		d.slot(cell, x, y+1, pitch-cellGap)
	}
	return c.finish(&d, w, float64(rows)*(cellHeight+cellGap)-cellGap+2)
}

// slot draws one cell.
func (d *canvas) slot(cell Cell, x, y, w float64) {
	g := glyphOf(cell.State)
	n := markup.Number
	d.Line().Open("a", "href", cell.Href, "class", "c-cell c-"+cell.Tone)
	d.Element("title", cell.Label)
	d.Void("rect", "class", join("g-rim", g.rim), "x", n(x+1), "y", n(y), "width", n(w-2), "height", n(cellHeight), "rx", "2")
	if g.level > 0 {
		inset := 3.0
		if g.rim == none {
			inset = 0
		}
		h := (cellHeight - 2*inset) * g.level
		if g.level > .8 {
			h = cellHeight - 2*inset
		}
		d.Void("rect", "class", "g-fill", "x", n(x+1+inset), "y", n(y+cellHeight-inset-h), "width", n(w-2-2*inset), "height", n(h))
	}
	g.inside(&d.Builder, "translate("+n(x+w/2-10)+" "+n(y+cellHeight/2-10)+")")
	d.Close()
}
