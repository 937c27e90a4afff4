package disclosure

import (
	"math/big"
	"slices"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
)

// A reference is what a figure is held against: the figure before it, the baseline, the target.
type reference struct {
	base  *big.Rat // in the base unit
	name  lang.Text
	at    func() diag.Pos // asked for where a problem names it: finding a place costs as much as its file is long
	years int             // how long before the figure; 0: not before it
	o     *Observation    // the record, if it is one
}

// earlier lists the earlier records of the same line, the newest first.
func (c *checker) earlier(o *Observation) []*Observation {
	var list []*Observation
	for _, other := range c.set.Observed(o.Indicator) {
		if other.Value != nil && other.Bound == "" && other.Year < o.Year && other.Part == o.Part && other.Series == o.Series &&
			other.IsContext() == o.IsContext() && (!o.IsContext() || other.Label == o.Label) {
			list = append(list, other)
		}
	}
	slices.SortStableFunc(list, func(a, b *Observation) int { return b.Year - a.Year })
	return list
}

// references lists what the figure can be held against, the nearest first.
func (f *figure) references() []reference {
	var list []reference
	for _, o := range f.earlier(f.Observation) {
		list = append(list, f.recordAsReference(o)...)
	}
	if b := f.ind.Baseline; b != nil && b.Value != nil && !f.misquoted[b] && b.Scope.IsZero() && b.Bound == "" && !f.ind.HasParts() && f.observes() == LevelOf {
		if u := f.set.Unit(f.ind.Unit); f.isComparable(u) {
			list = append(list, reference{base: inBase(b.Value, u), name: lang.Text{ZH: "基期值", EN: "the baseline"}, at: func() diag.Pos { return b.At.At("value") }, years: f.Year - b.Year})
		}
	}
	return append(list, f.targetAsReference()...)
}

func (f *figure) recordAsReference(o *Observation) []reference {
	u := f.set.Unit(f.unitOf(o, f.ind))
	if !f.isComparable(u) || observedBy(o, f.ind) != f.observes() {
		return nil
	}
	year := lang.Int(o.Year, lang.ZH)
	return []reference{{base: inBase(o.Value, u), name: lang.Text{ZH: " " + year + " 年的数值", EN: "the figure of " + year}, at: func() diag.Pos { return o.At.At("value") }, years: f.Year - o.Year, o: o}}
}

// targetAsReference is the target, where it is of what is observed; of a sum a year's even part.
func (f *figure) targetAsReference() []reference {
	u := f.set.Unit(f.ind.TargetUnit())
	if f.ind.Target.Value == nil || !f.isComparable(u) || f.ind.Target.Value.Sign() == 0 || f.ind.Part(f.Part) != nil {
		return nil
	}
	v := inBase(f.ind.Target.Value, u)
	switch kind := f.ind.Kind; {
	case kind == Level || kind == Growth && f.observes() == Rate || kind == Cumulative && f.observes() == RunningTotal:
	case kind == Cumulative:
		p := f.ind.Period(f.set.Site.Plan)
		v = new(big.Rat).Quo(v, big.NewRat(int64(max(p.Last-p.First+1, 1)), 1))
	default:
		return nil
	}
	return []reference{{base: v, name: lang.Text{ZH: "目标值", EN: "the target"}, at: func() diag.Pos { return f.ind.At.At("target") }}}
}

func (f *figure) isComparable(u *Unit) bool { return u.isMeasure() && u.Quantity == f.unit.Quantity }

// near reports whether two amounts are of one order: neither is more than factor times the other.
func near(a, b *big.Rat, factor int64) bool {
	if a.Sign() <= 0 || b.Sign() <= 0 {
		return a.Sign() == b.Sign()
	}
	q, most := new(big.Rat).Quo(a, b), big.NewRat(factor, 1)
	return q.Cmp(most) <= 0 && q.Cmp(new(big.Rat).Inv(most)) >= 0
}

// How near a figure must be to what is expected to be of its order, and how near once a slip has been undone to be
// taken for that slip.
const (
	nearOrder = 30
	nearSlip  = 5
)

// A slip is a factor by which figures go wrong, up or down.
type slip struct {
	factor   int64
	up, down diag.Code // the figure is too large, too small
}

var (
	slipsOfAmounts = []slip{{10_000, diag.WanYiConfused, diag.WanYiConfused}, {100_000_000, diag.YuanForYi, diag.YuanForYi}}
	slipsOfShares  = []slip{{100, diag.PercentForFraction, diag.FractionForPercent}}
)

// slip is the problem of a figure of another order than all that it can be held against, by a factor that is a slip of its
// own.
func (f *figure) slip() (p diag.Problem, found bool) {
	if f == nil || f.unit.Style == lang.Rank || f.base.Sign() <= 0 {
		return diag.Problem{}, false
	}
	slips, references := slipsOfAmounts, f.references()
	if !f.unit.isScaled() {
		slips = slipsOfShares
	}
	for _, r := range references {
		if near(f.base, r.base, nearOrder) {
			return diag.Problem{}, false
		}
	}
	for _, s := range slips {
		factor := big.NewRat(s.factor, 1)
		for _, r := range references {
			code := diag.Code("")
			if near(new(big.Rat).Quo(f.base, factor), r.base, nearSlip) {
				code = s.up
			} else if near(new(big.Rat).Mul(f.base, factor), r.base, nearSlip) {
				code = s.down
			}
			if code != "" {
				return diag.New(code, f.At.At("value"), f.written(f.base), r.name, f.written(r.base)).WithRelated(r.at(), f.related(r)), true
			}
		}
	}
	return diag.Problem{}, false
}

// related says what stands at the place of a reference.
func (f *figure) related(r reference) lang.Text {
	if r.o != nil {
		year := lang.Int(r.o.Year, lang.ZH)
		return lang.Text{ZH: year + "年的数值", EN: "the value of " + year}
	}
	return r.name
}

// Changes of a year that are unusual: of an amount by this factor, of a share or a rate by so many points, of a place by so
// many places. Counts of a few things double easily.
const (
	unusualFactor = 2
	unusualPoints = 20
	unusualPlaces = 10
	fewThings     = 10
)

// against holds the figure against the one before it: unchanged, or changed beyond what is usual.
func (f *figure) against(confirmed bool) {
	if earlier := f.earlier(f.Observation); len(earlier) > 0 && f.isCopyOf(earlier[0], confirmed) {
		last := earlier[0]
		p := diag.New(diag.UnchangedValue, f.At.At("value"), last.Year, f.written(f.base))
		f.warn(p, last.At.At("value"), f.related(reference{o: last}))
		return
	}
	if f.IsContext() || f.Bound != "" || f.IsBreak() || f.observes() == Change {
		return
	}
	if r, found := f.jump(); found {
		f.suspect[f.Observation] = true
		f.warn(diag.New(diag.LargeChange, f.At.At("value"), f.written(f.base), r.name, f.written(r.base), f.change(r)), r.at(), f.related(r))
	}
}

// jump is the reference from which the figure is too far: the nearest that is not suspect itself. Being near a suspect one
// is enough, so that one wrong figure is one warning and not two, and a new level is none.
func (f *figure) jump() (from reference, found bool) {
	for _, r := range f.references() {
		if r.years <= 0 || r.o != nil && r.o.Basis != f.Basis {
			continue
		}
		if f.isUsual(r) {
			return reference{}, false
		}
		if r.o == nil || !f.suspect[r.o] {
			return r, true
		}
	}
	return reference{}, false
}

// isCopyOf reports whether the figure is that of the year before, and nothing shows that it was looked up: a quote of
// its own from a source of its own.
func (f *figure) isCopyOf(last *Observation, confirmed bool) bool {
	if last.Year != f.Year-1 || !f.isComparable(f.set.Unit(f.unitOf(last, f.ind))) || f.differ(f.Observation, last, f.ind) {
		return false
	}
	return !confirmed || f.Quote == last.Quote || f.Source == last.Source
}

func (f *figure) isUsual(r reference) bool {
	difference := new(big.Rat).Abs(new(big.Rat).Sub(f.base, r.base))
	within := func(n int64) bool { return difference.Cmp(big.NewRat(n*int64(r.years), 1)) <= 0 }
	switch f.unit.Style {
	case lang.Percent, lang.Points:
		return within(unusualPoints)
	case lang.Rank:
		return within(unusualPlaces)
	case lang.Count:
		if difference.Cmp(big.NewRat(fewThings, 1)) < 0 {
			return true
		}
	}
	if f.observes() == RunningTotal && f.risesEvenly(r, difference) {
		return true
	}
	factor := int64(1)
	for range min(r.years, 30) {
		factor *= unusualFactor
	}
	return near(f.base, r.base, factor)
}

// risesEvenly reports whether a running total has risen, and by no more a year than is usual beside an even pace: in its
// first years it may well double.
func (f *figure) risesEvenly(r reference, difference *big.Rat) bool {
	target := f.targetAsReference()
	if len(target) == 0 || f.base.Cmp(r.base) < 0 {
		return false
	}
	p := f.ind.Period(f.set.Site.Plan)
	most := new(big.Rat).Mul(target[0].base, big.NewRat(int64(unusualFactor*r.years), int64(max(p.Last-p.First+1, 1))))
	return difference.Cmp(most) <= 0
}

// change says how large a change is: in points or places where these are compared, else in per cent.
func (f *figure) change(r reference) lang.Text {
	difference := new(big.Rat).Sub(f.base, r.base)
	signed := lang.Text{ZH: lang.Signed(difference, mostDecimals, lang.ZH), EN: lang.Signed(difference, mostDecimals, lang.EN)}
	switch {
	case f.unit.Style == lang.Percent || f.unit.Style == lang.Points:
		return lang.Text{ZH: signed.ZH + "个百分点", EN: signed.EN + " percentage points"}
	case f.unit.Style == lang.Rank || r.base.Sign() == 0:
		return signed
	}
	difference.Quo(difference, r.base).Mul(difference, hundred)
	return lang.Text{ZH: lang.Signed(difference, 0, lang.ZH) + "%", EN: lang.Signed(difference, 0, lang.EN) + "%"}
}
