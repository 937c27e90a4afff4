package main

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"encoding/xml"
	"io/fs"
	"maps"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/mmcdole/gofeed"
	"gongkai/cmd/gongkai/internal/build"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/opendata"
	"gongkai/themes"
)

// What programs read of a site is read here by programs that are not ours: a feed reader, xmllint, a validator of OpenAPI;
// in the trials a spreadsheet program and a reader of CSV on the Web.

// publishedAt is where the sites are published in these tests.
const publishedAt = "https://example.org/plan/"

// A readableSite is what a site holds for programs.
type readableSite struct {
	build.Loaded
	root  *url.URL          // where it is published, or would be
	has   map[string]bool   // all addresses, pages too
	files map[string][]byte // XML and data
}

// readableSites are our site and the second plan, which has several releases, each as a site whose address is known and as
// one whose is not.
var readableSites = map[string]func() (*readableSite, error){
	"ours":                   sync.OnceValues(func() (*readableSite, error) { return readableOf(os.DirFS(repository), "") }),
	"ours, published":        sync.OnceValues(func() (*readableSite, error) { return readableOf(os.DirFS(repository), publishedAt) }),
	"second plan":            sync.OnceValues(func() (*readableSite, error) { return readableOf(os.DirFS(secondPlan), "") }),
	"second plan, published": sync.OnceValues(func() (*readableSite, error) { return readableOf(os.DirFS(secondPlan), publishedAt) }),
}

func readableOf(root fs.FS, base string) (*readableSite, error) {
	loaded, err := build.Load(context.Background(), build.Input{Root: root, Themes: themes.Files, BaseURL: base})
	if err != nil {
		return nil, err
	}
	at, err := url.Parse(publishedAt)
	if err != nil {
		return nil, err
	}
	s := &readableSite{loaded, at, map[string]bool{}, map[string][]byte{}}
	for _, f := range loaded.Site.Files() {
		s.has[f.Address] = true
		if !strings.HasSuffix(f.Address, ".xml") && !strings.HasPrefix(f.Address, "data/") {
			continue
		}
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			return nil, err
		}
		s.files[f.Address] = b.Bytes()
	}
	return s, nil
}

func forEachReadable(t *testing.T, check func(t *testing.T, s *readableSite)) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(readableSites)) {
		t.Run(name, func(t *testing.T) {
			s, err := readableSites[name]()
			if err != nil {
				t.Fatal(err)
			}
			check(t, s)
		})
	}
}

// named lists the files whose names end so.
func (s *readableSite) named(ending string) []string {
	var list []string
	for _, address := range slices.Sorted(maps.Keys(s.files)) {
		if strings.HasSuffix(address, ending) {
			list = append(list, address)
		}
	}
	return list
}

// feeds lists the feeds: all XML but the two kinds that have names of their own.
func (s *readableSite) feeds() []string {
	return slices.DeleteFunc(s.named(".xml"), func(address string) bool {
		return address == "sitemap.xml" || strings.HasSuffix(address, "opensearch.xml")
	})
}

// checkLink holds a link that stands in a file to a file of the site.
func (s *readableSite) checkLink(t *testing.T, from, link string) {
	t.Helper()
	u, err := url.Parse(link)
	if err != nil {
		t.Errorf("%s: %v", from, err)
		return
	}
	if s.BaseURL != "" && !strings.HasPrefix(link, s.BaseURL) {
		t.Errorf("%s: the link %q does not begin with the address of the site", from, link)
	}
	to := s.root.JoinPath(from).ResolveReference(u)
	address, inside := strings.CutPrefix(to.Path, s.root.Path)
	if !inside || !s.has[address] {
		t.Errorf("%s: the link %q leads to nothing", from, link)
	}
}

// A feed reader finds the releases of the data in each feed, newest first, with their titles, dates and notes, and links
// that lead to pages of the site.
func TestFeedReader(t *testing.T) {
	forEachReadable(t, func(t *testing.T, s *readableSite) {
		ids := map[string]string{}
		for _, address := range s.feeds() {
			feed, err := gofeed.NewParser().Parse(bytes.NewReader(s.files[address]))
			if err != nil {
				t.Errorf("%s: %v", address, err)
				continue
			}
			s.checkFeed(t, address, feed)
			for _, item := range feed.Items {
				if other := ids[item.GUID]; item.GUID == "" || other != "" {
					t.Errorf("%s: an entry has the id %q, as has one of %s", address, item.GUID, other)
				}
				ids[item.GUID] = address
			}
		}
		if want := 2 * (1 + len(s.Data.Areas)); len(s.feeds()) < 4 || len(s.feeds()) > want {
			t.Errorf("there are %d feeds, want two for the site and at most %d", len(s.feeds()), want)
		}
	})
}

func (s *readableSite) checkFeed(t *testing.T, address string, feed *gofeed.Feed) {
	t.Helper()
	l := lang.ZH
	if strings.HasPrefix(address, "en/") {
		l = lang.EN
	}
	if feed.FeedType != "atom" || feed.Language != l.Tag() || !strings.HasSuffix(feed.Title, s.Data.Site.Name.In(l)) {
		t.Errorf("%s: a feed of kind %s in %q with the title %q", address, feed.FeedType, feed.Language, feed.Title)
	}
	if self := s.root.JoinPath(address); s.root.JoinPath(address).ResolveReference(parsed(t, feed.FeedLink)).String() != self.String() {
		t.Errorf("%s: says that it stands at %q", address, feed.FeedLink)
	}
	s.checkLink(t, address, feed.Link)
	releases := slices.Clone(s.Data.Releases)
	slices.Reverse(releases)
	if len(feed.Items) != len(releases) {
		t.Fatalf("%s: %d entries, want %d", address, len(feed.Items), len(releases))
	}
	checkMoment(t, address, feed.UpdatedParsed, releases[0])
	for i, r := range releases {
		item := feed.Items[i]
		if want := r.Tag + " " + r.Title.In(l); item.Title != want {
			t.Errorf("%s: entry %d is %q, want %q", address, i, item.Title, want)
		}
		if isSite := strings.HasSuffix(address, "feed.xml"); isSite && !strings.Contains(item.Content, r.Notes.In(l)) || item.Content == "" {
			t.Errorf("%s: the entry of %s says %q", address, r.Tag, item.Content)
		}
		checkMoment(t, address, item.UpdatedParsed, r)
		s.checkLink(t, address, item.Link)
	}
}

func parsed(t *testing.T, address string) *url.URL {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// checkMoment holds a date of a feed to that of the release, in the time of China.
func checkMoment(t *testing.T, address string, got *time.Time, r disclosure.Release) {
	t.Helper()
	d := r.Date.First()
	day := time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.FixedZone("", 8*60*60))
	hour, err := time.Parse("15:04", cmp.Or(r.Time, "00:00"))
	if err != nil {
		t.Fatal(err)
	}
	want := day.Add(time.Duration(hour.Hour())*time.Hour + time.Duration(hour.Minute())*time.Minute)
	if got == nil || !got.Equal(want) {
		t.Errorf("%s: release %s is dated %v, want %v", address, r.Tag, got, want)
	}
}

// The site map lists each page of the site once, as of the newest release, with its versions in both languages, which name
// each other; pages that are no page of their own, embedded or shown in place of another, are left out.
func TestSitemap(t *testing.T) {
	forEachReadable(t, func(t *testing.T, s *readableSite) {
		text, isThere := s.files["sitemap.xml"]
		if isThere != (s.BaseURL != "") {
			t.Errorf("there is a site map: %v", isThere)
		}
		var set struct {
			URLs []struct {
				Loc     string `xml:"loc"`
				LastMod string `xml:"lastmod"`
				Links   []struct {
					Lang string `xml:"hreflang,attr"`
					Href string `xml:"href,attr"`
				} `xml:"http://www.w3.org/1999/xhtml link"`
			} `xml:"url"`
		}
		if err := xml.Unmarshal(text, &set); isThere && err != nil {
			t.Fatal(err)
		}
		listed := map[string]bool{}
		for _, u := range set.URLs {
			s.checkLink(t, "sitemap.xml", u.Loc)
			if listed[u.Loc] || u.LastMod != s.Data.Release().Date.String() {
				t.Errorf("%s is listed twice, or as of %q", u.Loc, u.LastMod)
			}
			listed[u.Loc] = true
			chinese := s.BaseURL + strings.TrimPrefix(strings.TrimPrefix(u.Loc, s.BaseURL), "en/")
			english := s.BaseURL + "en/" + strings.TrimPrefix(chinese, s.BaseURL)
			versions := map[string]string{}
			for _, l := range u.Links {
				versions[l.Lang] = l.Href
			}
			if want := map[string]string{"zh-CN": chinese, "en": english, "x-default": chinese}; !maps.Equal(versions, want) {
				t.Errorf("%s has the versions %v, want %v", u.Loc, versions, want)
			}
		}
		for address := range s.has {
			isOwn := strings.HasSuffix(address, ".html") && path.Base(address) != "404.html" && !strings.HasPrefix(strings.TrimPrefix(address, "en/"), "embed/")
			if isThere && listed[s.BaseURL+address] != isOwn {
				t.Errorf("%s is listed: %v, want %v", address, !isOwn, isOwn)
			}
		}
	})
}

// xmllint holds every feed, the sitemap and the description of the search to a grammar.
func TestXMLLint(t *testing.T) {
	program := needProgram(t, "xmllint")
	forEachReadable(t, func(t *testing.T, s *readableSite) {
		for grammar, addresses := range map[string][]string{"atom": s.feeds(), "sitemap": s.named("sitemap.xml"), "opensearch": s.named("opensearch.xml")} {
			if len(addresses) == 0 && s.BaseURL != "" {
				t.Errorf("there is nothing for the grammar %s", grammar)
			}
			if len(addresses) == 0 {
				continue
			}
			var names []string
			dir := t.TempDir()
			for _, address := range addresses {
				name := filepath.Join(dir, strings.ReplaceAll(address, "/", "-"))
				if err := os.WriteFile(name, s.files[address], 0o644); err != nil {
					t.Fatal(err)
				}
				names = append(names, name)
			}
			if out, err := lint(program, grammar, names...); err != nil {
				t.Errorf("%s: %v\n%s", grammar, err, out)
			}
		}
	})
}

func lint(program, grammar string, names ...string) ([]byte, error) {
	args := append([]string{"--noout", "--nonet", "--relaxng", filepath.Join("testdata", "grammars", grammar+".rng")}, names...)
	return exec.Command(program, args...).CombinedOutput()
}

// The grammars refuse what is wrong: else that they accept ours would say nothing.
func TestGrammarsRefuse(t *testing.T) {
	program := needProgram(t, "xmllint")
	s, err := readableSites["ours, published"]()
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range []struct{ grammar, address, old, new string }{
		{"atom", "feed.xml", "<updated>2", "<updated>on 2"},
		{"atom", "feed.xml", "urn:uuid:", ""},
		{"atom", "feed.xml", `rel="self"`, `rel="me"`},
		{"atom", "feed.xml", "<entry>", "<entry><mood>good</mood>"},
		{"atom", "feed.xml", "+08:00</updated>", "</updated>"},
		{"sitemap", "sitemap.xml", "<loc>https://", "<loc>"},
		{"sitemap", "sitemap.xml", "<lastmod>2", "<lastmod>Nov 2"},
		{"sitemap", "sitemap.xml", `hreflang="zh-CN"`, ""},
		{"opensearch", "opensearch.xml", "{searchTerms}", ""},
		{"opensearch", "opensearch.xml", "</ShortName>", "，一个超过十六个字的很长很长的名称</ShortName>"},
	} {
		text := strings.Replace(string(s.files[fault.address]), fault.old, fault.new, 1)
		if text == string(s.files[fault.address]) {
			t.Errorf("%s has no %q", fault.address, fault.old)
			continue
		}
		name := filepath.Join(t.TempDir(), "wrong.xml")
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := lint(program, fault.grammar, name); err == nil {
			t.Errorf("the grammar %s accepts %q for %q", fault.grammar, fault.new, fault.old)
		}
	}
}

// A validator of OpenAPI accepts the description of the addresses. Every address that it names, with every key that it names, is
// that of a file; every file of the data is at one of them, and what is JSON is as it says.
func TestOpenAPI(t *testing.T) {
	forEachReadable(t, func(t *testing.T, s *readableSite) {
		doc, err := openapi3.NewLoader().LoadFromData(s.files[opendata.Address("openapi.json")])
		if err != nil {
			t.Fatal(err)
		}
		if err := doc.Validate(context.Background()); err != nil {
			t.Fatal(err)
		}
		if server := doc.Servers[0].URL; server != strings.TrimSuffix(cmp.Or(s.BaseURL, "../../"), "/") {
			t.Errorf("the addresses begin at %q", server)
		}
		described := map[string]bool{}
		for template, at := range doc.Paths.Map() {
			for _, address := range addressesOf(t, template, at.Get) {
				if s.files[address] == nil || described[address] {
					t.Errorf("%s: %s is no file, or described twice", template, address)
				}
				described[address] = true
				if s.BaseURL == "" { // where it is known the tables are the same
					s.checkBody(t, address, at.Get)
				}
			}
		}
		for _, address := range slices.Sorted(maps.Keys(s.files)) {
			if strings.HasPrefix(address, "data/") && !described[address] {
				t.Errorf("%s is not described", address)
			}
		}
	})
}

// addressesOf lists the addresses that a template names: one for each key.
func addressesOf(t *testing.T, template string, get *openapi3.Operation) []string {
	t.Helper()
	address := strings.TrimPrefix(template, "/")
	if len(get.Parameters) == 0 {
		return []string{address}
	}
	var list []string
	parameter := get.Parameters[0].Value
	for _, key := range parameter.Schema.Value.Enum {
		list = append(list, strings.ReplaceAll(address, "{"+parameter.Name+"}", key.(string)))
	}
	if len(list) == 0 {
		t.Errorf("%s has no keys", template)
	}
	return list
}

// checkBody holds a file of JSON to the schema of its address.
func (s *readableSite) checkBody(t *testing.T, address string, get *openapi3.Operation) {
	t.Helper()
	body := get.Responses.Value("200").Value.Content["application/json"]
	if body == nil {
		return
	}
	var value any
	if err := json.Unmarshal(s.files[address], &value); err != nil {
		t.Errorf("%s: %v", address, err)
		return
	}
	if err := body.Schema.Value.VisitJSON(value, openapi3.EnableJSONSchema2020()); err != nil {
		t.Errorf("%s: %v", address, err)
	}
}

// The description refuses a row with a key too many, a code that is none, a text for a number.
func TestOpenAPIRefuses(t *testing.T) {
	s, err := readableSites["ours"]()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := openapi3.NewLoader().LoadFromData(s.files[opendata.Address("openapi.json")])
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Validate(context.Background()); err != nil {
		t.Fatal(err)
	}
	text := string(s.files[opendata.Address("all.json")])
	for _, fault := range []struct{ old, new string }{
		{`"measure":"target"`, `"measure":"wish"`}, {`{"id":`, `{"mood":"good","id":`}, {`"year":2025`, `"year":"2025"`}, {`"tag":`, `"label":`},
	} {
		var value any
		wrong := strings.Replace(text, fault.old, fault.new, 1)
		if err := json.Unmarshal([]byte(wrong), &value); err != nil || wrong == text {
			t.Fatalf("%q for %q: %v", fault.new, fault.old, err)
		}
		if doc.Components.Schemas["set"].Value.VisitJSON(value, openapi3.EnableJSONSchema2020()) == nil {
			t.Errorf("the description accepts %q for %q", fault.new, fault.old)
		}
	}
}

// needProgram finds a program. Where everything must be tried, that it is missing is a failure.
func needProgram(t *testing.T, name string) string {
	t.Helper()
	program, err := exec.LookPath(name)
	if err != nil && os.Getenv("CI") == "true" {
		t.Fatalf("%s is not installed", name)
	}
	if err != nil {
		t.Skipf("%s is not installed", name)
	}
	return program
}
