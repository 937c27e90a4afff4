package site

import (
	"slices"
	"strconv"

	"gongkai/cmd/gongkai/internal/chart"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/markup"
	"gongkai/cmd/gongkai/internal/opendata"
)

// An AreasPage is the list of areas.
type AreasPage struct {
	Frame
	Heading    string
	Lead       string
	Kinds      []AreaKindList
	Layout     *Schematic
	LayoutName string
}

// An AreaKindList is the areas of one kind.
type AreaKindList struct {
	ID      string
	Name    string
	Areas   []AreaCard
	Compare Link // the page that sets them side by side; none for the other kinds
}

// An AreaCard is an area in few words.
type AreaCard struct {
	Name   Link
	Role   string
	Clause Link
	Count  string
	Coverage
	Lead *FigureRow // its newest figure
}

func (v *view) areas() any {
	title := v.t("地区", "Areas")
	page := AreasPage{
		Frame: v.frame(title, v.crumbs(Link{Text: title})...), Heading: title, LayoutName: v.layoutName(),
		Lead: v.t("按地区查看计划的目标和任务措施。每个地区一页，列出目标、任务措施、改革和项目，以及未见公布的数据。",
			"Where the plan’s targets and duties lie: a page for each area, with its targets, duties and initiatives, and what has not been published."),
	}
	page.Description = page.Lead
	if v.isHead {
		return page
	}
	page.Layout = v.layout()
	for _, k := range v.set.Site.AreaKinds {
		cards := v.areaCards(k.ID)
		if len(cards) == 0 {
			continue
		}
		list := AreaKindList{ID: k.ID, Name: v.in(k.Name), Areas: cards}
		if k.Compare {
			list.Compare = v.compareLink()
		}
		page.Kinds = append(page.Kinds, list)
	}
	return page
}

// compareLink leads to the page that sets areas side by side.
func (v *view) compareLink() Link {
	return Link{Href: v.href("compare.html"), Text: v.t("并列对照", "Side by side")}
}

// areaCards are the areas of a kind.
func (v *view) areaCards(kind string) []AreaCard {
	var cards []AreaCard
	for i := range v.set.Areas {
		if a := &v.set.Areas[i]; a.Kind == kind {
			cards = append(cards, v.areaCard(a))
		}
	}
	return cards
}

func (v *view) areaCard(a *disclosure.Area) AreaCard {
	list := v.refs.byArea[a.ID]
	card := AreaCard{Name: v.areaLink(a.ID), Role: v.roleWithin(a), Count: v.count(len(list), "项目标", "target", "targets"), Coverage: v.coverage(list)}
	if a.Clause != "" {
		card.Clause = v.clauseLink(a.Clause)
	}
	if rows := v.figureRows(list, 1); len(rows) > 0 {
		card.Lead = &rows[0]
	}
	return card
}

// An AreaPage is the page of one area.
type AreaPage struct {
	Frame
	Board       string // the board with these targets
	Name        string
	Kind        string
	Role        string
	Clause      Link
	Note        string
	Lead        string
	Facts       []Fact
	Multiples   []Multiple
	Awaited     []Owed
	Milestones  []MilestoneRow
	Main        *Passage // the clause that is about the area as a whole
	Duties      []AreaDutyGroup
	DutyCount   int
	DutyHead    string
	Government  []Link
	Initiatives []InitiativeRow
	Bodies      []BodyCount
	Places      []Link // areas within this one
	Within      *Link
	Layout      []Pair // its places in the plan's layout
	Data        []Link // the figures of its targets, in each format
	Previous    Link
	Next        Link
}

// A Multiple is one target as a small chart.
type Multiple struct {
	TargetRow
	Short  string
	Charts []PartChart
}

// A PartChart is the small chart of one part of a target.
type PartChart struct {
	Name string // of the part; "" where there is but one
	SVG  markup.HTML
	Live Live
}

// A MilestoneRow is a state to be reached that has no number.
type MilestoneRow struct {
	Name   string
	Quotes []Quote
	Events []EventEntry
}

// A BodyCount is a body with how many of an area's targets it owes.
type BodyCount struct {
	Body  Link
	Count string
}

func (v *view) area(a *disclosure.Area) any {
	list := v.refs.byArea[a.ID]
	page := AreaPage{
		Board: v.boardHref(areaFacet, string(a.ID)),
		Frame: v.frame(v.t(a.Name.ZH+"的目标和数据", a.Name.EN+": targets and duties"), v.crumbs(Link{Href: v.href("areas.html"), Text: v.t("地区", "Areas")}, Link{Text: v.in(a.Short)})...).headed(v.in(a.Name)),
		Name:  v.in(a.Name), Kind: v.areaKind(a.Kind), Role: v.t(a.Role.ZH, v.roleWithin(a)), Note: v.in(a.Note),
		Multiples: v.multiples(list, a.ID), Milestones: v.areaMilestones(a.ID), Main: v.passage(a.Clause),
		Initiatives: v.areaInitiatives(a.ID), Bodies: v.areaBodies(list), Layout: v.layoutPlaces(a.ID),
	}
	if a.Clause != "" {
		page.Clause = v.clauseLink(a.Clause)
	}
	government := v.governmentOf(a)
	page.Government = v.bodyLinks(government)
	page.Duties, page.DutyCount = v.areaDuties(a, government)
	page.DutyHead = v.t(strconv.Itoa(page.DutyCount)+"条任务措施", v.count(page.DutyCount, "", "duty", "duties"))
	page.Lead = v.areaLead(a, list, page.DutyCount)
	page.Description = page.Name + v.t("：", ": ") + page.Lead
	page.Facts = v.areaFacts(list, &page)
	page.Awaited = v.owed(v.awaited(list))
	page.Data = v.dataLinks(opendata.OfArea, string(a.ID))
	v.areaAround(&page, a)
	return page
}

func (v *view) areaKind(id string) string {
	for _, k := range v.set.Site.AreaKinds {
		if k.ID == id {
			return v.in(k.Name)
		}
	}
	return ""
}

// areaLead says in words what the plan sets for the area and what is known of it.
func (v *view) areaLead(a *disclosure.Area, list []*disclosure.Indicator, duties int) string {
	s := ""
	if len(list) > 0 {
		s = v.t("计划为"+a.Short.ZH+"设定"+strconv.Itoa(len(list))+"项量化目标："+v.coverage(list).Words+"。",
			"The plan sets "+v.count(len(list), "", "quantified target", "quantified targets")+" here: "+v.coverage(list).Words+".")
	} else {
		s = v.t("计划没有为"+a.Short.ZH+"单独设定量化目标。", "The plan sets no quantified target for this area alone.")
	}
	if duties > 0 {
		s += v.t("计划正文有"+strconv.Itoa(duties)+"条任务措施列当地政府为责任单位。", " "+v.count(duties, "", "duty names", "duties name")+" its government.")
	}
	return s
}

// areaFacts are the numbers at the head of the page.
func (v *view) areaFacts(list []*disclosure.Indicator, page *AreaPage) []Fact {
	c := v.coverage(list)
	var facts []Fact
	add := func(n int, label, note, tone string) {
		facts = append(facts, Fact{Label: label, Value: strconv.Itoa(n), Note: note, Tone: tone})
	}
	if c.Total > 0 {
		add(c.Total, v.t("量化目标", "Targets"), v.t("文件设定", "set by the document"), "seal")
		tone := "tide"
		if c.Own == 0 {
			tone = "none"
		}
		add(c.Own, v.t("有同口径数据", "With figures"), v.t("计划期内至少一年", "of the same scope, for a year or more"), tone)
		add(c.Other+c.None, v.t("未见同口径数据", "Without such figures"), v.asOf(), "none")
	}
	if page.DutyCount > 0 {
		add(page.DutyCount, v.t("任务措施", "Duties"), v.t("列当地政府为责任单位", "that name its government"), "seal")
	}
	if len(page.Milestones) > 0 && len(facts) < 4 {
		add(len(page.Milestones), v.t("定性目标", "Goals"), v.t("没有数值", "without a number"), "seal")
	}
	if len(page.Initiatives) > 0 && len(facts) < 4 {
		add(len(page.Initiatives), v.t("改革和项目", "Initiatives"), v.t("文件所列", "listed by the document"), "seal")
	}
	return facts
}

// multiples are targets as small charts, those with figures first. On the page of an area, a target that is observed for
// each of several areas shows that area's chart alone.
func (v *view) multiples(list []*disclosure.Indicator, at disclosure.AreaID) []Multiple {
	var out []Multiple
	for _, e := range []evidence{ownScope, otherScope, nothing} {
		for _, ind := range v.withEvidence(list, e) {
			out = append(out, v.multiple(ind, at))
		}
	}
	return out
}

func (v *view) multiple(ind *disclosure.Indicator, at disclosure.AreaID) Multiple {
	alone := len(ind.Parts) == 0 && slices.Contains(ind.Areas, at)
	t := v.set.Trajectory(ind)
	m := Multiple{TargetRow: v.rowOf(t), Short: v.in(ind.Short)}
	for part, line := range t.Lines {
		options := v.chartOptions(ind, "m-"+string(ind.ID))
		var c PartChart
		if len(t.Lines) > 1 && alone && line.Part != string(at) {
			continue
		}
		if len(t.Lines) > 1 {
			options.ID += "-" + line.Part
			c.Name = v.partName(ind, line.Part)
			options.Title += v.t("：", ": ") + c.Name
		}
		picture := chart.Trajectory(t, part, v.l, options)
		c.SVG, c.Live = picture.SVG(chart.Small), v.smallLive(picture, t, part)
		m.Charts = append(m.Charts, c)
	}
	return m
}

func (v *view) areaMilestones(id disclosure.AreaID) []MilestoneRow {
	var rows []MilestoneRow
	for _, m := range v.refs.places.milestones[id] {
		row := MilestoneRow{Name: v.in(m.Name), Events: v.events(m.Events)}
		for _, w := range m.Receipts {
			row.Quotes = append(row.Quotes, v.quote(w.Clause, w.Quote))
		}
		rows = append(rows, row)
	}
	return rows
}

func (v *view) areaInitiatives(id disclosure.AreaID) []InitiativeRow {
	var rows []InitiativeRow
	for _, ini := range v.refs.places.initiatives[id] {
		rows = append(rows, v.initiativeRow(ini))
	}
	return rows
}

// awaited are the targets of which a figure that was due is missing.
func (v *view) awaited(list []*disclosure.Indicator) []*disclosure.Indicator {
	var out []*disclosure.Indicator
	for _, ind := range list {
		if len(v.refs.verdicts[ind.ID].Missing) > 0 {
			out = append(out, ind)
		}
	}
	return out
}

// areaBodies are the bodies that are responsible for the area's targets, those for most first. A single one has been
// named before.
func (v *view) areaBodies(list []*disclosure.Indicator) []BodyCount {
	if bodies := v.bodyCounts(list, len(v.set.Bodies)); len(bodies) > 1 {
		return bodies
	}
	return nil
}

// areaAround fills what leads on: the areas within, the area around, the neighbours in the list.
func (v *view) areaAround(page *AreaPage, a *disclosure.Area) {
	for _, id := range v.refs.places.within[a.ID] {
		page.Places = append(page.Places, v.areaLink(id))
	}
	if a.Parent != "" {
		l := v.areaLink(a.Parent)
		page.Within = &l
	}
	i := v.refs.places.position[a.ID]
	if i > 0 {
		page.Previous = v.areaLink(v.set.Areas[i-1].ID)
	}
	if i+1 < len(v.set.Areas) {
		page.Next = v.areaLink(v.set.Areas[i+1].ID)
	}
}
