package intake_test

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/xuri/excelize/v2"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/intake"
	"gongkai/cmd/gongkai/internal/workbook"
)

// sheet is where most of the figures of the second plan stand, value and source the columns of these.
const (
	sheet  = "乌有"
	value  = "H"
	source = "N"
)

// sent is the form of 2028, by area, and what work has made of it.
func sent(t *testing.T, set *disclosure.Dataset, order workbook.Order, work func(*excelize.File)) []byte {
	t.Helper()
	var b, out bytes.Buffer
	if err := workbook.NewForm(set, order).WriteXLSX(&b); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	work(book)
	if err := book.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

var order2028 = workbook.Order{Years: []int{2028}, By: workbook.ByArea}

func set(t *testing.T, book *excelize.File, cell string, v any) {
	t.Helper()
	if err := book.SetCellValue(sheet, cell, v); err != nil {
		t.Fatal(err)
	}
}

// edit replaces one stretch of a year's file.
func edit(t *testing.T, fsys fstest.MapFS, old, with string) {
	t.Helper()
	name := intake.FileOf(2028)
	text := string(fsys[name].Data)
	if strings.Count(text, old) != 1 {
		t.Fatalf("%q does not stand once in %s", old, name)
	}
	fsys[name] = &fstest.MapFile{Data: []byte(strings.Replace(text, old, with, 1))}
}

func TestNothingComesOfAWorkbookThatNobodyTouched(t *testing.T) {
	fsys := site(t, nil)
	content := sent(t, load(t, fsys), order2028, func(*excelize.File) {})
	// the data has changed in the meantime, which the workbook must not undo
	edit(t, fsys, "value = 84,", "value = 83,")
	edit(t, fsys, `ammonia = { value = 0.9, source = "bulletin-2028", quote = "氨氮浓度0.9毫克/升" }`, "")
	edit(t, fsys, "clear-water-value.ports", `piped-water = { value = 80, source = "bulletin-2028", quote = "80%" }`+"\n"+"clear-water-value.ports")
	b := bring(t, fsys, content, true)
	if len(b.changes) > 0 || len(b.problems) > 0 || len(b.edits.Files) > 0 {
		t.Errorf("got %+v\n%s", b.changes, short(b.problems))
	}
}

// What has been changed on both sides is nobody's to decide but an editor's.
func TestWhatHasChangedSinceItWasSent(t *testing.T) {
	fsys := site(t, nil)
	content := sent(t, load(t, fsys), order2028, func(book *excelize.File) {
		set(t, book, value+"5", 85)   // good-water, changed otherwise below
		set(t, book, value+"6", 0.95) // ammonia, changed in the same way below
		set(t, book, value+"8", 61)   // water-use, left alone
		set(t, book, value+"9", 77)   // piped-water, for which somebody has entered another figure
	})
	edit(t, fsys, "value = 84,", "value = 83,")
	edit(t, fsys, "value = 0.9,", "value = 0.95,")
	edit(t, fsys, "clear-water-value.ports", `piped-water = { value = 80, source = "bulletin-2028", quote = "80%" }`+"\n"+"clear-water-value.ports")
	b := bring(t, fsys, content, false)
	if got := short(b.problems); got != sheet+"!H5 changed-since-sent\n"+sheet+"!H9 changed-since-sent\n" {
		t.Errorf("got %s", got)
	}
	if len(b.changes) != 1 || b.changes[0].Key() != "water-use" {
		t.Errorf("got %+v", b.changes)
	}
	if r := b.problems[0].Related; len(r) != 1 || r[0].File != "data/years/2028.toml" || r[0].Line != 1 {
		t.Errorf("the other place is %+v", r)
	}
}

func TestARowThatIsGone(t *testing.T) {
	fsys := site(t, nil)
	content := sent(t, load(t, fsys), order2028, func(book *excelize.File) {
		if err := book.RemoveRow(sheet, 6); err != nil {
			t.Fatal(err)
		}
		for _, name := range book.GetSheetList() { // a body that sends its own sheet back says nothing of the others
			if name != sheet && name != "gongkai" {
				_ = book.DeleteSheet(name)
			}
		}
	})
	for _, remove := range []bool{false, true} {
		b := bring(t, fsys, content, remove)
		if got := short(b.problems); got != sheet+"!A1 row-gone\n" || len(b.changes) > 0 {
			t.Errorf("got %s, %+v", got, b.changes)
		}
	}
}

// A figure that two bodies owe stands on the sheets of both. What one of them changes is changed; what they fill in
// differently is told.
func TestSheetsOfTwoBodies(t *testing.T) {
	fsys := site(t, nil)
	data := load(t, fsys)
	duties := disclosure.Duties{data.Indicators[0].Receipts[0].Clause: {data.Bodies[0].ID, data.Bodies[1].ID}}
	order := workbook.Order{Years: []int{2028}, By: workbook.ByBody, Duties: duties}
	sheets := workbook.NewForm(data, order).Sheets
	for _, tc := range []struct {
		second any
		want   string
	}{{nil, ""}, {88, sheets[1].Name + "!H5 rows-disagree\n"}, {85, ""}} {
		content := sent(t, data, order, func(book *excelize.File) {
			if err := book.SetCellValue(sheets[0].Name, "H5", 85); err != nil {
				t.Fatal(err)
			}
			if tc.second != nil {
				if err := book.SetCellValue(sheets[1].Name, "H5", tc.second); err != nil {
					t.Fatal(err)
				}
			}
		})
		b := bring(t, fsys, content, false)
		if got := short(b.problems); got != tc.want {
			t.Errorf("%v: got %s, want %s", tc.second, got, tc.want)
		}
		if tc.want == "" && (len(b.changes) != 1 || b.changes[0].Fields[0].New != "85") {
			t.Errorf("%v: got %+v", tc.second, b.changes)
		}
	}
}

// Every figure of the year is changed, and as many lines, each by its digits alone.
func TestOneChangedFigureIsOneChangedLine(t *testing.T) {
	fsys := site(t, nil)
	before := "# 头\r\n\r\n" + strings.ReplaceAll(string(fsys[intake.FileOf(2028)].Data), "\n", "  # 注\r\n\r\n")
	fsys[intake.FileOf(2028)] = &fstest.MapFile{Data: []byte(before)}
	data := reload(t, fsys)
	figures := 0
	form := workbook.NewForm(data, order2028)
	content := sent(t, data, order2028, func(book *excelize.File) {
		for _, s := range form.Sheets {
			for i, r := range s.Rows {
				if r.Record == nil || r.Record.Value == nil {
					continue
				}
				figures++
				if err := book.SetCellValue(s.Name, value+strconv.Itoa(5+i), "1234.5"); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
	filled, problems := workbook.Read(content, workbook.Options{Name: "table", Set: data})
	b := apply(t, fsys, data, filled, problems, false)
	after := string(b.edits.Files[intake.FileOf(2028)])
	old, now := strings.Split(before, "\n"), strings.Split(after, "\n")
	if len(old) != len(now) || len(b.changes) != figures || figures < 15 {
		t.Fatalf("%d figures, %d changes, %d lines became %d\n%s", figures, len(b.changes), len(old), len(now), short(b.problems))
	}
	changed := 0
	for i := range old {
		if old[i] == now[i] {
			continue
		}
		changed++
		_, rest, _ := strings.Cut(old[i], ",")
		if !strings.HasSuffix(now[i], ","+rest) || !strings.Contains(now[i], "value = 1234.5,") {
			t.Errorf("%s\nbecame\n%s", old[i], now[i])
		}
	}
	if changed != figures {
		t.Errorf("%d figures changed %d lines", figures, changed)
	}
}

// reload loads data with line ends of Windows, which are a problem and no obstacle.
func reload(t *testing.T, fsys fstest.MapFS) *disclosure.Dataset {
	t.Helper()
	clean := fstest.MapFS{}
	for name, f := range fsys {
		clean[name] = &fstest.MapFile{Data: bytes.ReplaceAll(f.Data, []byte("\r\n"), []byte("\n"))}
	}
	return load(t, clean)
}

// A fault of a file that was changed is told at the cell from which it comes; one of another line stays where it is.
func TestFaultsAreToldAtTheirCells(t *testing.T) {
	fsys := site(t, nil)
	data := load(t, fsys)
	content := sent(t, data, order2028, func(book *excelize.File) {
		set(t, book, source+"5", "no-such-source")
		set(t, book, value+"9", 77)
	})
	b := bring(t, fsys, content, false)
	for name, text := range b.edits.Files {
		fsys[name] = &fstest.MapFile{Data: text}
	}
	problems := check(t, fsys)
	var got []string
	for _, p := range problems {
		p = b.edits.InCells(p)
		if p.Cell != "" {
			got = append(got, p.Cell+" "+string(p.Code))
		}
	}
	slices.Sort(got)
	want := []string{sheet + "!N5 unknown-source", sheet + "!N9 missing-key", sheet + "!O9 missing-quote"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
