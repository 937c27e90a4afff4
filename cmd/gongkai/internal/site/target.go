package site

import (
	"strconv"

	"gongkai/cmd/gongkai/internal/chart"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/markup"
	"gongkai/cmd/gongkai/internal/opendata"
)

// A TargetPage is the page of one target.
type TargetPage struct {
	Frame
	Number      string // its place in the list of targets, in words
	Areas       []Link
	Kind        string
	Groups      []Link
	Name        string
	Quote       Quote  // the deciding words
	Facts       []Fact // the strip of key figures
	Sentence    string
	Lines       []TargetLine
	Missing     *Missing
	Wordings    []Quote // the words of every clause that sets the target
	HasSeveral  bool    // several clauses set it
	HasWordings bool    // the wordings say more than the quote at the head
	WordingHead string
	Others      []string // states by the words of other clauses
	Records     []Receipt
	Context     []ContextRow
	Background  []Background
	Method      []string
	History     []HistoryEntry
	Data        []Link // its figures, in each format
	Embed       Link   // the page for the frame of another website
	Note        string
	Bodies      []BodyGroup
	Initiatives []Link
	SiblingsOf  Link
	Siblings    []TargetRow
	Previous    Link
	Next        Link
}

// A Fact is one cell of a strip of key figures. Tone tells where the figure comes from: seal (the document), tide
// (published), sand (computed), none.
type Fact struct {
	Label string
	Value string
	Note  string
	Tone  string
	State *State
}

// IsLong reports whether the value is a phrase rather than a figure. Chinese says in one character what English says in
// three or four.
func (f Fact) IsLong() bool { return len(f.Value) > 30 }

// A Quote is words of the document in a clause.
type Quote struct {
	Clause   Link
	Title    string // heading of the clause, where it has one
	Original string // the Chinese words, on an English page
	Words    string
	Note     string
	Differs  string // how the wording differs
}

// Inner is the words as they stand within quotation marks.
func (q Quote) Inner() string { return inner(q.Words) }

// A TargetLine is chart and table of one part of a target.
type TargetLine struct {
	Name    string // of the part; "" where there is but one
	Wide    markup.HTML
	Narrow  markup.HTML
	Live    Live
	Caption string
	Columns []Cell // heads of the table
	Rows    []YearRow
	TableID string
	HasRefs bool // any row names a source
	HasWord bool // any row says how its figure stands
}

// Background is a figure of the document that could be taken for a baseline of the target and is none.
type Background struct {
	Name   string
	Year   string
	Figure string
	Scope  string
	Quote  Quote
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
		Frame: v.frame(v.in(ind.Name), v.crumbs(Link{Href: v.href("targets.html"), Text: v.t("目标", "Targets")},
			Link{Href: v.href(areaAddress(first.ID)), Text: v.in(first.Short)}, Link{Text: v.in(ind.Short)})...),
		Number: v.targetNumber(ind), Areas: v.areaLinks(ind.Areas), Name: v.in(ind.Name),
		Kind:     v.t(ind.Kind.Name().ZH+"类目标", "Kind: "+ind.Kind.Name().EN),
		Sentence: v.sentence(t), Facts: v.targetFacts(t), Missing: v.missing(ind, t), Method: v.method(t),
	}
	page.Description = page.Name + v.t("：", ": ") + page.Sentence
	page.Citations = append(v.citeFigures(ind.Name), v.embedCode(ind)...)
	for _, g := range v.refs.groups[ind.ID] {
		page.Groups = append(page.Groups, Link{Href: v.href(groupAddress(g.grouping, g.group)), Text: v.in(g.group.Name)})
	}
	if !ind.Note.IsZero() {
		page.Note = sentenceOf(v.in(ind.Note), v.t("。", "."))
	}
	page.nodes = append(page.nodes, v.targetData(ind, page.Name, page.Description+v.t("（", " (")+v.in(v.set.Site.Name)+v.t("）", ")")))
	page.History = v.releasesOf(string(ind.ID))
	page.Data = v.dataLinks(opendata.OfTarget, string(ind.ID))
	page.Embed = Link{Href: v.href(embedAddress(ind.ID)), Text: v.t("可嵌入其他网页的图表", "Chart to embed in another page")}
	v.targetWordings(&page, t)
	v.targetRecords(&page, t)
	v.targetAround(&page, ind)
	return page
}

// targetNumber says which target of the list this is.
func (v *view) targetNumber(ind *disclosure.Indicator) string {
	n := strconv.Itoa(ind.Number)
	return v.t("第"+n+"项目标", "Target "+n)
}

// targetWordings fills the words that set the target, and what the words of other clauses would make of it.
func (v *view) targetWordings(page *TargetPage, t disclosure.Trajectory) {
	ind := t.Indicator
	for _, w := range ind.Receipts {
		q := v.quote(w.Clause, w.Quote)
		q.Note = v.in(w.Note)
		if w.Cmp != "" && w.Cmp != ind.Target.Cmp {
			goal := v.goalBy(ind, w.Cmp, ind.Target.Value, true)
			q.Differs = v.t("此处为“"+goal+"”，与据以评估的条款不同。", "Here the target reads “"+goal+"”, which differs from the clause that prevails.")
		}
		page.Wordings = append(page.Wordings, q)
		if bodies := v.refs.bodies[w.Clause]; len(bodies) > 0 {
			page.Bodies = append(page.Bodies, BodyGroup{q.Clause, v.bodiesInFull(bodies)})
		}
	}
	page.Quote = page.Wordings[0]
	page.HasSeveral = len(page.Wordings) > 1
	page.HasWordings = page.HasSeveral || page.Quote.Note != ""
	page.WordingHead = v.t("设定本目标的文字", "The words that set this target")
	if page.HasSeveral {
		page.WordingHead = v.t("设定本目标的"+strconv.Itoa(len(page.Wordings))+"处文字", "The "+strconv.Itoa(len(page.Wordings))+" clauses that set this target")
	}
	for _, o := range t.Others {
		clause, goal, s := v.clauseLink(o.Clause).Text, v.goalBy(ind, o.Cmp, ind.Target.Value, true), v.state(o.Verdict)
		page.Others = append(page.Others, v.t("若按"+clause+"的文字（"+goal+"）评估，状态为“"+s.Word+"”。",
			"By the words of "+clause+" ("+goal+"), the state would be “"+lang.LowerFirst(s.Word)+"”."))
	}
	for _, f := range v.refs.background[ind.ID] {
		page.Background = append(page.Background, v.mistakable(f))
	}
}

// quote is the words of a clause, on an English page with the Chinese ones.
func (v *view) quote(clause disclosure.ClauseID, words lang.Text) Quote {
	q := Quote{Clause: v.clauseLink(clause), Words: v.in(words)}
	if c := v.texts.Clause(string(clause), v.l); c != nil && !c.IsRow() {
		q.Title = c.Title()
	}
	if v.l == lang.EN {
		q.Original = words.ZH
	}
	return q
}

func (v *view) mistakable(f *disclosure.Fact) Background {
	q := v.quote(f.Clause, f.Quote)
	q.Note = v.in(f.Note)
	return Background{
		Name: v.in(f.Name), Year: v.yearName(f.Year), Figure: v.bounded(f.Bound, v.amount(f.Value, v.set.Unit(f.Unit), mostDecimals)),
		Scope: v.in(f.Scope), Quote: q,
	}
}

// targetRecords fills charts, tables and the lists of records.
func (v *view) targetRecords(page *TargetPage, t disclosure.Trajectory) {
	ind := t.Indicator
	numbers := map[*disclosure.Observation]int{}
	for _, o := range v.set.Observed(ind.ID) {
		if o.IsContext() {
			page.Context = append(page.Context, ContextRow{Period: v.period(o), Figure: v.figure(o), Scope: v.in(o.Scope), Receipt: v.receipt(o, 0)})
			continue
		}
		numbers[o] = len(numbers) + 1
		page.Records = append(page.Records, v.receipt(o, numbers[o]))
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
	options := v.chartOptions(ind, id)
	if len(t.Lines) > 1 {
		options.Title += v.t("：", ": ") + v.partName(ind, line.Part)
	}
	c := chart.Trajectory(t, part, v.l, options)
	out := TargetLine{Wide: c.SVG(chart.Wide), Narrow: c.SVG(chart.Narrow), Caption: v.chartCaption(t, line), TableID: "t-" + id}
	if len(t.Lines) > 1 {
		out.Name = v.partName(ind, line.Part)
	}
	out.Columns, out.Rows = v.lineTable(ind, t.Period, line, numbers)
	out.Live = v.live(c, &t.Lines[part], out.Rows, chart.Wide, chart.Narrow)
	out.Live.Table = out.TableID
	for _, row := range out.Rows {
		out.HasRefs = out.HasRefs || len(row.Refs) > 0
		out.HasWord = out.HasWord || row.Status != ""
	}
	return out
}

// chartOptions are what every drawing of a target is given. The id is unique on the page.
func (v *view) chartOptions(ind *disclosure.Indicator, id string) chart.Options {
	var clauses []string
	for _, w := range ind.Receipts {
		clauses = append(clauses, v.clauseLink(w.Clause).Text)
	}
	return chart.Options{ID: id, Title: v.in(ind.Name), Goal: v.goal(ind), Clauses: v.listed(clauses)}
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

// targetAround fills what stands beside the target: initiatives, other targets of the area, the neighbours in the list.
func (v *view) targetAround(page *TargetPage, ind *disclosure.Indicator) {
	for _, i := range v.refs.initiatives[ind.ID] {
		page.Initiatives = append(page.Initiatives, Link{Href: v.href(initiativeAddress(i.ID)), Text: v.in(i.Name)})
	}
	page.SiblingsOf, page.Siblings = v.areaLink(ind.Areas[0]), v.siblings(ind)
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

// siblings are the other targets of the area by their short names.
func (v *view) siblings(ind *disclosure.Indicator) []TargetRow {
	var rows []TargetRow
	for _, other := range v.refs.byArea[ind.Areas[0]] {
		if len(rows) == mostSiblings {
			break
		}
		if other != ind {
			name := Link{Href: v.href(targetAddress(other.ID)), Text: v.in(other.Short)}
			rows = append(rows, TargetRow{Name: name, State: v.state(v.refs.verdicts[other.ID].Verdict)})
		}
	}
	return rows
}
