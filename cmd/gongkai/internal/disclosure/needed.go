package disclosure

import (
	"math"
	"math/big"
)

// Needed is what would still reach the target from the newest figure on.
type Needed struct {
	Years      int      // how many years are left
	Each       *big.Rat // change, amount or points a year; nil where Rate is meant or the target is out of reach
	Rate       float64  // growth a year in per cent, of a growth target
	OutOfReach bool     // no figure that is possible would reach it
	NoFinal    bool     // the end year is past and its figure has not been published
}

// need fills Needed, while nothing is published for the end year.
func (b *lineBuilder) need() {
	if final := b.year(b.period.Last); b.target.Magnitude || final.Figure != nil && (b.Quantity != Spread || final.Second != nil) {
		return
	}
	if b.rules.Past(b.period.Last) {
		b.Needed = &Needed{NoFinal: true}
		return
	}
	y := b.year(b.Year)
	if b.Year == 0 || y == nil || b.State == MetEarly || b.Goal == nil {
		return
	}
	n := Needed{Years: b.period.Last - b.Year}
	switch {
	case b.ind.Kind == Rank || b.ind.Kind == Comparison:
		return
	case b.ind.Kind == Growth:
		n.Rate, n.OutOfReach = neededRate(y.Value, b.Goal, n.Years)
	case b.Quantity == YearlyChange:
		n.Each, n.OutOfReach = b.Goal, b.hasFailedYear()
	default:
		n.Each = new(big.Rat).Sub(b.Goal, y.Value)
		n.Each.Quo(n.Each, new(big.Rat).SetInt64(int64(n.Years)))
		n.OutOfReach = b.isBeyondReach(n.Each)
	}
	if n.OutOfReach {
		n.Each, n.Rate = nil, 0
	}
	b.Needed = &n
}

// neededRate is the yearly growth, in per cent, that leads from v to goal: (goal/v)^(1/years) − 1.
func neededRate(v, goal *big.Rat, years int) (rate float64, outOfReach bool) {
	if v.Sign() <= 0 {
		return 0, true
	}
	ratio, _ := new(big.Rat).Quo(goal, v).Float64()
	return 100 * (math.Pow(ratio, 1/float64(years)) - 1), false
}

// isBeyondReach reports whether no figure that is possible would do: of flows that of each year to come, else that of the
// end year. A limit to a sum is out of reach once it is passed.
func (b *lineBuilder) isBeyondReach(each *big.Rat) bool {
	if b.isLimit() {
		return each.Sign() < 0
	}
	if !b.ind.hasRange() || b.ind.PartUnit(b.Part) != b.ind.Unit {
		return false
	}
	if b.Quantity == Total && b.ind.Observes() == Flow {
		return each.Cmp(b.ind.Range[1]) > 0
	}
	best := b.ind.Range[1]
	if b.target.Cmp.Falling() {
		best = b.ind.Range[0]
	}
	return !b.target.Cmp.Holds(best, b.Goal)
}

// MeanRate is the average yearly growth, in per cent, over the years of an index that stands at v: the geometric mean
// of the rates.
func MeanRate(index *big.Rat, years int) float64 {
	ratio, _ := new(big.Rat).Quo(index, hundred).Float64()
	return 100 * (math.Pow(ratio, 1/float64(years)) - 1)
}
