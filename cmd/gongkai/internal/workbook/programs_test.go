package workbook_test

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/unicode"
	"gongkai/cmd/gongkai/internal/workbook"
)

// The form of 2028 of the second site was filled in and saved by LibreOffice 7.4: as a workbook, with a formula, digits
// typed as text in either width, a percentage, a date, a row inserted, a further figure; and its first sheet as text in GB 18030.
func TestWhatLibreOfficeSaves(t *testing.T) {
	set := load(t, "second")
	for name, want := range map[string]string{
		"libreoffice.xlsx":        "乌有!H5 formula-read\n乌有!H11 percent-read\n",
		"libreoffice-gb18030.csv": "",
	} {
		content, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(name, "csv") && utf8.Valid(content) {
			t.Error(name, "is not in GB 18030")
		}
		filled, problems := workbook.Read(content, workbook.Options{Name: name, Set: set})
		if got := short(problems); got != want {
			t.Errorf("%s: got\n%swant\n%s", name, got, want)
		}
		for key, want := range map[string]map[workbook.Field]string{
			"good-water":   {workbook.Value: "84.5", workbook.Source: "bulletin-2028"},
			"ammonia":      {workbook.Value: "0.85"},
			"pollutants":   {workbook.Value: "0.4", workbook.Status: "P"},
			"piped-water":  {workbook.Value: "88.5", workbook.Quote: "农村自来水普及率88.5%"},
			"reuse-rate":   {workbook.Value: "27"},
			"piped-water+": {workbook.Value: "86", workbook.Role: "context", workbook.Period: "2028-03-31", workbook.ScopeZH: "三月底数"},
			"water-index":  {workbook.Value: "5", workbook.Source: "index-2028"},
		} {
			for f, text := range want {
				if f == workbook.Period && strings.HasSuffix(name, "csv") {
					text = "03/31/2028" // a text has the date as it was shown; it is told with the checks of the data
				}
				if got, ok := read(filled, key, f); got != text || !ok {
					t.Errorf("%s, %s, %s: got %q, want %q", name, key, f, got, text)
				}
			}
		}
	}
}

// Workbooks that did not come of an export: heads in one language, no styles, texts written where they stand.
func TestAWorkbookMadeByHand(t *testing.T) {
	set := load(t, "second")
	book := excelize.NewFile()
	for cell, v := range map[string]any{"A2": "2028年数据", "B3": "标识", "C3": "数 值", "D3": "来源", "E3": "来源原文",
		"B4": "piped-water 农村供水普及率", "C4": "８８", "D4": "bulletin-2028", "E4": "普及率88%"} {
		if err := book.SetCellValue("Sheet1", cell, v); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := book.Write(&b); err != nil {
		t.Fatal(err)
	}
	filled, problems := workbook.Read(b.Bytes(), workbook.Options{Name: "x.xlsx", Set: set, Year: 2028})
	if got, _ := read(filled, "piped-water", workbook.Value); got != "88" || len(problems) > 0 {
		t.Errorf("got %q, %v", got, problems)
	}
	if filled.Exported != nil || len(filled.Entries) != 1 || filled.Entries[0].Year != 2028 {
		t.Errorf("got %+v", filled.Entries)
	}
	if _, problems = workbook.Read(b.Bytes(), workbook.Options{Name: "x.xlsx", Set: set}); short(problems) != "Sheet1!B4 row-without-year\n" {
		t.Errorf("without a year: %s", short(problems))
	}
}

func TestTextsOfOtherProgramsAndEncodings(t *testing.T) {
	set := load(t, "second")
	plain := "ID,Year,Value,Note (Chinese)\npiped-water,2028,88.5,\"一行，\n又一行\"\n"
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(strings.ReplaceAll(plain, ",", "\t"))
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"plain": plain, "with a mark": "\uFEFF" + plain, "with line ends of Windows": strings.ReplaceAll(plain, "\n", "\r\n"),
		"with semicolons": strings.ReplaceAll(plain, ",", ";"), "with its separator named": "sep=;\n" + strings.ReplaceAll(plain, ",", ";"),
		"with a title": "2028年数据\n\n" + plain, "in UTF-16, with tabs": wide,
	} {
		filled, problems := workbook.Read([]byte(text), workbook.Options{Name: "x.csv", Set: set})
		value, _ := read(filled, "piped-water", workbook.Value)
		note, _ := read(filled, "piped-water", workbook.NoteZH)
		if value != "88.5" || note != "一行，又一行" || len(problems) > 0 {
			t.Errorf("%s: got %q, %q, %v", name, value, note, problems)
		}
	}
}

// Places in a text are lines and columns of characters, as they are in every other file.
func TestPlacesInText(t *testing.T) {
	set := load(t, "second")
	_, problems := workbook.Read([]byte("标识,年份,备注（中文）,数值\npiped-water,2028,甲乙丙,很多\n"), workbook.Options{Name: "x.csv", Set: set})
	if len(problems) != 1 || problems[0].Line != 2 || problems[0].Col != 22 || problems[0].Width != 2 {
		t.Errorf("got %+v", problems)
	}
}
