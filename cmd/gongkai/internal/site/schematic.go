package site

import (
	"strings"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// layout draws the plan's layout; nil where the plan has none.
func (v *view) layout() *Schematic {
	if v.set.Schematic == nil {
		return nil
	}
	return v.schematic()
}

// layoutName is the name of the drawing; "" where the plan has none.
func (v *view) layoutName() string {
	if v.set.Schematic == nil {
		return ""
	}
	return v.in(v.set.Schematic.Name)
}

// roleWithin is an area's role without the area's own name at its beginning, for where the name stands above it.
func (v *view) roleWithin(a *disclosure.Area) string {
	role := strings.TrimSpace(strings.TrimPrefix(v.in(a.Role), v.in(a.Short)))
	if v.l == lang.EN {
		return upperFirst(role)
	}
	return role
}

// layoutPlaces says where the area stands in the plan's layout: what is at it, what joins it, what runs through it.
func (v *view) layoutPlaces(id disclosure.AreaID) []Pair {
	s := v.set.Schematic
	if s == nil {
		return nil
	}
	station := map[disclosure.AreaID]int{}
	for i, a := range s.Stations {
		station[a] = i + 1
	}
	if station[id] == 0 {
		return nil
	}
	var pairs []Pair
	for _, tier := range s.Tiers {
		if names := v.tierAt(&tier, id, station); len(names) > 0 {
			pairs = append(pairs, Pair{v.in(tier.Name), strings.Join(names, v.t("；", "; "))})
		}
	}
	return pairs
}

// tierAt names what one tier of the layout has at a station.
func (v *view) tierAt(tier *disclosure.Tier, id disclosure.AreaID, station map[disclosure.AreaID]int) []string {
	var names []string
	for _, p := range tier.Points {
		if p.Place == id {
			names = append(names, v.in(p.Name))
		}
	}
	for _, l := range tier.Links {
		switch id {
		case l.From:
			names = append(names, v.in(l.FromName)+v.t("，", ", ")+v.in(l.Name))
		case l.To:
			names = append(names, v.in(l.ToName)+v.t("，", ", ")+v.in(l.Name))
		}
	}
	for _, span := range tier.Spans {
		at, from, to := station[id], station[span.From], station[span.To]
		if min(from, to) <= at && at <= max(from, to) {
			names = append(names, v.in(span.Name))
		}
	}
	return names
}
