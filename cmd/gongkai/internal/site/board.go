package site

import (
	"gongkai/cmd/gongkai/internal/chart"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/markup"
)

// A BoardPage is the board of all targets.
type BoardPage struct {
	Frame
}

func (v *view) board() any {
	return BoardPage{Frame: v.frame(v.t("目标", "Targets"))}
}

// A TargetRow is a target in a list.
type TargetRow struct {
	Name       Link
	Number     int
	Goal       string      // what is promised
	By         string      // by when or over which years
	Latest     string      // the newest figure of the target's own scope; "" where none is published
	LatestNote string      // of which year it is
	Bullet     markup.HTML // the newest figure against the target; "" where it cannot be drawn
	State      State
	Clauses    []Link
	Bodies     []Link // who owes the figures
	Areas      []Link
}

func (v *view) targetRow(ind *disclosure.Indicator) TargetRow {
	t := v.set.Trajectory(ind)
	row := TargetRow{
		Name: v.targetLink(ind), Number: ind.Number, Goal: v.goal(ind), By: v.by(ind), State: v.state(t.Verdict),
		Bodies: v.bodyLinks(v.owners(ind)), Areas: v.areaLinks(ind.Areas),
	}
	for _, w := range ind.Receipts {
		row.Clauses = append(row.Clauses, v.clauseLink(w.Clause))
	}
	if latest, year := v.latest(t); year != 0 {
		row.Latest, row.LatestNote = latest, v.yearLabel(ind, year)
	}
	if c, ok := chart.Bullet(t, v.l, chart.Options{ID: "b-" + string(ind.ID), Title: v.in(ind.Name), Goal: row.Goal}); ok {
		row.Bullet = c.SVG(chart.Small)
	}
	return row
}

func (v *view) targetRows(list []*disclosure.Indicator) []TargetRow {
	rows := make([]TargetRow, 0, len(list))
	for _, ind := range list {
		rows = append(rows, v.targetRow(ind))
	}
	return rows
}
