package deploy

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gongkai/cmd/gongkai/internal/manifest"
	"gongkai/cmd/gongkai/internal/publish"
)

// files are those of a site by name, without its sums.
type files map[string]string

// A release of a made-up site; of each kind of file something changes, comes and goes between the two.
func release(tag, date string) files {
	return files{
		"index.html":                   "home " + tag,
		"en/index.html":                "home in English " + tag,
		"about.html":                   "about",
		"targets/" + tag + ".html":     "only in " + tag,
		"assets/style." + tag + ".css": "body{} /* " + tag + " */",
		"assets/script.1234.js":        "same",
		"data/v1/all.csv":              "a,b\n" + tag + ",1\n",
		"data/v1/units.csv":            "unit\n",
		"feed.xml":                     "<feed>" + tag + "</feed>",
		publish.Marker:                 "made by a test",
		"_headers":                     "/*\n",
		"manifest.json":                manifestText(tag, date, false),
	}
}

func manifestText(tag, date string, preview bool) string {
	return fmt.Sprintf(`{"format":"gongkai-manifest/1","release":%q,"date":%q,"preview":%t,"base_url":"","program":{"name":"gongkai","version":"test"},"inputs":[]}`+"\n", tag, date, preview)
}

var (
	first  = release("2026-03", "2026-03-18")
	second = release("2026-11", "2026-11-24")
	third  = release("2027-03", "2027-03-18")
)

// with is a site with another file, or without one whose text is "-".
func (f files) with(name, text string) files {
	g := maps.Clone(f)
	g[name] = text
	if text == "-" {
		delete(g, name)
	}
	return g
}

func (f files) sums() string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(f)) {
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256([]byte(f[name])), name)
	}
	return b.String()
}

// whole is the site with its sums.
func (f files) whole() files { return f.with(manifest.SumsName, f.sums()) }

// write makes the folder of a built site.
func (f files) write(t testing.TB, dir string) string {
	t.Helper()
	for name, text := range f.whole() {
		writeFile(t, filepath.Join(dir, name), text)
	}
	return dir
}

func writeFile(t testing.TB, at, text string) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(at), 0o755), os.WriteFile(at, []byte(text), 0o644)); err != nil {
		t.Fatal(err)
	}
}

// open is a site, in a folder of its own, that can be published.
func (f files) open(t testing.TB) *Site {
	t.Helper()
	s, err := Open(t.Context(), f.write(t, filepath.Join(t.TempDir(), "public")), nil)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// on reads the files below a folder.
func on(t testing.TB, dir string) files {
	t.Helper()
	f := files{}
	real, err := filepath.EvalSymlinks(dir)
	if err != nil {
		t.Fatal(err)
	}
	err = fs.WalkDir(os.DirFS(real), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(real, name))
		f[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// wantSame fails unless the files are those of the site, sums included.
func wantSame(t testing.TB, got files, want files) {
	t.Helper()
	if want = want.whole(); maps.Equal(got, want) {
		return
	}
	for name := range got {
		if got[name] != want[name] {
			t.Errorf("%s: got %q, want %q", name, got[name], want[name])
		}
	}
	for name := range want {
		if _, ok := got[name]; !ok {
			t.Errorf("%s is missing", name)
		}
	}
}

func wantFault(t testing.TB, err error, kind Kind, part string) {
	t.Helper()
	f, ok := errors.AsType[*Fault](err)
	if !ok || f.Kind != kind || !strings.Contains(f.Text.EN, part) {
		t.Errorf("got %v, want a fault of kind %d with %q", err, kind, part)
	}
	if ok && (f.Text.ZH == "" || f.Text.ZH == f.Text.EN) {
		t.Errorf("%q has no Chinese", f.Text.EN)
	}
}

func newFolder(t testing.TB) Folder {
	t.Helper()
	return Folder{Path: filepath.Join(t.TempDir(), "plan")}
}

func (f Folder) must(t testing.TB, s files, opt Options) *Report {
	t.Helper()
	r, err := f.Publish(context.Background(), s.open(t), opt)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
