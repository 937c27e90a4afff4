package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"maps"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/themes"
)

// A livingChart is a chart as it stands in a page: its drawings, the options of its living forms, and its table.
type livingChart struct {
	id       string
	drawings map[string]*html.Node // by the key of the width
	options  map[string]livingOption
	told     []string
	table    *html.Node // nil: it stands on another page
}

// A livingOption is what the tests read of an ECharts option.
type livingOption struct {
	Option struct {
		Grid  struct{ Top, Bottom string }
		YAxis struct {
			Min, Max float64
			Inverse  bool
		}
		XAxis  struct{ Data []struct{ Value string } }
		Series []struct {
			ID   string
			Type string
			Data []struct {
				Value any
				Name  string
			}
		}
	}
}

// livingCharts finds the charts of a page that can come to life.
func livingCharts(t *testing.T, p *parsedPage) []livingChart {
	t.Helper()
	var all []livingChart
	walk(p.root, func(n *html.Node) {
		if attribute(n, "class") != "live" {
			return
		}
		c := livingChart{drawings: map[string]*html.Node{}, options: map[string]livingOption{}}
		walk(n, func(e *html.Node) {
			switch {
			case e.Type == html.ElementNode && e.Data == "svg":
				_, key, _ := strings.Cut(attribute(e, "class"), "c c-")
				c.drawings[key], c.id = e, attribute(e, "aria-labelledby")
			case attribute(e, "type") == "application/json":
				c.read(t, e.FirstChild.Data)
			}
		})
		if len(c.options) == 0 {
			t.Errorf("%s: the chart %s cannot come to life", p.address, c.id)
		}
		walk(n.Parent, func(e *html.Node) {
			if href := attribute(e, "href"); strings.HasPrefix(href, "#t-") {
				c.table = byID(p.root, href[1:])
			}
		})
		all = append(all, c)
	})
	return all
}

func (c *livingChart) read(t *testing.T, text string) {
	t.Helper()
	var parts map[string]json.RawMessage
	if err := json.Unmarshal([]byte(text), &parts); err != nil {
		t.Fatalf("%s: %v", c.id, err)
	}
	for key, part := range parts {
		var err error
		if key == "told" {
			err = json.Unmarshal(part, &c.told)
		} else {
			var o livingOption
			err = json.Unmarshal(part, &o)
			c.options[key] = o
		}
		if err != nil {
			t.Fatalf("%s: %v", c.id, err)
		}
	}
}

func byID(root *html.Node, id string) (found *html.Node) {
	walk(root, func(n *html.Node) {
		if attribute(n, "id") == id {
			found = n
		}
	})
	return found
}

// Every chart of every site shows the same numbers three times: drawn, in its living form, and in its table.
func TestLivingChartsShowWhatIsDrawn(t *testing.T) {
	forEachSite(t, func(t *testing.T, files map[string][]byte, pages []*parsedPage) {
		seen, tables := 0, 0
		for _, p := range pages {
			for _, c := range livingCharts(t, p) {
				seen++
				for key, svg := range c.drawings {
					o, ok := c.options[key]
					if !ok {
						t.Errorf("%s %s: no option for the width %s", p.address, c.id, key)
						continue
					}
					c.compareDrawing(t, p.address, svg, o)
				}
				if c.table != nil {
					tables++
					c.compareTable(t, p)
				}
			}
		}
		if seen == 0 || tables == 0 {
			t.Errorf("%d charts and %d tables were compared", seen, tables)
		}
	})
}

// roleClasses are the classes of the marks of each series, and the attribute that is their height.
var roleClasses = map[string][]string{
	"observation": {"c-dot", "c-dot0", "c-column", "c-least"},
	"rival":       {"c-rdot"},
	"baseline":    {"c-base"},
	"path":        {"c-pathp"},
}

// compareDrawing holds the heights of the marks that are drawn against those at which the option's numbers stand.
func (c *livingChart) compareDrawing(t *testing.T, address string, svg *html.Node, o livingOption) {
	t.Helper()
	box := strings.Fields(attribute(svg, "viewBox"))
	height := number(t, box[3])
	drawn := map[string][]float64{}
	walk(svg, func(n *html.Node) {
		for role, classes := range roleClasses {
			if !slices.Contains(classes, attribute(n, "class")) {
				continue
			}
			if n.Data == "circle" {
				drawn[role] = append(drawn[role], number(t, attribute(n, "cy")))
			} else if number(t, attribute(n, "height")) > 0 {
				drawn[role] = append(drawn[role], number(t, attribute(n, "y")))
			}
		}
	})
	top, bottom := share(t, o.Option.Grid.Top)*height, height-share(t, o.Option.Grid.Bottom)*height
	level := func(v float64) float64 {
		f := (v - o.Option.YAxis.Min) / (o.Option.YAxis.Max - o.Option.YAxis.Min)
		if o.Option.YAxis.Inverse {
			f = 1 - f
		}
		return bottom - f*(bottom-top)
	}
	for _, s := range o.Option.Series {
		if roleClasses[s.ID] == nil {
			continue
		}
		var want []float64
		isFirst := true
		for _, i := range s.Data {
			if v, ok := i.Value.(float64); ok {
				switch {
				case s.ID == "path" && isFirst:
				case s.Type == "bar" && v == 0:
				case s.Type == "bar":
					want = append(want, level(max(v, 0, o.Option.YAxis.Min)))
				default:
					want = append(want, level(v))
				}
				isFirst = false
			}
		}
		if !about(drawn[s.ID], want) {
			t.Errorf("%s %s: %s is drawn at %.1f, the numbers of the living chart stand at %.1f", address, c.id, s.ID, drawn[s.ID], want)
		}
	}
}

// about reports whether two lists of heights hold the same, but for what is lost by rounding.
func about(a, b []float64) bool {
	a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	return slices.EqualFunc(a, b, func(x, y float64) bool { return math.Abs(x-y) < .25 })
}

func number(t *testing.T, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func share(t *testing.T, s string) float64 {
	t.Helper()
	return number(t, strings.TrimSuffix(s, "%")) / 100
}

// A tableRow is a year of a table of figures.
type tableRow struct {
	year  string
	cells []string
	names []string
}

func rowsOf(table *html.Node) []tableRow {
	var rows []tableRow
	walk(table, func(n *html.Node) {
		switch {
		case n.Type != html.ElementNode:
		case n.Data == "tr":
			rows = append(rows, tableRow{})
		case n.Data == "th" && attribute(n, "scope") == "row":
			rows[len(rows)-1].year = textOf(n)
		case n.Data == "td" && strings.HasPrefix(attribute(n, "class"), "r "):
			row := &rows[len(rows)-1]
			row.cells, row.names = append(row.cells, textOf(n)), append(row.names, attribute(n, "data-label"))
		}
	})
	return slices.DeleteFunc(rows, func(r tableRow) bool { return r.year == "" })
}

// compareTable holds what is told of each year, and the numbers of the option, against the rows of the table.
func (c *livingChart) compareTable(t *testing.T, p *parsedPage) {
	t.Helper()
	l := lang.ZH
	if strings.HasPrefix(p.address, "en/") {
		l = lang.EN
	}
	rows := rowsOf(c.table)
	flat := func(s string) string { return strings.NewReplacer("\n", "", " ", "").Replace(s) }
	for _, row := range rows {
		i := slices.IndexFunc(c.told, func(s string) bool { return s == row.year || strings.HasPrefix(s, row.year+"\n") })
		for k, cell := range row.cells {
			if i >= 0 && cell != "" && !strings.Contains(flat(c.told[i]), flat(row.names[k]+cell)) && !strings.Contains(flat(c.told[i]), flat(row.names[k]+"："+cell)) && !strings.Contains(flat(c.told[i]), flat(row.names[k]+": "+cell)) {
				t.Errorf("%s: of %s is told %q, the table has %s %s", p.address, row.year, c.told[i], row.names[k], cell)
			}
		}
	}
	for key, o := range c.options {
		base := o.valuesOf("baseline")
		for _, role := range []string{"observation", "rival", "path"} {
			values := o.valuesOf(role)
			if role == "observation" && len(values) > 0 { // the table has both in one column
				maps.Copy(values, base)
			}
			if len(values) > 0 && !inAColumn(values, rows, l) {
				t.Errorf("%s: no column of the table has the numbers of %s at the width %s: %v", p.address, role, key, values)
			}
		}
	}
}

// valuesOf are the values of a series by their years.
func (o livingOption) valuesOf(id string) map[string]float64 {
	values := map[string]float64{}
	for _, s := range o.Option.Series {
		for i, d := range s.Data {
			if v, ok := d.Value.(float64); ok && s.ID == id {
				values[o.Option.XAxis.Data[i].Value] = v
			}
		}
	}
	return values
}

// inAColumn reports whether a column of a table has numbers in just the years of the values, and the same up to the unit:
// the first value, which may be a computed start, and years outside the table aside.
func inAColumn(values map[string]float64, rows []tableRow, l lang.Lang) bool {
	for k := range rows[0].cells {
		factor, same, found := 0.0, true, 0
		for _, row := range rows {
			v, has := values[row.year[:4]]
			cell, given := quantityOf(row.cells[k], l)
			switch {
			case !given && !has:
			case !given || !has:
				same = same && given == false && found == 0
			case v == 0 || cell == 0:
				same = same && v == cell
				found++
			default:
				if factor == 0 {
					factor = math.Pow(10, math.Round(math.Log10(math.Abs(cell/v))))
				}
				same = same && math.Abs(cell/factor-v) <= math.Abs(v)*.006
				found++
			}
		}
		if same && found > 0 && found >= len(values)-1 {
			return true
		}
	}
	return false
}

// quantityOf is the one quantity that a cell states.
func quantityOf(cell string, l lang.Lang) (float64, bool) {
	negative := strings.HasPrefix(cell, "−")
	found := lang.Quantities(strings.TrimLeft(cell, "−+>≥"), l)
	if len(found) != 1 {
		return 0, false
	}
	v, _ := new(big.Rat).Set(found[0].Value).Float64()
	if negative {
		v = -v
	}
	return v, true
}

// The library is what the bundle program makes: it says what is in it and where the licences are, runs no text as code, and
// no page is larger for it than by the script that calls it.
func TestLibraryOfLivingCharts(t *testing.T) {
	files, err := ourSite()
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][]byte{}
	for address, text := range files {
		for _, name := range []string{"assets/echarts.", "assets/echarts-licences.", "assets/live."} {
			if strings.HasPrefix(address, name) {
				found[name] = text
			}
		}
	}
	library := string(found["assets/echarts."])
	if banner, _, _ := strings.Cut(library, "\n"); !strings.HasPrefix(banner, "/*! echarts 6.") || !strings.Contains(banner, "Apache-2.0") || !strings.Contains(banner, "echarts-licences.txt") {
		t.Errorf("the library begins with %s", banner)
	}
	for _, code := range []string{"eval(", "new Function("} {
		if strings.Contains(library, code) || strings.Contains(string(found["assets/live."]), code) {
			t.Errorf("there is %s in the library", code)
		}
	}
	for _, licence := range []string{"Apache License", "Baidu", "Permission to use, copy, modify"} {
		if !strings.Contains(string(found["assets/echarts-licences."]), licence) {
			t.Errorf("the licences do not have %q", licence)
		}
	}
	script, err := themes.Files.ReadFile("tide/scripts/40-chart.js")
	if err != nil {
		t.Fatal(err)
	}
	for name, most := range map[string]int{library: 230_000, string(found["assets/live."]): 6_000, string(script): 3_000} {
		if n := zipped(t, name); n == 0 || n > most {
			t.Errorf("%.40s… has %d bytes compressed, more than %d", name, n, most)
		}
	}
}

// zipped is the length of a text when it is compressed.
func zipped(t *testing.T, text string) int {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}
