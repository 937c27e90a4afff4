// Package chart is a stub until the real one is merged.
package chart

import (
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/markup"
)

type Options struct{ ID, Title, Clauses, Goal string }
type Width int

const (
	Wide Width = iota
	Narrow
	Small
)

type Chart struct{ o Options }
type Cell struct{ Href, Label, State, Tone string }

func Trajectory(t disclosure.Trajectory, part int, l lang.Lang, o Options) Chart { return Chart{o} }
func Bullet(t disclosure.Trajectory, l lang.Lang, o Options) (Chart, bool)       { return Chart{o}, true }
func Layout(s *disclosure.Schematic, names, sub func(disclosure.AreaID) string, href func(disclosure.ClauseID) string, l lang.Lang, o Options) Chart {
	return Chart{o}
}
func Strip(cells []Cell, l lang.Lang, o Options) Chart { return Chart{o} }
func Glyph(id string) markup.HTML {
	var b markup.Builder
	return b.Open("svg", "class", "g", "aria-hidden", "true").Void("use", "href", "#g-"+id).HTML()
}
func Sprite() markup.HTML {
	var b markup.Builder
	return b.Open("svg", "class", "sprite", "aria-hidden", "true").HTML()
}
func (c Chart) SVG(w Width) markup.HTML {
	var b markup.Builder
	return b.Open("svg", "viewBox", "0 0 320 150", "role", "img").Element("title", c.o.Title).HTML()
}
