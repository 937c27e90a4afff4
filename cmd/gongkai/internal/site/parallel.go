package site

import (
	"strconv"

	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/markup"
	"gongkai/cmd/gongkai/internal/notice"
)

// A ParallelPage is a text of the document in both languages, clause beside clause. Its anchors are those of the text.
type ParallelPage struct {
	Frame
	Heading  string
	Titles   Sides
	Label    *Sides // of an annex
	LabelID  string
	Reads    [len(lang.All)]Link // the text alone, in each language
	Contents []Entry
	Clauses  []ParallelClause
	Previous Link
	Next     Link
}

// A Side is words in one language.
type Side struct {
	Tag   string
	Hook  string // data-gov: whether they are the document's own words or their translation
	Words markup.HTML
}

// Sides are the same words in each language, the Chinese first: it is the text, the English its translation.
type Sides [len(lang.All)]Side

// A ParallelClause is a clause in both languages: its heading and its blocks, side by side.
type ParallelClause struct {
	ID      string
	Heading markup.HTML // with its tag, in both languages
	Tools   ParallelTools
	Parts   []ParallelPart
}

// A ParallelPart is a block of a clause or a row of a table, which may have an id of its own.
type ParallelPart struct {
	ID      string
	Heading markup.HTML // of a row that heads others
	Sides   Sides       // of all else
	IsNote  bool
	Tools   ParallelTools
}

// ParallelTools lead from a clause to itself and to where it stands in each language alone.
type ParallelTools struct {
	Self Link
	Ways [len(lang.All)]Link
}

// parallelAddress is where a text stands in both languages.
func parallelAddress(name string) string { return "parallel/" + name + ".html" }

// parallelTexts are the texts that have words to be set side by side.
func (s *Site) parallelTexts() []string {
	var names []string
	for _, name := range s.official() {
		if doc := s.texts.Document(name, lang.ZH); doc != nil && !isPictureOnly(doc) {
			names = append(names, name)
		}
	}
	return names
}

// A sideWriter writes the texts of one name.
type sideWriter struct {
	view      *view
	name      string
	renderers [len(lang.All)]*notice.Renderer
}

func (v *view) sideWriter(name string) *sideWriter {
	w := &sideWriter{view: v, name: name}
	for _, l := range lang.All {
		w.renderers[l] = v.bareRenderer(v.texts.Document(name, l))
		w.renderers[l].Suffix = "-" + l.Key()
	}
	return w
}

func (v *view) parallel(name string) any {
	w := v.sideWriter(name)
	doc := v.texts.Document(name, v.l)
	title := v.t("中英对照：", "Side by side: ") + v.textName(name)
	page := ParallelPage{
		Frame: v.frame(title, v.crumbs(Link{Href: v.href("parallel.html"), Text: v.t("中英对照", "Side by side")}, Link{Text: v.textName(name)})...),
	}
	page.Description = v.t("《"+doc.Title+"》中文原文与英文译文逐条对照。", doc.Title+": the Chinese text and its English translation, clause by clause.")
	page.Heading = title
	if v.isHead {
		return page
	}
	page.Titles = w.sides(func(l lang.Lang) markup.HTML { return phrased(v.texts.Document(name, l).Title, l) })
	for _, l := range lang.All {
		page.Reads[l] = Link{Href: v.addressIn(l, name+".html"), Tag: l.Tag(), Text: l.Name()}
	}
	page.Contents = v.headings(doc)
	page.Clauses = w.clauses()
	if label := labelOf(doc); label != nil {
		page.LabelID = label.ID
		sides := w.sides(func(l lang.Lang) markup.HTML { return marked(labelOf(v.texts.Document(name, l)).Blocks[0].Text(), l) })
		page.Label = &sides
	}
	page.Previous, page.Next = v.parallelNeighbors(name)
	return page
}

// addressIn is the link to an address in language l.
func (v *view) addressIn(l lang.Lang, address string) string {
	if l == v.l {
		return v.href(address)
	}
	return v.across(address)
}

// sides are words that are written for each language.
func (w *sideWriter) sides(write func(lang.Lang) markup.HTML) Sides {
	var s Sides
	for _, l := range lang.All {
		s[l] = Side{Tag: l.Tag(), Hook: [...]string{"original", "translation"}[l], Words: write(l)}
	}
	return s
}

// clauses are the clauses of the text. Both languages have the same clauses, with the same blocks and rows: package
// notice has checked it.
func (w *sideWriter) clauses() []ParallelClause {
	v := w.view
	zh, en := v.texts.Document(w.name, lang.ZH).Clauses, v.texts.Document(w.name, lang.EN).Clauses
	var list []ParallelClause
	for i := range min(len(zh), len(en)) {
		pair := [len(lang.All)]*notice.Clause{zh[i], en[i]}
		out := ParallelClause{ID: zh[i].ID, Tools: w.tools(pair[v.l]), Parts: w.parts(pair)}
		if zh[i].Heading != nil {
			out.Heading = heading(zh[i].Level, w.sides(func(l lang.Lang) markup.HTML {
				var b markup.Builder
				w.renderers[l].Heading(&b, pair[l])
				return b.HTML()
			}))
		}
		if zh[i].Role == "label" { // the label itself stands in the head of the page
			out.ID, out.Tools = "", ParallelTools{}
		}
		if out.Heading != "" || len(out.Parts) > 0 {
			list = append(list, out)
		}
	}
	return list
}

// heading is one heading in both languages.
func heading(level int, sides Sides) markup.HTML {
	var b markup.Builder
	b.Open("h"+strconv.Itoa(level), "class", "par__r")
	for i, s := range sides {
		if i > 0 {
			b.Text(" ")
		}
		b.Open("span", "class", "par__s", "lang", s.Tag, "data-gov", s.Hook).Put(s.Words).Close()
	}
	return b.HTML()
}

// parts are the blocks of a clause, rows of tables each by itself.
func (w *sideWriter) parts(pair [len(lang.All)]*notice.Clause) []ParallelPart {
	blocks := [len(lang.All)][]*notice.Block{pair[0].Blocks, pair[1].Blocks}
	from := 0
	if pair[lang.ZH].Role == "label" {
		from = 1
	}
	var parts []ParallelPart
	for i := from; i < min(len(blocks[0]), len(blocks[1])); i++ {
		block := [len(lang.All)]*notice.Block{blocks[0][i], blocks[1][i]}
		if block[0].Kind == notice.Table && block[1].Kind == notice.Table {
			parts = append(parts, w.rows(block, max(pair[0].Level, 1)+1)...)
			continue
		}
		part := ParallelPart{IsNote: block[0].Kind == notice.Note, Sides: w.sides(func(l lang.Lang) markup.HTML { return w.renderers[l].Block(block[l]) })}
		for l := range part.Sides {
			if part.IsNote { // the site's words
				part.Sides[l].Hook = ""
			}
		}
		parts = append(parts, part)
	}
	return parts
}

// rows are the rows of a table; those that head others are headings of the given level.
func (w *sideWriter) rows(table [len(lang.All)]*notice.Block, level int) []ParallelPart {
	var parts []ParallelPart
	for i := 1; i < min(len(table[0].Rows), len(table[1].Rows)); i++ {
		row := [len(lang.All)]*notice.Row{table[0].Rows[i], table[1].Rows[i]}
		part := ParallelPart{Sides: w.sides(func(l lang.Lang) markup.HTML { return w.renderers[l].Row(table[l], row[l]) })}
		if row[0].Group && row[1].Group {
			part.Heading = heading(level, part.Sides)
		}
		if c := row[w.view.l].Clause; c != nil {
			part.ID, part.Tools = c.ID, w.tools(c)
		}
		parts = append(parts, part)
	}
	return parts
}

// tools are the links of a clause to itself and to its text in each language.
func (w *sideWriter) tools(c *notice.Clause) ParallelTools {
	v := w.view
	self, _ := v.clauseTools(c)
	if self.Href == "" {
		return ParallelTools{}
	}
	t := ParallelTools{Self: self}
	name := citeOf(c)
	names := [len(lang.All)]string{v.t("中："+name+"的中文文本", "中文: "+name+" in Chinese"), v.t("EN："+name+"的英文译文", "EN: "+name+" in English")}
	for _, l := range lang.All {
		t.Ways[l] = Link{Href: v.addressIn(l, w.name+".html") + "#" + c.ID, Tag: l.Tag(), Text: names[l]}
	}
	return t
}

// parallelNeighbors are the pages of the texts before and after one.
func (v *view) parallelNeighbors(name string) (previous, next Link) {
	names := v.parallelTexts()
	for i, n := range names {
		if n != name {
			continue
		}
		if i > 0 {
			previous = Link{Href: v.href(parallelAddress(names[i-1])), Text: v.textName(names[i-1])}
		}
		if i+1 < len(names) {
			next = Link{Href: v.href(parallelAddress(names[i+1])), Text: v.textName(names[i+1])}
		}
	}
	return previous, next
}

// A ParallelsPage leads to the texts of the document in both languages.
type ParallelsPage struct {
	Frame
	Heading string
	Lead    string
	Texts   []ParallelText
}

// A ParallelText is a text of the document: its name in each language, and where it is read.
type ParallelText struct {
	Both     Link // "" where the text is a picture
	Names    [len(lang.All)]Link
	Contents []Entry
}

func (v *view) parallels() any {
	title := v.t("中英对照", "Chinese and English side by side")
	page := ParallelsPage{Frame: v.frame(title, v.crumbs(Link{Text: v.t("中英对照", "Side by side")})...), Heading: title}
	page.Lead = v.t("文件的中文原文与英文译文逐条对照。每条都有固定的链接，从任一文本的任一条都可以一步转到这里。以中文文本为准。",
		"The Chinese text of the document and its English translation, clause beside clause. Every clause has a link of its own, and every clause of either text leads here in one step. The Chinese text prevails.")
	page.Description = page.Lead
	names := v.official()
	for _, name := range names {
		called, text := v.both(func(v *view) string { return v.textName(name) }), ParallelText{}
		for _, l := range lang.All {
			text.Names[l] = Link{Href: v.addressIn(l, name+".html"), Tag: l.Tag(), Text: called.In(l)}
		}
		if address := parallelAddress(name); v.known[address] {
			text.Both = Link{Href: v.href(address), Text: v.textName(name)}
			if len(names) <= mostTexts {
				text.Contents = v.outline(name)
			}
		}
		page.Texts = append(page.Texts, text)
	}
	return page
}

// outline are the first headings of a text, as links to its clauses side by side.
func (v *view) outline(name string) []Entry {
	var list []Entry
	for _, e := range v.headings(v.texts.Document(name, v.l)) {
		list = append(list, Entry{Link: Link{Href: v.href(parallelAddress(name)) + e.Href, Text: e.Text}})
	}
	return list
}
