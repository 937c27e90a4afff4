package site

import (
	"net/url"
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/chart"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/markup"
	"gongkai/cmd/gongkai/internal/theme"
)

// A Frame is what every page hands to the frame of the theme.
type Frame struct {
	Tag         string // language of the page
	Title       string // of the browser's tab
	Description string
	Style       string // address of the style sheet
	Early       string // address of the script that runs before anything is shown
	Script      string // address of the script that runs once the page is there
	Library     string // address of what draws living charts, loaded when it is wanted
	Live        string // address of the script that uses it
	Icon        string
	Canonical   string
	Alternates  []Alternate
	HeadStart   markup.HTML // from the skip link to the tools, the same on all pages of a language and depth
	HeadEnd     markup.HTML // the navigation
	Foot        markup.HTML
	Switch      Link // the same page in the other language
	Crumbs      []Link
	Class       string     // of the body
	Feed        string     // address of the feed
	Manifest    string     // "" where the site's own address is not known: on a disk it is of no use, and browsers complain
	OpenSearch  string     // "" where the site's own address is not known
	IsBare      bool       // without head and foot, for the frame of another website
	IsPreview   bool       // search engines are asked to leave the site out
	Citations   []Citation // how the page is cited; none on pages that lead to others
	Archived    *Archived  // nil while the site is kept up
	Organ       Link       // the website in which this site is a folder; none where it stands alone

	view    *view
	heading string // of the page, without the name of the site
	nodes   []node // the page as linked data
}

// Tags are those that the rules for government websites want.
func (f Frame) Tags() []MetaTag { return f.view.tags(&f) }

// Social are the tags by which other sites show a link to the page.
func (f Frame) Social() []MetaTag { return f.view.social(&f) }

// Card are tags beside them that say how large their picture is shown.
func (f Frame) Card() []MetaTag { return f.view.card(&f) }

// An Alternate is the address of the page in a language, for programs.
type Alternate struct{ Tag, Href string }

// Archived says since when the site is not kept up any more.
type Archived struct{ Date, DateTime, Note string }

// A Link is a link, or mere words where Href is empty. Tag is the language of the words where it is not the page's.
type Link struct{ Href, Text, Tag string }

// A view builds the struct of one page. It turns the model into words of the page's language and links relative to it.
type view struct {
	*Site
	page Page
	l    lang.Lang
	up   string // from the page to the root of its language
	root string // from the page to the root of the site

	release disclosure.Release // that last changed what the page shows

	isHead bool // only heading and description of the page are asked for: what costs much is left out
}

// href is the link from this page to an address below the root of its language.
func (v *view) href(address string) string { return v.up + address }

// across is the link from this page to an address below the root of the other language.
func (v *view) across(address string) string {
	if v.l == lang.ZH {
		return v.root + lang.EN.Key() + "/" + address
	}
	return v.root + address
}

// asset is the link from this page to a file of the theme.
func (v *view) asset(name string) string { return v.root + v.theme.Asset(name).Address }

// t picks the words of the page's language.
func (v *view) t(zh, en string) string {
	if v.l == lang.EN {
		return en
	}
	return zh
}

func (v *view) in(t lang.Text) string { return t.In(v.l) }

// frame is the frame of this page. The crumbs lead from home; the last is the page itself.
func (v *view) frame(title string, crumbs ...Link) Frame {
	f := Frame{
		Tag:         v.l.Tag(),
		Title:       title,
		Description: v.in(v.set.Site.Description),
		Switch:      Link{Href: v.across(v.page.Path), Text: v.l.Other().Name(), Tag: v.l.Other().Tag()},
		Crumbs:      crumbs,
		Class:       "p-" + v.page.layout,
		Style:       v.asset(theme.StyleSheet),
		Early:       v.asset("early.js"),
		Script:      v.asset(theme.Script),
		Library:     v.asset(libraryName),
		Live:        v.asset(liveName),
		Icon:        v.asset("icon.svg"),
	}
	if title == "" {
		f.Title = v.in(v.set.Site.Name)
	} else {
		f.Title = title + v.t("_", " | ") + v.in(v.set.Site.ShortName)
	}
	c := v.chrome[v.chromeKey()]
	f.HeadStart, f.HeadEnd, f.Foot = c.start, c.end, c.foot
	f.view, f.heading = v, title
	f.Feed, f.IsPreview = v.root+feedAddress("", v.l), v.IsPreview()
	f.Archived, f.Organ = v.archived(), v.organ()
	v.absolute(&f)
	if len(crumbs) > 0 {
		f.nodes = append(f.nodes, v.breadcrumbs(crumbs))
	}
	return f
}

// archived is nil while the site is kept up.
func (v *view) archived() *Archived {
	a := &v.set.Site.Archived
	if a.Date.IsZero() {
		return nil
	}
	return &Archived{Date: v.inTime(a.Date, a.Time), DateTime: stamp(a.Date, a.Time), Note: v.in(a.Note)}
}

// organ is the website of which this site is a folder.
func (v *view) organ() Link {
	return Link{Href: v.set.Site.Mount.URL, Text: v.in(v.set.Site.Mount.Name)}
}

// absolute fills what needs the address of the published site.
func (v *view) absolute(f *Frame) {
	base := v.options.BaseURL
	if base == "" || v.page.layout == "notfound" {
		return
	}
	f.Canonical = base + v.page.Address()
	isOwnSite := v.set.Site.Mount.URL == ""
	if isOwnSite {
		f.Manifest = v.root + manifestAddress(v.l)
	}
	if isOwnSite && v.known["search.html"] {
		f.OpenSearch = v.root + openSearchAddress(v.l)
	}
	for _, l := range lang.All {
		f.Alternates = append(f.Alternates, Alternate{l.Tag(), base + Page{Path: v.page.Path, Lang: l}.Address()})
	}
	f.Alternates = append(f.Alternates, Alternate{"x-default", base + v.page.Path})
}

// headed is the frame of a page whose heading is not what the browser's tab shows.
func (f Frame) headed(heading string) Frame {
	f.heading = heading
	return f
}

// section is the entry of the navigation to which the page belongs.
func (v *view) section() string {
	folder, _, isIn := strings.Cut(v.page.Path, "/")
	if isIn && folder != "annexes" {
		return folder + ".html"
	}
	return v.page.Path
}

// chromeKey tells apart the heads and feet that differ: by language, by the way to the root, by the entry that is current, by
// the release of the page.
type chromeKey struct {
	lang    lang.Lang
	up      string
	section string
	release string
}

type chrome struct{ start, end, foot markup.HTML }

// Chrome is what the head and foot of all pages show.
type Chrome struct {
	Sprite     markup.HTML
	Root       string
	Name       string
	Short      string
	Issuer     string
	Number     string
	Nav        []NavLink
	Columns    []Column
	Publisher  string
	Contact    []Pair
	ICP        string
	Police     string
	SiteCode   string
	Licence    Link
	Organ      Link // the website of which this site is a folder
	OrganMap   string
	Release    Link // that last changed the page
	ReleasedOn string
	IsSealed   bool // releases are sealed, and pages name each their own
	IsPreview  bool
}

// A NavLink is an entry of the navigation.
type NavLink struct {
	Link
	Current bool
}

// A Column is a column of links in the foot.
type Column struct {
	ID    string
	Name  string
	Links []Link
}

// A Pair is a name and a value.
type Pair struct{ Name, Value string }

// prepare renders the heads and feet once. Pages are rendered side by side afterwards, so the map is not changed again.
func (s *Site) prepare() error {
	for _, p := range s.pages {
		v := s.viewOf(p)
		key := v.chromeKey()
		if _, ok := s.chrome[key]; ok {
			continue
		}
		c, err := v.buildChrome(key.section)
		if err != nil {
			return err
		}
		s.chrome[key] = c
	}
	return nil
}

// chromeKey folds all sections that have no entry of their own into one.
func (v *view) chromeKey() chromeKey {
	section := v.section()
	if !slices.ContainsFunc(v.nav(), func(n navEntry) bool { return n.address == section }) {
		section = ""
	}
	return chromeKey{v.l, v.up, section, v.release.Tag}
}

func (v *view) buildChrome(section string) (chrome, error) {
	data := v.chromeData(section)
	var c chrome
	for _, part := range []struct {
		name string
		into *markup.HTML
	}{{"head-start", &c.start}, {"head-end", &c.end}, {"foot", &c.foot}} {
		h, err := v.theme.Part(part.name, v.l, data)
		if err != nil {
			return c, err
		}
		*part.into = h
	}
	return c, nil
}

type navEntry struct {
	address string
	name    lang.Text
}

// nav lists the entries of the navigation.
func (s *Site) nav() []navEntry {
	entries := []navEntry{
		{"notice.html", lang.Text{ZH: "印发通知", EN: "Notice"}},
		{"plan.html", lang.Text{ZH: "计划全文", EN: "Plan"}},
		{"targets.html", lang.Text{ZH: "目标", EN: "Targets"}},
		{"areas.html", lang.Text{ZH: "地区", EN: "Areas"}},
	}
	for _, g := range s.set.Groupings {
		entries = append(entries, navEntry{g.ID + ".html", g.Short()})
	}
	if len(s.set.Initiatives) > 0 {
		entries = append(entries, navEntry{"initiatives.html", lang.Text{ZH: "改革和项目", EN: "Initiatives"}})
	}
	return append(entries,
		navEntry{"bodies.html", lang.Text{ZH: "责任单位", EN: "Bodies"}},
		navEntry{"years.html", lang.Text{ZH: "年度数据", EN: "Years"}},
		navEntry{"method.html", lang.Text{ZH: "评估方法", EN: "Method"}})
}

func (v *view) chromeData(section string) Chrome {
	site, n := v.set.Site, v.set.Notice
	c := Chrome{
		Sprite: chart.Sprite(), Root: v.up, Name: v.in(site.Name), Short: v.in(site.ShortName), Issuer: v.in(n.IssuingBody), Number: n.Number,
		Publisher: v.in(site.Publisher), ICP: site.Identifiers.ICP, Police: site.Identifiers.Police, SiteCode: site.Identifiers.SiteCode,
		Licence: Link{Href: site.Licence.URL, Text: v.in(site.Licence.Text)},
	}
	for _, e := range v.nav() {
		if v.known[e.address] {
			c.Nav = append(c.Nav, NavLink{Link{Href: v.href(e.address), Text: v.in(e.name)}, e.address == section})
		}
	}
	c.Columns = v.footColumns()
	c.Contact = contactPairs(v, site.Contact)
	c.IsPreview = v.IsPreview()
	c.Organ, c.OrganMap = v.organ(), site.Mount.SiteMap
	c.Release, c.ReleasedOn = v.releaseLink(v.release), v.inTime(v.release.Date, v.release.Time)
	c.IsSealed = v.past() != nil
	return c
}

func contactPairs(v *view, c disclosure.Contact) []Pair {
	var pairs []Pair
	for _, p := range []Pair{
		{v.t("主办单位", "Run by"), v.in(c.Body)}, {v.t("联系电话", "Telephone"), c.Phone},
		{v.t("电子邮箱", "Email"), c.Email}, {v.t("地址", "Address"), v.in(c.Address)},
	} {
		if p.Value != "" {
			pairs = append(pairs, p)
		}
	}
	return pairs
}

func (v *view) footColumns() []Column {
	column := func(id, zh, en string, links ...navEntry) Column {
		c := Column{ID: id, Name: v.t(zh, en)}
		for _, l := range links {
			if v.known[l.address] {
				c.Links = append(c.Links, Link{Href: v.href(l.address), Text: v.in(l.name)})
			}
		}
		return c
	}
	documents := []navEntry{{"notice.html", lang.Text{ZH: "印发通知", EN: "The notice"}}, {"plan.html", lang.Text{ZH: "计划全文", EN: "The plan"}}}
	for _, name := range v.annexes() {
		documents = append(documents, navEntry{name + ".html", lang.Same(v.annexLabel(name))})
	}
	documents = append(documents, navEntry{"parallel.html", lang.Text{ZH: "中英对照", EN: "Side by side"}})
	return []Column{
		column("document", "文件", "The document", documents...),
		column("data", "目标与数据", "Targets and data",
			navEntry{"targets.html", lang.Text{ZH: "全部目标", EN: "All targets"}},
			navEntry{"areas.html", lang.Text{ZH: "地区", EN: "Areas"}},
			navEntry{"compare.html", lang.Text{ZH: "城市对照", EN: "Areas side by side"}},
			navEntry{"years.html", lang.Text{ZH: "年度数据", EN: "Years"}},
			navEntry{"sources.html", lang.Text{ZH: "数据来源", EN: "Sources"}},
			navEntry{"downloads.html", lang.Text{ZH: "数据下载", EN: "Data downloads"}},
			navEntry{"consistency.html", lang.Text{ZH: "文本与算术核对", EN: "Consistency"}}),
		column("site", "本站", "This site",
			navEntry{"method.html", lang.Text{ZH: "评估方法", EN: "Method"}},
			navEntry{"glossary.html", lang.Text{ZH: "双语术语表", EN: "Glossary"}},
			navEntry{"releases.html", lang.Text{ZH: "发布记录", EN: "Releases"}},
			navEntry{searchAddress, lang.Text{ZH: "搜索", EN: "Search"}},
			navEntry{"sitemap.html", lang.Text{ZH: "网站地图", EN: "Site map"}},
			navEntry{"about.html", lang.Text{ZH: "关于本站", EN: "About this site"}}),
	}
}

// mostAnnexes is how many annexes the foot lists, so that no page grows with the number of annexes.
const mostAnnexes = 8

// annexes are the annexes that the foot lists: all, or none where there are too many.
func (v *view) annexes() []string {
	var names []string
	for _, name := range v.texts.Names() {
		if strings.HasPrefix(name, "annexes/") {
			names = append(names, name)
		}
	}
	if len(names) > mostAnnexes {
		return nil
	}
	return names
}

// annexLabel is the label of an annex in the page's language; "" for other texts.
func (v *view) annexLabel(name string) string {
	if !strings.HasPrefix(name, "annexes/") {
		return ""
	}
	doc := v.texts.Document(name, v.l)
	for _, c := range doc.Clauses {
		if c.Role == "label" {
			return c.Cite
		}
	}
	return doc.Title
}

// basePath is the path under which the site is published, for the one page that cannot know where it is shown.
func (s *Site) basePath() string {
	u, err := url.Parse(s.options.BaseURL)
	if err != nil || u.Path == "" {
		return "/"
	}
	return u.Path
}
