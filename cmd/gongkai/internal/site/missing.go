package site

import (
	"slices"

	"gongkai/cmd/gongkai/internal/disclosure"
)

// Missing says what has not been published of a target, and by whom it could be.
type Missing struct {
	Years    string
	What     string // which figures would settle it, in words that follow others; "" where nothing is left to settle
	Deciding string // what the end year's figure decides; "" where that is published
	Taken    string // the years of figures that were published and withdrawn; "" where there are none
	Clause   Link   // that names the owners
	Owners   []Link
}

// missing says what has not been published of a target; nil where nothing is missing.
func (v *view) missing(ind *disclosure.Indicator, t disclosure.Trajectory) *Missing {
	years := v.refs.verdicts[ind.ID].Missing
	if len(years) == 0 {
		return nil
	}
	m := &Missing{Years: v.yearList(years), Taken: v.withdrawnYears(&t)}
	clause, owners := v.owing(ind)
	if clause != "" {
		m.Clause, m.Owners = v.clauseLink(clause), v.bodyLinks(owners)
	}
	if ind.Target.Magnitude {
		return m // nothing would settle it
	}
	if last := t.Period.Last; years[len(years)-1] == last && t.Reason != disclosure.Magnitude {
		m.Deciding = v.deciding(ind, v.yearLabel(ind, last))
	}
	if m.Deciding != "" || t.State == disclosure.NotAssessed {
		m.What = v.wanted(t, &t.Lines[0])
	}
	return m
}

// withdrawnYears lists the years of which a figure was withdrawn.
func (v *view) withdrawnYears(t *disclosure.Trajectory) string {
	var years []int
	for i := range t.Lines {
		for k := range t.Lines[i].Years {
			if y := &t.Lines[i].Years[k]; y.Withdrawn && !slices.Contains(years, y.Year) {
				years = append(years, y.Year)
			}
		}
	}
	if len(years) == 0 {
		return ""
	}
	slices.Sort(years)
	return v.yearList(years)
}

// deciding says what hangs on the end year's figure.
func (v *view) deciding(ind *disclosure.Indicator, end string) string {
	switch ind.Kind {
	case disclosure.Multiple:
		if ind.Baseline == nil {
			return v.t("缺期初的数据或"+end+"的数据，都不能得出结论。", "Nothing can be concluded without both the starting figure and that for "+end+".")
		}
	case disclosure.Cumulative, disclosure.Growth, disclosure.Increment:
		return v.t("缺"+end+"的数据，整个计划期尚无结论。", "Without the figure for "+end+", nothing can be said of the period as a whole.")
	}
	return v.t("目标是否达到，以"+end+"的数据为准。", "The figure for "+end+" decides whether the target was met.")
}
