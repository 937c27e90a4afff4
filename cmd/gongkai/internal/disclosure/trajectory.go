package disclosure

import (
	"math/big"
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/lang"
)

// A State is what the published figures say about a target.
type State string

// The states.
const (
	Met         State = "met"
	MetEarly    State = "met-early"
	NotMet      State = "not-met"
	Lost        State = "lost" // met at the end year, missed in a later one
	OnPace      State = "on-pace"
	Behind      State = "behind"
	FarBehind   State = "far-behind"
	MovingAway  State = "moving-away"
	NotYetMet   State = "not-yet-met"
	Holding     State = "holding" // a yearly test that has held so far
	NotAssessed State = "not-assessed"
)

// States lists all states, the settled first.
var States = []State{Met, MetEarly, Holding, OnPace, NotYetMet, Behind, FarBehind, MovingAway, Lost, NotMet, NotAssessed}

// A Reason says why a target is not assessed.
type Reason string

// The reasons.
const (
	NoFigure       Reason = "no-figure"       // none has been published
	OtherScope     Reason = "other-scope"     // only figures of another scope or date have been
	BoundOnly      Reason = "bound-only"      // only lower bounds that prove nothing have been
	Magnitude      Reason = "magnitude"       // the target is an order of magnitude
	EarlierMissing Reason = "earlier-missing" // a rate, an increment, a multiple or a sum cannot be formed
	OneSeries      Reason = "one-series"      // only one of the two figures to be compared has been published
)

// Reasons lists all reasons.
var Reasons = []Reason{OtherScope, BoundOnly, OneSeries, EarlierMissing, Magnitude, NoFigure}

// A Quantity says what the assessed values of a trajectory are.
type Quantity string

// The quantities.
const (
	AsObserved   Quantity = "observed" // the published figure itself
	Total        Quantity = "total"    // the sum since the period began
	Index        Quantity = "index"    // 100 at the end of the year before the period
	YearlyChange Quantity = "change"   // the change against the year before
	Spread       Quantity = "gap"      // series a less series b
)

// Rules are what an assessment needs beside the indicator and its records.
type Rules struct {
	Plan       Span
	Thresholds Thresholds
	Released   lang.Date // the release's date; the clock is never asked
	Unit       func(UnitID) *Unit
}

// Past reports whether the year was over on the day of the release, so that its figure is due.
func (r Rules) Past(year int) bool { return r.Released.Year > year }

// A Trajectory is what follows from an indicator's target, baseline and records. It is derived, never stored.
type Trajectory struct {
	Indicator *Indicator
	Period    Span
	Lines     []Line // one, or one for each part
	Verdict
	Others []OtherWording // clauses whose wording would give another state
}

// A Verdict is a state and what it rests on.
type Verdict struct {
	State    State
	Reason   Reason // of NotAssessed
	Year     int    // of the figure that decides; 0 where none does
	FirstMet int    // the first year of the period whose figure satisfies the target; 0 where none does
}

// An OtherWording is the verdict by the words of another clause.
type OtherWording struct {
	Clause ClauseID
	Cmp    Comparator
	Verdict
}

// A Line is the trajectory of one part of a target; of the whole where it has no parts.
type Line struct {
	Part     string
	Unit     *Unit    // of the published figures
	Quantity Quantity // of the values below
	Goal     *big.Rat // what the value must reach at the end year; nil where it depends on a baseline that is not known
	Baseline *big.Rat // of the same scope, in Unit; nil where there is none
	BaseYear int      // of Baseline
	Path     []Point  // what the value would have to be each year; empty where none follows from the document
	Years    []Year   // every year from the first that matters to the last
	Pace     *Pace    // at the deciding figure; nil where there is none
	Needed   *Needed  // nil where nothing is left to ask
	Verdict
}

// A Point is a value at a year.
type Point struct {
	Year  int
	Value *big.Rat
}

// A Year is what is known of one year.
type Year struct {
	Year    int
	Records []*Observation // of the target's own scope and date, series a before b
	Context []*Observation
	Figure  *big.Rat   // the published figure, in the line's unit; of a comparison series a
	Second  *big.Rat   // series b of a comparison
	Bound   Comparator // Figure is a lower bound
	Break   bool       // not to be joined to the year before
	Value   *big.Rat   // the assessed value; nil where it cannot be formed
	Least   Comparator // Value is a lower bound
	Path    *big.Rat   // what the path asks for
	Meets   bool       // Value satisfies the target, or is proven to
	Due     bool       // the year was over at the release
	InPlan  bool       // the year belongs to the target's period

	Withdrawn bool // there is no record any more of what had been published
}

// Gap is Value less what the path asks for, or, without a path, less the goal; nil where either is unknown or Value
// is only a bound.
func (y *Year) Gap(goal *big.Rat) *big.Rat {
	against := y.Path
	if against == nil {
		against = goal
	}
	if y.Value == nil || against == nil || y.Least != "" {
		return nil
	}
	return new(big.Rat).Sub(y.Value, against)
}

// A Pace is the progress made, divided by the progress the path asks for by the same year.
type Pace struct {
	Year  int
	Made  *big.Rat
	Asked *big.Rat
	Ratio *big.Rat
}

// Assess derives the trajectory of an indicator from its records. It is a pure function.
func Assess(ind *Indicator, records []*Observation, rules Rules) Trajectory {
	t := Trajectory{Indicator: ind, Period: ind.Period(rules.Plan)}
	goal := ind.Target
	for _, part := range ind.PartIDs() {
		t.Lines = append(t.Lines, assessLine(ind, part, records, goal, t.Period, rules))
	}
	t.Verdict = together(t.Lines)
	for _, w := range ind.Receipts {
		if verdict, ok := otherwise(ind, w, records, t, rules); ok {
			t.Others = append(t.Others, OtherWording{w.Clause, cmpOf(w, ind), verdict})
		}
	}
	return t
}

// Trajectory assesses an indicator of the dataset at its newest release. Each is assessed once: nothing that it follows from may
// be changed after Index, nor anything in it.
func (d *Dataset) Trajectory(ind *Indicator) Trajectory {
	if known, ok := d.assessed.Load(ind); ok {
		return known.(Trajectory)
	}
	t := Assess(ind, d.Observed(ind.ID), d.Rules())
	for _, r := range d.Revisions {
		t.withdraw(r)
	}
	d.assessed.Store(ind, t)
	return t
}

// withdraw marks the year of a figure that a revision withdrew, unless there is one again.
func (t *Trajectory) withdraw(r Revision) {
	of, part, _ := strings.Cut(r.Record, ".")
	if r.Of != OfFigure || r.New != "" || of != string(t.Indicator.ID) {
		return
	}
	for i := range t.Lines {
		l := &t.Lines[i]
		if t.Indicator.Kind != Comparison && part != l.Part { // the two sides of a comparison are in one line
			continue
		}
		for k := range l.Years {
			if y := &l.Years[k]; y.Year == r.Year && len(y.Records) == 0 {
				y.Withdrawn = true
			}
		}
	}
}

// Rules are the dataset's rules of assessment at its newest release.
func (d *Dataset) Rules() Rules {
	return Rules{Plan: d.Site.Plan, Thresholds: d.Site.Assessment, Released: d.Release().Date, Unit: d.Unit}
}

// otherwise assesses by the words of a clause that differ from the deciding ones, and reports whether the state differs.
func otherwise(ind *Indicator, w Wording, records []*Observation, t Trajectory, rules Rules) (Verdict, bool) {
	target := ind.Target
	target.Cmp = cmpOf(w, ind)
	if w.Value != nil {
		target.Value = w.Value
	}
	if target.Cmp == ind.Target.Cmp && w.Value == nil {
		return Verdict{}, false
	}
	var lines []Line
	for _, part := range ind.PartIDs() {
		lines = append(lines, assessLine(ind, part, records, target, t.Period, rules))
	}
	v := together(lines)
	return v, v.State != t.State
}

func cmpOf(w Wording, ind *Indicator) Comparator {
	if w.Cmp != "" {
		return w.Cmp
	}
	return ind.Target.Cmp
}

// worst orders states that are not settled, for a target of several parts: the whole is as its worst part.
var worst = []State{NotMet, Lost, NotAssessed, MovingAway, FarBehind, Behind, NotYetMet, OnPace, Holding, MetEarly, Met}

// together is the verdict on a target of several parts, which is met when all are.
func together(lines []Line) Verdict {
	v := lines[0].Verdict
	for _, l := range lines[1:] {
		if slices.Index(worst, l.State) < slices.Index(worst, v.State) {
			v = l.Verdict
		}
	}
	v.FirstMet = firstMetByAll(lines)
	return v
}

// firstMetByAll is the first year in which all lines satisfied the target, or 0.
func firstMetByAll(lines []Line) int {
	first := 0
	for _, l := range lines {
		if l.FirstMet == 0 {
			return 0
		}
		first = max(first, l.FirstMet)
	}
	last := lines[0].Years[len(lines[0].Years)-1].Year
	for year := first; year <= last; year++ {
		if !slices.ContainsFunc(lines, func(l Line) bool { return !l.meetsIn(year) }) {
			return year
		}
	}
	return 0
}

// meetsIn reports whether the figure of a year of the period satisfies the target.
func (l *Line) meetsIn(year int) bool {
	return slices.ContainsFunc(l.Years, func(y Year) bool { return y.Year == year && y.InPlan && y.Meets })
}
