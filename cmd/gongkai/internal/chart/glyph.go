package chart

import (
	"math"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/markup"
)

// A glyph is the sign of a state, in a square of 20. It is a gauge: full when the target is met, and lower the further
// it is behind. What is not assessed has an open, dashed rim and a sign of its reason. No two differ in colour alone.
type glyph struct {
	id    string
	level float64 // how far the gauge is filled
	rim   string  // "": solid; dashed; none
	mark  string  // a path over it
	solid string  // a path that is filled
}

const (
	dashed = "g-dash"
	none   = "none"
)

// glyphs are the signs of all states and of all reasons why a target is not assessed.
var glyphs = []glyph{
	{id: string(disclosure.Met), level: 1, rim: none, mark: "M5.6 10.400l3 3 5.8-6.6"},
	{id: string(disclosure.MetEarly), level: .86, mark: "M6.6 10.300l2.4 2.4 4.4-5"},
	{id: string(disclosure.Holding), mark: "M6 10.300l2.7 2.7 5.3-6"},
	{id: string(disclosure.OnPace), level: .75},
	{id: string(disclosure.NotYetMet), mark: "M6 10h8"},
	{id: string(disclosure.Behind), level: .5},
	{id: string(disclosure.FarBehind), level: .25},
	{id: string(disclosure.MovingAway), mark: "M10 5.500v8.500M6.3 10.500l3.7 3.7 3.7-3.7"},
	{id: string(disclosure.Lost), mark: "M5.8 9.500l2.8 2.8 4.6-5.300M4.2 15.800L15.8 4.2"},
	{id: string(disclosure.NotMet), mark: "M6.6 6.600l6.8 6.800M13.4 6.600l-6.8 6.8"},
	{id: string(disclosure.NotAssessed), rim: dashed, mark: "M7.5 10h5"},
	{id: reasonID(disclosure.OtherScope), rim: dashed, mark: "M6.5 8.300h7M6.5 11.700h7M12.2 5.800l-4.4 8.4"},
	{id: reasonID(disclosure.BoundOnly), rim: dashed, mark: "M7.8 6.400l4.6 3.6-4.6 3.6"},
	{id: reasonID(disclosure.OneSeries), rim: dashed, mark: "M12.3 6.500v7", solid: "M6.5 6.500h2.600v7h-2.600z"},
	{id: reasonID(disclosure.EarlierMissing), rim: dashed, solid: "M10 7a3 3 0 1 1 0 6a3 3 0 1 1 0-6z"},
	{id: reasonID(disclosure.Magnitude), rim: dashed, mark: "M5.9 11.200c1.3-2.5 2.7-2.5 4.1-1.200s2.8 1.3 4.1-1.2"},
	{id: reasonID(disclosure.NoFigure), rim: dashed},
}

// reasonID is the id of the glyph of a target that is not assessed.
func reasonID(r disclosure.Reason) string { return "na-" + string(r) }

// Sprite defines the signs, once on every page that shows one.
func Sprite() markup.HTML {
	var b markup.Builder
	b.Open("svg", "class", "sprite", "width", "0", "height", "0", "aria-hidden", "true", "focusable", "false")
	for _, g := range glyphs {
		b.Line().Open("symbol", "id", "g-"+g.id, "viewBox", "0 0 20 20")
		if g.rim != none {
			b.Void("circle", "class", join("g-line", g.rim), "cx", "10", "cy", "10", "r", "8.8")
		}
		switch {
		case g.level == 1:
			b.Void("circle", "class", "g-fill", "cx", "10", "cy", "10", "r", "9.4")
		case g.level > 0:
			b.Void("path", "class", "g-fill", "d", gauge(g.level))
		}
		g.inside(&b)
		b.Close()
	}
	return b.HTML()
}

// gauge is the part of a disc that is filled up to a level.
func gauge(level float64) string {
	const r = 6.9
	y := r - 2*r*level
	half := math.Sqrt(r*r - y*y)
	large := "0"
	if level > .5 {
		large = "1"
	}
	n := markup.Number
	return "M" + n(10-half) + " " + n(10+y) + "A" + n(r) + " " + n(r) + " 0 " + large + " 0 " + n(10+half) + " " + n(10+y) + "z"
}

// inside draws what lies over the gauge.
func (g *glyph) inside(b *markup.Builder) {
	if g.solid != "" {
		b.Void("path", "class", "g-fill", "d", g.solid)
	}
	class := "g-line"
	if g.level > .6 {
		class = "g-on"
	}
	if g.mark != "" {
		b.Void("path", "class", class, "d", g.mark)
	}
}

func join(a, b string) string {
	if b == "" {
		return a
	}
	return a + " " + b
}
