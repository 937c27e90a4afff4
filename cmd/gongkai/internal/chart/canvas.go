package chart

import (
	"gongkai/cmd/gongkai/internal/markup"
)

// A box is the room that a text or a mark takes.
type box struct{ x0, y0, x1, y1 float64 }

func (a box) overlaps(b box) bool {
	return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1
}

// A segment is a piece of a drawn line.
type segment struct {
	x0, y0, x1, y1 float64
	weight         float64 // how bad it is to write across it
}

// crosses reports whether the segment passes through the box, which it enters where its part inside is not empty.
func (s segment) crosses(b box) bool {
	from, to := 0.0, 1.0
	clip := func(start, delta, low, high float64) bool {
		if delta == 0 {
			return low < start && start < high
		}
		t0, t1 := (low-start)/delta, (high-start)/delta
		from, to = max(from, min(t0, t1)), min(to, max(t0, t1))
		return from < to
	}
	return clip(s.x0, s.x1-s.x0, b.x0, b.x1) && clip(s.y0, s.y1-s.y0, b.y0, b.y1)
}

// The parts of a line's height above and below its baseline, in em.
const (
	ascent  = .88
	descent = .22
)

// Where a text stands against its x.
const (
	start  = ""
	middle = "middle"
	end    = "end"
)

// An owner is what a text belongs to: a series, of several areas that of one, and where it stands beside a point of it, the
// year; nothing else moves or goes with it.
type owner struct {
	role Role
	year int
	sign int
}

// A text is words as they stand in a drawing.
type text struct {
	spot
	words string
	font  font
	class string
	of    owner
}

// A canvas is a drawing under way. It knows where texts stand, so that none is written over another.
type canvas struct {
	markup.Builder
	of     owner   // of what is written next
	words  []text  // all that is written, in order
	base   float64 // the size of most texts
	bounds box
	texts  []box
	marks  []box // points and columns, which a text may cover if there is no other place
	own    box   // the mark that the text at hand belongs to
	lines  []segment
}

// boxOf is the room of a text.
func boxOf(s string, f font, x, y float64, anchor string) box {
	w := f.width(s)
	switch anchor {
	case middle:
		x -= w / 2
	case end:
		x -= w
	}
	return box{x, y - ascent*f.size, x + w, y + descent*f.size}
}

// write puts a text at a place, whatever stands there.
func (c *canvas) write(x, y float64, s string, f font, anchor, class string) {
	c.texts = append(c.texts, boxOf(s, f, x, y, anchor))
	c.words = append(c.words, text{spot{x, y, anchor}, s, f, class, c.of})
	size, weight := "", ""
	if f.size != c.base {
		size = markup.Number(f.size)
	}
	if f.bold {
		weight = "700"
	}
	c.Element("text", s, "x", markup.Number(x), "y", markup.Number(y), "class", class, "font-size", size, "font-weight", weight, "text-anchor", anchor)
}

// writeLines puts lines below each other.
func (c *canvas) writeLines(x, y float64, lines []string, f font, anchor, class string) {
	for _, s := range lines {
		c.write(x, y, s, f, anchor, class)
		y += f.height()
	}
}

// height is the distance of two lines.
func (f font) height() float64 { return f.size * 1.3 }

// A spot is a place where a text may stand.
type spot struct {
	x, y   float64
	anchor string
}

// find chooses the best of some spots for lines of text: the one that crosses the least, where every spot costs a step
// more than the one before. Text never stands on text. It reports whether there is one that costs less than the limit.
func (c *canvas) find(lines []string, f font, spots []spot, step, limit float64) (spot, bool) {
	best, cost := spot{}, limit
	for i, s := range spots {
		b := boxOf(lines[0], f, s.x, s.y, s.anchor)
		for k, line := range lines[1:] {
			n := boxOf(line, f, s.x, s.y+f.height()*float64(k+1), s.anchor)
			b = box{min(b.x0, n.x0), b.y0, max(b.x1, n.x1), n.y1}
		}
		if here, ok := c.cost(b); ok && here+float64(i)*step < cost {
			best, cost = s, here+float64(i)*step
		}
	}
	return best, cost < limit
}

// cost says how bad it would be to write into a box, and whether it is possible at all.
func (c *canvas) cost(b box) (cost float64, ok bool) {
	if b.x0 < c.bounds.x0 || b.y0 < c.bounds.y0 || b.x1 > c.bounds.x1 || b.y1 > c.bounds.y1 {
		return 0, false
	}
	roomy := box{b.x0 - 3, b.y0, b.x1 + 3, b.y1}
	for _, t := range c.texts {
		if t.overlaps(roomy) {
			return 0, false
		}
	}
	for _, m := range c.marks {
		if m != c.own && m.overlaps(b) {
			cost += 6
		}
	}
	for _, l := range c.lines {
		if l.crosses(b) {
			cost += l.weight
		}
	}
	return cost, true
}

// path writes a line through points and remembers where it runs.
func (c *canvas) path(class string, weight float64, points ...[2]float64) {
	d := "M" + markup.Number(points[0][0]) + " " + markup.Number(points[0][1])
	for i, p := range points[1:] {
		switch q := points[i]; {
		case q[1] == p[1]:
			d += "H" + markup.Number(p[0])
		case q[0] == p[0]:
			d += "V" + markup.Number(p[1])
		default:
			d += "L" + markup.Number(p[0]) + " " + markup.Number(p[1])
		}
		if weight > 0 {
			c.lines = append(c.lines, segment{points[i][0], points[i][1], p[0], p[1], weight})
		}
	}
	c.Void("path", "class", class, "d", d)
}

func (c *canvas) circle(class string, x, y, r float64) {
	c.Void("circle", "class", class, "cx", markup.Number(x), "cy", markup.Number(y), "r", markup.Number(r))
}

func (c *canvas) rect(class string, x, y, w, h float64) {
	c.Void("rect", "class", class, "x", markup.Number(x), "y", markup.Number(y), "width", markup.Number(w), "height", markup.Number(h))
}
