package chart

import (
	"strings"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// A Station is a place on the line of a schematic. One without Sub has no part of its own and is drawn dashed.
type Station struct{ Name, Sub string }

// A Tier is one row of a schematic; its contents name stations by their place on the line.
type Tier struct {
	Sign   string
	Name   Linked
	Points []Place
	Ties   []Tie
	Belts  []Belt
	IsLine bool // the line of the stations itself
}

// Linked is words that lead to the clause that says so.
type Linked struct{ Text, Href string }

// A Place is something at one station.
type Place struct {
	Linked
	At int
}

// A Tie joins two stations. FromName and ToName say what each of them is, where the data does.
type Tie struct {
	Linked
	From, To         int
	FromName, ToName string
}

// A Belt covers all stations from one to another.
type Belt struct {
	Linked
	From, To int
}

// Layout is the schematic of a plan's layout: one line of stations and a tier for each part of the layout. It is no map
// and shows no boundary. names and sub are a station's name and what the plan makes of it, href the address of a clause;
// sub and href may return "".
func Layout(s *disclosure.Schematic, names, sub func(disclosure.AreaID) string, href func(disclosure.ClauseID) string, l lang.Lang, o Options) Chart {
	c := Chart{ID: o.ID, Title: o.Title, Lang: l, Form: Schematic, Remark: s.Caption.In(l)}
	at := map[disclosure.AreaID]int{}
	for i, id := range s.Stations {
		at[id] = i
		c.Stations = append(c.Stations, Station{names(id), sub(id)})
	}
	linked := func(t lang.Text, clause disclosure.ClauseID) Linked {
		if clause == "" {
			return Linked{Text: t.In(l)}
		}
		return Linked{t.In(l), href(clause)}
	}
	for _, tier := range s.Tiers {
		t := Tier{Sign: tier.Sign, Name: linked(tier.Name, tier.Clause), IsLine: tier.Cities}
		for _, p := range tier.Points {
			t.Points = append(t.Points, Place{linked(p.Name, p.Clause), at[p.Place]})
		}
		for _, k := range tier.Links {
			t.Ties = append(t.Ties, Tie{linked(k.Name, k.Clause), at[k.From], at[k.To], k.FromName.In(l), k.ToName.In(l)})
		}
		for _, b := range tier.Spans {
			from, to := at[b.From], at[b.To]
			t.Belts = append(t.Belts, Belt{linked(b.Name, b.Clause), min(from, to), max(from, to)})
		}
		c.Tiers = append(c.Tiers, t)
	}
	c.Description = c.describeLayout()
	return c
}

// describeLayout says what each tier holds, and where.
func (c *Chart) describeLayout() string {
	say := func(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(c.Lang) }
	var all []string
	for _, t := range c.Tiers {
		var words []string
		for _, p := range t.Points {
			words = append(words, p.Text+say("（"+c.Stations[p.At].Name+"）", " ("+c.Stations[p.At].Name+")"))
		}
		for _, k := range t.Ties {
			words = append(words, k.Text+say("（"+c.Stations[k.From].Name+"、"+c.Stations[k.To].Name+"）", " ("+c.Stations[k.From].Name+", "+c.Stations[k.To].Name+")"))
		}
		for _, b := range t.Belts {
			var places []string
			for i := b.From; i <= b.To; i++ {
				places = append(places, c.Stations[i].Name)
			}
			list := strings.Join(places, say("、", ", "))
			words = append(words, b.Text+say("（"+list+"）", " ("+list+")"))
		}
		for _, s := range c.Stations {
			if t.IsLine && s.Sub != "" {
				words = append(words, s.Name)
			}
		}
		all = append(all, t.Sign+say("，", ", ")+t.Name.Text+say("：", ": ")+strings.Join(words, say("、", ", "))+say("。", "."))
	}
	return strings.Join(all, say("", " "))
}
