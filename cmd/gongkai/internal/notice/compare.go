package notice

import (
	"cmp"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/markup"
)

// compare finds what one language has and the other lacks: texts, clauses, paragraphs, rows.
func (s *Set) compare() diag.List {
	var problems diag.List
	if len(s.texts[lang.ZH]) == 0 || len(s.texts[lang.EN]) == 0 {
		return nil // reported as a whole
	}
	for _, name := range s.names {
		zh, hasZH := s.texts[lang.ZH][name]
		en, hasEN := s.texts[lang.EN][name]
		switch {
		case !hasZH:
			problems.Add(diag.FileMissing, diag.Pos{File: path.Join(Folder, lang.ZH.Key(), name+".md")}, lang.Text{ZH: "中文文本", EN: "the Chinese text"})
		case !hasEN:
			problems.Add(diag.FileMissing, diag.Pos{File: path.Join(Folder, lang.EN.Key(), name+".md")}, lang.Text{ZH: "英文文本", EN: "the English text"})
		case zh != nil && en != nil:
			problems = append(problems, compareTexts(zh, en)...)
		}
	}
	return problems
}

func compareTexts(zh, en *Document) diag.List {
	var problems diag.List
	missing := func(from, in *Document, missing lang.Text) {
		for _, c := range from.All() {
			if c.ID != "" && !slices.ContainsFunc(in.All(), func(o *Clause) bool { return o.ID == c.ID }) {
				problems.Add(diag.ClauseMissing, c.Pos(), c.ID, missing)
			}
		}
	}
	missing(zh, en, lang.Text{ZH: "英文", EN: "English"})
	missing(en, zh, lang.Text{ZH: "中文", EN: "Chinese"})
	if len(problems) > 0 {
		return problems
	}
	a, b := zh.All(), en.All()
	for i := range max(len(a), len(b)) {
		x, y := at(a, i), at(b, i)
		if shape(x) == shape(y) && idOf(x) == idOf(y) {
			continue
		}
		p := diag.New(diag.ClauseDiffers, en.src.Whole(), cmp.Or(idOf(y), idOf(x)), shape(x), shape(y))
		if y != nil {
			p.Pos = y.Pos()
		}
		if x != nil {
			p = p.WithRelated(x.Pos(), lang.Text{ZH: "中文在此", EN: "the Chinese is here"})
		}
		return append(problems, p) // what follows would differ for the same cause
	}
	return problems
}

// at is the clause of that place in the list, or nil behind its end.
func at(list []*Clause, i int) *Clause {
	if i < len(list) {
		return list[i]
	}
	return nil
}

func idOf(c *Clause) string {
	if c == nil {
		return ""
	}
	return c.ID
}

// shape describes how a clause is built: its role, heading and blocks. What is not there has no shape.
func shape(c *Clause) string {
	if c == nil {
		return "—"
	}
	var parts []string
	if c.Role != "" {
		parts = append(parts, "."+c.Role)
	}
	if c.Heading != nil {
		parts = append(parts, fmt.Sprintf("H%d", c.Level))
	}
	for _, b := range c.Blocks {
		part := letters[b.Kind]
		switch b.Kind {
		case List:
			part += fmt.Sprint(len(b.Items))
		case Table:
			part += fmt.Sprint(len(b.Rows))
		}
		parts = append(parts, part)
	}
	if c.row != nil {
		parts = append(parts, fmt.Sprintf("row of %d", len(c.row.Cells)))
	}
	return strings.Join(parts, " ")
}

// A Link is a link of a text to an address of the site.
type Link struct {
	Address  string // relative to the site's root for the language: plan.html, targets/forest-cover.html
	Fragment string
	Written  string
	Pos      diag.Pos
}

// scheme is how an address begins that leads out of the site.
var scheme = regexp.MustCompile(`^[\s\pC]*[a-zA-Z][a-zA-Z0-9+.\s\pC-]*:`)

// address resolves a destination as written in the document: another text by its file, a page by its address. External
// destinations have none.
func (d *Document) address(destination string) (address, fragment string, internal bool) {
	if scheme.MatchString(destination) {
		return "", "", false
	}
	address, fragment, _ = strings.Cut(destination, "#")
	if address == "" {
		return d.Name + ".html", fragment, true
	}
	address = path.Join(path.Dir(d.Name), address)
	if stem, isText := strings.CutSuffix(address, ".md"); isText {
		address = stem + ".html"
	}
	return address, fragment, true
}

// Links are the document's links within the site, which package site checks against its pages.
func (d *Document) Links() []Link {
	var links []Link
	d.eachLink(func(b *Block, r run) {
		if address, fragment, internal := d.address(r.href); internal {
			links = append(links, Link{address, fragment, r.href, b.linkPos(r)})
		}
	})
	return links
}

func (d *Document) eachLink(visit func(*Block, run)) {
	each := func(b *Block) {
		for _, r := range b.runs {
			if r.href != "" {
				visit(b, r)
			}
		}
	}
	for _, c := range d.Clauses {
		if c.Heading != nil {
			c.Heading.walk(each)
		}
		for _, b := range c.Blocks {
			b.walk(each)
		}
	}
}

// linkPos is the place of the destination of a link, if it stands in its line, else of its words.
func (b *Block) linkPos(r run) diag.Pos {
	text := string(b.src.Text)
	if i := strings.Index(text[min(max(r.hrefAt, 0), len(text)):], r.href); i >= 0 {
		at := r.hrefAt + i
		return b.src.Pos(at, at+len(r.href))
	}
	return b.Pos()
}

// checkLinks finds links to texts that do not exist, and addresses that are not allowed.
func (s *Set) checkLinks() diag.List {
	var problems diag.List
	for _, l := range lang.All {
		for _, name := range sortedNames(s.texts[l]) {
			d := s.texts[l][name]
			d.eachLink(func(b *Block, r run) {
				_, _, internal := d.address(r.href)
				if !internal && (!markup.IsSafeAddress(r.href) || strings.HasPrefix(strings.ToLower(r.href), "http:")) || strings.HasPrefix(r.href, "/") {
					problems.Add(diag.BadLink, b.linkPos(r), r.href)
				}
			})
		}
	}
	return problems
}
