package site

// A SourcesPage is the list of sources.
type SourcesPage struct {
	Frame
}

func (v *view) sources() any {
	return SourcesPage{Frame: v.frame(v.t("数据来源", "Sources"))}
}
