package workbook

import (
	"fmt"
	"io"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// The names of the sheets that hold no figures.
const (
	instructionsSheet = "填表说明 Instructions"
	sourcesSheet      = "来源 Sources"
	listsSheet        = "gongkai-lists" // what the drop-down lists offer; hidden
	exportedSheet     = "gongkai"       // what the cells held when they were sent out; hidden
)

var ownSheets = []string{instructionsSheet, sourcesSheet, listsSheet, exportedSheet, "History"} // Excel keeps the last for itself

// formVersion is the version of what the hidden sheet says. A workbook of a later one is not read.
const formVersion = 1

// The rows of a sheet of figures.
const (
	titleRow = 1
	leadRow  = 2
	bandRow  = 3
	headRow  = 4
	firstRow = 5
)

// furtherRows is how many empty rows a sheet has for further figures.
const furtherRows = 6

// WriteXLSX writes the form as a workbook. The same form gives the same bytes.
func (f Form) WriteXLSX(w io.Writer) error {
	b := &builder{Form: f, book: excelize.NewFile(), styles: map[look]int{}, lists: map[string]string{}, heights: map[place]float64{}}
	defer b.book.Close()
	b.check(b.book.SetSheetName("Sheet1", instructionsSheet))
	b.baseFont()
	b.writeLists()
	b.instructions()
	for i := range f.Sheets {
		b.sheet(&f.Sheets[i])
	}
	b.sourceList()
	b.exported()
	b.properties()
	b.setHeights()
	b.book.SetZipWriter(newElastic)
	if b.err != nil {
		return fmt.Errorf("making the workbook: %w", b.err)
	}
	return b.book.Write(w)
}

// A builder makes a workbook. After an error nothing more is done.
type builder struct {
	Form
	book    *excelize.File
	styles  map[look]int
	lists   map[string]string // where the choices of a column stand, by its id
	heights map[place]float64
	err     error
}

// baseFont sets the font in whose digits columns are measured to one that every program has, or has the like of: else a
// page would not hold its columns.
func (b *builder) baseFont() {
	b.check(b.book.SetDefaultFont("Arial"))
	if fonts := b.book.Styles.Fonts; len(fonts.Font) > 0 && fonts.Font[0].Sz != nil {
		size := 10.0
		fonts.Font[0].Sz.Val = &size
	}
}

func (b *builder) check(err error) {
	if b.err == nil {
		b.err = err
	}
}

func (b *builder) style(k look) int {
	id, ok := b.styles[k]
	if !ok {
		var err error
		id, err = b.book.NewStyle(k.style())
		b.check(err)
		b.styles[k] = id
	}
	return id
}

func cellName(col, row int) string {
	name, _ := excelize.CoordinatesToCellName(col, row)
	return name
}

func columnName(col int) string {
	name, _ := excelize.ColumnNumberToName(col)
	return name
}

// put writes a text, never a formula, in a look.
func (b *builder) put(sheet string, col, row int, text string, k look) {
	cell := cellName(col, row)
	b.check(b.book.SetCellStyle(sheet, cell, cell, b.style(k)))
	if text != "" {
		b.check(b.book.SetCellStr(sheet, cell, text))
	}
}

// smaller is by how much English is set smaller beneath Chinese.
const smaller = 1.5

// both writes a text in both languages, the English beneath and softer.
func (b *builder) both(sheet string, col, row int, t lang.Text, k look) {
	if t.EN == "" || t.EN == t.ZH {
		b.put(sheet, col, row, t.ZH, k)
		return
	}
	second := k.color // of the words in English
	if second == ink {
		second = inkSoft
	}
	cell := cellName(col, row)
	b.check(b.book.SetCellStyle(sheet, cell, cell, b.style(k)))
	b.check(b.book.SetCellRichText(sheet, cell, []excelize.RichTextRun{
		{Text: t.ZH + "\n", Font: &excelize.Font{Family: typeface, Size: k.size, Bold: k.bold, Color: k.color}},
		{Text: t.EN, Font: &excelize.Font{Family: typeface, Size: k.size - smaller, Color: second}},
	}))
}

func (b *builder) newSheet(name string) {
	_, err := b.book.NewSheet(name)
	b.check(err)
}

// sheet writes the figures of one area or body.
func (b *builder) sheet(s *Sheet) {
	b.newSheet(s.Name)
	cols := columnsFor(s.Rows)
	years := yearList(b.Years)
	b.put(s.Name, 1, titleRow, s.Title.ZH+"："+years.ZH+"数据", lookTitle)
	b.put(s.Name, 1, leadRow, s.Title.EN+", "+years.EN, lookLead)
	b.put(s.Name, 3, leadRow, "白色单元格供填写，灰色的已锁定。 White cells are for you to fill in; gray ones are locked.", lookLead)
	b.heads(s.Name, cols)
	for i := range s.Rows {
		b.row(s.Name, cols, firstRow+i, &s.Rows[i])
	}
	last := firstRow + len(s.Rows) - 1
	b.further(s, cols, last+1)
	end := last + 1 + furtherRows
	b.validations(s, cols, last, end)
	b.wanting(s.Name, cols, end)
	b.page(s.Name, cols, end)
	b.protect(s.Name)
}

func (b *builder) heads(sheet string, cols []column) {
	for i, c := range cols {
		heading := ""
		if i == 0 || cols[i-1].band != c.band {
			heading = c.band.head.ZH + " " + c.band.head.EN
		}
		b.put(sheet, i+1, bandRow, heading, lookBand)
		b.both(sheet, i+1, headRow, c.head, lookHead(c.isField()))
		b.check(b.book.SetColWidth(sheet, columnName(i+1), columnName(i+1), c.width))
	}
	b.check(b.book.SetRowHeight(sheet, titleRow, 27))
	b.check(b.book.SetRowHeight(sheet, leadRow, 17))
	b.check(b.book.SetRowHeight(sheet, bandRow, 18))
	b.check(b.book.SetRowHeight(sheet, headRow, 30))
}

func (b *builder) row(sheet string, cols []column, row int, r *Row) {
	known := Known(r.Record)
	b.grow(sheet, row, "\n", 10, lookLocked.size)
	for i, c := range cols {
		switch col := i + 1; {
		case c.id == idColumn:
			b.put(sheet, col, row, r.Key, lookID)
			b.grow(sheet, row, r.Key, c.width, lookID.size)
		case c.id == yearColumn:
			b.put(sheet, col, row, "", lookYear)
			b.check(b.book.SetCellInt(sheet, cellName(col, row), int64(r.Year)))
		case c.show != nil:
			t := c.show(&b.Form, *r)
			b.both(sheet, col, row, t, lookLocked)
			b.growBoth(sheet, row, t, c.width, lookLocked.size)
		case c.id == string(Value):
			b.figure(sheet, col, row, r, known[Value])
		default:
			text := b.shown(c, known[Field(c.id)])
			b.put(sheet, col, row, text, lookText)
			b.grow(sheet, row, text, c.width, lookText.size)
		}
	}
}

// shown is how a field stands in its cell: a choice with its meaning.
func (b *Form) shown(c column, known string) string {
	if c.list == nil || known == "" {
		return known
	}
	for _, choice := range c.list(b.set) {
		if choice.id == known {
			return choice.text()
		}
	}
	return known
}

// mostDigits is how many digits the number in a cell can have.
const mostDigits = 15

func (b *builder) figure(sheet string, col, row int, r *Row, known string) {
	decimals := r.Indicator.Decimals
	if r.Record != nil && (r.Record.Unit != "" || r.Record.IsContext()) {
		decimals = -1
	}
	if v, ok := new(big.Rat).SetString(known); ok && decimals >= 0 {
		if digits, _ := v.FloatPrec(); digits > decimals {
			decimals = -1
		}
	}
	b.put(sheet, col, row, "", lookValue(decimals))
	if known == "" {
		return
	}
	if v, err := strconv.ParseFloat(known, 64); err == nil && len(strings.Trim(known, "-.0")) <= mostDigits {
		b.check(b.book.SetCellFloat(sheet, cellName(col, row), v, -1, 64))
		return
	}
	b.check(b.book.SetCellStr(sheet, cellName(col, row), known))
}

// further is the empty rows for further figures.
func (b *builder) further(s *Sheet, cols []column, row int) {
	for i := range cols {
		b.put(s.Name, i+1, row, "", lookBand)
	}
	b.put(s.Name, 3, row, "另有口径、时点不同的数据，填在以下各行，在“标识”栏选择指标  Further figures of other scopes or dates: choose the indicator in the ID column", lookBand)
	b.check(b.book.SetRowHeight(s.Name, row, 18))
	for k := 1; k <= furtherRows; k++ {
		b.check(b.book.SetRowHeight(s.Name, row+k, 20))
		for i, c := range cols {
			switch look := lookText; {
			case c.id == string(Value):
				b.put(s.Name, i+1, row+k, "", lookValue(-1))
			case c.isField():
				b.put(s.Name, i+1, row+k, "", look)
			case c.id == idColumn:
				look.size = 8
				b.put(s.Name, i+1, row+k, "", look)
			case c.id == yearColumn:
				look = lookYear
				look.fill, look.open = paper, true
				b.put(s.Name, i+1, row+k, "", look)
				if len(b.Years) == 1 {
					b.check(b.book.SetCellInt(s.Name, cellName(i+1, row+k), int64(b.Years[0])))
				}
			default:
				b.put(s.Name, i+1, row+k, "", lookLocked)
			}
		}
	}
}

// furtherChoices are the indicators of a sheet, as further figures name them.
func (b *builder) furtherChoices(s *Sheet) []choice {
	var list []choice
	for _, r := range s.Rows {
		id := dotted(string(r.Indicator.ID), r.Part, r.Series) + furtherMark
		if !slices.ContainsFunc(list, func(c choice) bool { return c.id == id }) {
			r.Record = nil
			list = append(list, choice{id: id, name: lang.Text{ZH: b.name(r).ZH}})
		}
	}
	return list
}

// furtherMark stands behind the key of an indicator in rows of further figures.
const furtherMark = "+"

// protect locks what is not to be written to. There is no password: the lock is against slips.
func (b *builder) protect(sheet string) {
	b.check(b.book.ProtectSheet(sheet, &excelize.SheetProtectionOptions{
		SelectLockedCells: true, SelectUnlockedCells: true, FormatCells: true, FormatColumns: true, FormatRows: true, Sort: true, AutoFilter: true,
	}))
}

// wanting colours the cells that a row still lacks.
func (b *builder) wanting(sheet string, cols []column, end int) {
	at := map[Field]string{}
	for i, c := range cols {
		at[Field(c.id)] = "$" + columnName(i+1) + strconv.Itoa(firstRow)
	}
	style, err := b.book.NewConditionalStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{wanting}}})
	b.check(err)
	given := func(f Field) string { return "LEN(" + at[f] + ")>0" }
	empty := func(f Field) string { return "LEN(" + at[f] + ")=0" }
	isContext := "LEFT(" + at[Role] + ",7)=\"context\""
	for _, rule := range []struct {
		field Field
		when  string
	}{
		{Value, empty(Value) + "," + empty(Status) + ",OR(" + given(Source) + "," + given(Quote) + ")"},
		{Source, empty(Source) + ",OR(" + given(Value) + "," + given(Status) + ")"},
		{Quote, empty(Quote) + "," + given(Value)},
		{ScopeZH, empty(ScopeZH) + "," + isContext},
		{ScopeEN, empty(ScopeEN) + "," + isContext},
	} {
		letter := strings.TrimRight(strings.Trim(at[rule.field], "$"), "0123456789")
		area := letter + strconv.Itoa(firstRow) + ":" + letter + strconv.Itoa(end)
		b.check(b.book.SetConditionalFormat(sheet, area, []excelize.ConditionalFormatOptions{{Type: "formula", Criteria: "AND(" + rule.when + ")", Format: &style}}))
	}
}

// exported notes what the cells held when the workbook was made, so that a cell that nobody touched is known as such even
// if the data has changed in the meantime.
func (b *builder) exported() {
	b.newSheet(exportedSheet)
	put := func(col, row int, text string) {
		if text != "" {
			b.check(b.book.SetCellStr(exportedSheet, cellName(col, row), text))
		}
	}
	put(1, 1, exportedSheet)
	put(2, 1, strconv.Itoa(formVersion))
	put(1, 2, idColumn)
	put(2, 2, yearColumn)
	put(3, 2, sheetColumn)
	for i, field := range Fields {
		put(4+i, 2, string(field))
	}
	row := 3
	for _, s := range b.Sheets {
		for _, r := range s.Rows {
			put(1, row, r.Key)
			put(2, row, strconv.Itoa(r.Year))
			put(3, row, s.Name)
			known := Known(r.Record)
			for k, field := range Fields {
				put(4+k, row, known[field])
			}
			row++
		}
	}
	b.check(b.book.SetSheetVisible(exportedSheet, false, true))
}

// writeLists writes what the drop-down lists offer, a column each.
func (b *builder) writeLists() {
	b.newSheet(listsSheet)
	for _, c := range columns {
		if c.list != nil {
			b.lists[c.id] = b.list(c.list(b.set))
		}
	}
	for i := range b.Sheets {
		s := &b.Sheets[i]
		b.lists[idColumn+s.Name] = b.list(b.furtherChoices(s))
	}
	b.check(b.book.SetSheetVisible(listsSheet, false, true))
}

// list writes choices into a new column and says where they stand.
func (b *builder) list(choices []choice) string {
	col := len(b.lists) + 1
	for i, c := range choices {
		b.check(b.book.SetCellStr(listsSheet, cellName(col, i+1), c.text()))
	}
	letter := columnName(col)
	return "'" + listsSheet + "'!$" + letter + "$1:$" + letter + "$" + strconv.Itoa(max(1, len(choices)))
}

// properties are those of the document; its dates are the release's.
func (b *builder) properties() {
	at := b.set.Release().Date.First().String() + "T00:00:00Z"
	b.check(b.book.SetDocProps(&excelize.DocProperties{
		Creator: "gongkai", LastModifiedBy: "gongkai", Created: at, Modified: at, Language: lang.ZH.Tag(),
		Title: b.set.Site.Name.ZH + "：数据填报表（" + yearList(b.Years).ZH + "）",
	}))
	b.check(b.book.SetAppProps(&excelize.AppProperties{Application: "gongkai"}))
	if i, err := b.book.GetSheetIndex(instructionsSheet); err == nil {
		b.book.SetActiveSheet(i)
	}
}

// oneLine is a text on one line, for what a place shows.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// asUnit is a unit as amounts are written in it.
func asUnit(u *disclosure.Unit) lang.Style {
	if u == nil {
		return ""
	}
	return u.Style
}

// at makes a place in a sheet.
func at(file, sheet string, col, row int, shown string) diag.Pos {
	text := oneLine(shown)
	return diag.Pos{File: file, Cell: sheet + "!" + cellName(col, row), Line: row, Col: 1, Width: max(1, len([]rune(text))), Text: text}
}
