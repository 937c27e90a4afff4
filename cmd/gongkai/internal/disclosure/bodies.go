package disclosure

import "strings"

// ResolveBodies finds the bodies that a list of responsible bodies names. A list may leave out what names share: in
// 甲、乙市政府 the first name ends like the second. The result has one id for each name; it is empty where the name
// is not known.
func (d *Dataset) ResolveBodies(names []string) []BodyID {
	known := d.names
	ids := make([]BodyID, len(names))
	for i, n := range names {
		ids[i] = known[n]
	}
	for i := len(names) - 2; i >= 0; i-- {
		if ids[i] == "" {
			ids[i] = sharedEnding(names[i], names[i+1:], ids[i+1:], known)
		}
	}
	return ids
}

// sharedEnding resolves a shortened name by an ending of the next full name after it.
func sharedEnding(name string, after []string, ids []BodyID, known map[string]BodyID) BodyID {
	for k, full := range after {
		if known[full] == "" {
			continue
		}
		for cut := range full {
			if cut > 0 {
				if id := known[name+full[cut:]]; id != "" {
					return id
				}
			}
		}
		if ids[k] != "" {
			return ""
		}
	}
	return ""
}

// bodyNames lists every spelling of every body.
func bodyNames(bodies []Body) map[string]BodyID {
	names := map[string]BodyID{}
	for i := range bodies {
		for _, n := range bodies[i].Names() {
			names[strings.TrimSpace(n)] = bodies[i].ID
		}
	}
	return names
}
