package site

import (
	"math/big"
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// pathStep says what the path is and what it asks for, or why there is none.
func (v *view) pathStep(t disclosure.Trajectory, line *disclosure.Line) string {
	switch ind := t.Indicator; {
	case ind.Kind == disclosure.Rank:
		return v.t("名次只与目标比较，不画路径、不计进度。", "A smaller rank is better; it is compared with the target alone, without path or pace.")
	case ind.Kind == disclosure.Comparison:
		a, b := ind.Series[0].Name, ind.Series[1].Name
		return v.t("以“"+a.ZH+"”减“"+b.ZH+"”，看其差是否符合目标；不画路径、不计进度。", "The "+lang.LowerFirst(b.EN)+" is subtracted from the "+lang.LowerFirst(a.EN)+" and the difference compared with the target, without path or pace.")
	case ind.Kind == disclosure.Cumulative:
		return v.evenStep(t, line)
	case ind.Kind == disclosure.Growth:
		return v.growthStep(t, line)
	case ind.Kind == disclosure.Increment:
		return v.incrementStep(t, line)
	}
	return v.straightStep(t, line)
}

// pathAsks says, as the end of a sentence, what the path asks for at the deciding year, and at the end, where that is not
// the goal itself, which has been named.
func (v *view) pathAsks(t disclosure.Trajectory, line *disclosure.Line) string {
	words := ""
	byRate := t.Indicator.Kind == disclosure.Growth || t.Indicator.Kind == disclosure.Increment
	for _, p := range line.Path {
		isEnd := p.Year == t.Period.Last && byRate
		if p.Year != line.Year && !isEnd {
			continue
		}
		value := v.valued(t.Indicator, line, p.Value)
		if words == "" {
			words = v.t("；到"+v.yearName(p.Year)+"应为"+value, "; by "+strconv.Itoa(p.Year)+" it asks for "+value)
			continue
		}
		words += v.t("，到"+v.yearName(p.Year)+"应为"+value, ", by "+strconv.Itoa(p.Year)+" for "+value)
	}
	return words
}

// straightStep is the path of a level or a multiple.
func (v *view) straightStep(t disclosure.Trajectory, line *disclosure.Line) string {
	ind := t.Indicator
	if len(line.Path) == 0 {
		return v.noPathStep(ind)
	}
	base, goal := v.amount(line.Baseline, line.Unit, 6), v.amount(line.Goal, line.Unit, ind.Decimals+2)
	step := new(big.Rat).Sub(line.Goal, line.Baseline)
	step.Quo(step, new(big.Rat).SetInt64(int64(t.Period.Last-line.BaseYear)))
	from, to := strconv.Itoa(line.BaseYear), strconv.Itoa(t.Period.Last)
	head := ""
	if ind.Kind == disclosure.Multiple {
		n := v.number(ind.Target.Value, 2)
		head = v.t("目标值：基期数"+base+"的"+n+"倍，即"+goal+"。", "The target value is "+disclosure.TimesEN(ind.Target.Value)+" the baseline of "+base+": "+goal+". ")
	}
	yearly := v.signedAmount(step, line.Unit, ind.Decimals+2)
	return head + v.t("路径：由"+from+"年的"+base+"到"+to+"年的"+goal+"画直线，每年"+raisedZH(line, step, yearly)+v.pathAsks(t, line)+"。",
		"The path is the straight line from "+base+" in "+from+" to "+goal+" in "+to+", "+yearly+" a year"+v.pathAsks(t, line)+".")
}

// raisedZH says in Chinese which way a signed step goes: 提高0.06个百分点 for +0.06个百分点.
func raisedZH(line *disclosure.Line, step *big.Rat, signed string) string {
	return risesZH(line, step.Sign()) + strings.TrimLeft(signed, "+−")
}

// noPathStep says why a level or a multiple has no path.
func (v *view) noPathStep(ind *disclosure.Indicator) string {
	b := ind.Baseline
	switch {
	case ind.Kind == disclosure.Multiple && b == nil:
		return v.t("文件没有载明基期数，无法算出目标值，因此没有路径。", "The document does not give the baseline, so the target value cannot be computed and there is no path.")
	case b == nil:
		return v.t("文件没有同口径的基期，因此不画路径、不计进度。", "The document gives no baseline of the same scope, so there is no path and no pace.")
	case b.Scope.IsZero() && ind.HasParts():
		return v.t("文件所载的基期数是合计数，不是各部分的，因此不画路径、不计进度。", "The baseline in the document is that of the whole, not of its parts, so there is no path and no pace.")
	case b.Scope.IsZero() && b.Bound == "" && ind.Kind == disclosure.Multiple:
		return v.t("文件所载的基期数不是正数，无法按倍数计算，因此不画路径、不计进度。", "The baseline in the document is not above zero and has no meaningful multiple, so there is no path and no pace.")
	case b.Scope.IsZero() && b.Bound == "":
		return v.t("文件所载的基期数已经优于目标，因此不画路径、不计进度。", "The baseline in the document is already beyond the target, so there is no path and no pace.")
	case b.Scope.IsZero():
		return v.t("文件所载的基期数只是下限，因此不画路径、不计进度。", "The baseline in the document is only a lower bound, so there is no path and no pace.")
	}
	figure := v.bounded(b.Bound, v.amount(b.Value, v.set.Unit(ind.Unit), 6))
	return v.t("文件所载"+v.yearName(b.Year)+"的“"+figure+"”与目标口径不同，不作基期，因此不画路径、不计进度。",
		"The “"+figure+"” of "+strconv.Itoa(b.Year)+" in the document is of another scope than the target and is not its baseline, so there is no path and no pace.")
}

// evenStep is the path of a sum.
func (v *view) evenStep(t disclosure.Trajectory, line *disclosure.Line) string {
	years := t.Period.Last - t.Period.First + 1
	each := new(big.Rat).Quo(line.Goal, new(big.Rat).SetInt64(int64(years)))
	amount := v.amount(each, line.Unit, t.Indicator.Decimals+2)
	return v.t("路径："+strconv.Itoa(years)+"年匀速推进，每年"+amount+v.pathAsks(t, line)+"。",
		"The path is an even pace over "+strconv.Itoa(years)+" years, "+amount+" a year"+v.pathAsks(t, line)+".")
}

// growthStep is the path of an average growth.
func (v *view) growthStep(t disclosure.Trajectory, line *disclosure.Line) string {
	start := strconv.Itoa(t.Period.First - 1)
	factor := new(big.Rat).Quo(t.Indicator.Target.Value, big.NewRat(100, 1))
	by := v.number(factor.Add(factor, big.NewRat(1, 1)), 6)
	switch {
	case line.Quantity == disclosure.Index:
		return v.t("路径：以"+start+"年为100，逐年乘以"+by+v.pathAsks(t, line)+"。", "The path is an index of 100 in "+start+" that is multiplied by "+by+" every year"+v.pathAsks(t, line)+".")
	case len(line.Path) > 0:
		from := v.amount(line.Baseline, line.Unit, 6)
		return v.t("路径：以"+start+"年的"+from+"为起点，逐年乘以"+by+v.pathAsks(t, line)+"。", "The path starts at "+from+" in "+start+" and is multiplied by "+by+" every year"+v.pathAsks(t, line)+".")
	}
	return v.t("年均增速须以"+start+"年的数值为起点计算，该数值未查得，因此没有路径。", "An average rate is computed from the value of "+start+", which has not been found, so there is no path.")
}

// incrementStep is the path of a yearly rise.
func (v *view) incrementStep(t disclosure.Trajectory, line *disclosure.Line) string {
	ind := t.Indicator
	step := v.signedAmount(ind.Target.Value, line.Unit, 6)
	if len(line.Path) == 0 {
		return v.t("文件没有同口径的基期，因此逐年检验：每年比上年的变化均须达到目标（"+raisedZH(line, ind.Target.Value, step)+"），有一年未达到，即为未达到。",
			"The document gives no baseline of the same scope, so every year is tested: the change from the year before must satisfy the target ("+step+"), and a single year that does not fails the whole.")
	}
	from := v.amount(line.Baseline, line.Unit, 6)
	return v.t("路径：以"+v.yearName(line.BaseYear)+"的"+from+"为起点，逐年"+raisedZH(line, ind.Target.Value, step)+v.pathAsks(t, line)+"。",
		"The path starts at "+from+" in "+strconv.Itoa(line.BaseYear)+" and rises by "+strings.TrimPrefix(step, "+")+" every year"+v.pathAsks(t, line)+".")
}
