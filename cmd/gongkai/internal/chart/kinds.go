package chart

import (
	"math/big"
	"strconv"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// levels are the published figures themselves: of a level, a rank, a multiple, or of growth and steps from a known start.
func (d *draft) levels() {
	d.observations(func(y *disclosure.Year) (*big.Rat, disclosure.Comparator) { return y.Figure, y.Bound })
	d.baseline()
	d.path(d.line.Path)
	switch {
	case d.line.Goal == nil && d.ind.Kind == disclosure.Multiple && !d.hasFigures():
		d.inMultiples()
	case d.line.Goal == nil:
		d.Target.Reach = Nowhere
	case d.ind.Kind == disclosure.Growth, d.ind.Kind == disclosure.Increment:
		d.Target.Reach, d.Target.Value = EndYear, d.line.Goal
	default:
		d.Target.Reach, d.Target.Value = EveryYear, d.line.Goal
	}
	if d.ind.Kind == disclosure.Rank {
		d.Target.Zone = true
	}
	d.Note = d.whyNoPath()
}

// inMultiples shows the target of a multiple whose base is not known, in multiples of it.
func (d *draft) inMultiples() {
	d.Target.Reach, d.Target.Value = EveryYear, d.ind.Target.Value
	d.unit = &disclosure.Unit{Factor: unity, Style: lang.Times}
	d.Series = append(d.Series, Series{Role: Baseline, Name: d.say("基期", "Baseline"), Points: []Point{{Year: d.t.Period.First - 1, Value: unity}}})
}

// whyNoPath says in an empty picture of a level why it has no path.
func (d *draft) whyNoPath() string {
	switch {
	case len(d.line.Path) > 0 || d.hasFigures():
		return ""
	case d.ind.Kind == disclosure.Multiple:
		return d.say("未见基期数，目标不能换算成数值", "The baseline has not been published, so the target has no figure yet")
	case d.ind.Kind == disclosure.Level && d.line.Baseline == nil:
		return d.say("无同口径基期，不画路径", "No baseline of the same scope, so no path")
	case d.ind.Kind == disclosure.Growth:
		start := strconv.Itoa(d.t.Period.First - 1)
		return d.say(start+"年末数未查得，不画路径", "The level of "+start+" has not been found, so no path")
	}
	return ""
}

// totals are running totals, beside an even pace.
func (d *draft) totals() {
	d.Form = Columns
	d.observations(func(y *disclosure.Year) (*big.Rat, disclosure.Comparator) { return y.Value, y.Least })
	d.addedBy()
	d.path(d.line.Path)
	d.figures(d.say("当年数", "In the year"))
	d.Target.Reach, d.Target.Value = EveryYear, d.line.Goal
}

// addedBy finds what each year added to an exact total.
func (d *draft) addedBy() {
	points := d.Series[0].Points
	before := new(big.Rat)
	for i := range points {
		p := &points[i]
		y := d.year(p.Year)
		if p.Value == nil || p.Bound != "" || y == nil || !y.InPlan {
			before = nil
			if y == nil || y.Year < d.t.Period.First {
				before = new(big.Rat)
			}
			continue
		}
		if before != nil {
			if added := new(big.Rat).Sub(p.Value, before); added.Sign() >= 0 && p.Value.Sign() >= 0 {
				p.Added = added
			}
		}
		before = p.Value
	}
}

// index is 100 at the start, compounded with the published rates.
func (d *draft) index() {
	d.more = 1 - d.ind.Decimals
	start := d.t.Period.First - 1
	d.observations(func(y *disclosure.Year) (*big.Rat, disclosure.Comparator) { return y.Value, y.Least })
	if first := &d.Series[0].Points[d.slotOf(start+1)]; first.Value != nil {
		d.Series[0].Points[d.slotOf(start)].Value = big.NewRat(100, 1)
		first.Joined = first.Bound == ""
	}
	d.path(d.line.Path)
	d.figures(d.say("当年增速", "Growth in the year"))
	d.Target.Reach, d.Target.Value = EndYear, d.line.Goal
	d.unit = &disclosure.Unit{Factor: unity, Style: lang.Count}
}

// changes are columns of what each year changed, against the step that the target asks for.
func (d *draft) changes() {
	d.Form = Columns
	d.observations(func(y *disclosure.Year) (*big.Rat, disclosure.Comparator) { return y.Value, y.Least })
	d.figures(d.say("年末数", "Level"))
	d.Target.Reach, d.Target.Value = EveryYear, d.line.Goal
}

// sides are the two figures of a comparison; while neither is published, their difference against zero.
func (d *draft) sides() {
	d.observations(func(y *disclosure.Year) (*big.Rat, disclosure.Comparator) { return y.Figure, y.Bound })
	rival := Series{Role: Rival}
	for i, s := range d.Years {
		p := Point{Year: s.Year}
		if y := d.year(s.Year); y != nil {
			p.Value = y.Second
			p.Joined = y.Second != nil && i > 0 && d.year(s.Year-1) != nil && d.year(s.Year-1).Second != nil && d.line.Joined(s.Year-1, s.Year)
		}
		rival.Points = append(rival.Points, p)
	}
	d.Series = append(d.Series, rival)
	for i, s := range d.ind.Series {
		if i < 2 {
			d.Series[i].Name = s.Name.In(d.Lang)
		}
	}
	if d.hasFigures() {
		d.Target.Reach = EachRival
		return
	}
	d.Target.Reach, d.Target.Value, d.Target.Zone = EveryYear, d.line.Goal, true
}
