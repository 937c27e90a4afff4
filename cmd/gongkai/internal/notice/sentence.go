package notice

import (
	"regexp"
	"strings"

	"gongkai/cmd/gongkai/internal/lang"
)

// Where a sentence, or a part of one that can stand alone, ends.
var stops = [...]*regexp.Regexp{
	lang.ZH: regexp.MustCompile(`[。；]`),
	lang.EN: regexp.MustCompile(`[.;]\s+`),
}

// Sentences are the clause's words one by one, parted at full stops and semicolons, without the heading, editorial notes
// and lists of responsible bodies.
func (c *Clause) Sentences() []string {
	var out []string
	for _, b := range c.Blocks {
		if b.Kind == Note || b.Kind == Table {
			continue
		}
		text := listForms[c.Doc.Lang].ReplaceAllString(b.Text(), "")
		from := 0
		for _, m := range stops[c.Doc.Lang].FindAllStringIndex(text, -1) {
			out = appendWords(out, text[from:m[1]])
			from = m[1]
		}
		out = appendWords(out, text[from:])
	}
	return out
}

func appendWords(list []string, s string) []string {
	if s = strings.TrimSpace(s); s != "" {
		return append(list, s)
	}
	return list
}
