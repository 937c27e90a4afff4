package site

import (
	"math/big"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/notice"
)

// methodUnits are the units of the made-up targets below.
func methodUnits() []disclosure.Unit {
	unit := func(id disclosure.UnitID, name, en, quantity string, factor int64, style lang.Style) disclosure.Unit {
		return disclosure.Unit{ID: id, Name: lang.Text{ZH: name, EN: en}, Quantity: quantity, Factor: big.NewRat(factor, 1), Style: style, Currency: "RMB"}
	}
	return []disclosure.Unit{
		unit("percent", "%", "%", "ratio", 1, lang.Percent), unit("points", "个百分点", "percentage points", "points", 1, lang.Points),
		unit("yi", "亿元", "RMB 100 million", "rmb", 100_000_000, lang.Currency), unit("jia", "家", "number", "count", 1, lang.Count),
		unit("rank", "名", "rank", "rank", 1, lang.Rank), unit("times", "倍", "times", "times", 1, lang.Times),
	}
}

// methodView is the view of a target's page over made-up data that was released in the given year.
func methodView(l lang.Lang, released int) *view {
	set := &disclosure.Dataset{Units: methodUnits()}
	set.Site.Plan = disclosure.Span{First: 2021, Last: 2025}
	set.Site.Assessment = disclosure.Thresholds{OnPace: big.NewRat(95, 100), Behind: big.NewRat(60, 100), Words: true}
	set.Releases = []disclosure.Release{{Date: lang.Date{Year: released, Month: 6, Day: 1}}}
	set.Areas = []disclosure.Area{{ID: "east", Name: lang.Text{ZH: "东镇", EN: "Easton"}}, {ID: "west", Name: lang.Text{ZH: "西镇", EN: "Weston"}}}
	set.Index()
	return &view{Site: &Site{set: set, texts: &notice.Set{}}, l: l, release: set.Release()}
}

func rat(s string) *big.Rat {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		panic("not a number: " + s)
	}
	return r
}

// indicator makes up a target.
func indicator(kind disclosure.Kind, unit disclosure.UnitID, cmp disclosure.Comparator, value string, change func(*disclosure.Indicator)) *disclosure.Indicator {
	ind := &disclosure.Indicator{
		ID: "x", Number: 1, Kind: kind, Unit: unit, Decimals: 1, Areas: []disclosure.AreaID{"east"},
		Name:     lang.Text{ZH: "某项", EN: "Something"},
		Target:   disclosure.Target{Value: rat(value), Cmp: cmp, Printed: true},
		Receipts: []disclosure.Wording{{Clause: "c1"}},
	}
	if change != nil {
		change(ind)
	}
	return ind
}

// figures makes records of values, one a year from the first on; "" leaves a year out, ">…" is a lower bound.
func figures(first int, values ...string) []*disclosure.Observation {
	var list []*disclosure.Observation
	for i, s := range values {
		if s == "" {
			continue
		}
		o := &disclosure.Observation{Indicator: "x", Year: first + i}
		if bound, ok := strings.CutPrefix(s, ">"); ok {
			o.Bound, s = disclosure.More, bound
		}
		o.Value = rat(s)
		list = append(list, o)
	}
	return list
}

func from(year int, value string) func(*disclosure.Indicator) {
	return func(ind *disclosure.Indicator) {
		ind.Baseline = &disclosure.Baseline{Year: year, Value: rat(value), Clause: "c0"}
	}
}

// two names the two series of a comparison, or the like.
func two(ind *disclosure.Indicator) {
	ind.Target.Unit = "points"
	ind.Series = []disclosure.Series{{ID: "a", Name: lang.Text{ZH: "贷款增速", EN: "Growth of loans"}}, {ID: "b", Name: lang.Text{ZH: "平均增速", EN: "Average growth"}}}
}

type methodCase struct {
	name     string
	ind      *disclosure.Indicator
	records  []*disclosure.Observation
	released int
	state    disclosure.State
}

func pair(year int, a, b string) []*disclosure.Observation {
	list := append(figures(year, a), figures(year, b)...)
	list[0].Series, list[1].Series = "a", "b"
	return list
}

const methodFile = "testdata/method.txtar"

// The steps of every kind and state, in both languages, are those of testdata/method.txtar.
func TestMethod(t *testing.T) {
	archive, err := txtar.ParseFile(methodFile)
	if err != nil {
		t.Fatal(err)
	}
	got := txtar.Archive{Comment: archive.Comment}
	want := map[string]string{}
	for _, f := range archive.Files {
		want[f.Name] = string(f.Data)
	}
	for _, c := range slices.Concat(levelCases(), sumCases(), yearlyCases(), otherCases()) {
		for _, l := range lang.All {
			name := c.name + " " + l.Key()
			v := methodView(l, c.released)
			tr := disclosure.Assess(c.ind, c.records, v.set.Rules())
			if tr.State != c.state {
				t.Errorf("%s: the state is %s, not %s", c.name, tr.State, c.state)
			}
			steps := strings.Join(v.method(tr), "\n") + "\n"
			if w, ok := want[name]; (steps != w || !ok) && !*update {
				t.Errorf("%s: got\n-- %s --\n%swant\n%s", c.name, name, steps, w)
			}
			got.Files = append(got.Files, txtar.File{Name: name, Data: []byte(steps)})
			delete(want, name)
		}
	}
	if *update {
		if err := os.WriteFile(methodFile, txtar.Format(&got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name := range want {
		t.Errorf("%s has %q, which no case asks for", methodFile, name)
	}
}

func levelCases() []methodCase {
	return []methodCase{
		{name: "level behind", ind: indicator(disclosure.Level, "yi", ">", "6000", from(2020, "4000")), records: figures(2022, "4700"), released: 2023, state: disclosure.Behind},
		{name: "level met", ind: indicator(disclosure.Level, "percent", ">", "9", from(2020, "8.7")), records: figures(2024, "9.1", "9.3"), released: 2026, state: disclosure.Met},
		{name: "level exactly at the mark", ind: indicator(disclosure.Level, "percent", ">", "9", from(2020, "8.7")), records: figures(2025, "9"), released: 2026, state: disclosure.NotMet},
		{name: "level without a baseline", ind: indicator(disclosure.Level, "percent", ">", "9", nil), records: figures(2023, "8.8"), released: 2024, state: disclosure.NotYetMet},
		{name: "level moving away", ind: indicator(disclosure.Level, "percent", ">", "9", from(2020, "8.7")), records: figures(2023, "8.4"), released: 2024, state: disclosure.MovingAway},
		{name: "level far behind", ind: indicator(disclosure.Level, "percent", ">", "9", from(2020, "8.7")), records: figures(2024, "8.8"), released: 2025, state: disclosure.FarBehind},
		{name: "level lost", ind: indicator(disclosure.Level, "percent", ">", "9", nil), records: figures(2025, "9.1", "8.9"), released: 2027, state: disclosure.Lost},
		{name: "level missed, reached later", ind: indicator(disclosure.Level, "percent", ">", "9", nil), records: figures(2025, "8.5", "9.1"), released: 2027, state: disclosure.NotMet},
		{name: "level met, and later", ind: indicator(disclosure.Level, "percent", ">", "9", nil), records: figures(2025, "9.1", "9.4"), released: 2027, state: disclosure.Met},
		{name: "level proven by a bound", ind: indicator(disclosure.Level, "jia", ">=", "300", nil), records: figures(2024, ">300"), released: 2025, state: disclosure.MetEarly},
		{name: "bound only", ind: indicator(disclosure.Level, "jia", ">=", "400", nil), records: figures(2025, ">300"), released: 2026, state: disclosure.NotAssessed},
		{name: "baseline of another scope", ind: indicator(disclosure.Level, "percent", ">", "75", func(ind *disclosure.Indicator) {
			from(2020, "36")(ind)
			ind.Baseline.Bound, ind.Baseline.Scope = disclosure.More, lang.Text{ZH: "小区域", EN: "a smaller area"}
		}), released: 2026, state: disclosure.NotAssessed},
		{name: "multiple", ind: indicator(disclosure.Multiple, "jia", ">=", "2", from(2020, "80")), records: figures(2022, "113"), released: 2023, state: disclosure.OnPace},
		{name: "multiple without a baseline", ind: indicator(disclosure.Multiple, "jia", ">=", "2", func(ind *disclosure.Indicator) {
			ind.Target.Printed, ind.Target.Reading = false, lang.Text{ZH: "“双倍增”按2倍计", EN: "“double” is read as 2 times"}
		}), released: 2026, state: disclosure.NotAssessed},
	}
}

func sumCases() []methodCase {
	return []methodCase{
		{name: "cumulative behind", ind: indicator(disclosure.Cumulative, "yi", ">", "1000", nil), records: figures(2021, "150", "180", "190"), released: 2024, state: disclosure.Behind},
		{name: "cumulative missing a year", ind: indicator(disclosure.Cumulative, "yi", ">", "1000", nil), records: figures(2021, "150", "", "190"), released: 2024, state: disclosure.NotAssessed},
		{name: "cumulative by a running total", ind: indicator(disclosure.Cumulative, "yi", ">", "1000", func(ind *disclosure.Indicator) { ind.Observed = disclosure.RunningTotal }),
			records: figures(2023, "650", "", "1100"), released: 2026, state: disclosure.Met},
		{name: "growth on pace", ind: indicator(disclosure.Growth, "percent", ">=", "7.5", nil), records: figures(2021, "8", "5", "9.1"), released: 2024, state: disclosure.OnPace},
		{name: "growth missing a year", ind: indicator(disclosure.Growth, "percent", ">=", "7.5", nil), records: figures(2021, "8", "", "9.1"), released: 2026, state: disclosure.NotAssessed},
		{name: "growth by levels", ind: indicator(disclosure.Growth, "yi", ">=", "10", func(ind *disclosure.Indicator) { ind.Observed, ind.Target.Unit = disclosure.LevelOf, "percent" }),
			records: figures(2020, "100", "", "", "", "", "170"), released: 2026, state: disclosure.Met},
		{name: "growth by levels without a start", ind: indicator(disclosure.Growth, "yi", ">=", "10", func(ind *disclosure.Indicator) { ind.Observed, ind.Target.Unit = disclosure.LevelOf, "percent" }),
			released: 2026, state: disclosure.NotAssessed},
	}
}

func yearlyCases() []methodCase {
	points := func(ind *disclosure.Indicator) { ind.Target.Unit = "points" }
	return []methodCase{
		{name: "increment holding", ind: indicator(disclosure.Increment, "percent", ">=", "1", points), records: figures(2020, "10", "11.2", "12.3"), released: 2023, state: disclosure.Holding},
		{name: "increment failed in a year", ind: indicator(disclosure.Increment, "percent", ">=", "1", points), records: figures(2020, "10", "11.2", "12"), released: 2023, state: disclosure.NotYetMet},
		{name: "increment from a baseline", ind: indicator(disclosure.Increment, "percent", ">=", "1", func(ind *disclosure.Indicator) { points(ind); from(2020, "10")(ind) }),
			records: figures(2023, "12.9"), released: 2024, state: disclosure.OnPace},
		{name: "increment without figures", ind: indicator(disclosure.Increment, "percent", ">=", "1", func(ind *disclosure.Indicator) { points(ind); ind.Target.Printed = false }), released: 2026, state: disclosure.NotAssessed},
		{name: "comparison holding", ind: indicator(disclosure.Comparison, "percent", ">", "0", two), records: pair(2023, "18.2", "14.9"), released: 2024, state: disclosure.Holding},
		{name: "comparison of one", ind: indicator(disclosure.Comparison, "percent", ">", "0", two), records: pair(2025, "18.2", "14.9")[1:], released: 2026, state: disclosure.NotAssessed},
	}
}

func otherCases() []methodCase {
	context := func(records []*disclosure.Observation) []*disclosure.Observation {
		for _, o := range records {
			o.Role = disclosure.Context
		}
		return records
	}
	split := func(east, west []*disclosure.Observation) []*disclosure.Observation {
		for _, o := range east {
			o.Part = "east"
		}
		for _, o := range west {
			o.Part = "west"
		}
		return append(east, west...)
	}
	return []methodCase{
		{name: "rank of an edition", ind: indicator(disclosure.Rank, "rank", "<=", "8", func(ind *disclosure.Indicator) { ind.Edition, ind.Decimals = true, 0 }),
			records: figures(2021, "11", "10", "9", "8", "7"), released: 2026, state: disclosure.Met},
		{name: "rank on the way", ind: indicator(disclosure.Rank, "rank", "<=", "8", func(ind *disclosure.Indicator) { ind.Decimals = 0 }), records: figures(2022, "10"), released: 2026, state: disclosure.NotYetMet},
		{name: "rank unknown", ind: indicator(disclosure.Rank, "rank", "<=", "8", nil), records: context(figures(2023, "9", "8")), released: 2026, state: disclosure.NotAssessed},
		{name: "magnitude", ind: indicator(disclosure.Level, "yi", ">=", "1000", func(ind *disclosure.Indicator) {
			ind.Target.Magnitude, ind.Target.Printed, ind.Target.Reading = true, false, lang.Text{ZH: "“千亿级”按1000亿元这一数量级计", EN: "“100 billion-scale” is read as an order of magnitude"}
		}), records: figures(2025, "1200"), released: 2026, state: disclosure.NotAssessed},
		{name: "two areas", ind: indicator(disclosure.Level, "percent", ">=", "30", func(ind *disclosure.Indicator) { ind.Areas = []disclosure.AreaID{"east", "west"} }),
			records: split(figures(2025, "31"), figures(2025, "28")), released: 2026, state: disclosure.NotMet},
	}
}
