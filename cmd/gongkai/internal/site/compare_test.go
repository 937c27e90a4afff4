package site

import (
	"fmt"
	"strings"
	"testing"

	"gongkai/cmd/gongkai/internal/lang"
)

// Targets that the document names alike stand side by side, whatever their scale. Others that share kind and quantity
// are listed as different measures, and comparisons, which compare within an area, are not.
func TestCompareGroups(t *testing.T) {
	s := lake(t)
	v := s.seen(t, "compare.html", lang.EN)
	same, alike, keys := v.compareGroups("town", v.compared(&s.set.Site.AreaKinds[1]))
	if got := described(same); got != "Trade: Town 0 at least RMB 50 million, Town 1 more than RMB 200 million" {
		t.Errorf("named alike: %q", got)
	}
	if got := keys[s.set.Indicator("trade-1")]; got != "town.trade-0" || same[0].Key != got {
		t.Errorf("the key of a target of a group is %q", got)
	}
	if got := described(alike); got != "Cumulative targets in RMB: Town 1 at least RMB 3 million, Town 2 at least RMB 4 million" {
		t.Errorf("of one kind: %q", got)
	}
}

func described(groups []CompareGroup) string {
	var all []string
	for _, g := range groups {
		var targets []string
		for _, c := range g.Targets {
			targets = append(targets, c.Area.Text+" "+c.Goal)
		}
		all = append(all, g.Name+": "+strings.Join(targets, ", "))
	}
	return strings.Join(all, "; ")
}

// The bar of a target is as long as its share of the greatest in the group, in one unit.
func TestGoalBars(t *testing.T) {
	s := lake(t)
	v := s.seen(t, "compare.html", lang.ZH)
	same, _, _ := v.compareGroups("town", v.compared(&s.set.Site.AreaKinds[1]))
	for i, want := range []string{`width="60"`, `width="240"`} { // 5000万元 of 2亿元, and 2亿元
		if got := string(same[0].Targets[i].Bar); !strings.Contains(got, want) {
			t.Errorf("bar %d is %s, want %s", i, got, want)
		}
	}
}

// The table of a measure holds the numbers of its charts, in one unit, and says of every year without one what it lacks.
func TestComparedFigures(t *testing.T) {
	s := lake(t)
	v := s.seen(t, "compare.html", lang.ZH)
	same, _, _ := v.compareGroups("town", v.compared(&s.set.Site.AreaKinds[1]))
	g := same[0]
	if g.Wide == "" || g.Narrow == "" || len(g.Cards) != 2 || g.Measure == "" {
		t.Fatalf("%s: charts are missing, or the unit: %q", g.Name, g.Measure)
	}
	for _, row := range g.Targets {
		if len(row.Cells) != len(g.Years) {
			t.Errorf("%s has %d cells for %d years", row.Area.Text, len(row.Cells), len(g.Years))
		}
		for _, c := range row.Cells {
			switch {
			case c.Figure == "" && (c.Word == "" || c.Mark == ""):
				t.Errorf("%s, %s: nothing says why there is no figure", row.Area.Text, c.Year)
			case c.Figure != "" && !strings.Contains(string(g.Wide), c.Figure+"</text>"):
				t.Errorf("%s, %s: %s is not in the chart", row.Area.Text, c.Year, c.Figure)
			}
		}
	}
	if got := cellsOf(g); got != "- - - - - 0.5; - - - - - -" {
		t.Errorf("cells: %s", got)
	}
}

func cellsOf(g CompareGroup) string {
	var rows []string
	for _, row := range g.Targets {
		var cells []string
		for _, c := range row.Cells {
			if c.Figure == "" {
				c.Figure = "-"
			}
			cells = append(cells, c.Figure)
		}
		rows = append(rows, strings.Join(cells, " "))
	}
	return strings.Join(rows, "; ")
}

// Every target of an area is counted once, by the best that is known of it.
func TestCompareCounts(t *testing.T) {
	s := lake(t)
	v := s.seen(t, "compare.html", lang.EN)
	for area, want := range map[string]compareCounts{"town-0": {2, 2, 0, 0}, "town-1": {3, 0, 0, 3}, "town-2": {1, 0, 0, 1}} {
		if got := v.compareCounts(s.refs.byArea[s.set.Areas[1+int(area[5]-'0')].ID]); got != want {
			t.Errorf("%s: %s, want %s", area, fmt.Sprint(got), fmt.Sprint(want))
		}
	}
}

// A plan whose areas are not to be compared has no such page.
func TestNoComparison(t *testing.T) {
	s := lake(t)
	if !s.known["compare.html"] {
		t.Error("the towns are to be compared and have no page for it")
	}
	s.set.Site.AreaKinds[1].Compare = false
	s.pages, s.known = nil, map[string]bool{}
	s.plan()
	if s.known["compare.html"] {
		t.Error("nothing is to be compared and there is a page for it")
	}
}
