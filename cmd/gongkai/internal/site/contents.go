package site

import (
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/notice"
)

// An Entry is a line of a table of contents.
type Entry struct {
	Link
	Current bool // the page itself
	Inner   []Entry
}

// mostTexts is how many texts of the document its contents list: of more, only those before and after, so that no page
// grows with the number of annexes.
const mostTexts = 12

// documentContents lists the texts of the official document, the given one with its headings.
func (v *view) documentContents(doc *notice.Document) []Entry {
	names := v.official()
	if i := slices.Index(names, doc.Name); len(names) > mostTexts {
		names = names[max(0, i-1):min(len(names), i+2)]
	}
	var list []Entry
	for _, name := range names {
		e := Entry{Link: Link{Href: v.href(name + ".html"), Text: v.textName(name)}}
		if name == doc.Name {
			e.Current, e.Inner = true, v.headings(doc)
		}
		list = append(list, e)
	}
	return list
}

// headings are the headings of a text that have an anchor, nested as they are.
func (v *view) headings(doc *notice.Document) []Entry {
	var list []Entry
	for _, c := range doc.Clauses {
		if c.Heading == nil || c.ID == "" {
			continue
		}
		at := &list
		for depth := 2; depth < c.Level && len(*at) > 0; depth++ {
			at = &(*at)[len(*at)-1].Inner
		}
		*at = append(*at, Entry{Link: Link{Href: "#" + c.ID, Text: v.headingName(c)}})
	}
	return list
}

// headingName is a heading as contents list it: its number and the words up to the first pause.
func (v *view) headingName(c *notice.Clause) string {
	pause, gap := "，", ""
	if v.l == lang.EN {
		pause, gap = ": ", " "
	}
	title, _, _ := strings.Cut(c.Title(), pause)
	number := strings.TrimSpace(c.Number)
	if number == "" {
		return title
	}
	return number + gap + title
}
