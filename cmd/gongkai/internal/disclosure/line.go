package disclosure

import (
	"cmp"
	"math/big"
	"slices"
)

// A lineBuilder forms one line. Its methods fill the line in the order in which assessLine calls them.
type lineBuilder struct {
	Line
	ind    *Indicator
	target Target
	goal   *big.Rat // the target's value in the line's unit, where it has the same quantity; else as it is
	period Span
	rules  Rules
}

func assessLine(ind *Indicator, part string, records []*Observation, target Target, period Span, rules Rules) Line {
	b := &lineBuilder{ind: ind, target: target, period: period, rules: rules}
	b.Part = part
	b.Unit = rules.Unit(ind.PartUnit(part))
	b.goal = b.inLineUnit(target.Value, ind.TargetUnit())
	b.baseline()
	b.gather(records)
	b.measure()
	b.path()
	b.judge()
	b.need()
	return b.Line
}

// inLineUnit converts v from the given unit to the line's, where both measure the same.
func (b *lineBuilder) inLineUnit(v *big.Rat, from UnitID) *big.Rat {
	u := b.rules.Unit(from)
	if from == "" || u == nil || b.Unit == nil {
		return v
	}
	if c := u.Measure().Convert(v, b.Unit.Measure()); c != nil {
		return c
	}
	return v
}

// baseline takes the document's baseline if it is an exact figure of the same scope. The figure of a whole is the
// baseline of none of its parts.
func (b *lineBuilder) baseline() {
	if base := b.ind.Baseline; base != nil && base.Scope.IsZero() && base.Bound == "" && !b.ind.HasParts() {
		b.Baseline, b.BaseYear = base.Value, base.Year
	}
}

// gather sorts the records into years.
func (b *lineBuilder) gather(records []*Observation) {
	first, last := b.period.First, b.period.Last
	if b.Baseline != nil {
		first = min(first, b.BaseYear)
	}
	own := make([]*Observation, 0, len(records))
	for _, o := range records {
		if o.Part == b.Part || o.IsContext() && o.Part == "" {
			own = append(own, o)
			first, last = min(first, o.Year), max(last, o.Year)
		}
	}
	for y := first; y <= last; y++ {
		b.Years = append(b.Years, Year{Year: y, Due: b.rules.Past(y), InPlan: b.period.Contains(y)})
	}
	for _, o := range own {
		b.place(&b.Years[o.Year-first], o)
	}
	for i := range b.Years {
		slices.SortStableFunc(b.Years[i].Records, func(x, y *Observation) int { return cmp.Compare(x.Series, y.Series) })
	}
}

// place puts one record into its year.
func (b *lineBuilder) place(y *Year, o *Observation) {
	if o.IsContext() {
		y.Context = append(y.Context, o)
		return
	}
	y.Records = append(y.Records, o)
	y.Break = y.Break || o.IsBreak() // a series may break where it has no figure
	if o.IsMissing() {
		return
	}
	v := b.inLineUnit(o.Value, o.Unit)
	switch {
	case o.Series != SecondSeries:
		y.Figure, y.Bound = v, o.Bound
	case o.Bound == "": // a bound on the second side proves nothing
		y.Second = v
	}
}

// The ids of the two series of a comparison.
const (
	FirstSeries  = "a"
	SecondSeries = "b"
)

// year finds a year, or nil.
func (b *lineBuilder) year(y int) *Year {
	if len(b.Years) == 0 || y < b.Years[0].Year || y > b.Years[len(b.Years)-1].Year {
		return nil
	}
	return &b.Years[y-b.Years[0].Year]
}

// joined reports whether figures of the two years may be compared with each other: no break lies after the first and
// up to the second, and both are on the same basis.
func (b *lineBuilder) joined(from, to int) bool {
	for y := from + 1; y <= to; y++ {
		if year := b.year(y); year != nil && year.Break {
			return false
		}
	}
	f, t := b.year(from), b.year(to)
	return f == nil || t == nil || basis(f) == "" || basis(t) == "" || basis(f) == basis(t)
}

func basis(y *Year) string {
	for _, o := range y.Records {
		if !o.IsMissing() {
			return o.Basis
		}
	}
	return ""
}

// isMixed reports whether the year's figures, such as the two of a comparison, are real and nominal ones.
func (y *Year) isMixed() bool {
	first := ""
	for _, o := range y.Records {
		switch {
		case o.IsMissing() || o.Basis == "":
		case first == "":
			first = o.Basis
		case o.Basis != first:
			return true
		}
	}
	return false
}

// Joined reports whether the figures of two neighbouring years may be joined by a line.
func (l *Line) Joined(from, to int) bool {
	b := lineBuilder{Line: *l}
	return b.joined(from, to)
}
