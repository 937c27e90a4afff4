// Package plantest makes up plans of any size for tests and benchmarks: another place, other years, other bodies and
// units than the plan that this repository publishes, with targets of all kinds, records, sources and texts in both
// languages. Nothing in it is true, and nothing of it ever reaches data/.
//
// The same size gives the same plan.
package plantest

import (
	"fmt"
	"strings"
	"testing/fstest"
)

// perAnnex is how many targets one annex lists, so that no page grows with the plan.
const perAnnex = 40

// A plan is what Files writes, bit by bit.
type plan struct {
	targets int
	files   fstest.MapFS
}

// Files is the folder of a plan with the given number of targets. Its site has about two pages a target and language.
func Files(targets int) fstest.MapFS {
	p := &plan{targets: targets, files: fstest.MapFS{}}
	p.site()
	p.places()
	p.indicators()
	p.years()
	p.texts()
	return p.files
}

func (p *plan) write(name, text string) {
	p.files[name] = &fstest.MapFile{Data: []byte(text), Mode: 0o644}
}

// Counts of what a plan of a size has.
func (p *plan) cities() int  { return 3 + p.targets/25 }
func (p *plan) sources() int { return 2 + p.targets/10 }
func (p *plan) annexes() int { return (p.targets + perAnnex - 1) / perAnnex }

func (p *plan) site() {
	p.write("data/site.toml", `name = { zh = "示例湖区发展计划公开", en = "Sample Lake District Plan: Disclosure" }
short_name = { zh = "示例湖区", en = "Sample Lake District" }
description = { zh = "测试用的计划，内容均为虚构。", en = "A plan for tests; all of it is made up." }
messages = "en"
theme = "tide"
[years]
first = 2020
last = 2035
[plan]
first = 2026
last = 2030
[assessment]
on_pace = 0.95
behind = 0.60
words = true
[area_kinds.district]
name = { zh = "湖区", en = "The district" }
[area_kinds.town]
name = { zh = "镇", en = "Towns" }
compare = true
`)
	p.write("data/notice.toml", `title = { zh = "关于印发《示例湖区发展计划》的通知", en = "Notice on Issuing the Sample Lake District Plan" }
number = "示湖发〔2026〕1号"
issuing_body = { zh = "示例湖区管理委员会", en = "Sample Lake District Committee" }
made = "2026-01-05"
published = "2026-01-20"
source = "source-0"
`)
	p.write("data/units.toml", `[percent]
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
[rank]
name = { zh = "名", en = "rank" }
quantity = "rank"
factor = 1
style = "rank"
`)
	p.write("data/releases/2031-02.toml", `date = "2031-02-01"
title = { zh = "测试发布", en = "Test release" }
notes = { zh = "虚构。", en = "Made up." }
`)
}

func (p *plan) places() {
	var areas, bodies, sources strings.Builder
	areas.WriteString("[district]\nname = { zh = \"示例湖区\", en = \"Sample Lake District\" }\nshort = { zh = \"湖区\", en = \"District\" }\nkind = \"district\"\n")
	bodies.WriteString("[committee]\nname = { zh = \"示例湖区管理委员会\", en = \"Sample Lake District Committee\" }\nshort = { zh = \"湖区管委会\", en = \"District Committee\" }\nkind = \"provincial\"\narea = \"district\"\n")
	for i := range p.cities() {
		fmt.Fprintf(&areas, "[town-%d]\nname = { zh = \"第%d镇\", en = \"Town %d\" }\nshort = { zh = \"%d镇\", en = \"Town %d\" }\nkind = \"town\"\nparent = \"district\"\n", i, i, i, i, i)
		fmt.Fprintf(&bodies, "[town-%d-gov]\nname = { zh = \"第%d镇人民政府\", en = \"Town %d People's Government\" }\nshort = { zh = \"%d镇政府\", en = \"Town %d Government\" }\nkind = \"city\"\narea = \"town-%d\"\n", i, i, i, i, i, i)
	}
	for i := range p.sources() {
		fmt.Fprintf(&sources, "[source-%d]\npublisher = { zh = \"湖区统计站\", en = \"District Statistics Station\" }\ntitle = \"统计公报第%d号\"\nlang = \"zh\"\nurl = \"https://statistics.example/%d\"\ndate = \"2031-01\"\nkind = \"official\"\n", i, i, i)
	}
	p.write("data/areas.toml", areas.String())
	p.write("data/bodies.toml", bodies.String())
	p.write("data/sources.toml", sources.String())
}

// A sort is a kind of target with words for it. The verbs of the words stand for the number of the target.
type sort struct {
	kind, unit, target, words, wordsEN, more string
}

var sorts = []sort{
	{"level", "percent", `value = 30, cmp = ">", printed = true`, "第%d项占比超过30%%", "item %d with a share of more than 30%%", "baseline = { year = 2025, value = 20, clause = \"a%[2]d-%[1]d\", zh = \"基期为20%%\", en = \"from 20%%\" }\n"},
	{"cumulative", "wan-yuan", `value = 500, cmp = ">=", printed = true`, "第%d项累计500万元以上", "item %d with at least RMB 5 million in total", ""},
	{"growth", "percent", `value = 7.5, cmp = ">=", printed = true`, "第%d项年均增长7.5%%以上", "item %d with growth of at least 7.5%% a year", ""},
	{"rank", "rank", `value = 8, cmp = "<=", printed = true`, "第%d项进入前8名", "item %d among the top 8", ""},
	{"increment", "percent", `value = 1, unit = "points", cmp = ">=", printed = true`, "第%d项每年提升1个百分点", "item %d with a rise of 1 percentage point a year", ""},
	{"level", "wan-yuan", `value = 900, cmp = ">=", printed = true`, "第%d项达到900万元", "item %d with a stock of at least RMB 9 million", ""},
}

func (p *plan) sort(i int) sort { return sorts[i%len(sorts)] }

func (p *plan) clause(i int) string { return fmt.Sprintf("a%d-%d", 1+i/perAnnex, i) }

func (p *plan) indicators() {
	var b strings.Builder
	for i := range p.targets {
		s := p.sort(i)
		fmt.Fprintf(&b, "[target-%d]\nnumber = %d\nname = { zh = \"第%d项指标的全名\", en = \"Full name of indicator %d\" }\nshort = { zh = \"指标%d\", en = \"Indicator %d\" }\nareas = [\"town-%d\"]\nkind = %q\nunit = %q\ndecimals = 1\ntarget = { %s }\n", i, i+1, i, i, i, i, i%p.cities(), s.kind, s.unit, s.target)
		if s.more != "" {
			fmt.Fprintf(&b, s.more, i, 1+i/perAnnex)
		}
		fmt.Fprintf(&b, "[target-%d.receipts]\n%s = { zh = \"%s\", en = \"%s\" }\n", i, p.clause(i), fmt.Sprintf(s.words, i), fmt.Sprintf(s.wordsEN, i))
	}
	p.write("data/indicators.toml", b.String())
}

// years writes records for two targets in three.
func (p *plan) years() {
	for year := 2026; year <= 2030; year++ {
		var b strings.Builder
		for i := range p.targets {
			if i%3 == 2 || i%7 == year%7 {
				continue
			}
			value := 6.5 + float64((i*7+year*3)%40)/10
			if p.sort(i).kind == "rank" {
				value = float64(5 + (i+year)%6)
			}
			fmt.Fprintf(&b, "target-%d = { value = %g, source = \"source-%d\", quote = \"第%d项为%g\" }\n", i, value, (i/2)%p.sources(), i, value)
		}
		p.write(fmt.Sprintf("data/years/%d.toml", year), b.String())
	}
}

func (p *plan) texts() {
	p.write("content/zh/notice.md", "# 关于印发《示例湖区发展计划》的通知\n\n各镇人民政府： {#n-to .addressees}\n\n现将《[示例湖区发展计划](plan.md)》印发给你们。 {#n-1 .letter}\n")
	p.write("content/en/notice.md", "# Notice on Issuing the Sample Lake District Plan\n\nTo the town governments: {#n-to .addressees}\n\nThe [Sample Lake District Plan](plan.md) is issued to you. {#n-1 .letter}\n")
	p.write("content/zh/plan.md", "# 示例湖区发展计划\n\n## 一、总体要求 {#s1}\n\n建设湖区。（责任单位：湖区管委会、0镇政府）\n")
	p.write("content/en/plan.md", "# Sample Lake District Plan\n\n## I. General {#s1}\n\nBuild the district. (Responsible bodies: District Committee; Town 0 Government)\n")
	p.write("content/zh/method.md", "# 方法\n\n如何评估。\n")
	p.write("content/en/method.md", "# Method\n\nHow targets are assessed.\n")
	p.write("content/zh/about.md", "# 关于\n\n测试。\n")
	p.write("content/en/about.md", "# About\n\nA test.\n")
	for k := range p.annexes() {
		p.annex(k)
	}
}

func (p *plan) annex(k int) {
	var zh, en strings.Builder
	fmt.Fprintf(&zh, "# 目标清单第%d部分\n\n附件%d {#a%d .label}\n\n| 序号 | 指标 | 责任单位 |\n| --- | --- | --- |\n", k+1, k+1, k+1)
	fmt.Fprintf(&en, "# List of targets, part %d\n\nAnnex %d {#a%d .label}\n\n| No. | Target | Responsible bodies |\n| --- | --- | --- |\n", k+1, k+1, k+1)
	for i := k * perAnnex; i < min(p.targets, (k+1)*perAnnex); i++ {
		s, town := p.sort(i), i%p.cities()
		fmt.Fprintf(&zh, "| %d {#%s} | 到2030年，%s，基期为20%%。 | 湖区管委会、%d镇政府 |\n", 1+i%perAnnex, p.clause(i), fmt.Sprintf(s.words, i), town)
		fmt.Fprintf(&en, "| %d {#%s} | By 2030, %s, from 20%%. | District Committee; Town %d Government |\n", 1+i%perAnnex, p.clause(i), fmt.Sprintf(s.wordsEN, i), town)
	}
	p.write(fmt.Sprintf("content/zh/annexes/%d.md", k+1), zh.String())
	p.write(fmt.Sprintf("content/en/annexes/%d.md", k+1), en.String())
}
