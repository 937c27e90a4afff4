package site

import (
	"math/big"
	"slices"
	"strconv"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// A YearRow is one year of a table of figures, which says the same as the chart.
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

// A column of the table: its head, and what it says of a year.
type column struct {
	head  string
	class string
	cell  func(*disclosure.Year) string
}

// lineTable lists the years of a line: the heads of the columns, and a row for each year.
func (v *view) lineTable(ind *disclosure.Indicator, period disclosure.Span, line disclosure.Line, numbers map[*disclosure.Observation]int) (heads []Cell, rows []YearRow) {
	columns := filled(v.columns(ind, period, &line), line.Years)
	for _, c := range columns {
		heads = append(heads, Cell{Label: c.head, Class: c.class})
	}
	for i := range line.Years {
		y := &line.Years[i]
		row := YearRow{Year: v.yearLabel(ind, y.Year), Class: yearClass(y), Status: v.yearStatus(ind, period, &line, y)}
		for _, c := range columns {
			row.Cells = append(row.Cells, Cell{Label: c.head, Value: c.cell(y), Class: cellClass(c.class, &line, y)})
		}
		for _, o := range y.Records {
			if n := numbers[o]; n > 0 {
				row.Refs = append(row.Refs, Ref{n, "#r" + strconv.Itoa(n)})
			}
		}
		rows = append(rows, row)
	}
	return heads, rows
}

// filled leaves out columns, but for the first, that have nothing to say of any year.
func filled(columns []column, years []disclosure.Year) []column {
	return slices.DeleteFunc(columns, func(c column) bool {
		for i := range years {
			if c.cell(&years[i]) != "" {
				return false
			}
		}
		return true
	})
}

// cellClass is the class of a cell in the column of published figures: what the document gives, and what is missing, look
// otherwise.
func cellClass(class string, line *disclosure.Line, y *disclosure.Year) string {
	switch {
	case class != "tide" || y.Figure != nil || y.Second != nil:
		return class
	case isBaseline(line, y):
		return "seal"
	}
	return "none"
}

// isBaseline reports whether all that is known of a year is the document's baseline.
func isBaseline(line *disclosure.Line, y *disclosure.Year) bool {
	return line.Baseline != nil && y.Year == line.BaseYear && y.Figure == nil
}

func yearClass(y *disclosure.Year) string {
	switch {
	case !y.InPlan:
		return "outside"
	case y.Figure == nil && y.Second == nil:
		return "blank"
	}
	return ""
}

// columns are those that the kind of target calls for.
func (v *view) columns(ind *disclosure.Indicator, period disclosure.Span, line *disclosure.Line) []column {
	amount := func(r *big.Rat, decimals int) string { return v.amount(r, line.Unit, decimals) }
	published := column{v.t("已公布数据", "Published"), "tide", func(y *disclosure.Year) string { return v.tableFigure(ind, line, y) }}
	computed := ind.Decimals + 1
	var list []column
	switch line.Quantity {
	case disclosure.Total:
		list = []column{published, {v.t("累计", "Total so far"), "tide", func(y *disclosure.Year) string { return v.bounded(y.Least, amount(y.Value, ind.Decimals)) }}}
	case disclosure.Index:
		list = []column{published, {v.t("指数（"+strconv.Itoa(period.First-1)+"年=100）", "Index ("+strconv.Itoa(period.First-1)+" = 100)"), "sand", func(y *disclosure.Year) string { return v.number(y.Value, 2) }}}
	case disclosure.YearlyChange:
		list = []column{published, {v.t("比上年", "Change"), "sand", func(y *disclosure.Year) string { return v.signedAmount(y.Value, line.Unit, computed) }}}
	case disclosure.Spread:
		list = []column{
			{v.in(ind.Series[0].Name), "tide", func(y *disclosure.Year) string {
				if y.Figure == nil {
					return v.absence(y)
				}
				return v.bounded(y.Bound, amount(y.Figure, ind.Decimals))
			}},
			{v.in(ind.Series[1].Name), "tide", func(y *disclosure.Year) string {
				if y.Second == nil {
					return v.absence(y)
				}
				return amount(y.Second, ind.Decimals)
			}},
			{v.t("二者之差", "Difference"), "sand", func(y *disclosure.Year) string { return v.signedAmount(y.Value, line.Unit, computed) }},
		}
	default:
		list = []column{published}
	}
	if len(line.Path) > 0 {
		list = append(list, v.pathColumn(ind, line))
	}
	return append(list, v.gapColumn(ind, line)...)
}

func (v *view) pathColumn(ind *disclosure.Indicator, line *disclosure.Line) column {
	return column{v.t("路径（本站计算）", "Path (computed)"), "sand", func(y *disclosure.Year) string {
		for _, p := range line.Path {
			if p.Year != y.Year {
				continue
			}
			if line.Quantity == disclosure.Index {
				return v.number(p.Value, 2)
			}
			return v.amount(p.Value, line.Unit, ind.Decimals+1)
		}
		return ""
	}}
}

// gapColumn says how far a value is from the path, or from the target where there is no path.
func (v *view) gapColumn(ind *disclosure.Indicator, line *disclosure.Line) []column {
	if line.Quantity == disclosure.Spread || ind.Target.Magnitude || line.Goal == nil && len(line.Path) == 0 {
		return nil
	}
	head := v.t("与目标之差", "Against the target")
	if len(line.Path) > 0 {
		head = v.t("与路径之差", "Against the path")
	}
	return []column{{head, "sand", func(y *disclosure.Year) string {
		if len(line.Path) > 0 && y.Path == nil {
			return ""
		}
		gap := y.Gap(line.Goal)
		switch {
		case gap == nil:
			return ""
		case ind.Kind == disclosure.Rank:
			return v.rankGap(gap)
		case line.Quantity == disclosure.Index:
			return lang.Signed(gap, 2, v.l)
		}
		return v.signedAmount(gap, line.Unit, ind.Decimals+1)
	}}}
}

func (v *view) rankGap(gap *big.Rat) string {
	n := lang.Exact(new(big.Rat).Abs(gap), 0, v.l)
	switch gap.Sign() {
	case 0:
		return v.t("持平", "equal")
	case 1:
		return v.t("落后"+n+"位", v.places(n)+" short")
	}
	return v.t("领先"+n+"位", v.places(n)+" better")
}

// places counts places of a ranking in English.
func (v *view) places(n string) string {
	if n == "1" {
		return "1 place"
	}
	return n + " places"
}

// signedAmount is an amount with its sign; shares differ by percentage points.
func (v *view) signedAmount(r *big.Rat, unit *disclosure.Unit, decimals int) string {
	if r == nil {
		return ""
	}
	if unit.Style == lang.Percent {
		return v.points(lang.Signed(r, decimals, v.l))
	}
	sign := map[int]string{-1: "−", 0: "", 1: "+"}[r.Sign()]
	return sign + v.amount(new(big.Rat).Abs(r), unit, decimals)
}

func (v *view) number(r *big.Rat, decimals int) string {
	if r == nil {
		return ""
	}
	return lang.Exact(r, decimals, v.l)
}

// tableFigure is the published figure of a year, or the word for its absence.
func (v *view) tableFigure(ind *disclosure.Indicator, line *disclosure.Line, y *disclosure.Year) string {
	switch {
	case y.Figure != nil:
		return v.yearFigure(ind, line, y)
	case isBaseline(line, y):
		return v.amount(line.Baseline, line.Unit, mostDecimals)
	}
	return v.absence(y)
}

// absence is the word for what has not been published of a year.
func (v *view) absence(y *disclosure.Year) string {
	for _, o := range y.Records {
		if o.IsMissing() {
			m, _ := o.Status.Meaning()
			return v.in(m.Name)
		}
	}
	switch {
	case y.Withdrawn:
		return v.t("已撤下", "withdrawn")
	case !y.Due:
		return v.t("未到期", "not yet due")
	case len(y.Context) > 0:
		return v.t("仅有参考数据", "other scope only")
	}
	return v.t("未见公布", "not published")
}

// yearStatus says whether the year's figure satisfies the target, and its status where that is not the ordinary one.
func (v *view) yearStatus(ind *disclosure.Indicator, period disclosure.Span, line *disclosure.Line, y *disclosure.Year) string {
	status := ""
	for _, o := range y.Records {
		if m, ok := o.Status.Meaning(); ok && m.Code != "A" {
			status = v.in(m.Name)
		}
		if o.Basis != "" {
			if status != "" {
				status += v.t("，", ", ")
			}
			status += v.in(disclosure.BasisName(o.Basis))
		}
	}
	word := v.in(outcomeNames[outcomeOf(ind, period, line, y)])
	if word == "" {
		return status
	}
	if status != "" {
		word += v.t("（", " (") + status + v.t("）", ")")
	}
	return word
}

// An outcome is how a year's value stands against the target.
type outcome uint8

const (
	noOutcome outcome = iota
	atBaseline
	satisfies
	notYet // before the end of the period, unless every year is a test of its own
	fails
)

var outcomeNames = [...]lang.Text{
	noOutcome:  {},
	atBaseline: {ZH: "基期", EN: "baseline"},
	satisfies:  {ZH: "符合目标", EN: "met"},
	notYet:     {ZH: "尚未达到", EN: "not yet met"},
	fails:      {ZH: "不符合目标", EN: "not met"},
}

func outcomeOf(ind *disclosure.Indicator, period disclosure.Span, line *disclosure.Line, y *disclosure.Year) outcome {
	switch {
	case isBaseline(line, y):
		return atBaseline
	case y.Value == nil || y.Year < period.First || ind.Target.Magnitude || y.Least != "" && !y.Meets:
		return noOutcome
	case y.Meets:
		return satisfies
	case y.Year < period.Last && line.Quantity != disclosure.YearlyChange && line.Quantity != disclosure.Spread:
		return notYet
	}
	return fails
}

// hasFigure reports whether any year of a line has a figure.
func hasFigure(line *disclosure.Line) bool {
	return slices.ContainsFunc(line.Years, func(y disclosure.Year) bool { return y.Figure != nil })
}

// chartCaption says what a reader must know to read the chart.
func (v *view) chartCaption(t disclosure.Trajectory, line disclosure.Line) string {
	ind := t.Indicator
	words := ""
	add := func(zh, en string) {
		if words != "" && v.l == lang.EN {
			words += " "
		}
		words += v.t(zh, en)
	}
	switch ind.Kind {
	case disclosure.Rank:
		add("名次数字越小越好，第1名在上。", "A smaller rank is better; the first place is at the top.")
	case disclosure.Cumulative:
		if !hasFigure(&line) {
			add("虚线为匀速推进的路径（本站计算）。", "The dashed line is an even pace, computed by this site.")
			break
		}
		add("柱为期内累计，虚线为匀速推进的路径（本站计算）。", "Columns are totals since the period began; the dashed line is an even pace, computed by this site.")
	case disclosure.Growth:
		if len(line.Path) == 0 {
			break
		}
		if line.Quantity != disclosure.Index {
			add("虚线为由"+v.yearName(line.BaseYear)+"起按目标增速递推的路径（本站计算）。", "The dashed line grows at the target’s rate from the level of "+strconv.Itoa(line.BaseYear)+"; it is computed by this site.")
			break
		}
		add("虚线为按目标增速逐年递增的路径（本站计算），以"+v.yearName(t.Period.First-1)+"为100。", "The dashed line grows at the target’s rate from 100 in "+strconv.Itoa(t.Period.First-1)+"; it is computed by this site.")
	case disclosure.Comparison:
		add("目标比较两项数据，两项齐备才能评估。", "The target compares two figures; it can be assessed once both are published.")
	default:
		if len(line.Path) > 0 {
			add("虚线为从基期到目标的直线路径（本站计算）。", "The dashed line is the straight path from the baseline to the target, computed by this site.")
		}
	}
	if ind.Edition {
		add("年份为指数发布的版次，各版反映上一年的情况。", "Years are those of the report’s editions; each edition describes the year before.")
	}
	return words
}
