//go:build unix

package main

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"gongkai/cmd/gongkai/internal/manifest"
	"gongkai/cmd/gongkai/internal/plantest"
)

// A surrounding is all that may differ between two builds of the same inputs.
type surrounding struct {
	name   string
	folder string
	env    []string
	umask  string
	jobs   string
	user   uint32    // 0: the one who runs the tests
	times  time.Time // of the input files
	swap   bool      // the input files are written in the reverse order
}

var surroundings = []surrounding{
	{name: "usual", folder: "a", umask: "022", jobs: "0", times: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)},
	{name: "other", folder: "另一个 文件夹/with a longer name", umask: "077", jobs: "1", times: time.Date(1999, 12, 31, 23, 59, 59, 0, time.UTC), swap: true,
		env: []string{"TZ=Pacific/Kiritimati", "LANG=tr_TR.UTF-8", "LC_ALL=zh_CN.GB18030", "GOMAXPROCS=1", "GOGC=20", "HOME=/nonexistent", "NO_COLOR=1"}},
	{name: "another user", folder: "c", umask: "027", jobs: "3", user: 65534, times: time.Date(2038, 1, 19, 3, 14, 8, 0, time.UTC),
		env: []string{"TZ=America/St_Johns", "LANG=C", "GOMAXPROCS=4"}},
}

// The same inputs give the same bytes wherever, whenever and by whomever they are built.
func TestSameBytesEverywhere(t *testing.T) {
	program := sharedProgram(t)
	files := plantest.Files(8)
	var first map[string]string
	for _, s := range surroundings {
		if s.user != 0 && os.Geteuid() != 0 {
			t.Logf("%s: only root can build as another user", s.name)
			continue
		}
		root := s.write(t, filepath.Dir(program), files)
		s.build(t, program, root)
		tree := treeOf(t, filepath.Join(root, "public"))
		if first == nil {
			first = tree
		}
		for name, want := range first {
			if tree[name] != want {
				t.Errorf("%s: %s is %s, want %s", s.name, name, tree[name], want)
			}
		}
		if len(tree) != len(first) {
			t.Errorf("%s: %d files, want %d", s.name, len(tree), len(first))
		}
	}
}

// sharedProgram is the program, which is this test, in a folder that every user may enter.
func sharedProgram(t *testing.T) string {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir, err := os.MkdirTemp("", "gongkai-everywhere-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	program := filepath.Join(dir, "gongkai")
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if os.Link(self, program) == nil {
		return program
	}
	from, err := os.Open(self)
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	to, err := os.OpenFile(program, os.O_WRONLY|os.O_CREATE, 0o755)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(to, from); err != nil {
		t.Fatal(err)
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	return program
}

// write writes the inputs below a folder.
func (s surrounding) write(t *testing.T, below string, files fs.FS) (root string) {
	t.Helper()
	root = filepath.Join(below, s.folder)
	names := allNames(t, files)
	for i := range names {
		name := names[i]
		if s.swap {
			name = names[len(names)-1-i]
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		full := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, text, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(full, s.times, s.times); err != nil {
			t.Fatal(err)
		}
	}
	if s.user != 0 {
		if err := os.Chown(root, int(s.user), int(s.user)); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func allNames(t *testing.T, files fs.FS) []string {
	t.Helper()
	var names []string
	err := fs.WalkDir(files, ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

// build runs the program.
func (s surrounding) build(t *testing.T, program, root string) {
	t.Helper()
	cmd := exec.Command("/bin/sh", "-c", `umask "$1" && shift && exec "$@"`, "sh", s.umask, program, "build", "--quiet", "--jobs", s.jobs)
	cmd.Dir, cmd.Env = root, append(os.Environ(), s.env...)
	if s.user != 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: s.user, Gid: s.user}}
	}
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%s: %v\n%s", s.name, err, out)
	}
}

// treeOf gives mode and SHA-256 of every file and folder below one.
func treeOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	r, err := manifest.Verify(t.Context(), os.DirFS(dir), manifest.Options{})
	if err != nil || !r.IsClean() {
		t.Fatalf("%s: %+v, %v", dir, r, err)
	}
	tree := map[string]string{manifest.SumsName: fmt.Sprintf("%x ", r.ListSHA256)}
	for _, s := range r.Found {
		tree[s.Name] = fmt.Sprintf("%x ", s.SHA256)
	}
	err = filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		tree[filepath.ToSlash(rel)] += info.Mode().String()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

// A site on the web is verified by its address, and against its inputs.
func TestVerifyAddress(t *testing.T) {
	root := t.TempDir()
	if err := os.CopyFS(root, plantest.Files(4)); err != nil {
		t.Fatal(err)
	}
	public := filepath.Join(root, "public")
	gongkai := func(want int, args ...string) string {
		t.Helper()
		var out, errs bytes.Buffer
		if got := run(t.Context(), append(args, "--lang", "en"), &out, &errs); got != want {
			t.Fatalf("%v: status %d, want %d\n%s%s", args, got, want, &out, &errs)
		}
		return out.String() + errs.String()
	}
	gongkai(exitClean, "build", "--root", root)
	server := httptest.NewServer(http.FileServer(http.Dir(public)))
	defer server.Close()
	for _, c := range []struct{ out, want string }{
		{gongkai(exitClean, "verify", server.URL), "files that were added cannot be seen from outside"},
		{gongkai(exitClean, "verify", server.URL+"/index.html", "--against", root), "have the same bytes"},
	} {
		if !strings.Contains(c.out, c.want) || !strings.Contains(c.out, "all ") {
			t.Errorf("got %s, want %s", c.out, c.want)
		}
	}
	if err := os.WriteFile(filepath.Join(public, "plan.html"), []byte("altered"), 0o644); err != nil {
		t.Fatal(err)
	}
	if out := gongkai(exitInput, "verify", server.URL); !strings.Contains(out, "  altered  plan.html\n") {
		t.Errorf("got %s", out)
	}
	if err := os.Remove(filepath.Join(public, "SHA256SUMS")); err != nil {
		t.Fatal(err)
	}
	gongkai(exitInput, "verify", server.URL)
	gongkai(exitFailed, "verify", server.URL, "--against", root)
	server.Close()
	if out := gongkai(exitFailed, "verify", server.URL); !strings.Contains(out, "cannot verify "+server.URL) {
		t.Errorf("got %s", out)
	}
}
