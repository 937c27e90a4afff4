package chart

import (
	"gongkai/cmd/gongkai/internal/markup"
)

// A Width is one of the widths for which a chart is drawn. The drawings scale with the page, and their text with them:
// each is made for a least width, at which no text is smaller than 12 px.
type Width int

// The widths.
const (
	Wide   Width = iota // from 645 px
	Narrow              // from 288 px, a phone of 320 px less its margins
	Small               // from 240 px, a small multiple
)

// A sheet holds the measures of a width.
type sheet struct {
	key    string // in classes and ids
	width  float64
	size   float64 // of text; nothing is smaller
	large  float64 // of what must be seen first
	plot   float64 // height of the plot
	room   float64 // above the highest value, for labels
	dot    float64 // radius of a published point
	disc   float64 // radius of a point that holds its rank
	gutter float64 // of words right of the plot, at most; 0: they stand in it
}

var sheets = [...]sheet{
	Wide:   {key: "w", width: 752, size: 14, large: 16, plot: 236, room: 30, dot: 6, disc: 15, gutter: 192},
	Narrow: {key: "n", width: 312, size: 13, large: 14, plot: 184, room: 30, dot: 5.5, disc: 12.5},
	Small:  {key: "s", width: 280, size: 14, large: 14, plot: 74, room: 22, dot: 4.5, disc: 11.5},
}

// SVG draws the chart for a width.
func (c Chart) SVG(w Width) markup.HTML {
	switch c.Form {
	case OneRow:
		return c.drawRow(w)
	case Schematic:
		return c.drawStations(w)
	case Together:
		return c.drawTogether(w)
	}
	p := c.drawn(w, 0)
	return c.finish(&p.canvas, w, p.height)
}

// drawn draws a trajectory, its plot lower by so much.
func (c *Chart) drawn(w Width, less float64) *plot {
	if c.Form == Together {
		return c.drawnTogether(w, less)
	}
	draw := func(a above) *plot {
		p := newPlot(c, w, a)
		p.plot -= less
		p.draw()
		return p
	}
	p := draw(above{})
	for p.missed != p.above { // at most once for each label that can move
		p = draw(p.missed)
	}
	return p
}

// finish puts the opening before a drawing. Only then is its height known.
func (c *Chart) finish(drawn *canvas, w Width, height float64) markup.HTML {
	s := sheets[w]
	id := c.ID + "-" + s.key
	role := "img"
	if c.Form == Schematic {
		role = "group" // an img would hide the links in it
	}
	var b markup.Builder
	b.Open("svg", "class", "c c-"+s.key, "viewBox", "0 0 "+markup.Number(drawn.bounds.x1)+" "+markup.Number(height),
		"font-size", markup.Number(drawn.base), "role", role, "aria-labelledby", id+"-t "+id+"-d")
	b.Element("title", c.Title, "id", id+"-t")
	if c.Description == "" {
		b.Element("desc", c.Title, "id", id+"-d")
	} else {
		b.Element("desc", c.Description, "id", id+"-d")
	}
	return b.Put(drawn.HTML()).HTML()
}
