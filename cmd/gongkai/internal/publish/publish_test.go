package publish

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

func TestFirstBuildMakesTheTarget(t *testing.T) {
	for _, c := range []struct {
		name    string
		prepare func(t *testing.T, target string)
	}{
		{"missing", func(*testing.T, string) {}},
		{"empty folder", mkdir},
	} {
		t.Run(c.name, func(t *testing.T) {
			target := filepath.Join(t.TempDir(), "public")
			c.prepare(t, target)
			sum := mustPublish(t, target, oldSite)
			wantSite(t, target, oldSite)
			if sum.Written != 5 || sum.Unchanged != 0 || sum.Removed != nil || sum.Bytes != 30 {
				t.Errorf("got %+v, want 5 written of 30 bytes", sum)
			}
		})
	}
}

func TestTargetIsRelativeToTheWorkingDirectory(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	mustPublish(t, "public/", oldSite)
	wantSite(t, filepath.Join(dir, "public"), oldSite)
}

func TestNothingChangedTouchesNothing(t *testing.T) {
	target := newTarget(t, oldSite)
	long := time.Date(2021, 12, 31, 8, 0, 0, 0, time.UTC)
	names := append([]string{"", Marker, "areas"}, sortedNames(oldSite)...)
	var before []fs.FileInfo
	for _, name := range names {
		path := filepath.Join(target, name)
		if err := os.Chtimes(path, long, long); err != nil {
			t.Fatal(err)
		}
		before = append(before, lstat(t, path))
	}
	sum := mustPublish(t, target, oldSite)
	if sum.Written != 0 || sum.Unchanged != 5 || len(sum.Removed) != 0 {
		t.Errorf("got %+v, want 5 unchanged", sum)
	}
	for i, name := range names {
		after := lstat(t, filepath.Join(target, name))
		if !os.SameFile(after, before[i]) || !after.ModTime().Equal(before[i].ModTime()) {
			t.Errorf("%q is another file or has another time", name)
		}
	}
	wantSite(t, target, oldSite)
}

func TestOneChangedKeepsTheOthers(t *testing.T) {
	target := newTarget(t, oldSite)
	long := time.Date(2021, 12, 31, 8, 0, 0, 0, time.UTC)
	kept := filepath.Join(target, "areas/hz.html")
	if err := os.Chtimes(kept, long, long); err != nil {
		t.Fatal(err)
	}
	before := lstat(t, kept)
	sum := mustPublish(t, target, newSite)
	wantSite(t, target, newSite)
	if sum.Written != 2 || sum.Unchanged != 3 || !slices.Equal(sum.Removed, []string{"years/2021.html"}) {
		t.Errorf("got %+v, want 2 written, 3 unchanged, years/2021.html removed", sum)
	}
	after := lstat(t, kept)
	if !os.SameFile(after, before) || !after.ModTime().Equal(long) {
		t.Error("an unchanged file is another file or has another time")
	}
}

func TestSameSizeOtherTextIsChanged(t *testing.T) {
	big := strings.Repeat("x", 100<<10)
	target := newTarget(t, pages{"a.html": big, "b.html": big})
	other := pages{"a.html": big, "b.html": big[1:] + "y"}
	if sum := mustPublish(t, target, other); sum.Written != 1 {
		t.Errorf("got %+v, want 1 written", sum)
	}
	wantSite(t, target, other)
}

func TestWhatTheSiteNoLongerHasGoes(t *testing.T) {
	for _, c := range []struct {
		name  string
		extra func(t *testing.T, target string)
		want  []string
	}{
		{"file", func(t *testing.T, target string) { write(t, target+"/a.html", "") }, []string{"a.html"}},
		{"folder with files", func(t *testing.T, target string) { write(t, target+"/x/y/a.html", "") }, []string{"x/y/a.html"}},
		{"empty folders", func(t *testing.T, target string) { mkdir(t, target+"/x/y") }, nil},
		{"what macOS leaves", func(t *testing.T, target string) { write(t, target+"/en/.DS_Store", "") }, []string{"en/.DS_Store"}},
		{"folder where a file will be", func(t *testing.T, target string) {
			if err := os.Remove(target + "/index.html"); err != nil {
				t.Fatal(err)
			}
			write(t, target+"/index.html/a.html", "")
		}, []string{"index.html/a.html"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			target := newTarget(t, oldSite)
			c.extra(t, target)
			sum := mustPublish(t, target, oldSite)
			wantSite(t, target, oldSite)
			if !slices.Equal(sum.Removed, c.want) {
				t.Errorf("removed %q, want %q", sum.Removed, c.want)
			}
		})
	}
}

func TestFilesAndFoldersChangePlaces(t *testing.T) {
	one := pages{"v1.0": "file", "v2.0/a.html": "page"}
	two := pages{"v1.0/a.html": "page", "v2.0": "file"}
	target := newTarget(t, one)
	for _, site := range []pages{two, one} {
		mustPublish(t, target, site)
		wantSite(t, target, site)
	}
}

func TestFailingPageLeavesAllAsItWas(t *testing.T) {
	broken := errors.New("no such clause")
	fail := File{Name: "targets/nb-rmb.html", Write: func(w io.Writer) error {
		io.WriteString(w, "half a pa")
		return broken
	}}
	for _, jobs := range []int{1, 4} {
		target := newTarget(t, oldSite)
		_, err := Dir(t.Context(), target, Options{Jobs: jobs}, append(newSite.files(), fail))
		if !errors.Is(err, broken) || err.Error() != "rendering targets/nb-rmb.html: no such clause" {
			t.Errorf("got %v", err)
		}
		wantSite(t, target, oldSite)
	}
}

// An error of the system while writing loses its path, which is the staging
// folder's; one that a page returns keeps it.
func TestRenderErrorKeepsItsText(t *testing.T) {
	fail := File{Name: "a.html", Write: func(io.Writer) error {
		return &fs.PathError{Op: "open", Path: "map.svg", Err: fs.ErrNotExist}
	}}
	_, err := Dir(t.Context(), filepath.Join(t.TempDir(), "public"), Options{}, []File{fail})
	if err == nil || err.Error() != "rendering a.html: open map.svg: file does not exist" {
		t.Errorf("got %v", err)
	}
}

func TestFirstErrorStopsTheRest(t *testing.T) {
	var calls atomic.Int64
	files := make([]File, 500)
	for i := range files {
		files[i] = File{Name: fmt.Sprintf("%d.html", i), Write: func(io.Writer) error {
			calls.Add(1)
			return errors.New("broken")
		}}
	}
	_, err := Dir(t.Context(), filepath.Join(t.TempDir(), "public"), Options{Jobs: 3}, files)
	if n := calls.Load(); err == nil || n > 3 {
		t.Errorf("got %v after %d files, want an error after 3 at most", err, n)
	}
}

func TestJobsBoundTheWork(t *testing.T) {
	var now, most atomic.Int64
	files := make([]File, 200)
	for i := range files {
		files[i] = File{Name: fmt.Sprintf("%d.html", i), Write: func(io.Writer) error {
			n := now.Add(1)
			defer now.Add(-1)
			for m := most.Load(); n > m && !most.CompareAndSwap(m, n); m = most.Load() {
			}
			runtime.Gosched()
			return nil
		}}
	}
	if _, err := Dir(t.Context(), filepath.Join(t.TempDir(), "public"), Options{Jobs: 3}, files); err != nil {
		t.Fatal(err)
	}
	if most.Load() > 3 {
		t.Errorf("%d files at a time, want 3 at most", most.Load())
	}
}

func TestCancelledLeavesAllAsItWas(t *testing.T) {
	for _, when := range []string{"before", "while rendering", "rendered", "filled", "synced"} {
		t.Run(when, func(t *testing.T) {
			target := newTarget(t, oldSite)
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			files := newSite.files()
			switch when {
			case "before":
				cancel()
			case "while rendering":
				files = append(files, File{Name: "z.html", Write: func(io.Writer) error { cancel(); return nil }})
			}
			b := build{exchange: exchange, step: func(name string) {
				if name == when {
					cancel()
				}
			}}
			if _, err := b.dir(ctx, target, given(files)); !errors.Is(err, context.Canceled) {
				t.Errorf("got %v, want context canceled", err)
			}
			wantSite(t, target, oldSite)
		})
	}
}

func TestCancelledTooLateIsPublished(t *testing.T) {
	target := newTarget(t, oldSite)
	ctx, cancel := context.WithCancel(t.Context())
	b := build{exchange: exchange, step: func(name string) {
		if name == "swapped" {
			cancel()
		}
	}}
	if _, err := b.dir(ctx, target, given(newSite.files())); err != nil {
		t.Error(err)
	}
	wantSite(t, target, newSite)
}

func TestPermissionsAreSet(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows keeps no such permissions")
	}
	target := newTarget(t, oldSite)
	long := time.Date(2021, 12, 31, 8, 0, 0, 0, time.UTC)
	page, folder := filepath.Join(target, "areas/hz.html"), filepath.Join(target, "areas")
	for _, err := range []error{os.Chmod(page, 0o600), os.Chmod(folder, 0o700), os.Chtimes(page, long, long)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if sum := mustPublish(t, target, oldSite); sum.Unchanged != 5 {
		t.Errorf("got %+v, want 5 unchanged", sum)
	}
	wantModes(t, target)
	if !lstat(t, page).ModTime().Equal(long) {
		t.Error("a file with equal bytes has another time")
	}
	wantSite(t, target, oldSite)
}

func wantModes(t *testing.T, target string) {
	t.Helper()
	err := filepath.WalkDir(target, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		want := fileMode
		if d.IsDir() {
			want = folderMode
		}
		if got := lstat(t, path).Mode().Perm(); got != want {
			t.Errorf("%s has permissions %o, want %o", path, got, want)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestProgressCountsEachFile(t *testing.T) {
	var got [][2]int
	opt := Options{Jobs: 4, Progress: func(done, total int) { got = append(got, [2]int{done, total}) }}
	if _, err := Dir(t.Context(), filepath.Join(t.TempDir(), "public"), opt, oldSite.files()); err != nil {
		t.Fatal(err)
	}
	if want := [][2]int{{1, 5}, {2, 5}, {3, 5}, {4, 5}, {5, 5}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// Files that cannot be listed leave all as it was, even a target that is to be refused.
func TestWithoutAListNothingIsTouched(t *testing.T) {
	target := newTarget(t, oldSite)
	broken := errors.New("broken")
	list := func() ([]File, error) { return nil, broken }
	for _, dir := range []string{target, "/"} {
		if _, err := DirOf(t.Context(), dir, Options{}, list); !errors.Is(err, broken) {
			t.Errorf("got %v, want %v", err, broken)
		}
	}
	wantSite(t, target, oldSite)
}

func TestSiteWithoutFilesIsTheMarkerAlone(t *testing.T) {
	target := newTarget(t, oldSite)
	mustPublish(t, target, pages{})
	wantSite(t, target, pages{})
}

// Rendered pages must not stay in memory: 200 pages of 200 KB are 40 MB, and
// their bookkeeping is some hundred bytes each.
func TestMemoryDoesNotGrowWithThePages(t *testing.T) {
	text := bytes.Repeat([]byte("x"), 200<<10)
	files := make([]File, 200)
	for i := range files {
		files[i] = File{Name: fmt.Sprintf("%d.html", i), Write: func(w io.Writer) error {
			_, err := w.Write(text)
			return err
		}}
	}
	target := filepath.Join(t.TempDir(), "public")
	for range 2 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if _, err := Dir(t.Context(), target, Options{Jobs: 2}, files); err != nil {
			t.Fatal(err)
		}
		runtime.ReadMemStats(&after)
		if n := after.TotalAlloc - before.TotalAlloc; n > 4<<20 {
			t.Errorf("allocated %d KB for 200 pages", n>>10)
		}
	}
}
