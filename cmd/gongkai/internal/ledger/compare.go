package ledger

import (
	"math/big"
	"slices"
)

// Changes are what differs between two snapshots, in the order of the newer one; what it no longer has comes last.
type Changes struct {
	Figures []Change[Figure]
	Targets []Change[Target]
	States  []StateChange
	Texts   []Change[Text]
	Events  []Change[Event]
	Sources []Change[Source]
	Notice  []Change[Particular] // none where the older snapshot tells of no particulars, as with the next

	Definitions []Change[Definition]
}

// IsEmpty reports whether nothing differs.
func (c *Changes) IsEmpty() bool { return c.Count()+len(c.States) == 0 }

// Count is how many things differ, without the states, which follow from the others.
func (c *Changes) Count() int {
	return len(c.Figures) + len(c.Targets) + len(c.Texts) + len(c.Events) + len(c.Sources) + len(c.Notice) + len(c.Definitions)
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

// A Change is something that is not what it was. Old is nil of what was added, New of what was withdrawn.
type Change[T any] struct {
	Kind     Kind
	Old, New *T
}

// Subject is what changed as it is, or as it was where it is withdrawn.
func (c Change[T]) Subject() *T {
	if c.New != nil {
		return c.New
	}
	return c.Old
}

// Difference is by how much the value of a figure changed; nil where it was, or is, no number of the same unit.
func Difference(c Change[Figure]) *big.Rat {
	if c.Old == nil || c.New == nil || c.Old.Unit != c.New.Unit {
		return nil
	}
	before, after := Decimal(c.Old.Value), Decimal(c.New.Value)
	if before == nil || after == nil {
		return nil
	}
	return new(big.Rat).Sub(after, before)
}

// IsOfBaseline reports whether the baseline of a target was revised.
func IsOfBaseline(c Change[Target]) bool {
	return c.Kind == Revised && c.Old.SaidBaseline() != c.New.SaidBaseline()
}

// IsOfPromise reports whether what a target promises was revised.
func IsOfPromise(c Change[Target]) bool { return c.Kind == Revised && c.Old.Said() != c.New.Said() }

// IsInZH reports whether the Chinese of a clause differs.
func IsInZH(c Change[Text]) bool { return c.Old == nil || c.New == nil || c.Old.ZH != c.New.ZH }

// IsInEN reports whether the English of a clause differs.
func IsInEN(c Change[Text]) bool { return c.Old == nil || c.New == nil || c.Old.EN != c.New.EN }

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

// Compare says what changed from one snapshot to another. It is a pure function.
func Compare(before, after *Snapshot) *Changes {
	c := &Changes{
		Figures: compare(before.Figures, after.Figures, Figure.key, Figure.Said),
		Targets: compare(before.Targets, after.Targets, func(t Target) string { return t.ID }, func(t Target) string { return t.Said() + "; " + t.SaidBaseline() }),
		Texts:   compare(before.Texts, after.Texts, func(t Text) string { return t.Clause }, func(t Text) string { return t.ZH }),
		Events:  compare(before.Events, after.Events, Event.key, func(e Event) string { return e.Date + " " + e.ZH }),
		Sources: compare(before.Sources, after.Sources, func(s Source) string { return s.ID }, func(s Source) string { return s.PublisherZH + "\n" + s.Title + "\n" + s.URL + "\n" + s.Date }),
	}
	if len(before.Notice) > 0 {
		c.Notice = compare(before.Notice, after.Notice, func(p Particular) string { return p.ID }, func(p Particular) string { return p.ZH })
	}
	if len(before.Definitions) > 0 {
		c.Definitions = compare(before.Definitions, after.Definitions, Definition.Record, func(d Definition) string { return d.ZH })
		c.Definitions = slices.DeleteFunc(c.Definitions, func(d Change[Definition]) bool { // that of a target comes and goes with it
			return d.Subject().Of == OfTarget && (d.Kind == Added || d.Kind == Withdrawn)
		})
	}
	c.compareStates(before, after)
	return c
}

// compare finds what two lists do not have in common. Two of the same key that say different things are revised; that say
// the same and yet differ, restated.
func compare[T comparable](before, after []T, key, said func(T) string) []Change[T] {
	old := make(map[string]*T, len(before))
	for i := range before {
		old[key(before[i])] = &before[i]
	}
	var changes []Change[T]
	for i := range after {
		b := &after[i]
		a := old[key(*b)]
		delete(old, key(*b))
		switch {
		case a == nil:
			changes = append(changes, Change[T]{Added, nil, b})
		case *a == *b:
		case said(*a) != said(*b):
			changes = append(changes, Change[T]{Revised, a, b})
		default:
			changes = append(changes, Change[T]{Restated, a, b})
		}
	}
	for i := range before {
		if a := &before[i]; old[key(*a)] == a {
			changes = append(changes, Change[T]{Withdrawn, a, nil})
		}
	}
	return changes
}

func (c *Changes) compareStates(before, after *Snapshot) {
	targets, figures := map[string]bool{}, map[string]bool{}
	for _, t := range c.Targets {
		if t.Kind == Revised {
			targets[t.New.ID] = true
		}
	}
	for _, f := range c.Figures {
		figures[f.Subject().Target] = true
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
	for _, s := range compare(before.States, after.States, func(s State) string { return s.Target }, func(s State) string { return s.State + " " + s.Reason }) {
		if s.Kind == Revised {
			c.States = append(c.States, StateChange{s.Old, s.New, cause(s.New.Target)})
		}
	}
}

// TargetIDs are the ids of the targets about which something changed: their figures, their promise or their state.
func (c *Changes) TargetIDs() []string {
	var ids []string
	for _, f := range c.Figures {
		ids = append(ids, f.Subject().Target)
	}
	for _, t := range c.Targets {
		ids = append(ids, t.Subject().ID)
	}
	for _, s := range c.States {
		ids = append(ids, s.New.Target)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
