package chart

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"

	"gongkai/cmd/gongkai/internal/lang"
)

// optionRead is what a test reads of a living chart.
type optionRead struct {
	Option struct {
		Color  any
		XAxis  struct{ Data []struct{ Value string } }
		YAxis  struct{ Min, Max float64 }
		Legend struct{ Data []string }
		Zoom   []any `json:"dataZoom"`
		Series []struct {
			ID, Name, Type string
			Data           []struct {
				Value  any
				Name   string
				States []SlotState
				Texts  []struct{ Text string }
			}
			MarkLine, MarkPoint, MarkArea struct{ Data []json.RawMessage }
		}
	}
}

// readLive parses the living form of a chart for a width, and what is told of each year.
func readLive(t *testing.T, c Chart, w Width) (read optionRead, told []string) {
	t.Helper()
	data := c.Live(nil, w)
	if data == nil {
		t.Fatal("there is none")
	}
	var all map[string]json.RawMessage
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(all[sheets[w].key], &read); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(all["told"], &told); err != nil {
		t.Fatal(err)
	}
	return read, told
}

// The option holds the chart's numbers, each in its year, with the label that the drawing has, and none where there is none.
func TestLiveNumbers(t *testing.T) {
	everyDrawing(t, func(t *testing.T, c Chart, w Width) {
		read, told := readLive(t, c, w)
		if len(told) != len(c.Years) || len(read.Option.XAxis.Data) != len(c.Years) {
			t.Fatalf("%d years are told of and %d on the axis, of %d", len(told), len(read.Option.XAxis.Data), len(c.Years))
		}
		if read.Option.Color != nil {
			t.Error("the option brings its own colours")
		}
		if read.Option.YAxis.Min != c.Axis.Min || read.Option.YAxis.Max != c.Axis.Max {
			t.Errorf("the axis is %v, want that of the chart", read.Option.YAxis)
		}
		seen := map[Role]bool{}
		for _, s := range read.Option.Series {
			own := c.series(Role(s.ID))
			if own == nil {
				continue
			}
			seen[own.Role] = true
			if inLegend := slices.Contains(read.Option.Legend.Data, s.Name); s.Name != own.Called || inLegend != (own.last().Value != nil) {
				t.Errorf("%s is called %q and the legend has %q", s.ID, s.Name, read.Option.Legend.Data)
			}
			for i, y := range c.Years {
				want, p := any("-"), own.at(y.Year)
				if p.Value != nil {
					want = float(p.Value)
				}
				if got := s.Data[i]; got.Value != want || got.Name != p.Label {
					t.Errorf("%s in %d is %v, %q; want %v, %q", s.ID, y.Year, got.Value, got.Name, want, p.Label)
				}
			}
		}
		for _, s := range c.Series {
			if s.last().Value != nil && !seen[s.Role] {
				t.Errorf("%s is missing", s.Role)
			}
		}
	})
}

// The target's value is in the option, as a line or at its years.
func TestLiveTarget(t *testing.T) {
	everyDrawing(t, func(t *testing.T, c Chart, w Width) {
		read, _ := readLive(t, c, w)
		for _, s := range read.Option.Series {
			if s.ID != "target" {
				continue
			}
			var values []float64
			for _, i := range s.Data {
				if v, ok := i.Value.(float64); ok {
					values = append(values, v)
				}
			}
			for _, m := range s.MarkLine.Data {
				var at struct{ YAxis *float64 }
				if json.Unmarshal(m, &at) == nil && at.YAxis != nil {
					values = append(values, *at.YAxis)
				}
			}
			var want []float64
			switch c.Target.Reach {
			case EveryYear, EndYear:
				want = []float64{float(c.Target.Value)}
			case EachRival:
				for _, p := range c.series(Rival).Points {
					if p.Value != nil {
						want = append(want, float(p.Value))
					}
				}
			}
			if !slices.Equal(values, want) {
				t.Errorf("the target is at %v, want %v", values, want)
			}
		}
	})
}

// Every word of the drawing stands in the living chart too, and no other: years are written by its axis.
func TestLiveWords(t *testing.T) {
	everyDrawing(t, func(t *testing.T, c Chart, w Width) {
		read, _ := readLive(t, c, w)
		var got []string
		for _, s := range read.Option.Series {
			for _, i := range s.Data {
				for _, x := range i.Texts {
					got = append(got, x.Text)
				}
			}
			for _, m := range s.MarkPoint.Data {
				var at struct{ Name string }
				if json.Unmarshal(m, &at) == nil && at.Name != "" {
					got = append(got, at.Name)
				}
			}
		}
		raw := string(c.Live(nil, w))
		for _, text := range c.drawn(w, 0).words {
			switch {
			case text.of.role == yearRole:
			case text.of.year != 0 && text.of.role != slotRole:
				if !strings.Contains(raw, `"offset":[`) {
					t.Errorf("the label %s has no place", text.words)
				}
			case !slices.Contains(got, text.words):
				t.Errorf("%q is not in the living chart", text.words)
			}
		}
	})
}

// Points are joined in the living chart where they are in the drawing, and nowhere else.
func TestLiveJoins(t *testing.T) {
	everyDrawing(t, func(t *testing.T, c Chart, w Width) {
		if c.Form != Lines {
			return
		}
		read, _ := readLive(t, c, w)
		got := map[string]int{}
		for _, s := range read.Option.Series {
			if s.Type != "line" || s.ID != "" {
				continue
			}
			for i := 1; i < len(s.Data); i++ {
				if s.Data[i-1].Value != "-" && s.Data[i].Value != "-" {
					got[s.Name+strconv.Itoa(c.Years[i].Year)]++
				}
			}
		}
		want := map[string]int{}
		for _, s := range c.Series {
			for _, p := range s.Points {
				if p.Joined && s.Role != Path {
					want[s.Called+strconv.Itoa(p.Year)]++
				}
			}
		}
		for key := range want {
			if got[key] != 1 {
				t.Errorf("%s is joined %d times to the year before", key, got[key])
			}
		}
		if len(got) != len(want) {
			t.Errorf("joined are %v, want %v", got, want)
		}
	})
}

// The states of the years are those of the chart.
func TestLiveStates(t *testing.T) {
	everyDrawing(t, func(t *testing.T, c Chart, w Width) {
		read, _ := readLive(t, c, w)
		ground := read.Option.Series[0]
		if ground.ID != "years" || len(ground.Data) != len(c.Years) {
			t.Fatalf("the first series is %s with %d items", ground.ID, len(ground.Data))
		}
		for i, y := range c.Years {
			if !slices.Equal(ground.Data[i].States, []SlotState{y.State}) {
				t.Errorf("%d is %s, want %s", y.Year, ground.Data[i].States, y.State)
			}
		}
	})
}

// The same chart gives the same bytes.
func TestLiveIsDeterministic(t *testing.T) {
	everyDrawing(t, func(t *testing.T, c Chart, w Width) {
		if a, b := c.Live(nil, w), c.Live(nil, w); string(a) != string(b) {
			t.Errorf("once\n%s\nthen\n%s", a, b)
		}
	})
}

// The chart of several areas holds the numbers of each, and says them as its drawing does.
func TestLiveTogether(t *testing.T) {
	everyTogether(t, func(t *testing.T, each []Chart, common *Chart, w Width) {
		if common == nil || w == Small {
			return
		}
		read, _ := readLive(t, *common, w)
		raw := string(common.Live(nil, w))
		seen := 0
		for i := range common.Series {
			own := &common.Series[i]
			for _, s := range read.Option.Series {
				if s.ID != string(own.Role)+"-"+strconv.Itoa(own.Sign) {
					continue
				}
				seen++
				if s.Name != own.Called {
					t.Errorf("%s is called %q, want %q", s.ID, s.Name, own.Called)
				}
				for i, y := range common.Years {
					want, p := any("-"), own.at(y.Year)
					if p.Value != nil {
						want = float(p.Value)
					}
					if got := s.Data[i]; got.Value != want || got.Name != p.Label {
						t.Errorf("%s in %d is %v, %q; want %v, %q", s.ID, y.Year, got.Value, got.Name, want, p.Label)
					}
				}
			}
			if own.last().Value != nil {
				seen--
			}
		}
		if seen < 0 {
			t.Errorf("%d series are missing", -seen)
		}
		for _, x := range common.drawn(w, 0).words {
			if quoted, _ := json.Marshal(x.words); x.of.role != yearRole && !strings.Contains(raw, string(quoted)) {
				t.Errorf("%q is not in the living chart", x.words)
			}
		}
	})
}

// What would be taken for code is refused, and no text can end the block of data in a page.
func TestLiveRefusesCode(t *testing.T) {
	c := specimens[0].chart(t, lang.ZH)
	if data := c.Live(map[int][]string{c.Years[0].Year: {"</script>"}}, Wide); data == nil || strings.Contains(string(data), "</script") {
		t.Errorf("a text ends the block: %s", data)
	}
	if data := c.Live(map[int][]string{c.Years[0].Year: {"__f__function(){}__f__"}}, Wide); data != nil {
		t.Error("code is not refused")
	}
}

// Where there are many years a reader can choose some of them, and the chart keeps its size.
func TestLiveZooms(t *testing.T) {
	c := specimens[0].chart(t, lang.ZH)
	if read, _ := readLive(t, c, Wide); read.Option.Zoom != nil {
		t.Error("a few years can be zoomed into")
	}
	for last := c.Years[len(c.Years)-1].Year; len(c.Years) <= manyYears; {
		last++
		c.Years = append(c.Years, Slot{Year: last, State: NotDue, Word: "未到期"})
	}
	read, told := readLive(t, c, Wide)
	if len(read.Option.Zoom) != 1 || len(told) != len(c.Years) {
		t.Errorf("%d years have %d sliders", len(told), len(read.Option.Zoom))
	}
	if height := c.drawn(Wide, sliderRoom).height + sliderRoom; height != c.drawn(Wide, 0).height {
		t.Errorf("chart and slider are %g high, the drawing %g", height, c.drawn(Wide, 0).height)
	}
	if read, _ := readLive(t, c, Small); read.Option.Zoom != nil {
		t.Error("a small chart has a slider")
	}
}

// What is told of a year is what the caller says, or else its state, in lines that a small picture has room for.
func TestLiveTells(t *testing.T) {
	c := specimens[0].chart(t, lang.EN)
	first := c.Years[0]
	var all struct{ Told []string }
	long := strings.Repeat("many words ", 12)
	if err := json.Unmarshal(c.Live(map[int][]string{first.Year + 1: {"2021", long}}, Small), &all); err != nil {
		t.Fatal(err)
	}
	if want := strconv.Itoa(first.Year) + "\n" + first.Word; all.Told[0] != want {
		t.Errorf("of %d is told %q, want %q", first.Year, all.Told[0], want)
	}
	lines := strings.Split(all.Told[1], "\n")
	if lines[0] != "2021" || strings.Join(lines[1:], " ") != strings.TrimSpace(long) {
		t.Errorf("of %d is told %q", first.Year+1, lines)
	}
	for _, line := range lines {
		if w := (font{size: sheets[Narrow].size}).width(line); w > sheets[Small].width*.75 {
			t.Errorf("%q is %g wide", line, w)
		}
	}
}
