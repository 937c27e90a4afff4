package chart

import (
	"encoding/xml"
	"io"
	"strconv"
	"strings"
	"testing"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/markup"
)

var widthNames = map[Width]string{Wide: "wide", Narrow: "narrow", Small: "small"}

// leastWidths are how wide a page shows the drawings at the least, in CSS pixels.
var leastWidths = map[Width]float64{Wide: 645, Narrow: 288, Small: 240}

// A drawn is what a test wants to know of a drawing.
type drawn struct {
	width, height float64
	texts         []drawnText
	ids           []string
	refs          []string // of aria-labelledby
	links         []string
	classes       []string
	shapes        map[string]int // by class
	title, desc   string
}

type drawnText struct {
	words, class string
	size         float64
	box          box
}

// read parses a drawing strictly as XML.
func read(tb testing.TB, svg markup.HTML) drawn {
	tb.Helper()
	d := drawn{shapes: map[string]int{}}
	dec := xml.NewDecoder(strings.NewReader(string(svg)))
	base := 0.0
	var open []string
	var text drawnText
	var f font
	var at [2]float64
	var anchor string
	for {
		token, err := dec.Token()
		if err == io.EOF {
			return d
		}
		if err != nil {
			tb.Fatalf("not well formed: %v\n%s", err, svg)
		}
		switch e := token.(type) {
		case xml.StartElement:
			open = append(open, e.Name.Local)
			a := map[string]string{}
			for _, at := range e.Attr {
				a[at.Name.Local] = at.Value
			}
			if _, ok := a["style"]; ok {
				tb.Errorf("style attribute in %s", svg)
			}
			if id := a["id"]; id != "" {
				d.ids = append(d.ids, id)
			}
			d.refs = append(d.refs, strings.Fields(a["aria-labelledby"])...)
			for class := range strings.FieldsSeq(a["class"]) {
				d.classes = append(d.classes, class)
				d.shapes[class]++
			}
			number := func(name string) float64 {
				v, err := strconv.ParseFloat(a[name], 64)
				if err != nil {
					tb.Errorf("%s=%q of %s is no number", name, a[name], e.Name.Local)
				}
				return v
			}
			switch e.Name.Local {
			case "svg":
				view := strings.Fields(a["viewBox"])
				d.width, _ = strconv.ParseFloat(view[2], 64)
				d.height, _ = strconv.ParseFloat(view[3], 64)
				base = number("font-size")
			case "a":
				d.links = append(d.links, a["href"])
			case "text":
				f = font{size: base, bold: a["font-weight"] == "700"}
				if a["font-size"] != "" {
					f.size = number("font-size")
				}
				at, anchor = [2]float64{number("x"), number("y")}, a["text-anchor"]
				text = drawnText{class: a["class"], size: f.size}
			}
		case xml.EndElement:
			if e.Name.Local == "text" {
				text.box = boxOf(text.words, f, at[0], at[1], anchor)
				d.texts = append(d.texts, text)
			}
			open = open[:len(open)-1]
		case xml.CharData:
			switch open[len(open)-1] {
			case "text":
				text.words += string(e)
			case "title":
				d.title += string(e)
			case "desc":
				d.desc += string(e)
			}
		}
	}
}

// checkTexts fails where texts overlap, leave the drawing, or are too small to be read where the drawing is shown.
func checkTexts(t *testing.T, svg markup.HTML, w Width) drawn {
	t.Helper()
	d := read(t, svg)
	for i, a := range d.texts {
		if shown := a.size * leastWidths[w] / d.width; shown < 12 {
			t.Errorf("%q is %.1f px high where the drawing is narrowest", a.words, shown)
		}
		if a.box.x0 < -.6 || a.box.y0 < -.6 || a.box.x1 > d.width+.6 || a.box.y1 > d.height+.6 {
			t.Errorf("%q at %.0f leaves the drawing of %.0f × %.0f", a.words, a.box, d.width, d.height)
		}
		for _, b := range d.texts[:i] {
			shrunk := box{a.box.x0 + .2, a.box.y0 + .2, a.box.x1 - .2, a.box.y1 - .2} // what rounding to a decimal may cost
			if shrunk.overlaps(b.box) {
				t.Errorf("%q overlaps %q: %.1f %.1f", a.words, b.words, a.box, b.box)
			}
		}
	}
	return d
}

// checkWords fails unless a drawing names the target in red, and a path as computed.
func checkWords(t *testing.T, c Chart, d drawn) {
	t.Helper()
	var red, sand strings.Builder
	for _, text := range d.texts {
		words := strings.ReplaceAll(text.words, " ", "")
		switch {
		case strings.Contains(text.class, "c-seal"):
			red.WriteString(words)
		case strings.Contains(text.class, "c-sand"):
			sand.WriteString(words)
		}
	}
	if want := strings.ReplaceAll(c.Target.Words, " ", ""); !strings.Contains(red.String(), want) {
		t.Errorf("red words %q lack %q", red.String(), want)
	}
	if want := (lang.Text{ZH: "本站计算", EN: "computed"}).In(c.Lang); c.series(Path) != nil && !strings.Contains(sand.String(), want) {
		t.Errorf("the words of the path are %q", sand.String())
	}
}

// checkDrawing makes all checks that need nothing but the drawing.
func checkDrawing(t *testing.T, c Chart, w Width) {
	t.Helper()
	d := checkTexts(t, c.SVG(w), w)
	if w != Small {
		checkWords(t, c, d)
	}
}

// everyDrawing calls f for every specimen in both languages and all widths.
func everyDrawing(t *testing.T, f func(t *testing.T, c Chart, w Width)) {
	for _, s := range specimens {
		for _, l := range lang.All {
			c := s.chart(t, l)
			for _, w := range []Width{Wide, Narrow, Small} {
				t.Run(s.name+"/"+l.Key()+"/"+widthNames[w], func(t *testing.T) { f(t, c, w) })
			}
		}
	}
}

func TestTextsAreApartLegibleAndComplete(t *testing.T) {
	everyDrawing(t, checkDrawing)
}

// TestNoTrajectoryMakesTextsMeet draws many trajectories: all kinds, sizes of numbers, shapes of series, years with and
// without figures, bounds, and lengths of period.
func TestNoTrajectoryMakesTextsMeet(t *testing.T) {
	kinds := []struct {
		target string
		factor float64 // of the target, for a figure that just reaches it
	}{
		{"level > 100 yi from 60", 100}, {"level >= 100 percent", 100}, {"level <= 4 percent from 9", 4}, {"level > 0.04 wan-yi decimals 4", .04},
		{"level > 3700000 yi decimals 2", 3.7e6}, {"cumulative > 500 yi", 100}, {"cumulative >= 40000 wan-jia decimals 0", 8000},
		{"cumulative > 9.5 wan-yi observed total decimals 2", 9.5}, {"growth >= 7.5 rate", 7.5}, {"growth >= 10 yi of rate from 8000 observed level", 9000},
		{"increment >= 1 percent of points", 30}, {"increment >= 1 percent of points from 29", 30}, {"rank <= 8 rank decimals 0", 8},
		{"rank <= 100 rank decimals 0", 100}, {"multiple >= 2 jia of times from 310 decimals 0", 620}, {"comparison > 0 rate of points", 12},
	}
	shapes := [][]float64{
		{.6, .7, .8, .9, 1, 1.1, 1.2, 1.3, 1.4, 1.5},
		{1.4, 1.3, 1.2, 1.1, 1, .9, .8, .7, .6, .5},
		{1, 1, 1, 1, 1, 1, 1, 1, 1, 1},
		{.97, 1.03, .99, 1.01, 1, 1.02, .98, 1.01, .99, 1},
		{1, 9, .2, 30, 4, 2, 17, .5, 3, 8},
	}
	years := []string{"11111", "00000", "10101", "00011", "10000", "01>10", "?1?1?", "1>>>1", "1111111", "1111111111", "1011>0?110"}
	for _, k := range kinds {
		for i, shape := range shapes {
			for _, given := range years {
				target, records := k.target, invent(k.target, k.factor, shape, given)
				if len(given) == 10 {
					target += " until 2030"
				}
				s := specimen{target, target, records, 2021 + len(given) - i%2, lang.Text{}}
				for _, l := range lang.All {
					for _, w := range []Width{Wide, Narrow, Small} {
						t.Run(strings.Join([]string{target, given, strconv.Itoa(i), l.Key(), widthNames[w]}, "/"), func(t *testing.T) {
							checkDrawing(t, s.chart(t, l), w)
						})
					}
				}
			}
		}
	}
}

// invent makes records: 1 a figure, > a bound, ? a figure of another scope, 0 nothing.
func invent(target string, factor float64, shape []float64, given string) string {
	var b strings.Builder
	for i, g := range given {
		if g == '0' {
			continue
		}
		v := factor * shape[i]
		if strings.HasPrefix(target, "rank") {
			v = float64(max(1, int(v)))
		}
		year := strconv.Itoa(2021 + i)
		figure := strconv.FormatFloat(v, 'f', 3, 64)
		sign, scope := "=", ""
		if g == '>' {
			sign = ">="
		}
		if g == '?' {
			scope = "@context"
		}
		if strings.HasPrefix(target, "comparison") {
			b.WriteString(year + ".a" + sign + figure + scope + " " + year + ".b=" + strconv.FormatFloat(factor, 'f', 2, 64) + scope + " ")
			continue
		}
		b.WriteString(year + sign + figure + scope + " ")
	}
	return b.String()
}

func TestDrawingsAreSmallAndWhole(t *testing.T) {
	ids := map[string]string{}
	total, count := 0, 0
	everyDrawing(t, func(t *testing.T, c Chart, w Width) {
		c.ID = "c" + strconv.Itoa(count)
		svg := c.SVG(w)
		total, count = total+len(svg), count+1
		if len(svg) > 8<<10 {
			t.Errorf("%d bytes", len(svg))
		}
		if again := c.SVG(w); again != svg {
			t.Error("drawn twice, not the same")
		}
		d := read(t, svg)
		for _, id := range d.ids {
			if other, ok := ids[id]; ok {
				t.Errorf("id %s also in %s", id, other)
			}
			ids[id] = t.Name()
		}
		if strings.Join(d.refs, " ") != strings.Join(d.ids, " ") {
			t.Errorf("labelled by %v, ids are %v", d.refs, d.ids)
		}
		if d.title != c.Title || d.desc == "" {
			t.Errorf("title %q, description %q", d.title, d.desc)
		}
	})
	if mean := total / count; mean > 4<<10 {
		t.Errorf("%d bytes on average", mean)
	}
}

// TestOneChartHasIDsForEveryWidth: a page shows the wide and the narrow drawing of one chart.
func TestOneChartHasIDsForEveryWidth(t *testing.T) {
	c := specimens[0].chart(t, lang.ZH)
	seen := map[string]bool{}
	for _, w := range []Width{Wide, Narrow, Small} {
		for _, id := range read(t, c.SVG(w)).ids {
			if seen[id] || !strings.HasPrefix(id, c.ID+"-") {
				t.Errorf("id %s", id)
			}
			seen[id] = true
		}
	}
}

// TestNumbersAreThoseOfTheChart reads every label back and finds it in the drawing.
func TestNumbersAreThoseOfTheChart(t *testing.T) {
	everyDrawing(t, func(t *testing.T, c Chart, w Width) {
		written := map[string]int{}
		for _, text := range read(t, c.SVG(w)).texts {
			written[text.words]++
		}
		for _, s := range append(c.Series, c.Rows...) {
			for _, p := range s.Points {
				if p.Value == nil {
					if p.Label != "" {
						t.Errorf("%d has no value and the label %s", p.Year, p.Label)
					}
					continue
				}
				checkLabel(t, p)
				if s.Role != Path && w != Small && len(c.Years) <= 6 && written[p.Label] == 0 {
					t.Errorf("%s of %d is not written", p.Label, p.Year)
				}
			}
		}
	})
}

// checkLabel fails unless a label is its value, rounded to the decimals it shows.
func checkLabel(t *testing.T, p Point) {
	t.Helper()
	figure := strings.TrimLeft(strings.TrimSuffix(p.Label, "%"), ">≥")
	figure = strings.NewReplacer(",", "", "−", "-").Replace(figure)
	_, fraction, _ := strings.Cut(figure, ".")
	want := p.Value.FloatString(len(fraction))
	if want != figure && want != "-"+figure {
		t.Errorf("label %s of %s", p.Label, p.Value.FloatString(6))
	}
	if (p.Bound != "") != strings.ContainsAny(p.Label, ">≥") {
		t.Errorf("label %s, bound %q", p.Label, p.Bound)
	}
}

// TestNothingIsDrawnForAMissingYear counts the marks of published values.
func TestNothingIsDrawnForAMissingYear(t *testing.T) {
	everyDrawing(t, func(t *testing.T, c Chart, w Width) {
		d := read(t, c.SVG(w))
		points, rivals, columns := 0, 0, 0
		for _, p := range c.series(Observation).Points {
			switch {
			case p.Value == nil:
			case c.Form == Columns:
				columns++
			default:
				points++
			}
		}
		if r := c.series(Rival); r != nil {
			for _, p := range r.Points {
				if p.Value != nil {
					rivals++
				}
			}
		}
		if got := d.shapes["c-dot"] + d.shapes["c-dot0"]; got != points {
			t.Errorf("%d points for %d values", got, points)
		}
		if got := d.shapes["c-column"] + d.shapes["c-least"]; got != columns {
			t.Errorf("%d columns for %d values", got, columns)
		}
		if got := d.shapes["c-rdot"]; got != rivals {
			t.Errorf("%d points for %d values of the second series", got, rivals)
		}
	})
}

// TestHeightsFollowValues: what is greater stands higher, of ranks lower, and equal values at one height.
func TestHeightsFollowValues(t *testing.T) {
	everyDrawing(t, func(t *testing.T, c Chart, w Width) {
		p := newPlot(&c, w, above{})
		p.draw()
		var values []float64
		for _, s := range c.Series {
			for _, q := range s.Points {
				if q.Value != nil {
					values = append(values, float(q.Value))
				}
			}
		}
		if c.Target.Value != nil {
			values = append(values, float(c.Target.Value))
		}
		for i, a := range values {
			if y := p.y(a); y < p.ceiling || y > p.floor {
				t.Errorf("%g stands at %.1f, outside of %.1f to %.1f", a, y, p.ceiling, p.floor)
			}
			for _, b := range values[:i] {
				if higher := p.y(a) < p.y(b); a != b && higher != (a > b != c.Axis.Reversed) {
					t.Errorf("%g at %.1f, %g at %.1f", a, p.y(a), b, p.y(b))
				}
			}
		}
	})
}

func TestBrokenAxesAreDrawnAndSaid(t *testing.T) {
	everyDrawing(t, func(t *testing.T, c Chart, w Width) {
		d := read(t, c.SVG(w))
		if (d.shapes["c-break"] == 1) != c.Axis.Broken {
			t.Errorf("broken: %v, drawn %d times", c.Axis.Broken, d.shapes["c-break"])
		}
		said := strings.Contains(c.Axis.Caption, "纵轴不从零起") || strings.Contains(strings.ToLower(c.Axis.Caption), "axis does not start at zero")
		if said != c.Axis.Broken {
			t.Errorf("broken: %v, caption %q", c.Axis.Broken, c.Axis.Caption)
		}
		if c.Form == Columns && c.Axis.Broken {
			t.Error("columns that do not start at zero")
		}
	})
}

func TestContextIsNotDrawn(t *testing.T) {
	s := specimen{"context", "level > 9 percent", "2022=77@context 2023=8.5", 2026, lang.Text{}}
	for _, w := range []Width{Wide, Narrow, Small} {
		svg := string(s.chart(t, lang.ZH).SVG(w))
		if strings.Contains(svg, "77") {
			t.Errorf("%s: %s", widthNames[w], svg)
		}
	}
}

// A period of one year, or one far from the plan, must not break the drawing.
func TestOddPeriods(t *testing.T) {
	for _, s := range []specimen{
		{"one year", "level > 9 percent until 2021", "2021=9.3", 2022, lang.Text{}},
		{"one year, nothing", "cumulative > 9 yi until 2021", "", 2022, lang.Text{}},
		{"old baseline", "level > 9 percent", "2015=6.8 2020=8.7", 2026, lang.Text{}},
		{"far later", "rank <= 8 rank decimals 0", "2035=7", 2036, lang.Text{}},
	} {
		for _, l := range lang.All {
			for _, w := range []Width{Wide, Narrow, Small} {
				checkDrawing(t, s.chart(t, l), w)
			}
		}
	}
}

func benchmarked(b *testing.B) disclosure.Trajectory {
	return specimen{"", "level > 3700 yi from 2500 decimals 2", "2021=2983.47 2022=3120.55 2023=3388.01 2024=3641.9 2025=3802.36", 2026, lang.Text{}}.trajectory(b)
}

func BenchmarkTrajectory(b *testing.B) {
	t := benchmarked(b)
	o := Options{ID: "x", Title: "x", Goal: "超过3700亿元", Clauses: "附件4-6"}
	b.ReportAllocs()
	for b.Loop() {
		Trajectory(t, 0, lang.ZH, o)
	}
}

func BenchmarkSVG(b *testing.B) {
	t := benchmarked(b)
	for _, w := range []Width{Wide, Narrow, Small} {
		b.Run(widthNames[w], func(b *testing.B) {
			c := Trajectory(t, 0, lang.ZH, Options{ID: "x", Title: "x", Goal: "超过3700亿元", Clauses: "附件4-6"})
			b.ReportAllocs()
			for b.Loop() {
				c.SVG(w)
			}
		})
	}
}
