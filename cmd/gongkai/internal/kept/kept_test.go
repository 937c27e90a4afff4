package kept

import (
	"bytes"
	"crypto/sha256"
	"maps"
	"testing"
)

func sample() Store {
	s := Store{}
	s.Add("index.html", File{"k1", 12, sha256.Sum256([]byte("a"))})
	s.Add("targets/a.html", File{"k2", 0, sha256.Sum256([]byte("b"))})
	s.Add("no-key.html", File{"", 3, sha256.Sum256([]byte("c"))})
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
