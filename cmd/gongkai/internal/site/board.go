package site

import (
	"strconv"

	"gongkai/cmd/gongkai/internal/chart"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/markup"
)

// A BoardPage is the board of all targets.
type BoardPage struct {
	Frame
	Heading string
	Lead    string
	Years   string // of the plan
	Count   int
	States  []StateCount
	Facets  []Facet
	Areas   []BoardArea
}

// A StateCount is how many targets are in a state. Value stands for the state in the address of the board.
type StateCount struct {
	State State
	Value string
	Count int
}

// A BoardArea is the targets of one area. Open says that a reader should see them at once: something has been published.
type BoardArea struct {
	ID    string
	Area  Link
	Short string
	Count string
	Coverage
	Open bool
	More string
	Rows []TargetRow
}

// A TargetRow is a target in a list.
type TargetRow struct {
	Name       Link
	Number     int
	Goal       string      // what is promised
	By         string      // by when or over which years
	Latest     string      // the newest figure of the target's own scope; "" where none is published
	LatestNote string      // of which year it is
	Bullet     markup.HTML // the newest figure against the target; "" where it cannot be drawn
	Slots      []Slot      // what has been published for each year of its period
	State      State
	Clauses    []Link
	Bodies     []Link // who owes the figures
	Areas      []Link
	Facets     string // on the board: what it can be chosen by
	Year       string // on the board: of the newest figure
}

func (v *view) board() any {
	n := len(v.set.Indicators)
	title := v.t(strconv.Itoa(n)+"项目标", v.count(n, "", "target", "targets"))
	words := v.coverage(all(v.set.Indicators)).Words
	page := BoardPage{
		Frame: v.frame(title, v.crumbs(Link{Text: v.t("目标", "Targets")})...), Heading: title,
		Lead: v.t(v.asOf()+"："+words+"。", "As of "+v.release.Date.In(v.l)+": "+words+"."), States: v.stateCounts(), Years: v.span(v.set.Site.Plan),
		Count: n, Facets: v.facets(),
	}
	page.Description = title + v.t("。", ". ") + page.Lead
	if v.isHead {
		return page
	}
	for i := range v.set.Areas {
		if a := v.boardArea(&v.set.Areas[i]); len(a.Rows) > 0 {
			page.Areas = append(page.Areas, a)
		}
	}
	return page
}

// all is a list of pointers to the elements of a slice.
func all[T any](list []T) []*T {
	out := make([]*T, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}

// boardArea lists the targets of an area, each under the first of its areas only.
func (v *view) boardArea(a *disclosure.Area) BoardArea {
	var own []*disclosure.Indicator
	for _, ind := range v.refs.byArea[a.ID] {
		if ind.Areas[0] == a.ID {
			own = append(own, ind)
		}
	}
	c := v.coverage(own)
	rows := v.targetRows(own)
	for i, ind := range own {
		rows[i].Facets, rows[i].Year = v.facetsOf(ind), v.latestYear(ind)
	}
	return BoardArea{
		ID: string(a.ID), Area: v.areaLink(a.ID), Short: v.in(a.Short), Count: v.count(len(own), "项", "target", "targets"), Coverage: c,
		Open: c.Own > 0, Rows: rows, More: v.t(a.Short.ZH+"的目标、任务措施和项目", "More about this area"),
	}
}

// stateCounts counts the targets by state, those that are not assessed by the reason, in the order of the states.
func (v *view) stateCounts() []StateCount {
	states, reasons := map[disclosure.State]int{}, map[disclosure.Reason]int{}
	for i := range v.set.Indicators {
		if d := v.refs.verdicts[v.set.Indicators[i].ID]; d.State == disclosure.NotAssessed {
			reasons[d.Reason]++
		} else {
			states[d.State]++
		}
	}
	var counts []StateCount
	add := func(d disclosure.Verdict, n int) {
		if n > 0 {
			counts = append(counts, StateCount{v.state(d), stateValue(d), n})
		}
	}
	for _, s := range disclosure.States {
		add(disclosure.Verdict{State: s}, states[s])
	}
	for _, r := range disclosure.Reasons {
		add(disclosure.Verdict{State: disclosure.NotAssessed, Reason: r}, reasons[r])
	}
	return counts
}

func (v *view) targetRow(ind *disclosure.Indicator) TargetRow {
	t := v.set.Trajectory(ind)
	row := v.rowOf(t)
	if row.Latest == "" {
		return row
	}
	if c, ok := chart.Bullet(t, v.l, v.chartOptions(ind, "b-"+string(ind.ID))); ok {
		row.Bullet = c.SVG(chart.Small)
	}
	return row
}

// rowOf is a target in a list, without the drawing.
func (v *view) rowOf(t disclosure.Trajectory) TargetRow {
	ind := t.Indicator
	row := TargetRow{
		Name: v.targetLink(ind), Number: ind.Number, Goal: v.goal(ind), By: v.by(ind), State: v.state(t.Verdict),
		Bodies: v.bodyLinks(v.owners(ind)), Areas: v.areaLinks(ind.Areas), Slots: v.periodSlots(ind, t.Period),
	}
	for _, w := range ind.Receipts {
		row.Clauses = append(row.Clauses, v.clauseLink(w.Clause))
	}
	if latest, year := v.latest(t); year != 0 {
		row.Latest, row.LatestNote = latest, v.yearLabel(ind, year)
	}
	return row
}

// periodSlots say of each year of a target's period what has been published for it.
func (v *view) periodSlots(ind *disclosure.Indicator, period disclosure.Span) []Slot {
	slots := make([]Slot, 0, len(period.Years()))
	for _, y := range period.Years() {
		st := v.refs.verdicts[ind.ID].Standings[y]
		slots = append(slots, Slot{Year: strconv.Itoa(y), Mark: standingMarks[st], Word: v.in(st.Name())})
	}
	return slots
}

func (v *view) targetRows(list []*disclosure.Indicator) []TargetRow {
	rows := make([]TargetRow, 0, len(list))
	for _, ind := range list {
		rows = append(rows, v.targetRow(ind))
	}
	return rows
}
