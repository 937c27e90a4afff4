package site

// A InitiativesPage is the list of initiatives.
type InitiativesPage struct {
	Frame
}

func (v *view) initiatives() any {
	return InitiativesPage{Frame: v.frame(v.t("改革与项目", "Initiatives"))}
}

// A InitiativePage is the page of one initiative.
type InitiativePage struct {
	Frame
}

func (v *view) initiative(i int) any {
	return InitiativePage{Frame: v.frame(v.in(v.set.Initiatives[i].Name))}
}
