// Package notice reads the texts of a site (content/<lang>/*.md): the official document with its annexes and the site's
// own pages, in both languages, clause by clause. It checks that both languages have the same clauses, finds the lists
// of responsible bodies, and renders text with its marks. It knows neither data nor pages; package site resolves what
// the texts name.
package notice

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
)

// Folder is where the texts are, below the site's root.
const Folder = "content"

// A Set is all texts of a site.
type Set struct {
	texts   [len(lang.All)]map[string]*Document // nil for a file that could not be read
	clauses [len(lang.All)]map[string]*Clause
	names   []string
}

// A Document is one text: notice, plan, annexes/4, method.
type Document struct {
	Name     string
	Lang     lang.Lang
	Title    string
	Clauses  []*Clause // in order; rows of tables not among them
	Pictures []string  // files beside the text that belong to it, such as the scanned picture of an annex
	src      *diag.Source
}

// A Clause is a part of a document that can be cited: a heading with what stands beneath it, a paragraph or a row of a
// table with an id of its own. A clause without an id gathers what stands before the first id.
type Clause struct {
	ID      string
	Role    string // what a paragraph is in the layout of the document: addressees, signature, …
	Cite    string // how the clause is cited: 三（四）2
	Number  string // the number in its heading: （四）
	Level   int    // of its heading, from 2; 0 without one
	Heading *Block // nil without one
	Blocks  []*Block
	Doc     *Document
	Parent  *Clause
	row     *Row // for a row of a table
}

// Load reads all texts below fsys, the site's root.
func Load(fsys fs.FS) (*Set, diag.List, error) {
	set := &Set{}
	var problems diag.List
	for _, l := range lang.All {
		set.texts[l], set.clauses[l] = map[string]*Document{}, map[string]*Clause{}
		found, err := load(fsys, l, set.texts[l])
		if err != nil {
			return nil, nil, err
		}
		problems = append(problems, found...)
		problems = append(problems, set.index(l)...)
	}
	set.names = names(set)
	problems = append(problems, set.compare()...)
	problems = append(problems, set.checkLinks()...)
	return set, problems, nil
}

// load reads the texts of one language.
func load(fsys fs.FS, l lang.Lang, texts map[string]*Document) (diag.List, error) {
	var problems diag.List
	folder := path.Join(Folder, l.Key())
	pictures := map[string][]string{}
	err := fs.WalkDir(fsys, folder, func(name string, e fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist) && name == folder:
			return fs.SkipAll
		case err != nil:
			problems.Add(diag.FileUnreadable, diag.Pos{File: name}, err.Error())
			return fs.SkipDir
		case diag.IsPassedOver(e.Name()):
			if e.IsDir() {
				return fs.SkipDir
			}
		case e.IsDir():
		case strings.HasSuffix(name, ".md"):
			problems = append(problems, read(fsys, name, l, folder, texts)...)
		case IsPicture(name):
			stem := strings.TrimPrefix(strings.TrimSuffix(name, path.Ext(name)), folder+"/")
			pictures[stem] = append(pictures[stem], name)
		default:
			problems.Add(diag.FileUnknown, diag.Pos{File: name})
		}
		return nil
	})
	if len(texts) == 0 {
		problems.Add(diag.FileMissing, diag.Pos{File: folder}, lang.Text{ZH: "该语言的全部文本", EN: "the texts of this language"})
	}
	for stem, files := range pictures {
		if d, exists := texts[stem]; exists {
			slices.Sort(files)
			if d != nil {
				d.Pictures = files
			}
			continue
		}
		for _, name := range files {
			problems.Add(diag.FileUnknown, diag.Pos{File: name})
		}
	}
	return problems, err
}

// IsPicture reports whether a file beside a text is a picture of it.
func IsPicture(name string) bool {
	return slices.Contains([]string{".png", ".jpg", ".jpeg", ".webp"}, strings.ToLower(path.Ext(name)))
}

func read(fsys fs.FS, name string, l lang.Lang, folder string, texts map[string]*Document) diag.List {
	src, problems := diag.Read(fsys, name)
	name = strings.TrimSuffix(strings.TrimPrefix(name, folder+"/"), ".md")
	if src == nil {
		texts[name] = nil // it exists and cannot be used
		return problems
	}
	d, found := Parse(name, l, src)
	texts[name] = d
	return append(problems, found...)
}

// index collects the clauses of a language by id. Only the clauses of the document have ids that must be unique across
// texts; a page of the site's own may repeat none either, since anchors are per page but receipts are not.
func (s *Set) index(l lang.Lang) diag.List {
	var problems diag.List
	for _, name := range sortedNames(s.texts[l]) {
		for _, c := range s.texts[l][name].All() {
			if c.ID == "" {
				continue
			}
			if first := s.clauses[l][c.ID]; first != nil {
				p := diag.New(diag.DuplicateClause, c.Pos(), c.ID)
				problems = append(problems, p.WithRelated(first.Pos(), lang.Text{ZH: "已用于此", EN: "first used here"}))
				continue
			}
			s.clauses[l][c.ID] = c
		}
	}
	return problems
}

// sortedNames are the names of the texts that could be read.
func sortedNames(texts map[string]*Document) []string {
	var list []string
	for name, d := range texts {
		if d != nil {
			list = append(list, name)
		}
	}
	slices.Sort(list)
	return list
}

func names(s *Set) []string {
	all := map[string]*Document{}
	for _, texts := range s.texts {
		for name, d := range texts {
			if d != nil {
				all[name] = d
			}
		}
	}
	return sortedNames(all)
}

// Names lists the documents' names in order.
func (s *Set) Names() []string { return s.names }

// Document is the text of the given name in language l, or nil.
func (s *Set) Document(name string, l lang.Lang) *Document { return s.texts[l][name] }

// Clause is the clause of the given id in language l, or nil.
func (s *Set) Clause(id string, l lang.Lang) *Clause { return s.clauses[l][id] }

// Words are the words of a clause in both languages, as quotes are checked against them. A language that lacks the clause
// has none.
func (s *Set) Words(id string) (lang.Text, bool) {
	zh, en := s.clauses[lang.ZH][id], s.clauses[lang.EN][id]
	var words lang.Text
	if zh != nil {
		words.ZH = zh.Text()
	}
	if en != nil {
		words.EN = en.Text()
	}
	return words, zh != nil || en != nil
}

// Text is what the text was read from.
func (d *Document) Text() []byte { return d.src.Text }

// All lists the clauses of a document in order, the rows of its tables each after the clause in which they stand.
func (d *Document) All() []*Clause {
	var all []*Clause
	for _, c := range d.Clauses {
		all = append(all, c)
		for _, b := range c.Blocks {
			for _, r := range b.Rows {
				if r.Clause != nil {
					all = append(all, r.Clause)
				}
			}
		}
	}
	return all
}

// Text is the clause's words: heading, paragraphs, cells, each on a line of its own. Editorial notes are not part of it.
func (c *Clause) Text() string {
	var lines []string
	if c.Heading != nil {
		lines = append(lines, c.Heading.Text())
	}
	if c.row != nil {
		for _, cell := range c.row.Cells {
			lines = append(lines, cell.Text())
		}
	}
	for _, b := range c.Blocks {
		if b.Kind != Note {
			lines = append(lines, b.Text())
		}
	}
	return strings.Join(lines, "\n")
}

// Pos is the place of the clause: its heading, its row or its first block.
func (c *Clause) Pos() diag.Pos {
	switch {
	case c.Heading != nil:
		return c.Heading.Pos()
	case c.row != nil && len(c.row.Cells) > 0:
		return c.row.Cells[0].Pos()
	case len(c.Blocks) > 0:
		return c.Blocks[0].Pos()
	}
	return c.Doc.src.Whole()
}

// IsRow reports whether the clause is a row of a table.
func (c *Clause) IsRow() bool { return c.row != nil }

// Cells are the texts of the row, without the number in its first cell.
func (c *Clause) Cells() []string {
	if c.row == nil {
		return nil
	}
	var cells []string
	for _, cell := range c.row.Cells[1:] {
		cells = append(cells, cell.Text())
	}
	return cells
}

// Prose is the texts of the row's cells that are neither its number, its title nor a list of bodies.
func (c *Clause) Prose() []string {
	if c.row == nil {
		return nil
	}
	var cells []string
	for i, cell := range c.row.Cells {
		if i > 1 && len(cell.mentions) == 0 && cell.Text() != "" {
			cells = append(cells, cell.Text())
		}
	}
	return cells
}

// Title is the heading without its number and full stop; of a row the words of its second cell, or what it says of the
// rows beneath it.
func (c *Clause) Title() string {
	switch {
	case c.Heading != nil:
		t := strings.TrimSpace(strings.TrimPrefix(c.Heading.Text(), c.Number))
		return strings.TrimRight(strings.TrimLeft(t, "—"), "。.")
	case c.row != nil && c.row.Group:
		first := c.row.Cells[0].Text()
		return strings.TrimSpace(strings.TrimPrefix(first, numberOf(first)))
	case c.row != nil && len(c.row.Cells) > 1:
		return c.row.Cells[1].Text()
	}
	return ""
}

// Mentions are the names of responsible bodies in the clause's own text, in order, list by list.
func (c *Clause) Mentions() []*Mention {
	var all []*Mention
	for _, b := range c.Blocks {
		all = append(all, b.mentions...)
	}
	if c.row != nil {
		for _, cell := range c.row.Cells {
			all = append(all, cell.mentions...)
		}
	}
	return all
}

// Own is the clause's words without those of rows that are clauses themselves.
func (c *Clause) Own() string {
	var lines []string
	c.eachOwn(func(b *Block) { lines = append(lines, b.Text()) })
	return strings.Join(lines, "\n")
}

// eachOwn visits the heading, cells and blocks of which a clause's own words are made.
func (c *Clause) eachOwn(visit func(*Block)) {
	if c.Heading != nil {
		visit(c.Heading)
	}
	if c.row != nil {
		for _, cell := range c.row.Cells {
			visit(cell)
		}
	}
	for _, b := range c.Blocks {
		switch b.Kind {
		case Note:
		case Table:
			for _, r := range b.Rows {
				if r.Clause == nil {
					for _, cell := range r.Cells {
						visit(cell)
					}
				}
			}
		default:
			visit(b)
		}
	}
}

// Find is the place of words in the clause; the place of the clause where they do not stand in one block.
func (c *Clause) Find(words string) diag.Pos {
	pos, found := c.Pos(), false
	c.eachOwn(func(block *Block) {
		block.walk(func(b *Block) {
			if i := strings.Index(b.ownText(), words); i >= 0 && !found && words != "" {
				pos, found = b.posAt(i, i+len(words)), true
			}
		})
	})
	return pos
}
