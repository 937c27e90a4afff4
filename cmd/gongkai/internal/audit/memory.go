package audit

import (
	"crypto/sha256"
	"sync"
)

// A Memory keeps what was found on each page of a site, so that another audit of the site, after a small change, reads only the
// pages that changed. The zero Memory is empty; several audits may use one at the same time.
type Memory struct {
	mu    sync.Mutex
	pages map[string]remembered // by address
}

// What is remembered is never changed.
type remembered struct {
	sum     [sha256.Size]byte
	results []*result
	facts   *facts
}

// recall is what was found on a page, if it still has the same text. A nil Memory knows nothing.
func (m *Memory) recall(address string, text []byte) (remembered, bool) {
	if m == nil {
		return remembered{}, false
	}
	sum := sha256.Sum256(text)
	m.mu.Lock()
	defer m.mu.Unlock()
	known, ok := m.pages[address]
	return known, ok && known.sum == sum
}

func (m *Memory) keep(address string, text []byte, results []*result, f *facts) {
	if m == nil {
		return
	}
	sum := sha256.Sum256(text)
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.pages == nil {
		m.pages = map[string]remembered{}
	}
	m.pages[address] = remembered{sum, results, f}
}
