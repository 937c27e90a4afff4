package ledger

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"

	"gongkai/cmd/gongkai/internal/lang"
)

// columns are the columns of a table of T: the names in the tags of its fields, in their order.
func columns[T any]() []string {
	t := reflect.TypeFor[T]()
	names := make([]string, t.NumField())
	for i := range names {
		names[i] = t.Field(i).Tag.Get("csv")
	}
	return names
}

// encode writes rows as a table: UTF-8, lines that end in LF, a head.
func encode[T any](rows []T) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	names := columns[T]()
	_ = w.Write(names) // a buffer takes all
	cells := make([]string, len(names))
	for i := range rows {
		v := reflect.ValueOf(&rows[i]).Elem()
		for k := range cells {
			cells[k] = v.Field(k).String()
		}
		_ = w.Write(cells)
	}
	w.Flush()
	return b.Bytes()
}

// Cells are the cells of a row by their columns, without those that are empty; nil of no row. The row is a pointer to one
// of a table, such as a *Figure.
func Cells(row any) map[string]string {
	if row == nil {
		return nil
	}
	v := reflect.ValueOf(row).Elem()
	cells := map[string]string{}
	for i := range v.NumField() {
		if cell := v.Field(i).String(); cell != "" {
			cells[v.Type().Field(i).Tag.Get("csv")] = cell
		}
	}
	return cells
}

// A tableError says where a table cannot be read.
type tableError struct {
	line, column int
	err          error
}

func (e *tableError) Error() string { return e.err.Error() }

// decode reads a table. Columns are found by their names, so that tables written before a column was added stay
// readable; a column that is not known is an error.
func decode[T any](table []byte) ([]T, *tableError) {
	r := csv.NewReader(bytes.NewReader(table))
	r.ReuseRecord = true
	names, err := r.Read()
	if err != nil {
		return nil, syntaxError(err)
	}
	fields := make([]int, len(names))
	known := columns[T]()
	for i, name := range names {
		if fields[i] = slices.Index(known, name); fields[i] < 0 {
			line, column := r.FieldPos(i)
			return nil, &tableError{line, column, fmt.Errorf("unknown column %q", name)}
		}
	}
	var rows []T
	for {
		cells, err := r.Read()
		if err == io.EOF {
			return rows, nil
		}
		if err != nil {
			return nil, syntaxError(err)
		}
		rows = append(rows, *new(T))
		v := reflect.ValueOf(&rows[len(rows)-1]).Elem()
		for i, cell := range cells {
			v.Field(fields[i]).SetString(cell)
		}
	}
}

func syntaxError(err error) *tableError {
	if e, ok := errors.AsType[*csv.ParseError](err); ok {
		return &tableError{e.Line, e.Column, e.Err}
	}
	return &tableError{1, 1, err}
}

// files are the tables of a snapshot by the names of their files.
func (s *Snapshot) files() map[string][]byte {
	return map[string][]byte{
		"figures.csv": encode(s.Figures), "targets.csv": encode(s.Targets), "states.csv": encode(s.States),
		"texts.csv": encode(s.Texts), "events.csv": encode(s.Events), "sources.csv": encode(s.Sources),
		"notice.csv": encode(s.Notice), "definitions.csv": encode(s.Definitions),
		"revisions.csv": encode(s.Revisions),
	}
}

// headFile says what an entry is of.
const headFile = "release.csv"

// A table reads one file of an entry into it.
type table struct {
	name    string
	into    func(e *Entry, content []byte) *tableError
	isLater bool // entries of the first program have none, and do not list it
}

// read makes the reader of a table.
func read[T any](name string, field func(*Entry) *[]T) table {
	return table{name: name, into: func(e *Entry, content []byte) (err *tableError) {
		*field(e), err = decode[T](content)
		return err
	}}
}

func (t table) later() table {
	t.isLater = true
	return t
}

// tables are the files of an entry.
var tables = []table{
	{name: headFile, into: func(e *Entry, content []byte) *tableError {
		heads, err := decode[head](content)
		if err == nil && len(heads) != 1 {
			err = &tableError{1, 1, errors.New("one row is wanted")}
		}
		if err == nil {
			h := heads[0]
			e.head, e.Title, e.Notes = h, lang.Text{ZH: h.TitleZH, EN: h.TitleEN}, lang.Text{ZH: h.NotesZH, EN: h.NotesEN}
			e.Day, _ = lang.ParseDate(h.Date)
		}
		return err
	}},
	read("figures.csv", func(e *Entry) *[]Figure { return &e.Figures }),
	read("targets.csv", func(e *Entry) *[]Target { return &e.Targets }),
	read("states.csv", func(e *Entry) *[]State { return &e.States }),
	read("texts.csv", func(e *Entry) *[]Text { return &e.Texts }),
	read("events.csv", func(e *Entry) *[]Event { return &e.Events }),
	read("sources.csv", func(e *Entry) *[]Source { return &e.Sources }),
	read("notice.csv", func(e *Entry) *[]Particular { return &e.Notice }).later(),
	read("definitions.csv", func(e *Entry) *[]Definition { return &e.Definitions }).later(),
	read("revisions.csv", func(e *Entry) *[]Revision { return &e.Revisions }).later(),
}
