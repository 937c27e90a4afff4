package dataset

import (
	"maps"
	"strings"
	"unicode/utf8"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// A Meaning says what a key is for, in whole sentences, and gives a value as a file could hold it. Reading needs none of
// it; editors do.
type Meaning struct {
	ZH, EN  string
	Example string // TOML, what stands behind the equals sign; of a table's own key, the key
}

// Text is the meaning in both languages.
func (m Meaning) Text() lang.Text { return lang.Text{ZH: m.ZH, EN: m.EN} }

// meanings explain all fields that a file fills, by Field.ID.
var meanings = joined(siteMeanings, noticeMeanings, listMeanings, targetMeanings, contentMeanings, schematicMeanings, recordMeanings)

func joined(tables ...map[string]Meaning) map[string]Meaning {
	all := map[string]Meaning{}
	for _, table := range tables {
		maps.Copy(all, table)
	}
	return all
}

// hint tells an editor to write the field's key, how, and what for. Long examples are left to the schemas.
func (f Field) hint() lang.Text {
	m := f.Means()
	if m.Example == "" || utf8.RuneCountInString(m.Example) > longestHint {
		return lang.Text{ZH: "它是：" + strings.TrimSuffix(m.ZH, "。"), EN: "it is: " + sentenceEnd(m.EN)}
	}
	write := f.Key + " = " + m.Example
	return lang.Text{ZH: "写上，如 " + write + "（" + strings.TrimSuffix(m.ZH, "。") + "）", EN: "write it, such as " + write + " (" + sentenceEnd(m.EN) + ")"}
}

// longestHint is the longest example that a hint shows, in characters.
const longestHint = 80

// sentenceEnd makes an English sentence the end of another.
func sentenceEnd(s string) string {
	s = strings.TrimSuffix(s, ".")
	if first, rest, _ := strings.Cut(s, " "); len(first) > 1 && first == strings.ToUpper(first) {
		return first + " " + rest
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// Means is what the field is for.
func (f Field) Means() Meaning { return meanings[f.ID()] }

// MeansOf is what a value of the field's enum stands for.
func (f Field) MeansOf(value string) lang.Text {
	switch f.Type.Name() {
	case "Kind":
		kind := disclosure.Kind(value)
		name, meaning := kind.Name(), kind.Meaning()
		return lang.Text{ZH: name.ZH + "：" + meaning.ZH, EN: name.EN + ": " + meaning.EN}
	case "Status":
		m, _ := disclosure.Status(value).Meaning()
		return statusMeaning(m)
	}
	if words, ok := valueMeanings[f.ID()]; ok {
		return words[value]
	}
	return valueMeanings[f.Type.Name()][value]
}

// statusMeaning adds to a status whether a figure goes with it, and whether it is assessed.
func statusMeaning(m disclosure.StatusMeaning) lang.Text {
	o := disclosure.Observation{Status: m.Code}
	switch {
	case !m.WithValue:
		return lang.Text{ZH: m.Name.ZH + "，不写 value", EN: m.Name.EN + "; without value"}
	case m.Missing:
		return lang.Text{ZH: m.Name.ZH + "，此前此后的数据不相连，可以不写 value", EN: m.Name.EN + "; what lies before it is never joined to what follows; value may be left out"}
	case o.IsContext():
		return lang.Text{ZH: m.Name.ZH + "，只作参考，须写 scope", EN: m.Name.EN + "; context only, with a scope"}
	}
	return m.Name
}

// valueMeanings explain the values of enums, by the name of their type or, where that is a plain string, by Field.ID.
var valueMeanings = map[string]map[string]lang.Text{
	"Comparator": {
		">":  {ZH: "大于：“超过”“突破”，不含本数", EN: "more than, the number itself not included"},
		">=": {ZH: "不小于：“以上”“达到”“不低于”，含本数", EN: "at least, the number itself included"},
		"<=": {ZH: "不大于：“以内”“不超过”“前8名”，含本数", EN: "at most, the number itself included"},
		"<":  {ZH: "小于：“低于”“不到”，不含本数", EN: "less than, the number itself not included"},
	},
	"Observable": {
		"flow":   {ZH: "当年的流量（累计类）", EN: "the flow of the year (cumulative)"},
		"total":  {ZH: "期初以来的累计数（累计类）", EN: "the sum since the period began (cumulative)"},
		"rate":   {ZH: "当年的增长率，百分数（年均增长类）", EN: "the growth of the year, in per cent (growth)"},
		"level":  {ZH: "年末或全年的水平（年均增长、逐年提升类）", EN: "the level of the year (growth, increment)"},
		"change": {ZH: "比上年的变化（逐年提升类）", EN: "the change on the year before (increment)"},
	},
	"Role": {
		"observation": {ZH: "观测值：口径、范围、时点与目标完全一致，参加评估（默认）", EN: "of the target's own scope and date; assessed (the default)"},
		"context":     {ZH: "参考：口径、范围或时点不同，只列出，不连线、不评估；须写 scope", EN: "of another scope or date: shown, never joined to the line, never assessed; with a scope"},
	},
	"Style": {
		"currency": {ZH: "金额：4万亿元", EN: "money: RMB 4 trillion"},
		"percent":  {ZH: "百分比：9%", EN: "per cent: 9%"},
		"points":   {ZH: "百分点：1个百分点", EN: "percentage points: 1 percentage point"},
		"count":    {ZH: "个数：1万家", EN: "a count: 10,000"},
		"rank":     {ZH: "名次：第8名", EN: "a rank: 8th"},
		"times":    {ZH: "倍数：2倍", EN: "a multiple: 2 times"},
		"measure":  {ZH: "其他计量单位：300万吨、40公里", EN: "any other measure: 3 million t, 40 km"},
	},
	"Site.Messages": {
		"zh": {ZH: "中文", EN: "Chinese"},
		"en": {ZH: "英文", EN: "English"},
	},
	"Source.Lang": {
		"zh":      {ZH: "中文（简体）", EN: "Chinese, simplified"},
		"zh-Hant": {ZH: "中文（繁体）", EN: "Chinese, traditional"},
		"en":      {ZH: "英文", EN: "English"},
	},
	"Source.Kind": {
		"official": {ZH: "官方：责任单位、统计机构或指数编制机构自己的文字", EN: "official: the responsible body's, the statistical office's or the index compiler's own text"},
		"press":    {ZH: "媒体：报道或转述", EN: "press: a report"},
	},
	"Revision.Of": {
		"figure":   {ZH: "数据", EN: "a figure"},
		"target":   {ZH: "目标", EN: "a target"},
		"baseline": {ZH: "基期数", EN: "a baseline"},
		"clause":   {ZH: "文件的条款", EN: "a clause of the document"},

		"definition": {ZH: "单位或背景数据", EN: "a unit or a background figure"},
	},
	"Observation.Basis": {
		"real":    {ZH: "按可比价格（实际增长）", EN: "at constant prices"},
		"nominal": {ZH: "按现价（名义增长）", EN: "at current prices"},
	},
}
