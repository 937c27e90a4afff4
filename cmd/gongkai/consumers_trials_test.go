//go:build trials

package main

import (
	"cmp"
	"encoding/csv"
	"encoding/json"
	"io/fs"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/piprate/json-gold/ld"
	"gongkai/cmd/gongkai/internal/opendata"
	"gongkai/cmd/gongkai/internal/plantest"
)

// everySheet is how LibreOffice is told to write each sheet of a workbook as CSV: fields parted by commas (44), texts between
// quotation marks (34), UTF-8 (76), from the first line on, values as they are stored and not as they are shown, all sheets (-1).
// The numbers are explained in its help, under "Filter Options for CSV".
const everySheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"

// A spreadsheet program opens the workbook and finds in it, sheet by sheet, the rows of the CSV files: every number as
// exactly as such a program can hold it, every text unchanged. With CI=true that the program is missing is a failure.
func TestTrialWorkbookInLibreOffice(t *testing.T) {
	program := needProgram(t, "soffice")
	for name, root := range map[string]fs.FS{"ours": os.DirFS(repository), "second plan": os.DirFS(secondPlan), "made up": plantest.Files(200)} {
		t.Run(name, func(t *testing.T) {
			s, err := readableOf(root, "")
			if err != nil {
				t.Fatal(err)
			}
			sheets := s.convert(t, program)
			for _, table := range opendata.TableNames {
				text, err := os.ReadFile(filepath.Join(sheets, "all-"+table+".csv"))
				if err != nil {
					t.Error(err)
					continue
				}
				compareRows(t, table, csvRows(t, string(text)), csvRows(t, string(s.files[opendata.Address(table+".csv")])))
			}
		})
	}
}

// convert has the program write the sheets of the workbook, and says where they are.
func (s *readableSite) convert(t *testing.T, program string) string {
	t.Helper()
	dir := t.TempDir()
	book := filepath.Join(dir, "all.xlsx")
	if err := os.WriteFile(book, s.files[opendata.Address("all.xlsx")], 0o644); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "sheets")
	cmd := exec.Command(program, "-env:UserInstallation=file://"+filepath.ToSlash(dir)+"/profile", "--headless", "--convert-to", everySheet, "--outdir", out, book)
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	return out
}

func csvRows(t *testing.T, text string) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func compareRows(t *testing.T, table string, got, want [][]string) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%s: %d rows, want %d", table, len(got), len(want))
		return
	}
	for i, row := range want {
		if len(got[i]) != len(row) {
			t.Errorf("%s, row %d: %d fields, want %d", table, i, len(got[i]), len(row))
			continue
		}
		for j, text := range row {
			if !isSameField(got[i][j], text) {
				t.Errorf("%s, row %d, %s: %q, want %q", table, i, want[0][j], got[i][j], text)
			}
		}
	}
}

// isSameField reports whether a spreadsheet holds what a CSV file says: a truth is written in capitals there, and a number
// has fifteen digits.
func isSameField(got, want string) bool {
	if got == want || want == "true" && got == "TRUE" || want == "false" && got == "FALSE" {
		return true
	}
	a, isNumber := new(big.Rat).SetString(got)
	b, wantsNumber := new(big.Rat).SetString(want)
	if !isNumber || !wantsNumber {
		return false
	}
	allowed := new(big.Rat).Quo(new(big.Rat).Abs(b), big.NewRat(1e14, 1))
	return new(big.Rat).Abs(new(big.Rat).Sub(a, b)).Cmp(allowed) <= 0
}

// csvwReader is the variable that names the folder in which the reader of CSV on the Web was installed, by
// npm install --ignore-scripts --prefix FOLDER rdf-parser-csvw@1.1.0 n3@1.26.0
const csvwReader = "GONGKAI_CSVW_READER"

// csvwContext holds the terms of http://www.w3.org/ns/csvw that the metadata use, so that nothing need be fetched.
const csvwContext = `{"@context": {
	"csvw": "http://www.w3.org/ns/csvw#", "dc": "http://purl.org/dc/terms/", "xsd": "http://www.w3.org/2001/XMLSchema#",
	"url": {"@id": "csvw:url", "@type": "@id"}, "dialect": {"@id": "csvw:dialect", "@type": "@id"}, "encoding": "csvw:encoding",
	"header": "csvw:header", "tableSchema": {"@id": "csvw:tableSchema", "@type": "@id"}, "primaryKey": "csvw:primaryKey",
	"columns": {"@id": "csvw:column", "@type": "@id", "@container": "@list"}, "name": {"@id": "csvw:name", "@language": null},
	"titles": {"@id": "csvw:title", "@container": "@language"}, "required": "csvw:required",
	"lang": {"@id": "csvw:lang", "@language": null}, "datatype": {"@id": "csvw:datatype", "@type": "@vocab"},
	"base": {"@id": "csvw:base", "@language": null}, "format": {"@id": "csvw:format", "@language": null},
	"string": "xsd:string", "integer": "xsd:integer", "decimal": "xsd:decimal", "gYear": "xsd:gYear", "anyURI": "xsd:anyURI"
}}`

// A csvwCell is what the reader makes of a field.
type csvwCell struct{ Value, Language, Datatype string }

// A reader of CSV on the Web finds in each table, by its metadata, every field that is not empty, under the name of its column,
// with its type or the language of its words. With CI=true that the reader is missing is a failure.
func TestTrialCSVOnTheWeb(t *testing.T) {
	modules, isCI := os.Getenv(csvwReader), os.Getenv("CI") == "true"
	switch {
	case modules == "" && isCI:
		t.Fatalf("%s is not set", csvwReader)
	case modules == "":
		t.Skipf("%s is not set", csvwReader)
	}
	node := needProgram(t, "node")
	for _, name := range []string{"ours", "second plan"} {
		t.Run(name, func(t *testing.T) {
			s, err := readableSites[name]()
			if err != nil {
				t.Fatal(err)
			}
			dir := t.TempDir()
			for _, table := range opendata.TableNames {
				s.writeForReader(t, dir, table)
			}
			if said, err := exec.Command(node, "testdata/csvw/read.mjs", modules, dir).CombinedOutput(); err != nil {
				t.Fatalf("%v\n%s", err, said)
			}
			set := opendata.New(s.Data, s.Duties, s.BaseURL)
			for _, table := range set.Tables() {
				checkCells(t, table, cellsIn(t, filepath.Join(dir, table.Name+".cells.json")))
			}
		})
	}
}

// writeForReader writes a table as it is published, and its metadata as the statements that a processor of JSON-LD reads in them.
func (s *readableSite) writeForReader(t *testing.T, dir, table string) {
	t.Helper()
	var metadata any
	if err := json.Unmarshal(s.files[opendata.Address(table+".csv-metadata.json")], &metadata); err != nil {
		t.Fatal(err)
	}
	options := ld.NewJsonLdOptions(publishedAt + opendata.Address(table+".csv-metadata.json"))
	options.Format, options.DocumentLoader = "application/n-quads", csvwLoader{}
	statements, err := ld.NewJsonLdProcessor().ToRDF(metadata, options)
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{table + ".nq": statements.(string), table + ".csv": string(s.files[opendata.Address(table+".csv")])} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// A csvwLoader knows the one context that the metadata name.
type csvwLoader struct{}

func (csvwLoader) LoadDocument(u string) (*ld.RemoteDocument, error) {
	if u != "http://www.w3.org/ns/csvw" {
		return nil, os.ErrNotExist
	}
	var context any
	err := json.Unmarshal([]byte(csvwContext), &context)
	return &ld.RemoteDocument{DocumentURL: u, Document: context}, err
}

func cellsIn(t *testing.T, name string) []map[string]csvwCell {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var rows []map[string]csvwCell
	if err := json.Unmarshal(text, &rows); err != nil {
		t.Fatal(err)
	}
	return rows
}

// datatypesRead are the types of the cells by those of the columns.
var datatypesRead = map[opendata.Type]string{opendata.String: "string", opendata.Integer: "integer", opendata.Number: "decimal",
	opendata.Year: "gYear", opendata.Boolean: "boolean", opendata.URI: "anyURI"}

func checkCells(t *testing.T, table *opendata.Table, rows []map[string]csvwCell) {
	t.Helper()
	if len(rows) != len(table.Rows) {
		t.Fatalf("%s: %d rows, want %d", table.Name, len(rows), len(table.Rows))
	}
	for i, row := range table.Rows {
		cells := 0
		for j, text := range row {
			c := table.Columns[j]
			got, isThere := rows[i][c.Name]
			if isThere {
				cells++
			}
			want := csvwCell{text, c.Lang, cmp.Or(map[bool]string{true: "langString"}[c.Lang != ""], datatypesRead[c.Type])}
			if isThere != (text != "") || isThere && got != want {
				t.Errorf("%s, row %d, %s: %+v, want %+v", table.Name, i, c.Name, got, want)
			}
		}
		if cells != len(rows[i]) {
			t.Errorf("%s, row %d: %d cells, want %d: %v", table.Name, i, len(rows[i]), cells, rows[i])
		}
	}
}
