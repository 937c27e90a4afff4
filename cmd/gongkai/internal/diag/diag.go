// Package diag holds what is wrong with the input of a site: where, what, and how to put it right. It decides
// nothing; problems are made where the fact is known and printed by Print, and nowhere else.
//
// A fault of the input is a Problem; a fault of the program or the machine is an error. The two are never mixed.
package diag

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/lang"
)

// A Code names a kind of problem. Codes do not depend on language and do not change; they are listed in codes.go.
type Code string

// A Pos is a place in an input file.
type Pos struct {
	File  string // relative to the site's root, with forward slashes
	Cell  string // of a workbook: sheet and cell, 甲市!D7; the line is then the row, the text what the cell shows
	Line  int    // from 1; 0 means the file as a whole
	Col   int    // in characters, from 1
	Width int    // how many characters are meant, at least 1
	Text  string // the line itself, without its end
}

// sheet is the sheet of a workbook in which the place is.
func (p Pos) sheet() string {
	name, _, _ := strings.Cut(p.Cell, "!")
	return name
}

// A Locator finds the place of a value inside a larger one: a key, a key within a key. Without keys it is the
// place of the whole. The nil Locator knows no place.
type Locator func(keys ...string) Pos

// At is the place of the value below keys.
func (l Locator) At(keys ...string) Pos {
	if l == nil {
		return Pos{}
	}
	return l(keys...)
}

// Has reports whether there is a value below key, be it a wrong one. It tells what is missing from what has been reported
// with the form of the file.
func (l Locator) Has(key string) bool { return l != nil && l(key) != l() }

// HasBelow is Has of a value within a value. What does not exist is found where any other would be that does not.
func (l Locator) HasBelow(key, within string) bool {
	return l != nil && l(key, within) != l(key, "\x00")
}

// A Problem is one fault of the input.
type Problem struct {
	Pos
	Code    Code
	Text    lang.Text
	Hint    lang.Text // an action that mends the fault; empty where none is known
	Related []Related
}

// Related is another place that has to do with a problem, such as the other of two values that disagree.
type Related struct {
	Pos
	Text lang.Text
}

// Severity is the severity of the problem's code.
func (p Problem) Severity() Severity { return codes[p.Code].severity }

// New makes the problem of the given code at pos. The arguments fill the code's message in both languages; an
// argument of type lang.Text is put in the language of the message.
func New(code Code, pos Pos, args ...any) Problem {
	k, ok := codes[code]
	if !ok {
		panic("diag: code " + string(code) + " is not listed")
	}
	return Problem{Pos: pos, Code: code, Text: format(k.message, args), Hint: format(k.hint, args)}
}

// WithHint is p with another hint.
func (p Problem) WithHint(h lang.Text) Problem {
	p.Hint = h
	return p
}

// WithRelated is p with one more related place, if that place is known.
func (p Problem) WithRelated(pos Pos, text lang.Text) Problem {
	if pos.File != "" {
		p.Related = append(slices.Clone(p.Related), Related{pos, text})
	}
	return p
}

func format(t lang.Text, args []any) lang.Text {
	if t.IsZero() {
		return t
	}
	in := func(l lang.Lang) string {
		if !strings.Contains(t.In(l), "%") {
			return t.In(l) // Sprintf would complain of arguments that no verb uses
		}
		filled := make([]any, len(args))
		for i, a := range args {
			if t, ok := a.(lang.Text); ok {
				a = t.In(l)
			}
			filled[i] = a
		}
		return fmt.Sprintf(t.In(l), filled...)
	}
	return lang.Text{ZH: in(lang.ZH), EN: in(lang.EN)}
}

// A List is the problems of one run.
type List []Problem

// Add appends the problem of the given code.
func (l *List) Add(code Code, pos Pos, args ...any) { *l = append(*l, New(code, pos, args...)) }

// Sort orders the list by file, line, column and code, drops what is said twice, and makes one entry of what has one
// cause, such as a source that forty records name and no file lists: the first place, with the others related to it.
func (l *List) Sort() {
	slices.SortStableFunc(*l, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.sheet(), b.sheet()), a.Line-b.Line, a.Col-b.Col, len(a.Cell)-len(b.Cell),
			cmp.Compare(a.Cell, b.Cell), cmp.Compare(a.Code, b.Code), cmp.Compare(a.Text.EN, b.Text.EN))
	})
	*l = slices.CompactFunc(*l, func(a, b Problem) bool { return a.Pos == b.Pos && a.Code == b.Code && a.Text == b.Text })
	*l = l.joined()
}

// joined is the list without the problems that repeat the cause of an earlier one.
func (l List) joined() List {
	type cause struct {
		code       Code
		text, hint lang.Text
	}
	first := map[cause]int{}
	again := lang.Text{ZH: "这里也是", EN: "here too"}
	out := l[:0]
	for _, p := range l {
		c := cause{p.Code, p.Text, p.Hint}
		if i, seen := first[c]; seen && oneCause[p.Code] {
			out[i].Related = append(out[i].Related, Related{p.Pos, again})
			continue
		}
		first[c] = len(out)
		p.Related = slices.Clone(p.Related) // appended to above
		out = append(out, p)
	}
	return out
}

// Count is the number of problems of the given severity.
func (l List) Count(s Severity) int {
	n := 0
	for _, p := range l {
		if p.Severity() == s {
			n++
		}
	}
	return n
}

// HasErrors reports whether the list holds more than warnings.
func (l List) HasErrors() bool { return l.Count(Error) > 0 }
