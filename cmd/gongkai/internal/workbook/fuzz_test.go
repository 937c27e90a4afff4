package workbook_test

import (
	"os"
	"reflect"
	"testing"

	"github.com/xuri/excelize/v2"
	"gongkai/cmd/gongkai/internal/workbook"
)

// Whatever comes back, it is read in the same way twice; places are in the file, sentences whole, and every row is one of
// an indicator and a year.
func FuzzRead(f *testing.F) {
	set := load(f, "second")
	f.Add(form(f, set, workbook.Order{Years: []int{2028}, By: workbook.ByArea}, func(book *excelize.File) {
		for _, sheet := range book.GetSheetList()[2:] { // smaller, for the fuzzer
			_ = book.DeleteSheet(sheet)
		}
	}))
	for _, name := range []string{"testdata/libreoffice-gb18030.csv", "testdata/libreoffice.xlsx"} {
		content, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content)
	}
	for _, s := range []string{"", "PK\x03\x04", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "sep=;\n标识;数值;年份\ngood-water;84％;2028年\n", "ID,Value,Year\ngood-water+,=1,2028\nwetlands.lake.x.y,第3名,2028\n\"", "\xFF\xFEI\x00D\x00"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		options := workbook.Options{Name: "x", Set: set}
		filled, problems := workbook.Read(content, options)
		wellMade(t, problems)
		for _, p := range problems {
			if p.File != "x" {
				t.Errorf("%s is in %s", p.Code, p.File)
			}
		}
		for _, e := range filled.Entries {
			if e.Indicator == nil || e.Key == "" || e.Year < 1000 || e.Year > 9999 {
				t.Errorf("a row is of nothing: %+v", e)
			}
			for f, cell := range e.Cells {
				if cell.Bad && !problems.HasErrors() {
					t.Errorf("%s of %s cannot be understood, and nothing says so", f, e.Key)
				}
			}
		}
		again, more := workbook.Read(content, options)
		if !reflect.DeepEqual(filled.Entries, again.Entries) || !reflect.DeepEqual(problems, more) {
			t.Error("it is read otherwise the second time")
		}
	})
}
