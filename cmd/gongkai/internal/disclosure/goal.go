package disclosure

import (
	"math/big"
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/lang"
)

// Goal writes a target in few words, with the document's comparator: 超过9%, at least 36, 前8名, top 8.
func (d *Dataset) Goal(ind *Indicator, l lang.Lang) string {
	return d.GoalBy(ind, ind.Target.Cmp, ind.Target.Value, ind.Target.Printed, l)
}

// GoalBy is Goal with the comparator and the value of another clause. Without a printed comparator it is the figure alone.
func (d *Dataset) GoalBy(ind *Indicator, cmp Comparator, value *big.Rat, printed bool, l lang.Lang) string {
	say := func(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(l) }
	unit := d.Unit(ind.TargetUnit())
	switch ind.Kind {
	case Rank:
		n := lang.Exact(value, 0, l)
		return say("前"+n+unit.Name.ZH, "top "+n)
	case Comparison:
		return comparisonGoal(ind, cmp, l)
	case Multiple:
		return say("基期数的"+lang.Exact(value, 2, l)+"倍", TimesEN(value)+" the baseline")
	}
	figure := lang.Amount(value, unit.Measure(), mostDecimals, l)
	if ind.Target.Magnitude {
		return say(magnitudeZH(figure)+"级", "on the order of "+figure)
	}
	if !printed {
		return figure
	}
	switch cmp {
	case More:
		return say("超过"+figure, "more than "+figure)
	case AtLeast:
		if ind.isCeiling(value) {
			return figure
		}
		return say(figure+"以上", "at least "+figure)
	case AtMost:
		return say("不高于"+figure, "no more than "+figure)
	}
	return say("低于"+figure, "less than "+figure)
}

// isCeiling reports whether a value is the highest there can be, such as 100% of a share: there is nothing above it.
func (i *Indicator) isCeiling(value *big.Rat) bool {
	return i.hasRange() && value.Cmp(i.Range[1]) == 0
}

// magnitudeZH writes an order of magnitude as Chinese does, by its word alone: 千亿元 for 1000亿元, 万亿元 for 1万亿元.
func magnitudeZH(figure string) string {
	for _, m := range [...]struct{ digits, word string }{{"1000", "千"}, {"100", "百"}, {"10", "十"}, {"1", ""}} {
		if rest, ok := strings.CutPrefix(figure, m.digits); ok && (strings.HasPrefix(rest, "万") || strings.HasPrefix(rest, "亿")) {
			return m.word + rest
		}
	}
	return figure
}

// TimesEN says how many times as much, before a noun: twice, 3 times.
func TimesEN(r *big.Rat) string {
	if n := lang.Exact(r, 2, lang.EN); n != "2" {
		return n + " times"
	}
	return "twice"
}

// comparisonGoal names what the first series is compared with.
func comparisonGoal(ind *Indicator, cmp Comparator, l lang.Lang) string {
	second := lang.Text{}
	if len(ind.Series) > 1 {
		second = ind.Series[1].Name
	}
	words := map[Comparator]lang.Text{
		More: {ZH: "高于", EN: "above the "}, AtLeast: {ZH: "不低于", EN: "not below the "},
		AtMost: {ZH: "不高于", EN: "not above the "}, Less: {ZH: "低于", EN: "below the "},
	}[cmp]
	return lang.Text{ZH: words.ZH + second.ZH, EN: words.EN + lang.LowerFirst(second.EN)}.In(l)
}

// By says when or over which years a target is to be reached.
func (d *Dataset) By(ind *Indicator, l lang.Lang) string {
	say := func(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(l) }
	p := ind.Period(d.Site.Plan)
	switch ind.Kind {
	case Cumulative:
		return say(p.In(l)+"累计", "in total over "+p.In(l))
	case Growth:
		return say(p.In(l)+"年均", "yearly average, "+p.In(l))
	case Increment:
		return say(p.In(l)+"每年", "every year, "+p.In(l))
	}
	return say("到"+strconv.Itoa(p.Last)+"年末", "by the end of "+strconv.Itoa(p.Last))
}

// In writes a run of years for readers.
func (s Span) In(l lang.Lang) string {
	first, last := strconv.Itoa(s.First), strconv.Itoa(s.Last)
	if s.First == s.Last {
		return lang.Text{ZH: first + "年", EN: first}.In(l)
	}
	return lang.Text{ZH: first + "—" + last + "年", EN: first + "–" + last}.In(l)
}
