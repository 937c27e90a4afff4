package site

import "gongkai/cmd/gongkai/internal/disclosure"

// A AreasPage is the list of areas.
type AreasPage struct {
	Frame
}

func (v *view) areas() any {
	return AreasPage{Frame: v.frame(v.t("地区", "Areas"))}
}

// A AreaPage is the page of one area.
type AreaPage struct {
	Frame
}

func (v *view) area(a *disclosure.Area) any {
	return AreaPage{Frame: v.frame(v.in(a.Name))}
}
