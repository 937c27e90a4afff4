package search

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Terms cuts folded text into the terms by which it is found. A run of characters of Chinese and of Japanese gives every
// pair of neighbours, and its last character alone: so every character of the run begins a term. A run of letters and
// digits of other scripts is a word and one term. A full stop between two digits belongs to it, and so does a comma before
// a group of three digits, which is left out of the term. All else separates.
func Terms(folded string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for i := 0; i < len(folded); {
			r, size := utf8.DecodeRuneInString(folded[i:])
			var ok bool
			switch {
			case isCharacter(r):
				i, ok = pairs(folded, i, size, yield)
			case isWord(r):
				i, ok = word(folded, i, yield)
			default:
				i, ok = i+size, true
			}
			if !ok {
				return
			}
		}
	}
}

// isCharacter reports whether a script without spaces is written with r.
func isCharacter(r rune) bool {
	return r >= 0x2e80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

func isWord(r rune) bool {
	return 'a' <= r && r <= 'z' || '0' <= r && r <= '9' || r >= 0x80 && (unicode.IsLetter(r) || unicode.IsNumber(r)) && !isCharacter(r)
}

func isDigit(s string, i int) bool { return i >= 0 && i < len(s) && '0' <= s[i] && s[i] <= '9' }

// isGroup reports whether just three digits stand at i.
func isGroup(s string, i int) bool {
	return isDigit(s, i) && isDigit(s, i+1) && isDigit(s, i+2) && !isDigit(s, i+3)
}

// pairs gives the terms of the run of characters that begins at i, and where it ends.
func pairs(s string, i, size int, yield func(string) bool) (end int, goOn bool) {
	for {
		next := i + size
		r, nextSize := utf8.DecodeRuneInString(s[next:])
		if !isCharacter(r) {
			return next, yield(s[i:next])
		}
		if !yield(s[i : next+nextSize]) {
			return next, false
		}
		i, size = next, nextSize
	}
}

// word gives the word that begins at i, and where it ends.
func word(s string, i int, yield func(string) bool) (end int, goOn bool) {
	begin, commas := i, false
	for i < len(s) {
		if isDigit(s, i-1) && (s[i] == '.' && isDigit(s, i+1) || s[i] == ',' && isGroup(s, i+1)) {
			commas = commas || s[i] == ','
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if !isWord(r) {
			break
		}
		i += size
	}
	term := s[begin:i]
	if commas {
		term = strings.ReplaceAll(term, ",", "")
	}
	return i, yield(term)
}

// A field says where in a document a term stands. A document has a term in its best field.
type field byte

const (
	inText    field = iota
	inHeading       // what the document is part of
	inName          // a title, another name, the id
	inShort         // a name of which the term is most
)

// shortName is up to how many terms a name has of which each is most.
const shortName = 3

// A scratch holds the terms of one document after another.
type scratch struct{ fields map[string]field }

// of gives the terms of a document, each with the best of the fields in which it stands, in no order. It is good until
// the next call.
func (s *scratch) of(d Document) map[string]field {
	if s.fields == nil {
		s.fields = map[string]field{}
	}
	clear(s.fields)
	s.put(d.Text, inText)
	s.put(d.Heading, inHeading)
	s.put(d.ID, inName)
	for _, name := range append([]string{d.Title}, d.Names...) {
		f := inName
		if n := len(slices.Collect(Terms(Fold(name)))); n <= shortName {
			f = inShort
		}
		s.put(name, f)
	}
	return s.fields
}

func (s *scratch) put(text string, f field) {
	for term := range Terms(Fold(text)) {
		s.fields[term] = max(s.fields[term], f)
	}
}
