package site

import (
	"cmp"
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/chart"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/markup"
	"gongkai/cmd/gongkai/internal/notice"
)

// A DocumentPage is the page of the plan or of an annex.
type DocumentPage struct {
	Frame
	Head      Head
	Contents  []Entry // the texts of the document; this one with its headings
	Clauses   []Clause
	Rows      []RowMargin // what the rows of its tables set
	Picture   *Pictures   // of a text that is nothing but a picture
	Schematic *Schematic
	Files     []Attached
	Previous  Link
	Next      Link
}

// A Head is what stands above the first paragraph of a text.
type Head struct {
	Banner      string // what became of the document: repealed, amended
	Translation *Link  // on an English page: the same page in Chinese
	Label       string // 附件4
	LabelID     string
	Issued      *Link // the notice with which the text was issued
	Both        *Link // the text in both languages, side by side
	Title       markup.HTML
	Hook        string
}

// A Schematic is the drawing of the plan's layout.
type Schematic struct {
	Wide    markup.HTML
	Narrow  markup.HTML
	Caption string
	Clause  Link
}

// document is the page of a text.
func (v *view) document(name, layout string) any {
	doc := v.texts.Document(name, v.l)
	switch layout {
	case "notice":
		return v.noticePage(doc)
	case "method":
		return v.methodPage(doc)
	case "page":
		return v.textPage(doc)
	}
	return v.documentPage(doc)
}

func (v *view) documentPage(doc *notice.Document) DocumentPage {
	page := DocumentPage{Frame: v.frame(v.textTitle(doc), v.crumbs(v.documentCrumbs(doc)...)...).headed(doc.Title), Head: v.head(doc)}
	page.Description = v.textDescription(doc)
	page.nodes = append(page.nodes, v.legislationPart(page.heading))
	page.Contents = v.documentContents(doc)
	page.Citations, page.Files = v.citeText(doc.Name), v.attached(doc.Name)
	page.Clauses = v.clauses(doc)
	page.Rows = v.rowMargins(doc)
	page.Previous, page.Next = v.neighbors(doc.Name)
	if isPictureOnly(doc) {
		page.Picture = v.pictureOf(doc)
		if v.isSchematicPage(doc.Name) {
			page.Schematic = v.schematic()
		}
	}
	return page
}

// textTitle is the title of a text, of an annex with its number.
func (v *view) textTitle(doc *notice.Document) string {
	if label := v.annexLabel(doc.Name); label != "" && label != doc.Title {
		return label + v.t("　", ": ") + doc.Title
	}
	return doc.Title
}

// textDescription says what the page of a text holds.
func (v *view) textDescription(doc *notice.Document) string {
	title := v.textTitle(doc)
	if isPictureOnly(doc) {
		return v.t(title+"。公开的文件中本附件为图片。", title+". In the published document this annex is a picture.")
	}
	return v.t(title+"全文，逐条列出，并标明各条设定的目标和责任单位。", title+": the full text, clause by clause, with the targets that each clause sets and the bodies responsible.")
}

// head is the head of a part of the official document.
func (v *view) head(doc *notice.Document) Head {
	h := Head{Title: v.phrased(doc.Title), Banner: v.banner(), Hook: v.hook()}
	if v.l == lang.EN {
		h.Translation = &Link{Href: v.across(v.page.Path), Tag: lang.ZH.Tag()}
	}
	if c := labelOf(doc); c != nil {
		h.Label, h.LabelID = c.Blocks[0].Text(), c.ID
	}
	if v.known["notice.html"] && doc.Name != "notice" {
		h.Issued = &Link{Href: v.href("notice.html"), Text: v.set.Notice.Number, Tag: v.foreign(lang.ZH.Tag())}
	}
	if address := parallelAddress(doc.Name); v.known[address] {
		h.Both = &Link{Href: v.href(address), Text: v.t("中英对照", "Chinese and English side by side")}
	}
	return h
}

// hook says which words of a page are the document's: its own, or their translation.
func (v *view) hook() string { return v.t("original", "translation") }

// ended are the words with which a validity says that the document no longer stands as it was published.
var ended = []string{"废止", "失效", "修改"}

// banner is the notice, above all else, that the document has been repealed, has expired or has been amended.
func (v *view) banner() string {
	validity := v.set.Notice.Validity
	if !slices.ContainsFunc(ended, func(w string) bool { return strings.Contains(validity.ZH, w) }) {
		return ""
	}
	return v.t("本文件的有效性：", "Validity of this document: ") + v.in(validity)
}

// labelOf is the clause that holds the label of an annex, or nil.
func labelOf(doc *notice.Document) *notice.Clause {
	for _, c := range doc.Clauses {
		if c.Role == "label" && len(c.Blocks) > 0 {
			return c
		}
	}
	return nil
}

// official lists the texts of the document as they are read: the notice, the plan, the annexes by their numbers.
func (s *Site) official() []string {
	var names []string
	for _, name := range s.texts.Names() {
		if IsOfficial(name) {
			names = append(names, name)
		}
	}
	rank := map[string]int{"notice": -2, "plan": -1}
	slices.SortStableFunc(names, func(a, b string) int {
		return cmp.Or(rank[a]-rank[b], len(a)-len(b), strings.Compare(a, b))
	})
	return names
}

// textName is what a text is called in navigation: 附件4 目标量化清单.
func (v *view) textName(name string) string {
	doc := v.texts.Document(name, v.l)
	switch label := v.annexLabel(name); {
	case name == "notice":
		return v.t("印发通知", "The notice")
	case name == "plan":
		return v.t("计划全文", "The plan")
	case label != "" && label != doc.Title:
		return label + v.t("　", ": ") + v.annexTitle(doc)
	}
	return doc.Title
}

// annexTitle is the title of an annex without that of the plan, which most titles of annexes repeat.
func (v *view) annexTitle(doc *notice.Document) string {
	plan := v.texts.Document("plan", v.l)
	if plan == nil {
		return doc.Title
	}
	short := strings.TrimSuffix(strings.TrimPrefix(doc.Title, plan.Title), " of the "+plan.Title)
	if short == "" {
		return doc.Title
	}
	return short
}

// neighbors are the texts before and after one.
func (v *view) neighbors(name string) (previous, next Link) {
	names := v.official()
	i := slices.Index(names, name)
	link := func(k int) Link {
		if k < 0 || k >= len(names) {
			return Link{}
		}
		return Link{Href: v.href(names[k] + ".html"), Text: v.textName(names[k])}
	}
	return link(i - 1), link(i + 1)
}

func (v *view) documentCrumbs(doc *notice.Document) []Link {
	here := Link{Text: v.textName(doc.Name)}
	if label := v.annexLabel(doc.Name); label != "" {
		here.Text = label
	}
	if doc.Name == "plan" || !v.known["plan.html"] {
		return []Link{here}
	}
	return []Link{{Href: v.href("plan.html"), Text: v.textName("plan")}, here}
}

// isPictureOnly reports whether a text has no words but its title and label.
func isPictureOnly(doc *notice.Document) bool {
	for _, c := range doc.Clauses {
		blocks := len(c.Blocks)
		if c.Role == "label" {
			blocks--
		}
		if blocks > 0 || c.Heading != nil {
			return false
		}
	}
	return true
}

// isSchematicPage reports whether a text is where the drawing of the layout stands: the first that is a picture.
func (v *view) isSchematicPage(name string) bool {
	i := slices.IndexFunc(v.official(), func(n string) bool {
		doc := v.texts.Document(n, v.l)
		return strings.HasPrefix(n, "annexes/") && isPictureOnly(doc)
	})
	return v.set.Schematic != nil && i >= 0 && v.official()[i] == name
}

func (v *view) schematic() *Schematic {
	s := v.set.Schematic
	name := func(id disclosure.AreaID) string { return v.in(v.set.Area(id).Short) }
	role := func(id disclosure.AreaID) string { return v.roleWithin(v.set.Area(id)) }
	href := func(id disclosure.ClauseID) string { return v.href(v.clauseAddress(id)) }
	c := chart.Layout(s, name, role, href, v.l, chart.Options{ID: "layout", Title: v.in(s.Name)})
	out := &Schematic{Wide: c.SVG(chart.Wide), Narrow: c.SVG(chart.Narrow), Caption: v.in(s.Caption)}
	if s.Clause != "" {
		out.Clause = v.clauseLink(s.Clause)
	}
	return out
}
