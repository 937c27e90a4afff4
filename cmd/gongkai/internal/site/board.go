package site

// A BoardPage is the board of all targets.
type BoardPage struct {
	Frame
}

func (v *view) board() any {
	return BoardPage{Frame: v.frame(v.t("目标", "Targets"))}
}

// A TargetRow is a target in a list.
type TargetRow struct {
	Name  Link
	State State
}
