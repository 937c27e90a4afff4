package disclosure

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"testing"

	"gongkai/cmd/gongkai/internal/lang"
)

// testUnits are the units of the tests: two of money, and one each of what else is measured.
var testUnits = map[UnitID]*Unit{
	"yi":      {ID: "yi", Quantity: "rmb", Factor: big.NewRat(1e8, 1), Style: lang.Currency},
	"wan-yi":  {ID: "wan-yi", Quantity: "rmb", Factor: big.NewRat(1e12, 1), Style: lang.Currency},
	"percent": {ID: "percent", Quantity: "share", Factor: big.NewRat(1, 1), Style: lang.Percent},
	"rate":    {ID: "rate", Quantity: "rate", Factor: big.NewRat(1, 1), Style: lang.Percent},
	"points":  {ID: "points", Quantity: "points", Factor: big.NewRat(1, 1), Style: lang.Points},
	"rank":    {ID: "rank", Quantity: "rank", Factor: big.NewRat(1, 1), Style: lang.Rank},
	"times":   {ID: "times", Quantity: "times", Factor: big.NewRat(1, 1), Style: lang.Times},
}

func rat(s string) *big.Rat {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		panic("not a number: " + s)
	}
	return r
}

// rules are those of a plan 2021–2025, seen in the given year.
func rules(released int) Rules {
	return Rules{
		Plan:       Span{2021, 2025},
		Thresholds: Thresholds{OnPace: rat("0.95"), Behind: rat("0.60"), Words: true},
		Released:   lang.Date{Year: released, Month: 6, Day: 1},
		Unit:       func(id UnitID) *Unit { return testUnits[id] },
	}
}

// target makes an indicator from words such as "level > 9 percent", with options: "from 8.7" (baseline 2020), "of
// points" (unit of the target), "observed rate".
func target(t *testing.T, s string) *Indicator {
	t.Helper()
	f := strings.Fields(s)
	ind := &Indicator{ID: "x", Kind: Kind(f[0]), Unit: UnitID(f[3]), Areas: []AreaID{"here"}}
	ind.Target = Target{Cmp: Comparator(f[1]), Value: rat(f[2]), Printed: true}
	for k := 4; k < len(f); k += 2 {
		switch v := f[k+1]; f[k] {
		case "from":
			ind.Baseline = &Baseline{Year: 2020, Value: rat(v)}
		case "from-other-scope":
			ind.Baseline = &Baseline{Year: 2020, Value: rat(v), Scope: lang.Same("elsewhere")}
		case "from-2019":
			ind.Baseline = &Baseline{Year: 2019, Value: rat(v)}
		case "areas":
			ind.Areas = nil
			for _, a := range strings.Split(v, ",") {
				ind.Areas = append(ind.Areas, AreaID(a))
			}
		case "from-over":
			ind.Baseline = &Baseline{Year: 2020, Value: rat(v), Bound: More}
		case "of":
			ind.Target.Unit = UnitID(v)
		case "observed":
			ind.Observed = Observable(v)
		case "at-most":
			ind.Range = []*big.Rat{new(big.Rat), rat(v)}
		default:
			t.Fatalf("unknown option %s", f[k])
		}
	}
	return ind
}

// records reads "2021=8 2022>5 2023=9:P 2024=3@context": value or lower bound, status, options.
func records(t *testing.T, s string) []*Observation {
	t.Helper()
	var list []*Observation
	for _, w := range strings.Fields(s) {
		at := strings.IndexAny(w, "=>")
		o := &Observation{Indicator: "x"}
		head, rest := w[:at], w[at:]
		parts := strings.Split(head, ".")
		o.Year, _ = strconv.Atoi(parts[0])
		for _, p := range parts[1:] {
			if p == FirstSeries || p == SecondSeries {
				o.Series = p
			} else {
				o.Part = p
			}
		}
		rest, option, _ := strings.Cut(rest, "@")
		rest, status, _ := strings.Cut(rest, ":")
		o.Status = Status(status)
		switch {
		case strings.HasPrefix(rest, ">="):
			o.Bound, rest = AtLeast, rest[2:]
		case strings.HasPrefix(rest, ">"):
			o.Bound, rest = More, rest[1:]
		default:
			rest = rest[1:]
		}
		if rest != "" {
			o.Value = rat(rest)
		}
		switch option {
		case "":
		case "context":
			o.Role = Context
		case "total", "flow", "level", "change":
			o.Observed = Observable(option)
		case "real", "nominal":
			o.Basis = option
		default:
			o.Unit = UnitID(option)
		}
		list = append(list, o)
	}
	return list
}

func TestState(t *testing.T) {
	for _, tc := range []struct {
		name, target, records string
		released              int
		want                  string // state, reason of not-assessed, deciding year, first year met
	}{
		// rule 1: nothing to assess
		{"no figure", "level > 9 percent from 8.7", "", 2026, "not-assessed no-figure"},
		{"context only", "level > 9 percent", "2023=9.5@context", 2026, "not-assessed other-scope"},
		{"a differing definition is context", "level > 9 percent", "2025=9.5:D", 2026, "not-assessed other-scope"},
		{"a forecast is context", "level > 9 percent", "2025=9.5:F", 2026, "not-assessed other-scope"},
		{"before the plan only", "rank <= 8 rank", "2020=7", 2026, "not-assessed other-scope"},
		{"after the plan only", "rank <= 8 rank", "2026=7", 2027, "not-assessed other-scope"},
		{"stated as missing", "level > 9 percent", "2025=:Q", 2026, "not-assessed no-figure"},
		{"a bound that proves nothing", "level > 800 yi", "2023>750", 2026, "not-assessed bound-only"},
		{"one growth rate, the first missing", "growth >= 7.5 rate", "2022=7.5", 2026, "not-assessed earlier-missing"},
		{"one level of a rising share", "increment >= 1 percent of points", "2022=5", 2026, "not-assessed earlier-missing"},
		{"a multiple without its base", "multiple >= 2 yi of times", "2025=10", 2026, "not-assessed earlier-missing"},
		{"a sum with a gap", "cumulative > 100 yi", "2021=20 2023=20", 2026, "not-assessed earlier-missing"},
		{"a sum with a gap in front", "cumulative > 100 yi", "2022=20", 2026, "not-assessed earlier-missing"},
		{"one side of a comparison", "comparison > 0 rate of points", "2025.b=5", 2026, "not-assessed one-series"},

		// rule 2: satisfied
		{"met at the end year", "level >= 9 percent", "2025=9", 2026, "met 2025 2025"},
		{"> at exactly T is not met", "level > 9 percent", "2025=9", 2026, "not-met 2025"},
		{"just above", "level > 9 percent", "2025=9.0001", 2026, "met 2025 2025"},
		{"met early", "level >= 9 percent", "2023=9.5", 2026, "met-early 2023 2023"},
		{"provisional figures are assessed", "level >= 9 percent", "2025=9.5:P", 2026, "met 2025 2025"},
		{"a bound proves >", "level > 115 yi", "2025>115", 2026, "met 2025 2025"},
		{"a bound > proves >=", "level >= 115 yi", "2025>115", 2026, "met 2025 2025"},
		{"a bound >= proves >=", "level >= 115 yi", "2025>=115", 2026, "met 2025 2025"},
		{"a bound >= does not prove >", "level > 115 yi", "2025>=115", 2026, "not-assessed bound-only"},
		{"a bound proves nothing of a rank", "rank <= 8 rank", "2025>=3", 2026, "not-assessed bound-only"},
		{"another unit of the same quantity", "level > 1 wan-yi", "2025=10001@yi", 2026, "met 2025 2025"},
		{"another unit, exactly T", "level > 1 wan-yi", "2025=10000@yi", 2026, "not-met 2025"},
		{"rank, step by step", "rank <= 8 rank", "2022=10", 2026, "not-yet-met 2022"},
		{"rank, met early", "rank <= 8 rank", "2022=10 2024=8", 2026, "met-early 2024 2024"},
		{"rank, met", "rank <= 8 rank", "2022=10 2024=8 2025=7", 2026, "met 2025 2024"},
		{"sum beyond T with a gap", "cumulative > 100 yi", "2021=60 2023=50", 2026, "met-early 2023 2023"},
		{"sum at the end, met", "cumulative >= 100 yi", "2021=20 2022=20 2023=20 2024=20 2025=20", 2026, "met 2025 2025"},
		{"sum at exactly T is not >", "cumulative > 100 yi", "2021=20 2022=20 2023=20 2024=20 2025=20", 2026, "not-met 2025"},
		{"running total", "cumulative >= 100 yi observed total", "2025=100", 2026, "met 2025 2025"},
		{"running total, then a flow", "cumulative >= 100 yi", "2023=70@total 2024=30", 2026, "met-early 2024 2024"},
		{"flows of both sides of a break are not added", "cumulative > 100 yi", "2021=60 2022=60:B", 2026, "not-assessed earlier-missing"},
		{"falling share", "level <= 1 percent from 2", "2025=0.9", 2026, "met 2025 2025"},
		{"doubled", "multiple >= 2 yi of times from 10", "2025=20", 2026, "met 2025 2025"},
		{"growth met by rates", "growth >= 7 rate of rate", "2021=7 2022=7 2023=7 2024=7 2025=7", 2026, "met 2025"},
		{"growth is never met early", "growth >= 7 rate", "2021=9 2022=9 2023=9", 2026, "on-pace 2023"},
		{"growth by level", "growth >= 10 yi of rate from 100 observed level", "2025=161.051", 2026, "met 2025"},
		{"growth by level, just short", "growth >= 10 yi of rate from 100 observed level", "2025=161.05", 2026, "not-met 2025"},
		{"growth by level from a published start", "growth >= 10 yi of rate observed level", "2020=100 2023=133.1", 2026, "on-pace 2023"},
		{"growth by level without a start", "growth >= 10 yi of rate observed level", "2023=133.1", 2026, "not-assessed earlier-missing"},
		{"growth by level across a break", "growth >= 10 yi of rate from 100 observed level", "2023=140:B", 2026, "not-assessed earlier-missing"},
		{"real and nominal rates are not compounded", "growth >= 7 rate", "2021=8@real 2022=8@nominal", 2026, "not-assessed earlier-missing"},
		{"comparison holding", "comparison > 0 rate of points", "2023.a=9 2023.b=8", 2026, "holding 2023"},
		{"comparison, equal is not more", "comparison > 0 rate of points", "2023.a=8 2023.b=8", 2026, "not-yet-met 2023"},
		{"comparison, equal is not higher", "comparison <= 0 percent of points", "2025.a=1.2 2025.b=1.2", 2026, "met 2025"},
		{"comparison, the newest year decides", "comparison > 0 rate of points", "2023.a=9 2023.b=8 2024.a=7 2024.b=8", 2026, "not-yet-met 2024"},
		{"steps holding", "increment >= 1 percent of points", "2021=10 2022=11 2023=12.5", 2026, "holding 2023"},
		{"a step too short", "increment >= 1 percent of points", "2021=10 2022=10.5 2023=12.5", 2026, "not-yet-met 2023"},
		{"all steps", "increment >= 1 percent of points", "2020=9 2021=10 2022=11 2023=12 2024=13 2025=14", 2026, "met 2025"},
		{"one step short of all", "increment >= 1 percent of points", "2020=9 2021=10 2022=10.9 2023=12 2024=13 2025=14", 2026, "not-met 2025"},
		{"a step unknown at the end", "increment >= 1 percent of points", "2021=10 2022=11 2023=12 2024=13 2025=14", 2026, "not-assessed earlier-missing"},
		{"published changes", "increment >= 1 percent of points observed change", "2021=1 2022=1.2", 2026, "holding 2022"},
		{"steps from a baseline, met", "increment >= 1 percent of points from 9", "2025=14", 2026, "met 2025"},

		// rule 3: the end year decides
		{"met early, then missed", "level >= 9 percent", "2023=9.5 2025=8.8", 2026, "not-met 2025 2023"},
		{"met early, then slipping before the end", "level >= 9 percent", "2023=9.5 2024=8.8", 2026, "not-yet-met 2024 2023"},
		{"met and lost", "level >= 9 percent", "2025=9.5 2026=8.8", 2027, "lost 2025 2025"},
		{"met and kept", "level >= 9 percent", "2025=9.5 2026=9.6", 2027, "met 2025 2025"},
		{"too late", "level >= 9 percent", "2025=8.8 2026=9.6", 2027, "not-met 2025"},
		{"rank lost", "rank <= 8 rank", "2025=7 2026=9", 2027, "lost 2025 2025"},

		// rule 4: on the way
		{"worked example, level", "level >= 6000 yi from 4000", "2022=4700", 2023, "behind 2022"},
		{"worked example, cumulative", "cumulative >= 1000 yi", "2021=150 2022=170 2023=200", 2024, "behind 2023"},
		{"worked example, growth", "growth >= 7.5 rate", "2021=8.0 2022=5.0 2023=9.1", 2024, "on-pace 2023"},
		{"pace of exactly 0.95", "level >= 200 yi from 100", "2025=200 2021=119", 2022, "met 2025 2025"},
		{"exactly on the threshold", "level >= 200 yi from 100", "2021=119", 2022, "on-pace 2021"},
		{"a hair below it", "level >= 200 yi from 100", "2021=118.9999", 2022, "behind 2021"},
		{"exactly 0.60", "level >= 200 yi from 100", "2021=112", 2022, "behind 2021"},
		{"below 0.60", "level >= 200 yi from 100", "2021=111.99", 2022, "far-behind 2021"},
		{"no progress", "level >= 200 yi from 100", "2021=100", 2022, "far-behind 2021"},
		{"away from it", "level >= 200 yi from 100", "2021=99", 2022, "moving-away 2021"},
		{"falling is better", "level <= 1 percent from 2", "2022=1.6", 2023, "on-pace 2022"},
		{"falling, away from it", "level <= 1 percent from 2", "2022=2.1", 2023, "moving-away 2022"},
		{"from zero", "level >= 100 yi from 0", "2021=10", 2022, "far-behind 2021"},
		{"no baseline, no pace", "level >= 9 percent", "2022=8", 2023, "not-yet-met 2022"},
		{"baseline of another scope is none", "level >= 9 percent from-other-scope 7", "2022=8", 2023, "not-yet-met 2022"},
		{"a baseline that is a bound is none", "level >= 9 percent from-over 7", "2022=8", 2023, "not-yet-met 2022"},
		{"baseline at the target: no pace", "level > 9 percent from 9", "2022=8.9", 2023, "not-yet-met 2022"},
		{"missing years in between", "level >= 200 yi from 100", "2021=119 2024=140", 2025, "far-behind 2024"},
		{"a break after the baseline: no pace", "level >= 200 yi from 100", "2022=150:B", 2023, "not-yet-met 2022"},
		{"an unproven bound is passed over", "level >= 200 yi from 100", "2021=119 2022>130", 2023, "on-pace 2021"},
		{"steps from a baseline", "increment >= 1 percent of points from 9", "2022=10.2", 2023, "behind 2022"},
		{"a share near 100 per cent", "level >= 100 percent from 99.5", "2024=99.9", 2025, "on-pace 2024"},
		{"from below zero", "level >= 100 yi from -100", "2022=-20", 2023, "on-pace 2022"},
		{"a figure of zero is a figure", "level >= 100 yi from 50", "2022=0", 2023, "moving-away 2022"},
		{"an estimate of low reliability is assessed", "level >= 100 yi from 50", "2022=70:U", 2023, "on-pace 2022"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			tr := Assess(target(t, tc.target), records(t, tc.records), rules(tc.released))
			if got := verdict(tr.Verdict); got != tc.want {
				t.Errorf("got %s, want %s", got, tc.want)
			}
		})
	}
}

func verdict(v Verdict) string {
	s := string(v.State)
	if v.State == NotAssessed {
		return s + " " + string(v.Reason)
	}
	s += fmt.Sprint(" ", v.Year)
	if v.FirstMet != 0 {
		s += fmt.Sprint(" ", v.FirstMet)
	}
	return s
}

func TestMagnitudeIsNeverAssessed(t *testing.T) {
	ind := target(t, "level >= 1000 yi")
	ind.Target.Magnitude = true
	tr := Assess(ind, records(t, "2025=1200"), rules(2026))
	if got, want := verdict(tr.Verdict), "not-assessed magnitude"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestPace(t *testing.T) {
	for _, tc := range []struct {
		name, target, records string
		made, asked, ratio    string
	}{
		{"level", "level >= 6000 yi from 4000", "2022=4700", "700", "800", "0.875"},
		{"cumulative", "cumulative >= 1000 yi", "2021=150 2022=170 2023=200", "520", "600", "13/15"},
		{"growth", "growth >= 7.5 rate", "2021=8.0 2022=5.0 2023=9.1", "23.7194", "24.2296875", "23.7194/24.2296875"},
		{"falling", "level <= 1 percent from 2", "2022=1.7", "-0.3", "-0.4", "0.75"},
		{"steps", "increment >= 1 percent of points from 9", "2022=10.2", "1.2", "2", "0.6"},
		{"growth by level", "growth >= 10 yi of rate from 100 observed level", "2022=115", "15", "21", "15/21"},
		{"multiple", "multiple >= 2 yi of times from 10", "2021=13", "3", "2", "1.5"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			p := Assess(target(t, tc.target), records(t, tc.records), rules(2024)).Lines[0].Pace
			if p == nil {
				t.Fatal("no pace")
			}
			if p.Made.Cmp(ratio(tc.made)) != 0 || p.Asked.Cmp(ratio(tc.asked)) != 0 || p.Ratio.Cmp(ratio(tc.ratio)) != 0 {
				t.Errorf("got %s / %s = %s, want %s / %s = %s", p.Made, p.Asked, p.Ratio, tc.made, tc.asked, tc.ratio)
			}
		})
	}
}

// ratio reads a quotient of two decimals.
func ratio(s string) *big.Rat {
	a, b, ok := strings.Cut(s, "/")
	if !ok {
		return rat(a)
	}
	return new(big.Rat).Quo(rat(a), rat(b))
}

func TestPathEndsAtTheGoal(t *testing.T) {
	for _, tc := range []struct {
		target string
		want   string // values of the path, rounded to two decimals
	}{
		{"level > 9 percent from 8.7", "2020:8.70 2021:8.76 2022:8.82 2023:8.88 2024:8.94 2025:9.00"},
		{"level > 9 percent", ""},
		{"level > 9 percent from-other-scope 8.7", ""},
		{"cumulative > 4 wan-yi", "2020:0.00 2021:0.80 2022:1.60 2023:2.40 2024:3.20 2025:4.00"},
		{"growth >= 7.5 rate", "2020:100.00 2021:107.50 2022:115.56 2023:124.23 2024:133.55 2025:143.56"},
		{"growth >= 10 yi of rate from 200 observed level", "2020:200.00 2021:220.00 2022:242.00 2023:266.20 2024:292.82 2025:322.10"},
		{"increment >= 1 percent of points from 9", "2020:9.00 2021:10.00 2022:11.00 2023:12.00 2024:13.00 2025:14.00"},
		{"increment >= 1 percent of points", ""},
		{"multiple >= 2 yi of times from 10", "2020:10.00 2021:12.00 2022:14.00 2023:16.00 2024:18.00 2025:20.00"},
		{"rank <= 8 rank", ""},
		{"comparison > 0 rate of points", ""},
	} {
		t.Run(tc.target, func(t *testing.T) {
			var got []string
			for _, p := range Assess(target(t, tc.target), nil, rules(2026)).Lines[0].Path {
				got = append(got, fmt.Sprintf("%d:%s", p.Year, p.Value.FloatString(2)))
			}
			if s := strings.Join(got, " "); s != tc.want {
				t.Errorf("got %s, want %s", s, tc.want)
			}
		})
	}
}

func TestNeeded(t *testing.T) {
	for _, tc := range []struct {
		name, target, records string
		released              int
		want                  string
	}{
		{"level", "level >= 6000 yi from 4000", "2022=4700", 2023, "433.33 in 3"},
		{"cumulative", "cumulative >= 1000 yi", "2021=150 2022=170 2023=200", 2024, "240.00 in 2"},
		{"growth", "growth >= 7.5 rate", "2021=8.0 2022=5.0 2023=9.1", 2024, "7.72 % in 2"},
		{"falling", "level <= 1 percent", "2023=2", 2024, "-0.50 in 2"},
		{"steps", "increment >= 1 percent of points", "2021=10 2022=11", 2023, "1.00 in 3"},
		{"a step missed is missed for good", "increment >= 1 percent of points", "2021=10 2022=10.5", 2023, "out of reach"},
		{"beyond what is possible", "level >= 101 percent at-most 100", "2023=99", 2024, "out of reach"},
		{"a fall to nothing cannot grow", "growth >= 7.5 rate", "2021=-100", 2022, "out of reach"},
		{"nothing published", "level > 9 percent from 8.7", "", 2023, "nothing"},
		{"met early", "level >= 9 percent", "2023=9.5", 2024, "nothing"},
		{"end year observed", "level >= 9 percent", "2025=8", 2026, "nothing"},
		{"end year past", "level >= 9 percent", "2023=8", 2026, "no final figure"},
		{"end year past, nothing published", "level >= 9 percent", "", 2026, "no final figure"},
		{"the end year itself is not past", "level >= 9 percent", "2023=8", 2025, "0.50 in 2"},
		{"rank", "rank <= 8 rank", "2023=10", 2024, "nothing"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			n := Assess(target(t, tc.target), records(t, tc.records), rules(tc.released)).Lines[0].Needed
			got := "nothing"
			switch {
			case n == nil:
			case n.NoFinal:
				got = "no final figure"
			case n.OutOfReach:
				got = "out of reach"
			case n.Each != nil:
				got = fmt.Sprintf("%s in %d", n.Each.FloatString(2), n.Years)
			default:
				got = fmt.Sprintf("%.2f %% in %d", n.Rate, n.Years)
			}
			if got != tc.want {
				t.Errorf("got %s, want %s", got, tc.want)
			}
		})
	}
}

func TestMeanRateIsTheGeometricMean(t *testing.T) {
	l := Assess(target(t, "growth >= 7.5 rate"), records(t, "2021=8.0 2022=5.0 2023=9.1"), rules(2024)).Lines[0]
	y := l.Years[2]
	if got, want := y.Value.FloatString(2), "123.72"; got != want {
		t.Errorf("index %s, want %s", got, want)
	}
	if got, want := fmt.Sprintf("%.2f", MeanRate(y.Value, 3)), "7.35"; got != want {
		t.Errorf("mean %s, want %s", got, want)
	}
}

func TestSeveralAreasMustAllMeet(t *testing.T) {
	for _, tc := range []struct{ name, records, want string }{
		{"both", "2025.h.a=1 2025.h.b=2 2025.q.a=1 2025.q.b=1", "met 2025"},
		{"one", "2025.h.a=1 2025.h.b=2 2025.q.a=2 2025.q.b=1", "not-met 2025"},
		{"one unknown", "2025.h.a=1 2025.h.b=2", "not-assessed no-figure"},
		{"one failed, one unknown", "2025.h.a=3 2025.h.b=2", "not-met 2025"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			ind := target(t, "comparison <= 0 percent of points")
			ind.Areas = []AreaID{"h", "q"}
			tr := Assess(ind, records(t, tc.records), rules(2026))
			if got := verdict(tr.Verdict); got != tc.want {
				t.Errorf("got %s, want %s", got, tc.want)
			}
		})
	}
}

func TestPartsMayHaveTheirOwnUnits(t *testing.T) {
	ind := target(t, "level >= 2 rank")
	ind.Parts = []Part{{ID: "count"}, {ID: "assets", Unit: "wan-yi"}}
	tr := Assess(ind, records(t, "2025.count=3 2025.assets=30000@yi"), rules(2026))
	if got, want := verdict(tr.Verdict), "met 2025 2025"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := tr.Lines[1].Unit.ID; got != "wan-yi" {
		t.Errorf("assets are in %s", got)
	}
}

func TestAnotherWordingIsShownWhereItChangesTheState(t *testing.T) {
	ind := target(t, "level >= 1500 yi")
	ind.Receipts = []Wording{{Clause: "a4-3"}, {Clause: "s3-4-2", Cmp: More}}
	for _, tc := range []struct {
		records string
		want    int
	}{{"2025=1500", 1}, {"2025=1501", 0}, {"2025=1499", 0}, {"", 0}} {
		tr := Assess(ind, records(t, tc.records), rules(2026))
		if got := len(tr.Others); got != tc.want {
			t.Errorf("%s: %d other wordings, want %d", tc.records, got, tc.want)
		}
	}
}

func TestWordsOfPaceCanBeSwitchedOff(t *testing.T) {
	r := rules(2023)
	r.Thresholds.Words = false
	tr := Assess(target(t, "level >= 6000 yi from 4000"), records(t, "2022=4700"), r)
	if got, want := verdict(tr.Verdict), "not-yet-met 2022"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if tr.Lines[0].Pace == nil {
		t.Error("the figure of the pace is gone too")
	}
}

func TestContextIsNeverJoined(t *testing.T) {
	l := Assess(target(t, "level >= 9 percent"), records(t, "2022=8@context 2022=7.9 2023=8.1"), rules(2026)).Lines[0]
	y := l.Years[1]
	if len(y.Records) != 1 || len(y.Context) != 1 || y.Figure.Cmp(rat("7.9")) != 0 {
		t.Errorf("2022 holds %d records and %d of context, figure %s", len(y.Records), len(y.Context), y.Figure)
	}
}

func TestRealAndNominalAreNotJoined(t *testing.T) {
	l := Assess(target(t, "level >= 9 percent"), records(t, "2022=8@real 2023=8.1@nominal 2024=8.2@nominal 2025=8.3:B"), rules(2026)).Lines[0]
	for _, tc := range []struct {
		from int
		want bool
	}{{2022, false}, {2023, true}, {2024, false}} {
		if got := l.Joined(tc.from, tc.from+1); got != tc.want {
			t.Errorf("%d–%d joined: %v", tc.from, tc.from+1, got)
		}
	}
}

func BenchmarkAssess(b *testing.B) {
	ind := &Indicator{ID: "x", Kind: Cumulative, Unit: "yi", Areas: []AreaID{"here"}, Target: Target{Cmp: More, Value: rat("1000")}}
	var list []*Observation
	for y := 2021; y <= 2025; y++ {
		list = append(list, &Observation{Indicator: "x", Year: y, Value: rat("210.5")})
	}
	r := rules(2026)
	b.ReportAllocs()
	for b.Loop() {
		Assess(ind, list, r)
	}
}
