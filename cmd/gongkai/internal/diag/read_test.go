package diag

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
)

// short writes a list as its places and codes.
func short(list List) string {
	var lines []string
	for _, p := range list {
		lines = append(lines, fmt.Sprintf("%s %s", place(p.Pos), p.Code))
	}
	return strings.Join(lines, "; ")
}

func indexOf(t *testing.T, text, mark string) int {
	t.Helper()
	at := strings.Index(text, mark)
	if at < 0 {
		t.Fatalf("%q does not stand in %q", mark, text)
	}
	return at
}

func TestRead(t *testing.T) {
	for _, tc := range []struct {
		name, content string
		want          string // problems
		text          string // what is read; "" where nothing is
	}{
		{"sound", "a = 1\n\tb = \"宁波\"\n", "", "a = 1\n\tb = \"宁波\"\n"},
		{"no line feed at the end", "a = 1", "", "a = 1"},
		{"byte order mark", "\uFEFFa = 1\n", "f:1:1 byte-order-mark", "a = 1\n"},
		{"CR LF", "a = 1\r\nb = 2\r\n", "f:1:6 carriage-return", "a = 1\nb = 2\n"},
		{"byte order mark and CR LF", "\uFEFFa\r\n", "f:1:1 byte-order-mark; f:1:2 carriage-return", "a\n"},
		{"GBK", "a = 1\nb = \"\xc4\xfe\xb2\xa8\"\n", "f:2:6 not-utf8", ""},
		{"cut within a character", "宁\xe6\xb3", "f:1:2 not-utf8", ""},
		{"half of a surrogate pair", "a\xed\xa0\x80", "f:1:2 not-utf8", ""},
		{"UTF-16", "\xff\xfea\x00", "f:1:1 not-utf8", ""},
		{"NUL", "a\x00b", "f:1:2 control-character", ""},
		{"escape", "a = 1\nb = \x1b[31m", "f:2:5 control-character", ""},
		{"delete", "ab\x7f", "f:1:3 control-character", ""},
		{"C1", "ab\u0085", "f:1:3 control-character", ""},
		{"a carriage return alone", "a\rb", "f:1:2 control-character", ""},
		{"right-to-left override", "宁\u202e波", "f:1:2 control-character", ""},
		{"isolate", "a\u2067b", "f:1:2 control-character", ""},
		{"zero-width space", "宁\u200b波", "f:1:2 control-character", ""},
		{"a second byte order mark", "\uFEFF\uFEFFa", "f:1:1 byte-order-mark; f:1:1 control-character", ""},
		{"right-to-left mark", "a\u200fb", "f:1:2 control-character", ""},
		{"left-to-right mark", "a\u200eb", "f:1:2 control-character", ""},
		{"Arabic letter mark", "a\u061cb", "f:1:2 control-character", ""},
		{"zero-width joiner", "a\u200db", "f:1:2 control-character", ""},
		{"word joiner", "a\u2060b", "f:1:2 control-character", ""},
		{"line separator", "a\u2028b", "f:1:2 control-character", ""},
		{"soft hyphen", "a\u00adb", "f:1:2 control-character", ""},
		{"tag character", "a\U000E0041b", "f:1:2 control-character", ""},
		{"ideographic space is seen", "a\u3000b", "", "a\u3000b"},
		{"a variant of an ideograph is no control", "葛\U000E0100", "", "葛\U000E0100"},
		{"empty", "", "f file-empty", ""},
		{"only spaces", " \n\t\n\u3000\n", "f file-empty", ""},
		{"only a byte order mark", "\uFEFF", "f:1:1 byte-order-mark; f file-empty", ""},
		{"as large as can be", strings.Repeat("a", MaxFileSize), "", strings.Repeat("a", MaxFileSize)},
		{"too large", strings.Repeat("a", MaxFileSize+1), "f file-too-large", ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			src, list := Read(fstest.MapFS{"f": {Data: []byte(tc.content)}}, "f")
			if got := short(list); got != tc.want {
				t.Errorf("got %s, want %s", got, tc.want)
			}
			if src == nil {
				src = &Source{}
			}
			if !bytes.Equal(src.Text, []byte(tc.text)) {
				t.Errorf("read %.40q, want %.40q", src.Text, tc.text)
			}
		})
	}
}

func TestReadOfWhatIsNoFile(t *testing.T) {
	for _, tc := range []struct{ name, want string }{
		{"folder", "folder file-unreadable"},
		{"nowhere", "nowhere file-unreadable"},
		{"../outside", "../outside file-unreadable"},
	} {
		src, list := Read(fstest.MapFS{"folder/f": {Data: []byte("a")}}, tc.name)
		if got := short(list); src != nil || got != tc.want {
			t.Errorf("%s: got %s, want %s", tc.name, got, tc.want)
		}
	}
}

// A failing file cannot be read.
type failing struct {
	fstest.MapFS
	open, read error
}

func (f failing) Open(name string) (fs.File, error) {
	if f.open != nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: f.open}
	}
	file, err := f.MapFS.Open(name)
	return brokenFile{file, f.read}, err
}

type brokenFile struct {
	fs.File
	err error
}

func (f brokenFile) Read([]byte) (int, error) { return 0, f.err }

func TestReadOfWhatFails(t *testing.T) {
	files := fstest.MapFS{"f": {Data: []byte("a")}, "link": {Mode: fs.ModeSymlink, Data: []byte("f")}}
	for _, tc := range []struct{ name, file, want string }{
		{"no permission", "f", "f file-unreadable"},
		{"no permission behind a link within the site", "link", "link file-unreadable"},
	} {
		src, list := Read(failing{MapFS: files, open: fs.ErrPermission}, tc.file)
		if got := short(list); src != nil || got != tc.want {
			t.Errorf("%s: got %s, want %s", tc.name, got, tc.want)
		}
	}
	src, list := Read(failing{MapFS: files, read: fs.ErrClosed}, "f")
	if got, want := short(list), "f file-unreadable"; src != nil || got != want {
		t.Errorf("a file that fails while it is read: got %s, want %s", got, want)
	}
	if strings.Contains(list[0].Text.EN, "f:") {
		t.Errorf("%q names the file again", list[0].Text.EN)
	}
}

func TestReadLeavesTheRootByNoLink(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need a privilege")
	}
	dir := t.TempDir()
	write := func(name string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte("secret"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	write("outside/secret.toml")
	write("site/data/own.toml")
	links := map[string]string{
		"site/data/out.toml":      "../../outside/secret.toml",
		"site/data/absolute.toml": filepath.Join(dir, "outside/secret.toml"),
		"site/data/in.toml":       "own.toml",
		"site/data/dangling.toml": "nowhere.toml",
		"site/data/loop.toml":     "loop.toml",
		"site/years":              "../outside",
	}
	for name, target := range links {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	root, err := os.OpenRoot(filepath.Join(dir, "site"))
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	for _, tc := range []struct{ name, want string }{
		{"data/own.toml", ""},
		{"data/in.toml", ""},
		{"data/out.toml", "data/out.toml link-outside"},
		{"data/absolute.toml", "data/absolute.toml link-outside"},
		{"data/dangling.toml", "data/dangling.toml file-unreadable"},
		{"data/loop.toml", "data/loop.toml file-unreadable"},
		{"years/secret.toml", "years/secret.toml link-outside"},
	} {
		src, list := Read(root.FS(), tc.name)
		if got := short(list); got != tc.want || (src == nil) != (tc.want != "") {
			t.Errorf("%s: got %s, want %s", tc.name, got, tc.want)
		}
	}
}
