package chart

import (
	"math/big"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/markup"
)

// Bullet is one row for lists: a track, on it a bar up to the newest figure of the target's own scope, and a red tick at
// the target. Every row has its own scale. It reports false if there is no such figure; of a target of several parts the
// first that has one is drawn. Ranks grow to the right as they get better.
func Bullet(t disclosure.Trajectory, l lang.Lang, o Options) (Chart, bool) {
	for part := range t.Lines {
		c := Trajectory(t, part, l, o)
		newest, target := c.newest(t.Indicator)
		if newest.Value == nil {
			continue
		}
		c.Form, c.Rows, c.Note, c.Remark = OneRow, nil, "", ""
		c.Series = []Series{{Role: Observation, Points: []Point{newest}}}
		c.Target.Value, c.Target.Reach, c.Target.Zone = target, EveryYear, false
		if target == nil {
			c.Target.Reach = Nowhere
		}
		c.rescale(t.Indicator.Kind)
		return c, true
	}
	return Chart{}, false
}

// newest is the newest figure that can be held against the target, and what it is held against: of growth the newest
// rate, of a comparison the difference.
func (c *Chart) newest(ind *disclosure.Indicator) (Point, *big.Rat) {
	observed := c.series(Observation)
	switch {
	case ind.Kind == disclosure.Growth && len(c.Rows) > 0:
		return c.Rows[0].last(), ind.Target.Value
	case ind.Kind == disclosure.Comparison:
		for i := len(c.Years) - 1; i >= 0; i-- {
			a, b := observed.Points[i], c.series(Rival).at(c.Years[i].Year)
			if a.Value != nil && b.Value != nil {
				return Point{Year: a.Year, Value: new(big.Rat).Sub(a.Value, b.Value), Bound: a.Bound}, ind.Target.Value
			}
		}
		return Point{}, nil
	}
	return observed.last(), c.Target.Value
}

// rescale gives a bullet its own scale.
func (c *Chart) rescale(kind disclosure.Kind) {
	var e extent
	e.add(float(c.Series[0].Points[0].Value))
	if c.Target.Value != nil {
		e.add(float(c.Target.Value))
	}
	if kind == disclosure.Rank {
		c.Axis = rankAxis(e, float(c.Target.Value))
		return
	}
	span := max(e.max, 0) - min(e.min, 0)
	e.add(0)
	e.max += span * .18
	c.Axis = Axis{Min: e.min, Max: e.max}
	if c.Axis.Min == c.Axis.Max {
		c.Axis.Max++
	}
}

func (c Chart) drawRow(w Width) markup.HTML {
	var d canvas
	d.base = sheets[w].size
	width, height, bar := 240.0, 28.0, 10.0
	if w == Small {
		width, height = 160, 24
	}
	d.bounds = box{0, 0, width, height}
	x := func(v float64) float64 { return 4 + c.Axis.level(v)*(width-8) }
	q, top := c.Series[0].Points[0], (height-bar)/2
	d.rect("c-track", 4, top, width-8, bar)
	zero := 4.0
	if !c.Axis.Reversed {
		zero = x(0)
	}
	end := x(float(q.Value))
	from, to := min(zero, end), max(zero, end)
	switch {
	case q.Bound != "":
		d.rect("c-least", from, top, to-from, bar)
		d.path("c-arrow", 0, [2]float64{to + 2, top + 1}, [2]float64{to + 6, height / 2}, [2]float64{to + 2, top + bar - 1})
	case c.isBefore(q.Year):
		d.rect("c-dot0", from, top, to-from, bar)
	default:
		d.rect("c-column", from, top, to-from, bar)
	}
	if c.Axis.Min < 0 {
		d.path("c-axis", 0, [2]float64{zero, top - 3}, [2]float64{zero, top + bar + 3})
	}
	if c.Target.Value != nil {
		at := x(float(c.Target.Value))
		d.path("c-target c-tick", 0, [2]float64{at, 1}, [2]float64{at, height - 1})
	}
	return c.finish(&d, w, height)
}

// isBefore reports whether a year lies before the plan.
func (c *Chart) isBefore(year int) bool {
	for _, s := range c.Years {
		if s.InPlan {
			return year < s.Year
		}
	}
	return false
}
