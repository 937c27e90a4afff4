package intake_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/csv"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
	"gongkai/cmd/gongkai/internal/build"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/intake"
	"gongkai/cmd/gongkai/internal/plantest"
	"gongkai/cmd/gongkai/internal/workbook"
	"gongkai/themes"
)

func load(t testing.TB, root fs.FS) build.Loaded {
	t.Helper()
	loaded, err := build.Load(context.Background(), build.Input{Root: root, Themes: themes.Files})
	if err != nil {
		t.Fatal(err)
	}
	return loaded
}

func formOf(loaded build.Loaded, by workbook.By) workbook.Form {
	return workbook.NewForm(loaded.Data, workbook.Order{Years: loaded.Data.Site.Plan.Years(), By: by, Duties: loaded.Duties})
}

// taken reads and applies what came back, and gives the files as they would be.
func taken(t testing.TB, root fs.FS, loaded build.Loaded, name string, content []byte, remove bool) (intake.Edits, diag.List) {
	t.Helper()
	filled, problems := workbook.Read(content, workbook.Options{Name: name, Set: loaded.Data})
	changes, more := intake.Compare(intake.Order{Set: loaded.Data, Filled: filled, Remove: remove})
	edits, still, err := intake.Apply(loaded.Data, changes, func(year int) ([]byte, error) {
		text, err := fs.ReadFile(root, intake.FileOf(year))
		if err != nil {
			return nil, nil
		}
		return text, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return edits, slices.Concat(problems, more, still)
}

// What is exported and taken in as it is changes nothing, in either format and by either order, on every site.
func TestRoundTrip(t *testing.T) {
	for name, root := range map[string]fs.FS{"ours": os.DirFS("../../../.."), "second": os.DirFS("../../testdata/mirage"), "made up": plantest.Files(12)} {
		loaded := load(t, root)
		for _, by := range []workbook.By{workbook.ByArea, workbook.ByBody} {
			form := formOf(loaded, by)
			var book, text bytes.Buffer
			if err := form.WriteXLSX(&book); err != nil {
				t.Fatal(err)
			}
			if err := form.WriteCSV(&text); err != nil {
				t.Fatal(err)
			}
			for file, content := range map[string][]byte{"f.xlsx": book.Bytes(), "f.csv": text.Bytes()} {
				updates, problems := taken(t, root, loaded, file, content, false)
				if len(updates.Files) > 0 || len(problems) > 0 {
					t.Errorf("%s, %s, %s: %d files change; %v", name, by, file, len(updates.Files), problems)
				}
			}
		}
	}
}

// A desk is a made-up site with its form as a table of texts, to be filled in and taken in again.
type desk struct {
	t      *testing.T
	root   fs.FS
	loaded build.Loaded
	rows   [][]string
}

func open(t *testing.T) *desk {
	t.Helper()
	root := plantest.Files(8)
	d := &desk{t: t, root: root, loaded: load(t, root)}
	var text bytes.Buffer
	if err := formOf(d.loaded, workbook.ByArea).WriteCSV(&text); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text.Bytes(), []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	d.rows = rows
	return d
}

// col is a column by the Chinese beginning of its head.
func (d *desk) col(head string) int {
	d.t.Helper()
	i := slices.IndexFunc(d.rows[0], func(s string) bool { return strings.HasPrefix(s, head+" ") })
	if i < 0 {
		d.t.Fatalf("there is no column %s among %q", head, d.rows[0])
	}
	return i
}

// row is the row of a record.
func (d *desk) row(id, year string) []string {
	d.t.Helper()
	for _, r := range d.rows {
		if r[1] == id && r[3] == year {
			return r
		}
	}
	d.t.Fatalf("there is no row of %s in %s", id, year)
	return nil
}

func (d *desk) text() []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.WriteAll(d.rows)
	return b.Bytes()
}

func (d *desk) take(remove bool) (intake.Edits, diag.List) {
	d.t.Helper()
	return taken(d.t, d.root, d.loaded, "f.csv", d.text(), remove)
}

// changedLines are the lines that an edit of a year's file takes away and adds.
func (d *desk) changedLines(e intake.Edits, year int) (gone, added []string) {
	d.t.Helper()
	old, err := fs.ReadFile(d.root, intake.FileOf(year))
	if err != nil {
		d.t.Fatal(err)
	}
	before, after := strings.Split(string(old), "\n"), strings.Split(string(e.Files[intake.FileOf(year)]), "\n")
	for _, l := range before {
		if !slices.Contains(after, l) {
			gone = append(gone, l)
		}
	}
	for _, l := range after {
		if !slices.Contains(before, l) {
			added = append(added, l)
		}
	}
	return gone, added
}

func TestOneFigureIsOneLine(t *testing.T) {
	d := open(t)
	r := d.row("target-0", "2026")
	r[d.col("数值")], r[d.col("来源原文")] = "１０．５", "第0项为10.5"
	updates, problems := d.take(false)
	if len(updates.Files) != 1 || len(problems) > 0 {
		t.Fatalf("%d files change; %v", len(updates.Files), problems)
	}
	gone, added := d.changedLines(updates, 2026)
	if len(gone) != 1 || len(added) != 1 || !strings.Contains(added[0], "value = 10.5") || !strings.Contains(added[0], `quote = "第0项为10.5"`) {
		t.Errorf("- %q + %q", gone, added)
	}
}

// A figure that was not there is a new line, and the site with it has no fault.
func TestANewFigure(t *testing.T) {
	d := open(t)
	r := d.row("target-5", "2027")
	r[d.col("数值")], r[d.col("来源")], r[d.col("来源原文")] = "321", "source-1", "第5项为321"
	updates, problems := d.take(false)
	if len(updates.Files) != 1 || len(problems) > 0 {
		t.Fatalf("%d files change; %v", len(updates.Files), problems)
	}
	gone, added := d.changedLines(updates, 2027)
	want := `target-5 = { value = 321, source = "source-1", quote = "第5项为321" }`
	if len(gone) != 0 || len(added) != 1 || added[0] != want {
		t.Errorf("- %q + %q, want %q", gone, added, want)
	}
}

// Text in the encoding of older Chinese programs is read as well.
func TestGB18030(t *testing.T) {
	d := open(t)
	d.row("target-0", "2026")[d.col("来源原文")] = "第0项为10.3，照录"
	encoded, err := simplifiedchinese.GB18030.NewEncoder().Bytes(d.text())
	if err != nil {
		t.Fatal(err)
	}
	updates, problems := taken(t, d.root, d.loaded, "f.csv", encoded, false)
	if len(updates.Files) != 1 || len(problems) > 0 || !strings.Contains(string(updates.Files[intake.FileOf(2026)]), "第0项为10.3，照录") {
		t.Errorf("%d files change; %v", len(updates.Files), problems)
	}
}

func TestRemoved(t *testing.T) {
	d := open(t)
	d.row("target-0", "2026")[d.col("数值")] = ""
	updates, problems := d.take(true)
	if len(updates.Files) != 1 || len(problems) > 0 {
		t.Fatalf("%d files change; %v", len(updates.Files), problems)
	}
	if gone, added := d.changedLines(updates, 2026); len(gone) != 1 || len(added) != 0 || !strings.HasPrefix(gone[0], "target-0 =") {
		t.Errorf("- %q + %q", gone, added)
	}
}

// A problem of the data that came from a form is told by the cell.
func TestProblemsNameTheCell(t *testing.T) {
	root := plantest.Files(8)
	loaded := load(t, root)
	book := fill(t, loaded, func(f *excelize.File, cell func(id, year, head string) (sheet, name string)) {
		sheet, name := cell("target-0", "2026", "来源")
		f.SetCellValue(sheet, name, "nowhere-2027")
	})
	updates, problems := taken(t, root, loaded, "f.xlsx", book, false)
	if len(updates.Files) != 1 || problems.HasErrors() {
		t.Fatalf("%d files change; %v", len(updates.Files), problems)
	}
	over := plantest.Files(8)
	over[intake.FileOf(2026)].Data = updates.Files[intake.FileOf(2026)]
	found := load(t, over).Problems
	i := slices.IndexFunc(found, func(p diag.Problem) bool { return p.Code == diag.UnknownSource })
	if i < 0 {
		t.Fatalf("the source is not missed: %v", found)
	}
	if p := updates.InCells(found[i]); p.File != "f.xlsx" || !strings.Contains(p.Cell, "!") {
		t.Errorf("it is told at %+v", p.Pos)
	}
}

// fill opens the exported workbook, changes it and gives its bytes.
func fill(t *testing.T, loaded build.Loaded, change func(f *excelize.File, cell func(id, year, head string) (sheet, name string))) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := formOf(loaded, workbook.ByArea).WriteXLSX(&b); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	change(f, func(id, year, head string) (string, string) {
		for _, sheet := range f.GetSheetList() {
			rows, _ := f.GetRows(sheet)
			heads := slices.IndexFunc(rows, func(r []string) bool {
				return slices.ContainsFunc(r, func(s string) bool { return strings.HasPrefix(s, "标识") })
			})
			if heads < 0 {
				continue
			}
			at := func(head string) int {
				return slices.IndexFunc(rows[heads], func(s string) bool {
					return s == head || strings.HasPrefix(s, head+"\n") || strings.HasPrefix(s, head+" ")
				})
			}
			for n, r := range rows[heads+1:] {
				if at("标识") < len(r) && r[at("标识")] == id && r[at("年份")] == year {
					name, err := excelize.CoordinatesToCellName(at(head)+1, heads+n+2)
					if err != nil {
						t.Fatal(err)
					}
					return sheet, name
				}
			}
		}
		t.Fatalf("there is no cell %s of %s in %s", head, id, year)
		return "", ""
	})
	var out bytes.Buffer
	if _, err := f.WriteTo(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// withPart adds a part to a workbook as it lies in the file.
func withPart(t *testing.T, book []byte, name string, size int) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range in.File {
		if err := w.Copy(f); err != nil {
			t.Fatal(err)
		}
	}
	part, err := w.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	block := make([]byte, 1<<20)
	for n := size; n > 0; n -= len(block) {
		if _, err := part.Write(block[:min(n, len(block))]); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

type cellOf = func(id, year, head string) (sheet, name string)

// Every slip of a form has its code. Nothing of a form with an error is written, which is for the command to see to.
func TestProblems(t *testing.T) {
	byText := map[diag.Code]func(d *desk) []byte{
		diag.BadWorkbook:    func(*desk) []byte { return []byte("PK\x03\x04 and then nothing") },
		diag.BadCSV:         func(d *desk) []byte { return []byte{0xff, 0xfe, 0x00, 0x00, 0x01} },
		diag.NoFigures:      func(*desk) []byte { return []byte("甲,乙\n1,2\n") },
		diag.ColumnIgnored:  func(d *desk) []byte { d.rows[0][0] = "经办人"; return d.text() },
		diag.ColumnRepeated: func(d *desk) []byte { d.rows[0][0] = "数值"; return d.text() },
		diag.RowIgnored: func(d *desk) []byte {
			r := make([]string, len(d.rows[0]))
			r[1], r[3] = "合计", "2026"
			d.rows = append(d.rows, r)
			return d.text()
		},
		diag.RowWithoutID:     func(d *desk) []byte { d.row("target-0", "2026")[1] = ""; return d.text() },
		diag.RowWithoutYear:   func(d *desk) []byte { d.row("target-0", "2026")[3] = ""; return d.text() },
		diag.NotANumber:       func(d *desk) []byte { d.row("target-0", "2026")[d.col("数值")] = "约十"; return d.text() },
		diag.PercentElsewhere: func(d *desk) []byte { d.row("target-1", "2026")[d.col("数值")] = "7%"; return d.text() },
		diag.DashRead:         func(d *desk) []byte { d.row("target-5", "2026")[d.col("数值")] = "—"; return d.text() },
		diag.FigureCleared:    func(d *desk) []byte { d.row("target-0", "2026")[d.col("数值")] = ""; return d.text() },
		diag.RowsDisagree: func(d *desk) []byte {
			a, b := slices.Clone(d.row("target-0", "2026")), slices.Clone(d.row("target-0", "2026"))
			a[d.col("数值")], b[d.col("数值")] = "11", "12"
			d.rows = append(d.rows[:1], a, b)
			return d.text()
		},
	}
	for code, make := range byText {
		d := open(t)
		_, problems := taken(t, d.root, d.loaded, "f.csv", make(d), false)
		expect(t, problems, code)
	}
	byBook := map[diag.Code]func(f *excelize.File, cell cellOf){
		diag.PercentRead: func(f *excelize.File, cell cellOf) {
			sheet, name := cell("target-0", "2026", "数值")
			style, _ := f.NewStyle(&excelize.Style{NumFmt: 10})
			f.SetCellStyle(sheet, name, name, style)
			f.SetCellValue(sheet, name, 0.103)
		},
		diag.FormulaRead: func(f *excelize.File, cell cellOf) {
			sheet, name := cell("target-0", "2026", "数值")
			f.SetCellValue(sheet, name, 10.3)
			f.SetCellFormula(sheet, name, "5+5.3")
		},
		diag.FormulaEmpty: func(f *excelize.File, cell cellOf) {
			sheet, name := cell("target-5", "2026", "数值")
			f.SetCellFormula(sheet, name, "A1/0")
		},
		diag.MergedValue: func(f *excelize.File, cell cellOf) {
			sheet, top := cell("target-0", "2026", "数值")
			_, below := cell("target-0", "2027", "数值")
			f.MergeCell(sheet, top, below)
		},
		diag.MergedRead: func(f *excelize.File, cell cellOf) {
			sheet, top := cell("target-0", "2026", "来源")
			_, below := cell("target-0", "2027", "来源")
			f.MergeCell(sheet, top, below)
		},
		diag.SheetIgnored: func(f *excelize.File, _ cellOf) {
			f.NewSheet("备忘")
			f.SetCellValue("备忘", "A1", "打电话")
		},
		diag.RowGone: func(f *excelize.File, cell cellOf) {
			sheet, name := cell("target-0", "2026", "数值")
			_, row, _ := excelize.CellNameToCoordinates(name)
			f.RemoveRow(sheet, row)
		},
		diag.WorkbookNewer: func(f *excelize.File, _ cellOf) {
			for _, sheet := range f.GetSheetList() {
				if visible, _ := f.GetSheetVisible(sheet); !visible {
					if v, _ := f.GetCellValue(sheet, "B1"); v == "1" {
						f.SetCellValue(sheet, "B1", "99")
					}
				}
			}
		},
	}
	root := plantest.Files(8)
	loaded := load(t, root)
	for code, change := range byBook {
		_, problems := taken(t, root, loaded, "f.xlsx", fill(t, loaded, change), false)
		expect(t, problems, code)
	}
	plain := fill(t, loaded, func(*excelize.File, cellOf) {})
	for code, book := range map[diag.Code][]byte{
		diag.MacrosIgnored:    withPart(t, plain, "xl/vbaProject.bin", 100),
		diag.WorkbookTooLarge: withPart(t, plain, "xl/media/big.bin", 600<<20),
		diag.WorkbookLocked:   locked(t),
	} {
		_, problems := taken(t, root, loaded, "f.xlsx", book, false)
		expect(t, problems, code)
	}
}

func locked(t *testing.T) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	var b bytes.Buffer
	if err := f.Write(&b, excelize.Options{Password: "secret"}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func expect(t *testing.T, problems diag.List, code diag.Code) {
	t.Helper()
	if !slices.ContainsFunc(problems, func(p diag.Problem) bool { return p.Code == code }) {
		t.Errorf("%s is not told; what is: %v", code, problems)
	}
}

// Since a form was sent out, the data has moved on: what was not touched in the form stays as the data says, what was is
// told where both have changed.
func TestChangedSinceSent(t *testing.T) {
	before := plantest.Files(8)
	loaded := load(t, before)
	untouched := fill(t, loaded, func(*excelize.File, cellOf) {})
	touched := fill(t, loaded, func(f *excelize.File, cell cellOf) {
		sheet, name := cell("target-0", "2026", "数值")
		f.SetCellValue(sheet, name, 10.9)
	})
	after := plantest.Files(8)
	file := after["data/years/2026.toml"]
	file.Data = []byte(strings.Replace(string(file.Data), "value = 10.3", "value = 10.4", 1))
	now := load(t, after)
	if updates, problems := taken(t, after, now, "f.xlsx", untouched, false); len(updates.Files) > 0 || len(problems) > 0 {
		t.Errorf("an untouched form changes %d files; %v", len(updates.Files), problems)
	}
	updates, problems := taken(t, after, now, "f.xlsx", touched, false)
	expect(t, problems, diag.ChangedSinceSent)
	if len(updates.Files) > 0 {
		t.Error("what both have changed is overwritten")
	}
}

// Whatever is taken in, reading and applying it ends, and what comes of it is TOML that keeps all lines that it did not
// change.
func FuzzRead(f *testing.F) {
	root := plantest.Files(3)
	loaded := load(f, root)
	var text, book bytes.Buffer
	form := formOf(loaded, workbook.ByArea)
	if err := form.WriteCSV(&text); err != nil {
		f.Fatal(err)
	}
	if err := form.WriteXLSX(&book); err != nil {
		f.Fatal(err)
	}
	f.Add(text.Bytes())
	f.Add(book.Bytes())
	f.Add([]byte("标识,年份,数值\ntarget-0,2026,１２．５\n"))
	f.Add([]byte("id,year,value,note.zh\ntarget-1.x,2026,1e9,\"a\nb\"\n"))
	f.Fuzz(func(t *testing.T, content []byte) {
		updates, _ := taken(t, root, loaded, "f", content, true)
		over := plantest.Files(3)
		for name, text := range updates.Files {
			if over[name] == nil {
				continue
			}
			over[name].Data = text
			for _, p := range load(t, over).Problems {
				if p.Code == diag.TOMLSyntax {
					t.Errorf("%s is no TOML: %v\n%s", name, p, text)
				}
			}
		}
	})
}
