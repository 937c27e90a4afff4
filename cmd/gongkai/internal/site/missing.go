package site

import (
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// Missing says what has not been published of a target, and by whom it could be.
type Missing struct {
	Years    string
	What     string // which figures would settle it
	Deciding string // what the end year's figure decides; "" where that is published
	Clause   Link   // that names the owners
	Owners   []Link
}

// missing says what has not been published of a target; nil where nothing is missing.
func (v *view) missing(ind *disclosure.Indicator, t disclosure.Trajectory) *Missing {
	years := v.refs.verdicts[ind.ID].Missing
	if len(years) == 0 {
		return nil
	}
	m := &Missing{Years: v.yearList(years), What: v.wanted(ind)}
	clause, owners := v.owing(ind)
	if clause != "" {
		m.Clause, m.Owners = v.clauseLink(clause), v.bodyLinks(owners)
	}
	if last := t.Period.Last; years[len(years)-1] == last {
		m.Deciding = v.deciding(ind, v.yearLabel(ind, last))
	}
	return m
}

// wanted names the figures that the kind of target calls for.
func (v *view) wanted(ind *disclosure.Indicator) string {
	switch ind.Kind {
	case disclosure.Cumulative:
		if ind.Observed == disclosure.RunningTotal {
			return v.t("期初以来的累计数，逐年公布。", "The total since the period began, year by year.")
		}
		return v.t("各年数额，或期内累计数。", "The amount of each year, or the total of the period.")
	case disclosure.Growth:
		return v.t("各年增速，或期初与各年末的余额（总量）。", "The growth of each year, or the level at the start and at each year's end.")
	case disclosure.Increment:
		return v.t("期初与各年末的数值，或各年提升的幅度。", "The value at the start and at each year's end, or the rise of each year.")
	case disclosure.Rank:
		return v.t("各年名次。", "The rank of each year.")
	case disclosure.Comparison:
		a, b := v.in(ind.Series[0].Name), v.in(ind.Series[1].Name)
		return v.t("同一年的两项数据：“"+a+"”和“"+b+"”。", "Both figures of one year: “"+lowerFirst(a)+"” and “"+lowerFirst(b)+"”.")
	case disclosure.Multiple:
		return v.t("期初数和各年末数"+v.eachPart(ind)+"。", "The figure at the start and at each year's end"+v.eachPart(ind)+".")
	}
	return v.t("各年末的同口径数值"+v.eachPart(ind)+"。", "The value of the same scope at each year's end"+v.eachPart(ind)+".")
}

// eachPart names the parts of a target that has several.
func (v *view) eachPart(ind *disclosure.Indicator) string {
	if !ind.HasParts() {
		return ""
	}
	var names []string
	for _, id := range ind.PartIDs() {
		names = append(names, v.partName(ind, id))
	}
	if v.l == lang.ZH {
		return "，分别为" + v.joined(names)
	}
	for i, n := range names {
		names[i] = lowerFirst(n)
	}
	return ", of each: " + v.joined(names)
}

// deciding says what hangs on the end year's figure.
func (v *view) deciding(ind *disclosure.Indicator, end string) string {
	switch ind.Kind {
	case disclosure.Cumulative, disclosure.Growth, disclosure.Increment:
		return v.t("缺"+end+"的数据，不能对整个计划期作出结论。", "Without the figure for "+end+" nothing can be said of the period as a whole.")
	}
	return v.t(end+"的数据决定目标是否达到。", "The figure for "+end+" decides whether the target was met.")
}
