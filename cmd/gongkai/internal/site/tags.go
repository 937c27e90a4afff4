package site

import (
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/lang"
)

// A MetaTag is a name and a content in the head of a page.
type MetaTag struct{ Name, Content string }

// A section is a column (栏目) of the site, for the tags that the rules for government websites want of every page.
type section struct {
	name     lang.Text
	about    lang.Text
	keywords lang.Text
	kind     string // one of the types that the rules list (ColumnType)
}

// sections are the columns by the address that begins them. The types are those of 《政府网站发展指引》 (国办发〔2017〕47号),
// annex 网页设计规范, 网页标签规范.
var sections = map[string]section{
	"index.html": {lang.Text{ZH: "首页", EN: "Home"}, lang.Text{ZH: "计划、目标和已公布数据的概况", EN: "The plan, its targets and what has been published, at a glance"},
		lang.Text{ZH: "计划,目标,公开", EN: "plan,targets,disclosure"}, "首页"},
	"notice.html": {lang.Text{ZH: "印发通知", EN: "The notice"}, lang.Text{ZH: "通知、计划和附件的全文", EN: "The full text of the notice, the plan and its annexes"},
		lang.Text{ZH: "通知,计划,附件,全文", EN: "notice,plan,annexes,full text"}, "政策文件"},
	"targets.html": {lang.Text{ZH: "目标", EN: "Targets"}, lang.Text{ZH: "计划设定的目标及其公布情况", EN: "The targets of the plan and what has been published of them"},
		lang.Text{ZH: "目标,指标,数据", EN: "targets,indicators,figures"}, "数据发布"},
	"areas.html": {lang.Text{ZH: "地区", EN: "Areas"}, lang.Text{ZH: "各地区的目标、数据和责任", EN: "Targets, figures and duties of each area"},
		lang.Text{ZH: "地区,目标,责任", EN: "areas,targets,duties"}, "数据发布"},
	"initiatives.html": {lang.Text{ZH: "改革和项目", EN: "Initiatives"}, lang.Text{ZH: "计划所列改革、平台、项目及其进展", EN: "The reforms, platforms and projects of the plan and their progress"},
		lang.Text{ZH: "改革,平台,项目,进展", EN: "reforms,platforms,projects,progress"}, "工作动态"},
	"bodies.html": {lang.Text{ZH: "责任单位", EN: "Responsible bodies"}, lang.Text{ZH: "各责任单位承担的任务和应提供的数据", EN: "What each responsible body is to do and to publish"},
		lang.Text{ZH: "责任单位,任务,数据", EN: "responsible bodies,duties,figures"}, "机构职能"},
	"years.html": {lang.Text{ZH: "年度数据", EN: "Years"}, lang.Text{ZH: "逐年公布的数据及其来源", EN: "Figures year by year, with their sources"},
		lang.Text{ZH: "年度,数据,来源", EN: "years,figures,sources"}, "数据发布"},
	"downloads.html": {lang.Text{ZH: "数据下载", EN: "Data downloads"}, lang.Text{ZH: "供下载和程序读取的数据", EN: "Data for download and for programs"},
		lang.Text{ZH: "数据,下载,开放", EN: "data,downloads,open data"}, "数据开放"},
	"method.html": {lang.Text{ZH: "评估方法", EN: "Method"}, lang.Text{ZH: "怎样阅读和评估目标", EN: "How targets are read and assessed"},
		lang.Text{ZH: "方法,评估,说明", EN: "method,assessment,notes"}, "政策解读"},
	"about.html": {lang.Text{ZH: "关于本站", EN: "About this site"}, lang.Text{ZH: "本站的说明", EN: "What this site is"},
		lang.Text{ZH: "说明,联系", EN: "about,contact"}, "概况信息"},
}

// sectionOf are the pages that begin no column of their own, and the column they belong to.
var sectionOf = map[string]string{
	"plan.html": "notice.html", "parallel.html": "notice.html", "glossary.html": "notice.html", "consistency.html": "notice.html",
	"compare.html": "areas.html", "sources.html": "years.html", "releases.html": "years.html",
}

// column is the column of the page.
func (v *view) column() section {
	folder, _, isIn := strings.Cut(v.page.Path, "/")
	switch {
	case isIn && (folder == "annexes" || folder == "parallel"):
		return sections["notice.html"]
	case isIn:
		if s, ok := sections[folder+".html"]; ok {
			return s
		}
		return sections["targets.html"] // a group of targets
	}
	if s, ok := sections[v.page.Path]; ok {
		return s
	}
	if of, ok := sectionOf[v.page.Path]; ok {
		return sections[of]
	}
	return sections["about.html"]
}

// tags are those of 网页标签规范: of the site, of the column, and of what the page holds. What only the organ that publishes
// the site can know is left out where the data does not say it.
func (v *view) tags(f *Frame) []MetaTag {
	site, column := &v.set.Site, v.column()
	all := []MetaTag{
		{"SiteName", v.siteName()}, {"SiteDomain", site.Identifiers.Domain}, {"SiteIDCode", site.Identifiers.SiteCode},
		{"ColumnName", v.in(column.name)}, {"ColumnDescription", v.in(column.about)}, {"ColumnKeywords", v.in(column.keywords)}, {"ColumnType", column.kind},
	}
	if v.page.layout != "home" && v.page.layout != "notfound" {
		all = append(all, MetaTag{"ArticleTitle", f.heading}, MetaTag{"PubDate", v.pubDate()}, MetaTag{"ContentSource", v.contentSource()}, MetaTag{"Url", f.Canonical})
	}
	var kept []MetaTag
	for _, t := range all {
		if t.Content != "" {
			kept = append(kept, t)
		}
	}
	return kept
}

// isOfDocument reports whether the page shows the official document.
func (v *view) isOfDocument() bool {
	return IsOfficial(strings.TrimSuffix(v.page.Path, ".html"))
}

// siteName is the name of the website: of the organ's own where this site is a folder of it.
func (v *view) siteName() string {
	if m := &v.set.Site.Mount; m.URL != "" {
		return v.in(m.Name)
	}
	return v.in(v.set.Site.Name)
}

// pubDate is when the page was published: of the document as its publisher says, of all others with the release. The
// rules want the hour too; where the data do not give it, it is not made up.
func (v *view) pubDate() string {
	if n := &v.set.Notice; v.isOfDocument() {
		return timed(n.Published, n.Time)
	}
	r := v.release
	return timed(r.Date, r.Time)
}

// timed is a date with the time of day where it is known.
func timed(d lang.Date, clock string) string {
	return strings.TrimSpace(d.String() + " " + clock)
}

// stamp is a date, with the time of day where it is known, as the datetime attribute of HTML and schema.org write it. All times
// are those of China.
func stamp(d lang.Date, clock string) string {
	if clock == "" {
		return d.String()
	}
	return d.String() + "T" + clock + "+08:00"
}

// inTime writes a date, with the time of day where it is known, for readers.
func (v *view) inTime(d lang.Date, clock string) string {
	if clock == "" {
		return d.In(v.l)
	}
	return d.In(v.l) + v.t(" "+clock, ", "+clock+" (UTC+8)")
}

// contentSource is who published the content: of the document its publisher, of all others who runs the site.
func (v *view) contentSource() string {
	n := &v.set.Notice
	if !v.isOfDocument() {
		return v.in(v.set.Site.Publisher)
	}
	for _, t := range []lang.Text{n.Origin, n.PublishingBody, n.IssuingBody} {
		if !t.IsZero() {
			return v.in(t)
		}
	}
	return ""
}

// social are the tags by which other sites show a link to the page (https://ogp.me).
func (v *view) social(f *Frame) []MetaTag {
	tags := []MetaTag{
		{"og:type", "website"}, {"og:title", f.heading}, {"og:description", f.Description}, {"og:site_name", v.socialName()},
		{"og:locale", v.t("zh_CN", "en_US")}, {"og:url", f.Canonical},
	}
	if f.heading == "" {
		tags[1].Content = v.in(v.set.Site.Name)
	}
	if tags[5].Content == "" {
		return tags[:5]
	}
	if p := &v.set.Site.Picture; !p.File.IsZero() {
		tags = append(tags, MetaTag{"og:image", v.options.BaseURL + sharedAddress(v.l)}, MetaTag{"og:image:type", "image/png"},
			MetaTag{"og:image:width", strconv.Itoa(sharedWidth)}, MetaTag{"og:image:height", strconv.Itoa(sharedHeight)}, MetaTag{"og:image:alt", v.in(p.Alt)})
	}
	return tags
}

// socialName is what other sites call the website of the page.
func (v *view) socialName() string {
	if v.set.Site.Mount.URL != "" {
		return v.siteName()
	}
	return v.in(v.set.Site.ShortName)
}

// card are the tags for sites that want to be told how large the picture is to be shown. Without a picture, or an address of
// the site by which it could be had, there are none.
func (v *view) card(f *Frame) []MetaTag {
	p := &v.set.Site.Picture
	if f.Canonical == "" || p.File.IsZero() {
		return nil
	}
	return []MetaTag{{"twitter:card", "summary_large_image"}, {"twitter:image", v.options.BaseURL + sharedAddress(v.l)}, {"twitter:image:alt", v.in(p.Alt)}}
}
