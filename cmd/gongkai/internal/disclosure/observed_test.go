package disclosure

import (
	"math/big"
	"testing"

	"gongkai/cmd/gongkai/internal/diag"
)

// A record observes what its indicator can be assessed by, and a change is not held to the range of the level.
func TestRecordObserved(t *testing.T) {
	share := []*big.Rat{rat("0"), rat("100")}
	for _, tc := range []struct {
		name     string
		ind      Indicator
		observed Observable
		value    string
		want     diag.Code
	}{
		{"a level among rates", Indicator{Kind: Growth}, LevelOf, "500", diag.ObservedMismatch},
		{"a rate among levels", Indicator{Kind: Growth, Observed: LevelOf}, Rate, "5", diag.ObservedMismatch},
		{"a rate among rates", Indicator{Kind: Growth}, Rate, "5", ""},
		{"a running total among flows", Indicator{Kind: Cumulative}, RunningTotal, "5", ""},
		{"a rate of a sum", Indicator{Kind: Cumulative}, Rate, "5", diag.ObservedMismatch},
		{"a fall of a share", Indicator{Kind: Increment, Range: share}, Change, "-1", ""},
		{"a share below its range", Indicator{Kind: Increment, Range: share}, "", "-1", diag.OutOfRange},
	} {
		tc.ind.ID, tc.ind.Unit = "x", "percent"
		set := &Dataset{Site: Site{Years: Span{2020, 2030}}, Indicators: []Indicator{tc.ind}, Units: []Unit{*testUnits["percent"]}}
		set.Index()
		c := newChecker(set, nil)
		c.observation(&Observation{Indicator: "x", Year: 2022, Value: rat(tc.value), Observed: tc.observed, Quote: "…"})
		got := diag.Code("")
		if len(c.problems) > 0 {
			got = c.problems[0].Code
		}
		if got != tc.want || len(c.problems) > 1 {
			t.Errorf("%s: %v, want %s", tc.name, c.problems, tc.want)
		}
	}
}
