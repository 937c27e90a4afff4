package workbook

import (
	"slices"
	"strings"
	"unicode"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// A column of the sheets: one of the fields that are filled in, or something to go by.
type column struct {
	id    string // the field's, or a word of this file
	head  lang.Text
	width float64
	band  band
	help  lang.Text                          // for the instructions
	list  func(*disclosure.Dataset) []choice // what may be chosen; nil where anything may be written
	free  bool                               // something else may be written too
	only  func(rows []Row) bool              // nil: on all sheets
	show  func(f *Form, r Row) lang.Text     // of what is only shown
}

// A band is a run of columns under one heading.
type band struct{ head lang.Text }

var (
	bandShown  = band{lang.Text{ZH: "参考（已锁定）", EN: "For reference (locked)"}}
	bandFigure = band{lang.Text{ZH: "填写：数据和来源", EN: "Fill in: the figure and its source"}}
	bandScope  = band{lang.Text{ZH: "需要时填写：口径和时点", EN: "Where needed: scope and date"}}
	bandNote   = band{lang.Text{ZH: "需要时填写：备注", EN: "Where needed: notes"}}
)

// The columns that are no fields and that are read back.
const (
	idColumn   = "id"
	yearColumn = "year"

	sheetColumn = "sheet" // of CSV, for people, and of the hidden sheet
)

// columns are all columns in order.
var columns = []column{
	{id: idColumn, head: lang.Text{ZH: "标识", EN: "ID"}, width: 14, band: bandShown},
	{id: "name", head: lang.Text{ZH: "指标", EN: "Indicator"}, width: 30, band: bandShown, show: (*Form).name},
	{id: yearColumn, head: lang.Text{ZH: "年份", EN: "Year"}, width: 6.5, band: bandShown},
	{id: "covers", head: lang.Text{ZH: "填报时期", EN: "Time covered"}, width: 13, band: bandShown, show: (*Form).covers},
	{id: "own-unit", head: lang.Text{ZH: "单位", EN: "Unit"}, width: 9, band: bandShown, show: (*Form).unit},
	{id: "target", head: lang.Text{ZH: "目标", EN: "Target"}, width: 17, band: bandShown, show: (*Form).target},
	{id: "latest", head: lang.Text{ZH: "此前数据", EN: "Earlier figure"}, width: 16, band: bandShown, show: (*Form).latest},
	{id: string(Value), head: lang.Text{ZH: "数值", EN: "Value"}, width: 11, band: bandFigure,
		help: lang.Text{ZH: "只填数字，用“单位”一栏的单位：23%填23。没有公布的留空。", EN: "Digits only, in the unit that stands beside it: 23 for 23%. Leave it empty where nothing is published."}},
	{id: string(Bound), head: lang.Text{ZH: "下限", EN: "Bound"}, width: 8, band: bandFigure, list: bounds,
		help: lang.Text{ZH: "数值只是下限时选：“超过300家”选 >，“300家以上”选 >=。", EN: "Where the value is a lower bound: > for “more than 300”, >= for “at least 300”."}},
	{id: string(Unit), head: lang.Text{ZH: "所用单位", EN: "Unit used"}, width: 10, band: bandFigure, list: units,
		help: lang.Text{ZH: "数值用了另一种单位时选择，否则留空。", EN: "Where the value is in another unit; else leave it empty."}},
	{id: string(Status), head: lang.Text{ZH: "状态", EN: "Status"}, width: 10, band: bandFigure, list: statuses,
		help: lang.Text{ZH: "不填即正常。初步数选 P；来源写明没有数据的选 O、L、M 或 Q，数值留空。", EN: "Empty means normal. P for a provisional figure; O, L, M or Q with an empty value where the source says that there is none."}},
	{id: string(Basis), head: lang.Text{ZH: "价格", EN: "Prices"}, width: 10, band: bandFigure, list: bases, only: needsBasis,
		help: lang.Text{ZH: "增速按可比价还是现价计算。", EN: "Whether growth is at constant or at current prices."}},
	{id: string(Observed), head: lang.Text{ZH: "数据类型", EN: "Kind of figure"}, width: 10, band: bandFigure, list: observed, only: needsObserved,
		help: lang.Text{ZH: "数据与“填报时期”不是一回事时选择：如要求当年数而来源给的是累计数。", EN: "Where the figure is not what the time covered asks for, such as a running total for the year's own amount."}},
	{id: string(Source), head: lang.Text{ZH: "来源", EN: "Source"}, width: 19, band: bandFigure, list: sources, free: true,
		help: lang.Text{ZH: "从下拉列表选择（清单见“来源”表）。表中没有的，先请编辑登记，再填其标识。", EN: "Choose from the list (see the sheet of sources). One that is missing is first entered by the editors; then write its ID."}},
	{id: string(Quote), head: lang.Text{ZH: "来源原文", EN: "The source's words"}, width: 34, band: bandFigure,
		help: lang.Text{ZH: "逐字照录来源中写明这一数据的文字，不翻译。", EN: "The words of the source that state the figure, copied exactly and not translated."}},
	{id: string(Role), head: lang.Text{ZH: "用途", EN: "Use"}, width: 12, band: bandScope, list: roles,
		help: lang.Text{ZH: "口径、范围或时点与目标不同的选“参考”，并填口径说明；完全一致的留空。", EN: "Choose context for a figure of another scope, area or date, and state its scope; else leave it empty."}},
	{id: string(Period), head: lang.Text{ZH: "时点或时段", EN: "Date or period"}, width: 15, band: bandScope,
		help: lang.Text{ZH: "不是全年或年末的才填：2025-09、2025-07-04，或 2025-01/2025-09。", EN: "Only where it is not the whole year or its end: 2025-09, 2025-07-04, or 2025-01/2025-09."}},
	{id: string(ScopeZH), head: lang.Text{ZH: "口径说明（中文）", EN: "Scope (Chinese)"}, width: 28, band: bandScope,
		help: lang.Text{ZH: "这一数据统计的是什么。参考数据必填。", EN: "What the figure measures, in Chinese. Needed for context."}},
	{id: string(ScopeEN), head: lang.Text{ZH: "口径说明（英文）", EN: "Scope (English)"}, width: 28, band: bandScope,
		help: lang.Text{ZH: "同上，英文；可留给编辑翻译。", EN: "The same in English; the editors can translate it."}},
	{id: string(NoteZH), head: lang.Text{ZH: "备注（中文）", EN: "Note (Chinese)"}, width: 34, band: bandNote,
		help: lang.Text{ZH: "读者应当知道的其他情况。", EN: "What else a reader should know, in Chinese."}},
	{id: string(NoteEN), head: lang.Text{ZH: "备注（英文）", EN: "Note (English)"}, width: 34, band: bandNote,
		help: lang.Text{ZH: "同上，英文；可留给编辑翻译。", EN: "The same in English; the editors can translate it."}},
}

// isField reports whether the column is filled in.
func (c *column) isField() bool { return slices.Contains(Fields, Field(c.id)) }

// Head is the head of the column of a field.
func Head(f Field) lang.Text {
	return columns[slices.IndexFunc(columns, func(c column) bool { return c.id == string(f) })].head
}

// columnsFor are the columns of a sheet.
func columnsFor(rows []Row) []column {
	return slices.DeleteFunc(slices.Clone(columns), func(c column) bool { return c.only != nil && !c.only(rows) })
}

func needsBasis(rows []Row) bool {
	return slices.ContainsFunc(rows, func(r Row) bool {
		return r.Indicator.Kind == disclosure.Growth || r.Record != nil && r.Record.Basis != ""
	})
}

func needsObserved(rows []Row) bool {
	return slices.ContainsFunc(rows, func(r Row) bool {
		return len(r.Indicator.Kind.Observables()) > 1 || r.Record != nil && r.Record.Observed != ""
	})
}

// columnOf finds the column that a head names: by either language, both, or the id.
func columnOf(head string) *column {
	plain := plainHead(head)
	for i := range columns {
		c := &columns[i]
		for _, name := range []string{c.head.ZH, c.head.EN, c.head.ZH + c.head.EN, c.id} {
			if plainHead(name) == plain {
				return c
			}
		}
	}
	return nil
}

// plainHead is a head without what differs between programs and hands: case, space, the marks around words.
func plainHead(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || strings.ContainsRune("/|()（）：:*", r) {
			return -1
		}
		return unicode.ToLower(r)
	}, s)
}

// A choice is what a drop-down list offers: an id, and what it means.
type choice struct {
	id     string
	name   lang.Text
	byName bool // the name alone stands in the cell
}

// text is what stands in the cell: the id, and its meaning in both languages.
func (c choice) text() string {
	var words []string
	if !c.byName {
		words = append(words, c.id)
	}
	if c.name.ZH != "" {
		words = append(words, c.name.ZH)
	}
	if c.name.EN != "" && c.name.EN != c.name.ZH {
		words = append(words, c.name.EN)
	}
	return strings.Join(words, " ")
}

func bounds(*disclosure.Dataset) []choice {
	return []choice{
		{id: string(disclosure.More), name: lang.Text{ZH: "超过", EN: "more than"}}, {id: string(disclosure.AtLeast), name: lang.Text{ZH: "以上", EN: "at least"}},
	}
}

func statuses(*disclosure.Dataset) []choice {
	var list []choice
	for _, m := range disclosure.Statuses {
		list = append(list, choice{id: string(m.Code), name: m.Name})
	}
	return list
}

func bases(*disclosure.Dataset) []choice {
	return []choice{{id: "real", name: lang.Text{ZH: "可比价"}}, {id: "nominal", name: lang.Text{ZH: "现价"}}}
}

func observed(*disclosure.Dataset) []choice {
	var list []choice
	for _, o := range []disclosure.Observable{disclosure.Flow, disclosure.RunningTotal, disclosure.Rate, disclosure.LevelOf, disclosure.Change} {
		list = append(list, choice{id: string(o), name: lang.Text{ZH: o.Name().ZH}})
	}
	return list
}

func roles(*disclosure.Dataset) []choice {
	return []choice{{id: string(disclosure.Observed), name: lang.Text{ZH: "正式数据"}}, {id: string(disclosure.Context), name: lang.Text{ZH: "参考"}}}
}

func units(set *disclosure.Dataset) []choice {
	var list []choice
	for i := range set.Units {
		u := &set.Units[i]
		same := slices.ContainsFunc(set.Units, func(o disclosure.Unit) bool { return o.ID != u.ID && o.Name.ZH == u.Name.ZH })
		list = append(list, choice{string(u.ID), u.Name, !same})
	}
	return list
}

func sources(set *disclosure.Dataset) []choice {
	var list []choice
	for i := range set.Sources {
		s := &set.Sources[i]
		list = append(list, choice{id: string(s.ID), name: lang.Text{ZH: s.Publisher.ZH}})
	}
	return list
}
