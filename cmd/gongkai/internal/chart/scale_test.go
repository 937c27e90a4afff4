package chart

import (
	"slices"
	"strings"
	"testing"

	"gongkai/cmd/gongkai/internal/lang"
)

func labels(a Axis) string {
	var s []string
	for _, t := range a.Ticks {
		s = append(s, t.Label)
	}
	return strings.Join(s, " ")
}

func TestAxis(t *testing.T) {
	for _, tc := range []struct {
		name     string
		values   []float64
		fromZero bool
		min, max float64
		ticks    string
	}{
		{"from zero where that is cheap", []float64{48, 5120}, false, 0, 5120, "0 2000 4000"},
		{"broken where it is not", []float64{8.7, 9}, false, 8.6, 9, "8.6 8.7 8.8 8.9 9.0"},
		{"columns start at zero", []float64{90, 100}, true, 0, 100, "0 50 100"},
		{"one value", []float64{36}, false, 0, 36, "0 10 20 30"},
		{"nothing but zero", []float64{0}, true, 0, 1, "0.0 0.5 1.0"},
		{"below zero", []float64{-35, 10}, false, -40, 10, "-40 -20 0"},
		{"columns below zero have room for their figures", []float64{-0.8, 1.6}, true, -2, 1.6, "-2 -1 0 1"},
		{"all below zero", []float64{-35, -10}, true, -40, 0, "-40 -30 -20 -10 0"},
		{"far below zero", []float64{-35, -30}, false, -36, -28, "-36 -34 -32 -30 -28"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var e extent
			for _, v := range tc.values {
				e.add(v)
			}
			a := newAxis(e, tc.fromZero)
			if a.Min != tc.min || a.Max != tc.max || labels(a) != tc.ticks {
				t.Errorf("got %g to %g at %s, want %g to %g at %s", a.Min, a.Max, labels(a), tc.min, tc.max, tc.ticks)
			}
			if broken := a.Min > 0 || a.Max < 0; a.Broken != broken {
				t.Errorf("broken: %v", a.Broken)
			}
		})
	}
}

func TestRanksHaveOneOnTopAndTheirTargetMarked(t *testing.T) {
	for _, tc := range []struct {
		best, worst, target float64
		ticks               string
	}{
		{7, 11, 8, "1 5 8 10"}, {8, 8, 8, "1 5 8"}, {1, 3, 1, "1 2 3 4"}, {1, 127, 8, "8 50 100"}, {1, 1, 1, "1 2"},
	} {
		var e extent
		e.add(tc.best)
		e.add(tc.worst)
		a := rankAxis(e, tc.target)
		if labels(a) != tc.ticks || !a.Reversed || a.level(1) != 1 || a.Max <= max(tc.worst, tc.target) {
			t.Errorf("%v: %s, up to %g", tc, labels(a), a.Max)
		}
	}
}

func TestLevelOnAnAxis(t *testing.T) {
	a := Axis{Min: 10, Max: 30}
	down := Axis{Min: 10, Max: 30, Reversed: true}
	for v, want := range map[float64]float64{10: 0, 20: .5, 30: 1, 40: 1.5} {
		if got := a.level(v); got != want {
			t.Errorf("%g at %g, want %g", v, got, want)
		}
		if got := down.level(v); got != 1-want {
			t.Errorf("reversed, %g at %g, want %g", v, got, 1-want)
		}
	}
}

func TestWrap(t *testing.T) {
	f := font{size: 10}
	for _, tc := range []struct {
		text  string
		width float64
		want  string
	}{
		{"超过9%", 100, "超过9%"},
		{"高于全市贷款平均增速", 60, "高于全市贷|款平均增速"},
		{"杭州，宁波，湖州", 22, "杭|州，|宁|波，|湖州"},                             // no line begins with a comma
		{"建设“双城记”", 33, "建设|“双城|记”"},                                 // none ends with an opening mark
		{"more than RMB 4 trillion", 75, "more than|RMB 4 trillion"}, // at spaces
		{"internationalization", 30, "internationalization"},         // a word stays whole
		{"low-carbon", 30, "low-|carbon"},
		{"", 30, ""},
	} {
		if got := strings.Join(f.wrap(tc.text, tc.width), "|"); got != tc.want {
			t.Errorf("%s in %g: %s, want %s", tc.text, tc.width, got, tc.want)
		}
	}
}

func TestWrappedLinesFit(t *testing.T) {
	f := font{size: 14}
	text := "在钱塘江 Financial Harbor 建设 G60 科创走廊，up to 2025 年达到 4 万亿元以上；力争超过 9%。"
	joined := strings.Join(strings.Fields(text), "")
	for width := 60.0; width < 600; width += 7 {
		lines := f.wrap(text, width)
		if got := strings.Join(strings.Fields(strings.Join(lines, "")), ""); got != joined {
			t.Fatalf("width %g lost words: %q", width, lines)
		}
		if w := f.widest(lines); w > width && !slices.ContainsFunc(lines, func(s string) bool { return f.width(s) == w && !strings.Contains(s, " ") }) {
			t.Errorf("width %g: %q is %g wide", width, lines, w)
		}
	}
}

func TestTextIsNeverTakenForNarrowerThanItIs(t *testing.T) {
	// Widths in em of Arial, which is wider than most faces a page is set in.
	for text, arial := range map[string]float64{"2021": 2.224, "published": 4.28, "WAVE": 2.945, "9.25%": 2.835, "mmm": 2.499, "−12,345": 3.642} {
		if got := (font{size: 1}).width(text); got < arial {
			t.Errorf("%s: %.3f em, Arial has %.3f", text, got, arial)
		}
	}
	if got := (font{size: 1}).width("钱塘江"); got != 3 {
		t.Errorf("three Chinese characters: %g em", got)
	}
}

func TestTicksInBothLanguages(t *testing.T) {
	for _, tc := range []struct {
		unit, raw string
		want      lang.Text
	}{
		{"percent", "8.70", lang.Text{ZH: "8.70%", EN: "8.70%"}},
		{"rank", "11", lang.Text{ZH: "第11名", EN: "11th"}},
		{"yi", "-2000", lang.Text{ZH: "−2000", EN: "−2,000"}},
		{"yi", "0.0", lang.Text{ZH: "0", EN: "0"}},
	} {
		for _, l := range lang.All {
			m := newMeasure(testUnits[unitID(tc.unit)], 1, 10, l)
			if got := m.tick(tc.raw); got != tc.want.In(l) {
				t.Errorf("%s %s: %s, want %s", tc.unit, tc.raw, got, tc.want.In(l))
			}
		}
	}
}
