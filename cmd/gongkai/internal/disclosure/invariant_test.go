package disclosure

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"
)

// onPath are targets with a path, and the records of somebody who follows it exactly.
var onPath = []struct{ target, records string }{
	{"level >= 6000 yi from 4000", "2021=4400 2022=4800 2023=5200 2024=5600 2025=6000"},
	{"level > 9 percent from 8.7", "2021=8.76 2022=8.82 2023=8.88 2024=8.94 2025=9"},
	{"level <= 1 percent from 2", "2021=1.8 2022=1.6 2023=1.4 2024=1.2 2025=1"},
	{"level < 0 yi from 5", "2021=4 2022=3 2023=2 2024=1 2025=0"},
	{"level >= 100 yi from 0", "2021=20 2022=40 2023=60 2024=80 2025=100"},
	{"multiple >= 2 yi of times from 10", "2021=12 2022=14 2023=16 2024=18 2025=20"},
	{"cumulative > 4 wan-yi", "2021=0.8 2022=8000@yi 2023=0.8 2024=8000@yi 2025=0.8"},
	{"cumulative >= 4 wan-yi observed total", "2021=0.8 2022=1.6 2023=2.4 2024=3.2 2025=4"},
	{"growth >= 7.5 rate", "2021=7.5 2022=7.5 2023=7.5 2024=7.5 2025=7.5"},
	{"growth > 10 yi of rate from 200 observed level", "2021=220 2022=242 2023=266.2 2024=292.82 2025=322.102"},
	{"growth <= -2 rate", "2021=-2 2022=-2 2023=-2 2024=-2 2025=-2"},
	{"increment >= 1 percent of points from 9", "2021=10 2022=11 2023=12 2024=13 2025=14"},
}

func TestWhoFollowsThePathIsOnIt(t *testing.T) {
	for _, tc := range onPath {
		all := records(t, tc.records)
		for n := 1; n <= len(all); n++ {
			ind := target(t, tc.target)
			tr := Assess(ind, all[:n], rules(2020+n+1))
			l := tr.Lines[0]
			if l.Pace == nil || l.Pace.Ratio.Cmp(big.NewRat(1, 1)) != 0 {
				t.Errorf("%s: after %d years the pace is %v", tc.target, n, l.Pace)
				continue
			}
			want := OnPace
			if strict := ind.Target.Cmp == More || ind.Target.Cmp == Less; n == len(all) && strict {
				want = NotMet
			} else if n == len(all) {
				want = Met
			}
			if tr.State != want {
				t.Errorf("%s: after %d years %s, want %s", tc.target, n, tr.State, want)
			}
			if gap := l.year(2020 + n).Gap(l.Goal); gap == nil || gap.Sign() != 0 {
				t.Errorf("%s: after %d years a gap of %v", tc.target, n, gap)
			}
		}
	}
}

// year finds a year of the line.
func (l *Line) year(year int) *Year {
	i := slices.IndexFunc(l.Years, func(y Year) bool { return y.Year == year })
	return &l.Years[i]
}

func TestThePathIsMonotoneAndEndsAtTheGoal(t *testing.T) {
	for _, tc := range onPath {
		ind := target(t, tc.target)
		l := Assess(ind, nil, rules(2026)).Lines[0]
		for i := 1; i < len(l.Path); i++ {
			if d := l.Path[i].Value.Cmp(l.Path[i-1].Value); d == 0 || (d < 0) != ind.Target.Cmp.Falling() {
				t.Errorf("%s: the path goes from %s to %s", tc.target, l.Path[i-1].Value, l.Path[i].Value)
			}
		}
		if last := l.Path[len(l.Path)-1]; last.Year != 2025 || last.Value.Cmp(l.Goal) != 0 {
			t.Errorf("%s: the path ends at %s in %d, the goal is %s", tc.target, last.Value, last.Year, l.Goal)
		}
	}
}

func TestWhatIsNeededLeadsToTheTarget(t *testing.T) {
	for _, tc := range onPath {
		ind := target(t, tc.target)
		if ind.Kind != Level && ind.Kind != Multiple {
			continue
		}
		l := Assess(ind, records(t, strings.Fields(tc.records)[0]), rules(2022)).Lines[0]
		arrived := new(big.Rat).Mul(l.Needed.Each, new(big.Rat).SetInt64(int64(l.Needed.Years)))
		if arrived.Add(arrived, l.year(2021).Value); arrived.Cmp(l.Goal) != 0 {
			t.Errorf("%s: %s a year leads to %s, not %s", tc.target, l.Needed.Each, arrived, l.Goal)
		}
	}
}

func TestTheSignOfTheGapFollowsTheFigures(t *testing.T) {
	for _, tc := range []struct {
		target, records string
		want            int
	}{
		{"level >= 9 percent from 8", "2021=8.1", -1}, {"level >= 9 percent from 8", "2021=8.3", 1},
		{"level <= 1 percent from 2", "2021=1.9", 1}, {"level <= 1 percent from 2", "2021=1.7", -1},
		{"level >= 9 percent", "2021=8", -1}, {"rank <= 8 rank", "2021=10", 1}, {"comparison > 0 rate of points", "2021.a=3 2021.b=5", -1},
	} {
		l := Assess(target(t, tc.target), records(t, tc.records), rules(2022)).Lines[0]
		if got := l.year(2021).Gap(l.Goal).Sign(); got != tc.want {
			t.Errorf("%s, %s: got %d, want %d", tc.target, tc.records, got, tc.want)
		}
	}
	l := Assess(target(t, "level >= 9 percent"), records(t, "2021>8"), rules(2022)).Lines[0]
	if gap := l.year(2021).Gap(l.Goal); gap != nil {
		t.Errorf("the gap of a bound is %s", gap)
	}
}

func TestTheOrderOfRecordsDoesNotMatter(t *testing.T) {
	for _, s := range []struct{ target, records string }{
		{"level >= 6000 yi from 4000", "2020=4000 2021=4400 2022=4700@context 2023=5200:P 2026=1"},
		{"cumulative >= 100 yi", "2021=20 2023=70@total 2024=20:B"},
		{"growth >= 7 rate", "2021=8 2022=6@real 2023=9"},
		{"increment >= 1 percent of points", "2020=9 2021=10 2022=1.2@change 2023=12"},
		{"comparison <= 0 percent of points areas h,q", "2024.h.a=1 2024.h.b=2 2024.q.a=1 2024.q.b=1 2025.q.a=1"},
	} {
		list := records(t, s.records)
		want := print(Assess(target(t, s.target), list, rules(2025)))
		for range list {
			list = append(list[1:], list[0])
			slices.Reverse(list[1:])
			if got := print(Assess(target(t, s.target), list, rules(2025))); got != want {
				t.Errorf("%s: got %s, want %s", s.target, got, want)
			}
		}
	}
}

// print writes all numbers of a trajectory.
func print(tr Trajectory) string {
	var b strings.Builder
	fmt.Fprintln(&b, verdict(tr.Verdict))
	for _, l := range tr.Lines {
		fmt.Fprintln(&b, l.Part, l.Goal, l.Baseline, verdict(l.Verdict), inWords(l.Needed))
		for _, y := range l.Years {
			fmt.Fprintln(&b, y.Year, y.Figure, y.Second, y.Bound, y.Value, y.Least, y.Path, y.Meets, y.Break, len(y.Context))
		}
	}
	return b.String()
}

func TestAssessingChangesNothing(t *testing.T) {
	ind, list := target(t, "growth >= 10 yi of rate from 200 observed level"), records(t, "2021=220 2022=240")
	first := print(Assess(ind, list, rules(2023)))
	for range 3 {
		if again := print(Assess(ind, list, rules(2023))); again != first {
			t.Fatalf("got %s, want %s", again, first)
		}
	}
	if got := list[0].Value.RatString() + " " + ind.Baseline.Value.RatString() + " " + ind.Target.Value.RatString(); got != "220 200 10" {
		t.Errorf("the figures are now %s", got)
	}
}

func TestTheUnitOfAFigureDoesNotMatter(t *testing.T) {
	for _, pair := range []struct{ target, one, other string }{
		{"level >= 2 wan-yi from 1", "2022=1.3", "2022=13000@yi"},
		{"cumulative > 1 wan-yi", "2021=0.2 2022=0.2", "2021=2000@yi 2022=0.2"},
		{"level > 1 wan-yi", "2025>=1.1", "2025>=11000@yi"},
	} {
		one := print(Assess(target(t, pair.target), records(t, pair.one), rules(2024)))
		other := print(Assess(target(t, pair.target), records(t, pair.other), rules(2024)))
		if one != other {
			t.Errorf("%s: %s and %s", pair.target, one, other)
		}
	}
}

func TestAPeriodOfItsOwn(t *testing.T) {
	for _, tc := range []struct {
		first, last    int
		records, wants string
	}{
		{2022, 2023, "2022=60 2023=40", "met 2023 2023"},
		{2022, 2023, "2021=50 2022=50", "on-pace 2022"},
		{0, 2022, "2021=40 2022=40", "not-met 2022"},
		{2021, 2021, "2021=100", "met 2021 2021"},
	} {
		ind := target(t, "cumulative >= 100 yi")
		ind.Target.First, ind.Target.Last = tc.first, tc.last
		if got := verdict(Assess(ind, records(t, tc.records), rules(2026)).Verdict); got != tc.wants {
			t.Errorf("%d–%d, %s: got %s, want %s", tc.first, tc.last, tc.records, got, tc.wants)
		}
	}
}

func TestEveryStateAndReasonHasWords(t *testing.T) {
	for _, s := range States {
		if n, m := s.Name(), s.Meaning(rules(2026).Thresholds); n.ZH == "" || n.EN == "" || m.ZH == "" || m.EN == "" || strings.ContainsAny(m.ZH+m.EN, "↑↓") {
			t.Errorf("%s: %v, %v", s, n, m)
		}
		if !slices.Contains(worst, s) {
			t.Errorf("%s has no place among the states of parts", s)
		}
	}
	for _, r := range Reasons {
		if n := r.Name(); n.ZH == "" || n.EN == "" {
			t.Errorf("%s has no name", r)
		}
	}
	for _, k := range Kinds {
		if n, m := k.Name(), k.Meaning(); n.ZH == "" || n.EN == "" || m.ZH == "" || m.EN == "" {
			t.Errorf("%s: %v, %v", k, n, m)
		}
	}
	if got, want := OnPace.Meaning(rules(2026).Thresholds).EN, "Progress is at least 95% of what the path asks for."; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
