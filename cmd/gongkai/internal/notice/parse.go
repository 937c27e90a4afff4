package notice

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
)

// markdown is CommonMark with tables and footnotes.
var markdown = goldmark.New(goldmark.WithExtensions(extension.Table, extension.Footnote))

// Parse reads one text.
func Parse(name string, l lang.Lang, src *diag.Source) (*Document, diag.List) {
	p := &parser{doc: &Document{Name: name, Lang: l, src: src}, src: src, footnotes: map[int]*Footnote{}}
	root := markdown.Parser().Parse(text.NewReader(src.Text))
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		p.collectFootnotes(n)
	}
	if first, ok := root.FirstChild().(*ast.Heading); !ok || first.Level != 1 {
		p.problems.Add(diag.NoTitle, src.Whole())
	}
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		p.top(n)
	}
	p.findUnused()
	p.findMentions()
	p.cite()
	return p.doc, p.problems
}

type parser struct {
	doc       *Document
	src       *diag.Source
	current   *Clause
	stack     []*Clause // the clauses with headings above the current one
	footnotes map[int]*Footnote
	problems  diag.List
}

// top reads one block of the document.
func (p *parser) top(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		p.heading(n)
	case *extast.FootnoteList:
	default:
		if b := p.read(n); b != nil {
			p.place(b)
		}
	}
}

// heading begins a clause, or gives the title.
func (p *parser) heading(n *ast.Heading) {
	b := p.block(Heading, n)
	b.Level = n.Level
	p.inlines(n, b)
	at := p.takeAttributes(b)
	if len(b.Notes) > 0 {
		p.problems.Add(diag.UnsupportedMark, b.Pos(), lang.Text{ZH: "标题中的脚注", EN: "a footnote in a heading"})
	}
	if n.Level == 1 {
		switch {
		case p.doc.Title != "":
			p.problems.Add(diag.UnsupportedMark, b.Pos(), lang.Text{ZH: "第二个一级标题", EN: "a second title"})
		case at.id != "":
			p.problems.Add(diag.UnsupportedMark, b.Pos(), lang.Text{ZH: "文件标题的属性", EN: "attributes of the title"})
		}
		p.doc.Title = b.Text()
		return
	}
	for len(p.stack) > 0 && p.stack[len(p.stack)-1].Level >= n.Level {
		p.stack = p.stack[:len(p.stack)-1]
	}
	c := p.begin(at)
	c.Heading, c.Level = b, n.Level
	c.Number = numberOf(b.Text())
	p.stack = append(p.stack, c)
}

// begin starts a clause.
func (p *parser) begin(at attributes) *Clause {
	c := &Clause{ID: at.id, Role: at.role, Cite: at.cite, Doc: p.doc}
	if len(p.stack) > 0 {
		c.Parent = p.stack[len(p.stack)-1]
	}
	p.current = c
	p.doc.Clauses = append(p.doc.Clauses, c)
	return c
}

// place puts a block into its clause. A paragraph with an id of its own begins one.
func (p *parser) place(b *Block) {
	if b.Kind == Paragraph {
		if at := p.takeAttributes(b); at.id != "" {
			p.begin(at)
		}
	}
	if p.current == nil {
		p.begin(attributes{})
	}
	p.current.Blocks = append(p.current.Blocks, b)
	if b.Kind == Table {
		p.rows(b)
	}
	b.walk(func(inner *Block) {
		if inner != b && inner.Kind == Paragraph {
			p.checkStray(inner)
		}
	})
}

func (p *parser) block(kind BlockKind, n ast.Node) *Block {
	return &Block{Kind: kind, src: p.src, start: place(n)}
}

// place is where a node begins in the source: its words, where it has any.
func place(n ast.Node) int {
	if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
		return n.Lines().At(0).Start
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if t, ok := c.(*ast.Text); ok {
			return t.Segment.Start
		}
		if at := place(c); at > 0 {
			return at
		}
	}
	return max(n.Pos(), 0)
}

// read reads a block that is no heading. It returns nil where the block is not supported.
func (p *parser) read(n ast.Node) *Block {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		b := p.block(Paragraph, n)
		p.inlines(n, b)
		return b
	case *ast.Blockquote:
		b := p.block(Note, n)
		b.Inner = p.children(n)
		return b
	case *ast.List:
		b := p.block(List, n)
		b.Ordered, b.First = n.IsOrdered(), n.Start
		for item := n.FirstChild(); item != nil; item = item.NextSibling() {
			b.Items = append(b.Items, p.children(item))
		}
		return b
	case *extast.Table:
		return p.table(n)
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		b := p.block(Code, n)
		b.runs = []run{{text: string(n.Lines().Value(p.src.Text)), start: -1}}
		return b
	case *ast.HTMLBlock:
		p.problems.Add(diag.RawHTML, p.lineOf(place(n)))
	case *ast.Heading:
		p.problems.Add(diag.UnsupportedMark, p.lineOf(place(n)), lang.Text{ZH: "嵌在其他内容里的标题", EN: "a heading within another block"})
	case *ast.ThematicBreak:
		p.problems.Add(diag.UnsupportedMark, p.lineOf(place(n)), lang.Text{ZH: "分隔线", EN: "a rule"})
	case *ast.LinkReferenceDefinition:
		p.problems.Add(diag.UnsupportedMark, p.lineOf(place(n)), lang.Text{ZH: "单独定义的链接；请把地址写在链接处", EN: "a link that is defined apart; write its address where the link stands"})
	default:
		p.problems.Add(diag.UnsupportedMark, p.lineOf(place(n)), lang.Same(n.Kind().String()))
	}
	return nil
}

func (p *parser) children(n ast.Node) []*Block {
	var list []*Block
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if b := p.read(c); b != nil {
			list = append(list, b)
		}
	}
	return list
}

// lineOf is the place of the rest of the line from an offset on.
func (p *parser) lineOf(start int) diag.Pos {
	end := len(p.src.Text)
	if i := bytes.IndexByte(p.src.Text[min(start, end):], '\n'); i >= 0 {
		end = start + i
	}
	return p.src.Pos(start, end)
}

func (p *parser) table(n *extast.Table) *Block {
	b := p.block(Table, n)
	for r := n.FirstChild(); r != nil; r = r.NextSibling() {
		row := &Row{}
		for c := r.FirstChild(); c != nil; c = c.NextSibling() {
			cell := p.block(Paragraph, c)
			p.inlines(c, cell)
			row.Cells = append(row.Cells, cell)
		}
		b.Rows = append(b.Rows, row)
	}
	return b
}

// rows makes clauses of the rows that have an id.
func (p *parser) rows(table *Block) {
	for i, r := range table.Rows {
		if len(r.Cells) == 0 {
			continue
		}
		at := p.takeAttributes(r.Cells[0])
		r.Group = i > 0 && len(r.Cells) > 1 && onlyFirst(r.Cells)
		if at.id != "" {
			r.Clause = &Clause{ID: at.id, Role: at.role, Cite: at.cite, Doc: p.doc, Parent: p.current, row: r}
		}
	}
}

func onlyFirst(cells []*Block) bool {
	for _, c := range cells[1:] {
		if c.Text() != "" {
			return false
		}
	}
	return true
}

// inlines reads the text of a block.
func (p *parser) inlines(n ast.Node, b *Block) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		p.inline(c, b, run{})
	}
	p.checkSigns(b)
}

// signs are those of Markdown that stay in the words where they mark nothing. Next to Chinese punctuation they often
// do: a closing ** must not stand between a mark and a character.
var signs = regexp.MustCompile(`\*\*|\[\^|\]\(`)

// checkSigns finds signs that readers would see.
func (p *parser) checkSigns(b *Block) {
	var words strings.Builder
	for _, r := range b.runs {
		if r.code || r.escaped || r.start < 0 {
			words.WriteString(strings.Repeat("\x00", len(r.text)))
		} else {
			words.WriteString(r.text)
		}
		if r.brk {
			words.WriteByte('\n')
		}
	}
	if m := signs.FindStringIndex(words.String()); m != nil {
		sign := words.String()[m[0]:m[1]]
		p.problems.Add(diag.UnsupportedMark, b.posAt(m[0], m[1]), lang.Text{ZH: "没有起作用的 " + sign, EN: sign + " that marks nothing"})
	}
}

// inline reads one inline node in the style of what encloses it.
func (p *parser) inline(n ast.Node, b *Block, style run) {
	within := func(style run) {
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			p.inline(c, b, style)
		}
	}
	switch n := n.(type) {
	case *ast.Text:
		p.text(n, b, style)
	case *ast.String:
		style.text, style.start = string(n.Value), -1
		b.runs = append(b.runs, style)
	case *ast.Emphasis:
		if n.Level == 2 {
			style.strong = true
		} else {
			style.emphasis = true
		}
		within(style)
	case *ast.CodeSpan:
		style.code = true
		within(style)
	case *ast.Link:
		style.href, style.hrefAt = string(util.ResolveEntityNames(util.ResolveNumericReferences(n.Destination))), n.Pos()
		within(style)
	case *ast.AutoLink:
		style.href, style.hrefAt, style.text, style.start = string(n.URL(p.src.Text)), n.Pos(), string(n.Label(p.src.Text)), -1
		if n.AutoLinkType == ast.AutoLinkEmail {
			style.href = "mailto:" + style.href
		}
		b.runs = append(b.runs, style)
	case *extast.FootnoteLink:
		p.footnote(n, b)
	case *extast.FootnoteBacklink:
	case *ast.Paragraph, *ast.TextBlock:
		within(style)
	case *ast.RawHTML:
		s := n.Segments.At(0)
		p.problems.Add(diag.RawHTML, p.src.Pos(s.Start, s.Stop))
	case *ast.Image:
		p.problems.Add(diag.UnsupportedMark, p.src.Pos(n.Pos(), n.Pos()+1), lang.Text{ZH: "图片；附件的图片放在同名文件中", EN: "a picture; the picture of an annex is a file of the same name beside it"})
	default:
		p.problems.Add(diag.UnsupportedMark, b.Pos(), lang.Same(n.Kind().String()))
	}
}

func (p *parser) text(n *ast.Text, b *Block, style run) {
	raw := n.Segment.Value(p.src.Text)
	style.text, style.start, style.end = string(raw), n.Segment.Start, n.Segment.Stop
	if !style.code && bytes.ContainsAny(raw, `\&`) {
		style.text = string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(raw))))
		style.escaped = true
		if r, found := diag.FirstControl(style.text); found {
			p.problems.Add(diag.ControlCharacter, p.src.Pos(style.start, style.end), fmt.Sprintf("%U", r))
		}
	}
	switch {
	case n.HardLineBreak():
		style.brk = true
	case n.SoftLineBreak() && p.doc.Lang == lang.EN:
		style.text += " "
	}
	b.runs = append(b.runs, style)
}

var numberForms = []*regexp.Regexp{
	regexp.MustCompile(`^[一二三四五六七八九十]+、`), regexp.MustCompile(`^（[一二三四五六七八九十]+）`), regexp.MustCompile(`^[0-9]+[.．]`),
	regexp.MustCompile(`^[IVXLC]+\.\s`), regexp.MustCompile(`^\([0-9]+\)\s`),
}

// numberOf is the number at the beginning of a heading, as it is written.
func numberOf(heading string) string {
	for _, form := range numberForms {
		if m := form.FindString(heading); m != "" {
			return m
		}
	}
	return ""
}

// cite forms the citations: the numbers of the headings above and of the clause itself, 三（四）2; for a row the label of
// its annex and its numbers, 附件5第三部分第8项, Annex 5-III-8.
func (p *parser) cite() {
	label := ""
	for _, c := range p.doc.Clauses {
		if c.Role == "label" && len(c.Blocks) > 0 {
			label = c.Blocks[0].Text()
			c.Cite = label
		}
		if c.Cite == "" {
			c.Cite = citation(c, p.doc.Lang)
		}
		for _, b := range c.Blocks {
			group := ""
			for _, r := range b.Rows {
				group = citeRow(r, label, group, p.doc.Lang)
			}
		}
	}
}

func citation(c *Clause, l lang.Lang) string {
	var parts []string
	for at := c; at != nil; at = at.Parent {
		if n := bareNumber(at.Number); n != "" {
			parts = append([]string{n}, parts...)
		}
	}
	if len(parts) == 2 && !strings.ContainsAny(parts[1], "（(") {
		if l == lang.ZH {
			return parts[0] + "、" + parts[1]
		}
		return parts[0] + "." + parts[1]
	}
	return strings.Join(parts, "")
}

// bareNumber is a number without the marks that end it; brackets belong to it.
func bareNumber(n string) string { return strings.TrimRight(n, "、.． ") }

// citeRow cites one row and returns the number of its group for the rows that follow.
func citeRow(r *Row, label, group string, l lang.Lang) string {
	if len(r.Cells) == 0 {
		return group
	}
	first := r.Cells[0].Text()
	if r.Group {
		group = bareNumber(numberOf(first))
		first = ""
	}
	if r.Clause != nil && r.Clause.Cite == "" {
		r.Clause.Cite = label + rowNumber(group, "部分", l) + rowNumber(first, "项", l)
	}
	return group
}

var plainNumber = regexp.MustCompile(`^([0-9]+|[一二三四五六七八九十]+)$`)

// rowNumber is the number of a row, or of its group, behind the label of its annex; "" where there is none.
func rowNumber(n, unit string, l lang.Lang) string {
	switch {
	case n == "":
		return ""
	case l == lang.ZH && plainNumber.MatchString(n):
		return "第" + n + unit
	}
	return "-" + n
}
