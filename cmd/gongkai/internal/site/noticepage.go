package site

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/markup"
	"gongkai/cmd/gongkai/internal/notice"
)

// A NoticePage is the notice as an official document, under the box of its metadata.
type NoticePage struct {
	Frame
	Head  Head
	Meta  []Meta
	Sheet Sheet
	Files []Attached
	Next  Link
}

// A Meta is one field of the box of metadata.
type Meta struct {
	Term     string
	Value    markup.HTML
	Hook     string // data-gov
	DateTime string // of a date
	Source   *SourceLine
	Wide     bool
}

// A Sheet is the parts of an official document, by the roles of its paragraphs.
type Sheet struct {
	Issuer   SheetPart
	Size     string // how long the issuer's line is: s, m, l
	Number   SheetPart
	Body     []SheetPart
	Colophon []SheetPart // copies and who printed it
}

// A SheetPart is a paragraph of the notice in its role.
type SheetPart struct {
	ID   string
	Role string
	Text []notice.Passage
	Line []string // of who printed it: who, when

	Self, Other, Both Link // as of a Clause
}

// The roles of paragraphs that have a place of their own on the sheet.
const (
	roleIssuer  = "issuer"
	roleNumber  = "number"
	roleCopies  = "copies"
	rolePrinted = "printed"
)

func (v *view) noticePage(doc *notice.Document) NoticePage {
	page := NoticePage{Frame: v.frame(doc.Title, v.crumbs(Link{Text: v.textName(doc.Name)})...), Head: v.head(doc), Meta: v.metadata(), Sheet: v.sheet(doc)}
	page.Description = v.noticeDescription(doc)
	page.nodes = append(page.nodes, v.legislation(doc.Title))
	page.Citations = v.citeText(doc.Name)
	page.Files = v.attached(doc.Name)
	_, page.Next = v.neighbors(doc.Name)
	return page
}

// noticeDescription is the title with what tells the document apart: its number and its dates.
func (v *view) noticeDescription(doc *notice.Document) string {
	n := &v.set.Notice
	s := doc.Title
	if n.Number != "" {
		s += v.t("，", ", ") + n.Number
	}
	if made := n.Made.In(v.l); made != "" {
		s += v.t("，"+made+"成文", ", made on "+made)
	}
	if published := n.Published.In(v.l); published != "" {
		s += v.t("，"+published+"公开", ", published on "+published)
	}
	return s + v.t("。", ".")
}

// sheet sorts the paragraphs of the notice by their roles.
func (v *view) sheet(doc *notice.Document) Sheet {
	r := v.renderer(doc)
	var s Sheet
	for _, c := range doc.Clauses {
		part := SheetPart{ID: c.ID, Role: c.Role, Text: r.Passages(c.Blocks, nil)}
		part.Self, part.Other = v.clauseTools(c)
		part.Both = v.bothLink(c)
		switch c.Role {
		case roleIssuer:
			s.Issuer, s.Size = part, lineSize(c.Text(), v.l)
		case roleNumber:
			s.Number = part
		case roleCopies:
			s.Colophon = append(s.Colophon, part)
		case rolePrinted:
			part.Line = printed(c.Text())
			s.Colophon = append(s.Colophon, part)
		default:
			s.Body = append(s.Body, part)
		}
	}
	return s
}

// lineSize says how large the issuer's line can be set: a short name larger, as on paper. English names are long.
func lineSize(line string, l lang.Lang) string {
	switch n := utf8.RuneCountInString(line); {
	case l == lang.EN || n > 22:
		return "s"
	case n > 14:
		return "m"
	}
	return "l"
}

var printedLine = regexp.MustCompile(`^(.+\S)[ \x{3000}]+([0-9]{4}年.+印发)$`)

// printed parts the last line of an official document: who printed it, on the left, and when, on the right.
func printed(line string) []string {
	if m := printedLine.FindStringSubmatch(line); m != nil {
		return m[1:]
	}
	return nil
}

// metadata is the box of metadata: what is not known is left out.
func (v *view) metadata() []Meta {
	n := &v.set.Notice
	issuing := v.in(n.IssuingBody)
	if seal := v.in(n.Seal); seal != "" {
		issuing += v.t("（"+seal+"）", " ("+lang.LowerFirst(seal)+")")
	}
	all := []Meta{
		{Term: v.t("索引号", "Index No."), Value: v.mixed(n.IndexNumber)},
		{Term: v.t("主题分类", "Subject category"), Value: v.mixed(v.in(n.Category))},
		{Term: v.t("发布机构", "Publishing body"), Value: v.mixed(v.in(n.PublishingBody))},
		{Term: v.t("发文机关", "Issuing body"), Value: v.mixed(issuing)},
		{Term: v.t("发文字号", "Document No."), Value: v.mixed(n.Number)},
		{Term: v.t("成文日期", "Date of issue"), Value: v.date(n.Made), DateTime: n.Made.String()},
		{Term: v.t("公开日期", "Date of publication"), Value: v.mixed(v.inTime(n.Published, n.Time)), DateTime: stamp(n.Published, n.Time), Hook: "pub-date"},
		{Term: v.t("公开方式", "Means of disclosure"), Value: v.mixed(v.in(n.Means))},
		{Term: v.t("信息来源", "Source"), Value: v.mixed(v.in(n.Origin)), Hook: "source"},
		{Term: v.t("有效性", "Validity"), Value: v.mixed(v.in(n.Validity)), Hook: "validity"},
	}
	var known []Meta
	for _, m := range all {
		if m.Value != "" {
			known = append(known, m)
		}
	}
	if n := len(known); n%2 == 1 {
		known[n-1].Wide = true
	}
	return append(known, v.originalMeta(n)...)
}

// date writes a date as the document itself does.
func (v *view) date(d lang.Date) markup.HTML {
	var b markup.Builder
	return b.Text(d.In(v.l)).HTML()
}

// originalMeta says where the document was published, and as what file.
func (v *view) originalMeta(n *disclosure.Notice) []Meta {
	var list []Meta
	if src := v.set.Source(n.Source); src != nil {
		line := v.sourceLine(src)
		list = append(list, Meta{Term: v.t("公开网页", "Web page"), Source: &line, Wide: true})
	}
	if name := strings.TrimSpace(v.in(n.Attachment)); name != "" {
		list = append(list, Meta{Term: v.t("网页附件", "Attached file"), Value: v.mixed(name), Wide: true})
	}
	return list
}
