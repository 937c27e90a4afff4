package dataset

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"
	"gongkai/cmd/gongkai/internal/diag"
)

// seeds adds the data files of all archives.
func seeds(f *testing.F, add func(text string)) {
	names, err := filepath.Glob("testdata/problems/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range append(names, "testdata/base.txtar") {
		a, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range a.Files {
			if strings.HasSuffix(file.Name, ".toml") {
				add(string(file.Data))
			}
		}
	}
}

// checkPlace checks that a place lies inside the text.
func checkPlace(t *testing.T, text string, p diag.Pos) {
	t.Helper()
	lines := strings.Split(text, "\n")
	switch {
	case p.Line == 0:
	case p.Line > len(lines) || p.Text != strings.TrimSuffix(lines[p.Line-1], "\r"):
		t.Fatalf("line %d is not %q", p.Line, p.Text)
	case p.Col < 1 || p.Width < 1 || p.Col+p.Width > 2+utf8.RuneCountInString(p.Text):
		t.Fatalf("columns %d to %d are outside %q", p.Col, p.Col+p.Width-1, p.Text)
	}
}

// FuzzParse checks that every key that the library knows is found, in its table and at a place inside the file, where
// the key stands if it is written without quotes.
func FuzzParse(f *testing.F) {
	seeds(f, func(text string) { f.Add(text) })
	for _, s := range []string{
		"a.b.c = 1\na.b.d = { e = [1, 2], f.g = 'x' }\n", "[a.b]\nc = 1\n[a]\nd = 1\n", "[[a]]\nb = 1\n[[a]]\nb = 2\n",
		"\"a b\" = 1\n'c.d'.e = 2\n\"\\u4e2d\" = 3\n", "a = \"\"\"\nb = 1\n\"\"\"\nc = [\n  1, # d = 2\n  { e = 3 },\n]\n", "a={}\nb=[]\n", " [ a . b ] \n c = 1", "a = 1 # b = 2", "名 = 1",
		"a ＝ １２．５，＃\n", "a = “x”“y”\nb = 'x’\n", "- a: 1\n- b:\n    c: '2'\n", "a = { b: 1,234, c = 1，234 }\n", "a = [1,\n[b]\nc = 1\na.d = \"\"\"\nx\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || strings.ContainsAny(text, "\r\x00") || strings.Contains(text, `\u0000`) {
			return // never reaches parse, or cannot be a path
		}
		src := &diag.Source{Name: "data/x.toml", Text: []byte(text)}
		file, problems := parse(src)
		for _, p := range problems {
			checkPlace(t, text, p.Pos)
		}
		if file == nil {
			if len(problems) == 0 {
				t.Fatal("a file was given up without a word")
			}
			return
		}
		if len(file.text) != len(text) || strings.Count(string(file.text), "\n") != strings.Count(text, "\n") {
			t.Fatalf("%q was mended to %q of another length", text, file.text)
		}
		for _, key := range file.meta.Keys() {
			if !slices.Contains(file.keys(key[:len(key)-1]), key[len(key)-1]) {
				t.Errorf("%q is not among the keys %q", key, file.keys(key[:len(key)-1]))
			}
			at, value := file.keyPos(key...), file.valuePos(key...)
			checkPlace(t, text, at)
			checkPlace(t, text, value)
			checkPlace(t, text, file.locator(key)("no", "such"))
			_, isTable := lookUp(file.tree, key[:len(key)-1]).(map[string]any) // what stands in a list has no path
			if shown := shownAt(at); len(problems) == 0 && isTable && isBare(key[len(key)-1]) && !strings.Contains(shown, key[len(key)-1]) && !strings.Contains(text, `\`) {
				t.Errorf("%q is said to stand at %q", key, shown)
			}
		}
	})
}

func isBare(key string) bool {
	return key != "" && strings.Trim(key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") == ""
}

func shownAt(p diag.Pos) string {
	line := []rune(p.Text)
	return string(line[min(p.Col-1, len(line)):min(p.Col-1+p.Width, len(line))])
}
