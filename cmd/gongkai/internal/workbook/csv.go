package workbook

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
)

// byteOrderMark begins the file, so that Excel reads it as UTF-8.
const byteOrderMark = "\uFEFF"

// WriteCSV writes the form as one table, with the columns of the sheets and the sheet's name before them.
func (f Form) WriteCSV(w io.Writer) error {
	var rows []Row
	for _, s := range f.Sheets {
		rows = append(rows, s.Rows...)
	}
	cols := columnsFor(rows)
	if _, err := io.WriteString(w, byteOrderMark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	heads := []string{sheetHead.ZH + " " + sheetHead.EN}
	for _, c := range cols {
		heads = append(heads, c.head.ZH+" "+c.head.EN)
	}
	err := out.Write(heads)
	for _, s := range f.Sheets {
		for i := range s.Rows {
			err = errors.Join(err, out.Write(f.record(s.Name, cols, &s.Rows[i])))
		}
	}
	out.Flush()
	return errors.Join(err, out.Error())
}

var sheetHead = lang.Text{ZH: "表", EN: "Sheet"}

// isSheetHead reports whether a head is that of the sheets' names, which are not read back.
func isSheetHead(head string) bool { return plainHead(head) == plainHead(sheetHead.ZH+sheetHead.EN) }

func (f *Form) record(sheet string, cols []column, r *Row) []string {
	known := Known(r.Record)
	cells := []string{sheet}
	for _, c := range cols {
		switch {
		case c.id == idColumn:
			cells = append(cells, r.Key)
		case c.id == yearColumn:
			cells = append(cells, strconv.Itoa(r.Year))
		case c.show != nil:
			t := c.show(f, *r)
			if t.EN != "" && t.EN != t.ZH {
				t.ZH += " " + t.EN
			}
			cells = append(cells, guarded(t.ZH))
		case c.id == string(Value):
			cells = append(cells, known[Value])
		default:
			cells = append(cells, guarded(f.shown(c, known[Field(c.id)])))
		}
	}
	return cells
}

// guarded keeps a spreadsheet from taking a text for a formula.
func guarded(s string) string {
	if s != "" && strings.ContainsRune("=+-@'", rune(s[0])) {
		return "'" + s
	}
	return s
}

// unguarded takes away what guarded adds.
func unguarded(s string) string {
	if rest, ok := strings.CutPrefix(s, "'"); ok && rest != "" && strings.ContainsRune("=+-@'", rune(rest[0])) {
		return rest
	}
	return s
}

// csv reads text of separated values.
func (r *reader) csv(content []byte) {
	text, why := decoded(content)
	if !why.IsZero() {
		r.add(diag.BadCSV, diag.Pos{File: r.Name}, why)
		return
	}
	lines := strings.Split(text, "\n")
	place := func(line, column int, shown string) diag.Pos { return linePos(r.Name, lines, line, column, shown) }
	in := csv.NewReader(strings.NewReader(text))
	in.Comma, in.FieldsPerRecord = separator(text), -1
	places := map[[2]int][2]int{}
	t := &table{pos: func(col, row int, shown string) diag.Pos {
		at, ok := places[[2]int{col, row}]
		if !ok {
			at = places[[2]int{1, row}]
		}
		return place(at[0], at[1], shown)
	}}
	for n := 1; ; n++ {
		cells, err := in.Read()
		if err == io.EOF {
			break
		}
		var parse *csv.ParseError
		if errors.As(err, &parse) {
			r.add(diag.BadCSV, place(parse.Line, parse.Column, ""), lang.Text{ZH: "引号不成对", EN: "its quotation marks do not pair"})
			return
		}
		if n > mostRows {
			r.add(diag.WorkbookTooLarge, diag.Pos{File: r.Name}, lang.Text{ZH: "超过 " + strconv.Itoa(mostRows) + " 行", EN: "it has more than " + strconv.Itoa(mostRows) + " rows"})
			return
		}
		for i := range cells {
			line, col := in.FieldPos(i)
			places[[2]int{i + 1, n}] = [2]int{line, col}
			cells[i] = unguarded(cells[i])
		}
		t.rows = append(t.rows, row{n, shownOnly(cells)})
	}
	r.table(t)
}

// linePos is the place of a cell in the text, by its line and its byte in it.
func linePos(name string, lines []string, line, column int, shown string) diag.Pos {
	line = min(max(line, 1), len(lines))
	text := lines[line-1]
	before := text[:min(max(column-1, 0), len(text))]
	first, _, _ := strings.Cut(shown, "\n")
	return diag.Pos{File: name, Line: line, Col: 1 + utf8.RuneCountInString(before), Width: max(1, utf8.RuneCountInString(first)), Text: text}
}

// decoded makes UTF-8 of a text in UTF-8, UTF-16 or GB 18030. why says why it is none.
func decoded(content []byte) (text string, why lang.Text) {
	isWide := bytes.HasPrefix(content, []byte{0xFF, 0xFE}) || bytes.HasPrefix(content, []byte{0xFE, 0xFF})
	switch {
	case isWide:
		content, _ = unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(content)
	case !utf8.Valid(content):
		content, _ = simplifiedchinese.GB18030.NewDecoder().Bytes(content)
	}
	text = strings.TrimPrefix(string(content), byteOrderMark)
	switch {
	case strings.ContainsRune(text, utf8.RuneError) || !utf8.ValidString(text):
		return "", lang.Text{ZH: "编码既不是 UTF-8，也不是 GB 18030", EN: "it is neither UTF-8 nor GB 18030"}
	case strings.ContainsRune(text, 0):
		return "", lang.Text{ZH: "内容不是文字", EN: "it is not text"}
	}
	return strings.ReplaceAll(text, "\r\n", "\n"), lang.Text{}
}

// separators are what may stand between cells.
var separators = []rune{',', ';', '\t'}

// separator is what stands most often in the first line in which one stands; a line that names it may stand before.
func separator(text string) rune {
	for line := range strings.Lines(text) {
		if named, ok := strings.CutPrefix(strings.ToLower(strings.TrimSpace(line)), "sep="); ok && len(named) == 1 {
			return rune(named[0])
		}
		best, most := ',', 0
		for _, r := range separators {
			if n := strings.Count(line, string(r)); n > most {
				best, most = r, n
			}
		}
		if most > 0 {
			return best
		}
	}
	return ','
}
