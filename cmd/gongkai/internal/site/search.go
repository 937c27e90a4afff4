package site

import (
	"io"
	"path"
	"strings"
	"sync"
	"unicode"

	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/search"
)

// A SearchPage is the search, and without script the index of all that it finds.
type SearchPage struct {
	Frame
	Name  string // of the index
	Index string // address of its manifest
	Other Link   // the search in the other language
	Kinds []SearchKind
}

// A SearchKind is what the search finds of one kind.
type SearchKind struct {
	ID     string
	Name   string
	Count  string
	Page   Link // lists the same
	Groups []SearchGroup
}

// A SearchGroup is a part of what a kind lists. Where there is but one, it has no name.
type SearchGroup struct {
	Name  string
	Links []Link
}

// searchAddress is the page of the search in each language.
const searchAddress = "search.html"

// mostFound is up to how many documents of a kind the page of the search lists: of more, it names the page that does, so
// that it does not grow with the site.
const mostFound = 400

// indexSearch prepares the index of each language, which is made when it is first asked for.
func (s *Site) indexSearch() {
	s.heads = sync.OnceValue(s.pageHeads)
	for _, l := range lang.All {
		s.indexes[l] = sync.OnceValue(func() *search.Index {
			v := s.viewOf(Page{Path: searchAddress, Lang: l})
			kinds := v.findables()
			names := make([]search.Kind, len(kinds))
			for i, k := range kinds {
				names[i] = k.Kind
			}
			return search.Build(l.Key(), names, v.findable(kinds))
		})
	}
}

// indexFolder is where the files of an index are, below the site's root.
func indexFolder(l lang.Lang) string { return path.Join("search", l.Key()) }

// searchFiles lists the files of the indexes.
func (s *Site) searchFiles() []File {
	var files []File
	for _, l := range lang.All {
		for _, f := range s.indexes[l]().Files {
			files = append(files, File{Address: path.Join(indexFolder(l), f.Name), Write: func(w io.Writer) error { _, err := w.Write(f.Content); return err }})
		}
	}
	return files
}

func (v *view) search() any {
	title := v.t("搜索", "Search")
	page := SearchPage{Frame: v.frame(title, v.crumbs(Link{Text: title})...), Name: v.l.Key()}
	page.Description = v.t("搜索本站的目标、文件条款、地区、责任单位、项目、术语和数据来源，或按目录查找。", "Search the targets, clauses, areas, bodies, initiatives, terms and sources of this site, or look them up in the index.")
	page.Index = v.root + indexFolder(v.l) + "/" + search.Manifest + "?v=" + v.indexes[v.l]().Fingerprint
	page.Other = Link{Href: v.across(searchAddress), Tag: v.l.Other().Tag(), Text: v.t("Search the English pages", "搜索中文页面")}
	for _, k := range v.findables() {
		if kind := v.searchKind(k); kind.Count != "" {
			page.Kinds = append(page.Kinds, kind)
		}
	}
	return page
}

// searchKind lists what the search finds of a kind.
func (v *view) searchKind(k findable) SearchKind {
	kind := SearchKind{ID: "all-" + k.Key, Name: k.Name}
	if v.known[k.page] {
		kind.Page = Link{Href: v.href(k.page), Text: k.Name}
	}
	n := 0
	k.each(func(d search.Document) {
		n++
		if n > mostFound {
			kind.Groups = nil
			return
		}
		group := ""
		if name, _, isPart := strings.Cut(d.Address, ".html#"); isPart && k.Key == "clause" {
			group = v.textName(name)
		}
		if last := len(kind.Groups) - 1; last < 0 || kind.Groups[last].Name != group {
			kind.Groups = append(kind.Groups, SearchGroup{Name: group})
		}
		g := &kind.Groups[len(kind.Groups)-1]
		g.Links = append(g.Links, Link{Href: v.href(d.Address), Text: d.Title, Tag: v.foreignWords(d.Title)})
	})
	if n > 0 {
		kind.Count = v.count(n, "项", "entry", "entries")
	}
	return kind
}

// foreignWords is the tag of the other language where words can only be of it: Chinese on an English page, and on a
// Chinese page words without any Chinese.
func (v *view) foreignWords(words string) string {
	isChinese := strings.ContainsFunc(words, func(r rune) bool { return unicode.Is(unicode.Han, r) })
	isLatin := strings.ContainsFunc(words, unicode.IsLetter)
	if isChinese == (v.l == lang.ZH) || !isLatin {
		return ""
	}
	return v.l.Other().Tag()
}
