package dataset_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"
	"gongkai/cmd/gongkai/internal/dataset"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// load reads the base site with some of its files replaced, which must have no problems of form.
func load(t *testing.T, files map[string]string) *disclosure.Dataset {
	t.Helper()
	fsys := site(t, &txtar.Archive{})
	for name, text := range files {
		fsys[name] = &fstest.MapFile{Data: []byte(text)}
	}
	set, list, err := dataset.Load(fsys)
	if err != nil || len(list) > 0 {
		t.Fatalf("%v\n%s", err, short(list))
	}
	return set
}

func TestFiguresAreExact(t *testing.T) {
	for _, tc := range []struct{ written, want string }{
		{"8", "8"}, {"-8", "-8"}, {"+8", "8"}, {"0", "0"}, {"-0.0", "0"}, {"100_000", "100000"}, {"0x10", "16"},
		{"0.1", "1/10"}, {"39038.1", "390381/10"}, {"3.10", "31/10"}, {"1e3", "1000"}, {"2.5E-1", "1/4"},
		{"123456789012.345", "24691357802469/200"}, {"9007199254740993", "9007199254740993"}, {"99999.99999", "9999999999/100000"},
	} {
		set := load(t, map[string]string{"data/years/2022.toml": `trade = { value = ` + tc.written + `, source = "bulletin-2022", quote = "x" }`})
		if got := set.Observations[0].Value.RatString(); got != tc.want {
			t.Errorf("%s: got %s, want %s", tc.written, got, tc.want)
		}
	}
}

func TestDatesAreAsPreciseAsWritten(t *testing.T) {
	for _, tc := range []struct {
		written string
		want    lang.Date
	}{
		{`"2023"`, lang.Date{Year: 2023}}, {`"2023-04"`, lang.Date{Year: 2023, Month: 4}}, {`"2023-04-05"`, lang.Date{Year: 2023, Month: 4, Day: 5}},
		{`2023-04-05`, lang.Date{Year: 2023, Month: 4, Day: 5}}, {`2023-04-05T08:00:00+08:00`, lang.Date{Year: 2023, Month: 4, Day: 5}},
		{`2023-04-05T00:30:00`, lang.Date{Year: 2023, Month: 4, Day: 5}},
	} {
		set := load(t, map[string]string{"data/releases/2023-04.toml": "date = " + tc.written + "\ntitle = { zh = \"一\", en = \"1\" }\nnotes = { zh = \"一\", en = \"1\" }\n"})
		if got := set.Release().Date; got != tc.want {
			t.Errorf("%s: got %v, want %v", tc.written, got, tc.want)
		}
	}
}

func TestOrderIsThatOfTheFiles(t *testing.T) {
	release := func(date string) string {
		return "date = \"" + date + "\"\ntitle = { zh = \"一\", en = \"1\" }\nnotes = { zh = \"一\", en = \"1\" }\n"
	}
	set := load(t, map[string]string{
		"data/releases/a.toml":    release("2024-01-01"),
		"data/releases/b.toml":    release("2022-01-01"),
		"data/years/2021.toml":    "trade.z = { value = 1, source = \"bulletin-2022\" }\ntrade.a = { value = 2, source = \"bulletin-2022\" }\n",
		"data/glossary.toml":      "z = { zh = \"乙\", en = \"Z\" }\na = { zh = \"甲\", en = \"A\" }\n",
		"data/years/.hidden.toml": "[",
	})
	var got []string
	for _, r := range set.Releases {
		got = append(got, r.Tag)
	}
	for _, o := range set.Observations[:2] {
		got = append(got, o.Label)
	}
	for _, w := range set.Glossary {
		got = append(got, w.ID)
	}
	if want := []string{"b", "2023-04", "a", "z", "a", "z", "a"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got, want := set.Release().Tag, "a"; got != want {
		t.Errorf("the newest release is %s, want %s", got, want)
	}
}

func TestRecordsSayWhatTheyAreOf(t *testing.T) {
	set := load(t, map[string]string{"data/years/2022.toml": `
north-loans = { value = 1, source = "bulletin-2022" }
[growth-gap]
a = { value = 1, source = "bulletin-2022" }
b.revised = { value = 2, source = "bulletin-2022" }
c = { value = 3, source = "bulletin-2022" }
[trade.first-half]
value = 4
source = "bulletin-2022"
`})
	type key struct {
		indicator     disclosure.IndicatorID
		series, label string
		year          int
		line, col     int
	}
	var got []key
	for _, o := range set.Observations {
		at := o.At.At()
		got = append(got, key{o.Indicator, o.Series, o.Label, o.Year, at.Line, at.Col})
	}
	want := []key{
		{"north-loans", "", "", 2022, 2, 1}, {"growth-gap", "a", "", 2022, 4, 1}, {"growth-gap", "b", "revised", 2022, 5, 3},
		{"growth-gap", "", "c", 2022, 6, 1}, {"trade", "", "first-half", 2022, 7, 1},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestPartsAreAreasWhereTheyAreSeveral(t *testing.T) {
	text := string(site(t, &txtar.Archive{})["data/indicators.toml"].Data)
	set := load(t, map[string]string{
		"data/indicators.toml": strings.Replace(text, `areas = ["whole"]`, `areas = ["whole", "north"]`, 1),
		"data/years/2022.toml": "trade.north.a = { value = 1, source = \"bulletin-2022\" }\ntrade.whole = { value = 1, source = \"bulletin-2022\" }\n",
	})
	if o := set.Observations[0]; o.Part != "north" || o.Label != "a" {
		t.Errorf("got part %q, label %q", o.Part, o.Label)
	}
	if o := set.Observations[1]; o.Part != "whole" || o.Label != "" {
		t.Errorf("got part %q, label %q", o.Part, o.Label)
	}
}
