package site

import "gongkai/cmd/gongkai/internal/disclosure"

// places say what belongs to an area, beside its targets.
type places struct {
	position    map[disclosure.AreaID]int // in the list of areas
	within      map[disclosure.AreaID][]disclosure.AreaID
	governments map[disclosure.AreaID][]disclosure.BodyID
	milestones  map[disclosure.AreaID][]*disclosure.Milestone
	initiatives map[disclosure.AreaID][]*disclosure.Initiative
}

func (s *Site) referPlaces() {
	p := places{
		position: map[disclosure.AreaID]int{}, within: map[disclosure.AreaID][]disclosure.AreaID{},
		governments: map[disclosure.AreaID][]disclosure.BodyID{}, milestones: map[disclosure.AreaID][]*disclosure.Milestone{},
		initiatives: map[disclosure.AreaID][]*disclosure.Initiative{},
	}
	for i := range s.set.Areas {
		a := &s.set.Areas[i]
		p.position[a.ID] = i
		p.within[a.Parent] = append(p.within[a.Parent], a.ID)
	}
	for i := range s.set.Bodies {
		if b := &s.set.Bodies[i]; b.Area != "" && s.set.Site.BodyKind(b.Kind).Governs {
			p.governments[b.Area] = append(p.governments[b.Area], b.ID)
		}
	}
	for i := range s.set.Milestones {
		m := &s.set.Milestones[i]
		for _, a := range m.Areas {
			p.milestones[a] = append(p.milestones[a], m)
		}
	}
	for i := range s.set.Initiatives {
		ini := &s.set.Initiatives[i]
		for _, a := range ini.Areas {
			p.initiatives[a] = append(p.initiatives[a], ini)
		}
	}
	s.refs.places = p
}
