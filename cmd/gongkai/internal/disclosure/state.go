package disclosure

import "math/big"

// judge finds the state of the line, by the order of rules that the method page prints.
func (b *lineBuilder) judge() {
	for i := range b.Years {
		b.Years[i].Meets = b.meets(&b.Years[i])
	}
	b.FirstMet = b.firstMet()
	newest := b.newest(b.period.First, b.period.Last)
	if b.target.Magnitude || newest == nil || b.isOverrun(newest) {
		b.State, b.Reason = NotAssessed, b.whyNot()
		return
	}
	b.Year = newest.Year
	b.Pace = b.pace(newest)
	b.State = b.state(newest)
}

func (b *lineBuilder) state(newest *Year) State {
	holds := newest.Meets && !b.hasFailedYear()
	if newest.Year == b.period.Last {
		switch {
		case !holds:
			return NotMet
		case b.isLost():
			return Lost
		}
		return Met
	}
	if holds && !b.isYearly() {
		return MetEarly
	}
	switch {
	case b.Pace != nil && b.rules.Thresholds.Words:
		return b.paceState(b.Pace.Ratio)
	case holds:
		return Holding
	}
	return NotYetMet
}

// isLost reports whether the newest later year whose figure can be compared with the end year's does not satisfy the
// target.
func (b *lineBuilder) isLost() bool {
	for i := len(b.Years) - 1; i >= 0 && b.Years[i].Year > b.period.Last; i-- {
		if y := &b.Years[i]; b.assessable(y) && b.joined(b.period.Last, y.Year) {
			return !y.Meets
		}
	}
	return false
}

// paceState compares the exact pace with the thresholds.
func (b *lineBuilder) paceState(ratio *big.Rat) State {
	switch t := b.rules.Thresholds; {
	case ratio.Cmp(t.OnPace) >= 0:
		return OnPace
	case ratio.Cmp(t.Behind) >= 0:
		return Behind
	case ratio.Sign() >= 0:
		return FarBehind
	}
	return MovingAway
}

// isYearly reports whether the target is an average, a yearly test or a limit to a sum, which cannot be met before its
// time.
func (b *lineBuilder) isYearly() bool {
	return b.ind.Kind == Growth || b.ind.Kind == Increment || b.ind.Kind == Comparison || b.isLimit()
}

// isLimit reports whether the target is a sum that must not become too large.
func (b *lineBuilder) isLimit() bool { return b.ind.Kind == Cumulative && b.target.Cmp.Falling() }

// meets reports whether the year's value satisfies the target, or is proven to.
func (b *lineBuilder) meets(y *Year) bool {
	goal := b.goalAt(y)
	if y.Value == nil || goal == nil {
		return false
	}
	if y.Least != "" {
		return b.target.Cmp.Proves(y.Least, y.Value, goal)
	}
	return b.target.Cmp.Holds(y.Value, goal)
}

// goalAt is what the year's value is held against: for an average or a yearly step the path of that year, else the
// goal of the end year.
func (b *lineBuilder) goalAt(y *Year) *big.Rat {
	if y.Path != nil && (b.ind.Kind == Growth || b.ind.Kind == Increment) {
		return y.Path
	}
	return b.Goal
}

// fails reports whether the year's value does not satisfy the target, or is proven not to.
func (b *lineBuilder) fails(y *Year) bool {
	goal := b.goalAt(y)
	if y.Value == nil || goal == nil {
		return false
	}
	if y.Least != "" {
		return b.target.Cmp.Disproves(y.Least, y.Value, goal)
	}
	return !y.Meets
}

// assessable reports whether the year decides anything: its value is exact, or a bound that proves or disproves. Where a
// test of every year has failed in one, whatever is published later decides.
func (b *lineBuilder) assessable(y *Year) bool {
	if b.hasFailedYear() && y.InPlan && y.Figure != nil {
		return true
	}
	return (y.Meets || b.fails(y)) && !b.isIncomplete(y)
}

// isIncomplete reports whether a test of every year lacks a year at the end year, though none has failed.
func (b *lineBuilder) isIncomplete(y *Year) bool {
	if b.Quantity != YearlyChange || y.Year != b.period.Last || b.hasFailedYear() {
		return false
	}
	for i := range b.Years {
		if b.Years[i].InPlan && b.Years[i].Value == nil {
			return true
		}
	}
	return false
}

// hasFailedYear reports whether a test of every year has failed in one.
func (b *lineBuilder) hasFailedYear() bool {
	if b.Quantity != YearlyChange {
		return false
	}
	for i := range b.Years {
		if y := &b.Years[i]; y.InPlan && b.fails(y) {
			return true
		}
	}
	return false
}

// newest is the newest assessable year from first to last, or nil.
func (b *lineBuilder) newest(first, last int) *Year {
	for i := len(b.Years) - 1; i >= 0; i-- {
		if y := &b.Years[i]; first <= y.Year && y.Year <= last && b.assessable(y) {
			return y
		}
	}
	return nil
}

// isOverrun reports whether a later figure of the period is known from which, for want of earlier years, no sum, rate
// or change can be formed: then an older value would not be the newest word.
func (b *lineBuilder) isOverrun(newest *Year) bool {
	if b.Quantity != Total && b.Quantity != Index && b.Quantity != YearlyChange {
		return false
	}
	for i := range b.Years {
		if y := &b.Years[i]; y.Year > newest.Year && y.InPlan && y.Figure != nil && y.Bound == "" {
			return true
		}
	}
	return false
}

func (b *lineBuilder) firstMet() int {
	if b.isYearly() {
		return 0
	}
	for i := range b.Years {
		if y := &b.Years[i]; y.InPlan && y.Meets {
			return y.Year
		}
	}
	return 0
}

// whyNot is the reason why nothing can be assessed.
func (b *lineBuilder) whyNot() Reason {
	var figures, bounds, sides, others bool
	for i := range b.Years {
		y := &b.Years[i]
		figures = figures || y.InPlan && y.Figure != nil && b.Quantity != Spread
		bounds = bounds || y.InPlan && y.Least != "" && (b.Quantity == AsObserved && b.Goal != nil || b.Quantity == Spread)
		sides = sides || y.InPlan && b.Quantity == Spread && (y.Figure == nil) != (y.Second == nil)
		others = others || len(y.Context) > 0 || y.Figure != nil || y.Second != nil
	}
	switch {
	case b.target.Magnitude:
		return Magnitude
	case bounds:
		return BoundOnly
	case sides:
		return OneSeries
	case figures:
		return EarlierMissing
	case others:
		return OtherScope
	}
	return NoFigure
}
