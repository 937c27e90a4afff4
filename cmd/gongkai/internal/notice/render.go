package notice

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/markup"
)

// A Renderer writes the text of one page. Its functions turn what the text names into links relative to that page. What
// it adds to the document's words – the signs of marks, the tools of a row – is never text, so that whoever copies or
// compares the words gets the document's alone.
type Renderer struct {
	Doc   *Document
	Link  func(address, fragment string) string // of an address of the site
	Body  func(id string) string                // of the page of a responsible body
	Page  func(row string) string               // of the page about a row of a table, by its id; "" or nil: none
	Tools func(*markup.Builder, *Clause)        // what stands in the first cell of a row with an id; nil: nothing
	Marks map[string][]Mark                     // by the id of the clause
	Words Words

	Suffix string // of the ids of footnotes, on a page that shows the same clause in both languages
}

// Words are the few words that text is rendered with.
type Words struct {
	Note     string // label of an editorial note, for those who cannot see that it is set apart
	External string // after a link that leaves the site
	Other    string // after that, where it does not lead to a website of the government
	Footnote string // label of a footnote
}

// A Mark distinguishes words of the document that set something, and links to it.
type Mark struct {
	Quote string // verbatim words of the clause
	Href  string
	Sign  string // what the style sheet shows behind the words, such as a number
	Class string // further class of the link; "" for none
	Title string // what the link leads to
}

// A Passage is a stretch of a clause: words of the document, or an editorial note, which is not part of it.
type Passage struct {
	HTML markup.HTML
	Note bool
}

// Passages are the blocks of a clause, without its heading, cut where editorial notes stand.
func (r *Renderer) Passages(blocks []*Block, marks []Mark) []Passage {
	var list []Passage
	for i := 0; i < len(blocks); {
		var b markup.Builder
		note := blocks[i].Kind == Note
		for ; i < len(blocks) && (blocks[i].Kind == Note) == note; i++ {
			r.block(&b, blocks[i], marks)
			b.Line()
		}
		list = append(list, Passage{b.HTML(), note})
	}
	return list
}

// Clause writes what stands in a clause, without its heading.
func (r *Renderer) Clause(b *markup.Builder, c *Clause) {
	marks := r.Marks[c.ID]
	for _, block := range c.Blocks {
		r.block(b, block, marks)
		b.Line()
	}
}

// Heading writes the words of a clause's heading.
func (r *Renderer) Heading(b *markup.Builder, c *Clause) {
	if c.Heading != nil {
		r.inlines(b, c.Heading, r.Marks[c.ID])
	}
}

func (r *Renderer) block(b *markup.Builder, block *Block, marks []Mark) {
	switch block.Kind {
	case Paragraph:
		b.Open("p")
		r.inlines(b, block, marks)
		b.Close()
		r.footnotes(b, block)
	case Heading:
		b.Open("h" + strconv.Itoa(block.Level))
		r.inlines(b, block, marks)
		b.Close()
	case Code:
		b.Open("pre").Element("code", block.Text()).Close()
	case Note:
		b.Open("aside", "class", "note", "aria-label", r.Words.Note)
		for _, inner := range block.Inner {
			r.block(b, inner, nil)
		}
		b.Close()
	case List:
		r.list(b, block, marks)
	case Table:
		r.table(b, block)
	}
}

func (r *Renderer) footnotes(b *markup.Builder, block *Block) {
	for _, n := range block.Notes {
		number := strconv.Itoa(n.Number)
		b.Line().Open("p", "class", "fn", "id", "fn"+number+r.Suffix)
		b.Element("a", number, "href", "#fnref"+number+r.Suffix, "aria-label", r.Words.Footnote+" "+number)
		b.Text(" ")
		r.inlines(b, n.block, nil)
		b.Close()
		r.footnotes(b, n.block) // those to which it refers itself
	}
}

func (r *Renderer) list(b *markup.Builder, block *Block, marks []Mark) {
	tag := "ul"
	if block.Ordered {
		tag = "ol"
	}
	first := ""
	if block.Ordered && block.First != 1 {
		first = strconv.Itoa(block.First)
	}
	b.Open(tag, "start", first)
	for _, item := range block.Items {
		b.Line().Open("li")
		for _, inner := range item {
			if inner.Kind == Paragraph && len(item) == 1 {
				r.inlines(b, inner, marks)
				r.footnotes(b, inner)
				continue
			}
			r.block(b, inner, marks)
		}
		b.Close()
	}
	b.Line().Close()
}

// table writes a table with a body for each group of rows.
func (r *Renderer) table(b *markup.Builder, block *Block) {
	if len(block.Rows) == 0 {
		return
	}
	head := block.Rows[0].Cells
	b.Open("div", "class", "scroll", "tabindex", "0", "role", "region", "aria-label", head[min(1, len(head)-1)].Text())
	b.Open("table", "class", "doc-table").Line().Element("caption", r.Doc.Title, "class", "vh").Line().Open("thead").Open("tr")
	for _, c := range head {
		b.Open("th", "scope", "col")
		r.inlines(b, c, nil)
		b.Close()
	}
	b.Close().Close().Line().Open("tbody")
	for i, row := range block.Rows[1:] {
		if row.Group && i > 0 {
			b.Close().Line().Open("tbody")
		}
		r.row(b, row, head)
	}
	b.Close().Close().Close()
	for _, row := range block.Rows {
		for _, c := range row.Cells {
			r.footnotes(b, c)
		}
	}
}

func (r *Renderer) row(b *markup.Builder, row *Row, head []*Block) {
	id, marks := "", []Mark(nil)
	if row.Clause != nil {
		id, marks = row.Clause.ID, r.Marks[row.Clause.ID]
	}
	b.Line().Open("tr", "id", id)
	if row.Group {
		b.Open("th", "scope", "rowgroup", "colspan", strconv.Itoa(len(head)), "class", "group")
		r.inlines(b, row.Cells[0], marks)
		r.tools(b, row)
		b.Close().Close()
		return
	}
	for i, c := range row.Cells {
		label := ""
		if i < len(head) {
			label = head[i].Text()
		}
		if i == 0 {
			b.Open("th", "scope", "row", "data-label", label)
			r.inlines(b, c, marks)
			r.tools(b, row)
		} else {
			b.Open("td", "data-label", label)
			r.inlines(b, c, r.titled(row, i, marks))
		}
		b.Close()
	}
	b.Close()
}

// tools writes what stands in the first cell of a row.
func (r *Renderer) tools(b *markup.Builder, row *Row) {
	if r.Tools != nil && row.Clause != nil {
		r.Tools(b, row.Clause)
	}
}

// titled are the marks of a cell: those of its row, or, in the cell that gives the row its title and sets nothing, a
// link to the page about the row.
func (r *Renderer) titled(row *Row, cell int, marks []Mark) []Mark {
	if r.Page == nil || row.Clause == nil || cell != 1 {
		return marks
	}
	text, href := row.Cells[cell].Text(), r.Page(row.Clause.ID)
	if href == "" || len(findSpans(text, marks)) > 0 {
		return marks
	}
	return []Mark{{Quote: text, Href: href, Class: "row"}}
}

// A segment is a stretch of a block's text under the same run, mark and mention.
type segment struct {
	text    string
	run     *run
	mark    int // index into marks, or -1
	mention *Mention
	last    bool // the run ends here
}

// span is a mark's place in a block's text.
type span struct{ start, end, mark int }

func (r *Renderer) inlines(b *markup.Builder, block *Block, marks []Mark) {
	spans := findSpans(block.Text(), marks)
	segments := split(block, spans)
	for i := 0; i < len(segments); {
		m := segments[i].mark
		if m < 0 {
			r.segment(b, segments[i])
			i++
			continue
		}
		from := i
		b.Open("a", "class", strings.TrimSpace("mark "+marks[m].Class), "href", marks[m].Href, "title", marks[m].Title, "data-sign", marks[m].Sign)
		for ; i < len(segments) && segments[i].mark == m; i++ {
			r.styled(b, segments[i])
		}
		b.Close()
		for _, s := range segments[from:i] { // a link within a link is none
			r.footnote(b, s)
		}
	}
}

// findSpans finds the marks' quotes in a text. Where two overlap, the first keeps the words they share.
func findSpans(text string, marks []Mark) []span {
	var spans []span
	for i, m := range marks {
		if at := strings.Index(text, m.Quote); at >= 0 && m.Quote != "" {
			spans = append(spans, span{at, at + len(m.Quote), i})
		}
	}
	slices.SortFunc(spans, func(a, b span) int { return cmp.Or(a.start-b.start, b.end-a.end, a.mark-b.mark) })
	kept := spans[:0]
	end := 0
	for _, s := range spans {
		s.start = max(s.start, end)
		if s.start < s.end {
			kept, end = append(kept, s), s.end
		}
	}
	return kept
}

// split cuts the runs of a block at the borders of marks and mentions.
func split(block *Block, spans []span) []segment {
	var out []segment
	at := 0
	for i := range block.runs {
		r := &block.runs[i]
		for from := 0; from < len(r.text) || from == 0 && len(r.text) == 0; {
			s := segment{run: r, mark: -1}
			to := len(r.text)
			for _, sp := range spans {
				to = cut(at, from, to, sp.start, sp.end)
				if sp.start <= at+from && at+from < sp.end {
					s.mark = sp.mark
				}
			}
			for _, m := range block.mentions {
				to = cut(at, from, to, m.start, m.end)
				if m.start <= at+from && at+from < m.end {
					s.mention = m
				}
			}
			s.text, s.last = r.text[from:to], to == len(r.text)
			out = append(out, s)
			if from = to; len(r.text) == 0 {
				break
			}
		}
		at += len(r.text)
		if r.brk {
			at++
		}
	}
	return out
}

// cut shortens a segment that begins at from and ends at to (within a run that begins at base) so that it crosses no
// border.
func cut(base, from, to int, borders ...int) int {
	for _, border := range borders {
		if border > base+from && border < base+to {
			to = border - base
		}
	}
	return to
}

func (r *Renderer) segment(b *markup.Builder, s segment) {
	switch {
	case s.mention != nil && s.mention.Body != "":
		b.Open("a", "class", "body", "href", r.Body(s.mention.Body))
		r.styled(b, s)
		b.Close()
	case s.run.href != "":
		r.link(b, s)
	default:
		r.styled(b, s)
	}
	r.footnote(b, s)
}

func (r *Renderer) link(b *markup.Builder, s segment) {
	address, fragment, internal := r.Doc.address(s.run.href)
	if internal {
		b.Open("a", "href", r.Link(address, fragment))
		r.styled(b, s)
		b.Close()
		return
	}
	b.Open("a", "href", s.run.href, "rel", "external noopener", "class", "ext")
	r.styled(b, s)
	b.Element("span", r.Words.External, "class", "vh").Close()
	if !IsGovernment(s.run.href) && !strings.HasPrefix(s.run.href, "mailto:") {
		b.Element("span", r.Words.Other, "class", "out", "data-gov", "non-government")
	}
}

// IsGovernment reports whether an address is of a website of the Chinese government. Readers are told of all other links
// before they follow them.
func IsGovernment(address string) bool {
	u, err := url.Parse(address)
	return err == nil && strings.HasSuffix("."+strings.ToLower(u.Hostname()), ".gov.cn")
}

// styled writes the words of a segment, and the line break behind them.
func (r *Renderer) styled(b *markup.Builder, s segment) {
	tags := 0
	for _, t := range []struct {
		on  bool
		tag string
	}{{s.run.strong, "strong"}, {s.run.emphasis, "em"}, {s.run.code, "code"}} {
		if t.on {
			b.Open(t.tag)
			tags++
		}
	}
	r.text(b, s.text)
	for range tags {
		b.Close()
	}
	if s.last && s.run.brk {
		b.Void("br")
	}
}

// text writes words, and in an English text marks those that are Chinese.
func (r *Renderer) text(b *markup.Builder, words string) {
	if r.Doc.Lang != lang.EN {
		b.Text(words)
		return
	}
	for stretch, isChinese := range lang.Stretches(words) {
		if isChinese {
			b.Element("span", stretch, "lang", lang.ZH.Tag())
			continue
		}
		b.Text(stretch)
	}
}

// footnote writes the number of the footnote to which a segment refers. The footnote leads back to where it is referred
// to first.
func (r *Renderer) footnote(b *markup.Builder, s segment) {
	if !s.last || s.run.footnote == 0 {
		return
	}
	n, id := strconv.Itoa(s.run.footnote), ""
	if !s.run.again {
		id = "fnref" + n + r.Suffix
	}
	b.Open("sup", "class", "fnref").Element("a", n, "href", "#fn"+n+r.Suffix, "id", id, "aria-label", r.Words.Footnote+" "+n).Close()
}
