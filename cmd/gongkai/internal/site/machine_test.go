package site

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"gongkai/cmd/gongkai/internal/lang"
)

// published is the files of the tests' site, as if published under an address.
func published(t *testing.T, base string) (*Site, map[string]string) {
	t.Helper()
	s := groupedPond(t)
	s.options.BaseURL = base
	if err := s.prepare(); err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range s.Files() {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatalf("%s: %v", f.Address, err)
		}
		files[f.Address] = b.String()
	}
	return s, files
}

const somewhere = "https://example.org/plan/"

func TestSitemapXML(t *testing.T) {
	s, files := published(t, somewhere)
	var set struct {
		URLs []struct {
			Loc   string `xml:"loc"`
			Links []struct {
				Lang string `xml:"hreflang,attr"`
				Href string `xml:"href,attr"`
			} `xml:"http://www.w3.org/1999/xhtml link"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal([]byte(files["sitemap.xml"]), &set); err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{}
	for _, u := range set.URLs {
		address, ok := strings.CutPrefix(u.Loc, somewhere)
		if !ok || files[address] == "" {
			t.Errorf("%s leads to no file", u.Loc)
		}
		listed[address] = true
		if len(u.Links) != 3 {
			t.Errorf("%s has %d language versions", u.Loc, len(u.Links))
		}
		for _, l := range u.Links {
			if files[strings.TrimPrefix(l.Href, somewhere)] == "" {
				t.Errorf("%s (%s) leads to no file", l.Href, l.Lang)
			}
		}
	}
	for _, p := range s.Pages() {
		if !listed[p.Address()] && p.layout != "notfound" && p.layout != "embed" {
			t.Errorf("%s is not listed", p.Address())
		}
	}
	if _, files := published(t, ""); files["sitemap.xml"] != "" || strings.Contains(files["robots.txt"], "Sitemap") {
		t.Error("without an address there is a sitemap of addresses")
	}
}

func TestFeeds(t *testing.T) {
	s, files := published(t, "")
	ids := map[string]string{}
	for name, text := range files {
		if !strings.HasSuffix(name, "feed.xml") && !regexp.MustCompile(`(^|/)areas/[^/]+\.xml$`).MatchString(name) {
			continue
		}
		var feed struct {
			ID      string `xml:"id"`
			Title   string `xml:"title"`
			Updated string `xml:"updated"`
			Entries []struct {
				ID      string `xml:"id"`
				Updated string `xml:"updated"`
				Content string `xml:"content"`
			} `xml:"entry"`
		}
		if err := xml.Unmarshal([]byte(text), &feed); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if len(feed.Entries) != len(s.set.Releases) || feed.Title == "" || feed.Updated == "" {
			t.Errorf("%s has %d entries, want %d", name, len(feed.Entries), len(s.set.Releases))
		}
		for _, id := range append([]string{feed.ID}, feed.Entries[0].ID) {
			if other := ids[id]; other != "" || !strings.HasPrefix(id, "urn:uuid:") || len(id) != len("urn:uuid:")+36 {
				t.Errorf("%s: the id %q is also that of %s", name, id, other)
			}
			ids[id] = name
		}
	}
	if len(ids) < 4 {
		t.Errorf("there are %d ids", len(ids))
	}
}

// The linked data uses types and properties of schema.org alone (the names of its release 30.0 are in testdata), and what it
// points to is there.
func TestLinkedData(t *testing.T) {
	types, properties := vocabulary(t, "testdata/schemaorg-types.txt"), vocabulary(t, "testdata/schemaorg-properties.txt")
	_, files := published(t, somewhere)
	n := 0
	for name, text := range files {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		for _, block := range linkedBlocks(t, text) {
			n++
			var doc any
			if err := json.Unmarshal([]byte(block), &doc); err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			eachNode(doc, func(key string, value any) {
				if key == "@type" {
					if !types[value.(string)] {
						t.Errorf("%s: schema.org has no type %v", name, value)
					}
				} else if !strings.HasPrefix(key, "@") && key != "query-input" && !properties[key] {
					t.Errorf("%s: schema.org has no property %s", name, key)
				}
				if u, ok := value.(string); ok && slices.Contains([]string{"url", "item", "contentUrl", "isBasedOn"}, key) {
					address, within := strings.CutPrefix(u, somewhere)
					if within && files[address] == "" || !within && !strings.HasPrefix(u, "/") {
						t.Errorf("%s: %s leads to no file: %s", name, key, u)
					}
				}
			})
		}
	}
	if n < 10 {
		t.Errorf("%d pages have linked data", n)
	}
}

// A description of a dataset has at least the fifty characters that searches for data want; every text of the official document
// says of its translation that it has no legal value, and the notice whom to ask.
func TestLinkedDataOfTexts(t *testing.T) {
	_, files := published(t, somewhere)
	for name, wants := range map[string][]string{
		"notice.html":       {`"legislationResponsible":{`, `"workTranslation":{`},
		"en/notice.html":    {`UnofficialLegalValue`, `"translationOfWork":{`},
		"plan.html":         {`"@type":"Legislation"`, `"isPartOf":{`, `"workTranslation":{`},
		"en/plan.html":      {`UnofficialLegalValue`, `"translationOfWork":{`},
		"en/annexes/1.html": {`UnofficialLegalValue`},
	} {
		for _, want := range wants {
			if !strings.Contains(files[name], want) {
				t.Errorf("%s lacks %s", name, want)
			}
		}
	}
	for name, text := range files {
		for _, block := range linkedBlocks(t, text) {
			var doc struct {
				Graph []struct {
					Type        string `json:"@type"`
					Description string `json:"description"`
				} `json:"@graph"`
			}
			if err := json.Unmarshal([]byte(block), &doc); err != nil {
				t.Fatal(err)
			}
			for _, n := range doc.Graph {
				if len([]rune(n.Description)) < 50 && n.Type == "Dataset" {
					t.Errorf("%s: a short description: %s", name, n.Description)
				}
			}
		}
	}
}

// The name of a search keeps to the characters that it may have, and to whole words.
func TestShortened(t *testing.T) {
	for name, want := range map[string]string{"钱塘江金融港湾": "钱塘江金融港湾", "Qiantang River Financial Harbor": "Qiantang River", "Sixteen letters a": "Sixteen letters", "一二三四五六七八九十一二三四五六七八": "一二三四五六七八九十一二三四五六"} {
		if got := shortenedTo(16, name); got != want {
			t.Errorf("%s is shortened to %q, want %q", name, got, want)
		}
	}
}

func vocabulary(t *testing.T, file string) map[string]bool {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, n := range strings.Fields(string(text)) {
		names[n] = true
	}
	return names
}

func linkedBlocks(t *testing.T, page string) []string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	var blocks []string
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		if n.Data == "script" && n.FirstChild != nil && slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "type" && a.Val == "application/ld+json" }) {
			blocks = append(blocks, n.FirstChild.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
	}
	walk(root)
	return blocks
}

func eachNode(v any, do func(key string, value any)) {
	switch v := v.(type) {
	case map[string]any:
		for key, value := range v {
			do(key, value)
			eachNode(value, do)
		}
	case []any:
		for _, value := range v {
			eachNode(value, do)
		}
	}
}

// A site whose identifiers are not known says that it is a preview and is kept out of search engines; what it does not
// know it does not write.
func TestPreview(t *testing.T) {
	s, files := published(t, "")
	page := files["index.html"]
	if !s.IsPreview() || !strings.Contains(page, `content="noindex"`) || strings.Contains(page, "SiteIDCode") {
		t.Error("a site without identifiers does not say so")
	}
	site := &s.set.Site
	before := *site
	defer func() { *site = before }()
	site.Identifiers.Domain, site.Identifiers.SiteCode, site.Identifiers.ICP, site.Identifiers.Police = "example.org", "3300000000", "示ICP备00000000号", "示公网安备00000000000000号"
	site.Publisher, site.Contact.Body = lang.Text{ZH: "示例", EN: "Sample"}, lang.Text{ZH: "示例", EN: "Sample"}
	s.options.BaseURL = somewhere
	var b bytes.Buffer
	for _, p := range s.Pages() {
		if p.Address() == "index.html" {
			if err := s.Render(&b, p); err != nil {
				t.Fatal(err)
			}
		}
	}
	if s.IsPreview() || strings.Contains(b.String(), `content="noindex"`) || !strings.Contains(b.String(), `<meta name="SiteIDCode" content="3300000000">`) {
		t.Errorf("a site with all identifiers is taken for a preview; it awaits %v", s.Awaited())
	}
}
