package site

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plantest"
)

// What is known of a year is told apart: nothing, a statement, another scope, a part, the whole.
func TestStandings(t *testing.T) {
	s := lake(t)
	got := s.refs.verdicts["lead-0"].Standings
	want := map[int]disclosure.Standing{2026: disclosure.Partly, 2027: disclosure.Published, 2028: disclosure.Elsewhere, 2029: disclosure.Stated, 2030: disclosure.Unpublished}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("standings are %v, want %v", got, want)
	}
}

// A year that was not over at the release is not missing.
func TestYearsAhead(t *testing.T) {
	s := lake(t)
	s.set.Releases[0].Date = lang.Date{Year: 2028, Month: 6, Day: 1}
	s.set.Index()
	s.refs = references{}
	s.refer()
	sum := s.refs.verdicts["lead-0"]
	if sum.Standings[2030] != disclosure.NotDue || fmt.Sprint(sum.Missing) != "[2026]" {
		t.Errorf("2030 stands at %d, missing are %v; want %d and [2026]", sum.Standings[2030], sum.Missing, disclosure.NotDue)
	}
}

// The figures of a target are owed by the bodies of the first of its clauses that names any, and by no others.
func TestOwing(t *testing.T) {
	s := lake(t)
	for _, c := range []struct{ id, clause, owners string }{
		{"trade-0", "a1-1", "committee town-0-gov"},
		{"trade-1", "a1-2", "town-1-gov"},
		{"fees-2", "", ""},
	} {
		clause, owners := s.owing(s.set.Indicator(disclosure.IndicatorID(c.id)))
		if got := strings.ReplaceAll(joinIDs(owners), ",", ""); string(clause) != c.clause || got != c.owners {
			t.Errorf("%s is owed by %q of %q, want %q of %q", c.id, got, clause, c.owners, c.clause)
		}
	}
}

// A body's page lists what it owes with others, clause by clause; what has been published in full is not owed.
func TestBodyOwes(t *testing.T) {
	s := lake(t)
	v := s.seen(t, "bodies/committee.html", lang.EN)
	var page BodyPage
	v.bodyOwed(&page, s.set.Body("committee"))
	if len(page.Owed) != 1 {
		t.Fatalf("%d clauses, want 1", len(page.Owed))
	}
	g := page.Owed[0]
	if got := texts(g.Owners); got != "Town 0 Government" || g.Jointly != "with Town 0 Government" {
		t.Errorf("owed with %q (%s), want Town 0 Government", got, g.Jointly)
	}
	var got []string
	for _, o := range g.Targets {
		missing := o.Target.Text
		for _, slot := range o.Slots {
			if slot.Mark != "full" {
				missing += " " + slot.Year
			}
		}
		got = append(got, missing)
	}
	want := "Trade of Town 0 2026 2027 2028 2029; Lead of Town 0 2026 2028 2029 2030"
	if strings.Join(got, "; ") != want {
		t.Errorf("owed are %q, want %q", strings.Join(got, "; "), want)
	}
	if page.OwedLead != "2 targets; 8 yearly figures" {
		t.Errorf("the section begins %q", page.OwedLead)
	}
}

// A slot shows the figure, or says what is known instead; a part of a figure is marked.
func TestSlots(t *testing.T) {
	s := lake(t)
	v := s.seen(t, "years.html", lang.EN)
	var got []string
	for _, slot := range v.slots(s.set.Indicator("lead-0"), []int{2025, 2026, 2027, 2028, 2029, 2030}) {
		got = append(got, fmt.Sprintf("%s|%s|%t", slot.Mark, slot.Figure, slot.IsPartial))
	}
	want := "out||false part|3%|true full|4% against 3%|false other||false stated||false none||false"
	if strings.Join(got, " ") != want {
		t.Errorf("slots are %q, want %q", strings.Join(got, " "), want)
	}
}

// A year counts each target once.
func TestYearCounts(t *testing.T) {
	s := lake(t)
	for year, want := range map[int][disclosure.Standings]int{
		2026: {disclosure.Unpublished: 5, disclosure.Partly: 1, disclosure.Published: 1},
		2029: {disclosure.Unpublished: 5, disclosure.Stated: 1, disclosure.Published: 1},
		2030: {disclosure.Unpublished: 5, disclosure.Published: 2},
	} {
		if got := s.refs.byYear[year].counts; got != want {
			t.Errorf("%d: %v, want %v", year, got, want)
		}
	}
}

// What a year lacks is listed by area, and a target whose clauses name no body says so.
func TestYearMissing(t *testing.T) {
	s := lake(t)
	v := s.seen(t, "years/2030.html", lang.ZH)
	var got []string
	for _, m := range v.yearMissing(s.refs.byYear[2030]) {
		for _, o := range m.Owed {
			got = append(got, fmt.Sprintf("%s/%s/%s/%d", m.Area.Text, o.Clause.Text, texts(o.Owners), len(o.Targets)))
		}
	}
	want := "第0镇/附件1第1项/湖区管委会, 0镇政府/1 第1镇/附件1第2项/1镇政府/3 第2镇///1"
	if strings.Join(got, " ") != want {
		t.Errorf("missing are %q, want %q", strings.Join(got, " "), want)
	}
}

// Bodies beyond the first few are counted, not named.
func TestJointly(t *testing.T) {
	s := lake(t)
	links := []Link{{Text: "甲"}, {Text: "乙"}, {Text: "丙"}, {Text: "丁"}, {Text: "戊"}}
	zh, en := s.seen(t, "bodies.html", lang.ZH), s.seen(t, "bodies.html", lang.EN)
	for _, c := range []struct {
		v    *view
		n    int
		want string
	}{
		{zh, 0, "单独负责"}, {zh, 2, "与甲、乙共同负责"}, {zh, 3, "与甲、乙、丙共同负责"}, {zh, 5, "与甲、乙、丙等5家共同负责"},
		{en, 0, "alone"}, {en, 4, "with 甲, 乙, 丙 and 1 other"}, {en, 5, "with 甲, 乙, 丙 and 2 others"},
	} {
		if got := c.v.jointly(links[:c.n]); got != c.want {
			t.Errorf("%d others: %q, want %q", c.n, got, c.want)
		}
	}
}

// A body that is responsible for more targets than anybody reads in a list has them counted by area, all of them.
func TestBodyOfMany(t *testing.T) {
	s := planned(t, plantest.Files(mostOfBody+10))
	v := s.seen(t, "bodies/committee.html", lang.ZH)
	page := v.body(s.set.Body("committee")).(BodyPage)
	if len(page.Targets) > 0 || len(page.Owed) > 0 || page.OwedLead == "" {
		t.Errorf("%d targets and %d clauses are listed", len(page.Targets), len(page.Owed))
	}
	targets, awaited := 0, 0
	for _, a := range page.ByArea {
		n, _ := strconv.Atoi(a.Targets.Number)
		m, _ := strconv.Atoi(a.Awaited.Number)
		targets, awaited = targets+n, awaited+m
	}
	if targets != len(s.refs.bodyTargets["committee"]) || awaited != len(s.refs.bodyOwes["committee"]) || targets <= mostOfBody {
		t.Errorf("the areas count %d targets and %d awaited", targets, awaited)
	}
	if few := v.body(s.set.Body("town-0-gov")).(BodyPage); len(few.ByArea) > 0 || len(few.Targets)+len(few.Owed) == 0 {
		t.Error("the few targets of another body are not listed")
	}
}
