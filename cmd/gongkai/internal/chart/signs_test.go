package chart

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

type unitID = disclosure.UnitID

func TestEveryStateAndReasonHasItsOwnSign(t *testing.T) {
	sprite := string(Sprite())
	ids := []string{}
	for _, s := range disclosure.States {
		ids = append(ids, string(s))
	}
	for _, r := range disclosure.Reasons {
		ids = append(ids, "na-"+string(r))
	}
	seen := map[string]string{}
	for _, id := range ids {
		_, rest, ok := strings.Cut(sprite, `<symbol id="g-`+id+`"`)
		if !ok {
			t.Errorf("no sign for %s", id)
			continue
		}
		shape, _, _ := strings.Cut(rest, "</symbol>")
		if other, ok := seen[shape]; ok {
			t.Errorf("%s and %s look alike", id, other)
		}
		seen[shape] = id
	}
	if len(glyphs) != len(ids) {
		t.Errorf("%d signs for %d states and reasons", len(glyphs), len(ids))
	}
}

// plan is the layout of a plan: four belts over seven stations.
func plan() *disclosure.Schematic {
	text := func(zh, en string) lang.Text { return lang.Text{ZH: zh, EN: en} }
	return &disclosure.Schematic{
		Name: text("功能布局示意", "Schematic of the layout"), Caption: text("功能布局示意（非地图，不表示行政区域界线）", "Schematic of the functional layout; not a map; no boundaries shown"),
		Stations: []disclosure.AreaID{"quzhou", "huzhou", "jiaxing", "hangzhou", "shaoxing", "ningbo", "zhoushan"},
		Tiers: []disclosure.Tier{
			{ID: "core", Sign: "1", Name: text("一核引领", "One leading core"), Clause: "s3-1", Points: []disclosure.SchematicPoint{{Place: "hangzhou", Name: text("港湾核心区", "Core area"), Clause: "s3-1"}}},
			{ID: "poles", Sign: "2", Name: text("两极联动", "Two linked poles"), Clause: "s3-2", Links: []disclosure.SchematicLink{{From: "hangzhou", To: "ningbo", Name: text("金融“双城记”", "“Tale of two cities”"), FromName: text("主增长极", "Main growth pole"), ToName: text("东部增长极", "Eastern growth pole"), Clause: "s3-2-1"}}},
			{ID: "wings", Sign: "4", Name: text("四翼融合", "Four integrated wings"), Clause: "s3-3", Spans: []disclosure.SchematicSpan{
				{From: "jiaxing", To: "hangzhou", Name: text("G60科创金融带", "G60 sci-tech finance"), Clause: "s3-3-1"},
				{From: "hangzhou", To: "ningbo", Name: text("G92产业金融带", "G92 industrial finance"), Clause: "s3-3-2"},
				{From: "quzhou", To: "huzhou", Name: text("湖衢绿色低碳金融带", "Green, low-carbon finance"), Clause: "s3-3-3"},
				{From: "ningbo", To: "zhoushan", Name: text("甬舟海洋金融带", "Marine finance"), Clause: "s3-3-4"},
			}},
			{ID: "cities", Sign: "6", Name: text("六城协同", "Six cooperating cities"), Clause: "s3-4", Cities: true},
			{ID: "towns", Sign: "X", Name: text("多镇争辉", "Many vying towns"), Clause: "s3-5", Points: []disclosure.SchematicPoint{
				{Place: "hangzhou", Name: text("玉皇山南基金小镇", "Yuhuang Shannan Fund Town"), Clause: "s3-5-1"},
				{Place: "hangzhou", Name: text("西湖蚂蚁小镇", "West Lake Ant Town")},
				{Place: "jiaxing", Name: text("南湖基金小镇", "Nanhu Fund Town"), Clause: "s3-5-2"},
				{Place: "ningbo", Name: text("鄞州四明金融小镇", "Yinzhou Siming Financial Town"), Clause: "s3-5-2"},
			}},
		},
	}
}

var roles = map[disclosure.AreaID]lang.Text{
	"huzhou":   {ZH: "湖州绿色低碳金融创新中心", EN: "Huzhou green and low-carbon finance innovation center"},
	"jiaxing":  {ZH: "嘉兴科创金融创新中心", EN: "Jiaxing sci-tech finance innovation center"},
	"hangzhou": {ZH: "杭州国际金融科技和财富管理中心", EN: "Hangzhou international fintech and wealth management center"},
	"shaoxing": {ZH: "绍兴上市公司和产业金融创新中心", EN: "Shaoxing innovation center for listed companies and industrial finance"},
	"ningbo":   {ZH: "宁波航运金融创新中心", EN: "Ningbo shipping finance innovation center"},
	"zhoushan": {ZH: "舟山自贸区油气金融创新中心", EN: "Zhoushan free trade zone innovation center for oil and gas finance"},
}

var cityNames = map[disclosure.AreaID]string{"quzhou": "衢州", "huzhou": "湖州", "jiaxing": "嘉兴", "hangzhou": "杭州", "shaoxing": "绍兴", "ningbo": "宁波", "zhoushan": "舟山"}

func layout(l lang.Lang) Chart {
	names := func(id disclosure.AreaID) string {
		if l == lang.ZH {
			return cityNames[id]
		}
		return strings.ToUpper(string(id[:1])) + string(id[1:])
	}
	href := func(id disclosure.ClauseID) string { return "plan.html#" + string(id) }
	return Layout(plan(), names, func(id disclosure.AreaID) string { return roles[id].In(l) }, href, l, Options{ID: "layout", Title: plan().Name.In(l)})
}

func TestLayoutHoldsEverythingOnce(t *testing.T) {
	for _, l := range lang.All {
		c := layout(l)
		for _, w := range []Width{Wide, Narrow} {
			svg := c.SVG(w)
			d := checkTexts(t, svg, w)
			var all strings.Builder
			for _, text := range d.texts {
				all.WriteString(strings.ReplaceAll(text.words, " ", ""))
			}
			want := []string{c.Remark}
			for _, s := range c.Stations {
				want = append(want, s.Name, s.Sub)
			}
			for _, tier := range c.Tiers {
				want = append(want, tier.Sign, tier.Name.Text)
				for _, p := range tier.Points {
					want = append(want, p.Text)
				}
				for _, k := range tier.Ties {
					want = append(want, k.FromName, k.ToName)
				}
				for _, b := range tier.Belts {
					want = append(want, b.Text)
				}
			}
			for _, words := range want {
				if !strings.Contains(all.String(), strings.ReplaceAll(words, " ", "")) {
					t.Errorf("%s: %q is missing", widthNames[w], words)
				}
			}
			if d.shapes["c-belt"] != 4 || d.shapes["c-node"] != 7 || d.shapes["c-tie"] != 1 {
				t.Errorf("%s: %v", widthNames[w], d.shapes)
			}
			if len(svg) > 8<<10 {
				t.Errorf("%s: %d bytes", widthNames[w], len(svg))
			}
			if !slices.Contains(d.links, "plan.html#s3-3-4") {
				t.Errorf("%s: links %v", widthNames[w], d.links)
			}
		}
	}
}

func TestLayoutIsDescribed(t *testing.T) {
	want := "1，一核引领：港湾核心区（杭州）。2，两极联动：金融“双城记”（杭州、宁波）。4，四翼融合：G60科创金融带（嘉兴、杭州）、G92产业金融带（杭州、绍兴、宁波）、湖衢绿色低碳金融带（衢州、湖州）、甬舟海洋金融带（宁波、舟山）。" +
		"6，六城协同：湖州、嘉兴、杭州、绍兴、宁波、舟山。X，多镇争辉：玉皇山南基金小镇（杭州）、西湖蚂蚁小镇（杭州）、南湖基金小镇（嘉兴）、鄞州四明金融小镇（宁波）。"
	if got := layout(lang.ZH).Description; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestBeltsThatMeetHaveLanesOfTheirOwn(t *testing.T) {
	lane, count := lanes([]Belt{{From: 2, To: 3}, {From: 3, To: 5}, {From: 0, To: 1}, {From: 5, To: 6}})
	if want := []int{0, 1, 0, 0}; !slices.Equal(lane, want) || count != 2 {
		t.Errorf("lanes %v of %d, want %v of 2", lane, count, want)
	}
}

// TestEveryClassHasARule: the drawings and their stylesheet belong together.
func TestEveryClassHasARule(t *testing.T) {
	css, err := os.ReadFile("../../../../themes/tide/styles/50-chart.css")
	if err != nil {
		t.Fatal(err)
	}
	ruled := map[string]bool{}
	for _, m := range regexp.MustCompile(`\.([a-z][a-z0-9-]*)`).FindAllStringSubmatch(regexp.MustCompile(`(?s)/\*.*?\*/|\{[^{}]*\}`).ReplaceAllString(string(css), " "), -1) {
		ruled[m[1]] = true
	}
	drawnClasses := map[string]bool{"sprite": true, "g": true, "s-met": true, "s-gap": true, "s-none": true}
	note := func(d drawn) {
		for _, class := range d.classes {
			drawnClasses[class] = true
		}
	}
	everyDrawing(t, func(t *testing.T, c Chart, w Width) { note(read(t, c.SVG(w))) })
	for _, s := range specimens {
		if c, ok := Bullet(s.trajectory(t), lang.ZH, Options{ID: "b"}); ok {
			note(read(t, c.SVG(Wide)))
		}
	}
	for _, w := range []Width{Wide, Narrow} {
		note(read(t, layout(lang.ZH).SVG(w)))
	}
	everyTogether(t, func(t *testing.T, _ []Chart, c *Chart, w Width) { note(read(t, c.SVG(w))) })
	drawnClasses["c-key"] = true // of Sign
	for _, class := range regexp.MustCompile(`class="([^"]*)"`).FindAllStringSubmatch(string(Sprite()), -1) {
		for c := range strings.FieldsSeq(class[1]) {
			drawnClasses[c] = true
		}
	}
	for class := range drawnClasses {
		if !ruled[class] {
			t.Errorf("no rule for %s", class)
		}
	}
	for class := range ruled {
		if !drawnClasses[class] {
			t.Errorf("rule for %s, which nothing has", class)
		}
	}
}
