package site

import (
	"math/big"
	"strconv"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// targetFacts is the strip of key figures: the target, the newest figure, what it starts from or the pace, the state.
func (v *view) targetFacts(t disclosure.Trajectory) []Fact {
	ind := t.Indicator
	var clauses []string
	for _, w := range ind.Receipts {
		clauses = append(clauses, v.clauseLink(w.Clause).Text)
	}
	s := v.state(t.Verdict)
	return []Fact{
		{Label: v.t("目标，", "Target, ") + v.by(ind), Value: v.goal(ind), Note: v.listed(clauses), Tone: "seal"},
		v.latestFact(t),
		v.startFact(t),
		{Label: v.t("状态", "State"), State: &s, Note: v.stateNote(t)},
	}
}

func (v *view) stateNote(t disclosure.Trajectory) string {
	switch {
	case t.State == disclosure.NotAssessed:
		return ""
	case t.FirstMet != 0 && t.FirstMet < t.Year && t.State != disclosure.Lost:
		return v.t(v.yearLabel(t.Indicator, t.FirstMet)+"首次达到", "first reached in "+v.editionYear(t.Indicator, t.FirstMet))
	}
	year := t.Year
	if t.State == disclosure.Lost {
		year = v.refs.verdicts[t.Indicator.ID].Latest
	}
	return v.t("依据"+v.yearLabel(t.Indicator, year)+"数据", "by the figure of "+v.editionYear(t.Indicator, year))
}

func (v *view) latestFact(t disclosure.Trajectory) Fact {
	latest, year := v.latest(t)
	if year != 0 {
		return Fact{Label: v.t("最新数据，", "Latest figure, ") + v.yearLabel(t.Indicator, year), Value: latest, Tone: "tide", Note: v.latestSource(t, year)}
	}
	f := Fact{Label: v.t("最新数据", "Latest figure"), Value: v.t("未见公布", "none found"), Tone: "none", Note: v.asOf()}
	if v.refs.verdicts[t.Indicator.ID].Evidence == otherScope {
		f.Value = v.t("仅有参考数据", "other scope only")
	}
	return f
}

// asOf dates a statement about what has not been found.
func (v *view) asOf() string {
	return v.t("截至", "as of ") + v.release.Date.In(v.l)
}

// latestSource is the publisher of the newest figure.
func (v *view) latestSource(t disclosure.Trajectory, year int) string {
	for _, line := range t.Lines {
		if y := line.At(year); y != nil && len(y.Records) > 0 {
			return v.in(v.set.Source(y.Records[0].Source).Publisher)
		}
	}
	return ""
}

// startFact is where the target starts from: its baseline, the even pace, the whole growth, the last figure before the
// period; where there is none of these, how many years have a figure, or that there is no baseline.
func (v *view) startFact(t disclosure.Trajectory) Fact {
	ind, line := t.Indicator, t.Lines[0]
	computed := v.t("本站计算", "computed by this site")
	switch {
	case ind.Baseline != nil:
		return v.baselineFact(ind.Baseline, &line)
	case ind.Kind == disclosure.Cumulative:
		years := big.NewRat(int64(t.Period.Last-t.Period.First+1), 1)
		each := v.amount(new(big.Rat).Quo(line.Goal, years), line.Unit, ind.Decimals+1)
		return Fact{Label: v.t("匀速推进，每年", "Even pace, each year"), Value: each, Note: computed, Tone: "sand"}
	case ind.Kind == disclosure.Growth && line.Quantity == disclosure.Index:
		total := new(big.Rat).Sub(line.Goal, big.NewRat(100, 1))
		return Fact{Label: v.t(v.span(t.Period)+"累计增长", "Growth over "+v.span(t.Period)), Value: lang.Exact(total, 1, v.l) + "%",
			Note: v.t("按目标增速逐年递增，", "compounded at the target’s rate, ") + computed, Tone: "sand"}
	}
	for i := len(line.Years) - 1; i >= 0 && ind.Kind != disclosure.Comparison; i-- {
		if y := &line.Years[i]; y.Year < t.Period.First && y.Figure != nil {
			return Fact{Label: v.t("计划期之前，", "Before the plan, ") + v.yearLabel(ind, y.Year), Value: v.yearFigure(ind, &line, y), Tone: "tide"}
		}
	}
	if ind.Kind == disclosure.Level || ind.Kind == disclosure.Multiple || ind.Kind == disclosure.Increment {
		return Fact{Label: v.t("同口径基期", "Baseline of the same scope"), Value: v.t("文件未载", "none given"), Tone: "none", Note: v.t("因此不画路径", "so no path is drawn")}
	}
	return v.publishedFact(ind)
}

func (v *view) baselineFact(b *disclosure.Baseline, line *disclosure.Line) Fact {
	f := Fact{Label: v.t("基期，", "Baseline, ") + v.yearName(b.Year), Value: v.bounded(b.Bound, v.amount(b.Value, line.Unit, mostDecimals)), Tone: "seal", Note: v.clauseLink(b.Clause).Text}
	if !b.Scope.IsZero() {
		f.Label = v.t("文件另载，", "Also in the document, ") + v.yearName(b.Year)
		f.Note = v.t("不作基期：", "not a baseline: ") + lang.LowerFirst(v.in(b.Scope))
	}
	return f
}

// publishedFact says how many of the years that are over have a figure.
func (v *view) publishedFact(ind *disclosure.Indicator) Fact {
	sum := v.refs.verdicts[ind.ID]
	due := strconv.Itoa(sum.Due)
	f := Fact{Label: v.t("已公布数据的年份", "Years published"), Tone: "none", Note: v.t("计划期内已过"+due+"年，", "") + v.asOf(),
		Value: v.t(strconv.Itoa(sum.Published)+"年", strconv.Itoa(sum.Published)+" of "+due)}
	if sum.Published > 0 {
		f.Tone = "tide"
	}
	return f
}

// latest is the newest figure of the target's own scope, and its year; 0 where there is none.
func (v *view) latest(t disclosure.Trajectory) (string, int) {
	year := v.refs.verdicts[t.Indicator.ID].Latest
	if words := v.figuresOf(t, year); words != "" {
		return words, year
	}
	return "", 0
}

// figuresOf is the figures of a year; "" where there is none.
func (v *view) figuresOf(t disclosure.Trajectory, year int) string {
	ind := t.Indicator
	var words []string
	for i := range t.Lines {
		y := t.Lines[i].At(year)
		if y == nil || y.Figure == nil && y.Second == nil {
			continue
		}
		figure := v.yearFigure(ind, &t.Lines[i], y)
		if len(t.Lines) > 1 {
			figure = v.t(v.partName(ind, t.Lines[i].Part)+figure, v.partName(ind, t.Lines[i].Part)+" "+figure)
		}
		words = append(words, figure)
	}
	if len(words) == 0 {
		return ""
	}
	return v.joined(words)
}

// yearFigure is the published figure of a year; of a comparison both figures, or the one that is known with its name.
func (v *view) yearFigure(ind *disclosure.Indicator, line *disclosure.Line, y *disclosure.Year) string {
	first, second := v.bounded(y.Bound, v.amount(y.Figure, line.Unit, ind.Decimals)), v.amount(y.Second, line.Unit, ind.Decimals)
	switch {
	case ind.Kind != disclosure.Comparison:
		return first
	case y.Figure != nil && y.Second != nil:
		return v.t("前者"+first+"，后者"+second, first+" against "+second)
	case y.Second != nil:
		return v.in(ind.Series[1].Name) + v.t("", " ") + second
	}
	return v.in(ind.Series[0].Name) + v.t("", " ") + first
}
