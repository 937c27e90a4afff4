package parity

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/disclosure"
)

// A glossary is the terms with the English by which each may be rendered, the longest Chinese first, so that a term within
// a longer one is not looked for by itself.
type glossary []term

type term struct {
	*disclosure.Term
	renderings []string // as stems
}

func glossaryOf(terms []disclosure.Term) glossary {
	var g glossary
	for i := range terms {
		t := &terms[i]
		if t.Text.ZH == "" || t.Text.EN == "" {
			continue
		}
		var all []string
		for _, words := range append([]string{t.Text.EN}, t.Also...) {
			all = append(all, renderings(words)...)
		}
		g = append(g, term{t, all})
	}
	slices.SortStableFunc(g, func(a, b term) int { return len(b.Text.ZH) - len(a.Text.ZH) })
	return g
}

var (
	inBrackets   = regexp.MustCompile(`\s*[(\[]([^()\[\]]*)[)\]]`)
	abbreviation = regexp.MustCompile(`^[A-Z][A-Za-z-]*[A-Z]$`)
	article      = regexp.MustCompile(`(?i)^(?:a|an|the)\s+`)
)

// renderings are the forms in which a text may use an English term: whole, without what stands in brackets, and the
// abbreviation in brackets alone.
func renderings(words string) []string {
	words = article.ReplaceAllString(words, "")
	all := []string{stems(words)}
	for _, m := range inBrackets.FindAllStringSubmatch(words, -1) {
		all = append(all, stems(inBrackets.ReplaceAllString(words, "")))
		if abbreviation.MatchString(m[1]) {
			all = append(all, stems(m[1]))
		}
	}
	return all
}

// stems are the words of a text in lower case and in the singular, without punctuation, each between spaces.
func stems(s string) string {
	words := strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(s, "’", "'")), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\''
	})
	for i, w := range words {
		words[i] = singular(strings.TrimSuffix(strings.Trim(w, "'"), "'s"))
	}
	return " " + strings.Join(words, " ") + " "
}

// singular is a word without the ending of a plural, as far as a rule goes.
func singular(w string) string {
	switch {
	case len(w) > 4 && strings.HasSuffix(w, "ies"):
		return w[:len(w)-3] + "y"
	case len(w) > 4 && (strings.HasSuffix(w, "sses") || strings.HasSuffix(w, "xes") || strings.HasSuffix(w, "ches") || strings.HasSuffix(w, "shes")):
		return w[:len(w)-2]
	case len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is"):
		return w[:len(w)-1]
	}
	return w
}

// terms finds the terms of the glossary that a clause renders otherwise.
func (c *checker) terms(clause Clause, answers *diag.Answers) {
	chinese, english := clause.ZH.Own(), stems(clause.EN.Own())
	for _, t := range c.glossary {
		if !strings.Contains(chinese, t.Text.ZH) {
			continue
		}
		chinese = strings.ReplaceAll(chinese, t.Text.ZH, "\x00")
		if slices.ContainsFunc(t.renderings, func(r string) bool { return strings.Contains(english, r) }) {
			continue
		}
		p := diag.New(diag.TermDiffers, clause.EN.Pos(), clause.ID, t.Text.ZH, t.Text.EN)
		answers.Warn(&c.problems, p.WithRelated(clause.ZH.Find(t.Text.ZH), chineseHere).WithRelated(t.At.At(), termHere))
	}
}
