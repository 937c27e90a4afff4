package site

import "gongkai/cmd/gongkai/internal/disclosure"

// A BodiesPage is the list of responsible bodies.
type BodiesPage struct {
	Frame
}

func (v *view) bodies() any {
	return BodiesPage{Frame: v.frame(v.t("责任单位", "Bodies"))}
}

// A BodyPage is the page of one responsible body.
type BodyPage struct {
	Frame
}

func (v *view) body(b *disclosure.Body) any {
	return BodyPage{Frame: v.frame(v.in(b.Name))}
}
