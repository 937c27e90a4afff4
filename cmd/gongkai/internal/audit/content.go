package audit

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io/fs"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"gongkai/cmd/gongkai/internal/lang"
)

func checkTranslationNote(p *page, r *result) {
	if p.lang != lang.EN || p.isBare || !slices.ContainsFunc(p.tags["h1"], func(n *html.Node) bool { return attr(n, "data-gov") == "translation" }) {
		return
	}
	r.saw("")
	note := first(p.hooks["translation-note"])
	switch {
	case note == nil:
		r.fault("<h1", lang.Text{ZH: "译文页没有说明译文仅供参考", EN: "a page of the translation does not say that it is for reference only"})
	case !slices.ContainsFunc(slices.Collect(note.Descendants()), func(n *html.Node) bool { return strings.HasPrefix(attr(n, "hreflang"), "zh") }):
		r.fault(`data-gov="translation-note"`, lang.Text{ZH: "译文说明没有链接到中文页", EN: "the note on the translation has no link to the Chinese page"})
	case firstPassage(p, note):
		r.fault(`data-gov="translation-note"`, lang.Text{ZH: "译文说明应在第一段译文之前", EN: "the note on the translation must stand before its first paragraph"})
	}
}

// firstPassage reports whether a passage of the translation stands before the note on it. Headings may.
func firstPassage(p *page, note *html.Node) bool {
	for _, n := range p.all {
		switch {
		case n == note:
			return false
		case attr(n, "data-gov") == "translation" && firstOf(n, "p") != nil:
			return true
		}
	}
	return false
}

// notAMap is what the words of a diagram must say.
var notAMap = regexp.MustCompile(`非地图|不是地图|(?i)not a map`)

// mapHosts are, in small letters, by what maps of the world are loaded, whose borders are not those of standard maps.
var mapHosts = []string{"tile.openstreetmap", "api.map.baidu", "webapi.amap", ".is.autonavi", "maps.google", "api.mapbox", "leaflet.js", "leaflet.min.js"}

// outlines are how the data of outlines of places name their type.
var outlines = []string{`"FeatureCollection"`, `"Topology"`}

// mostPoints is how many points a line of a diagram may have; an outline of a place has more.
const mostPoints = 50

var pathPoint = regexp.MustCompile(`-?[\d.]+[ ,]-?[\d.]+`)

func checkMaps(p *page, r *result) {
	for _, figure := range p.hooks["schematic"] {
		r.saw("")
		if caption := firstOf(figure, "figcaption"); caption == nil || !notAMap.MatchString(words(caption)) {
			r.fault(`data-gov="schematic"`, lang.Text{ZH: "示意图没有注明非地图", EN: "a diagram does not say that it is not a map"})
		}
		for n := range figure.Descendants() {
			if n.Data == "path" && len(pathPoint.FindAllString(attr(n, "d"), mostPoints+1)) > mostPoints {
				r.fault(`data-gov="schematic"`, lang.Text{ZH: "示意图里有轮廓线，疑为地图", EN: "a line of a diagram is an outline, as of a map"})
			}
		}
	}
	for _, n := range p.tags["script"] {
		if named(strings.ToLower(attr(n, "src")), mapHosts) != "" || n.FirstChild != nil && named(n.FirstChild.Data, outlines) != "" {
			r.fault("<script", lang.Text{ZH: "脚本加载地图，或页面含有地理轮廓数据", EN: "a script loads a map, or the page has the outlines of places"})
		}
	}
}

// sizeWords is a size as readers see it.
var sizeWords = regexp.MustCompile(`\d\s*([KMG]i?)?B\b`)

// attachmentTypes are the kinds of attachments as readers see them.
var attachmentTypes = regexp.MustCompile(`(?i)pdf|ofd|docx?|xlsx?|wps|zip|csv|png|jpe?g`)

// attachmentFolder is where the files of a document stand.
const attachmentFolder = "attachments/"

// checkAttachments wants the type, the size and the sum of attachments beside them.
func checkAttachments(p *page, r *result) {
	for _, n := range p.tags["a"] {
		if !has(n, "data-sha256") {
			if href := attr(n, "href"); strings.Contains(href, attachmentFolder) {
				r.fault(href, lang.Text{ZH: "附件 " + href + " 没有 SHA-256", EN: "the attachment " + href + " has no SHA-256"})
			}
			continue
		}
		r.saw("")
		said := words(n.Parent)
		if !attachmentTypes.MatchString(said) || !sizeWords.MatchString(said) {
			r.fault(attr(n, "href"), lang.Text{ZH: "附件 " + attr(n, "href") + " 没有注明类型和大小", EN: "the attachment " + attr(n, "href") + " does not tell its type and size"})
		}
	}
}

// An attachment is a file of the document, with the sum of it that a page gives and what stands beside it.
type attachment struct{ href, sum, said string }

// saidSize is a size as a page gives it.
var saidSize = regexp.MustCompile(`(\d[\d,]*(?:\.\d+)?)\s*([KMG]?)i?B\b`)

// isSize reports whether a size in words is that of so many bytes, as rounded by thousands or by 1024.
func isSize(said string, bytes int64) bool {
	m := saidSize.FindStringSubmatch(said)
	if m == nil {
		return true // that there is none is told elsewhere
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(m[1], ",", ""), 64)
	power := strings.Index("KMG", m[2]) + 1
	if m[2] == "" {
		power = 0
	}
	const rounded = 0.06
	isOf := func(unit float64) bool {
		want := float64(bytes) / math.Pow(unit, float64(power))
		return math.Abs(n-want) <= max(1, want*rounded)
	}
	return err == nil && (isOf(1000) || isOf(1024))
}

// sameAttachments hashes the attachments and holds them against the sums that pages give.
func sameAttachments(s *site, r *result) error {
	sums := map[string]string{}
	for _, f := range s.pages {
		for _, a := range f.attachments {
			name, _, ok := s.resolve(f.address, a.href)
			if _, isThere := s.files[name]; !ok || !isThere {
				continue // a dead link, which another check tells
			}
			if sums[name] == "" {
				text, err := fs.ReadFile(s.root, name)
				if err != nil {
					return err
				}
				sums[name] = fmt.Sprintf("%x", sha256.Sum256(text))
			}
			if !isSize(a.said, s.files[name]) {
				r.faultOn(f.address, a.href, lang.Text{ZH: fmt.Sprintf("附件 %s 有 %d 字节，页面写的不是", name, s.files[name]), EN: fmt.Sprintf("the attachment %s has %d bytes, the page says otherwise", name, s.files[name])})
			}
			if sums[name] != a.sum {
				r.faultOn(f.address, a.sum, lang.Text{ZH: "附件 " + name + " 的SHA-256是 " + sums[name] + "，页面写的是 " + a.sum, EN: "the SHA-256 of the attachment " + name + " is " + sums[name] + ", the page says " + a.sum})
			}
		}
	}
	return nil
}

// An entity is what the linked data of a page say of one thing.
type entity struct {
	Type          string `json:"@type"`
	Name          string
	Identifier    string `json:"legislationIdentifier"`
	Published     string `json:"datePublished"`
	Made          string `json:"legislationDate"`
	Modified      string `json:"dateModified"`
	Description   string
	Distributions []struct {
		Address string `json:"contentUrl"`
	} `json:"distribution"`
	Items []struct{ Name string } `json:"itemListElement"`
}

// entities are those of the linked data of the page; not ok if these are no JSON.
func (p *page) entities() (list []entity, ok bool) {
	for _, n := range p.tags["script"] {
		if attr(n, "type") != "application/ld+json" || n.FirstChild == nil {
			continue
		}
		var graph struct {
			Graph []entity `json:"@graph"`
			entity
		}
		if json.Unmarshal([]byte(n.FirstChild.Data), &graph) != nil {
			return nil, false
		}
		if list = append(list, graph.Graph...); graph.Graph == nil {
			list = append(list, graph.entity)
		}
	}
	return list, true
}

// checkLinkedData holds the linked data of a page against what its readers see.
func checkLinkedData(p *page, r *result) {
	things, ok := p.entities()
	if !ok {
		r.fault("application/ld+json", lang.Text{ZH: "结构化数据不是合格的JSON", EN: "the linked data are no JSON"})
		return
	}
	for _, e := range things {
		if e.Type == "BreadcrumbList" {
			p.checkCrumbs(e, r)
		}
		if e.Type != "Dataset" && e.Type != "Legislation" {
			continue
		}
		r.saw("")
		if about := p.meta("description"); e.Type == "Dataset" && e.Description != "" && !strings.HasPrefix(e.Description, about) {
			r.fault("application/ld+json", lang.Text{ZH: "结构化数据的摘要不是页面的摘要", EN: "the description in the linked data is not that of the page"})
		}
		if day := p.meta("PubDate"); e.Type == "Dataset" && e.Modified != "" && !strings.HasPrefix(day, e.Modified[:min(len(e.Modified), len("2006-01-02"))]) {
			r.fault("application/ld+json", lang.Text{ZH: "结构化数据的日期 " + e.Modified + " 与 PubDate 不同", EN: "the date in the linked data, " + e.Modified + ", is not PubDate"})
		}
		if e.Name != "" && !p.shows(e.Name) {
			r.fault("application/ld+json", lang.Text{ZH: "结构化数据的名称 “" + e.Name + "” 页面上没有", EN: "the page does not show the name in its linked data, “" + e.Name + "”"})
		}
		if e.Identifier != "" && !p.shows(e.Identifier) {
			r.fault("application/ld+json", lang.Text{ZH: "结构化数据的文号 “" + e.Identifier + "” 页面上没有", EN: "the page does not show the number in its linked data, “" + e.Identifier + "”"})
		}
		for _, day := range []string{e.Published, e.Made} {
			if len(day) >= len("2006-01-02") && len(p.hooks["doc-meta"]) > 0 && !slices.ContainsFunc(p.tags["time"], func(n *html.Node) bool { return strings.HasPrefix(attr(n, "datetime"), day[:len("2006-01-02")]) }) {
				r.fault("application/ld+json", lang.Text{ZH: "结构化数据的日期 " + day + " 页面上没有", EN: "the page does not show the date in its linked data, " + day})
			}
		}
	}
}

// checkCrumbs holds a breadcrumb for programs against the one for readers.
func (p *page) checkCrumbs(e entity, r *result) {
	r.saw("")
	var names []string
	for _, i := range e.Items {
		names = append(names, strings.Join(strings.Fields(i.Name), " "))
	}
	if shown := p.crumbs(); shown != nil && !slices.Equal(names, shown) {
		r.fault("BreadcrumbList", lang.Text{ZH: "结构化数据的位置是 “" + strings.Join(names, " › ") + "”，页面是 “" + strings.Join(shown, " › ") + "”", EN: "the place in the linked data is “" + strings.Join(names, " › ") + "”, the page says “" + strings.Join(shown, " › ") + "”"})
	}
}

// shows reports whether the page shows words, in its text or its title.
func (p *page) shows(said string) bool {
	if p.heading() == said {
		return true
	}
	if p.shown == "" {
		if body := first(p.tags["body"]); body != nil {
			p.shown = words(body)
		}
	}
	return strings.Contains(p.shown, strings.Join(strings.Fields(said), " "))
}

// checkDataBeside wants a download beside the data of every page that has data of its own.
func checkDataBeside(p *page, r *result) {
	things, _ := p.entities()
	for _, e := range things {
		if e.Type != "Dataset" {
			continue
		}
		for _, d := range e.Distributions {
			r.saw("")
			if !slices.ContainsFunc(p.tags["a"], func(n *html.Node) bool { return sameFile(attr(n, "href"), d.Address) }) {
				r.fault("", lang.Text{ZH: "页面没有 " + d.Address + " 的下载链接", EN: "the page has no link to download " + d.Address})
			}
		}
	}
}

// sameFile reports whether two addresses of a page, one of them perhaps absolute, name one file.
func sameFile(a, b string) bool {
	a, b = strings.TrimLeft(a, "./"), strings.TrimLeft(b, "./")
	return a != "" && (a == b || strings.HasSuffix(b, "/"+a))
}

// checkArchived wants a day in the mark of an archived site.
func checkArchived(p *page, r *result) {
	if mark := first(p.hooks["archived"]); mark != nil && (firstOf(mark, "time") == nil || !archivedWords.MatchString(words(mark))) {
		r.fault(`data-gov="archived"`, lang.Text{ZH: "归档说明没有写明已归档及归档时间", EN: "the mark does not say that the site is archived, and since when"})
	}
}

var archivedWords = regexp.MustCompile(`已归档|(?i)archived`)

// sameArchive wants the mark on every page, or on none.
func sameArchive(s *site, r *result) error {
	for _, f := range s.pages {
		if f.isArchived {
			r.saw("")
		}
	}
	for _, f := range s.pages {
		if len(r.seen) > 0 && !f.isArchived {
			r.faultOn(f.address, "", lang.Text{ZH: "其他页面已注明归档，本页没有", EN: "other pages say that the site is archived, this one does not"})
		}
	}
	return nil
}
