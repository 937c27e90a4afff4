// Package parity holds the English of the texts against their Chinese, clause by clause: whether the Chinese has changed
// since the English was made, whether the terms of the glossary are rendered as it says, and whether the amounts are
// equal. That both languages have the same clauses is package notice's to say.
package parity

import (
	"crypto/sha256"
	"encoding/hex"
	"regexp"
	"strings"
	"unicode"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/notice"
)

// File is where the marks of translated clauses stand, below the site's root.
const File = "data/translations.toml"

// A Clause is a clause in both languages.
type Clause struct {
	ID     string
	ZH, EN *notice.Clause
}

// Clauses lists the clauses that both languages have, in the order of the texts.
func Clauses(texts *notice.Set) []Clause {
	var all []Clause
	for _, name := range texts.Names() {
		doc := texts.Document(name, lang.ZH)
		if doc == nil {
			continue
		}
		for _, c := range doc.All() {
			if en := texts.Clause(c.ID, lang.EN); c.ID != "" && en != nil && c == texts.Clause(c.ID, lang.ZH) {
				all = append(all, Clause{c.ID, c, en})
			}
		}
	}
	return all
}

// Mark is a short mark of the clause's Chinese words, which changes when they do. Spaces do not count.
func (c Clause) Mark() string {
	words := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, c.ZH.Own())
	sum := sha256.Sum256([]byte(words))
	return hex.EncodeToString(sum[:6])
}

// Check finds where the two languages of the texts part.
func Check(set *disclosure.Dataset, texts *notice.Set, memo *lang.Memo) diag.List {
	c := &checker{set: set, memo: memo, glossary: glossaryOf(set.Glossary), recorded: map[string]*disclosure.Translation{}}
	for i := range set.Translations {
		c.recorded[string(set.Translations[i].Clause)] = &set.Translations[i]
	}
	known := map[string]bool{}
	for _, clause := range Clauses(texts) {
		known[clause.ID] = true
		c.clause(clause)
	}
	c.unknown(known)
	if !c.problems.HasErrors() {
		c.problems = append(c.problems, c.unused...)
	}
	return c.problems
}

type checker struct {
	set      *disclosure.Dataset
	memo     *lang.Memo
	glossary glossary
	recorded map[string]*disclosure.Translation
	problems diag.List
	unused   diag.List
}

var (
	chineseHere = lang.Text{ZH: "中文在此", EN: "the Chinese is here"}
	termHere    = lang.Text{ZH: "术语表", EN: "the glossary"}
	englishHere = lang.Text{ZH: "英文在此", EN: "the English is here"}
)

func (c *checker) clause(clause Clause) {
	record := c.recorded[clause.ID]
	answers := diag.AnswersOf(nil, lang.Text{}, nil)
	if record != nil {
		answers = diag.AnswersOf(record.Ack, record.Note, record.At)
	}
	c.stale(clause, record)
	c.terms(clause, answers)
	c.amounts(clause, answers)
	wrong, unused := answers.Check()
	c.problems, c.unused = append(c.problems, wrong...), append(c.unused, unused...)
}

// stale finds a clause whose Chinese has changed since its English was made, where translations are recorded.
func (c *checker) stale(clause Clause, record *disclosure.Translation) {
	switch {
	case len(c.set.Translations) == 0 || c.set.IsUnread(File):
	case record == nil:
		p := diag.New(diag.TranslationUnrecorded, clause.ZH.Pos(), clause.ID)
		c.problems = append(c.problems, p.WithRelated(clause.EN.Pos(), englishHere))
	case record.ZH != "" && record.ZH != clause.Mark():
		p := diag.New(diag.TranslationStale, clause.EN.Pos(), clause.ID)
		c.problems = append(c.problems, p.WithRelated(clause.ZH.Pos(), chineseHere))
	}
}

// unknown finds records of clauses that are not there.
func (c *checker) unknown(known map[string]bool) {
	for _, t := range c.set.Translations {
		if !known[string(t.Clause)] {
			p := diag.New(diag.UnknownClause, t.At.At(), string(t.Clause))
			c.problems = append(c.problems, p.WithHint(lang.Text{ZH: "gongkai translated --all 会删去它", EN: "gongkai translated --all takes it out"}))
		}
	}
}

// translatorsNote is what a translator adds in square brackets: it has no Chinese.
var translatorsNote = regexp.MustCompile(`\[[^\[\]]*\]`)

// amounts finds quantities that the two languages do not share.
func (c *checker) amounts(clause Clause, answers *diag.Answers) {
	english := translatorsNote.ReplaceAllStringFunc(clause.EN.Own(), func(s string) string { return strings.Repeat(" ", len(s)) })
	for _, m := range c.memo.Mismatches(lang.Text{ZH: clause.ZH.Own(), EN: english}) {
		switch {
		case m.IsContradiction():
			p := diag.New(diag.AmountDiffers, clause.EN.Find(m.EN.Written), m.ZH.Written, m.EN.Written)
			c.problems = append(c.problems, p.WithRelated(clause.ZH.Find(m.ZH.Written), chineseHere))
		case m.ZH != nil:
			p := diag.New(diag.AmountUnmatched, clause.ZH.Find(m.ZH.Written), m.ZH.Written, lang.Text{ZH: "英文", EN: "English"})
			answers.Warn(&c.problems, p.WithRelated(clause.EN.Pos(), englishHere))
		default:
			p := diag.New(diag.AmountUnmatched, clause.EN.Find(m.EN.Written), m.EN.Written, lang.Text{ZH: "中文", EN: "Chinese"})
			answers.Warn(&c.problems, p.WithRelated(clause.ZH.Pos(), chineseHere))
		}
	}
}
