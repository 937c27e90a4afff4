package site

import (
	"slices"
	"strings"
	"testing"

	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/notice"
)

// Every clause stands in both languages on one page, under its own id, with the very words of both texts, the Chinese
// first; rows of tables are clauses too.
func TestParallel(t *testing.T) {
	s := pond(t, nil)
	for _, name := range s.parallelTexts() {
		for _, l := range lang.All {
			d := s.open(t, Page{Path: parallelAddress(name), Lang: l}.Address())
			for _, n := range slices.Concat(d.all("class=fn"), d.all("class=fnref")) { // no part of a clause's text
				n.Parent.RemoveChild(n)
			}
			for _, c := range s.texts.Document(name, lang.ZH).All() {
				if c.ID == "" || c.Role == "label" {
					continue
				}
				here := doc{t, d.one("id=" + c.ID)}
				for _, side := range []struct {
					l    lang.Lang
					hook string
				}{{lang.ZH, "data-gov=original"}, {lang.EN, "data-gov=translation"}} {
					got := shownWords(here, side.hook)
					if want := ownWords(s.texts.Clause(c.ID, side.l)); closed(got) != closed(want) {
						t.Errorf("%s (%s) %s: %q, want %q", name, l.Key(), c.ID, got, want)
					}
					for _, n := range here.all(side.hook) {
						if at(n, "lang") != side.l.Tag() {
							t.Errorf("%s: words of %s are marked as %q", c.ID, side.l.Tag(), at(n, "lang"))
						}
					}
				}
			}
		}
	}
}

// ownWords are the words of a clause and of the rows of its tables, without the heads of the tables.
func ownWords(c *notice.Clause) string {
	text := c.Text()
	for _, b := range c.Blocks {
		if b.Kind == notice.Table {
			for _, cell := range b.Rows[0].Cells {
				text = strings.Replace(text, cell.Text(), "", 1)
			}
		}
	}
	return text
}

// shownWords are the words of one side, without the names of columns, which every row repeats.
func shownWords(here doc, hook string) string {
	var b strings.Builder
	for _, n := range here.all(hook) {
		if cells := (doc{here.t, n}).all("tag=dd"); len(cells) > 0 {
			b.WriteString(strings.Join(allWords(cells), " "))
			continue
		}
		b.WriteString(words(n) + " ")
	}
	return b.String()
}

// closed are words without the white space between them.
func closed(s string) string { return strings.Join(strings.Fields(s), "") }

// From each clause of a text one step leads to the same clause of the other text and to both.
func TestClausesLeadToEachOther(t *testing.T) {
	s := pond(t, nil)
	d := s.open(t, "plan.html")
	for _, c := range s.texts.Document("plan", lang.ZH).All() {
		if c.ID == "" {
			continue
		}
		var steps []string
		for _, a := range (doc{t, d.one("id=" + c.ID)}).all("tag=a") {
			steps = append(steps, at(a, "href"))
		}
		for _, want := range []string{"#" + c.ID, "en/plan.html#" + c.ID, "parallel/plan.html#" + c.ID} {
			if !slices.Contains(steps, want) {
				t.Errorf("from %s no step leads to %s: %q", c.ID, want, steps)
			}
		}
	}
	both := s.open(t, "en/parallel/plan.html")
	for _, c := range s.texts.Document("plan", lang.EN).All() {
		if c.ID == "" {
			continue
		}
		for _, want := range []string{"../plan.html#" + c.ID, "../../plan.html#" + c.ID} {
			if len(both.all("href="+want)) != 1 {
				t.Errorf("from %s side by side no step leads to %s", c.ID, want)
			}
		}
	}
}

// A text that is a picture has no words to be set side by side; the list of texts says so.
func TestParallelOfPictures(t *testing.T) {
	s := pond(t, nil)
	names := s.parallelTexts()
	for _, name := range s.official() {
		isPicture := isPictureOnly(s.texts.Document(name, lang.ZH))
		if isPicture == slices.Contains(names, name) {
			t.Errorf("%s: a picture: %t, side by side: %t", name, isPicture, !isPicture)
		}
	}
	if got, want := len(s.open(t, "parallel.html").all("class=pars__n")), len(s.official()); got != want {
		t.Errorf("%d texts are listed, want %d", got, want)
	}
}
