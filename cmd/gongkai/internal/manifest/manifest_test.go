package manifest

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

func sample() Manifest {
	return Manifest{
		Format: Format, Release: "2026-11", Date: "2026-11-24", Preview: true, BaseURL: "https://example.org/plan/",
		Program: Program{"gongkai", "0.1.0"}, Previous: hashOf("before"), Seal: hashOf("now"),
		Inputs: []Input{{"content/zh/plan.md", 12, hashOf("a")}, {"data/site.toml", 0, hashOf("")}},
	}
}

func text(t *testing.T, m Manifest) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestManifestIsReadAsWritten(t *testing.T) {
	empty := Manifest{Format: Format, Program: Program{"gongkai", "0.1.0"}, Inputs: []Input{}}
	for _, m := range []Manifest{sample(), empty} {
		got, err := Read(strings.NewReader(text(t, m)))
		if err != nil || !reflect.DeepEqual(got, m) {
			t.Errorf("got %+v, %v, want %+v", got, err, m)
		}
	}
}

func TestManifestIsAsDocumented(t *testing.T) {
	m := Manifest{Format: Format, Release: "2026-11", Date: "2026-11-24", Program: Program{"gongkai", "0.1.0"}, Inputs: []Input{{"data/site.toml", 3, hashOf("abc")}}}
	want := `{
  "format": "gongkai-manifest/1",
  "release": "2026-11",
  "date": "2026-11-24",
  "preview": false,
  "base_url": "",
  "program": {
    "name": "gongkai",
    "version": "0.1.0"
  },
  "inputs": [
    {
      "path": "data/site.toml",
      "bytes": 3,
      "sha256": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    }
  ]
}
`
	if got := text(t, m); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestManifestIsReadStrictly(t *testing.T) {
	right := text(t, sample())
	for _, c := range []struct{ name, old, new, want string }{
		{"no JSON", "{", "", "manifest.json: "},
		{"something after it", "]\n}", "]\n} x", "invalid character"},
		{"no format", `"format"`, `"fermat"`, "it names no format"},
		{"other format", "manifest/1", "manifest/2", `its format is "gongkai-manifest/2", this program reads "gongkai-manifest/1"`},
		{"unknown key", `"preview"`, `"prewiev"`, "prewiev"},
		{"other kind of value", `"preview": true`, `"preview": 1`, "preview"},
		{"date", "2026-11-24", "2026-11-31", `its date must be like 2026-11-24, not "2026-11-31"`},
		{"program", `"0.1.0"`, `""`, "it must name the program"},
		{"seal", hashOf("now"), "abc", `seal must be 64 hexadecimal digits, not "abc"`},
		{"capitals", hashOf("before"), strings.ToUpper(hashOf("before")), "previous must be 64 hexadecimal digits"},
		{"path", "content/zh/plan.md", "../plan.md", `input "../plan.md" must be a clean relative path`},
		{"order", "content/zh/plan.md", "data/years/2024.toml", `input "data/site.toml" must stand before "data/years/2024.toml", once`},
		{"twice", "content/zh/plan.md", "data/site.toml", "once"},
		{"size", `"bytes": 12`, `"bytes": -1`, "must not have -1 bytes"},
		{"hash", hashOf("a"), hashOf("a")[1:], `the sha256 of input "content/zh/plan.md"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			wrong := strings.Replace(right, c.old, c.new, 1)
			if wrong == right {
				t.Fatal("nothing was replaced")
			}
			_, err := Read(strings.NewReader(wrong))
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), "manifest.json: ") {
				t.Errorf("got %v, want %s", err, c.want)
			}
		})
	}
}

func TestCompareInputs(t *testing.T) {
	before := []Input{{"a", 1, "1"}, {"b", 1, "1"}, {"c", 1, "1"}}
	now := []Input{{"b", 2, "2"}, {"c", 1, "1"}, {"d", 1, "1"}}
	want := Change{Altered: []string{"b"}, Added: []string{"d"}, Lost: []string{"a"}}
	if got := Compare(before, now); !reflect.DeepEqual(got, want) || got.Count() != 3 || got.IsZero() {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got := Compare(now, now); !got.IsZero() {
		t.Errorf("got %+v of equal lists", got)
	}
}

func sums(names ...string) Sums {
	var list Sums
	for _, name := range names {
		list = append(list, Sum{name, sha256.Sum256([]byte(name))})
	}
	return list
}

func written(t *testing.T, s Sums) string {
	t.Helper()
	var b bytes.Buffer
	if n, err := s.WriteTo(&b); err != nil || n != int64(b.Len()) {
		t.Fatalf("%d of %d bytes, %v", n, b.Len(), err)
	}
	return b.String()
}

func TestSumsAreReadAsWritten(t *testing.T) {
	for _, s := range []Sums{nil, sums("a.html"), sums(".gongkai", "_headers", "a.html", "areas/杭州 市.html", "b.html")} {
		got, err := ParseSums([]byte(written(t, s)))
		if err != nil || !slices.Equal(got, s) {
			t.Errorf("got %v, %v, want %v", got, err, s)
		}
	}
	s := sums("a.html", "b.html")
	if got, ok := s.Of("b.html"); !ok || got != s[1].SHA256 {
		t.Errorf("got %x, %t", got, ok)
	}
	if _, ok := s.Of("c.html"); ok {
		t.Error("a file that is not in the list has a sum")
	}
}

func TestSumsAreReadStrictly(t *testing.T) {
	right := written(t, sums("a.html", "b.html", "c.html"))
	line := func(name string) string { return hashOf(name) + "  " + name + "\n" }
	for _, c := range []struct {
		name, text string
		line       int
		want       string
	}{
		{"Windows line ends", strings.ReplaceAll(right, "\n", "\r\n"), 1, "converted on the way"},
		{"cut off in a line", right[:len(right)-3], 3, "may be cut off"},
		{"cut off in a hash", right[:len(line("a.html"))+20], 2, "64 hexadecimal digits"},
		{"empty line", right + "\n", 4, "64 hexadecimal digits"},
		{"capitals", strings.ToUpper(hashOf("x")) + "  x\n", 1, "lower case"},
		{"binary mode", hashOf("x") + " *x\n", 1, "two spaces"},
		{"page in its place", "<!doctype html>\n", 1, "64 hexadecimal digits"},
		{"out of the site", line("../x"), 1, "clean relative path"},
		{"not clean", line("./x"), 1, "clean relative path"},
		{"absolute", line("/x"), 1, "clean relative path"},
		{"no name", hashOf("x") + "  \n", 1, "path of a file"},
		{"backslash", line(`a\b`), 1, "forward slashes"},
		{"itself", line(SumsName), 1, "must not list itself"},
		{"twice", line("a") + line("a"), 2, `"a" must be listed once`},
		{"order", line("b") + line("a"), 2, `"a" must stand before "b"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := ParseSums([]byte(c.text))
			var e *SumsError
			if !errors.As(err, &e) || e.Line != c.line || !strings.Contains(e.Want, c.want) {
				t.Errorf("got %v, want line %d: %s", err, c.line, c.want)
			}
		})
	}
}

func FuzzParseSums(f *testing.F) {
	f.Add([]byte(hashOf("x") + "  x\n"))
	f.Add([]byte("x\r\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		list, err := ParseSums(src)
		if err != nil {
			return
		}
		if got := written(t, list); got != string(src) {
			t.Errorf("read from %q, written as %q", src, got)
		}
	})
}

func TestRecorderNotesWhatIsRead(t *testing.T) {
	root := fstest.MapFS{
		"data/site.toml":         {Data: []byte("site")},
		"data/notes.txt":         {Data: []byte("not read")},
		"data/.schema/site.json": {Data: []byte("{}")},
		"content/zh/1.png":       {Data: []byte("header and pixels")},
	}
	r := Record(root)
	if text, err := fs.ReadFile(r, "data/site.toml"); err != nil || string(text) != "site" {
		t.Errorf("got %q, %v", text, err)
	}
	below, err := fs.Sub(r, "data")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{".schema/site.json", "site.toml"} {
		if _, err := fs.ReadFile(below, name); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := fs.ReadFile(r, "data/missing.toml"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
	f, err := r.Open("content/zh/1.png")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Read(make([]byte, 6)); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	root["content/zh/2.png"] = &fstest.MapFile{Data: []byte("required")}
	for range 2 {
		if err := r.Require("content/zh/1.png", "content/zh/2.png"); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.Require("content/zh/3.png"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
	err = fs.WalkDir(r, ".", func(_ string, _ fs.DirEntry, err error) error { return err })
	if err != nil {
		t.Fatal(err)
	}
	want := []Input{{"content/zh/1.png", 17, hashOf("header and pixels")}, {"content/zh/2.png", 8, hashOf("required")}, {"data/site.toml", 4, hashOf("site")}}
	if got := r.Inputs("data/.schema"); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// However a file is read, that it has other bytes than before is an error.
func TestRecorderTellsOfAChange(t *testing.T) {
	for name, read := range map[string]func(*Recorder) error{
		"as a whole": func(r *Recorder) error { _, err := r.ReadFile("x"); return err },
		"in parts":   func(r *Recorder) error { _, err := fs.ReadFile(struct{ fs.FS }{r}, "x"); return err },
		"closed early": func(r *Recorder) error {
			f, err := r.Open("x")
			if err != nil {
				return err
			}
			return f.Close()
		},
	} {
		t.Run(name, func(t *testing.T) {
			root := fstest.MapFS{"x": {Data: []byte("one")}}
			r := Record(root)
			for range 2 {
				if err := read(r); err != nil {
					t.Fatal(err)
				}
			}
			root["x"] = &fstest.MapFile{Data: []byte("two")}
			var changed *ChangedError
			if err := read(r); !errors.As(err, &changed) || changed.Path != "x" {
				t.Errorf("got %v, want that x was changed", err)
			}
		})
	}
}

// A file that is cut and written anew while it is read gives a text that nobody wrote.
func TestRecorderTellsOfAFileBeingWritten(t *testing.T) {
	root := t.TempDir()
	name := filepath.Join(root, "x")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("first\nsecond\n")
	r := Record(os.DirFS(root))
	f, err := r.Open("x")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Read(make([]byte, 6)); err != nil {
		t.Fatal(err)
	}
	write("")
	var changed *ChangedError
	if _, err := io.ReadAll(f); !errors.As(err, &changed) || changed.Path != "x" {
		t.Errorf("got %v, want that x was changed", err)
	}
	if err := r.Changed(); !errors.As(err, &changed) {
		t.Errorf("the recorder says %v", err)
	}
	if got := r.Inputs(); len(got) != 0 {
		t.Errorf("it counts as read: %v", got)
	}
}

func sumOf(text []byte) [sha256.Size]byte { return sha256.Sum256(text) }
