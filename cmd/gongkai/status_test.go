package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/cmd/gongkai/internal/plantest"
)

// writePlan writes a made-up plan and returns its folder.
func writePlan(t testing.TB, targets int) string {
	t.Helper()
	root := t.TempDir()
	if err := os.CopyFS(root, plantest.Files(targets)); err != nil {
		t.Fatal(err)
	}
	return root
}

func TestStatus(t *testing.T) {
	clean, broken := writePlan(t, 2), writePlan(t, 2)
	if err := os.WriteFile(filepath.Join(broken, "data/areas.toml"), []byte("[a\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, tc := range []struct {
		args string
		want int
	}{
		{"version", exitClean},
		{"help", exitClean},
		{"check --root " + clean, exitClean},
		{"build --root " + clean, exitClean},
		{"check --root " + broken, exitInput},
		{"build --root " + broken, exitInput},
		{"check --rot x", exitUsage},
		{"publish", exitUsage},
		{"help publish", exitClean},
		{"help publisch", exitUsage},
		{"check --root " + filepath.Join(clean, "nowhere"), exitUsage},
		{"build --root " + clean + " --out " + filepath.Join(clean, "data"), exitUsage},
	} {
		var stdout, stderr bytes.Buffer
		if got := run(context.Background(), strings.Fields(tc.args), &stdout, &stderr); got != tc.want {
			t.Errorf("gongkai %s: status %d, want %d\n%s%s", tc.args, got, tc.want, &stdout, &stderr)
		}
	}
}

// An interrupted build ends with a status of its own and leaves what was published.
func TestInterrupted(t *testing.T) {
	root := writePlan(t, 2)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var stdout, stderr bytes.Buffer
	if got := run(ctx, []string{"build", "--root", root}, &stdout, &stderr); got != exitFailed {
		t.Errorf("status %d, want %d: %s", got, exitFailed, &stderr)
	}
	if _, err := os.Stat(filepath.Join(root, "public")); err == nil {
		t.Error("an interrupted build wrote the site")
	}
}

// The manual of the package comment is what help prints.
func TestManual(t *testing.T) {
	text, err := os.ReadFile("main.go")
	if err != nil {
		t.Fatal(err)
	}
	comment, _, _ := strings.Cut(string(text), "\npackage main")
	comment = strings.ReplaceAll(strings.ReplaceAll("\n"+comment, "\n// ", "\n"), "\n//\n", "\n\n")
	for _, paragraph := range strings.Split(manualEN, "\n\n") {
		if !strings.Contains(fold(comment), fold(paragraph)) {
			t.Errorf("the package comment lacks what help prints: %s", paragraph)
		}
	}
}

func fold(s string) string { return strings.Join(strings.Fields(s), " ") }
