package parity

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/notice"
)

// A State says how a clause's translation stands.
type State uint8

// The states.
const (
	Current    State = iota
	Stale            // the Chinese has changed since
	Unrecorded       // nothing is known of it
)

// StateOf is the state of a clause by the records of a site.
func (c Clause) StateOf(recorded []disclosure.Translation) State {
	i := slices.IndexFunc(recorded, func(t disclosure.Translation) bool { return string(t.Clause) == c.ID })
	switch {
	case i < 0:
		return Unrecorded
	case recorded[i].ZH != c.Mark():
		return Stale
	}
	return Current
}

const heading = `# 译文登记：每一条款的英文是从哪一版中文译出的，一行一个条款。zh 是中文的标记，由 gongkai translated 写入；中文改动以后，
# check 会提示核对英文，核对之后运行 gongkai translated 条款标识。核实无误的译文警告，在该条款下写 ack = ["代码"] 和 note。
# From which Chinese the English of each clause was made, a clause a line. zh is a mark of the Chinese words that gongkai
# translated writes. Once the Chinese has changed, check asks to look at the English; then run gongkai translated ID. A
# warning of a translation that is right is answered at its clause: ack = ["code"] and a note.
`

// Record is the text of the file of translations after those of some clauses have been accepted: their marks are those of
// the Chinese as it stands, clauses that are no more are taken out, and all else stays as it is. A new file gets a heading.
func Record(text string, recorded []disclosure.Translation, clauses []Clause, accept func(id string) bool) string {
	if strings.TrimSpace(text) == "" {
		return heading + fresh(clauses, accept)
	}
	e := &editor{lines: strings.SplitAfter(text, "\n"), added: map[int]string{}, gone: map[int]bool{}, places: map[string]int{}}
	if last := len(e.lines) - 1; e.lines[last] == "" {
		e.lines = e.lines[:last]
	} else {
		e.lines[last] += "\n"
	}
	for _, t := range recorded {
		i := slices.IndexFunc(clauses, func(c Clause) bool { return c.ID == string(t.Clause) })
		switch {
		case i < 0:
			e.remove(t)
		case accept(clauses[i].ID):
			e.mark(t, clauses[i].Mark())
		}
		e.places[string(t.Clause)] = t.At.At().Line
	}
	e.add(clauses, accept)
	return e.text()
}

// fresh lists the clauses under the texts in which they stand.
func fresh(clauses []Clause, accept func(id string) bool) string {
	var b strings.Builder
	var doc *notice.Document
	for _, c := range clauses {
		if !accept(c.ID) {
			continue
		}
		if c.ZH.Doc != doc {
			doc = c.ZH.Doc
			b.WriteString("\n# " + path.Join(notice.Folder, lang.ZH.Key(), doc.Name+".md") + "\n")
		}
		b.WriteString(line(c))
	}
	return b.String()
}

func line(c Clause) string { return c.ID + " = { zh = \"" + c.Mark() + "\" }\n" }

// An editor changes lines of a file.
type editor struct {
	lines  []string
	added  map[int]string // behind the line of that number, from 1
	gone   map[int]bool
	places map[string]int // the lines of clauses
}

// mark replaces a clause's mark.
func (e *editor) mark(t disclosure.Translation, with string) {
	at := t.At.At("zh")
	if t.ZH == with || at.Line == 0 {
		return
	}
	row := []rune(e.lines[at.Line-1])
	e.lines[at.Line-1] = string(row[:at.Col-1]) + "\"" + with + "\"" + string(row[at.Col-1+at.Width:])
}

// remove takes out the line of a clause that is no more.
func (e *editor) remove(t disclosure.Translation) {
	if at := t.At.At(); strings.HasPrefix(strings.TrimSpace(e.lines[at.Line-1]), string(t.Clause)) {
		e.gone[at.Line] = true
	}
}

// tableLine is a line from which on keys belong to a table.
var tableLine = regexp.MustCompile(`^[ \t]*\[`)

// add puts the lines of new clauses behind those of the clauses before them.
func (e *editor) add(clauses []Clause, accept func(id string) bool) {
	end := slices.IndexFunc(e.lines, tableLine.MatchString)
	if end < 0 {
		end = len(e.lines)
	}
	behind := end
	for _, c := range clauses {
		if at, known := e.places[c.ID]; known {
			behind = min(at, end)
		} else if accept(c.ID) {
			e.added[behind] += line(c)
		}
	}
}

func (e *editor) text() string {
	var b strings.Builder
	b.WriteString(e.added[0])
	for i, row := range e.lines {
		if !e.gone[i+1] {
			b.WriteString(row)
		}
		b.WriteString(e.added[i+1])
	}
	return b.String()
}
