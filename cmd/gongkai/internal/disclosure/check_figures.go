package disclosure

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
)

// doubts finds what a tired hand does to a figure: against its own quote and source, the figure of the year before, and
// the order of the target. One slip is one entry.
func (c *checker) doubts(o *Observation, ind *Indicator, answers *diag.Answers) {
	c.tooEarly(o, ind)
	c.yearOfQuote(o, ind, answers)
	c.secondSource(o, ind, answers)
	f := c.figure(o, ind)
	if f == nil {
		return
	}
	f.answers = answers
	confirmed, ok := f.quoted()
	if p, found := f.slip(); ok && !confirmed && found && !o.IsContext() {
		f.answers.Warn(&f.problems, p)
		ok = false
	}
	if ok {
		f.against(confirmed)
	}
	if !ok {
		c.suspect[o] = true
	}
}

// figure is a record with a value in a unit that is known; nil for any other.
func (c *checker) figure(o *Observation, ind *Indicator) *figure {
	u := c.set.Unit(c.unitOf(o, ind))
	if o.Value == nil || !u.isMeasure() {
		return nil
	}
	return &figure{checker: c, Observation: o, ind: ind, unit: u, base: inBase(o.Value, u)}
}

// A figure is a record with a value and a unit, and the answers to warnings about it.
type figure struct {
	*checker
	*Observation
	ind     *Indicator
	unit    *Unit
	answers *diag.Answers
	base    *big.Rat // the value in the quantity's base unit
}

// warn adds a warning about the figure, with another place that has to do with it.
func (f *figure) warn(p diag.Problem, at diag.Pos, what lang.Text) {
	f.answers.Warn(&f.problems, p.WithRelated(at, what))
}

// written is an amount in the base unit as the figure's own unit writes it.
func (f *figure) written(base *big.Rat) lang.Text { return amountOf(fromBase(base, f.unit), f.unit) }

func (c *checker) unitOf(o *Observation, ind *Indicator) UnitID {
	if o.Unit != "" {
		return o.Unit
	}
	return ind.PartUnit(o.Part)
}

// isScaled reports whether amounts in the unit are written in scales of each other, such as 万 and 亿.
func (u *Unit) isScaled() bool {
	return u.Style == lang.Currency || u.Style == lang.Count || u.Style == lang.Measure
}

func inBase(v *big.Rat, u *Unit) *big.Rat {
	if !u.isScaled() {
		return v
	}
	return new(big.Rat).Mul(v, u.Factor)
}

func fromBase(v *big.Rat, u *Unit) *big.Rat {
	if !u.isScaled() {
		return v
	}
	return new(big.Rat).Quo(v, u.Factor)
}

// amountOf is a value with its unit in both languages.
func amountOf(v *big.Rat, u *Unit) lang.Text {
	return lang.Text{ZH: lang.Amount(v, u.Measure(), mostDecimals, lang.ZH), EN: lang.Amount(v, u.Measure(), mostDecimals, lang.EN)}
}

// amount is a record's value with its unit; without one where that is not known.
func (c *checker) amount(v *big.Rat, o *Observation, ind *Indicator) lang.Text {
	if u := c.set.Unit(c.unitOf(o, ind)); u.isMeasure() {
		return amountOf(v, u)
	}
	return lang.Text{ZH: lang.Exact(v, mostDecimals, lang.ZH), EN: lang.Exact(v, mostDecimals, lang.EN)}
}

// quoted holds the value against the quantities that its quote states. It reports whether one of them is the value, and
// whether nothing was found to be wrong.
func (f *figure) quoted() (confirmed, ok bool) {
	var own []lang.Stated
	stated := lang.Quantities(f.Quote, lang.Of(f.Quote))
	for _, q := range stated {
		switch {
		case q.Bare && q.Value.Cmp(f.Value) == 0, f.isOwn(q) && q.Value.Cmp(f.base) == 0:
			return true, true
		case f.isOwn(q) && !q.Bare:
			own = append(own, q)
		}
	}
	for _, q := range stated {
		switch {
		case f.isOwn(q) && !q.Bare && f.hasOtherScale(q):
			p := diag.New(diag.ScaleOfQuote, f.At.At("value"), q.Written, f.written(f.base))
			if u := f.unitFor(q); u != nil {
				p = p.WithHint(lang.Text{ZH: "数值以" + u.Name.ZH + "计的，写 unit = \"" + string(u.ID) + "\"", EN: "if the value is in " + u.Name.EN + ", write unit = \"" + string(u.ID) + "\""})
			}
			f.problems = append(f.problems, p.WithRelated(f.At.At("quote"), lang.Text{ZH: "原文", EN: "the quote"}))
			return false, false
		case f.confusesPoints(q):
			f.warn(diag.New(diag.PercentForPoints, f.At.At("value"), q.Written, f.written(f.base)), f.At.At("quote"), lang.Text{ZH: "原文", EN: "the quote"})
			return false, false
		}
	}
	if len(own) > 0 && f.unit.Style != lang.Rank {
		f.answers.Warn(&f.problems, diag.New(diag.ValueNotInQuote, f.At.At("value"), f.written(f.base), written(own)))
		return false, false
	}
	return false, true
}

// written lists quantities as the text writes them.
func written(list []lang.Stated) string {
	var all []string
	for _, q := range list {
		all = append(all, q.Written)
	}
	return strings.Join(all, "、")
}

// isOwn reports whether a quantity is of the sort that the figure's unit measures.
func (f *figure) isOwn(q lang.Stated) bool {
	switch f.unit.Style {
	case lang.Currency:
		return q.Style == lang.Currency && q.Currency == f.unit.Currency || q.Loose
	case lang.Rank:
		return q.Style == lang.Rank || q.Style == lang.Count
	case lang.Times:
		return q.Style == lang.Count && !q.Words
	case lang.Count, lang.Measure:
		return q.Style == lang.Count
	}
	return q.Style == f.unit.Style
}

// hasOtherScale reports whether the quote has the digits of the value at another scale: 万 for 亿, a fraction for a
// percentage.
func (f *figure) hasOtherScale(q lang.Stated) bool {
	n, ok := lang.PowerOfTen(f.base, q.Value)
	switch f.unit.Style {
	case lang.Currency:
		return ok
	case lang.Count, lang.Measure:
		return ok && (n%4 == 0) && !q.Words
	case lang.Percent, lang.Points:
		return ok && (n == 2 || n == -2)
	}
	return false
}

// unitFor is the unit in which the value would be what the quote says.
func (f *figure) unitFor(q lang.Stated) *Unit {
	for i := range f.set.Units {
		u := &f.set.Units[i]
		if u.isMeasure() && u.Quantity == f.unit.Quantity && inBase(f.Value, u).Cmp(q.Value) == 0 {
			return u
		}
	}
	return nil
}

// confusesPoints reports whether the quote gives the value in percentage points and the record in per cent, or the
// reverse. The yearly change of a share is in points whatever its unit.
func (f *figure) confusesPoints(q lang.Stated) bool {
	if q.Value.Cmp(f.base) != 0 || f.observes() == Change {
		return false
	}
	return q.Style == lang.Points && f.unit.Style == lang.Percent || q.Style == lang.Percent && f.unit.Style == lang.Points
}

// observes is what the record observes: its own word, else the indicator's.
func (f *figure) observes() Observable { return observedBy(f.Observation, f.ind) }

func observedBy(o *Observation, ind *Indicator) Observable {
	if o.Observed != "" {
		return o.Observed
	}
	return ind.Observes()
}

// pointsOfTarget finds per cent for percentage points in the target itself, by the words that set it.
func (c *checker) pointsOfTarget(i *Indicator, answers *diag.Answers) {
	u := c.set.Unit(i.TargetUnit())
	if i.Target.Value == nil || len(i.Receipts) == 0 || !u.isMeasure() || u.Style != lang.Percent && u.Style != lang.Points {
		return
	}
	quote := i.Receipts[0].Quote.ZH
	var other *lang.Stated
	for _, q := range lang.Quantities(quote, lang.ZH) {
		if q.Value.Cmp(i.Target.Value) != 0 || q.Style != lang.Percent && q.Style != lang.Points {
			continue
		}
		if q.Style == u.Style {
			return
		}
		other = &q
	}
	if other != nil {
		p := diag.New(diag.PercentForPoints, i.At.At("target"), other.Written, amountOf(i.Target.Value, u))
		answers.Warn(&c.problems, p.WithRelated(i.Receipts[0].At.At(lang.ZH.Key()), lang.Text{ZH: "原文", EN: "the quote"}))
	}
}

// tooEarly finds a source that was published before what it is said to report.
func (c *checker) tooEarly(o *Observation, ind *Indicator) {
	src := c.set.Source(o.Source)
	_, to, ok := o.Span()
	if src == nil || !ok || src.Date.IsZero() || ind.Edition || o.Status == "E" || o.Status == "F" || to.Year != o.Year {
		return
	}
	if end := to.Last(); isBefore(src.Date.Last(), end) {
		p := diag.New(diag.SourceTooEarly, o.At.At("source"), src.Date.String(), end.String())
		c.problems = append(c.problems, p.WithRelated(src.At.At("date"), lang.Text{ZH: "来源的日期", EN: "the date of the source"}))
	}
}

func isBefore(a, b lang.Date) bool { return a.Compare(b) < 0 }

// yearOfQuote warns of a quote that speaks of other years only.
func (c *checker) yearOfQuote(o *Observation, ind *Indicator, answers *diag.Answers) {
	years := lang.Years(o.Quote, lang.Of(o.Quote))
	if len(years) == 0 || slices.Contains(years, o.Year) || o.Value == nil {
		return
	}
	var written []string
	for _, y := range years {
		written = append(written, strconv.Itoa(y))
	}
	answers.Warn(&c.problems, diag.New(diag.YearInQuote, o.At.At("quote"), strings.Join(written, "、"), o.Year))
}

// secondSource warns of two sources of one figure of context that differ. Two figures that would be assessed are an error.
func (c *checker) secondSource(o *Observation, ind *Indicator, answers *diag.Answers) {
	if !o.IsContext() || o.Value == nil {
		return
	}
	for _, other := range c.set.Observed(o.Indicator) {
		if other == o {
			return // what follows has this one before it
		}
		if !other.IsContext() || other.Value == nil || other.Source == o.Source || other.Year != o.Year || other.Period != o.Period ||
			other.Part != o.Part || other.Series != o.Series || other.Scope.ZH != o.Scope.ZH || !c.differ(o, other, ind) {
			continue
		}
		p := diag.New(diag.SourcesDiffer, o.At.At("value"), c.amount(o.Value, o, ind), c.amount(other.Value, other, ind))
		answers.Warn(&c.problems, p.WithRelated(other.At.At("value"), lang.Text{ZH: "另一个来源", EN: "the other source"}))
		return
	}
}

// differ reports whether two records of one indicator have values that are not the same.
func (c *checker) differ(a, b *Observation, ind *Indicator) bool {
	u, w := c.set.Unit(c.unitOf(a, ind)), c.set.Unit(c.unitOf(b, ind))
	if a.Value == nil || b.Value == nil || !u.isMeasure() || !w.isMeasure() || u.Quantity != w.Quantity {
		return false
	}
	return inBase(a.Value, u).Cmp(inBase(b.Value, w)) != 0
}
