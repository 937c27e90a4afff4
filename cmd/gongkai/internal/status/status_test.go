package status_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"gongkai/cmd/gongkai/internal/build"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plantest"
	"gongkai/cmd/gongkai/internal/status"
	"gongkai/themes"
)

var update = flag.Bool("update", false, "rewrite the expected reports")

// secondPlan is the second plan of the program's tests.
const secondPlan = "../../testdata/mirage"

func input(t *testing.T, root fs.FS, by status.By) status.Input {
	t.Helper()
	loaded, err := build.Load(context.Background(), build.Input{Root: root, Themes: themes.Files})
	if err != nil {
		t.Fatal(err)
	}
	return status.Input{Data: loaded.Data, Texts: loaded.Texts, Duties: loaded.Duties, By: by}
}

func text(t *testing.T, r status.Report, terminal status.Terminal) string {
	t.Helper()
	var b strings.Builder
	if err := r.Text(&b, terminal); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestText(t *testing.T) {
	root := os.DirFS(secondPlan)
	one := input(t, root, status.ByState)
	one.Year = 2028
	for name, got := range map[string]string{
		"area.en.txt":     text(t, status.New(input(t, root, status.ByArea)), status.Terminal{Lang: lang.EN, Width: 80}),
		"body.zh.txt":     text(t, status.New(input(t, root, status.ByBody)), status.Terminal{Lang: lang.ZH, Width: 80}),
		"one-year.zh.txt": text(t, status.New(one), status.Terminal{Lang: lang.ZH, Width: 80}),
		"narrow.zh.txt":   text(t, status.New(input(t, root, status.ByIndicator)), status.Terminal{Lang: lang.ZH, Width: 48}),
	} {
		file := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s is\n%s", name, got)
		}
	}
}

// sgr is what colors a terminal.
var sgr = regexp.MustCompile("\x1b\\[[0-9]+m")

// However wide the terminal, no line is wider, years stand under each other, and colors change nothing but the color.
func TestWidth(t *testing.T) {
	for name, root := range map[string]fs.FS{"second": os.DirFS(secondPlan), "made up": plantest.Files(60)} {
		for _, by := range status.Groupings {
			report := status.New(input(t, root, by))
			for width := 48; width <= 140; width += 7 {
				for _, l := range lang.All {
					plain := text(t, report, status.Terminal{Lang: l, Width: width})
					for line := range strings.Lines(plain) {
						if n := diag.Columns(strings.TrimSuffix(line, "\n")); n > width {
							t.Errorf("%s by %s in %d columns: a line of %d: %s", name, by, width, n, line)
						}
					}
					if colored := text(t, report, status.Terminal{Lang: l, Width: width, Color: true}); sgr.ReplaceAllString(colored, "") != plain || colored == plain {
						t.Errorf("%s by %s in %d columns: colors change the text", name, by, width)
					}
					checkColumns(t, plain)
				}
			}
		}
	}
}

// Where there is no room for all years, the newest are shown, and what is not shown is said.
func TestManyYears(t *testing.T) {
	files := fstest.MapFS{}
	if err := fs.WalkDir(os.DirFS(secondPlan), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := fs.ReadFile(os.DirFS(secondPlan), name)
		files[name] = &fstest.MapFile{Data: text}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	for y := 2020; y <= 2036; y++ {
		name := fmt.Sprintf("data/years/%d.toml", y)
		if files[name] == nil {
			files[name] = &fstest.MapFile{Data: []byte("good-water = { value = 70, source = \"gazette-2026\", quote = \"70\" }\n")}
		}
	}
	report := status.New(input(t, files, status.ByArea))
	plain := text(t, report, status.Terminal{Lang: lang.EN, Width: 48})
	checkColumns(t, plain)
	for _, want := range []string{"29 30 31 32 33 34 35 36\n", "(8 years earlier did not fit; --format csv lists all)"} {
		if !strings.Contains(plain, want) {
			t.Errorf("%q is missing in\n%s", want, plain)
		}
	}
	if wide := text(t, report, status.Terminal{Lang: lang.EN, Width: 130}); strings.Contains(wide, "did not fit") || !strings.Contains(wide, "2020 2021") {
		t.Errorf("in 130 columns:\n%s", wide)
	}
}

// row is a line of the table: a number, then a name.
var row = regexp.MustCompile(`^ {0,3}[0-9]{1,5} \S`)

// checkColumns checks that every sign stands below a year.
func checkColumns(t *testing.T, text string) {
	t.Helper()
	var heads []int
	for line := range strings.Lines(text) {
		if trimmed := strings.TrimSpace(line); heads == nil && regexp.MustCompile(`^([0-9]{2}|[0-9]{4})( +[0-9]+)*$`).MatchString(trimmed) {
			for _, at := range regexp.MustCompile(`[0-9]+`).FindAllStringIndex(line, -1) {
				heads = append(heads, at[0]+(at[1]-at[0])/4) // below the second of four digits, the first of two
			}
		}
		if !row.MatchString(line) {
			continue
		}
		found := 0
		for _, at := range regexp.MustCompile(`[●◎◇×○·]`).FindAllStringIndex(line, -1) {
			if column := diag.Columns(line[:at[0]]); slices.Contains(heads, column) {
				found++
			} else {
				t.Fatalf("a sign in column %d is below none of the years in %v: %s", column, heads, line)
			}
		}
		if found == 0 {
			t.Fatalf("no sign in %q", line)
		}
	}
	if len(heads) == 0 {
		t.Fatalf("no years in\n%s", text)
	}
}

// CSV and JSON say the same as each other: a row for each target and year of each group.
func TestCSVAndJSON(t *testing.T) {
	for _, by := range status.Groupings {
		report := status.New(input(t, os.DirFS(secondPlan), by))
		var c, j bytes.Buffer
		if err := report.CSV(&c); err != nil {
			t.Fatal(err)
		}
		if err := report.JSON(&j); err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(&c).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(rows[0], " "); got != "group indicator number name_zh name_en areas bodies clause kind unit state reason year standing" {
			t.Errorf("the head is %s", got)
		}
		got := map[string]string{}
		for _, r := range rows[1:] {
			got[r[0]+"/"+r[1]+"/"+r[12]] = r[13]
		}
		if want := cells(t, j.Bytes()); fmt.Sprint(got) != fmt.Sprint(want) || len(got) < 5*17 {
			t.Errorf("by %s: %v, want %v", by, got, want)
		}
	}
}

// cells reads the standings of a report in JSON, by group, target and year.
func cells(t *testing.T, text []byte) map[string]string {
	t.Helper()
	var report struct {
		Groups []struct {
			ID         string
			Indicators []string
		}
		Indicators []struct {
			ID    string
			Years []struct {
				Year     int
				Standing string
			}
		}
	}
	if err := json.Unmarshal(text, &report); err != nil {
		t.Fatal(err)
	}
	cells := map[string]string{}
	for _, g := range report.Groups {
		for _, ind := range report.Indicators {
			for _, y := range ind.Years {
				if slices.Contains(g.Indicators, ind.ID) {
					cells[fmt.Sprintf("%s/%s/%d", g.ID, ind.ID, y.Year)] = y.Standing
				}
			}
		}
	}
	return cells
}

// The keys of JSON are those that the README names; they do not change.
func TestKeys(t *testing.T) {
	report := status.New(input(t, os.DirFS(secondPlan), status.ByArea))
	var b bytes.Buffer
	if err := report.JSON(&b); err != nil {
		t.Fatal(err)
	}
	var got map[string]json.RawMessage
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]string{
		"release": `{"tag":"2029-03","date":"2029-03-01"}`,
		"by":      `"area"`,
		"years":   `[2026,2027,2028,2029,2030]`,
		"figures": `[{"key":"published","count":37},{"key":"partial","count":3},{"key":"other-scope","count":2},{"key":"stated-missing","count":1},{"key":"unpublished","count":8},{"key":"not-due","count":32}]`,
	} {
		var compact bytes.Buffer
		if err := json.Compact(&compact, got[key]); err != nil || compact.String() != want {
			t.Errorf("%s is %s (%v), want %s", key, compact.String(), err, want)
		}
	}
	if !strings.Contains(b.String(), `"standing": "published"`) || !strings.Contains(b.String(), `"zh": "乌有清水"`) {
		t.Errorf("the report is %s", b.String())
	}
}

// Who owes what: each body with the targets of its clauses whose figures are not complete.
func TestBodies(t *testing.T) {
	report := status.New(input(t, os.DirFS(secondPlan), status.ByArea))
	got := map[string]string{}
	for _, b := range report.Bodies {
		got[b.ID] = fmt.Sprintf("%d %s", b.Figures, strings.Join(b.Indicators, " "))
	}
	for id, want := range map[string]string{
		"wangshi-gov": "4 piped-water new-storage",
		"jinghua-gov": "1 sewage",
		"basin":       "", // nothing is missing
	} {
		if got[id] != want {
			t.Errorf("%s owes %q, want %q", id, got[id], want)
		}
	}
}

// What one language lacks is counted: a text, a clause.
func TestTranslation(t *testing.T) {
	files := plantest.Files(8)
	whole := status.New(input(t, files, status.ByArea)).Translation
	if whole.Texts.Both != whole.Texts.All || whole.Clauses.Both != whole.Clauses.All || whole.Words.Both != whole.Words.All || whole.Words.All < 50 {
		t.Fatalf("of a whole site: %v", whole)
	}
	delete(files, "content/en/about.md")
	english := files["content/en/annexes/1.md"].Data
	files["content/en/annexes/1.md"] = &fstest.MapFile{Data: bytes.Replace(english, []byte(" {#a1-3}"), nil, 1)}
	part := status.New(input(t, files, status.ByArea)).Translation
	if part.Texts.Both != whole.Texts.Both-1 || part.Clauses.Both != whole.Clauses.Both-1 || part.Clauses.All != whole.Clauses.All {
		t.Errorf("of a site that lacks a text and a clause: %v, of the whole: %v", part, whole)
	}
}
