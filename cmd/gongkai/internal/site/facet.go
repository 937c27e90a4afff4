package site

import (
	"slices"
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/disclosure"
)

// A Facet is one way to choose among the targets of the board. Its key stands in the address of the board, so that any
// page can link to a choice.
type Facet struct {
	Key    string
	Name   string
	Any    string // no choice
	Groups []OptionGroup
}

// An OptionGroup is choices under a name, which may be "".
type OptionGroup struct {
	Name    string
	Options []Option
}

// An Option is a choice, with how many targets it leaves.
type Option struct {
	Value string
	Text  string
	Count int
}

// The keys of the facets that every plan has. A grouping has its own id for a key.
const (
	areaFacet    = "area"
	bodyFacet    = "body"
	figuresFacet = "figures"
	kindFacet    = "kind"
	stateFacet   = "state"
)

// reservedKeys are the names in the address of the board that no grouping can have.
var reservedKeys = []string{areaFacet, bodyFacet, figuresFacet, kindFacet, stateFacet, "q", "sort"}

func groupingKey(g *disclosure.Grouping) string {
	if slices.Contains(reservedKeys, g.ID) {
		return "in-" + g.ID
	}
	return g.ID
}

// stateValue is the value of the facet of states: the state, or why there is none.
func stateValue(d disclosure.Verdict) string {
	if d.State == disclosure.NotAssessed {
		return string(d.Reason)
	}
	return string(d.State)
}

// boardHref is the link to the board with one choice made.
func (v *view) boardHref(key, value string) string {
	return v.href("targets.html?" + key + "=" + value)
}

// facets are the ways to choose, those apart that offer no choice on this plan.
func (v *view) facets() []Facet {
	list := []Facet{v.areaFacet()}
	for i := range v.set.Groupings {
		list = append(list, v.groupFacet(&v.set.Groupings[i]))
	}
	list = append(list, v.bodyFacet(), v.figuresFacet(), v.kindFacet())
	return slices.DeleteFunc(list, func(f Facet) bool { return f.choices() < 2 })
}

func (f *Facet) choices() int {
	n := 0
	for _, g := range f.Groups {
		n += len(g.Options)
	}
	return n
}

// add appends a choice under the name of its group, unless it leaves nothing.
func (f *Facet) add(group, value, text string, count int) {
	if count == 0 {
		return
	}
	if n := len(f.Groups); n == 0 || f.Groups[n-1].Name != group {
		f.Groups = append(f.Groups, OptionGroup{Name: group})
	}
	g := &f.Groups[len(f.Groups)-1]
	g.Options = append(g.Options, Option{value, text, count})
}

func (v *view) areaFacet() Facet {
	f := Facet{Key: areaFacet, Name: v.t("地区", "Area"), Any: v.t("全部地区", "All areas")}
	for i := range v.set.Areas {
		a := &v.set.Areas[i]
		f.add("", string(a.ID), v.in(a.Short), len(v.refs.byArea[a.ID]))
	}
	return f
}

func (v *view) groupFacet(g *disclosure.Grouping) Facet {
	name := v.in(g.Short())
	f := Facet{Key: groupingKey(g), Name: name, Any: v.t("不限", "Any")}
	for k := range g.Groups {
		f.add("", g.Groups[k].ID, v.in(g.Groups[k].Name), len(g.Groups[k].Indicators))
	}
	return f
}

func (v *view) bodyFacet() Facet {
	f := Facet{Key: bodyFacet, Name: v.t("责任单位", "Responsible body"), Any: v.t("全部单位", "All bodies")}
	for _, id := range v.refs.bodyOrder {
		f.add(v.bodyKind(v.set.Body(id).Kind), string(id), v.bodyLink(id).Text, len(v.refs.bodyTargets[id]))
	}
	return f
}

// evidences are the values of the facet of figures.
var evidences = map[evidence]string{ownScope: "own", otherScope: "other", nothing: "none"}

func (v *view) figuresFacet() Facet {
	f := Facet{Key: figuresFacet, Name: v.t("数据", "Figures"), Any: v.t("不限", "Any")}
	counts := map[evidence]int{}
	for i := range v.set.Indicators {
		counts[v.refs.verdicts[v.set.Indicators[i].ID].Evidence]++
	}
	f.add("", evidences[ownScope], v.t("有同口径数据", "Of the target’s scope"), counts[ownScope])
	f.add("", evidences[otherScope], v.t("仅有参考数据", "Only of another scope or date"), counts[otherScope])
	f.add("", evidences[nothing], v.t("未见公布", "None found"), counts[nothing])
	return f
}

func (v *view) kindFacet() Facet {
	f := Facet{Key: kindFacet, Name: v.t("类型", "Kind of target"), Any: v.t("全部类型", "All kinds")}
	counts := map[disclosure.Kind]int{}
	for i := range v.set.Indicators {
		counts[v.set.Indicators[i].Kind]++
	}
	for _, k := range disclosure.Kinds {
		f.add("", string(k), upperFirst(v.in(k.Name())), counts[k])
	}
	return f
}

// facetsOf are what a target has of every facet, as words of the form key:value, the state last.
func (v *view) facetsOf(ind *disclosure.Indicator) string {
	var words []string
	add := func(key, value string) { words = append(words, key+":"+value) }
	for _, a := range ind.Areas {
		add(areaFacet, string(a))
	}
	for _, r := range v.refs.groups[ind.ID] {
		add(groupingKey(r.grouping), r.group.ID)
	}
	for _, b := range v.bodiesNamed(ind) {
		add(bodyFacet, string(b))
	}
	sum := v.refs.verdicts[ind.ID]
	add(figuresFacet, evidences[sum.Evidence])
	add(kindFacet, string(ind.Kind))
	add(stateFacet, stateValue(sum.Verdict))
	return strings.Join(words, " ")
}

// bodiesNamed are the bodies that a clause of the target names, each once.
func (v *view) bodiesNamed(ind *disclosure.Indicator) []disclosure.BodyID {
	var list []disclosure.BodyID
	for _, w := range ind.Receipts {
		for _, b := range v.refs.bodies[w.Clause] {
			if !slices.Contains(list, b) {
				list = append(list, b)
			}
		}
	}
	return list
}

// latestYear is the year of a target's newest figure as its rows carry it; "" where there is none.
func (v *view) latestYear(ind *disclosure.Indicator) string {
	if y := v.refs.verdicts[ind.ID].Latest; y != 0 {
		return strconv.Itoa(y)
	}
	return ""
}
