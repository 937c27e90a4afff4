package chart

import (
	"bytes"
	"encoding/json"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"

	"gongkai/cmd/gongkai/internal/markup"
)

// Live is what a browser needs to bring a trajectory to life with ECharts: under the key of each width an option and the
// places of what ECharts cannot draw, and under "told" what is said of each year, in lines. The option shows the numbers of the chart, with axes
// and words where the drawing has them, so that it can take the drawing's place. Colours are those of the theme, as
// var(--name), which the browser resolves; lengths are those of the drawing, to be scaled like it. It is nil if the option
// cannot be written: the drawing then stays.
//
// ECharts draws no state of a year by itself: the items of the series "years" have a state, and the texts below the axis.
// They are drawn at the places that stand beside the option: how far below the axis of values the signs are, how high they
// and how far up the empty years reach, and where the signs stand that explain them.
func (c Chart) Live(told map[int][]string, widths ...Width) json.RawMessage {
	all := map[string]any{"told": c.tell(told, widths[0])}
	for _, w := range widths {
		all[sheets[w].key] = c.living(w)
	}
	data, err := json.Marshal(all)
	if err != nil || bytes.Contains(data, []byte(function)) {
		return nil
	}
	return data
}

// function is how go-echarts marks code within an option. There is none in ours.
const function = "__f__"

// tell writes what is said of each year in lines that a narrow drawing has room for. Of a year of which nothing is said
// there remains what has been published for it.
func (c *Chart) tell(told map[int][]string, w Width) []string {
	var all []string
	f := font{size: sheets[Narrow].size}
	tellWidth := sheets[Narrow].width * .8
	if w == Small {
		tellWidth = sheets[Small].width * .75
	}
	for _, s := range c.Years {
		lines := []string{strconv.Itoa(s.Year), s.Word}
		if t := told[s.Year]; len(t) > 0 {
			lines = nil
			for _, words := range t {
				lines = append(lines, f.wrap(words, tellWidth)...)
			}
		}
		all = append(all, strings.Join(lines, "\n"))
	}
	return all
}

// manyYears is the number of years above which a reader can choose some of them.
const manyYears = 12

// sliderRoom is the room for that below the chart.
const sliderRoom = 44

// A living chart is the option of a chart under way. It takes its measures from the drawing.
type living struct {
	*plot
	full   float64 // the height of the drawing
	zooms  bool
	series []series
}

// measures are where that is drawn for which ECharts has no series.
type measures struct {
	Option map[string]any `json:"option"`
	Strips []float64      `json:"strips"` // how far below the axis of values the rows of signs are
	High   float64        `json:"high"`   // a sign
	Void   [2]float64     `json:"void"`   // empty years: above the plot, and below the axis of values
	Keys   []place        `json:"keys,omitempty"`
}

func (c *Chart) living(w Width) measures {
	l := living{plot: c.drawn(w, 0)}
	l.full = l.height
	if low := c.drawn(w, sliderRoom); len(c.Years) > manyYears && w != Small && low.height+sliderRoom <= l.full {
		l.zooms, l.plot = true, low
	}
	l.series = append(l.series, l.ground())
	if c.Form != Together {
		l.series = append(l.series, l.aim())
	}
	for i := range c.Series {
		if c.Form == Together {
			l.series = append(l.series, l.showOne(&c.Series[i])...)
		} else {
			l.series = append(l.series, l.show(&c.Series[i])...)
		}
	}
	l.series = slices.DeleteFunc(l.series, series.isEmpty)

	m := measures{Option: l.frame(), Strips: l.strips, High: math.Round(l.size * .56), Void: [2]float64{l.top - l.ceiling, l.floor - l.bottom}}
	for _, k := range l.keys {
		m.Keys = append(m.Keys, place{X: percent(k.x, l.width), Y: percent(k.y, l.full), Name: string(k.state)})
	}
	return m
}

// frame is the option round the series.
func (l *living) frame() map[string]any {
	frame := charts.NewLine()
	var years, names []string
	for _, s := range l.c.Years {
		years = append(years, strconv.Itoa(s.Year))
	}
	for _, s := range l.series {
		if s.Name != "" && s.Data.inLegend() {
			names = append(names, s.Name)
		}
	}
	frame.SetGlobalOptions(charts.WithAnimation(false),
		charts.WithLegendOpts(opts.Legend{Show: opts.Bool(false), Data: unique(names)}),
		charts.WithTooltipOpts(opts.Tooltip{Show: opts.Bool(true), Trigger: "axis"}),
		charts.WithGridOpts(opts.Grid{Left: percent(l.left, l.width), Right: percent(l.width-l.right, l.width), Top: percent(l.top, l.full), Bottom: percent(l.full-l.bottom, l.full)}))
	if l.zooms {
		frame.SetGlobalOptions(charts.WithDataZoomOpts(opts.DataZoom{Type: "slider"}))
	}
	frame.SetXAxis(years)
	frame.Validate() // without it the years are lost
	o := frame.JSON()
	delete(o, "color") // the palette of go-echarts
	delete(o, "toolbox")
	delete(o, "title")
	o["textStyle"] = map[string]any{"fontSize": l.size, "color": ink}
	o["tooltip"] = tooltip{frame.Tooltip, "richText", true, l.pointer()}
	o["grid"] = grid{frame.GridList[0], "none"}
	o["xAxis"] = l.timeAxis()
	o["yAxis"] = valueAxis{opts.YAxis{Type: "value", Inverse: opts.Bool(l.c.Axis.Reversed), Min: l.c.Axis.Min, Max: l.c.Axis.Max}, hidden, hidden, hidden, hidden}
	o["series"] = l.series
	if l.zooms {
		o["dataZoom"] = []zoom{{frame.DataZoomList[0], percent(l.height+8, l.full), percent(l.left, l.width), percent(l.width-l.right, l.width), 26, l.size, false}}
	}
	return o
}

// The parts of an option for which go-echarts has not all the fields.
type (
	tooltip struct {
		opts.Tooltip
		RenderMode string `json:"renderMode"` // text: markup would need style attributes
		Confine    bool   `json:"confine"`
		Pointer    any    `json:"axisPointer"`
	}
	grid struct {
		opts.Grid
		Bounds string `json:"outerBoundsMode"` // it is where it is, whatever the labels
	}
	zoom struct {
		opts.DataZoom
		Top         string  `json:"top"`
		Left        string  `json:"left"`
		Right       string  `json:"right"`
		Height      float64 `json:"height"`
		FontSize    float64 `json:"fontSize"`
		BrushSelect bool    `json:"brushSelect"`
	}
	valueAxis struct {
		opts.YAxis
		Line      shown `json:"axisLine"`
		Tick      shown `json:"axisTick"`
		AxisLabel shown `json:"axisLabel"`
		SplitLine shown `json:"splitLine"`
	}
	shown struct {
		Show bool `json:"show"`
	}
)

var hidden = shown{}

// timeAxis is the axis of years.
func (l *living) timeAxis() map[string]any {
	var years []any
	for _, s := range l.c.Years {
		y := map[string]any{"value": strconv.Itoa(s.Year)}
		if !s.InPlan {
			y["textStyle"] = map[string]any{"color": ink3}
		}
		years = append(years, y)
	}
	words := map[string]any{"fontSize": l.size, "margin": 5 + l.size*.14, "color": ink, "showMinLabel": true, "showMaxLabel": true}
	if l.everyYear() == 1 && !l.zooms {
		words["interval"] = 0
	}
	return map[string]any{
		"type": "category", "data": years, "offset": l.floor - l.bottom, "axisTick": hidden,
		"axisLine":  map[string]any{"onZero": false, "lineStyle": stroke{Color: line2, Width: 1}},
		"axisLabel": words,
	}
}

// pointer marks the year of which is told.
func (l *living) pointer() map[string]any {
	if l.c.Form == Columns {
		return map[string]any{"type": "shadow", "z": zGround, "shadowStyle": map[string]any{"color": line2, "opacity": .12}}
	}
	return map[string]any{"type": "line", "z": zGround, "lineStyle": stroke{Color: line2, Width: 1, Type: "solid"}}
}

// percent is a length as a share of another.
func percent(v, of float64) string {
	return strconv.FormatFloat(markup.Steady(v/of*100), 'f', 2, 64) + "%"
}

func unique(names []string) []string {
	var list []string
	for _, n := range names {
		if !slices.Contains(list, n) {
			list = append(list, n)
		}
	}
	return list
}
