package site

import "gongkai/cmd/gongkai/internal/disclosure"

// A GroupingPage is the list of the groups of a grouping.
type GroupingPage struct {
	Frame
}

func (v *view) grouping(g *disclosure.Grouping) any {
	return GroupingPage{Frame: v.frame(v.in(g.Name))}
}

// A GroupPage is the page of one group.
type GroupPage struct {
	Frame
}

func (v *view) group(g *disclosure.Grouping, k int) any {
	return GroupPage{Frame: v.frame(v.in(g.Groups[k].Name))}
}
