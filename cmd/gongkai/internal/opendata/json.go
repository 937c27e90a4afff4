package opendata

import (
	"bufio"
	"encoding/json"
	"io"

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
	out.WriteString(`{"release":`)
	out.Write(head)
	for _, t := range tables {
		out.WriteString(",\n" + quoted(t.Name) + ":[")
		for i, row := range t.Rows {
			if i > 0 {
				out.WriteByte(',')
			}
			out.WriteByte('\n')
			out.WriteString(t.object(row))
		}
		out.WriteString("]")
	}
	out.WriteString("}\n")
	return out.Flush()
}

// object writes one row, in the order of the columns.
func (t *Table) object(row []string) string {
	b := []byte{'{'}
	for i, c := range t.Columns {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(append(append(b, quoted(c.Name)...), ':'), c.literal(row[i])...)
	}
	return string(append(b, '}'))
}

// literal writes a text as the JSON of its type.
func (c Column) literal(text string) string {
	switch {
	case text == "":
		return "null"
	case c.Type == Integer, c.Type == Number, c.Type == Year, c.Type == Boolean:
		return text
	}
	return quoted(text)
}

func quoted(text string) string {
	b, _ := json.Marshal(text) // a string cannot fail
	return string(b)
}
