package chart

import (
	"math/big"
	"strconv"
	"strings"
	"testing"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// testUnits are units of every style, with names as a site gives them.
var testUnits = map[disclosure.UnitID]*disclosure.Unit{
	"yi":      {ID: "yi", Quantity: "rmb", Factor: big.NewRat(1e8, 1), Style: lang.Currency, Currency: "RMB", Name: lang.Text{ZH: "亿元", EN: "RMB 100 million"}},
	"wan-yi":  {ID: "wan-yi", Quantity: "rmb", Factor: big.NewRat(1e12, 1), Style: lang.Currency, Currency: "RMB", Name: lang.Text{ZH: "万亿元", EN: "RMB trillion"}},
	"usd":     {ID: "usd", Quantity: "usd", Factor: big.NewRat(1e8, 1), Style: lang.Currency, Currency: "USD", Name: lang.Text{ZH: "亿美元", EN: "USD 100 million"}},
	"percent": {ID: "percent", Quantity: "share", Factor: big.NewRat(1, 1), Style: lang.Percent, Name: lang.Text{ZH: "%", EN: "per cent"}},
	"rate":    {ID: "rate", Quantity: "rate", Factor: big.NewRat(1, 1), Style: lang.Percent, Name: lang.Text{ZH: "%", EN: "per cent"}},
	"points":  {ID: "points", Quantity: "points", Factor: big.NewRat(1, 1), Style: lang.Points, Name: lang.Text{ZH: "个百分点", EN: "percentage points"}},
	"rank":    {ID: "rank", Quantity: "rank", Factor: big.NewRat(1, 1), Style: lang.Rank, Name: lang.Text{ZH: "名", EN: "rank"}},
	"times":   {ID: "times", Quantity: "times", Factor: big.NewRat(1, 1), Style: lang.Times, Name: lang.Text{ZH: "倍", EN: "times"}},
	"jia":     {ID: "jia", Quantity: "count", Factor: big.NewRat(1, 1), Style: lang.Count, Name: lang.Text{ZH: "家", EN: "institutions"}},
	"wan-jia": {ID: "wan-jia", Quantity: "count", Factor: big.NewRat(1e4, 1), Style: lang.Count, Name: lang.Text{ZH: "万家", EN: "institutions"}},
}

// A specimen is an invented trajectory, in the words of makeTarget and makeRecords.
type specimen struct {
	name, target, records string
	released              int
	goal                  lang.Text
}

func (s specimen) trajectory(tb testing.TB) disclosure.Trajectory {
	tb.Helper()
	rules := disclosure.Rules{
		Plan:       disclosure.Span{First: 2021, Last: 2025},
		Thresholds: disclosure.Thresholds{OnPace: big.NewRat(95, 100), Behind: big.NewRat(60, 100), Words: true},
		Released:   lang.Date{Year: s.released, Month: 6},
		Unit:       func(id disclosure.UnitID) *disclosure.Unit { return testUnits[id] },
	}
	return disclosure.Assess(makeTarget(tb, s.target), makeRecords(tb, s.records), rules)
}

func (s specimen) chart(tb testing.TB, l lang.Lang) Chart {
	tb.Helper()
	o := Options{ID: "x", Title: s.name, Goal: s.goal.In(l), Clauses: lang.Text{ZH: "附件4-3；三（四）2", EN: "Annex 4-3; III(4)2"}.In(l)}
	return Trajectory(s.trajectory(tb), 0, l, o)
}

func rat(tb testing.TB, s string) *big.Rat {
	tb.Helper()
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		tb.Fatalf("not a number: %s", s)
	}
	return r
}

// makeTarget reads "level > 9 percent from 8.7 decimals 1".
func makeTarget(tb testing.TB, s string) *disclosure.Indicator {
	tb.Helper()
	f := strings.Fields(s)
	ind := &disclosure.Indicator{ID: "x", Kind: disclosure.Kind(f[0]), Unit: disclosure.UnitID(f[3]), Areas: []disclosure.AreaID{"here"}, Decimals: 1}
	ind.Target = disclosure.Target{Cmp: disclosure.Comparator(f[1]), Value: rat(tb, f[2]), Printed: true}
	ind.Series = []disclosure.Series{
		{ID: "a", Name: lang.Text{ZH: "港航经济相关产业贷款增速", EN: "Growth of loans to port and shipping industries"}},
		{ID: "b", Name: lang.Text{ZH: "全市贷款平均增速", EN: "Average growth of all loans in the city"}},
	}
	for k := 4; k < len(f); k += 2 {
		switch v := f[k+1]; f[k] {
		case "from":
			ind.Baseline = &disclosure.Baseline{Year: 2020, Value: rat(tb, v)}
		case "from-elsewhere":
			ind.Baseline = &disclosure.Baseline{Year: 2020, Value: rat(tb, v), Scope: lang.Same("elsewhere")}
		case "of":
			ind.Target.Unit = disclosure.UnitID(v)
		case "observed":
			ind.Observed = disclosure.Observable(v)
		case "decimals":
			ind.Decimals, _ = strconv.Atoi(v)
		case "is":
			ind.Edition, ind.Target.Magnitude = v == "edition", v == "magnitude"
		case "until":
			ind.Target.Last, _ = strconv.Atoi(v)
		default:
			tb.Fatalf("unknown option %s", f[k])
		}
	}
	return ind
}

// makeRecords reads "2021=8 2022>5 2023=9:P 2024=3@context 2021.b=7".
func makeRecords(tb testing.TB, s string) []*disclosure.Observation {
	tb.Helper()
	var list []*disclosure.Observation
	for w := range strings.FieldsSeq(s) {
		at := strings.IndexAny(w, "=>")
		head, series, _ := strings.Cut(w[:at], ".")
		year, _ := strconv.Atoi(head)
		o := &disclosure.Observation{Indicator: "x", Year: year, Series: series}
		rest, option, _ := strings.Cut(w[at:], "@")
		rest, status, _ := strings.Cut(rest, ":")
		o.Status = disclosure.Status(status)
		figure := strings.TrimLeft(rest, ">=")
		if sign := rest[:len(rest)-len(figure)]; sign != "=" {
			o.Bound = disclosure.Comparator(sign)
		}
		if figure != "" {
			o.Value = rat(tb, figure)
		}
		switch option {
		case "context":
			o.Role = disclosure.Context
		case "total", "flow", "level", "change":
			o.Observed = disclosure.Observable(option)
		default:
			o.Unit = disclosure.UnitID(option)
		}
		list = append(list, o)
	}
	return list
}

// specimens are trajectories of every kind, ordinary and extreme.
var specimens = []specimen{
	{"level, nothing published", "level > 9 percent from 8.7", "", 2026, lang.Text{ZH: "超过9%", EN: "more than 9%"}},
	{"level, no baseline, nothing published", "level >= 36 jia decimals 0", "", 2026, lang.Text{ZH: "36家以上", EN: "at least 36"}},
	{"level, baseline of another scope", "level > 75 percent from-elsewhere 36", "2023=40@context", 2026, lang.Text{ZH: "超过75%", EN: "more than 75%"}},
	{"level, large", "level > 4 wan-yi decimals 2", "2021=2.35 2022=2.8 2024=3.61", 2026, lang.Text{ZH: "超过4万亿元", EN: "more than RMB 4 trillion"}},
	{"level with a gap", "level >= 6000 yi from 4000 decimals 0", "2021=4350 2022=4700 2024=5500", 2026, lang.Text{ZH: "6000亿元以上", EN: "at least RMB 600 billion"}},
	{"level, met", "level > 9 percent from 8.7", "2021=8.72 2022=8.8 2023=8.9 2024=9 2025=9.1", 2026, lang.Text{ZH: "超过9%", EN: "more than 9%"}},
	{"level, one figure", "level > 20 percent", "2023=17.3", 2026, lang.Text{ZH: "超过20%", EN: "more than 20%"}},
	{"level, close to the target", "level > 23 percent", "2023=22.9 2024=23.05", 2026, lang.Text{ZH: "超过23%", EN: "more than 23%"}},
	{"level, far above", "level > 50 jia decimals 0", "2021=48 2022=420 2023=1180 2024=2950 2025=5120", 2026, lang.Text{ZH: "超过50家", EN: "more than 50"}},
	{"level, bounds", "level > 800 jia decimals 0", "2021=620 2022>700 2023>=750 2025=812", 2026, lang.Text{ZH: "超过800家", EN: "more than 800"}},
	{"level, one bound", "level > 115 jia decimals 0", "2023>=100", 2026, lang.Text{ZH: "超过115家", EN: "more than 115"}},
	{"level, break", "level > 23 percent from 15", "2021=17 2022=19 2023=26.4:B 2024=28.1", 2026, lang.Text{ZH: "超过23%", EN: "more than 23%"}},
	{"level, later years", "level > 9 percent from 8.7", "2021=8.8 2023=8.9 2024=9.3 2025=9.2 2026=8.9 2027=9.4", 2028, lang.Text{ZH: "超过9%", EN: "more than 9%"}},
	{"level, falling", "level <= 1 percent from 2 decimals 2", "2021=1.85 2022=1.7 2023=1.31", 2024, lang.Text{ZH: "不高于1%", EN: "no more than 1%"}},
	{"level, long numbers", "level > 3700 yi decimals 2", "2021=2983.47 2022=3120.55 2023=3388.01 2024=3641.9 2025=3802.36", 2026, lang.Text{ZH: "超过3700亿元", EN: "more than RMB 370 billion"}},
	{"level, very long numbers", "level > 123456789 yi decimals 2", "2021=98347512.25 2022=101234567.89 2023=110000000.01 2024=119999999.99 2025=123456790.12", 2026, lang.Text{ZH: "超过123456789亿元", EN: "more than RMB 12,345.6789 trillion"}},
	{"level, order of magnitude", "level >= 1000 yi is magnitude", "2024=870", 2026, lang.Text{ZH: "约1000亿元级", EN: "in the order of RMB 100 billion"}},
	{"level, full coverage", "level >= 100 percent", "2022=99.4 2023=100 2025=100", 2026, lang.Text{ZH: "100%", EN: "100%"}},
	{"level, unlike years", "level > 9 percent from 8.7", "2021=8.8 2023=9@context 2024=:Q", 2025, lang.Text{ZH: "超过9%", EN: "more than 9%"}},
	{"level, ten years", "level > 300 yi until 2030 decimals 0", "2021=110 2022=131 2023=149 2024=172 2025=190 2026=214 2027=233 2028=251 2029=282 2030=305", 2031, lang.Text{ZH: "超过300亿元", EN: "more than RMB 30 billion"}},
	{"level, ten years, long numbers", "level > 30000 yi from 9871.25 until 2030 decimals 2", "2021=11034.55 2022=13123.41 2023=14931.2 2025=19023.77 2026=21438.9 2027=23377.15 2029=28231.66", 2030, lang.Text{ZH: "超过3万亿元", EN: "more than RMB 3 trillion"}},
	{"level, alternating years", "level > 9 percent", "2021=8.1 2022=8@context 2023=8.4 2025=:L", 2026, lang.Text{ZH: "超过9%", EN: "more than 9%"}},
	{"level, all alike", "level > 9 percent from 9", "2021=9 2022=9 2023=9", 2026, lang.Text{ZH: "超过9%", EN: "more than 9%"}},
	{"level, tiny", "level > 0.5 wan-yi", "2021=249.7@yi 2022=0.31", 2026, lang.Text{ZH: "超过5000亿元", EN: "more than RMB 500 billion"}},
	{"level, negative", "level >= 10 yi", "2021=-35 2022=-12.5 2023=3.2", 2026, lang.Text{ZH: "10亿元以上", EN: "at least RMB 1 billion"}},

	{"cumulative, nothing published", "cumulative > 1 wan-yi", "", 2026, lang.Text{ZH: "超过1万亿元", EN: "more than RMB 1 trillion"}},
	{"cumulative", "cumulative >= 1000 yi decimals 0", "2021=150 2022=170 2023=200", 2024, lang.Text{ZH: "1000亿元以上", EN: "at least RMB 100 billion"}},
	{"cumulative, all years", "cumulative > 4 wan-yi decimals 2", "2021=0.71 2022=0.83 2023=0.92 2024=1.05 2025=1.21", 2026, lang.Text{ZH: "超过4万亿元", EN: "more than RMB 4 trillion"}},
	{"cumulative, a missing year", "cumulative > 800 jia decimals 0", "2021=150 2023=200 2024=180", 2026, lang.Text{ZH: "超过800家", EN: "more than 800"}},
	{"cumulative, running totals", "cumulative >= 1500 usd observed total decimals 1", "2022=612.4 2023=871.9", 2026, lang.Text{ZH: "1500亿美元以上", EN: "at least USD 150 billion"}},
	{"cumulative, before the plan", "cumulative >= 1500 yi decimals 1", "2020=1030 2022=249.7@context", 2026, lang.Text{ZH: "1500亿元以上", EN: "at least RMB 150 billion"}},
	{"cumulative, small count", "cumulative >= 3 jia decimals 0", "2021=1 2022=0 2023=1", 2026, lang.Text{ZH: "3家", EN: "3"}},
	{"cumulative, far above", "cumulative >= 10 jia decimals 0", "2021=35 2022=48 2023=61 2024=57 2025=66", 2026, lang.Text{ZH: "10家", EN: "10"}},
	{"cumulative, ten years", "cumulative > 30000 yi until 2030 decimals 2", "2021=2103.25 2022=2304.25 2023=2508.75 2024=2711.2 2025=2911.65 2026=3123.77 2027=3377.15", 2028, lang.Text{ZH: "超过3万亿元", EN: "more than RMB 3 trillion"}},

	{"growth, nothing published", "growth >= 7.5 rate", "", 2026, lang.Text{ZH: "年均增长7.5%以上", EN: "at least 7.5% a year on average"}},
	{"growth", "growth >= 7.5 rate", "2021=8.0 2022=5.0 2023=9.1", 2024, lang.Text{ZH: "7.5%以上", EN: "at least 7.5%"}},
	{"growth, one rate in between", "growth >= 7.5 rate", "2022=7.5", 2026, lang.Text{ZH: "7.5%以上", EN: "at least 7.5%"}},
	{"growth, negative", "growth >= 10 rate", "2021=-4.2 2022=-11.3 2023=2.6 2024=15.9 2025=3.1", 2026, lang.Text{ZH: "10%", EN: "10%"}},
	{"growth by level", "growth >= 10 yi of rate from 200 observed level decimals 0", "2021=226 2022=241 2024=300", 2026, lang.Text{ZH: "10%以上", EN: "at least 10%"}},
	{"growth by level, no start", "growth >= 10 yi of rate observed level decimals 0", "2022=241 2024=300", 2026, lang.Text{ZH: "10%以上", EN: "at least 10%"}},
	{"growth, ten years", "growth >= 7.5 rate until 2030", "2021=8.0 2022=5.0 2023=9.1 2024=10.2 2025=7.77 2026=6.9 2027=12.25", 2028, lang.Text{ZH: "7.5%以上", EN: "at least 7.5%"}},

	{"increment, nothing published", "increment >= 1 percent of points", "", 2026, lang.Text{ZH: "每年1个百分点", EN: "1 percentage point a year"}},
	{"increment, changes", "increment >= 1 percent of points", "2020=9 2021=10.2 2022=10.9 2023=12 2025=14.1", 2026, lang.Text{ZH: "1个百分点", EN: "1 percentage point"}},
	{"increment, falls", "increment >= 1 percent of points", "2020=9 2021=8.2 2022=7.9 2023=9.5", 2026, lang.Text{ZH: "1个百分点", EN: "1 percentage point"}},
	{"increment, one level", "increment >= 1 percent of points", "2022=5", 2026, lang.Text{ZH: "1个百分点", EN: "1 percentage point"}},
	{"increment from a baseline", "increment >= 1 percent of points from 9", "2021=10.2 2022=10.9", 2023, lang.Text{ZH: "每年1个百分点", EN: "1 percentage point a year"}},
	{"increment, published changes", "increment >= 1 percent of points observed change", "2021=1.1 2022=0.4 2023=-0.3", 2026, lang.Text{ZH: "1个百分点", EN: "1 percentage point"}},

	{"rank, nothing published", "rank <= 8 rank decimals 0", "", 2026, lang.Text{ZH: "前8名", EN: "top 8"}},
	{"rank", "rank <= 8 rank decimals 0 is edition", "2020=11 2021=10 2022=10 2023=9 2024=8 2025=7", 2026, lang.Text{ZH: "前8名", EN: "top 8"}},
	{"rank with a gap, far off", "rank <= 8 rank decimals 0", "2019=13 2022=127 2023=45 2025=1", 2026, lang.Text{ZH: "前8名", EN: "top 8"}},
	{"rank, first", "rank <= 1 rank decimals 0", "2021=3 2022=2 2023=1 2024=1", 2026, lang.Text{ZH: "第1名", EN: "1st"}},
	{"rank, ten years", "rank <= 8 rank until 2030 decimals 0", "2020=11 2021=10 2022=10 2023=9 2024=8 2025=7 2026=7 2027=6 2028=9 2029=5", 2030, lang.Text{ZH: "前8名", EN: "top 8"}},

	{"comparison, nothing published", "comparison > 0 rate of points", "2024=14.9@context", 2026, lang.Text{ZH: "高于全市贷款平均增速", EN: "above the average growth of all loans in the city"}},
	{"comparison", "comparison > 0 rate of points", "2021.a=15.2 2021.b=13.9 2022.a=14.1 2022.b=14.3 2023.a=16 2023.b=13 2025.a=12.4 2025.b=10.1", 2026, lang.Text{ZH: "高于全市贷款平均增速", EN: "above the average growth of all loans in the city"}},
	{"comparison, crossing", "comparison <= 0 percent of points decimals 2", "2021.a=1.21 2021.b=1.2 2022.a=1.05 2022.b=1.1 2023.a=.98 2023.b=.98", 2026, lang.Text{ZH: "不高于小微企业贷款平均不良贷款率", EN: "not above the average non-performing ratio of loans to small and micro businesses"}},
	{"comparison, one side", "comparison > 0 rate of points", "2022.b=13.4 2023.b=12.1", 2026, lang.Text{ZH: "高于全市贷款平均增速", EN: "above the average growth of all loans in the city"}},

	{"multiple, nothing published", "multiple >= 2 jia of times decimals 0", "", 2026, lang.Text{ZH: "基期数的2倍", EN: "2 times the baseline"}},
	{"multiple", "multiple >= 2 jia of times from 310 decimals 0", "2021=352 2022=430 2023=488 2024=601", 2026, lang.Text{ZH: "基期数的2倍", EN: "2 times the baseline"}},
	{"multiple, no base", "multiple >= 2 jia of times decimals 0", "2024=601", 2026, lang.Text{ZH: "基期数的2倍", EN: "2 times the baseline"}},
}
