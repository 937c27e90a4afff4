package chart

import (
	"fmt"
	"strings"
	"testing"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// summary writes a chart's series in one line each: role, then year:label, joined points behind a dash.
func summary(c Chart) string {
	var b strings.Builder
	for _, s := range append(c.Series, c.Rows...) {
		b.WriteString(string(s.Role))
		for _, p := range s.Points {
			switch {
			case p.Value == nil:
				continue
			case p.Joined:
				b.WriteString("–")
			default:
				b.WriteString(" ")
			}
			fmt.Fprintf(&b, "%d:%s", p.Year, p.Label)
		}
		b.WriteString("; ")
	}
	return strings.TrimSuffix(b.String(), "; ")
}

func TestSeries(t *testing.T) {
	for _, tc := range []struct{ name, target, records, want string }{
		{"path from the baseline", "level >= 6000 yi from 4000 decimals 0", "2021=4350 2022=4700 2024=5500",
			"observation–2021:4350–2022:4700 2024:5500; baseline 2020:4000; path 2020:4000–2021:4400–2022:4800–2023:5200–2024:5600–2025:6000"},
		{"no baseline, no path", "level > 9 percent", "2023=8.5", "observation 2023:8.5%"},
		{"a baseline of another scope is not drawn", "level > 75 percent from-elsewhere 36", "2023=40", "observation 2023:40%"},
		{"a published start is drawn once", "level > 9 percent from 8.7", "2020=8.7 2021=8.8",
			"observation 2020:8.7%–2021:8.8%; path 2020:8.7%–2021:8.76%–2022:8.82%–2023:8.88%–2024:8.94%–2025:9%"},
		{"a break is not joined", "level > 23 percent", "2022=19 2023=26.4:B 2024=28.1", "observation 2022:19% 2023:26.4%–2024:28.1%"},
		{"bounds carry their sign and are not joined", "level > 800 jia decimals 0", "2021=620 2022>700 2023>=750 2024=790 2025=812", "observation 2021:620 2022:>700 2023:≥750 2024:790–2025:812"},
		{"context is left out", "level > 9 percent", "2022=7@context 2023=8.5", "observation 2023:8.5%"},
		{"totals beside an even pace, and what each year added", "cumulative >= 1000 yi decimals 0", "2021=150 2022=170 2023=200",
			"observation 2021:150–2022:320–2023:520; path 2020:0–2021:200–2022:400–2023:600–2024:800–2025:1000; observation 2021:150 2022:170 2023:200"},
		{"a total that lacks a year is a bound", "cumulative > 800 jia decimals 0", "2021=150 2023=200",
			"observation 2021:150 2023:≥350; path 2020:0–2021:160–2022:320–2023:480–2024:640–2025:800; observation 2021:150 2023:200"},
		{"running totals need no row", "cumulative >= 1500 usd observed total decimals 1", "2022=612.4",
			"observation 2022:612.4; path 2020:0–2021:300–2022:600–2023:900–2024:1200–2025:1500"},
		{"an index from 100, and the rates", "growth >= 7.5 rate", "2021=8.0 2022=5.0 2023=9.1",
			"observation 2020:100–2021:108–2022:113.4–2023:123.7; path 2020:100–2021:107.5–2022:115.6–2023:124.2–2024:133.5–2025:143.6; observation 2021:8% 2022:5% 2023:9.1%"},
		{"a rate alone is no point of an index", "growth >= 7.5 rate", "2022=7.5",
			"observation; path 2020:100–2021:107.5–2022:115.6–2023:124.2–2024:133.5–2025:143.6; observation 2022:7.5%"},
		{"changes, and the levels", "increment >= 1 percent of points", "2020=9 2021=10.2 2022=10.9",
			"observation 2021:1.2–2022:0.7; observation 2020:9% 2021:10.2% 2022:10.9%"},
		{"steps from a baseline", "increment >= 1 percent of points from 9", "2021=10.2", "observation–2021:10.2%; baseline 2020:9%; path 2020:9%–2021:10%–2022:11%–2023:12%–2024:13%–2025:14%"},
		{"ranks", "rank <= 8 rank decimals 0", "2020=11 2021=10 2023=9", "observation 2020:11–2021:10 2023:9"},
		{"two series", "comparison > 0 rate of points", "2021.a=15.2 2021.b=13.9 2022.b=14.3 2023.a=16", "observation 2021:15.2% 2023:16%; rival 2021:13.9%–2022:14.3%"},
		{"a multiple", "multiple >= 2 jia of times from 310 decimals 0", "2021=352", "observation–2021:352; baseline 2020:310; path 2020:310–2021:372–2022:434–2023:496–2024:558–2025:620"},
		{"a multiple of what is not known", "multiple >= 2 jia of times decimals 0", "", "observation; baseline 2020:1"},
		{"small figures keep their digits", "level > 0.5 wan-yi", "2021=249.7@yi 2022=0.31", "observation 2021:0.025–2022:0.31"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := specimen{tc.name, tc.target, tc.records, 2026, lang.Text{}}.chart(t, lang.ZH)
			if got := summary(c); got != tc.want {
				t.Errorf("got  %s\nwant %s", got, tc.want)
			}
		})
	}
}

func TestEnglishCountsInItsOwnScale(t *testing.T) {
	for _, tc := range []struct{ target, records, zh, en, captionZH, captionEN string }{
		{"level > 4 wan-yi decimals 2", "2021=2.35", "observation 2021:2.35", "observation 2021:2.35", "单位：万亿元，纵轴不从零起", "RMB trillion, axis does not start at zero"},
		{"level > 3700 yi decimals 2", "2021=2983.47", "observation 2021:2983.47", "observation 2021:298.347", "单位：亿元，纵轴不从零起", "RMB billion, axis does not start at zero"},
		{"level >= 1500 usd decimals 0", "2021=612", "observation 2021:612", "observation 2021:61.2", "单位：亿美元", "USD billion"},
		{"level > 2 wan-jia decimals 2", "2021=0.87", "observation 2021:0.87", "observation 2021:8,700", "单位：万家", "Institutions"},
		{"level > 0.5 wan-yi", "2021=0.3", "observation 2021:0.3", "observation 2021:300", "单位：万亿元，纵轴不从零起", "RMB billion, axis does not start at zero"},
		{"level > 9 percent", "2021=2", "observation 2021:2%", "observation 2021:2%", "", ""},
	} {
		for _, l := range lang.All {
			c := specimen{"", tc.target, tc.records, 2026, lang.Text{}}.chart(t, l)
			if got, want := summary(c), (lang.Text{ZH: tc.zh, EN: tc.en}).In(l); got != want {
				t.Errorf("%s: got %s, want %s", tc.target, got, want)
			}
			if got, want := c.Axis.Caption, (lang.Text{ZH: tc.captionZH, EN: tc.captionEN}).In(l); got != want {
				t.Errorf("%s: caption %q, want %q", tc.target, got, want)
			}
		}
	}
}

func TestSlots(t *testing.T) {
	for _, tc := range []struct {
		name, target, records string
		released              int
		want                  string
	}{
		{"nothing published", "level > 9 percent", "", 2026, "计划前 未见公布 未见公布 未见公布 未见公布 未见公布"},
		{"not yet due", "level > 9 percent", "2021=8", 2023, "计划前 已公布 未见公布 未到期 未到期 未到期"},
		{"baseline", "level > 9 percent from 8.7", "", 2022, "基期 未见公布 未到期 未到期 未到期 未到期"},
		{"baseline of another scope", "level > 9 percent from-elsewhere 8.7", "", 2022, "仅参考数据 未见公布 未到期 未到期 未到期 未到期"},
		{"context", "level > 9 percent", "2022=8@context 2023=8.4@context 2023=8.5", 2026, "计划前 未见公布 仅参考数据 已公布 未见公布 未见公布"},
		{"stated as missing", "level > 9 percent", "2022=:Q", 2026, "计划前 未见公布 不予公布 未见公布 未见公布 未见公布"},
		{"one of two", "comparison > 0 rate of points", "2021.b=5 2022.a=3 2022.b=2", 2026, "计划前 仅一项 已公布 未见公布 未见公布 未见公布"},
		{"earlier and later years", "rank <= 8 rank decimals 0", "2019=13 2026=7", 2027, "已公布 计划前 未见公布 未见公布 未见公布 未见公布 未见公布 已公布"},
		{"context before the plan needs no slot", "rank <= 8 rank decimals 0", "2017=13@context", 2026, "计划前 未见公布 未见公布 未见公布 未见公布 未见公布"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := specimen{tc.name, tc.target, tc.records, tc.released, lang.Text{}}.chart(t, lang.ZH)
			var words []string
			for _, s := range c.Years {
				words = append(words, s.Word)
			}
			if got := strings.Join(words, " "); got != tc.want {
				t.Errorf("got  %s\nwant %s", got, tc.want)
			}
		})
	}
}

func TestTargets(t *testing.T) {
	for _, tc := range []struct {
		target, records string
		reach           Reach
		value           string
	}{
		{"level > 9 percent", "", EveryYear, "9"},
		{"cumulative > 1 wan-yi", "", EveryYear, "1"},
		{"rank <= 8 rank", "", EveryYear, "8"},
		{"growth >= 10 rate", "", EndYear, "161.051"},
		{"growth >= 10 yi of rate from 200 observed level", "", EndYear, "322.102"},
		{"growth >= 10 yi of rate observed level", "2023=300", Nowhere, ""},
		{"increment >= 1 percent of points", "", EveryYear, "1"},
		{"increment >= 1 percent of points from 9", "", EndYear, "14"},
		{"multiple >= 2 jia of times from 310", "", EveryYear, "620"},
		{"multiple >= 2 jia of times", "", EveryYear, "2"},
		{"multiple >= 2 jia of times", "2023=600", Nowhere, ""},
		{"comparison > 0 rate of points", "", EveryYear, "0"},
		{"comparison > 0 rate of points", "2023.a=3 2023.b=2", EachRival, ""},
	} {
		c := specimen{"", tc.target, tc.records, 2026, lang.Text{}}.chart(t, lang.ZH)
		value := ""
		if c.Target.Value != nil {
			value = lang.Exact(c.Target.Value, 6, lang.ZH)
		}
		if c.Target.Reach != tc.reach || value != tc.value {
			t.Errorf("%s %s: %s at %q, want %s at %q", tc.target, tc.records, value, c.Target.Reach, tc.value, tc.reach)
		}
	}
}

func TestDescriptionSaysWhatThePictureShows(t *testing.T) {
	for _, tc := range []struct {
		target, records string
		want            lang.Text
	}{
		{"level > 9 percent from 8.7", "2021=8.8 2022>8.5 2024=9@context", lang.Text{
			ZH: "目标：超过9%。已公布：2021年8.8%、2022年超过8.5%。基期：2020年8.7%。本站计算的路径，每年+0.06个百分点：2020年8.7%、2021年8.76%、2022年8.82%、2023年8.88%、2024年8.94%、2025年9%。仅参考数据：2024年。未见公布：2023、2025年。",
			EN: "Target: more than 9%. Published: 8.8% in 2021, more than 8.5% in 2022. Baseline: 8.7% in 2020. Path computed by this site, +0.06 percentage points a year: 8.7% in 2020, 8.76% in 2021, 8.82% in 2022, 8.88% in 2023, 8.94% in 2024, 9% in 2025. Only figures of another scope or date: 2024. Not published: 2023, 2025.",
		}},
		{"rank <= 8 rank decimals 0", "2020=11 2025=7", lang.Text{
			ZH: "目标：前8名。已公布：2020年第11名、2025年第7名。未见公布：2021—2024年。",
			EN: "Target: top 8. Published: 11th in 2020, 7th in 2025. Not published: 2021–2024.",
		}},
		{"cumulative > 2 wan-yi decimals 2", "", lang.Text{
			ZH: "目标：超过2万亿元。单位：万亿元。匀速路径，本站计算，每年4000亿元：2020年0、2021年0.4、2022年0.8、2023年1.2、2024年1.6、2025年2。未见公布：2021—2025年。",
			EN: "Target: more than RMB 2 trillion. Unit: RMB trillion. Even pace, computed by this site, RMB 400 billion a year: 0 in 2020, 0.4 in 2021, 0.8 in 2022, 1.2 in 2023, 1.6 in 2024, 2 in 2025. Not published: 2021–2025.",
		}},
		{"growth >= 7.5 rate", "2022=7.5", lang.Text{
			ZH: "目标：不低于7.5%。本站计算的路径，每年增长7.5%：2020年100、2021年107.5、2022年115.6、2023年124.2、2024年133.5、2025年143.6。当年增速：2022年7.5%。未见公布：2021、2023—2025年。",
			EN: "Target: at least 7.5%. Path computed by this site, 7.5% growth a year: 100 in 2020, 107.5 in 2021, 115.6 in 2022, 124.2 in 2023, 133.5 in 2024, 143.6 in 2025. Growth in the year: 7.5% in 2022. Not published: 2021, 2023–2025.",
		}},
	} {
		for _, l := range lang.All {
			if got := (specimen{"", tc.target, tc.records, 2026, lang.Text{}}).chart(t, l).Description; got != tc.want.In(l) {
				t.Errorf("got  %s\nwant %s", got, tc.want.In(l))
			}
		}
	}
}

func TestGoalsInWords(t *testing.T) {
	for _, tc := range []struct {
		target string
		want   lang.Text
	}{
		{"level > 4 wan-yi", lang.Text{ZH: "超过4万亿元", EN: "more than RMB 4 trillion"}},
		{"level >= 1500 usd", lang.Text{ZH: "不低于1500亿美元", EN: "at least USD 150 billion"}},
		{"level >= 1000 yi is magnitude", lang.Text{ZH: "约1000亿元级", EN: "on the order of RMB 100 billion"}},
		{"level <= 1 percent", lang.Text{ZH: "不高于1%", EN: "no more than 1%"}},
		{"growth >= 10 yi of rate observed level", lang.Text{ZH: "不低于10%", EN: "at least 10%"}},
		{"increment >= 1 percent of points", lang.Text{ZH: "不低于1个百分点", EN: "at least 1 percentage point"}},
		{"rank <= 8 rank", lang.Text{ZH: "前8名", EN: "top 8"}},
		{"multiple >= 2 jia of times", lang.Text{ZH: "基期数的2倍", EN: "twice the baseline"}},
		{"comparison <= 0 percent of points", lang.Text{ZH: "不高于全市贷款平均增速", EN: "no more than the average growth of all loans in the city"}},
	} {
		for _, l := range lang.All {
			if got := (specimen{"", tc.target, "", 2026, lang.Text{}}).chart(t, l).Target.Words; got != tc.want.In(l) {
				t.Errorf("%s: %q, want %q", tc.target, got, tc.want.In(l))
			}
		}
	}
	given := specimen{"", "level > 4 wan-yi", "", 2026, lang.Text{ZH: "力争超过4万亿元"}}
	if got := given.chart(t, lang.ZH).Target.Words; got != "力争超过4万亿元" {
		t.Errorf("the caller's words became %q", got)
	}
}

func TestEachPartHasItsChart(t *testing.T) {
	ind := makeTarget(t, "level >= 2 rank")
	ind.Parts = []disclosure.Part{{ID: "count", Unit: "jia"}, {ID: "assets", Unit: "wan-yi"}}
	tr := disclosure.Assess(ind, nil, disclosure.Rules{
		Plan: disclosure.Span{First: 2021, Last: 2025},
		Unit: func(id disclosure.UnitID) *disclosure.Unit { return testUnits[id] },
	})
	for part, want := range []string{"单位：家", "单位：万亿元"} {
		if got := Trajectory(tr, part, lang.ZH, Options{ID: "x"}).Axis.Caption; got != want {
			t.Errorf("part %d: %q, want %q", part, got, want)
		}
	}
}

func TestBullet(t *testing.T) {
	for _, tc := range []struct{ name, target, records, want string }{
		{"nothing", "level > 9 percent from 8.7", "", "none"},
		{"only context", "level > 9 percent", "2023=9@context", "none"},
		{"newest figure", "level > 9 percent", "2021=8 2023=8.5", "2023:8.5% of 9"},
		{"before the plan", "level > 9 percent", "2020=8.7", "2020:8.7% of 9"},
		{"a bound", "level > 800 jia decimals 0", "2023>750", "2023:超过750家 of 800"},
		{"running total, not the year's flow", "cumulative > 100 yi decimals 0", "2021=20 2022=30", "2022:50亿元 of 100"},
		{"newest rate, not the index", "growth >= 7.5 rate", "2021=8 2022=5", "2022:5% of 7.5"},
		{"a rate though there is no index", "growth >= 7.5 rate", "2022=7.1", "2022:7.1% of 7.5"},
		{"the start of an index is no figure", "growth >= 7.5 rate", "", "none"},
		{"newest change", "increment >= 1 percent of points", "2020=9 2021=10.2", "2021:1.2个百分点 of 1"},
		{"one level is no change", "increment >= 1 percent of points", "2021=10.2", "none"},
		{"difference", "comparison > 0 rate of points", "2021.a=15.2 2021.b=13.9 2022.a=16", "2021:1.3个百分点 of 0"},
		{"one side", "comparison > 0 rate of points", "2022.a=16", "none"},
		{"rank", "rank <= 8 rank decimals 0", "2024=8 2025=7", "2025:第7名 of 8"},
		{"no goal", "multiple >= 2 jia of times decimals 0", "2024=601", "2024:601家 of nothing"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := specimen{tc.name, tc.target, tc.records, 2026, lang.Text{}}
			c, ok := Bullet(s.trajectory(t), lang.ZH, Options{ID: "b", Title: tc.name})
			got := "none"
			if ok {
				p := c.Series[0].Points[0]
				got = fmt.Sprintf("%d:%s of ", p.Year, p.Label)
				if c.Target.Value == nil {
					got += "nothing"
				} else {
					got += lang.Exact(c.Target.Value, 6, lang.ZH)
				}
				for _, w := range []Width{Wide, Narrow, Small} {
					checkTexts(t, c.SVG(w), w)
				}
				if !strings.Contains(c.Description, p.Label+"；目标："+c.Target.Words) {
					t.Errorf("described as %s", c.Description)
				}
			}
			if got != tc.want {
				t.Errorf("got %s, want %s", got, tc.want)
			}
		})
	}
}
