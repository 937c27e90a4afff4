package manifest

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
)

// site is a small site with its list.
func site(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		".gongkai": "marker", "_headers": "/*", "404.html": "not found", "index.html": "home", "areas/hz.html": "Hangzhou", "areas/杭州 100%.html": "杭州", Name: text(t, sample()),
	} {
		files[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
	}
	list(t, files)
	return files
}

// list lists the files anew.
func list(t *testing.T, files fstest.MapFS) {
	t.Helper()
	delete(files, SumsName)
	var s Sums
	for name, f := range files {
		s = append(s, Sum{name, sumOf(f.Data)})
	}
	s.Sort()
	files[SumsName] = &fstest.MapFile{Data: []byte(written(t, s)), Mode: 0o644}
}

func file(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text), Mode: 0o644} }

// faults are what may have become of a site, and what is to be said of it.
var faults = []struct {
	name   string
	spoil  func(files fstest.MapFS)
	want   Change
	list   string // why the list is of no use
	unread string // why the manifest cannot be read
}{
	{name: "clean", spoil: func(fstest.MapFS) {}},
	{name: "altered", spoil: func(f fstest.MapFS) { f["index.html"] = file("Home") }, want: Change{Altered: []string{"index.html"}}},
	{name: "lost", spoil: func(f fstest.MapFS) { delete(f, "areas/hz.html") }, want: Change{Lost: []string{"areas/hz.html"}}},
	{name: "added", spoil: func(f fstest.MapFS) { f["areas/x/y.html"] = file("") }, want: Change{Added: []string{"areas/x/y.html"}}},
	{name: "a link for a page", spoil: func(f fstest.MapFS) {
		f["index.html"] = &fstest.MapFile{Data: []byte("areas/hz.html"), Mode: fs.ModeSymlink}
	}, want: Change{Altered: []string{"index.html"}}},
	{name: "a folder for a page", spoil: func(f fstest.MapFS) {
		delete(f, "index.html")
		f["index.html/a.html"] = file("a")
	}, want: Change{Added: []string{"index.html/a.html"}, Lost: []string{"index.html"}}},
	{name: "a hash altered", spoil: func(f fstest.MapFS) {
		text := string(f[SumsName].Data)
		f[SumsName] = file(strings.Replace(text, fmt.Sprintf("%x", sumOf([]byte("home"))), fmt.Sprintf("%x", sumOf([]byte("Home"))), 1))
	}, want: Change{Altered: []string{"index.html"}}},
	{name: "no list", spoil: func(f fstest.MapFS) { delete(f, SumsName) }, list: "file does not exist"},
	{name: "list cut off", spoil: func(f fstest.MapFS) { f[SumsName] = file(string(f[SumsName].Data[:100])) }, list: "SHA256SUMS:2:"},
	{name: "no manifest", spoil: func(f fstest.MapFS) { delete(f, Name) }, want: Change{Lost: []string{Name}}, unread: "file does not exist"},
	{name: "manifest altered", spoil: func(f fstest.MapFS) { f[Name] = file("{}") }, want: Change{Altered: []string{Name}}, unread: "it names no format"},
}

func TestVerify(t *testing.T) {
	for _, c := range faults {
		t.Run(c.name, func(t *testing.T) {
			files := site(t)
			c.spoil(files)
			r, err := Verify(t.Context(), files, Options{Jobs: 3})
			if err != nil {
				t.Fatal(err)
			}
			wantReport(t, r, c.want, c.list, c.unread)
			if len(r.Found) != len(files)-1 && r.List == nil {
				t.Errorf("%d files found, want %d", len(r.Found), len(files)-1)
			}
		})
	}
}

func wantReport(t *testing.T, r *Report, want Change, list, unread string) {
	t.Helper()
	if !reflect.DeepEqual(r.Change, want) {
		t.Errorf("got %+v, want %+v", r.Change, want)
	}
	for _, e := range []struct {
		err  error
		want string
	}{{r.List, list}, {r.Unread, unread}} {
		if (e.err == nil) != (e.want == "") || e.err != nil && !strings.Contains(e.err.Error(), e.want) {
			t.Errorf("got %v, want %q", e.err, e.want)
		}
	}
	if clean := want.IsZero() && list == "" && unread == ""; r.IsClean() != clean {
		t.Errorf("it is clean: %t, want %t", r.IsClean(), clean)
	}
	if r.Manifest != nil && r.Manifest.Release != "2026-11" {
		t.Errorf("the release is %q", r.Manifest.Release)
	}
}

func TestVerifyTellsWhatItCannotRead(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may read everything")
	}
	dir := onDisk(t, site(t))
	if err := os.Chmod(filepath.Join(dir, "index.html"), 0); err != nil {
		t.Fatal(err)
	}
	if _, err := Verify(t.Context(), os.DirFS(dir), Options{}); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("got %v", err)
	}
}

func TestVerifyStopsWhenItIsTold(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	opt := Options{Jobs: 1, Progress: func(done, _ int) {
		if done == 2 {
			cancel()
		}
	}}
	if _, err := Verify(ctx, site(t), opt); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func onDisk(t testing.TB, files fstest.MapFS) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, files); err != nil {
		t.Fatal(err)
	}
	return dir
}

// serve serves a site as other servers do: nothing whose name begins with a dot, and the home page at the folder's address.
func serve(t *testing.T, files fstest.MapFS, wrap func(http.Handler) http.Handler) *url.URL {
	t.Helper()
	pages := http.StripPrefix("/plan", http.FileServerFS(files))
	guard := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.Contains(r.URL.Path, "/.") {
			http.Error(w, "no", http.StatusForbidden)
			return
		}
		pages.ServeHTTP(w, r)
	})
	server := httptest.NewServer(wrap(guard))
	t.Cleanup(server.Close)
	u, err := url.Parse(server.URL + "/plan/")
	if err != nil {
		t.Fatal(err)
	}
	return u
}

func plain(h http.Handler) http.Handler { return h }

func TestRemote(t *testing.T) {
	for _, c := range faults {
		if c.name == "a link for a page" || c.name == "a folder for a page" {
			continue // which servers follow, and show
		}
		t.Run(c.name, func(t *testing.T) {
			files := site(t)
			c.spoil(files)
			r, err := Remote(t.Context(), serve(t, files, plain), nil, Options{})
			if err != nil {
				t.Fatal(err)
			}
			c.want.Added = nil
			if c.list != "" {
				if r.List == nil || !strings.Contains(r.List.Error(), c.list) {
					t.Errorf("got %v, want %s", r.List, c.list)
				}
				return
			}
			wantReport(t, r, c.want, c.list, c.unread)
			if !slices.Equal(r.Withheld, []string{".gongkai"}) {
				t.Errorf("withheld are %q", r.Withheld)
			}
		})
	}
}

// The address may be that of the folder, with or without its slash, or of a page in it.
func TestRemoteAddress(t *testing.T) {
	u := serve(t, site(t), plain)
	for _, path := range []string{"/plan/", "/plan", "/plan/index.html", "/plan/?x=1#y"} {
		address, err := u.Parse(path)
		if err != nil {
			t.Fatal(err)
		}
		if r, err := Remote(t.Context(), address, nil, Options{}); err != nil || !r.IsClean() {
			t.Errorf("%s: got %+v, %v", path, r, err)
		}
	}
}

// A server that fails every third request, or breaks it off in the middle, is asked again.
func TestRemoteAsksAgain(t *testing.T) {
	var mu sync.Mutex
	n := 0
	u := serve(t, site(t), func(h http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			mu.Lock()
			n++
			turn := n % 6
			mu.Unlock()
			switch turn {
			case 0:
				http.Error(w, "busy", http.StatusServiceUnavailable)
			case 3:
				w.Header().Set("Content-Length", "1000")
				fmt.Fprint(w, "half")
			default:
				h.ServeHTTP(w, r)
			}
		})
	})
	r, err := Remote(t.Context(), u, nil, Options{Jobs: 1})
	if err != nil || !r.IsClean() || n < 10 {
		t.Errorf("got %+v, %v after %d requests", r, err, n)
	}
}

func TestRemoteDoesNotLeaveTheSite(t *testing.T) {
	u := serve(t, site(t), func(h http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if strings.HasSuffix(r.URL.Path, "index.html") {
				http.Redirect(w, r, "http://other.invalid/index.html", http.StatusFound)
				return
			}
			h.ServeHTTP(w, r)
		})
	})
	u.Path = "/plan"
	_, err := Remote(t.Context(), u, nil, Options{})
	if err == nil || !strings.Contains(err.Error(), "index.html: the server leads on to http://other.invalid/index.html") {
		t.Errorf("got %v", err)
	}
}

func TestRemoteReadsNoMoreThanItMust(t *testing.T) {
	u := serve(t, site(t), plain)
	s := newRemoteSite(u, nil)
	var b bytes.Buffer
	if err := s.get(t.Context(), "index.html", 4, &b); err != nil || b.String() != "home" {
		t.Errorf("got %q, %v", b.String(), err)
	}
	if err := s.get(t.Context(), "index.html", 3, &b); err == nil || !strings.Contains(err.Error(), "larger than") {
		t.Errorf("got %v", err)
	}
}

var benchCount = flag.Int("files", 31000, "how many files the benchmark verifies")

// BenchmarkVerify verifies a site of 10 000 pages and what belongs to them.
func BenchmarkVerify(b *testing.B) {
	dir := b.TempDir()
	page := bytes.Repeat([]byte("公开 gongkai\n"), 800)
	var s Sums
	for i := range *benchCount {
		name := fmt.Sprintf("targets/%03d/page-%05d.html", i/100, i)
		text := append([]byte(name+"\n"), page...)
		full := filepath.Join(dir, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(full), 0o755), os.WriteFile(full, text, 0o644)); err != nil {
			b.Fatal(err)
		}
		s = append(s, Sum{name, sumOf(text)})
		b.SetBytes(int64(len(text) * *benchCount))
	}
	var out bytes.Buffer
	s.WriteTo(&out)
	if err := os.WriteFile(filepath.Join(dir, SumsName), out.Bytes(), 0o644); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		r, err := Verify(b.Context(), os.DirFS(dir), Options{})
		if err != nil || r.List != nil || !r.Change.IsZero() {
			b.Fatalf("%v, %v", r, err)
		}
	}
}
