package ledger

import (
	"math/big"
	"slices"
)

// Changes are what differs between two snapshots, in the order of the newer one; what it no longer has comes last.
type Changes struct {
	Figures []FigureChange
	Targets []TargetChange
	States  []StateChange
	Texts   []TextChange
	Events  []EventChange
	Sources []SourceChange
	Notice  []ParticularChange // none where the older snapshot tells of no particulars
}

// IsEmpty reports whether nothing differs.
func (c *Changes) IsEmpty() bool {
	return len(c.Figures)+len(c.Targets)+len(c.States)+len(c.Texts)+len(c.Events)+len(c.Sources)+len(c.Notice) == 0
}

// A Kind says what happened to something.
type Kind string

// The kinds of changes.
const (
	Added     Kind = "added"
	Revised   Kind = "revised"   // what it says is another thing than before
	Withdrawn Kind = "withdrawn" // it is there no more
	Restated  Kind = "restated"  // it says the same; its source, status, words or notes are others
)

// Kinds lists the kinds in the order in which they are told.
var Kinds = []Kind{Added, Revised, Withdrawn, Restated}

// A FigureChange is a figure that is not what it was. Old is nil of an added figure, New of a withdrawn one.
type FigureChange struct {
	Kind     Kind
	Old, New *Figure
}

// Figure is the figure as it is, or as it was where it is withdrawn.
func (c FigureChange) Figure() *Figure {
	if c.New != nil {
		return c.New
	}
	return c.Old
}

// Difference is by how much the value changed; nil where it was, or is, no number of the same unit.
func (c FigureChange) Difference() *big.Rat {
	if c.Old == nil || c.New == nil || c.Old.Unit != c.New.Unit {
		return nil
	}
	before, after := Decimal(c.Old.Value), Decimal(c.New.Value)
	if before == nil || after == nil {
		return nil
	}
	return new(big.Rat).Sub(after, before)
}

// A TargetChange is a promise that is not what it was.
type TargetChange struct {
	Kind     Kind
	Old, New *Target
}

// Target is the target as it is, or as it was where it is withdrawn.
func (c TargetChange) Target() *Target {
	if c.New != nil {
		return c.New
	}
	return c.Old
}

// OfBaseline reports whether the baseline differs.
func (c TargetChange) OfBaseline() bool {
	return c.Kind == Revised && c.Old.SaidBaseline() != c.New.SaidBaseline()
}

// OfPromise reports whether the target itself differs.
func (c TargetChange) OfPromise() bool { return c.Kind == Revised && c.Old.Said() != c.New.Said() }

// A StateChange is a target of both snapshots about which the figures say another thing than before.
type StateChange struct {
	Old, New *State
	Why      Cause
}

// A Cause says why a state changed.
type Cause string

// The causes, each named only where none before it holds.
const (
	ByTarget  Cause = "target"  // the target or its baseline was revised
	ByFigures Cause = "figures" // figures were added, revised or withdrawn
	ByYear    Cause = "year"    // another year was over
	ByRules   Cause = "rules"   // the rules of assessment changed
)

// A TextChange is a clause whose words are not what they were.
type TextChange struct {
	Kind     Kind
	Old, New *Text
}

// Text is the clause as it is, or as it was where it is withdrawn.
func (c TextChange) Text() *Text {
	if c.New != nil {
		return c.New
	}
	return c.Old
}

// InZH reports whether the Chinese differs.
func (c TextChange) InZH() bool { return c.Old == nil || c.New == nil || c.Old.ZH != c.New.ZH }

// InEN reports whether the English differs.
func (c TextChange) InEN() bool { return c.Old == nil || c.New == nil || c.Old.EN != c.New.EN }

// An EventChange is dated progress that is not what it was.
type EventChange struct {
	Kind     Kind
	Old, New *Event
}

// Event is the event as it is, or as it was where it is withdrawn.
func (c EventChange) Event() *Event {
	if c.New != nil {
		return c.New
	}
	return c.Old
}

// A SourceChange is a source that is not cited as it was.
type SourceChange struct {
	Kind     Kind
	Old, New *Source
}

// Source is the source as it is, or as it was where it is withdrawn.
func (c SourceChange) Source() *Source {
	if c.New != nil {
		return c.New
	}
	return c.Old
}

// A ParticularChange is something about the document as a whole that is not what it was.
type ParticularChange struct {
	Kind     Kind
	Old, New *Particular
}

// Compare says what changed from one snapshot to another. It is a pure function.
func Compare(before, after *Snapshot) *Changes {
	c := &Changes{}
	pairs(before.Figures, after.Figures, Figure.key, Figure.Said, func(k Kind, a, b *Figure) {
		c.Figures = append(c.Figures, FigureChange{k, a, b})
	})
	pairs(before.Targets, after.Targets, func(t Target) string { return t.ID }, func(t Target) string { return t.Said() + "; " + t.SaidBaseline() },
		func(k Kind, a, b *Target) { c.Targets = append(c.Targets, TargetChange{k, a, b}) })
	pairs(before.Texts, after.Texts, func(t Text) string { return t.Clause }, func(t Text) string { return t.ZH },
		func(k Kind, a, b *Text) { c.Texts = append(c.Texts, TextChange{k, a, b}) })
	pairs(before.Events, after.Events, Event.key, func(e Event) string { return e.Date + " " + e.ZH },
		func(k Kind, a, b *Event) { c.Events = append(c.Events, EventChange{k, a, b}) })
	pairs(before.Sources, after.Sources, func(s Source) string { return s.ID }, func(s Source) string { return s.PublisherZH + "\n" + s.Title + "\n" + s.URL + "\n" + s.Date },
		func(k Kind, a, b *Source) { c.Sources = append(c.Sources, SourceChange{k, a, b}) })
	if len(before.Notice) > 0 {
		pairs(before.Notice, after.Notice, func(p Particular) string { return p.ID }, func(p Particular) string { return p.ZH },
			func(k Kind, a, b *Particular) { c.Notice = append(c.Notice, ParticularChange{k, a, b}) })
	}
	c.compareStates(before, after)
	return c
}

// pairs finds what two lists do not have in common. Two of the same key that say different things are revised; that say the
// same and yet differ, restated.
func pairs[T comparable](before, after []T, key, said func(T) string, found func(k Kind, a, b *T)) {
	old := make(map[string]*T, len(before))
	for i := range before {
		old[key(before[i])] = &before[i]
	}
	for i := range after {
		b := &after[i]
		a := old[key(*b)]
		delete(old, key(*b))
		switch {
		case a == nil:
			found(Added, nil, b)
		case *a == *b:
		case said(*a) != said(*b):
			found(Revised, a, b)
		default:
			found(Restated, a, b)
		}
	}
	for i := range before {
		if a := &before[i]; old[key(*a)] == a {
			found(Withdrawn, a, nil)
		}
	}
}

func (c *Changes) compareStates(before, after *Snapshot) {
	targets, figures := map[string]bool{}, map[string]bool{}
	for _, t := range c.Targets {
		if t.Kind == Revised {
			targets[t.New.ID] = true
		}
	}
	for _, f := range c.Figures {
		figures[f.Figure().Target] = true
	}
	cause := func(target string) Cause {
		switch {
		case targets[target]:
			return ByTarget
		case figures[target]:
			return ByFigures
		case before.Day.Year != after.Day.Year:
			return ByYear
		}
		return ByRules
	}
	pairs(before.States, after.States, func(s State) string { return s.Target }, func(s State) string { return s.State + " " + s.Reason },
		func(k Kind, a, b *State) {
			if k == Revised {
				c.States = append(c.States, StateChange{a, b, cause(b.Target)})
			}
		})
}

// TargetIDs are the ids of the targets about which something changed: their figures, their promise or their state.
func (c *Changes) TargetIDs() []string {
	var ids []string
	for _, f := range c.Figures {
		ids = append(ids, f.Figure().Target)
	}
	for _, t := range c.Targets {
		ids = append(ids, t.Target().ID)
	}
	for _, s := range c.States {
		ids = append(ids, s.New.Target)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
