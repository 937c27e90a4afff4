package chart

import (
	"strconv"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"gongkai/cmd/gongkai/internal/markup"
)

// tones are the lines of areas in one picture.
var tones = []string{tide, ink, "var(--tide-2)"}

// showOne is a series of an area in the picture of several. All of an area have its name, and are switched off together.
func (l *living) showOne(s *Series) []series {
	line := stroke{Color: tones[(s.Sign-1)%len(tones)], Width: 2}
	main := series{SingleSeries: charts.SingleSeries{Type: "line", Id: string(s.Role) + "-" + strconv.Itoa(s.Sign), Name: s.Called}, Z: zPoint, ShowAll: true, LineStyle: &stroke{Color: line.Color}, ItemStyle: &paint{Color: line.Color}, Data: l.gaps()}
	main.Label = &label{Position: "inside", Vertical: "middle", Size: l.size, Weight: 700, Formatter: "{b}", Color: tide}
	if s.Role == Path {
		path := strokes[Path]
		main.Z, main.LineStyle, main.Symbol, main.Label = zPath, &path, "none", nil
	}
	main.MarkPoint = l.wordsOf(owner{role: s.Role, sign: s.Sign})
	for _, q := range s.Points {
		if q.Value != nil {
			main.Data[l.slotOf(q.Year)] = l.signed(s, q, main.MarkPoint)
		}
	}
	main.MarkPoint = main.MarkPoint.ifAny()
	if s.Role != Observation {
		return []series{main}
	}
	return append(l.joins(s, l.jointBase(s.Sign), series{SingleSeries: charts.SingleSeries{Name: s.Called}, LineStyle: &line}), main)
}

// signed is a value with the sign of its area.
func (l *living) signed(s *Series, q Point, m *marks) item {
	p := item{Value: float(q.Value), Name: q.Label}
	if s.Role == Path {
		return p
	}
	r := l.dot + 1
	p.ItemStyle = &paint{Color: "transparent", BorderColor: seal, BorderWidth: 2}
	if s.Role == Observation {
		r = l.dot
		p.ItemStyle = &paint{Color: tide, BorderColor: paper, BorderWidth: 1.5}
		if q.Bound != "" || q.Year < l.firstInPlan() {
			p.ItemStyle = &paint{Color: paper, BorderColor: tide, BorderWidth: 2}
		}
	}
	var at [2]float64
	p.Symbol, p.Size, at = outline(s.Sign, r)
	p.Offset = &at
	if q.Bound != "" {
		l.more(q, false, m)
	}
	l.labelPoint(&p, owner{s.Role, q.Year, s.Sign}, q, false)
	if p.Label != nil {
		p.Label.Offset[0], p.Label.Offset[1] = round(p.Label.Offset[0]-at[0]), round(p.Label.Offset[1]-at[1])
	}
	return p
}

// shape is the sign of an area beside words.
func (l *living) shape(k shape) place {
	p := place{X: percent(k.x, l.width), Y: percent(k.y, l.full), Label: &label{}, ItemStyle: &paint{Color: tide, BorderColor: paper, BorderWidth: 1.5}}
	if k.hollow {
		p.ItemStyle = &paint{Color: "transparent", BorderColor: seal, BorderWidth: 2}
	}
	var at [2]float64
	p.Symbol, p.Size, at = outline(k.n, k.r)
	p.Offset = &at
	return p
}

// outline is the sign of an area as a symbol of ECharts, which is centred by its bounds: how large it is, and how far their
// middle is from the point.
func outline(n int, r float64) (symbol string, size, offset [2]float64) {
	points := signs[n-1]
	if points == nil {
		return "circle", [2]float64{2 * r, 2 * r}, offset
	}
	var d strings.Builder
	from, to := points[0], points[0]
	for i, q := range points {
		d.WriteString(map[bool]string{true: "M", false: "L"}[i == 0] + markup.Number(q[0]*20) + " " + markup.Number(q[1]*20))
		for k := range q {
			from[k], to[k] = min(from[k], q[k]), max(to[k], q[k])
		}
	}
	for k := range size {
		size[k], offset[k] = round((to[k]-from[k])*r), round((to[k]+from[k])/2*r)
	}
	return "path://" + d.String() + "Z", size, offset
}
