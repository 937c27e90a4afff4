package site

import (
	"strconv"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/markup"
	"gongkai/cmd/gongkai/internal/notice"
)

// A Clause is a clause of a text as a page shows it.
type Clause struct {
	ID       string
	Level    int         // of its heading; 0 without one
	Heading  markup.HTML // with its tag
	Passages []notice.Passage
	Hook     string // data-gov of the document's words; "" on pages of the site's own
	Self     Link   // § with its citation as the label
	Other    Link   // the same clause in the other language
	Both     Link   // the same clause in both languages side by side
	Margin   []Margin
}

// renderer writes the text of a document with its marks.
func (v *view) renderer(doc *notice.Document) *notice.Renderer {
	r := v.bareRenderer(doc)
	r.Page, r.Tools, r.Marks = v.rowPages(doc), v.rowTools, v.marks(doc)
	return r
}

// bareRenderer writes the text of a document without marks and tools.
func (v *view) bareRenderer(doc *notice.Document) *notice.Renderer {
	return &notice.Renderer{
		Doc: doc,
		Link: func(address, fragment string) string {
			if fragment != "" {
				address += "#" + fragment
			}
			return v.href(address)
		},
		Body: func(id string) string { return v.href(bodyAddress(disclosure.BodyID(id))) },
		Words: notice.Words{
			Note:     v.t("编者注，不是文件原文", "Editor’s note, not part of the document"),
			External: v.t("（站外链接）", " (external link)"),
			Other:    v.t("非政府网站", "not a government site"),
			Footnote: v.t("脚注", "Footnote"),
		},
	}
}

// clauses are the clauses of a part of the official document.
func (v *view) clauses(doc *notice.Document) []Clause {
	r := v.renderer(doc)
	var list []Clause
	for _, c := range doc.Clauses {
		out := v.clause(r, c, v.hook())
		out.Margin = v.margin(c)
		out.Self, out.Other = v.clauseTools(c)
		out.Both = v.bothLink(c)
		if c.Role == "label" { // the label itself stands in the head of the page
			out.ID, out.Self, out.Other, out.Both = "", Link{}, Link{}, Link{}
		}
		if out.Heading != "" || len(out.Passages) > 0 {
			list = append(list, out)
		}
	}
	return list
}

// clause is a clause with its heading and its words, whose hook says whether they are the document's.
func (v *view) clause(r *notice.Renderer, c *notice.Clause, hook string) Clause {
	out := Clause{ID: c.ID, Level: c.Level, Hook: hook}
	if c.Heading != nil {
		var b markup.Builder
		b.Open("h"+strconv.Itoa(c.Level), "data-gov", hook)
		r.Heading(&b, c)
		out.Heading = b.HTML()
	}
	blocks := c.Blocks
	if c.Role == "label" {
		blocks = blocks[1:]
	}
	out.Passages = r.Passages(blocks, r.Marks[c.ID])
	return out
}

// clauseTools are the link to a clause itself and the one to the same clause in the other language.
func (v *view) clauseTools(c *notice.Clause) (self, other Link) {
	if c.ID == "" {
		return Link{}, Link{}
	}
	cite := citeOf(c)
	self = Link{Href: "#" + c.ID, Text: v.t("§ "+cite+"的链接", "§ Link to "+cite)}
	other = Link{Href: v.across(v.page.Path) + "#" + c.ID, Tag: v.l.Other().Tag(), Text: v.t("EN："+cite+"的英文译文", "中文: "+cite+" in Chinese")}
	return self, other
}

// citeOf is how a clause is called: by its citation, else by its title.
func citeOf(c *notice.Clause) string {
	if c.Cite == "" {
		return c.Title()
	}
	return c.Cite
}

// bothLink leads to a clause where it stands in both languages; the zero Link where it stands in none.
func (v *view) bothLink(c *notice.Clause) Link {
	address := parallelAddress(c.Doc.Name)
	if c.ID == "" || !v.known[address] {
		return Link{}
	}
	return Link{Href: v.href(address) + "#" + c.ID, Text: v.t("对照："+citeOf(c)+"的中英文", "Side by side: "+citeOf(c)+" in both languages")}
}

// rowTools writes the tools of a row into its first cell. Their signs come from the style sheet, so that they do not mix
// with the words of the document.
func (v *view) rowTools(b *markup.Builder, c *notice.Clause) {
	self, other := v.clauseTools(c)
	if self.Href == "" {
		return
	}
	b.Open("span", "class", "ctl")
	b.Element("a", "", "class", "an", "href", self.Href, "aria-label", self.Text)
	b.Element("a", "", "class", "xl", "href", other.Href, "hreflang", other.Tag, "aria-label", other.Text)
	if both := v.bothLink(c); both.Href != "" {
		b.Element("a", "", "class", "pl", "href", both.Href, "aria-label", both.Text)
	}
	b.Close()
}

// rowPages finds the page about a row: the initiative that the row lists.
func (v *view) rowPages(doc *notice.Document) func(string) string {
	pages := map[string]string{}
	for i := range v.set.Initiatives {
		ini := &v.set.Initiatives[i]
		if c := v.texts.Clause(string(ini.Clause), lang.ZH); c != nil && c.Doc.Name == doc.Name {
			pages[string(ini.Clause)] = v.href(initiativeAddress(ini.ID))
		}
	}
	return func(row string) string { return pages[row] }
}
