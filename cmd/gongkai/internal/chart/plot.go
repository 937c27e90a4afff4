package chart

import (
	"math"
	"strconv"

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
}

func newPlot(c *Chart, w Width, a above) *plot {
	p := &plot{sheet: sheets[w], c: c, w: w, above: a, missed: a}
	p.base = p.size
	p.written = make([]bool, len(c.Years))
	if w == Narrow && (c.Target.Reach == Nowhere || c.Target.Reach == EachRival) {
		p.above.target = true
	}
	p.above.names = w == Narrow && c.hasFigures()
	p.missed = p.above
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
	if p.c.Form == Columns {
		p.columns()
		p.pathLine()
		p.target()
	} else {
		p.target()
		p.pathLine()
		p.series()
	}
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
	if p.c.Axis.Broken {
		p.floor += 18
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
	head := func(class, text, key string, words string) {
		lines := p.bold().wrap(words, p.width-30)
		p.path(key, 0, [2]float64{0, y + p.size*.62}, [2]float64{20, y + p.size*.62})
		p.writeLines(26, y+p.size, lines, p.bold(), start, text)
		y += float64(len(lines))*p.bold().height() + 3
	}
	for _, s := range p.c.Series {
		if p.above.names && s.Name != "" && (s.Role == Observation || s.Role == Rival) {
			head("", classOf(s.Role), "c-"+string(s.Role), s.Name)
		}
	}
	if p.above.target {
		head("", "c-seal", "c-target", p.targetWords())
	}
	if s := p.c.series(Path); s != nil && p.above.path {
		head("", "c-sand", "c-path", s.Name+p.comma()+s.Detail)
	}
	return y
}

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

// voids marks the years for which nothing has been published though it is due.
func (p *plot) voids() {
	if p.c.Target.Zone {
		return // a tint is enough
	}
	for i, s := range p.c.Years {
		switch s.State {
		case Missing, Elsewhere, Withheld, Partly:
			if s.InPlan {
				p.rect("c-void", p.x(i)-p.slot/2+2, p.ceiling, p.slot-4, p.floor-p.ceiling)
			}
		}
	}
}

// zone tints the side of the target that counts.
func (p *plot) zone() {
	t := &p.c.Target
	if !t.Zone || t.Reach != EveryYear {
		return
	}
	y := p.y(float(t.Value))
	if t.Falling == p.c.Axis.Reversed {
		p.rect("c-zone", p.left, p.ceiling, p.right-p.left, y-p.ceiling)
	} else {
		p.rect("c-zone", p.left, y, p.right-p.left, p.floor-y)
	}
}

// grid draws the axis of values.
func (p *plot) grid() {
	t := &p.c.Target
	for _, tick := range p.c.Axis.Ticks {
		y := p.y(tick.Value)
		isTarget := t.Reach == EveryYear && tick.Value == float(t.Value)
		if p.w != Small && !isTarget && y < p.floor-1 {
			p.path("c-grid", .4, [2]float64{p.left, y}, [2]float64{p.right, y})
		}
		if p.w != Small {
			class, f := "c-3", p.small()
			if isTarget && p.c.Axis.Reversed {
				class = "c-seal"
			}
			p.write(p.left-8, y+p.size*.36, tick.Label, f, end, class)
		}
	}
	p.path("c-axis", 4, [2]float64{p.left, p.floor}, [2]float64{p.right, p.floor})
	if zero := p.y(0); p.c.Axis.Min < 0 && p.c.Axis.Max >= 0 {
		p.path("c-axis", 1, [2]float64{p.left, zero}, [2]float64{p.right, zero})
	}
	if p.c.Axis.Broken {
		x, y := p.left, p.floor
		p.path("c-break", 0, [2]float64{x, y}, [2]float64{x, y - 4}, [2]float64{x - 4, y - 6}, [2]float64{x + 4, y - 10}, [2]float64{x, y - 12}, [2]float64{x, y - 16})
	}
}

// target draws the document's line.
func (p *plot) target() {
	t := &p.c.Target
	class := "c-target"
	if t.Rough {
		class += " c-rough"
	}
	half := min(p.slot*.42, 34)
	switch t.Reach {
	case EveryYear:
		y := p.y(float(t.Value))
		p.path(class, 3, [2]float64{p.left, y}, [2]float64{p.right, y})
	case EndYear:
		x, y := p.x(p.slotOf(t.Year)), p.y(float(t.Value))
		p.path(class, 3, [2]float64{x - half, y}, [2]float64{x + half, y})
	case EachRival:
		for i, r := range p.c.series(Rival).Points {
			if r.Value != nil {
				y := p.y(float(r.Value))
				p.path(class, 2, [2]float64{p.x(i) - half, y}, [2]float64{p.x(i) + half, y})
			}
		}
	}
}

// pathLine draws what this site computed.
func (p *plot) pathLine() {
	s := p.c.series(Path)
	if s == nil {
		return
	}
	var points [][2]float64
	for _, q := range s.Points {
		points = append(points, [2]float64{p.x(p.slotOf(q.Year)), p.y(float(q.Value))})
	}
	p.path("c-path", 2, points...)
	for _, q := range points[1:] {
		p.circle("c-pathp", q[0], q[1], p.dot*.62)
		p.marks = append(p.marks, around(q[0], q[1], p.dot*.62))
	}
}

func around(x, y, r float64) box { return box{x - r, y - r, x + r, y + r} }

// columns draws totals or changes.
func (p *plot) columns() {
	for i, q := range p.c.series(Observation).Points {
		if q.Value != nil {
			p.column(i, q)
		}
	}
}

// series draws what has been published as points over the years.
func (p *plot) series() {
	observed, rival, base := p.c.series(Observation), p.c.series(Rival), p.c.series(Baseline)
	p.joined("c-rival", rival, nil)
	p.joined("c-observation", observed, base)
	if base != nil {
		q := base.Points[0]
		p.point("c-base", p.x(p.slotOf(q.Year)), p.y(float(q.Value)), p.dot)
	}
	p.points(rival)
	p.points(observed)
}

// joined draws the lines between points that may be joined, the first of them from the baseline.
func (p *plot) joined(class string, s, base *Series) {
	if s == nil {
		return
	}
	var run [][2]float64
	flush := func() {
		if len(run) > 1 {
			p.path(class, 2, run...)
		}
		run = nil
	}
	for i, q := range s.Points {
		if q.Joined && len(run) == 0 && base != nil {
			run = append(run, [2]float64{p.x(i - 1), p.y(float(base.Points[0].Value))})
		}
		if !q.Joined {
			flush()
		}
		if q.Value != nil {
			run = append(run, [2]float64{p.x(i), p.y(float(q.Value))})
		}
	}
	flush()
}

// points draws the points of a series.
func (p *plot) points(s *Series) {
	if s == nil {
		return
	}
	for i, q := range s.Points {
		if q.Value == nil {
			continue
		}
		x, y := p.x(i), p.y(float(q.Value))
		class := "c-dot"
		switch {
		case s.Role == Rival:
			class = "c-rdot"
		case q.Bound != "":
			p.bound(x, y)
			continue
		case q.Year < p.firstInPlan():
			class = "c-dot0"
		}
		if !p.numbered(q) {
			p.point(class, x, y, p.dot)
			continue
		}
		p.point(class, x, y, p.disc)
		text := "c-on"
		if class == "c-dot0" {
			text = "c-tide"
		}
		p.write(x, y+p.size*.36, q.Label, p.bold(), middle, text)
		p.written[i] = true
	}
}

// numbered reports whether a rank stands in its point.
func (p *plot) numbered(q Point) bool {
	return p.c.Axis.Reversed && q.Bound == "" && p.slot >= 2*p.disc+3 && p.bold().width(q.Label) <= 2*p.disc-3
}

func (p *plot) firstInPlan() int {
	for _, s := range p.c.Years {
		if s.InPlan {
			return s.Year
		}
	}
	return 0
}

func (p *plot) point(class string, x, y, r float64) {
	p.circle(class, x, y, r)
	p.marks = append(p.marks, around(x, y, r))
}

// bound draws a figure that is only known to be reached: an open point from which an arrow leads to more.
func (p *plot) bound(x, y float64) {
	r, up := p.dot, -1.0
	if p.c.Axis.Reversed {
		up = 1
	}
	tip := y + up*(r+11)
	p.path("c-arrow", 0, [2]float64{x, y + up*r}, [2]float64{x, tip})
	p.path("c-arrow", 0, [2]float64{x - 4, tip - up*5}, [2]float64{x, tip}, [2]float64{x + 4, tip - up*5})
	p.point("c-dot0", x, y, r)
	p.marks = append(p.marks, box{x - 4, min(y, tip), x + 4, max(y, tip)})
}

// column draws a total or a change. What earlier years added is pale; a lower bound is open at its end.
func (p *plot) column(i int, q Point) {
	half := p.halfColumn()
	x, zero, y := p.x(i), p.y(max(0, p.c.Axis.Min)), p.y(float(q.Value))
	up, low := min(y, zero), max(y, zero)
	p.marks = append(p.marks, p.columnBox(i, q))
	if q.Bound != "" {
		p.rect("c-least", x-half, up, 2*half, low-up)
		p.path("c-arrow", 0, [2]float64{x - 4, up + 9}, [2]float64{x, up + 4}, [2]float64{x + 4, up + 9})
		return
	}
	cut := low
	if q.Added != nil && q.Value.Sign() > 0 {
		cut = y + (zero-y)*float(q.Added)/float(q.Value)
		p.rect("c-earlier", x-half+.5, cut, 2*half-1, max(low-cut-.5, 0))
	}
	p.rect("c-column", x-half, up, 2*half, cut-up)
}

// columnBox is the room of a column.
func (p *plot) columnBox(i int, q Point) box {
	zero, y := p.y(max(0, p.c.Axis.Min)), p.y(float(q.Value))
	return box{p.x(i) - p.halfColumn(), min(y, zero), p.x(i) + p.halfColumn(), max(y, zero)}
}

func (p *plot) halfColumn() float64 { return min(p.slot*.31, 30) }

// years draws what stands below the axis: the years, what has been published for each, and the rows of figures.
func (p *plot) years() {
	y := p.floor + 5 + p.size
	p.yearNumbers(y)
	y += 8
	h := math.Round(p.size * .56)
	for i, s := range p.c.Years {
		p.cell(s.State, p.x(i), y, max(p.slot-6, 6), h)
	}
	y += h
	if p.w != Small {
		y = p.slotWords(y + 2)
		y = p.rows(y)
		if s := p.c.Remark; s != "" {
			lines := p.small().wrap(s, p.width-4)
			p.writeLines(p.remarkX(lines), y+p.size+4, lines, p.small(), start, "c-3")
			y += float64(len(lines))*p.small().height() + 4
		}
	}
	p.height = math.Ceil(y + 4)
}

// remarkX puts a remark under the plot, or at the edge if it is too long for that.
func (p *plot) remarkX(lines []string) float64 {
	if p.left+p.small().widest(lines) > p.width {
		return 0
	}
	return p.left
}

// yearNumbers writes the years, as many as there is room for, the last of the plan among them.
func (p *plot) yearNumbers(y float64) {
	every := int(math.Ceil((p.small().width("2025") + 4) / p.slot))
	for i, s := range p.c.Years {
		if (s.Year-p.c.Target.Year)%every != 0 {
			continue
		}
		class := "c-3"
		if s.InPlan {
			class = ""
		}
		x := min(max(p.x(i), p.small().width("2025")/2), p.width-p.small().width("2025")/2)
		p.write(x, y, strconv.Itoa(s.Year), p.small(), middle, class)
	}
}

// cell draws the state of a year. The states differ in shape, not in colour alone.
func (p *plot) cell(s SlotState, x, y, w, h float64) {
	x -= w / 2
	switch s {
	case Published:
		p.rect("c-got", x, y, w, h)
	case Partly:
		p.rect("c-got", x, y, w/2, h)
		p.rect("c-open", x, y+.5, w, h-1)
	case Given:
		p.rect("c-given", x+.7, y+.7, w-1.4, h-1.4)
	case Elsewhere:
		p.rect("c-else", x, y+h/2, w, h/2)
		p.rect("c-open", x, y+.5, w, h-1)
	case Missing:
		p.rect("c-open", x, y+.5, w, h-1)
	case Withheld:
		p.rect("c-open", x, y+.5, w, h-1)
		p.path("c-strike", 0, [2]float64{x, y + h - .5}, [2]float64{x + w, y + .5})
	case NotDue:
		p.path("c-wait", 0, [2]float64{x, y + h/2}, [2]float64{x + w, y + h/2})
	case Before:
		p.path("c-past", 0, [2]float64{x, y + h/2}, [2]float64{x + w, y + h/2})
	}
}

// slotWords says the states in words, once for neighbours that agree: in a line, else in two, else as a key.
func (p *plot) slotWords(y float64) float64 {
	runs := p.c.runs(func(s Slot) string { return s.Word })
	for lines := 1; lines <= 2; lines++ {
		if boxes, ok := p.fitWords(runs, lines, y); ok {
			for i, b := range boxes {
				s := p.c.Years[runs[i].from]
				p.write((b.x0+b.x1)/2, b.y0+ascent*p.size, s.Word, p.small(), middle, slotClass(s.State))
			}
			return y + p.small().height()*float64(lines)
		}
	}
	return p.slotKey(y)
}

func slotClass(s SlotState) string {
	switch s {
	case Published, Partly:
		return "c-tide"
	case Given:
		return "c-seal"
	}
	return "c-3"
}

// fitWords finds places for the words on alternating lines, and reports whether they do not meet.
func (p *plot) fitWords(runs []run, lines int, y float64) ([]box, bool) {
	var boxes []box
	for i, r := range runs {
		s := p.c.Years[r.from].Word
		w := p.small().width(s)
		x := min(max((p.x(r.from)+p.x(r.to))/2, w/2), p.width-w/2)
		b := boxOf(s, p.small(), x, y+p.size+float64(i%lines)*p.small().height(), middle)
		for k := i - lines; k >= 0; k -= lines {
			if boxes[k].x1+6 > b.x0 {
				return nil, false
			}
		}
		boxes = append(boxes, b)
	}
	return boxes, true
}

// slotKey explains the signs of the states.
func (p *plot) slotKey(y float64) float64 {
	x := 0.0
	seen := map[string]bool{}
	y += p.size + 4
	for _, s := range p.c.Years {
		w := p.small().width(s.Word)
		if seen[s.Word] {
			continue
		}
		seen[s.Word] = true
		if x > 0 && x+28+w > p.width {
			x, y = 0, y+p.small().height()+2
		}
		h := math.Round(p.size * .56)
		p.cell(s.State, x+11, y-h-1, 22, h)
		p.write(x+28, y, s.Word, p.small(), start, slotClass(s.State))
		x += 28 + w + 16
	}
	return y + p.size*.4
}

// rows writes the published figures from which the drawn values are formed, below their years. A row that would need
// more than two lines is left to the table.
func (p *plot) rows(y float64) float64 {
	for _, row := range p.c.Rows {
		boxes, lines := p.fitRow(row)
		if lines > 2 {
			continue
		}
		y += 5
		if p.w == Wide {
			p.write(p.right+12, y+p.size, row.Name, p.small(), start, "c-tide")
		} else {
			p.write(0, y+p.size, row.Name, p.small(), start, "c-tide")
			y += p.small().height()
		}
		for i, q := range row.Points {
			if q.Value != nil {
				p.write((boxes[i].x0+boxes[i].x1)/2, y+p.size+boxes[i].y0, q.Label, p.bold(), middle, "c-tide")
			}
		}
		y += p.bold().height() * float64(lines)
	}
	return y
}

// fitRow gives every figure of a row the first line on which it meets no other.
func (p *plot) fitRow(row Series) (boxes []box, lines int) {
	boxes = make([]box, len(row.Points))
	var ends []float64 // of the lines so far
	for i, q := range row.Points {
		if q.Value == nil {
			continue
		}
		w := p.bold().width(q.Label)
		x := min(max(p.x(i)-w/2, 0), p.width-w)
		line := 0
		for line < len(ends) && ends[line]+6 > x {
			line++
		}
		if line == len(ends) {
			ends = append(ends, 0)
		}
		ends[line] = x + w
		boxes[i] = box{x0: x, x1: x + w, y0: float64(line) * p.bold().height()}
	}
	return boxes, len(ends)
}
