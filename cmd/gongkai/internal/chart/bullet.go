package chart

import (
	"math/big"
	"slices"
	"strconv"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/markup"
)

// Bullet is one row for lists: a track, on it a bar up to the newest figure of the target's own scope, and a red tick at
// the target. Every row has its own scale. It reports false if there is no such figure; of a target of several parts the
// first that has one is drawn. Ranks grow to the right as they get better.
func Bullet(t disclosure.Trajectory, l lang.Lang, o Options) (Chart, bool) {
	for part := range t.Lines {
		d := draftOf(&t, part, l, o)
		newest, target := d.newest()
		if newest.Value == nil {
			continue
		}
		c := Chart{ID: o.ID, Title: o.Title, Lang: l, Form: OneRow, Years: d.Years, Target: d.Target}
		c.Series = []Series{{Role: Observation, Points: []Point{newest}}}
		c.Target.Value, c.Target.Reach, c.Target.Zone = target, EveryYear, false
		if target == nil {
			c.Target.Reach = Nowhere
		}
		c.rescale(t.Indicator.Kind)
		c.Description = strconv.Itoa(newest.Year) + d.say("年：", ": ") + newest.Label + d.say("；目标：", "; target: ") + c.Target.Words + d.say("。", ".")
		return c, true
	}
	return Chart{}, false
}

// newest is the newest figure that can be held against the target, labelled as it is read aloud, and what it is held
// against: of growth the newest rate, of a comparison the difference.
func (d *draft) newest() (Point, *big.Rat) {
	p, target := d.series(Observation).last(), d.Target.Value
	switch d.ind.Kind {
	case disclosure.Growth:
		if d.line.Quantity == disclosure.Index {
			p, target = Point{}, d.ind.Target.Value
			if len(d.Rows) > 0 {
				p = d.Rows[0].last()
			}
		}
	case disclosure.Comparison:
		p, target = d.newestDifference(), d.ind.Target.Value
	}
	if p.Value != nil {
		p.Label = d.spoken(p)
		if n := d.values.name; n != "" {
			p.Label += d.say(n, " ("+n+")")
		}
	}
	return p, target
}

// newestDifference is the first figure of a comparison less the second, of the newest year that has both.
func (d *draft) newestDifference() Point {
	d.values = d.values.differences()
	rival := d.series(Rival)
	for _, a := range slices.Backward(d.series(Observation).Points) {
		if b := rival.at(a.Year); a.Value != nil && b.Value != nil {
			v := new(big.Rat).Sub(a.Value, b.Value)
			return Point{Year: a.Year, Value: v, Bound: a.Bound, Label: sign(a.Bound) + d.values.label(v, 0)}
		}
	}
	return Point{}
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
