package lang

import (
	"crypto/sha256"
	"encoding/binary"
	"sync"
)

// A Mark tells a text from all others: the beginning of a SHA-256.
type Mark [16]byte

func markOf(t Text) Mark {
	both := binary.AppendUvarint(make([]byte, 0, len(t.ZH)+len(t.EN)+binary.MaxVarintLen64), uint64(len(t.ZH)))
	sum := sha256.Sum256(append(append(both, t.ZH...), t.EN...))
	return Mark(sum[:16])
}

// A Memo remembers the mismatches of texts, so that a text that is checked again, and has not changed, costs nothing. A nil
// Memo remembers nothing. Several goroutines may use one; what it gives must not be changed.
type Memo struct {
	clean map[Mark]bool // texts that are known from elsewhere to have no mismatches
	seen  sync.Map      // what was found, by text
}

// NewMemo remembers from an earlier run, of the same program, that the texts of some marks have no mismatches.
func NewMemo(clean map[Mark]bool) *Memo { return &Memo{clean: clean} }

// Mismatches is the function of this name, remembered.
func (m *Memo) Mismatches(t Text) []Mismatch {
	if m == nil {
		return Mismatches(t)
	}
	if known, ok := m.seen.Load(t); ok {
		return known.([]Mismatch)
	}
	var list []Mismatch
	if len(m.clean) == 0 || !m.clean[markOf(t)] {
		list = Mismatches(t)
	}
	m.seen.Store(t, list)
	return list
}

// Clean are the marks of the texts that were asked for and have no mismatches.
func (m *Memo) Clean() map[Mark]bool {
	clean := map[Mark]bool{}
	m.seen.Range(func(text, list any) bool {
		if len(list.([]Mismatch)) == 0 {
			clean[markOf(text.(Text))] = true
		}
		return true
	})
	return clean
}
