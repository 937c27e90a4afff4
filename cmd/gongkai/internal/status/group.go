package status

import (
	"slices"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// nobody is the group of targets whose clauses name no body.
var nobody = lang.Text{ZH: "条款未列责任单位", EN: "no clause names a body"}

// groups sorts the targets as the report is asked to. Groups without any are left out.
func (r *Report) groups(in Input) []Group {
	var groups []Group
	add := func(id string, name lang.Text, belongs func(*Indicator) bool) {
		g := Group{ID: id, Name: wordsOf(name)}
		for i := range r.Indicators {
			if ind := &r.Indicators[i]; belongs(ind) {
				g.Indicators = append(g.Indicators, ind.ID)
				g.Missing += len(ind.Missing)
			}
		}
		if len(g.Indicators) > 0 {
			groups = append(groups, g)
		}
	}
	switch in.By {
	case ByArea:
		for _, a := range in.Data.Areas {
			add(string(a.ID), a.Name, func(i *Indicator) bool { return i.Areas[0] == string(a.ID) })
		}
	case ByBody:
		for _, b := range in.Data.Bodies {
			add(string(b.ID), b.Short, func(i *Indicator) bool { return slices.Contains(i.Bodies, string(b.ID)) })
		}
		add("", nobody, func(i *Indicator) bool { return len(i.Bodies) == 0 })
	case ByState:
		for _, s := range disclosure.States {
			add(string(s), s.Name(), func(i *Indicator) bool { return i.State == string(s) })
		}
	default:
		add("", lang.Text{}, func(*Indicator) bool { return true })
	}
	return groups
}

// Indicator finds a target of the report by its id.
func (r *Report) find(id string) *Indicator {
	i := slices.IndexFunc(r.Indicators, func(i Indicator) bool { return i.ID == id })
	return &r.Indicators[i]
}
