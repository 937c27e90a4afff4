package chart

import (
	"math"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"

	"gongkai/cmd/gongkai/internal/markup"
)

// The colours of the theme.
const (
	ink   = "var(--ink)"
	ink3  = "var(--ink-3)"
	line1 = "var(--line)"
	line2 = "var(--line-2)"
	paper = "var(--paper)"
	tide  = "var(--tide)"
	pale  = "var(--tide-soft)"
	seal  = "var(--seal)"
	sand  = "var(--sand)"
	tint  = "var(--zone)"
)

// colours are those of the classes of words.
var colours = map[string]string{"": ink, "c-ink": ink, "c-3": ink3, "c-tide": tide, "c-seal": seal, "c-sand": sand, "c-on": paper}

// The order in which series are painted.
const (
	zGround = 1 + iota
	zColumn
	zTarget
	zPath
	zLine
	zPoint
)

// A series is one of ECharts, with what go-echarts has no field for.
type series struct {
	charts.SingleSeries
	Z         int     `json:"z"`
	Silent    bool    `json:"silent,omitempty"`
	ShowAll   bool    `json:"showAllSymbol,omitempty"`
	BarMax    float64 `json:"barMaxWidth,omitempty"`
	Data      items   `json:"data"`
	Label     *label  `json:"label,omitempty"`
	ItemStyle *paint  `json:"itemStyle,omitempty"`
	LineStyle *stroke `json:"lineStyle,omitempty"`
	Emphasis  any     `json:"emphasis,omitempty"`
	MarkLine  *marks  `json:"markLine,omitempty"`
	MarkArea  *marks  `json:"markArea,omitempty"`
	MarkPoint *marks  `json:"markPoint,omitempty"`
}

// An item is a value at a year: a number, or "-" where there is none.
type item struct {
	Value     any         `json:"value"`
	Name      string      `json:"name,omitempty"` // the value as it is written
	Symbol    string      `json:"symbol,omitempty"`
	Size      any         `json:"symbolSize,omitempty"`
	Offset    *[2]float64 `json:"symbolOffset,omitempty"`
	ItemStyle *paint      `json:"itemStyle,omitempty"`
	Label     *label      `json:"label,omitempty"`
	States    []SlotState `json:"states,omitempty"` // of the year, in each row
	Void      bool        `json:"void,omitempty"`
	Texts     []slotText  `json:"texts,omitempty"`
}

type items []item

// A slotText is words below the axis: how far from the middle of the year, and from the lower end of the axis of values.
type slotText struct {
	X     float64 `json:"x"`
	Y     float64 `json:"y"`
	Words string  `json:"text"`
	Size  float64 `json:"fontSize"`
	Bold  int     `json:"fontWeight,omitempty"`
	Color string  `json:"fill"`
}

type paint struct {
	Color       string  `json:"color,omitempty"`
	BorderColor string  `json:"borderColor,omitempty"`
	BorderWidth float64 `json:"borderWidth,omitempty"`
	BorderType  any     `json:"borderType,omitempty"`
	Opacity     float64 `json:"opacity,omitempty"`
}

type stroke struct {
	Color string  `json:"color,omitempty"`
	Width float64 `json:"width"`
	Type  any     `json:"type,omitempty"`
}

type label struct {
	Show      bool        `json:"show"`
	Position  any         `json:"position,omitempty"`
	Offset    *[2]float64 `json:"offset,omitempty"`
	Align     string      `json:"align,omitempty"`
	Vertical  string      `json:"verticalAlign,omitempty"`
	Color     string      `json:"color,omitempty"`
	Size      float64     `json:"fontSize,omitempty"`
	Weight    int         `json:"fontWeight,omitempty"`
	Halo      string      `json:"textBorderColor,omitempty"`
	HaloWidth float64     `json:"textBorderWidth,omitempty"`
	Formatter string      `json:"formatter,omitempty"`
}

// marks are lines, areas and words that go with a series.
type marks struct {
	Silent    bool    `json:"silent"`
	Z         int     `json:"z"`
	Symbol    string  `json:"symbol,omitempty"`
	Size      any     `json:"symbolSize,omitempty"`
	Precision int     `json:"precision"` // -1: a value is not rounded
	Label     *label  `json:"label"`
	LineStyle *stroke `json:"lineStyle,omitempty"`
	ItemStyle *paint  `json:"itemStyle,omitempty"`
	Data      []any   `json:"data"`
}

// A place is where a mark is: at a value of the axis, or at a share of width and height.
type place struct {
	X         string      `json:"x,omitempty"`
	Y         string      `json:"y,omitempty"`
	Coord     []any       `json:"coord,omitempty"`
	YAxis     *float64    `json:"yAxis,omitempty"`
	Name      string      `json:"name,omitempty"`
	Symbol    string      `json:"symbol,omitempty"`
	Size      any         `json:"symbolSize,omitempty"`
	Offset    *[2]float64 `json:"symbolOffset,omitempty"`
	Rotate    int         `json:"symbolRotate,omitempty"`
	Label     *label      `json:"label,omitempty"`
	LineStyle *stroke     `json:"lineStyle,omitempty"`
	ItemStyle *paint      `json:"itemStyle,omitempty"`
}

// missing is how ECharts is told that there is no value.
const missing = "-"

// inLegend reports whether a reader can switch the series off: whether it has a value of its own.
func (list items) inLegend() bool {
	for _, i := range list {
		if i.Value != missing && i.States == nil {
			return true
		}
	}
	return len(list) == 0
}

// isEmpty reports whether there is nothing to draw.
func (s series) isEmpty() bool {
	for _, i := range s.Data {
		if i.Value != missing {
			return false
		}
	}
	return s.MarkLine == nil && s.MarkPoint == nil && s.MarkArea == nil
}

// ifAny is nil where there is no mark.
func (m *marks) ifAny() *marks {
	if m == nil || len(m.Data) == 0 {
		return nil
	}
	return m
}

// gaps are items without a value, one for each year.
func (l *living) gaps() items {
	list := make(items, len(l.c.Years))
	for i := range list {
		list[i].Value = missing
	}
	return list
}

// ground is what belongs to no series: what has been published for each year, grid, axes and all other words.
func (l *living) ground() series {
	s := series{SingleSeries: charts.SingleSeries{Type: "custom", Id: "years"}, Z: zGround, Silent: true, Emphasis: map[string]bool{"disabled": true}}
	half := (l.c.Axis.Min + l.c.Axis.Max) / 2 // so high is told of a year where a reader has not pointed
	for i, slot := range l.c.Years {
		one := item{Value: [2]float64{float64(i), half}, States: l.statesOf(i)}
		switch slot.State {
		case Missing, Elsewhere, Withheld, Withdrawn, Partly:
			one.Void = slot.InPlan && !l.c.Target.Zone
		}
		for _, t := range l.words {
			if t.of == (owner{role: slotRole, year: slot.Year}) {
				one.Texts = append(one.Texts, slotText{round(t.center() - l.x(i)), round(t.middle() - l.bottom), t.words, t.font.size, t.font.weight(), t.color()})
			}
		}
		s.Data = append(s.Data, one)
	}
	s.MarkLine = l.rules()
	s.MarkPoint = l.wordsOf(owner{})
	l.breakAxis(s.MarkPoint)
	for _, k := range l.shapes {
		s.MarkPoint.Data = append(s.MarkPoint.Data, l.shape(k))
	}
	if l.c.Form == Together { // one name for the paths of all
		line := strokes[Path]
		s.MarkPoint.Data = append(s.MarkPoint.Data, l.wordsOf(owner{role: Path}).Data...)
		s.MarkLine.Data = append(s.MarkLine.Data, l.samplesOf(Path, &line).own()...)
	}
	s.MarkLine, s.MarkPoint = s.MarkLine.ifAny(), s.MarkPoint.ifAny()
	return s
}

// statesOf are the states of a year: of several areas, that of each.
func (l *living) statesOf(i int) []SlotState {
	if l.c.Form != Together {
		return []SlotState{l.c.Years[i].State}
	}
	var list []SlotState
	for _, s := range l.c.Series {
		if s.Role == Observation {
			list = append(list, s.Slots[i].State)
		}
	}
	return list
}

// rules are the lines across the plot.
func (l *living) rules() *marks {
	m := &marks{Silent: true, Z: zGround, Symbol: "none", Precision: -1, Label: &label{}, LineStyle: &stroke{Color: line1, Width: 1, Type: "solid"}}
	t := &l.c.Target
	for _, tick := range l.c.Axis.Ticks {
		isTarget := t.Reach == EveryYear && tick.Value == float(t.Value)
		if l.w != Small && !isTarget && l.y(tick.Value) < l.floor-1 {
			m.Data = append(m.Data, place{YAxis: &tick.Value})
		}
	}
	if l.c.Axis.Min < 0 && l.c.Axis.Max >= 0 {
		m.Data = append(m.Data, place{YAxis: new(float64), LineStyle: &stroke{Color: line2, Width: 1, Type: "solid"}})
	}
	return m
}

// breakAxis marks an axis that does not begin at zero.
func (l *living) breakAxis(m *marks) {
	if l.c.Axis.Broken {
		m.Data = append(m.Data, place{X: percent(l.left, l.width), Y: percent(l.floor-8, l.full), Symbol: "path://M4 16V12L0 10L8 6L4 4V0", Size: [2]float64{8, 16},
			ItemStyle: &paint{Color: "transparent", BorderColor: line2, BorderWidth: 1}})
	}
}

// wordsOf are the words that belong to something as a whole, where they stand.
func (l *living) wordsOf(of owner) *marks {
	m := &marks{Silent: true, Z: zPoint + 1, Symbol: "circle", Size: 0, Precision: -1, Label: &label{Show: true, Position: "inside", Vertical: "middle", Formatter: "{b}"}}
	for _, t := range l.words {
		if t.of == of {
			at := label{Show: true, Align: t.align(), Color: t.color(), Size: t.font.size, Weight: t.font.weight()}
			at.halo(t)
			m.Data = append(m.Data, place{X: percent(t.x, l.width), Y: percent(t.middle(), l.full), Name: t.words, Label: &at})
		}
	}
	return m
}

// own are marks each of which has the line of all.
func (m *marks) own() []any {
	for _, d := range m.Data {
		ends := d.(*[2]place)
		ends[0].LineStyle = m.LineStyle
	}
	return m.Data
}

// samplesOf are the pieces of line before the name of a series.
func (l *living) samplesOf(r Role, s *stroke) *marks {
	m := &marks{Silent: true, Z: zTarget, Symbol: "none", Precision: -1, Label: &label{}, LineStyle: s}
	for _, piece := range l.samples {
		if piece.role == r {
			y := percent(piece.y, l.full)
			m.Data = append(m.Data, &[2]place{{X: percent(piece.x0, l.width), Y: y}, {X: percent(piece.x1, l.width), Y: y}})
		}
	}
	return m
}

// align, center, middle and color say how ECharts is to write the words.
func (t text) align() string {
	switch t.anchor {
	case middle:
		return "center"
	case end:
		return "right"
	}
	return "left"
}

func (t text) center() float64 {
	b := boxOf(t.words, t.font, t.x, t.y, t.anchor)
	return (b.x0 + b.x1) / 2
}

func (t text) middle() float64 { return t.y - t.font.size*.36 }

func (t text) color() string {
	class, _, _ := strings.Cut(strings.TrimSpace(strings.TrimSuffix(t.class, "c-halo")), " ")
	return colours[class]
}

func (f font) weight() int {
	if f.bold {
		return 700
	}
	return 0
}

// halo sets words off from what is below them.
func (at *label) halo(t text) {
	if strings.HasSuffix(t.class, "c-halo") {
		at.Halo, at.HaloWidth = paper, 4
	}
}

// round keeps a tenth, and no sign of nothing.
func round(v float64) float64 {
	return math.Round(markup.Steady(v)*10)/10 + 0
}
