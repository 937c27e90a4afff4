package tomledit

import (
	"strings"
	"testing"
)

// order is that of a record's keys.
var order = []string{"value", "bound", "scope", "source", "quote", "note"}

func path(s string) []string { return strings.Split(s, ".") }

func parse(t *testing.T, text string) *Doc {
	t.Helper()
	d, err := Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestSet(t *testing.T) {
	for _, tc := range []struct{ name, before, table, key, value, after string }{
		{"a value of an inline table, and nothing else", "# 头\n\na  =  {value=1, source = 's'} # 注\nb = { value = 2 }\n", "a", "value", "1.5", "# 头\n\na  =  {value=1.5, source = 's'} # 注\nb = { value = 2 }\n"},
		{"a text with quotes and brackets in it", `a = { quote = "x \" } , # y", note = { zh = "甲" } }` + "\n", "a", "quote", `"z"`, `a = { quote = "z", note = { zh = "甲" } }` + "\n"},
		{"a key behind those that come before it", `a = { value = 1, source = "s", quote = "q" }` + "\n", "a", "bound", `">"`, `a = { value = 1, bound = ">", source = "s", quote = "q" }` + "\n"},
		{"a key at the end", `a = { value = 1, source = "s" }` + "\n", "a", "note", "{}", `a = { value = 1, source = "s", note = {} }` + "\n"},
		{"a key at the beginning", `a = { source = "s" }` + "\n", "a", "value", "1", `a = { value = 1, source = "s" }` + "\n"},
		{"into an empty table", "a = {}\n", "a", "value", "1", "a = { value = 1 }\n"},
		{"a text of two languages", `a = { scope = { zh = "甲", en = "A" } }` + "\n", "a.scope", "en", `"B"`, `a = { scope = { zh = "甲", en = "B" } }` + "\n"},
		{"a text in dotted keys", `a = { scope.zh = "甲", source = "s" }` + "\n", "a.scope", "en", `"B"`, `a = { scope.zh = "甲", scope.en = "B", source = "s" }` + "\n"},
		{"a labelled record", `a.x = { value = 1 }` + "\n" + `a.y = { value = 1 }` + "\n", "a.y", "value", "2", `a.x = { value = 1 }` + "\n" + `a.y = { value = 2 }` + "\n"},
		{"a record within an inline table", `a = { x = { value = 1 }, y = { value = 1 } }` + "\n", "a.y", "value", "2", `a = { x = { value = 1 }, y = { value = 2 } }` + "\n"},
		{"a quoted key", `"a" . 'x' = { "value" = 1 }` + "\n", "a.x", "value", "2", `"a" . 'x' = { "value" = 2 }` + "\n"},
		{"under a header", "[a]\nvalue = 1 # 注\nsource = \"s\"\n\n[b]\nvalue = 3\n", "a", "value", "2", "[a]\nvalue = 2 # 注\nsource = \"s\"\n\n[b]\nvalue = 3\n"},
		{"a new key under a header", "[a]\nvalue = 1\nsource = \"s\"\n\n[b]\nvalue = 3\n", "a", "bound", `">"`, "[a]\nvalue = 1\nbound = \">\"\nsource = \"s\"\n\n[b]\nvalue = 3\n"},
		{"under the header of a table above", "[a]\nx.value = 1\nx.source = \"s\"\n", "a.x", "note", "{}", "[a]\nx.value = 1\nx.source = \"s\"\nx.note = {}\n"},
		{"under a header, not under that of a table below it", "[a]\nvalue = 1\n[a.scope]\nzh = \"甲\"\n", "a", "note", "{}", "[a]\nvalue = 1\nnote = {}\n[a.scope]\nzh = \"甲\"\n"},
		{"under the header of a text", "[a]\nvalue = 1\n[a.scope]\nzh = \"甲\"\n", "a.scope", "en", `"A"`, "[a]\nvalue = 1\n[a.scope]\nzh = \"甲\"\nen = \"A\"\n"},
		{"dotted keys", "a.value = 1\na.source = \"s\"\nb.value = 2\n", "a", "bound", `">"`, "a.value = 1\na.bound = \">\"\na.source = \"s\"\nb.value = 2\n"},
		{"line ends of Windows", "a = { value = 1 }\r\n[b]\r\nvalue = 1\r\n", "b", "source", `"s"`, "a = { value = 1 }\r\n[b]\r\nvalue = 1\r\nsource = \"s\"\r\n"},
		{"a file without a last line end", "[b]\nvalue = 1", "b", "source", `"s"`, "[b]\nvalue = 1\nsource = \"s\"\n"},
		{"an inline table of many lines", "a = {\n  value = 1, # eins\n  source = \"s\",\n}\nb = 1\n", "a", "value", "2", "a = {\n  value = 2, # eins\n  source = \"s\",\n}\nb = 1\n"},
		{"behind a text of many lines", "a = { note = \"\"\"\nb = { value = 0 }\n\"\"\", value = 1 }\nb = { value = 1 }\n", "b", "value", "2", "a = { note = \"\"\"\nb = { value = 0 }\n\"\"\", value = 1 }\nb = { value = 2 }\n"},
		{"behind a list of many lines", "x = [\n 1, # b = 1\n { c = ']' },\n]\nb = { value = 1 }\n", "b", "value", "2", "x = [\n 1, # b = 1\n { c = ']' },\n]\nb = { value = 2 }\n"},
		{"not one that is commented out", "# a = { value = 1 }\na = { value = 1 }\n", "a", "value", "2", "# a = { value = 1 }\na = { value = 2 }\n"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d := parse(t, tc.before)
			if got := string(d.Bytes()); got != tc.before {
				t.Fatalf("nothing was changed, yet the text is\n%s", got)
			}
			if err := d.Set(path(tc.table), tc.key, tc.value, order); err != nil {
				t.Fatal(err)
			}
			if got := string(d.Bytes()); got != tc.after {
				t.Errorf("got\n%s\nwant\n%s", got, tc.after)
			}
		})
	}
}

func TestSetRefuses(t *testing.T) {
	for _, tc := range []struct{ text, table, key string }{
		{"a = 1\n", "a", "value"}, {"a = { value = 1 }\n", "b", "value"}, {"a = { value = 1 }\n", "a.scope", "zh"}, {"[[a]]\nvalue = 1\n", "c", "value"},
	} {
		d := parse(t, tc.text)
		if err := d.Set(path(tc.table), tc.key, "2", order); err == nil {
			t.Errorf("%q: %s.%s was set: %s", tc.text, tc.table, tc.key, d.Bytes())
		}
	}
}

func TestRemove(t *testing.T) {
	for _, tc := range []struct{ name, before, path, after string }{
		{"a record's line", "# 头\na = { value = 1 } # 注\n\nb = { value = 2 }\n", "a", "# 头\n\nb = { value = 2 }\n"},
		{"a record with a label", "a.x = { value = 1 }\na.y = { value = 1 }\n", "a.x", "a.y = { value = 1 }\n"},
		{"a record under a header, not the comment of the next", "[a]\nvalue = 1\n# zu b\n[b]\nvalue = 2\n", "a", "# zu b\n[b]\nvalue = 2\n"},
		{"a record with a table of its own", "[a]\nvalue = 1\n[a.scope]\nzh = '甲'\n[b]\n", "a", "[b]\n"},
		{"dotted keys", "a.value = 1\nb.value = 1\na.source = 's'\n", "a", "b.value = 1\n"},
		{"the first key of an inline table", "a = { value = 1, source = 's' }\n", "a.value", "a = { source = 's' }\n"},
		{"a key in the middle", "a = { value = 1, bound = '>', source = 's' }\n", "a.bound", "a = { value = 1, source = 's' }\n"},
		{"the last key", "a = { value = 1, source = 's' }\n", "a.source", "a = { value = 1 }\n"},
		{"the only key", "a = { value = 1 }\n", "a.value", "a = {}\n"},
		{"a text in dotted keys", "a = { scope.zh = '甲', scope.en = 'A', value = 1 }\n", "a.scope", "a = { value = 1 }\n"},
		{"one language", "a = { scope = { zh = '甲', en = 'A' }, value = 1 }\n", "a.scope.en", "a = { scope = { zh = '甲' }, value = 1 }\n"},
		{"a key on a line of its own", "[a]\nvalue = 1\nsource = 's'\n", "a.value", "[a]\nsource = 's'\n"},
		{"before a comma that ends a table", "a = { value = 1, source = 's', }\n", "a.source", "a = { value = 1, }\n"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d := parse(t, tc.before)
			if err := d.Remove(path(tc.path)...); err != nil {
				t.Fatal(err)
			}
			if got := string(d.Bytes()); got != tc.after {
				t.Errorf("got\n%s\nwant\n%s", got, tc.after)
			}
			if d.Has(path(tc.path)...) {
				t.Error("it is still there")
			}
		})
	}
	if err := parse(t, "a = 1\n").Remove("b"); err == nil {
		t.Error("what is not there was removed")
	}
}

func TestAdd(t *testing.T) {
	for _, tc := range []struct {
		name, before, path string
		place              Place
		after              string
	}{
		{"beneath its commented line", "# a = { value = 1 }\n# b = { value = }\n\nc = { value = 3 }\n", "b", Place{Commented: [][]string{{"b"}}, After: [][]string{{"c"}}}, "# a = { value = 1 }\n# b = { value = }\nb = {}\n\nc = { value = 3 }\n"},
		{"beneath a commented line of dotted keys", "#a.x  = {}\n", "a.x", Place{Commented: [][]string{{"a", "x"}}}, "#a.x  = {}\na.x = {}\n"},
		{"beneath its neighbour", "a = 1\n\nc = 3\n", "b", Place{After: [][]string{{"x"}, {"a"}}}, "a = 1\nb = {}\n\nc = 3\n"},
		{"beneath the comments of its neighbour", "a = 1\n# 线索 zu a\n\nc = 3\n", "b", Place{After: [][]string{{"a"}}}, "a = 1\n# 线索 zu a\nb = {}\n\nc = 3\n"},
		{"above the comments of the next", "a = 1\n# zu c\nc = 3\n", "b", Place{After: [][]string{{"a"}}}, "a = 1\nb = {}\n# zu c\nc = 3\n"},
		{"beneath the last record of its neighbour", "a.x = 1\na.y = 1\nc = 3\n", "b", Place{After: [][]string{{"a"}}}, "a.x = 1\na.y = 1\nb = {}\nc = 3\n"},
		{"above the next, with its comments", "# 头\n\n# zu c\nc = 3\n", "b", Place{Before: [][]string{{"c"}}}, "# 头\n\nb = {}\n# zu c\nc = 3\n"},
		{"above the next, not above the head of the file", "# 头\nc = 3\n", "b", Place{Before: [][]string{{"c"}}}, "# 头\nb = {}\nc = 3\n"},
		{"at the end", "# 头\n", "b", Place{After: [][]string{{"x"}}}, "# 头\nb = {}\n"},
		{"at an end without a line end", "a = 1", "b", Place{}, "a = 1\nb = {}\n"},
		{"into an empty file", "", "b", Place{}, "b = {}\n"},
		{"with line ends of Windows", "a = 1\r\n", "b", Place{After: [][]string{{"a"}}}, "a = 1\r\nb = {}\r\n"},
		{"above the first header", "a = 1\n\n# zu c\n[c]\nvalue = 1\n", "d", Place{After: [][]string{{"c"}}}, "a = 1\n\nd = {}\n# zu c\n[c]\nvalue = 1\n"},
		{"under the header of its table", "[c]\nx = 1\n[d]\n", "c.y", Place{After: [][]string{{"d"}}}, "[c]\nx = 1\ny = {}\n[d]\n"},
		{"into the inline table of its records", "c = { x = { value = 1 } }\n", "c.y", Place{}, "c = { x = { value = 1 }, y = {} }\n"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			d := parse(t, tc.before)
			if err := d.Add(path(tc.path), "{}", tc.place); err != nil {
				t.Fatal(err)
			}
			if got := string(d.Bytes()); got != tc.after {
				t.Errorf("got\n%s\nwant\n%s", got, tc.after)
			}
		})
	}
	if err := parse(t, "a = 1\n").Add([]string{"a"}, "2", Place{}); err == nil {
		t.Error("a key was written twice")
	}
}

func TestExtend(t *testing.T) {
	for _, tc := range []struct{ before, after string }{
		{"a = { value = 1 } # 注\n", "a.main = { value = 1 } # 注\n"},
		{"a.value = 1\na.source = 's'\n", "a.main.value = 1\na.main.source = 's'\n"},
		{"[a]\nvalue = 1\n[a.scope]\nzh = '甲'\n", "[a.main]\nvalue = 1\n[a.main.scope]\nzh = '甲'\n"},
	} {
		d := parse(t, tc.before)
		if err := d.Extend([]string{"a"}, "main"); err != nil {
			t.Fatal(err)
		}
		if got := string(d.Bytes()); got != tc.after {
			t.Errorf("got\n%s\nwant\n%s", got, tc.after)
		}
		if !d.Has("a", "main", "value") || d.Has("a", "value") {
			t.Errorf("%q: the paths are those of before", tc.after)
		}
	}
	if err := parse(t, "b = { a = { value = 1 } }\n").Extend([]string{"b", "a"}, "main"); err == nil {
		t.Error("a table within an inline table was renamed")
	}
}

func TestPos(t *testing.T) {
	d := parse(t, "# 头\n\nnb = { value = 8, scope = { zh = \"甲乙\", en = \"A\" } }\n[c]\nx = {\n value = 1,\n source = 's' }\n")
	for _, tc := range []struct {
		line, col int
		want      string
	}{{1, 1, ""}, {3, 1, "nb"}, {3, 8, "nb.value"}, {3, 16, "nb.value"}, {3, 19, "nb.scope"}, {3, 33, "nb.scope.zh"}, {3, 41, "nb.scope.en"}, {4, 2, "c"}, {5, 1, "c.x"}, {6, 2, "c.x.value"}, {7, 12, "c.x.source"}, {9, 1, ""}} {
		if got := strings.Join(d.Pos(tc.line, tc.col), "."); got != tc.want {
			t.Errorf("%d:%d is %q, not %q", tc.line, tc.col, got, tc.want)
		}
	}
}

func TestKeyAndString(t *testing.T) {
	if got := Key("a-b", "c d", ""); got != `a-b."c d".""` {
		t.Error(got)
	}
	if got := String("甲\"\\\n\t\x01"); got != `"甲\"\\\n\t\u0001"` {
		t.Error(got)
	}
	if got := Table("zh", String("甲"), "en", ""); got != `{ zh = "甲" }` {
		t.Error(got)
	}
}
