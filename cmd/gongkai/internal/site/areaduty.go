package site

import (
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// An AreaDutyGroup is duties under one heading of the document.
type AreaDutyGroup struct {
	Heading string
	Duties  []AreaDuty
}

// An AreaDuty is a clause that makes the area's government responsible, with what it says of the area.
type AreaDuty struct {
	Clause  Link
	Title   string
	Words   string // the sentences that name the area
	With    string // how many other bodies are responsible too
	Targets string // how many targets it sets
	IsMain  bool   // the clause that is about the area
}

// governmentOf are the bodies that govern an area. A plan's whole territory has none of its own: there all bodies are.
func (v *view) governmentOf(a *disclosure.Area) []disclosure.BodyID {
	if a.Parent == "" {
		return nil
	}
	return v.refs.places.governments[a.ID]
}

// areaDuties are the clauses of the plan that make the area's government responsible.
func (v *view) areaDuties(a *disclosure.Area, government []disclosure.BodyID) (groups []AreaDutyGroup, count int) {
	seen := map[disclosure.ClauseID]bool{}
	for _, b := range government {
		for _, id := range v.refs.bodyClauses[b] {
			c := v.texts.Clause(string(id), v.l)
			if seen[id] || c == nil || !c.IsListed() {
				continue
			}
			seen[id] = true
			count++
			heading := ""
			if c.Parent != nil {
				heading = c.Parent.Title()
			}
			if len(groups) == 0 || groups[len(groups)-1].Heading != heading {
				groups = append(groups, AreaDutyGroup{Heading: heading})
			}
			g := &groups[len(groups)-1]
			g.Duties = append(g.Duties, v.areaDuty(a, id))
		}
	}
	return groups, count
}

// mostSentences is how many sentences of a duty are quoted; the rest is a link away.
const mostSentences = 2

func (v *view) areaDuty(a *disclosure.Area, id disclosure.ClauseID) AreaDuty {
	d := AreaDuty{Clause: v.clauseLink(id), Title: v.clauseTitle(id), IsMain: id == a.Clause}
	if others := len(v.refs.bodies[id]) - 1; others > 0 {
		d.With = v.t("与另外"+strconv.Itoa(others)+"个单位共同负责", "with "+v.count(others, "", "other body", "other bodies"))
	}
	if n := len(v.refs.targets[id]); n > 0 {
		d.Targets = v.t("设定"+strconv.Itoa(n)+"项目标", "sets "+v.count(n, "", "target", "targets"))
	}
	if !d.IsMain {
		d.Words = v.joinSentences(v.naming(id, v.in(a.Short)))
	}
	return d
}

// naming are the first sentences of a clause that name an area.
func (v *view) naming(id disclosure.ClauseID, name string) []string {
	var words []string
	for _, s := range v.texts.Clause(string(id), v.l).Sentences() {
		if len(words) < mostSentences && strings.Contains(s, name) {
			words = append(words, strings.TrimRight(s, "。；.; "))
		}
	}
	return words
}

// joinSentences writes sentences one after the other.
func (v *view) joinSentences(words []string) string {
	if len(words) == 0 {
		return ""
	}
	if v.l == lang.ZH {
		return strings.Join(words, "；") + "。"
	}
	return strings.Join(words, "; ") + "."
}
