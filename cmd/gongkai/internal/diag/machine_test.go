package diag

import (
	"bufio"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"gongkai/cmd/gongkai/internal/lang"
)

func TestJSON(t *testing.T) {
	for _, l := range lang.All {
		var b strings.Builder
		if err := (Form{Lang: l}).JSON(&b, sample(t)); err != nil {
			t.Fatal(err)
		}
		golden(t, "print."+l.Key()+".json", b.String())
	}
}

func TestJSONIsAnObjectALine(t *testing.T) {
	list := sample(t)
	src := &Source{Name: "a\x1b.toml", Text: []byte("x")}
	list = append(list, New(UnknownKey, src.Pos(0, 1), "\"</script>\x00\x1b\u009b\u202e\U000E0041\n"))
	var b strings.Builder
	if err := (Form{Lang: lang.EN}).JSON(&b, list); err != nil {
		t.Fatal(err)
	}
	if i := strings.IndexFunc(b.String(), isControl); i >= 0 {
		t.Errorf("a control character stands in %q", b.String())
	}
	n := 0
	for lines := bufio.NewScanner(strings.NewReader(b.String())); lines.Scan(); n++ {
		var got struct {
			File, Severity, Code, Text, Hint string
			Line, Col, Width                 int
			Related                          []struct{ File, Text string }
		}
		if err := json.Unmarshal(lines.Bytes(), &got); err != nil {
			t.Fatalf("%s: %v", lines.Text(), err)
		}
		p := list[n]
		if got.File != p.File || got.Line != p.Line || got.Col != p.Col || got.Code != string(p.Code) || got.Text != p.Text.EN || got.Hint != p.Hint.EN || len(got.Related) != len(p.Related) {
			t.Errorf("got %+v of %+v", got, p)
		}
	}
	if n != len(list) {
		t.Errorf("%d lines for %d problems", n, len(list))
	}
}

func TestJSONOfNothingIsNothing(t *testing.T) {
	var b strings.Builder
	if err := (Form{}).JSON(&b, nil); err != nil || b.Len() > 0 {
		t.Errorf("got %q, %v", b.String(), err)
	}
}

func TestGitHub(t *testing.T) {
	src := &Source{Name: "data/100%,a:b.toml", Text: []byte("x = 1\n")}
	other := &Source{Name: "data/units.toml", Text: []byte("[rmb]\n")}
	list := List{
		New(UnknownUnit, src.Pos(0, 1), "100%,\r\n::error::x").WithHint(lang.Same("a\nb")).WithRelated(other.Pos(0, 5), lang.Same("there")),
		New(UnusedSource, other.Pos(1, 2), "s"),
		New(FileEmpty, other.Whole()),
		New(FileUnknown, Pos{}),
	}
	for _, tc := range []struct{ folder, want string }{
		{".", "::error file=data/100%25%2Ca%3Ab.toml,line=1,col=1,endColumn=2,title=unknown-unit::there is no unit “100%25,\uFFFD ::error::x”%0Adata/units.toml:1:1: there%0Ahint: a b\n" +
			"::warning file=data/units.toml,line=1,col=2,endColumn=3,title=unused-source::no record rests on the source “s”%0Ahint: enter the record that rests on it, or delete it\n" +
			"::error file=data/units.toml,title=file-empty::the file is empty%0Ahint: fill it, or delete it\n" +
			"::error title=file-unknown::this file is not read; nothing in it would reach the site%0Ahint: correct its name, or move it elsewhere\n"},
		{"sites/x", "::error file=sites/x/data/100%25%2Ca%3Ab.toml,"},
	} {
		var b strings.Builder
		if err := (Form{Lang: lang.EN}).GitHub(&b, list, tc.folder); err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(b.String(), tc.want) {
			t.Errorf("got\n%s\nwant\n%s", b.String(), tc.want)
		}
	}
}

func TestTheMachinesFormsReturnTheWritersError(t *testing.T) {
	f := Form{Lang: lang.EN}
	if err := f.JSON(&full{left: 90}, sample(t)); !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
	if err := f.GitHub(&full{left: 90}, sample(t), "."); !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
}
