package disclosure

import "math/big"

// path lists what the value would have to be each year to arrive, where that follows from the document. A baseline that
// is beyond the target already gives no path: it would lead back.
func (b *lineBuilder) path() {
	first := b.period.First - 1
	at := b.even
	switch {
	case b.ind.Kind == Cumulative:
	case b.ind.Kind == Growth && b.Goal != nil:
		at = b.compounded
	case b.ind.Kind == Increment && b.Quantity == AsObserved:
		first, at = b.BaseYear, b.stepped
	case (b.ind.Kind == Level || b.ind.Kind == Multiple) && b.leadsToGoal():
		first, at = b.BaseYear, b.straight
	default:
		return
	}
	for year := first; year <= b.period.Last; year++ {
		b.Path = append(b.Path, Point{year, at(year)})
		if y := b.year(year); y != nil && year > first {
			y.Path = b.Path[len(b.Path)-1].Value
		}
	}
}

// leadsToGoal reports whether there is a way from the baseline to the goal.
func (b *lineBuilder) leadsToGoal() bool {
	return b.Baseline != nil && b.Goal != nil && b.BaseYear < b.period.Last && b.target.Cmp.leads(b.Baseline, b.Goal)
}

// even is the even pace of a sum: the same share of the goal every year.
func (b *lineBuilder) even(year int) *big.Rat {
	years := b.period.Last - b.period.First + 1
	share := big.NewRat(int64(year-b.period.First+1), int64(years))
	return share.Mul(share, b.Goal)
}

// compounded grows at the target's rate from 100, or from the starting level.
func (b *lineBuilder) compounded(year int) *big.Rat {
	from := hundred
	if b.Quantity != Index {
		from = b.Baseline
	}
	return new(big.Rat).Mul(from, compound(b.target.Value, year-b.period.First+1))
}

// straight is the straight line from the baseline to the goal.
func (b *lineBuilder) straight(year int) *big.Rat {
	share := big.NewRat(int64(year-b.BaseYear), int64(b.period.Last-b.BaseYear))
	share.Mul(share, new(big.Rat).Sub(b.Goal, b.Baseline))
	return share.Add(share, b.Baseline)
}

// pace is the pace at a year, or nil where the path asks for no progress or does not exist, or the value is a bound. A
// path that leads away from what the comparator wants, such as that of a sum that must not exceed something, asks for no
// progress.
func (b *lineBuilder) pace(y *Year) *Pace {
	if y.Path == nil || y.Value == nil || y.Least != "" {
		return nil
	}
	zero := new(big.Rat)
	from := zero
	switch {
	case b.Quantity == Index:
		from = hundred
	case b.ind.Kind != Cumulative:
		from = b.Baseline
		if !b.joined(b.BaseYear, y.Year) {
			return nil
		}
	}
	p := &Pace{Year: y.Year, Made: new(big.Rat).Sub(y.Value, from), Asked: new(big.Rat).Sub(y.Path, from)}
	if p.Asked.Sign() == 0 || !b.target.Cmp.leads(zero, p.Asked) {
		return nil
	}
	p.Ratio = new(big.Rat).Quo(p.Made, p.Asked)
	return p
}
