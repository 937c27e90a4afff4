package site

import (
	"gongkai/cmd/gongkai/internal/disclosure"
)

// A GroupingPage is the list of the groups of a grouping.
type GroupingPage struct {
	Frame
	Name   string
	Lead   string
	Clause Link
	Words  string // what has been published of all its targets
	Groups []GroupCard
}

// A GroupCard is a group in the list, with its targets.
type GroupCard struct {
	ID   string
	Name Link
	Coverage
	Clause  Link
	Passage *Passage
	Rows    []TargetRow
}

func (v *view) grouping(g *disclosure.Grouping) any {
	name := v.in(g.Name)
	page := GroupingPage{Frame: v.frame(name, v.crumbs(Link{Text: v.in(g.Short())})...), Name: name, Lead: v.in(g.Lead)}
	page.Description = page.Lead
	if g.Clause != "" {
		page.Clause = v.clauseLink(g.Clause)
	}
	var list []*disclosure.Indicator
	for k := range g.Groups {
		group := &g.Groups[k]
		own := v.groupTargets(group)
		list = append(list, own...)
		card := GroupCard{ID: group.ID, Name: Link{Href: v.href(groupAddress(g, group)), Text: v.in(group.Name)}, Coverage: v.coverage(own), Passage: v.passage(group.Clause), Rows: v.targetRows(own)}
		if group.Clause != "" {
			card.Clause = v.clauseLink(group.Clause)
		}
		page.Groups = append(page.Groups, card)
	}
	page.Words = v.count(len(list), "项目标", "target", "targets") + v.t("：", ": ") + v.coverage(list).Words + v.t("。", ".")
	return page
}

func (v *view) groupTargets(group *disclosure.Group) []*disclosure.Indicator {
	var list []*disclosure.Indicator
	for _, id := range group.Indicators {
		list = append(list, v.set.Indicator(id))
	}
	return list
}

// A GroupPage is the page of one group.
type GroupPage struct {
	Frame
	Board     string // the board with these targets
	Name      string
	Grouping  Link
	Lead      string
	Passage   *Passage
	Multiples []Multiple
	Awaited   []Owed
	Bodies    []BodyCount
	Areas     []Link
	Others    []Link // the other groups
	Previous  Link
	Next      Link
}

func (v *view) group(g *disclosure.Grouping, k int) any {
	group := &g.Groups[k]
	name, list := v.in(group.Name), v.groupTargets(group)
	grouping := Link{Href: v.href(g.ID + ".html"), Text: v.in(g.Short())}
	page := GroupPage{
		Board: v.boardHref(groupingKey(g), group.ID),
		Frame: v.frame(name, v.crumbs(grouping, Link{Text: name})...), Name: name, Grouping: grouping, Passage: v.passage(group.Clause),
		Multiples: v.multiples(list, ""), Awaited: v.owed(v.awaited(list)), Bodies: v.bodyCounts(list, len(v.set.Bodies)), Areas: v.areasOf(list),
		Lead: v.count(len(list), "项目标", "target", "targets") + v.t("：", ": ") + v.coverage(list).Words + v.t("。", "."),
	}
	page.Description = name + v.t("：", ": ") + page.Lead
	for i := range g.Groups {
		link := Link{Href: v.href(groupAddress(g, &g.Groups[i])), Text: v.in(g.Groups[i].Name)}
		switch i {
		case k:
			continue
		case k - 1:
			page.Previous = link
		case k + 1:
			page.Next = link
		}
		page.Others = append(page.Others, link)
	}
	return page
}

// areasOf are the areas of targets, each once, in the order of the areas.
func (v *view) areasOf(list []*disclosure.Indicator) []Link {
	has := map[disclosure.AreaID]bool{}
	for _, ind := range list {
		for _, a := range ind.Areas {
			has[a] = true
		}
	}
	var links []Link
	for i := range v.set.Areas {
		if id := v.set.Areas[i].ID; has[id] {
			links = append(links, v.areaLink(id))
		}
	}
	return links
}
