package workbook_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/workbook"
)

// A desk is a workbook that somebody works on: the form of 2028 of the second site, by area. Row 5 of 乌有 is good-water,
// row 6 ammonia, row 9 piped-water, which has no figure yet, row 14 water-index; rows 18 to 23 are for further figures.
type desk struct {
	t    testing.TB
	book *excelize.File
}

func (d desk) check(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

// cell is where a field of a row stands.
func (d desk) cell(f workbook.Field, row int) string {
	return column(d.t, d.book, "乌有", f) + strconv.Itoa(row)
}

func (d desk) set(f workbook.Field, row int, v any) {
	d.t.Helper()
	d.check(d.book.SetCellValue("乌有", d.cell(f, row), v))
}

func (d desk) format(f workbook.Field, row, number int) {
	id, err := d.book.NewStyle(&excelize.Style{NumFmt: number})
	d.check(err)
	d.check(d.book.SetCellStyle("乌有", d.cell(f, row), d.cell(f, row), id))
}

func (d desk) formula(f workbook.Field, row int, formula string, result any) {
	d.set(f, row, result)
	d.check(d.book.SetCellFormula("乌有", d.cell(f, row), formula))
	if result != nil { // setting a formula forgets the result
		d.set(f, row, result)
		ws := d.cell(f, row)
		d.check(d.book.SetCellFormula("乌有", ws, formula))
	}
}

var order2028 = workbook.Order{Years: []int{2028}, By: workbook.ByArea}

// TestProblems works on a workbook as people do, and looks at what is said of it, by cell and code, and at what is read.
func TestProblems(t *testing.T) {
	set := load(t, "second")
	for _, tc := range []struct {
		name string
		work func(desk)
		want string
		read map[string]string // what is read of value or field of a record: key or key/field
	}{
		{"a figure", func(d desk) { d.set(workbook.Value, 9, 88.5) }, "", map[string]string{"piped-water": "88.5"}},
		{"binary fractions are not seen", func(d desk) { d.set(workbook.Value, 9, 0.1+0.2) }, "", map[string]string{"piped-water": "0.3"}},
		{"a number typed as text", func(d desk) { d.set(workbook.Value, 9, " 1,234.50 ") }, "", map[string]string{"piped-water": "1234.5"}},
		{"full-width digits and sign", func(d desk) { d.set(workbook.Value, 9, "－８８．５") }, "", map[string]string{"piped-water": "-88.5"}},
		{"the unit behind the number", func(d desk) { d.set(workbook.Value, 9, "88.5％") }, "", map[string]string{"piped-water": "88.5"}},
		{"a rank in words", func(d desk) { d.set(workbook.Value, 14, "第４名") }, "", map[string]string{"water-index": "4"}},
		{"no number", func(d desk) { d.set(workbook.Value, 9, "约88") }, "乌有!H9 not-a-number\n", nil},
		{"another unit behind the number", func(d desk) { d.set(workbook.Value, 9, "3公里") }, "乌有!H9 not-a-number\n", nil},
		{"a cell shown as a percentage", func(d desk) { d.set(workbook.Value, 9, 0.885); d.format(workbook.Value, 9, 10) }, "乌有!H9 percent-read\n", map[string]string{"piped-water": "88.5"}},
		{"a percentage of what has another unit", func(d desk) { d.set(workbook.Value, 6, "9%") }, "乌有!H6 percent-elsewhere\n", nil},
		{"a number shown as a date", func(d desk) { d.set(workbook.Value, 9, 45000); d.format(workbook.Value, 9, 14) }, "乌有!H9 not-a-number\n", nil},
		{"a dash for nothing", func(d desk) { d.set(workbook.Value, 9, "——") }, "乌有!H9 dash-read\n", map[string]string{"piped-water": ""}},
		{"a formula with a result", func(d desk) { d.formula(workbook.Value, 9, "80+8.5", 88.5) }, "乌有!H9 formula-read\n", map[string]string{"piped-water": "88.5"}},
		{"a formula without a result", func(d desk) { d.formula(workbook.Value, 9, "80+8.5", nil) }, "乌有!H9 formula-empty\n", nil},
		{"a choice by its code", func(d desk) { d.set(workbook.Status, 5, "p") }, "", map[string]string{"good-water/status": "P"}},
		{"a choice by its name", func(d desk) { d.set(workbook.Status, 5, "初步数") }, "", map[string]string{"good-water/status": "P"}},
		{"a choice that there is not", func(d desk) { d.set(workbook.Status, 5, "初步") }, "乌有!K5 unknown-value\n", nil},
		{"a unit that there is not", func(d desk) { d.set(workbook.Unit, 5, "斤") }, "乌有!J5 unknown-unit\n", nil},
		{"a source by its address", func(d desk) { d.set(workbook.Source, 9, "https://ecology.wuyou.example/2028") }, "", map[string]string{"piped-water/source": "bulletin-2028"}},
		{"a period in Chinese", func(d desk) { d.set(workbook.Period, 9, "2028年１-9月") }, "", map[string]string{"piped-water/period": "2028-01/2028-09"}},
		{"a period as a date", func(d desk) { d.set(workbook.Period, 9, 46843); d.format(workbook.Period, 9, 14) }, "", map[string]string{"piped-water/period": "2028-03-31"}},
		{"lines and strange spaces within a text", func(d desk) { d.set(workbook.Quote, 9, " 水质\n优良\u200b ") }, "", map[string]string{"piped-water/quote": "水质优良"}},
		{"an empty row and one of words", func(d desk) {
			d.check(d.book.InsertRows("乌有", 7, 2))
			d.check(d.book.SetCellStr("乌有", "B8", "请尽快填报"))
		}, "", map[string]string{"ammonia": "0.9", "water-index": "5"}},
		{"a row without an id", func(d desk) { d.set(workbook.Value, 20, 3) }, "乌有!H20 row-without-id\n", nil},
		{"a further figure", func(d desk) {
			d.check(d.book.SetCellStr("乌有", "A18", "piped-water+ 农村自来水普及率"))
			d.set(workbook.Value, 18, 77)
		}, "", map[string]string{"piped-water+": "77"}},
		{"a row without a year", func(d desk) {
			d.check(d.book.SetCellStr("乌有", "A18", "piped-water+"))
			d.check(d.book.SetCellStr("乌有", "C18", "今年"))
			d.set(workbook.Value, 18, 77)
		}, "乌有!C18 row-without-year\n", nil},
		{"an indicator that there is not", func(d desk) { d.check(d.book.SetCellStr("乌有", "A5", "god-water")) }, "乌有!A5 unknown-indicator\n", nil},
		{"an indicator that there is not, with nothing filled in", func(d desk) { d.check(d.book.SetCellStr("乌有", "A9", "pipe-water")) }, "乌有!A9 row-ignored\n", nil},
		{"a column of somebody's own", func(d desk) { d.check(d.book.SetCellStr("乌有", "Y4", "经办人")) }, "乌有!Y4 column-ignored\n", nil},
		{"a column twice", func(d desk) { d.check(d.book.SetCellStr("乌有", "Y4", "来源原文")) }, "乌有!Y4 column-repeated\n", nil},
		{"a sheet of somebody's own", func(d desk) {
			_, err := d.book.NewSheet("汇总")
			d.check(err)
			d.check(d.book.SetCellStr("汇总", "A1", "合计"))
		}, "汇总!A1 sheet-ignored\n", map[string]string{"good-water": "84"}},
		{"merged cells of a source", func(d desk) {
			for row := range 3 {
				d.set(workbook.Source, 5+row, nil)
			}
			d.set(workbook.Source, 5, "bulletin-2028")
			d.check(d.book.MergeCell("乌有", d.cell(workbook.Source, 5), d.cell(workbook.Source, 7)))
		}, "乌有!N5 merged-read\n", map[string]string{"good-water/source": "bulletin-2028", "ammonia/source": "bulletin-2028", "pollutants/source": "bulletin-2028"}},
		{"merged cells of a value", func(d desk) {
			d.check(d.book.MergeCell("乌有", d.cell(workbook.Value, 5), d.cell(workbook.Value, 6)))
		}, "乌有!H5 merged-value\n", nil},
		{"a version of later", func(d desk) { d.check(d.book.SetCellStr("gongkai", "B1", "99")) }, "form.xlsx workbook-newer\nform.xlsx no-figures\n", nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			content := form(t, set, order2028, func(book *excelize.File) { tc.work(desk{t, book}) })
			filled, problems := workbook.Read(content, workbook.Options{Name: "form.xlsx", Set: set})
			if got := short(problems); got != tc.want && strings.TrimSuffix(tc.want, "form.xlsx no-figures\n") != got {
				t.Errorf("got\n%swant\n%s", got, tc.want)
			}
			wellMade(t, problems)
			for name, want := range tc.read {
				key, field, _ := strings.Cut(name, "/")
				if field == "" {
					field = string(workbook.Value)
				}
				if got, ok := read(filled, key, workbook.Field(field)); got != want || !ok {
					t.Errorf("%s: got %q %v, want %q", name, got, ok, want)
				}
			}
		})
	}
}

// read is what was read of a field of a record.
func read(filled workbook.Filled, key string, f workbook.Field) (string, bool) {
	for _, e := range filled.Entries {
		if e.Further {
			e.Key += "+"
		}
		if e.Key == key {
			cell := e.Cells[f]
			return cell.Text, !cell.Bad
		}
	}
	return "", false
}

// wellMade checks that problems are whole sentences with places inside the file.
func wellMade(t testing.TB, problems diag.List) {
	t.Helper()
	for _, p := range problems {
		if s := p.Text.ZH + p.Text.EN + p.Hint.ZH + p.Hint.EN; strings.Contains(s, "%!") || p.Text.IsZero() {
			t.Errorf("%s: %s", p.Code, s)
		}
		if p.File == "" || p.Line < 0 || p.Line > 0 && p.Col < 1 {
			t.Errorf("%s has no place: %+v", p.Code, p.Pos)
		}
	}
}

// archive is a zip file of the given parts.
func archive(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for name, text := range parts {
		f, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(f, text); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// with is a workbook with one more part, or another in the place of one.
func with(t testing.TB, content []byte, name string, text io.Reader) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range in.File {
		if f.Name != name {
			if err := w.Copy(f); err != nil {
				t.Fatal(err)
			}
		}
	}
	f, err := w.Create(name)
	if err == nil {
		_, err = io.Copy(f, text)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// many is a text repeated, without holding it.
type many struct {
	text string
	n    int
}

func (m *many) Read(p []byte) (int, error) {
	if m.n == 0 {
		return 0, io.EOF
	}
	m.n--
	return copy(p, m.text), nil
}

// rowsOf is a sheet of so many rows.
func rowsOf(n int, row string) io.Reader {
	return io.MultiReader(strings.NewReader(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`), &many{row, n}, strings.NewReader(`</sheetData></worksheet>`))
}

// locked is a workbook with a password.
func locked(t testing.TB, content []byte) []byte {
	t.Helper()
	book, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := book.Write(&b, excelize.Options{Password: "secret"}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// What is no workbook, or none that can be read, is told and nothing is read of it.
func TestFilesThatAreNone(t *testing.T) {
	set := load(t, "second")
	good := form(t, set, order2028, nil)
	lied := with(t, good, "xl/media/bomb", &many{strings.Repeat("0", 1<<10), 100 << 10})
	for _, tc := range []struct {
		name    string
		content []byte
		want    string
		says    string
	}{
		{"nothing", nil, "no-figures", ""},
		{"words", []byte("年度数据，见附件。\n"), "no-figures", ""},
		{"a picture", append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), make([]byte, 100)...), "bad-csv", "not text"},
		{"bytes of no encoding", []byte("标识,数值\n\xff\xff\x80,1\n"), "bad-csv", "neither UTF-8 nor GB 18030"},
		{"a quotation mark that is not closed", []byte("标识,数值\ngood-water,\"1\n"), "bad-csv", "quotation marks"},
		{"half a workbook", good[:len(good)/2], "bad-workbook", "damaged"},
		{"a workbook with a password", locked(t, good), "workbook-locked", ""},
		{"a workbook of before 2007", append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 1000)...), "bad-workbook", "older format"},
		{"an OpenDocument spreadsheet", archive(t, map[string]string{"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "bad-workbook", "OpenDocument"},
		{"an archive of something else", archive(t, map[string]string{"a.txt": "甲"}), "bad-workbook", "no workbook"},
		{"a workbook without parts", archive(t, map[string]string{"xl/workbook.xml": "<workbook/>"}), "bad-workbook no-figures", ""},
		{"a bomb", lied, "workbook-too-large", "32 MB"},
		{"a bomb of parts", archive(t, parts(5000)), "workbook-too-large", "5000 parts"},
		{"a million rows", with(t, good, "xl/worksheets/sheet3.xml", rowsOf(1_000_000, `<row/>`)), "workbook-too-large", "rows"},
		{"thirty thousand rows with something in them", with(t, good, "xl/worksheets/sheet3.xml", rowsOf(30_000, `<row><c t="str"><v>1</v></c></row>`)), "workbook-too-large", "rows"},
		{"a file of seventeen megabytes", make([]byte, 17<<20), "workbook-too-large", "16 MB"},
		{"a quotation mark in a cell without any", []byte("标识,数值,备注（中文）\ngood-water,1,称\"好\"\n"), "bad-csv", "quotation marks"},
		{"a text of too many rows", []byte("标识,数值\n" + strings.Repeat("good-water,1\n", 30_000)), "workbook-too-large", "rows"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			filled, problems := workbook.Read(tc.content, workbook.Options{Name: "form.xlsx", Set: set, Year: 2028})
			wellMade(t, problems)
			if !problems.HasErrors() || !strings.Contains(" "+tc.want+" ", " "+string(problems[0].Code)+" ") || !strings.Contains(problems[0].Text.EN, tc.says) {
				t.Errorf("got %v, want %s", problems, tc.want)
			}
			if tc.want != "workbook-too-large" && len(filled.Entries) > 0 {
				t.Errorf("%d rows were read", len(filled.Entries))
			}
		})
	}
}

func parts(n int) map[string]string {
	list := map[string]string{}
	for i := range n {
		list[strconv.Itoa(i)] = ""
	}
	return list
}

func TestMacrosAreLeftAlone(t *testing.T) {
	set := load(t, "second")
	content := with(t, form(t, set, order2028, nil), "xl/vbaProject.bin", strings.NewReader("Sub Auto_Open()"))
	filled, problems := workbook.Read(content, workbook.Options{Name: "form.xlsm", Set: set})
	if got := short(problems); got != "form.xlsm macros-ignored\n" {
		t.Errorf("got %s", got)
	}
	if got, _ := read(filled, "good-water", workbook.Value); got != "84" {
		t.Errorf("good-water is read as %q", got)
	}
}
