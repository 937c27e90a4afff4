package site

import "gongkai/cmd/gongkai/internal/disclosure"

// This file indexes what has been published and what is owed, for the pages of years and of bodies.

// yearRecords are the records of one year, and the targets whose figures were due and are not complete.
type yearRecords struct {
	own     []*disclosure.Observation // of the targets' own scope and date, statements that there is no figure among them
	context []*disclosure.Observation
	missing []*disclosure.Indicator
	counts  [disclosure.Standings]int // how many targets have each standing
}

// referOwed indexes records, missing figures and initiatives. It needs the verdicts.
func (s *Site) referOwed() {
	r := &s.refs
	for _, y := range r.years {
		r.byYear[y] = &yearRecords{}
	}
	for i := range s.set.Observations {
		if o := &s.set.Observations[i]; o.IsContext() {
			r.byYear[o.Year].context = append(r.byYear[o.Year].context, o)
		} else {
			r.byYear[o.Year].own = append(r.byYear[o.Year].own, o)
		}
	}
	for i := range s.set.Indicators {
		ind := &s.set.Indicators[i]
		sum := r.verdicts[ind.ID]
		for _, y := range r.years {
			if st, ok := sum.Standings[y]; ok {
				r.byYear[y].counts[st]++
			}
		}
		s.referMissing(ind, sum.Missing)
	}
	for i := range s.set.Initiatives {
		ini := &s.set.Initiatives[i]
		r.initiatedBy[ini.Clause] = append(r.initiatedBy[ini.Clause], ini)
	}
}

func (s *Site) referMissing(ind *disclosure.Indicator, years []int) {
	r := &s.refs
	for _, y := range years {
		if at := r.byYear[y]; at != nil { // a target's period may leave the plan's, whose years alone have pages
			at.missing = append(at.missing, ind)
		}
	}
	if len(years) == 0 {
		return
	}
	_, owners := s.owing(ind)
	for _, b := range owners {
		r.bodyOwes[b] = append(r.bodyOwes[b], ind)
	}
}

// owing is the clause by which a target's figures are owed, and the bodies that owe them.
func (s *Site) owing(ind *disclosure.Indicator) (disclosure.ClauseID, []disclosure.BodyID) {
	return s.refs.bodies.Owing(ind)
}

// An Owed is the targets of one clause whose figures are missing, and the bodies that owe them together.
type Owed struct {
	Clause  Link
	Owners  []Link
	Jointly string // with whom, on the page of one of them
	Targets []OwedTarget
}

// An OwedTarget is a target with what is missing of it.
type OwedTarget struct {
	Target Link
	Goal   string
	Years  string // which years are missing, in words
	Slots  []Slot // the years of the plan, which show what is missing
}

// owed groups targets whose figures are missing by the clause whose bodies owe them, in the order of the targets.
func (v *view) owed(inds []*disclosure.Indicator) []Owed {
	var groups []Owed
	at := map[disclosure.ClauseID]int{}
	for _, ind := range inds {
		clause, owners := v.owing(ind)
		i, ok := at[clause]
		if !ok {
			i = len(groups)
			at[clause] = i
			g := Owed{Owners: v.bodyLinks(owners)}
			if clause != "" {
				g.Clause = v.clauseLink(clause)
			}
			groups = append(groups, g)
		}
		groups[i].Targets = append(groups[i].Targets, v.owedTarget(ind))
	}
	return groups
}

func (v *view) owedTarget(ind *disclosure.Indicator) OwedTarget {
	return OwedTarget{
		Target: v.targetLink(ind), Goal: v.goal(ind), Years: v.yearList(v.refs.verdicts[ind.ID].Missing), Slots: v.slots(ind, v.set.Site.Plan.Years()),
	}
}
