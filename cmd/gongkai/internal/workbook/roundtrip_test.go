package workbook_test

import (
	"bytes"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/workbook"
)

// What is sent out and comes back untouched says of every record what the data say, and of nothing else anything.
func TestWhatIsExportedIsReadBack(t *testing.T) {
	for name := range sites {
		set := load(t, name)
		for _, by := range []workbook.By{workbook.ByArea, workbook.ByBody} {
			order := workbook.Order{Years: years(set), By: by, Duties: duties(set)}
			f := workbook.NewForm(set, order)
			for kind, write := range map[string]func(*bytes.Buffer) error{
				"xlsx": func(b *bytes.Buffer) error { return f.WriteXLSX(b) },
				"csv":  func(b *bytes.Buffer) error { return f.WriteCSV(b) },
			} {
				t.Run(name+" by "+string(by)+" as "+kind, func(t *testing.T) {
					var b bytes.Buffer
					if err := write(&b); err != nil {
						t.Fatal(err)
					}
					filled, problems := workbook.Read(b.Bytes(), workbook.Options{Name: "form", Set: set})
					if len(problems) > 0 {
						t.Errorf("%s: %s", problems[0].Cell, problems[0].Text.EN)
					}
					saysTheSame(t, set, filled)
				})
			}
		}
	}
}

func saysTheSame(t *testing.T, set *disclosure.Dataset, filled workbook.Filled) {
	t.Helper()
	records := map[workbook.Ref]map[workbook.Field]string{}
	for i := range set.Observations {
		o := &set.Observations[i]
		records[workbook.Ref{Year: o.Year, Key: workbook.Key(o)}] = workbook.Known(o)
	}
	came := map[workbook.Ref]bool{}
	for _, e := range filled.Entries {
		came[e.Ref] = true
		for _, f := range workbook.Fields {
			want := workbook.Clean(records[e.Ref][f])
			if got := e.Cells[f]; got.Text != want || got.Bad {
				t.Errorf("%d %s, %s: got %q, want %q", e.Year, e.Key, f, got.Text, want)
			}
		}
		if was, known := filled.Exported[e.Ref]; filled.Exported != nil && (!known || len(was.Known) != len(records[e.Ref])) {
			t.Errorf("%d %s: the workbook does not say what it held", e.Year, e.Key)
		}
	}
	for ref := range records {
		if !came[ref] {
			t.Errorf("%d %s did not come back", ref.Year, ref.Key)
		}
	}
}

func TestTheSameFormGivesTheSameBytes(t *testing.T) {
	set := load(t, "second")
	order := workbook.Order{Years: []int{2027, 2028}, By: workbook.ByBody, Duties: duties(set)}
	first := form(t, set, order, nil)
	for range 3 {
		if !bytes.Equal(first, form(t, set, order, nil)) {
			t.Fatal("two workbooks of one form differ")
		}
	}
}

// Every row has its figure's cell open and its id locked, on a sheet that is protected; nothing that is filled in looks
// like a formula.
func TestASheetIsLockedButForItsCells(t *testing.T) {
	set := load(t, "second")
	f := workbook.NewForm(set, workbook.Order{Years: []int{2028}, By: workbook.ByArea})
	book, err := excelize.OpenReader(bytes.NewReader(form(t, set, workbook.Order{Years: []int{2028}, By: workbook.ByArea}, nil)))
	if err != nil {
		t.Fatal(err)
	}
	if list := book.GetSheetList(); list[0] != "填表说明 Instructions" || !slices.Contains(list, f.Sheets[0].Name) {
		t.Error("sheets are", list)
	}
	for _, s := range f.Sheets {
		if protection, err := book.GetSheetProtection(s.Name); err != nil || !protection.SelectUnlockedCells {
			t.Errorf("%s is not protected: %v", s.Name, err)
		}
		value := column(t, book, s.Name, workbook.Value)
		for cell, want := range map[string]bool{"A5": true, value + "5": false} {
			id, _ := book.GetCellStyle(s.Name, cell)
			style, err := book.GetStyle(id)
			if err != nil || style.Protection == nil || style.Protection.Locked != want {
				t.Errorf("%s!%s locked: %v, want %v", s.Name, cell, style.Protection, want)
			}
		}
		validations, err := book.GetDataValidations(s.Name)
		status := column(t, book, s.Name, workbook.Status)
		if err != nil || !slices.ContainsFunc(validations, func(v *excelize.DataValidation) bool { return v.Type == "list" && v.Sqref[:len(status)] == status }) {
			t.Errorf("%s has no list of statuses", s.Name)
		}
	}
}

// A text that a spreadsheet would take for a formula comes back as it was.
func TestCSVHoldsNoFormulas(t *testing.T) {
	set := load(t, "second")
	for i := range set.Observations {
		if set.Observations[i].Quote != "" {
			set.Observations[i].Quote = "=HYPERLINK(\"x\")"
		}
	}
	var b bytes.Buffer
	if err := workbook.NewForm(set, workbook.Order{Years: years(set), By: workbook.ByArea}).WriteCSV(&b); err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(b.Bytes(), []byte("\"=H")) || bytes.Contains(b.Bytes(), []byte(",=H")) || !bytes.Contains(b.Bytes(), []byte("'=H")) {
		t.Error("a cell of the CSV is a formula")
	}
	filled, _ := workbook.Read(b.Bytes(), workbook.Options{Name: "form.csv", Set: set})
	saysTheSame(t, set, filled)
}

func TestTheYearThatIsDue(t *testing.T) {
	for name, want := range map[string]int{"second": 2028} {
		if got := workbook.DueYear(load(t, name)); got != want {
			t.Errorf("%s: got %d, want %d", name, got, want)
		}
	}
}

// short writes problems without their prose.
func short(list diag.List) string {
	var b bytes.Buffer
	for _, p := range list {
		at := p.Cell
		if at == "" {
			at = p.File
		}
		b.WriteString(at + " " + string(p.Code) + "\n")
	}
	return b.String()
}
