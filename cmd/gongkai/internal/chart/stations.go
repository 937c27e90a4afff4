package chart

import (
	"slices"

	"gongkai/cmd/gongkai/internal/markup"
)

// drawStations draws a schematic: the line of stations across, or upright where there is no room for that.
func (c Chart) drawStations(w Width) markup.HTML {
	if w == Wide {
		return c.drawAcross()
	}
	return c.drawUpright(w)
}

// linked writes lines of text as one link, if they lead anywhere.
func (d *canvas) linked(to Linked, x, y float64, lines []string, f font, anchor, class string) {
	if to.Href != "" {
		d.Open("a", "href", to.Href)
		defer d.Close()
	}
	d.writeLines(x, y, lines, f, anchor, class)
}

// lanes gives every belt a lane in which it touches no other.
func lanes(belts []Belt) (lane []int, count int) {
	var ends []int
	lane = make([]int, len(belts))
	order := make([]int, len(belts))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return belts[a].From - belts[b].From })
	for _, i := range order {
		k := 0
		for k < len(ends) && ends[k] >= belts[i].From {
			k++
		}
		if k == len(ends) {
			ends = append(ends, 0)
		}
		ends[k], lane[i] = belts[i].To, k
	}
	return lane, len(ends)
}

// reach is the stations that have something in a tier.
func (t *Tier) reach(station int) bool {
	return t.IsLine ||
		slices.ContainsFunc(t.Points, func(p Place) bool { return p.At == station }) ||
		slices.ContainsFunc(t.Ties, func(k Tie) bool { return k.From == station || k.To == station }) ||
		slices.ContainsFunc(t.Belts, func(b Belt) bool { return b.From <= station && station <= b.To })
}

// isPole reports whether a tie ends at a station.
func (c *Chart) isPole(station int) bool {
	return slices.ContainsFunc(c.Tiers, func(t Tier) bool {
		return slices.ContainsFunc(t.Ties, func(k Tie) bool { return k.From == station || k.To == station })
	})
}

// isCore reports whether a station holds the only point of a tier.
func (c *Chart) isCore(station int) bool {
	return slices.ContainsFunc(c.Tiers, func(t Tier) bool { return len(t.Points) == 1 && t.Points[0].At == station })
}

// node draws a station on the line.
func (c *Chart) node(d *canvas, i int, x, y float64) {
	r, class := 8.0, "c-node"
	if c.Stations[i].Sub == "" {
		class += " g-dash"
	}
	if c.isPole(i) {
		r = 10
	}
	d.circle(class, x, y, r)
	if c.isCore(i) {
		d.circle("c-column", x, y, 4.5)
	}
}

// wires draws the line itself, dashed on the way to a station that has no part of its own.
func (c *Chart) wires(d *canvas, at func(i int) [2]float64) {
	for i := range len(c.Stations) - 1 {
		class := "c-wire"
		if c.Stations[i].Sub == "" || c.Stations[i+1].Sub == "" {
			class += " c-loose"
		}
		d.path(class, 0, at(i), at(i+1))
	}
}
