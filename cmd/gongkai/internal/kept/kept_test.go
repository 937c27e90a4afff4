package kept

import (
	"bytes"
	"crypto/sha256"
	"maps"
	"testing"
	"time"

	"gongkai/cmd/gongkai/internal/lang"
)

func sample() Store {
	s := Store{}
	s.Add("index.html", File{"k1", 12, sha256.Sum256([]byte("a")), time.Unix(1_700_000_000, 123456789)})
	s.Add("targets/a.html", File{"k2", 0, sha256.Sum256([]byte("b")), time.Time{}})
	s.Add("no-key.html", File{"", 3, sha256.Sum256([]byte("c")), time.Time{}})
	return s
}

func TestReadGivesWhatWasWritten(t *testing.T) {
	var b bytes.Buffer
	if err := sample().Write(&b); err != nil {
		t.Fatal(err)
	}
	got := Read(b.Bytes())
	if !maps.Equal(got, sample()) || len(got) != 2 {
		t.Errorf("got %v, want %v", got, sample())
	}
	if f, ok := got.Find("index.html", "k1"); !ok || f.Bytes != 12 {
		t.Errorf("index.html is found as %v, %v", f, ok)
	}
	for _, key := range []string{"k2", ""} {
		if _, ok := got.Find("index.html", key); ok {
			t.Errorf("index.html is found under the key %q", key)
		}
	}
}

// Marks are read by the program that wrote them, whole, and by no other.
func TestMarks(t *testing.T) {
	marks := map[lang.Mark]bool{{1}: true, {0xff, 2}: true}
	var b bytes.Buffer
	if err := WriteMarks(&b, "this", marks); err != nil {
		t.Fatal(err)
	}
	if got := ReadMarks(b.Bytes(), "this"); !maps.Equal(got, marks) {
		t.Errorf("got %v, want %v", got, marks)
	}
	if got := ReadMarks(b.Bytes(), "thi"); len(got) > 0 {
		t.Errorf("another program reads %v", got)
	}
	for i := range b.Len() {
		text := bytes.Clone(b.Bytes())
		text[i] ^= 1
		if got := ReadMarks(text, "this"); len(got) > 0 && !maps.Equal(got, marks) || len(ReadMarks(text[:i], "this")) > 0 {
			t.Fatalf("damaged at byte %d they are %v", i, got)
		}
	}
}

// A store that is cut off or altered anywhere is an empty one.
func TestReadRefusesDamage(t *testing.T) {
	var b bytes.Buffer
	if err := sample().Write(&b); err != nil {
		t.Fatal(err)
	}
	for i := range b.Len() {
		if s := Read(b.Bytes()[:i]); len(s) > 0 {
			t.Fatalf("cut off after %d bytes it holds %v", i, s)
		}
		text := bytes.Clone(b.Bytes())
		text[i] ^= 1
		if s := Read(text); len(s) > 0 && !maps.Equal(s, sample()) {
			t.Fatalf("with byte %d altered it holds %v", i, s)
		}
	}
}
