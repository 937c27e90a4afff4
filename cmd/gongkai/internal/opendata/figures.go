package opendata

import (
	"math/big"
	"strconv"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// A Measure says what a figure is.
type Measure string

// The measures.
const (
	BaselineFigure Measure = "baseline" // the document's starting point
	TargetFigure   Measure = "target"   // what the document promises
	Expected       Measure = "expected" // the path, computed by the site
	Actual         Measure = "actual"   // published, of the target's own scope and date
	Context        Measure = "context"  // of another scope or date, published or in the document: never to be held against the target
)

var measureCodes = []Code{
	{string(BaselineFigure), lang.Text{ZH: "基期数，文件载明", EN: "the baseline, in the document"}},
	{string(TargetFigure), lang.Text{ZH: "目标，文件载明", EN: "the target, in the document"}},
	{string(Expected), lang.Text{ZH: "路径要求，本站计算", EN: "what the path asks for, computed by this site"}},
	{string(Actual), lang.Text{ZH: "已公布，与目标同口径", EN: "published, of the target’s own scope"}},
	{string(Context), lang.Text{ZH: "口径或时点不同，仅供参考，不作基期，不能与目标相比", EN: "of another scope or date: for reference, neither a baseline nor to be compared with the target"}},
}

var quantityCodes = []Code{
	{string(disclosure.AsObserved), lang.Text{ZH: "数据本身", EN: "the figure itself"}},
	{string(disclosure.Total), lang.Text{ZH: "计划期初以来的累计数", EN: "the total since the period began"}},
	{string(disclosure.Index), lang.Text{ZH: "指数，计划期前一年为100", EN: "an index, 100 in the year before the period"}},
	{string(disclosure.YearlyChange), lang.Text{ZH: "比上年的变化", EN: "the change on the year before"}},
	{string(disclosure.Spread), lang.Text{ZH: "前一项减后一项之差", EN: "the first series less the second"}},
}

var comparatorCodes = []Code{
	{">", lang.Text{ZH: "超过", EN: "more than"}},
	{">=", lang.Text{ZH: "不低于（以上）", EN: "at least"}},
	{"<=", lang.Text{ZH: "不高于（以内）", EN: "at most"}},
	{"<", lang.Text{ZH: "低于", EN: "less than"}},
}

func statusCodes() []Code {
	var codes []Code
	for _, m := range disclosure.Statuses {
		codes = append(codes, Code{string(m.Code), m.Name})
	}
	return codes
}

var figureColumns = []Column{
	{Name: "indicator", Type: String, Required: true, Of: "targets", Title: lang.Text{ZH: "指标", EN: "Indicator"}, About: lang.Text{ZH: "指标的标识", EN: "Id of the indicator"}},
	{Name: "part", Type: String, Title: lang.Text{ZH: "分项", EN: "Part"}, About: lang.Text{ZH: "指标分几项分别计算的，为分项的标识", EN: "Id of the part, where the indicator has several"}},
	{Name: "series", Type: String, Title: lang.Text{ZH: "对比项", EN: "Series"}, About: lang.Text{ZH: "两项相比的指标，为其中一项的标识", EN: "Which of the two series of a comparison"}},
	{Name: "area", Type: String, Required: true, Of: "areas", Title: lang.Text{ZH: "地区", EN: "Area"}, About: lang.Text{ZH: "目标所属地区的标识", EN: "Id of the area for which the target is set"}},
	{Name: "year", Type: Year, Required: true, Title: lang.Text{ZH: "年份", EN: "Year"}, About: lang.Text{ZH: "数据所属年份；指数类为版次的年份", EN: "The year of the figure; of an index, the year of its edition"}},
	{Name: "period", Type: String, Title: lang.Text{ZH: "时点或时期", EN: "Period"}, About: lang.Text{ZH: "不是全年或年末的，为日期，或以斜线相连的起止日期", EN: "A date, or two joined by a slash, where it is not the whole year or its end"}},
	{Name: "measure", Type: String, Required: true, Codes: measureCodes, Title: lang.Text{ZH: "数据性质", EN: "Measure"}, About: lang.Text{ZH: "是基期、目标、路径、已公布的数据，还是仅供参考的数", EN: "Whether it is the baseline, the target, the path, a published figure, or one for reference only"}},
	{Name: "quantity", Type: String, Required: true, Codes: quantityCodes, Title: lang.Text{ZH: "数值含义", EN: "Quantity"}, About: lang.Text{ZH: "数值是数据本身，还是累计数、指数、变化、差额", EN: "Whether the value is the figure itself, a total, an index, a change or a difference"}},
	{Name: "comparator", Type: String, Codes: comparatorCodes, Title: lang.Text{ZH: "限定词", EN: "Comparator"}, About: lang.Text{ZH: "目标：数据应当怎样；基期数和已公布的数据：该数只是界限，如“超过”", EN: "Of a target: how a figure must stand to it. Of a baseline or a figure: the value is a bound, such as “more than”"}},
	{Name: "value", Type: Number, Title: lang.Text{ZH: "数值", EN: "Value"}, About: lang.Text{ZH: "来源称没有数据的为空；未见公布的没有行；路径至多六位小数", EN: "Empty where a source states that there is none; what has not been published has no row; paths to six decimals at most"}},
	{Name: "unit", Type: String, Of: "units", Title: lang.Text{ZH: "单位", EN: "Unit"}, About: lang.Text{ZH: "计量单位的标识；路径为指数、变化或差额的，为空", EN: "Id of the unit; empty for a path that is an index, a change or a difference"}},
	{Name: "status", Type: String, Codes: statusCodes(), Title: lang.Text{ZH: "数据状态", EN: "Status"}, About: lang.Text{ZH: "已公布数据的SDMX观测状态代码（CL_OBS_STATUS 2.2）；基期、目标、路径为空", EN: "SDMX observation status of a published figure (CL_OBS_STATUS 2.2); empty for baselines, targets and paths"}},
	{Name: "source", Type: String, Of: "sources", Title: lang.Text{ZH: "来源", EN: "Source"}, About: lang.Text{ZH: "已公布的数据：来源的标识", EN: "Of a published figure: id of its source"}},
	{Name: "clause", Type: String, Title: lang.Text{ZH: "条款", EN: "Clause"}, About: lang.Text{ZH: "文件所载的数：条款的标识", EN: "Of a number in the document: id of its clause"}},
	{Name: "quote", Type: String, Title: lang.Text{ZH: "原文", EN: "Quote"}, About: lang.Text{ZH: "来源或条款的原文", EN: "The words of the source, or of the clause (in Chinese)"}},
	{Name: "label", Type: String, Title: lang.Text{ZH: "标签", EN: "Label"}, About: lang.Text{ZH: "区分同一年的几条", EN: "Tells records of one year apart"}},
	{Name: "scope_zh", Type: String, Lang: "zh", Title: lang.Text{ZH: "口径（中文）", EN: "Scope (Chinese)"}, About: lang.Text{ZH: "口径与目标不同的，统计的是什么", EN: "What it measures, where that is not what the target is about"}},
	{Name: "scope_en", Type: String, Lang: "en", Title: lang.Text{ZH: "口径（英文）", EN: "Scope (English)"}, About: lang.Text{ZH: "同上，英文", EN: "The same in English"}},
	{Name: "note_zh", Type: String, Lang: "zh", Title: lang.Text{ZH: "说明（中文）", EN: "Note (Chinese)"}, About: lang.Text{ZH: "编者说明", EN: "The editors’ note"}},
	{Name: "note_en", Type: String, Lang: "en", Title: lang.Text{ZH: "说明（英文）", EN: "Note (English)"}, About: lang.Text{ZH: "编者说明，英文", EN: "The editors’ note in English"}},
}

// A figure is a row of figures before it is written. Its fields are those of figureColumns.
type figure struct {
	indicator    disclosure.IndicatorID
	part, series string
	area         disclosure.AreaID
	year         int
	period       string
	measure      Measure
	quantity     disclosure.Quantity
	comparator   disclosure.Comparator
	value        *big.Rat
	unit         disclosure.UnitID
	status       disclosure.Status
	source       disclosure.SourceID
	clause       disclosure.ClauseID
	quote, label string
	scope, note  lang.Text
}

func (f figure) row() []string {
	value := decimal(f.value)
	if f.measure == Expected {
		value = rounded(f.value)
	}
	return []string{string(f.indicator), f.part, f.series, string(f.area), strconv.Itoa(f.year), f.period, string(f.measure), string(f.quantity),
		string(f.comparator), value, string(f.unit), string(f.status), string(f.source), string(f.clause), f.quote, f.label,
		f.scope.ZH, f.scope.EN, f.note.ZH, f.note.EN}
}

func (s *Set) figureTable() *Table {
	t := &Table{Name: "figures", Columns: figureColumns,
		Title: lang.Text{ZH: "目标与数据", EN: "Targets and figures"},
		About: lang.Text{ZH: "一行一个数：基期数、目标、路径要求、已公布的数据。", EN: "One number a row: baselines, targets, what the paths ask for, and what has been published."}}
	for i := range s.data.Indicators {
		ind := &s.data.Indicators[i]
		for _, f := range s.figuresOf(ind) {
			t.Rows = append(t.Rows, f.row())
		}
	}
	return t
}

// figuresOf are the figures of one indicator: baseline, target, path, records.
func (s *Set) figuresOf(ind *disclosure.Indicator) []figure {
	var list []figure
	add := func(f figure) {
		f.indicator, f.area = ind.ID, areaOf(ind, f.part)
		if f.quantity == "" {
			f.quantity = disclosure.AsObserved
		}
		list = append(list, f)
	}
	if b := ind.Baseline; b != nil {
		add(figure{year: b.Year, measure: baselineMeasure(b), comparator: b.Bound, value: b.Value, unit: ind.Unit, clause: b.Clause, quote: b.Quote.ZH, scope: b.Scope})
	}
	trajectory := s.data.Trajectory(ind)
	add(figure{year: trajectory.Period.Last, measure: TargetFigure, quantity: targetQuantity(ind), comparator: ind.Target.Cmp, value: ind.Target.Value,
		unit: ind.TargetUnit(), clause: ind.Receipts[0].Clause, quote: ind.Receipts[0].Quote.ZH, note: ind.Target.Reading})
	for i := range trajectory.Lines {
		line := &trajectory.Lines[i]
		for _, p := range line.Path {
			add(figure{part: line.Part, year: p.Year, measure: Expected, quantity: line.Quantity, value: p.Value, unit: pathUnit(line)})
		}
	}
	for _, o := range s.data.Observed(ind.ID) {
		add(published(ind, o))
	}
	return list
}

// baselineMeasure tells the starting point of a path from a number of another scope, from which no path starts.
func baselineMeasure(b *disclosure.Baseline) Measure {
	if b.Scope.IsZero() {
		return BaselineFigure
	}
	return Context
}

// targetQuantity says what a target's value is, which its kind decides: of growth it is a rate, and so the figure itself.
func targetQuantity(ind *disclosure.Indicator) disclosure.Quantity {
	switch ind.Kind {
	case disclosure.Cumulative:
		return disclosure.Total
	case disclosure.Increment:
		return disclosure.YearlyChange
	case disclosure.Comparison:
		return disclosure.Spread
	}
	return disclosure.AsObserved
}

// pathUnit is the unit of a path: that of the figures, or none where it is an index, a change or a difference.
func pathUnit(line *disclosure.Line) disclosure.UnitID {
	if line.Unit != nil && (line.Quantity == disclosure.AsObserved || line.Quantity == disclosure.Total) {
		return line.Unit.ID
	}
	return ""
}

func published(ind *disclosure.Indicator, o *disclosure.Observation) figure {
	f := figure{part: o.Part, series: o.Series, label: o.Label, year: o.Year, period: o.Period, measure: Actual, comparator: o.Bound,
		value: o.Value, unit: o.Unit, status: o.Status, source: o.Source, quote: o.Quote, scope: o.Scope, note: o.Note}
	if o.IsContext() || o.IsPartial() {
		f.measure = Context
	}
	if f.unit == "" {
		f.unit = ind.PartUnit(o.Part)
	}
	if f.status == "" {
		f.status = "A"
	}
	if o.Observed == disclosure.RunningTotal || o.Observed == "" && ind.Observes() == disclosure.RunningTotal {
		f.quantity = disclosure.Total
	}
	if o.Observed == disclosure.Change || o.Observed == "" && ind.Observes() == disclosure.Change {
		f.quantity = disclosure.YearlyChange
	}
	return f
}

// areaOf is the area of a figure: the part where the parts are areas, else the first area of the indicator.
func areaOf(ind *disclosure.Indicator, part string) disclosure.AreaID {
	for _, a := range ind.Areas {
		if len(ind.Parts) == 0 && string(a) == part {
			return a
		}
	}
	return ind.Areas[0]
}

func (s *Set) standingTable() *Table {
	t := &Table{Name: "standings",
		Title: lang.Text{ZH: "逐年公布情况", EN: "What is published, year by year"},
		About: lang.Text{ZH: "每项目标逐年的公布情况：未见公布的，在此写明。", EN: "What has been published of each target in each year: what has not been is said here."},
		Columns: []Column{
			{Name: "indicator", Type: String, Required: true, Key: true, Of: "targets", Title: lang.Text{ZH: "指标", EN: "Indicator"}, About: lang.Text{ZH: "指标的标识", EN: "Id of the indicator"}},
			{Name: "year", Type: Year, Required: true, Key: true, Title: lang.Text{ZH: "年份", EN: "Year"}, About: lang.Text{ZH: "计划期各年，以及有数据的其他年份", EN: "The years of the period, and others with figures"}},
			{Name: "standing", Type: String, Required: true, Codes: standingCodes(), Title: lang.Text{ZH: "公布情况", EN: "Standing"}, About: lang.Text{ZH: "截至本版发布之日", EN: "At the release of this data"}},
		}}
	for i := range s.data.Indicators {
		trajectory := s.data.Trajectory(&s.data.Indicators[i])
		for _, y := range trajectory.Lines[0].Years {
			t.Rows = append(t.Rows, []string{string(trajectory.Indicator.ID), strconv.Itoa(y.Year), trajectory.Standing(y.Year).String()})
		}
	}
	return t
}

func standingCodes() []Code {
	var codes []Code
	for s := range disclosure.Standings {
		codes = append(codes, Code{s.String(), s.Name()})
	}
	return codes
}
