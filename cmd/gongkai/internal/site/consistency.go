package site

// A ConsistencyPage is where clauses differ, and the arithmetic of the plan.
type ConsistencyPage struct {
	Frame
}

func (v *view) consistency() any {
	return ConsistencyPage{Frame: v.frame(v.t("文本与算术核对", "Consistency"))}
}
