package chart

// voids marks the years of the plan for which nothing has been published though it is due.
func (p *plot) voids() {
	if p.c.Target.Zone {
		return // a tint is enough
	}
	for i, s := range p.c.Years {
		switch s.State {
		case Missing, Elsewhere, Withheld, Withdrawn, Partly:
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
		if p.c.Form == Columns && p.c.hasFigures() {
			p.path("c-under", 0, [2]float64{p.left, y}, [2]float64{p.right, y})
		}
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

// columns draws totals or changes. The lines of target and path go over them.
func (p *plot) columns() {
	if p.c.Form != Columns {
		return
	}
	for i, q := range p.c.series(Observation).Points {
		if q.Value != nil {
			p.column(i, q)
		}
	}
}

// series draws what has been published as points over the years, above everything else.
func (p *plot) series() {
	if p.c.Form != Lines {
		return
	}
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
		p.of = owner{role: s.Role, year: q.Year}
		p.write(x, y+p.size*.36, q.Label, p.bold(), middle, text)
		p.of = owner{}
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
