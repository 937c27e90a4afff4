package disclosure

import (
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
)

// A Schematic is the layout of a plan drawn as one line of stations under several tiers. It is no map: the order of
// the stations is free and says nothing about distance or boundaries.
type Schematic struct {
	Name     lang.Text `toml:"name"`
	Caption  lang.Text `toml:"caption"`
	Clause   ClauseID  `toml:"clause,optional"`
	Stations []AreaID  `toml:"stations"`
	Tiers    []Tier    `toml:"tiers"`
	At       diag.Locator
}

// A Tier is one row of a schematic.
type Tier struct {
	ID     string           `toml:",key"`
	Sign   string           `toml:"sign"` // the number or letter of the row
	Name   lang.Text        `toml:"name"`
	Clause ClauseID         `toml:"clause,optional"`
	Points []SchematicPoint `toml:"points,optional"`
	Links  []SchematicLink  `toml:"links,optional"`
	Spans  []SchematicSpan  `toml:"spans,optional"`
	Cities bool             `toml:"cities,optional"` // the row of the stations themselves
	At     diag.Locator
}

// A SchematicPoint is something at one station.
type SchematicPoint struct {
	ID     string    `toml:",key"`
	Place  AreaID    `toml:"at"`
	Name   lang.Text `toml:"name"`
	Clause ClauseID  `toml:"clause,optional"`
	At     diag.Locator
}

// A SchematicLink joins two stations.
type SchematicLink struct {
	ID       string    `toml:",key"`
	From     AreaID    `toml:"from"`
	To       AreaID    `toml:"to"`
	Name     lang.Text `toml:"name"`
	FromName lang.Text `toml:"from_name,optional"`
	ToName   lang.Text `toml:"to_name,optional"`
	Clause   ClauseID  `toml:"clause,optional"`
	At       diag.Locator
}

// A SchematicSpan covers all stations from one to another.
type SchematicSpan struct {
	ID     string    `toml:",key"`
	From   AreaID    `toml:"from"`
	To     AreaID    `toml:"to"`
	Name   lang.Text `toml:"name"`
	Clause ClauseID  `toml:"clause,optional"`
	At     diag.Locator
}
