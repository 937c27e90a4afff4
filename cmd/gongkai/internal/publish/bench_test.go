package publish

import (
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"testing"
)

const benchSize = 12 << 10

func BenchmarkDirAllNew(b *testing.B) {
	files := benchFiles(*benchCount, 0)
	for b.Loop() {
		b.StopTimer()
		target := filepath.Join(b.TempDir(), "public")
		b.StartTimer()
		benchDir(b, target, files)
	}
}

func BenchmarkDirAllChanged(b *testing.B) {
	target := filepath.Join(b.TempDir(), "public")
	benchDir(b, target, benchFiles(*benchCount, *benchCount))
	for i := 0; b.Loop(); i++ {
		benchDir(b, target, benchFiles(*benchCount, i%2**benchCount))
	}
}

func BenchmarkDirNoneChanged(b *testing.B) {
	target := filepath.Join(b.TempDir(), "public")
	files := benchFiles(*benchCount, 0)
	benchDir(b, target, files)
	for b.Loop() {
		benchDir(b, target, files)
	}
}

func BenchmarkDirOneChanged(b *testing.B) {
	target := filepath.Join(b.TempDir(), "public")
	benchDir(b, target, benchFiles(*benchCount, 1))
	for i := 0; b.Loop(); i++ {
		benchDir(b, target, benchFiles(*benchCount, i%2))
	}
}

func benchDir(b *testing.B, target string, files []File) {
	b.Helper()
	if _, err := Dir(b.Context(), target, Options{}, files); err != nil {
		b.Fatal(err)
	}
}

// benchFiles are n files of 12 KB, a hundred to a folder, of which the first
// few have another text than they would have otherwise.
func benchFiles(n, changed int) []File {
	text := bytes.Repeat([]byte("公开 gongkai\n"), benchSize/15)
	files := make([]File, n)
	for i := range files {
		files[i].Name = fmt.Sprintf("targets/%03d/page-%05d.html", i/100, i)
		files[i].Write = func(w io.Writer) error {
			fmt.Fprintf(w, "%d %t\n", i, i < changed)
			_, err := w.Write(text)
			return err
		}
	}
	return files
}

// As after a release with one changed figure: all files but one are known to be what they were.
func BenchmarkDirOneChangedOthersKept(b *testing.B) {
	target := filepath.Join(b.TempDir(), "public")
	kept := map[string]Content{}
	files := func(changed int) []File {
		files := benchFiles(*benchCount, changed)
		for i := 1; i < len(files); i++ {
			files[i].Key = files[i].Name
		}
		return files
	}
	sum, err := Dir(b.Context(), target, Options{}, files(1))
	if err != nil {
		b.Fatal(err)
	}
	for _, s := range sum.Sums {
		kept[s.Name] = s.Content
	}
	opt := Options{Kept: func(name, _ string) (Content, bool) { c, ok := kept[name]; return c, ok }}
	for i := 0; b.Loop(); i++ {
		if _, err := Dir(b.Context(), target, opt, files(i%2)); err != nil {
			b.Fatal(err)
		}
	}
}
