package opendata

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

// WriteWorkbook writes all tables as one workbook: a sheet that explains the columns in both languages, then a sheet for
// each table. Numbers are numbers, as exact as the program that opens it can hold them; everything else is text.
func (s *Set) WriteWorkbook(w io.Writer) error {
	f := excelize.NewFile()
	defer f.Close()
	b := &workbook{File: f}
	b.dictionary(s)
	for _, t := range s.Tables() {
		b.sheet(t)
	}
	if b.err != nil {
		return b.err
	}
	var packed bytes.Buffer
	if _, err := f.WriteTo(&packed); err != nil {
		return err
	}
	return repack(w, packed.Bytes())
}

// repack writes the parts of a zip file in the order of their names: the library writes its streams in any.
func repack(w io.Writer, packed []byte) error {
	in, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return err
	}
	slices.SortFunc(in.File, func(a, b *zip.File) int { return strings.Compare(a.Name, b.Name) })
	out := zip.NewWriter(w)
	for _, f := range in.File {
		if err := out.Copy(f); err != nil {
			return err
		}
	}
	return out.Close()
}

// A workbook notes the first error, so that what fills it need not ask after each cell.
type workbook struct {
	*excelize.File
	err error
}

func (b *workbook) do(err error) {
	if b.err == nil {
		b.err = err
	}
}

const dictionarySheet = "说明 About"

func (b *workbook) dictionary(s *Set) {
	b.do(b.SetSheetName("Sheet1", dictionarySheet))
	r := s.data.Release()
	rows := [][]any{{s.data.Site.Name.ZH}, {s.data.Site.Name.EN}, {"发布版本 Release", r.Tag, r.Date.String()}, {},
		{"工作表 Sheet", "列 Column", "名称", "说明", "Title", "Meaning", "代码 Codes", "示例 Example"}}
	for _, t := range s.Tables() {
		for i, c := range t.Columns {
			codes := ""
			for _, code := range c.Codes {
				codes += code.Value + " " + code.Name.ZH + " " + code.Name.EN + "\n"
			}
			rows = append(rows, []any{t.Name, c.Name, c.Title.ZH, c.About.ZH, c.Title.EN, c.About.EN, codes, t.Example(i)})
		}
	}
	b.fill(dictionarySheet, rows, 5)
}

func (b *workbook) sheet(t *Table) {
	_, err := b.NewSheet(t.Name)
	b.do(err)
	header := make([]any, len(t.Columns))
	for i, c := range t.Columns {
		header[i] = c.Name
	}
	rows := [][]any{header}
	for _, row := range t.Rows {
		cells := make([]any, len(row))
		for i, text := range row {
			cells[i] = t.Columns[i].cell(text)
		}
		rows = append(rows, cells)
	}
	b.fill(t.Name, rows, 1)
}

// fill writes rows and freezes those down to the header.
func (b *workbook) fill(sheet string, rows [][]any, header int) {
	out, err := b.NewStreamWriter(sheet)
	if err != nil {
		b.do(err)
		return
	}
	bold, err := b.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	b.do(err)
	b.do(out.SetColWidth(1, 8, 24))
	b.do(out.SetPanes(&excelize.Panes{Freeze: true, YSplit: header, TopLeftCell: "A" + strconv.Itoa(header+1), ActivePane: "bottomLeft"}))
	for i, row := range rows {
		var options []excelize.RowOpts
		if i == header-1 {
			options = append(options, excelize.RowOpts{StyleID: bold})
		}
		b.do(out.SetRow("A"+strconv.Itoa(i+1), row, options...))
	}
	b.do(out.Flush())
}

// cell is a text as the value of a cell.
func (c Column) cell(text string) any {
	switch c.Type {
	case Integer, Number, Year:
		if v, err := strconv.ParseFloat(text, 64); err == nil {
			return v
		}
	case Boolean:
		return text == "true"
	}
	if text == "" {
		return nil
	}
	return text
}
