package notice_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/tools/txtar"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/markup"
	"gongkai/cmd/gongkai/internal/notice"
)

// FuzzNotice reads any text as that of both languages: nothing panics, every place lies inside the file, ids are unique
// or reported, and what is rendered is made of the elements that a text may have, with ids that occur once.
func FuzzNotice(f *testing.F) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range names {
		a, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range a.Files {
			if strings.HasSuffix(file.Name, ".md") {
				f.Add(string(file.Data))
			}
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		fsys := fstest.MapFS{"content/zh/x.md": {Data: []byte(text)}, "content/en/x.md": {Data: []byte(text)}}
		set, list, err := notice.Load(fsys)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range list {
			inside(t, text, p.Pos)
		}
		if len(list) > 0 && !slices.ContainsFunc(list, func(p diag.Problem) bool { return p.Code != diag.ClauseMissing && p.Code != diag.ClauseDiffers }) {
			t.Errorf("the text differs from itself: %s", list[0].Text.EN)
		}
		for _, l := range lang.All {
			doc := set.Document("x", l)
			if doc == nil {
				continue
			}
			ids := map[string]bool{}
			for _, c := range doc.All() {
				inside(t, text, c.Pos())
				for _, m := range c.Mentions() {
					inside(t, text, m.Pos())
					m.Body = "b"
				}
				if ids[c.ID] && c.ID != "" && !slices.ContainsFunc(list, func(p diag.Problem) bool { return p.Code == diag.DuplicateClause }) {
					t.Errorf("the id %s is given twice", c.ID)
				}
				ids[c.ID] = true
				c.Title()
				c.Cells()
				c.Prose()
			}
			for _, k := range doc.Links() {
				inside(t, text, k.Pos)
			}
			checkMarkup(t, whole(doc), !list.HasErrors())
		}
	})
}

// whole renders a text with a mark over the first words of each clause.
func whole(doc *notice.Document) string {
	r := &notice.Renderer{
		Doc:   doc,
		Link:  func(address, fragment string) string { return address + "#" + fragment },
		Body:  func(id string) string { return id },
		Marks: map[string][]notice.Mark{},
	}
	var b markup.Builder
	for _, c := range doc.Clauses {
		words := []rune(c.Text())
		r.Marks[c.ID] = []notice.Mark{{Quote: string(words[:min(3, len(words))]), Href: "m"}, {Quote: string(words[min(2, len(words)):min(9, len(words))]), Href: "n"}}
		r.Heading(&b, c)
		r.Clause(&b, c)
	}
	return string(b.HTML())
}

var allowed = strings.Fields("html head body p h2 h3 h4 h5 h6 a em strong code pre aside ul ol li div table caption thead tbody tr th td sup br span")

func checkMarkup(t *testing.T, text string, isSound bool) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	var check func(n *html.Node)
	check = func(n *html.Node) {
		if n.Type == html.ElementNode && !slices.Contains(allowed, n.Data) {
			t.Errorf("the element %s", n.Data)
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "href" && !markup.IsSafeAddress(a.Val):
				t.Errorf("the address %q", a.Val)
			case a.Key == "id" && ids[a.Val] && isSound:
				t.Errorf("the id %s occurs twice in %s", a.Val, text)
			case a.Key == "id":
				ids[a.Val] = true
			case strings.HasPrefix(a.Key, "on"):
				t.Errorf("the attribute %s", a.Key)
			}
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			check(c)
		}
	}
	check(doc)
}

func inside(t *testing.T, text string, p diag.Pos) {
	t.Helper()
	text = strings.ReplaceAll(strings.TrimPrefix(text, "\uFEFF"), "\r\n", "\n")
	if lines := strings.Count(text, "\n") + 1; p.Line > lines {
		t.Errorf("line %d of %d", p.Line, lines)
	}
	if p.Line > 0 && (p.Col < 1 || p.Width < 1 || p.Col+p.Width > 2+utf8.RuneCountInString(p.Text)) {
		t.Errorf("columns %d to %d are outside %q", p.Col, p.Col+p.Width-1, p.Text)
	}
}
