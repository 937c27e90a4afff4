package chart

import (
	"math/big"
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// goal writes the target in words, for callers that bring none.
func (d *draft) goal() string {
	target := d.ind.Target
	n := lang.Exact(target.Value, 6, d.Lang)
	switch d.ind.Kind {
	case disclosure.Rank:
		return d.say("前"+n+"名", "top "+n)
	case disclosure.Comparison:
		return wordsOf[target.Cmp].In(d.Lang) + d.rivalName()
	case disclosure.Multiple:
		times := map[bool]string{true: "twice", false: n + " times"}[n == "2"]
		return d.say("基期数的"+n+"倍", times+" the baseline")
	case disclosure.Growth:
		n += "%"
	case disclosure.Increment:
		unit := lang.Unit{Style: lang.Points, Name: lang.Text{ZH: "个百分点"}}
		if d.unit != nil && d.unit.Style != lang.Percent {
			unit = d.unit.Measure()
		}
		n = lang.Amount(target.Value, unit, 6, d.Lang)
	default:
		if d.unit != nil && d.line.Goal != nil {
			n = lang.Amount(d.line.Goal, d.unit.Measure(), 6, d.Lang)
		}
	}
	if target.Magnitude {
		return d.say("约"+n+"级", "on the order of "+n)
	}
	return wordsOf[target.Cmp].In(d.Lang) + d.say("", " ") + n
}

// rivalName is the second figure of a comparison within a sentence.
func (d *draft) rivalName() string {
	if len(d.ind.Series) < 2 {
		return d.say("另一项", " the other")
	}
	name := d.ind.Series[1].Name.In(d.Lang)
	if d.Lang == lang.ZH || len(name) < 2 || 'A' <= name[1] && name[1] <= 'Z' {
		return d.say(name, " the "+name)
	}
	return " the " + strings.ToLower(name[:1]) + name[1:]
}

var wordsOf = map[disclosure.Comparator]lang.Text{
	disclosure.More:    {ZH: "超过", EN: "more than"},
	disclosure.AtLeast: {ZH: "不低于", EN: "at least"},
	disclosure.AtMost:  {ZH: "不高于", EN: "no more than"},
	disclosure.Less:    {ZH: "低于", EN: "less than"},
}

// pathWords name the path and its step.
func (d *draft) pathWords() (name, step string) {
	first, last := d.line.Path[0], d.line.Path[len(d.line.Path)-1]
	rate := lang.Exact(d.ind.Target.Value, 4, d.Lang)
	switch d.ind.Kind {
	case disclosure.Cumulative:
		return d.say("匀速路径，本站计算", "Even pace, computed by this site"), d.yearly(first.Value, last, first.Year, false)
	case disclosure.Growth:
		return d.say("本站计算的路径", "Path computed by this site"), d.say("每年增长"+rate+"%", rate+"% growth a year")
	}
	return d.say("本站计算的路径", "Path computed by this site"), d.yearly(first.Value, last, first.Year, true)
}

// yearly writes the even step from a value to a later point, as an amount or a signed change.
func (d *draft) yearly(from *big.Rat, to disclosure.Point, year int, signed bool) string {
	step := new(big.Rat).Sub(to.Value, from)
	if step.Sign() == 0 {
		return ""
	}
	step.Quo(step, big.NewRat(int64(to.Year-year), 1))
	unit := lang.Unit{}
	if d.unit != nil {
		unit = d.unit.Measure()
	}
	if unit.Style == lang.Percent {
		unit = lang.Unit{Style: lang.Points, Name: lang.Text{ZH: "个百分点"}}
	}
	plus := ""
	if signed && step.Sign() > 0 {
		plus = "+"
	}
	words := plus + lang.Amount(step, unit, d.ind.Decimals+2, d.Lang)
	if d.Lang == lang.EN && step.Sign() < 0 && unit.Style == lang.Currency {
		words = "−" + lang.Amount(new(big.Rat).Neg(step), unit, d.ind.Decimals+2, d.Lang)
	}
	return d.say("每年"+words, words+" a year")
}

// caption says what the axis measures, and in which unit; and the same with what else a reader must know of it.
func (d *draft) caption() (measure, caption string) {
	var words []string
	add := func(zh, en string) {
		if s := d.say(zh, en); s != "" {
			words = append(words, s)
		}
	}
	switch {
	case d.line.Quantity == disclosure.Total:
		add(strconv.Itoa(d.t.Period.First)+"年以来累计", "Running total since "+strconv.Itoa(d.t.Period.First))
	case d.line.Quantity == disclosure.Index:
		start := strconv.Itoa(d.t.Period.First - 1)
		add("指数，"+start+"年为100", "Index, "+start+" = 100")
	case d.line.Quantity == disclosure.YearlyChange:
		add("比上年变动", "Change from the year before")
	case d.ind.Kind == disclosure.Rank:
		add("名次，第1"+d.values.rank+"在上", "Rank, 1st at the top")
	case d.values.style == lang.Times:
		add("以基期数为1", "Baseline = 1")
	case d.ind.Kind == disclosure.Comparison && !d.hasFigures():
		add("两项之差", "Difference between the two")
	}
	if n := d.values.name; n != "" {
		add("单位："+n, n)
	}
	measure = sentence(strings.Join(words, d.say("，", ", ")))
	if d.Axis.Broken {
		add("纵轴不从零起", "axis does not start at zero")
	}
	return measure, sentence(strings.Join(words, d.say("，", ", ")))
}

// sentence begins with a capital letter.
func sentence(s string) string {
	if s != "" && 'a' <= s[0] && s[0] <= 'z' {
		return string(s[0]-'a'+'A') + s[1:]
	}
	return s
}

// describe says in sentences what the picture shows.
func (d *draft) describe() string {
	var b strings.Builder
	say := func(zh, en string) {
		if d.Lang == lang.EN && b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(d.say(zh, en))
	}
	say("目标："+d.Target.Words+"。", "Target: "+d.Target.Words+".")
	if n := d.values.name; n != "" && n != mereNumber {
		say("单位："+n+"。", "Unit: "+n+".")
	}
	if d.values.style == lang.Times {
		say("以基期为1。", "Values are multiples of the baseline.")
	}
	for _, s := range d.Series {
		if s.Role == Baseline && d.values.style == lang.Times {
			start := strconv.Itoa(s.Points[0].Year)
			say("以"+start+"年的基期数为1。", "The baseline of "+start+" is taken as 1.")
			continue
		}
		name := d.seriesName(&s)
		if list := d.list(s.Points); list != "" {
			say(name+"："+list+"。", name+": "+list+".")
		}
	}
	for _, s := range d.Rows {
		list := d.list(s.Points)
		say(s.Name+"："+list+"。", s.Name+": "+list+".")
	}
	for _, state := range []SlotState{Partly, Elsewhere, Missing, Withheld, Withdrawn, NotDue} {
		if years := d.yearsIn(state); years != "" {
			word := stateWords[state]
			say(word.ZH+"："+years+"年。", word.EN+": "+years+".")
		}
	}
	return b.String()
}

// mereNumber is the name of a unit that heads a column of mere numbers, and says nothing of a number by itself.
const mereNumber = "number"

// stateWords are what the description says of years without a figure, where the picture has no more room than for a word.
var stateWords = map[SlotState]lang.Text{
	Partly:    {ZH: "仅一项", EN: "Only one of the two figures"},
	Elsewhere: {ZH: "仅参考数据", EN: "Only figures of another scope or date"},
	Missing:   {ZH: "未见公布", EN: "Not published"},
	Withheld:  {ZH: "说明没有数据", EN: "Stated to have no figure"},
	NotDue:    {ZH: "未到期", EN: "Not yet due"},
	Withdrawn: {ZH: "已撤下", EN: "Withdrawn"},
}

// seriesName is a series' name in the description.
func (d *draft) seriesName(s *Series) string {
	switch {
	case s.Name != "" && s.Detail != "":
		return s.Name + d.say("，", ", ") + s.Detail
	case s.Name != "":
		return s.Name
	case d.line.Quantity == disclosure.Total:
		return d.say("累计", "Running total")
	case d.line.Quantity == disclosure.Index:
		return d.say("指数", "Index")
	case d.line.Quantity == disclosure.YearlyChange:
		return d.say("比上年变动", "Change from the year before")
	}
	return d.say("已公布", "Published")
}

// list writes points: 2021年8.9%、2022年9.1%; 8.9% in 2021, 9.1% in 2022.
func (d *draft) list(points []Point) string {
	var words []string
	for _, p := range points {
		if p.Value != nil {
			words = append(words, d.say(strconv.Itoa(p.Year)+"年"+d.spoken(p), d.spoken(p)+" in "+strconv.Itoa(p.Year)))
		}
	}
	return strings.Join(words, d.say("、", ", "))
}

// spoken is a label as it is read aloud: bounds in words, ranks as such.
func (d *draft) spoken(p Point) string {
	number := strings.TrimPrefix(p.Label, sign(p.Bound))
	if d.values.style == lang.Rank {
		number = d.values.tick(number)
	}
	switch p.Bound {
	case disclosure.More:
		return d.say("超过", "more than ") + number
	case disclosure.AtLeast:
		return d.say("不少于", "at least ") + number
	}
	return number
}
