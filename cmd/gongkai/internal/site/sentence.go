package site

import (
	"math/big"
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// sentence says in words what chart and table of a target show: what is promised, what has been published, how the two
// compare.
func (v *view) sentence(t disclosure.Trajectory) string {
	parts := []string{v.promise(t.Indicator)}
	figures, year := v.latest(t)
	if year == 0 {
		parts = append(parts, v.nothingYet(t))
	} else if t.Period.Last < year && isOver(t) && v.figuresOf(t, t.Year) != "" { // what came later changes nothing
		parts = append(parts, v.figureClause(t, t.Year)+v.outcome(t), v.needed(t), v.later(t, figures, year))
	} else {
		parts = append(parts, v.figureClause(t, year)+v.outcome(t), v.needed(t))
	}
	parts = nonEmpty(parts)
	return strings.Join(parts, v.t("", " "))
}

// isOver reports whether a figure of the period has decided about a target for good.
func isOver(t disclosure.Trajectory) bool {
	return t.State == disclosure.Met || t.State == disclosure.NotMet
}

// later tells of a figure of a year after the period.
func (v *view) later(t disclosure.Trajectory, figures string, year int) string {
	label := v.yearLabel(t.Indicator, year)
	return v.t("其后，"+label+"的数据为"+figures+"。", "Later, in "+v.editionYear(t.Indicator, year)+", it was "+figures+".")
}

func nonEmpty(parts []string) []string {
	out := parts[:0]
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}

// promise is the sentence that says what the plan asks for.
func (v *view) promise(ind *disclosure.Indicator) string {
	if v.l == lang.EN {
		return "The plan asks for " + v.promiseEN(ind) + "."
	}
	by := v.by(ind)
	if ind.Kind == disclosure.Comparison {
		by += "，"
	}
	return "计划提出，" + by + promiseZH(ind) + v.goal(ind) + "。"
}

// promiseZH is the verb between the time and the target.
func promiseZH(ind *disclosure.Indicator) string {
	switch ind.Kind {
	case disclosure.Growth:
		return "增长"
	case disclosure.Increment:
		return "提升"
	case disclosure.Rank:
		return "进入"
	case disclosure.Comparison:
		return ind.Series[0].Name.ZH
	case disclosure.Multiple:
		return "达到"
	}
	if ind.Target.Magnitude || !ind.Target.Printed || ind.Target.Cmp == disclosure.AtLeast {
		return "达到"
	}
	return ""
}

func (v *view) promiseEN(ind *disclosure.Indicator) string {
	goal, by := v.goal(ind), v.by(ind)
	if ind.Target.Magnitude {
		return "a figure " + goal + " " + by
	}
	switch ind.Kind {
	case disclosure.Rank:
		return "a place in the " + goal + " " + by
	case disclosure.Comparison:
		return "the " + lang.LowerFirst(ind.Series[0].Name.EN) + " to be " + goal + " " + by
	case disclosure.Growth:
		return "growth of " + goal + " a year on average over " + v.span(ind.Period(v.set.Site.Plan))
	case disclosure.Increment:
		return "a rise of " + goal + " " + by
	default:
		return goal + " " + by
	}
}

// nothingYet says that no figure of the target's own scope has been published.
func (v *view) nothingYet(t disclosure.Trajectory) string {
	released := v.release.Date.In(v.l)
	s := v.t("截至"+released+"，未见公布同口径数据", "As of "+released+", no public figure of the same scope has been found")
	if v.refs.verdicts[t.Indicator.ID].Evidence == otherScope {
		s = v.t("截至"+released+"，仅见不同口径或时点的数据，不能据以评估", "As of "+released+", only figures of another scope or date have been found, and these cannot be used to assess it")
	}
	if t.Indicator.Target.Magnitude {
		s += v.t("；目标为数量级，不是确数，即使有数据也只作对照", "; and as the target is an order of magnitude, no figure could settle it")
	}
	return s + v.t("。", ".")
}

// figureClause states the newest figure, and what it adds up to.
func (v *view) figureClause(t disclosure.Trajectory, year int) string {
	ind := t.Indicator
	latest := v.figuresOf(t, year)
	label := v.yearLabel(ind, year)
	switch {
	case ind.Kind == disclosure.Rank:
		return v.t(label+"居"+latest, "In "+v.editionYear(ind, year)+" it ranked "+latest)
	case ind.HasParts():
		return v.t(label+"，"+latest, "In "+v.editionYear(ind, year)+" the figures were "+latest)
	case ind.Kind == disclosure.Comparison:
		return v.comparedFigures(ind, &t.Lines[0], t.Lines[0].At(year))
	case t.Lines[0].Quantity == disclosure.Total && isRunningTotal(ind, t.Lines[0].At(year)):
		return v.t("截至"+label+"末累计"+latest, "By the end of "+v.editionYear(ind, year)+" the total was "+latest)
	}
	return v.t(label+isZH(&t.Lines[0], year)+latest, "In "+v.editionYear(ind, year)+" the figure was "+latest) + v.soFar(t, year)
}

// isZH is the Chinese verb between a year and its figure; the words of a lower bound need none.
func isZH(line *disclosure.Line, year int) string {
	y := line.At(year)
	switch {
	case line.Quantity == disclosure.Index:
		return "增速为"
	case y != nil && y.Bound != "":
		return ""
	}
	return "为"
}

// comparedFigures states the two figures of a comparison, or the one that is known.
func (v *view) comparedFigures(ind *disclosure.Indicator, line *disclosure.Line, y *disclosure.Year) string {
	label, when := v.yearLabel(ind, y.Year), "In "+v.editionYear(ind, y.Year)
	first, second := v.bounded(y.Bound, v.amount(y.Figure, line.Unit, ind.Decimals)), v.amount(y.Second, line.Unit, ind.Decimals)
	only := func(series int, figure string) string {
		name := v.in(ind.Series[series].Name)
		return v.t(label+"仅见“"+name+"”，为"+figure, when+" only the "+lang.LowerFirst(name)+" was published, "+figure)
	}
	switch {
	case first == "":
		return only(1, second)
	case second == "":
		return only(0, first)
	}
	return v.t(label+"两项分别为"+first+"和"+second, when+" the two were "+first+" and "+second)
}

// soFar is the sum, or the average growth, that the figures up to a year come to.
func (v *view) soFar(t disclosure.Trajectory, year int) string {
	line := &t.Lines[0]
	y := line.At(year)
	if y == nil || y.Value == nil {
		return ""
	}
	since := disclosure.Span{First: t.Period.First, Last: year}
	switch line.Quantity {
	case disclosure.Total:
		total := v.bounded(y.Least, v.amount(y.Value, line.Unit, t.Indicator.Decimals))
		return v.t("，"+v.span(since)+"累计"+total, ", "+total+" in total over "+v.span(since))
	case disclosure.Index:
		return v.onAverage(y.Value, y.Least, since)
	}
	if t.Indicator.Kind == disclosure.Growth && line.Baseline != nil && line.Baseline.Sign() != 0 {
		index := new(big.Rat).Quo(y.Value, line.Baseline)
		return v.onAverage(index.Mul(index, big.NewRat(100, 1)), y.Least, since)
	}
	return ""
}

// onAverage is the average growth over years whose index started at 100.
func (v *view) onAverage(index *big.Rat, least disclosure.Comparator, since disclosure.Span) string {
	if least != "" || since.First >= since.Last {
		return ""
	}
	rate := v.rate(disclosure.MeanRate(index, since.Last-since.First+1))
	return v.t("，"+v.span(since)+"年均增长"+rate, ", "+rate+" a year on average over "+v.span(since))
}

// outcome says what the newest figure means for the target.
func (v *view) outcome(t disclosure.Trajectory) string {
	name := v.in(t.State.Name())
	switch t.State {
	case disclosure.Met:
		return v.t("，符合目标"+v.firstMet(t)+"，状态为“"+name+"”。", ": the target is met"+v.firstMet(t)+".")
	case disclosure.MetEarly:
		return v.t("，已符合目标"+v.firstMet(t)+"，状态为“"+name+"”。", ": the target is met early"+v.firstMet(t)+".")
	case disclosure.NotMet:
		if t.FirstMet != 0 {
			first := v.yearLabel(t.Indicator, t.FirstMet)
			return v.t("，未达到目标（"+first+"曾达到）。", ": the target is not met, though it was reached in "+v.editionYear(t.Indicator, t.FirstMet)+".")
		}
		return v.t("，未达到目标。", ": the target is not met.")
	case disclosure.Lost:
		end := t.Period.Last
		return v.t("；"+v.yearLabel(t.Indicator, end)+"曾达到目标，其后回落，状态为“"+name+"”。", "; the target was met in "+v.editionYear(t.Indicator, end)+" and has been lost since.")
	case disclosure.NotAssessed:
		if t.Reason == disclosure.Magnitude {
			return v.t("；目标为数量级，不是确数，不作评估。", v.in(whyNot[t.Reason])+", so the target cannot be assessed.")
		}
		return v.t("，"+v.in(whyNot[t.Reason])+"尚不能评估。", v.in(whyNot[t.Reason])+", so the target cannot be assessed.")
	}
	return v.onTheWay(t, name)
}

// whyNot are the reasons why a published figure does not settle anything, as they follow the figure.
var whyNot = map[disclosure.Reason]lang.Text{
	disclosure.NoFigure:       {},
	disclosure.OneSeries:      {},
	disclosure.OtherScope:     {ZH: "计划期内未见同口径数据，", EN: ", but no figure of the same scope has been found for the years of the plan"},
	disclosure.BoundOnly:      {ZH: "但只是下限，", EN: ", but that is only a lower bound"},
	disclosure.Magnitude:      {EN: ", but the target is an order of magnitude"},
	disclosure.EarlierMissing: {ZH: "但缺少部分年份的数据，", EN: ", but earlier years are missing"},
}

// onTheWay is the outcome while the end year is not known: the pace, where there is one, and the state.
func (v *view) onTheWay(t disclosure.Trajectory, name string) string {
	if p := t.Lines[0].Pace; p != nil && len(t.Lines) == 1 {
		pace := v.percent(p.Ratio)
		return v.t("，进度为路径要求的"+pace+"，状态为“"+name+"”。", "; progress is "+pace+" of what the path asks for, and the state is “"+lang.LowerFirst(name)+"”.")
	}
	return v.t("，状态为“"+name+"”。", "; the state is “"+lang.LowerFirst(name)+"”.")
}

func (v *view) firstMet(t disclosure.Trajectory) string {
	if t.FirstMet == 0 || t.FirstMet >= t.Year {
		return ""
	}
	return v.t("（"+v.yearLabel(t.Indicator, t.FirstMet)+"首次达到）", ", and was first reached in "+v.editionYear(t.Indicator, t.FirstMet))
}

// needed says what would still reach the target.
func (v *view) needed(t disclosure.Trajectory) string {
	n := t.Lines[0].Needed
	switch {
	case n == nil || len(t.Lines) > 1 || t.State == disclosure.NotAssessed && (!n.NoFinal || t.Reason == disclosure.OtherScope):
		return ""
	case n.NoFinal && v.refs.verdicts[t.Indicator.ID].Latest >= t.Period.Last:
		return ""
	case n.NoFinal:
		return v.t(v.yearLabel(t.Indicator, t.Period.Last)+"的数据未见公布。", "No figure for "+v.editionYear(t.Indicator, t.Period.Last)+" has been found.")
	case n.OutOfReach:
		return v.t("按已公布的数据推算，目标已不可能达到。", "By the figures published so far, the target is arithmetically out of reach.")
	}
	years := strconv.Itoa(n.Years)
	zh, en := v.neededEach(t, n)
	if n.Years == 1 {
		last := strconv.Itoa(t.Period.Last)
		return v.t(last+"年"+zh+"，才能达到目标。", en+" in "+last+" would still reach it.")
	}
	return v.t("余下"+years+"年每年"+zh+"，才能达到目标。", en+" in each of the "+years+" remaining years would still reach it.")
}

// neededEach is what each remaining year must bring.
func (v *view) neededEach(t disclosure.Trajectory, n *disclosure.Needed) (zh, en string) {
	ind, line := t.Indicator, t.Lines[0]
	switch {
	case ind.Kind == disclosure.Growth:
		return "还需增长" + v.rate(n.Rate), "Growth of " + v.rate(n.Rate)
	case ind.Kind == disclosure.Cumulative:
		each := v.amount(n.Each, line.Unit, ind.Decimals+1)
		return "还需完成" + each, each
	}
	each := v.change(new(big.Rat).Abs(n.Each), &line, ind.Decimals+1)
	if n.Each.Sign() < 0 {
		return "还需" + risesZH(&line, -1) + each, "A fall of " + each
	}
	return "还需" + risesZH(&line, 1) + each, "A rise of " + each
}

// risesZH is the Chinese verb of a change: shares and rates 提高, amounts and numbers 增加.
func risesZH(line *disclosure.Line, sign int) string {
	verbs := [...]string{"减少", "增加"}
	if inPoints(line) {
		verbs = [...]string{"降低", "提高"}
	}
	if sign < 0 {
		return verbs[0]
	}
	return verbs[1]
}

// inPoints reports whether two values of a line differ by percentage points.
func inPoints(line *disclosure.Line) bool {
	return line.Unit.Style == lang.Percent
}

// change writes a difference of two values of a line; shares differ by percentage points.
func (v *view) change(r *big.Rat, line *disclosure.Line, decimals int) string {
	if inPoints(line) {
		return v.points(lang.Exact(r, decimals, v.l))
	}
	return v.amount(r, line.Unit, decimals)
}

// points writes a number of percentage points.
func (v *view) points(number string) string {
	if strings.TrimLeft(number, "+−") == "1" {
		return v.t(number+"个百分点", number+" percentage point")
	}
	return v.t(number+"个百分点", number+" percentage points")
}
