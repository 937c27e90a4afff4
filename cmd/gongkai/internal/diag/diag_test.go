package diag

import (
	"slices"
	"testing"

	"gongkai/cmd/gongkai/internal/lang"
)

func TestSort(t *testing.T) {
	at := func(file string, line, col int) Pos { return Pos{File: file, Line: line, Col: col, Width: 1} }
	sorted := List{
		New(FileMissing, Pos{File: "a"}, "x"),
		New(EmptyText, at("a", 1, 1), "x"),
		New(EmptyText, at("a", 1, 2), "x"),
		New(UnknownUnit, at("a", 1, 2), "x"),
		New(UnknownUnit, at("a", 1, 2), "y"),
		New(EmptyText, at("a", 2, 1), "x"),
		New(EmptyText, at("a", 10, 1), "x"),
		New(FileMissing, Pos{File: "b"}, "x"),
	}
	list := slices.Concat(sorted, sorted[2:4])
	slices.Reverse(list)
	list.Sort()
	if got, want := short(list), short(sorted); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if list[3].Text != sorted[3].Text || list[4].Text != sorted[4].Text {
		t.Error("problems of one place and code are not in the order of their words")
	}
}

func TestCellsAreSortedBySheetRowAndColumn(t *testing.T) {
	at := func(cell string, row int) Pos {
		return Pos{File: "a.xlsx", Cell: cell, Line: row, Col: 1, Width: 1, Text: "x"}
	}
	list := List{
		New(MissingQuote, at("乙!A2", 2)), New(MissingQuote, at("甲!AA7", 7)), New(MissingQuote, at("甲!B7", 7)), New(MissingQuote, at("甲!C10", 10)), New(MissingQuote, Pos{File: "a.xlsx"}),
	}
	list.Sort()
	var cells []string
	for _, p := range list {
		cells = append(cells, p.Cell)
	}
	if want := []string{"", "乙!A2", "甲!B7", "甲!AA7", "甲!C10"}; !slices.Equal(cells, want) {
		t.Errorf("got %q, want %q", cells, want)
	}
}

func TestOneCauseIsOneEntry(t *testing.T) {
	at := func(file string, line int) Pos { return Pos{File: file, Line: line, Col: 1, Width: 1} }
	list := List{
		New(UnknownSource, at("b", 1), "x"), New(UnknownSource, at("a", 7), "x"), New(UnknownSource, at("a", 2), "x"),
		New(UnknownSource, at("a", 3), "y"), New(UnknownSource, at("a", 9), "x").WithHint(lang.Same("another")),
		New(MissingQuote, at("a", 4)), New(MissingQuote, at("a", 5)),
	}
	list.Sort()
	if got, want := short(list), "a:2:1 unknown-source; a:3:1 unknown-source; a:4:1 missing-quote; a:5:1 missing-quote; a:9:1 unknown-source"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if r := list[0].Related; len(r) != 2 || r[0].Pos != at("a", 7) || r[1].Pos != at("b", 1) {
		t.Errorf("the other places are %v", r)
	}
}

func TestArgumentsFollowTheLanguage(t *testing.T) {
	p := New(MissingText, Pos{}, "name", lang.Text{ZH: "英文", EN: "English"})
	if got, want := p.Text, (lang.Text{ZH: "“name” 缺少英文文字", EN: "“name” has no English text"}); got != want {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestAnArgumentIsNoFormat(t *testing.T) {
	if got, want := New(UnknownKey, Pos{}, "100%d").Text.EN, "there is no key “100%d” here"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestAnUnlistedCodePanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a problem of an unlisted code was made")
		}
	}()
	New("no-such-code", Pos{})
}

func TestRelatedPlacesAreNotShared(t *testing.T) {
	p := New(UnknownKey, Pos{}, "x").WithRelated(Pos{File: "a"}, lang.Same("1"))
	first, second := p.WithRelated(Pos{File: "b"}, lang.Same("2")), p.WithRelated(Pos{File: "c"}, lang.Same("3"))
	if len(first.Related) != 2 || first.Related[1].File != "b" || second.Related[1].File != "c" {
		t.Errorf("got %v and %v", first.Related, second.Related)
	}
	if got := p.WithRelated(Pos{}, lang.Same("nowhere")); len(got.Related) != 1 {
		t.Errorf("an unknown place is kept: %v", got.Related)
	}
}

func TestCount(t *testing.T) {
	warnings := List{New(UnusedSource, Pos{}, "x")}
	if warnings.HasErrors() || warnings.Count(Warning) != 1 || warnings.Count(Error) != 0 {
		t.Error("a warning is counted as an error")
	}
	mixed := append(warnings, New(FileEmpty, Pos{}))
	if !mixed.HasErrors() || mixed.Count(Warning) != 1 || mixed.Count(Error) != 1 {
		t.Error("an error beside a warning is not counted")
	}
}
