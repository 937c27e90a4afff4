package explain

import (
	"strings"
	"unicode"

	"gongkai/cmd/gongkai/internal/diag"
)

// Marks before which and behind which a Chinese line is not broken.
const (
	closingMarks = "，。、；：？！）”’》〉】…—"
	openingMarks = "（“‘《〈【"
)

// wrap breaks prose into lines of at most so many columns: between words, and between Chinese characters but where
// that would part a mark from its word. A word that is longer than a line has a line of its own.
func wrap(s string, width int) []string {
	var lines []string
	line := ""
	for _, p := range pieces(s) {
		if line != "" && diag.Columns(line+strings.TrimRight(p, " ")) > width {
			lines = append(lines, strings.TrimRight(line, " "))
			line = ""
		}
		line += p
	}
	return append(lines, strings.TrimRight(line, " "))
}

// pieces cuts prose where a line may be broken.
func pieces(s string) []string {
	var all []string
	begin, last := 0, ' '
	for i, r := range s {
		if i > begin && breaks(last, r) {
			all = append(all, s[begin:i])
			begin = i
		}
		last = r
	}
	return append(all, s[begin:])
}

// breaks reports whether a line may be broken between two characters.
func breaks(before, after rune) bool {
	switch {
	case after == ' ' || strings.ContainsRune(closingMarks, after) || strings.ContainsRune(openingMarks, before):
		return false
	case before == ' ' || strings.ContainsRune(closingMarks, before) || strings.ContainsRune(openingMarks, after):
		return true
	}
	return unicode.Is(unicode.Han, before) || unicode.Is(unicode.Han, after)
}
