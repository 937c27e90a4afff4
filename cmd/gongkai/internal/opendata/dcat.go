package opendata

import (
	"encoding/json"
	"io"
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// An object is a node of JSON-LD. Its members are written in the order of their names.
type object = map[string]any

// dcatContext names the vocabularies, so that nothing has to be fetched to read the catalog.
var dcatContext = object{
	"dcat": "http://www.w3.org/ns/dcat#", "dcterms": "http://purl.org/dc/terms/", "foaf": "http://xmlns.com/foaf/0.1/",
	"adms": "http://www.w3.org/ns/adms#", "spdx": "http://spdx.org/rdf/terms#", "xsd": "http://www.w3.org/2001/XMLSchema#",
	"vcard": "http://www.w3.org/2006/vcard/ns#", "skos": "http://www.w3.org/2004/02/skos/core#",
}

// catalog describes the data as DCAT 3 does: a catalog, the series of the plan's releases, and a dataset for each. The
// files are those of the newest; older ones are described as they were named. Addresses are relative to the catalog
// unless the site's own is known.
func (s *Set) catalog() (object, error) {
	distributions, err := s.distributions()
	if err != nil {
		return nil, err
	}
	series := s.iri("#series")
	datasets := []any{}
	for i := range s.data.Releases {
		d := s.releaseNode(i, series)
		if i == len(s.data.Releases)-1 {
			d["dcat:distribution"] = distributions
		}
		datasets = append(datasets, d)
	}
	site := &s.data.Site
	out := object{
		"@context": dcatContext, "@id": s.iri("#catalog"), "@type": "dcat:Catalog",
		"dcterms:title": literals(site.Name), "dcterms:description": literals(site.Description),
		"dcterms:language": languageNodes,
		"dcat:dataset":     append(datasets, s.seriesNode(series)),
	}
	s.addPublisher(out)
	if s.base != "" {
		out["foaf:homepage"] = object{"@id": s.base}
	}
	return out, nil
}

// languageNodes are the languages of the data.
var languageNodes = []any{object{"@id": "http://id.loc.gov/vocabulary/iso639-1/zh"}, object{"@id": "http://id.loc.gov/vocabulary/iso639-1/en"}}

// keywords are what the data are about: the plan, and the areas for which it sets targets.
func (s *Set) keywords() []any {
	names := []lang.Text{s.data.Site.ShortName}
	for _, id := range s.Keys(OfArea) {
		if name := s.data.Area(disclosure.AreaID(id)).Name; !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	var words []any
	for _, name := range names {
		words = append(words, literals(name)...)
	}
	return words
}

// places are the areas that no other area holds.
func (s *Set) places() []any {
	var list []any
	for i := range s.data.Areas {
		if a := &s.data.Areas[i]; a.Parent == "" {
			list = append(list, object{"@type": "dcterms:Location", "skos:prefLabel": literals(a.Name)})
		}
	}
	return list
}

// page is the address of a page of the site.
func (s *Set) page(address string) string {
	if s.base == "" {
		return "../../" + address
	}
	return s.base + address
}

// seriesNode is the series of the releases, of which it names the first and the last.
func (s *Set) seriesNode(id string) object {
	site, releases := &s.data.Site, s.data.Releases
	node := object{"@id": id, "@type": "dcat:DatasetSeries", "dcterms:title": literals(site.Name), "dcterms:description": literals(site.Description)}
	if n := len(releases); n > 0 {
		node["dcat:first"], node["dcterms:issued"] = s.referenceTo(0), dateLiteral(releases[0].Date)
		node["dcat:last"], node["dcterms:modified"] = s.referenceTo(n-1), dateLiteral(releases[n-1].Date)
	}
	s.addPublisher(node)
	return node
}

// iri is an address in the folder of the data.
func (s *Set) iri(name string) string {
	if s.base == "" {
		return name
	}
	if name[0] == '#' {
		name = "catalog.jsonld" + name
	}
	return s.base + Address(name)
}

func literals(t lang.Text) []any {
	return []any{object{"@value": t.ZH, "@language": "zh"}, object{"@value": t.EN, "@language": "en"}}
}

func typed(value, kind string) object { return object{"@value": value, "@type": "xsd:" + kind} }

// dateLiteral is a date as precise as it is known.
func dateLiteral(d lang.Date) object {
	switch {
	case d.Month == 0:
		return typed(d.String(), "gYear")
	case d.Day == 0:
		return typed(d.String(), "gYearMonth")
	}
	return typed(d.String(), "date")
}

// addPublisher names who runs the site, how to reach it and what may be done with its data, as far as that is known.
func (s *Set) addPublisher(node object) {
	site := &s.data.Site
	if !site.Publisher.IsZero() {
		node["dcterms:publisher"] = object{"@type": "foaf:Agent", "foaf:name": literals(site.Publisher)}
	}
	if c := &site.Contact; !c.Body.IsZero() {
		point := object{"@type": "vcard:Organization", "vcard:fn": literals(c.Body)}
		if c.Phone != "" {
			point["vcard:hasTelephone"] = object{"@id": "tel:" + strings.Map(inTelephone, c.Phone)}
		}
		if c.Email != "" {
			point["vcard:hasEmail"] = object{"@id": "mailto:" + c.Email}
		}
		node["dcat:contactPoint"] = point
	}
	if site.Licence.URL != "" {
		node["dcterms:license"] = object{"@id": site.Licence.URL}
	}
}

// inTelephone keeps what an address of a telephone may hold (RFC 3966).
func inTelephone(r rune) rune {
	if r >= '0' && r <= '9' || r == '+' || r == '-' {
		return r
	}
	return -1
}

// referenceTo names the dataset of a release.
func (s *Set) referenceTo(i int) object {
	return object{"@id": s.iri("#release-" + s.data.Releases[i].Tag)}
}

// releaseNode is the dataset of a release: a version of the data, after the one before it.
func (s *Set) releaseNode(i int, series string) object {
	r := &s.data.Releases[i]
	site := &s.data.Site
	d := object{
		"@id": s.iri("#release-" + r.Tag), "@type": "dcat:Dataset",
		"dcterms:title":       literals(lang.Text{ZH: site.Name.ZH + "，" + r.Tag + "版", EN: site.Name.EN + ", release " + r.Tag}),
		"dcterms:description": literals(site.Description), "dcterms:identifier": r.Tag, "dcat:version": r.Tag,
		"dcterms:issued": dateLiteral(r.Date), "adms:versionNotes": literals(r.Notes), "dcat:inSeries": object{"@id": series},
		"dcterms:language": languageNodes, "dcat:keyword": s.keywords(), "dcterms:spatial": s.places(), "dcat:landingPage": object{"@id": s.page("downloads.html")},
		"dcterms:temporal": object{"@type": "dcterms:PeriodOfTime", "dcat:startDate": dateLiteral(lang.Date{Year: site.Plan.First}), "dcat:endDate": dateLiteral(lang.Date{Year: site.Plan.Last})},
	}
	if i > 0 {
		previous := s.referenceTo(i - 1)
		d["dcat:previousVersion"], d["dcat:prev"] = previous, previous
	}
	s.addPublisher(d)
	return d
}

// distributions are the tables of the newest release, each in its formats.
func (s *Set) distributions() ([]any, error) {
	var list []any
	add := func(name string, title lang.Text, write func(io.Writer) error) error {
		digest, err := s.digest(File{Address: Address(name), Write: write})
		if err != nil {
			return err
		}
		list = append(list, object{
			"@type": "dcat:Distribution", "dcterms:title": literals(title), "dcat:downloadURL": object{"@id": s.iri(name)}, "dcat:accessURL": object{"@id": s.iri(name)},
			"dcat:mediaType": object{"@id": "https://www.iana.org/assignments/media-types/" + mediaType(name)},
			"dcat:byteSize":  object{"@value": json.Number(itoa(digest.Bytes)), "@type": "xsd:nonNegativeInteger"},
			"spdx:checksum": object{"@type": "spdx:Checksum", "spdx:algorithm": object{"@id": "spdx:checksumAlgorithm_sha256"},
				"spdx:checksumValue": typed(digest.SHA256, "hexBinary")},
		})
		return nil
	}
	for _, t := range s.Tables() {
		if err := add(t.Name+".csv", t.Title, writerOf(t)); err != nil {
			return nil, err
		}
	}
	if err := add("all.json", lang.Text{ZH: "全部数据", EN: "The whole set"}, s.writerOfAll()); err != nil {
		return nil, err
	}
	err := add("all.xlsx", lang.Text{ZH: "全部数据，工作簿", EN: "The whole set as a workbook"}, s.WriteWorkbook)
	return list, err
}

// Licence is what others may do with the data, as the site says; the zero licence where it says nothing.
func (s *Set) Licence() disclosure.Licence { return s.data.Site.Licence }
