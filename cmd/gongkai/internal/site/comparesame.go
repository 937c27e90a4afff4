package site

import (
	"math/big"
	"slices"
	"strconv"

	"gongkai/cmd/gongkai/internal/chart"
)

// This file lays targets of the same measure on one scale.

// sameGroup lists the targets of a group of one measure, with a bar for each, and with charts on one scale where their
// values can stand on one.
func (v *view) sameGroup(key string, g members) CompareGroup {
	out := v.compareGroup(key, v.in(g[0].ind.Short), g)
	v.addBars(&out, g)
	if g.haveParts() {
		return out // a target of several measures has no one value
	}
	each, common, ok := chart.Peers(v.peers(g), v.l, chart.Options{ID: key, Title: out.Name})
	if !ok {
		return out
	}
	for _, s := range each[0].Years {
		out.Years = append(out.Years, strconv.Itoa(s.Year))
	}
	for i := range each {
		v.ofArea(&out.Targets[i], g[i])
		out.Cards = append(out.Cards, v.peerCard(&out.Targets[i], each[i], g[i]))
		out.Targets[i].Cells = compareCells(&each[i])
	}
	out.Scale, out.Measure = v.scaleWords(&each[0]), each[0].Axis.Measure
	if common != nil {
		out.Wide, out.Narrow, out.Live = common.SVG(chart.Wide), common.SVG(chart.Narrow), v.commonLive(common, g, out.Targets)
		for i := range out.Targets {
			out.Targets[i].Sign = chart.Sign(i + 1)
		}
	}
	return out
}

// ofArea says of a target of several areas what holds of one of them.
func (v *view) ofArea(t *CompareTarget, m member) {
	trajectory := v.set.Trajectory(m.ind)
	if len(trajectory.Lines) < 2 {
		return
	}
	line := &trajectory.Lines[partOf(&trajectory, m.area)]
	t.State, t.Latest, t.Year = v.state(line.Verdict), "", ""
	for _, y := range slices.Backward(line.Years) {
		if y.Figure != nil {
			t.Latest, t.Year = v.bounded(y.Bound, v.amount(y.Figure, line.Unit, m.ind.Decimals)), v.yearLabel(m.ind, y.Year)
			return
		}
	}
}

// addBars draws every target against the greatest.
func (v *view) addBars(out *CompareGroup, g members) {
	greatest := new(big.Rat)
	for _, m := range g {
		if base := v.inBase(m.ind); base.Cmp(greatest) > 0 {
			greatest = base
		}
	}
	for i, m := range g {
		if greatest.Sign() > 0 {
			share, _ := new(big.Rat).Quo(v.inBase(m.ind), greatest).Float64()
			out.Targets[i].Bar = goalBar(share)
		}
	}
}

// haveParts reports whether a target of the group is one of several measures that must all be met.
func (g members) haveParts() bool {
	for _, m := range g {
		if len(m.ind.Parts) > 0 {
			return true
		}
	}
	return false
}

func (v *view) peers(g members) []chart.Peer {
	var peers []chart.Peer
	for _, m := range g {
		t := v.set.Trajectory(m.ind)
		peers = append(peers, chart.Peer{Area: v.in(m.area.Short), Trajectory: t, Part: partOf(&t, m.area), Goal: v.goal(m.ind)})
	}
	return peers
}

func (v *view) peerCard(t *CompareTarget, c chart.Chart, m member) CompareCard {
	trajectory := v.set.Trajectory(m.ind)
	return CompareCard{Area: t.Area, Target: t.Target, Goal: t.Goal, Latest: t.Latest, Year: t.Year, State: t.State, Chart: c.SVG(chart.Small),
		Live: v.smallLive(c, trajectory, partOf(&trajectory, m.area))}
}

// compareCells are the numbers of a chart as the cells of a row, in the unit of the axis.
func compareCells(c *chart.Chart) []Slot {
	cells := make([]Slot, len(c.Years))
	for i, s := range c.Years {
		cells[i] = Slot{Year: strconv.Itoa(s.Year), Word: s.Word, Mark: slotMarks[s.State]}
	}
	for _, s := range c.Series {
		for _, p := range s.Points {
			if cell := &cells[p.Year-c.Years[0].Year]; p.Value != nil && s.Role != chart.Path && cell.Figure == "" {
				cell.Figure = p.Label
			}
		}
	}
	return cells
}

// slotMarks are the classes of the states of a chart's years.
var slotMarks = map[chart.SlotState]string{
	chart.Published: "full", chart.Partly: "part", chart.Given: "given", chart.Before: "out", chart.Elsewhere: "other",
	chart.Missing: "none", chart.NotDue: "due", chart.Withheld: "stated", chart.Withdrawn: "stated",
}

// scaleWords say how far the common axis reaches, and what it measures.
func (v *view) scaleWords(c *chart.Chart) string {
	words := v.t("各图刻度、年份相同", "All on one scale, with the same years")
	if n := len(c.Axis.Ticks); n > 1 {
		words += v.t("："+c.Axis.Ticks[0].Label+"—"+c.Axis.Ticks[n-1].Label, ": "+c.Axis.Ticks[0].Label+" to "+c.Axis.Ticks[n-1].Label)
	}
	if m := c.Axis.Measure; m != "" {
		words += v.t("（"+m+"）", " ("+lowerFirst(m)+")")
	}
	return words
}

// lowerFirst goes on in lower case, but for abbreviations.
func lowerFirst(s string) string {
	if len(s) < 2 || s[0] < 'A' || s[0] > 'Z' || s[1] < 'a' || s[1] > 'z' {
		return s
	}
	return string(s[0]-'A'+'a') + s[1:]
}
