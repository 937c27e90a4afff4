package opendata

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/disclosure"
)

// A Scope is what figures can be taken by.
type Scope string

// The scopes, which are also folders.
const (
	OfTarget Scope = "targets"
	OfArea   Scope = "areas"
	OfBody   Scope = "bodies"
	OfYear   Scope = "years"
)

// Scopes lists the scopes.
var Scopes = []Scope{OfTarget, OfArea, OfBody, OfYear}

// sort notes for every scope which rows of the figures belong to which key, in one pass.
func (s *Set) sort() {
	s.of = map[Scope]map[string][]int{}
	for _, scope := range Scopes {
		s.of[scope] = map[string][]int{}
	}
	s.first = map[string]map[string][]int{}
	for _, t := range s.tables {
		s.first[t.Name] = map[string][]int{}
		for i, row := range t.Rows {
			s.first[t.Name][row[0]] = append(s.first[t.Name][row[0]], i)
		}
	}
	areas, owing := map[string][]string{}, map[string][]string{}
	targets := s.tables[slices.IndexFunc(s.tables, func(t *Table) bool { return t.Name == "targets" })]
	id, in, by := targets.Column("id"), targets.Column("areas"), targets.Column("responsible")
	for _, row := range targets.Rows {
		areas[row[id]], owing[row[id]] = split(row[in]), split(row[by])
	}
	indicator, year := s.figures.Column("indicator"), s.figures.Column("year")
	for i, row := range s.figures.Rows {
		add := func(scope Scope, key string) { s.of[scope][key] = append(s.of[scope][key], i) }
		add(OfTarget, row[indicator])
		add(OfYear, row[year])
		for _, a := range areas[row[indicator]] {
			add(OfArea, a)
		}
		for _, b := range owing[row[indicator]] {
			add(OfBody, b)
		}
	}
}

func split(ids string) []string {
	return strings.FieldsFunc(ids, func(r rune) bool { return r == ';' })
}

// Keys lists what has figures in a scope, in order. It forms no table.
func (s *Set) Keys(scope Scope) []string {
	known := map[string]bool{}
	for i := range s.data.Indicators {
		ind := &s.data.Indicators[i]
		switch scope {
		case OfTarget:
			known[string(ind.ID)] = true
		case OfArea:
			for _, a := range ind.Areas {
				known[string(a)] = true
			}
		case OfBody:
			_, owing := s.duties.Owing(ind)
			for _, b := range owing {
				known[string(b)] = true
			}
		case OfYear:
			s.noteYears(ind, known)
		}
	}
	return slices.Sorted(maps.Keys(known))
}

// noteYears notes the years of an indicator's figures: of its baseline, its period and its records.
func (s *Set) noteYears(ind *disclosure.Indicator, known map[string]bool) {
	for _, y := range ind.Period(s.data.Site.Plan).Years() {
		known[strconv.Itoa(y)] = true
	}
	if ind.Baseline != nil {
		known[strconv.Itoa(ind.Baseline.Year)] = true
	}
	for _, o := range s.data.Observed(ind.ID) {
		known[strconv.Itoa(o.Year)] = true
	}
}

// Figures are the figures that belong to a key of a scope: of an area those of its targets, of a body those that it owes.
func (s *Set) Figures(scope Scope, key string) *Table {
	s.once.Do(s.form)
	t := *s.figures
	t.Rows = nil
	for _, i := range s.of[scope][key] {
		t.Rows = append(t.Rows, s.figures.Rows[i])
	}
	return &t
}

// Selection is what belongs to a key of a scope: its figures, and the rows of the other tables that they name. Of a year it says
// what has been published for that year alone.
func (s *Set) Selection(scope Scope, key string) []*Table {
	figures := s.Figures(scope, key)
	picked := []*Table{figures}
	named := map[string]map[string]bool{}
	note := func(t *Table) {
		for c := range t.Columns {
			of := t.Columns[c].Of
			if of == "" {
				continue
			}
			if named[of] == nil {
				named[of] = map[string]bool{}
			}
			for _, row := range t.Rows {
				named[of][row[c]] = true
			}
		}
	}
	note(figures)
	for _, name := range []string{"targets", "standings", "receipts", "units", "sources"} {
		part := s.only(s.Table(name), named)
		if scope == OfYear && name == "standings" {
			part.Rows = slices.DeleteFunc(part.Rows, func(row []string) bool { return row[part.Column("year")] != key })
		}
		note(part)
		picked = append(picked, part)
	}
	return picked
}

// only is the part of a table whose first column is named: by its id, or by the target that it belongs to. It looks at
// these rows alone, so that the selections of all keys together cost what the tables hold.
func (s *Set) only(t *Table, named map[string]map[string]bool) *Table {
	part := *t
	part.Rows = nil
	ids := named[t.Name]
	if of := t.Columns[0].Of; of != "" {
		ids = named[of]
	}
	var rows []int
	for id := range ids {
		rows = append(rows, s.first[t.Name][id]...)
	}
	slices.Sort(rows)
	for _, i := range rows {
		part.Rows = append(part.Rows, t.Rows[i])
	}
	return &part
}
