package opendata

import (
	"bufio"
	"encoding/json"
	"io"
	"strings"
	"unicode/utf8"

	"gongkai/cmd/gongkai/internal/disclosure"
)

// A release is how a file names the edition it belongs to.
type release struct {
	Tag  string `json:"tag"`
	Date string `json:"date"`
}

// WriteJSON writes tables as one object: the release that last changed them, then every table by its name as a list of rows. A row is an object
// by the names of the columns; what is empty is null, numbers are numbers with all their decimals.
func (s *Set) WriteJSON(w io.Writer, r disclosure.Release, tables []*Table) error {
	out := bufio.NewWriter(w)
	head, err := json.Marshal(release{r.Tag, r.Date.String()})
	if err != nil {
		return err
	}
	var line []byte
	out.WriteString(`{"release":`)
	out.Write(head)
	for _, t := range tables {
		keys := t.jsonKeys()
		line = append(append(append(line[:0], ",\n"...), appendQuoted(nil, t.Name)...), ":["...)
		out.Write(line)
		for i, row := range t.Rows {
			if i > 0 {
				out.WriteByte(',')
			}
			line = t.appendObject(append(line[:0], '\n'), keys, row)
			out.Write(line)
		}
		out.WriteString("]")
	}
	out.WriteString("}\n")
	return out.Flush()
}

// jsonKeys are what stands before the values of a row: {"indicator": or ,"year":.
func (t *Table) jsonKeys() [][]byte {
	keys := make([][]byte, len(t.Columns))
	for i := range keys {
		keys[i] = append(appendQuoted([]byte(","), t.Columns[i].Name), ':')
	}
	keys[0][0] = '{'
	return keys
}

// appendObject writes one row, in the order of the columns.
func (t *Table) appendObject(b []byte, keys [][]byte, row []string) []byte {
	for i := range t.Columns {
		b = t.Columns[i].appendLiteral(append(b, keys[i]...), row[i])
	}
	return append(b, '}')
}

// appendLiteral writes a text as the JSON of its type.
func (c *Column) appendLiteral(b []byte, text string) []byte {
	switch {
	case text == "":
		return append(b, "null"...)
	case c.Type == Integer, c.Type == Number, c.Type == Year, c.Type == Boolean:
		return append(b, text...)
	}
	return appendQuoted(b, text)
}

// appendQuoted writes a string as the standard library does, which is asked where any of it must be escaped.
func appendQuoted(b []byte, text string) []byte {
	if isPlain(text) {
		return append(append(append(b, '"'), text...), '"')
	}
	escaped, _ := json.Marshal(text) // a string cannot fail
	return append(b, escaped...)
}

// isPlain reports whether nothing of a text is escaped in JSON.
func isPlain(text string) bool {
	for i := range len(text) {
		if isEscaped[text[i]] {
			return false
		}
	}
	return utf8.ValidString(text) && !strings.Contains(text, "\u2028") && !strings.Contains(text, "\u2029")
}

// isEscaped are the bytes that the standard library escapes.
var isEscaped = func() (escaped [256]bool) {
	for c := range byte(' ') {
		escaped[c] = true
	}
	for _, c := range []byte(`"\<>&`) {
		escaped[c] = true
	}
	return escaped
}()
