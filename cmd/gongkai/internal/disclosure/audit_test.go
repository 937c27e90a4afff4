package disclosure

import (
	"fmt"
	"strings"
	"testing"
)

// What a statistician would object to: verdicts that the figures do not bear out.
func TestStateClaimsNoMoreThanTheFigures(t *testing.T) {
	for _, tc := range []struct {
		name, target, records string
		released              int
		want                  string
	}{
		// A path that leads away from the target is none.
		{"a baseline beyond the target, a figure short of it", "level >= 9 percent from 9.5", "2022=8.9", 2023, "not-yet-met 2022"},
		{"a baseline beyond the target, a figure beyond it", "level >= 9 percent from 9.5", "2022=9.1", 2023, "met-early 2022 2022"},
		{"a baseline under the limit, a figure over it", "level <= 1 percent from 0.5", "2023=1.2", 2024, "not-yet-met 2023"},
		{"growth below a limit", "growth <= 3 rate", "2021=2 2022=2.5", 2023, "holding 2022"},
		{"growth above a limit", "growth <= 3 rate", "2021=5", 2022, "not-yet-met 2021"},
		{"a decline of no more than", "growth >= -2 rate", "2021=-1", 2022, "holding 2021"},
		{"a decline of at least", "growth <= -2 rate", "2021=-1", 2022, "far-behind 2021"},
		{"no decline at all", "growth >= 0 rate", "2021=0.5", 2022, "holding 2021"},

		// A sum that must stay below a limit is kept only at the end.
		{"a limit to a sum, so far kept", "cumulative <= 100 yi", "2021=15 2022=15", 2023, "holding 2022"},
		{"a limit to a sum, broken", "cumulative <= 100 yi", "2021=60 2022=50", 2023, "not-yet-met 2022"},
		{"a limit to a sum, kept", "cumulative <= 100 yi", "2021=20 2022=20 2023=20 2024=20 2025=20", 2026, "met 2025"},
		{"a limit to a sum, broken in spite of a gap", "cumulative <= 100 yi", "2021=60 2023=50", 2024, "not-yet-met 2023"},
		{"a limit to a sum, kept but for a gap", "cumulative <= 100 yi", "2021=20 2023=20 2024=20 2025=20", 2026, "not-assessed earlier-missing"},
		{"flows below zero make no lower bound", "cumulative >= 100 yi", "2021=-30 2023=140", 2024, "not-assessed earlier-missing"},
		{"flows below zero add up", "cumulative >= 100 yi", "2021=-30 2022=140", 2023, "met-early 2022 2022"},

		// Bounds.
		{"a lower bound disproves a limit", "level <= 1 percent", "2025>1.2", 2026, "not-met 2025"},
		{"a lower bound at the limit disproves it if strict", "level <= 1 percent", "2025>1", 2026, "not-met 2025"},
		{"a lower bound at the limit does not if not", "level <= 1 percent", "2025>=1", 2026, "not-assessed bound-only"},
		{"a lower bound at a strict limit disproves it", "level < 1 percent", "2025>=1", 2026, "not-met 2025"},
		{"beyond the place", "rank <= 8 rank", "2025>10", 2026, "not-met 2025"},
		{"a bound on the first series proves more", "comparison > 0 rate of points", "2025.a>9 2025.b=8", 2026, "met 2025"},
		{"and more than the same", "comparison > 0 rate of points", "2025.a>8 2025.b=8", 2026, "met 2025"},
		{"but not less", "comparison <= 0 rate of points", "2025.a>7 2025.b=8", 2026, "not-assessed bound-only"},
		{"and disproves not more", "comparison <= 0 rate of points", "2025.a>9 2025.b=8", 2026, "not-met 2025"},
		{"growth with bounds", "growth >= 7 rate", "2021>7 2022>7", 2023, "holding 2022"},

		// The two sides of a break, and real and nominal figures, are never joined.
		{"a break without a figure parts as well", "growth >= 10 yi of rate from 100 observed level", "2022=:B 2023=140", 2026, "not-assessed earlier-missing"},
		{"flows around a break without a figure", "cumulative > 100 yi", "2021=60 2022=:B 2023=60", 2026, "not-assessed earlier-missing"},
		{"flows behind a break may prove it alone", "cumulative > 100 yi", "2021=60 2022=101:B", 2026, "met-early 2022 2022"},
		{"flows of two bases are not added", "cumulative > 100 yi", "2021=60@real 2022=60@nominal", 2026, "not-assessed earlier-missing"},
		{"rates of both sides of a break are not compounded", "growth >= 7 rate", "2021=8 2022=8:B", 2026, "not-assessed earlier-missing"},
		{"a multiple across a break", "multiple >= 2 yi of times from 10", "2025=21:B", 2026, "not-assessed earlier-missing"},
		{"real and nominal growth are not compared", "comparison > 0 rate of points", "2025.a=9@real 2025.b=8@nominal", 2026, "not-assessed other-scope"},
		{"two of one basis are", "comparison > 0 rate of points", "2025.a=9@real 2025.b=8@real", 2026, "met 2025"},
		{"lost by another definition is not lost", "level >= 9 percent", "2025=9.5 2026=8.8:B", 2027, "met 2025 2025"},
		{"lost before the definition changed", "level >= 9 percent", "2025=9.5 2026=8.8 2027=9.9:B", 2028, "lost 2025 2025"},

		// Rates, multiples and steps need something to start from.
		{"growth from nothing", "growth >= 10 yi of rate from 0 observed level", "2025=50", 2026, "not-assessed earlier-missing"},
		{"growth from a loss", "growth >= 10 yi of rate from -5 observed level", "2025=50", 2026, "not-assessed earlier-missing"},
		{"twice nothing", "multiple >= 2 yi of times from 0", "2025=1", 2026, "not-assessed earlier-missing"},
		{"twice a loss", "multiple >= 2 yi of times from -5", "2025=-8", 2026, "not-assessed earlier-missing"},
		{"twice what was published before the period", "multiple >= 2 yi of times", "2020=10 2025=20", 2026, "met 2025 2025"},
		{"an index below nothing", "growth >= 7 rate", "2021=-150 2022=10", 2026, "not-assessed earlier-missing"},
		{"growth from a baseline of another year", "growth >= 10 yi of rate from-2019 100 observed level", "2025=200", 2026, "not-assessed earlier-missing"},
		{"steps from a baseline of another year", "increment >= 1 percent of points from-2019 8", "2020=9 2021=10", 2022, "holding 2021"},
		{"steps in another unit", "increment >= 0.1 yi of wan-yi from 5000", "2021=5500", 2022, "far-behind 2021"},
		{"a change is no level", "increment >= 1 percent of points from 9", "2022=1.5@change", 2023, "not-assessed earlier-missing"},
		{"a level less a change is no change", "increment >= 1 percent of points", "2021=1.5@change 2022=12", 2023, "not-assessed earlier-missing"},
		{"a step that failed is not forgotten for a gap", "increment >= 1 percent of points", "2021=10 2022=10.5 2025=15", 2026, "not-met 2025"},
		{"nor on the way", "increment >= 1 percent of points", "2021=10 2022=10.5 2024=13", 2025, "not-yet-met 2024"},

		// Several areas.
		{"a baseline of the whole is none of its parts'", "level >= 20 yi from 10 areas h,q", "2022.h=12 2022.q=12", 2023, "not-yet-met 2022"},
		{"each reached it, never both", "level >= 9 percent areas h,q", "2022.h=9 2022.q=8 2023.h=8 2023.q=9 2025.h=8 2025.q=8", 2026, "not-met 2025"},
		{"both reached it in one year", "level >= 9 percent areas h,q", "2022.h=9 2022.q=8 2023.h=9 2023.q=9 2025.h=8 2025.q=8", 2026, "not-met 2025 2023"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			tr := Assess(target(t, tc.target), records(t, tc.records), rules(tc.released))
			if got := verdict(tr.Verdict); got != tc.want {
				t.Errorf("got %s, want %s", got, tc.want)
			}
		})
	}
}

func TestNeededAsksOnlyWhatIsLeft(t *testing.T) {
	for _, tc := range []struct {
		name, target, records string
		released              int
		want                  string
	}{
		{"a final figure that cannot be added is still published", "cumulative >= 100 yi", "2021=20 2025=20", 2026, "nothing"},
		{"a final figure that is a bound is still published", "level > 800 yi", "2025>750", 2026, "nothing"},
		{"one of two final figures is none", "comparison > 0 rate of points", "2025.a=3", 2026, "no final figure"},
		{"the range of a flow is not that of the sum", "cumulative >= 1000 yi at-most 400", "2021=200 2022=200", 2023, "200.00 in 3"},
		{"more than a year can bring", "cumulative >= 1000 yi at-most 100", "2021=20 2022=20", 2023, "out of reach"},
		{"more than all there is", "level > 100 percent at-most 100", "2023=99", 2024, "out of reach"},
		{"all there is", "level >= 100 percent at-most 100", "2023=99", 2024, "0.50 in 2"},
		{"less than nothing", "level < 0 percent at-most 100", "2023=1", 2024, "out of reach"},
		{"a limit to a sum: what may still come", "cumulative <= 100 yi", "2021=20 2022=20", 2023, "20.00 in 3"},
		{"a limit to a sum that is broken", "cumulative <= 100 yi", "2021=60 2022=50", 2023, "out of reach"},
		{"a multiple", "multiple >= 2 yi of times from 10", "2023=14", 2024, "3.00 in 2"},
		{"steps from a baseline", "increment >= 1 percent of points from 9", "2023=11", 2024, "1.50 in 2"},
		{"growth by level", "growth >= 10 yi of rate from 100 observed level", "2023=121", 2024, "15.37 % in 2"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			n := Assess(target(t, tc.target), records(t, tc.records), rules(tc.released)).Lines[0].Needed
			if got := inWords(n); got != tc.want {
				t.Errorf("got %s, want %s", got, tc.want)
			}
		})
	}
}

func inWords(n *Needed) string {
	switch {
	case n == nil:
		return "nothing"
	case n.NoFinal:
		return "no final figure"
	case n.OutOfReach:
		return "out of reach"
	case n.Each != nil:
		return fmt.Sprintf("%s in %d", n.Each.FloatString(2), n.Years)
	}
	return fmt.Sprintf("%.2f %% in %d", n.Rate, n.Years)
}

func TestThereIsNoPathWhereNoneFollows(t *testing.T) {
	for _, tc := range []struct{ target, want string }{
		{"level >= 9 percent from 9.5", ""},
		{"level <= 1 percent from 0.5", ""},
		{"level > 9 percent from 9", "9.00 9.00 9.00 9.00 9.00 9.00"},
		{"level <= 1 percent from 2", "2.00 1.80 1.60 1.40 1.20 1.00"},
		{"level >= 100 yi from -100", "-100.00 -60.00 -20.00 20.00 60.00 100.00"},
		{"level >= 6 yi from-2019 0", "0.00 1.00 2.00 3.00 4.00 5.00 6.00"},
		{"growth >= 10 yi of rate from-2019 100 observed level", ""},
		{"growth >= 10 yi of rate from 0 observed level", ""},
		{"multiple >= 2 yi of times from 0", ""},
		{"multiple >= 2 yi of times", ""},
		{"increment >= 1 percent of points from-2019 8", ""},
		{"increment >= 0.1 yi of wan-yi from 5000", "5000.00 6000.00 7000.00 8000.00 9000.00 10000.00"},
		{"level >= 20 yi from 10 areas h,q", ""},
		{"growth <= -2 rate", "100.00 98.00 96.04 94.12 92.24 90.39"},
	} {
		var got []string
		for _, p := range Assess(target(t, tc.target), nil, rules(2026)).Lines[0].Path {
			got = append(got, p.Value.FloatString(2))
		}
		if s := strings.Join(got, " "); s != tc.want {
			t.Errorf("%s: got %s, want %s", tc.target, s, tc.want)
		}
	}
}

func TestThePaceOfABoundIsUnknown(t *testing.T) {
	for _, tc := range []struct{ target, records string }{
		{"level >= 200 yi from 100", "2022>250"},
		{"cumulative >= 100 yi", "2021=60 2023=50"},
		{"growth >= 7 rate", "2021>8"},
	} {
		if p := Assess(target(t, tc.target), records(t, tc.records), rules(2024)).Lines[0].Pace; p != nil {
			t.Errorf("%s, %s: a pace of %s", tc.target, tc.records, p.Ratio)
		}
	}
}

func TestTheTargetsUnitIsThatOfTheIndicatorInEveryPart(t *testing.T) {
	ind := target(t, "level >= 20000 yi")
	ind.Parts = []Part{{ID: "loans"}, {ID: "assets", Unit: "wan-yi"}}
	tr := Assess(ind, records(t, "2025.loans=20000 2025.assets=1.9"), rules(2026))
	if got, want := tr.Lines[1].Goal.RatString(), "2"; got != want {
		t.Errorf("the goal is %s in the part's unit, want %s", got, want)
	}
	if got, want := verdict(tr.Verdict), "not-met 2025"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
