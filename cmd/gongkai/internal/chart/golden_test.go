package chart

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/markup"
)

var update = flag.Bool("update", false, "rewrite the golden drawings")

// goldens are the drawings under testdata, by file name: one of every kind, with and without figures.
func goldens(t *testing.T) map[string]markup.HTML {
	t.Helper()
	all := map[string]markup.HTML{
		"sprite.svg":           Sprite(),
		"layout-zh-wide.svg":   layout(lang.ZH).SVG(Wide),
		"layout-en-narrow.svg": layout(lang.EN).SVG(Narrow),
	}
	for name, file := range map[string]string{
		"level, nothing published": "level-empty", "level with a gap": "level", "level, bounds": "level-bounds",
		"cumulative, nothing published": "cumulative-empty", "cumulative, all years": "cumulative", "growth": "growth", "increment, changes": "increment",
		"rank": "rank", "comparison": "comparison", "comparison, nothing published": "comparison-empty", "multiple": "multiple",
	} {
		i := slices.IndexFunc(specimens, func(s specimen) bool { return s.name == name })
		s := specimens[i]
		all[file+"-zh-wide.svg"] = s.chart(t, lang.ZH).SVG(Wide)
		all[file+"-en-narrow.svg"] = s.chart(t, lang.EN).SVG(Narrow)
		if c, ok := Bullet(s.trajectory(t), lang.EN, Options{ID: "b", Title: name}); ok {
			all[file+"-bullet.svg"] = c.SVG(Wide)
		}
	}
	all["rank-zh-small.svg"] = specimens[slices.IndexFunc(specimens, func(s specimen) bool { return s.name == "rank" })].chart(t, lang.ZH).SVG(Small)
	return all
}

func TestGoldens(t *testing.T) {
	all := goldens(t)
	for name, svg := range all {
		path := filepath.Join("testdata", name)
		got := strings.ReplaceAll(string(svg), "><", ">\n<") + "\n"
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Errorf("%v; go test -update writes it", err)
		} else if got != string(want) {
			t.Errorf("%s has changed; look at it, then go test -update", name)
		}
	}
	files, _ := filepath.Glob("testdata/*.svg")
	for _, f := range files {
		if _, ok := all[filepath.Base(f)]; !ok {
			t.Errorf("%s belongs to no test", f)
		}
	}
}
