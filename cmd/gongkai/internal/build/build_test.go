package build

import (
	"context"
	"fmt"
	"io"
	"os"
	"testing"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plantest"
	"gongkai/cmd/gongkai/internal/site"
	"gongkai/themes"
)

// load loads a made-up plan that must be clean.
func load(tb testing.TB, targets int) *site.Site {
	tb.Helper()
	loaded, err := Load(context.Background(), Input{Root: plantest.Files(targets), Themes: themes.Files})
	if err != nil {
		tb.Fatal(err)
	}
	if len(loaded.Problems) > 0 {
		_ = diag.Print(os.Stderr, loaded.Problems, lang.EN, false)
		tb.Fatal("the made-up plan has problems")
	}
	return loaded.Site
}

// Every page of a plan that is not the one this repository publishes renders.
func TestAnotherPlan(t *testing.T) {
	s := load(t, 60)
	for _, p := range s.Pages() {
		if err := s.Render(io.Discard, p); err != nil {
			t.Errorf("%s: %v", p.Address(), err)
		}
	}
}

// sizes are numbers of targets that give sites of about 300, 1 000 and 10 000 pages.
var sizes = []int{100, 420, 4600}

func BenchmarkLoad(b *testing.B) {
	for _, n := range sizes {
		files := plantest.Files(n)
		b.Run(fmt.Sprint(n, "-targets"), func(b *testing.B) {
			for b.Loop() {
				if _, err := Load(context.Background(), Input{Root: files, Themes: themes.Files}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkSite(b *testing.B) {
	for _, n := range sizes {
		s := load(b, n)
		b.Run(fmt.Sprint(len(s.Pages()), "-pages"), func(b *testing.B) {
			for b.Loop() {
				for _, p := range s.Pages() {
					if err := s.Render(io.Discard, p); err != nil {
						b.Fatal(err)
					}
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(s.Pages())), "ns/page")
		})
	}
}
