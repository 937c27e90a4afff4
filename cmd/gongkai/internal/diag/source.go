package diag

import (
	"bytes"
	"sort"
	"sync"
	"unicode/utf8"
)

// A Source is the text of one input file, in which byte offsets become places. The text must not change once a place has
// been asked for.
type Source struct {
	Name string
	Text []byte

	once   sync.Once
	begins []int // where the lines begin
}

// lineAt is the number of the line, from 0, in which an offset lies, and where that line begins. It costs next to
// nothing however long the file is, since a file may have as many faults as lines.
func (s *Source) lineAt(offset int) (line, begin int) {
	s.once.Do(func() {
		s.begins = append(s.begins, 0)
		for i, c := range s.Text {
			if c == '\n' {
				s.begins = append(s.begins, i+1)
			}
		}
	})
	line = sort.SearchInts(s.begins, offset+1) - 1
	return line, s.begins[line]
}

// Pos is the place of the bytes from start up to end. Offsets outside the text are moved to its nearest end, so
// that a place always lies inside the file; offsets within a character mean that character. A place reaches no further
// than the end of its first line.
func (s *Source) Pos(start, end int) Pos {
	start = beginOf(s.Text, min(max(start, 0), len(s.Text)))
	end = min(max(end, start), len(s.Text))
	number, first := s.lineAt(start)
	last := len(s.Text)
	if i := bytes.IndexByte(s.Text[first:], '\n'); i >= 0 {
		last = first + i
	}
	line := bytes.TrimSuffix(s.Text[first:last], []byte("\r"))
	begin := min(start-first, len(line))
	stop := min(max(end-first, begin), len(line))
	return Pos{
		File:  s.Name,
		Line:  1 + number,
		Col:   1 + utf8.RuneCount(line[:begin]),
		Width: max(1, utf8.RuneCount(line[begin:stop])),
		Text:  string(bytes.ToValidUTF8(line, []byte("\uFFFD"))),
	}
}

// beginOf is where the character begins in which an offset lies.
func beginOf(text []byte, offset int) int {
	for i := offset; i >= 0 && i > offset-utf8.UTFMax && i < len(text); i-- {
		if _, size := utf8.DecodeRune(text[i:]); size > 1 && i+size > offset {
			return i
		}
	}
	return offset
}

// Whole is the place of the file as such.
func (s *Source) Whole() Pos { return Pos{File: s.Name} }
