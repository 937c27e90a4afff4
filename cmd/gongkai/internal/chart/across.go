package chart

import (
	"gongkai/cmd/gongkai/internal/markup"
)

// across is a schematic under way whose line of stations runs from left to right.
type across struct {
	canvas
	c      *Chart
	left   float64 // where the tiers begin, right of their names
	tiers  []acrossTier
	height float64
}

// acrossTier is where a tier stands, and what of it was measured before.
type acrossTier struct {
	y, height float64
	lane      []int
	laneLines []int      // most lines of words in a lane
	names     [][]string // of points or belts, broken into lines
	subs      [][]string // of stations
	staggered bool
	toLeft    int // the station whose points are named on its left; -1: none
}

const (
	rowHeight = 18.0 // of a line of words
	nameWidth = 96.0 // of the names of tiers
)

func (c *Chart) drawAcross() markup.HTML {
	s := sheets[Wide]
	d := &across{c: c}
	d.base, d.bounds = s.size, box{0, 0, s.width, 0}
	for _, t := range c.Tiers {
		d.left = max(d.left, d.bold().widest(d.bold().wrap(t.Name.Text, nameWidth)))
	}
	d.left += 46
	y := 0.0
	for i := range c.Tiers {
		t := d.measure(&c.Tiers[i])
		t.y = y
		t.height = max(t.height, 24+rowHeight*float64(len(d.bold().wrap(c.Tiers[i].Name.Text, nameWidth))))
		y += t.height
		d.tiers = append(d.tiers, t)
	}
	d.height = y
	d.guides()
	for i := range c.Tiers {
		d.draw(&c.Tiers[i], &d.tiers[i], i == 0)
	}
	if c.Remark != "" {
		d.path("c-grid", 0, [2]float64{0, d.height}, [2]float64{s.width, d.height})
		d.writeLines(0, d.height+10+s.size, d.small().wrap(c.Remark, s.width), d.small(), start, "c-3")
		d.height += 34
	}
	return c.finish(&d.canvas, Wide, d.height)
}

func (d *across) small() font { return font{size: d.base} }
func (d *across) bold() font  { return font{size: d.base, bold: true} }

// pitch is the distance of two stations.
func (d *across) pitch() float64 {
	return (d.bounds.x1 - d.left - 100) / max(float64(len(d.c.Stations)-1), 1)
}

func (d *across) x(i int) float64 { return d.left + 40 + float64(i)*d.pitch() }

// edge is how far a text centred on x may reach to either side before it meets the names of the tiers or the border.
func (d *across) edge(x float64) float64 { return min(x-d.left, d.bounds.x1-x) }

func (d *across) measure(t *Tier) acrossTier {
	switch {
	case t.IsLine:
		return d.measureStations()
	case len(t.Belts) > 0:
		return d.measureBelts(t)
	}
	return d.measurePoints(t)
}

// measureStations breaks what the plan makes of a station into lines; where they would not fit side by side, every
// second stands lower.
func (d *across) measureStations() acrossTier {
	var t acrossTier
	room := d.pitch() - 8
	for i, s := range d.c.Stations {
		lines := d.small().wrap(s.Sub, min(room, 2*d.edge(d.x(i))))
		t.staggered = t.staggered || d.small().widest(lines) > room || len(lines) > 3
		t.subs = append(t.subs, lines)
	}
	if t.staggered {
		for i, s := range d.c.Stations {
			t.subs[i] = d.small().wrap(s.Sub, min(2*d.pitch()-12, 2*d.edge(d.x(i))))
		}
	}
	t.height = 74 + rowHeight*float64(t.most(0)+t.most(1))
	return t
}

// most is the most lines of any station in a row: all in row 0, unless they are staggered.
func (t *acrossTier) most(row int) int {
	n := 0
	for i, lines := range t.subs {
		if t.row(i) == row {
			n = max(n, len(lines))
		}
	}
	return n
}

func (t *acrossTier) row(station int) int {
	if t.staggered {
		return station % 2
	}
	return 0
}

func (d *across) measureBelts(t *Tier) acrossTier {
	var m acrossTier
	count := 0
	m.lane, count = lanes(t.Belts)
	m.laneLines = make([]int, count)
	for i, b := range t.Belts {
		x := d.middleOf(b)
		room := 2 * d.edge(x)
		for k, other := range t.Belts {
			if k != i && m.lane[k] == m.lane[i] {
				room = min(room, max(x-d.middleOf(other), d.middleOf(other)-x)-8)
			}
		}
		lines := d.small().wrap(b.Text, room)
		m.names = append(m.names, lines)
		m.laneLines[m.lane[i]] = max(m.laneLines[m.lane[i]], len(lines))
	}
	m.height = 16
	for _, n := range m.laneLines {
		m.height += 22 + rowHeight*float64(n)
	}
	return m
}

func (d *across) middleOf(b Belt) float64 { return (d.x(b.From) + d.x(b.To)) / 2 }

// measurePoints breaks names into lines. They stand right of their stations, as far as the next station of the tier; the
// first station's stand left of it where that leaves them whole.
func (d *across) measurePoints(t *Tier) acrossTier {
	m := acrossTier{height: 44, toLeft: -1}
	if len(t.Ties) > 0 {
		m.height = 58
	}
	rows := map[int]float64{}
	for _, p := range t.Points {
		room := d.bounds.x1 - d.x(p.At) - 16
		isFirst := true
		for _, other := range t.Points {
			if other.At > p.At {
				room = min(room, d.x(other.At)-d.x(p.At)-26)
			}
			isFirst = isFirst && other.At >= p.At
		}
		if left := d.x(p.At) - d.left - 16; isFirst && d.small().width(p.Text) > room && left > room {
			room, m.toLeft = left, p.At
		}
		lines := d.small().wrap(p.Text, room)
		m.names = append(m.names, lines)
		rows[p.At] += rowHeight*float64(len(lines)) + 4
		m.height = max(m.height, 20+rows[p.At])
	}
	return m
}

// guides lead from every station to what stands above and below it.
func (d *across) guides() {
	line := 0
	for i, t := range d.c.Tiers {
		if t.IsLine {
			line = i
		}
	}
	for s := range d.c.Stations {
		from, to := line, line
		for i := range d.c.Tiers {
			if d.c.Tiers[i].reach(s) {
				from, to = min(from, i), max(to, i)
			}
		}
		if from < to {
			d.path("c-guide", 0, [2]float64{d.x(s), d.tiers[from].y + d.tiers[from].height/2}, [2]float64{d.x(s), d.tiers[to].y + 22})
		}
	}
}

func (d *across) draw(t *Tier, m *acrossTier, first bool) {
	if !first {
		d.path("c-grid", 0, [2]float64{0, m.y}, [2]float64{d.bounds.x1, m.y})
	}
	big := font{size: 20, bold: true}
	name := d.bold().wrap(t.Name.Text, nameWidth)
	y := m.y + 29
	d.write(0, y, t.Sign, big, start, "c-tide")
	d.linked(t.Name, 28, y-1, name, d.bold(), start, "")
	switch {
	case t.IsLine:
		d.stations(m)
	case len(t.Belts) > 0:
		d.belts(t, m)
	default:
		d.points(t, m)
		d.ties(t, m)
	}
}

func (d *across) stations(m *acrossTier) {
	y := m.y + 46
	d.c.wires(&d.canvas, func(i int) [2]float64 { return [2]float64{d.x(i), y} })
	for i, s := range d.c.Stations {
		d.c.node(&d.canvas, i, d.x(i), y)
		d.write(d.x(i), m.y+26, s.Name, font{size: 15, bold: true}, middle, "c-halo")
		top := y + 30
		if m.row(i) == 1 {
			top += rowHeight * float64(m.most(0))
		}
		d.writeLines(d.x(i), top, m.subs[i], d.small(), middle, "c-2 c-halo")
	}
}

func (d *across) belts(t *Tier, m *acrossTier) {
	for i, b := range t.Belts {
		y := m.y + 16
		for k := range m.lane[i] {
			y += 22 + rowHeight*float64(m.laneLines[k])
		}
		class := "c-belt"
		if i%2 == 1 {
			class += " c-belt2"
		}
		d.path(class, 0, [2]float64{d.x(b.From), y}, [2]float64{d.x(b.To), y})
		d.linked(b.Linked, d.middleOf(b), y+22, m.names[i], d.small(), middle, "c-halo")
	}
}

func (d *across) points(t *Tier, m *acrossTier) {
	next := map[int]float64{}
	for i, p := range t.Points {
		y := m.y + 24 + next[p.At]
		x := d.x(p.At)
		if len(t.Points) == 1 {
			d.circle("c-column", x, y, 8)
		} else {
			d.rect("c-town", x-5, y-5, 10, 10)
		}
		if p.At == m.toLeft {
			d.linked(p.Linked, x-14, y+5, m.names[i], d.small(), end, "c-halo")
		} else {
			d.linked(p.Linked, x+14, y+5, m.names[i], d.small(), start, "c-halo")
		}
		next[p.At] += rowHeight*float64(len(m.names[i])) + 4
	}
}

func (d *across) ties(t *Tier, m *acrossTier) {
	for _, k := range t.Ties {
		y := m.y + 36
		from, to := d.x(k.From), d.x(k.To)
		d.path("c-tie", 0, [2]float64{from, y}, [2]float64{to, y})
		d.circle("c-dot0", from, y, 8)
		d.circle("c-dot0", to, y, 8)
		d.linked(k.Linked, (from+to)/2, y-10, []string{k.Text}, d.small(), middle, "c-halo")
		lines := d.small().wrap(k.FromName, from-d.left-18)
		d.writeLines(from-15, y+5-rowHeight/2*float64(len(lines)-1), lines, d.small(), end, "c-halo")
		lines = d.small().wrap(k.ToName, d.bounds.x1-to-18)
		d.writeLines(to+15, y+5-rowHeight/2*float64(len(lines)-1), lines, d.small(), start, "c-halo")
	}
}
