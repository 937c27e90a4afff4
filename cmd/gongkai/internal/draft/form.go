package draft

import (
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/disclosure"
)

// Source is the form of a source, to stand at the end of data/sources.toml.
func Source(id disclosure.SourceID) []byte {
	return fill(`# 新来源：填写引号中的内容，然后运行 gongkai check；照录来源的原文，不翻译、不改写。
# A new source: fill in what stands between quotation marks, then run gongkai check. Copy the source's own words.
[ID]
publisher = { zh = "", en = "" }   # 发布单位 / who published it
title = ""                         # 标题 / its title
lang = ""                          # 标题的语言 / the language of the title: zh, zh-Hant, en
url = ""                           # 发布单位自己的网页，https:// 起照录全文 / the publisher's own page, the whole address
date = ""                          # 发布日期，知道到日写到日 / as exact as known: 2027-03-18, 2027-03, 2027
kind = ""                          # official 责任单位或编制方，press 媒体 / official: the body in charge or the compiler; press
# via = { zh = "某网转载", en = "repost on …" }   # 只查得转载页的，写明转载的网站 / where only a repost was found
# note = { zh = "", en = "" }
`, "ID", string(id))
}

// Indicator is the form of an indicator, to stand at the end of data/indicators.toml. The dataset gives its number and the
// ids that it may name.
func Indicator(id disclosure.IndicatorID, set *disclosure.Dataset) []byte {
	number := 1
	for i := range set.Indicators {
		number = max(number, set.Indicators[i].Number+1)
	}
	return fill(`# 新指标：填写引号中的内容，把 clause-id 换成条款的标识，然后运行 gongkai check。
# A new indicator: fill in what stands between quotation marks, put the clause's id for clause-id, then run gongkai check.
[ID]
number = NUMBER   # 序号，不重复 / its number, given once
name = { zh = "", en = "" }    # 全名 / the full name
short = { zh = "", en = "" }   # 简称，用于列表 / the short name, for lists
areas = [""]   # 地区，几个地区的逐个观测 / areas; several are observed one by one: AREAS
# level 水平 a level · cumulative 期内累计 a sum over the period · growth 年均增长 average growth · increment 逐年提升 a yearly rise
# rank 名次 a rank · comparison 两项比较 two figures compared · multiple 基期的若干倍 a multiple of the baseline
kind = ""
unit = ""      # 数据的单位 / the unit of its figures: UNITS
decimals = 0   # 显示几位小数 / how many decimals are shown
# 只有三类要写 observed，说明数据是什么 / only for three kinds, to say what the figures are:
# cumulative: flow 当年数 of the year, total 累计数 the running total · growth: rate 增速, level 水平 · increment: level 水平, change 比上年
# observed = ""
# 目标值和比较词：> 超过，>= 以上、达到，<= 不超过、前几名，< 低于；文件没有印出比较词的 printed = false
# the target: > more than, >= at least, <= at most, < less than; printed = false where the document has no such word
target = { value = "", cmp = "", printed = true }   # value 填数字，不加引号 / value is a number, without quotation marks
# 期限不是计划起止年的，在 target 中另写 first、last；以文字表示数值的，另写 reading = { zh = "…", en = "…" }
# first and last in target where its years are not the plan's; reading = { zh = "…", en = "…" } where words stand for the number
# baseline = { year = BASE, value = 0, clause = "clause-id", zh = "原文", en = "its words" }   # 文件写明的同口径起点 / where the document says it starts

# 依据：设定目标的条款和原文，逐字照录，含目标值；第一条为准
# the receipts: the clauses that set it and their words, verbatim and with the figure; the first decides
[ID.receipts]
clause-id = { zh = "", en = "" }
`, "ID", string(id), "NUMBER", strconv.Itoa(number), "BASE", strconv.Itoa(set.Site.Plan.First-1), "AREAS", some(set.Areas, func(a disclosure.Area) string { return string(a.ID) }),
		"UNITS", some(set.Units, func(u disclosure.Unit) string { return string(u.ID) }))
}

// Release is the file of a release. An empty date is left to be filled in. What changed since the release before, if
// anything is known of it, stands in it as remarks, for who writes the notes.
func Release(date, changed string) []byte {
	form := fill(`# 一次发布：填写引号中的内容，然后运行 gongkai check。
# A release: fill in what stands between quotation marks, then run gongkai check.

date = "DATE"   # 发布日期，决定哪些年份的数据已经到期 / the day of the release, which decides which years are due: 2027-03-18
title = { zh = "", en = "" }   # 标题 / its title
notes = { zh = "", en = "" }   # 这次增加、改动了什么，为什么 / what it adds and changes, and why
`, "DATE", date)
	if changed == "" {
		return form
	}
	remarks := "\n# 供起草说明，写好后可以删去。 / For who writes the notes; delete it afterwards.\n"
	for line := range strings.Lines(changed) {
		remarks += strings.TrimRight("# "+line, " \n") + "\n"
	}
	return append(form, remarks...)
}

// fill puts values for the words in capitals.
func fill(form string, pairs ...string) []byte {
	return []byte(strings.NewReplacer(pairs...).Replace(form))
}

// mostNamed is how many ids a form names.
const mostNamed = 12

// some names the first ids of a list.
func some[T any](list []T, id func(T) string) string {
	var ids []string
	for _, v := range list[:min(len(list), mostNamed)] {
		ids = append(ids, id(v))
	}
	if len(list) > mostNamed {
		ids = append(ids, "…")
	}
	return strings.Join(ids, ", ")
}
