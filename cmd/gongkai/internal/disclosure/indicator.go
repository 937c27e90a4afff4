package disclosure

import (
	"math/big"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
)

// A Kind says what sort of promise a target is, and so what its path is and what is observed.
type Kind string

// The kinds of targets.
const (
	Level      Kind = "level"      // a stock or share reaches the target by the end year
	Cumulative Kind = "cumulative" // the flows of the period add up to the target
	Growth     Kind = "growth"     // average annual growth of at least the target
	Increment  Kind = "increment"  // a share rises by the target every year
	Rank       Kind = "rank"       // a place no worse than the target
	Comparison Kind = "comparison" // series a less series b stands against the target
	Multiple   Kind = "multiple"   // the target times the baseline
)

// A Comparator is how the document compares a figure with the target.
type Comparator string

// The comparators.
const (
	More    Comparator = ">"
	AtLeast Comparator = ">="
	AtMost  Comparator = "<="
	Less    Comparator = "<"
)

// Holds reports whether v stands against t as the comparator says.
func (c Comparator) Holds(v, t *big.Rat) bool {
	switch d := v.Cmp(t); c {
	case More:
		return d > 0
	case AtLeast:
		return d >= 0
	case AtMost:
		return d <= 0
	default:
		return d < 0
	}
}

// Falling reports whether smaller figures are better.
func (c Comparator) Falling() bool { return c == AtMost || c == Less }

// Proves reports whether a figure known to lie at or above v (bound >=) or above it (bound >) must satisfy the
// comparator against t. A lower bound proves nothing about a target that wants a figure to be small.
func (c Comparator) Proves(bound Comparator, v, t *big.Rat) bool {
	switch c {
	case More:
		return v.Cmp(t) > 0 || bound == More && v.Cmp(t) == 0
	case AtLeast:
		return v.Cmp(t) >= 0
	}
	return false
}

// Disproves reports whether a figure known to lie at or above v (bound >=) or above it (bound >) cannot satisfy the
// comparator against t. A lower bound disproves nothing about a target that wants a figure to be large.
func (c Comparator) Disproves(bound Comparator, v, t *big.Rat) bool {
	switch c {
	case AtMost:
		return v.Cmp(t) > 0 || bound == More && v.Cmp(t) == 0
	case Less:
		return v.Cmp(t) >= 0
	}
	return false
}

// leads reports whether the way from one value to another is in the comparator's direction, or no way at all.
func (c Comparator) leads(from, to *big.Rat) bool {
	if c.Falling() {
		return to.Cmp(from) <= 0
	}
	return to.Cmp(from) >= 0
}

// An Observable says what the records of an indicator are, where its kind leaves a choice.
type Observable string

// What may be observed.
const (
	Flow         Observable = "flow"   // cumulative: the flow of each year
	RunningTotal Observable = "total"  // cumulative: the sum since the period began
	Rate         Observable = "rate"   // growth: the growth of each year, in per cent
	LevelOf      Observable = "level"  // growth and increment: the level at each year's end
	Change       Observable = "change" // increment: the change in each year
)

// An Indicator is one quantity for which the plan sets a target.
type Indicator struct {
	ID       IndicatorID `toml:",key"`
	Number   int         `toml:"number"` // its place in the list of targets
	Name     lang.Text   `toml:"name"`
	Short    lang.Text   `toml:"short"`
	Areas    []AreaID    `toml:"areas"` // several: observed for each, met when all are
	Kind     Kind        `toml:"kind" enum:"level cumulative growth increment rank comparison multiple"`
	Unit     UnitID      `toml:"unit"`
	Decimals int         `toml:"decimals"`
	Range    []*big.Rat  `toml:"range,optional"` // the least and the greatest a figure may be
	Observed Observable  `toml:"observed,optional" enum:"flow total rate level change"`
	Edition  bool        `toml:"edition,optional"` // years are those of the editions that publish it
	Note     lang.Text   `toml:"note,optional" lang:"either"`
	Ack      []diag.Code `toml:"ack,optional"`
	Series   []Series    `toml:"series,optional"` // of a comparison: a and b
	Parts    []Part      `toml:"parts,optional"`  // several measures that must all be met
	Target   Target      `toml:"target"`
	Baseline *Baseline   `toml:"baseline,optional"`
	Receipts []Wording   `toml:"receipts"` // the first decides
	At       diag.Locator
}

// A Series is one of the two sides of a comparison.
type Series struct {
	ID   string    `toml:",key"`
	Name lang.Text `toml:"name"`
}

// A Part is one of several measures, or areas, for which a target must be met.
type Part struct {
	ID   string    `toml:",key"`
	Name lang.Text `toml:"name"`
	Unit UnitID    `toml:"unit,optional"` // where it differs from the indicator's
	At   diag.Locator
}

// A Target is what the plan promises.
type Target struct {
	Value     *big.Rat   `toml:"value"`
	Unit      UnitID     `toml:"unit,optional"` // where it differs from that of the observations
	Cmp       Comparator `toml:"cmp" enum:"> >= <= <"`
	Printed   bool       `toml:"printed"`            // false: the document prints no comparator, this one is our reading
	Magnitude bool       `toml:"magnitude,optional"` // an order of magnitude, which no figure can be held against
	Reading   lang.Text  `toml:"reading,optional"`   // how words that stand for the number are read
	First     int        `toml:"first,optional"`     // first year of the period; 0: the plan's
	Last      int        `toml:"last,optional"`
}

// A Baseline is the figure of the document from which a target starts. One of another scope is shown and never used.
type Baseline struct {
	Year   int        `toml:"year"`
	Value  *big.Rat   `toml:"value"`
	Bound  Comparator `toml:"bound,optional" enum:"> >="`
	Scope  lang.Text  `toml:"scope,optional"`
	Clause ClauseID   `toml:"clause"`
	Quote  lang.Text  `toml:",texts"`
	At     diag.Locator
}

// A Wording is a receipt of a target: the words of one clause, and how they differ from the deciding ones.
type Wording struct {
	Clause ClauseID   `toml:",key"`
	Quote  lang.Text  `toml:",texts"`
	Cmp    Comparator `toml:"cmp,optional" enum:"> >= <= <"`
	Value  *big.Rat   `toml:"value,optional"`
	Note   lang.Text  `toml:"note,optional" lang:"either"`
	At     diag.Locator
}

// TargetUnit is the unit of the target's value.
func (i *Indicator) TargetUnit() UnitID {
	if i.Target.Unit != "" {
		return i.Target.Unit
	}
	return i.Unit
}

// Period is the years over which the target runs.
func (i *Indicator) Period(plan Span) Span {
	p := plan
	if i.Target.First != 0 {
		p.First = i.Target.First
	}
	if i.Target.Last != 0 {
		p.Last = i.Target.Last
	}
	return p
}

// HasParts reports whether the target must be met for each of several parts.
func (i *Indicator) HasParts() bool { return len(i.Parts) > 0 || len(i.Areas) > 1 }

// PartIDs are the parts' ids: the declared parts, else the areas if they are several, else one empty id.
func (i *Indicator) PartIDs() []string {
	var ids []string
	for _, p := range i.Parts {
		ids = append(ids, p.ID)
	}
	if len(ids) == 0 && len(i.Areas) > 1 {
		for _, a := range i.Areas {
			ids = append(ids, string(a))
		}
	}
	if len(ids) == 0 {
		return []string{""}
	}
	return ids
}

// Part finds a declared part, or nil.
func (i *Indicator) Part(id string) *Part {
	for k := range i.Parts {
		if i.Parts[k].ID == id {
			return &i.Parts[k]
		}
	}
	return nil
}

// PartUnit is the unit in which a part is observed.
func (i *Indicator) PartUnit(id string) UnitID {
	if p := i.Part(id); p != nil && p.Unit != "" {
		return p.Unit
	}
	return i.Unit
}

// Observes is what its records are: as the data says, else the first choice of the kind.
func (i *Indicator) Observes() Observable {
	switch {
	case i.Observed != "":
		return i.Observed
	case i.Kind == Cumulative:
		return Flow
	case i.Kind == Growth:
		return Rate
	}
	return LevelOf
}

// A Slot is where a record of an indicator's own scope belongs in a year: a part, a series of a comparison, both, or
// neither.
type Slot struct {
	Part   string
	Series string
}

// Slots are those of an indicator, in order. A year's figure is complete when all are filled.
func (i *Indicator) Slots() []Slot {
	var slots []Slot
	for _, part := range i.PartIDs() {
		if len(i.Series) == 0 {
			slots = append(slots, Slot{Part: part})
		}
		for _, s := range i.Series {
			slots = append(slots, Slot{part, s.ID})
		}
	}
	return slots
}

// Key is the key under which a record stands in a year's file.
func (i *Indicator) Key(s Slot) string {
	key := string(i.ID)
	for _, k := range []string{s.Part, s.Series} {
		if k != "" {
			key += "." + k
		}
	}
	return key
}

// Expects reports whether a figure of the year counts for the target: of a year of its period, of one after it, in which
// what was reached may be lost, and of the year before it where all that follows is measured from that year's figure.
func (i *Indicator) Expects(year int, plan Span) bool {
	first := i.Period(plan).First
	return year >= first || year == first-1 && i.startsFromFigure(first-1)
}

// startsFromFigure reports whether growth, rises or multiples are measured from a figure of that year that the document
// does not give.
func (i *Indicator) startsFromFigure(year int) bool {
	b := i.Baseline
	given := b != nil && b.Scope.IsZero() && b.Bound == "" && !i.HasParts()
	switch {
	case i.Kind == Multiple:
		return !given
	case i.Kind == Growth || i.Kind == Increment:
		return i.Observes() == LevelOf && !(given && b.Year == year)
	}
	return false
}
