package chart

import (
	"math/big"
	"strconv"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// Trajectory is the chart of one part of a target: what is promised, the path where there is one, what has been
// published, and a place for every year.
func Trajectory(t disclosure.Trajectory, part int, l lang.Lang, o Options) Chart {
	d := draftOf(&t, part, l, o)
	d.Description = d.describe()
	d.name()
	return d.Chart
}

// name gives every series a name: what the description calls it, without its step.
func (d *draft) name() {
	for i := range d.Series {
		s := d.Series[i]
		s.Detail = ""
		d.Series[i].Called = d.seriesName(&s)
	}
}

// draftOf makes the chart of a part, but for its description.
func draftOf(t *disclosure.Trajectory, part int, l lang.Lang, o Options) *draft {
	d := newDraft(t, part, l, o)
	first, last := d.span()
	d.fill(first, last)
	d.finish()
	return d
}

// fill gives the years of a span their places and takes up what is known of them. Values are in the unit of the data.
func (d *draft) fill(first, last int) {
	d.slots(first, last)
	switch d.line.Quantity {
	case disclosure.Total:
		d.totals()
	case disclosure.Index:
		d.index()
	case disclosure.YearlyChange:
		d.changes()
	case disclosure.Spread:
		d.sides()
	default:
		d.levels()
	}
}

// A draft is a chart while it is made. Its values are in the unit of the data until finish.
type draft struct {
	Chart
	area     string // its name, among those of others
	t        *disclosure.Trajectory
	ind      *disclosure.Indicator
	line     *disclosure.Line
	unit     *disclosure.Unit
	decimals int     // of a published figure, in unit
	values   measure // of the axis
	more     int     // decimals that values of the axis have beyond a published figure
	rows     measure // of the rows of figures
}

func newDraft(t *disclosure.Trajectory, part int, l lang.Lang, o Options) *draft {
	d := &draft{t: t, ind: t.Indicator, line: &t.Lines[part], decimals: t.Indicator.Decimals}
	d.unit = d.line.Unit
	d.Chart = Chart{ID: o.ID, Title: o.Title, Lang: l, Form: Lines}
	d.Target = Target{Words: o.Goal, Clauses: o.Clauses, Year: t.Period.Last, Falling: d.ind.Target.Cmp.Falling(), Rough: d.ind.Target.Magnitude}
	if o.Goal == "" {
		d.Target.Words = d.goal()
	}
	if d.ind.Edition {
		d.Remark = d.say("年份为公布该数据的版次", "Years are those of the editions")
	}
	return d
}

// say chooses between the languages.
func (d *draft) say(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(d.Lang) }

// observations adds the published series: one point for every slot.
func (d *draft) observations(value func(*disclosure.Year) (*big.Rat, disclosure.Comparator)) {
	s := Series{Role: Observation}
	for i, slot := range d.Years {
		p := Point{Year: slot.Year}
		if y := d.year(slot.Year); y != nil {
			p.Value, p.Bound = value(y)
		}
		if i > 0 && p.Value != nil && p.Bound == "" {
			last := s.Points[i-1]
			p.Joined = last.Value != nil && last.Bound == "" && d.line.Joined(last.Year, p.Year)
		}
		s.Points = append(s.Points, p)
	}
	d.Series = append(d.Series, s)
}

// baseline adds the document's baseline, from which the published series goes on. A start that is itself a published
// figure is drawn as that.
func (d *draft) baseline() {
	if d.line.Baseline == nil || d.ind.Baseline == nil {
		return
	}
	year := d.line.BaseYear
	if y := d.year(year); y != nil && y.Figure != nil && y.Figure.Cmp(d.line.Baseline) == 0 {
		return
	}
	d.Series = append(d.Series, Series{Role: Baseline, Name: d.say("基期", "Baseline"), Points: []Point{{Year: year, Value: d.line.Baseline}}})
	if next := d.slotOf(year + 1); next < len(d.Years) && d.year(year).Figure == nil {
		p := &d.Series[0].Points[next]
		p.Joined = p.Value != nil && p.Bound == "" && d.line.Joined(year, year+1)
	}
}

// path adds what this site computed.
func (d *draft) path(points []disclosure.Point) {
	if len(points) == 0 {
		return
	}
	s := Series{Role: Path}
	s.Name, s.Detail = d.pathWords()
	for _, p := range points {
		s.Points = append(s.Points, Point{Year: p.Year, Value: p.Value, Joined: p.Year > points[0].Year})
	}
	d.Series = append(d.Series, s)
}

// figures adds a row of the published figures, if they are not the values drawn.
func (d *draft) figures(name string) {
	row, differs := Series{Role: Observation, Name: name}, false
	for _, slot := range d.Years {
		p := Point{Year: slot.Year}
		if y := d.year(slot.Year); y != nil && y.Figure != nil {
			p.Value, p.Bound = y.Figure, y.Bound
			drawn := d.Series[0].at(slot.Year).Value
			differs = differs || drawn == nil || drawn.Cmp(y.Figure) != 0
		}
		row.Points = append(row.Points, p)
	}
	if differs {
		d.Rows = append(d.Rows, row)
	}
}

// year is what is known of a year, or nil.
func (d *draft) year(year int) *disclosure.Year {
	if years := d.line.Years; len(years) > 0 && years[0].Year <= year && year <= years[len(years)-1].Year {
		return &years[year-years[0].Year]
	}
	return nil
}

func (d *draft) slotOf(year int) int { return year - d.Years[0].Year }

// finish chooses the unit and the axis, and writes the labels.
func (d *draft) finish() {
	d.measure(d.most())
	d.scale(d.extent())
	if len(d.Rows) > 0 && !d.hasFigures() && d.line.Reason == disclosure.EarlierMissing {
		d.Note = sentence(d.line.Reason.Name().In(d.Lang))
	}
}

// most is the greatest size of a value.
func (d *draft) most() float64 {
	most := 0.0
	d.each(func(v *big.Rat) *big.Rat { most = max(most, abs(float(v))); return v })
	return most
}

// extent is the least and the greatest value.
func (d *draft) extent() extent {
	var e extent
	d.each(func(v *big.Rat) *big.Rat { e.add(float(v)); return v })
	return e
}

// measure turns the values into numbers of an axis that reaches as far as given, and writes their labels.
func (d *draft) measure(most float64) {
	d.values = newMeasure(d.unit, d.decimals, most, d.Lang)
	d.rows = newMeasure(d.line.Unit, d.ind.Decimals, most, d.Lang)
	if d.line.Quantity == disclosure.YearlyChange || d.Target.Reach == EveryYear && d.ind.Kind == disclosure.Comparison {
		d.values = d.values.differences()
	}
	d.each(func(v *big.Rat) *big.Rat { return d.values.of(v) })
	d.label()
	d.callOut()
}

// each replaces every value that stands against the axis.
func (d *draft) each(f func(*big.Rat) *big.Rat) {
	for i := range d.Series {
		for k := range d.Series[i].Points {
			p := &d.Series[i].Points[k]
			if p.Value != nil {
				p.Value = f(p.Value)
			}
			if p.Added != nil {
				p.Added = f(p.Added)
			}
		}
	}
	if d.Target.Value != nil {
		d.Target.Value = f(d.Target.Value)
	}
}

// label writes every value as it stands beside its point.
func (d *draft) label() {
	for i := range d.Series {
		more := d.more
		if d.Series[i].Role == Path && d.line.Quantity != disclosure.Index {
			more += 2
		}
		for k := range d.Series[i].Points {
			p := &d.Series[i].Points[k]
			if p.Value != nil {
				p.Label = sign(p.Bound) + d.values.label(p.Value, more)
			}
		}
	}
	for i := range d.Rows {
		for k := range d.Rows[i].Points {
			p := &d.Rows[i].Points[k]
			if p.Value != nil {
				p.Value = d.rows.of(p.Value)
				p.Label = sign(p.Bound) + d.rows.label(p.Value, 0)
			}
		}
	}
}

// callOut says the newest rank in words, if it is of the last year.
func (d *draft) callOut() {
	observed := d.series(Observation)
	if last := observed.last(); d.ind.Kind == disclosure.Rank && last.Value != nil && last.Year == d.Years[len(d.Years)-1].Year {
		observed.Detail = strconv.Itoa(last.Year) + d.say("年：", ": ") + d.spoken(last)
	}
}

// sign is how a lower bound is written before a number.
func sign(c disclosure.Comparator) string {
	switch c {
	case disclosure.More:
		return ">"
	case disclosure.AtLeast:
		return "≥"
	}
	return ""
}

// scale chooses the axis for values of an extent.
func (d *draft) scale(e extent) {
	switch {
	case !e.any: // nothing to measure
		d.Axis, d.values.name = Axis{Max: 1}, ""
	case d.ind.Kind == disclosure.Rank:
		d.Axis = rankAxis(e, float(d.Target.Value))
	case d.ind.Kind == disclosure.Comparison && d.Target.Reach == EveryYear:
		d.Axis = Axis{Min: -1, Max: 1, Ticks: []Tick{{Value: float(d.Target.Value), Label: "0"}}}
	default:
		d.Axis = newAxis(e, d.fromZero())
	}
	d.mark()
}

// fromZero reports whether the axis must start at zero: for columns, and where there is nothing but the target.
func (d *draft) fromZero() bool { return d.Form == Columns || !d.hasFigures() && len(d.Series) < 2 }

// mark writes the marks of the axis and its caption.
func (d *draft) mark() {
	for i := range d.Axis.Ticks {
		d.Axis.Ticks[i].Label = d.values.tick(d.Axis.Ticks[i].Label)
	}
	d.Axis.Measure, d.Axis.Caption = d.caption()
}

func abs(v float64) float64 { return max(v, -v) }
