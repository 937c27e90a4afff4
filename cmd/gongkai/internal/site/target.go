package site

import (
	"math/big"
	"strconv"

	"gongkai/cmd/gongkai/internal/chart"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/markup"
)

// A TargetPage is the page of one target.
type TargetPage struct {
	Frame
	ID        string
	Number    int
	Areas     []Link
	Kind      string
	Group     []Link
	Name      string
	Quote     Quote // the deciding words
	Clauses   []Link
	Facts     []Fact // the strip of key figures
	Sentence  string
	Lines     []TargetLine
	Missing   *Missing
	Receipts  []Quote
	Others    []string // states by the words of other clauses
	Records   []Receipt
	Context   []ContextRow
	Method    []string
	Notes     []string
	Bodies    []BodyGroup
	Related   []Link // initiatives
	Siblings  []TargetRow
	Previous  Link
	Next      Link
	Statuses  []Pair
	IsEdition bool
}

// A Fact is one cell of the strip of key figures. Tone tells where the figure comes from: seal (the document), tide
// (published), sand (computed), none.
type Fact struct {
	Label string
	Value string
	Note  string
	Tone  string
	State *State
}

// A Quote is words of the document in a clause.
type Quote struct {
	Clause   Link
	Original string // the Chinese words, on an English page
	Words    string
	Note     string
	Differs  string // how the wording differs
	Bodies   []Link
}

// A TargetLine is chart and table of one part of a target.
type TargetLine struct {
	Name    string
	Wide    markup.HTML
	Narrow  markup.HTML
	Caption string
	Columns []string
	Rows    []YearRow
	TableID string
}

// A YearRow is one year of the table.
type YearRow struct {
	Year   string
	Class  string
	Cells  []Cell
	Status string
	Refs   []Ref
}

// A Cell is a cell of a table with the name of its column, which a phone shows beside it.
type Cell struct {
	Label string
	Value string
	Class string
}

// A Ref is the number of a source in the page's list.
type Ref struct {
	Number int
	Href   string
}

// A Receipt is a record with the words of its source.
type Receipt struct {
	Number    int
	Year      string
	Figure    string
	Quote     string
	QuoteTag  string
	Source    SourceLine
	Note      string
	IsPresent bool
}

// A SourceLine is a source as it is cited.
type SourceLine struct {
	Publisher string
	Via       string
	Title     string
	TitleTag  string
	Href      string
	Date      string
	DateTime  string
	Page      Link
	Note      string
}

// A ContextRow is a figure that was seen and is not used.
type ContextRow struct {
	Period string
	Figure string
	Scope  string
	Receipt
}

// Missing says what has not been published, and by whom it could be.
type Missing struct {
	Text   string
	Years  string
	Owners []Link
	Final  bool // the end year's figure is among them, and past
}

// A BodyGroup is the bodies that one clause makes responsible.
type BodyGroup struct {
	Clause Link
	Bodies []Link
}

func (v *view) target(ind *disclosure.Indicator) any {
	t := v.set.Trajectory(ind)
	first := v.set.Area(ind.Areas[0])
	page := TargetPage{
		Frame: v.frame(v.in(ind.Name), Link{Href: v.href("targets.html"), Text: v.t("目标", "Targets")},
			Link{Href: v.href(areaAddress(first.ID)), Text: v.in(first.Short)}, Link{Text: v.in(ind.Short)}),
		ID: string(ind.ID), Number: ind.Number, Areas: v.areaLinks(ind.Areas), Kind: v.in(ind.Kind.Name()), Name: v.in(ind.Name),
		Sentence: v.sentence(t), Facts: v.targetFacts(t), IsEdition: ind.Edition,
	}
	page.Description = page.Sentence
	for _, g := range v.refs.groups[ind.ID] {
		page.Group = append(page.Group, Link{Href: v.href(groupAddress(g.grouping, g.group)), Text: v.in(g.group.Name)})
	}
	v.targetReceipts(&page, t)
	v.targetRecords(&page, t)
	page.Missing = v.missing(ind, t)
	page.Method = v.method(t)
	if n := v.in(ind.Note); n != "" {
		page.Notes = append(page.Notes, n)
	}
	v.targetAround(&page, ind)
	return page
}

// targetFacts is the strip: target, newest figure, what it starts from or the path, state.
func (v *view) targetFacts(t disclosure.Trajectory) []Fact {
	ind := t.Indicator
	clauses := ""
	for i, w := range ind.Receipts {
		if i > 0 {
			clauses += v.t("；", "; ")
		}
		clauses += v.clauseLink(w.Clause).Text
	}
	facts := []Fact{
		{Label: v.t("目标，", "Target, ") + v.by(ind), Value: v.goal(ind), Note: clauses, Tone: "seal"},
		v.latestFact(t),
		v.startFact(t),
	}
	s := v.state(t.Verdict)
	return append(facts, Fact{Label: v.t("状态", "State"), State: &s, Note: v.stateNote(t)})
}

func (v *view) stateNote(t disclosure.Trajectory) string {
	if t.State == disclosure.NotAssessed {
		return ""
	}
	note := v.t("依据"+v.yearName(t.Year)+"数据", "on the figure of "+strconv.Itoa(t.Year))
	if t.FirstMet != 0 && t.FirstMet < t.Year {
		note = v.t(v.yearName(t.FirstMet)+"首次达到", "first reached in "+strconv.Itoa(t.FirstMet))
	}
	return note
}

func (v *view) latestFact(t disclosure.Trajectory) Fact {
	latest, year := v.latest(t)
	if year == 0 {
		return Fact{Label: v.t("最新数据", "Newest figure"), Value: v.t("未见公布", "none published"), Tone: "none",
			Note: v.t("截至"+v.set.Release().Date.In(v.l), "as of "+v.set.Release().Date.In(v.l))}
	}
	return Fact{Label: v.t("最新数据，", "Newest figure, ") + v.yearLabel(t.Indicator, year), Value: latest, Tone: "tide", Note: v.latestSource(t, year)}
}

// yearLabel names a year, or the edition that counts as one.
func (v *view) yearLabel(ind *disclosure.Indicator, year int) string {
	if ind.Edition {
		return v.t(strconv.Itoa(year)+"年版", strconv.Itoa(year)+" edition")
	}
	return v.yearName(year)
}

func (v *view) latestSource(t disclosure.Trajectory, year int) string {
	for _, line := range t.Lines {
		for _, y := range line.Years {
			if y.Year == year && len(y.Records) > 0 {
				return v.in(v.set.Source(y.Records[0].Source).Publisher)
			}
		}
	}
	return ""
}

// startFact is where the target starts from: its baseline, the first figure before the plan, or the even pace.
func (v *view) startFact(t disclosure.Trajectory) Fact {
	ind, line := t.Indicator, t.Lines[0]
	if b := ind.Baseline; b != nil {
		f := Fact{Label: v.t("基期，", "Baseline, ") + v.yearName(b.Year), Value: v.bounded(b.Bound, v.amount(b.Value, line.Unit, 6)), Tone: "seal", Note: v.clauseLink(b.Clause).Text}
		if !b.Scope.IsZero() {
			f.Label = v.t("文件所载不同口径数据，", "Figure of another scope, ") + strconv.Itoa(b.Year)
			f.Note = v.in(b.Scope)
		}
		return f
	}
	switch {
	case ind.Kind == disclosure.Cumulative:
		years := int64(t.Period.Last - t.Period.First + 1)
		return Fact{Label: v.t("匀速推进，每年", "Even pace, a year"), Value: v.amount(new(big.Rat).Quo(line.Goal, big.NewRat(years, 1)), line.Unit, ind.Decimals+1), Note: v.t("本站计算", "computed by this site"), Tone: "sand"}
	case ind.Kind == disclosure.Growth && line.Goal != nil:
		total := new(big.Rat).Sub(line.Goal, big.NewRat(100, 1))
		return Fact{Label: v.t("五年合计增长", "Growth over the period"), Value: lang.Exact(total, 1, v.l) + "%", Note: v.t("按目标增速复合，本站计算", "compounded at the target's rate, computed"), Tone: "sand"}
	}
	for _, y := range line.Years {
		if y.Year < t.Period.First && y.Figure != nil && ind.Kind != disclosure.Comparison {
			return Fact{Label: v.t("计划前，", "Before the plan, ") + v.yearLabel(ind, t.Period.First-1), Value: v.before(line, t.Period.First-1, ind), Tone: "tide"}
		}
	}
	return Fact{Label: v.t("同口径基期", "Baseline of the same scope"), Value: v.t("文件未载", "none in the document"), Tone: "none", Note: v.t("因此不画路径", "so no path is drawn")}
}

func (v *view) before(line disclosure.Line, year int, ind *disclosure.Indicator) string {
	for _, y := range line.Years {
		if y.Year == year && y.Figure != nil {
			return v.bounded(y.Bound, v.amount(y.Figure, line.Unit, ind.Decimals))
		}
	}
	return v.t("未见公布", "none published")
}

// latest is the newest figure of the target's own scope, and its year; 0 where there is none.
func (v *view) latest(t disclosure.Trajectory) (string, int) {
	ind := t.Indicator
	year := v.refs.verdicts[ind.ID].Latest
	var words []string
	for _, line := range t.Lines {
		for _, y := range line.Years {
			if y.Year == year && (y.Figure != nil || y.Second != nil) {
				words = append(words, v.yearFigure(ind, &line, &y))
			}
		}
	}
	if len(words) == 0 {
		return "", 0
	}
	return v.joined(words), year
}

// yearFigure is the published figure of a year.
func (v *view) yearFigure(ind *disclosure.Indicator, line *disclosure.Line, y *disclosure.Year) string {
	if ind.Kind == disclosure.Comparison && y.Figure != nil && y.Second != nil {
		return v.amount(y.Figure, line.Unit, ind.Decimals) + v.t("，对", " against ") + v.amount(y.Second, line.Unit, ind.Decimals)
	}
	if y.Figure == nil {
		return ""
	}
	return v.bounded(y.Bound, v.amount(y.Figure, line.Unit, ind.Decimals))
}

// targetReceipts fills the words that set the target.
func (v *view) targetReceipts(page *TargetPage, t disclosure.Trajectory) {
	ind := t.Indicator
	for i, w := range ind.Receipts {
		q := Quote{Clause: v.clauseLink(w.Clause), Words: v.in(w.Quote), Note: v.in(w.Note), Bodies: v.bodyLinks(v.refs.bodies[w.Clause])}
		if v.l == lang.EN {
			q.Original = w.Quote.ZH
		}
		if w.Cmp != "" && w.Cmp != ind.Target.Cmp {
			q.Differs = v.t("此处的要求为“"+v.goalBy(ind, w.Cmp, ind.Target.Value, true)+"”", "here the target reads “"+v.goalBy(ind, w.Cmp, ind.Target.Value, true)+"”")
		}
		if i == 0 {
			page.Quote = q
		}
		page.Receipts = append(page.Receipts, q)
		page.Clauses = append(page.Clauses, q.Clause)
		if len(q.Bodies) > 0 {
			page.Bodies = append(page.Bodies, BodyGroup{q.Clause, q.Bodies})
		}
	}
	for _, o := range t.Others {
		s := v.state(o.Verdict)
		page.Others = append(page.Others, v.t("若按"+v.clauseLink(o.Clause).Text+"的文字（"+v.goalBy(ind, o.Cmp, ind.Target.Value, true)+"）评估，状态为“"+s.Word+"”。",
			"By the words of "+v.clauseLink(o.Clause).Text+" ("+v.goalBy(ind, o.Cmp, ind.Target.Value, true)+") the state would be “"+s.Word+"”."))
	}
}

// targetRecords fills charts, tables and the lists of records.
func (v *view) targetRecords(page *TargetPage, t disclosure.Trajectory) {
	ind := t.Indicator
	numbers := map[*disclosure.Observation]int{}
	for _, o := range v.set.Observed(ind.ID) {
		if !o.IsContext() {
			numbers[o] = len(numbers) + 1
			page.Records = append(page.Records, v.receipt(o, numbers[o]))
		}
	}
	for _, o := range v.set.Observed(ind.ID) {
		if o.IsContext() {
			page.Context = append(page.Context, ContextRow{Period: v.period(o), Figure: v.figure(o), Scope: v.in(o.Scope), Receipt: v.receipt(o, 0)})
		}
	}
	for i, line := range t.Lines {
		page.Lines = append(page.Lines, v.targetLine(t, i, line, numbers))
	}
}

func (v *view) targetLine(t disclosure.Trajectory, part int, line disclosure.Line, numbers map[*disclosure.Observation]int) TargetLine {
	ind := t.Indicator
	id := "chart"
	if len(t.Lines) > 1 {
		id += "-" + line.Part
	}
	c := chart.Trajectory(t, part, v.l, chart.Options{ID: id, Title: v.partName(ind, line.Part)})
	out := TargetLine{Wide: c.SVG(chart.Wide), Narrow: c.SVG(chart.Narrow), Caption: v.chartCaption(t, line), TableID: "t-" + id}
	if len(t.Lines) > 1 {
		out.Name = v.partName(ind, line.Part)
	}
	table := v.lineTable(ind, t.Period, line, numbers)
	out.Columns, out.Rows = table.columns, table.rows
	return out
}

// partName is the name of a part: of a declared part, of an area, or of the indicator itself.
func (v *view) partName(ind *disclosure.Indicator, part string) string {
	if p := ind.Part(part); p != nil {
		return v.in(p.Name)
	}
	if a := v.set.Area(disclosure.AreaID(part)); a != nil {
		return v.in(a.Name)
	}
	return v.in(ind.Name)
}

func (v *view) receipt(o *disclosure.Observation, number int) Receipt {
	ind := v.set.Indicator(o.Indicator)
	src := v.set.Source(o.Source)
	return Receipt{
		Number: number, Year: v.yearLabel(ind, o.Year), Figure: v.recordName(ind, o) + v.figure(o), Quote: o.Quote, QuoteTag: v.foreign(src.Lang),
		Source: v.sourceLine(src), Note: v.in(o.Note), IsPresent: o.Value != nil,
	}
}

// recordName says to which series or part a record belongs, where there are several.
func (v *view) recordName(ind *disclosure.Indicator, o *disclosure.Observation) string {
	name := ""
	if o.Part != "" {
		name = v.partName(ind, o.Part)
	}
	for _, s := range ind.Series {
		if s.ID == o.Series {
			if name != "" {
				name += v.t("，", ", ")
			}
			name += v.in(s.Name)
		}
	}
	if name == "" {
		return ""
	}
	return name + v.t("：", ": ")
}

// foreign is the language tag of words that are not in the page's language.
func (v *view) foreign(tag string) string {
	if tag == "zh" {
		tag = lang.ZH.Tag()
	}
	if tag == v.l.Tag() {
		return ""
	}
	return tag
}

func (v *view) sourceLine(s *disclosure.Source) SourceLine {
	return SourceLine{
		Publisher: v.in(s.Publisher), Via: v.in(s.Via), Title: s.Title, TitleTag: v.foreign(s.Lang), Href: s.URL,
		Date: s.Date.String(), DateTime: s.Date.String(), Page: Link{Href: v.href("sources.html#" + string(s.ID))}, Note: v.in(s.Note),
	}
}

// period says of what time a record of context is.
func (v *view) period(o *disclosure.Observation) string {
	from, to, _ := o.Span()
	switch {
	case o.Period == "":
		return v.yearName(o.Year)
	case from == to && from.Day == 0:
		return v.t(from.In(v.l)+"末", "end of "+from.In(v.l))
	case from == to:
		return v.t("截至"+from.In(v.l), "as at "+from.In(v.l))
	}
	return v.t(from.In(v.l)+"至"+to.In(v.l), from.In(v.l)+" to "+to.In(v.l))
}

// targetAround fills what stands beside the target: initiatives, other targets of the area, the neighbours in the list.
func (v *view) targetAround(page *TargetPage, ind *disclosure.Indicator) {
	for _, i := range v.refs.initiatives[ind.ID] {
		page.Related = append(page.Related, Link{Href: v.href(initiativeAddress(i.ID)), Text: v.in(i.Name)})
	}
	page.Siblings = v.siblings(ind)
	i := v.refs.position[ind.ID]
	if i > 0 {
		page.Previous = v.targetLink(&v.set.Indicators[i-1])
	}
	if i+1 < len(v.set.Indicators) {
		page.Next = v.targetLink(&v.set.Indicators[i+1])
	}
}

// mostSiblings is how many other targets of an area a target's page lists, so that its size does not depend on the
// size of the site.
const mostSiblings = 12

func (v *view) siblings(ind *disclosure.Indicator) []TargetRow {
	var rows []TargetRow
	for _, other := range v.refs.byArea[ind.Areas[0]] {
		if len(rows) == mostSiblings {
			break
		}
		if other != ind {
			rows = append(rows, TargetRow{Name: v.targetLink(other), State: v.state(v.refs.verdicts[other.ID].Verdict)})
		}
	}
	return rows
}
