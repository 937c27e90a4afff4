package intake_test

import (
	"bytes"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"
	"gongkai/cmd/gongkai/internal/dataset"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/intake"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/workbook"
)

var update = flag.Bool("update", false, "write what is wanted anew")

const secondPlan = "../../testdata/mirage"

// site is the second plan, with other files in it.
func site(t testing.TB, files []txtar.File) fstest.MapFS {
	t.Helper()
	m := fstest.MapFS{}
	root := os.DirFS(secondPlan)
	err := fs.WalkDir(root, "data", func(name string, e fs.DirEntry, err error) error {
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
	for _, f := range files {
		if strings.HasPrefix(f.Name, "data/") {
			m[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	return m
}

func load(t testing.TB, fsys fs.FS) *disclosure.Dataset {
	t.Helper()
	set, problems, err := dataset.Load(fsys)
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	return set
}

// brought is what comes of a table.
type brought struct {
	changes  []intake.Change
	edits    intake.Edits
	problems diag.List
}

func bring(t testing.TB, fsys fstest.MapFS, content []byte, remove bool) brought {
	t.Helper()
	set := load(t, fsys)
	filled, problems := workbook.Read(content, workbook.Options{Name: "table", Set: set})
	return apply(t, fsys, set, filled, problems, remove)
}

func apply(t testing.TB, fsys fstest.MapFS, set *disclosure.Dataset, filled workbook.Filled, problems diag.List, remove bool) brought {
	t.Helper()
	changes, found := intake.Compare(intake.Order{Set: set, Filled: filled, Remove: remove})
	edits, more, err := intake.Apply(set, changes, func(year int) ([]byte, error) {
		if f := fsys[intake.FileOf(year)]; f != nil {
			return f.Data, nil
		}
		return []byte("# 新的一年\n"), nil
	})
	if err != nil {
		t.Fatal(err)
	}
	problems = append(append(problems, found...), more...)
	problems.Sort()
	return brought{changes, edits, problems}
}

func short(list diag.List) string {
	var b strings.Builder
	for _, p := range list {
		if strings.Contains(p.Text.ZH+p.Text.EN+p.Hint.ZH+p.Hint.EN, "%!") {
			b.WriteString(p.Text.EN + "\n")
		}
		at := p.File
		if p.Cell != "" {
			at = p.Cell
		}
		b.WriteString(at + " " + string(p.Code) + "\n")
	}
	return b.String()
}

// An archive in testdata holds a table.csv, files of the second plan that differ, and what comes of bringing the table in:
// the changes as they are shown, the problems, and the lines of the files that go and come. A file named remove says that
// cleared figures are taken away. What has been brought in is then brought in once more, which must change nothing.
func TestProblems(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("there are no archives", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			fsys := site(t, a.Files)
			remove := part(a, "remove") != nil
			b := bring(t, fsys, part(a, "table.csv"), remove)
			got := outcome(t, fsys, b)
			if *update {
				write(t, name, a, got)
			}
			if want := string(part(a, "want")); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			if slices.ContainsFunc(b.problems, func(p diag.Problem) bool { return p.Code == diag.CannotEdit }) {
				return // such edits are never written
			}
			for file, text := range b.edits.Files {
				fsys[file] = &fstest.MapFile{Data: text}
			}
			if again := bring(t, fsys, part(a, "table.csv"), remove); len(again.changes) > 0 {
				t.Errorf("brought in once more it changes %s", again.changes[0].Key())
			}
		})
	}
}

func part(a *txtar.Archive, name string) []byte {
	for _, f := range a.Files {
		if f.Name == name {
			return append([]byte{}, f.Data...)
		}
	}
	return nil
}

func write(t *testing.T, name string, a *txtar.Archive, want string) {
	t.Helper()
	for i := range a.Files {
		if a.Files[i].Name == "want" {
			a.Files = append(a.Files[:i], a.Files[i+1:]...)
			break
		}
	}
	a.Files = append(a.Files, txtar.File{Name: "want", Data: []byte(want)})
	if err := os.WriteFile(name, txtar.Format(a), 0o666); err != nil {
		t.Fatal(err)
	}
}

func outcome(t *testing.T, fsys fstest.MapFS, b brought) string {
	t.Helper()
	var out bytes.Buffer
	isNew := func(file string) bool { return fsys[file] == nil }
	for _, l := range []lang.Lang{lang.ZH, lang.EN} {
		if err := intake.Show(&out, b.changes, isNew, l); err != nil {
			t.Fatal(err)
		}
	}
	out.WriteString("\n" + short(b.problems) + "\n")
	for year := 2020; year < 2036; year++ {
		name := intake.FileOf(year)
		after, ok := b.edits.Files[name]
		if !ok {
			continue
		}
		before := ""
		if f := fsys[name]; f != nil {
			before = string(f.Data)
		}
		out.WriteString(name + "\n" + lineDiff(before, string(after)))
	}
	return out.String()
}

// lineDiff are the lines that go and those that come, in their order, where no line stands twice.
func lineDiff(before, after string) string {
	var b strings.Builder
	old, now := strings.SplitAfter(before, "\n"), strings.SplitAfter(after, "\n")
	for len(old) > 0 || len(now) > 0 {
		switch {
		case len(old) > 0 && len(now) > 0 && old[0] == now[0]:
			old, now = old[1:], now[1:]
		case len(old) > 0 && !strings.Contains(after, old[0]):
			b.WriteString("- " + old[0])
			old = old[1:]
		case len(now) > 0:
			b.WriteString("+ " + now[0])
			now = now[1:]
		default:
			b.WriteString("? " + old[0])
			old = old[1:]
		}
	}
	return b.String()
}

// check is what loading and checking the data finds.
func check(t testing.TB, fsys fs.FS) diag.List {
	t.Helper()
	data, problems, err := dataset.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return append(problems, disclosure.Check(data, func(disclosure.ClauseID) (disclosure.Passage, bool) { return disclosure.Passage{}, true })...)
}
