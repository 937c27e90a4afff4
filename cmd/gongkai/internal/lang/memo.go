package lang

import "sync"

// A Memo remembers the mismatches of texts, so that a text that is checked again, and has not changed, costs nothing. A nil
// Memo remembers nothing. Several goroutines may use one; what it gives must not be changed.
type Memo struct{ seen sync.Map }

// Mismatches is the function of this name, remembered.
func (m *Memo) Mismatches(t Text) []Mismatch {
	if m == nil {
		return Mismatches(t)
	}
	if known, ok := m.seen.Load(t); ok {
		return known.([]Mismatch)
	}
	list := Mismatches(t)
	m.seen.Store(t, list)
	return list
}
