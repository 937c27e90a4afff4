package tomledit

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/BurntSushi/toml"
)

// The files of the years can be edited.
func TestYears(t *testing.T) {
	names, err := filepath.Glob("../../../../data/years/*.toml")
	if err != nil || len(names) == 0 {
		t.Fatal("there are no years", err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		checkEdit(t, string(text))
	}
}

// FuzzEdit checks against the parser of package dataset.
func FuzzEdit(f *testing.F) {
	for _, s := range []string{
		"a.b.c = 1\na.b.d = { e = [1, 2], f.g = 'x' }\n", "[a.b]\nc = 1\n[a]\nd = 1\n", "\"a b\" = 1\n'c.d'.e = 2\n\"\\u4e2d\" = 3\n",
		"a = \"\"\"\nb = 1\n\"\"\"\nc = [\n  1, # d = 2\n  { e = 3 },\n]\n", "a={}\nb=[]\n", " [ a . b ] \n c = 1979-05-27 07:32:00", "a = { b = 1, # c\n d = 2,\n}\r\n",
		"a = '''x''''\nb = \"\"\"y\\\"\"\"\"\n", "a = +inf\nb = 0x_1\n",
	} {
		f.Add(s)
	}
	f.Fuzz(checkEdit)
}

// checkEdit checks that what the parser accepts is read, that not a byte is changed, that every key is found, and that
// after a change of one value all others are what they were.
func checkEdit(t *testing.T, text string) {
	var before map[string]any
	meta, err := toml.Decode(text, &before)
	if err != nil || !utf8.ValidString(text) || strings.HasPrefix(text, "\uFEFF") || strings.Contains(text, "[[") {
		return
	}
	d, err := Parse([]byte(text))
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	if got := string(d.Bytes()); got != text {
		t.Fatalf("got\n%s", got)
	}
	for _, key := range meta.Keys() {
		at := lookUp(before, key)
		if at == nil {
			continue // within a list
		}
		if !d.Has(key...) {
			t.Fatalf("%q is not found", key)
		}
		if _, isTable := at.(map[string]any); isTable {
			setBelow(t, text, key, before)
		}
	}
}

func lookUp(tree any, path []string) any {
	for _, key := range path {
		table, _ := tree.(map[string]any)
		tree = table[key]
	}
	return tree
}

// setBelow gives the table at path one more key, and takes it away again.
func setBelow(t *testing.T, text string, path []string, before map[string]any) {
	const key = "some-new-key"
	d, _ := Parse([]byte(text))
	if d.Set(path, key, "'v'", nil) != nil {
		return // a table that only tables below it spell
	}
	var after map[string]any
	if err := toml.Unmarshal(d.Bytes(), &after); err != nil {
		t.Fatalf("set %q: %v\n%s", path, err, d.Bytes())
	}
	table, _ := lookUp(after, path).(map[string]any)
	if table[key] != "v" {
		t.Fatalf("%q was not set:\n%s", path, d.Bytes())
	}
	delete(table, key)
	if !same(before, after) {
		t.Fatalf("more than %q was changed:\n%s", path, d.Bytes())
	}
	if err := d.Remove(append(path[:len(path):len(path)], key)...); err != nil {
		t.Fatal(err)
	}
	if len(table) > 0 && !strings.Contains(text, "\r") && !strings.HasPrefix(string(d.Bytes()), strings.TrimRight(text, "\n")) {
		t.Fatalf("not what it was:\n%s", d.Bytes())
	}
}

// same compares trees; one not-a-number is like the other.
func same(a, b any) bool {
	x, isTable := a.(map[string]any)
	if !isTable {
		f, isFloat := a.(float64)
		return reflect.DeepEqual(a, b) || isFloat && f != f
	}
	y, isTable := b.(map[string]any)
	if !isTable || len(x) != len(y) {
		return false
	}
	for key, v := range x {
		if w, ok := y[key]; !ok || !same(v, w) {
			return false
		}
	}
	return true
}
