package site

import "gongkai/cmd/gongkai/internal/disclosure"

// A DocumentPage is the page of a text.
type DocumentPage struct {
	Frame
}

func (v *view) document(name, layout string) any {
	return DocumentPage{Frame: v.frame(v.texts.Document(name, v.l).Title)}
}

// method says how a target's state was found, with its numbers filled in.
func (v *view) method(t disclosure.Trajectory) []string { return nil }

// pictures are the files beside the texts that belong to them.
func (s *Site) pictures() []File { return nil }
