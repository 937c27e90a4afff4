package diag

import (
	"errors"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gongkai/cmd/gongkai/internal/lang"
)

var update = flag.Bool("update", false, "write the goldens anew")

// golden compares got with the file of that name in testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	name = filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs:\n%s", name, got)
	}
}

// sample is a list with every feature of the printed form.
func sample(t *testing.T) List {
	t.Helper()
	units := &Source{Name: "data/units.toml", Text: []byte("[rmb]\nfactor = 1\n\n[usd]\nfactor = 1\n")}
	years := &Source{Name: "data/years/2024.toml", Text: []byte("# 宁波\n宁波 = { 数值 = 8, 单位 = \"usb\" }\n\tt = \t1\nquote = \"" +
		strings.Repeat("二〇二四年末，全市", 8) + "普惠贷款余额12345.6亿元" + strings.Repeat("，比上年增长", 8) + "\"\n" + strings.Repeat("a", 70) + "BB" + strings.Repeat("c", 70) + "\nend")}
	at := func(src *Source, mark string) Pos {
		i := indexOf(t, string(src.Text), mark)
		return src.Pos(i, i+len(mark))
	}
	hint := func(p Problem, written string, known ...string) Problem {
		return p.WithHint(DidYouMean(written, known, "data/units.toml"))
	}
	return List{
		New(FileMissing, Pos{File: "content/en/plan.md"}, lang.Text{ZH: "英文文本", EN: "the English text"}),
		hint(New(UnknownUnit, at(years, `"usb"`), "usb"), "usb", "rmb", "usd"),
		New(UnitMismatch, at(years, `8, 单位`), "usd", "rmb").WithRelated(at(units, "[rmb]"), lang.Text{ZH: "该指标的单位", EN: "the indicator's unit"}),
		New(UnknownKey, at(years, "t ="), "t"),
		New(QuoteNotVerbatim, at(years, "12345.6亿元"), lang.Text{ZH: "中文", EN: "Chinese"}, "a4-3"),
		New(UnknownKey, at(years, "BB"), "BB"),
		New(EmptyText, at(years, "end"), "end"),
		New(UnusedSource, Pos{File: "data/sources.toml", Line: 4, Col: 1, Width: 1}, "bulletin"),
		New(FileUnknown, Pos{}),
	}
}

func TestPrint(t *testing.T) {
	for _, l := range lang.All {
		var b strings.Builder
		if err := Print(&b, sample(t), l, false); err != nil {
			t.Fatal(err)
		}
		golden(t, "print."+l.Key()+".txt", b.String())
	}
}

func TestPrintShowsTheFirstOfALongList(t *testing.T) {
	var list List
	for range MostShown + 2 {
		list.Add(FileEmpty, Pos{File: "a"})
	}
	for _, tc := range []struct {
		all   bool
		shown int
		more  string
	}{{false, MostShown, "and 2 more (gongkai check --all)\n"}, {true, MostShown + 2, ""}} {
		var b strings.Builder
		if err := Print(&b, list, lang.EN, tc.all); err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(b.String(), "a: error:"); got != tc.shown {
			t.Errorf("%d problems are shown, want %d", got, tc.shown)
		}
		if got := strings.Contains(b.String(), "and 2 more (gongkai check --all)\n"); got != (tc.more != "") {
			t.Errorf("whether the rest is counted: %v", got)
		}
		if want := "52 errors, 0 warnings in 1 file\n"; !strings.HasSuffix(b.String(), want) {
			t.Errorf("the last line is not %s", want)
		}
	}
}

func TestPrintOfNothing(t *testing.T) {
	for l, want := range [...]string{lang.ZH: "共 0 处错误、0 处警告，涉及 0 个文件\n", lang.EN: "0 errors, 0 warnings in 0 files\n"} {
		var b strings.Builder
		if err := Print(&b, nil, lang.Lang(l), false); err != nil || b.String() != want {
			t.Errorf("got %q and %v, want %q", b.String(), err, want)
		}
	}
}

// A full writer takes a few bytes and then fails.
type full struct{ left int }

var errFull = errors.New("no space left")

func (f *full) Write(b []byte) (int, error) {
	if f.left -= len(b); f.left < 0 {
		return 0, errFull
	}
	return len(b), nil
}

func TestPrintReturnsTheWritersError(t *testing.T) {
	if err := Print(&full{left: 90}, sample(t), lang.EN, false); !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
}

func TestNoControlReachesTheTerminal(t *testing.T) {
	src := &Source{Name: "data/\x1b[2J.toml", Text: []byte("name = \"\x1b[31m\u202eevil\"\n")}
	i := indexOf(t, string(src.Text), "evil")
	p := New(UnknownKey, src.Pos(i, i+4), "\x1b]0;owned\x07\r\n").WithHint(lang.Same("\x1b")).WithRelated(Pos{File: "\x1b"}, lang.Same("\u202e"))
	var b strings.Builder
	if err := Print(&b, List{p}, lang.EN, false); err != nil {
		t.Fatal(err)
	}
	if i := strings.IndexFunc(b.String(), isControl); i >= 0 {
		t.Errorf("printed %q", b.String())
	}
	if got, want := b.String(), "       1 | name = \"\uFFFD[31m\uFFFDevil\"\n         |               ^^^^\n"; !strings.Contains(got, want) {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestAPlaceWithoutColumnIsPrinted(t *testing.T) {
	var b strings.Builder
	if err := Print(&b, List{New(FileEmpty, Pos{File: "a", Line: 2, Text: "x"})}, lang.EN, false); err != nil {
		t.Fatal(err)
	}
	if want := "         | ^\n"; !strings.Contains(b.String(), want) {
		t.Errorf("got %s", b.String())
	}
}

func TestColumns(t *testing.T) {
	for _, tc := range []struct {
		text string
		want int
	}{
		{"", 0}, {"abc", 3}, {"宁波", 4}, {"（一）", 6}, {"“双倍增”", 8}, {"—…", 2}, {"Ａ", 2}, {"ｱ", 1}, {"𠮷", 2}, {"e\u0301", 1},
	} {
		if got := columns([]rune(tc.text)); got != tc.want {
			t.Errorf("%s: got %d, want %d", tc.text, got, tc.want)
		}
	}
}

func TestColorMarksPlaceSeverityCodeAndHint(t *testing.T) {
	var plain, colored strings.Builder
	for b, color := range map[*strings.Builder]bool{&plain: false, &colored: true} {
		if err := (Form{Lang: lang.EN, Color: color}).Text(b, sample(t)); err != nil {
			t.Fatal(err)
		}
	}
	bare := regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(colored.String(), "")
	if bare != plain.String() {
		t.Errorf("without its colors the list is\n%s", bare)
	}
	for _, want := range []string{"\x1b[1mdata/years/2024.toml:2:21\x1b[0m", "\x1b[31;1merror\x1b[0m", "\x1b[33;1mwarning\x1b[0m", "\x1b[2m[unknown-unit]\x1b[0m", "\x1b[31;1m^^^^^\x1b[0m", "\x1b[36mhint: \x1b[0m"} {
		if !strings.Contains(colored.String(), want) {
			t.Errorf("%q is missing", want)
		}
	}
}

func TestManyRelatedPlacesAreCounted(t *testing.T) {
	var list List
	for i := range 9 {
		list.Add(UnknownSource, Pos{File: "a", Line: i + 1, Col: 1}, "x")
	}
	list.Sort()
	for _, tc := range []struct {
		all   bool
		shown int
	}{{false, 3}, {true, 8}} {
		var b strings.Builder
		if err := (Form{Lang: lang.EN, All: tc.all}).Text(&b, list); err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(b.String(), "here too"); got != tc.shown {
			t.Errorf("%d places are shown, want %d", got, tc.shown)
		}
		if got := strings.Contains(b.String(), "and 5 more places"); got == tc.all {
			t.Errorf("whether the rest is counted: %v", got)
		}
	}
}

func TestACellIsNamedWithItsSheet(t *testing.T) {
	list := List{New(MissingQuote, Pos{File: "a.xlsx", Cell: "杭州!D7", Line: 7, Col: 1, Width: 4, Text: "12.5"})}
	var text, machine, forge strings.Builder
	for _, err := range []error{Form{Lang: lang.EN}.Text(&text, list), Form{Lang: lang.EN}.JSON(&machine, list), Form{Lang: lang.EN}.GitHub(&forge, list, ".")} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for got, want := range map[string]string{
		text.String():    "a.xlsx:杭州!D7: error: the source's own words (quote) are missing [missing-quote]\n       7 | 12.5\n         | ^^^^\n",
		machine.String(): `{"file":"a.xlsx","cell":"杭州!D7","severity":"error"`,
		forge.String():   "::error file=a.xlsx,title=missing-quote::",
	} {
		if !strings.HasPrefix(got, want) {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
