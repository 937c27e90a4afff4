// Package draft writes the drafts from which editors start: the file of a year, with a line for each figure that is
// expected; the form of a source, an indicator, a release. A draft is text; it reads and writes no file. Every draft
// explains itself in comments, in both languages, and the same dataset gives the same bytes.
package draft

import (
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
)

// lineWidth is how many columns a line of comment takes before it is broken.
const lineWidth = 118

// The marks of a draft: a line to be filled in loses its #, which leaves a remark a remark even where an editor removes the
// marks of a whole block.
const (
	mark     = "# "
	remark   = "## "
	remarkOn = "##    " // where a remark goes on
)

// A writer collects the lines of a draft.
type writer struct{ strings.Builder }

func (w *writer) line(s string) {
	w.WriteString(s)
	w.WriteByte('\n')
}

// remark writes a remark, on as many lines as it takes.
func (w *writer) remark(text string) {
	for i, l := range broken(text, lineWidth-len(remarkOn)) {
		if i == 0 {
			w.line(remark + l)
		} else {
			w.line(remarkOn + l)
		}
	}
}

// broken breaks a text into lines. A Chinese text may break behind its marks, any text at a space.
func broken(text string, width int) []string {
	var lines []string
	line, word := "", ""
	flush := func() {
		if line != "" && diag.Columns(line+strings.TrimRight(word, " ")) > width {
			lines = append(lines, strings.TrimRight(line, " "))
			line = ""
		}
		line, word = line+word, ""
	}
	for _, r := range text {
		word += string(r)
		if strings.ContainsRune(" ，。；：、）", r) {
			flush()
		}
	}
	flush()
	return append(lines, strings.TrimRight(line, " "))
}
