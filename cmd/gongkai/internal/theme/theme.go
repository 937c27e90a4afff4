// Package theme parses the layouts of a theme and renders pages with them. It knows nothing of plans and targets: a
// page is a struct of finished strings.
//
// A theme is a folder with layouts/*.html, styles/*.css, scripts/*.js and static/*. Every layout is parsed once for each language.
// Words that readers see are written in both languages at the place where they stand, [[中文|English]], so that none can
// be missing in one. A layout named frame.html holds what all pages have in common and calls the template "main", which
// each other layout defines; layouts whose names begin with an underscore define parts that others use. The style sheets
// are joined, in the order of their names, into the one that every page loads, and so are the scripts.
package theme

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"html/template"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/digest"
	"gongkai/cmd/gongkai/internal/lang"
)

// A Theme is a parsed theme.
type Theme struct {
	layouts [len(lang.All)]map[string]*template.Template
	assets  map[string]Asset
	sum     digest.Sum
}

// The assets that the style sheets and the scripts are joined into.
const (
	StyleSheet = "style.css"
	Script     = "script.js"
)

// An Asset is a static file of the theme. Its address carries a fingerprint of its content.
type Asset struct {
	Name    string // as it lies in static/
	Address string // below the site's root
	Content []byte
}

// assetFolder is where static files are published.
const assetFolder = "assets"

// Load parses the theme that lies at the root of fsys.
func Load(fsys fs.FS) (*Theme, error) {
	t := &Theme{assets: map[string]Asset{}}
	if err := t.loadAssets(fsys); err != nil {
		return nil, err
	}
	for _, j := range joined {
		if err := t.join(fsys, j.pattern, j.name); err != nil {
			return nil, err
		}
	}
	names, err := fs.Glob(fsys, "layouts/*.html")
	if err != nil {
		return nil, err
	}
	if !slices.Contains(names, "layouts/frame.html") {
		return nil, fmt.Errorf("the theme has no layouts/frame.html")
	}
	for _, l := range lang.All {
		if t.layouts[l], err = t.parse(fsys, names, l); err != nil {
			return nil, err
		}
	}
	return t, t.digest(fsys, names)
}

// Digest is the digest of all that the theme is made of.
func (t *Theme) Digest() digest.Sum { return t.sum }

func (t *Theme) digest(fsys fs.FS, names []string) error {
	var texts []any
	for _, name := range names {
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			return fmt.Errorf("reading %s: %w", name, err)
		}
		texts = append(texts, name, text)
	}
	t.sum = digest.Of(texts, t.assets)
	return nil
}

// parse parses all layouts for one language.
func (t *Theme) parse(fsys fs.FS, names []string, l lang.Lang) (map[string]*template.Template, error) {
	common := template.New("frame.html")
	var pages []string
	for _, name := range names {
		base := path.Base(name)
		if base != "frame.html" && !strings.HasPrefix(base, "_") {
			pages = append(pages, name)
			continue
		}
		if err := add(common, fsys, name, l); err != nil {
			return nil, err
		}
	}
	layouts := map[string]*template.Template{}
	for _, name := range pages {
		page, err := common.Clone()
		if err == nil {
			err = add(page, fsys, name, l)
		}
		if err != nil {
			return nil, err
		}
		layouts[strings.TrimSuffix(path.Base(name), ".html")] = page
	}
	return layouts, nil
}

func add(set *template.Template, fsys fs.FS, name string, l lang.Lang) error {
	text, err := fs.ReadFile(fsys, name)
	if err != nil {
		return fmt.Errorf("reading %s: %w", name, err)
	}
	words, err := translate(string(text), l)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	at := set.Lookup(path.Base(name))
	if at == nil {
		at = set.New(path.Base(name))
	}
	if _, err := at.Parse(words); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

var bilingual = regexp.MustCompile(`\[\[([^\[\]|]*)\|([^\[\]]*)\]\]`)

// translate keeps of every [[中文|English]] the words of one language.
func translate(text string, l lang.Lang) (string, error) {
	out := bilingual.ReplaceAllString(text, "$"+map[lang.Lang]string{lang.ZH: "1", lang.EN: "2"}[l])
	if i := strings.Index(out, "[["); i >= 0 {
		return "", fmt.Errorf("line %d: words are written [[中文|English]]", 1+strings.Count(out[:i], "\n"))
	}
	return out, nil
}

// Layouts lists the names of the layouts that pages can have.
func (t *Theme) Layouts() []string {
	var names []string
	for name := range t.layouts[lang.ZH] {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Template is the parsed layout, for tests that check it against its page struct.
func (t *Theme) Template(layout string, l lang.Lang) *template.Template { return t.layouts[l][layout] }

// Render writes a page: the frame with the named layout as its main part.
func (t *Theme) Render(w io.Writer, layout string, l lang.Lang, page any) error {
	tmpl := t.layouts[l][layout]
	if tmpl == nil {
		return fmt.Errorf("the theme has no layout %q", layout)
	}
	return tmpl.ExecuteTemplate(w, "frame.html", page)
}

// Part renders one of the templates that layouts share, such as the head of all pages.
func (t *Theme) Part(name string, l lang.Lang, data any) (template.HTML, error) {
	layouts := t.Layouts()
	if len(layouts) == 0 {
		return "", fmt.Errorf("the theme has no layouts")
	}
	var b bytes.Buffer
	if err := t.layouts[l][layouts[0]].ExecuteTemplate(&b, name, data); err != nil {
		return "", err
	}
	return template.HTML(b.String()), nil
}

// joined are the assets that are made of several files.
var joined = []struct{ pattern, name string }{
	{"styles/*.css", StyleSheet},
	{"scripts/*.js", Script},
}

// join makes one asset of all files that match, in the order of their names.
func (t *Theme) join(fsys fs.FS, pattern, into string) error {
	names, err := fs.Glob(fsys, pattern)
	if err != nil {
		return err
	}
	var all []byte
	for _, name := range names {
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			return fmt.Errorf("reading %s: %w", name, err)
		}
		all = append(all, text...)
	}
	if into == StyleSheet {
		all = scaled(all)
	}
	t.addAsset(into, all)
	return nil
}

func (t *Theme) addAsset(name string, content []byte) {
	t.assets[name] = Asset{Name: name, Address: fingerprinted(name, content), Content: content}
}

func (t *Theme) loadAssets(fsys fs.FS) error {
	if _, err := fs.Stat(fsys, "static"); err != nil {
		return nil
	}
	return fs.WalkDir(fsys, "static", func(name string, e fs.DirEntry, err error) error {
		switch hidden := strings.HasPrefix(e.Name(), "."); {
		case err != nil:
			return err
		case hidden && e.IsDir():
			return fs.SkipDir
		case hidden || e.IsDir():
			return nil
		case name == "static/"+StyleSheet, name == "static/"+Script:
			return fmt.Errorf("%s: the files of styles/ or scripts/ are joined into one of this name; put it among them", name)
		}
		content, err := fs.ReadFile(fsys, name)
		if err != nil {
			return fmt.Errorf("reading %s: %w", name, err)
		}
		t.addAsset(strings.TrimPrefix(name, "static/"), content)
		return nil
	})
}

// fingerprinted is the address of a static file: its name with the first digits of its hash, so that a changed file has
// a new address and no reader sees a stale one.
func fingerprinted(name string, content []byte) string {
	sum := sha256.Sum256(content)
	ext := path.Ext(name)
	return path.Join(assetFolder, strings.TrimSuffix(name, ext)+"."+hex.EncodeToString(sum[:4])+ext)
}

// Asset finds a static file by its name; the zero Asset where there is none.
func (t *Theme) Asset(name string) Asset { return t.assets[name] }

// Assets lists all static files in order.
func (t *Theme) Assets() []Asset {
	var list []Asset
	for _, a := range t.assets {
		list = append(list, a)
	}
	slices.SortFunc(list, func(a, b Asset) int { return strings.Compare(a.Name, b.Name) })
	return list
}
