package chart

import (
	"math"
	"strings"

	"gongkai/cmd/gongkai/internal/markup"
)

// signs are the outlines by which several areas in one picture are told apart, without colour; none stands for a circle.
// They are made to look equally large.
var signs = [][][2]float64{
	nil,
	{{-.9, -.9}, {.9, -.9}, {.9, .9}, {-.9, .9}},
	{{0, -1.2}, {1.15, .85}, {-1.15, .85}},
	{{0, -1.3}, {1.3, 0}, {0, 1.3}, {-1.3, 0}},
	{{0, 1.2}, {-1.15, -.85}, {1.15, -.85}},
	{{-.4, -1.15}, {.4, -1.15}, {.4, -.4}, {1.15, -.4}, {1.15, .4}, {.4, .4}, {.4, 1.15}, {-.4, 1.15}, {-.4, .4}, {-1.15, .4}, {-1.15, -.4}, {-.4, -.4}},
	{{-1.1, -1.1}, {1.1, -1.1}, {.15, 0}, {1.1, 1.1}, {-1.1, 1.1}, {-.15, 0}},
	{{-1.2, 0}, {-.6, -1.05}, {.6, -1.05}, {1.2, 0}, {.6, 1.05}, {-.6, 1.05}},
}

// Sign is a sign by itself, for tables and lists beside the picture.
func Sign(n int) markup.HTML {
	p := plot{}
	p.sign("c-sign", n, 8, 8, 5.5)
	var b markup.Builder
	b.Open("svg", "class", "c-key", "viewBox", "0 0 16 16", "aria-hidden", "true")
	return b.Put(p.HTML()).HTML()
}

// sign draws the sign of an area round a point.
func (p *plot) sign(class string, n int, x, y, r float64) {
	outline := signs[n-1]
	if outline == nil {
		p.circle(class, x, y, r)
		return
	}
	var d strings.Builder
	for i, q := range outline {
		d.WriteString(map[bool]string{true: "M", false: "L"}[i == 0])
		d.WriteString(markup.Number(x+q[0]*r) + " " + markup.Number(y+q[1]*r))
	}
	p.Void("path", "class", class, "d", d.String()+"z")
}

// drawTogether draws several areas in one picture: red and hollow what the document says, tide what has been published,
// sand and dashed what this site computed, an area by its sign; below, what has been published of each for every year.
func (c Chart) drawTogether(w Width) markup.HTML {
	if w == Small {
		w = Narrow
	}
	p := c.drawn(w, 0)
	return c.finish(&p.canvas, w, p.height)
}

// drawnTogether draws several areas, the plot lower by so much.
func (c *Chart) drawnTogether(w Width, less float64) *plot {
	p := &plot{sheet: sheets[w], c: c, w: w, written: make([]bool, len(c.Years))}
	p.plot -= less
	p.base = p.size
	p.jointFrame()
	p.grid()
	for _, role := range []Role{Path, Baseline, Observation, Promise} {
		for i := range c.Series {
			if s := &c.Series[i]; s.Role == role {
				p.jointSeries(s)
			}
		}
	}
	for _, b := range p.blocks {
		p.keySign(true, b.sign, p.right+18, b.y+b.lines[0].font.size*.65, 5)
		p.writeBlock(b, p.right+30)
	}
	p.jointLabels()
	p.jointYears()
	return p
}

// keySign draws the sign of an area beside its name.
func (p *plot) keySign(hollow bool, n int, x, y, r float64) {
	class := "c-sign"
	if hollow {
		class = "c-sign0 c-signd"
	}
	p.shapes = append(p.shapes, shape{hollow, n, x, y, r})
	p.sign(class, n, x, y, r)
}

// jointFrame measures the drawing and writes what stands above the plot: the caption, and on a phone the key.
func (p *plot) jointFrame() {
	for _, t := range p.c.Axis.Ticks {
		p.left = max(p.left, p.small().width(t.Label)+12)
	}
	p.right = p.width - 8
	p.bounds = box{0, 0, p.width, math.Inf(1)}
	y := 2.0
	if s := p.c.Axis.Caption; s != "" {
		lines := p.small().wrap(s, p.width-4)
		p.writeLines(0, y+p.size, lines, p.small(), start, "c-3")
		y += float64(len(lines))*p.small().height() + 4
	}
	if s := p.c.series(Path); s != nil {
		y = p.head(y, Path, s.Name, "c-sand")
	}
	room := 0.0
	for _, s := range p.c.Series {
		if s.Role != Promise {
			continue
		}
		b := block{role: Promise, sign: s.Sign}
		b.add("c-ink", p.bold(), p.bold().wrap(s.Name, 160)...)
		b.add("c-seal", p.small(), p.small().wrap(s.Detail, 160)...)
		if len(s.Points) > 0 {
			b.value = new(float(s.Points[0].Value))
		}
		if p.gutter == 0 {
			y = p.jointKey(y, s)
			continue
		}
		for _, l := range b.lines {
			room = max(room, l.font.width(l.words))
		}
		p.blocks = append(p.blocks, b)
	}
	if p.gutter > 0 {
		p.right = p.width - room - 32
	}
	p.ceiling = y + 6
	p.top = p.ceiling + 14
	p.bottom = p.top + max(p.plot, p.blocksHeight()-14)
	p.floor = p.bottom
	switch {
	case p.c.Axis.Broken:
		p.floor += 18
	case p.c.Axis.Reversed:
		p.floor += p.dot + 4
	}
	p.slot = (p.right - p.left) / float64(len(p.c.Years))
	p.bounds.y1 = p.floor
	p.placeBlocks()
}

// jointKey names an area and its target above the plot.
func (p *plot) jointKey(y float64, s Series) float64 {
	p.of = owner{role: Promise, sign: s.Sign}
	defer func() { p.of = owner{} }()
	p.keySign(true, s.Sign, 8, y+p.size*.62, 5)
	p.write(22, y+p.size, s.Name, p.bold(), start, "")
	lines := p.small().wrap(s.Detail, p.width-22)
	if x := 22 + p.bold().width(s.Name) + 10; x+p.small().width(s.Detail) <= p.width {
		p.write(x, y+p.size, s.Detail, p.small(), start, "c-seal")
		return y + p.bold().height() + 3
	}
	p.writeLines(22, y+p.size+p.small().height(), lines, p.small(), start, "c-seal")
	return y + p.small().height()*float64(len(lines)+1) + 3
}

// jointSeries draws one series of one area.
func (p *plot) jointSeries(s *Series) {
	switch s.Role {
	case Path:
		var points [][2]float64
		for _, q := range s.Points {
			points = append(points, [2]float64{p.x(p.slotOf(q.Year)), p.y(float(q.Value))})
		}
		p.path("c-path c-thin", .6, points...)
	case Observation:
		p.joined("c-observation c-thin c-tone"+string(rune('0'+(s.Sign-1)%3)), s, p.jointBase(s.Sign))
		for i, q := range s.Points {
			if q.Value != nil {
				p.jointPoint(s.Sign, p.x(i), p.y(float(q.Value)), q)
			}
		}
	default:
		for _, q := range s.Points {
			x, y := p.x(p.slotOf(q.Year)), p.y(float(q.Value))
			p.sign("c-sign0 c-signd", s.Sign, x, y, p.dot+1)
			p.marks = append(p.marks, around(x, y, p.dot+1))
		}
	}
}

// jointBase is the baseline of an area, or nil.
func (p *plot) jointBase(sign int) *Series {
	for i := range p.c.Series {
		if s := &p.c.Series[i]; s.Role == Baseline && s.Sign == sign {
			return s
		}
	}
	return nil
}

// jointPoint draws a published figure: hollow where it lies before the plan or is only known to be reached.
func (p *plot) jointPoint(sign int, x, y float64, q Point) {
	class := "c-sign"
	if q.Bound != "" || q.Year < p.firstInPlan() {
		class = "c-sign0"
	}
	if q.Bound != "" {
		up := map[bool]float64{true: 1, false: -1}[p.c.Axis.Reversed]
		tip := y + up*(p.dot+11)
		p.path("c-arrow", 0, [2]float64{x, y + up*p.dot}, [2]float64{x, tip})
		p.path("c-arrow", 0, [2]float64{x - 4, tip - up*5}, [2]float64{x, tip}, [2]float64{x + 4, tip - up*5})
	}
	p.sign(class, sign, x, y, p.dot)
	p.marks = append(p.marks, around(x, y, p.dot+1))
}

// jointLabels name the newest figure of every area beside it, then write as many of the others as there is room for.
func (p *plot) jointLabels() {
	for _, s := range p.c.Series {
		if last := s.last(); s.Role == Observation && last.Value != nil {
			p.of = owner{role: Observation, year: last.Year, sign: s.Sign}
			p.jointLabel(last, s.Name+" "+last.Label, 40)
		}
	}
	for _, s := range p.c.Series {
		for _, q := range s.Points {
			if s.Role == Observation && q.Value != nil && q.Year != s.last().Year {
				p.of = owner{role: Observation, year: q.Year, sign: s.Sign}
				p.jointLabel(q, q.Label, 3)
			}
		}
	}
	p.of = owner{}
}

// jointLabel writes words near a point, if there is a place that crosses less than the limit.
func (p *plot) jointLabel(q Point, words string, limit float64) {
	x, y, r, f := p.x(p.slotOf(q.Year)), p.y(float(q.Value)), p.dot+2, p.bold()
	up, down, level := y-r-4, y+r+2+ascent*f.size, y+.36*f.size
	spots := []spot{{x, up, middle}, {x, down, middle}, {x + r + 4, level, start}, {x - r - 4, level, end},
		{x, up, end}, {x, up, start}, {x, down, end}, {x, down, start}, {x, up - f.height(), middle}, {x, down + f.height(), middle}, {x, up - f.height(), end}, {x, down + f.height(), end}}
	if best, ok := p.find([]string{words}, f, spots, .2, limit); ok {
		p.write(best.x, best.y, words, f, best.anchor, "c-tide c-halo")
	}
}

// jointYears draws the years, and for each area a row that says what has been published for them.
func (p *plot) jointYears() {
	y := p.floor + 5 + p.size
	p.of = owner{role: yearRole}
	p.yearNumbers(y)
	p.of = owner{}
	y += 10
	h := math.Round(p.size * .56)
	var seen []Slot
	for _, s := range p.c.Series {
		if s.Role != Observation {
			continue
		}
		if p.gutter == 0 {
			p.write(22, y+p.size, s.Name, p.small(), start, "")
			p.keySign(false, s.Sign, 8, y+p.size*.62, 4.5)
			y += p.small().height() + 1
		} else {
			p.keySign(false, s.Sign, p.right+18, y+h/2, 4.5)
			p.write(p.right+30, y+h/2+p.size*.36, s.Name, p.small(), start, "")
		}
		p.strips = append(p.strips, y-p.bottom)
		for i, slot := range s.Slots {
			p.cell(slot.State, p.x(i), y, max(p.slot-6, 6), h)
		}
		y += h + 10
		seen = append(seen, s.Slots...)
	}
	y = p.slotKey(y, seen)
	if s := p.c.Remark; s != "" {
		lines := p.small().wrap(s, p.width-4)
		p.writeLines(0, y+p.size+4, lines, p.small(), start, "c-3")
		y += float64(len(lines))*p.small().height() + 4
	}
	p.height = math.Ceil(markup.Steady(y + 4))
}
