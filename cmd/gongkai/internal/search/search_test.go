package search

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// A vector is a text with its folded form and its terms. The script of the theme is held to the same ones.
type vector struct {
	Text  string
	Fold  string
	Terms []string
}

func TestVectors(t *testing.T) {
	text, err := os.ReadFile("testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectors []vector
	if err := json.Unmarshal(text, &vectors); err != nil {
		t.Fatal(err)
	}
	if len(vectors) < 15 {
		t.Fatalf("only %d vectors", len(vectors))
	}
	for _, v := range vectors {
		folded := Fold(v.Text)
		if want := norm.NFKD.String(v.Fold); folded != want {
			t.Errorf("Fold(%q) = %q, want %q", v.Text, folded, want)
		}
		var want []string
		for _, term := range v.Terms {
			want = append(want, norm.NFKD.String(term))
		}
		if got := slices.Collect(Terms(folded)); !slices.Equal(got, want) {
			t.Errorf("the terms of %q are %q, want %q", v.Text, got, want)
		}
	}
}

// What is folded is folded: folding it again changes nothing.
func TestFoldTwice(t *testing.T) {
	for from, to := range simplified {
		if got := Fold(string(from)); got != string(to) || Fold(got) != got {
			t.Errorf("%c folds to %s and that to %s, want %c", from, got, Fold(got), to)
		}
	}
	if len(simplified) < 2900 {
		t.Errorf("only %d traditional characters", len(simplified))
	}
}

// A term of a run begins at each of its characters, so that every substring of one character and more is found by terms.
func TestEveryCharacterBeginsATerm(t *testing.T) {
	run := "钱塘江金融港湾发展实施计划"
	terms := slices.Collect(Terms(run))
	for i, r := range []rune(run) {
		if !strings.HasPrefix(terms[i], string(r)) {
			t.Errorf("term %d is %q, want one that begins with %c", i, terms[i], r)
		}
	}
}

func TestPosting(t *testing.T) {
	documents := []int{0, 1, 2, 7, 8, 500, 100000, 100001}
	p := &posting{}
	for i, d := range documents {
		p.add(d, field(i%4))
	}
	var got []int
	p.each(func(d int, f field) {
		if f != field(len(got)%4) {
			t.Errorf("document %d is in field %d", d, f)
		}
		got = append(got, d)
	})
	if !slices.Equal(got, documents) || p.count != len(documents) {
		t.Errorf("got %v, want %v", got, documents)
	}
}

func TestFields(t *testing.T) {
	var s scratch
	got := s.of(Document{Title: "Forest cover of the Sample Lake District", Names: []string{"森林"}, ID: "forest-1", Heading: "District plan", Text: "森林覆盖 by the Lake in time"})
	for term, want := range map[string]field{"forest": inName, "lake": inName, "district": inName, "森林": inShort, "林": inShort, "1": inName, "plan": inHeading, "time": inText, "林覆": inText} {
		if f, ok := got[term]; !ok || f != want {
			t.Errorf("%s is in field %d (%t), want %d", term, f, ok, want)
		}
	}
	if _, left := s.of(Document{Title: "x"})["forest"]; left {
		t.Error("a term of the document before is left")
	}
}

func TestOrderOfUnits(t *testing.T) {
	want := []string{"a", "ab", "b", "一", "𠮷", "𠮷野", "\uf900"}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortFunc(got, byUnits)
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSameBytes(t *testing.T) {
	first, second := build(700), build(700)
	if first.Fingerprint != second.Fingerprint || len(first.Files) != len(second.Files) {
		t.Fatalf("%s with %d files, then %s with %d", first.Fingerprint, len(first.Files), second.Fingerprint, len(second.Files))
	}
	for i, f := range first.Files {
		if f.Name != second.Files[i].Name || !bytes.Equal(f.Content, second.Files[i].Content) {
			t.Errorf("%s differs from %s", f.Name, second.Files[i].Name)
		}
	}
	if other := build(701); other.Fingerprint == first.Fingerprint {
		t.Error("another index has the same fingerprint")
	}
}
