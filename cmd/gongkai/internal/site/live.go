package site

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/chart"
	"gongkai/cmd/gongkai/internal/disclosure"
)

// A Live is what a chart needs to come to life in a browser that runs scripts. Without them its drawing stays.
type Live struct {
	Data   json.RawMessage // nil: there is none
	Credit string          // what stands below a picture that is saved
	Table  string          // id of the table with the same numbers; "": on another page
}

// What living charts need: a library, and the script that uses it. No page loads them before a reader asks for such a chart.
const (
	libraryName = "echarts.js"
	liveName    = "live.js"
)

// live makes the living form of a chart, which says of each year what the rows of its table say.
func (v *view) live(c chart.Chart, line *disclosure.Line, rows []YearRow, widths ...chart.Width) Live {
	isSmall := slices.Contains(widths, chart.Small)
	told := map[int][]string{}
	for i, row := range rows {
		y := &line.Years[i]
		lines := v.toldOf(row)
		if !isSmall {
			for _, o := range y.Records {
				src := v.set.Source(o.Source)
				lines = append(lines, v.t("来源：", "Source: ")+v.in(src.Publisher)+v.t("，", ", ")+src.Date.In(v.l))
			}
		}
		told[y.Year] = slices.Compact(lines)
	}
	return Live{Data: c.Live(told, widths...), Credit: v.credit(line)}
}

// smallLive is the living form of a small chart, whose table stands on the page of its target.
func (v *view) smallLive(c chart.Chart, t disclosure.Trajectory, part int) Live {
	line := &t.Lines[part]
	_, rows := v.lineTable(t.Indicator, t.Period, *line, nil)
	return v.live(c, line, rows, chart.Small)
}

// toldOf is a row of the table in lines.
func (v *view) toldOf(row YearRow) []string {
	lines := []string{row.Year}
	for _, c := range row.Cells {
		if c.Value != "" {
			lines = append(lines, c.Label+v.t("：", ": ")+c.Value)
		}
	}
	if row.Status != "" {
		lines = append(lines, row.Status)
	}
	return lines
}

// commonLive is the living form of the chart of several areas, which says of each year what the rows of the table say.
func (v *view) commonLive(c *chart.Chart, g members, targets []CompareTarget) Live {
	told := map[int][]string{}
	for i, s := range c.Years {
		lines := []string{strings.TrimSuffix(strconv.Itoa(s.Year)+v.t("年，", ", ")+c.Axis.Measure, v.t("，", ", "))}
		for _, t := range targets {
			words := t.Cells[i].Figure
			if words == "" {
				words = t.Cells[i].Word
			}
			lines = append(lines, t.Area.Text+v.t("：", ": ")+words)
		}
		told[s.Year] = lines
	}
	var lines []*disclosure.Line
	for _, m := range g {
		t := v.set.Trajectory(m.ind)
		lines = append(lines, &t.Lines[partOf(&t, m.area)])
	}
	return Live{Data: c.Live(told, chart.Wide, chart.Narrow), Credit: v.credit(lines...)}
}

// credit names whose figures a chart shows, and who drew it.
func (v *view) credit(lines ...*disclosure.Line) string {
	var publishers []string
	for _, line := range lines {
		for i := range line.Years {
			for _, o := range line.Years[i].Records {
				if name := v.in(v.set.Source(o.Source).Publisher); !slices.Contains(publishers, name) && !o.IsContext() {
					publishers = append(publishers, name)
				}
			}
		}
	}
	from := v.t("数据来源：无（未见公布）。", "Data: none published. ")
	if len(publishers) > 0 {
		from = v.t("数据来源："+strings.Join(publishers, "、")+"。", "Data: "+strings.Join(publishers, "; ")+". ")
	}
	release := v.release
	return from + v.t("制图："+v.in(v.set.Site.Name)+"，"+release.Tag+"发布。", "Chart: "+v.in(v.set.Site.Name)+", release "+release.Tag+".")
}
