package site

// A SitemapPage is the list of all pages.
type SitemapPage struct {
	Frame
	Lead   string
	Groups []SitemapGroup
}

// A SitemapGroup is the pages of one section.
type SitemapGroup struct {
	ID    string
	Name  Link // leads to the section's own page, where it has one
	Pages []Link
	Inner []SitemapGroup // without ids
}

func (v *view) sitemap() any {
	title := v.t("网站地图", "Site map")
	page := SitemapPage{Frame: v.frame(title, v.crumbs(Link{Text: title})...)}
	page.Lead = v.t("本站全部页面，中文、英文各一套。", "All pages of this site; each exists in Chinese and in English.")
	page.Description = page.Lead
	if v.isHead {
		return page
	}
	page.Groups = append(page.Groups, v.documentGroup(), v.targetGroup(), v.areaGroup())
	page.Groups = append(page.Groups, v.groupingGroups()...)
	page.Groups = append(page.Groups, v.initiativeGroup(), v.bodyGroup(), v.yearGroup())
	page.Groups = append(page.Groups, v.otherGroups(page.Groups)...)
	kept := page.Groups[:0]
	for _, g := range page.Groups {
		if len(g.Pages)+len(g.Inner) > 0 {
			kept = append(kept, g)
		}
	}
	page.Groups = kept
	return page
}

func (v *view) documentGroup() SitemapGroup {
	g := SitemapGroup{ID: "document", Name: Link{Text: v.t("文件", "The document")}}
	for _, name := range v.official() {
		g.Pages = append(g.Pages, Link{Href: v.href(name + ".html"), Text: v.textName(name)})
	}
	if v.known["parallel.html"] {
		g.Inner = append(g.Inner, v.parallelGroup())
	}
	return g
}

// parallelGroup lists the texts in both languages side by side.
func (v *view) parallelGroup() SitemapGroup {
	g := SitemapGroup{Name: Link{Text: v.t("中英对照", "Side by side")}, Pages: []Link{{Href: v.href("parallel.html"), Text: v.t("中英对照：全部", "Side by side: all texts")}}}
	for _, name := range v.parallelTexts() {
		g.Pages = append(g.Pages, Link{Href: v.href(parallelAddress(name)), Text: v.textName(name)})
	}
	return g
}

// targetGroup lists each target under the first of its areas.
func (v *view) targetGroup() SitemapGroup {
	g := SitemapGroup{ID: "targets", Name: Link{Href: v.href("targets.html"), Text: v.t("目标", "Targets")}}
	for i := range v.set.Areas {
		a := &v.set.Areas[i]
		inner := SitemapGroup{Name: Link{Text: v.in(a.Name)}}
		for _, ind := range v.refs.byArea[a.ID] {
			if ind.Areas[0] == a.ID {
				inner.Pages = append(inner.Pages, v.targetLink(ind))
			}
		}
		if len(inner.Pages) > 0 {
			g.Inner = append(g.Inner, inner)
		}
	}
	return g
}

func (v *view) areaGroup() SitemapGroup {
	g := SitemapGroup{ID: "areas", Name: Link{Href: v.href("areas.html"), Text: v.t("地区", "Areas")}}
	for _, k := range v.set.Site.AreaKinds {
		inner := SitemapGroup{Name: Link{Text: v.in(k.Name)}}
		for i := range v.set.Areas {
			if a := &v.set.Areas[i]; a.Kind == k.ID {
				inner.Pages = append(inner.Pages, v.areaLink(a.ID))
			}
		}
		if len(inner.Pages) > 0 {
			g.Inner = append(g.Inner, inner)
		}
	}
	return g
}

func (v *view) groupingGroups() []SitemapGroup {
	var list []SitemapGroup
	for i := range v.set.Groupings {
		of := &v.set.Groupings[i]
		g := SitemapGroup{ID: of.ID, Name: Link{Href: v.href(of.ID + ".html"), Text: v.in(of.Name)}}
		for k := range of.Groups {
			g.Pages = append(g.Pages, Link{Href: v.href(groupAddress(of, &of.Groups[k])), Text: v.in(of.Groups[k].Name)})
		}
		list = append(list, g)
	}
	return list
}

func (v *view) initiativeGroup() SitemapGroup {
	g := SitemapGroup{ID: "initiatives", Name: Link{Href: v.href("initiatives.html"), Text: v.t("改革和项目", "Initiatives")}}
	for _, k := range v.set.Site.InitiativeKinds {
		inner := SitemapGroup{Name: Link{Text: v.in(k.Name)}}
		for i := range v.set.Initiatives {
			if v.set.Initiatives[i].Kind == k.ID {
				inner.Pages = append(inner.Pages, v.initiativeLink(i))
			}
		}
		if len(inner.Pages) > 0 {
			g.Inner = append(g.Inner, inner)
		}
	}
	return g
}

func (v *view) bodyGroup() SitemapGroup {
	g := SitemapGroup{ID: "bodies", Name: Link{Href: v.href("bodies.html"), Text: v.t("责任单位", "Responsible bodies")}}
	for _, k := range v.set.Site.KindsOfBodies() {
		inner := SitemapGroup{Name: Link{Text: v.in(k.Name)}}
		for i := range v.set.Bodies {
			if b := &v.set.Bodies[i]; b.Kind == k.ID {
				inner.Pages = append(inner.Pages, v.bodyLink(b.ID))
			}
		}
		if len(inner.Pages) > 0 {
			g.Inner = append(g.Inner, inner)
		}
	}
	return g
}

func (v *view) yearGroup() SitemapGroup {
	g := SitemapGroup{ID: "years", Name: Link{Href: v.href("years.html"), Text: v.t("年度数据", "Years")}}
	for _, y := range v.refs.years {
		g.Pages = append(g.Pages, Link{Href: v.href(yearAddress(y)), Text: v.yearName(y)})
	}
	return g
}

// otherGroups hold what the foot of all pages lists and no group before has, and the site's own texts.
func (v *view) otherGroups(before []SitemapGroup) []SitemapGroup {
	listed := map[string]bool{v.href("sitemap.html"): true}
	for _, g := range before {
		listed[g.Name.Href] = true
		for _, inner := range append([]SitemapGroup{g}, g.Inner...) {
			for _, p := range inner.Pages {
				listed[p.Href] = true
			}
		}
	}
	var list []SitemapGroup
	for _, c := range v.footColumns() {
		g := SitemapGroup{ID: "more-" + c.ID, Name: Link{Text: c.Name}}
		if c.ID == "site" {
			g.Pages = append(g.Pages, Link{Href: v.href("index.html"), Text: v.t("首页", "Home")})
		}
		for _, l := range c.Links {
			if !listed[l.Href] {
				listed[l.Href] = true
				g.Pages = append(g.Pages, l)
			}
		}
		if c.ID == "site" {
			g.Pages = append(g.Pages, v.ownTexts(listed)...)
		}
		list = append(list, g)
	}
	return list
}

// ownTexts are the site's own texts that no other group has.
func (v *view) ownTexts(listed map[string]bool) []Link {
	var links []Link
	for _, name := range v.texts.Names() {
		if href := v.href(name + ".html"); !IsOfficial(name) && !listed[href] {
			links = append(links, Link{Href: href, Text: v.texts.Document(name, v.l).Title})
		}
	}
	return links
}

// A NotFoundPage is what a server shows in place of a page that does not exist. Most servers know one such page only, so
// it says the same in the other language.
type NotFoundPage struct {
	Frame
	Heading string
	Ways    []Link
	Other   NotFoundNote
}

// A NotFoundNote is what a reader of the other language needs.
type NotFoundNote struct {
	Tag  string
	Text string
	Home Link
}

func (v *view) notFound() any {
	heading := v.t("页面不存在", "There is no such page")
	page := NotFoundPage{Frame: v.frame(heading), Heading: heading}
	page.Description = heading + v.t("。", ".")
	for _, w := range []struct{ address, zh, en string }{
		{"index.html", "首页", "Home"}, {"targets.html", "全部目标", "All targets"}, {"plan.html", "计划全文", "The plan"},
		{"bodies.html", "责任单位", "Responsible bodies"}, {"sitemap.html", "网站地图", "Site map: every page"},
	} {
		if v.known[w.address] {
			page.Ways = append(page.Ways, Link{Href: v.href(w.address), Text: v.t(w.zh, w.en)})
		}
	}
	page.Other = NotFoundNote{
		Tag: v.l.Other().Tag(), Text: v.t("There is no such page on this site.", "本站没有这个页面。"),
		Home: Link{Href: v.across("index.html"), Text: v.t("English home page", "中文首页")},
	}
	return page
}
