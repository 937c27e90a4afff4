package build

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"
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

// A comparison does not draw more targets than a page can hold: the pages of their areas do.
func TestComparisonIsBounded(t *testing.T) {
	for targets, drawn := range map[int]bool{60: true, 300: false} {
		s := load(t, targets)
		for _, p := range s.Pages() {
			if p.Address() != "en/compare.html" {
				continue
			}
			var b strings.Builder
			if err := s.Render(&b, p); err != nil {
				t.Fatal(err)
			}
			if got := !strings.Contains(b.String(), "too many targets to draw"); got != drawn {
				t.Errorf("%d targets: drawn %v", targets, got)
			}
			if n := strings.Count(b.String(), `class="peer"`); (n > 0) != drawn {
				t.Errorf("%d targets: %d areas are drawn", targets, n)
			}
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
