package chart

import (
	"math"

	"gongkai/cmd/gongkai/internal/lang"
)

// above names the labels that stand above the plot for want of room in it.
type above struct{ target, path, names bool }

// A plot is the drawing of a trajectory under way.
type plot struct {
	canvas
	sheet
	c             *Chart
	w             Width
	above, missed above
	left, right   float64 // of the slots
	ceiling       float64 // upper end of slots and zone
	top, bottom   float64 // of the axis of values
	floor         float64 // the line on which the years stand; below bottom where the axis is broken
	slot          float64 // width of a year
	height        float64 // of the drawing
	blocks        []block // right of the plot
	written       []bool  // by slot: the published value stands in its point or column
	samples       []sample
	keys          []key
	shapes        []shape
	strips        []float64 // where the signs of the years stand, below the axis of values: a row for each area
}

// A sample is a piece of a series' line before its name.
type sample struct {
	role      Role
	x0, x1, y float64
}

// A shape is the sign of an area beside words.
type shape struct {
	hollow  bool
	n       int
	x, y, r float64
}

// A key is the sign of a state before its word.
type key struct {
	state SlotState
	x, y  float64
}

func newPlot(c *Chart, w Width, a above) *plot {
	if w == Narrow {
		a.target = a.target || c.Target.Reach == Nowhere || c.Target.Reach == EachRival
		a.names = c.hasFigures()
	}
	p := &plot{sheet: sheets[w], c: c, w: w, above: a, missed: a, written: make([]bool, len(c.Years))}
	p.base = p.size
	return p
}

func (p *plot) small() font { return font{size: p.size} }
func (p *plot) bold() font  { return font{size: p.size, bold: true} }
func (p *plot) big() font   { return font{size: p.large, bold: true} }

// draw makes the whole drawing, from the ground up.
func (p *plot) draw() {
	p.frame()
	p.zone()
	p.voids()
	p.grid()
	p.columns()
	p.target()
	p.pathLine()
	p.series()
	p.years()
	p.drawBlocks()
	p.labels()
}

// frame measures the drawing and writes what stands above the plot.
func (p *plot) frame() {
	p.left, p.right = 6, p.width-6
	if p.w != Small {
		for _, t := range p.c.Axis.Ticks {
			p.left = max(p.left, p.small().width(t.Label)+12)
		}
		p.right = p.width - 2
	}
	p.makeBlocks()
	p.bounds = box{0, 0, p.width, math.Inf(1)}
	y := 2.0
	if p.w != Small {
		y = p.heads(y)
	}
	p.ceiling = y + 4
	p.top = p.ceiling + p.room
	p.bottom = p.top + max(p.plot, p.blocksHeight()-p.room)
	p.makeRoom()
	p.floor = p.bottom
	switch {
	case p.c.Axis.Broken:
		p.floor += 18
	case p.c.Axis.Reversed && p.c.hasFigures():
		p.floor += p.disc / 2 // the discs of the worst places stand clear of the years
	}
	p.slot = (p.right - p.left) / float64(len(p.c.Years))
	p.bounds.y1 = p.floor
}

// makeRoom lowers the plot until the target's words have room above their line.
func (p *plot) makeRoom() {
	t := &p.c.Target
	if p.gutter > 0 || t.Value == nil || p.above.target {
		return
	}
	f, lines := p.targetLines()
	if missing := f.height()*float64(len(lines)) + 8 - (p.y(float(t.Value)) - p.ceiling); missing > 0 {
		p.top += missing
		p.bottom += missing
	}
}

// heads writes the caption of the axis and the labels for which the plot has no room, and returns where they end.
func (p *plot) heads(y float64) float64 {
	if s := p.c.Axis.Caption; s != "" {
		lines := p.small().wrap(s, p.width-4)
		p.writeLines(0, y+p.size, lines, p.small(), start, "c-3")
		y += float64(len(lines))*p.small().height() + 4
	}
	for _, s := range p.c.Series {
		if p.above.names && s.Name != "" && (s.Role == Observation || s.Role == Rival) {
			y = p.head(y, s.Role, s.Name, classOf(s.Role))
		}
	}
	if p.above.target {
		y = p.head(y, targetRole, p.targetWords(), "c-seal")
	}
	if s := p.c.series(Path); s != nil && p.above.path {
		y = p.head(y, Path, s.Name+p.comma()+s.Detail, "c-sand")
	}
	return y
}

// head names a line above the plot, beside a piece of it.
func (p *plot) head(y float64, role Role, words, class string) float64 {
	lines := p.bold().wrap(words, p.width-30)
	p.path("c-"+string(role), 0, [2]float64{0, y + p.size*.62}, [2]float64{20, y + p.size*.62})
	p.samples = append(p.samples, sample{role, 0, 20, y + p.size*.62})
	p.of = owner{role: role}
	p.writeLines(26, y+p.size, lines, p.bold(), start, class)
	p.of = owner{}
	return y + float64(len(lines))*p.bold().height() + 3
}

// say chooses between the languages.
func (p *plot) say(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(p.c.Lang) }

func (p *plot) comma() string { return p.say("，", ", ") }

func (p *plot) targetWords() string { return p.say("目标：", "Target: ") + p.c.Target.Words }

// classOf is the class of the words of a series.
func classOf(r Role) string {
	switch r {
	case Rival:
		return "c-ink"
	case Baseline:
		return "c-seal"
	case Path:
		return "c-sand"
	}
	return "c-tide"
}

// x is the middle of a slot, y the height of a value.
func (p *plot) x(slot int) float64 { return p.left + (float64(slot)+.5)*p.slot }

func (p *plot) y(v float64) float64 { return p.bottom - p.c.Axis.level(v)*(p.bottom-p.top) }

func (p *plot) slotOf(year int) int { return year - p.c.Years[0].Year }
