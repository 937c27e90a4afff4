package disclosure

import (
	"math/big"
	"slices"
	"strings"
	"testing"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
)

// quoteUnits are units as documents write them.
var quoteUnits = map[string]Unit{
	"万亿元":  {Name: lang.Text{ZH: "万亿元"}, Quantity: "rmb", Factor: big.NewRat(1e12, 1), Style: lang.Currency, Currency: "RMB"},
	"亿元":   {Name: lang.Text{ZH: "亿元"}, Quantity: "rmb", Factor: big.NewRat(1e8, 1), Style: lang.Currency, Currency: "RMB"},
	"亿美元":  {Name: lang.Text{ZH: "亿美元"}, Quantity: "usd", Factor: big.NewRat(1e8, 1), Style: lang.Currency, Currency: "USD"},
	"家":    {Name: lang.Text{ZH: "家"}, Quantity: "count", Factor: big.NewRat(1, 1), Style: lang.Count},
	"万家":   {Name: lang.Text{ZH: "万家"}, Quantity: "count", Factor: big.NewRat(1e4, 1), Style: lang.Count},
	"%":    {Name: lang.Text{ZH: "%"}, Quantity: "share", Factor: big.NewRat(1, 1), Style: lang.Percent},
	"名":    {Name: lang.Text{ZH: "名"}, Quantity: "rank", Factor: big.NewRat(1, 1), Style: lang.Rank},
	"个百分点": {Name: lang.Text{ZH: "个百分点"}, Quantity: "points", Factor: big.NewRat(1, 1), Style: lang.Points},
	"万吨":   {Name: lang.Text{ZH: "万吨", EN: "10,000 t"}, Quantity: "mass", Factor: big.NewRat(1e4, 1), Style: lang.Measure, Symbol: "t"},
	"毫克/升": {Name: lang.Text{ZH: "毫克/升", EN: "mg/L"}, Quantity: "density", Factor: big.NewRat(1, 1), Style: lang.Measure, Symbol: "mg/L"},
}

func TestFigureInQuote(t *testing.T) {
	for _, tc := range []struct {
		value, unit string
		quote       lang.Text
		missing     string // languages in which the figure is missing
	}{
		{"4", "万亿元", lang.Text{ZH: "规模超过4万亿元", EN: "assets exceed RMB 4 trillion"}, ""},
		{"4", "亿元", lang.Text{ZH: "规模超过4万亿元", EN: "assets exceed RMB 4 trillion"}, "zh en"},
		{"4", "亿元", lang.Text{ZH: "规模超过4亿元", EN: "assets exceed RMB 4 billion"}, "en"},
		{"400", "亿元", lang.Text{ZH: "400亿元", EN: "RMB 40 billion"}, ""},
		{"400", "亿元", lang.Text{ZH: "400万元", EN: "RMB 40 million"}, "zh en"},
		{"3700", "亿元", lang.Text{ZH: "超过3700亿元", EN: "exceeds RMB 370 billion"}, ""},
		{"1500", "亿美元", lang.Text{ZH: "达到1500亿美元", EN: "reaches USD 150 billion"}, ""},
		{"1500", "亿美元", lang.Text{ZH: "达到1500亿美元", EN: "reaches USD 1,500 billion"}, "en"},
		{"1500", "亿美元", lang.Text{ZH: "达到1500亿美元", EN: "reaches USD 150\u00a0billion"}, ""},
		{"1", "万家", lang.Text{ZH: "1万家以上", EN: "more than 10,000"}, ""},
		{"1", "家", lang.Text{ZH: "1万家以上", EN: "more than 10,000"}, "zh en"},
		{"5000", "家", lang.Text{ZH: "助力5000家企业", EN: "help 5,000 companies"}, ""},
		{"5000", "家", lang.Text{ZH: "助力5000家企业", EN: "help 5000 companies"}, "en"},
		{"10", "家", lang.Text{ZH: "打造10大项目", EN: "ten flagship projects"}, ""},
		{"10", "家", lang.Text{ZH: "打造10大项目", EN: "often flagship projects"}, "en"},
		{"9", "%", lang.Text{ZH: "超过9%", EN: "over 9%"}, ""},
		{"9", "%", lang.Text{ZH: "超过19%", EN: "over 90%"}, "zh en"},
		{"9", "%", lang.Text{ZH: "超过9.5%", EN: "over 1.9%"}, "zh en"},
		{"9", "%", lang.Text{ZH: "由8.9%提高到9%", EN: "from 8.9% to 9%."}, ""},
		{"8.7", "%", lang.Text{ZH: "占8.7%", EN: "stood at 8.7%"}, ""},
		{"8", "名", lang.Text{ZH: "跻身全球前8名", EN: "the top eight"}, ""},
		{"1", "个百分点", lang.Text{ZH: "每年提升1个百分点", EN: "rises by 1 percentage point"}, ""},
		{"2025", "家", lang.Text{ZH: "到2025年", EN: "by 2025"}, "en"}, // the year is a figure to who counts; English groups thousands
		{"20", "家", lang.Text{ZH: "到2020年20家", EN: "20 by 2020"}, ""},
		{"20", "家", lang.Text{ZH: "到2020年", EN: "by 2020"}, "zh en"},
		{"3", "万吨", lang.Text{ZH: "达到3万吨", EN: "30,000 tonnes"}, ""},
		{"300", "万吨", lang.Text{ZH: "达到300万吨", EN: "3 million tonnes"}, ""},
		{"300", "万吨", lang.Text{ZH: "达到300万吨", EN: "3 billion tonnes"}, "en"},
		{"3", "万吨", lang.Text{ZH: "达到3吨", EN: "3 tonnes"}, "zh en"},
		{"0.5", "毫克/升", lang.Text{ZH: "低于0.5毫克/升", EN: "below 0.5 mg/L"}, ""},
		{"20", "家", lang.Text{ZH: "20家"}, ""}, // a missing language is reported with the form
	} {
		c := &checker{set: &Dataset{Units: []Unit{quoteUnits[tc.unit]}}}
		c.set.Units[0].ID = "u"
		c.set.Index()
		at := func(keys ...string) diag.Pos { return diag.Pos{File: strings.Join(keys, ".")} }
		c.stated(rat(tc.value), "u", tc.quote, at)
		var missing []string
		for _, p := range c.problems {
			missing = append(missing, p.File)
		}
		if got := strings.Join(missing, " "); got != tc.missing {
			t.Errorf("%s%s in %v: missing in %q, want %q", tc.value, tc.unit, tc.quote, got, tc.missing)
		}
	}
}

func TestResolveBodies(t *testing.T) {
	set := &Dataset{Bodies: []Body{
		{ID: "hz", Name: lang.Text{ZH: "杭州市人民政府", EN: "Hangzhou Municipal Government"}, Short: lang.Text{ZH: "杭州市政府", EN: "Hangzhou"}},
		{ID: "nb", Name: lang.Text{ZH: "宁波市人民政府", EN: "Ningbo Municipal Government"}, Short: lang.Text{ZH: "宁波市政府", EN: "Ningbo"}},
		{ID: "finance", Name: lang.Text{ZH: "省财政厅", EN: "Department of Finance"}, Aliases: []string{"财政厅"}},
	}}
	set.Index()
	for _, tc := range []struct{ names, want string }{
		{"", ""},
		{"杭州市政府", "hz"},
		{"杭州市人民政府 省财政厅", "hz finance"},
		{"杭州 宁波市政府", "hz nb"},
		{"杭州 宁波市人民政府", "hz nb"},
		{"杭州市 宁波市政府", "hz nb"},
		{"财政厅 杭州 宁波市政府", "finance hz nb"},
		{"杭州 省财政厅 宁波市政府", "? finance nb"}, // the ending is that of the next full name
		{"宁波市政府 杭州", "nb ?"},
		{"绍兴 宁波市政府", "? nb"},
		{"无名", "?"},
		{"Hangzhou Ningbo", "hz nb"},
	} {
		var got []string
		for _, id := range set.ResolveBodies(strings.Fields(tc.names)) {
			if id == "" {
				id = "?"
			}
			got = append(got, string(id))
		}
		if s := strings.Join(got, " "); s != tc.want {
			t.Errorf("%s: got %s, want %s", tc.names, s, tc.want)
		}
	}
}

func TestSpanOfARecord(t *testing.T) {
	for _, tc := range []struct {
		period      string
		ok, partial bool
	}{
		{"", true, false},
		{"2022", true, false},
		{"2022-12", true, false},
		{"2022-12-31", true, false},
		{"2022-12-30", true, true},
		{"2022-09", true, true},
		{"2022-01/2022-12", true, false},
		{"2022-01-01/2022-12-31", true, false},
		{"2022/2022", true, false},
		{"2022-02/2022-12", true, true},
		{"2022-01/2022-06", true, true},
		{"2021-07/2022-12", true, true},
		{"2022-06/2022-01", false, true},
		{"2022-06/", false, true},
		{"/2022-06", false, true},
		{"2022-01/2022-02/2022-03", false, true},
		{"2022-2-1", false, true},
		{"上半年", false, true},
	} {
		o := Observation{Year: 2022, Period: tc.period}
		if _, _, ok := o.Span(); ok != tc.ok || o.IsPartial() != tc.partial {
			t.Errorf("%q: well formed %v, partial %v", tc.period, ok, o.IsPartial())
		}
	}
}

func TestComparators(t *testing.T) {
	for _, tc := range []struct {
		cmp                          Comparator
		below, at, above             bool
		falling                      bool
		provedAt, provedStrictly     bool // by a lower bound at the target, >= and >
		disproved, disprovedStrictly bool
	}{
		{More, false, false, true, false, false, true, false, false},
		{AtLeast, false, true, true, false, true, true, false, false},
		{AtMost, true, true, false, true, false, false, false, true},
		{Less, true, false, false, true, false, false, true, true},
	} {
		one, two, three := rat("1"), rat("2"), rat("3")
		if got := [...]bool{tc.cmp.Holds(one, two), tc.cmp.Holds(two, two), tc.cmp.Holds(three, two)}; got != [...]bool{tc.below, tc.at, tc.above} {
			t.Errorf("%s: holds %v", tc.cmp, got)
		}
		if tc.cmp.Falling() != tc.falling {
			t.Errorf("%s: falling %v", tc.cmp, !tc.falling)
		}
		if got := [...]bool{tc.cmp.Proves(AtLeast, two, two), tc.cmp.Proves(More, two, two)}; got != [...]bool{tc.provedAt, tc.provedStrictly} {
			t.Errorf("%s: proves %v", tc.cmp, got)
		}
		if got := [...]bool{tc.cmp.Disproves(AtLeast, two, two), tc.cmp.Disproves(More, two, two)}; got != [...]bool{tc.disproved, tc.disprovedStrictly} {
			t.Errorf("%s: disproves %v", tc.cmp, got)
		}
		if tc.cmp.Proves(More, one, two) || tc.cmp.Disproves(More, one, two) {
			t.Errorf("%s: a lower bound under the target decides", tc.cmp)
		}
		if tc.cmp.Proves(AtLeast, three, two) == tc.falling || tc.cmp.Disproves(AtLeast, three, two) != tc.falling {
			t.Errorf("%s: a lower bound above the target does not decide", tc.cmp)
		}
	}
}

func TestSpanOfYears(t *testing.T) {
	if got := (Span{2021, 2023}).Years(); !slices.Equal(got, []int{2021, 2022, 2023}) {
		t.Errorf("got %v", got)
	}
	if got := (Span{2023, 2021}).Years(); len(got) != 0 {
		t.Errorf("got %v", got)
	}
	s := Span{2021, 2023}
	if !s.Contains(2021) || !s.Contains(2023) || s.Contains(2020) || s.Contains(2024) {
		t.Error("the ends of a span are not its ends")
	}
}

func TestEventsAreDatedNewestFirst(t *testing.T) {
	var got []string
	for _, e := range Dated([]Event{{ID: "a", Date: lang.Date{Year: 2022}}, {ID: "b", Date: lang.Date{Year: 2023, Month: 5}}, {ID: "c", Date: lang.Date{Year: 2022}}, {ID: "d", Date: lang.Date{Year: 2023, Month: 5, Day: 2}}}) {
		got = append(got, e.ID)
	}
	if s := strings.Join(got, ""); s != "dbac" {
		t.Errorf("got %s", s)
	}
}

// A target expects figures from its first year on, and one of the year before where all is measured from that.
func TestExpects(t *testing.T) {
	plan := Span{2026, 2030}
	base := func(year int) *Baseline { return &Baseline{Year: year, Value: rat("1")} }
	for _, tc := range []struct {
		name string
		ind  Indicator
		want int // the first year that is expected
	}{
		{"a level", Indicator{Kind: Level}, 2026},
		{"its own period", Indicator{Kind: Level, Target: Target{First: 2028}}, 2028},
		{"a sum", Indicator{Kind: Cumulative}, 2026},
		{"rates", Indicator{Kind: Growth}, 2026},
		{"levels that grow", Indicator{Kind: Growth, Observed: LevelOf}, 2025},
		{"levels that grow from a baseline", Indicator{Kind: Growth, Observed: LevelOf, Baseline: base(2025)}, 2026},
		{"levels that grow from an older baseline", Indicator{Kind: Growth, Observed: LevelOf, Baseline: base(2024)}, 2025},
		{"changes", Indicator{Kind: Increment, Observed: Change}, 2026},
		{"levels that rise", Indicator{Kind: Increment}, 2025},
		{"a multiple of what the document says", Indicator{Kind: Multiple, Baseline: base(2024)}, 2026},
		{"a multiple of what it does not", Indicator{Kind: Multiple}, 2025},
		{"a multiple of a bound", Indicator{Kind: Multiple, Baseline: &Baseline{Year: 2025, Value: rat("1"), Bound: More}}, 2025},
	} {
		for year := 2020; year <= 2035; year++ {
			if got := tc.ind.Expects(year, plan); got != (year >= tc.want) {
				t.Errorf("%s: %d expected is %t", tc.name, year, got)
			}
		}
	}
}

// A slot for each part and each series, named as in a year's file.
func TestSlots(t *testing.T) {
	pair := []Series{{ID: "a"}, {ID: "b"}}
	for _, tc := range []struct {
		ind  Indicator
		want string
	}{
		{Indicator{ID: "x"}, "x"},
		{Indicator{ID: "x", Series: pair}, "x.a x.b"},
		{Indicator{ID: "x", Areas: []AreaID{"east", "west"}}, "x.east x.west"},
		{Indicator{ID: "x", Areas: []AreaID{"east", "west"}, Series: pair}, "x.east.a x.east.b x.west.a x.west.b"},
		{Indicator{ID: "x", Parts: []Part{{ID: "p"}, {ID: "q"}}}, "x.p x.q"},
	} {
		var keys []string
		for _, s := range tc.ind.Slots() {
			keys = append(keys, tc.ind.Key(s))
		}
		if got := strings.Join(keys, " "); got != tc.want {
			t.Errorf("slots are %s, want %s", got, tc.want)
		}
	}
}
