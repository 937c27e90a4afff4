package chart

import (
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// span is the years that have a place: from the year before the period, or the first figure, to the last.
func (d *draft) span() (first, last int) {
	first, last = d.t.Period.First-1, d.t.Period.Last
	for i := range d.line.Years {
		if y := &d.line.Years[i]; y.Figure != nil || y.Second != nil || d.isBaseYear(y.Year) {
			first, last = min(first, y.Year), max(last, y.Year)
		}
	}
	if len(d.line.Path) > 0 {
		first = min(first, d.line.Path[0].Year)
	}
	return first, last
}

// slots gives every year of a span its place.
func (d *draft) slots(first, last int) {
	for year := first; year <= last; year++ {
		s := Slot{Year: year, InPlan: d.t.Period.Contains(year)}
		s.State, s.Word = d.slotState(year)
		d.Years = append(d.Years, s)
	}
}

func (d *draft) isBaseYear(year int) bool {
	return d.line.Baseline != nil && d.ind.Baseline != nil && year == d.line.BaseYear
}

func (d *draft) slotState(year int) (SlotState, string) {
	y := d.year(year)
	if y == nil {
		y = &disclosure.Year{Year: year, Due: true}
	}
	if base := d.ind.Baseline; base != nil && base.Year == year && y.Figure == nil {
		if base.Scope.IsZero() {
			return d.slotWord(Given)
		}
		return d.slotWord(Elsewhere)
	}
	isPair := d.ind.Kind == disclosure.Comparison
	switch {
	case y.Figure != nil && (!isPair || y.Second != nil):
		return d.slotWord(Published)
	case y.Figure != nil || y.Second != nil:
		return d.slotWord(Partly)
	case y.Withdrawn:
		return d.slotWord(Withdrawn)
	case len(y.Context) > 0:
		return d.slotWord(Elsewhere)
	case year < d.t.Period.First:
		return d.slotWord(Before)
	case year > d.t.Period.Last && d.year(year) == nil:
		return Before, d.say("期外", "outside")
	case len(y.Records) > 0:
		m, _ := y.Records[0].Status.Meaning()
		return Withheld, m.Name.In(d.Lang)
	case !y.Due:
		return d.slotWord(NotDue)
	}
	return d.slotWord(Missing)
}

var slotWords = map[SlotState]lang.Text{
	Published: {ZH: "已公布", EN: "published"},
	Partly:    {ZH: "仅一项", EN: "one of two"},
	Given:     {ZH: "基期", EN: "baseline"},
	Before:    {ZH: "计划前", EN: "pre-plan"},
	Elsewhere: {ZH: "仅参考数据", EN: "other scope"},
	Missing:   {ZH: "未见公布", EN: "not published"},
	NotDue:    {ZH: "未到期", EN: "not yet due"},
	Withdrawn: {ZH: "已撤下", EN: "withdrawn"},
}

func (d *draft) slotWord(s SlotState) (SlotState, string) { return s, slotWords[s].In(d.Lang) }

// yearsIn lists the years in a state, runs of them as such.
func (d *draft) yearsIn(state SlotState) string {
	var words []string
	for _, r := range d.runs(func(s Slot) string { return string(s.State) }) {
		if d.Years[r.from].State != state {
			continue
		}
		w := strconv.Itoa(d.Years[r.from].Year)
		if r.to > r.from {
			w += d.say("—", "–") + strconv.Itoa(d.Years[r.to].Year)
		}
		words = append(words, w)
	}
	return strings.Join(words, d.say("、", ", "))
}

// A run is slots from one to another that agree in something.
type run struct{ from, to int }

func (c *Chart) runs(key func(Slot) string) []run {
	var list []run
	for i, s := range c.Years {
		if n := len(list); n > 0 && key(c.Years[list[n-1].to]) == key(s) {
			list[n-1].to = i
			continue
		}
		list = append(list, run{i, i})
	}
	return list
}
