package opendata

import (
	"encoding/csv"
	"io"
)

// WriteCSV writes a table by RFC 4180, in UTF-8 with lines that end in LF, the names of the columns first.
func WriteCSV(w io.Writer, t *Table) error {
	header := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		header[i] = c.Name
	}
	return writeRows(w, header, t.Rows)
}

// WriteSheetCSV writes a table for spreadsheet programs: with a byte order mark, by which they know UTF-8, Chinese titles
// for the columns, and Chinese words for the codes.
func WriteSheetCSV(w io.Writer, t *Table) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	header := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		header[i] = c.Title.ZH
	}
	rows := make([][]string, len(t.Rows))
	for i, row := range t.Rows {
		rows[i] = make([]string, len(row))
		for c, text := range row {
			rows[i][c] = guarded(t.Columns[c], t.Columns[c].word(text))
		}
	}
	return writeRows(w, header, rows)
}

// word is the Chinese word of a code, and any other text as it is.
func (c Column) word(text string) string {
	for _, code := range c.Codes {
		if code.Value == text {
			return code.Name.ZH
		}
	}
	return text
}

// guarded keeps a spreadsheet program from taking a text for a formula (OWASP, CSV injection). Numbers are left alone.
func guarded(c Column, text string) string {
	if text == "" || c.Type != String {
		return text
	}
	switch text[0] {
	case '=', '+', '-', '@', '\t', '\r':
		return "'" + text
	}
	return text
}

func writeRows(w io.Writer, header []string, rows [][]string) error {
	out := csv.NewWriter(w)
	if err := out.Write(header); err != nil {
		return err
	}
	if err := out.WriteAll(rows); err != nil {
		return err
	}
	out.Flush()
	return out.Error()
}
