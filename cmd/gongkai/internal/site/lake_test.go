package site

import (
	"strings"
	"testing"
	"testing/fstest"

	"gongkai/cmd/gongkai/internal/dataset"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/notice"
	"gongkai/cmd/gongkai/internal/plantest"
)

// The lake district's plan of three towns: made up, like the plan of package plantest, which gives it its places.

const lakeUnits = `[percent]
name = { zh = "%", en = "%" }
quantity = "share"
factor = 1
style = "percent"
[points]
name = { zh = "个百分点", en = "percentage points" }
quantity = "points"
factor = 1
style = "points"
[wan-yuan]
name = { zh = "万元", en = "RMB 10,000" }
quantity = "rmb"
factor = 10000
style = "currency"
currency = "RMB"
[yi-yuan]
name = { zh = "亿元", en = "RMB 100 million" }
quantity = "rmb"
factor = 100000000
style = "currency"
currency = "RMB"
[jia]
name = { zh = "家", en = "number" }
quantity = "entities"
factor = 1
style = "count"
`

const lakeIndicators = `[trade-0]
number = 1
name = { zh = "零镇贸易额", en = "Trade of Town 0" }
short = { zh = "贸易额", en = "Trade" }
areas = ["town-0"]
kind = "cumulative"
unit = "wan-yuan"
decimals = 0
observed = "total"
target = { value = 5000, cmp = ">=", printed = true }
[trade-0.receipts]
a1-1 = { zh = "零镇贸易额累计5000万元以上", en = "trade of Town 0 of at least RMB 50 million" }
s2 = { zh = "零镇贸易额累计超过5000万元", en = "trade of Town 0 of more than RMB 50 million", cmp = ">" }

[trade-1]
number = 2
name = { zh = "一镇贸易额", en = "Trade of Town 1" }
short = { zh = "贸易额", en = "Trade" }
areas = ["town-1"]
kind = "cumulative"
unit = "yi-yuan"
decimals = 1
target = { value = 2, cmp = ">", printed = true }
[trade-1.receipts]
s2 = { zh = "一镇贸易额累计超过2亿元", en = "trade of Town 1 of more than RMB 200 million" }
a1-2 = { zh = "一镇贸易额力争累计超过2亿元", en = "trade of Town 1 of more than RMB 200 million" }
a1-1 = { zh = "一镇贸易额累计超过2亿元", en = "trade of Town 1 of more than RMB 200 million" }

[fund-1]
number = 3
name = { zh = "一镇基金规模", en = "Funds of Town 1" }
short = { zh = "基金", en = "Funds" }
areas = ["town-1"]
kind = "cumulative"
unit = "wan-yuan"
decimals = 0
target = { value = 300, cmp = ">=", printed = true }
[fund-1.receipts]
a1-2 = { zh = "一镇基金300万元以上", en = "funds of Town 1 of at least RMB 3 million" }

[fees-2]
number = 4
name = { zh = "二镇收费", en = "Fees of Town 2" }
short = { zh = "收费", en = "Fees" }
areas = ["town-2"]
kind = "cumulative"
unit = "wan-yuan"
decimals = 0
target = { value = 400, cmp = ">=", printed = true }
[fees-2.receipts]
s2 = { zh = "二镇收费400万元以上", en = "fees of Town 2 of at least RMB 4 million" }

[lead-0]
number = 5
name = { zh = "零镇增速差", en = "Lead of Town 0" }
short = { zh = "增速差", en = "Lead" }
areas = ["town-0"]
kind = "comparison"
unit = "percent"
decimals = 1
target = { value = 0, unit = "points", cmp = ">", printed = true, reading = { zh = "高于平均读作差额大于0。", en = "Above the average is read as a difference above 0." } }
[lead-0.series.a]
name = { zh = "零镇增速", en = "Growth of Town 0" }
[lead-0.series.b]
name = { zh = "平均增速", en = "Average growth" }
[lead-0.receipts]
a1-1 = { zh = "零镇增速高于平均", en = "growth of Town 0 above the average" }

[lead-1]
number = 6
name = { zh = "一镇增速差", en = "Lead of Town 1" }
short = { zh = "差额", en = "Lead" }
areas = ["town-1"]
kind = "comparison"
unit = "percent"
decimals = 1
target = { value = 0, unit = "points", cmp = ">", printed = true, reading = { zh = "高于平均读作差额大于0。", en = "Above the average is read as a difference above 0." } }
[lead-1.series.a]
name = { zh = "一镇增速", en = "Growth of Town 1" }
[lead-1.series.b]
name = { zh = "平均增速", en = "Average growth" }
[lead-1.receipts]
a1-2 = { zh = "一镇增速高于平均", en = "growth of Town 1 above the average" }

[shops]
number = 7
name = { zh = "商店数量", en = "Number of shops" }
short = { zh = "商店", en = "Shops" }
areas = ["district"]
kind = "level"
unit = "jia"
decimals = 0
target = { value = 90, cmp = ">", printed = true }
[shops.receipts]
a1-1 = { zh = "商店超过90家", en = "more than 90 shops" }
s2 = { zh = "商店超过90家", en = "more than 90 shops" }
`

// lakeRecords are the years' files.
var lakeRecords = map[string]string{
	"2026": `lead-0.a = { value = 3, source = "source-0", quote = "3%" }
shops = { value = 60, source = "source-0", quote = "60" }
`,
	"2027": `lead-0.a = { value = 4, source = "source-0", quote = "4%" }
lead-0.b = { value = 3, source = "source-0", quote = "3%" }
shops = { value = 70, source = "source-0", quote = "70" }
`,
	"2028": `lead-0.a.spring = { value = 5, role = "context", period = "2028-03", scope = { zh = "三月", en = "March" }, source = "source-0", quote = "5%" }
shops = { value = 80, source = "source-0", quote = "80" }
`,
	"2029": `lead-0.a = { status = "Q", source = "source-0", quote = "不予公布" }
shops = { value = 85, source = "source-0", quote = "85" }
`,
	"2030": `trade-0 = { value = 5000, source = "source-1", quote = "5000" }
shops = { value = 95, source = "source-0", quote = "95" }
`,
}

const lakeConsistency = `[sums.trade]
name = { zh = "贸易额", en = "Trade" }
parts = ["trade-0", "fund-1"]
whole = "trade-1"
text = { zh = "不能相加。", en = "They cannot be added up." }
[sums.odd]
name = { zh = "商店与贸易", en = "Shops and trade" }
parts = ["trade-0", "shops"]
whole = "trade-1"
text = { zh = "单位不同。", en = "Different units." }
`

const lakeAnnexZH = `# 目标清单

附件1 {#a1 .label}

| 序号 | 指标 | 责任单位 |
| --- | --- | --- |
| 1 {#a1-1} | 零镇贸易额累计5000万元以上，零镇增速高于平均，一镇贸易额累计超过2亿元，商店超过90家。 | 湖区管委会、0镇政府 |
| 2 {#a1-2} | 一镇贸易额力争累计超过2亿元，一镇基金300万元以上，一镇增速高于平均。 | 1镇政府 |
`

const lakeAnnexEN = `# List of targets

Annex 1 {#a1 .label}

| No. | Target | Responsible bodies |
| --- | --- | --- |
| 1 {#a1-1} | To reach trade of Town 0 of at least RMB 50 million, growth of Town 0 above the average, trade of Town 1 of more than RMB 200 million and more than 90 shops. | District Committee; Town 0 Government |
| 2 {#a1-2} | To strive for trade of Town 1 of more than RMB 200 million, funds of Town 1 of at least RMB 3 million and growth of Town 1 above the average. | Town 1 Government |
`

const (
	lakePlanZH = "# 示例湖区发展计划\n\n## 一、总体要求 {#s1}\n\n建设湖区。（责任单位：湖区管委会、0镇政府）\n\n## 二、目标 {#s2}\n\n零镇贸易额累计超过5000万元，一镇贸易额累计超过2亿元，二镇收费400万元以上，商店超过90家。\n"
	lakePlanEN = "# Sample Lake District Plan\n\n## I. General {#s1}\n\nBuild the district. (Responsible bodies: District Committee; Town 0 Government)\n\n## II. Targets {#s2}\n\nThe district is to have trade of Town 0 of more than RMB 50 million, trade of Town 1 of more than RMB 200 million, fees of Town 2 of at least RMB 4 million and more than 90 shops.\n"
)

// lake is the site of the lake district's plan, which must be clean.
func lake(t *testing.T) *Site {
	t.Helper()
	files := plantest.Files(0)
	write := func(name, text string) { files[name] = &fstest.MapFile{Data: []byte(text)} }
	write("data/units.toml", lakeUnits)
	write("data/indicators.toml", lakeIndicators)
	write("data/consistency.toml", lakeConsistency)
	for year, records := range lakeRecords {
		write("data/years/"+year+".toml", records)
	}
	write("content/zh/plan.md", lakePlanZH)
	write("content/en/plan.md", lakePlanEN)
	write("content/zh/annexes/1.md", lakeAnnexZH)
	write("content/en/annexes/1.md", lakeAnnexEN)
	set, problems, err := dataset.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	texts, found, err := notice.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	problems = append(problems, found...)
	problems = append(problems, disclosure.Check(set, func(id disclosure.ClauseID) (disclosure.Passage, bool) {
		words, ok := texts.Words(string(id))
		return disclosure.Passage{Words: words}, ok
	})...)
	problems = append(problems, Check(set, texts, nil)...)
	for _, p := range problems {
		t.Errorf("the lake's plan: %s:%d: %s %s", p.Pos.File, p.Pos.Line, p.Code, p.Text.EN)
	}
	if t.Failed() {
		t.FailNow()
	}
	s := &Site{set: set, texts: texts, known: map[string]bool{}, chrome: map[chromeKey]chrome{}}
	s.refer()
	s.plan()
	return s
}

// seen is the view of a page in a language.
func (s *Site) seen(t *testing.T, address string, l lang.Lang) *view {
	t.Helper()
	for _, p := range s.pages {
		if p.Path == address && p.Lang == l {
			return s.viewOf(p)
		}
	}
	t.Fatalf("there is no page %s", address)
	return nil
}

func texts(links []Link) string {
	var words []string
	for _, l := range links {
		words = append(words, l.Text)
	}
	return strings.Join(words, ", ")
}
