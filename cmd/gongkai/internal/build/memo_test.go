package build

import (
	"bytes"
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"gongkai/cmd/gongkai/internal/dataset"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plantest"
	"gongkai/themes"
)

// pagesOf are all pages of a load, as one text; "" where it has errors.
func pagesOf(t *testing.T, l Loaded) string {
	t.Helper()
	if l.Site == nil {
		return ""
	}
	var b bytes.Buffer
	for _, p := range l.Site.Pages() {
		if err := l.Site.Render(&b, p); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// A load with a memo gives what a load without it gives, whatever is edited between one and the next.
func TestMemo(t *testing.T) {
	files := plantest.Files(6)
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	clean := map[string][]byte{}
	for _, name := range names {
		clean[name] = files[name].Data
	}
	random := rand.New(rand.NewPCG(1, 2))
	memo := dataset.NewMemo(lang.NewMemo(nil))
	for range 12 {
		name := names[random.IntN(len(names))]
		files[name] = &fstest.MapFile{Data: slipped(random, clean[name]), Mode: 0o644}
		again, err := Load(context.Background(), Input{Root: files, Themes: themes.Files, Memo: memo})
		if err != nil {
			t.Fatal(err)
		}
		fresh, err := Load(context.Background(), Input{Root: files, Themes: themes.Files})
		if err != nil {
			t.Fatal(err)
		}
		if got, want := fmt.Sprint(again.Problems), fmt.Sprint(fresh.Problems); got != want {
			t.Fatalf("after an edit of %s the problems are\n%s\nwithout a memo\n%s", name, got, want)
		}
		if pagesOf(t, again) != pagesOf(t, fresh) {
			t.Fatalf("after an edit of %s the pages differ from those without a memo", name)
		}
		if random.IntN(2) == 0 {
			files[name] = &fstest.MapFile{Data: clean[name], Mode: 0o644}
		}
	}
}

// slipped changes a file as an editor would, for better or worse.
func slipped(random *rand.Rand, text []byte) []byte {
	lines := strings.Split(string(text), "\n")
	i := random.IntN(len(lines))
	switch random.IntN(5) {
	case 0:
		lines[i] = strings.Replace(lines[i], "1", "2", 1)
	case 1:
		lines[i] = strings.Replace(lines[i], `"`, "“", 1)
	case 2:
		lines = slices.Delete(lines, i, i+1)
	case 3:
		lines[i] = "# " + lines[i]
	default:
		lines[i] = strings.Replace(lines[i], "一", "三", 1)
	}
	return []byte(strings.Join(lines, "\n"))
}

// BenchmarkReload is what a change costs who keeps a memo.
func BenchmarkReload(b *testing.B) {
	for _, n := range sizes {
		files := plantest.Files(n)
		in := Input{Root: files, Themes: themes.Files, Memo: dataset.NewMemo(lang.NewMemo(nil))}
		if _, err := Load(context.Background(), in); err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprint(n, "-targets"), func(b *testing.B) {
			for b.Loop() {
				if _, err := Load(context.Background(), in); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
