package search

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold makes alike what readers take for the same, character by character: full width and half width and other forms of
// compatibility (NFKD), letters with and without marks, capitals and small letters, traditional and simplified
// characters. Apostrophes vanish, so that “people’s” and “peoples” are one word.
//
// The script of the theme folds by the same rule; testdata/vectors.json holds both to it.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		switch {
		case r < 0x80:
			foldInto(&b, r)
		case 0x4e00 <= r && r <= 0x9fff, 0x3001 <= r && r <= 0x3029: // have no other form
			foldInto(&b, r)
		default:
			for _, part := range norm.NFKD.String(string(r)) {
				foldInto(&b, part)
			}
		}
	}
	return b.String()
}

func foldInto(b *strings.Builder, r rune) {
	switch {
	case r == '\'', r == '’', unicode.Is(unicode.M, r):
	case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
		b.WriteByte(byte(r))
	case 'A' <= r && r <= 'Z':
		b.WriteByte(byte(r + 'a' - 'A'))
	default:
		r = unicode.ToLower(r)
		if simple, ok := simplified[r]; ok {
			r = simple
		}
		b.WriteRune(r)
	}
}

//go:embed traditional.txt
var traditional string

// simplified gives the simplified form of each traditional character.
var simplified = func() map[rune]rune {
	forms := map[rune]rune{}
	for line := range strings.Lines(traditional) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		pairs := []rune(strings.TrimSpace(line))
		for i := 0; i+1 < len(pairs); i += 2 {
			forms[pairs[i]] = pairs[i+1]
		}
	}
	return forms
}()

// simplifications are the traditional characters whose simplified forms occur in an index, each before its form: no
// others can find anything.
func simplifications(occurs map[rune]bool) string {
	var pairs []string
	for from, to := range simplified {
		if occurs[to] {
			pairs = append(pairs, string(from)+string(to))
		}
	}
	slices.Sort(pairs)
	return strings.Join(pairs, "")
}
