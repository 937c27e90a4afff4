package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"unicode"

	"golang.org/x/net/html"
	"gongkai/cmd/gongkai/internal/build"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/manifest"
	"gongkai/cmd/gongkai/internal/plantest"
	"gongkai/cmd/gongkai/internal/publish"
	"gongkai/cmd/gongkai/internal/scaffold"
	"gongkai/themes"
)

// repository is the root of this repository, whose own content and data are the first site.
const repository = "../.."

// ourSite is the site of this repository, as address and bytes of each file.
var ourSite = sync.OnceValues(func() (map[string][]byte, error) { return filesIn(os.DirFS(repository)) })

func filesIn(root fs.FS) (map[string][]byte, error) {
	c := &command{inputs: manifest.Record(root)}
	loaded, err := build.Load(context.Background(), build.Input{Root: c.inputs, Themes: themes.Files})
	if err != nil {
		return nil, err
	}
	if len(loaded.Problems) > 0 {
		var b bytes.Buffer
		_ = diag.Print(&b, loaded.Problems, lang.EN, true)
		return nil, problemsError(b.String())
	}
	files := map[string][]byte{}
	var sums []publish.Sum
	for _, f := range c.filesOf(loaded) {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			return nil, err
		}
		files[f.Name] = b.Bytes()
		sums = append(sums, publish.Sum{Name: f.Name, Content: publish.Content{SHA256: sha256.Sum256(b.Bytes())}})
	}
	var b bytes.Buffer
	if err := checksums().Write(&b, sums); err != nil {
		return nil, err
	}
	files[checksums().Name] = b.Bytes()
	return files, nil
}

type problemsError string

func (e problemsError) Error() string { return "the input has problems:\n" + string(e) }

// A page is a parsed page.
type parsedPage struct {
	address string
	text    string
	root    *html.Node
	ids     map[string]int
}

// secondPlan is the folder of a second, different plan, written by hand: a province, its cities and their counties, other
// years, units and kinds of everything, targets of all kinds.
const secondPlan = "testdata/mirage"

// sites are those that every claim about pages is tested on: ours, the second plan, a made-up plan, and what init makes.
var sites = map[string]func() (map[string][]byte, error){
	"ours":    ourSite,
	"second":  sync.OnceValues(func() (map[string][]byte, error) { return filesIn(os.DirFS(secondPlan)) }),
	"new":     sync.OnceValues(newSite),
	"made up": sync.OnceValues(func() (map[string][]byte, error) { return filesIn(plantest.Files(30)) }),
}

// newSite is the site that init makes.
func newSite() (map[string][]byte, error) {
	files, err := scaffold.Options{First: 2026, Last: 2030}.Files()
	if err != nil {
		return nil, err
	}
	root := fstest.MapFS{}
	for _, f := range files {
		root[f.Name] = &fstest.MapFile{Data: f.Text}
	}
	return filesIn(root)
}

func forEachSite(t *testing.T, check func(t *testing.T, files map[string][]byte, pages []*parsedPage)) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(sites)) {
		t.Run(name, func(t *testing.T) {
			files, err := sites[name]()
			if err != nil {
				t.Fatal(err)
			}
			check(t, files, parsePages(t, files))
		})
	}
}

func parsePages(t *testing.T, files map[string][]byte) []*parsedPage {
	t.Helper()
	var pages []*parsedPage
	for _, address := range slices.Sorted(maps.Keys(files)) {
		if !strings.HasSuffix(address, ".html") {
			continue
		}
		root, err := html.Parse(bytes.NewReader(files[address]))
		if err != nil {
			t.Fatalf("%s: %v", address, err)
		}
		p := &parsedPage{address: address, text: string(files[address]), root: root, ids: map[string]int{}}
		walk(root, func(n *html.Node) {
			if id := attribute(n, "id"); id != "" {
				p.ids[id]++
			}
		})
		pages = append(pages, p)
	}
	return pages
}

func walk(n *html.Node, visit func(*html.Node)) {
	visit(n)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		walk(c, visit)
	}
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// Both languages have the same pages.
func TestBothLanguages(t *testing.T) {
	forEachSite(t, func(t *testing.T, files map[string][]byte, pages []*parsedPage) {
		for _, p := range pages {
			other := "en/" + p.address
			if english, ok := strings.CutPrefix(p.address, "en/"); ok {
				other = english
			}
			if files[other] == nil {
				t.Errorf("%s has no counterpart %s", p.address, other)
			}
		}
	})
}

// Every link leads to a file of the site, and every fragment to an element of it; nothing is fetched from elsewhere.
func TestLinks(t *testing.T) {
	forEachSite(t, func(t *testing.T, files map[string][]byte, pages []*parsedPage) {
		ids := map[string]map[string]int{}
		for _, p := range pages {
			ids[p.address] = p.ids
		}
		for _, p := range pages {
			walk(p.root, func(n *html.Node) {
				for _, a := range n.Attr {
					switch a.Key {
					case "href", "src", "action", "srcset", "xlink:href", "poster", "data":
						checkAddress(t, p, n, a.Val, files, ids)
					}
				}
			})
		}
	})
}

func checkAddress(t *testing.T, p *parsedPage, n *html.Node, address string, files map[string][]byte, ids map[string]map[string]int) {
	t.Helper()
	u, err := url.Parse(address)
	switch {
	case err != nil:
		t.Errorf("%s: address %q: %v", p.address, address, err)
	case u.Scheme != "":
		if n.Data != "a" || u.Scheme != "https" && u.Scheme != "http" {
			t.Errorf("%s: <%s> names %s", p.address, n.Data, address)
		} else if !strings.Contains(attribute(n, "rel"), "external") {
			t.Errorf("%s: the link to %s is not marked as external", p.address, address)
		}
	default:
		target := path.Join(path.Dir(p.address), u.Path)
		if strings.HasPrefix(u.Path, "/") && path.Base(p.address) == "404.html" {
			target = strings.TrimPrefix(u.Path, "/")
		} else if strings.HasPrefix(u.Path, "/") {
			t.Errorf("%s: %q is not relative", p.address, address)
			return
		}
		if u.Path == "" {
			target = p.address
		}
		if files[target] == nil {
			t.Errorf("%s: the link %q leads to nothing", p.address, address)
		} else if u.Fragment != "" && ids[target][u.Fragment] == 0 {
			t.Errorf("%s: the link %q leads to no element", p.address, address)
		}
	}
}

// leftovers are signs of a fault in making a page.
var leftovers = []string{"<no value>", "ZgotmplZ", "NaN", "Inf%", "{{", "}}", "[[", "]]", "&amp;amp;", "%!", "<nil>", "undefined", `href=""`, `href="#"`, "style=", "javascript:"}

// dataTypes are the types of script elements that hold data, which no browser runs.
var dataTypes = []string{"application/json", "application/ld+json"}

// TestScripts holds the pages to scripts of their own site and to data: a strict policy runs nothing that is written into a page.
func TestScripts(t *testing.T) {
	forEachSite(t, func(t *testing.T, files map[string][]byte, pages []*parsedPage) {
		for _, p := range pages {
			walk(p.root, func(n *html.Node) {
				for _, a := range n.Attr {
					if n.Type == html.ElementNode && strings.HasPrefix(a.Key, "on") {
						t.Errorf("%s: <%s %s> runs script", p.address, n.Data, a.Key)
					}
				}
				if n.Data != "script" || n.Type != html.ElementNode {
					return
				}
				src, typ := attribute(n, "src"), attribute(n, "type")
				target := strings.TrimPrefix(src, "/")
				if target == src {
					target = path.Join(path.Dir(p.address), src)
				}
				if src != "" && files[target] != nil || src == "" && slices.Contains(dataTypes, typ) {
					return
				}
				t.Errorf("%s: a script of source %q and type %q", p.address, src, typ)
			})
		}
	})
}

// dataBlock is a block of data, whose braces are no leftovers.
var dataBlock = regexp.MustCompile(`(?s)<script type="application/[a-z+]*json".*?</script>`)

func TestLeftovers(t *testing.T) {
	forEachSite(t, func(t *testing.T, _ map[string][]byte, pages []*parsedPage) {
		for _, p := range pages {
			text := dataBlock.ReplaceAllString(p.text, "")
			for _, sign := range leftovers {
				if strings.Contains(text, sign) {
					t.Errorf("%s holds %q", p.address, sign)
				}
			}
		}
	})
}

func TestStructure(t *testing.T) {
	forEachSite(t, func(t *testing.T, _ map[string][]byte, pages []*parsedPage) {
		titles := map[string]string{}
		for _, p := range pages {
			checkStructure(t, p)
			title := ""
			walk(p.root, func(n *html.Node) {
				if n.Data == "title" && n.Parent.Data == "head" {
					title = textOf(n)
				}
			})
			if other := titles[title]; title == "" || other != "" {
				t.Errorf("%s: its title %q is empty or that of %s", p.address, title, other)
			}
			titles[title] = p.address
		}
	})
}

// checkStructure checks one page: ids are unique, headings in order, one first heading, landmarks, tables that say what
// they hold, pictures that say what they show.
func checkStructure(t *testing.T, p *parsedPage) {
	t.Helper()
	for id, n := range p.ids {
		if n > 1 {
			t.Errorf("%s: the id %q is used %d times", p.address, id, n)
		}
	}
	level, firsts, mains := 0, 0, 0
	walk(p.root, func(n *html.Node) {
		if n.Type != html.ElementNode {
			return
		}
		switch n.Data {
		case "h1", "h2", "h3", "h4", "h5", "h6":
			l := int(n.Data[1] - '0')
			if l == 1 {
				firsts++
			}
			if l > level+1 {
				t.Errorf("%s: %s follows a heading of level %d: %s", p.address, n.Data, level, textOf(n))
			}
			if strings.TrimSpace(textOf(n)) == "" {
				t.Errorf("%s: an empty %s", p.address, n.Data)
			}
			level = l
		case "main":
			mains++
		case "img":
			if attribute(n, "alt") == "" {
				t.Errorf("%s: a picture without words", p.address)
			}
		case "svg":
			role := attribute(n, "role")
			isNamed := role == "img" || role == "group"
			if isNamed && !hasChild(n, "title") {
				t.Errorf("%s: a drawing without a title", p.address)
			}
			if !isNamed && attribute(n, "aria-hidden") != "true" {
				t.Errorf("%s: a drawing that is neither named nor hidden from those who cannot see it", p.address)
			}
		case "table":
			if !hasChild(n, "caption") && attribute(n, "aria-labelledby") == "" && attribute(n, "aria-label") == "" {
				t.Errorf("%s: a table without a caption", p.address)
			}
		case "th":
			if attribute(n, "scope") == "" {
				t.Errorf("%s: a th without scope: %s", p.address, textOf(n))
			}
		case "a":
			if attribute(n, "href") == "" {
				t.Errorf("%s: a link to nowhere: %s", p.address, textOf(n))
			}
			if strings.TrimSpace(textOf(n)) == "" && attribute(n, "aria-label") == "" {
				t.Errorf("%s: a link without words to %s", p.address, attribute(n, "href"))
			}
		}
	})
	if firsts != 1 || mains != 1 {
		t.Errorf("%s: %d h1 and %d main", p.address, firsts, mains)
	}
}

func hasChild(n *html.Node, name string) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Data == name {
			return true
		}
	}
	return false
}

func textOf(n *html.Node) string {
	var b strings.Builder
	walk(n, func(c *html.Node) {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	})
	return b.String()
}

// languageAt is the language in which a node's text stands.
func languageAt(n *html.Node) string {
	for ; n != nil; n = n.Parent {
		if l := attribute(n, "lang"); l != "" {
			return l
		}
	}
	return ""
}

// englishRun is a stretch of English prose, which a Chinese page must mark.
var englishRun = regexp.MustCompile(`[A-Za-z]{3,}( [A-Za-z]{2,}){3,}`)

// Words of the other language are marked as such, for those who hear the page.
func TestLanguageMarks(t *testing.T) {
	forEachSite(t, func(t *testing.T, _ map[string][]byte, pages []*parsedPage) {
		for _, p := range pages {
			want := "zh-CN"
			if strings.HasPrefix(p.address, "en/") {
				want = "en"
			}
			walk(p.root, func(n *html.Node) {
				if n.Data == "html" && n.Type == html.ElementNode && attribute(n, "lang") != want {
					t.Errorf("%s is marked as %q", p.address, attribute(n, "lang"))
				}
				if n.Type != html.TextNode || n.Parent.Data == "style" || n.Parent.Data == "script" {
					return
				}
				switch l := languageAt(n); {
				case strings.HasPrefix(l, "en") && strings.ContainsFunc(n.Data, func(r rune) bool { return unicode.Is(unicode.Han, r) }):
					t.Errorf("%s: Chinese words are not marked: %s", p.address, strings.TrimSpace(n.Data))
				case strings.HasPrefix(l, "zh") && englishRun.MatchString(n.Data):
					t.Errorf("%s: English words are not marked: %s", p.address, strings.TrimSpace(n.Data))
				}
			})
		}
	})
}

// The most that a reader of a target page loads at first, and the most that scripts but the library of the living charts may
// weigh, in bytes as they are sent.
const (
	mostOfTarget  = 60 << 10
	mostOfScripts = 25 << 10
)

// TestWeight holds the pages of targets to what a slow connection can bear.
func TestWeight(t *testing.T) {
	forEachSite(t, func(t *testing.T, files map[string][]byte, pages []*parsedPage) {
		scripts := 0
		for name, content := range files {
			if strings.HasSuffix(name, ".js") && strings.HasPrefix(name, "assets/") && !strings.HasPrefix(name, "assets/echarts.") {
				scripts += sent(t, content)
			}
		}
		if scripts > mostOfScripts {
			t.Errorf("the scripts weigh %d bytes", scripts)
		}
		for _, p := range pages {
			if !strings.Contains(p.address, "targets/") {
				continue
			}
			total, requests := sent(t, files[p.address]), 1
			walk(p.root, func(n *html.Node) {
				address := attribute(n, "src")
				if n.Data == "link" && (attribute(n, "rel") == "stylesheet" || attribute(n, "rel") == "icon") {
					address = attribute(n, "href")
				}
				if address != "" {
					total += sent(t, files[path.Join(path.Dir(p.address), address)])
					requests++
				}
			})
			if total > mostOfTarget || requests > 8 {
				t.Errorf("%s: %d bytes in %d requests", p.address, total, requests)
			}
		}
	})
}

// sent is how many bytes a content has when it is sent, compressed as servers do.
func sent(t *testing.T, content []byte) int {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(content); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Len()
}
