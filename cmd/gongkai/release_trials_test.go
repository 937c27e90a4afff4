//go:build trials && linux

package main

import (
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"gongkai/cmd/gongkai/internal/manifest"
)

// A releasing is a site with one sealed release and what is wanted for the next: a figure more and a file of notes.
type releasing struct {
	t       *testing.T
	program string
	root    string
	sources [2]string // data/sources.toml at the first release and at the next
}

const (
	firstTag = "2031-02"
	nextTag  = "2032-02"
)

// readyToRelease makes such a site in a folder, which is empty or does not exist.
func readyToRelease(t *testing.T, program, root string, targets int) *releasing {
	t.Helper()
	if err := os.CopyFS(root, os.DirFS(writePlan(t, targets))); err != nil {
		t.Fatal(err)
	}
	r := &releasing{t: t, program: program, root: root}
	if out, err := r.run("release", firstTag); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	r.sources[0] = r.read("data/sources.toml")
	r.sources[1] = r.sources[0] + `[bulletin-2031]
publisher = { zh = "湖区统计站", en = "District Statistics Station" }
title = "2031年统计公报"
lang = "zh"
url = "https://statistics.example/2031"
date = "2032-01"
kind = "official"
`
	r.write("data/sources.toml", r.sources[1])
	r.write("data/years/2031.toml", `target-0 = { value = 9.9, source = "bulletin-2031", quote = "第0项为9.9" }`+"\n")
	r.write("data/releases/"+nextTag+".toml", `date = "2032-02-01"
title = { zh = "下一版", en = "The next" }
notes = { zh = "增加一项。", en = "One more." }
`)
	return r
}

func (r *releasing) run(args ...string) ([]byte, error) {
	return exec.Command(r.program, append(args, "--root", r.root, "--lang", "en")...).CombinedOutput()
}

func (r *releasing) write(name, text string) {
	r.t.Helper()
	if err := os.WriteFile(filepath.Join(r.root, name), []byte(text), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

func (r *releasing) read(name string) string {
	r.t.Helper()
	text, err := os.ReadFile(r.path(name))
	if err != nil {
		r.t.Fatal(err)
	}
	return string(text)
}

func (r *releasing) path(name string) string { return filepath.Join(r.root, filepath.FromSlash(name)) }

func (r *releasing) site() string { return digest(r.t, r.path("public")) }

func (r *releasing) isSealed() bool {
	_, err := os.Stat(r.path("data/releases/" + nextTag))
	return err == nil
}

// mustBeSound holds the ledger and the site against their hashes.
func (r *releasing) mustBeSound(when string) {
	r.t.Helper()
	for _, args := range [][]string{{"check", "--root", r.root}, {"verify", r.path("public")}} {
		if out, err := exec.Command(r.program, args...).CombinedOutput(); err != nil {
			r.t.Fatalf("%s: %v: %v\n%s", when, args[0], err, out)
		}
	}
}

// mustRelease makes the next release and returns the digest of the site.
func (r *releasing) mustRelease(when string) string {
	r.t.Helper()
	if out, err := r.run("release", nextTag); err != nil {
		r.t.Fatalf("%s: %v\n%s", when, err, out)
	}
	r.mustBeSound(when)
	if left, _ := filepath.Glob(r.path("data/releases/.*")); len(left) > 0 {
		r.t.Errorf("%s: left behind: %v", when, left)
	}
	return r.site()
}

// takeBack is as if the next release had not been made.
func (r *releasing) takeBack() {
	r.t.Helper()
	for _, name := range []string{"data/releases/" + nextTag, "public/data/releases/" + nextTag} { // as nobody saw it
		if err := os.RemoveAll(r.path(name)); err != nil {
			r.t.Fatal(err)
		}
	}
	for _, name := range []string{"data/years/2031.toml", "data/releases/" + nextTag + ".toml"} {
		if err := os.Rename(r.path(name), r.path(name)+".aside"); err != nil {
			r.t.Fatal(err)
		}
	}
	hidden, err := filepath.Glob(r.path("data/*/*.aside"))
	if err != nil {
		r.t.Fatal(err)
	}
	outside := r.t.TempDir()
	for _, name := range hidden {
		if err := os.Rename(name, filepath.Join(outside, filepath.Base(name))); err != nil {
			r.t.Fatal(err)
		}
	}
	r.write("data/sources.toml", r.sources[0])
	mustBuild(r.t, r.program, r.root)
	r.write("data/sources.toml", r.sources[1])
	for _, name := range hidden {
		if err := os.Rename(filepath.Join(outside, filepath.Base(name)), strings.TrimSuffix(name, ".aside")); err != nil {
			r.t.Fatal(err)
		}
	}
}

// A release that is killed at any moment leaves the old site or the new one and no entry or a whole one, and the same
// command finishes what it began.
func TestTrialReleaseKilled(t *testing.T) {
	r := readyToRelease(t, builtProgram(t), filepath.Join(t.TempDir(), "site"), 12)
	before := r.site()
	begin := time.Now()
	after := r.mustRelease("at first")
	took := time.Since(begin)
	random := rand.New(rand.NewPCG(3, 4))
	seals, sites := 0, 0
	for i := range 20 {
		r.takeBack()
		if r.site() != before {
			t.Fatal("the release cannot be taken back")
		}
		cmd := exec.Command(r.program, "release", nextTag, "--root", r.root)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(random.Int64N(int64(took * 5 / 4))))
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		r.mustBeSound("after a kill")
		switch site := r.site(); {
		case site == after && r.isSealed():
			sites++
		case site != before:
			t.Fatalf("kill %d left a site that is neither the old nor the new one, or a new one that is not sealed", i)
		}
		if r.isSealed() {
			seals++
		}
		if r.mustRelease("after a kill") != after {
			t.Fatal("the release that was finished is another")
		}
	}
	t.Logf("of 20 releases that were killed %d were sealed, %d published", seals, sites)
}

// onDisk mounts a small file system in memory.
func onDisk(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("none", dir, "tmpfs", 0, "size="+size); err != nil {
		if os.Getenv("CI") != "" && os.Getuid() == 0 {
			t.Fatal("mounting a file system: ", err)
		}
		t.Skip("mounting a file system needs root: ", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// A disk that is full leaves no entry, the old site, and a clear word.
func TestTrialReleaseOnAFullDisk(t *testing.T) {
	dir := onDisk(t, "64m")
	r := readyToRelease(t, builtProgram(t), filepath.Join(dir, "site"), 60)
	before := r.site()
	for _, free := range []int64{0, 8 << 10, 128 << 10, 1 << 20} {
		filler := filepath.Join(dir, "filler")
		fillUp(t, dir, filler, free)
		out, err := r.run("release", nextTag)
		if err == nil {
			t.Fatalf("with %d bytes free the release was made", free)
		}
		if !strings.Contains(string(out), "no space left on device") {
			t.Errorf("with %d bytes free: %s", free, out)
		}
		if r.isSealed() || r.site() != before {
			t.Errorf("with %d bytes free the release is half made", free)
		}
		if err := os.Remove(filler); err != nil {
			t.Fatal(err)
		}
		r.mustBeSound("after a full disk")
	}
	r.mustRelease("with space again")
}

// fillUp leaves so many bytes free.
func fillUp(t *testing.T, dir, filler string, free int64) {
	t.Helper()
	var fs syscall.Statfs_t
	if err := syscall.Statfs(dir, &fs); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(filler)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := syscall.Fallocate(int(f.Fd()), 0, 0, int64(fs.Bavail)*fs.Bsize-free); err != nil {
		t.Fatal(err)
	}
}

// A folder that may not be written to is told of, and nothing is harmed.
func TestTrialReleaseReadOnly(t *testing.T) {
	dir := onDisk(t, "64m")
	r := readyToRelease(t, builtProgram(t), filepath.Join(dir, "site"), 20)
	before := r.site()
	if err := syscall.Mount("none", dir, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	out, err := r.run("release", nextTag)
	if err == nil || !strings.Contains(string(out), "read-only file system") {
		t.Errorf("%v\n%s", err, out)
	}
	if err := syscall.Mount("none", dir, "tmpfs", syscall.MS_REMOUNT, ""); err != nil {
		t.Fatal(err)
	}
	if r.isSealed() || r.site() != before {
		t.Error("something was written")
	}
	r.mustRelease("once it can be written to")
}

// Of several at once, one makes the release; the others say why not, or find it made.
func TestTrialReleasesAtOnce(t *testing.T) {
	r := readyToRelease(t, builtProgram(t), filepath.Join(t.TempDir(), "site"), 60)
	type result struct {
		out []byte
		err error
	}
	results := make(chan result)
	for range 4 {
		go func() {
			out, err := r.run("release", nextTag)
			results <- result{out, err}
		}()
	}
	made := 0
	for range 4 {
		switch one := <-results; {
		case one.err == nil:
			made++
		case !strings.Contains(string(one.out), "another"):
			t.Errorf("%v\n%s", one.err, one.out)
		}
	}
	if made == 0 {
		t.Error("nobody made the release")
	}
	r.mustBeSound("after four at once")
	r.mustRelease("once more")
}

// A file that changes while it is read gives the site of what was read, whole, or an error, and the manifest says which.
func TestTrialFilesThatChangeWhileTheyAreRead(t *testing.T) {
	r := readyToRelease(t, builtProgram(t), filepath.Join(t.TempDir(), "site"), 60)
	year := "data/years/2030.toml"
	one := r.read(year)
	for _, name := range []string{"data/releases/" + firstTag, "public"} { // so that figures may change
		if err := os.RemoveAll(r.path(name)); err != nil {
			t.Fatal(err)
		}
	}
	two := one[:strings.LastIndex(strings.TrimSpace(one), "\n")+1] // a figure less
	// A file that is being written may be seen empty, or as much of it as is written.
	texts := map[string]string{}
	for _, text := range []string{one, two} {
		for end := range len(text) + 1 {
			texts[fmt.Sprintf("%x", sha256.Sum256([]byte(text[:end])))] = text[:end]
		}
	}
	if out, err := r.run("build"); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	sites := map[string]string{} // by the sum of the text
	done := make(chan struct{})
	stop := make(chan struct{})
	go func() {
		defer close(done)
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
				_ = os.WriteFile(r.path(year), []byte([]string{one, two}[i%2]), 0o644) // not in one step
				time.Sleep(5 * time.Millisecond)
			}
		}
	}()
	built := 0
	for range 30 {
		if _, err := r.run("build"); err == nil {
			built++
		}
		sum := r.sumOfInput(year)
		if before, again := sites[sum]; again && before != r.site() {
			t.Error("two sites of one text")
		}
		sites[sum] = r.site()
		if out, err := exec.Command(r.program, "verify", r.path("public")).CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
	}
	close(stop)
	<-done
	for sum, site := range sites {
		text, isOurs := texts[sum]
		if !isOurs {
			t.Errorf("a site of a text that was never written: %s", sum)
			continue
		}
		r.write(year, text)
		if out, err := r.run("build", "--full"); err != nil {
			t.Errorf("the site of a text of which none can be made: %v\n%s", err, out)
		}
		if r.site() != site {
			t.Errorf("a text of %d bytes gives another site when it is left alone", len(text))
		}
	}
	t.Logf("%d of 30 builds met a text they could read, of %d texts", built, len(sites))
}

// sumOfInput is the SHA-256 that the site's manifest gives for a file from which it was made.
func (r *releasing) sumOfInput(name string) string {
	r.t.Helper()
	m, err := manifest.ReadFile(os.DirFS(r.path("public")))
	if err != nil {
		r.t.Fatal(err)
	}
	for _, in := range m.Inputs {
		if in.Path == name {
			return in.SHA256
		}
	}
	return ""
}
