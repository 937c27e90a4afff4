package site

import (
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/notice"
)

// An InitiativesPage is the list of reforms, platforms and projects.
type InitiativesPage struct {
	Frame
	Lead   string
	Caveat string
	Kinds  []InitiativeKind
}

// An InitiativeKind is the initiatives of one kind.
type InitiativeKind struct {
	ID     string
	Name   string
	Clause Link
	Count  string
	Rows   []InitiativeRow
}

// An InitiativeRow is an initiative in a list. State is what its sources report: how many dated events, and the newest.
type InitiativeRow struct {
	Name     Link
	Clause   Link
	Areas    []Link
	HasEvent bool
	State    string
	When     string // what stands before the date
	Date     string // of the newest event
	DateTime string
	Newest   string // what happened
	IsBefore bool   // all events lie before the plan
}

func (v *view) initiatives() any {
	title := v.t("重大改革、平台和项目", "Reforms, platforms and projects")
	page := InitiativesPage{Frame: v.frame(title, v.crumbs(Link{Text: v.t("改革和项目", "Initiatives")})...)}
	at := map[string]int{}
	for i, k := range v.set.Site.InitiativeKinds {
		kind := InitiativeKind{ID: k.ID, Name: v.in(k.Name)}
		if k.Clause != "" {
			kind.Clause = v.clauseLink(k.Clause)
		}
		at[k.ID] = i
		page.Kinds = append(page.Kinds, kind)
	}
	dated, events, before := 0, 0, 0
	for i := range v.set.Initiatives {
		ini := &v.set.Initiatives[i]
		if len(ini.Events) > 0 {
			dated++
		}
		events += len(ini.Events)
		before += v.beforePlan(ini.Events)
		if k, ok := at[ini.Kind]; ok {
			page.Kinds[k].Rows = append(page.Kinds[k].Rows, v.initiativeRow(ini))
		}
	}
	for i := range page.Kinds {
		page.Kinds[i].Count = v.count(len(page.Kinds[i].Rows), "项", "initiative", "initiatives")
	}
	page.Lead = v.initiativesLead(len(v.set.Initiatives), dated, events, before)
	page.Description = page.Lead
	page.Caveat = v.t("只收日期明确、来源公开的进展，照来源所述列出；本站不评判是否完成。未查得不等于没有进展。", "Only events with a date and a public source are listed, as the source reports them. This site does not judge whether a reform or project has been completed.")
	return page
}

func (v *view) initiativesLead(all, dated, events, before int) string {
	zh := "文件列出" + strconv.Itoa(all) + "项，其中" + strconv.Itoa(dated) + "项查得公开进展，共" + strconv.Itoa(events) + "条"
	en := "The document lists " + v.count(all, "", "initiative", "initiatives") + ". Dated events were found for " + strconv.Itoa(dated) + " of them, " + strconv.Itoa(events) + " in all"
	if before > 0 {
		zh += "（" + strconv.Itoa(before) + "条早于计划期）"
		en += " (" + strconv.Itoa(before) + " before the plan)"
	}
	return v.t(zh+"；其余"+strconv.Itoa(all-dated)+"项未查得。", en+"; for the other "+strconv.Itoa(all-dated)+", none.")
}

func (v *view) beforePlan(events []disclosure.Event) int {
	n := 0
	for i := range events {
		if events[i].Date.Year < v.set.Site.Plan.First {
			n++
		}
	}
	return n
}

func (v *view) initiativeRow(ini *disclosure.Initiative) InitiativeRow {
	row := InitiativeRow{
		Name: Link{Href: v.href(initiativeAddress(ini.ID)), Text: v.in(ini.Name)}, Clause: v.clauseLink(ini.Clause),
		Areas: v.areaLinks(ini.Areas), State: v.t("未查得公开进展", "no dated event found"),
	}
	if n := len(ini.Events); n > 0 {
		newest := disclosure.Dated(ini.Events)[0]
		row.HasEvent, row.State = true, v.count(n, "条进展", "dated event", "dated events")
		row.Date, row.DateTime, row.Newest = newest.Date.In(v.l), newest.Date.String(), v.in(newest.Text)
		row.IsBefore = v.beforePlan(ini.Events) == n
		row.When = v.t(map[bool]string{true: "，", false: "，最近为"}[n == 1], map[bool]string{true: ",", false: ", latest"}[n == 1])
	}
	return row
}

func (v *view) initiativeKind(id string) string {
	for _, k := range v.set.Site.InitiativeKinds {
		if k.ID == id {
			return v.in(k.Name)
		}
	}
	return ""
}

// An InitiativePage is the page of one initiative.
type InitiativePage struct {
	Frame
	Name     string
	Kind     string
	Clause   Link
	Words    []string // what the document says of it
	Original []string // the Chinese words, on an English page
	Lead     string   // "" where there is no event, which Asked says
	Events   []EventEntry
	Asked    string // what is missing, where there is no event
	Targets  []TargetRow
	Bodies   []Link
	Areas    []Link
	Previous Link
	Next     Link
}

// An EventEntry is a dated event with the words of its source.
type EventEntry struct {
	Date     string
	DateTime string
	Text     string
	Quote    string
	QuoteTag string
	Source   SourceLine
	Note     string
	IsBefore bool // it lies before the plan
}

func (v *view) initiative(i int) any {
	ini := &v.set.Initiatives[i]
	name := v.in(ini.Name)
	page := InitiativePage{
		Frame: v.frame(name, v.crumbs(Link{Href: v.href("initiatives.html"), Text: v.t("改革和项目", "Initiatives")}, Link{Text: name})...),
		Name:  name, Kind: v.initiativeKind(ini.Kind), Clause: v.clauseLink(ini.Clause), Words: v.prose(ini.Clause, v.l),
		Bodies: v.bodyLinks(v.refs.bodies[ini.Clause]), Areas: v.areaLinks(ini.Areas), Events: v.events(ini.Events),
	}
	if v.l != lang.ZH {
		page.Original = v.prose(ini.Clause, lang.ZH)
	}
	for _, id := range ini.Indicators {
		page.Targets = append(page.Targets, v.targetRow(v.set.Indicator(id)))
	}
	lead := v.initiativeLead(ini)
	page.Description = name + v.t("：", ": ") + lead
	if len(ini.Events) > 0 {
		page.Lead = lead
	} else {
		page.Asked = v.t("截至"+v.release.Date.In(v.l)+"，未查得日期明确、可以引用的公开材料。未查得不等于没有进展；欢迎责任单位提供公开来源。",
			"As of "+v.release.Date.In(v.l)+", no citable public text with a dated event had been found. That does not mean that nothing was done; the responsible bodies may be able to supply one.")
	}
	if i > 0 {
		page.Previous = v.initiativeLink(i - 1)
	}
	if i+1 < len(v.set.Initiatives) {
		page.Next = v.initiativeLink(i + 1)
	}
	return page
}

func (v *view) initiativeLink(i int) Link {
	ini := &v.set.Initiatives[i]
	return Link{Href: v.href(initiativeAddress(ini.ID)), Text: v.in(ini.Name)}
}

// initiativeLead says how its sources report its state.
func (v *view) initiativeLead(ini *disclosure.Initiative) string {
	n, before := len(ini.Events), v.beforePlan(ini.Events)
	if n == 0 {
		return v.t("计划所列"+v.initiativeKind(ini.Kind)+"，未查得公开进展。", "No dated event has been found.")
	}
	newest, latest := disclosure.Dated(ini.Events)[0], "最近一条为"
	if n == 1 {
		latest = "时间为"
	}
	of := map[bool]string{true: " found, of ", false: " found, the latest of "}[n == 1]
	s := v.t("查得公开进展"+strconv.Itoa(n)+"条，"+latest+newest.Date.In(v.l), v.count(n, "", "dated event", "dated events")+of+newest.Date.In(v.l))
	if n == before {
		s += v.t("，早于计划期", map[bool]string{true: ", before the plan", false: ", all before the plan"}[n == 1])
	}
	return s + v.t("。", ".")
}

func (v *view) events(events []disclosure.Event) []EventEntry {
	var list []EventEntry
	for _, e := range disclosure.Dated(events) {
		src := v.set.Source(e.Source)
		list = append(list, EventEntry{
			Date: e.Date.In(v.l), DateTime: e.Date.String(), Text: v.in(e.Text), Quote: inner(e.Quote), QuoteTag: v.foreign(src.Lang), Source: v.sourceLine(src),
			Note: v.in(e.Note), IsBefore: e.Date.Year < v.set.Site.Plan.First,
		})
	}
	return list
}

// prose is what a clause says beside its title and its list of bodies.
func (v *view) prose(id disclosure.ClauseID, l lang.Lang) []string {
	c := v.texts.Clause(string(id), l)
	if c == nil {
		return nil
	}
	if c.IsRow() {
		return c.Prose()
	}
	var words []string
	for _, b := range c.Blocks {
		if b.Kind != notice.Note {
			words = append(words, strings.Split(b.Text(), "\n")...)
		}
	}
	return words
}
