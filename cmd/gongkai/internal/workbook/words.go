package workbook

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// This file says in words what a row asks for, and what is known.

// unitOf is the unit in which a row is asked for.
func (f *Form) unitOf(r Row) *disclosure.Unit {
	if r.isContext() && r.Record.Unit != "" {
		return f.set.Unit(r.Record.Unit)
	}
	return f.set.Unit(r.Indicator.PartUnit(r.Part))
}

// isContext reports whether the row is a record of another scope or date, of which nothing is asked.
func (r *Row) isContext() bool { return r.Record != nil && r.Record.IsContext() }

// nothing stands where there is nothing to go by.
var nothing = lang.Text{ZH: "—"}

// name is the indicator, and the part, series or scope where it is not asked for as a whole.
func (f *Form) name(r Row) lang.Text {
	if r.Part == "" && r.Series == "" && !r.isContext() {
		return r.Indicator.Name
	}
	name := r.Indicator.Short
	add := func(more lang.Text) {
		name = lang.Text{ZH: name.ZH + "：" + more.ZH, EN: name.EN + ": " + more.EN}
	}
	if p := r.Indicator.Part(r.Part); p != nil {
		add(p.Name)
	} else if a := f.set.Area(disclosure.AreaID(r.Part)); a != nil {
		add(a.Name)
	}
	if i := slices.IndexFunc(r.Indicator.Series, func(s disclosure.Series) bool { return s.ID == r.Series }); i >= 0 {
		add(r.Indicator.Series[i].Name)
	}
	if r.isContext() {
		name = lang.Text{ZH: name.ZH + "（参考：" + r.Record.Scope.ZH + "）", EN: name.EN + " (context: " + r.Record.Scope.EN + ")"}
	}
	return name
}

// unit is the unit in which the value is to be given.
func (f *Form) unit(r Row) lang.Text {
	u := f.unitOf(r)
	switch u.Style {
	case lang.Count:
		if u.Factor.Cmp(big.NewRat(1, 1)) == 0 {
			return lang.Text{ZH: u.Name.ZH, EN: "number"}
		}
	case lang.Rank:
		return lang.Text{ZH: "名次", EN: "rank"}
	}
	return u.Name
}

// covers says which time the figure is of, and whether it is a sum.
func (f *Form) covers(r Row) lang.Text {
	y := strconv.Itoa(r.Year)
	if r.isContext() {
		return nothing
	}
	if r.Indicator.Edition {
		return lang.Text{ZH: y + "年版", EN: y + " edition"}
	}
	period := r.Indicator.Period(f.set.Site.Plan)
	switch {
	case r.Indicator.Kind == disclosure.Comparison:
		return lang.Text{ZH: y + "年", EN: y}
	case r.Indicator.Observes() == disclosure.Flow:
		return lang.Text{ZH: y + "年全年", EN: "the year " + y}
	case r.Indicator.Observes() == disclosure.RunningTotal:
		first := strconv.Itoa(period.First)
		return lang.Text{ZH: first + "—" + y + "年累计", EN: "total, " + first + "–" + y}
	case r.Indicator.Observes() == disclosure.Rate:
		return lang.Text{ZH: y + "年比上年增长", EN: "growth in " + y + " on the year before"}
	case r.Indicator.Observes() == disclosure.Change:
		return lang.Text{ZH: y + "年比上年变化", EN: "change in " + y + " on the year before"}
	}
	return lang.Text{ZH: y + "年末", EN: "end of " + y}
}

// target is the target in few words.
func (f *Form) target(r Row) lang.Text {
	if r.isContext() {
		return nothing
	}
	ind := r.Indicator
	t := ind.Target
	switch ind.Kind {
	case disclosure.Rank:
		n := lang.Same(Decimal(t.Value))
		return lang.Text{ZH: "前" + n.ZH + "名", EN: "top " + n.EN}
	case disclosure.Comparison:
		return compared(ind)
	}
	goal := f.amount(t.Value, ind.TargetUnit())
	switch ind.Kind {
	case disclosure.Multiple:
		n := Decimal(t.Value)
		goal = lang.Text{ZH: "基期的" + n + "倍", EN: n + " times the baseline"}
	case disclosure.Cumulative:
		goal = lang.Text{ZH: "累计" + goal.ZH, EN: goal.EN + " in total"}
	case disclosure.Growth:
		goal = lang.Text{ZH: "年均" + goal.ZH, EN: goal.EN + " a year on average"}
	case disclosure.Increment:
		goal = lang.Text{ZH: "每年提升" + goal.ZH, EN: "a rise of " + goal.EN + " every year"}
	}
	if t.Magnitude {
		return lang.Text{ZH: goal.ZH + "级", EN: "on the order of " + goal.EN}
	}
	if !t.Printed {
		return goal
	}
	words := comparators[t.Cmp]
	return lang.Text{ZH: words.before.ZH + goal.ZH + words.after, EN: words.before.EN + goal.EN}
}

// comparators are the words around a figure that is compared.
var comparators = map[disclosure.Comparator]struct {
	before lang.Text
	after  string // in Chinese
}{
	disclosure.More:    {lang.Text{ZH: "超过", EN: "more than "}, ""},
	disclosure.AtLeast: {lang.Text{EN: "at least "}, "以上"},
	disclosure.AtMost:  {lang.Text{ZH: "不高于", EN: "no more than "}, ""},
	disclosure.Less:    {lang.Text{ZH: "低于", EN: "less than "}, ""},
}

// compared names what the first series of a comparison is held against.
func compared(ind *disclosure.Indicator) lang.Text {
	words := map[disclosure.Comparator]lang.Text{
		disclosure.More: {ZH: "高于", EN: "above: "}, disclosure.AtLeast: {ZH: "不低于", EN: "not below: "},
		disclosure.AtMost: {ZH: "不高于", EN: "not above: "}, disclosure.Less: {ZH: "低于", EN: "below: "},
	}[ind.Target.Cmp]
	second := ind.Series[len(ind.Series)-1].Name
	return lang.Text{ZH: words.ZH + second.ZH, EN: words.EN + second.EN}
}

// amount writes a figure with its unit, without rounding.
func (f *Form) amount(v *big.Rat, id disclosure.UnitID) lang.Text {
	u := f.set.Unit(id).Measure()
	digits, _ := v.FloatPrec()
	return lang.Text{ZH: lang.Amount(v, u, digits, lang.ZH), EN: lang.Amount(v, u, digits, lang.EN)}
}

// latest is the newest earlier figure that a row can be held against: one of the target's own scope, else the document's
// baseline.
func (f *Form) latest(r Row) lang.Text {
	if r.isContext() {
		return nothing
	}
	var newest *disclosure.Observation
	for _, o := range f.set.Observed(r.Indicator.ID) {
		if o.Year < r.Year && !o.IsContext() && o.Value != nil && o.Part == r.Part && o.Series == r.Series && (newest == nil || o.Year > newest.Year) {
			newest = o
		}
	}
	b := r.Indicator.Baseline
	switch {
	case newest != nil:
		unit := newest.Unit
		if unit == "" {
			unit = r.Indicator.PartUnit(r.Part)
		}
		return f.dated(newest.Year, "", newest.Bound, f.amount(newest.Value, unit))
	case b != nil && b.Year < r.Year && b.Scope.IsZero() && r.Part == "" && r.Series == "":
		return f.dated(b.Year, "基期", b.Bound, f.amount(b.Value, r.Indicator.Unit))
	}
	return nothing
}

func (f *Form) dated(year int, what string, bound disclosure.Comparator, figure lang.Text) lang.Text {
	words := comparators[bound]
	y := strconv.Itoa(year)
	base := ""
	if what != "" {
		base = " (baseline)"
	}
	return lang.Text{ZH: y + "年" + what + "：" + words.before.ZH + figure.ZH + words.after, EN: y + base + ": " + words.before.EN + figure.EN}
}

// yearList writes the years of a form: 2025, 2021–2025, 2021、2023.
func yearList(years []int) lang.Text {
	var zh, en []string
	for i := 0; i < len(years); {
		k := i
		for k+1 < len(years) && years[k+1] == years[k]+1 {
			k++
		}
		first, last := strconv.Itoa(years[i]), strconv.Itoa(years[k])
		if i == k {
			zh, en = append(zh, first), append(en, first)
		} else {
			zh, en = append(zh, first+"—"+last), append(en, first+"–"+last)
		}
		i = k + 1
	}
	return lang.Text{ZH: strings.Join(zh, "、") + "年", EN: strings.Join(en, ", ")}
}
