package site

// A ComparePage is areas side by side.
type ComparePage struct {
	Frame
}

func (v *view) compare() any {
	return ComparePage{Frame: v.frame(v.t("城市对照", "Areas side by side"))}
}
