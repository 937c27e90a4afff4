//go:build trials

package main

import (
	"encoding/csv"
	"io/fs"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

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
