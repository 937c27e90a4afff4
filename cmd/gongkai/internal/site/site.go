// Package site decides which pages a site has, their addresses, and the struct that each layout receives. A page is
// rendered when it is asked for; nothing of it is kept. What is equal on all pages of a language is rendered once.
package site

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/ledger"
	"gongkai/cmd/gongkai/internal/notice"
	"gongkai/cmd/gongkai/internal/opendata"
	"gongkai/cmd/gongkai/internal/search"
	"gongkai/cmd/gongkai/internal/theme"
)

// A Site is all pages of one site. It is not changed after Plan, so pages can be rendered side by side.
type Site struct {
	set     *disclosure.Dataset
	texts   *notice.Set
	theme   *theme.Theme
	pages   []Page
	known   map[string]bool // addresses, relative to the root of a language
	refs    references
	chrome  map[chromeKey]chrome
	options Options
	data    *opendata.Set
	indexes [len(lang.All)]func() *search.Index // of the search, made when first asked for
	heads   func() map[string]pageHead          // of the pages that are none of many, by their addresses

	dataKeys map[opendata.Scope][]string // what has files of its own, in order
	keys     func() *keys                // of the files
	history  func() *past                // see past
}

// Options are what a site is made with beside its data and texts.
type Options struct {
	BaseURL string // absolute address of the published site, with a slash at the end; "" where it is not known
	Root    fs.FS  // the site's own folder, for the pictures beside its texts
	Program string // tells versions of this program apart; "": nothing is known of it, and files have no keys

	// Digest, if not nil, gives size and SHA-256 of the file of an address and key, where they are known already.
	Digest func(address, key string) (size int64, sum [sha256.Size]byte, ok bool)

	History *ledger.History  // what was published; may be nil
	Now     *ledger.Snapshot // the site as it is; nil where History is
}

// A File is one file of the published site.
type File struct {
	Address string // below the site's root
	Write   func(io.Writer) error
	Key     string // digest of all that its bytes come from: as long as it is the same, so are they; "" where it is not known
}

// A Page is one page in one language.
type Page struct {
	Path   string // address below the root of the language: targets/forest-cover.html
	Lang   lang.Lang
	layout string
	view   func(*view) any
	need   need
}

// Address is the page's address below the site's root. The Chinese site stands at the root, the English one in en/.
func (p Page) Address() string {
	if p.Lang == lang.ZH {
		return p.Path
	}
	return path.Join(p.Lang.Key(), p.Path)
}

// Check resolves what the texts name and link to, and finds what they name wrongly. It must run before Plan, on data
// that may still have faults. The history is what was published, whose releases have pages.
func Check(set *disclosure.Dataset, texts *notice.Set, history *ledger.History) diag.List {
	s := &Site{set: set, texts: texts, known: map[string]bool{}, options: Options{History: history}}
	problems := s.resolve()
	s.referYears()
	s.plan()
	return append(problems, s.checkLinks()...)
}

// Plan decides the pages of a site, whose data and texts have been checked and hold no errors. The error is a fault of
// the theme.
func Plan(set *disclosure.Dataset, texts *notice.Set, th *theme.Theme, options Options) (*Site, error) {
	s := &Site{set: set, texts: texts, theme: th, known: map[string]bool{}, options: options, chrome: map[chromeKey]chrome{}}
	s.data = opendata.New(set, Duties(texts), options.BaseURL)
	s.dataKeys = map[opendata.Scope][]string{}
	for _, scope := range opendata.Scopes {
		s.dataKeys[scope] = s.data.Keys(scope)
	}
	s.refer()
	s.history = sync.OnceValue(s.makePast)
	s.plan()
	s.keys = sync.OnceValue(s.makeKeys)
	s.indexSearch()
	if err := s.prepare(); err != nil {
		return nil, err
	}
	return s, nil
}

// Pages lists all pages, those of one language after those of the other.
func (s *Site) Pages() []Page { return s.pages }

// Files lists all files of the site: the data, its pages, the files of the theme, the index of the search, the pictures
// beside the texts. The data comes first since it holds the files that take longest, and pages name their digests.
func (s *Site) Files() []File {
	for _, l := range lang.All {
		go s.indexes[l]() // which takes as long as all else here
	}
	files := s.dataFiles()
	for _, p := range s.pages {
		files = append(files, File{p.Address(), func(w io.Writer) error { return s.Render(w, p) }, s.key(p.layout, p.need, p.Path)})
	}
	for _, a := range s.theme.Assets() {
		files = append(files, File{Address: a.Address, Write: func(w io.Writer) error { _, err := w.Write(a.Content); return err }})
	}
	files = append(files, s.machineFiles()...)
	files = append(files, s.searchFiles()...)
	files = append(files, s.frozen()...)
	return append(append(files, s.pictures()...), s.enclosed()...)
}

// dataFiles lists the files of data. Those that hold the digests of others need not write these again.
func (s *Site) dataFiles() []File {
	var files []File
	sums := dataSums{site: s, keys: map[string]string{}}
	s.data.Known = sums.of
	s.data.Released = func(scope opendata.Scope, key string) disclosure.Release {
		return s.releaseAt(s.needsData(opendata.File{Scope: scope, Key: key}), "")
	}
	s.data.Sealed = s.sealedTables()
	for _, f := range s.data.Files() {
		key := s.key("data", s.needsData(f), "")
		sums.keys[f.Address] = key
		files = append(files, File{f.Address, sums.noting(f), key})
	}
	return files
}

// dataSums are the digests of files of data, as far as they are known: of those that have been written in this run, and
// those that the options know.
type dataSums struct {
	site    *Site
	keys    map[string]string // by address
	written sync.Map          // *writing by address
}

// A writing is a file that is being written, or has been. Its digest is known once that is done, unless it failed.
type writing struct {
	done   chan struct{}
	digest opendata.Digest
	ok     bool
}

func (d *dataSums) of(address string) (opendata.Digest, bool) {
	if w, isWritten := d.written.Load(address); isWritten { // files come before those that name their digests
		w := w.(*writing)
		<-w.done
		return w.digest, w.ok
	}
	if key := d.keys[address]; key != "" && d.site.options.Digest != nil {
		size, sum, ok := d.site.options.Digest(address, key)
		return opendata.Digest{Bytes: size, SHA256: hex.EncodeToString(sum[:])}, ok
	}
	return opendata.Digest{}, false
}

// noting writes a file and notes its digest.
func (d *dataSums) noting(f opendata.File) func(io.Writer) error {
	return func(to io.Writer) (err error) {
		w := &writing{done: make(chan struct{})}
		d.written.Store(f.Address, w)
		defer close(w.done)
		w.digest, err = f.DigestTo(to)
		w.ok = err == nil
		return err
	}
}

// Render writes a page.
func (s *Site) Render(w io.Writer, p Page) error {
	if err := s.theme.Render(w, p.layout, p.Lang, p.view(s.viewOf(p))); err != nil {
		return fmt.Errorf("layout %s: %w", p.layout, err)
	}
	return nil
}

// viewOf is the view of a page. Only the page that a server shows in place of any other names its links from the
// server's root.
func (s *Site) viewOf(p Page) *view {
	v := &view{Site: s, page: p, l: p.Lang, release: s.releaseOf(p)}
	v.root = strings.Repeat("../", strings.Count(p.Address(), "/"))
	if p.layout == "notfound" {
		v.root = s.basePath()
	}
	v.up = v.root
	if p.Lang == lang.EN {
		v.up += lang.EN.Key() + "/"
		if p.layout != "notfound" {
			v.up = strings.Repeat("../", strings.Count(p.Path, "/"))
		}
	}
	return v
}

// add adds a page in both languages, which depends on all figures.
func (s *Site) add(address, layout string, build func(*view) any) {
	s.addNeeding(nil, address, layout, build)
}

// addNeeding adds a page in both languages, which depends on some figures.
func (s *Site) addNeeding(need need, address, layout string, build func(*view) any) {
	s.known[address] = true
	for _, l := range lang.All {
		s.pages = append(s.pages, Page{Path: address, Lang: l, layout: layout, view: build, need: need})
	}
}

// plan lists the pages. What a plan does not have gets no page.
func (s *Site) plan() {
	s.add("index.html", "home", (*view).home)
	s.documents()
	s.add("targets.html", "board", (*view).board)
	for i := range s.set.Indicators {
		ind := &s.set.Indicators[i]
		s.addNeeding(s.needsTarget(ind), targetAddress(ind.ID), "target", func(v *view) any { return v.target(ind) })
	}
	for i := range s.set.Indicators {
		ind := &s.set.Indicators[i]
		s.addNeeding(needsFigures(ind), embedAddress(ind.ID), "embed", func(v *view) any { return v.embed(ind) })
	}
	for _, t := range s.withdrawn() {
		s.add(targetAddress(disclosure.IndicatorID(t.ID)), "withdrawn", func(v *view) any { return v.withdrawnPage(&t) })
		s.add(embedAddress(disclosure.IndicatorID(t.ID)), "embed", func(v *view) any { return v.withdrawnEmbed(&t) })
	}
	s.add("areas.html", "areas", (*view).areas)
	for i := range s.set.Areas {
		a := &s.set.Areas[i]
		s.addNeeding(s.needsArea(a.ID), areaAddress(a.ID), "area", func(v *view) any { return v.area(a) })
	}
	for i := range s.set.Groupings {
		g := &s.set.Groupings[i]
		s.add(g.ID+".html", "grouping", func(v *view) any { return v.grouping(g) })
		for k := range g.Groups {
			s.addNeeding(s.needsOf(g.Groups[k].Indicators), groupAddress(g, &g.Groups[k]), "group", func(v *view) any { return v.group(g, k) })
		}
	}
	if len(s.set.Initiatives) > 0 {
		s.add("initiatives.html", "initiatives", (*view).initiatives)
		for i := range s.set.Initiatives {
			s.addNeeding(s.needsOf(s.set.Initiatives[i].Indicators), initiativeAddress(s.set.Initiatives[i].ID), "initiative", func(v *view) any { return v.initiative(i) })
		}
	}
	s.add("bodies.html", "bodies", (*view).bodies)
	for i := range s.set.Bodies {
		b := &s.set.Bodies[i]
		s.addNeeding(s.needsBody(b.ID), bodyAddress(b.ID), "body", func(v *view) any { return v.body(b) })
	}
	s.add("years.html", "years", (*view).years)
	for _, y := range s.refs.years {
		s.addNeeding(needsYear(y), yearAddress(y), "year", func(v *view) any { return v.year(y) })
	}
	s.add("sources.html", "sources", (*view).sources)
	if s.hasComparison() {
		s.add("compare.html", "compare", (*view).compare)
	}
	s.add("downloads.html", "downloads", (*view).downloads)
	s.add("consistency.html", "consistency", (*view).consistency)
	s.add("releases.html", "releases", (*view).releases)
	for i, r := range s.pastReleases() {
		s.add(releaseAddress(r.Tag), "release", func(v *view) any { return v.releasePage(i) })
	}
	if len(s.set.Glossary) > 0 {
		s.addNeeding(none, "glossary.html", "glossary", (*view).glossary)
	}
	s.add(searchAddress, "search", (*view).search)
	s.add("sitemap.html", "sitemap", (*view).sitemap)
	s.addNeeding(none, "404.html", "notfound", (*view).notFound)
	slices.SortStableFunc(s.pages, func(a, b Page) int { return int(a.Lang) - int(b.Lang) })
}

// documents adds the pages of the texts: the notice, the plan and annexes, and the site's own pages.
func (s *Site) documents() {
	for _, name := range s.texts.Names() {
		layout := "document"
		switch {
		case name == "notice":
			layout = "notice"
		case name == "method":
			layout = "method"
		case !IsOfficial(name):
			layout = "page"
		}
		s.addNeeding(s.needsText(name), name+".html", layout, func(v *view) any { return v.document(name, layout) })
	}
	for _, name := range s.parallelTexts() {
		s.known["parallel.html"] = true
		s.addNeeding(none, parallelAddress(name), "parallel", func(v *view) any { return v.parallel(name) })
	}
	if s.known["parallel.html"] {
		s.addNeeding(none, "parallel.html", "parallels", (*view).parallels)
	}
}

// IsOfficial reports whether a text is part of the official document. All others are the site's own words.
func IsOfficial(name string) bool {
	return name == "notice" || name == "plan" || strings.HasPrefix(name, "annexes/")
}

// The addresses of pages, below the root of a language.

func targetAddress(id disclosure.IndicatorID) string { return "targets/" + string(id) + ".html" }
func areaAddress(id disclosure.AreaID) string        { return "areas/" + string(id) + ".html" }
func bodyAddress(id disclosure.BodyID) string        { return "bodies/" + string(id) + ".html" }
func initiativeAddress(id disclosure.InitiativeID) string {
	return "initiatives/" + string(id) + ".html"
}
func yearAddress(year int) string { return fmt.Sprintf("years/%d.html", year) }
func groupAddress(g *disclosure.Grouping, group *disclosure.Group) string {
	return g.ID + "/" + group.ID + ".html"
}

// clauseAddress is the page and anchor of a clause.
func (s *Site) clauseAddress(id disclosure.ClauseID) string {
	c := s.texts.Clause(string(id), lang.ZH)
	if c == nil {
		return "sitemap.html"
	}
	return c.Doc.Name + ".html#" + c.ID
}
