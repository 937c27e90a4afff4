package audit

import (
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"gongkai/cmd/gongkai/internal/lang"
)

// columnTypes are the types of columns that the rule lists.
var columnTypes = strings.Fields("首页 概况信息 机构职能 负责人信息 工作动态 政策文件 信息公开指南 信息公开目录 信息公开年报 依法申请公开 数据发布 数据开放 政策解读 回应关切 办事服务 咨询投诉 征集调查 在线访谈")

// ruledTags are all tags of the rule, spelled as it does.
var ruledTags = strings.Fields("SiteName SiteDomain SiteIDCode ColumnName ColumnDescription ColumnKeywords ColumnType ArticleTitle PubDate ContentSource Keywords Author Description Image Url")

var (
	domainForm   = regexp.MustCompile(`^[a-z0-9-]+(\.[a-z0-9-]+)+$`)
	siteCodeForm = regexp.MustCompile(`^(bm\d{8}|\d{10})$`)
	leftover     = regexp.MustCompile(`(?i)^(null|undefined|nan|none|无|-)$|\{\{|\}\}|\$\{|<%|\[\[|\]\]`)
)

// metaAt is how a tag begins in the source of a page.
func metaAt(name string) string { return `<meta name="` + name + `"` }

func checkSiteName(p *page, r *result) {
	r.saw("")
	if len(p.metas["SiteName"]) == 0 {
		r.fault("", lang.Text{ZH: "没有 SiteName", EN: "there is no SiteName"})
		return
	}
	r.saw(nameSeen + p.lang.Key() + " " + p.meta("SiteName"))
}

// nameSeen begins the keys that count the names of the site.
const nameSeen = "name "

// sameSiteName finds a language whose pages give the site several names.
func sameSiteName(_ *site, r *result) error {
	for _, l := range lang.All {
		var names []string
		for _, key := range slices.Sorted(maps.Keys(r.seen)) {
			if name, ok := strings.CutPrefix(key, nameSeen+l.Key()+" "); ok {
				names = append(names, "“"+name+"”")
			}
		}
		if len(names) > 1 {
			r.fault("", lang.Text{ZH: "同一语言各页的 SiteName 不一致：" + strings.Join(names, "、"), EN: "pages of one language have several SiteNames: " + strings.Join(names, ", ")})
		}
	}
	return nil
}

func checkSiteDomain(p *page, r *result) {
	domain := p.meta("SiteDomain")
	switch {
	case domain == "":
		r.await(p, "identifiers.domain")
		return
	case !domainForm.MatchString(domain):
		r.fault(metaAt("SiteDomain"), lang.Text{ZH: "“" + domain + "” 不是单纯的域名", EN: "“" + domain + "” is not a mere domain"})
	case !strings.HasSuffix(domain, ".gov.cn"):
		r.note(metaAt("SiteDomain"), lang.Text{ZH: domain + " 不以 .gov.cn 结尾", EN: domain + " does not end in .gov.cn"})
	}
	r.saw("identifiers.domain")
	if u, err := url.Parse(p.canonical()); err == nil && u.Host != "" && domainForm.MatchString(domain) && u.Hostname() != domain {
		r.fault(metaAt("SiteDomain"), lang.Text{ZH: "SiteDomain 是 " + domain + "，网址的域名是 " + u.Hostname(), EN: "SiteDomain is " + domain + ", the address of the page is at " + u.Hostname()})
	}
}

func checkSiteCode(p *page, r *result) {
	code := p.meta("SiteIDCode")
	if code == "" {
		r.await(p, "identifiers.site_code")
		return
	}
	r.saw("identifiers.site_code")
	if !siteCodeForm.MatchString(code) {
		r.fault(metaAt("SiteIDCode"), lang.Text{ZH: "标识码 “" + code + "” 不合格式", EN: "the code “" + code + "” does not have the form"})
	}
}

func checkColumn(p *page, r *result) {
	r.saw("")
	for _, name := range []string{"ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"} {
		if len(p.metas[name]) == 0 {
			r.fault("", lang.Text{ZH: "没有 " + name, EN: "there is no " + name})
		}
	}
	if t := p.meta("ColumnType"); t != "" && !leftover.MatchString(t) && !slices.Contains(columnTypes, t) {
		r.fault(metaAt("ColumnType"), lang.Text{ZH: "ColumnType “" + t + "” 不在规范所列的类别之中", EN: "the ColumnType “" + t + "” is not one of the rule’s"})
	}
}

func checkArticleTitle(p *page, r *result) {
	if !p.isContent() {
		return
	}
	r.saw("")
	title := strings.Join(strings.Fields(p.meta("ArticleTitle")), " ")
	switch {
	case title == "":
		r.fault("", lang.Text{ZH: "没有 ArticleTitle", EN: "there is no ArticleTitle"})
	case p.heading() != "" && title != p.heading():
		r.fault(metaAt("ArticleTitle"), lang.Text{ZH: "ArticleTitle 是 “" + title + "”，页面标题是 “" + p.heading() + "”", EN: "ArticleTitle is “" + title + "”, the heading is “" + p.heading() + "”"})
	}
}

func checkPubDate(p *page, r *result) {
	if !p.isContent() {
		return
	}
	r.saw("")
	date := p.meta("PubDate")
	if date == "" {
		r.fault("", lang.Text{ZH: "没有 PubDate", EN: "there is no PubDate"})
		return
	}
	if _, err := time.Parse("2006-01-02 15:04", date); err == nil {
		return
	}
	if _, err := time.Parse(time.DateOnly, date); err == nil {
		r.note(metaAt("PubDate"), lang.Text{ZH: "PubDate 只有日期 " + date + "，规范要求写到时分；时间不详的不得编造", EN: "PubDate is the date " + date + " alone; the rule wants hour and minute, which must not be invented"})
		return
	}
	r.fault(metaAt("PubDate"), lang.Text{ZH: "PubDate “" + date + "” 不是 YYYY-MM-DD HH:MM 形式的真实日期", EN: "PubDate “" + date + "” is no real date of the form YYYY-MM-DD HH:MM"})
}

func checkContentSource(p *page, r *result) {
	if !p.isContent() {
		return
	}
	switch {
	case len(p.metas["ContentSource"]) > 0:
		if p.isDocument() {
			r.saw("")
		} else {
			r.saw("publisher")
		}
	case p.isDocument():
		r.fault("", lang.Text{ZH: "公文页没有 ContentSource", EN: "a page of the document has no ContentSource"})
	default:
		r.await(p, "publisher")
	}
}

// The most characters of a description: of Chinese, and of English, which needs more of them to say the same.
const (
	mostChinese = 120
	mostEnglish = 320
)

func checkDescription(p *page, r *result) {
	about := p.meta("description") + p.meta("Description")
	if about == "" {
		r.fault("", lang.Text{ZH: "没有 description", EN: "there is no description"})
	}
	most := mostChinese
	if p.lang == lang.EN {
		most = mostEnglish
	}
	if n := utf8.RuneCountInString(about); n > most {
		r.note(metaAt("description"), lang.Text{ZH: "摘要有" + lang.Int(n, lang.ZH) + "个字，宜在" + lang.Int(most, lang.ZH) + "个以内", EN: "the description has " + lang.Int(n, lang.EN) + " characters; " + lang.Int(most, lang.EN) + " are enough"})
	}
	if !p.isContent() {
		return
	}
	at := p.meta("Url")
	if at == "" {
		r.await(p, "base_url")
		return
	}
	r.saw("base_url")
	if u, err := url.Parse(at); err != nil || u.Scheme != "https" && u.Scheme != "http" {
		r.fault(metaAt("Url"), lang.Text{ZH: "Url “" + at + "” 不是绝对地址", EN: "the Url “" + at + "” is not absolute"})
		return
	}
	for _, l := range p.tags["link"] {
		if attr(l, "rel") == "canonical" && attr(l, "href") != at {
			r.fault(metaAt("Url"), lang.Text{ZH: "Url 与 canonical 不一致", EN: "Url is not the canonical address"})
		}
	}
}

func checkTagForm(p *page, r *result) {
	r.saw("")
	counted := map[string]bool{}
	for _, name := range p.heads {
		for _, exact := range ruledTags {
			if exact != "Description" && exact != "Keywords" && exact != "Author" && name != exact && strings.EqualFold(name, exact) {
				r.fault(metaAt(name), lang.Text{ZH: "标签名 " + name + " 应写作 " + exact, EN: "the tag " + name + " must be spelled " + exact})
			}
		}
		if !slices.ContainsFunc(ruledTags, func(t string) bool { return strings.EqualFold(t, name) }) || counted[name] {
			continue
		}
		counted[name] = true
		if n := len(p.metas[name]); n > 1 {
			r.fault(metaAt(name), lang.Text{ZH: name + " 写了" + lang.Int(n, lang.ZH) + "次", EN: name + " is written " + lang.Int(n, lang.EN) + " times"})
		}
		if v := strings.TrimSpace(p.meta(name)); v == "" || leftover.MatchString(v) {
			r.fault(metaAt(name), lang.Text{ZH: name + " 的值是 “" + v + "”", EN: "the value of " + name + " is “" + v + "”"})
		}
	}
}
