package explain_test

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"
	"gongkai/cmd/gongkai/internal/build"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/explain"
	"gongkai/cmd/gongkai/internal/intake"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/parity"
	"gongkai/cmd/gongkai/internal/schema"
	"gongkai/cmd/gongkai/internal/workbook"
	"gongkai/themes"
)

// site is the made-up site in which the right examples stand.
func site(t *testing.T) fstest.MapFS {
	t.Helper()
	a, err := txtar.ParseFile("testdata/site.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range a.Files {
		write(files, f.Name, string(f.Data))
	}
	return files
}

func write(files fstest.MapFS, name, text string) {
	files[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
}

func load(t *testing.T, files fs.FS) build.Loaded {
	t.Helper()
	loaded, err := build.Load(context.Background(), build.Input{Root: files, Themes: themes.Files})
	if err != nil {
		t.Fatal(err)
	}
	return loaded
}

// codes are the codes of a site's problems, each once.
func codes(t *testing.T, files fs.FS) []diag.Code {
	t.Helper()
	all := map[diag.Code]bool{}
	for _, p := range load(t, files).Problems {
		all[p.Code] = true
	}
	return slices.Sorted(maps.Keys(all))
}

// replace puts lines in the place of others that stand once in a file, as whole lines.
func replace(t *testing.T, files fstest.MapFS, name, before, after string) {
	t.Helper()
	if files[name] == nil {
		t.Fatalf("there is no file %s", name)
	}
	text := "\n" + string(files[name].Data)
	if n := strings.Count(text, "\n"+before+"\n"); n != 1 {
		t.Fatalf("%s has these lines %d times:\n%s", name, n, before)
	}
	write(files, name, strings.Replace(text, "\n"+before+"\n", "\n"+after+"\n", 1)[1:])
}

// A change makes an example of the site.
type change func(t *testing.T, files fstest.MapFS, e explain.Entry)

const terms = "data/glossary.toml"

// bytesOf writes the glossary with other bytes.
func bytesOf(edit func([]byte) []byte) change {
	return func(t *testing.T, files fstest.MapFS, _ explain.Entry) {
		write(files, terms, string(edit(files[terms].Data)))
	}
}

func link(to string) change {
	return func(t *testing.T, files fstest.MapFS, _ explain.Entry) {
		files[terms] = &fstest.MapFile{Data: []byte(to), Mode: fs.ModeSymlink | 0o777}
	}
}

// added is the file that the example names.
func added(pick func(explain.Entry) explain.Example, text string) change {
	return func(t *testing.T, files fstest.MapFS, e explain.Entry) {
		x := pick(e)
		if x.Lines != "" {
			text = x.Lines + "\n"
		}
		write(files, x.File, text)
	}
}

func wrongOf(e explain.Entry) explain.Example { return e.Wrong }
func rightOf(e explain.Entry) explain.Example { return e.Right }

func annex(languages ...lang.Lang) change {
	return func(t *testing.T, files fstest.MapFS, _ explain.Entry) {
		for _, l := range languages {
			write(files, path.Join("content", l.Key(), "annexes/1.md"), "# 附件1\n")
		}
	}
}

// translated puts the marks of all clauses into the file of translations, as the command translated does.
func translated(t *testing.T, files fstest.MapFS, _ explain.Entry) {
	loaded := load(t, files)
	all := func(string) bool { return true }
	write(files, parity.File, parity.Record(string(files[parity.File].Data), loaded.Data.Translations, parity.Clauses(loaded.Texts), all))
}

func schemas(t *testing.T, files fstest.MapFS, _ explain.Entry) {
	for _, f := range schema.Files(load(t, files).Data) {
		write(files, path.Join(schema.Folder, f.Name), string(f.Text))
	}
}

// pictures are those that other sites show, of a size.
func pictures(width, height int) change {
	return func(t *testing.T, files fstest.MapFS, _ explain.Entry) {
		var b bytes.Buffer
		if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
			t.Fatal(err)
		}
		write(files, "content/files/preview-zh.png", b.String())
		write(files, "content/files/preview-en.png", b.String())
		write(files, "data/site.toml", string(files["data/site.toml"].Data)+"\n[picture]\nfile = { zh = \"preview-zh.png\", en = \"preview-en.png\" }\nalt = { zh = \"示例\", en = \"Sample\" }\n")
	}
}

func each(changes ...change) change {
	return func(t *testing.T, files fstest.MapFS, e explain.Entry) {
		for _, c := range changes {
			c(t, files, e)
		}
	}
}

func newSource(t *testing.T, files fstest.MapFS, _ explain.Entry) {
	text := string(files["data/sources.toml"].Data)
	write(files, "data/sources.toml", strings.Replace(text, "[report-2023]", "[report-2024]", 1))
	year := string(files["data/years/2023.toml"].Data)
	write(files, "data/years/2023.toml", strings.ReplaceAll(year, `"report-2023"`, `"report-2024"`))
}

// changeClause puts the wrong lines in the place of the clause with their id.
func changeClause(t *testing.T, files fstest.MapFS, e explain.Entry) {
	id := e.Wrong.Lines[strings.LastIndex(e.Wrong.Lines, "{#"):]
	text := string(files[e.Wrong.File].Data)
	for line := range strings.Lines(text) {
		if strings.Contains(line, id) {
			write(files, e.Wrong.File, strings.Replace(text, line, e.Wrong.Lines+"\n", 1))
			return
		}
	}
	t.Fatalf("%s has no clause %s", e.Wrong.File, id)
}

func unrecord(t *testing.T, files fstest.MapFS, _ explain.Entry) {
	text := string(files[parity.File].Data)
	write(files, parity.File, text[:strings.Index(text, "s2-2 = ")])
}

// special makes the examples that are not lines of the site in which one set stands for the other: the wrong one, and the
// right one where that is not the site as it is.
var special = map[diag.Code]struct{ wrong, right change }{
	diag.FileUnreadable:   {wrong: link("gone.toml")},
	diag.FileMissing:      {annex(lang.ZH), annex(lang.ZH, lang.EN)},
	diag.FileUnknown:      {added(wrongOf, "# 2025\n"), added(rightOf, "# 2025\n")},
	diag.FileEmpty:        {wrong: bytesOf(func([]byte) []byte { return nil })},
	diag.FileTooLarge:     {wrong: bytesOf(func(b []byte) []byte { return append(b, bytes.Repeat([]byte("#"), 9<<20)...) })},
	diag.LinkOutside:      {wrong: link("../../shared/terms.toml")},
	diag.NotUTF8:          {wrong: bytesOf(func(b []byte) []byte { return append(b, "# \xb2\xe2\xca\xd4\n"...) })},
	diag.ByteOrderMark:    {wrong: bytesOf(func(b []byte) []byte { return append([]byte("\uFEFF"), b...) })},
	diag.CarriageReturn:   {wrong: bytesOf(func(b []byte) []byte { return bytes.ReplaceAll(b, []byte("\n"), []byte("\r\n")) })},
	diag.ControlCharacter: {wrong: bytesOf(func(b []byte) []byte { return bytes.Replace(b, []byte("小微"), []byte("小微\u200B"), 1) })},

	diag.PictureUnfit: {pictures(300, 300), pictures(1200, 630)},

	diag.BadYearFile: {added(wrongOf, "# 2025\n"), added(rightOf, "# 2025\n")},

	diag.TranslationStale:      {changeClause, each(changeClause, translated)},
	diag.TranslationUnrecorded: {unrecord, each(unrecord, translated)},

	diag.BadLayout:   {added(wrongOf, ""), added(rightOf, "")},
	diag.SchemaStale: {each(schemas, newSource), each(schemas, newSource, schemas)},
}

// follows are the codes that come with another, since one slip has two sides.
var follows = map[diag.Code][]diag.Code{
	diag.UnknownBody:     {diag.TranslationStale},                  // the Chinese is another
	diag.DuplicateClause: {diag.ClauseMissing, diag.UnknownClause}, // of the id that was meant, and of its record
	diag.BadAttribute:    {diag.ClauseMissing, diag.UnknownClause},
	diag.ClauseMissing:   {diag.UnknownClause},
	diag.NoTitle:         {diag.ClauseDiffers},
	diag.UnknownCode:     {diag.LargeChange}, // which is not answered
	diag.SeriesNeeded:    {diag.PartNeeded},
}

func TestTheSiteHasNoProblem(t *testing.T) {
	for _, p := range load(t, site(t)).Problems {
		t.Errorf("%s:%d: %s %s", p.File, p.Line, p.Code, p.Text.EN)
	}
}

// Each wrong example gives its code, and no other but what follows from it; each right one gives none.
func TestExamples(t *testing.T) {
	for _, g := range explain.Groups() {
		for _, e := range g.Entries {
			try := tryExamples
			switch g.Name.EN {
			case "Spreadsheets":
				try = tryTable
			case "Releases":
				try = tryRelease
			}
			t.Run(string(e.Code), func(t *testing.T) { try(t, e) })
		}
	}
}

// tryTable takes the example in as a table that was filled in, where it can be shown as one; those of workbooks are shown
// by the tests of package intake.
func tryTable(t *testing.T, e explain.Entry) {
	for _, x := range []struct {
		example explain.Example
		isWrong bool
	}{{e.Wrong, true}, {e.Right, false}} {
		if x.example.Lines == "" {
			continue
		}
		data := load(t, site(t)).Data
		filled, problems := workbook.Read([]byte(x.example.Lines), workbook.Options{Name: x.example.File, Set: data})
		_, more := intake.Compare(intake.Order{Set: data, Filled: filled})
		has := slices.ContainsFunc(slices.Concat(problems, more), func(p diag.Problem) bool { return p.Code == e.Code })
		if has != x.isWrong {
			t.Errorf("the example gives the code: %v\n%s", has, x.example.Lines)
		}
	}
}

// tryRelease tries the wrong example where it is lines; that a site differs from what it published is shown by
// build.TestPublished.
func tryRelease(t *testing.T, e explain.Entry) {
	if e.Wrong.Lines == "" {
		return
	}
	files := site(t)
	write(files, e.Wrong.File, e.Wrong.Lines)
	if got := codes(t, files); !slices.Equal(got, []diag.Code{e.Code}) {
		t.Errorf("the wrong example gives %v", got)
	}
}

func tryExamples(t *testing.T, e explain.Entry) {
	wrong, right := site(t), site(t)
	made, isSpecial := special[e.Code]
	if isSpecial {
		made.wrong(t, wrong, e)
	} else {
		replace(t, wrong, e.Wrong.File, e.Right.Lines, e.Wrong.Lines)
		if e.Wrong.File != e.Right.File {
			t.Errorf("the wrong example is in %s, the right one in %s", e.Wrong.File, e.Right.File)
		}
	}
	want := append([]diag.Code{e.Code}, follows[e.Code]...)
	slices.Sort(want)
	if got := codes(t, wrong); !slices.Equal(got, want) {
		t.Errorf("the wrong example gives %v, want %v", got, want)
	}
	if made.right == nil { // it stands in the site, which has no problem
		if e.Right.Lines != "" {
			replace(t, right, e.Right.File, e.Right.Lines, e.Right.Lines)
		}
		return
	}
	made.right(t, right, e)
	if got := codes(t, right); len(got) > 0 {
		t.Errorf("the right example gives %v", got)
	}
}

// Every code is explained once, in both languages, with both examples.
func TestEveryCodeIsExplained(t *testing.T) {
	explained := map[diag.Code]bool{}
	for _, g := range explain.Groups() {
		whole(t, "the name of a group", g.Name)
		for _, e := range g.Entries {
			if explained[e.Code] {
				t.Errorf("%s is explained twice", e.Code)
			}
			explained[e.Code] = true
			whole(t, string(e.Code), e.Brief, e.Means, e.Why)
			for _, x := range []explain.Example{e.Wrong, e.Right} {
				if x.Lines == "" && x.Words.IsZero() && x.File == "" {
					t.Errorf("%s lacks an example", e.Code)
				}
				if !x.Words.IsZero() {
					whole(t, string(e.Code), x.Words)
				}
			}
		}
	}
	for _, c := range diag.Codes() {
		if !explained[c] {
			t.Errorf("%s is not explained", c)
		}
	}
	if n := len(diag.Codes()); len(explained) != n {
		t.Errorf("%d codes are explained, there are %d", len(explained), n)
	}
}

func whole(t *testing.T, of string, texts ...lang.Text) {
	t.Helper()
	for _, text := range texts {
		if text.ZH == "" || text.EN == "" {
			t.Errorf("%s lacks a language: %+v", of, text)
		}
	}
}

// sourceOf is the source that the example of a warning about sources is of.
var sourceOf = map[diag.Code]string{diag.UnusedSource: "[customs-2023]", diag.MirrorSource: "[report-2023]"}

// A warning is answered where the explanation says, by the lines that it gives.
func TestAnswers(t *testing.T) {
	for _, g := range explain.Groups() {
		for _, e := range g.Entries {
			severity, _ := diag.SeverityOf(e.Code)
			if severity == diag.Error && e.Ack != explain.Nowhere {
				t.Errorf("%s is an error and cannot be answered", e.Code)
			}
			if severity == diag.Warning && e.Ack != explain.Nowhere && e.Ack != explain.OnImport && e.Ack != explain.InNoted {
				t.Run(string(e.Code), func(t *testing.T) { tryAnswer(t, e) })
			}
		}
	}
}

func tryAnswer(t *testing.T, e explain.Entry) {
	var b bytes.Buffer
	if err := (explain.Form{Lang: lang.ZH, Width: 80}).Entry(&b, e); err != nil {
		t.Fatal(err)
	}
	_, answer, found := strings.Cut(b.String(), "加上：\n")
	if !found {
		t.Fatalf("no answer is told:\n%s", b.String())
	}
	answer = strings.ReplaceAll(strings.TrimSpace(answer), "\n    ", "\n")
	files, wrong := site(t), e.Wrong.Lines
	switch e.Ack {
	case explain.InRecord, explain.InIndicator:
		wrong = strings.TrimSuffix(wrong, " }") + answer + " }"
	case explain.InSource:
		replace(t, files, "data/sources.toml", sourceOf[e.Code], sourceOf[e.Code]+"\n"+answer)
	case explain.InClause:
		id := regexp.MustCompile(`\{#(.+)\}`).FindStringSubmatch(wrong)[1]
		line := regexp.MustCompile(`(?m)^` + id + ` = .*`).FindString(string(files[parity.File].Data))
		replace(t, files, parity.File, line, strings.TrimSuffix(line, " }")+answer+" }")
	}
	replace(t, files, e.Wrong.File, e.Right.Lines, wrong)
	if got := codes(t, files); len(got) > 0 {
		t.Errorf("the answered example gives %v", got)
	}
}

func TestNear(t *testing.T) {
	for _, tc := range []struct {
		written string
		want    []string
	}{
		{"large-chnage", []string{"large-change"}},
		{"Unkown-Source", []string{"unknown-source"}},
		{"unused_source", []string{"unused-source"}},
		{"quote", []string{"curly-quote", "figure-not-in-quote", "missing-quote", "quote-not-verbatim", "scale-of-quote"}},
		{"zzzzz", nil},
		{"", nil},
	} {
		if got := explain.Near(tc.written); !slices.Equal(got, tc.want) {
			t.Errorf("%q: got %q, want %q", tc.written, got, tc.want)
		}
	}
}

// Prose keeps to the width, and no line begins or ends with a mark that belongs to the other.
func TestProseKeepsToTheWidth(t *testing.T) {
	for _, l := range lang.All {
		for _, g := range explain.Groups() {
			for _, e := range g.Entries {
				var b bytes.Buffer
				if err := (explain.Form{Lang: l, Width: 50}).Entry(&b, e); err != nil {
					t.Fatal(err)
				}
				for line := range strings.Lines(b.String()) {
					line = strings.TrimSuffix(line, "\n")
					isExample := strings.HasPrefix(line, "    ")
					if n := diag.Columns(line); n > 50 && !isExample && strings.Contains(line, " ") {
						t.Errorf("%s: a line of %d columns: %s", e.Code, n, line)
					}
					if !isExample && (strings.HasSuffix(line, "（") || strings.HasSuffix(line, "“") || strings.HasPrefix(line, "，") || strings.HasPrefix(line, "。") || strings.HasPrefix(line, "）")) {
						t.Errorf("%s: a mark is parted from its words: %s", e.Code, line)
					}
				}
			}
		}
	}
}
