package chart

import (
	"math/big"

	"github.com/go-echarts/go-echarts/v2/charts"
)

// strokes are the lines of the series.
var strokes = map[Role]stroke{
	Observation: {Color: tide, Width: 3},
	Rival:       {Color: ink, Width: 2.5},
	Path:        {Color: sand, Width: 2, Type: [2]int{6, 5}},
	Baseline:    {Color: seal, Width: 2},
	targetRole:  {Color: seal, Width: 2},
}

// aim is what the document promises.
func (l *living) aim() series {
	t := &l.c.Target
	s := series{SingleSeries: charts.SingleSeries{Type: "line", Id: "target", Name: l.say("目标", "Target")}, Z: zTarget, ShowAll: true, Data: l.gaps()}
	line := strokes[targetRole]
	if t.Rough {
		line = stroke{Color: seal, Width: 3, Type: [2]int{2, 4}}
	} else {
		line.Type = "solid"
	}
	s.LineStyle, s.ItemStyle = &stroke{Color: seal}, &paint{Color: seal}
	s.MarkLine, s.MarkPoint = l.samplesOf(targetRole, &line), l.wordsOf(owner{role: targetRole})
	bar := [2]float64{2 * min(l.slot*.42, 34), 2}
	at := func(year int, value any) {
		s.Data[l.slotOf(year)] = item{Value: value, Symbol: "rect", Size: bar}
	}
	switch t.Reach {
	case EveryYear:
		v := float(t.Value)
		s.Data = items{}
		s.MarkLine.Data = append(s.MarkLine.Data, place{YAxis: &v, Name: t.Words})
		if t.Zone {
			s.MarkArea = l.side(v)
		}
	case EndYear:
		at(t.Year, float(t.Value))
	case EachRival:
		for _, r := range l.c.series(Rival).Points {
			if r.Value != nil {
				at(r.Year, float(r.Value))
			}
		}
	}
	s.MarkLine, s.MarkPoint = s.MarkLine.ifAny(), s.MarkPoint.ifAny()
	return s
}

// side is the side of the target that counts.
func (l *living) side(v float64) *marks {
	from, to := l.ceiling, l.floor
	if l.c.Target.Falling == l.c.Axis.Reversed {
		to = l.y(v)
	} else {
		from = l.y(v)
	}
	return &marks{Silent: true, Precision: -1, Label: &label{}, ItemStyle: &paint{Color: tint}, Data: []any{
		[2]place{{X: percent(l.left, l.width), Y: percent(from, l.full)}, {X: percent(l.right, l.width), Y: percent(to, l.full)}}}}
}

// show is a series, with those that draw its lines or the lower parts of its columns.
func (l *living) show(s *Series) []series {
	line := strokes[s.Role]
	main := series{SingleSeries: charts.SingleSeries{Type: "line", Id: string(s.Role), Name: s.Called, Symbol: "circle"}, Z: zPoint, ShowAll: true, LineStyle: &stroke{Color: line.Color}, ItemStyle: &paint{Color: line.Color}}
	main.Label = &label{Position: "inside", Vertical: "middle", Size: l.size, Weight: 700, Formatter: "{b}", Color: colours[classOf(s.Role)]}
	main.MarkLine, main.MarkPoint = l.samplesOf(s.Role, &line), l.wordsOf(owner{role: s.Role})
	main.Data = l.gaps()
	for _, q := range s.Points {
		if q.Value != nil {
			main.Data[l.slotOf(q.Year)] = l.point(s, q, main.MarkPoint)
		}
	}
	main.MarkLine, main.MarkPoint = main.MarkLine.ifAny(), main.MarkPoint.ifAny()
	switch {
	case s.Role == Observation && l.c.Form == Columns:
		return l.bars(s, main)
	case s.Role == Path:
		main.Z, main.LineStyle = zPath, &line
		return []series{main}
	}
	return append(l.joins(s, l.c.series(Baseline), series{SingleSeries: charts.SingleSeries{Name: s.Called}, LineStyle: &line}), main)
}

// point is a value beside which its label stands where the drawing has it. What more than a symbol is needed goes to the
// marks.
func (l *living) point(s *Series, q Point, m *marks) item {
	p := item{Value: float(q.Value), Name: q.Label, Size: 2 * l.dot, ItemStyle: &paint{Color: paper, BorderColor: strokes[s.Role].Color, BorderWidth: 2.5}}
	isColumn := s.Role == Observation && l.c.Form == Columns
	switch {
	case isColumn:
		p.Size, p.ItemStyle = nil, nil
		if q.Bound != "" {
			p.ItemStyle = &paint{Color: pale, BorderColor: tide, BorderWidth: 1.5, BorderType: [2]int{3, 3}}
		}
	case s.Role == Path:
		p.Size, p.ItemStyle.BorderWidth = round(2*l.dot*.62), 2
		if q.Year == s.Points[0].Year {
			p.Size = 0
		}
	case s.Role == Observation && q.Bound == "" && q.Year >= l.firstInPlan():
		p.ItemStyle = &paint{Color: tide, BorderColor: paper, BorderWidth: 2}
	}
	if q.Bound != "" {
		l.more(q, isColumn, m)
	}
	if !isColumn && s.Role != Baseline && s.Role != Path && l.numbered(q) {
		p.Size = 2 * l.disc
	}
	l.labelPoint(&p, owner{role: s.Role, year: q.Year}, q, isColumn)
	return p
}

// more is the arrow of a figure that is only known to be reached.
func (l *living) more(q Point, isColumn bool, m *marks) {
	arrow := place{Coord: []any{l.slotOf(q.Year), float(q.Value)}, ItemStyle: &paint{Color: "transparent", BorderColor: tide, BorderWidth: 2}, Label: &label{}}
	switch {
	case isColumn:
		arrow.Symbol, arrow.Size, arrow.Offset = "path://M0 5L4 0L8 5", [2]float64{8, 5}, &[2]float64{0, 6.5}
	case l.c.Axis.Reversed:
		arrow.Symbol, arrow.Size, arrow.Offset = "path://M4 0V11M0 6L4 11L8 6", [2]float64{8, 11}, &[2]float64{0, l.dot + 5.5}
	default:
		arrow.Symbol, arrow.Size, arrow.Offset = "path://M4 11V0M0 5L4 0L8 5", [2]float64{8, 11}, &[2]float64{0, -l.dot - 5.5}
	}
	m.Data = append(m.Data, arrow)
}

// labelPoint places the label of a point as far from it as in the drawing.
func (l *living) labelPoint(p *item, of owner, q Point, isColumn bool) {
	for _, t := range l.words {
		if t.of != of {
			continue
		}
		at := &label{Show: true, Align: t.align(), Color: t.color()}
		if t.font.size != l.size {
			at.Size = t.font.size
		}
		if t.words != q.Label {
			at.Formatter = t.words
		}
		if !t.font.bold {
			at.Weight = 400
		}
		at.halo(t)
		y := l.y(float(q.Value))
		if isColumn {
			at.Position = [2]string{"50%", "0%"}
			if q.Value.Sign() < 0 {
				at.Position = [2]string{"50%", "100%"}
			}
		}
		at.Offset = &[2]float64{round(t.x - l.x(l.slotOf(q.Year))), round(t.middle() - y)}
		p.Label = at
	}
}

// joins are the lines between points that may be joined, the first of them from the baseline: series like the given one.
// Lines that end and begin in neighbouring years stand in two, for within one they would be joined.
func (l *living) joins(s, base *Series, like series) []series {
	like.Type, like.Symbol, like.Z, like.Silent, like.ItemStyle = "line", "none", zLine, true, &paint{Color: like.LineStyle.Color}
	var all []series
	last := -1 // where the line under way ends
	for at, q := range s.Points {
		if !q.Joined {
			continue
		}
		from := s.Points[at-1].Value
		if from == nil {
			from = base.Points[0].Value
		}
		if last != at-1 && (all == nil || at > 1 && like.Data[at-2].Value != missing) {
			like.Data = l.gaps()
			all = append(all, like)
		}
		like.Data[at-1].Value, like.Data[at].Value = float(from), float(q.Value)
		last = at
	}
	return all
}

// bars are the columns, and over them, pale, what earlier years have added.
func (l *living) bars(s *Series, main series) []series {
	main.Type, main.Z, main.Symbol, main.ShowAll, main.LineStyle = "bar", zColumn, "", false, nil
	main.BarWidth, main.BarMax, main.BarGap = "62%", 60, "-100%"
	over := main
	over.Id, over.Silent, over.Data = "earlier", true, l.gaps()
	over.Label, over.MarkLine, over.MarkPoint = nil, nil, nil
	over.ItemStyle = &paint{Color: pale, BorderColor: tide, BorderWidth: 1}
	for _, q := range s.Points {
		if q.Value == nil || q.Added == nil || q.Value.Sign() <= 0 {
			continue
		}
		if earlier := new(big.Rat).Sub(q.Value, q.Added); earlier.Sign() > 0 {
			over.Data[l.slotOf(q.Year)].Value = float(earlier)
		}
	}
	return []series{main, over}
}
