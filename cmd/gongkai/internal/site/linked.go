package site

import (
	"encoding/json"
	"path"
	"strconv"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/markup"
	"gongkai/cmd/gongkai/internal/opendata"
)

// A node is a thing described in the vocabulary of schema.org, written as JSON-LD. What it says stands on the page too.
type node map[string]any

// Linked is the linked data of the page, as data that no browser runs.
func (f Frame) Linked() markup.HTML {
	if len(f.nodes) == 0 {
		return ""
	}
	text, err := json.Marshal(node{"@context": "https://schema.org", "@graph": f.nodes})
	if err != nil {
		return "" // nodes hold texts, lists and nodes, which cannot fail
	}
	return markup.Data("application/ld+json", "", text)
}

// absoluteTo is the address of something on this site: absolute where the site's own address is known.
func (v *view) absoluteTo(address string) string {
	if v.options.BaseURL != "" {
		return v.options.BaseURL + address
	}
	return v.root + address
}

// self is the address of the page itself.
func (v *view) self() string { return v.absoluteTo(v.page.Address()) }

// breadcrumbs lists the way to the page.
func (v *view) breadcrumbs(crumbs []Link) node {
	var items []any
	for i, c := range crumbs {
		item := node{"@type": "ListItem", "position": i + 1, "name": c.Text}
		if c.Href != "" {
			item["item"] = v.linkedAddress(c.Href)
		}
		items = append(items, item)
	}
	return node{"@type": "BreadcrumbList", "itemListElement": items}
}

// linkedAddress makes a link of this page absolute where that can be done.
func (v *view) linkedAddress(href string) string {
	if v.options.BaseURL == "" {
		return href
	}
	return v.options.BaseURL + path.Join(path.Dir(v.page.Address()), href)
}

// webSite describes the site, and where it is searched.
func (v *view) webSite() node {
	site := &v.set.Site
	n := node{"@type": "WebSite", "name": v.in(site.Name), "alternateName": v.in(site.ShortName), "description": v.in(site.Description),
		"inLanguage": v.l.Tag(), "url": v.self()}
	if v.known["search.html"] {
		n["potentialAction"] = node{"@type": "SearchAction", "query-input": "required name=q",
			"target": node{"@type": "EntryPoint", "urlTemplate": v.absoluteTo(Page{Path: "search.html", Lang: v.l}.Address()) + "?q={q}"}}
	}
	if m := &v.set.Site.Mount; m.URL != "" {
		n["isPartOf"] = node{"@type": "WebSite", "name": v.in(m.Name), "url": m.URL}
	}
	v.addPublisher(n)
	return n
}

func (v *view) addPublisher(n node) {
	if p := v.set.Site.Publisher; !p.IsZero() {
		n["publisher"] = organization(v.in(p))
	}
	if u := v.set.Site.Licence.URL; u != "" {
		n["license"] = u
	}
}

// targetData describes the figures of one target as a dataset.
func (v *view) targetData(ind *disclosure.Indicator, name, description string) node {
	r, period := v.release, ind.Period(v.set.Site.Plan)
	unit := v.set.Unit(ind.Unit)
	n := node{
		"@type": "Dataset", "name": name, "description": description, "url": v.self(), "identifier": string(ind.ID), "inLanguage": v.l.Tag(),
		"isAccessibleForFree": true, "version": r.Tag, "dateModified": stamp(r.Date, r.Time),
		"temporalCoverage": strconv.Itoa(period.First) + "/" + strconv.Itoa(period.Last), "isBasedOn": v.absoluteTo(Page{Path: "notice.html", Lang: v.l}.Address()),
		"variableMeasured": node{"@type": "PropertyValue", "name": name, "unitText": v.in(unit.Name)},
	}
	var places []any
	for _, a := range ind.Areas {
		places = append(places, node{"@type": "Place", "name": v.in(v.set.Area(a).Name)})
	}
	n["spatialCoverage"] = places
	var files []any
	for _, f := range []struct{ format, media string }{{"csv", "text/csv"}, {"json", "application/json"}} {
		files = append(files, node{"@type": "DataDownload", "encodingFormat": f.media,
			"contentUrl": v.absoluteTo(opendata.AddressOf(opendata.OfTarget, string(ind.ID), f.format))})
	}
	n["distribution"] = files
	v.addPublisher(n)
	return n
}

// legislation describes the official document, with its parts.
func (v *view) legislation(title string) node {
	n := &v.set.Notice
	out := node{
		"@type": "Legislation", "name": title, "legislationIdentifier": n.Number, "inLanguage": v.l.Tag(), "url": v.self(),
		"legislationDate": n.Made.String(), "datePublished": stamp(n.Published, n.Time),
		"legislationPassedBy": organization(v.in(n.IssuingBody)),
	}
	responsible := n.PublishingBody // whom to ask about it
	if responsible.IsZero() {
		responsible = n.IssuingBody
	}
	out["legislationResponsible"] = organization(v.in(responsible))
	if !n.Validity.IsZero() {
		out["creativeWorkStatus"] = v.in(n.Validity)
	}
	v.addTranslation(out)
	var parts []any
	for _, name := range v.official() {
		if name != "notice" {
			parts = append(parts, node{"@type": "Legislation", "name": v.textName(name), "url": v.absoluteTo(Page{Path: name + ".html", Lang: v.l}.Address())})
		}
	}
	out["hasPart"] = parts
	return out
}

// legislationPart describes a text of the official document that the notice does not hold itself.
func (v *view) legislationPart(title string) node {
	notice := node{"@type": "Legislation", "name": v.textName("notice"), "url": v.absoluteTo(Page{Path: "notice.html", Lang: v.l}.Address())}
	out := node{"@type": "Legislation", "name": title, "inLanguage": v.l.Tag(), "url": v.self(), "isPartOf": notice}
	v.addTranslation(out)
	return out
}

// addTranslation names the same text in the other language. The translation says of itself that it has no legal value.
func (v *view) addTranslation(out node) {
	other := node{"@type": "Legislation", "url": v.absoluteTo(Page{Path: v.page.Path, Lang: v.l.Other()}.Address()), "inLanguage": v.l.Other().Tag()}
	if v.l != lang.EN {
		out["workTranslation"] = other
		return
	}
	out["translationOfWork"] = other
	out["encoding"] = node{"@type": "LegislationObject", "legislationLegalValue": "https://schema.org/UnofficialLegalValue", "url": v.self()}
}

func organization(name string) node {
	return node{"@type": "GovernmentOrganization", "name": name}
}
