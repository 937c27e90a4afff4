package site

import (
	"strconv"
	"strings"
	"unicode/utf8"

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
	Words   string // a sentence that names the area
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

// A sentence longer than this is not quoted: the clause is a link away. Chinese says in one character what English says in
// three or four.
var longest = [...]int{lang.ZH: 110, lang.EN: 380}

func (v *view) areaDuty(a *disclosure.Area, id disclosure.ClauseID) AreaDuty {
	d := AreaDuty{Clause: v.clauseLink(id), Title: v.clauseTitle(id), IsMain: id == a.Clause}
	if others := len(v.refs.bodies[id]) - 1; others > 0 {
		d.With = v.t("与另外"+strconv.Itoa(others)+"个单位共同负责", "with "+v.count(others, "", "other body", "other bodies"))
	}
	if n := len(v.refs.targets[id]); n > 0 {
		d.Targets = v.t("设定"+strconv.Itoa(n)+"项目标", "sets "+v.count(n, "", "target", "targets"))
	}
	if !d.IsMain {
		d.Words = inner(v.naming(id, v.in(a.Short)))
	}
	return d
}

// excerpt marks words that begin within a sentence, as parts of an English list do.
func (v *view) excerpt(s string) string {
	if v.l == lang.EN && s != "" && 'a' <= s[0] && s[0] <= 'z' {
		return "… " + strings.TrimPrefix(strings.TrimPrefix(s, "and, "), "and ")
	}
	return s
}

// naming is the first sentence of a clause that names an area; "" where none does, or it is long.
func (v *view) naming(id disclosure.ClauseID, name string) string {
	for _, s := range v.texts.Clause(string(id), v.l).Sentences() {
		if strings.Contains(s, name) && utf8.RuneCountInString(s) <= longest[v.l] {
			return v.excerpt(strings.TrimRight(s, "。；.; ") + v.t("。", "."))
		}
	}
	return ""
}
