package chart

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"gongkai/cmd/gongkai/internal/lang"
)

// areaNames are the names of areas in tests.
var areaNames = []lang.Text{{ZH: "东山", EN: "Dongshan"}, {ZH: "西湖", EN: "Xihu"}, {ZH: "南浦", EN: "Nanpu"}, {ZH: "北城", EN: "Beicheng"}, {ZH: "中州", EN: "Zhongzhou"}, {ZH: "海盐", EN: "Haiyan"}, {ZH: "江口", EN: "Jiangkou"}, {ZH: "岭下", EN: "Lingxia"}, {ZH: "沙洲", EN: "Shazhou"}}

// meetings are specimens of one measure laid side by side: of each its target and its records.
var meetings = map[string][][2]string{
	"levels in two units": {{"level >= 6000 yi from 4000 decimals 0", "2021=4350 2022=4700 2024=5500"}, {"level > 1 wan-yi decimals 2", "2021=0.71 2023=0.9 2025=1.05"}, {"level > 300 yi decimals 1", ""}},
	"nothing published":   {{"cumulative > 1 wan-yi", ""}, {"cumulative >= 1500 yi", "2022=249.7@context"}},
	"sums":                {{"cumulative >= 1000 yi decimals 0", "2021=150 2022=170 2023=200"}, {"cumulative > 800 yi decimals 0", "2021=150 2023=200"}},
	"shares, close": {{"level > 23 percent", "2023=22.9 2024=23.05"}, {"level > 23 percent", "2022=22.1 2023=22.8 2024=23"}, {"level > 25 percent from 21", "2021=21.7 2022>22.5 2023=23.1"},
		{"level > 24 percent", "2021=22.3 2025=24"}, {"level > 23.5 percent", "2020=21 2021=21.5 2022=22"}, {"level > 22 percent", "2024=22.95 2025=23.15"}},
	"ranks":             {{"rank <= 8 rank decimals 0", "2020=11 2021=10 2022=10 2023=9 2024=8 2025=7"}, {"rank <= 3 rank decimals 0", "2021=5 2023=2"}},
	"growth":            {{"growth >= 7.5 rate", "2021=8.0 2022=5.0 2023=9.1"}, {"growth >= 10 rate decimals 2", "2021=-4.2 2022=11.33"}},
	"falling":           {{"level <= 1 percent from 2 decimals 2", "2021=1.85 2022=1.7 2023=1.31"}, {"level < 3 percent decimals 2", "2022=2.5"}},
	"of unlike periods": {{"level > 300 yi until 2030 decimals 0", "2021=110 2022=131 2028=251"}, {"level > 200 yi decimals 0", "2021=90 2025=205"}},
	"eight":             {{"level > 1 jia decimals 0", "2021=1"}, {"level > 2 jia decimals 0", "2021=2"}, {"level > 3 jia decimals 0", "2021=3"}, {"level > 4 jia decimals 0", "2021=4"}, {"level > 5 jia decimals 0", "2021=5"}, {"level > 6 jia decimals 0", "2021=6"}, {"level > 7 jia decimals 0", "2021=7"}, {"level > 8 jia decimals 0", "2021=8"}},
}

func meet(t *testing.T, rows [][2]string, l lang.Lang) ([]Chart, *Chart, bool) {
	t.Helper()
	var peers []Peer
	for i, r := range rows {
		s := specimen{target: r[0], records: r[1], released: 2026}
		peers = append(peers, Peer{Area: areaNames[i].In(l), Trajectory: s.trajectory(t)})
	}
	return Peers(peers, l, Options{ID: "peers", Title: lang.Text{ZH: "某项", EN: "Something"}.In(l)})
}

// everyTogether calls f for every meeting, in both languages and both widths.
func everyTogether(t *testing.T, f func(t *testing.T, each []Chart, common *Chart, w Width)) {
	for name, rows := range meetings {
		for _, l := range lang.All {
			each, common, ok := meet(t, rows, l)
			if !ok || common == nil {
				t.Fatalf("%s: no common chart", name)
			}
			for _, w := range []Width{Wide, Narrow} {
				t.Run(name+"/"+l.Key()+"/"+widthNames[w], func(t *testing.T) { f(t, each, common, w) })
			}
		}
	}
}

// Texts of the common picture never meet, none is too small, every area is named with its target, and a path is said to
// be computed.
func TestTogetherIsLegible(t *testing.T) {
	everyTogether(t, func(t *testing.T, each []Chart, c *Chart, w Width) {
		d := checkTexts(t, c.SVG(w), w)
		var all strings.Builder
		for _, text := range d.texts {
			all.WriteString(strings.ReplaceAll(text.words, " ", "") + "|")
		}
		for i, one := range each {
			for _, want := range []string{areaNames[i].In(c.Lang), one.Target.Words} {
				if !strings.Contains(strings.ReplaceAll(all.String(), "|", ""), strings.ReplaceAll(want, " ", "")) {
					t.Errorf("%q is not said in %s", want, all.String())
				}
			}
		}
		if want := (lang.Text{ZH: "本站计算", EN: "computedbythissite"}).In(c.Lang); c.series(Path) != nil && !strings.Contains(all.String(), want) {
			t.Errorf("nothing says that paths are computed: %s", all.String())
		}
	})
}

// The common picture has the numbers of the single ones, on their axis: figures, targets, paths, years without figures.
func TestTogetherHasTheNumbersOfEach(t *testing.T) {
	everyTogether(t, func(t *testing.T, each []Chart, c *Chart, _ Width) {
		for i, one := range each {
			if !reflect.DeepEqual(one.Axis, c.Axis) {
				t.Errorf("axis of %s: %v, want %v", areaNames[i].ZH, one.Axis, c.Axis)
			}
			for _, s := range c.Series {
				if s.Sign != i+1 {
					continue
				}
				if s.Role == Promise {
					if s.Points[0].Value.Cmp(one.Target.Value) != 0 || s.Points[0].Year != one.Target.Year {
						t.Errorf("target of %s is %v", areaNames[i].ZH, s.Points[0])
					}
					continue
				}
				if want := one.series(s.Role); !reflect.DeepEqual(s.Points, want.Points) {
					t.Errorf("%s of %s: %v, want %v", s.Role, areaNames[i].ZH, s.Points, want.Points)
				}
				if s.Role == Observation && !reflect.DeepEqual(s.Slots, one.Years) {
					t.Errorf("years of %s: %v, want %v", areaNames[i].ZH, s.Slots, one.Years)
				}
			}
		}
	})
}

// A year without a figure has no mark, and its cell says that there is none.
func TestTogetherDrawsNothingForAMissingYear(t *testing.T) {
	everyTogether(t, func(t *testing.T, each []Chart, c *Chart, w Width) {
		svg := string(c.SVG(w))
		values, published := 0, 0
		for _, s := range c.Series {
			for _, q := range s.Points {
				if s.Role == Observation && q.Value != nil {
					values++
				}
			}
			for _, slot := range s.Slots {
				if slot.State == Published {
					published++
				}
			}
		}
		marks := strings.Count(svg, `class="c-sign"`) + strings.Count(svg, `class="c-sign0"`) - len(each) // those of the rows
		if marks != values {
			t.Errorf("%d marks for %d figures", marks, values)
		}
		if cells := strings.Count(svg, `"c-got"`); cells < published || cells > published+1 { // and one in the key
			t.Errorf("%d cells for %d published years", cells, published)
		}
	})
}

// Values of different units stand in the unit of the greatest, exactly, and in English in the scale of its words.
func TestPeersHaveOneUnit(t *testing.T) {
	for l, want := range map[lang.Lang]string{lang.ZH: "0.435 0.47 0.55 0.71 0.9 1.05", lang.EN: "0.435 0.47 0.55 0.71 0.9 1.05"} {
		_, c, _ := meet(t, meetings["levels in two units"], l)
		var got []string
		for _, s := range c.Series {
			for _, q := range s.Points {
				if s.Role == Observation && q.Value != nil {
					got = append(got, q.Label)
				}
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", l.Key(), got, want)
		}
		if unit := (lang.Text{ZH: "万亿元", EN: "RMB trillion"}).In(l); !strings.Contains(c.Axis.Caption, unit) {
			t.Errorf("%s: the axis says %q, want %s", l.Key(), c.Axis.Caption, unit)
		}
	}
}

// What has no common axis has no common chart: comparisons, unlike units, rates beside levels. More areas than signs have
// single charts on one axis only.
func TestWhatHasNoCommonAxis(t *testing.T) {
	for name, rows := range map[string][][2]string{
		"comparisons":        {{"comparison > 0 rate of points", ""}, {"comparison > 0 rate of points", ""}},
		"two currencies":     {{"level > 9 yi", ""}, {"level > 9 usd", ""}},
		"an index and level": {{"growth >= 7.5 rate", "2021=8"}, {"growth >= 10 yi of rate from 200 observed level", "2021=226"}},
		"an unknown base":    {{"multiple >= 2 jia of times", ""}, {"multiple >= 2 jia of times from 310", "2021=352"}},
	} {
		if _, _, ok := meet(t, rows, lang.EN); ok {
			t.Errorf("%s stand on one axis", name)
		}
	}
	var many [][2]string
	for i := range len(signs) + 1 {
		many = append(many, [2]string{fmt.Sprintf("level > %d yi", i+1), ""})
	}
	if each, common, ok := meet(t, many, lang.EN); !ok || common != nil || len(each) != len(many) {
		t.Errorf("%d areas: %d charts, common %v", len(many), len(each), common != nil)
	}
}
