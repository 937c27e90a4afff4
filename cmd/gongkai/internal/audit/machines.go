package audit

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/lang"
)

// checkMachineLinks follows the addresses in what is written for programs: feeds, the site map, the search description, the
// manifest, the styles.
func checkMachineLinks(s *site, r *result) error {
	for _, name := range slices.Sorted(maps.Keys(s.files)) {
		find := addressFinders[path.Ext(name)]
		if find == nil || strings.HasPrefix(name, "data/") {
			continue
		}
		text, err := fs.ReadFile(s.root, name)
		if err != nil {
			return err
		}
		addresses, err := find(text)
		if err != nil {
			r.faultOn(name, "", lang.Text{ZH: "文件读不出来：" + err.Error(), EN: "the file cannot be read: " + err.Error()})
		}
		for _, written := range addresses {
			s.followFile(name, written, r)
		}
	}
	return nil
}

// followFile follows an address of a file that is no page. Of a template, such as that of a search, the page is wanted.
func (s *site) followFile(name, written string, r *result) {
	bare, _, _ := strings.Cut(written, "?")
	address, _, ok := s.resolve(name, bare)
	if !ok {
		return
	}
	r.saw("")
	if _, isThere := s.files[address]; !isThere {
		r.faultOn(name, written, lang.Text{ZH: written + " 指向的文件不存在", EN: written + " leads to no file"})
	}
}

// addressFinders find the addresses in files, by the ends of their names.
var addressFinders = map[string]func([]byte) ([]string, error){
	".xml": addressesOfXML, ".webmanifest": addressesOfManifest, ".css": addressesOfStyle,
}

// linkAttributes are those that hold addresses in feeds, site maps and search descriptions.
var linkAttributes = []string{"href", "template"}

func addressesOfXML(text []byte) ([]string, error) {
	d := xml.NewDecoder(bytes.NewReader(text))
	var list []string
	in := ""
	for {
		token, err := d.RawToken()
		if token == nil {
			if err.Error() == "EOF" {
				err = nil
			}
			return list, err
		}
		switch t := token.(type) {
		case xml.StartElement:
			in = t.Name.Local
			for _, a := range t.Attr {
				if slices.Contains(linkAttributes, a.Name.Local) {
					list = append(list, a.Value)
				}
			}
		case xml.CharData:
			if in == "loc" {
				list = append(list, strings.TrimSpace(string(t)))
			}
		case xml.EndElement:
			in = ""
		}
	}
}

func addressesOfManifest(text []byte) ([]string, error) {
	var m struct {
		Start string `json:"start_url"`
		Icons []struct {
			Source string `json:"src"`
		} `json:"icons"`
	}
	if err := json.Unmarshal(text, &m); err != nil {
		return nil, fmt.Errorf("the manifest: %w", err)
	}
	var list []string
	if m.Start != "" {
		list = append(list, m.Start)
	}
	for _, icon := range m.Icons {
		list = append(list, icon.Source)
	}
	return list, nil
}

// styleAddress is an address in a style.
var styleAddress = regexp.MustCompile(`(?i)url\(\s*["']?([^)"'#][^)"']*)`)

func addressesOfStyle(text []byte) ([]string, error) {
	if !bytes.Contains(text, []byte("url(")) {
		return nil, nil
	}
	var list []string
	for _, m := range styleAddress.FindAllSubmatch(text, -1) {
		if written := string(m[1]); !strings.HasPrefix(written, "data:") {
			list = append(list, written)
		}
	}
	return list, nil
}

// siteMap is where search engines find the list of all pages.
const siteMap = "sitemap.xml"

// forbidsAll is a robots.txt that keeps every program from every page.
var forbidsAll = regexp.MustCompile(`(?im)^disallow:[ \t]*/[ \t]*\r?$`)

// checkFindable asks whether search engines may and can find the pages: robots.txt must not forbid what the pages allow, and
// the site map must list every page but those for lost readers and for frames. A preview is hidden, and needs neither.
func checkFindable(s *site, r *result) error {
	if len(s.pages) == 0 || s.isPreview() {
		return nil
	}
	r.saw("")
	if robots, err := fs.ReadFile(s.root, "robots.txt"); err == nil && forbidsAll.Match(robots) { // without it all are allowed
		r.faultOn("robots.txt", "Disallow", lang.Text{ZH: "robots.txt 不许收录任何页面", EN: "robots.txt forbids all pages"})
	}
	text, err := fs.ReadFile(s.root, siteMap)
	if err != nil {
		r.faultOn(siteMap, "", lang.Text{ZH: "没有 sitemap.xml", EN: "there is no sitemap.xml"})
		return nil
	}
	listed := map[string]bool{}
	addresses, _ := addressesOfXML(text) // what cannot be read is told with the links
	for _, written := range addresses {
		if address, _, ok := s.resolve(siteMap, written); ok {
			listed[address] = true
		}
	}
	for _, f := range s.pages {
		switch {
		case f.isBare || path.Base(f.address) == "404.html":
		case f.isHidden:
			r.faultOn(f.address, "noindex", lang.Text{ZH: "其他页面可以收录，本页标了 noindex", EN: "other pages may be found by search engines, this one is marked noindex"})
		case !listed[f.address]:
			r.faultOn(f.address, "", lang.Text{ZH: "sitemap.xml 没有列出本页", EN: "sitemap.xml does not list the page"})
		}
	}
	return nil
}

// isPreview reports whether all pages are hidden from search engines.
func (s *site) isPreview() bool {
	return !slices.ContainsFunc(s.pages, func(f *facts) bool { return !f.isHidden && !f.isBare })
}
