package chart

import (
	"slices"
	"strconv"
)

// A block is lines of words right of the plot, at the height of what they name.
type block struct {
	at     float64 // the height; math.NaN is not used: a block without one stands on top
	value  *float64
	lines  []labelLine
	height float64
	y      float64
}

type labelLine struct {
	words string
	font  font
	class string
}

func (b *block) add(class string, f font, lines ...string) {
	for _, s := range lines {
		b.lines = append(b.lines, labelLine{s, f, class})
		b.height += f.height()
	}
}

// makeBlocks gathers the labels right of the plot and leaves room for them.
func (p *plot) makeBlocks() {
	if p.gutter == 0 {
		return
	}
	w := p.gutter - 16
	value := func(v float64) *float64 { return &v }
	target := block{}
	if v := p.c.Target.Value; v != nil {
		target.value = value(float(v))
	}
	target.add("c-seal", p.big(), p.big().wrap(p.targetWords(), w)...)
	if s := p.c.Target.Clauses; s != "" {
		target.add("c-3", p.small(), p.small().wrap(s, w)...)
	}
	p.blocks = append(p.blocks, target)
	for _, s := range p.c.Series {
		last := s.last()
		if last.Value == nil {
			continue
		}
		b := block{value: value(float(last.Value))}
		switch {
		case s.Role == Path:
			b.add("c-sand", p.bold(), p.bold().wrap(s.Name, w)...)
			b.add("c-sand", p.small(), p.small().wrap(s.Detail, w)...)
		case s.Role == Baseline:
			continue
		case s.Name != "":
			b.add(classOf(s.Role), p.bold(), p.bold().wrap(s.Name, w)...)
		case p.c.Axis.Reversed && last.Year == p.c.Years[len(p.c.Years)-1].Year:
			b.add("c-tide", p.bold(), p.say(strconv.Itoa(last.Year)+"年：第"+last.Label+"名", strconv.Itoa(last.Year)+": rank "+last.Label))
		default:
			continue
		}
		p.blocks = append(p.blocks, b)
	}
	room := 0.0
	for _, b := range p.blocks {
		for _, l := range b.lines {
			room = max(room, l.font.width(l.words))
		}
	}
	for _, r := range p.c.Rows {
		room = max(room, p.small().width(r.Name))
	}
	p.right = p.width - max(room+14, 96)
}

// last is the newest point that has a value.
func (s *Series) last() Point {
	for _, p := range slices.Backward(s.Points) {
		if p.Value != nil {
			return p
		}
	}
	return Point{}
}

const blockGap = 12

func (p *plot) blocksHeight() float64 {
	h := 0.0
	for _, b := range p.blocks {
		h += b.height + blockGap
	}
	return h
}

// drawBlocks writes the labels right of the plot: each at its height, moved as little as needed to be clear of others.
func (p *plot) drawBlocks() {
	for i := range p.blocks {
		b := &p.blocks[i]
		b.at = p.ceiling + p.size
		if b.value != nil {
			b.at = p.y(*b.value)
		}
		b.y = b.at - b.lines[0].font.height()/2
	}
	slices.SortStableFunc(p.blocks, func(a, b block) int {
		switch {
		case a.y < b.y:
			return -1
		case a.y > b.y:
			return 1
		}
		return 0
	})
	y := p.ceiling
	for i := range p.blocks {
		p.blocks[i].y = max(p.blocks[i].y, y)
		y = p.blocks[i].y + p.blocks[i].height + blockGap
	}
	y = p.floor + blockGap
	for i := len(p.blocks) - 1; i >= 0; i-- {
		p.blocks[i].y = min(p.blocks[i].y, y-blockGap-p.blocks[i].height)
		y = p.blocks[i].y
	}
	for _, b := range p.blocks {
		y := b.y
		for _, l := range b.lines {
			p.write(p.right+12, y+l.font.size, l.words, l.font, start, l.class)
			y += l.font.height()
		}
	}
}

// labels writes the values beside their points, the most important first, and what else stands in the plot.
func (p *plot) labels() {
	observed := p.c.series(Observation)
	newest := observed.last()
	p.label(observed, newest, 100)
	if p.gutter == 0 {
		p.targetLabel()
	}
	if base := p.c.series(Baseline); base != nil {
		p.label(base, base.Points[0], 100)
	}
	limit := 12.0
	if p.w == Small {
		limit = 2
	}
	rival := p.c.series(Rival)
	if rival != nil {
		p.label(rival, rival.last(), limit)
	}
	for i := len(observed.Points) - 1; i >= 0; i-- {
		if q := observed.Points[i]; q.Year != newest.Year {
			p.label(observed, q, limit)
		}
		if rival != nil && rival.Points[i].Year != rival.last().Year {
			p.label(rival, rival.Points[i], limit)
		}
	}
	if p.w == Small {
		return
	}
	p.note()
	p.pathLabels()
}

// label writes one value, if there is room.
func (p *plot) label(s *Series, q Point, limit float64) {
	switch {
	case q.Value == nil || s.Role == Observation && p.written[p.slotOf(q.Year)]:
	case p.c.Form == Columns && s.Role == Observation:
		p.columnLabel(q, limit)
	default:
		p.pointLabel(s, q, limit)
	}
}

func (p *plot) pointLabel(s *Series, q Point, limit float64) {
	x, y, r, f := p.x(p.slotOf(q.Year)), p.y(float(q.Value)), p.dot, p.bold()
	up, down, level := y-r-5, y+r+3+ascent*f.size, y+.36*f.size
	beside := []spot{{x + r + 4, level, start}, {x - r - 4, level, end}}
	spots := []spot{{x, up, middle}, {x, down, middle}, beside[0], beside[1],
		{x - r, up, start}, {x + r, up, end}, {x - r, down, start}, {x + r, down, end}, {x, up - f.height(), middle}, {x, down + f.height(), middle}}
	if q.Bound != "" {
		spots = append([]spot{{x, down, middle}, beside[0], beside[1]}, spots...)
	}
	if best, ok := p.find([]string{q.Label}, f, spots, .2, limit); ok {
		p.write(best.x, best.y, q.Label, f, best.anchor, classOf(s.Role)+" c-halo")
	}
}

// columnLabel writes a value into the solid part of its column, or at its end.
func (p *plot) columnLabel(q Point, limit float64) {
	i, f := p.slotOf(q.Year), p.bold()
	x, y := p.x(i), p.y(float(q.Value))
	p.own = p.columnBox(i, q)
	defer func() { p.own = box{} }()
	solid := p.own.y1
	if q.Added != nil && q.Value.Sign() > 0 {
		solid = y + (p.own.y1-y)*float(q.Added)/float(q.Value)
	}
	if q.Bound == "" && f.width(q.Label)+6 <= 2*p.halfColumn() {
		var spots []spot
		for top := p.own.y0 + 3; top+f.size*1.2 < solid; top += 6 {
			spots = append(spots, spot{x, top + ascent*f.size, middle})
		}
		if best, ok := p.find([]string{q.Label}, f, spots, .2, 1); ok {
			p.write(best.x, best.y, q.Label, f, middle, "c-on")
			return
		}
	}
	up, down := y-5, y+3+ascent*f.size
	spots := []spot{{x, up, middle}, {x, up - f.height(), middle}, {x, up - 2*f.height(), middle}}
	if q.Value.Sign() < 0 {
		spots = []spot{{x, down, middle}, {x, down + f.height(), middle}}
	}
	if best, ok := p.find([]string{q.Label}, f, spots, 2.5, limit); ok {
		p.write(best.x, best.y, q.Label, f, middle, "c-tide c-halo")
	}
}

// targetLines are the target's words as they stand in the plot.
func (p *plot) targetLines() (font, []string) {
	words := p.targetWords()
	if p.w == Small {
		words = p.say("目标", "Target")
	}
	return p.big(), p.big().wrap(words, (p.right-p.left)*.7)
}

// targetLabel writes the target along its line, and remembers if there is no room for it.
func (p *plot) targetLabel() {
	t := &p.c.Target
	if p.above.target || t.Reach == Nowhere || t.Reach == EachRival {
		return
	}
	f, lines := p.targetLines()
	y := p.y(float(t.Value))
	up := y - 6 - f.height()*float64(len(lines)-1)
	down := y + 4 + ascent*f.size
	spots := []spot{{p.left + 3, up, start}, {p.right - 2, up, end}, {(p.left + p.right) / 2, up, middle}, {p.left + 3, down, start}, {p.right - 2, down, end}}
	if t.Reach == EndYear {
		x := p.x(p.slotOf(t.Year)) + min(p.slot*.42, 34)
		spots = []spot{{x, up, end}, {x, down, end}, {p.left + 3, up, start}}
	}
	if best, ok := p.find(lines, f, spots, .2, 5); ok {
		p.writeLines(best.x, best.y, lines, f, best.anchor, "c-seal c-halo")
	} else if p.w == Narrow {
		p.missed.target = true
	}
}

// pathLabels names the path, where it is not named beside the plot, and writes its values into an empty picture.
func (p *plot) pathLabels() {
	s := p.c.series(Path)
	if s == nil {
		return
	}
	if p.gutter == 0 && !p.above.path {
		p.pathName(s)
	}
	if p.c.hasFigures() || p.w != Wide {
		return
	}
	f := p.small()
	for _, q := range s.Points[1 : len(s.Points)-1] {
		x, y := p.x(p.slotOf(q.Year)), p.y(float(q.Value))
		spots := []spot{{x - 4, y - 8, end}, {x, y - 9, middle}, {x, y + 20, middle}}
		if best, ok := p.find([]string{q.Label}, f, spots, .2, 5); ok {
			p.write(best.x, best.y, q.Label, f, best.anchor, "c-sand c-halo")
		}
	}
}

// pathName writes what the path is along it: on the side to which it leaves room, else on the other.
func (p *plot) pathName(s *Series) {
	f := p.bold()
	lines := append(f.wrap(s.Name, 150), f.wrap(s.Detail, 150)...)
	above, below := -10-f.height()*float64(len(lines)-1), 10+ascent*f.size
	near := []spot{{8, below, start}, {-8, above, end}}
	if p.y(float(s.Points[0].Value)) < p.y(float(s.last().Value)) {
		near = []spot{{8, above, start}, {-8, below, end}}
	}
	var spots []spot
	for _, n := range near {
		for _, q := range s.Points[1:] {
			spots = append(spots, spot{p.x(p.slotOf(q.Year)) + n.x, p.y(float(q.Value)) + n.y, n.anchor})
		}
	}
	if best, ok := p.find(lines, f, spots, .1, 1.9); ok {
		p.writeLines(best.x, best.y, lines, f, best.anchor, "c-sand c-halo")
	} else {
		p.missed.path = true
	}
}

// note says in an empty picture why it is empty.
func (p *plot) note() {
	if p.c.Note == "" {
		return
	}
	f := p.small()
	lines := f.wrap(p.c.Note, (p.right-p.left)*.8)
	x := (p.left + p.right) / 2
	var spots []spot
	for _, y := range []float64{.5, .6, .4, .7, .3, .85, .2} {
		spots = append(spots, spot{x, p.ceiling + (p.floor-p.ceiling)*y, middle})
	}
	if best, ok := p.find(lines, f, spots, .2, 3); ok {
		p.writeLines(best.x, best.y, lines, f, best.anchor, "c-3")
	}
}
