package diag

import (
	"slices"

	"gongkai/cmd/gongkai/internal/lang"
)

// Answers are what an editor has said to the warnings about one thing, such as a record: the codes of those that have been
// looked at, and a note of what was found.
type Answers struct {
	codes []Code
	note  lang.Text
	at    Locator
	used  map[Code]bool
}

// AnswersOf reads the keys ack and note of what stands at a place.
func AnswersOf(ack []Code, note lang.Text, at Locator) *Answers {
	return &Answers{codes: ack, note: note, at: at, used: map[Code]bool{}}
}

// Warn adds a warning to the list, unless it is answered.
func (a *Answers) Warn(list *List, p Problem) {
	for _, c := range a.codes {
		if c == p.Code {
			a.used[c] = true
			return
		}
	}
	*list = append(*list, p)
}

// Check finds what is wrong with the answers, once all warnings have been made. Those that answer nothing are returned
// apart, since a warning may not have been made for an error elsewhere.
func (a *Answers) Check() (wrong, unused List) {
	if len(a.codes) == 0 {
		return nil, nil
	}
	if a.note.IsZero() && !a.at.Has("note") {
		wrong.Add(AckNeedsNote, a.at.At("ack"))
	}
	for _, c := range a.codes {
		severity, known := SeverityOf(c)
		switch {
		case c == "": // reported with the form of the file
		case !known:
			wrong = append(wrong, unknownCode(c, a.at.At("ack")))
		case severity == Error:
			wrong.Add(AckNotWarning, a.at.At("ack"), string(c))
		case !a.used[c]:
			unused.Add(AckUnused, a.at.At("ack"), string(c))
		}
	}
	return wrong, unused
}

func unknownCode(c Code, at Pos) Problem {
	var known []string
	for _, w := range Warnings() {
		known = append(known, string(w))
	}
	p := New(UnknownCode, at, string(c))
	if Nearest(string(c), known) == "" {
		return p
	}
	return p.WithHint(DidYouMean(string(c), known, ""))
}

// Warnings are the codes that can be answered, in order.
func Warnings() []Code {
	return slices.DeleteFunc(Codes(), func(c Code) bool { return codes[c].severity != Warning })
}
