package workbook

import (
	"archive/zip"
	"bytes"
	"io"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
	"gongkai/cmd/gongkai/internal/lang"
)

// This file gives rows the heights that their texts need. The programs that show a workbook do not all find them out by
// themselves, and a row whose height has been fixed no longer grows when somebody writes into it. So heights are written
// as estimates that a program may change.

// grow notes that a row must be high enough for a text in its column.
func (b *builder) grow(sheet string, row int, text string, width, size float64) {
	b.atLeast(sheet, row, height(text, width, size))
}

// growBoth does so for a text whose English stands beneath its Chinese.
func (b *builder) growBoth(sheet string, row int, t lang.Text, width, size float64) {
	h := height(t.ZH, width, size)
	if t.EN != "" && t.EN != t.ZH {
		h += height(t.EN, width, size-smaller)
	}
	b.atLeast(sheet, row, h)
}

func (b *builder) atLeast(sheet string, row int, h float64) {
	key := place{sheet, row}
	b.heights[key] = max(b.heights[key], h+4)
}

func height(text string, width, size float64) float64 {
	return 1.42 * size * float64(lines(text, width/size*10))
}

type place struct {
	sheet string
	row   int
}

// lines is how many lines a text takes in a column of so many digits of its own size.
func lines(text string, width float64) int {
	n := 0
	for line := range strings.SplitSeq(text, "\n") {
		columns := 0.0
		for _, r := range line {
			switch {
			case r < utf8.RuneSelf:
				columns += 0.95
			default:
				columns += 1.9
			}
		}
		n += max(1, int(math.Ceil(columns*1.06/max(1, width))))
	}
	return n
}

// setHeights gives the rows the heights that have been noted.
func (b *builder) setHeights() {
	for at, h := range b.heights {
		b.check(b.book.SetRowHeight(at.sheet, at.row, min(h, excelize.MaxRowHeight)))
	}
}

// An elastic writes the parts of a workbook with heights that may change.
type elastic struct{ *zip.Writer }

func newElastic(w io.Writer) excelize.ZipWriter { return elastic{zip.NewWriter(w)} }

// Create begins a part of the workbook.
func (e elastic) Create(name string) (io.Writer, error) {
	w, err := e.Writer.Create(name)
	if err == nil && strings.HasPrefix(name, "xl/worksheets/") {
		return unfixed{w}, nil
	}
	return w, err
}

// unfixed takes from rows, which are written at once, that their heights are fixed.
type unfixed struct{ w io.Writer }

func (u unfixed) Write(p []byte) (int, error) {
	_, err := u.w.Write(bytes.ReplaceAll(p, []byte(` customHeight="true"`), nil))
	return len(p), err
}
