package workbook_test

import (
	"bytes"
	"os"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"
	"gongkai/cmd/gongkai/internal/dataset"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/workbook"
)

// The sites on which the forms are tried: the plan of this repository and one that is made up.
var sites = map[string]string{"own": "../../../..", "second": "../../testdata/mirage"}

func load(t testing.TB, name string) *disclosure.Dataset {
	t.Helper()
	set, problems, err := dataset.Load(os.DirFS(sites[name]))
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	return set
}

// duties gives a third of the targets two bodies, a third one, and a third none.
func duties(set *disclosure.Dataset) disclosure.Duties {
	d := disclosure.Duties{}
	for i := range set.Indicators {
		ind := &set.Indicators[i]
		for k := range min(i%3, len(set.Bodies)) {
			clause := ind.Receipts[0].Clause
			d[clause] = append(d[clause], set.Bodies[k].ID)
		}
	}
	return d
}

// years are those of which there are figures.
func years(set *disclosure.Dataset) []int {
	var list []int
	for i := range set.Observations {
		if y := set.Observations[i].Year; !slices.Contains(list, y) {
			list = append(list, y)
		}
	}
	slices.Sort(list)
	return list
}

// form makes the form of some years, as a workbook that edit has worked on.
func form(t testing.TB, set *disclosure.Dataset, order workbook.Order, edit func(*excelize.File)) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := workbook.NewForm(set, order).WriteXLSX(&b); err != nil {
		t.Fatal(err)
	}
	if edit == nil {
		return b.Bytes()
	}
	book, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	edit(book)
	var out bytes.Buffer
	if err := book.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// column is the letter of a field's column on a sheet.
func column(t testing.TB, book *excelize.File, sheet string, f workbook.Field) string {
	t.Helper()
	rows, err := book.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	head := workbook.Head(f)
	for _, cells := range rows[:4] {
		if i := slices.IndexFunc(cells, func(s string) bool { return s == head.ZH+"\n"+head.EN }); i >= 0 {
			name, _ := excelize.ColumnNumberToName(i + 1)
			return name
		}
	}
	t.Fatalf("%s has no column %s", sheet, f)
	return ""
}
