package draft

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// A Year is what is expected of one year.
type Year struct {
	Set    *disclosure.Dataset
	Duties disclosure.Duties
	Year   int
}

// Lines counts the records that are expected of the year and have not been entered.
func (y Year) Lines() int {
	n := 0
	for i := range y.Set.Indicators {
		n += len(y.open(&y.Set.Indicators[i]))
	}
	return n
}

// header explains a record, in five lines of each language.
const header = `YYYY年的数据，一行一条记录。删去行首的“# ”再填；没有公布的不填，留着不动，不得估算。填完运行 gongkai check。
value 数值（单位见行尾）；source 来源，即 data/sources.toml 中的标识；quote 来源中写明这一数据的原文，照录。
需要时再写：unit = "…" 同类的另一单位；bound = ">" 或 ">=" 只是下限；note = { zh = "…", en = "…" } 说明；
status = "P" 初步数，"O" 来源称没有数据（不写 value）。口径、范围、时点不同的只作参考：role = "context"，
并写 scope = { zh = "…", en = "…" }，非全年或年末的写 period = "YYYY-09"；一年几条的加标签：标识.标签 = { … }。
Figures of YYYY, a record a line. Remove “# ” to fill a line in; leave what has not been published, estimate nothing.
value: the figure, in the unit at the line's end. source: an id of data/sources.toml. quote: the source's own words.
Where needed: unit = "…" of the same quantity; bound = ">" or ">=", a lower bound; note = { zh = "…", en = "…" };
status = "P" provisional, "O" none by the source (no value). Of another scope or date, shown only: role = "context",
scope = { zh = "…", en = "…" }, period = "YYYY-09" if not of the year or its end; several: id.label. Then: gongkai check`

// File is the whole file of the year: how a record is written, then a commented line for each record.
func (y Year) File() []byte {
	w := &writer{}
	for _, l := range strings.Split(strings.ReplaceAll(header, "YYYY", strconv.Itoa(y.Year)), "\n") {
		w.line(remark + l)
	}
	w.WriteString(string(y.Records()))
	return []byte(w.String())
}

// Records are the commented lines alone, grouped by area and by the bodies that owe the figures.
func (y Year) Records() []byte {
	w := &writer{}
	for i := range y.Set.Areas {
		a := &y.Set.Areas[i]
		groups := y.groups(a.ID)
		if len(groups) == 0 {
			continue
		}
		w.line("")
		w.remark("════ " + a.Name.ZH + " / " + a.Name.EN + " ════")
		for _, g := range groups {
			w.line("")
			y.owners(w, g.owners)
			for _, ind := range g.indicators {
				y.indicator(w, ind)
			}
		}
	}
	return []byte(w.String())
}

// A group is indicators of an area that the same bodies owe.
type group struct {
	owners     []disclosure.BodyID
	indicators []*disclosure.Indicator
}

// groups sorts what is expected of an area's indicators, each under the first of its areas, by who owes it.
func (y Year) groups(area disclosure.AreaID) []group {
	var groups []group
	for i := range y.Set.Indicators {
		ind := &y.Set.Indicators[i]
		if len(ind.Areas) == 0 || ind.Areas[0] != area || len(y.open(ind)) == 0 {
			continue
		}
		_, owners := y.Duties.Owing(ind)
		at := slices.IndexFunc(groups, func(g group) bool { return slices.Equal(g.owners, owners) })
		if at < 0 {
			at = len(groups)
			groups = append(groups, group{owners: owners})
		}
		groups[at].indicators = append(groups[at].indicators, ind)
	}
	return groups
}

// open are the slots of an indicator that are expected of the year and not filled.
func (y Year) open(ind *disclosure.Indicator) []disclosure.Slot {
	if !ind.Expects(y.Year, y.Set.Site.Plan) {
		return nil
	}
	return slices.DeleteFunc(ind.Slots(), func(s disclosure.Slot) bool {
		return slices.ContainsFunc(y.Set.Observed(ind.ID), func(o *disclosure.Observation) bool {
			return o.Year == y.Year && fills(o, s)
		})
	})
}

// fills reports whether a record is of the indicator's own scope and of that slot.
func fills(o *disclosure.Observation, s disclosure.Slot) bool {
	return !o.IsContext() && o.Part == s.Part && o.Series == s.Series
}

// owners names the bodies, in both languages.
func (y Year) owners(w *writer, ids []disclosure.BodyID) {
	var zh, en []string
	for _, id := range ids {
		if b := y.Set.Body(id); b != nil {
			zh, en = append(zh, b.Short.ZH), append(en, b.Short.EN)
		}
	}
	if len(zh) == 0 {
		w.remark("—— 条款未列责任单位 / No clause names a responsible body")
		return
	}
	w.remark("—— 责任单位：" + strings.Join(zh, "、"))
	w.remark("—— Responsible: " + strings.Join(en, "; "))
}

// indicator writes the name of an indicator and its lines.
func (y Year) indicator(w *writer, ind *disclosure.Indicator) {
	number := strconv.Itoa(ind.Number) + " "
	w.remark(number + ind.Name.ZH)
	w.remark(strings.Repeat(" ", len(number)) + ind.Name.EN + " (" + y.tail(ind, lang.EN) + ")")
	for _, s := range y.open(ind) {
		w.line(mark + ind.Key(s) + ` = { value = , source = "", quote = "" }   # ` + y.slot(ind, s))
	}
}

// slot is what stands behind a line: which of several figures it is, its unit, the last one, the target.
func (y Year) slot(ind *disclosure.Indicator, s disclosure.Slot) string {
	words := y.nameOf(ind, s)
	if u := y.Set.Unit(ind.PartUnit(s.Part)); u != nil {
		words = append(words, u.Name.ZH+what(ind, y.firstYear(ind)).ZH)
	}
	words = append(words, y.last(ind, s).ZH, y.tail(ind, lang.ZH))
	return strings.Join(words, "；")
}

func (y Year) firstYear(ind *disclosure.Indicator) string {
	return strconv.Itoa(ind.Period(y.Set.Site.Plan).First)
}

// nameOf names the part and the series of a slot.
func (y Year) nameOf(ind *disclosure.Indicator, s disclosure.Slot) []string {
	var words []string
	if p := ind.Part(s.Part); p != nil {
		words = append(words, p.Name.ZH)
	} else if a := y.Set.Area(disclosure.AreaID(s.Part)); a != nil {
		words = append(words, a.Name.ZH)
	}
	for _, series := range ind.Series {
		if series.ID == s.Series {
			words = append(words, series.Name.ZH)
		}
	}
	return words
}

// what says what a figure of the indicator is, where its unit leaves a doubt.
func what(ind *disclosure.Indicator, first string) lang.Text {
	switch {
	case ind.Edition:
		return lang.Text{ZH: "，按版次年份", EN: ", by the year of the edition"}
	case ind.Kind == disclosure.Cumulative && ind.Observes() == disclosure.Flow:
		return lang.Text{ZH: "，当年数", EN: ", of the year alone"}
	case ind.Kind == disclosure.Cumulative:
		return lang.Text{ZH: "，" + first + "年以来累计", EN: ", the total since " + first}
	case ind.Kind == disclosure.Growth && ind.Observes() == disclosure.Rate:
		return lang.Text{ZH: "，比上年增长", EN: ", growth on the year before"}
	case ind.Kind == disclosure.Increment && ind.Observes() == disclosure.Change:
		return lang.Text{ZH: "，比上年增加", EN: ", change on the year before"}
	case ind.Kind == disclosure.Growth || ind.Kind == disclosure.Increment:
		return lang.Text{ZH: "，水平值", EN: ", the level"}
	}
	return lang.Text{}
}

// tail says the target; in English, which has one line for all slots, the unit too.
func (y Year) tail(ind *disclosure.Indicator, l lang.Lang) string {
	if l == lang.ZH {
		return "目标：" + y.Set.By(ind, l) + y.Set.Goal(ind, l)
	}
	words := "target: " + y.Set.Goal(ind, l) + " " + y.Set.By(ind, l)
	if u := y.Set.Unit(ind.Unit); u != nil {
		words = u.Name.EN + what(ind, y.firstYear(ind)).EN + "; " + words
	}
	for _, s := range y.open(ind) {
		name := strings.TrimPrefix(strings.TrimPrefix(ind.Key(s), string(ind.ID)), ".")
		words += "; " + strings.TrimSpace(name+" "+y.last(ind, s).EN)
	}
	return words
}

// last is the newest figure of a slot before the year, else the baseline, else that there is none.
func (y Year) last(ind *disclosure.Indicator, s disclosure.Slot) lang.Text {
	var newest *disclosure.Observation
	for _, o := range y.Set.Observed(ind.ID) {
		if fills(o, s) && o.Value != nil && o.Year < y.Year && (newest == nil || o.Year > newest.Year) {
			newest = o
		}
	}
	base := ind.Baseline
	switch {
	case newest != nil:
		v, year := y.figure(newest, ind.PartUnit(s.Part)), strconv.Itoa(newest.Year)
		return lang.Text{ZH: "上次：" + year + "年" + v, EN: "last: " + v + " in " + year}
	case base != nil && base.Value != nil && base.Scope.IsZero() && !ind.HasParts():
		v, year := string(base.Bound)+number(base.Value), strconv.Itoa(base.Year)
		return lang.Text{ZH: "上次：基期" + year + "年" + v, EN: "last: baseline " + v + " in " + year}
	}
	return lang.Text{ZH: "上次：无", EN: "last: none"}
}

// figure is a record's figure in the given unit, if it can be converted, as it would be entered.
func (y Year) figure(o *disclosure.Observation, unit disclosure.UnitID) string {
	v := o.Value
	from, to := y.Set.Unit(o.Unit), y.Set.Unit(unit)
	if from != nil && to != nil {
		if c := from.Measure().Convert(v, to.Measure()); c != nil {
			v = c
		}
	}
	return string(o.Bound) + number(v)
}

// number writes a figure as TOML does.
func number(v *big.Rat) string {
	return strings.ReplaceAll(lang.Exact(v, 6, lang.ZH), "−", "-")
}
