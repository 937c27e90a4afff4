package dataset

import (
	"bytes"
	"sync"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
)

// A Memo is what is kept between one load of a site and the next: what has not changed is not read anew. It gives what a
// load without it gives. A nil Memo keeps nothing; others are made by NewMemo.
type Memo struct {
	texts *lang.Memo
	mu    sync.Mutex
	files map[string]parsed // by name, as they were last
}

// A parsed file is never changed: what is made of it stands in the decoder.
type parsed struct {
	text     []byte
	file     *file
	problems diag.List
}

// NewMemo keeps what is known of texts, and of files nothing yet.
func NewMemo(texts *lang.Memo) *Memo { return &Memo{texts: texts, files: map[string]parsed{}} }

// Texts is what is kept of texts.
func (m *Memo) Texts() *lang.Memo {
	if m == nil {
		return nil
	}
	return m.texts
}

// parse is the function of this name, remembered while the file stays as it is.
func (m *Memo) parse(src *diag.Source) (*file, diag.List) {
	if m == nil {
		return parse(src)
	}
	m.mu.Lock()
	known, ok := m.files[src.Name]
	m.mu.Unlock()
	if ok && bytes.Equal(known.text, src.Text) {
		return known.file, known.problems
	}
	f, problems := parse(src)
	m.mu.Lock()
	defer m.mu.Unlock()
	m.files[src.Name] = parsed{src.Text, f, problems}
	return f, problems
}
