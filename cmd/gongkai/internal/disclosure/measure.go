package disclosure

import "math/big"

var hundred = big.NewRat(100, 1)

// measure forms the assessed values from the published figures, by the kind of target.
func (b *lineBuilder) measure() {
	switch b.ind.Kind {
	case Cumulative:
		b.Quantity, b.Goal = Total, b.goal
		b.sums()
	case Growth:
		b.growth()
	case Increment:
		b.increments()
	case Comparison:
		b.Quantity, b.Goal = Spread, b.goal
		b.differences()
	case Multiple:
		b.multiples()
	default:
		b.Quantity, b.Goal = AsObserved, b.goal
		b.levels()
	}
}

func (b *lineBuilder) levels() {
	for i := range b.Years {
		y := &b.Years[i]
		y.Value, y.Least = y.Figure, y.Bound
	}
}

// multiples holds levels against a multiple of the baseline, or of the figure published for the year before the period.
func (b *lineBuilder) multiples() {
	b.Quantity = AsObserved
	if start := b.startingLevel(); b.Baseline == nil && start != nil {
		b.Baseline, b.BaseYear = start, b.period.First-1
	}
	b.levels()
	if b.Baseline == nil || b.Baseline.Sign() <= 0 {
		return // there is no multiple of nothing
	}
	b.Goal = new(big.Rat).Mul(b.Baseline, b.target.Value)
	for i := range b.Years {
		if y := &b.Years[i]; !b.joined(b.BaseYear, y.Year) {
			y.Value = nil
		}
	}
}

// sums adds flows up from the last published running total, or from the beginning of the period. A sum that lacks a
// year, or that would add figures of two definitions, is a lower bound, unless flows are negative.
func (b *lineBuilder) sums() {
	sum, least := new(big.Rat), Comparator("")
	var last *Year // the last with a figure
	negative := false
	for i := range b.Years {
		y := &b.Years[i]
		if !y.InPlan {
			continue
		}
		if y.Figure == nil {
			least = addBound(least, AtLeast)
			continue
		}
		if b.observableOf(y) == RunningTotal {
			sum, least = y.Figure, y.Bound
		} else {
			if last != nil && !b.joined(last.Year, y.Year) {
				sum, least = new(big.Rat), AtLeast
			}
			sum, least = new(big.Rat).Add(sum, y.Figure), addBound(least, y.Bound)
			negative = negative || y.Figure.Sign() < 0
		}
		last = y
		if least == "" || !negative {
			y.Value, y.Least = sum, least
		}
	}
}

// observableOf is what the year's figure is: the record's own word, else the indicator's.
func (b *lineBuilder) observableOf(y *Year) Observable {
	for _, o := range y.Records {
		if o.Observed != "" && !o.IsMissing() {
			return o.Observed
		}
	}
	return b.ind.Observes()
}

// addBound is the bound of a sum of two bounded terms: one strict term makes it strict. An unknown term that is not
// negative is one bounded by >=.
func addBound(a, b Comparator) Comparator {
	if a == More || b == More {
		return More
	}
	if a == "" {
		return b
	}
	return a
}

// growth forms an index from yearly rates, or keeps the levels where these are published and a starting level is
// known: then the path is a level too.
func (b *lineBuilder) growth() {
	start := b.startingLevel()
	if b.ind.Observes() == LevelOf {
		b.Quantity = AsObserved
		b.levels()
		for i := range b.Years {
			y := &b.Years[i]
			if start == nil || !y.InPlan || !b.joined(b.period.First-1, y.Year) {
				y.Value = nil
			}
		}
		if start != nil {
			b.Baseline, b.BaseYear = start, b.period.First-1
			b.Goal = new(big.Rat).Mul(start, compound(b.target.Value, b.period.Last-b.period.First+1))
		}
		return
	}
	b.Quantity = Index
	b.Goal = new(big.Rat).Mul(hundred, compound(b.target.Value, b.period.Last-b.period.First+1))
	b.indices()
}

// startingLevel is the level at the end of the year before the period: the document's baseline or a published figure. It
// is nil where nothing can grow from it.
func (b *lineBuilder) startingLevel() *big.Rat {
	var start *big.Rat
	if y := b.year(b.period.First - 1); b.Baseline != nil && b.BaseYear == b.period.First-1 {
		start = b.Baseline
	} else if y != nil && y.Bound == "" {
		start = y.Figure
	}
	if start == nil || start.Sign() <= 0 {
		return nil
	}
	return start
}

// indices compounds the rates from the first year of the period. Without an unbroken run of rates on one basis there
// is no index, and none below zero.
func (b *lineBuilder) indices() {
	index, least := hundred, Comparator("")
	for year := b.period.First; year <= b.period.Last; year++ {
		y := b.year(year)
		if y.Figure == nil || growthFactor(y.Figure).Sign() < 0 {
			return
		}
		if year > b.period.First && (y.Break || basis(y) != basis(b.year(year-1))) {
			return
		}
		index, least = new(big.Rat).Mul(index, growthFactor(y.Figure)), addBound(least, y.Bound)
		y.Value, y.Least = index, least
	}
}

// growthFactor is 1 + rate/100.
func growthFactor(rate *big.Rat) *big.Rat {
	f := new(big.Rat).Quo(rate, hundred)
	return f.Add(f, big.NewRat(1, 1))
}

// compound is (1 + rate/100)^years.
func compound(rate *big.Rat, years int) *big.Rat {
	r := big.NewRat(1, 1)
	for range years {
		r.Mul(r, growthFactor(rate))
	}
	return r
}

// increments keeps the levels where the level before the period is known from the document, and else forms the yearly
// changes.
func (b *lineBuilder) increments() {
	if b.Baseline != nil && b.BaseYear == b.period.First-1 && b.ind.Observes() == LevelOf {
		b.Quantity = AsObserved
		b.Goal = b.stepped(b.period.Last)
		b.levels()
		for i := range b.Years {
			if y := &b.Years[i]; !y.InPlan || b.observableOf(y) == Change || !b.joined(b.BaseYear, y.Year) {
				y.Value = nil
			}
		}
		return
	}
	b.Quantity, b.Goal = YearlyChange, b.goal
	for i := range b.Years {
		y := &b.Years[i]
		if !y.InPlan || y.Figure == nil {
			continue
		}
		if b.observableOf(y) == Change {
			y.Value, y.Least = y.Figure, y.Bound
		} else if i > 0 && b.hasLevel(&b.Years[i-1]) && y.Bound == "" && b.joined(y.Year-1, y.Year) {
			y.Value = new(big.Rat).Sub(y.Figure, b.Years[i-1].Figure)
		}
	}
}

// hasLevel reports whether the level of a year is known exactly.
func (b *lineBuilder) hasLevel(y *Year) bool {
	return y.Figure != nil && y.Bound == "" && b.observableOf(y) != Change
}

// stepped is the baseline plus the target's step for every year since.
func (b *lineBuilder) stepped(year int) *big.Rat {
	steps := new(big.Rat).SetInt64(int64(year - b.BaseYear))
	return steps.Add(steps.Mul(steps, b.goal), b.Baseline)
}

// differences takes the second series from the first. A lower bound of the first is one of the difference.
func (b *lineBuilder) differences() {
	for i := range b.Years {
		if y := &b.Years[i]; y.Figure != nil && y.Second != nil && !y.isMixed() {
			y.Value, y.Least = new(big.Rat).Sub(y.Figure, y.Second), y.Bound
		}
	}
}
