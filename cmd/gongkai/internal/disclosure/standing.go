package disclosure

import (
	"slices"

	"gongkai/cmd/gongkai/internal/lang"
)

// A Standing is what is known of a target in one year.
type Standing uint8

// The standings, the less known first.
const (
	Unpublished Standing = iota // the year was over at the release and no figure is known
	NotDue                      // the year was not over at the release
	Outside                     // not a year of the target's period, and no figure is known
	Stated                      // a source states that there is no figure
	Elsewhere                   // only figures of another scope or date are known
	Partly                      // one of several parts, or one of the two series, has a figure
	Published                   // the figure is complete
	Standings                   // how many there are
)

var standingNames = [Standings]lang.Text{
	Unpublished: {ZH: "未见公布", EN: "not published"},
	NotDue:      {ZH: "未到期", EN: "not yet due"},
	Outside:     {ZH: "计划期外", EN: "outside the period"},
	Stated:      {ZH: "来源称无此数据", EN: "stated to be missing"},
	Elsewhere:   {ZH: "仅有参考数据", EN: "other scope only"},
	Partly:      {ZH: "部分公布", EN: "published in part"},
	Published:   {ZH: "已公布", EN: "published"},
}

// Name is the standing in words.
func (s Standing) Name() lang.Text { return standingNames[s] }

// standingKeys are the standings in data files for others to read. They do not change.
var standingKeys = [Standings]string{"unpublished", "not-due", "outside", "stated-missing", "other-scope", "partial", "published"}

// MarshalText writes the standing's key.
func (s Standing) MarshalText() ([]byte, error) { return []byte(standingKeys[s]), nil }

// String is the standing's key.
func (s Standing) String() string { return standingKeys[s] }

// Standing finds what is known of the target in a year. A target of several parts is published where all of them are.
func (t *Trajectory) Standing(year int) Standing {
	complete, known, context, says := true, false, false, false
	at := Outside
	for i := range t.Lines {
		y := t.Lines[i].At(year)
		if y == nil {
			complete = false
			continue
		}
		complete = complete && y.IsComplete(t.Indicator)
		known = known || y.Figure != nil || y.Second != nil
		context = context || len(y.Context) > 0
		says = says || len(y.Records) > 0
		if y.InPlan {
			at = NotDue
			if y.Due {
				at = Unpublished
			}
		}
	}
	switch {
	case complete && known:
		return Published
	case known:
		return Partly
	case says:
		return Stated
	case context:
		return Elsewhere
	}
	return at
}

// Standings are the standings of every year of which something is known or that belongs to the period.
func (t *Trajectory) Standings() map[int]Standing {
	known := map[int]Standing{}
	for i := range t.Lines {
		for _, y := range t.Lines[i].Years {
			known[y.Year] = t.Standing(y.Year)
		}
	}
	return known
}

// Missing lists the years of the period that were over at the release and whose figures are not complete.
func (t *Trajectory) Missing() []int {
	var years []int
	for _, y := range t.Lines[0].Years {
		if y.InPlan && y.Due && t.Standing(y.Year) != Published {
			years = append(years, y.Year)
		}
	}
	return years
}

// At is a year of the line, or nil.
func (l *Line) At(year int) *Year {
	i := slices.IndexFunc(l.Years, func(y Year) bool { return y.Year == year })
	if i < 0 {
		return nil
	}
	return &l.Years[i]
}

// IsComplete reports whether a year has its figure; of a comparison, both.
func (y *Year) IsComplete(ind *Indicator) bool {
	return y.Figure != nil && (ind.Kind != Comparison || y.Second != nil)
}

// Duties are the bodies that each clause of the document makes responsible, in its order.
type Duties map[ClauseID][]BodyID

// Owing is the first clause of a target that names bodies, and these bodies: they owe its figures, all of them together.
func (d Duties) Owing(ind *Indicator) (ClauseID, []BodyID) {
	for _, w := range ind.Receipts {
		if ids := d[w.Clause]; len(ids) > 0 {
			return w.Clause, ids
		}
	}
	return "", nil
}
