package site

import (
	"math/big"
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// valueStep says what the deciding value is and how it comes about.
func (v *view) valueStep(t disclosure.Trajectory, line *disclosure.Line, y *disclosure.Year) string {
	ind := t.Indicator
	switch line.Quantity {
	case disclosure.Total:
		return v.totalStep(ind, line, y)
	case disclosure.Index:
		return v.indexStep(t, line, y)
	case disclosure.YearlyChange:
		return v.changesStep(ind, line, y)
	case disclosure.Spread:
		a, b := v.amount(y.Figure, line.Unit, ind.Decimals), v.amount(y.Second, line.Unit, ind.Decimals)
		gap := v.valued(ind, line, y.Value)
		return v.t("数据："+v.yearLabel(ind, y.Year)+"前者"+a+"，后者"+b+"，差"+gap+"。", "The figures: "+a+" against "+b+" in "+strconv.Itoa(y.Year)+", a difference of "+gap+".")
	}
	figure := v.yearFigure(ind, line, y)
	return v.t("最新的可评估数据："+v.yearLabel(ind, y.Year)+figure+v.meanGrowth(t, line, y)+"。",
		"The figure: the latest that can be assessed is "+figure+" in "+v.editionYear(ind, y.Year)+v.meanGrowth(t, line, y)+".")
}

// meanGrowth is the average growth that a level comes to, of a target that asks for growth.
func (v *view) meanGrowth(t disclosure.Trajectory, line *disclosure.Line, y *disclosure.Year) string {
	if t.Indicator.Kind != disclosure.Growth || line.Baseline == nil || line.Baseline.Sign() == 0 {
		return ""
	}
	index := new(big.Rat).Quo(y.Value, line.Baseline)
	mean := v.rate(disclosure.MeanRate(index.Mul(index, big.NewRat(100, 1)), y.Year-line.BaseYear))
	return v.t("，折合年均"+mean, ", an average of "+mean+" a year")
}

// editionYear is a year after "in".
func (v *view) editionYear(ind *disclosure.Indicator, year int) string {
	if ind.Edition {
		return "the " + strconv.Itoa(year) + " edition"
	}
	return strconv.Itoa(year)
}

// totalStep adds up the years of a sum.
func (v *view) totalStep(ind *disclosure.Indicator, line *disclosure.Line, y *disclosure.Year) string {
	total := v.bounded(y.Least, v.amount(y.Value, line.Unit, ind.Decimals))
	if isRunningTotal(ind, y) {
		return v.t("数据："+v.yearName(y.Year)+"公布的累计数为"+total+"。", "The figure: the total published for "+strconv.Itoa(y.Year)+" is "+total+".")
	}
	var terms []string
	for i := range line.Years {
		of := &line.Years[i]
		if !of.InPlan || of.Year > y.Year || of.Figure == nil {
			continue
		}
		figure := v.yearFigure(ind, line, of)
		if isRunningTotal(ind, of) {
			terms = terms[:0] // what is published as a sum holds the years before
			terms = append(terms, v.t("到"+v.yearName(of.Year)+"累计"+figure, figure+" up to "+strconv.Itoa(of.Year)))
			continue
		}
		terms = append(terms, v.t(v.yearName(of.Year)+figure, figure+" ("+strconv.Itoa(of.Year)+")"))
	}
	return v.t("数据："+v.joined(terms)+"，累计"+total+"。", "The figures: "+v.joined(terms)+", in total "+total+".")
}

// isRunningTotal reports whether a year's figure is the sum since the period began.
func isRunningTotal(ind *disclosure.Indicator, y *disclosure.Year) bool {
	for _, o := range y.Records {
		if o.Observed != "" && !o.IsMissing() {
			return o.Observed == disclosure.RunningTotal
		}
	}
	return ind.Observed == disclosure.RunningTotal
}

// indexStep compounds the rates of the years.
func (v *view) indexStep(t disclosure.Trajectory, line *disclosure.Line, y *disclosure.Year) string {
	formula := "100"
	for i := range line.Years {
		if of := &line.Years[i]; of.InPlan && of.Year <= y.Year && of.Figure != nil {
			factor := new(big.Rat).Quo(of.Figure, big.NewRat(100, 1))
			formula += " × " + v.number(factor.Add(factor, big.NewRat(1, 1)), 6)
		}
	}
	mean := v.rate(disclosure.MeanRate(y.Value, y.Year-t.Period.First+1))
	index := v.number(y.Value, 2)
	return v.t("数据：由各年增速算得"+v.yearName(y.Year)+"的指数，"+strings.ReplaceAll(formula, " ", "")+"＝"+index+"，折合年均"+mean+"（几何平均）。",
		"The figure: the index of "+strconv.Itoa(y.Year)+" from the yearly rates is "+formula+" = "+index+", an average of "+mean+" a year (geometric mean).")
}

// changesStep lists the yearly changes and whether each satisfies the target.
func (v *view) changesStep(ind *disclosure.Indicator, line *disclosure.Line, y *disclosure.Year) string {
	var terms []string
	for i := range line.Years {
		of := &line.Years[i]
		if !of.InPlan || of.Year > y.Year || of.Value == nil {
			continue
		}
		held := v.t("不符合", "not met")
		if of.Meets {
			held = v.t("符合", "met")
		}
		change := v.valued(ind, line, of.Value)
		terms = append(terms, v.t(v.yearName(of.Year)+change+"（"+held+"）", change+" in "+strconv.Itoa(of.Year)+" ("+held+")"))
	}
	return v.t("数据：比上年的变化，"+v.joined(terms)+"。", "The figures: the changes from the year before are "+v.joined(terms)+".")
}

// neededStep says what would still reach the target; "" where there is nothing left to ask.
func (v *view) neededStep(ind *disclosure.Indicator, line *disclosure.Line) string {
	n := line.Needed
	switch {
	case n == nil:
		return ""
	case n.NoFinal:
		return v.t("末年已过，末年的数据未见公布。", "The end year is past, and no figure for it has been found.")
	case n.OutOfReach:
		return v.t("还需：按已公布的数据推算，目标已不可能达到。", "Still needed: the target is arithmetically out of reach.")
	case ind.Kind == disclosure.Growth:
		return v.t("还需：余下"+strconv.Itoa(n.Years)+"年年均增长"+v.rate(n.Rate)+"。", "Still needed: growth of "+v.rate(n.Rate)+" a year in the "+v.count(n.Years, "", "remaining year", "remaining years")+".")
	}
	y := line.At(line.Year)
	if line.Quantity == disclosure.YearlyChange || y == nil {
		each := v.signedAmount(n.Each, line.Unit, 6)
		return v.t("还需：余下各年每年"+raisedZH(line, n.Each, each)+"。", "Still needed: "+each+" in every remaining year.")
	}
	goal, value := v.valued(ind, line, line.Goal), v.valued(ind, line, y.Value)
	decimals := ind.Decimals + 2
	if ind.Kind == disclosure.Cumulative {
		decimals--
	}
	each := v.signedAmount(n.Each, line.Unit, decimals)
	return v.t("还需：（"+goal+"－"+value+"）÷"+strconv.Itoa(n.Years)+"年，每年"+raisedZH(line, n.Each, each)+"。", "Still needed: ("+goal+" − "+value+") over "+v.count(n.Years, "", "year", "years")+", "+each+" a year.")
}

// openSteps say, of what is not assessed, why, and how it would be assessed with the figures that are missing; which these
// are is said where they are listed.
func (v *view) openSteps(t disclosure.Trajectory, line *disclosure.Line) []string {
	ind := t.Indicator
	why := v.in(line.Reason.Name())
	steps := []string{v.t("状态为“未评估”："+why+"。"+v.contextWords(line), "The state is “not assessed”: "+why+"."+v.contextWords(line))}
	test := v.test(ind)
	if line.Quantity == disclosure.YearlyChange {
		return append(steps, v.t("数据齐备后：每年都符合“"+test+"”，即为“已达到”；有一年不符合，即为“未达到”。", "Once the figures are published: “met” if every year satisfies “"+test+"”; “not met” if one does not."))
	}
	what := v.decisive(ind, t.Period)
	return append(steps, v.t("数据齐备后："+what+"符合“"+test+"”，即为“已达到”，否则为“未达到”。", "Once the figures are published: “met” if "+what+" satisfies “"+test+"”; otherwise “not met”."))
}

// decisive is what decides at the end of the period.
func (v *view) decisive(ind *disclosure.Indicator, p disclosure.Span) string {
	last := strconv.Itoa(p.Last)
	switch ind.Kind {
	case disclosure.Cumulative:
		return v.t(v.span(p)+"的累计数", "the total of "+v.span(p))
	case disclosure.Growth:
		return v.t(v.span(p)+"的年均增速", "the average growth of "+v.span(p))
	case disclosure.Rank:
		return v.t(v.yearLabel(ind, p.Last)+"的名次", "the rank of "+last)
	case disclosure.Comparison:
		return v.t(last+"年的“"+ind.Series[0].Name.ZH+"”", "the "+lang.LowerFirst(ind.Series[0].Name.EN)+" for "+last)
	}
	return v.t(last+"年末的数值", "the value at the end of "+last)
}

// contextWords count the figures that were seen and are not used.
func (v *view) contextWords(line *disclosure.Line) string {
	n := 0
	for i := range line.Years {
		n += len(line.Years[i].Context)
	}
	switch {
	case n == 0:
		return ""
	case line.Reason == disclosure.OtherScope:
		return v.t("查得参考数据"+strconv.Itoa(n)+"条，已列出。", " "+v.count(n, "", "was found and is", "were found and are")+" shown for reference.")
	}
	return v.t("另查得参考数据"+strconv.Itoa(n)+"条，已列出。", " "+v.count(n, "", "figure of another scope or date was found and is", "figures of another scope or date were found and are")+" shown for reference.")
}

// wanted is the figures that an assessment takes.
func (v *view) wanted(t disclosure.Trajectory, line *disclosure.Line) string {
	ind, p := t.Indicator, t.Period
	span, last, before := v.span(p), strconv.Itoa(p.Last), strconv.Itoa(p.First-1)
	switch {
	case ind.Kind == disclosure.Comparison:
		a, b := ind.Series[0].Name, ind.Series[1].Name
		return v.t(last+"年的两项数据，即"+a.ZH+"和"+b.ZH, "both figures for "+last+" ("+lang.LowerFirst(a.EN)+" and "+lang.LowerFirst(b.EN)+")")
	case ind.Kind == disclosure.Cumulative:
		return v.t(span+"各年的数据，或期末公布的累计数", "the figures for "+span+", or the total published at the end")
	case ind.Kind == disclosure.Growth && line.Quantity == disclosure.Index:
		return v.t(span+"各年的增速，逐年齐全，且价格口径一致", "the rates of all years, "+span+", on one price basis (real or nominal)")
	case ind.Kind == disclosure.Growth:
		return v.t(before+"年和"+last+"年末同口径的数值", "the values at the end of "+before+" and of "+last+", of the same scope")
	case line.Quantity == disclosure.YearlyChange:
		return v.t(before+"—"+last+"年各年末的数值，或各年比上年的变化", "the values at the end of every year, "+before+"–"+last+", or the change in each")
	case ind.Kind == disclosure.Multiple && line.Baseline == nil:
		return v.t("计划期开始时的基期数和"+last+"年末的数值", "the baseline at the start and the value at the end of "+last)
	case ind.Kind == disclosure.Rank:
		return v.t(v.yearLabel(ind, p.Last)+"的名次", "the rank of "+v.editionYear(ind, p.Last))
	}
	return v.t(last+"年末同口径的数值", "the value at the end of "+last+", of the same scope")
}
