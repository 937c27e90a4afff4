package site

import (
	"bytes"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/jba/templatecheck"
	"golang.org/x/net/html"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/ledger"
	"gongkai/cmd/gongkai/internal/theme"
)

// layoutPages are the structs that the layouts receive. A new page adds its row.
var layoutPages = map[string]any{
	"home":        HomePage{},
	"board":       BoardPage{},
	"target":      TargetPage{},
	"areas":       AreasPage{},
	"area":        AreaPage{},
	"grouping":    GroupingPage{},
	"group":       GroupPage{},
	"notice":      NoticePage{},
	"document":    DocumentPage{},
	"page":        TextPage{},
	"parallel":    ParallelPage{},
	"parallels":   ParallelsPage{},
	"method":      MethodPage{},
	"initiatives": InitiativesPage{},
	"initiative":  InitiativePage{},
	"bodies":      BodiesPage{},
	"body":        BodyPage{},
	"years":       YearsPage{},
	"year":        YearPage{},
	"sources":     SourcesPage{},
	"compare":     ComparePage{},
	"embed":       EmbedPage{},
	"downloads":   DownloadsPage{},
	"consistency": ConsistencyPage{},
	"releases":    ReleasesPage{},
	"release":     ReleasePage{},
	"withdrawn":   WithdrawnPage{},
	"glossary":    GlossaryPage{},
	"search":      SearchPage{},
	"sitemap":     SitemapPage{},
	"notfound":    NotFoundPage{},
}

// partData are the structs of the templates that are rendered once for all pages.
var partData = map[string]any{"head-start": Chrome{}, "head-end": Chrome{}, "foot": Chrome{}}

// Whatever a layout names exists in the struct that it receives, on every branch, in both languages.
func TestLayoutsMatchTheirPages(t *testing.T) {
	s := groupedPond(t)
	for _, l := range lang.All {
		for name, page := range layoutPages {
			root := s.theme.Template(name, l)
			if root == nil {
				t.Errorf("the theme has no layout %q", name)
				continue
			}
			if err := templatecheck.CheckHTML(root.Lookup("frame.html"), page); err != nil {
				t.Errorf("%s (%s): %v", name, l.Key(), err)
			}
		}
		for name, data := range partData {
			if err := templatecheck.CheckHTML(s.theme.Template("home", l).Lookup(name), data); err != nil {
				t.Errorf("%s (%s): %v", name, l.Key(), err)
			}
		}
	}
}

// Every layout belongs to a page, and every page has a layout.
func TestLayoutsAreReached(t *testing.T) {
	s := sealed(t, groupedPond(t))
	reached := map[string]bool{}
	for _, p := range s.Pages() {
		reached[p.layout] = true
		if layoutPages[p.layout] == nil {
			t.Errorf("%s has the layout %q, which has no row above", p.Address(), p.layout)
		}
	}
	for _, name := range s.theme.Layouts() {
		if !reached[name] {
			t.Errorf("no page has the layout %q", name)
		}
	}
	for name := range layoutPages {
		if !slices.Contains(s.theme.Layouts(), name) {
			t.Errorf("the theme has no layout %q", name)
		}
	}
}

// Every page has one heading of the first level, headings in order, ids that are unique, references that resolve, and no
// style of its own.
func TestPagesAreWellFormed(t *testing.T) {
	s := sealed(t, groupedPond(t))
	for _, p := range s.Pages() {
		var b bytes.Buffer
		if err := s.Render(&b, p); err != nil {
			t.Fatalf("%s: %v", p.Address(), err)
		}
		root, err := html.Parse(&b)
		if err != nil {
			t.Fatalf("%s: %v", p.Address(), err)
		}
		var c pageCheck
		c.walk(root)
		for _, fault := range c.faults() {
			t.Errorf("%s: %s", p.Address(), fault)
		}
	}
}

// A pageCheck gathers what must hold of a whole page.
type pageCheck struct {
	levels []int // of the headings in main
	inMain bool
	ids    map[string]int
	refs   []string // ids that attributes name
	found  []string
}

func (c *pageCheck) walk(n *html.Node) {
	if n.Type == html.ElementNode {
		c.element(n)
		if n.Data == "main" {
			c.inMain = true
			defer func() { c.inMain = false }()
		}
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		c.walk(child)
	}
}

func (c *pageCheck) element(n *html.Node) {
	if c.ids == nil {
		c.ids = map[string]int{}
	}
	if level, err := strconv.Atoi(strings.TrimPrefix(n.Data, "h")); err == nil && c.inMain {
		c.levels = append(c.levels, level)
	}
	for _, a := range n.Attr {
		switch {
		case a.Key == "id":
			c.ids[a.Val]++
		case a.Key == "aria-labelledby", a.Key == "aria-describedby":
			c.refs = append(c.refs, strings.Fields(a.Val)...)
		case a.Key == "href" && strings.HasPrefix(a.Val, "#") && n.Data == "a":
			c.refs = append(c.refs, a.Val[1:])
		case a.Key == "style", strings.HasPrefix(a.Key, "on"):
			c.found = append(c.found, n.Data+" has the attribute "+a.Key)
		case a.Key == "class" && strings.Contains(a.Val, "<"):
			c.found = append(c.found, "a class is "+a.Val)
		}
	}
}

func (c *pageCheck) faults() []string {
	faults := c.found
	if n := len(slices.DeleteFunc(slices.Clone(c.levels), func(l int) bool { return l != 1 })); n != 1 {
		faults = append(faults, strconv.Itoa(n)+" headings of the first level")
	}
	last := 0
	for _, l := range c.levels {
		if l > last+1 {
			faults = append(faults, "a heading of level "+strconv.Itoa(l)+" after one of level "+strconv.Itoa(last))
		}
		last = l
	}
	for id, n := range c.ids {
		if n > 1 {
			faults = append(faults, "the id "+id+" stands "+strconv.Itoa(n)+" times")
		}
	}
	for _, id := range c.refs {
		if c.ids[id] == 0 {
			faults = append(faults, "nothing has the id "+id)
		}
	}
	return faults
}

// groupedPond is the pond's plan with a grouping, so that it has pages of every layout.
func groupedPond(t *testing.T) *Site {
	t.Helper()
	return pond(t, map[string]string{"data/groupings.toml": `[goals]
name = { zh = "两个目标", en = "The two goals" }
lead = { zh = "计划有两个目标。", en = "The plan has two goals." }
clause = "s2"
[goals.groups.water]
name = { zh = "水", en = "Water" }
clause = "s2-1"
indicators = ["clean", "paths"]
`})
}

// sealed is a site after two releases: the first had none of its figures, and a target that was withdrawn.
func sealed(t *testing.T, s *Site) *Site {
	t.Helper()
	newest := s.set.Release()
	s.set.Releases = append([]disclosure.Release{{Tag: "1999-01", Date: lang.Date{Year: 1999, Month: 1}, Title: newest.Title, Notes: newest.Notes}}, s.set.Releases...)
	first, now := ledger.Freeze(s.set, nil), ledger.Freeze(s.set, nil)
	first.Figures, first.Targets = nil, first.Targets[:1:1]
	first.Targets = append(first.Targets, ledger.Target{ID: "gone", NameZH: "撤下的", NameEN: "Gone", Kind: string(disclosure.Level), Value: "3", First: "2021", Last: "2025"})
	s.options.History = &ledger.History{Entries: []*ledger.Entry{{Tag: "1999-01", Seal: "0a", Snapshot: *first}, {Tag: newest.Tag, Seal: "1b", Snapshot: *now}}}
	s, err := Plan(s.set, s.texts, s.theme, s.options)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// A theme that lacks what a page needs is found when the site is planned, not by a reader.
func TestPlanNeedsTheChrome(t *testing.T) {
	s := groupedPond(t)
	if _, err := Plan(s.set, s.texts, &theme.Theme{}, Options{}); err == nil {
		t.Error("a theme without layouts was accepted")
	}
}

// Numbers of a coverage add up, and its words name each part.
func TestCoverage(t *testing.T) {
	s := lake(t)
	v := s.seen(t, "index.html", lang.EN)
	c := v.coverage(all(s.set.Indicators))
	if c.Total != len(s.set.Indicators) || c.Own+c.Other+c.None != c.Total || len(c.Cells) != c.Total {
		t.Errorf("%+v does not add up", c)
	}
	for _, want := range []string{"2 met", "with no figure found"} {
		if !strings.Contains(c.Words, want) {
			t.Errorf("%q does not say %q", c.Words, want)
		}
	}
}

// The story on the home page is the target with the most years of figures; fewer than three tell none.
func TestStory(t *testing.T) {
	s := lake(t)
	v := s.seen(t, "index.html", lang.EN)
	story := v.story()
	if story == nil || story.Name.Text != "Number of shops" || story.From != "60" || story.FromAt != "2026" || story.To != "95" || story.ToAt != "2030" {
		t.Errorf("the story is %+v, want the shops from 60 in 2026 to 95 in 2030", story)
	}
	for id, sum := range s.refs.verdicts {
		sum.Figures = min(sum.Figures, 2)
		s.refs.verdicts[id] = sum
	}
	if v.story() != nil {
		t.Error("two figures made a story")
	}
}

// A target in several areas shows, on the page of one, that area's chart alone; one in several parts shows all.
func TestMultiplesOfParts(t *testing.T) {
	s := lake(t)
	v := s.seen(t, "index.html", lang.ZH)
	ind := *s.set.Indicator("shops")
	ind.Areas = []disclosure.AreaID{"town-0", "town-1"}
	if n := len(v.multiple(&ind, "town-1").Charts); n != 1 {
		t.Errorf("%d charts on the page of one area, want 1", n)
	}
	if n := len(v.multiple(&ind, "").Charts); n != 2 {
		t.Errorf("%d charts elsewhere, want 2", n)
	}
	ind.Areas = ind.Areas[:1]
	ind.Parts = []disclosure.Part{{ID: "count"}, {ID: "assets"}}
	if n := len(v.multiple(&ind, "town-0").Charts); n != 2 {
		t.Errorf("%d charts of two parts, want 2", n)
	}
}
