package site

// A YearsPage is the list of years.
type YearsPage struct {
	Frame
}

func (v *view) years() any {
	return YearsPage{Frame: v.frame(v.t("年度数据", "Years"))}
}

// A YearPage is what was published for one year.
type YearPage struct {
	Frame
}

func (v *view) year(y int) any {
	return YearPage{Frame: v.frame(v.yearName(y))}
}
