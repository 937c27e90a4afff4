package site

import (
	"strconv"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/opendata"
)

// A BodiesPage is the list of responsible bodies.
type BodiesPage struct {
	Frame
	Lead  string
	Notes []string
	Kinds []BodyKind
}

// A BodyKind is the bodies of one kind.
type BodyKind struct {
	ID   string
	Name string
	Rows []BodyRow
}

// A BodyRow is a body in the list, with what the document asks of it.
type BodyRow struct {
	Name        Link
	Full        string // where it differs from the name in the document
	Duties      Tally
	Targets     Tally
	Initiatives Tally
	Awaited     Tally
}

// A Tally is a count in a table. Zero counts step back.
type Tally struct {
	Number string
	IsZero bool
}

func (v *view) tally(n int) Tally { return Tally{lang.Int(n, v.l), n == 0} }

func (v *view) bodies() any {
	title := v.t("责任单位", "Responsible bodies")
	page := BodiesPage{Frame: v.frame(title, v.crumbs(Link{Text: title})...)}
	for _, id := range v.refs.bodyOrder {
		b := v.set.Body(id)
		if n := len(page.Kinds); n == 0 || page.Kinds[n-1].ID != b.Kind {
			page.Kinds = append(page.Kinds, BodyKind{ID: b.Kind, Name: v.bodyKind(b.Kind)})
		}
		k := &page.Kinds[len(page.Kinds)-1]
		k.Rows = append(k.Rows, v.bodyRow(b))
	}
	made := v.set.Notice.Made.In(v.l)
	duties, targets := len(v.refs.duties), v.targetsWithBodies()
	page.Lead = v.t("文件为"+strconv.Itoa(duties)+"条任务措施、"+strconv.Itoa(targets)+"项目标列明责任单位。本页按单位列出任务措施、目标和未见公布的数据。",
		"The document names the bodies responsible for "+v.count(duties, "", "duty", "duties")+" and "+v.count(targets, "", "target", "targets")+". Each has a page here, with what it is to do and which figures have not been found.")
	page.Description = page.Lead
	page.Notes = []string{
		v.t("单位名称以文件成文时（"+made+"）为准，其后有变化的另行注明。", "Names are as they were on the date of the document, "+made+"; later changes are noted on the page of each body."),
		v.t("同一条款所列单位共同负责，文件未分主次，各单位的数不能相加。", "The bodies that one clause names are responsible together; the document ranks none above the others. The counts of different bodies therefore overlap and cannot be added up."),
		v.t("“数据不全”指归集到该单位、计划期内同口径数据不全的目标数。文件没有规定目标数据由谁公布，本站按设定目标的首个列有责任单位的条款归集到其中各单位。未查得不等于没有做，也可能已经公布而本站没有找到。", "“Awaited” counts the targets whose figures are incomplete and that are listed under the body. The document does not say who publishes the figures; this site lists a target under all the bodies named in the first of its clauses that names any. That a figure was not found does not mean that nothing was done; it may have been published where this site did not look."),
	}
	return page
}

// targetsWithBodies is how many targets have a clause that names responsible bodies.
func (v *view) targetsWithBodies() int {
	n := 0
	for i := range v.set.Indicators {
		if clause, _ := v.owing(&v.set.Indicators[i]); clause != "" {
			n++
		}
	}
	return n
}

func (v *view) bodyRow(b *disclosure.Body) BodyRow {
	row := BodyRow{
		Name: v.bodyLink(b.ID), Duties: v.tally(len(v.dutiesOf(b.ID))), Targets: v.tally(len(v.refs.bodyTargets[b.ID])),
		Initiatives: v.tally(len(v.initiativesOf(b.ID))), Awaited: v.tally(len(v.refs.bodyOwes[b.ID])),
	}
	if full := v.in(b.Name); full != row.Name.Text {
		row.Full = full
	}
	return row
}

// dutiesOf are the clauses that end in a list of bodies and name this one.
func (v *view) dutiesOf(id disclosure.BodyID) []disclosure.ClauseID {
	return v.clausesOf(id, func(c disclosure.ClauseID) bool { return v.texts.Clause(string(c), lang.ZH).IsListed() })
}

// alsoIn are the clauses that name the body and set no target, no duty and no initiative, such as a list of members.
func (v *view) alsoIn(id disclosure.BodyID) []disclosure.ClauseID {
	return v.clausesOf(id, func(c disclosure.ClauseID) bool {
		return !v.texts.Clause(string(c), lang.ZH).IsListed() && len(v.refs.targets[c]) == 0 && len(v.refs.initiatedBy[c]) == 0
	})
}

func (v *view) clausesOf(id disclosure.BodyID, keep func(disclosure.ClauseID) bool) []disclosure.ClauseID {
	var list []disclosure.ClauseID
	for _, c := range v.refs.bodyClauses[id] {
		if keep(c) {
			list = append(list, c)
		}
	}
	return list
}

func (v *view) initiativesOf(id disclosure.BodyID) []*disclosure.Initiative {
	var list []*disclosure.Initiative
	for _, c := range v.refs.bodyClauses[id] {
		list = append(list, v.refs.initiatedBy[c]...)
	}
	return list
}

// A BodyPage is the page of one responsible body.
type BodyPage struct {
	Frame
	Board       string // the board with these targets
	Name        string
	Short       string // its name in the document, where that differs
	Kind        string
	Area        Link
	Note        string
	Lead        string // where it is responsible for nothing
	Facts       []Fact
	Owed        []Owed
	OwedLead    string
	Years       []Link // the years of the plan
	Span        int    // how many columns the table of what is owed has
	OwedNote    string
	Data        []Link // the figures awaited from it, in each format
	Targets     []TargetRow
	ByArea      []BodyArea // in place of Owed and Targets, where these are too many to be read
	Duties      []DutyGroup
	Initiatives []InitiativeRow
	Also        []Link
	Previous    Link
	Next        Link
}

// A BodyArea counts a body's targets in one area.
type BodyArea struct {
	Area    Link
	Targets Tally
	Awaited Tally
}

// mostOfBody is how many targets of a body are listed. More are counted by area; the pages of the areas list them.
const mostOfBody = 240

// A DutyGroup is duties under one heading of the document.
type DutyGroup struct {
	Heading string
	Duties  []Duty
}

// A Duty is a clause that makes bodies responsible.
type Duty struct {
	Clause  Link
	Title   string
	Jointly string
	Targets string // how many targets the clause sets
}

func (v *view) body(b *disclosure.Body) any {
	name := v.in(b.Name)
	page := BodyPage{
		Board: v.boardHref(bodyFacet, string(b.ID)),
		Frame: v.frame(v.t("责任单位："+name, name), v.crumbs(Link{Href: v.href("bodies.html"), Text: v.t("责任单位", "Responsible bodies")}, Link{Text: v.in(b.Short)})...).headed(name),
		Name:  name, Kind: v.bodyKind(b.Kind), Note: v.in(b.Note), Duties: v.dutyGroups(b.ID),
		Also: v.clauseLinks(v.alsoIn(b.ID)),
	}
	if short := v.in(b.Short); short != name {
		page.Short = short
	}
	if b.Area != "" {
		page.Area = v.areaLink(b.Area)
	}
	for _, ini := range v.initiativesOf(b.ID) {
		page.Initiatives = append(page.Initiatives, v.initiativeRow(ini))
	}
	page.Data = v.dataLinks(opendata.OfBody, string(b.ID))
	if targets := v.refs.bodyTargets[b.ID]; max(len(targets), len(v.refs.bodyOwes[b.ID])) > mostOfBody {
		page.ByArea = v.bodyAreas(b)
	} else {
		page.Targets = v.targetRows(targets)
	}
	v.bodyOwed(&page, b)
	page.Facts = v.bodyFacts(b)
	page.Description = name + v.t("：", ": ") + v.bodyLead(b)
	if len(page.Duties)+len(page.Targets)+len(page.Initiatives) == 0 {
		page.Lead = v.bodyLead(b)
	}
	page.Previous, page.Next = v.bodyNeighbours(b)
	return page
}

func (v *view) bodyKind(id string) string { return v.in(v.set.Site.BodyKind(id).Name) }

// bodyLead says what the document asks of the body.
func (v *view) bodyLead(b *disclosure.Body) string {
	duties, targets, initiatives := len(v.dutiesOf(b.ID)), len(v.refs.bodyTargets[b.ID]), len(v.initiativesOf(b.ID))
	var words []string
	add := func(n int, zh, one, many string) {
		if n > 0 {
			words = append(words, v.count(n, zh, one, many))
		}
	}
	add(duties, "条任务措施", "duty", "duties")
	add(targets, "项目标", "target", "targets")
	add(initiatives, "项改革、平台和项目", "initiative", "initiatives")
	if len(words) == 0 {
		return v.t("文件没有把该单位列为任务措施、目标或项目的责任单位。", "The document makes it responsible for no duty, target or initiative.")
	}
	return v.t("文件把该单位列为责任单位的，有"+v.phrases(words)+"。", "The document names it among the bodies responsible for "+v.phrases(words)+".")
}

func (v *view) bodyFacts(b *disclosure.Body) []Fact {
	owed := len(v.refs.bodyOwes[b.ID])
	facts := []Fact{
		{Label: v.t("任务措施", "Duties"), Value: strconv.Itoa(len(v.dutiesOf(b.ID))), Tone: "seal", Note: v.t("正文条款", "clauses of the plan")},
		{Label: v.t("目标", "Targets"), Value: strconv.Itoa(len(v.refs.bodyTargets[b.ID])), Tone: "seal", Note: v.t("设定目标的条款列有该单位", "set by clauses that name it")},
		{Label: v.t("改革、平台和项目", "Initiatives"), Value: strconv.Itoa(len(v.initiativesOf(b.ID))), Tone: "seal", Note: v.t("附件所列", "listed in the annex")},
	}
	await := Fact{Label: v.t("数据不全", "Awaited"), Value: strconv.Itoa(owed), Tone: "none", Note: v.t("项目标的同口径数据不全", "targets whose figures are incomplete")}
	if owed == 0 {
		await.Note = v.t("没有归集到该单位的缺项", "no figure is awaited from it")
	}
	return append(facts, await)
}

// bodyOwed fills what has not been published of the targets whose figures the body owes.
func (v *view) bodyOwed(page *BodyPage, b *disclosure.Body) {
	inds := v.refs.bodyOwes[b.ID]
	if len(inds) == 0 {
		return
	}
	if page.ByArea == nil {
		page.Owed = v.owed(inds)
	}
	for i := range page.Owed {
		others := without(page.Owed[i].Owners, v.href(bodyAddress(b.ID)))
		page.Owed[i].Owners = others
		page.Owed[i].Jointly = v.jointly(others)
	}
	years := 0
	for _, ind := range inds {
		years += len(v.refs.verdicts[ind.ID].Missing)
	}
	for _, y := range v.set.Site.Plan.Years() {
		page.Years = append(page.Years, Link{Href: v.href(yearAddress(y)), Text: strconv.Itoa(y)})
	}
	page.Span = 2 + len(page.Years)
	page.OwedLead = v.t(strconv.Itoa(len(inds))+"项目标，计划期内按年计"+strconv.Itoa(years)+"个数据",
		v.count(len(inds), "", "target", "targets")+"; "+v.count(years, "", "yearly figure", "yearly figures"))
	page.OwedNote = v.t("文件没有规定目标数据由谁公布，本站按设定目标的首个列有责任单位的条款归集，同一条款所列单位共同负责。截至"+v.release.Date.In(v.l)+"未查得，不等于没有做，也可能已经公布而本站没有找到。",
		"The document does not say who publishes the figures. They are listed here under all the bodies named in the first clause of a target that names any, which are responsible together. That a figure had not been found by "+v.release.Date.In(v.l)+" does not mean that nothing was done; it may have been published where this site did not look.")
}

// bodyAreas counts a body's targets by their first areas.
func (v *view) bodyAreas(b *disclosure.Body) []BodyArea {
	count := func(list []*disclosure.Indicator) map[disclosure.AreaID]int {
		n := map[disclosure.AreaID]int{}
		for _, ind := range list {
			n[ind.Areas[0]]++
		}
		return n
	}
	targets, awaited := count(v.refs.bodyTargets[b.ID]), count(v.refs.bodyOwes[b.ID])
	var list []BodyArea
	for i := range v.set.Areas {
		if id := v.set.Areas[i].ID; targets[id]+awaited[id] > 0 {
			list = append(list, BodyArea{v.areaLink(id), v.tally(targets[id]), v.tally(awaited[id])})
		}
	}
	return list
}

func without(links []Link, href string) []Link {
	var rest []Link
	for _, l := range links {
		if l.Href != href {
			rest = append(rest, l)
		}
	}
	return rest
}

// mostPartners is how many bodies are named before the rest are only counted.
const mostPartners = 3

// jointly says with whom a body is responsible.
func (v *view) jointly(others []Link) string {
	if len(others) == 0 {
		return v.t("单独负责", "alone")
	}
	var names []string
	for _, l := range others[:min(len(others), mostPartners)] {
		names = append(names, l.Text)
	}
	if rest := len(others) - mostPartners; rest > 0 {
		return v.t("与"+v.joined(names)+"等"+strconv.Itoa(len(others))+"家共同负责", "with "+v.joined(append(names, v.count(rest, "", "other", "others"))))
	}
	return v.t("与"+v.joined(names)+"共同负责", "with "+v.joined(names))
}

// dutyGroups are the body's duties under the headings of the document.
func (v *view) dutyGroups(id disclosure.BodyID) []DutyGroup {
	var groups []DutyGroup
	last := ""
	for _, clause := range v.dutiesOf(id) {
		c := v.texts.Clause(string(clause), v.l)
		heading := ""
		if c != nil && c.Parent != nil {
			heading = c.Parent.Title()
		}
		if len(groups) == 0 || heading != last {
			groups = append(groups, DutyGroup{Heading: heading})
			last = heading
		}
		g := &groups[len(groups)-1]
		g.Duties = append(g.Duties, v.duty(clause, id))
	}
	return groups
}

func (v *view) duty(clause disclosure.ClauseID, id disclosure.BodyID) Duty {
	d := Duty{Clause: v.clauseLink(clause), Title: v.clauseTitle(clause)}
	d.Jointly = v.jointly(without(v.bodyLinks(v.refs.bodies[clause]), v.href(bodyAddress(id))))
	if n := len(v.refs.targets[clause]); n > 0 {
		d.Targets = v.t("设定"+strconv.Itoa(n)+"项目标", "sets "+v.count(n, "", "target", "targets"))
	}
	return d
}

// bodyNeighbours are the bodies before and after in the list.
func (v *view) bodyNeighbours(b *disclosure.Body) (previous, next Link) {
	i := v.refs.bodyAt[b.ID]
	if i > 0 {
		previous = v.bodyLink(v.refs.bodyOrder[i-1])
	}
	if i+1 < len(v.refs.bodyOrder) {
		next = v.bodyLink(v.refs.bodyOrder[i+1])
	}
	return previous, next
}

// orderBodies fixes the order of the list: by kind, then as in the data.
func (s *Site) orderBodies() {
	r := &s.refs
	for _, k := range s.set.Site.KindsOfBodies() {
		for i := range s.set.Bodies {
			if b := &s.set.Bodies[i]; b.Kind == k.ID {
				r.bodyAt[b.ID] = len(r.bodyOrder)
				r.bodyOrder = append(r.bodyOrder, b.ID)
			}
		}
	}
}
