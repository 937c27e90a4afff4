package workbook

import (
	"strings"

	"github.com/xuri/excelize/v2"
)

// The colours are those of the site's theme, so that the workbook is seen to belong to it.
const (
	ink     = "13222A"
	inkSoft = "58686F"
	paper   = "FFFFFF"
	ground  = "EEF2F3" // of what is locked
	line    = "B9C6CB"
	seal    = "B3141D" // titles, and heads of what is filled in
	deep    = "43545C" // heads of what is locked
	soft    = "FBECEB" // bands
	wanting = "FFE9B3" // of what is still wanting
)

// The typeface is one that the office programs in China have; elsewhere they put their own in its place.
const typeface = "微软雅黑"

// A look is how a cell is shown.
type look struct {
	fill, color string
	size        float64
	bold        bool
	boxed       bool // with a line around it
	wrap        bool
	middle      bool // in the middle of its height, else at the top
	center      bool
	right       bool
	open        bool   // can be written to although the sheet is protected
	format      string // of numbers; "@" is text
}

func (k look) style() *excelize.Style {
	s := &excelize.Style{
		Font:       &excelize.Font{Family: typeface, Size: k.size, Bold: k.bold, Color: k.color},
		Alignment:  &excelize.Alignment{Vertical: "top", Horizontal: "left", WrapText: k.wrap},
		Protection: &excelize.Protection{Locked: !k.open},
	}
	if k.fill != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{k.fill}}
	}
	if k.middle {
		s.Alignment.Vertical = "center"
	}
	switch {
	case k.center:
		s.Alignment.Horizontal = "center"
	case k.right:
		s.Alignment.Horizontal = "right"
	}
	if k.boxed {
		for _, side := range []string{"left", "right", "top", "bottom"} {
			s.Border = append(s.Border, excelize.Border{Type: side, Color: line, Style: 1})
		}
	}
	if k.format != "" {
		s.CustomNumFmt = &k.format
	}
	return s
}

// The looks of the sheets of figures.
var (
	lookTitle  = look{color: seal, size: 15, bold: true, middle: true}
	lookLead   = look{color: inkSoft, size: 9, middle: true}
	lookBand   = look{fill: soft, color: seal, size: 9, bold: true, middle: true}
	lookLocked = look{fill: ground, color: ink, size: 10, boxed: true, wrap: true}
	lookID     = look{fill: ground, color: inkSoft, size: 8, boxed: true, wrap: true}
	lookYear   = look{fill: ground, color: ink, size: 10, boxed: true, center: true}
	lookText   = look{fill: paper, color: ink, size: 10, boxed: true, wrap: true, open: true, format: "@"}
)

func lookHead(isField bool) look {
	k := look{fill: deep, color: paper, size: 9, bold: true, boxed: true, wrap: true, middle: true, center: true}
	if isField {
		k.fill = seal
	}
	return k
}

// lookValue is that of a figure with so many decimals; below 0 it shows what is written.
func lookValue(decimals int) look {
	k := look{fill: paper, color: ink, size: 11, bold: true, boxed: true, right: true, open: true, format: "General"}
	if decimals >= 0 {
		k.format = strings.TrimSuffix("0."+strings.Repeat("0", decimals), ".")
	}
	return k
}
