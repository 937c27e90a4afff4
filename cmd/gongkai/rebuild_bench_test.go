package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gongkai/cmd/gongkai/internal/plantest"
)

// BenchmarkBuild builds a site as a whole, and after one figure has changed: about 1 000 and 10 000 pages. Verified is the
// second with the verification that a release makes.
func BenchmarkBuild(b *testing.B) {
	for _, targets := range []int{420, 4600} {
		root := b.TempDir()
		if err := os.CopyFS(root, plantest.Files(targets)); err != nil {
			b.Fatal(err)
		}
		do := func(b *testing.B, args ...string) {
			b.Helper()
			var out strings.Builder
			if code := run(b.Context(), append(args, "--root", root, "--lang", "en"), io.Discard, &out); code != 0 {
				b.Fatal(out.String())
			}
		}
		verify := func(b *testing.B) {
			b.Helper()
			if code := run(b.Context(), []string{"verify", filepath.Join(root, "public"), "--lang", "en"}, io.Discard, io.Discard); code != 0 {
				b.Fatal("not verified")
			}
		}
		b.Run(fmt.Sprint("Full/", targets, "-targets"), func(b *testing.B) {
			for b.Loop() {
				do(b, "build", "--full")
			}
		})
		do(b, "build")
		n := 0
		b.Run(fmt.Sprint("OneFigure/", targets, "-targets"), func(b *testing.B) {
			for b.Loop() {
				revise(b, root, n)
				n++
				do(b, "build")
			}
		})
		b.Run(fmt.Sprint("OneFigureVerified/", targets, "-targets"), func(b *testing.B) {
			for b.Loop() {
				revise(b, root, n)
				n++
				do(b, "build")
				verify(b)
			}
		})
	}
}

// revise gives one figure another value.
func revise(b *testing.B, root string, n int) {
	b.Helper()
	name := filepath.Join(root, "data/years/2028.toml")
	text, err := os.ReadFile(name)
	if err != nil {
		b.Fatal(err)
	}
	lines := strings.Split(string(text), "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, "target-4 =") {
			value := fmt.Sprintf("8.%d", 1+n%9)
			lines[i] = fmt.Sprintf(`target-4 = { value = %s, source = "source-2", quote = "第4项为%s" }`, value, value)
		}
	}
	if err := os.WriteFile(name, []byte(strings.Join(lines, "\n")), 0o644); err != nil {
		b.Fatal(err)
	}
}
