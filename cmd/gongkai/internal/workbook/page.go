package workbook

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// This file is about what a sheet of figures does on screen and on paper.

// validations gives the columns their lists and their hints.
func (b *builder) validations(s *Sheet, cols []column, last, end int) {
	add := func(col, from, to int, fill func(*excelize.DataValidation)) {
		v := excelize.NewDataValidation(true)
		v.SetSqref(cellName(col, from) + ":" + cellName(col, to))
		fill(v)
		b.check(b.book.AddDataValidation(s.Name, v))
	}
	for i, c := range cols {
		switch col := i + 1; {
		case c.id == idColumn:
			add(col, last+2, end, func(v *excelize.DataValidation) {
				v.SetSqrefDropList(b.lists[idColumn+s.Name])
			})
		case c.id == string(Value):
			for k := range s.Rows {
				add(col, firstRow+k, firstRow+k, func(v *excelize.DataValidation) { b.askValue(v, s.Rows[k]) })
			}
		case c.list != nil:
			add(col, firstRow, end, func(v *excelize.DataValidation) {
				v.SetSqrefDropList(b.lists[c.id])
				if !c.free {
					v.SetError(excelize.DataValidationErrorStyleWarning, c.head.ZH+" "+c.head.EN, "列表中没有这一项。 This is not in the list.")
				}
			})
		}
	}
}

// askValue says what figure is wanted, and lets the program warn of what is no number.
func (b *builder) askValue(v *excelize.DataValidation, r Row) {
	unit, covers := b.unit(r), b.covers(r)
	least, greatest := -1e15, 1e15
	if len(r.Indicator.Range) == 2 && (r.Record == nil || r.Record.Unit == "") && r.Indicator.Part(r.Part) == nil {
		least, _ = r.Indicator.Range[0].Float64()
		greatest, _ = r.Indicator.Range[1].Float64()
	}
	b.check(v.SetRange(least, greatest, excelize.DataValidationTypeDecimal, excelize.DataValidationOperatorBetween))
	v.SetError(excelize.DataValidationErrorStyleWarning, "数值 Value", "应为数字，单位："+unit.ZH+"。 It must be a number, in "+unit.EN+".")
	v.SetInput("数值 Value", covers.ZH+"，单位："+unit.ZH+"。没有公布的留空。\n"+covers.EN+", in "+unit.EN+". Leave it empty where nothing is published.")
}

// A4, in millimetres, less the margins.
const (
	paperA4   = 9
	paperWide = 297 - 2*marginMM
	marginMM  = 10
)

// page sets a sheet up for the screen and for A4 paper: the figures and their sources on one page, scopes and notes on
// the next, the heads and the names on every page.
func (b *builder) page(sheet string, cols []column, end int) {
	second := slices.IndexFunc(cols, func(c column) bool { return c.band == bandScope })
	names := 2 // columns that stay in view and are repeated
	if len(b.Years) > 1 {
		names = 3
	}
	scale := uint(min(100, max(40, min(scaleOf(cols[:second]), scaleOf(slices.Concat(cols[:names], cols[second:]))))))
	b.paper(sheet, scale)
	b.check(b.book.InsertPageBreak(sheet, cellName(second+1, 1)))
	quoted := "'" + strings.ReplaceAll(sheet, "'", "''") + "'!"
	b.check(b.book.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: sheet,
		RefersTo: fmt.Sprintf("%s$A:$%s,%s$%d:$%d", quoted, columnName(names), quoted, bandRow, headRow)}))
	b.check(b.book.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", Scope: sheet,
		RefersTo: quoted + "$A$1:$" + columnName(len(cols)) + "$" + strconv.Itoa(end)}))
	begin := cellName(1+slices.IndexFunc(cols, func(c column) bool { return c.isField() }), firstRow)
	b.check(b.book.SetPanes(sheet, &excelize.Panes{Freeze: true, XSplit: names, YSplit: headRow, TopLeftCell: cellName(names+1, firstRow), ActivePane: "bottomRight",
		Selection: []excelize.Selection{{SQRef: begin, ActiveCell: begin, Pane: "bottomRight"}}}))
	hide := false
	b.check(b.book.SetSheetView(sheet, 0, &excelize.ViewOptions{ShowGridLines: &hide}))
}

// paper sets a sheet up for A4 in landscape.
func (b *builder) paper(sheet string, scale uint) {
	size, orientation, margin, foot := paperA4, "landscape", marginMM/25.4, 0.25
	order := "overThenDown"
	b.check(b.book.SetPageLayout(sheet, &excelize.PageLayoutOptions{Size: &size, Orientation: &orientation, AdjustTo: &scale, PageOrder: &order}))
	bottom := 0.6
	b.check(b.book.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{Left: &margin, Right: &margin, Top: &margin, Bottom: &bottom, Header: &foot, Footer: &foot}))
	b.check(b.book.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{
		OddFooter: `&L&"` + typeface + `,Regular"&8` + strings.ReplaceAll(b.set.Site.ShortName.ZH, "&", "&&") + "  " + yearList(b.Years).ZH + `&C&"` + typeface + `,Regular"&8&A&R&"` + typeface + `,Regular"&8&P / &N`,
	}))
}

// scaleOf is the scale, in per cent, at which columns fit on a page.
func scaleOf(cols []column) int {
	mm := 0.0
	for _, c := range cols {
		mm += (7*c.width + 5) * 25.4 / 96
	}
	return int(paperWide / mm * 97)
}

// The looks of the sheets of words.
var (
	lookWords   = look{color: ink, size: 10, wrap: true}
	lookWordsEN = look{color: inkSoft, size: 10, wrap: true}
	lookLabel   = look{color: seal, size: 10, bold: true, wrap: true}
	lookSection = look{fill: soft, color: seal, size: 10, bold: true, middle: true}
)

// wordWidths are the widths of the columns of instructions: labels, Chinese, English.
var wordWidths = []float64{20, 58, 64}

// instructions is the first sheet: what to do, in both languages side by side.
func (b *builder) instructions() {
	sheet, row := instructionsSheet, 1
	for i, width := range wordWidths {
		b.check(b.book.SetColWidth(sheet, columnName(i+1), columnName(i+1), width))
	}
	put := func(label string, t lang.Text) {
		for col, text := range []string{label, t.ZH, t.EN} {
			b.put(sheet, col+1, row, text, []look{lookLabel, lookWords, lookWordsEN}[col])
			b.grow(sheet, row, text, wordWidths[col], lookWords.size)
		}
		row++
	}
	section := func(t lang.Text) {
		row++
		b.put(sheet, 1, row, t.ZH, lookSection)
		b.put(sheet, 2, row, "", lookSection)
		b.put(sheet, 3, row, t.EN, lookSection)
		b.check(b.book.SetRowHeight(sheet, row, 18))
		row++
	}
	years := yearList(b.Years)
	b.put(sheet, 1, row, "数据填报表（"+years.ZH+"）", lookTitle)
	b.check(b.book.SetRowHeight(sheet, row, 27))
	row++
	b.put(sheet, 1, row, b.set.Site.Name.ZH, lookWords.unwrapped())
	row++
	b.put(sheet, 1, row, "Figures for "+years.EN+" · "+b.set.Site.Name.EN, lookWordsEN.unwrapped())
	row++
	section(lang.Text{ZH: "怎样填", EN: "How to fill it in"})
	for i, step := range steps {
		put(strconv.Itoa(i+1), step)
	}
	section(lang.Text{ZH: "各栏", EN: "The columns"})
	for _, c := range columns {
		if c.isField() {
			put(c.head.ZH+"\n"+c.head.EN, c.help)
		}
	}
	section(lang.Text{ZH: "状态", EN: "Statuses"})
	for _, m := range disclosure.Statuses {
		put(string(m.Code), lang.Text{ZH: m.Name.ZH + statusValue(m).ZH, EN: m.Name.EN + statusValue(m).EN})
	}
	section(lang.Text{ZH: "各表", EN: "The sheets"})
	for i := range b.Sheets {
		put(b.Sheets[i].Name, b.Sheets[i].counts())
	}
	section(lang.Text{ZH: "编辑", EN: "For the editors"})
	put("", lang.Text{
		ZH: "收回后运行 gongkai import 文件名.xlsx，先看改动；核对无误，再加 --write 写入 data/years/。有问题的，会指出是哪张表的哪个单元格。",
		EN: "When it has come back, run gongkai import FILE.xlsx to see what would change, then again with --write to change data/years/. Problems are told with sheet and cell."})
	b.paper(sheet, 95)
	hide := false
	b.check(b.book.SetSheetView(sheet, 0, &excelize.ViewOptions{ShowGridLines: &hide}))
	b.protect(sheet)
}

func (k look) unwrapped() look {
	k.wrap = false
	return k
}

func statusValue(m disclosure.StatusMeaning) lang.Text {
	if m.WithValue {
		return lang.Text{}
	}
	return lang.Text{ZH: "（不填数值）", EN: " (no value)"}
}

// counts says how many figures a sheet asks for.
func (s *Sheet) counts() lang.Text {
	filled := 0
	for _, r := range s.Rows {
		if r.Record != nil {
			filled++
		}
	}
	all, have := strconv.Itoa(len(s.Rows)), strconv.Itoa(filled)
	return lang.Text{ZH: s.Title.ZH + "：共" + all + "行，其中" + have + "行已有数据", EN: s.Title.EN + ": rows " + all + ", with figures " + have}
}

// steps are the instructions.
var steps = []lang.Text{
	{ZH: "每张表是一个地区或单位，每行是一项指标一年的数据。白色单元格供填写；灰色的已锁定，供对照。已有的数据已经填好，有误的直接改正。",
		EN: "Each sheet is an area or a body, each row one figure of one year. White cells are for you to fill in; gray ones are locked and for reference. Figures already known are filled in; correct them where they are wrong."},
	{ZH: "数值用“单位”一栏的单位，只填数字：单位是%的，23%填23；单位是万亿元的，3900亿元填0.39，或填3900并把“所用单位”选为亿元。",
		EN: "Give the value in the unit that stands beside it, digits only: 23 for 23%; where the unit is RMB trillion, 0.39 for RMB 390 billion, or 3900 with 亿元 (RMB 100 million) chosen as the unit used."},
	{ZH: "每个数据都要有来源和原文：选择来源，逐字照录原文。缺项的单元格会显示为浅黄色。",
		EN: "Every figure needs its source and the source's own words, copied exactly. Cells that are still wanting turn light yellow."},
	{ZH: "口径、范围或时点与目标不完全一致的，只能作参考：“用途”选“参考”，写明口径说明；不是全年或年末的，再填时点或时段。",
		EN: "A figure whose scope, area or date is not exactly the target's is context only: choose context as its use and state its scope; give its date or period if it is not of the whole year or its end."},
	{ZH: "没有公布的不填，绝不估算、插补。来源写明没有这一数据的，数值留空，状态选 O、L、M 或 Q，并填来源。要撤下已有的数据，清空其数值，并告知编辑。",
		EN: "What has not been published is left empty; nothing is estimated or interpolated. Where a source says that there is no figure, leave the value empty, choose O, L, M or Q, and give the source. To withdraw a figure, clear its value and tell the editors."},
	{ZH: "同一指标还有其他数据的，填在表末各行，并在“标识”栏选择指标。",
		EN: "Where there are more figures of an indicator, enter them in the rows at the end of the sheet and choose the indicator in the ID column."},
	{ZH: "填好后保存为 .xlsx 交回。不要改动表头和标识；可以调整列宽、排序、加批注，另加的列和表不会被读取。",
		EN: "Save it as .xlsx and send it back. Leave heads and IDs as they are; widths, sorting and comments are up to you; columns and sheets that you add are not read."},
}

// sourceList is the sheet that says what the sources are.
func (b *builder) sourceList() {
	sheet := sourcesSheet
	b.newSheet(sheet)
	heads := []struct {
		t     lang.Text
		width float64
	}{{lang.Text{ZH: "标识", EN: "ID"}, 24}, {lang.Text{ZH: "发布单位", EN: "Publisher"}, 26}, {lang.Text{ZH: "标题", EN: "Title"}, 60}, {lang.Text{ZH: "日期", EN: "Date"}, 12}, {lang.Text{ZH: "网址", EN: "Address"}, 48}}
	for i, h := range heads {
		b.both(sheet, i+1, 1, h.t, lookHead(false))
		b.check(b.book.SetColWidth(sheet, columnName(i+1), columnName(i+1), h.width))
	}
	b.check(b.book.SetRowHeight(sheet, 1, 30))
	for i := range b.set.Sources {
		s := &b.set.Sources[i]
		small := lookLocked
		small.size = 9
		b.put(sheet, 1, i+2, string(s.ID), lookID)
		b.both(sheet, 2, i+2, s.Publisher, small)
		b.growBoth(sheet, i+2, s.Publisher, heads[1].width, small.size)
		b.put(sheet, 3, i+2, s.Title, small)
		b.grow(sheet, i+2, s.Title, heads[2].width, small.size)
		b.put(sheet, 4, i+2, s.Date.String(), small)
		b.put(sheet, 5, i+2, s.URL, small)
		b.grow(sheet, i+2, s.URL, heads[4].width, small.size)
	}
	b.paper(sheet, 82)
	b.check(b.book.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", Scope: sheet, RefersTo: "'" + sheet + "'!$1:$1"}))
	b.check(b.book.SetPanes(sheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
	b.protect(sheet)
}
