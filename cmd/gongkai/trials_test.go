//go:build trials && unix

package main

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"gongkai/cmd/gongkai/internal/plantest"
)

// builtProgram builds the program as a reader of the README would.
func builtProgram(t *testing.T) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "gongkai")
	if out, err := exec.Command("go", "build", "-o", name, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return name
}

// digest is one hash of all files below a folder: names, modes and bytes.
func digest(t *testing.T, folder string) string {
	t.Helper()
	sum := sha256.New()
	err := filepath.WalkDir(folder, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		text, err := os.ReadFile(name)
		rel, _ := filepath.Rel(folder, name)
		fmt.Fprintf(sum, "%s %s %x\n", rel, info.Mode(), sha256.Sum256(text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%x", sum.Sum(nil))
}

func mustBuild(t *testing.T, program, root string) {
	t.Helper()
	if out, err := exec.Command(program, "build", "--quiet", "--root", root).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

// A build that is killed at any moment leaves the old site or the new one, whole, and the next build cleans up.
func TestTrialKilledAtAnyMoment(t *testing.T) {
	program, root := builtProgram(t), writePlan(t, 400)
	mustBuild(t, program, root)
	data := filepath.Join(root, "data", "areas.toml")
	first, err := os.ReadFile(data)
	if err != nil {
		t.Fatal(err)
	}
	second := []byte(strings.ReplaceAll(string(first), "Sample Lake", "Another Lake"))
	versions := [2][]byte{first, second}
	digests := [2]string{digest(t, filepath.Join(root, "public"))}
	begin := time.Now()
	if err := os.WriteFile(data, second, 0o644); err != nil {
		t.Fatal(err)
	}
	mustBuild(t, program, root)
	took := time.Since(begin)
	digests[1] = digest(t, filepath.Join(root, "public"))

	random := rand.New(rand.NewPCG(1, 2))
	seen := [2]int{}
	for i := range 60 {
		if err := os.WriteFile(data, versions[i%2], 0o644); err != nil {
			t.Fatal(err)
		}
		cmd := exec.Command(program, "build", "--quiet", "--root", root)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(random.Int64N(int64(took * 5 / 4))))
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		switch got := digest(t, filepath.Join(root, "public")); got {
		case digests[0]:
			seen[0]++
		case digests[1]:
			seen[1]++
		default:
			t.Fatalf("kill %d left a site that is neither the old nor the new one", i)
		}
	}
	t.Logf("the first site was left %d times, the second %d times", seen[0], seen[1])
	mustBuild(t, program, root)
	left, err := filepath.Glob(filepath.Join(root, ".public.gongkai-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

// No page is kept: with ten times the pages the program needs less memory than the pages have bytes.
func TestTrialMemoryOfManyPages(t *testing.T) {
	program, root := builtProgram(t), t.TempDir()
	if err := os.CopyFS(root, plantest.Files(4600)); err != nil {
		t.Fatal(err)
	}
	few, _ := memoryAndBytes(t, program, writePlan(t, 460))
	many, size := memoryAndBytes(t, program, root)
	t.Logf("peak memory %d KB for the small site, %d KB for one of %d KB", few, many, size)
	if many-few > size {
		t.Errorf("peak memory grew by %d KB, more than the %d KB of the pages", many-few, size)
	}
}

// memoryAndBytes builds a site and gives the program's peak memory and the size of the site, in kilobytes.
func memoryAndBytes(t *testing.T, program, root string) (memory, size int64) {
	t.Helper()
	cmd := exec.Command(program, "build", "--quiet", "--root", root)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	err := filepath.WalkDir(filepath.Join(root, "public"), func(_ string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		info, err := e.Info()
		size += info.Size()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return maxRSS(cmd), size / 1024
}

func maxRSS(cmd *exec.Cmd) int64 { return int64(cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss) }
