package site

import (
	"bytes"
	"cmp"
	"crypto/sha1"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"strings"

	"gongkai/cmd/gongkai/internal/changes"
	"gongkai/cmd/gongkai/internal/digest"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// Files for programs that are no pages: feeds, and what tells of the site as a whole. What must name the site's own
// address is left out where that is not known.

// machineFiles lists them. A folder of the organ's own website has none of those that speak for a whole website: robots.txt,
// the web manifest, the description of the search.
func (s *Site) machineFiles() []File {
	files := []File{{Address: "_headers", Write: s.writeHeaders}}
	if s.set.Site.Mount.URL == "" { // robots read the one at the root of a host, which is the organ's
		files = append(files, File{Address: "robots.txt", Write: s.writeRobots})
	}
	for _, l := range lang.All {
		files = append(files, File{Address: feedAddress("", l), Write: func(w io.Writer) error { return s.writeFeed(w, nil, l) }})
		for i := range s.set.Areas {
			a := &s.set.Areas[i]
			if s.hasFeed(a.ID) {
				files = append(files, File{feedAddress(a.ID, l), func(w io.Writer) error { return s.writeFeed(w, a, l) }, s.key("feed "+digest.Of(s.set.Releases).String(), s.needsArea(a.ID), "")})
			}
		}
		isOwnSite := s.options.BaseURL != "" && s.set.Site.Mount.URL == ""
		if isOwnSite {
			files = append(files, File{Address: manifestAddress(l), Write: func(w io.Writer) error { return s.writeManifest(w, l) }})
		}
		if isOwnSite && s.known["search.html"] {
			files = append(files, File{Address: openSearchAddress(l), Write: func(w io.Writer) error { return s.writeOpenSearch(w, l) }})
		}
	}
	if s.options.BaseURL != "" {
		files = append(files, File{Address: "sitemap.xml", Write: s.writeSitemapXML})
	}
	return files
}

func manifestAddress(l lang.Lang) string   { return Page{Path: "site.webmanifest", Lang: l}.Address() }
func openSearchAddress(l lang.Lang) string { return Page{Path: "opensearch.xml", Lang: l}.Address() }

// feedAddress is that of the feed of the site, or of an area.
func feedAddress(area disclosure.AreaID, l lang.Lang) string {
	name := "feed.xml"
	if area != "" {
		name = "areas/" + string(area) + ".xml"
	}
	return Page{Path: name, Lang: l}.Address()
}

func (s *Site) hasFeed(area disclosure.AreaID) bool { return len(s.refs.byArea[area]) > 0 }

// IsPreview reports whether the site lacks what only the organ that publishes it can give: its address and the
// identifiers of a government website. Such a site says so and asks search engines to leave it out.
func (s *Site) IsPreview() bool { return len(s.Awaited()) > 0 }

// Awaited lists the keys of data/site.toml that are still empty and that a published site needs.
func (s *Site) Awaited() []string {
	site := &s.set.Site
	var keys []string
	for _, k := range []struct {
		key  string
		have bool
	}{
		{"base_url", s.options.BaseURL != ""}, {"publisher", !site.Publisher.IsZero()}, {"identifiers.domain", site.Identifiers.Domain != ""},
		{"identifiers.site_code", site.Identifiers.SiteCode != ""}, {"identifiers.icp", site.Identifiers.ICP != ""},
		{"identifiers.police", site.Identifiers.Police != ""}, {"contact.body", !site.Contact.Body.IsZero()},
	} {
		if !k.have {
			keys = append(keys, k.key)
		}
	}
	return keys
}

func (s *Site) writeRobots(w io.Writer) error {
	text := "User-agent: *\nAllow: /\n"
	if s.options.BaseURL != "" {
		text += "\nSitemap: " + s.options.BaseURL + "sitemap.xml\n"
	}
	_, err := io.WriteString(w, text)
	return err
}

// writeManifest writes the web app manifest (https://www.w3.org/TR/appmanifest/), by which a phone keeps the site on its
// home screen. Its addresses are relative to itself.
func (s *Site) writeManifest(w io.Writer, l lang.Lang) error {
	up := ""
	if l == lang.EN {
		up = "../"
	}
	return writeJSON(w, map[string]any{
		"name": s.set.Site.Name.In(l), "short_name": s.set.Site.ShortName.In(l), "description": s.set.Site.Description.In(l), "lang": l.Tag(),
		"start_url": "./index.html", "scope": "./", "display": "browser", "background_color": "#ffffff", "theme_color": "#073a4a",
		"icons": []any{map[string]string{"src": up + s.theme.Asset("icon.svg").Address, "type": "image/svg+xml", "sizes": "any"}},
	})
}

func writeJSON(w io.Writer, v any) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(v)
}

// writeXML writes a document with its declaration.
func writeXML(w io.Writer, v any) error {
	text, err := xml.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	_, err = io.Copy(w, io.MultiReader(bytes.NewReader([]byte(xml.Header)), bytes.NewReader(text), bytes.NewReader([]byte("\n"))))
	return err
}

// The sitemap of https://www.sitemaps.org/protocol.html, with the language versions of each page.
type (
	urlSet struct {
		XMLName xml.Name  `xml:"urlset"`
		NS      string    `xml:"xmlns,attr"`
		XHTML   string    `xml:"xmlns:xhtml,attr"`
		URLs    []siteURL `xml:"url"`
	}
	siteURL struct {
		Loc     string      `xml:"loc"`
		LastMod string      `xml:"lastmod,omitempty"`
		Links   []xhtmlLink `xml:"xhtml:link"`
	}
	xhtmlLink struct {
		Rel  string `xml:"rel,attr"`
		Lang string `xml:"hreflang,attr"`
		Href string `xml:"href,attr"`
	}
)

func (s *Site) writeSitemapXML(w io.Writer) error {
	base := s.options.BaseURL
	set := urlSet{NS: "http://www.sitemaps.org/schemas/sitemap/0.9", XHTML: "http://www.w3.org/1999/xhtml"}
	for _, p := range s.pages {
		if p.layout == "notfound" || p.layout == "embed" {
			continue
		}
		u := siteURL{Loc: base + p.Address(), LastMod: s.releaseOf(p).Date.String()}
		for _, l := range lang.All {
			u.Links = append(u.Links, xhtmlLink{"alternate", l.Tag(), base + Page{Path: p.Path, Lang: l}.Address()})
		}
		u.Links = append(u.Links, xhtmlLink{"alternate", "x-default", base + p.Path})
		set.URLs = append(set.URLs, u)
	}
	return writeXML(w, set)
}

// The description of a search, https://github.com/dewitt/opensearch.
type (
	openSearch struct {
		XMLName xml.Name      `xml:"OpenSearchDescription"`
		NS      string        `xml:"xmlns,attr"`
		Short   string        `xml:"ShortName"`
		About   string        `xml:"Description"`
		Lang    string        `xml:"Language"`
		Input   string        `xml:"InputEncoding"`
		URL     openSearchURL `xml:"Url"`
	}
	openSearchURL struct {
		Type     string `xml:"type,attr"`
		Template string `xml:"template,attr"`
	}
)

// longestShortName is the most characters that a ShortName may have.
const longestShortName = 16

func (s *Site) writeOpenSearch(w io.Writer, l lang.Lang) error {
	return writeXML(w, openSearch{
		NS: "http://a9.com/-/spec/opensearch/1.1/", Short: shortenedTo(longestShortName, s.set.Site.ShortName.In(l)), About: s.set.Site.Description.In(l), Lang: l.Tag(), Input: "UTF-8",
		URL: openSearchURL{"text/html", s.options.BaseURL + Page{Path: "search.html", Lang: l}.Address() + "?q={searchTerms}"},
	})
}

// shortenedTo cuts a name to a number of characters, between words where it has any.
func shortenedTo(most int, name string) string {
	runes := []rune(name)
	if len(runes) <= most {
		return name
	}
	cut := string(runes[:most])
	if end := strings.LastIndex(cut, " "); end > 0 && runes[most] != ' ' {
		return cut[:end]
	}
	return cut
}

// The parts of Atom (RFC 4287) that are used.
type (
	atomFeed struct {
		XMLName xml.Name    `xml:"feed"`
		NS      string      `xml:"xmlns,attr"`
		Lang    string      `xml:"xml:lang,attr"`
		ID      string      `xml:"id"`
		Title   string      `xml:"title"`
		Updated string      `xml:"updated"`
		Author  atomPerson  `xml:"author"`
		Links   []atomLink  `xml:"link"`
		Entries []atomEntry `xml:"entry"`
	}
	atomPerson struct {
		Name string `xml:"name"`
	}
	atomLink struct {
		Rel  string `xml:"rel,attr"`
		Type string `xml:"type,attr"`
		Href string `xml:"href,attr"`
	}
	atomEntry struct {
		ID      string     `xml:"id"`
		Title   string     `xml:"title"`
		Updated string     `xml:"updated"`
		Links   []atomLink `xml:"link"`
		Content atomText   `xml:"content"`
	}
	atomText struct {
		Type string `xml:"type,attr"`
		Text string `xml:",chardata"`
	}
)

// writeFeed writes the releases, the newest first: of the site, or as far as they are about an area.
func (s *Site) writeFeed(w io.Writer, area *disclosure.Area, l lang.Lang) error {
	address, target, name := feedAddress("", l), "releases.html", s.set.Site.Name.In(l)
	if area != nil {
		address, target = feedAddress(area.ID, l), areaAddress(area.ID)
		name = lang.Text{ZH: area.Name.ZH + "：" + name, EN: area.Name.EN + ": " + name}.In(l)
	}
	page := Page{Path: target, Lang: l}
	v := s.viewOf(Page{Path: feedPath(area), Lang: l})
	feed := atomFeed{NS: "http://www.w3.org/2005/Atom", Lang: l.Tag(), ID: s.urn(address), Title: name, Author: atomPerson{s.author(l)}}
	feed.Links = []atomLink{{"self", "application/atom+xml", v.absoluteTo(address)}, {"alternate", "text/html", v.absoluteTo(page.Address())}}
	for i := len(s.set.Releases) - 1; i >= 0; i-- {
		r := s.set.Releases[i]
		news, isNews := v.news(r, area)
		if !isNews {
			continue
		}
		leads := page
		if s.past().step(r.Tag) != nil {
			leads.Path = releaseAddress(r.Tag)
		}
		feed.Entries = append(feed.Entries, atomEntry{ID: s.urn(address + "#" + r.Tag), Title: r.Tag + " " + r.Title.In(l), Updated: moment(r),
			Links: []atomLink{{"alternate", "text/html", v.absoluteTo(leads.Address())}}, Content: atomText{"text", news}})
		if feed.Updated == "" {
			feed.Updated = moment(r)
		}
	}
	return writeXML(w, feed)
}

// news is what a feed says of a release: its notes and what it changed, or what it changed about an area. The newest
// release of an area of which the past is not known says how its targets stand. It reports false of a release that
// changed nothing about the area.
func (v *view) news(r disclosure.Release, area *disclosure.Area) (string, bool) {
	st := v.past().step(r.Tag)
	switch {
	case area == nil && st == nil:
		return v.in(r.Notes), true
	case area == nil:
		return strings.TrimSpace(v.in(r.Notes) + "\n" + v.changesIn(st, func(changes.Item) bool { return true })), true
	case st != nil && !st.isFirst():
		text := v.changesIn(st, func(i changes.Item) bool { return v.isAbout(i, area.ID) })
		return text, text != ""
	case st == nil && r.Tag == v.set.Release().Tag:
		return v.areaNews(area), true
	}
	return v.in(r.Notes), true
}

func feedPath(area *disclosure.Area) string {
	if area == nil {
		return "feed.xml"
	}
	return "areas/" + string(area.ID) + ".xml"
}

// areaNews says where each target of an area stands, a line each.
func (v *view) areaNews(area *disclosure.Area) string {
	text := ""
	for _, ind := range v.refs.byArea[area.ID] {
		text += v.in(ind.Name) + v.t("：", ": ") + v.sentence(v.set.Trajectory(ind)) + "\n"
	}
	return text
}

// author is who the feed is from: who runs the site, or else the site itself.
func (s *Site) author(l lang.Lang) string {
	if p := s.set.Site.Publisher; !p.IsZero() {
		return p.In(l)
	}
	return s.set.Site.Name.In(l)
}

// moment is when a release was made: where its hour is not known the beginning of its day, since Atom wants one.
func moment(r disclosure.Release) string {
	return r.Date.First().String() + "T" + cmp.Or(r.Time, "00:00") + ":00+08:00"
}

// urn names something for good, wherever the site is published: a UUID of version 5 (RFC 9562), made from the number of
// the document and the address within the site.
func (s *Site) urn(address string) string {
	h := sha1.New()
	namespace := [16]byte{0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1, 0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8} // of URLs
	h.Write(namespace[:])
	io.WriteString(h, path.Join("gongkai", s.set.Notice.Number, address))
	u := h.Sum(nil)[:16]
	u[6], u[8] = u[6]&0x0f|0x50, u[8]&0x3f|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}
