// Package chart makes a picture as a value – a trajectory, a bullet, the layout's schematic, the strip of targets – and
// draws it as SVG for a given width. The value holds numbers, years and words and no coordinate.
package chart

import (
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/markup"
)

// Options are what a chart needs beside its numbers.
type Options struct {
	ID      string // unique on the page
	Title   string
	Goal    string // the target in words: 超过9%, more than 9%
	Clauses string // where the document sets it, shown beside the target on wide drawings; may be ""
}

// A Width is one of the widths for which a chart is drawn.
type Width int

// The widths.
const (
	Wide   Width = iota // from 640 px
	Narrow              // from 288 px: a phone
	Small               // a small multiple
)

// A Chart is one picture as a value.
type Chart struct {
	ID, Title string
}

// A Cell is one target in a strip.
type Cell struct {
	Href  string
	Label string
	State string // id of the glyph
	Tone  string // met, gap or none
}

// Trajectory is the chart of one part of a target.
func Trajectory(t disclosure.Trajectory, part int, l lang.Lang, o Options) Chart {
	return Chart{ID: o.ID, Title: o.Title}
}

// SVG draws the chart.
func (c Chart) SVG(w Width) markup.HTML {
	var b markup.Builder
	return b.Open("svg", "class", "c", "viewBox", "0 0 320 20", "role", "img").Element("title", c.Title).HTML()
}

// Bullet is one row for lists; false if there is no figure of the target's own scope to draw.
func Bullet(t disclosure.Trajectory, l lang.Lang, o Options) (Chart, bool) {
	return Chart{ID: o.ID, Title: o.Title}, false
}

// Layout is the schematic of a plan's layout.
func Layout(s *disclosure.Schematic, names, sub func(disclosure.AreaID) string, href func(disclosure.ClauseID) string, l lang.Lang, o Options) Chart {
	return Chart{ID: o.ID, Title: o.Title}
}

// Strip is the strip of all targets, one cell each.
func Strip(cells []Cell, l lang.Lang, o Options) Chart {
	return Chart{ID: o.ID, Title: o.Title}
}

// Glyph is the sign of a state.
func Glyph(id string) markup.HTML {
	var b markup.Builder
	return b.Open("svg", "class", "g", "viewBox", "0 0 20 20", "aria-hidden", "true").Void("use", "href", "#g-"+id).HTML()
}

// Sprite holds the signs of all states.
func Sprite() markup.HTML {
	var b markup.Builder
	return b.Open("svg", "class", "sprite", "aria-hidden", "true").HTML()
}
