package deploy

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"gongkai/cmd/gongkai/internal/manifest"
	"gongkai/cmd/gongkai/internal/publish"
)

func TestFolderShowsWhatIsPublished(t *testing.T) {
	f := newFolder(t)
	r := f.must(t, first, Options{})
	wantSame(t, on(t, f.Path), first)
	if r.Release != "2026-03" || r.Before != "" || r.Kept != "" || len(r.Added) != len(first)+1 {
		t.Errorf("first: got %+v", r)
	}
	r = f.must(t, second, Options{})
	wantSame(t, on(t, f.Path), second)
	wantSame(t, on(t, f.Path+".releases/previous"), first)
	if r.Release != "2026-11" || r.Before != "2026-03" || r.Kept != "2026-03" {
		t.Errorf("second: got %+v", r)
	}
	if want := []string{"assets/style.2026-11.css", "targets/2026-11.html"}; !slices.Equal(r.Added, want) {
		t.Errorf("added: got %q, want %q", r.Added, want)
	}
	if want := []string{"SHA256SUMS", "data/v1/all.csv", "en/index.html", "feed.xml", "index.html", "manifest.json"}; !slices.Equal(r.Changed, want) {
		t.Errorf("changed: got %q, want %q", r.Changed, want)
	}
	if want := []string{"assets/style.2026-03.css", "targets/2026-03.html"}; !slices.Equal(r.Removed, want) {
		t.Errorf("removed: got %q, want %q", r.Removed, want)
	}
	f.must(t, third, Options{})
	wantSame(t, on(t, f.Path), third)
	wantReleases(t, f, "2026-11", "2027-03")
}

// wantReleases fails unless exactly these are kept and nothing else stands beside.
func wantReleases(t *testing.T, f Folder, tags ...string) {
	t.Helper()
	entries, err := os.ReadDir(f.Path + ".releases")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		switch tag := strings.TrimSuffix(e.Name(), "-"+e.Name()[max(0, len(e.Name())-12):]); {
		case e.IsDir():
			got = append(got, tag)
		case !slices.Contains([]string{publish.Marker, stackName, knownName, previousLink}, e.Name()):
			t.Errorf("%s is left among the releases", e.Name())
		}
	}
	if !slices.Equal(got, tags) {
		t.Errorf("kept: got %q, want %q", got, tags)
	}
	beside, err := os.ReadDir(filepath.Dir(f.Path))
	if err != nil || len(beside) != 2 {
		t.Errorf("beside the folder: got %v, %v", beside, err)
	}
}

func TestUnchangedFilesAreNotCopied(t *testing.T) {
	f := newFolder(t)
	f.must(t, first, Options{})
	before, err := os.Stat(filepath.Join(f.Path, "about.html"))
	if err != nil {
		t.Fatal(err)
	}
	r := f.must(t, second, Options{})
	after, err := os.Stat(filepath.Join(f.Path, "about.html"))
	if err != nil || !os.SameFile(before, after) {
		t.Errorf("about.html is another file: %v", err)
	}
	if r.Unchanged != 5 {
		t.Errorf("got %d unchanged", r.Unchanged)
	}
}

func TestTheSameAgainDoesNothing(t *testing.T) {
	f := newFolder(t)
	f.must(t, first, Options{})
	to, _ := os.Readlink(f.Path)
	r := f.must(t, first, Options{})
	if again, _ := os.Readlink(f.Path); !r.Nothing() || again != to {
		t.Errorf("got %+v, and %s in place of %s", r, again, to)
	}
}

func TestDamagedServedFilesAreRepaired(t *testing.T) {
	f := newFolder(t)
	f.must(t, first, Options{})
	f.must(t, second, Options{})
	damage(t, filepath.Join(f.Path, "about.html"), "defaced")
	if err := os.Remove(filepath.Join(f.Path, "feed.xml")); err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(f.Path, "extra.html"), "by a stranger")
	r := f.must(t, second, Options{})
	wantSame(t, on(t, f.Path), second)
	if want := []string{"about.html", "feed.xml"}; !slices.Equal(r.Repaired, want) || !slices.Equal(r.Removed, []string{"extra.html"}) {
		t.Errorf("got %q repaired, %q removed", r.Repaired, r.Removed)
	}
	if r.Kept != "2026-03" || len(r.Notes) > 0 {
		t.Errorf("kept %q, notes %v", r.Kept, r.Notes)
	}
	if _, err := f.Rollback(t.Context(), Options{}); err != nil {
		t.Error(err)
	}
	wantSame(t, on(t, f.Path), first)
}

// Where the release before cannot be made whole again, no way back is promised.
func TestNoWayBackIsPromisedThatIsNone(t *testing.T) {
	f := newFolder(t)
	f.must(t, first, Options{})
	f.must(t, second, Options{})
	damage(t, filepath.Join(f.Path, "about.html"), "defaced")
	damage(t, filepath.Join(f.Path+".releases", "previous", "index.html"), "defaced")
	r := f.must(t, second, Options{})
	wantSame(t, on(t, f.Path), second)
	if r.Kept != "" || len(r.Notes) != 1 || !strings.Contains(r.Notes[0].EN, "files of release 2026-03, which is kept, are altered too") {
		t.Errorf("notes %v", r.Notes)
	}
	_, err := f.Rollback(t.Context(), Options{})
	wantFault(t, err, Unfit, "not whole any more")
}

// damage changes a served file, which may be linked to other releases, in place.
func damage(t *testing.T, at, text string) {
	t.Helper()
	if err := os.WriteFile(at, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestUnfitSitesAreRefused(t *testing.T) {
	for _, tc := range []struct {
		name   string
		break_ func(dir string) error
		part   string
	}{
		{"altered", func(d string) error { return os.WriteFile(filepath.Join(d, "about.html"), []byte("x"), 0o644) }, "altered: about.html"},
		{"lost", func(d string) error { return os.Remove(filepath.Join(d, "about.html")) }, "lost: about.html"},
		{"added", func(d string) error { return os.WriteFile(filepath.Join(d, "x.html"), nil, 0o644) }, "added: x.html"},
		{"no sums", func(d string) error { return os.Remove(filepath.Join(d, manifest.SumsName)) }, "no SHA256SUMS"},
		{"no lines", func(d string) error { return os.WriteFile(filepath.Join(d, manifest.SumsName), nil, 0o644) }, "lists no files"},
		{"a path upwards", func(d string) error {
			return os.WriteFile(filepath.Join(d, manifest.SumsName), fmt.Appendf(nil, "%064x  ../x\n", 0), 0o644)
		}, "SHA256SUMS:1"},
		{"a link", func(d string) error {
			return errors.Join(os.Remove(filepath.Join(d, "about.html")), os.Symlink("index.html", filepath.Join(d, "about.html")))
		}, "altered: about.html"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			dir := first.write(t, filepath.Join(t.TempDir(), "public"))
			if err := tc.break_(dir); err != nil {
				t.Fatal(err)
			}
			_, err := Open(t.Context(), dir, nil)
			wantFault(t, err, Unfit, tc.part)
		})
	}
}

func TestPreviewsAndOlderReleasesAreRefused(t *testing.T) {
	f := newFolder(t)
	f.must(t, second, Options{})
	preview := third.with("manifest.json", manifestText("2027-03", "2027-03-18", true))
	_, err := f.Publish(t.Context(), preview.open(t), Options{})
	wantFault(t, err, Unfit, "--allow-preview")
	_, err = f.Publish(t.Context(), first.open(t), Options{})
	wantFault(t, err, Unfit, "(2026-03, 2026-03-18) is older than the one that is served (2026-11, 2026-11-24)")
	undated := third.with("manifest.json", manifestText("", "", false))
	_, err = f.Publish(t.Context(), undated.open(t), Options{})
	wantFault(t, err, Unfit, "(–, –) is older")
	wantSame(t, on(t, f.Path), second)
	f.must(t, preview, Options{AllowPreview: true})
	wantSame(t, on(t, f.Path), preview)
	f.must(t, first, Options{AllowOlder: true})
	wantSame(t, on(t, f.Path), first)
}

func TestASiteThatChangesMeanwhileIsRefused(t *testing.T) {
	f := newFolder(t)
	f.must(t, first, Options{})
	next := second.open(t)
	f.step = func(name string) {
		if name == "linked" {
			damage(t, next.path("index.html"), "half written")
		}
	}
	_, err := f.Publish(t.Context(), next, Options{})
	wantFault(t, err, Unfit, "index.html changed while it was being published")
	wantSame(t, on(t, f.Path), first)
	wantReleases(t, f, "2026-03")
}

func TestForeignPlacesAreRefused(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	writeFile(t, at("thesis/text.txt"), "precious")
	writeFile(t, at("file"), "x")
	writeFile(t, at("project/.gongkai"), "")
	writeFile(t, at("project/.git/HEAD"), "")
	if err := os.Symlink("thesis", at("link")); err != nil {
		t.Fatal(err)
	}
	writeFile(t, at("other.releases/x"), "precious")
	site := first.open(t)
	for _, tc := range []struct{ path, part string }{
		{at("thesis"), "is not a site made by gongkai"}, {at("file"), "not a folder"}, {at("project"), "holds a project"},
		{at("link"), "leads elsewhere"}, {at("no/where"), "is not there"}, {"/", "root"}, {at("other"), "was not made by gongkai publish"},
		{site.dir, "the site to be published"}, {filepath.Join(site.dir, "sub"), "within the other"}, {filepath.Dir(site.dir), "within the other"},
	} {
		_, err := Folder{Path: tc.path}.Publish(t.Context(), site, Options{})
		wantFault(t, err, Misplaced, tc.part)
	}
	if text, err := os.ReadFile(at("thesis/text.txt")); string(text) != "precious" {
		t.Error(err)
	}
}

func TestAFolderWithASiteIsTakenOver(t *testing.T) {
	f := newFolder(t)
	first.write(t, f.Path)
	r := f.must(t, second, Options{})
	wantSame(t, on(t, f.Path), second)
	if r.Before != "2026-03" || r.Kept != "2026-03" || r.Unchanged != 5 {
		t.Errorf("got %+v", r)
	}
	wantReleases(t, f, "2026-03", "2026-11")
	if _, err := f.Rollback(t.Context(), Options{}); err != nil {
		t.Fatal(err)
	}
	wantSame(t, on(t, f.Path), first)
}

func TestAnEmptyFolderIsFine(t *testing.T) {
	f := newFolder(t)
	if err := os.Mkdir(f.Path, 0o755); err != nil {
		t.Fatal(err)
	}
	f.must(t, first, Options{})
	wantSame(t, on(t, f.Path), first)
}

func TestRollback(t *testing.T) {
	f := newFolder(t)
	_, err := f.Rollback(t.Context(), Options{})
	wantFault(t, err, Empty, "no earlier release is kept")
	f.must(t, first, Options{})
	_, err = f.Rollback(t.Context(), Options{})
	wantFault(t, err, Empty, "no earlier release is kept")
	f.must(t, second, Options{})
	r, err := f.Rollback(t.Context(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if r.Release != "2026-03" || r.Before != "2026-11" || !slices.Equal(r.Removed, []string{"assets/style.2026-11.css", "targets/2026-11.html"}) {
		t.Errorf("got %+v", r)
	}
	wantSame(t, on(t, f.Path), first)

	_, err = f.Rollback(t.Context(), Options{})
	wantFault(t, err, Empty, "publish it")
	wantSame(t, on(t, f.Path), first)

	if r := f.must(t, second, Options{}); r.Copied != 0 {
		t.Errorf("%d bytes were copied of a release that is kept", r.Copied)
	}
	wantSame(t, on(t, f.Path), second)
	wantReleases(t, f, "2026-03", "2026-11")
}

func TestRollbackGoesFurtherWhereMoreIsKept(t *testing.T) {
	f := newFolder(t)
	f.Keep = 2
	for _, s := range []files{first, second, third} {
		f.must(t, s, Options{})
	}
	for _, want := range []files{second, first} {
		if _, err := f.Rollback(t.Context(), Options{}); err != nil {
			t.Fatal(err)
		}
		wantSame(t, on(t, f.Path), want)
	}
}

func TestADamagedReleaseIsNotPutBack(t *testing.T) {
	f := newFolder(t)
	f.must(t, first, Options{})
	f.must(t, second, Options{})
	damage(t, f.Path+".releases/previous/index.html", "x")
	_, err := f.Rollback(t.Context(), Options{})
	wantFault(t, err, Unfit, "altered: index.html")
	wantSame(t, on(t, f.Path), second)
}

func TestDryRunChangesNothing(t *testing.T) {
	f := newFolder(t)
	r := f.must(t, first, Options{DryRun: true})
	if beside, _ := os.ReadDir(filepath.Dir(f.Path)); len(beside) != 0 || len(r.Added) == 0 {
		t.Errorf("got %v and %+v", beside, r)
	}
	f.must(t, first, Options{})
	r = f.must(t, second, Options{DryRun: true})
	if len(r.Changed) == 0 || r.Kept != "2026-03" {
		t.Errorf("got %+v", r)
	}
	wantSame(t, on(t, f.Path), first)
	wantReleases(t, f, "2026-03")
	f.must(t, second, Options{})
	if _, err := f.Rollback(t.Context(), Options{DryRun: true}); err != nil {
		t.Error(err)
	}
	wantSame(t, on(t, f.Path), second)
}

func TestTheSecondPublisherIsToldWhoIsFirst(t *testing.T) {
	f := newFolder(t)
	f.must(t, first, Options{})
	slow, next := f, second.open(t)
	slow.step = func(name string) {
		if name == "copied" {
			_, err := f.Publish(t.Context(), third.open(t), Options{})
			wantFault(t, err, Busy, fmt.Sprintf("(process %d) is publishing to", os.Getpid()))
			_, err = f.Rollback(t.Context(), Options{})
			wantFault(t, err, Busy, "is publishing to")
		}
	}
	if _, err := slow.Publish(t.Context(), next, Options{}); err != nil {
		t.Fatal(err)
	}
	wantSame(t, on(t, f.Path), second)
}

// Of several that publish to a new place at once, each publishes or is told who is.
func TestManyFirstPublishers(t *testing.T) {
	for range 20 {
		f := newFolder(t)
		var wg sync.WaitGroup
		var published atomic.Int64
		for range 4 {
			site := first.open(t)
			wg.Go(func() {
				_, err := f.Publish(context.Background(), site, Options{})
				if err == nil {
					published.Add(1)
				} else if fault, ok := errors.AsType[*Fault](err); !ok || fault.Kind != Busy {
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if published.Load() == 0 {
			t.Error("none was published")
		}
		wantSame(t, on(t, f.Path), first)
	}
}

func TestAnInterruptedRunLeavesTheOldSite(t *testing.T) {
	f := newFolder(t)
	f.must(t, first, Options{})
	ctx, cancel := context.WithCancel(t.Context())
	f.step = func(name string) {
		if name == "linked" {
			cancel()
		}
	}
	if _, err := f.Publish(ctx, second.open(t), Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	wantSame(t, on(t, f.Path), first)
	wantReleases(t, f, "2026-03")
}

// A browser that asks whether a page has changed goes by the second and the size.
func TestAChangedFileOfTheSameSizeHasAnotherTime(t *testing.T) {
	f := newFolder(t)
	f.must(t, first, Options{})
	before, err := os.Stat(filepath.Join(f.Path, "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	f.must(t, second, Options{})
	after, err := os.Stat(filepath.Join(f.Path, "index.html"))
	if err != nil || before.Size() != after.Size() || before.ModTime().Unix() == after.ModTime().Unix() {
		t.Errorf("got %v and %v, %v", before, after, err)
	}
}
