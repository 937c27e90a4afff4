package dataset_test

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"
	"gongkai/cmd/gongkai/internal/dataset"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/notice"
	"gongkai/cmd/gongkai/internal/parity"
)

var update = flag.Bool("update", false, "write what is wanted anew")

const (
	baseArchive = "testdata/base.txtar"
	archives    = "testdata/problems/*.txtar"
)

// An archive in testdata/problems holds what differs from the base site and, in the file want, the problems that come
// of it: file:line:col, code, and the word that the hint suggests. A difference is one of these files:
//
//   - edit: blocks of lines. The first is the name of a file; "- " lines stand in it once and are replaced by the "+ "
//     lines that follow.
//   - remove: names of files.
//   - any name: the file as a whole.
//   - any name with "(quoted)" behind it: the file as a whole, a Go string a line, for bytes that an archive cannot
//     hold; a number before the string repeats it.
func site(t *testing.T, a *txtar.Archive) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	for _, f := range parseArchive(t, baseArchive).Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	for _, f := range a.Files {
		quoted, isQuoted := strings.CutSuffix(f.Name, " (quoted)")
		switch {
		case f.Name == "want":
		case f.Name == "edit":
			edit(t, files, string(f.Data))
		case f.Name == "remove":
			for _, name := range strings.Fields(string(f.Data)) {
				if files[name] == nil {
					t.Fatalf("there is no file %s to remove", name)
				}
				delete(files, name)
			}
		case isQuoted:
			files[quoted] = &fstest.MapFile{Data: unquote(t, string(f.Data))}
		default:
			files[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	return files
}

func parseArchive(t *testing.T, name string) *txtar.Archive {
	t.Helper()
	a, err := txtar.ParseFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func edit(t *testing.T, files fstest.MapFS, edits string) {
	t.Helper()
	name, before, after := "", "", ""
	replace := func() {
		if before == "" && after == "" {
			return
		}
		text := string(files[name].Data)
		if n := strings.Count("\n"+text, "\n"+before); before != "" && n != 1 {
			t.Fatalf("%s has these lines %d times:\n%s", name, n, before)
		}
		if before == "" {
			text += after
		} else {
			text = strings.Replace("\n"+text, "\n"+before, "\n"+after, 1)[1:]
		}
		files[name] = &fstest.MapFile{Data: []byte(text)}
		before, after = "", ""
	}
	for line := range strings.Lines(edits) {
		if line == "+\n" {
			line = "+ \n"
		}
		switch mark, rest := line[:min(2, len(line))], line[min(2, len(line)):]; mark {
		case "- ":
			if after != "" {
				replace()
			}
			before += rest
		case "+ ":
			after += rest
		default:
			replace()
			name = strings.TrimSpace(line)
			if files[name] == nil {
				t.Fatalf("there is no file %s to edit", name)
			}
		}
	}
	replace()
}

func unquote(t *testing.T, lines string) []byte {
	t.Helper()
	var b []byte
	for line := range strings.Lines(lines) {
		count, quoted, found := strings.Cut(strings.TrimSpace(line), " \"")
		n := 1
		if found && count[0] != '"' {
			n, _ = strconv.Atoi(count)
			quoted = "\"" + quoted
		} else {
			quoted = strings.TrimSpace(line)
		}
		s, err := strconv.Unquote(quoted)
		if err != nil {
			t.Fatalf("%s: %v", line, err)
		}
		b = append(b, strings.Repeat(s, n)...)
	}
	return b
}

// problems are all that can be said of a site's data and texts without its pages.
func problems(t *testing.T, fsys fs.FS) diag.List {
	t.Helper()
	set, list, err := dataset.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	texts, found, err := notice.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	list = append(list, found...)
	list = append(list, disclosure.Check(set, func(id disclosure.ClauseID) (disclosure.Passage, bool) {
		words, ok := texts.Words(string(id))
		return disclosure.Passage{Words: words}, ok
	})...)
	list = append(list, parity.Check(set, texts, nil)...)
	list.Sort()
	return list
}

var suggested = regexp.MustCompile(`did you mean “(.+?)”`)

// short writes problems without their prose.
func short(list diag.List) string {
	var b strings.Builder
	for _, p := range list {
		at := p.File
		if p.Line > 0 {
			at += fmt.Sprintf(":%d:%d", p.Line, p.Col)
		}
		fmt.Fprintf(&b, "%s %s", at, p.Code)
		if m := suggested.FindStringSubmatch(p.Hint.EN); m != nil {
			fmt.Fprintf(&b, " -> %s", m[1])
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestTheBaseSiteHasNoProblem(t *testing.T) {
	if got := short(problems(t, site(t, &txtar.Archive{}))); got != "" {
		t.Errorf("got\n%s", got)
	}
}

func TestProblems(t *testing.T) {
	names, err := filepath.Glob(archives)
	if err != nil || len(names) == 0 {
		t.Fatal("there are no archives", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a := parseArchive(t, name)
			list := problems(t, site(t, a))
			got := short(list)
			if *update {
				write(t, name, a, got)
			}
			if want := wanted(a); got != want {
				t.Errorf("got\n%swant\n%s", got, want)
			}
			if got == "" {
				t.Error("an archive without a problem proves nothing")
			}
			for _, p := range list {
				if strings.Contains(p.Text.EN+p.Hint.EN+p.Text.ZH+p.Hint.ZH, "%!") {
					t.Errorf("%s: %s", p.Code, p.Text.EN)
				}
			}
		})
	}
}

func wanted(a *txtar.Archive) string {
	for _, f := range a.Files {
		if f.Name == "want" {
			return string(f.Data)
		}
	}
	return ""
}

func write(t *testing.T, name string, a *txtar.Archive, want string) {
	t.Helper()
	a.Files = slices.DeleteFunc(a.Files, func(f txtar.File) bool { return f.Name == "want" })
	a.Files = append(a.Files, txtar.File{Name: "want", Data: []byte(want)})
	if text := txtar.Format(a); !bytes.Equal(text, nil) {
		if err := os.WriteFile(name, text, 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// elsewhere are the codes that no archive here or in package notice can show, and the tests that do.
var elsewhere = map[diag.Code]string{
	diag.FileUnreadable: "diag.TestReadOfWhatFails",
	diag.LinkOutside:    "diag.TestReadLeavesTheRootByNoLink",
	diag.UnknownBody:    "build.TestFaultsOfTheWhole",
	diag.BodiesDiffer:   "build.TestFaultsOfTheWhole",
	diag.BrokenLink:     "build.TestFaultsOfTheWhole",
	diag.UnknownTheme:   "build.TestFaultsOfTheWhole",
	diag.BadLayout:      "build.TestFaultsOfTheWhole",
	diag.SchemaStale:    "main.TestScript/schema",

	diag.PublishedFigureChanged: "build.TestPublished",
	diag.PublishedFigureRemoved: "build.TestPublished",
	diag.PublishedTargetChanged: "build.TestPublished",
	diag.PublishedTargetRemoved: "build.TestPublished",
	diag.PublishedTextChanged:   "build.TestPublished",

	diag.PublishedDefinitionChanged: "build.TestPublished",
	diag.SourceAfterRelease:         "build.TestPublished",
	diag.RevisionUnused:             "build.TestPublished",
	diag.RevisionUnsaid:             "build.TestPublished",
	diag.RevisionDate:               "build.TestPublished",
	diag.PublishedReasonChanged:     "build.TestReasonsServeOneChange",
	diag.ReleaseWordsChanged:        "build.TestPublished",
	diag.ReleaseLost:                "build.TestSealsOfTheBuiltSite",
	diag.ReleaseRemade:              "build.TestSealsOfTheBuiltSite",
	diag.ReleaseAltered:             "build.TestPublished",
	diag.ReleaseIncomplete:          "build.TestPublished",
	diag.ReleaseUnreadable:          "build.TestPublished",
	diag.ReleaseChain:               "build.TestPublished",
	diag.ReleaseDateChanged:         "build.TestPublished",
	diag.ReleaseTooEarly:            "build.TestPublished",
	diag.PictureUnfit:               "site.TestFilesThatTheDataName",
	diag.AttachmentDiffers:          "site.TestFilesThatTheDataName",

	diag.BadWorkbook:      "workbook.TestFilesThatAreNone",
	diag.WorkbookLocked:   "workbook.TestFilesThatAreNone",
	diag.WorkbookTooLarge: "workbook.TestFilesThatAreNone",
	diag.WorkbookNewer:    "workbook.TestProblems",
	diag.BadCSV:           "workbook.TestFilesThatAreNone",
	diag.NoFigures:        "workbook.TestFilesThatAreNone",
	diag.MacrosIgnored:    "workbook.TestMacrosAreLeftAlone",
	diag.SheetIgnored:     "workbook.TestProblems",
	diag.ColumnIgnored:    "workbook.TestProblems",
	diag.ColumnRepeated:   "workbook.TestProblems",
	diag.RowIgnored:       "workbook.TestProblems",
	diag.RowWithoutID:     "workbook.TestProblems",
	diag.RowWithoutYear:   "workbook.TestProblems",
	diag.NotANumber:       "workbook.TestProblems",
	diag.PercentRead:      "workbook.TestProblems",
	diag.PercentElsewhere: "workbook.TestProblems",
	diag.DashRead:         "workbook.TestProblems",
	diag.FormulaRead:      "workbook.TestProblems",
	diag.FormulaEmpty:     "workbook.TestProblems",
	diag.MergedRead:       "workbook.TestProblems",
	diag.MergedValue:      "workbook.TestProblems",
	diag.FigureCleared:    "intake.TestProblems",
	diag.RowGone:          "intake.TestARowThatIsGone",
	diag.ChangedSinceSent: "intake.TestWhatHasChangedSinceItWasSent",
	diag.RowsDisagree:     "intake.TestProblems",
	diag.CannotEdit:       "intake.TestProblems",
}

func TestEveryCodeIsShownByAnArchive(t *testing.T) {
	shown := map[diag.Code]bool{}
	for _, pattern := range []string{archives, "../notice/testdata/*.txtar"} {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			t.Fatal("there are no archives", pattern, err)
		}
		for _, name := range names {
			for _, f := range parseArchive(t, name).Files {
				if f.Name != "want" {
					continue
				}
				for line := range strings.Lines(string(f.Data)) {
					if words := strings.Fields(line); len(words) > 1 {
						shown[diag.Code(words[1])] = true
					}
				}
			}
		}
	}
	for _, code := range diag.Codes() {
		switch where := elsewhere[code]; {
		case !shown[code] && where == "":
			t.Errorf("no archive shows %s", code)
		case shown[code] && where != "":
			t.Errorf("%s is shown here, and no longer by %s alone", code, where)
		}
	}
	for _, code := range slices.Sorted(maps.Keys(shown)) {
		if !slices.Contains(diag.Codes(), code) {
			t.Errorf("%s is no code", code)
		}
	}
}
