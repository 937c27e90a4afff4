package workbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
)

// What is read of a workbook at most. A form of fifty targets has some fifty kilobytes.
const (
	// MostBytes is the size of a file.
	MostBytes = 16 << 20

	mostUnzipped = 32 << 20
	mostParts    = 4000    // files within the workbook
	mostRows     = 20_000  // rows of a sheet in which something stands
	mostRowCount = 100_000 // rows of a sheet
	mostColumns  = 256
)

var oleMark = []byte{0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1}

var damaged = lang.Text{ZH: "文件已损坏", EN: "the file is damaged"}

// ole tells what a file of the older container is: a workbook with a password, or one of before 2007.
func (r *reader) ole(content []byte) {
	pos := diag.Pos{File: r.Name}
	if bytes.Contains(content, wide("EncryptedPackage")) {
		r.add(diag.WorkbookLocked, pos)
		return
	}
	r.add(diag.BadWorkbook, pos, lang.Text{ZH: "这是旧格式（.xls 等）的文件", EN: "it is of an older format, such as .xls"})
}

// wide is a text as such a container writes names.
func wide(s string) []byte {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return b
}

// workbook reads a workbook of Excel, WPS or LibreOffice.
func (r *reader) workbook(content []byte) {
	if !r.isSafe(content) {
		return
	}
	book, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{UnzipSizeLimit: mostUnzipped, UnzipXMLSizeLimit: mostUnzipped})
	if err != nil {
		r.add(diag.BadWorkbook, diag.Pos{File: r.Name}, damaged)
		return
	}
	defer book.Close()
	b := &bookReader{reader: r, book: book, formats: map[int]format{}}
	if props, err := book.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		b.date1904 = *props.Date1904
	}
	if !b.exported() {
		return
	}
	for _, name := range book.GetSheetList() {
		if slices.Contains(ownSheets, name) {
			continue
		}
		b.filled.Sheets = append(b.filled.Sheets, name)
		b.sheet(name)
	}
}

// isSafe looks at a workbook before it is unpacked.
func (r *reader) isSafe(content []byte) bool {
	pos := diag.Pos{File: r.Name}
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		r.add(diag.BadWorkbook, pos, damaged)
		return false
	}
	size, isBook := uint64(0), false
	for _, f := range archive.File {
		size += min(f.UncompressedSize64, mostUnzipped+1)
		switch name := strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/")); {
		case name == "xl/workbook.xml":
			isBook = true
		case name == "xl/vbaproject.bin":
			r.add(diag.MacrosIgnored, pos)
		case name == "mimetype" && isODS(f):
			r.add(diag.BadWorkbook, pos, lang.Text{ZH: "这是 OpenDocument 表格（.ods）", EN: "it is an OpenDocument spreadsheet (.ods)"})
			return false
		}
	}
	switch {
	case len(archive.File) > mostParts:
		r.add(diag.WorkbookTooLarge, pos, lang.Text{ZH: fmt.Sprintf("由 %d 个文件组成", len(archive.File)), EN: fmt.Sprintf("it has %d parts", len(archive.File))})
		return false
	case size > mostUnzipped:
		r.add(diag.WorkbookTooLarge, pos, lang.Text{ZH: fmt.Sprintf("解压后超过 %d MB", mostUnzipped>>20), EN: fmt.Sprintf("it unpacks to more than %d MB", mostUnzipped>>20)})
		return false
	case !isBook && len(archive.File) > 0 && !hasWorkbook(archive):
		r.add(diag.BadWorkbook, pos, lang.Text{ZH: "压缩包里没有工作簿", EN: "there is no workbook in the archive"})
		return false
	}
	return true
}

// hasWorkbook reports whether there is a part that a workbook of unusual names has.
func hasWorkbook(archive *zip.Reader) bool {
	return slices.ContainsFunc(archive.File, func(f *zip.File) bool { return strings.EqualFold(f.Name, "[Content_Types].xml") })
}

func isODS(f *zip.File) bool {
	file, err := f.Open()
	if err != nil {
		return false
	}
	defer file.Close()
	kind, _ := io.ReadAll(io.LimitReader(file, 100))
	return strings.HasPrefix(string(kind), "application/vnd.oasis.opendocument")
}

// A bookReader reads one workbook.
type bookReader struct {
	*reader
	book     *excelize.File
	date1904 bool
	formats  map[int]format
}

// exported reads what the hidden sheet says. It reports whether the workbook is of a version that can be read.
func (b *bookReader) exported() bool {
	rows, err := b.book.GetRows(exportedSheet, excelize.Options{RawCellValue: true, UnzipSizeLimit: mostUnzipped, UnzipXMLSizeLimit: mostUnzipped})
	if err != nil || len(rows) < 2 || len(rows[0]) < 2 || rows[0][0] != exportedSheet {
		return true // sheets that were copied to another workbook
	}
	if version, err := strconv.Atoi(rows[0][1]); err != nil || version > formVersion {
		b.add(diag.WorkbookNewer, diag.Pos{File: b.Name}, rows[0][1])
		return false
	}
	b.filled.Exported = map[Ref]Exported{}
	for _, cells := range rows[2:] {
		if len(cells) < 3 {
			continue
		}
		year, _ := strconv.Atoi(cells[1])
		ref := Ref{year, cells[0]}
		was := b.filled.Exported[ref]
		was.Known = map[Field]string{}
		was.Sheets = append(was.Sheets, cells[2])
		for i := 3; i < min(len(cells), len(rows[1])); i++ {
			if cells[i] != "" {
				was.Known[Field(rows[1][i])] = cells[i]
			}
		}
		b.filled.Exported[ref] = was
	}
	return true
}

// sheet reads one sheet, or says that it is left aside.
func (b *bookReader) sheet(name string) {
	t := &table{name: name, pos: func(col, row int, shown string) diag.Pos { return at(b.Name, name, max(col, 1), row, shown) }}
	if !b.load(t) {
		return
	}
	if !b.table(t) && len(t.rows) > 0 {
		b.add(diag.SheetIgnored, diag.Pos{File: b.Name, Cell: name + "!A1"}, name)
	}
}

// load reads the cells of a sheet. It reports whether the sheet is fit to be read.
func (b *bookReader) load(t *table) bool {
	rows, err := b.book.Rows(t.name)
	if err != nil {
		return true // a sheet of another kind, such as a chart
	}
	count := 0
	for n := 1; rows.Next(); n++ {
		cells, err := rows.Columns()
		if err != nil {
			break
		}
		if n > mostRowCount || count > mostRows {
			rows.Close()
			b.tooManyRows(t.name)
			return false
		}
		if slices.ContainsFunc(cells, func(s string) bool { return s != "" }) || len(cells) > 0 {
			t.rows = append(t.rows, row{n, shownOnly(cells)})
			count++
		}
	}
	rows.Close()
	if head, at := t.heads(); head >= 0 {
		b.details(t, head, at)
	}
	return true
}

func (b *bookReader) tooManyRows(sheet string) {
	b.add(diag.WorkbookTooLarge, diag.Pos{File: b.Name, Cell: sheet + "!A1"}, lang.Text{
		ZH: fmt.Sprintf("表 “%s” 有数据的行超过 %d 行，或总行数超过 %d 行", sheet, mostRows, mostRowCount),
		EN: fmt.Sprintf("the sheet “%s” has more than %d rows with something in them, or more than %d in all", sheet, mostRows, mostRowCount)})
}

func shownOnly(cells []string) []raw {
	cells = cells[:min(len(cells), mostColumns)]
	list := make([]raw, len(cells))
	for i, s := range cells {
		list[i].shown = s
	}
	return list
}

// details looks into the cells below the heads that are read: numbers, formulas, errors; and finds merged cells.
func (b *bookReader) details(t *table, head int, at map[string]int) {
	for i := head + 1; i < len(t.rows); i++ {
		w := &t.rows[i]
		for col := 1; col <= len(w.cells); col++ {
			if isIn(at, col) {
				b.detail(t.name, col, w.number, &w.cells[col-1])
			}
		}
	}
	cells, err := b.book.GetMergeCells(t.name)
	if err != nil {
		return
	}
	for _, m := range cells {
		left, top, err := excelize.CellNameToCoordinates(m.GetStartAxis())
		right, bottom, errEnd := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err == nil && errEnd == nil {
			t.merged = append(t.merged, merged{left, top, right, bottom})
		}
	}
}

func (b *bookReader) detail(sheet string, col, row int, c *raw) {
	cell := cellName(col, row)
	formula, _ := b.book.GetCellFormula(sheet, cell)
	c.isFormula = formula != ""
	kind, err := b.book.GetCellType(sheet, cell)
	if err != nil {
		return
	}
	switch kind {
	case excelize.CellTypeError:
		c.isError = true
	case excelize.CellTypeUnset, excelize.CellTypeNumber, excelize.CellTypeDate:
		b.stored(sheet, cell, c)
	}
}

// stored finds the number behind what a cell shows.
func (b *bookReader) stored(sheet, cell string, c *raw) {
	if strings.TrimSpace(c.shown) == "" {
		return
	}
	value, err := b.book.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true, UnzipSizeLimit: mostUnzipped, UnzipXMLSizeLimit: mostUnzipped})
	serial, errNumber := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil || errNumber != nil {
		return
	}
	c.number = value
	f := b.format(sheet, cell)
	c.isPercent = f.isPercent
	if f.isDate {
		if day, err := excelize.ExcelDateToTime(serial, b.date1904); err == nil {
			c.date = day.Format(f.layout)
		}
	}
}

// A format is what the format of a cell makes of its number.
type format struct {
	isPercent, isDate bool
	layout            string // of a date, as far as it is shown
}

func (b *bookReader) format(sheet, cell string) format {
	id, err := b.book.GetCellStyle(sheet, cell)
	if err != nil {
		return format{}
	}
	f, known := b.formats[id]
	if !known {
		if style, err := b.book.GetStyle(id); err == nil {
			custom := ""
			if style.CustomNumFmt != nil {
				custom = *style.CustomNumFmt
			}
			f = formatOf(style.NumFmt, custom)
		}
		b.formats[id] = f
	}
	return f
}

// Dates among the formats that have numbers, those of Chinese programs among them; the second list shows no day.
var (
	dateFormats  = []int{14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58}
	monthFormats = []int{17, 27, 36, 50, 52, 57}
)

func formatOf(number int, custom string) format {
	if custom != "" {
		return customFormat(custom)
	}
	switch {
	case number == 9 || number == 10:
		return format{isPercent: true}
	case slices.Contains(dateFormats, number):
		return format{isDate: true, layout: "2006-01-02"}
	case slices.Contains(monthFormats, number):
		return format{isDate: true, layout: "2006-01"}
	}
	return format{}
}

// customFormat looks at the letters of a format that are not quoted.
func customFormat(code string) format {
	var letters strings.Builder
	skip := rune(0)
	for _, r := range strings.ToLower(code) {
		switch {
		case skip == '\\':
			skip = 0
		case skip != 0:
			if r == skip {
				skip = 0
			}
		case r == '"' || r == '\\':
			skip = r
		case r == '[':
			skip = ']'
		default:
			letters.WriteRune(r)
		}
	}
	s := letters.String()
	switch {
	case strings.Contains(s, "%"):
		return format{isPercent: true}
	case strings.Contains(s, "general"):
		return format{}
	case strings.Contains(s, "y") && strings.Contains(s, "d"):
		return format{isDate: true, layout: "2006-01-02"}
	case strings.Contains(s, "y"):
		return format{isDate: true, layout: "2006-01"}
	case strings.Contains(s, "m") && strings.Contains(s, "d"):
		return format{isDate: true, layout: "2006-01-02"}
	}
	return format{}
}
