package site

// A HomePage is the home page.
type HomePage struct {
	Frame
}

func (v *view) home() any {
	return HomePage{Frame: v.frame("")}
}
