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
	InNoted           // a record, an indicator, a source
)

var placeNames = map[Place]lang.Text{
	InRecord:    t("在这条记录中", "in the record"),
	InSource:    t("在 data/sources.toml 该来源下", "at the source in data/sources.toml"),
	InIndicator: t("在这条记录或指标中", "in the record or the indicator"),
	InClause:    t("在 data/translations.toml 该条款下", "at the clause in data/translations.toml"),
	InNoted:     t("在有 ack 的地方（记录、指标、来源）", "where there is an ack (records, indicators, sources)"),
}

func t(zh, en string) lang.Text { return lang.Text{ZH: zh, EN: en} }

// Groups lists all that is explained.
func Groups() []Group {
	return []Group{files, form, references, targets, records, figures, sources, answers, languages, document, tables, machinery}
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

// Near names the codes that may be meant by one that is none: the nearest by a slip of the hand, then those that share
// a word with it.
func Near(code string) []string {
	var all, near []string
	for _, c := range diag.Codes() {
		all = append(all, string(c))
	}
	code = strings.ToLower(strings.TrimSpace(code))
	if n := diag.Nearest(code, all); n != "" {
		near = append(near, n)
	}
	words := strings.FieldsFunc(code, func(r rune) bool { return r == '-' || r == '_' || r == ' ' })
	for _, c := range all {
		shares := slices.ContainsFunc(strings.Split(c, "-"), func(w string) bool { return len(w) > 2 && slices.Contains(words, w) })
		if shares && !slices.Contains(near, c) {
			near = append(near, c)
		}
	}
	return near[:min(len(near), mostNear)]
}
