package diag

import "testing"

func TestPos(t *testing.T) {
	for _, tc := range []struct {
		name, text, mark    string // the place of mark is asked for
		line, col, width    int
		excerpt             string
		startMore, endExtra int // moves of the offsets
	}{
		{name: "first line", text: "abc\ndef\n", mark: "abc", line: 1, col: 1, width: 3, excerpt: "abc"},
		{name: "last line", text: "abc\ndef\n", mark: "ef", line: 2, col: 2, width: 2, excerpt: "def"},
		{name: "last line without line feed", text: "abc\ndef", mark: "def", line: 2, col: 1, width: 3, excerpt: "def"},
		{name: "an empty line", text: "a\n\nb", mark: "\nb", line: 2, col: 1, width: 1, excerpt: ""},
		{name: "Chinese counts characters", text: "x = 1\n名称 = \"宁波\"\n", mark: "宁波", line: 2, col: 7, width: 2, excerpt: "名称 = \"宁波\""},
		{name: "outside the basic plane", text: "𠮷 = 吉", mark: "吉", line: 1, col: 5, width: 1, excerpt: "𠮷 = 吉"},
		{name: "a tab is one character", text: "\tkey\t= 1", mark: "= 1", line: 1, col: 6, width: 3, excerpt: "\tkey\t= 1"},
		{name: "a byte order mark is one character", text: "\uFEFFkey = 1", mark: "key", line: 1, col: 2, width: 3, excerpt: "\uFEFFkey = 1"},
		{name: "CR LF is no part of the line", text: "ab\r\ncd\r\n", mark: "cd", line: 2, col: 1, width: 2, excerpt: "cd"},
		{name: "the carriage return itself", text: "ab\r\ncd", mark: "\r", line: 1, col: 3, width: 1, excerpt: "ab"},
		{name: "no further than its first line", text: "ab\ncd\nef", mark: "b\ncd", line: 1, col: 2, width: 1, excerpt: "ab"},
		{name: "nothing is as wide as one character", text: "abc", mark: "b", endExtra: -1, line: 1, col: 2, width: 1, excerpt: "abc"},
		{name: "end before start", text: "abc", mark: "c", endExtra: -9, line: 1, col: 3, width: 1, excerpt: "abc"},
		{name: "before the text", text: "abc\ndef", mark: "a", startMore: -7, line: 1, col: 1, width: 1, excerpt: "abc"},
		{name: "behind the text", text: "abc\ndef", mark: "f", startMore: 9, endExtra: 9, line: 2, col: 4, width: 1, excerpt: "def"},
		{name: "bytes that are no characters", text: "ab\xffc\n", mark: "c", line: 1, col: 4, width: 1, excerpt: "ab\uFFFDc"},
		{name: "within a character", text: "宁波", mark: "波", startMore: -1, line: 1, col: 1, width: 2, excerpt: "宁波"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			at := indexOf(t, tc.text, tc.mark)
			src := &Source{Name: "data/x.toml", Text: []byte(tc.text)}
			got := src.Pos(at+tc.startMore, at+len(tc.mark)+tc.endExtra)
			want := Pos{File: "data/x.toml", Line: tc.line, Col: tc.col, Width: tc.width, Text: tc.excerpt}
			if got != want {
				t.Errorf("got %+v, want %+v", got, want)
			}
		})
	}
}

func TestPosOfAnEmptyText(t *testing.T) {
	src := &Source{Name: "x"}
	if got, want := src.Pos(3, 9), (Pos{File: "x", Line: 1, Col: 1, Width: 1}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestWholeNamesNoLine(t *testing.T) {
	src := &Source{Name: "x", Text: []byte("abc")}
	if got, want := src.Whole(), (Pos{File: "x"}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestTheNilLocatorKnowsNoPlace(t *testing.T) {
	var l Locator
	if got := l.At("key"); got != (Pos{}) {
		t.Errorf("got %+v", got)
	}
}
