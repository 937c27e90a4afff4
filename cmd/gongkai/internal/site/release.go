package site

// A ReleasesPage is the list of releases.
type ReleasesPage struct {
	Frame
}

func (v *view) releases() any {
	return ReleasesPage{Frame: v.frame(v.t("发布记录", "Releases"))}
}
