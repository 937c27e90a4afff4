//go:build trials && unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"gongkai/cmd/gongkai/internal/plantest"
)

// The program may be compiled anew, without optimization, without paths, or for a processor that multiplies and adds in
// one step and so rounds once where others round twice, as all of arm64 do: the site is the same.
func TestTrialSameBytesHoweverCompiled(t *testing.T) {
	made := t.TempDir()
	if err := os.CopyFS(made, plantest.Files(60)); err != nil {
		t.Fatal(err)
	}
	roots := []string{repository, secondPlan, made}
	usual := compiled(t, nil)
	first := buildAll(t, usual, roots)
	for name, how := range map[string]struct{ env, flags []string }{
		"another cache, no paths": {env: []string{"GOCACHE=" + t.TempDir(), "GOFLAGS=-trimpath", "CGO_ENABLED=0"}},
		"no optimization":         {flags: []string{"-gcflags=gongkai/...=-N -l"}},
		"fused multiply and add":  {env: []string{"GOAMD64=v3"}},
	} {
		t.Run(name, func(t *testing.T) {
			program := compiled(t, how.env, how.flags...)
			if out, err := exec.Command(program, "version").CombinedOutput(); err != nil && strings.Contains(string(out), "microarchitecture") {
				t.Skipf("this processor cannot: %s", out)
			}
			for i, tree := range buildAll(t, program, roots) {
				for file, want := range first[i] {
					if tree[file] != want {
						t.Errorf("%s: %s is %s, want %s", roots[i], file, tree[file], want)
					}
				}
			}
		})
	}
	if runtime.GOARCH != "amd64" {
		t.Log("the fused operations are compared on amd64 only")
	}
}

func compiled(t *testing.T, env []string, flags ...string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "gongkai")
	cmd := exec.Command("go", append(append([]string{"build"}, flags...), "-o", name, ".")...)
	cmd.Env = append(os.Environ(), env...)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return name
}

// buildAll builds each site into a folder of its own.
func buildAll(t *testing.T, program string, roots []string) []map[string]string {
	t.Helper()
	var trees []map[string]string
	for _, root := range roots {
		out := filepath.Join(t.TempDir(), "public")
		if text, err := exec.Command(program, "build", "--quiet", "--root", root, "--out", out).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", root, err, text)
		}
		trees = append(trees, treeOf(t, out))
	}
	return trees
}
