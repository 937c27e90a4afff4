// Package explain tells what the code of a problem means, why it matters, and how the same lines look wrong and right. The
// examples are lines of one small made-up site (testdata/site.txtar): the tests put the wrong ones into it and see that
// the code comes of them, and that none comes of the right ones.
package explain

import (
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
)

// A Group is codes that concern one thing, in the order in which they are told.
type Group struct {
	Name    lang.Text
	Entries []Entry
}

// An Entry explains a code.
type Entry struct {
	Code  diag.Code
	Brief lang.Text // in a line
	Means lang.Text // when the code comes
	Why   lang.Text // why it matters
	Wrong Example
	Right Example
	Ack   Place // where a warning that has been looked at is answered
}

// An Example is a piece of a site: lines of a file, or words about what lines cannot show, or both.
type Example struct {
	File  string
	Words lang.Text
	Lines string
}

// A Place is where the key ack stands that answers a warning. Errors, and warnings that go away by themselves, have none.
type Place uint8

// The places.
const (
	Nowhere     Place = iota
	InRecord          // of a year
	InSource          // in data/sources.toml
	InIndicator       // of a target, and in records
	InClause          // in data/translations.toml
	InNoted           // a record, an indicator, a source; the note is there
	OnImport          // nowhere: what was imported is told of
)

// answerWords lead to the lines that answer a warning which has been looked at.
var answerWords = map[Place]lang.Text{
	Nowhere:     t("改正之后不再提示。", "Once mended it is told no more."),
	InRecord:    t("核实无误的，在这条记录中加上：", "If all is right, add to the record:"),
	InSource:    t("核实无误的，在 data/sources.toml 该来源下加上：", "If all is right, add to the source in data/sources.toml:"),
	InIndicator: t("核实无误的，在这条记录（目标的，在该指标下）中加上：", "If all is right, add to the record, or to the indicator where the target is meant:"),
	InClause:    t("核实无误的，在 data/translations.toml 该条款的花括号中加上：", "If all is right, add within the braces of the clause in data/translations.toml:"),
	InNoted:     t("属于记录、指标或来源而不必翻译的，在其中加上：", "Where it is of a record, an indicator or a source and need not be translated, add there:"),
}

// answerLines are what is added there. The verb stands for the code.
var answerLines = map[Place]string{
	InRecord:    inlineAnswer,
	InSource:    "ack = [\"%s\"]\nnote = { zh = \"核实的结果\", en = \"what was found\" }",
	InIndicator: inlineAnswer,
	InClause:    inlineAnswer,
	InNoted:     "ack = [\"%s\"]",
}

const inlineAnswer = ", ack = [\"%s\"], note = { zh = \"核实的结果\", en = \"what was found\" }"

func t(zh, en string) lang.Text { return lang.Text{ZH: zh, EN: en} }

// Groups lists all that is explained.
func Groups() []Group {
	return []Group{files, form, references, targets, records, figures, sources, answers, languages, document, tables, releases, machinery}
}

// Find is the entry of a code, and whether there is one.
func Find(code string) (Entry, bool) {
	for _, g := range Groups() {
		for _, e := range g.Entries {
			if string(e.Code) == code {
				return e, true
			}
		}
	}
	return Entry{}, false
}

// mostNear is how many codes are named for one that is none.
const mostNear = 5

// Near names the codes that may be meant by one that is none: the one that differs by a slip of the hand, else those that
// share a word with it.
func Near(code string) []string {
	var all, near []string
	for _, c := range diag.Codes() {
		all = append(all, string(c))
	}
	code = strings.ToLower(strings.TrimSpace(code))
	if n := diag.Nearest(code, all); n != "" {
		return []string{n}
	}
	words := strings.FieldsFunc(code, func(r rune) bool { return r == '-' || r == '_' || r == ' ' })
	for _, c := range all {
		shares := slices.ContainsFunc(strings.Split(c, "-"), func(w string) bool { return len(w) > 2 && slices.Contains(words, w) })
		if shares {
			near = append(near, c)
		}
	}
	return near[:min(len(near), mostNear)]
}
