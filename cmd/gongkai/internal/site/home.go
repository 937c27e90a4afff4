package site

import (
	"cmp"
	"slices"
	"strconv"

	"gongkai/cmd/gongkai/internal/chart"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/markup"
)

// A HomePage is the home page.
type HomePage struct {
	Frame
	Name       string
	Full       string
	Intro      string
	Number     string // of the document, which is Chinese
	Issued     string
	Quote      *Quote
	Lead       string
	Plan       Link
	Board      Link
	Bodies     Link
	Story      *Story
	Facts      []Fact
	Cells      []string
	Figures    []FigureRow
	Others     []EvidenceGroup // targets of which only figures of another scope are known, by area
	OtherHead  string
	OtherBoard string
	Nothings   []EvidenceGroup // targets of which nothing is known
	NoneHead   string
	NoneBoard  string
	Owing      []BodyCount
	Kinds      []AreaKindList // the kinds of areas that are set side by side
	Compare    Link
	Layout     *Schematic
	LayoutName string
	Groupings  []GroupingBrief
	Documents  []DocumentLink
	Release    ReleaseBrief
}

// A Story is the target whose figures are the most complete, from its first figure to its newest.
type Story struct {
	Name   Link
	Goal   string
	From   string
	FromAt string
	To     string
	ToAt   string
	State  State
	Chart  markup.HTML
	Live   Live
}

// A FigureRow is a target with its newest figure and where that was read.
type FigureRow struct {
	TargetRow
	Short  string
	Source SourceLine
}

// An EvidenceGroup is targets of one area of which equally much is known.
type EvidenceGroup struct {
	Area    Link
	Targets []Link
	More    string // how many further ones there are, where not all are listed
}

// A GroupingBrief is a grouping on the home page.
type GroupingBrief struct {
	ID     string
	Name   Link
	Groups []GroupBrief
}

// A GroupBrief is a group with what it promises.
type GroupBrief struct {
	Name    Link
	Targets []GoalBrief
	Coverage
}

// A GoalBrief is a target by its short name, with its goal.
type GoalBrief struct {
	Name Link
	Goal string
}

// A ReleaseBrief is the newest release.
type ReleaseBrief struct {
	Title    string
	Date     string
	DateTime string
	Notes    string
	Changes  string // address of what it changed; "" where that is not known
	All      Link
}

func (v *view) home() any {
	site := v.set.Site
	list := all(v.set.Indicators)
	c := v.coverage(list)
	page := HomePage{
		Frame: v.frame(""), Name: v.in(site.ShortName), Full: v.in(site.Name), Intro: v.in(site.Home.Intro), Number: v.set.Notice.Number, Issued: v.t(v.set.Notice.Made.In(v.l)+"印发", "issued "+v.set.Notice.Made.In(v.l)), Lead: v.homeLead(c),
		Plan: Link{Href: v.href("plan.html"), Text: v.t("阅读计划全文", "Read the plan")}, Story: v.story(), Facts: v.homeFacts(c),
		Figures: v.figureRows(list, mostFigures), Owing: v.bodyCounts(v.without(ownScope), mostOwing),
		Board:  Link{Href: v.href("targets.html"), Text: v.t("查看全部"+strconv.Itoa(c.Total)+"项目标", "See all "+v.count(c.Total, "", "target", "targets"))},
		Bodies: Link{Href: v.href("bodies.html"), Text: v.t("全部责任单位", "All responsible bodies")},
		Layout: v.layout(), LayoutName: v.layoutName(), Documents: v.documentLinks(), Release: v.releaseBrief(),
		OtherBoard: v.boardHref(figuresFacet, evidences[otherScope]), NoneBoard: v.boardHref(figuresFacet, evidences[nothing]),
	}
	page.nodes = append(page.nodes, v.webSite())
	if len(c.Cells) <= mostCells {
		page.Cells = c.Cells
	}
	if q := site.Home.Quote; q.Clause != "" {
		quote := v.quote(q.Clause, q.Quote)
		page.Quote = &quote
	}
	page.OtherHead, page.Others = v.homeEvidence(otherScope, c.Other)
	page.NoneHead, page.Nothings = v.homeEvidence(nothing, c.None)
	for _, k := range site.AreaKinds {
		if cards := v.areaCards(k.ID); k.Compare && len(cards) > 0 {
			page.Kinds = append(page.Kinds, AreaKindList{ID: k.ID, Name: v.in(k.Name), Areas: cards[:min(len(cards), mostCards)]})
		}
	}
	page.Compare = v.compareLink()
	for i := range v.set.Groupings {
		page.Groupings = append(page.Groupings, v.groupingBrief(&v.set.Groupings[i]))
	}
	return page
}

// How many of each the home page lists at most, so that its size does not depend on the size of the site.
const (
	mostFigures = 8
	mostOwing   = 8
	mostCells   = 200
	mostCards   = 12
	mostListed  = 12 // areas in a list of targets
	mostByName  = 14 // targets named for one area
)

// homeLead says what the site is, in two sentences.
func (v *view) homeLead(c Coverage) string {
	n := strconv.Itoa(c.Total)
	return v.t("计划设定"+n+"项量化目标。本站逐项列出目标原文、责任单位和已公布的数据；未见公布的，如实标明。",
		"The plan sets "+n+" quantified targets. For each, this site gives the words that set it, the bodies responsible and the figures published so far. Where no figure has been found, it says so.")
}

// homeFacts are the numbers that matter most.
func (v *view) homeFacts(c Coverage) []Fact {
	return []Fact{
		{Label: v.t("量化目标", "Quantified targets"), Value: strconv.Itoa(c.Total), Note: v.t("文件设定", "set by the document"), Tone: "seal"},
		{Label: v.t("有同口径数据", "With figures"), Value: strconv.Itoa(c.Own), Note: v.t("计划期内至少一年", "matching the target in scope, for at least one year of the plan"), Tone: "tide"},
		{Label: v.t("仅有参考数据", "With other figures only"), Value: strconv.Itoa(c.Other), Note: v.t("口径或时点不同，不能据以评估", "of another scope or date, not usable for an assessment"), Tone: "other"},
		{Label: v.t("未见公布", "Without any figure"), Value: strconv.Itoa(c.None), Note: v.t("截至"+v.release.Date.In(v.l)+"未查得", "none found in public as of "+v.release.Date.In(v.l)), Tone: "none"},
	}
}

// story is the target with the most years of figures of its own scope: the first in the list of those that have as many.
// A series of fewer than three figures tells no story.
func (v *view) story() *Story {
	var best *disclosure.Indicator
	most := 2
	for i := range v.set.Indicators {
		ind := &v.set.Indicators[i]
		if sum := v.refs.verdicts[ind.ID]; sum.Figures > most && len(ind.PartIDs()) == 1 && ind.Kind != disclosure.Comparison {
			best, most = ind, sum.Figures
		}
	}
	if best == nil {
		return nil
	}
	t := v.set.Trajectory(best)
	line := &t.Lines[0]
	s := &Story{Name: v.targetLink(best), Goal: v.goal(best), State: v.state(t.Verdict)}
	for i := range line.Years {
		if y := &line.Years[i]; y.Figure != nil {
			if s.From == "" {
				s.From, s.FromAt = v.yearFigure(best, line, y), v.yearLabel(best, y.Year)
			}
			s.To, s.ToAt = v.yearFigure(best, line, y), v.yearLabel(best, y.Year)
		}
	}
	c := chart.Trajectory(t, 0, v.l, v.chartOptions(best, "story"))
	s.Chart, s.Live = c.SVG(chart.Small), v.smallLive(c, t, 0)
	return s
}

// figureRows are the newest figures of targets, newest first, at most so many.
func (v *view) figureRows(list []*disclosure.Indicator, most int) []FigureRow {
	own := v.withEvidence(list, ownScope)
	slices.SortStableFunc(own, func(a, b *disclosure.Indicator) int {
		return cmp.Compare(v.refs.verdicts[b.ID].Latest, v.refs.verdicts[a.ID].Latest)
	})
	var rows []FigureRow
	for _, ind := range own[:min(len(own), most)] {
		row := FigureRow{TargetRow: v.targetRow(ind), Short: v.in(ind.Short)}
		for _, o := range v.set.Observed(ind.ID) {
			if o.Year == v.refs.verdicts[ind.ID].Latest && !o.IsContext() {
				row.Source = v.sourceLine(v.set.Source(o.Source))
				break
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// without are the targets that do not have so much published.
func (v *view) without(e evidence) []*disclosure.Indicator {
	return slices.DeleteFunc(all(v.set.Indicators), func(ind *disclosure.Indicator) bool { return v.refs.verdicts[ind.ID].Evidence == e })
}

// homeEvidence names the targets of which equally much is known, by area.
func (v *view) homeEvidence(e evidence, n int) (string, []EvidenceGroup) {
	head := v.t(strconv.Itoa(n)+"项未见公布任何数据", "No figure at all for "+v.count(n, "", "target", "targets"))
	if e == otherScope {
		head = v.t(strconv.Itoa(n)+"项仅有不同口径或时点的数据", "Only figures of another scope or date for "+v.count(n, "", "target", "targets"))
	}
	var groups []EvidenceGroup
	for i := range v.set.Areas {
		a := &v.set.Areas[i]
		g := EvidenceGroup{Area: Link{Href: v.href(areaAddress(a.ID)), Text: v.in(a.Short)}}
		n := 0
		for _, ind := range v.withEvidence(v.refs.byArea[a.ID], e) {
			if ind.Areas[0] != a.ID {
				continue
			}
			if n++; n <= mostByName {
				g.Targets = append(g.Targets, Link{Href: v.href(targetAddress(ind.ID)), Text: v.in(ind.Short)})
			}
		}
		if n > mostByName {
			g.More = v.t("等"+strconv.Itoa(n)+"项", "and "+strconv.Itoa(n-mostByName)+" more")
		}
		if n > 0 && len(groups) < mostListed {
			groups = append(groups, g)
		}
	}
	return head, groups
}

// bodyCounts are the bodies that owe most of the given targets, at most so many.
func (v *view) bodyCounts(list []*disclosure.Indicator, most int) []BodyCount {
	counts := map[disclosure.BodyID]int{}
	for _, ind := range list {
		for _, b := range v.owners(ind) {
			counts[b]++
		}
	}
	var ids []disclosure.BodyID
	for i := range v.set.Bodies {
		if id := v.set.Bodies[i].ID; counts[id] > 0 {
			ids = append(ids, id)
		}
	}
	slices.SortStableFunc(ids, func(a, b disclosure.BodyID) int { return counts[b] - counts[a] })
	var out []BodyCount
	for _, id := range ids[:min(len(ids), most)] {
		out = append(out, BodyCount{v.bodyInFull(id), v.count(counts[id], "项", "target", "targets")})
	}
	return out
}

// A DocumentLink is a part of the official document: an annex with its label.
type DocumentLink struct {
	Link
	Label string
}

// documentLinks are the parts of the official document.
func (v *view) documentLinks() []DocumentLink {
	var links []DocumentLink
	for _, part := range []DocumentLink{{Link{Href: "notice"}, v.t("通知", "Notice")}, {Link{Href: "plan"}, v.t("计划", "Plan")}} {
		if doc := v.texts.Document(part.Href, v.l); doc != nil {
			links = append(links, DocumentLink{Link{Href: v.href(part.Href + ".html"), Text: doc.Title}, part.Label})
		}
	}
	for _, name := range v.texts.Names() {
		if label := v.annexLabel(name); label != "" {
			links = append(links, DocumentLink{Link{Href: v.href(name + ".html"), Text: v.texts.Document(name, v.l).Title}, label})
		}
	}
	return links
}

func (v *view) groupingBrief(g *disclosure.Grouping) GroupingBrief {
	brief := GroupingBrief{ID: g.ID, Name: Link{Href: v.href(g.ID + ".html"), Text: v.in(g.Name)}}
	for k := range g.Groups {
		group := &g.Groups[k]
		list := v.groupTargets(group)
		b := GroupBrief{Name: Link{Href: v.href(groupAddress(g, group)), Text: v.in(group.Name)}, Coverage: v.coverage(list)}
		for _, ind := range list {
			b.Targets = append(b.Targets, GoalBrief{Link{Href: v.href(targetAddress(ind.ID)), Text: v.in(ind.Short)}, v.goal(ind)})
		}
		brief.Groups = append(brief.Groups, b)
	}
	return brief
}

func (v *view) releaseBrief() ReleaseBrief {
	r := v.release
	brief := ReleaseBrief{
		Title: v.in(r.Title), Date: r.Date.In(v.l), DateTime: r.Date.String(), Notes: v.in(r.Notes),
		All: Link{Href: v.href("releases.html"), Text: v.t("全部发布记录", "All releases")},
	}
	if v.past().step(r.Tag) != nil {
		brief.Changes = v.releaseLink(r).Href
	}
	return brief
}
