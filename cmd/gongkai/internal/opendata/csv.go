package opendata

import (
	"encoding/csv"
	"io"
	"iter"
	"slices"
)

// WriteCSV writes a table by RFC 4180, in UTF-8 with lines that end in LF, the names of the columns first.
func WriteCSV(w io.Writer, t *Table) error {
	header := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		header[i] = c.Name
	}
	return writeRows(w, header, slices.Values(t.Rows))
}

// WriteSheetCSV writes a table for those who read it in a spreadsheet program: with a byte order mark, by which these know
// UTF-8, Chinese titles for the columns, Chinese words for the codes, and the Chinese name beside each id.
func (s *Set) WriteSheetCSV(w io.Writer, t *Table) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	s.once.Do(s.form)
	names := make([]map[string]string, len(t.Columns))
	var header []string
	for i, c := range t.Columns {
		header = append(header, c.Title.ZH)
		if names[i] = s.names[c.Of]; names[i] != nil {
			header = append(header, c.Title.ZH+"名称")
		}
	}
	return writeRows(w, header, func(yield func([]string) bool) {
		var cells []string
		for _, row := range t.Rows {
			cells = cells[:0]
			for k, text := range row {
				c := &t.Columns[k]
				cells = append(cells, guarded(c, c.word(text)))
				if names[k] != nil {
					cells = append(cells, names[k][text])
				}
			}
			if !yield(cells) {
				return
			}
		}
	})
}

// names are the Chinese names of what a table lists; nil where it has none.
func (t *Table) names() map[string]string {
	at := t.Column("name_zh")
	if at < 0 {
		return nil
	}
	names := map[string]string{}
	for _, row := range t.Rows {
		names[row[0]] = row[at]
	}
	return names
}

// word is the Chinese word of a code, and any other text as it is.
func (c *Column) word(text string) string {
	for _, code := range c.Codes {
		if code.Value == text {
			return code.Name.ZH
		}
	}
	return text
}

// guarded keeps a spreadsheet program from taking a text for a formula (OWASP, CSV injection). Numbers are left alone.
func guarded(c *Column, text string) string {
	if text == "" || c.Type != String {
		return text
	}
	switch text[0] {
	case '=', '+', '-', '@', '\t', '\r':
		return "'" + text
	}
	return text
}

// writeRows writes rows, of which each is needed no longer when the next is asked for.
func writeRows(w io.Writer, header []string, rows iter.Seq[[]string]) error {
	out := csv.NewWriter(w)
	if err := out.Write(header); err != nil {
		return err
	}
	for row := range rows {
		if err := out.Write(row); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
