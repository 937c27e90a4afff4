package site

import (
	"cmp"
	"strconv"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/markup"
	"gongkai/cmd/gongkai/internal/opendata"
)

// standingMarks are the classes of the standings.
var standingMarks = [disclosure.Standings]string{"none", "due", "out", "stated", "other", "part", "full"}

// A YearsPage is the list of years, and the table of all targets year by year.
type YearsPage struct {
	Frame
	Lead    string
	Caveat  string
	Years   []YearEntry
	Columns []YearColumn
	Groups  []YearGroup
	Legend  []Slot
	Span    int  // how many columns the table has
	Edition bool // a target counts by editions
}

// A YearEntry is a year in the list.
type YearEntry struct {
	Year      Link
	Position  string // where it stands to the plan
	Published string
	Elsewhere string
	Missing   string
	Bar       markup.HTML
}

// A YearColumn is the head of a column of the table.
type YearColumn struct {
	Link
	InPlan bool
}

// A YearGroup is the targets of one area in the table.
type YearGroup struct {
	Area Link
	Rows []SlotRow
}

// A SlotRow is a target in the table.
type SlotRow struct {
	Target Link
	Slots  []Slot
}

// A Slot is a target's year: emptiness has a place.
type Slot struct {
	Year      string
	Mark      string // class
	Word      string
	Figure    string // the published figure
	IsPartial bool   // the figure is not all that the target calls for
}

func (v *view) years() any {
	page := YearsPage{Frame: v.frame(v.t("年度数据", "Figures by year"), v.crumbs(Link{Text: v.t("年度数据", "Years")})...)}
	for _, y := range v.refs.years {
		page.Years = append(page.Years, v.yearEntry(y))
		page.Columns = append(page.Columns, YearColumn{
			Link: Link{Href: v.href(yearAddress(y)), Text: strconv.Itoa(y)}, InPlan: v.set.Site.Plan.Contains(y),
		})
	}
	page.Lead, page.Caveat = v.yearsLead(), v.yearsCaveat()
	page.Description = page.Lead
	if v.isHead {
		return page
	}
	page.Citations = v.citeFigures(lang.Text{ZH: "年度数据", EN: "Figures by year"})
	page.Groups, page.Span = v.yearGroups(), 1+len(page.Columns)
	for _, st := range []disclosure.Standing{disclosure.Published, disclosure.Partly, disclosure.Elsewhere, disclosure.Stated, disclosure.Unpublished, disclosure.NotDue} {
		if v.occurs(st) {
			page.Legend = append(page.Legend, Slot{Mark: standingMarks[st], Word: v.in(st.Name())})
		}
	}
	for i := range v.set.Indicators {
		page.Edition = page.Edition || v.set.Indicators[i].Edition
	}
	return page
}

// crumbs lead from home to the page.
func (v *view) crumbs(rest ...Link) []Link {
	return append([]Link{{Href: v.href("index.html"), Text: v.t("首页", "Home")}}, rest...)
}

func (v *view) occurs(st disclosure.Standing) bool {
	for _, y := range v.refs.years {
		if v.refs.byYear[y].counts[st] > 0 {
			return true
		}
	}
	return false
}

// yearsLead says how much of what the targets' years call for has been published.
func (v *view) yearsLead() string {
	var counts [disclosure.Standings]int
	all := 0
	for _, y := range v.set.Site.Plan.Years() {
		for st, n := range v.refs.byYear[y].counts {
			if disclosure.Standing(st) != disclosure.Outside {
				counts[st] += n
				all += n
			}
		}
	}
	plan, n := v.span(v.set.Site.Plan), len(v.set.Indicators)
	s := v.t(
		plan+"，"+strconv.Itoa(n)+"项目标按年计共"+strconv.Itoa(all)+"个数据：已公布同口径数据"+strconv.Itoa(counts[disclosure.Published])+"个，仅有参考数据（口径或时点与目标不同）"+strconv.Itoa(counts[disclosure.Elsewhere])+"个，未见公布"+strconv.Itoa(counts[disclosure.Unpublished]+counts[disclosure.Stated])+"个",
		v.count(n, "", "target", "targets")+" over the years "+plan+" make "+lang.Int(all, v.l)+" yearly figures. Of these, "+lang.Int(counts[disclosure.Published], v.l)+" have been published in the targets’ own scope; for "+lang.Int(counts[disclosure.Elsewhere], v.l)+", only figures of another scope or date have been found; "+lang.Int(counts[disclosure.Unpublished]+counts[disclosure.Stated], v.l)+" have not been published")
	if counts[disclosure.Partly] > 0 {
		s += v.t("，部分公布"+strconv.Itoa(counts[disclosure.Partly])+"个", "; "+lang.Int(counts[disclosure.Partly], v.l)+" have been published in part")
	}
	if counts[disclosure.NotDue] > 0 {
		s += v.t("，未到期"+strconv.Itoa(counts[disclosure.NotDue])+"个", "; "+lang.Int(counts[disclosure.NotDue], v.l)+" are not yet due")
	}
	return s + v.t("。", ".")
}

func (v *view) yearsCaveat() string {
	released := v.release.Date.In(v.l)
	return v.t("“未见公布”指截至"+released+"本站未查得可以引用的公开数据，不等于没有公布，也不等于没有进展。计划期之前的年份只作背景。",
		"“Not published” means that, as of "+released+", this site found no public figure that could be cited. It does not mean that nothing was done. Years before the plan are background; no figures are awaited for them.")
}

func (v *view) yearEntry(y int) YearEntry {
	at := v.refs.byYear[y]
	e := YearEntry{Year: Link{Href: v.href(yearAddress(y)), Text: v.yearName(y)}, Position: v.position(y)}
	e.Published = strconv.Itoa(at.counts[disclosure.Published] + at.counts[disclosure.Partly])
	e.Elsewhere = strconv.Itoa(at.counts[disclosure.Elsewhere])
	if v.set.Site.Plan.Contains(y) {
		e.Missing = strconv.Itoa(at.counts[disclosure.Unpublished] + at.counts[disclosure.Stated])
		if at.counts[disclosure.NotDue] > 0 {
			e.Missing = v.in(disclosure.NotDue.Name())
		}
	}
	e.Bar = v.yearBar(at)
	return e
}

// position says where a year stands to the plan.
func (v *view) position(y int) string {
	p := v.set.Site.Plan
	switch {
	case y < p.First:
		return v.t("计划期之前", "Before the plan")
	case y > p.Last:
		return v.t("计划期之后", "After the plan’s period")
	case y == p.Last:
		return v.t("计划末年", "The plan’s last year")
	}
	n := strconv.Itoa(y - p.First + 1)
	return v.t("计划第"+n+"年", "Year "+n+" of the plan")
}

// The bar of a year: how its targets divide into published, other scope and nothing.
const (
	barWidth  = 320.0
	barHeight = 10.0
)

func (v *view) yearBar(at *yearRecords) markup.HTML {
	total := len(v.set.Indicators)
	if total == 0 {
		return ""
	}
	var b markup.Builder
	b.Open("svg", "class", "ybar", "viewBox", "0 0 320 10", "aria-hidden", "true")
	b.Void("rect", "class", "ybar-o", "x", "0.5", "y", "0.5", "width", markup.Number(barWidth-1), "height", markup.Number(barHeight-1))
	x := 0.0
	for _, part := range []struct {
		class  string
		n      int
		height float64
	}{{"ybar-f", at.counts[disclosure.Published] + at.counts[disclosure.Partly], barHeight}, {"ybar-c", at.counts[disclosure.Elsewhere], barHeight * 0.4}} {
		w := barWidth * float64(part.n) / float64(total)
		if part.n > 0 {
			b.Void("rect", "class", part.class, "x", markup.Number(x), "y", markup.Number(barHeight-part.height), "width", markup.Number(max(w, 2)), "height", markup.Number(part.height))
		}
		x += w
	}
	return b.HTML()
}

// yearGroups is the table: the targets by area, each with its years.
func (v *view) yearGroups() []YearGroup {
	var groups []YearGroup
	for i := range v.set.Areas {
		a := &v.set.Areas[i]
		g := YearGroup{Area: v.areaLink(a.ID)}
		for _, ind := range v.refs.byArea[a.ID] {
			if ind.Areas[0] == a.ID {
				g.Rows = append(g.Rows, v.slotRow(ind))
			}
		}
		if len(g.Rows) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

func (v *view) slotRow(ind *disclosure.Indicator) SlotRow {
	return SlotRow{Target: Link{Href: v.href(targetAddress(ind.ID)), Text: v.in(ind.Short)}, Slots: v.slots(ind, v.refs.years)}
}

// slots are the given years of a target, each with its figure or with what is known instead.
func (v *view) slots(ind *disclosure.Indicator, years []int) []Slot {
	known := v.refs.verdicts[ind.ID].Standings
	var t disclosure.Trajectory
	if len(v.set.Observed(ind.ID)) > 0 {
		t = v.set.Trajectory(ind)
	}
	slots := make([]Slot, 0, len(years))
	for _, y := range years {
		st, ok := known[y]
		if !ok {
			st = disclosure.Outside
		}
		s := Slot{Year: strconv.Itoa(y), Mark: standingMarks[st], Word: v.in(st.Name())}
		if st == disclosure.Published || st == disclosure.Partly {
			s.Figure = v.figureOf(&t, y)
		}
		s.IsPartial = st == disclosure.Partly
		slots = append(slots, s)
	}
	return slots
}

// figureOf is the published figure of a year, of all parts.
func (v *view) figureOf(t *disclosure.Trajectory, year int) string {
	var words []string
	for i := range t.Lines {
		line := &t.Lines[i]
		y := line.At(year)
		if y == nil {
			continue
		}
		w := v.yearFigure(t.Indicator, line, y)
		if t.Indicator.Kind == disclosure.Comparison && !y.IsComplete(t.Indicator) { // the page of the target says which
			w = v.amount(cmp.Or(y.Figure, y.Second), line.Unit, t.Indicator.Decimals)
		}
		if w != "" {
			words = append(words, w)
		}
	}
	return v.joined(words)
}

// A YearPage is what was published for one year.
type YearPage struct {
	Frame
	Name     string
	Position string
	Lead     string
	Facts    []Fact
	Records  []YearRecord
	Context  []YearRecord
	Missing  []YearMissing
	Caveat   string
	Data     []Link // the figures, in each format
	Previous Link
	Next     Link
}

// A YearRecord is a record of the year.
type YearRecord struct {
	Target  Link
	Area    Link
	Goal    string
	Outcome string // how the figure stands to the target
	Period  string // of context: of what time it is
	Scope   string // of context: what it measures
	Receipt
}

// A YearMissing is what is missing of an area's targets.
type YearMissing struct {
	Area  Link
	Count string
	Owed  []Owed
}

func (v *view) year(y int) any {
	name, at := v.yearName(y), v.refs.byYear[y]
	page := YearPage{
		Frame: v.frame(v.t(name+"的数据", "Figures for "+name), v.crumbs(Link{Href: v.href("years.html"), Text: v.t("年度数据", "Years")}, Link{Text: name})...),
		Name:  name, Position: v.position(y), Caveat: v.yearsCaveat(),
	}
	page.Lead = v.yearLead(y, at)
	page.Description = name + v.t("：", ": ") + page.Lead
	if v.isHead {
		return page
	}
	page.Citations = v.citeFigures(v.both(func(v *view) string { return v.t(v.yearName(y)+"的数据", "Figures for "+v.yearName(y)) }))
	page.Facts = v.yearFacts(y, at)
	for _, o := range at.own {
		page.Records = append(page.Records, v.yearRecord(o))
	}
	for _, o := range at.context {
		page.Context = append(page.Context, v.yearRecord(o))
	}
	page.Missing = v.yearMissing(at)
	page.Data = v.dataLinks(opendata.OfYear, strconv.Itoa(y))
	page.Previous, page.Next = v.yearNeighbours(y)
	return page
}

func (v *view) yearLead(y int, at *yearRecords) string {
	n := at.counts[disclosure.Published] + at.counts[disclosure.Partly]
	s := ""
	switch {
	case n == 0:
		s = v.t("各项目标均未查得同口径数据", "No target has a figure of its own scope")
	default:
		s = v.t(strconv.Itoa(n)+"项目标有同口径数据", v.count(n, "", "target has a figure", "targets have figures")+" of "+v.its(n)+" own scope")
	}
	if c := at.counts[disclosure.Elsewhere]; c > 0 {
		s += v.t(elsewhereZH(c, v.isDue(y, at), len(at.missing)), "; for "+lang.Int(c, v.l)+" more, only figures of another scope or date have been found")
	}
	switch {
	case y < v.set.Site.Plan.First:
		return s + v.t("。这一年在计划期之前，数据只作背景，不参加评估。", ". The year lies before the plan: its figures are background and are not assessed.")
	case y > v.set.Site.Plan.Last:
		return s + v.t("。这一年在计划期之后，数据只用于查看已达到的目标是否保持。", ". The year lies after the plan’s period: its figures show only whether what was reached has been kept.")
	case at.counts[disclosure.NotDue] > 0:
		return s + v.t("。这一年在发布之日尚未结束，数据未到期。", ". The year was not over at the release; its figures are not yet due.")
	}
	if at.counts[disclosure.Elsewhere] == 0 {
		s += v.t("，"+strconv.Itoa(len(at.missing))+"项未见", "")
	}
	return s + v.t("。", "; "+lang.Int(len(at.missing), v.l)+" still lack one.")
}

// isDue reports whether a year belongs to the plan and was over at the release.
func (v *view) isDue(y int, at *yearRecords) bool {
	return v.set.Site.Plan.Contains(y) && at.counts[disclosure.NotDue] == 0
}

// elsewhereZH counts the targets that have figures of another scope or date only: in a year that is due they are among
// those that lack their figures.
func elsewhereZH(n int, isDue bool, missing int) string {
	words := strconv.Itoa(n) + "项仅有不同口径或时点的数据"
	if isDue {
		return "，" + strconv.Itoa(missing) + "项未见（其中" + words + "）"
	}
	return "，另有" + words
}

func (v *view) its(n int) string {
	if n == 1 {
		return "its"
	}
	return "their"
}

func (v *view) yearFacts(y int, at *yearRecords) []Fact {
	targets := func(n int) string { return v.count(n, "项", "target", "targets") }
	facts := []Fact{
		{Label: v.t("同口径数据", "Own scope"), Value: targets(at.counts[disclosure.Published] + at.counts[disclosure.Partly]), Tone: "tide", Note: v.count(len(at.own), "条记录", "record", "records")},
		{Label: v.t("仅有参考数据", "Other scope only"), Value: targets(at.counts[disclosure.Elsewhere]), Tone: "plain", Note: v.t("只列出，不评估", "shown, not assessed")},
	}
	if v.set.Site.Plan.Contains(y) && v.set.Rules().Past(y) {
		facts = append(facts, Fact{Label: v.t("未见同口径数据", "Still missing"), Value: targets(len(at.missing)), Tone: "none", Note: v.t("共"+strconv.Itoa(len(v.set.Indicators))+"项目标", "of "+v.count(len(v.set.Indicators), "", "target", "targets"))})
	}
	return facts
}

func (v *view) yearRecord(o *disclosure.Observation) YearRecord {
	ind := v.set.Indicator(o.Indicator)
	r := YearRecord{Target: v.targetLink(ind), Area: v.areaLink(ind.Areas[0]), Goal: v.goal(ind), Receipt: v.receipt(o, 0)}
	if o.IsContext() {
		r.Period, r.Scope = v.period(o), v.in(o.Scope)
		return r
	}
	t := v.set.Trajectory(ind)
	if line, y := yearOf(&t, o); y != nil {
		r.Outcome = v.yearStatus(ind, t.Period, line, y)
	}
	return r
}

// yearOf is the line to which a record belongs, and its year; nil where there is none.
func yearOf(t *disclosure.Trajectory, o *disclosure.Observation) (*disclosure.Line, *disclosure.Year) {
	for i := range t.Lines {
		if line := &t.Lines[i]; line.Part == o.Part {
			return line, line.At(o.Year)
		}
	}
	return nil, nil
}

// yearMissing sorts what is missing by area.
func (v *view) yearMissing(at *yearRecords) []YearMissing {
	byArea := map[disclosure.AreaID][]*disclosure.Indicator{}
	for _, ind := range at.missing {
		byArea[ind.Areas[0]] = append(byArea[ind.Areas[0]], ind)
	}
	var list []YearMissing
	for i := range v.set.Areas {
		id := v.set.Areas[i].ID
		if inds := byArea[id]; len(inds) > 0 {
			list = append(list, YearMissing{v.areaLink(id), v.count(len(inds), "项", "target", "targets"), v.owed(inds)})
		}
	}
	return list
}

func (v *view) yearNeighbours(y int) (previous, next Link) {
	link := func(y int) Link { return Link{Href: v.href(yearAddress(y)), Text: v.yearName(y)} }
	for i, at := range v.refs.years {
		if at != y {
			continue
		}
		if i > 0 {
			previous = link(v.refs.years[i-1])
		}
		if i+1 < len(v.refs.years) {
			next = link(v.refs.years[i+1])
		}
	}
	return previous, next
}
