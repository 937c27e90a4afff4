package site

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// This file says how the state of one target was found, step by step, with the target's own numbers filled in: what is
// asked for, what the path is, what the newest figure comes to, what follows. methodpath.go and methodvalue.go hold the
// steps that differ by kind.

// method lists the steps. A target of several parts goes through them part by part, and once for parts that stand alike.
func (v *view) method(t disclosure.Trajectory) []string {
	steps := v.askedSteps(t.Indicator)
	for i := 0; i < len(t.Lines); {
		own, names := v.lineSteps(t, &t.Lines[i]), []string{v.partName(t.Indicator, t.Lines[i].Part)}
		for i++; i < len(t.Lines) && slices.Equal(own, v.lineSteps(t, &t.Lines[i])); i++ {
			names = append(names, v.partName(t.Indicator, t.Lines[i].Part))
		}
		prefix := ""
		if len(t.Lines) > 1 {
			prefix = v.t("（", "(") + v.joined(names) + v.t("）", ") ")
		}
		for _, step := range own {
			steps = append(steps, prefix+step)
		}
	}
	if len(t.Lines) > 1 {
		word := v.in(t.State.Name())
		steps = append(steps, v.t("各部分全部达到，整体才算达到；整体的状态以其中最差的一项为准，为“"+word+"”。",
			"The target is met when all its parts are; its state is that of the part in the worst state: “"+lang.LowerFirst(word)+"”."))
	}
	return steps
}

// askedSteps say what the document asks for, and what of it is this site's reading.
func (v *view) askedSteps(ind *disclosure.Indicator) []string {
	cite := v.clauseLink(ind.Receipts[0].Clause).Text
	asked := v.t("目标（"+cite+"）："+v.askedZH(ind)+"。", "The target ("+cite+"): "+v.promiseEN(ind)+".")
	steps := []string{asked}
	if r := v.in(ind.Target.Reading); r != "" {
		steps = append(steps, v.t("本站理解："+sentenceOf(r, "。"), "Reading: "+sentenceOf(r, ".")))
	}
	if v.readsComparator(ind) {
		steps = append(steps, v.t("文件没有写“以上”“超过”一类限定词，按“"+v.test(ind)+"”评估，是本站的理解。", "The document prints no comparator; “"+v.test(ind)+"” is this site’s reading."))
	}
	return steps
}

// readsComparator reports whether the comparator of a target is this site's reading, and makes a difference.
func (v *view) readsComparator(ind *disclosure.Indicator) bool {
	return !ind.Target.Printed && !ind.Target.Magnitude && v.test(ind) != v.goal(ind)
}

// test is what a figure must satisfy, with the comparator that is used whether or not the document prints it.
func (v *view) test(ind *disclosure.Indicator) string {
	words := v.goalBy(ind, ind.Target.Cmp, ind.Target.Value, true)
	if ind.Kind == disclosure.Multiple {
		return v.t("不少于", "at least ") + words
	}
	return words
}

func (v *view) askedZH(ind *disclosure.Indicator) string {
	asked := promiseZH(ind) + v.goal(ind)
	if ind.Kind == disclosure.Comparison {
		return asked
	}
	return v.by(ind) + asked
}

// sentenceOf ends words with one full stop.
func sentenceOf(s, stop string) string {
	return strings.TrimRight(s, "。.") + stop
}

// lineSteps are the steps of one part.
func (v *view) lineSteps(t disclosure.Trajectory, line *disclosure.Line) []string {
	ind := t.Indicator
	if ind.Target.Magnitude {
		return []string{v.t("数量级不是确数，没有可以检验的界线，即使有数据也只作对照、不作评估，状态为“未评估”。",
			"No figure can be tested against an order of magnitude: figures are only shown beside it, and the state is “not assessed”.")}
	}
	steps := []string{v.pathStep(t, line)}
	if line.State == disclosure.NotAssessed {
		return append(steps, v.openSteps(t, line)...)
	}
	y := line.At(line.Year)
	steps = append(steps, v.valueStep(t, line, y))
	if line.Pace != nil && !isSettled(line.State) {
		steps = append(steps, v.paceStep(ind, line))
	}
	steps = append(steps, v.stateStep(t, line, y))
	if s := v.neededStep(ind, line); s != "" {
		steps = append(steps, s)
	}
	return steps
}

// isSettled reports whether a state follows from the figure alone, whatever the path asks for.
func isSettled(s disclosure.State) bool {
	return s == disclosure.Met || s == disclosure.MetEarly || s == disclosure.Lost
}

// valued writes an assessed value of a line: an index as a mere number, a difference in points, else an amount.
func (v *view) valued(ind *disclosure.Indicator, line *disclosure.Line, r *big.Rat) string {
	switch line.Quantity {
	case disclosure.Index:
		return v.number(r, 2)
	case disclosure.YearlyChange, disclosure.Spread:
		return v.signedAmount(r, line.Unit, ind.Decimals+1)
	}
	return v.amount(r, line.Unit, ind.Decimals+1)
}

// paceStep is the pace: progress made over progress asked for.
func (v *view) paceStep(ind *disclosure.Indicator, line *disclosure.Line) string {
	p := line.Pace
	year := v.yearLabel(ind, p.Year)
	made, asked := v.progress(line, p.Made, ind.Decimals+1), v.progress(line, p.Asked, ind.Decimals+1)
	return v.t("进度：实际进展"+made+"，除以路径到"+year+"要求的进展"+asked+"，得"+v.percent(p.Ratio)+"。",
		"The pace: the progress made, "+made+", over the progress that the path asks for by "+strconv.Itoa(p.Year)+", "+asked+", is "+v.percent(p.Ratio)+".")
}

// progress writes a difference of two values of a line.
func (v *view) progress(line *disclosure.Line, r *big.Rat, decimals int) string {
	if line.Quantity == disclosure.Index {
		return v.number(r, 2)
	}
	return strings.TrimPrefix(v.signedAmount(r, line.Unit, decimals), "+")
}

// stateStep is what follows for the state.
func (v *view) stateStep(t disclosure.Trajectory, line *disclosure.Line, y *disclosure.Year) string {
	ind := t.Indicator
	test, year := v.test(ind), v.yearLabel(ind, y.Year)
	word := v.t("状态为“"+v.in(line.State.Name())+"”", "the state is “"+lang.LowerFirst(v.in(line.State.Name()))+"”")
	switch line.State {
	case disclosure.Met:
		return v.t("末年的数据符合“"+test+"”"+v.firstReached(ind, line)+"，"+word+"。", "The end year’s figure satisfies “"+test+"”: "+word+v.firstReached(ind, line)+".")
	case disclosure.MetEarly:
		return v.t(year+"的数据已经符合“"+test+"”"+v.firstReached(ind, line)+"，"+v.yearName(t.Period.Last)+"尚无数据，"+word+"。",
			"The figure of "+strconv.Itoa(y.Year)+" already satisfies “"+test+"”, and none for "+strconv.Itoa(t.Period.Last)+" has been found: "+word+v.firstReached(ind, line)+".")
	case disclosure.NotMet:
		return v.unmet(line, y, v.t("末年的数据不符合“"+test+"”", "The end year’s figure does not satisfy “"+test+"”")) + v.t("，", ": ") + word + v.onceReached(line) + v.t("。", ".")
	case disclosure.Lost:
		return v.t("末年的数据符合“"+test+"”，其后年份的数据不再符合，"+word+"。", "The end year’s figure satisfies “"+test+"”, but a later one no longer does: "+word+".")
	case disclosure.Holding:
		return v.t("迄今各年均符合，期末才有结论，"+word+"。", "Every test so far has held, and the last falls at the end of the period: "+word+".")
	case disclosure.NotYetMet:
		return v.unmet(line, y, v.t("尚不符合“"+test+"”", "That does not satisfy “"+test+"” yet")) + v.noPace(line) + v.t("，", ": ") + word + v.t("。", ".")
	}
	return v.paceWords(line) + word + v.t("。", ".")
}

// unmet says that a value does not satisfy the target, and, where that is not plain, why.
func (v *view) unmet(line *disclosure.Line, y *disclosure.Year, words string) string {
	switch {
	case line.Quantity == disclosure.YearlyChange:
		return v.t("有的年份不符合", "Not every year satisfies the target")
	case line.Goal != nil && y.Value.Cmp(line.Goal) == 0:
		return words + v.t("（恰好等于，不算符合）", " (it is equal, which is not enough)")
	}
	return words
}

// noPace says why a state that is not settled does not follow from a pace.
func (v *view) noPace(line *disclosure.Line) string {
	switch {
	case line.Quantity == disclosure.YearlyChange:
		return ""
	case line.Pace != nil:
		return v.t("，本站只列进度数值，不作评语", ", and this site gives the pace without a word for it")
	}
	return v.t("，又没有路径可比", ", and there is no path to compare with")
}

func (v *view) firstReached(ind *disclosure.Indicator, line *disclosure.Line) string {
	if line.FirstMet == 0 || line.FirstMet >= line.Year {
		return ""
	}
	return v.t("（"+v.yearLabel(ind, line.FirstMet)+"首次达到）", "; it was first reached in "+strconv.Itoa(line.FirstMet))
}

func (v *view) onceReached(line *disclosure.Line) string {
	if line.FirstMet == 0 {
		return ""
	}
	return v.t("，"+v.yearName(line.FirstMet)+"曾达到", "; it had been reached in "+strconv.Itoa(line.FirstMet))
}

// paceWords say between which thresholds a pace lies.
func (v *view) paceWords(line *disclosure.Line) string {
	on, behind := v.percent(v.set.Site.Assessment.OnPace), v.percent(v.set.Site.Assessment.Behind)
	switch line.State {
	case disclosure.OnPace:
		return v.t("进度不低于"+on+"，", "The pace is at least "+on+": ")
	case disclosure.Behind:
		return v.t("进度不低于"+behind+"、低于"+on+"，", "The pace is at least "+behind+" and less than "+on+": ")
	case disclosure.FarBehind:
		return v.t("进度不低于0、低于"+behind+"，", "The pace is at least 0 and less than "+behind+": ")
	}
	return v.t("进度低于0，即比起点距目标更远，", "The pace is below 0, further from the target than the start: ")
}
