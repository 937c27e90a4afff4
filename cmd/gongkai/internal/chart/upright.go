package chart

import (
	"cmp"

	"gongkai/cmd/gongkai/internal/markup"
)

// upright is a schematic under way whose line of stations runs down, for phones.
type upright struct {
	canvas
	c       *Chart
	line    float64   // x of the line
	y       []float64 // of the stations
	text    float64   // x of the words
	height  float64
	belts   []Belt
	lane    []int
	lanes   int
	written float64 // where the names of belts end so far
}

func (c *Chart) drawUpright(w Width) markup.HTML {
	s := sheets[w]
	d := &upright{c: c}
	d.base, d.bounds = s.size, box{0, 0, s.width, 0}
	for _, t := range c.Tiers {
		d.belts = append(d.belts, t.Belts...)
	}
	d.lane, d.lanes = lanes(d.belts)
	d.line = 124 + 14*float64(max(d.lanes-1, 0))
	d.text = d.line + 20
	y := d.key() + 8
	d.place(y)
	d.drawBelts()
	d.c.wires(&d.canvas, func(i int) [2]float64 { return [2]float64{d.line, d.y[i]} })
	d.drawTies()
	for i := range c.Stations {
		d.station(i)
	}
	if c.Remark != "" {
		lines := d.small().wrap(c.Remark, s.width)
		d.writeLines(0, d.height+4+s.size, lines, d.small(), start, "c-3")
		d.height += float64(len(lines))*d.small().height() + 8
	}
	return c.finish(&d.canvas, w, d.height)
}

func (d *upright) small() font { return font{size: d.base} }
func (d *upright) bold() font  { return font{size: d.base, bold: true} }

// key names the tiers by their signs, which stand before what belongs to them below.
func (d *upright) key() float64 {
	x, y := 0.0, d.base+2
	for _, t := range d.c.Tiers {
		w := d.bold().width(t.Sign) + 6 + d.small().width(t.Name.Text)
		if x > 0 && x+w > d.bounds.x1 {
			x, y = 0, y+d.base*1.7
		}
		d.write(x, y, t.Sign, d.bold(), start, "c-tide")
		d.linked(t.Name, x+d.bold().width(t.Sign)+6, y, []string{t.Name.Text}, d.small(), start, "")
		x += w + 16
	}
	y += 12
	d.path("c-axis", 0, [2]float64{0, y}, [2]float64{d.bounds.x1, y})
	return y
}

// A note is a line of words at a station, with the sign of its tier.
type stationNote struct {
	sign  string
	words Linked
	lines []string
}

// notes lists what stands at a station.
func (d *upright) notes(station int) []stationNote {
	var list []stationNote
	room := d.bounds.x1 - d.text - 18
	add := func(sign string, words Linked) {
		list = append(list, stationNote{sign, words, d.small().wrap(words.Text, room)})
	}
	for _, t := range d.c.Tiers {
		for _, p := range t.Points {
			if p.At == station {
				add(t.Sign, p.Linked)
			}
		}
		for _, k := range t.Ties {
			switch station {
			case k.From:
				add(t.Sign, Linked{cmp.Or(k.FromName, k.Text), k.Href})
			case k.To:
				add(t.Sign, Linked{cmp.Or(k.ToName, k.Text), k.Href})
			}
		}
	}
	return list
}

// place finds where the stations stand: each needs room for its words, and a belt's name needs some too.
func (d *upright) place(y float64) {
	h := d.small().height()
	for i, s := range d.c.Stations {
		d.y = append(d.y, y+16)
		need := 26 + h*float64(len(d.small().wrap(s.Sub, d.bounds.x1-d.text)))
		for _, n := range d.notes(i) {
			need += h*float64(len(n.lines)) + 4
		}
		y += max(need+14, 68)
	}
	d.height = y
}

func (d *upright) station(i int) {
	s, y := d.c.Stations[i], d.y[i]
	d.c.node(&d.canvas, i, d.line, y)
	h := d.small().height()
	d.write(d.text, y+5, s.Name, font{size: 15, bold: true}, start, "")
	y += 5 + h + 1
	lines := d.small().wrap(s.Sub, d.bounds.x1-d.text)
	d.writeLines(d.text, y, lines, d.small(), start, "c-2")
	y += h * float64(len(lines))
	for _, n := range d.notes(i) {
		y += 4
		d.write(d.text, y, n.sign, d.bold(), start, "c-tide")
		d.linked(n.words, d.text+18, y, n.lines, d.small(), start, "")
		y += h * float64(len(n.lines))
	}
}

func (d *upright) drawBelts() {
	for i, b := range d.belts {
		x := d.line - 20 - 14*float64(d.lane[i])
		class := "c-belt"
		if i%2 == 1 {
			class += " c-belt2"
		}
		d.path(class, 0, [2]float64{x, d.y[b.From]}, [2]float64{x, d.y[b.To]})
	}
	for station := range d.c.Stations {
		for _, b := range d.belts {
			if b.From == station {
				d.beltName(b)
			}
		}
	}
}

// beltName writes a belt's name beside its middle, below the names before it.
func (d *upright) beltName(b Belt) {
	f := d.small()
	right := d.line - 28 - 14*float64(d.lanes-1)
	lines := f.wrap(b.Text, right)
	h := f.height() * float64(len(lines))
	top := max((d.y[b.From]+d.y[b.To])/2-h/2, d.written)
	d.linked(b.Linked, right, top+f.size, lines, f, end, "")
	d.written = top + h + 6
}

func (d *upright) drawTies() {
	for _, t := range d.c.Tiers {
		for _, k := range t.Ties {
			x := d.line + 7
			d.path("c-tie", 0, [2]float64{x, d.y[k.From]}, [2]float64{x, d.y[k.To]})
		}
	}
}
