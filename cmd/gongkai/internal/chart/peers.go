package chart

import (
	"math/big"
	"strconv"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// A Peer is the target of one area among others of the same measure.
type Peer struct {
	Area       string // its name
	Trajectory disclosure.Trajectory
	Part       int
	Goal       string // the target in words
}

// Peers are the charts of targets of one measure in several areas: one for each, all with the same years, unit and axis;
// and one of all together, if they are not more than there are signs to tell them apart. Every value of the common chart
// is one of the others'. It reports false where the values cannot stand on one axis: of comparisons, which are pictures of
// two figures each, and where only some of the areas have what the values are formed from.
func Peers(peers []Peer, l lang.Lang, o Options) (each []Chart, common *Chart, ok bool) {
	drafts := draftPeers(peers, l, o)
	if !haveOneMeasure(drafts) {
		return nil, nil, false
	}
	inOneUnit(drafts)
	onOneAxis(drafts)
	for _, d := range drafts {
		d.Description = d.describe()
		d.name()
		each = append(each, d.Chart)
	}
	if len(drafts) <= len(signs) {
		common = together(drafts, o)
	}
	return each, common, true
}

// draftPeers are drafts with the same years.
func draftPeers(peers []Peer, l lang.Lang, o Options) []*draft {
	var drafts []*draft
	first, last := 0, 0
	for i := range peers {
		p := &peers[i]
		d := newDraft(&p.Trajectory, p.Part, l, Options{ID: o.ID + "-" + strconv.Itoa(i+1), Title: p.Area + lang.Text{ZH: "：", EN: ": "}.In(l) + o.Title, Goal: p.Goal})
		d.area = p.Area
		from, to := d.span()
		if i == 0 {
			first, last = from, to
		}
		first, last = min(first, from), max(last, to)
		drafts = append(drafts, d)
	}
	for _, d := range drafts {
		d.fill(first, last)
	}
	return drafts
}

// haveOneMeasure reports whether the values of all drafts are of one sort.
func haveOneMeasure(drafts []*draft) bool {
	for _, d := range drafts {
		a, b := d.unit, drafts[0].unit
		if d.ind.Kind == disclosure.Comparison || d.ind.Kind != drafts[0].ind.Kind || d.line.Quantity != drafts[0].line.Quantity {
			return false
		}
		if a == nil || b == nil || a.Quantity != b.Quantity || a.Style != b.Style || a.Currency != b.Currency {
			return false
		}
	}
	return len(drafts) > 0
}

// inOneUnit converts all values into the unit of the greatest, with as many decimals as any of them has.
func inOneUnit(drafts []*draft) {
	unit, greatest := drafts[0].unit, -1.0
	for _, d := range drafts {
		if most := d.most() * float(d.unit.Factor); most > greatest {
			unit, greatest = d.unit, most
		}
	}
	decimals := 0
	for _, d := range drafts {
		ratio := new(big.Rat).Quo(d.unit.Factor, unit.Factor)
		d.each(func(v *big.Rat) *big.Rat { return new(big.Rat).Mul(v, ratio) })
		own := d.decimals
		for f := float(ratio); f < .9999; f *= 10 {
			own++
		}
		decimals = max(decimals, own)
		d.unit = unit
	}
	for _, d := range drafts {
		if d.line.Quantity == disclosure.Index {
			d.more += d.decimals - decimals // an index has its own decimals
		}
		d.decimals = decimals
	}
}

// onOneAxis measures all values and gives every draft the axis that holds them all.
func onOneAxis(drafts []*draft) {
	most, zero, empty := 0.0, false, true
	for _, d := range drafts {
		most = max(most, d.most())
		zero = zero || d.Form == Columns
		empty = empty && d.fromZero()
	}
	var e extent
	best := 0.0
	for _, d := range drafts {
		d.measure(most)
		if own := d.extent(); own.any {
			e.add(own.min)
			e.add(own.max)
		}
		if v := d.Target.Value; v != nil && (best == 0 || float(v) < best) {
			best = float(v)
		}
	}
	for _, d := range drafts {
		switch {
		case !e.any:
			d.Axis, d.values.name = Axis{Max: 1}, ""
		case d.ind.Kind == disclosure.Rank:
			d.Axis = rankAxis(e, best)
		default:
			d.Axis = newAxis(e, zero || empty)
		}
		d.mark()
	}
}

// together is the chart of all drafts.
func together(drafts []*draft, o Options) *Chart {
	lead := drafts[0]
	c := &Chart{ID: o.ID, Title: o.Title, Lang: lead.Lang, Form: Together, Axis: lead.Axis, Remark: lead.Remark}
	for i, s := range lead.Years {
		slot := Slot{Year: s.Year}
		for _, d := range drafts {
			slot.InPlan = slot.InPlan || d.Years[i].InPlan
		}
		c.Years = append(c.Years, slot)
	}
	for i, d := range drafts {
		c.Series = append(c.Series, d.signed(i+1)...)
		c.Target.Year = max(c.Target.Year, d.Target.Year)
		c.Description += d.Title + lead.say("。", ". ") + d.Description + lead.say("", " ")
	}
	return c
}

// signed are the series of an area in the picture of several: its path, the document's points, its figures.
func (d *draft) signed(sign int) []Series {
	var list []Series
	if s := d.series(Path); s != nil {
		list = append(list, Series{Role: Path, Called: d.area, Name: s.Name, Detail: s.Detail, Points: s.Points, Sign: sign})
	}
	if s := d.series(Baseline); s != nil {
		list = append(list, Series{Role: Baseline, Called: d.area, Name: s.Name, Points: s.Points, Sign: sign})
	}
	promise := Series{Role: Promise, Called: d.area, Name: d.area, Detail: d.Target.Words, Sign: sign}
	if v := d.Target.Value; v != nil {
		promise.Points = []Point{{Year: d.Target.Year, Value: v, Label: d.values.label(v, 0)}}
	}
	s := d.series(Observation)
	return append(list, promise, Series{Role: Observation, Called: d.area, Name: d.area, Points: s.Points, Sign: sign, Slots: d.Years})
}
