package site

import (
	"strconv"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// sentence says in words what chart and table of a target show: what is promised, what has been published, how the two
// compare.
func (v *view) sentence(t disclosure.Trajectory) string {
	if v.l == lang.ZH {
		return v.sentenceZH(t)
	}
	return v.sentenceEN(t)
}

func (v *view) sentenceZH(t disclosure.Trajectory) string {
	ind := t.Indicator
	head := "计划提出，" + v.by(ind)
	switch ind.Kind {
	case disclosure.Cumulative:
		head = "计划提出，" + v.span(t.Period) + "累计"
	case disclosure.Growth, disclosure.Increment:
		head = "计划提出，" + v.by(ind)
	case disclosure.Comparison:
		head = "计划提出，"
	}
	s := head + promiseZH(ind) + v.goal(ind) + "。"
	latest, year := v.latest(t)
	if year == 0 {
		return s + v.nothingZH(t)
	}
	if ind.Kind == disclosure.Rank {
		s += v.yearLabel(ind, year) + "居" + latest + "，"
	} else {
		s += v.yearLabel(ind, year) + "为" + latest + "，"
	}
	return s + v.outcomeZH(t) + v.paceZH(t) + v.neededZH(t)
}

// promiseZH is the verb between the time and the target.
func promiseZH(ind *disclosure.Indicator) string {
	switch {
	case ind.Kind == disclosure.Growth:
		return "增长"
	case ind.Kind == disclosure.Increment:
		return "提升"
	case ind.Kind == disclosure.Rank:
		return "进入"
	case ind.Kind == disclosure.Comparison:
		return ind.Series[0].Name.ZH
	case ind.Kind == disclosure.Multiple, !ind.Target.Printed, ind.Target.Magnitude:
		return "达到"
	case ind.Target.Cmp == disclosure.AtLeast:
		return "达到"
	}
	return ""
}

func (v *view) nothingZH(t disclosure.Trajectory) string {
	released := v.set.Release().Date.In(lang.ZH)
	s := "截至" + released + "，未见符合该口径的公布数据"
	if t.Reason == disclosure.OtherScope {
		s = "截至" + released + "，仅见不同口径或时点的数据，不能据以评估"
	}
	if t.Indicator.Target.Magnitude {
		s += "；“级”为数量级，即使有数据也只作对照、不作评估"
	}
	return s + "。"
}

func (v *view) outcomeZH(t disclosure.Trajectory) string {
	first := ""
	if t.FirstMet != 0 && t.FirstMet < t.Year {
		first = "，" + v.yearName(t.FirstMet) + "首次达到"
	}
	switch t.State {
	case disclosure.Met:
		return "符合目标，状态为“已达到”" + first + "。"
	case disclosure.MetEarly:
		return "已符合目标，末年数据尚未公布，状态为“提前达到”" + first + "。"
	case disclosure.NotMet:
		if t.FirstMet != 0 {
			return "未达到目标；" + v.yearName(t.FirstMet) + "曾经达到。"
		}
		return "未达到目标。"
	case disclosure.Lost:
		return v.yearName(t.Period.Last) + "达到目标，其后回落，状态为“达到后回落”。"
	case disclosure.NotAssessed:
		return "但" + v.in(t.Reason.Name()) + "，尚不能评估。"
	}
	return "状态为“" + v.in(t.State.Name()) + "”。"
}

func (v *view) paceZH(t disclosure.Trajectory) string {
	if p := t.Lines[0].Pace; p != nil && len(t.Lines) == 1 && t.State != disclosure.Met && t.State != disclosure.NotMet {
		return "已走完路径要求的" + v.percent(p.Ratio) + "。"
	}
	return ""
}

func (v *view) neededZH(t disclosure.Trajectory) string {
	ind, line := t.Indicator, t.Lines[0]
	n := line.Needed
	switch {
	case n == nil || len(t.Lines) > 1 || t.State == disclosure.NotAssessed && !n.NoFinal:
		return ""
	case n.NoFinal:
		return v.yearName(t.Period.Last) + "的数据尚未公布。"
	case n.OutOfReach:
		return "按现有数据，目标在算术上已无法达到。"
	case ind.Kind == disclosure.Growth:
		return "其后" + strconv.Itoa(n.Years) + "年须年均增长" + v.rate(n.Rate) + "方可达到。"
	case ind.Kind == disclosure.Cumulative:
		return "其后" + strconv.Itoa(n.Years) + "年每年须" + v.amount(n.Each, line.Unit, ind.Decimals+1) + "方可达到。"
	}
	return "其后" + strconv.Itoa(n.Years) + "年每年须变动" + v.signedAmount(n.Each, line.Unit, ind.Decimals+2) + "方可达到。"
}

func (v *view) sentenceEN(t disclosure.Trajectory) string {
	ind := t.Indicator
	s := "The plan asks for " + v.promiseEN(ind) + ". "
	latest, year := v.latest(t)
	if year == 0 {
		return s + v.nothingEN(t)
	}
	when := "In " + strconv.Itoa(year)
	if ind.Edition {
		when = "In the " + strconv.Itoa(year) + " edition"
	}
	verb := " the figure was "
	if ind.Kind == disclosure.Rank {
		verb = " the rank was "
	}
	return s + when + verb + latest + v.outcomeEN(t) + v.paceEN(t) + v.neededEN(t)
}

func (v *view) promiseEN(ind *disclosure.Indicator) string {
	switch ind.Kind {
	case disclosure.Rank:
		return "a place in the " + v.goal(ind) + " " + v.by(ind)
	case disclosure.Comparison:
		return "the " + lowerFirst(ind.Series[0].Name.EN) + " to be " + v.goal(ind)
	case disclosure.Growth:
		return "growth of " + v.goal(ind) + " " + v.by(ind)
	case disclosure.Increment:
		return "a rise of " + v.goal(ind) + " " + v.by(ind)
	}
	return v.goal(ind) + " " + v.by(ind)
}

func (v *view) nothingEN(t disclosure.Trajectory) string {
	released := v.set.Release().Date.In(lang.EN)
	s := "As of " + released + " no figure of this scope has been found in public"
	if t.Reason == disclosure.OtherScope {
		s = "As of " + released + " only figures of another scope or date have been found, which cannot be held against it"
	}
	if t.Indicator.Target.Magnitude {
		s += "; the target is an order of magnitude, which figures can be laid beside but not held against"
	}
	return s + "."
}

func (v *view) outcomeEN(t disclosure.Trajectory) string {
	first := ""
	if t.FirstMet != 0 && t.FirstMet < t.Year {
		first = ", and was first reached in " + strconv.Itoa(t.FirstMet)
	}
	switch t.State {
	case disclosure.Met:
		return ": the target is met" + first + ". "
	case disclosure.MetEarly:
		return ": the target is met early" + first + "; the end year's figure has not been published. "
	case disclosure.NotMet:
		if t.FirstMet != 0 {
			return ": the target is not met, though it was reached in " + strconv.Itoa(t.FirstMet) + ". "
		}
		return ": the target is not met. "
	case disclosure.Lost:
		return ": the target was met in " + strconv.Itoa(t.Period.Last) + " and has been lost since. "
	case disclosure.NotAssessed:
		return ", but " + v.in(t.Reason.Name()) + ", so it cannot be assessed. "
	}
	return "; the state is “" + lowerFirst(v.in(t.State.Name())) + "”. "
}

func (v *view) paceEN(t disclosure.Trajectory) string {
	if p := t.Lines[0].Pace; p != nil && len(t.Lines) == 1 && t.State != disclosure.Met && t.State != disclosure.NotMet {
		return "That is " + v.percent(p.Ratio) + " of the progress that the path asks for. "
	}
	return ""
}

func (v *view) neededEN(t disclosure.Trajectory) string {
	ind, line := t.Indicator, t.Lines[0]
	n := line.Needed
	switch {
	case n == nil || len(t.Lines) > 1 || t.State == disclosure.NotAssessed && !n.NoFinal:
		return ""
	case n.NoFinal:
		return "The figure of " + strconv.Itoa(t.Period.Last) + " has not been published."
	case n.OutOfReach:
		return "By the figures so far the target is arithmetically out of reach."
	case ind.Kind == disclosure.Growth:
		return "Growth of " + v.rate(n.Rate) + " in each of the " + strconv.Itoa(n.Years) + " remaining years would still reach it."
	case ind.Kind == disclosure.Cumulative:
		return v.amount(n.Each, line.Unit, ind.Decimals+1) + " in each of the " + strconv.Itoa(n.Years) + " remaining years would still reach it."
	}
	return "A change of " + v.signedAmount(n.Each, line.Unit, ind.Decimals+2) + " in each of the " + strconv.Itoa(n.Years) + " remaining years would still reach it."
}

// missing says what has not been published of a target, and by whom it could be; nil where nothing is missing.
func (v *view) missing(ind *disclosure.Indicator, t disclosure.Trajectory) *Missing {
	years := v.refs.verdicts[ind.ID].Missing
	if len(years) == 0 {
		return nil
	}
	m := &Missing{Years: v.yearList(years), Owners: v.bodyLinks(v.owners(ind)), Final: years[len(years)-1] == t.Period.Last}
	if t.Period.Contains(years[0]) && ind.Kind == disclosure.Level && !m.Final {
		m.Final = false
	}
	what := v.in(ind.Name)
	m.Text = v.t("尚缺"+m.Years+"的数据："+what+"。", "Still missing: "+what+", "+m.Years+".")
	return m
}
