package site

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/chart"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/markup"
)

// A ComparePage is areas side by side.
type ComparePage struct {
	Frame
	Heading string
	Lead    string
	Caveat  string
	Kinds   []CompareKind
	Choices []OptionGroup // the groups to choose from
}

// A CompareKind is the areas of one kind side by side.
type CompareKind struct {
	ID        string
	Name      string
	Prefix    string // before headings, where the page has several kinds
	Areas     []CompareRow
	Same      []CompareGroup // targets that the document names alike for several areas
	Alike     []CompareGroup // targets of one kind and unit that are different measures
	Multiples []CompareArea  // none where they are too many
}

// A CompareRow is an area in the table.
type CompareRow struct {
	Area        Link
	Role        string
	Clause      Link
	Targets     string
	WithFigure  Tally
	Elsewhere   Tally
	None        Tally
	Initiatives Tally
	States      []State
}

// A CompareGroup is targets of several areas that can be laid side by side. Its key stands in the address of the page and
// on what belongs to it.
type CompareGroup struct {
	Key     string
	Name    string
	Targets []CompareTarget
	Measure string      // what the figures of the years are, and their unit
	Years   []string    // of the common charts; none where the targets have no common scale
	Wide    markup.HTML // all areas in one chart; "" where they are more than can be told apart
	Narrow  markup.HTML
	Live    Live
	Scale   string // of the small multiples
	Cards   []CompareCard
}

// A CompareTarget is a target in a group.
type CompareTarget struct {
	Area   Link
	Target Link
	Goal   string
	By     string
	Latest string
	Year   string
	Bar    markup.HTML // the target against the greatest of the group
	State  State
	Sign   markup.HTML // of the area in the common chart
	Cells  []Slot      // its figures by year, in the unit of the axis
}

// A CompareArea is the small multiples of an area.
type CompareArea struct {
	Area  Link
	Role  string
	Cards []CompareCard
}

// A CompareCard is a target as a small multiple.
type CompareCard struct {
	Key    string // of the group that it belongs to, if any
	Area   Link
	Target Link
	Goal   string
	Latest string
	Year   string
	Chart  markup.HTML
	Live   Live
	State  State
}

// compared are the areas of the kinds that are to stand side by side.
func (s *Site) compared(kind *disclosure.AreaKind) []*disclosure.Area {
	var list []*disclosure.Area
	for i := range s.set.Areas {
		if a := &s.set.Areas[i]; kind.Compare && a.Kind == kind.ID {
			list = append(list, a)
		}
	}
	return list
}

// hasComparison reports whether there are areas to lay side by side.
func (s *Site) hasComparison() bool {
	for i := range s.set.Site.AreaKinds {
		if len(s.compared(&s.set.Site.AreaKinds[i])) > 1 {
			return true
		}
	}
	return false
}

func (v *view) compare() any {
	page := ComparePage{}
	for i := range v.set.Site.AreaKinds {
		k := &v.set.Site.AreaKinds[i]
		switch areas := v.compared(k); {
		case len(areas) < 2:
		case v.isHead:
			page.Kinds = append(page.Kinds, CompareKind{Name: v.in(k.Name)})
		default:
			page.Kinds = append(page.Kinds, v.compareKind(k, areas))
		}
	}
	title := v.t("各地对照", "Areas side by side")
	if len(page.Kinds) == 1 {
		name := page.Kinds[0].Name
		title = v.t(name+"对照", name+" side by side")
	} else {
		for i := range page.Kinds {
			page.Kinds[i].Prefix = page.Kinds[i].Name + v.t("：", ": ")
		}
	}
	page.Heading, page.Choices = title, v.compareChoices(page.Kinds)
	page.Frame = v.frame(title, v.crumbs(Link{Href: v.href("areas.html"), Text: v.t("地区", "Areas")}, Link{Text: title})...)
	page.Lead = v.t("各地目标多不相同，可以直接比较的很少。本页并列各地的目标、已公布的数据和未见公布的部分。", "The areas have different targets, few of which can be compared. Side by side here are what the plan asks of each, what has been published, and what is missing.")
	page.Caveat = v.t("数据多少只反映公开情况，不反映工作成效；本页不作排名。", "An area with more figures has published more, not done better. Nothing is ranked.")
	page.Description = page.Lead
	return page
}

func (v *view) compareKind(k *disclosure.AreaKind, areas []*disclosure.Area) CompareKind {
	out := CompareKind{ID: k.ID, Name: v.in(k.Name)}
	initiatives := v.initiativesByArea()
	for _, a := range areas {
		c := v.compareCounts(v.refs.byArea[a.ID])
		row := v.compareRow(c, initiatives[a.ID])
		row.Area, row.Role = v.areaLink(a.ID), v.t(a.Role.ZH, v.roleWithin(a))
		if a.Clause != "" {
			row.Clause = v.clauseLink(a.Clause)
		}
		for _, ind := range v.refs.byArea[a.ID] {
			row.States = append(row.States, v.state(v.refs.verdicts[ind.ID].Verdict))
		}
		out.Areas = append(out.Areas, row)
	}
	var keys groupKeys
	out.Same, out.Alike, keys = v.compareGroups(k.ID, areas)
	cards := 0
	for _, a := range areas {
		cards += len(v.refs.byArea[a.ID])
	}
	if cards <= mostDrawn {
		for _, a := range areas {
			out.Multiples = append(out.Multiples, v.compareArea(a, keys))
		}
	}
	return out
}

// mostDrawn is how many targets are drawn area by area: more than that nobody can compare, nor load. They stand on the
// pages of the areas.
const mostDrawn = 240

// compareChoices lists what can be chosen: first what has a common scale.
func (v *view) compareChoices(kinds []CompareKind) []OptionGroup {
	same := OptionGroup{Name: v.t("同一指标", "The same measure")}
	alike := OptionGroup{Name: v.t("类型相同、内容不同", "Of one kind, but different")}
	for _, k := range kinds {
		for _, g := range k.Same {
			same.Options = append(same.Options, Option{Value: g.Key, Text: k.Prefix + g.Name})
		}
		for _, g := range k.Alike {
			alike.Options = append(alike.Options, Option{Value: g.Key, Text: k.Prefix + g.Name})
		}
	}
	return slices.DeleteFunc([]OptionGroup{same, alike}, func(g OptionGroup) bool { return len(g.Options) == 0 })
}

// compareCounts divide an area's targets by what has been published of them.
type compareCounts struct{ targets, figure, elsewhere, none int }

func (v *view) compareCounts(inds []*disclosure.Indicator) compareCounts {
	c := compareCounts{targets: len(inds)}
	for _, ind := range inds {
		switch {
		case v.hasFigure(ind):
			c.figure++
		case len(v.set.Observed(ind.ID)) > 0:
			c.elsewhere++
		default:
			c.none++
		}
	}
	return c
}

// hasFigure reports whether a figure of the target's own scope is known for a year of its period.
func (v *view) hasFigure(ind *disclosure.Indicator) bool {
	period := ind.Period(v.set.Site.Plan)
	for y, st := range v.refs.verdicts[ind.ID].Standings {
		if period.Contains(y) && st >= disclosure.Partly {
			return true
		}
	}
	return false
}

func (v *view) compareRow(c compareCounts, initiatives int) CompareRow {
	return CompareRow{Targets: lang.Int(c.targets, v.l), WithFigure: v.tally(c.figure), Elsewhere: v.tally(c.elsewhere), None: v.tally(c.none), Initiatives: v.tally(initiatives)}
}

func (v *view) initiativesByArea() map[disclosure.AreaID]int {
	counts := map[disclosure.AreaID]int{}
	for i := range v.set.Initiatives {
		for _, a := range v.set.Initiatives[i].Areas {
			counts[a]++
		}
	}
	return counts
}

// A likeness is what targets must share to stand in one group.
type likeness struct {
	kind     disclosure.Kind
	quantity string
	name     string // the Chinese short name; "" for groups of different measures
}

// compareGroups finds what can be laid side by side: targets of several areas that the document names alike, of one kind
// and one quantity, or one target that is that of several areas; and, apart from these, targets that share kind and
// quantity only. The keys say of every target to which group it belongs.
func (v *view) compareGroups(kind string, areas []*disclosure.Area) (same, alike []CompareGroup, keys groupKeys) {
	keys = groupKeys{}
	named, loose := grouper{}, grouper{}
	for _, a := range areas {
		for _, ind := range v.refs.byArea[a.ID] {
			unit := v.set.Unit(ind.TargetUnit())
			named.put(likeness{ind.Kind, unit.Quantity, ind.Short.ZH}, a, ind)
			if ind.Kind != disclosure.Comparison { // it compares two figures of one area already
				loose.put(likeness{ind.Kind, unit.Quantity, ""}, a, ind)
			}
		}
	}
	for _, g := range named.ofSeveralAreas() {
		key := keys.give(kind+"."+string(g[0].ind.ID), g)
		same = append(same, v.sameGroup(key, g))
	}
	for _, g := range loose.ofSeveralAreas() {
		if g = g.except(keys); g.areas() > 1 && g.indicators() > 1 {
			key := keys.give(kind+"."+string(g[0].ind.Kind)+"."+v.set.Unit(g[0].ind.TargetUnit()).Quantity, g)
			alike = append(alike, v.compareGroup(key, v.likenessName(g), g))
		}
	}
	return same, alike, keys
}

// groupKeys say to which group a target belongs.
type groupKeys map[*disclosure.Indicator]string

// give puts the targets of a group under its key.
func (k groupKeys) give(key string, g members) string {
	for _, m := range g {
		k[m.ind] = key
	}
	return key
}

// A member is a target of an area in a group.
type member struct {
	area *disclosure.Area
	ind  *disclosure.Indicator
}

type members []member

func (g members) areas() int {
	seen := map[*disclosure.Area]bool{}
	for _, m := range g {
		seen[m.area] = true
	}
	return len(seen)
}

// indicators is how many different targets are among the members; one target may be that of several areas.
func (g members) indicators() int {
	seen := map[*disclosure.Indicator]bool{}
	for _, m := range g {
		seen[m.ind] = true
	}
	return len(seen)
}

func (g members) except(taken groupKeys) members {
	var rest members
	for _, m := range g {
		if taken[m.ind] == "" {
			rest = append(rest, m)
		}
	}
	return rest
}

// A grouper sorts targets by likeness, in the order in which the first of each came.
type grouper struct {
	order  []likeness
	groups map[likeness]members
}

func (g *grouper) put(l likeness, a *disclosure.Area, ind *disclosure.Indicator) {
	if g.groups == nil {
		g.groups = map[likeness]members{}
	}
	if g.groups[l] == nil {
		g.order = append(g.order, l)
	}
	g.groups[l] = append(g.groups[l], member{a, ind})
}

// ofSeveralAreas are the groups whose targets are those of several areas.
func (g *grouper) ofSeveralAreas() []members {
	var list []members
	for _, l := range g.order {
		if m := g.groups[l]; m.areas() > 1 {
			list = append(list, m)
		}
	}
	return list
}

// likenessName names a group by its kind and its units.
func (v *view) likenessName(g members) string {
	var units []string
	for _, m := range g {
		if name := v.unitName(v.set.Unit(m.ind.TargetUnit())); !slices.Contains(units, name) {
			units = append(units, name)
		}
	}
	kind := v.in(g[0].ind.Kind.Name())
	return v.t(kind+"目标，单位："+v.joined(units), upperFirst(kind)+" targets in "+v.joined(units))
}

// unitName names a unit by itself. English amounts bring their own scale, so that only the currency is named.
func (v *view) unitName(u *disclosure.Unit) string {
	if v.l == lang.EN {
		switch u.Style {
		case lang.Currency:
			return u.Currency
		case lang.Count:
			return strings.TrimSuffix(u.Name.EN, "s") + "s"
		case lang.Percent:
			return "percent"
		}
	}
	return v.in(u.Name)
}

// compareGroup lists the targets of a group.
func (v *view) compareGroup(key, name string, g members) CompareGroup {
	out := CompareGroup{Key: key, Name: name}
	for _, m := range g {
		t := CompareTarget{Area: v.areaLink(m.area.ID), Target: v.targetLink(m.ind), Goal: v.goal(m.ind), By: v.by(m.ind), State: v.state(v.refs.verdicts[m.ind.ID].Verdict)}
		t.Latest, t.Year = v.newest(m.ind)
		out.Targets = append(out.Targets, t)
	}
	return out
}

// inBase is a target's value in the base unit of its quantity.
func (v *view) inBase(ind *disclosure.Indicator) *big.Rat {
	return new(big.Rat).Mul(ind.Target.Value, v.set.Unit(ind.TargetUnit()).Factor)
}

// goalBar draws a target's size as a share of the greatest.
func goalBar(share float64) markup.HTML {
	var b markup.Builder
	b.Open("svg", "class", "gbar", "viewBox", "0 0 240 12", "aria-hidden", "true")
	b.Void("path", "class", "gbar-l", "d", "M0 11.5h240")
	b.Void("rect", "class", "gbar-g", "x", "0", "y", "2", "width", markup.Number(max(240*share, 1)), "height", "8")
	return b.HTML()
}

// newest is the newest figure of a target's own scope with its year, both empty where none is published.
func (v *view) newest(ind *disclosure.Indicator) (figure, year string) {
	if v.refs.verdicts[ind.ID].Latest == 0 {
		return "", ""
	}
	figure, y := v.latest(v.set.Trajectory(ind))
	if y == 0 {
		return "", ""
	}
	return figure, v.yearLabel(ind, y)
}

func (v *view) compareArea(a *disclosure.Area, keys groupKeys) CompareArea {
	out := CompareArea{Area: v.areaLink(a.ID), Role: v.t(a.Role.ZH, v.roleWithin(a))}
	for _, ind := range v.refs.byArea[a.ID] {
		t := v.set.Trajectory(ind)
		part := partOf(&t, a)
		card := CompareCard{Key: keys[ind], Target: Link{Href: v.href(targetAddress(ind.ID)), Text: v.in(ind.Short)}, Goal: v.goal(ind), State: v.state(t.Verdict)}
		card.Latest, card.Year = v.newest(ind)
		id := string(a.ID) + "-" + string(ind.ID)
		if len(t.Lines) > 1 {
			id += "-" + strconv.Itoa(part)
		}
		picture := chart.Trajectory(t, part, v.l, chart.Options{ID: id, Title: v.in(ind.Name), Goal: card.Goal})
		card.Chart, card.Live = picture.SVG(chart.Small), v.smallLive(picture, t, part)
		out.Cards = append(out.Cards, card)
	}
	return out
}

// partOf is the line of an area in the trajectory of a target of several.
func partOf(t *disclosure.Trajectory, a *disclosure.Area) int {
	for i := range t.Lines {
		if t.Lines[i].Part == string(a.ID) {
			return i
		}
	}
	return 0
}

// upperFirst begins words in upper case.
func upperFirst(s string) string {
	if s == "" || s[0] < 'a' || s[0] > 'z' {
		return s
	}
	return string(s[0]-'a'+'A') + s[1:]
}
