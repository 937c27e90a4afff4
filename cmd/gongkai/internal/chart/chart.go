// Package chart makes a picture as a value and draws it as SVG for a given width. The pictures are the trajectory of a
// target, a bullet for lists, and the schematic of a plan's layout.
//
// A Chart holds years, numbers, roles and words, and no coordinate: whoever draws it – SVG below, or another renderer –
// shows the same numbers. The sign of a figure tells where it comes from: red, the document says it; tide, solid, it has
// been published; sand, dashed, this site computed it; grey, hollow, it has not been published.
//
//	c := chart.Trajectory(t, 0, lang.EN, chart.Options{ID: "chart", Title: "Green loans", Goal: "more than 23%"})
//	wide, narrow := c.SVG(chart.Wide), c.SVG(chart.Narrow)
package chart

import (
	"math/big"
	"slices"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// Options are what a chart needs beside its numbers.
type Options struct {
	ID      string // unique on the page; the ids in the drawing begin with it
	Title   string // what the picture shows, for those who do not see it
	Goal    string // the target in words: 超过9%, more than 9%; "": formed from comparator and figure
	Clauses string // where the document sets the target, shown beside it on wide drawings; may be ""
}

// A Form is how a chart shows its values.
type Form string

// The forms.
const (
	Lines     Form = "lines"     // points over the years, joined where the series is
	Columns   Form = "columns"   // columns over the years, from zero
	OneRow    Form = "bullet"    // the newest figure against the target
	Schematic Form = "schematic" // tiers over one line of stations
	Together  Form = "together"  // points over the years of several areas, each with its own sign
)

// A Chart is one picture as a value.
type Chart struct {
	ID          string
	Title       string
	Description string // what the picture says, in sentences
	Lang        lang.Lang
	Form        Form

	// Of trajectories and bullets.
	Years  []Slot
	Axis   Axis
	Series []Series
	Rows   []Series // published figures from which the drawn values are formed, as figures below the years
	Target Target
	Note   string // what an empty picture says in the middle
	Remark string // what a picture says below the years

	Stations []Station // of a schematic
	Tiers    []Tier
}

// A SlotState says what has been published for a year.
type SlotState string

// The states of a year.
const (
	Published SlotState = "published"
	Partly    SlotState = "partly"   // one of the two figures of a comparison
	Given     SlotState = "given"    // the baseline, in the document
	Before    SlotState = "before"   // outside the period of the target, and nothing is owed
	Elsewhere SlotState = "other"    // only figures of another scope or date
	Missing   SlotState = "missing"  // due and not published
	NotDue    SlotState = "not-due"  // the year was not over at the release
	Withheld  SlotState = "withheld" // a source states that there is no figure, and why

	Withdrawn SlotState = "withdrawn" // published before, and taken back
)

// A Slot is the place of one year. It is kept whether there is a figure or not.
type Slot struct {
	Year   int
	State  SlotState
	Word   string // the state in words
	InPlan bool
}

// An Axis is the axis of values. Its numbers are in the unit that Unit names.
type Axis struct {
	Min, Max float64
	Ticks    []Tick
	Measure  string // what the numbers are, and their unit; may be ""
	Caption  string // Measure, and what else must be said of the axis; may be ""
	Reversed bool   // 1 on top, as ranks are
	Broken   bool   // does not reach zero
}

// A Tick is a marked value of an axis.
type Tick struct {
	Value float64
	Label string
}

// A Role says what a series is, and so how it is drawn.
type Role string

// The roles.
const (
	Observation Role = "observation" // published, of the target's own scope
	Baseline    Role = "baseline"    // the document's
	Path        Role = "path"        // computed by this site
	Rival       Role = "rival"       // the second figure of a comparison
	Promise     Role = "promise"     // the document's target, as a point at the last year; of several areas in one picture
)

// What else words of a drawing belong to.
const (
	targetRole Role = "target"
	slotRole   Role = "slot" // what has been published for a year
	yearRole   Role = "year" // the numbers of the years
)

// A Series is a row of points in order of their years.
type Series struct {
	Role   Role
	Name   string
	Called string // the name where every series has one
	Detail string // what else is said beside the name, such as the step of a path
	Points []Point
	Sign   int    // of several areas in one picture, that of the area, from 1; else 0
	Slots  []Slot // of the published series of such an area: what has been published for each year
}

// A Point is a value at a year, in the unit of the axis.
type Point struct {
	Year   int
	Value  *big.Rat // nil: missing, and never drawn as zero
	Label  string   // the value as it is written
	Bound  disclosure.Comparator
	Joined bool     // to the point of the year before
	Added  *big.Rat // of a running total: what the year itself added; nil where that is not known
}

// A Reach says at which years a target stands.
type Reach string

// The reaches.
const (
	Nowhere   Reach = ""       // in words only
	EveryYear Reach = "line"   // one value
	EndYear   Reach = "end"    // a value that follows for the last year
	EachRival Reach = "rivals" // the second figure of each year
)

// A Target is what the document promises, as it stands in a chart.
type Target struct {
	Words   string // 超过9%
	Clauses string
	Reach   Reach
	Value   *big.Rat // in the unit of the axis; of EveryYear and EndYear
	Year    int      // the last year of its period
	Zone    bool     // the side of it that counts is tinted
	Falling bool     // that side is the one of smaller values
	Rough   bool     // an order of magnitude
}

// hasFigures reports whether anything of the target's own scope is drawn.
func (c *Chart) hasFigures() bool {
	for _, s := range c.Series {
		if s.Role == Path || s.Role == Baseline {
			continue
		}
		for _, p := range s.Points {
			if p.Value != nil {
				return true
			}
		}
	}
	return false
}

// series finds the series of a role, or nil.
func (c *Chart) series(r Role) *Series {
	for i := range c.Series {
		if c.Series[i].Role == r {
			return &c.Series[i]
		}
	}
	return nil
}

// at is the point of a year, or an empty one.
func (s *Series) at(year int) Point {
	if s != nil {
		for _, p := range s.Points {
			if p.Year == year {
				return p
			}
		}
	}
	return Point{Year: year}
}

// last is the newest point that has a value.
func (s *Series) last() Point {
	for _, p := range slices.Backward(s.Points) {
		if p.Value != nil {
			return p
		}
	}
	return Point{}
}

// float is a value as a coordinate is computed from it.
func float(v *big.Rat) float64 {
	f, _ := v.Float64()
	return f
}
