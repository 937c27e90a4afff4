package build

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"gongkai/cmd/gongkai/internal/kept"
	"gongkai/cmd/gongkai/internal/plantest"
	"gongkai/themes"
)

// folderOf is a folder as a map, which can be edited.
func folderOf(t *testing.T, root string) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(path.Join(root, name))
		files[name] = &fstest.MapFile{Data: text, Mode: 0o644}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// A change alters a file as an editor would. It gives nil where it has nothing to change.
type change struct {
	name  string
	files func(name string) bool
	text  func(r *rand.Rand, text string) string
}

func in(patterns ...string) func(string) bool {
	return func(name string) bool {
		return slices.ContainsFunc(patterns, func(p string) bool { ok, _ := path.Match(p, name); return ok })
	}
}

// line changes one of the lines that match, at random, or drops it where it becomes empty.
func line(pattern string, change func(r *rand.Rand, line string) string) func(*rand.Rand, string) string {
	re := regexp.MustCompile(pattern)
	return func(r *rand.Rand, text string) string {
		lines := strings.Split(text, "\n")
		var at []int
		for i, l := range lines {
			if re.MatchString(l) {
				at = append(at, i)
			}
		}
		if len(at) == 0 {
			return text
		}
		i := at[r.IntN(len(at))]
		if lines[i] = change(r, lines[i]); lines[i] == "" {
			lines = slices.Delete(lines, i, i+1)
		}
		return strings.Join(lines, "\n")
	}
}

// replaced replaces one match at random.
func replaced(pattern, with string) func(*rand.Rand, string) string {
	re := regexp.MustCompile(pattern)
	return func(r *rand.Rand, text string) string {
		all := re.FindAllStringIndex(text, -1)
		if len(all) == 0 {
			return text
		}
		at := all[r.IntN(len(all))]
		return text[:at[0]] + re.ReplaceAllString(text[at[0]:at[1]], with) + text[at[1]:]
	}
}

func more(keys string) func(*rand.Rand, string) string {
	return line(`^[a-z0-9.-]+ = \{.*\}$`, func(_ *rand.Rand, l string) string { return strings.TrimSuffix(l, "}") + ", " + keys + " }" })
}

var (
	years   = in("data/years/*.toml")
	figure  = `^[a-z0-9.-]+ = \{.*value = `
	sources = in("data/sources.toml")
)

// ofFigures is how many edits at the head of the list are of figures and sources. On all else every file depends.
const ofFigures = 15

// edits are of every kind.
var edits = []change{
	{"a figure", years, line(figure, func(r *rand.Rand, l string) string {
		return regexp.MustCompile(`value = [0-9.]+`).ReplaceAllString(l, fmt.Sprintf("value = %d.%d", r.IntN(60), r.IntN(10)))
	})},
	{"a figure withdrawn", years, line(figure, func(*rand.Rand, string) string { return "" })},
	{"figures in another order", years, func(r *rand.Rand, text string) string {
		lines := strings.Split(text, "\n")
		i := r.IntN(max(1, len(lines)-2))
		if i+1 < len(lines) && strings.Contains(lines[i], " = {") && strings.Contains(lines[i+1], " = {") {
			lines[i], lines[i+1] = lines[i+1], lines[i]
		}
		return strings.Join(lines, "\n")
	}},
	{"a figure of another scope", years, more(`role = "context", scope = { zh = "另一口径", en = "another scope" }`)},
	{"a provisional figure", years, more(`status = "P"`)},
	{"a note to a figure", years, more(`note = { zh = "有说明", en = "with a note" }`)},
	{"a figure's bound", years, more(`bound = ">="`)},
	{"a figure's period", in("data/years/2028.toml"), more(`period = "2028-01-01/2028-12-31"`)},
	{"a quote", years, replaced(`quote = "`, `quote = "据称`)},
	{"another source of a figure", years, replaced(`source = "source-[0-9]"`, `source = "source-1"`)},
	{"a source's title", sources, replaced(`title = "`, `title = "新`)},
	{"a source's publisher", sources, replaced(`publisher = \{ zh = "`, `publisher = { zh = "新`)},
	{"a source's address", sources, replaced(`url = "https://`, `url = "https://new.`)},
	{"a source's date", sources, replaced(`date = "2031-01"`, `date = "2031-02"`)},
	{"sources in another order", sources, func(r *rand.Rand, text string) string {
		i := strings.Index(text[1:], "\n[") + 1
		return strings.TrimSpace(text[i:]) + "\n" + text[:i] + "\n"
	}},
	{"a name", in("data/*.toml"), replaced(`name = \{ zh = "`, `name = { zh = "新`)},
	{"a clause", in("content/zh/*.md", "content/zh/annexes/*.md"), replaced(`建设`, `建好`)},
	{"a parent of an area", in("data/areas.toml"), replaced(`(?m)^parent = .*$`, ``)},
	{"a kind of body", in("data/bodies.toml"), replaced(`kind = "city"`, `kind = "other"`)},
	{"the threshold", in("data/site.toml"), replaced(`behind = 0\.[0-9]+`, `behind = 0.75`)},
	{"the words of states", in("data/site.toml"), replaced(`words = true`, `words = false`)},
	{"the period", in("data/site.toml"), replaced(`last = 2030\n\[assess`, "last = 2029\n[assess")},
	{"a unit", in("data/units.toml"), replaced(`万元`, `万元整`)},
	{"a release", in("data/releases/*.toml"), replaced(`date = "20[0-9]+`, `date = "2032`)},
	{"the comparator of a target", in("data/indicators.toml"), replaced(`cmp = ">"`, `cmp = ">="`)},
	{"a term", in("data/glossary.toml"), replaced(`en = "`, `en = "New `)},
	{"a layout", in("themes/tide/layouts/*.html"), replaced(`<body`, `<body data-new="new"`)},
}

// A rebuilding remembers what the keys of all builds came to.
type rebuilding struct {
	t     *testing.T
	files fstest.MapFS
	known map[string]kept.File // the last build's, by address
	equal int                  // files that had the key of the build before
}

func (b *rebuilding) digest(address, key string) (int64, [sha256.Size]byte, bool) {
	f, ok := b.known[address]
	return f.Bytes, f.SHA256, ok && f.Key == key && f.Bytes > 0
}

// build finds the files that have the key that they had in the build before, and other bytes. It reports whether the site
// has no errors. Files of which the key is new need not be rendered if nothing is to be compared with them.
func (b *rebuilding) build(after string, isLast bool) bool {
	b.t.Helper()
	in := Input{Root: b.files, Themes: themes.Files, Program: "test", Digest: b.digest}
	loaded, err := Load(context.Background(), in)
	if err != nil {
		b.t.Fatal(err)
	}
	if loaded.Site == nil {
		return false
	}
	var page bytes.Buffer
	for _, f := range loaded.Site.Files() {
		before, again := b.known[f.Address]
		again = again && before.Key == f.Key && before.Bytes > 0
		if f.Key == "" || isLast && !again {
			continue
		}
		page.Reset()
		if err := f.Write(&page); err != nil {
			b.t.Fatal(err)
		}
		now := kept.File{Key: f.Key, Bytes: int64(page.Len()), SHA256: sha256.Sum256(page.Bytes())}
		if again {
			b.equal++
			if now != before {
				b.t.Errorf("after a change of %s, %s has other bytes than before, and the same key", after, f.Address)
			}
		}
		b.known[f.Address] = now
	}
	return true
}

// make makes one edit in one of its files, and takes it back if the site then has errors.
func (b *rebuilding) make(r *rand.Rand, e change, isLast bool) bool {
	var names []string
	for name := range b.files {
		if e.files(name) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	r.Shuffle(len(names), func(i, k int) { names[i], names[k] = names[k], names[i] })
	for _, name := range slices.Repeat(names, 3) { // a change can be refused in one line and accepted in another
		before := b.files[name]
		text := e.text(r, string(before.Data))
		if text == string(before.Data) {
			continue
		}
		b.files[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
		if b.build(e.name+" in "+name, isLast) {
			return true
		}
		b.files[name] = before
	}
	return false
}

// rebuildAfter makes edits: of figures all, so many more at random, or so many fewer, then each of all else. It returns how
// often each was made.
func rebuildAfter(t *testing.T, files fstest.MapFS, more int, seed uint64) map[string]int {
	t.Helper()
	b := &rebuilding{t: t, files: files, known: map[string]kept.File{}}
	layouts, err := fs.ReadFile(themes.Files, "tide/layouts/frame.html")
	if err != nil {
		t.Fatal(err)
	}
	files["themes/tide/layouts/frame.html"] = &fstest.MapFile{Data: layouts, Mode: 0o644}
	if !b.build("nothing", false) {
		t.Fatal("the site has errors")
	}
	r := rand.New(rand.NewPCG(seed, 7))
	made := map[string]int{}
	list := slices.Clone(edits[:ofFigures+min(more, 0)])
	for range more {
		list = append(list, edits[r.IntN(ofFigures)])
	}
	for i, e := range append(list, edits[ofFigures:]...) {
		if b.make(r, e, i >= len(list)) {
			made[e.name]++
		}
	}
	if b.equal == 0 {
		t.Error("no file ever kept its key")
	}
	return made
}

// Whatever is edited, a file that keeps its key keeps its bytes: a build may take it over from the one before. What a page
// shows and does not say that it needs is found here.
func TestRebuild(t *testing.T) {
	made := rebuildAfter(t, plantest.Files(6), 2, 1)
	afterRelease := plantest.Files(6)
	seal(t, afterRelease, "2031-02")
	rebuildAfter(t, afterRelease, -4, 3)
	for name, n := range rebuildAfter(t, folderOf(t, "../../testdata/mirage"), -8, 2) {
		made[name] += n
	}
	for _, e := range edits {
		if made[e.name] == 0 {
			t.Errorf("%s was never changed", e.name)
		}
	}
}
