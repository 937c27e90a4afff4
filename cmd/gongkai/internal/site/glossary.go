package site

// A GlossaryPage is the bilingual glossary.
type GlossaryPage struct {
	Frame
}

func (v *view) glossary() any {
	return GlossaryPage{Frame: v.frame(v.t("双语术语表", "Glossary"))}
}
