package site

import (
	"cmp"
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/notice"
	"gongkai/cmd/gongkai/internal/search"
)

// This file says what the search of a language finds: every page, clause, target, area, group, initiative, body, source
// and term. Names are found in both languages, texts in that of the page.

// A findable is the documents of one kind, and the page that lists them where one does.
type findable struct {
	search.Kind
	page string // address; "" where none lists them
	each func(yield func(search.Document))
}

// findables lists the kinds in the order in which hits that answer equally well are shown.
func (v *view) findables() []findable {
	list := []findable{
		{search.Kind{Key: "target", Name: v.t("目标", "Targets")}, "targets.html", v.findTargets},
		{search.Kind{Key: "area", Name: v.t("地区", "Areas")}, "areas.html", v.findAreas},
	}
	for i := range v.set.Groupings {
		g := &v.set.Groupings[i]
		kind := search.Kind{Key: g.ID, Name: v.in(g.Name)}
		list = append(list, findable{kind, g.ID + ".html", func(yield func(search.Document)) { v.findGroups(g, yield) }})
	}
	return append(list,
		findable{search.Kind{Key: "clause", Name: v.t("文件条款", "Clauses of the document")}, "plan.html", v.findClauses},
		findable{search.Kind{Key: "initiative", Name: v.t("改革、平台和项目", "Reforms, platforms and projects")}, "initiatives.html", v.findInitiatives},
		findable{search.Kind{Key: "body", Name: v.t("责任单位", "Responsible bodies")}, "bodies.html", v.findBodies},
		findable{search.Kind{Key: "term", Name: v.t("术语", "Terms")}, "glossary.html", v.findTerms},
		findable{search.Kind{Key: "source", Name: v.t("数据来源", "Sources")}, "sources.html", v.findSources},
		findable{search.Kind{Key: "page", Name: v.t("页面", "Pages")}, "sitemap.html", v.findPages})
}

// findable gives all documents, kind after kind.
func (v *view) findable(kinds []findable) iter.Seq[search.Document] {
	return func(yield func(search.Document) bool) {
		goOn := true
		for i, k := range kinds {
			k.each(func(d search.Document) {
				d.Kind = i
				goOn = goOn && yield(d)
			})
		}
	}
}

// bothNames are names in both languages, the page's first.
func (v *view) bothNames(texts ...lang.Text) []string {
	var names []string
	for _, l := range []lang.Lang{v.l, v.l.Other()} {
		for _, t := range texts {
			if name := t.In(l); name != "" && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	return names
}

// named is a document with its names, the first of which is its title.
func named(address string, names []string) search.Document {
	d := search.Document{Address: address}
	if len(names) > 0 {
		d.Title, d.Names = names[0], names[1:]
	}
	return d
}

// lines joins what there is, a line each.
func lines(parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "\n")
}

func (v *view) findTargets(yield func(search.Document)) {
	for i := range v.set.Indicators {
		ind := &v.set.Indicators[i]
		d := named(targetAddress(ind.ID), v.bothNames(ind.Name, ind.Short))
		d.ID = string(ind.ID)
		var above, text []string
		for _, a := range ind.Areas {
			above = append(above, v.in(v.set.Area(a).Short))
		}
		for _, g := range v.refs.groups[ind.ID] {
			above = append(above, v.in(g.group.Name))
		}
		text = append(text, v.goal(ind))
		for _, w := range ind.Receipts {
			text = append(text, v.in(w.Quote))
		}
		for _, p := range ind.Parts {
			text = append(text, v.in(p.Name))
		}
		for _, o := range v.set.Observed(ind.ID) {
			text = append(text, v.in(o.Scope), v.in(o.Note))
		}
		d.Heading, d.Text = strings.Join(above, v.t("、", ", ")), lines(slices.Compact(append(text, v.in(ind.Note)))...)
		yield(d)
	}
}

func (v *view) findAreas(yield func(search.Document)) {
	for i := range v.set.Areas {
		a := &v.set.Areas[i]
		d := named(areaAddress(a.ID), v.bothNames(a.Name, a.Short))
		d.ID, d.Heading = string(a.ID), v.areaKind(a.Kind)
		d.Text = lines(v.in(a.Role), v.in(a.Note))
		for k := range v.set.Milestones {
			if m := &v.set.Milestones[k]; slices.Contains(m.Areas, a.ID) {
				d.Text = lines(d.Text, v.in(m.Name))
			}
		}
		yield(d)
	}
}

func (v *view) findGroups(g *disclosure.Grouping, yield func(search.Document)) {
	for k := range g.Groups {
		group := &g.Groups[k]
		d := named(groupAddress(g, group), v.bothNames(group.Name))
		d.ID, d.Heading, d.Text = group.ID, v.in(g.Short()), lines(v.prose(group.Clause, v.l)...)
		yield(d)
	}
}

// findClauses gives the clauses of the official document.
func (v *view) findClauses(yield func(search.Document)) {
	for _, name := range v.official() {
		v.findIn(name, yield)
	}
}

// findIn gives the clauses of a text that can be linked to.
func (v *view) findIn(name string, yield func(search.Document)) {
	doc := v.texts.Document(name, v.l)
	if doc == nil {
		return
	}
	for _, c := range doc.All() {
		if c.ID != "" && c.Role != "label" {
			yield(v.findClause(c))
		}
	}
}

// longestTitle is up to how many bytes the words of a row are its title.
const longestTitle = 120

// findClause is a clause under its heading, a row under what it is about; any other under its first words.
func (v *view) findClause(c *notice.Clause) search.Document {
	d := search.Document{Address: c.Doc.Name + ".html#" + c.ID, ID: c.ID, Heading: v.placeOf(c), Text: c.Own()}
	if other := v.texts.Clause(c.ID, v.l.Other()); other != nil && other.Heading != nil {
		d.Names = []string{other.Title()}
	}
	title := c.Title()
	switch {
	case c.Heading != nil:
		d.Title = strings.TrimSpace(strings.TrimSpace(c.Number) + v.t("", " ") + title)
		d.Text = strings.TrimPrefix(strings.TrimPrefix(d.Text, c.Heading.Text()), "\n")
	case c.IsRow():
		cells := c.Cells()
		if title != "" && len(title) <= longestTitle {
			d.Title, cells = title, slices.DeleteFunc(cells, func(s string) bool { return s == title })
		}
		d.Text = lines(cells...)
	}
	if d.Title == "" {
		d.Title = v.beginning(d.Text)
	}
	return d
}

// beginning is the first words of a text, as many as make a title.
func (v *view) beginning(text string) string {
	first, _, _ := strings.Cut(text, "\n")
	first = v.withoutForeign(first)
	pause := v.t("，。；", ".,;")
	words := []rune(first)
	most := 36
	if v.l == lang.EN {
		most = 90
	}
	if len(words) <= most {
		return first
	}
	for i := most; i > most/2; i-- {
		if strings.ContainsRune(pause, words[i]) {
			return string(words[:i]) + "…"
		}
	}
	if i := strings.LastIndex(string(words[:most]), " "); i > 0 {
		return string(words[:most])[:i] + "…"
	}
	return string(words[:most]) + "…"
}

// withoutForeign leaves Chinese words out of English ones that are said again after them, in brackets: a title cannot mark
// a part of itself as of another language.
func (v *view) withoutForeign(words string) string {
	last := strings.LastIndexFunc(words, func(r rune) bool { return unicode.Is(unicode.Han, r) })
	if v.l != lang.EN || last < 0 {
		return words
	}
	_, size := utf8.DecodeRuneInString(words[last:])
	rest := strings.TrimSpace(words[last+size:])
	if said, ok := strings.CutPrefix(rest, "("); ok && strings.HasSuffix(said, ")") {
		return strings.TrimSuffix(said, ")")
	}
	return words
}

// placeOf says where in the document a clause stands.
func (v *view) placeOf(c *notice.Clause) string {
	text, cite := v.textName(c.Doc.Name), v.citation(c)
	label := v.annexLabel(c.Doc.Name)
	switch {
	case c.Cite == "":
		return text
	case label != "" && strings.HasPrefix(cite, label):
		return cite + strings.TrimPrefix(text, label)
	}
	return text + " " + cite
}

func (v *view) findInitiatives(yield func(search.Document)) {
	for i := range v.set.Initiatives {
		ini := &v.set.Initiatives[i]
		d := named(initiativeAddress(ini.ID), v.bothNames(ini.Name))
		d.ID, d.Heading = string(ini.ID), v.initiativeKind(ini.Kind)
		text := v.prose(ini.Clause, v.l)
		for k := range ini.Events {
			text = append(text, v.in(ini.Events[k].Text), ini.Events[k].Quote)
		}
		d.Text = lines(text...)
		yield(d)
	}
}

func (v *view) findBodies(yield func(search.Document)) {
	for i := range v.set.Bodies {
		b := &v.set.Bodies[i]
		d := named(bodyAddress(b.ID), append(v.bothNames(b.Name, b.Short), b.Aliases...))
		d.ID, d.Heading, d.Text = string(b.ID), v.bodyKind(b.Kind), v.in(b.Note)
		yield(d)
	}
}

func (v *view) findTerms(yield func(search.Document)) {
	for i := range v.set.Glossary {
		t := &v.set.Glossary[i]
		d := named("glossary.html#"+t.ID, append(v.bothNames(t.Text), t.Also...))
		d.ID, d.Text = t.ID, v.in(t.Note)
		yield(d)
	}
}

func (v *view) findSources(yield func(search.Document)) {
	for i := range v.set.Sources {
		s := &v.set.Sources[i]
		yield(search.Document{
			Address: "sources.html#" + string(s.ID), Title: s.Title, ID: string(s.ID),
			Heading: v.in(s.Publisher) + v.t("，", ", ") + s.Date.In(v.l), Text: lines(v.in(s.Via), v.in(s.Note)),
		})
	}
}

// ownDocument are the layouts whose pages are found as something more than a page, and those that no search leads to.
var ownDocument = []string{"target", "embed", "area", "group", "initiative", "body", "notfound", "search"}

// findPages gives all other pages, and the sections of the site's own texts.
func (v *view) findPages(yield func(search.Document)) {
	for _, p := range v.pages {
		if p.Lang != v.l || slices.Contains(ownDocument, p.layout) {
			continue
		}
		name := strings.TrimSuffix(p.Path, ".html")
		if v.texts.Document(name, v.l) != nil {
			yield(v.findText(name))
			if !IsOfficial(name) {
				v.findIn(name, yield)
			}
			continue
		}
		page, other := v.heads()[p.Address()], v.heads()[Page{Path: p.Path, Lang: v.l.Other()}.Address()]
		yield(search.Document{Address: p.Path, Title: page.name, Names: []string{other.name}, Text: page.description})
	}
	v.findParts(yield)
}

// A pageHead is what a page that is none of many is found by.
type pageHead struct{ name, description string }

// pageHeads reads the heads of these pages, which only a page made whole has: they are few, and each is made once.
func (s *Site) pageHeads() map[string]pageHead {
	heads := map[string]pageHead{}
	for _, p := range s.pages {
		if slices.Contains(ownDocument, p.layout) || s.texts.Document(strings.TrimSuffix(p.Path, ".html"), p.Lang) != nil {
			continue
		}
		v := s.viewOf(p)
		v.isHead = true
		if page, ok := p.view(v).(interface{ own() Frame }); ok {
			f := page.own()
			heads[p.Address()] = pageHead{cmp.Or(f.heading, s.set.Site.Name.In(p.Lang)), f.Description}
		}
	}
	return heads
}

// own is the frame itself, of whatever page it is part of.
func (f Frame) own() Frame { return f }

// findText is the page of a text.
func (v *view) findText(name string) search.Document {
	doc := v.texts.Document(name, v.l)
	d := search.Document{Address: name + ".html", Title: v.textTitle(doc), ID: name}
	if other := v.texts.Document(name, v.l.Other()); other != nil {
		d.Names = append(d.Names, other.Title)
	}
	if name == "notice" {
		d.Names = append(d.Names, v.set.Notice.Number)
	}
	for _, c := range doc.Clauses {
		if c.ID == "" || c.Role == "label" {
			d.Text = lines(d.Text, c.Own())
		}
	}
	return d
}

// findParts gives what stands on pages of several: the slips of the document, sums, releases.
func (v *view) findParts(yield func(search.Document)) {
	part := func(address string, name, heading, text lang.Text) {
		d := named(address, v.bothNames(name))
		d.Heading, d.Text = v.in(heading), v.in(text)
		yield(d)
	}
	checks, releases := lang.Text{ZH: "文本与算术核对", EN: "Consistency"}, lang.Text{ZH: "发布记录", EN: "Releases"}
	for _, d := range v.set.Differences {
		part("consistency.html#slip-"+d.ID, d.Name, checks, d.Text)
	}
	for _, sum := range v.set.Sums {
		part("consistency.html#sum-"+sum.ID, sum.Name, checks, sum.Text)
	}
	for _, r := range v.set.Releases {
		part("releases.html#"+r.Tag, r.Title, releases, r.Notes)
	}
}
