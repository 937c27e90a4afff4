package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkBuild builds a site as a whole, and after one figure has changed: about 1 000 and 10 000 pages.
func BenchmarkBuild(b *testing.B) {
	for _, targets := range []int{200, 2350} {
		root := writePlan(b, targets)
		b.Run(fmt.Sprint("New/", targets, "-targets"), func(b *testing.B) {
			for b.Loop() {
				benchRun(b, "build", "--full", "--root", root, "--out", filepath.Join(b.TempDir(), "public"))
			}
		})
		benchRun(b, "build", "--root", root)
		n := 0
		b.Run(fmt.Sprint("OneFigure/", targets, "-targets"), func(b *testing.B) {
			for b.Loop() {
				revise(b, root, n)
				n++
				benchRun(b, "build", "--root", root)
			}
		})
	}
}

// BenchmarkRelease makes releases, each of which corrects one figure: the whole command, from the check to the verification.
func BenchmarkRelease(b *testing.B) {
	for _, targets := range []int{200, 2350} {
		b.Run(fmt.Sprint(targets, "-targets"), func(b *testing.B) {
			root := writePlan(b, targets)
			benchRun(b, "release", "2031-02", "--root", root)
			tag := func(n int) string { return fmt.Sprintf("2031-03-%02d", 1+n) } // a year that begins makes other years due
			for n := 0; b.Loop(); n++ {
				b.StopTimer()
				old, now := revise(b, root, n)
				benchWrite(b, root, "data/releases/"+tag(n)+".toml", `date = "`+tag(n)+`"
title = { zh = "测试发布`+fmt.Sprint(n)+`", en = "Test release `+fmt.Sprint(n)+`" }
notes = { zh = "虚构。", en = "Made up." }
`)
				benchWrite(b, root, "data/revisions.toml", fmt.Sprintf(`r%d = { of = "figure", record = "target-4", year = 2028, old = "%s percent", new = "%s percent", date = "%s", reason = { zh = "更正%[1]d。", en = "Correction %[1]d." } }
`, n, old, now, tag(n)))
				b.StartTimer()
				benchRun(b, "release", tag(n), "--root", root)
			}
		})
	}
}

// benchRun runs a command that must succeed.
func benchRun(b *testing.B, args ...string) {
	b.Helper()
	var out strings.Builder
	if code := run(b.Context(), append(args, "--lang", "en"), io.Discard, &out); code != 0 {
		b.Fatal(out.String())
	}
}

// benchWrite adds a text to the end of a file.
func benchWrite(b *testing.B, root, name, text string) {
	b.Helper()
	f, err := os.OpenFile(filepath.Join(root, name), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err == nil {
		_, err = f.WriteString(text)
		err = errors.Join(err, f.Close())
	}
	if err != nil {
		b.Fatal(err)
	}
}

// revise gives one figure another value.
func revise(b *testing.B, root string, n int) (old, now string) {
	b.Helper()
	name := filepath.Join(root, "data/years/2028.toml")
	text, err := os.ReadFile(name)
	if err != nil {
		b.Fatal(err)
	}
	lines := strings.Split(string(text), "\n")
	now = fmt.Sprintf("8.%d", 1+n%9)
	for i, line := range lines {
		if strings.HasPrefix(line, "target-4 =") {
			_, old, _ = strings.Cut(line, "value = ")
			old, _, _ = strings.Cut(old, ",")
			lines[i] = fmt.Sprintf(`target-4 = { value = %s, source = "source-2", quote = "第4项为%s" }`, now, now)
		}
	}
	if err := os.WriteFile(name, []byte(strings.Join(lines, "\n")), 0o644); err != nil {
		b.Fatal(err)
	}
	return old, now
}
