package publish

import (
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// lastOf is a file that lists what it is given.
func lastOf(name string) Last {
	return Last{name, func(w io.Writer, others []Sum) error {
		for _, s := range others {
			fmt.Fprintf(w, "%x  %s\n", s.SHA256, s.Name)
		}
		return nil
	}}
}

func listOf(p pages) string {
	text := ""
	for _, name := range sortedNames(p) {
		if !strings.HasSuffix(name, "/") {
			text += fmt.Sprintf("%x  %s\n", sha256.Sum256([]byte(p[name])), name)
		}
	}
	return text
}

func TestTheLastFileKnowsAllOthers(t *testing.T) {
	target := filepath.Join(t.TempDir(), "public")
	for _, site := range []pages{oldSite, newSite, newSite} {
		sum, err := Dir(t.Context(), target, Options{Jobs: 3, Last: lastOf("SUMS")}, site.files())
		if err != nil {
			t.Fatal(err)
		}
		want := site.onDisk()
		want["SUMS"] = listOf(want)
		wantPages(t, target, want)
		if got := sumsOf(sum.Sums); got != listOf(want) {
			t.Errorf("got sums\n%swant\n%s", got, listOf(want))
		}
		if files := sum.Written + sum.Unchanged; files != len(site)+1 {
			t.Errorf("%d files are counted, want those of the site and the last", files)
		}
	}
}

func sumsOf(sums []Sum) string {
	text := ""
	for _, s := range sums {
		text += fmt.Sprintf("%x  %s\n", s.SHA256, s.Name)
	}
	return text
}

func wantPages(t *testing.T, target string, want pages) {
	t.Helper()
	got := readPages(t, target)
	for _, name := range sortedNames(want) {
		if got[name] != want[name] {
			t.Errorf("%s is %q, want %q", name, got[name], want[name])
		}
	}
	if len(got) != len(want) {
		t.Errorf("target holds %q, want %q", sortedNames(got), sortedNames(want))
	}
}

// With nothing else changed, an altered last file is mended; one that fails leaves all as it was.
func TestTheLastFileIsAFileLikeOthers(t *testing.T) {
	target := filepath.Join(t.TempDir(), "public")
	opt := Options{Last: lastOf("SUMS")}
	if _, err := Dir(t.Context(), target, opt, oldSite.files()); err != nil {
		t.Fatal(err)
	}
	right := readPages(t, target)
	write(t, filepath.Join(target, "SUMS"), "altered")
	if sum, err := Dir(t.Context(), target, opt, oldSite.files()); err != nil || sum.Written != 1 {
		t.Errorf("got %d written, %v, want 1", sum.Written, err)
	}
	wantPages(t, target, right)

	opt.Last.Write = func(io.Writer, []Sum) error { return io.ErrClosedPipe }
	if _, err := Dir(t.Context(), target, opt, newSite.files()); err == nil || err.Error() != "rendering SUMS: io: read/write on closed pipe" {
		t.Errorf("got %v", err)
	}
	wantPages(t, target, right)
	wantNothingBeside(t, target)

	opt.Last.Name = "INDEX.html"
	if _, err := Dir(t.Context(), target, opt, oldSite.files()); err == nil || !strings.Contains(err.Error(), "must differ by more than case") {
		t.Errorf("got %v, want the name to be refused", err)
	}
}

// keyed are the files of a site whose keys are their texts; rendered counts which are rendered.
func keyed(p pages, rendered *atomic.Int64) []File {
	files := p.files()
	for i, f := range files {
		files[i].Key = p[f.Name]
		files[i].Write = func(w io.Writer) error { rendered.Add(1); return f.Write(w) }
	}
	return files
}

// keptOf knows what the files of a site were rendered to.
func keptOf(p pages) func(name, key string) (Content, bool) {
	return func(name, key string) (Content, bool) {
		text, ok := p[name]
		return Content{Bytes: int64(len(text)), SHA256: sha256.Sum256([]byte(text))}, ok && text == key
	}
}

func TestWhatIsKeptIsNotRendered(t *testing.T) {
	for _, c := range []struct {
		name     string
		spoil    func(t *testing.T, target string)
		site     pages
		rendered int64
	}{
		{"nothing changed", func(*testing.T, string) {}, oldSite, 0},
		{"two changed", func(*testing.T, string) {}, newSite, 2},
		{"same size, altered", func(t *testing.T, target string) { write(t, target+"/index.html", "OLD HOME") }, oldSite, 1},
		{"appended to", func(t *testing.T, target string) { write(t, target+"/index.html", "old home.") }, oldSite, 1},
		{"lost", func(t *testing.T, target string) { os.Remove(target + "/areas/hz.html") }, oldSite, 1},
		{"other permissions", func(t *testing.T, target string) { os.Chmod(target+"/index.html", 0o600) }, oldSite, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			target := newTarget(t, oldSite)
			c.spoil(t, target)
			var n atomic.Int64
			sum, err := Dir(t.Context(), target, Options{Kept: keptOf(oldSite)}, keyed(c.site, &n))
			if err != nil {
				t.Fatal(err)
			}
			wantSite(t, target, c.site)
			wantModes(t, target)
			if n.Load() != c.rendered || sum.Kept != len(c.site)-int(c.rendered) {
				t.Errorf("%d files were rendered and %d kept, want %d rendered", n.Load(), sum.Kept, c.rendered)
			}
			if got, want := sumsOf(sum.Sums), listOf(c.site.onDisk()); got != want {
				t.Errorf("got sums\n%swant\n%s", got, want)
			}
			for _, s := range sum.Sums {
				if s.Name != Marker && s.Key != c.site[s.Name] {
					t.Errorf("the sum of %s has the key %q", s.Name, s.Key)
				}
			}
		})
	}
}

// A file is taken for what it was where its size and time are, and is read where they are not.
func TestWhatHasItsSizeAndTimeIsNotRead(t *testing.T) {
	old := time.Now().Add(-time.Hour).Truncate(time.Second)
	for _, c := range []struct {
		name     string
		known    time.Time
		now      time.Time
		text     string
		rendered int64
	}{
		{"as it was", old, old, "old home", 0},
		{"altered without a trace", old, old, "OLD HOME", 0},
		{"altered", old, old.Add(time.Second), "OLD HOME", 1},
		{"touched", old, old.Add(time.Second), "old home", 0},
		{"grown", old, old, "old home.", 1},
		{"of no known time", time.Time{}, old, "OLD HOME", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			target := newTarget(t, oldSite)
			write(t, target+"/index.html", c.text)
			if err := os.Chtimes(target+"/index.html", c.now, c.now); err != nil {
				t.Fatal(err)
			}
			kept := func(name, key string) (Content, bool) {
				content, ok := keptOf(oldSite)(name, key)
				if name == "index.html" {
					content.Modified = c.known
				}
				return content, ok
			}
			var n atomic.Int64
			sum, err := Dir(t.Context(), target, Options{Kept: kept}, keyed(oldSite, &n))
			if err != nil || n.Load() != c.rendered {
				t.Fatalf("%d files were rendered, want %d; %v", n.Load(), c.rendered, err)
			}
			for _, s := range sum.Sums {
				if is := lstat(t, filepath.Join(target, s.Name)).ModTime(); !s.Modified.Equal(is) {
					t.Errorf("%s is given the time %v, and has %v", s.Name, s.Modified, is)
				}
			}
		})
	}
}

// A file without a key is rendered whatever is said of it.
func TestWithoutAKeyNothingIsKept(t *testing.T) {
	target := newTarget(t, oldSite)
	asked := false
	opt := Options{Kept: func(string, string) (Content, bool) { asked = true; return Content{}, true }}
	sum, err := Dir(t.Context(), target, opt, oldSite.files())
	if err != nil || asked || sum.Kept != 0 || sum.Unchanged != len(oldSite) {
		t.Errorf("got %+v, %v, asked %t", sum, err, asked)
	}
	if !slices.IsSortedFunc(sum.Sums, func(a, b Sum) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("sums are not sorted by name")
	}
}

// What is only digested has the sums that it would have when published, and is nowhere.
func TestDigestWritesNothing(t *testing.T) {
	t.Chdir(t.TempDir())
	opt := Options{Jobs: 2, Last: lastOf("SUMS")}
	got, err := Digest(t.Context(), opt, oldSite.files())
	if err != nil {
		t.Fatal(err)
	}
	if left := readPages(t, "."); len(left) > 0 {
		t.Errorf("%q was written", left)
	}
	sum, err := Dir(t.Context(), "public", opt, oldSite.files())
	sameBytes := func(a, b Sum) bool { return a.Name == b.Name && a.Bytes == b.Bytes && a.SHA256 == b.SHA256 }
	if err != nil || !slices.EqualFunc(got, sum.Sums, sameBytes) || len(got) != len(oldSite)+2 {
		t.Errorf("got %v, want %v, %v", got, sum.Sums, err)
	}
	fail := File{Name: "x.html", Write: func(io.Writer) error { return io.ErrClosedPipe }}
	if _, err := Digest(t.Context(), opt, []File{fail}); err == nil {
		t.Error("got no error")
	}
	if _, err := Digest(t.Context(), opt, append(oldSite.files(), oldSite.files()...)); err == nil {
		t.Error("got no error of names given twice")
	}
}
