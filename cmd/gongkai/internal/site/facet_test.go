package site

import (
	"strings"
	"testing"

	"gongkai/cmd/gongkai/internal/lang"
)

// The choices of the board count what its rows carry: as many rows have a word of a facet as the choice says, the states
// among them.
func TestFacetsCountTheRows(t *testing.T) {
	for name, s := range map[string]*Site{"lake": lake(t), "pond": groupedPond(t)} {
		for _, l := range lang.All {
			v := s.seen(t, "targets.html", l)
			counts, rows := map[string]int{}, 0
			for i := range s.set.Areas {
				for _, r := range v.boardArea(&s.set.Areas[i]).Rows {
					rows++
					for w := range strings.FieldsSeq(r.Facets) {
						counts[w]++
					}
				}
			}
			if rows != len(s.set.Indicators) {
				t.Errorf("%s: %d rows for %d targets", name, rows, len(s.set.Indicators))
			}
			for _, f := range v.facets() {
				for _, g := range f.Groups {
					for _, o := range g.Options {
						if counts[f.Key+":"+o.Value] != o.Count || o.Text == "" {
							t.Errorf("%s: %s=%s (%s) counts %d, %d rows have it", name, f.Key, o.Value, o.Text, o.Count, counts[f.Key+":"+o.Value])
						}
					}
				}
			}
			for _, c := range v.stateCounts() {
				if counts["state:"+c.Value] != c.Count {
					t.Errorf("%s: state %s counts %d, %d rows have it", name, c.Value, c.Count, counts["state:"+c.Value])
				}
			}
		}
	}
}

// Links of other pages lead to the board with the choice made; a grouping cannot take the name of another facet.
func TestBoardLinks(t *testing.T) {
	s := groupedPond(t)
	g := &s.set.Groupings[0]
	if got, want := s.seen(t, "targets.html", lang.ZH).boardHref(groupingKey(g), g.Groups[0].ID), "targets.html?"+g.ID+"="+g.Groups[0].ID; got != want {
		t.Errorf("the board of a group is %s, want %s", got, want)
	}
	g.ID = "state"
	if got := groupingKey(g); got != "in-state" {
		t.Errorf("a grouping named state has the key %s", got)
	}
}
