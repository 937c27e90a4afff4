package dataset_test

import (
	"maps"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"golang.org/x/tools/txtar"
	"gongkai/cmd/gongkai/internal/dataset"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/disclosure"
)

const fuzzedYear = "data/years/2022.toml"

// FuzzYear reads the base site with any file of records: nothing panics, every problem lies inside the file, a dataset
// without errors can be assessed, and every record knows where it stands.
func FuzzYear(f *testing.F) {
	archive := func(name string) []txtar.File {
		a, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		return a.Files
	}
	base := fstest.MapFS{}
	for _, file := range archive(baseArchive) {
		base[file.Name] = &fstest.MapFile{Data: file.Data}
	}
	f.Add(string(base[fuzzedYear].Data))
	names, err := filepath.Glob(archives)
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		for _, file := range archive(name) {
			for line := range strings.Lines(string(file.Data)) {
				if added, ok := strings.CutPrefix(line, "+ "); ok && strings.Contains(added, "source =") {
					f.Add(added)
				}
			}
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		fsys := maps.Clone(base)
		fsys[fuzzedYear] = &fstest.MapFile{Data: []byte(text)}
		set, list, err := dataset.Load(fsys)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, disclosure.Check(set, func(disclosure.ClauseID) (disclosure.Passage, bool) { return disclosure.Passage{}, true })...)
		for _, p := range list {
			if p.File != fuzzedYear {
				continue
			}
			inside(t, text, p.Pos)
		}
		if list.HasErrors() {
			return
		}
		for i := range set.Indicators {
			set.Trajectory(&set.Indicators[i])
		}
		for i := range set.Observations {
			o := &set.Observations[i]
			at := o.At.At()
			line := []rune(at.Text)
			shown := string(line[at.Col-1 : at.Col-1+at.Width])
			if last := lastOf(o); at.Line == 0 || !strings.Contains(shown, last) && !strings.ContainsAny(shown, `"'`) {
				t.Errorf("the record %s of %s is said to stand at %q", last, o.Indicator, shown)
			}
		}
	})
}

// lastOf is the last part of a record's key.
func lastOf(o *disclosure.Observation) string {
	for _, s := range []string{o.Label, o.Series, o.Part} {
		if s != "" {
			return s
		}
	}
	return string(o.Indicator)
}

func inside(t *testing.T, text string, p diag.Pos) {
	t.Helper()
	text = strings.ReplaceAll(strings.TrimPrefix(text, "\uFEFF"), "\r\n", "\n")
	if lines := strings.Count(text, "\n") + 1; p.Line > lines {
		t.Errorf("line %d of %d", p.Line, lines)
	}
	if p.Line > 0 && (p.Col < 1 || p.Width < 1 || p.Col+p.Width > 2+utf8.RuneCountInString(p.Text)) {
		t.Errorf("columns %d to %d are outside %q", p.Col, p.Col+p.Width-1, p.Text)
	}
}
