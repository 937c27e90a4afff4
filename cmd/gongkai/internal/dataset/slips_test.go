package dataset

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"gongkai/cmd/gongkai/internal/diag"
)

func TestMend(t *testing.T) {
	for _, tc := range []struct{ name, text, want string }{
		{"sound", "a = 1 # ，：\nb = \"“，：１\"\nc = '＝'\nd = \"\"\"\n“\n\"\"\"\n", "a = 1 # ，：\nb = \"“，：１\"\nc = '＝'\nd = \"\"\"\n“\n\"\"\"\n"},
		{"signs", "a＝{b＝1，c＝2}", "a=  {b=  1,  c=  2}"},
		{"digits with a point", "a = 1２．５ # x", "a = 12.5       # x"},
		{"letters of a key", "ａb = 1", "ab   = 1"},
		{"minus", "a = －1", "a = -1  "},
		{"spaces", "a\u3000=\u00a01", "a   =  1"},
		{"comment", "a = 1 ＃ “x”", "a = 1 #   “x”"},
		{"brackets", "a = ［1］", "a = [  1]  "},
		{"colon", "a：1", "a=  1"},
		{"curly", "a = “x”", "a =   \"x\"  "},
		{"curly within", "a = “他说“好”。” # x", "a =   \"他说“好”。\"   # x"},
		{"curly around straight", "a = “x\"y”", "a =   'x\"y'  "},
		{"curly around both", "a = “x\"y'z”", "a = “x\"y'z”"},
		{"curly and straight", "a = “x\", b = 1", "a =   \"x\", b = 1"},
		{"single curly", "a = ‘x’", "a =   \"x\"  "},
		{"not closed", "a = “x", "a = “x"},
		{"thousands", "a = 1,234,567.8\nb = { c = 12,345 }\nd = [1,234]", "a = 1234567.8  \nb = { c = 12345  }\nd = [1,234]"},
		{"a group too short", "a = 1,23", "a = 1,23"},
		{"YAML", "a: 1\nb: x\nc = { d: 1 }", "a= 1\n    \nc = { d= 1 }"},
		{"a time is no YAML", "a = 07:32:00\nb = 2021-01-01T07:32:00", "a = 07:32:00\nb = 2021-01-01T07:32:00"},
		{"item", "- a\n  - b", "   \n     "},
		{"minus is no item", "a = -1\nb = [\n- 1]", "a = -1\nb = [\n- 1]"},
	} {
		m := newMender(&diag.Source{Text: []byte(tc.text)})
		m.mend()
		if got := string(m.text); got != tc.want {
			t.Errorf("%s: got %q, want %q", tc.name, got, tc.want)
		}
	}
}

// A line with several slips of one sort is one entry that names all of them.
func TestSlipsOfALineAreOneEntry(t *testing.T) {
	_, list := parse(&diag.Source{Name: "x", Text: []byte("a＝１２，\u3000\n")})
	if len(list) != 1 || list[0].Col != 2 {
		t.Fatalf("got %v", list)
	}
	if got, want := list[0].Text.EN, "full-width characters in place of ASCII: “＝” for “=”, “１” for “1”, “２” for “2”, “，” for “,”, the full-width space for “ ”"; got != want {
		t.Errorf("got %s", got)
	}
}

func TestSyntaxWords(t *testing.T) {
	for _, tc := range []struct{ text, want string }{
		{"a = \n", "a value was expected, not the end of the line (text needs quotes)"},
		{"a = x\n", "a value was expected, not \"x\" (text needs quotes)"},
		{"a\n", "an equals sign was expected behind the key, not the end of the line"},
		{"a = 1 b\n", "the item has ended, yet 'b' follows"},
		{"a = 1\na = 2\n", "“a” is given twice"},
		{"a = [1 2]\n", "a comma or ] was expected in the list, not '2'"},
		{"a = { b = 1 c = 2 }\n", "a comma or } was expected, not 'c'"},
		{"a = {\n", "this { is not closed"},
		{"a = \"x\n", "the text has no closing quote"},
		{"a = \"\\y\"\n", "a backslash means something in double quotes; write it twice"},
		{"a = 01\n", "a number must not begin with 0"},
		{"a = .5\n", "a decimal must begin with a digit, as 0.5 does"},
		{"a = 5.\n", "no digit follows the decimal point"},
		{"a = 99999999999999999999\n", "the number 99999999999999999999 is too large"},
		{"a = 2023-02-30\n", "“2023-02-30” is no date"},
		{"[a\n", "] was expected behind the name of the table, not the end of the line"},
		{"[]\n", "no name stands between the brackets"},
		{"= 1\n", "no key stands before the equals sign"},
		{"a = [,]\n", "there is a comma too many"},
		{"a = +x\n", "the number cannot be read"},
		{strings.Repeat("[", mostNested+1), "brackets are nested too deep"},
	} {
		_, list := parse(&diag.Source{Name: "x", Text: []byte(tc.text)})
		if len(list) != 1 {
			t.Errorf("%q: %v", tc.text, list)
			continue
		}
		if got := strings.TrimPrefix(list[0].Text.EN, "this is not TOML: "); got != tc.want {
			t.Errorf("%q: got %s, want %s", tc.text, got, tc.want)
		}
		if zh := list[0].Text.ZH; strings.Contains(zh, "expected") || strings.Contains(zh, "$") || strings.Contains(zh, "%!") {
			t.Errorf("%q: in Chinese it reads %s", tc.text, zh)
		}
	}
}

func TestTheFirstOfTwoIsShown(t *testing.T) {
	_, list := parse(&diag.Source{Name: "x", Text: []byte("[b]\nc = 1\n[a]\n x . y = 1\nz = 2\n x.y = 3\n[b]\nd = 2\n")})
	if len(list) != 2 || len(list[0].Related) != 1 || list[0].Related[0].Line != 4 || len(list[1].Related) != 1 || list[1].Related[0].Line != 1 {
		t.Errorf("got %+v", list)
	}
}

// Half of a file, cut anywhere, as an editor sees it while typing: something is said unless the half is sound, at once,
// and nothing panics.
func TestHalfWritten(t *testing.T) {
	names, err := filepath.Glob("../../../../data/years/*.toml")
	if err != nil || len(names) == 0 {
		t.Fatal("there are no years", err)
	}
	text, err := os.ReadFile(names[len(names)-1])
	if err != nil {
		t.Fatal(err)
	}
	text = text[max(0, len(text)-2000):]
	text = text[strings.IndexByte(string(text), '\n')+1:]
	for cut := range len(text) {
		half := string(text[:cut])
		if !utf8.ValidString(half) {
			continue
		}
		f, list := parse(&diag.Source{Name: "x", Text: []byte(half)})
		for _, p := range list {
			checkPlace(t, half, p.Pos)
		}
		if f == nil && len(list) == 0 {
			t.Fatalf("%q is given up without a word", half)
		}
	}
}

// manyFaults are files with one slip many times.
var manyFaults = []struct {
	name string
	line string
	n    int
	want int // problems, at least
}{
	{"no comma", "trade-%d = { value = 1 source = \"x\" }\n", 100, 100},
	{"no comma in a thousand lines", "trade-%d = { value = 1 source = \"x\" }\n", 1000, 1000},
	{"signs", "trade-%d ＝ { value ＝ 1， source = “x” }\n", 1000, 2000},
	{"YAML", "trade-%d:\n  a: 1\n\n", 1000, 1000},
	{"brackets", "trade-%d = [\n", 10_000, 1},
	{"tables", "[trade-%d]\nx\n", 1000, 1000},
	{"one key", "trade = %d\n", 100, 99},
	{"nesting", "{a%d=", 10_000, 1},
	{"dashes", "-%d", 10_000, 1},
	{"numbers", "=1,000%d", 10_000, 1},
}

func faulty(line string, n int) *diag.Source {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, line, i)
	}
	return &diag.Source{Name: "x", Text: []byte(b.String())}
}

// Many faults are found in one run, whatever they are. How long that takes BenchmarkManyFaults tells.
func TestManyFaults(t *testing.T) {
	for _, tc := range manyFaults {
		if _, list := parse(faulty(tc.line, tc.n)); len(list) < tc.want {
			t.Errorf("%s: %d problems, want %d", tc.name, len(list), tc.want)
		}
	}
}

func BenchmarkManyFaults(b *testing.B) {
	for _, tc := range manyFaults {
		b.Run(tc.name, func(b *testing.B) {
			source := faulty(tc.line, tc.n)
			for b.Loop() {
				parse(source)
			}
		})
	}
}
