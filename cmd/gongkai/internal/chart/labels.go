package chart

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
	p.of = owner{role: s.Role, year: q.Year}
	defer func() { p.of = owner{} }()
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
		p.of = owner{role: targetRole}
		p.writeLines(best.x, best.y, lines, f, best.anchor, "c-seal c-halo")
		p.of = owner{}
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
	defer func() { p.of = owner{} }()
	for i, q := range s.Points[:len(s.Points)-1] {
		p.of = owner{role: Path, year: q.Year}
		if i == 0 && (q.Value.Sign() == 0 || p.c.series(Baseline) != nil) {
			continue
		}
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
		p.of = owner{role: Path}
		defer func() { p.of = owner{} }()
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
