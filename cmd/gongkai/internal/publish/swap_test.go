package publish

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// ways are the two in which a site is swapped in.
var ways = map[string]func(a, b string) error{
	"exchange":    exchange,
	"two renames": func(_, _ string) error { return errNoExchange },
}

func TestBothWaysPublish(t *testing.T) {
	for way, exchange := range ways {
		t.Run(way, func(t *testing.T) {
			target := newTarget(t, oldSite)
			b := build{exchange: exchange, step: func(string) {}}
			if _, err := b.dir(t.Context(), target, given(newSite.files())); err != nil {
				t.Fatal(err)
			}
			wantSite(t, target, newSite)
		})
	}
}

func TestFailingSwapLeavesAllAsItWas(t *testing.T) {
	broken := errors.New("input/output error")
	target := newTarget(t, oldSite)
	b := build{exchange: func(_, _ string) error { return broken }, step: func(string) {}}
	if _, err := b.dir(t.Context(), target, given(newSite.files())); !errors.Is(err, broken) {
		t.Errorf("got %v, want %v", err, broken)
	}
	wantSite(t, target, oldSite)
}

func TestFailingSecondRenamePutsTheOldSiteBack(t *testing.T) {
	target := newTarget(t, oldSite)
	b := build{exchange: ways["two renames"]}
	b.step = func(name string) {
		if name == "old site aside" {
			os.RemoveAll(b.staging)
		}
	}
	if _, err := b.dir(t.Context(), target, given(newSite.files())); err == nil {
		t.Error("got no error")
	}
	wantSite(t, target, oldSite)
}

// What killed builds left is cleared, and a site that was left aside is put
// back, even by a build that fails.
func TestLeftovers(t *testing.T) {
	for _, c := range []struct {
		name  string
		leave func(t *testing.T, p place)
		want  pages
	}{
		{"half a staging folder", func(t *testing.T, p place) {
			write(t, p.staging+"/index.html", "half a pa")
			write(t, p.lock, "4711\n")
		}, oldSite},
		{"a file for a staging folder", func(t *testing.T, p place) { write(t, p.staging, "") }, oldSite},
		{"the replaced site", func(t *testing.T, p place) { write(t, p.aside+"/index.html", "older home") }, oldSite},
		{"the only site is aside", func(t *testing.T, p place) {
			write(t, p.staging+"/index.html", "new home")
			if err := os.Rename(p.target, p.aside); err != nil {
				t.Fatal(err)
			}
		}, oldSite},
		{"the only site is aside, and an empty folder is made for it", func(t *testing.T, p place) {
			if err := os.Rename(p.target, p.aside); err != nil {
				t.Fatal(err)
			}
			mkdir(t, p.target)
		}, oldSite},
	} {
		t.Run(c.name, func(t *testing.T) {
			target := newTarget(t, oldSite)
			c.leave(t, placeOf(target, target))
			fail := File{Name: "x.html", Write: func(io.Writer) error { return errors.New("broken") }}
			if _, err := Dir(t.Context(), target, Options{}, []File{fail}); err == nil {
				t.Error("got no error")
			}
			wantSite(t, target, c.want)
		})
	}
}

// The last copy of a site is kept while something else stands in its place.
func TestSiteAsideIsKeptFromAForeignTarget(t *testing.T) {
	target := newTarget(t, oldSite)
	p := placeOf(target, target)
	if err := os.Rename(target, p.aside); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(target, "mine.txt"), "")
	_, err := Dir(t.Context(), target, Options{}, newSite.files())
	wantRefused(t, err, NotOurs)
	if readPages(t, p.aside) == nil {
		t.Error("the old site is lost")
	}
}
