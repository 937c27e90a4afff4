package build

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"gongkai/cmd/gongkai/internal/plantest"
	"gongkai/cmd/gongkai/internal/publish"
	"gongkai/themes"
)

func BenchmarkWhole(b *testing.B) {
	for _, n := range sizes {
		files := plantest.Files(n)
		b.Run(fmt.Sprint(n, "-targets"), func(b *testing.B) {
			for i := 0; b.Loop(); i++ {
				l, err := Load(context.Background(), Input{Root: files, Themes: themes.Files})
				if err != nil {
					b.Fatal(err)
				}
				var out []publish.File
				for _, f := range l.Site.Files() {
					out = append(out, publish.File{Name: f.Address, Write: f.Write})
				}
				if _, err := publish.Dir(context.Background(), filepath.Join(b.TempDir(), fmt.Sprint(i)), publish.Options{}, out); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
