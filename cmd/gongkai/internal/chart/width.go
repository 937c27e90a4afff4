package chart

import (
	"strings"
	"unicode/utf8"
)

// A font is a size and whether it is bold; the family is the theme's.
type font struct {
	size float64
	bold bool
}

// latin holds widths of ASCII in em, none smaller than in the faces a theme is likely to get (Segoe UI, Arial,
// Helvetica, Noto Sans and the Latin of the Chinese faces).
var latin = widths([]class{
	{"ijl", .27}, {" .,:;'!|I", .3}, {"()[]-ft", .36}, {"r", .38}, {"/\"", .42}, {"J", .5}, {"cksvxyz", .53}, {"ae", .57},
	{"hnu", .59}, {"EFLPSTZ", .67}, {"ABKRVXY", .69}, {"+<>=~", .7}, {"w", .76}, {"CDHNU", .76}, {"GOQ", .79}, {"&", .82},
	{"m", .89}, {"%", .9}, {"M", .92}, {"W", .96},
})

// A class is characters of one width.
type class struct {
	chars string
	em    float64
}

func widths(classes []class) (table [128]float64) {
	for i := range table {
		table[i] = .6 // digits among them
	}
	for _, c := range classes {
		for _, r := range c.chars {
			table[r] = c.em
		}
	}
	return table
}

// em is the width of a character. What is not known to be narrow counts as one em, as Chinese does.
func em(r rune) float64 {
	switch {
	case r < 128:
		return latin[r]
	case r == '’':
		return .4
	case r == '−' || r == '≥' || r == '≤' || r == '–' || r == '×':
		return .7
	case r < 0x2000:
		return .8
	}
	return 1
}

// isWide reports whether the character belongs to Chinese text.
func isWide(r rune) bool { return r >= 0x2e80 }

// width estimates how wide a text is, rather too wide than too narrow. It counts the space that browsers put between
// Chinese and Latin.
func (f font) width(s string) float64 {
	w, last := 0.0, rune(' ')
	for _, r := range s {
		e := em(r)
		if f.bold && !isWide(r) {
			e *= 1.08
		}
		if isWide(r) != isWide(last) && r != ' ' && last != ' ' {
			e += .125
		}
		w += e
		last = r
	}
	return w * f.size
}

// widest is the width of the longest line.
func (f font) widest(lines []string) float64 {
	w := 0.0
	for _, s := range lines {
		w = max(w, f.width(s))
	}
	return w
}

// The characters that must not begin or end a line.
const (
	noStart = "，。、；：？！）》”’%…—"
	noEnd   = "（《“‘"
)

// wrap breaks a text into lines no wider than the given width, at spaces and between Chinese characters, and evens them
// out. A word that is wider stands alone on its line.
func (f font) wrap(s string, width float64) []string {
	lines := f.fill(s, width)
	if len(lines) < 2 {
		return lines
	}
	for w := f.width(s) / float64(len(lines)); w < width; w += f.size / 2 {
		if even := f.fill(s, w); len(even) == len(lines) && f.widest(even) <= width {
			return even
		}
	}
	return lines
}

// fill breaks a text into lines, each as full as it can be.
func (f font) fill(s string, width float64) []string {
	var lines []string
	line := ""
	for s != "" {
		piece := unbreakable(s)
		s = s[len(piece):]
		if line != "" && f.width(line+strings.TrimRight(piece, " ")) > width {
			lines = append(lines, strings.TrimRight(line, " "))
			line = ""
		}
		line += piece
	}
	if line = strings.TrimRight(line, " "); line != "" {
		lines = append(lines, line)
	}
	return lines
}

// unbreakable is the longest beginning of s in which no line may break, with the spaces after it.
func unbreakable(s string) string {
	last, n := utf8.DecodeRuneInString(s)
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		breaks := last == ' ' && r != ' ' || last == '-' || (isWide(r) || isWide(last)) && r != ' ' && last != ' '
		if breaks && !strings.ContainsRune(noStart, r) && !strings.ContainsRune(noEnd, last) {
			break
		}
		last, n = r, n+size
	}
	return s[:n]
}
