// Package opendata hands out the data of a site for programs and spreadsheets: every figure with its meaning and its
// receipt, as tables that all formats are made from, so that they hold the same numbers as the pages.
//
// A [Set] is the tables of one site; a [Selection] is the part of it that belongs to a target, an area, a body or a year.
// Tables are written as CSV, as CSV for spreadsheets, as JSON and as a workbook, and described as a Data Package
// (https://datapackage.org/standard/data-package/, version 2), in CSV on the Web (https://www.w3.org/TR/tabular-metadata/),
// in DCAT 3 (https://www.w3.org/TR/vocab-dcat-3/) and in OpenAPI 3.1. [Set.Files] lists all files with their addresses.
//
// The addresses and the names of the columns are a promise: within one version (data/v1/) columns are added at the end
// and never renamed, moved or removed.
package opendata

import (
	"io"
	"math/big"
	"strings"
	"sync"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// Version is the version of addresses and columns.
const Version = "v1"

// Folder is where the files lie, below the site's root.
const Folder = "data/" + Version

// A Set is the tables of one site, at its newest release. It may be used by several goroutines.
type Set struct {
	data   *disclosure.Dataset
	duties disclosure.Duties
	base   string // absolute address of the site, with a slash at its end; "" where it is not known

	// Known, if not nil, gives the digest of the file of an address that need not be written to be measured. It is set
	// before a file is written.
	Known func(address string) (Digest, bool)

	// Released, if not nil, gives the release that last changed what belongs to a key of a scope. It is set before a file is
	// written.
	Released func(Scope, string) disclosure.Release

	// Sealed are the tables of each release as they stood, which the description of the addresses names. They are set before a
	// file is written.
	Sealed []SealedTable

	once    sync.Once // the rest is formed when it is first asked for
	tables  []*Table
	figures *Table
	of      map[Scope]map[string][]int   // the rows of figures that belong to a key of a scope
	first   map[string]map[string][]int  // of each table, the rows whose first column holds an id
	names   map[string]map[string]string // of each table that has them, the Chinese names by id
}

// A Table is rows of texts in the columns of its kind. A number is written with a dot and all its decimals; what is not
// known is empty.
type Table struct {
	Name    string
	Title   lang.Text
	About   lang.Text
	Columns []Column
	Rows    [][]string
}

// A SealedTable is a table that the releases keep as it stood: its address with {tag} for the tag, and the tags that have it.
type SealedTable struct {
	Address string
	About   lang.Text
	Tags    []string
}

// A Type is what the texts of a column are.
type Type string

// The types.
const (
	String  Type = "string"
	Integer Type = "integer"
	Number  Type = "number"
	Year    Type = "year"
	Boolean Type = "boolean"
	URI     Type = "uri"
)

// A Column describes one field for all formats.
type Column struct {
	Name     string
	Title    lang.Text
	About    lang.Text
	Type     Type
	Required bool
	Lang     string // of texts that are all in one language; "" where it is either or does not matter
	Codes    []Code // all values that may stand here; nil: any
	Of       string // the table whose ids stand here
	Key      bool   // with the other keys of the table, names the row
}

// A Code is one of the values of a column and what it means.
type Code struct {
	Value string
	Name  lang.Text
}

// A File is one file to be published.
type File struct {
	Address string // below the site's root
	Write   func(io.Writer) error
	Scope   Scope  // of what belongs to a key of a scope
	Key     string // of the scope
}

// New is the set of a dataset that is free of errors. The duties say which bodies owe figures. It costs nothing until
// something is asked of it.
func New(data *disclosure.Dataset, duties disclosure.Duties, baseURL string) *Set {
	return &Set{data: data, duties: duties, base: baseURL}
}

// TableNames are the names of the tables, which are also those of their files.
var TableNames = []string{"figures", "standings", "targets", "receipts", "areas", "bodies", "units", "sources", "initiatives", "events", "glossary"}

// form makes the tables, in the order of their names above.
func (s *Set) form() {
	s.figures = s.figureTable()
	s.tables = []*Table{s.figures, s.standingTable(), s.targetTable(), s.receiptTable(), s.areaTable(), s.bodyTable(), s.unitTable(),
		s.sourceTable(), s.initiativeTable(), s.eventTable(), s.termTable()}
	s.names = map[string]map[string]string{}
	for _, t := range s.tables {
		s.names[t.Name] = t.names()
	}
	s.sort()
}

// Tables lists the tables, that of the figures first.
func (s *Set) Tables() []*Table {
	s.once.Do(s.form)
	return s.tables
}

// Table finds a table by its name, or nil.
func (s *Set) Table(name string) *Table {
	for _, t := range s.Tables() {
		if t.Name == name {
			return t
		}
	}
	return nil
}

// Column is the place of a column, or -1.
func (t *Table) Column(name string) int {
	for i := range t.Columns {
		if t.Columns[i].Name == name {
			return i
		}
	}
	return -1
}

// Example is the first value of a column that is not empty.
func (t *Table) Example(column int) string {
	for _, row := range t.Rows {
		if row[column] != "" {
			return row[column]
		}
	}
	return ""
}

// decimal writes a number exactly. Numbers of the data files are decimals, so that they have an end.
func decimal(v *big.Rat) string {
	if v == nil {
		return ""
	}
	places, _ := v.FloatPrec()
	return v.FloatString(places)
}

// mostDecimals are the decimals of values that this site has computed: a third has no end.
const mostDecimals = 6

// rounded writes a computed value.
func rounded(v *big.Rat) string {
	if places, exact := v.FloatPrec(); exact && places <= mostDecimals {
		return v.FloatString(places)
	}
	return strings.TrimSuffix(strings.TrimRight(v.FloatString(mostDecimals), "0"), ".")
}

func truth(is bool) string {
	if is {
		return "true"
	}
	return "false"
}

// joined lists ids in one field. Ids hold no semicolon.
func joined[T ~string](ids []T) string {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = string(id)
	}
	return strings.Join(words, ";")
}
