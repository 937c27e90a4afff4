package draft_test

import (
	"bytes"
	"context"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"gongkai/cmd/gongkai/internal/build"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/draft"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/themes"
)

var update = flag.Bool("update", false, "rewrite the expected drafts")

// secondPlan is the second plan of the program's tests.
const secondPlan = "../../testdata/mirage"

func load(t *testing.T, root fs.FS) build.Loaded {
	t.Helper()
	loaded, err := build.Load(context.Background(), build.Input{Root: root, Themes: themes.Files})
	if err != nil {
		t.Fatal(err)
	}
	return loaded
}

// clean loads a site that must have no problem, not even a warning.
func clean(t *testing.T, root fs.FS) build.Loaded {
	t.Helper()
	loaded := load(t, root)
	if len(loaded.Problems) > 0 {
		var b strings.Builder
		_ = diag.Print(&b, loaded.Problems, lang.EN, true)
		t.Fatal(b.String())
	}
	return loaded
}

// with is the second plan with other files.
func with(t *testing.T, files map[string]string) fstest.MapFS {
	t.Helper()
	m := fstest.MapFS{}
	root := os.DirFS(secondPlan)
	err := fs.WalkDir(root, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := fs.ReadFile(root, name)
		m[name] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

func year(t *testing.T, y int) draft.Year {
	loaded := clean(t, os.DirFS(secondPlan))
	return draft.Year{Set: loaded.Data, Duties: loaded.Duties, Year: y}
}

// The draft of a year lists what the year expects and does not have, area by area, body by body.
func TestYear(t *testing.T) {
	for name, got := range map[string][]byte{
		"2029.toml":      year(t, 2029).File(), // nothing has been entered
		"2028-rest.toml": year(t, 2028).Records(),
	} {
		file := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(file, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is\n%s", name, got)
		}
	}
}

// recordLine is a line to be filled in.
var recordLine = regexp.MustCompile(`(?m)^# ([a-z0-9.-]+ = \{) value = , source = "", quote = "" \}`)

// The draft as it stands says nothing; every line, uncommented and filled, is a valid record; and then nothing is left.
func TestYearIsValid(t *testing.T) {
	y := year(t, 2029)
	text := string(y.File())
	clean(t, with(t, map[string]string{"data/years/2029.toml": text}))
	lines := recordLine.FindAllString(text, -1)
	if len(lines) != y.Lines() || len(lines) < 17 {
		t.Fatalf("%d lines can be filled in, the draft counts %d", len(lines), y.Lines())
	}
	filled := recordLine.ReplaceAllString(text, `$1 value = 7, status = "E", source = "gazette-2026", quote = "7" }`)
	loaded := load(t, with(t, map[string]string{"data/years/2029.toml": filled}))
	if loaded.Problems.HasErrors() { // figures out of the air may well be warned of
		t.Fatal(loaded.Problems)
	}
	if n := len(loaded.Data.Observations) - len(y.Set.Observations); n != len(lines) {
		t.Errorf("%d records were read, want %d", n, len(lines))
	}
	rest := draft.Year{Set: loaded.Data, Duties: loaded.Duties, Year: 2029}
	if rest.Lines() != 0 || len(rest.Records()) != 0 {
		t.Errorf("%d lines are left:\n%s", rest.Lines(), rest.Records())
	}
}

// An editor who removes the marks of a whole block leaves remarks remarks.
func TestRemarksStayRemarks(t *testing.T) {
	text := string(year(t, 2029).File())
	uncommented := regexp.MustCompile(`(?m)^# `).ReplaceAllString(text, "")
	for line := range strings.Lines(uncommented) {
		if line != "\n" && !strings.HasPrefix(line, "## ") && !strings.Contains(line, " = { value = ,") {
			t.Errorf("neither a remark nor a record: %s", line)
		}
	}
}

// Years before the plan expect nothing, those after it the same as those in it.
func TestYearsAround(t *testing.T) {
	if n := year(t, 2024).Lines(); n != 0 {
		t.Errorf("2024 expects %d records", n)
	}
	if in, after := year(t, 2030).Lines(), year(t, 2031).Lines(); in != after || in == 0 {
		t.Errorf("2030 expects %d records, 2031 %d", in, after)
	}
}

// What is to be filled in is told one by one, each with what belongs there.
func TestUnfilledForms(t *testing.T) {
	set := year(t, 2029).Set
	read := func(name string) string {
		text, err := os.ReadFile(filepath.Join(secondPlan, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(text) + "\n"
	}
	for _, tc := range []struct {
		file, text string
		want       []string
	}{
		{"data/sources.toml", read("data/sources.toml") + string(draft.Source("new-one")), []string{
			"unused-source: enter the record that rests on it, or delete it",
			"publisher.zh: fill it", "publisher.en: fill it", "title: fill it", "lang: write one of zh, zh-Hant, en",
			"url: write the web address, whole, from https:// or http:// on",
			"date: write a date: 2024-08-22, 2024-08 or 2024", "kind: write one of official, press",
		}},
		{"data/indicators.toml", read("data/indicators.toml") + string(draft.Indicator("new-one", set)), []string{
			"name.zh: fill it", "name.en: fill it", "short.zh: fill it", "short.en: fill it", "areas: write an id of data/areas.toml",
			"kind: write one of level, cumulative, growth, increment, rank, comparison, multiple", "unit: write an id of data/units.toml",
			"value: write a number, without quotation marks", "cmp: write one of >, >=, <=, <",
			"unknown-clause: ", "clause-id.zh: fill it", "clause-id.en: fill it",
		}},
		{"data/releases/2030-03.toml", string(draft.Release("", "")), []string{
			"date: write a date: 2024-08-22, 2024-08 or 2024", "title.zh: fill it", "title.en: fill it", "notes.zh: fill it", "notes.en: fill it",
		}},
	} {
		var got []string
		for _, p := range load(t, with(t, map[string]string{tc.file: tc.text})).Problems {
			what := string(p.Code)
			if p.Code == diag.EmptyText {
				what = strings.TrimSuffix(strings.TrimPrefix(p.Text.EN, "“"), "” is empty")
			}
			got = append(got, what+": "+p.Hint.EN)
			if p.File != tc.file {
				t.Errorf("%s: a problem in %s", tc.file, p.File)
			}
		}
		if strings.Join(got, "\n") != strings.Join(tc.want, "\n") {
			t.Errorf("%s: got\n%s\nwant\n%s", tc.file, strings.Join(got, "\n"), strings.Join(tc.want, "\n"))
		}
	}
}

// A filled form is valid.
func TestFilledForms(t *testing.T) {
	set := year(t, 2029).Set
	fill := strings.NewReplacer(
		`name = { zh = "", en = "" }`, `name = { zh = "清水", en = "Clear" }`, `short = { zh = "", en = "" }`, `short = { zh = "清", en = "C" }`,
		`areas = [""]`, `areas = ["haishi"]`, `kind = ""`, `kind = "level"`, `unit = ""`, `unit = "percent"`,
		`value = "", cmp = ""`, `value = 80, cmp = ">="`,
		`clause-id = { zh = "", en = "" }`, `t1-5 = { zh = "修复率均达到80%", en = "to 80% each" }`)
	text, err := os.ReadFile(filepath.Join(secondPlan, "data/indicators.toml"))
	if err != nil {
		t.Fatal(err)
	}
	loaded := clean(t, with(t, map[string]string{
		"data/indicators.toml":       string(text) + "\n" + fill.Replace(string(draft.Indicator("new-one", set))),
		"data/releases/2030-03.toml": strings.ReplaceAll(string(draft.Release("2030-03-01", "2030-02 → now\n\nFigures: 1 changed\n")), `{ zh = "", en = "" }`, `{ zh = "新", en = "New" }`),
	}))
	if i := loaded.Data.Indicator("new-one"); i.Number != 18 || i.Kind != disclosure.Level {
		t.Errorf("the indicator is %v", i)
	}
	if r := loaded.Data.Release(); r.Tag != "2030-03" || r.Date.String() != "2030-03-01" {
		t.Errorf("the release is %v", r)
	}
}
