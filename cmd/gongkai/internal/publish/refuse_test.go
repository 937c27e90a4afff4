package publish

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"testing"
)

// wantRefused returns the error for a closer look.
func wantRefused(t *testing.T, err error, want Reason) *RefusedError {
	t.Helper()
	r, ok := errors.AsType[*RefusedError](err)
	if !ok {
		t.Fatalf("got %v, want a refusal: it %s", err, want)
	}
	if r.Reason != want {
		t.Errorf("it %s, want: it %s", r.Reason, want)
	}
	return r
}

func TestTargetsThatAreRefused(t *testing.T) {
	for _, c := range []struct {
		name    string
		want    Reason
		prepare func(t *testing.T, target string)
	}{
		{"no folder above", NoParent, func(t *testing.T, target string) {
			if err := os.Remove(filepath.Dir(target)); err != nil {
				t.Fatal(err)
			}
		}},
		{"file", NotFolder, func(t *testing.T, target string) { write(t, target, "") }},
		{"link", IsLink, func(t *testing.T, target string) {
			mkdir(t, target+"-real")
			symlink(t, target+"-real", target)
		}},
		{"broken link", IsLink, func(t *testing.T, target string) { symlink(t, "nowhere", target) }},
		{"home folder", HoldsHome, func(t *testing.T, target string) {
			mkdir(t, target)
			setHome(t, target)
		}},
		{"above the home folder", HoldsHome, func(t *testing.T, target string) {
			mkdir(t, target+"/me")
			setHome(t, target+"/me")
		}},
		{"working directory", HoldsWork, func(t *testing.T, target string) {
			mkdir(t, target)
			t.Chdir(target)
		}},
		{"above the working directory", HoldsWork, func(t *testing.T, target string) {
			mustPublish(t, target, oldSite)
			t.Chdir(filepath.Join(target, "en"))
		}},
		{"files and no marker", NotOurs, func(t *testing.T, target string) { write(t, target+"/index.html", "by hand") }},
		{"a folder for a marker", NotOurs, func(t *testing.T, target string) { mkdir(t, target+"/"+Marker) }},
		{"project", NotOurs, func(t *testing.T, target string) {
			write(t, target+"/content/notice.md", "")
			write(t, target+"/data/site.toml", "")
		}},
		{"repository", HoldsProject, func(t *testing.T, target string) {
			mustPublish(t, target, oldSite)
			write(t, target+"/.git/config", "")
		}},
		{"worktree", HoldsProject, func(t *testing.T, target string) {
			mustPublish(t, target, oldSite)
			write(t, target+"/.git", "")
		}},
		{"Go module", HoldsProject, func(t *testing.T, target string) {
			mustPublish(t, target, oldSite)
			write(t, target+"/go.mod", "")
		}},
		{"dot file", HoldsAlien, func(t *testing.T, target string) {
			mustPublish(t, target, oldSite)
			write(t, target+"/.nojekyll", "")
		}},
		{"file in a dot folder", HoldsAlien, func(t *testing.T, target string) {
			mustPublish(t, target, oldSite)
			write(t, target+"/en/.well-known/security.txt", "")
		}},
		{"file without extension", HoldsAlien, func(t *testing.T, target string) {
			mustPublish(t, target, oldSite)
			write(t, target+"/CNAME", "")
		}},
		{"link inside", HoldsAlien, func(t *testing.T, target string) {
			mustPublish(t, target, oldSite)
			symlink(t, "index.html", target+"/home.html")
		}},
		{"link in place of a page", HoldsAlien, func(t *testing.T, target string) {
			mustPublish(t, target, oldSite)
			if err := os.Rename(target+"/areas", target+"-areas"); err != nil {
				t.Fatal(err)
			}
			symlink(t, target+"-areas", target+"/areas")
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			above := filepath.Join(t.TempDir(), "www")
			mkdir(t, above)
			target := filepath.Join(above, "public")
			c.prepare(t, target)
			before := readPages(t, above)
			_, err := Dir(t.Context(), target, Options{}, newSite.files())
			if r := wantRefused(t, err, c.want); r.Path != target {
				t.Errorf("path is %q, want the target as given", r.Path)
			}
			if after := readPages(t, above); !maps.Equal(before, after) {
				t.Errorf("there was\n%q\nand now there is\n%q", before, after)
			}
		})
	}
}

func TestRootIsRefused(t *testing.T) {
	root, err := filepath.Abs("/")
	if err != nil {
		t.Fatal(err)
	}
	_, err = Dir(t.Context(), root, Options{}, nil)
	wantRefused(t, err, IsRoot)
}

func TestProducedNamesAreNotAlien(t *testing.T) {
	site := pages{".nojekyll": "", "CNAME": "example.org", "index.html": "home"}
	target := newTarget(t, site)
	mustPublish(t, target, site)
	wantSite(t, target, site)
}

// The site of a release that was taken back had a list of checksums that the
// next one has not.
func TestListsOfChecksumsAreNotAlien(t *testing.T) {
	target := newTarget(t, pages{"index.html": "home", "data/2032/SHA256SUMS": "0  index.html"})
	mustPublish(t, target, pages{"index.html": "home"})
	wantSite(t, target, pages{"index.html": "home"})
}

func TestRefusalNamesTheEntries(t *testing.T) {
	target := newTarget(t, oldSite)
	for _, name := range []string{"CNAME", ".htaccess", "a", "b", "c", "d"} {
		write(t, filepath.Join(target, name), "")
	}
	_, err := Dir(t.Context(), target, Options{}, oldSite.files())
	want := []string{".htaccess", "CNAME", "a", "b", "c", "d"}
	if r := wantRefused(t, err, HoldsAlien); !slices.Equal(r.Entries, want) {
		t.Errorf("got %q, want %q", r.Entries, want)
	}
	text := "refusing to publish into " + target + ": it holds what this build does not make: .htaccess, CNAME, a, b, c and 1 more"
	if err.Error() != text {
		t.Errorf("got  %s\nwant %s", err, text)
	}
}

func symlink(t *testing.T, old, path string) {
	t.Helper()
	if err := os.Symlink(old, path); err != nil {
		t.Skip("no symbolic links here: ", err)
	}
}

func setHome(t *testing.T, dir string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Setenv("USERPROFILE", dir)
		return
	}
	t.Setenv("HOME", dir)
}
