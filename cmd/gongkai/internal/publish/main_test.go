package publish

import (
	"errors"
	"flag"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var benchCount = flag.Int("files", 2000, "how many files the benchmarks publish")

// pages are the files of a site by name, or the entries of a folder: a name
// that ends in a slash is a folder.
type pages map[string]string

var (
	oldSite = pages{
		"index.html":      "old home",
		"style.css":       "body{}",
		"areas/hz.html":   "Hangzhou",
		"years/2021.html": "2021",
		"en/index.html":   "home",
	}
	newSite = pages{
		"index.html":      "new home",
		"style.css":       "body{}",
		"areas/hz.html":   "Hangzhou",
		"bodies/gzw.html": "gzw",
		"en/index.html":   "home",
	}
)

func (p pages) files() []File {
	var files []File
	for _, name := range sortedNames(p) {
		files = append(files, textFile(name, p[name]))
	}
	return files
}

// given is a list of files that are known.
func given(files []File) func() ([]File, error) {
	return func() ([]File, error) { return files, nil }
}

func sortedNames(p pages) []string { return slices.Sorted(maps.Keys(p)) }

func textFile(name, text string) File {
	return File{Name: name, Write: func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}}
}

// onDisk is what a target holds after these pages have been published.
func (p pages) onDisk() pages {
	all := pages{Marker: markerText}
	for name, text := range p {
		all[name] = text
		for dir := filepath.ToSlash(filepath.Dir(name)); dir != "."; dir = filepath.ToSlash(filepath.Dir(dir)) {
			all[dir+"/"] = ""
		}
	}
	return all
}

// readPages reads a folder; nil is one that does not exist.
func readPages(t *testing.T, dir string) pages {
	t.Helper()
	if _, err := os.Lstat(dir); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	p := pages{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || name == "." {
			return err
		}
		if d.IsDir() {
			p[name+"/"] = ""
			return nil
		}
		if d.Type()&fs.ModeSymlink != 0 {
			p[name], err = os.Readlink(filepath.Join(dir, name))
			return err
		}
		text, err := os.ReadFile(filepath.Join(dir, name))
		p[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func mustPublish(t *testing.T, target string, p pages) Summary {
	t.Helper()
	sum, err := Dir(t.Context(), target, Options{}, p.files())
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

// newTarget is a target in a folder of its own, with a site in it.
func newTarget(t *testing.T, p pages) string {
	t.Helper()
	target := filepath.Join(t.TempDir(), "public")
	mustPublish(t, target, p)
	return target
}

// wantSite fails unless the target holds exactly the site and nothing is left
// beside it.
func wantSite(t *testing.T, target string, want pages) {
	t.Helper()
	if got := readPages(t, target); !maps.Equal(got, want.onDisk()) {
		t.Errorf("target holds\n%q\nwant\n%q", got, want.onDisk())
	}
	wantNothingBeside(t, target)
}

func wantNothingBeside(t *testing.T, target string) {
	t.Helper()
	beside, err := os.ReadDir(filepath.Dir(target))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range beside {
		if strings.Contains(e.Name(), "gongkai") {
			t.Errorf("%s was left beside the target", e.Name())
		}
	}
}

func lstat(t *testing.T, path string) fs.FileInfo {
	t.Helper()
	info, err := os.Lstat(path)
	if err != nil {
		t.Fatal(err)
	}
	return info
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func mkdir(t *testing.T, path string) {
	t.Helper()
	if err := os.MkdirAll(path, 0o755); err != nil {
		t.Fatal(err)
	}
}
