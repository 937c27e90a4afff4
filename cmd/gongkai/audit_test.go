package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"
	"gongkai/cmd/gongkai/internal/audit"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plantest"
)

// configuration is what a publishing organ would enter in data/site.toml; all of it is made up.
var configuration = []string{
	`# base_url = ""`, `base_url = "https://jr.example.gov.cn/qtj/"`,
	`# publisher = { zh = "", en = "" }`, `publisher = { zh = "示例办公室", en = "Sample Office" }`,
	`# domain = ""`, `domain = "jr.example.gov.cn"`,
	`# site_code = ""`, `site_code = "3300000000"`,
	`# icp = ""`, `icp = "浙ICP备00000000号-1"`,
	`# police = ""`, `police = "浙公网安备33000000000000号"`,
	`# body = { zh = "", en = "" }`, `body = { zh = "示例办公室", en = "Sample Office" }`,
	`# phone = ""`, `phone = "0000-00000000"`,
}

// configured is our site with all that a publishing organ would enter.
var configured = sync.OnceValues(func() (map[string][]byte, error) {
	root := fstest.MapFS{}
	for _, dir := range []string{"content", "data"} {
		err := fs.WalkDir(os.DirFS(repository), dir, func(name string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			text, err := os.ReadFile(path.Join(repository, name))
			root[name] = &fstest.MapFile{Data: text}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	settings := root["data/site.toml"]
	settings.Data = []byte(strings.NewReplacer(configuration...).Replace(string(settings.Data)))
	return filesIn(root)
})

// auditOf audits a site in memory.
func auditOf(t testing.TB, files map[string][]byte) *audit.Report {
	t.Helper()
	return auditWith(t, files, nil)
}

// auditWith audits a site of which some pages may be remembered.
func auditWith(t testing.TB, files map[string][]byte, m *audit.Memory) *audit.Report {
	t.Helper()
	root := fstest.MapFS{}
	for name, text := range files {
		root[name] = &fstest.MapFile{Data: text}
	}
	report, err := audit.Run(context.Background(), root, audit.Options{Memory: m})
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func describe(t testing.TB, r *audit.Report) string {
	t.Helper()
	var b bytes.Buffer
	if err := r.Text(&b, lang.EN); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// ofTheNotice are the checks of what the notice itself must say; those of made-up plans say less.
var ofTheNotice = []string{"C06", "C10", "C11"}

// No site that the program makes has a fault; what only a publishing organ has is awaited.
func TestAuditOfOurSites(t *testing.T) {
	for name, files := range sites {
		t.Run(name, func(t *testing.T) {
			built, err := files()
			if err != nil {
				t.Fatal(err)
			}
			report := auditOf(t, built)
			for _, o := range report.Outcomes {
				if o.State == audit.Fail && (name == "ours" || !slices.Contains(ofTheNotice, o.ID)) {
					t.Errorf("%s fails:\n%s", o.ID, describe(t, report))
				}
			}
			if report.Count(audit.Awaiting) == 0 {
				t.Error("nothing is awaited from who publishes the site")
			}
		})
	}
}

// With all that the publishing organ gives, the site passes whole: nothing fails, nothing is awaited.
func TestAuditOfAConfiguredSite(t *testing.T) {
	files, err := configured()
	if err != nil {
		t.Fatal(err)
	}
	report := auditOf(t, files)
	if report.Count(audit.Fail)+report.Count(audit.Awaiting) > 0 {
		t.Errorf("the audit says:\n%s", describe(t, report))
	}
}

// A topic of an organ's website that was archived, of a document that was repealed, passes whole too.
func TestAuditOfAnArchivedTopic(t *testing.T) {
	plan := officialPlan(4)
	settings, notice := plan["data/site.toml"], plan["data/notice.toml"]
	settings.Data = append(settings.Data, `
[archived]
date = "2036-06-30"
note = { zh = "计划期已满。", en = "The period of the plan has ended." }
[mount]
name = { zh = "示例办公室网站", en = "Website of the Sample Office" }
url = "https://www.example.gov.cn/"
sitemap = "https://www.example.gov.cn/map.html"
`...)
	notice.Data = bytes.Replace(notice.Data, []byte(`zh = "有效", en = "In force"`), []byte(`zh = "2036年1月1日废止", en = "repealed on 1 January 2036"`), 1)
	files, err := filesIn(plan)
	if err != nil {
		t.Fatal(err)
	}
	report := auditOf(t, files)
	if report.Count(audit.Fail)+report.Count(audit.Awaiting) > 0 {
		t.Errorf("the audit says:\n%s", describe(t, report))
	}
	for _, o := range report.Outcomes {
		if (o.ID == "C15" || o.ID == "C45" || o.ID == "C48") && o.State != audit.Pass {
			t.Errorf("%s answers %s", o.ID, o.State)
		}
	}
}

// A seededFault is a small change of a built site and the one check that must answer it.
type seededFault struct {
	check string
	name  string
	seed  func(s *seeding)
}

// A seeding changes a copy of a site.
type seeding struct {
	t     *testing.T
	files map[string][]byte
}

// edit replaces the first occurrence of old in a file.
func (s *seeding) edit(file, old, with string) {
	s.t.Helper()
	text := string(s.files[file])
	if !strings.Contains(text, old) {
		s.t.Fatalf("%s has no %q", file, old)
	}
	s.files[file] = []byte(strings.Replace(text, old, with, 1))
}

// edited is a fault of one edit of one page.
func edited(file, old, with string) func(*seeding) {
	return func(s *seeding) { s.t.Helper(); s.edit(file, old, with) }
}

// replaced is a fault of an edit of all occurrences in one page.
func replaced(file, old, with string) func(*seeding) {
	return func(s *seeding) {
		s.t.Helper()
		s.edit(file, old, with)
		s.files[file] = bytes.ReplaceAll(s.files[file], []byte(old), []byte(with))
	}
}

// everywhere is a fault that all pages of the site have.
func everywhere(old, with string) func(*seeding) {
	return func(s *seeding) {
		s.t.Helper()
		s.edit("index.html", old, with)
		for name, text := range s.files {
			if path.Ext(name) == ".html" {
				s.files[name] = bytes.ReplaceAll(text, []byte(old), []byte(with))
			}
		}
	}
}

// added is a fault of something added at the end of the main part of a page.
func added(file, markup string) func(*seeding) { return edited(file, "</main>", markup+"</main>") }

// inspected is a small site of an official plan.
var inspected = sync.OnceValues(func() (map[string][]byte, error) {
	files, err := filesIn(officialPlan(4))
	for name := range files {
		if strings.HasPrefix(name, "assets/echarts.") {
			files[name] = nil // large, and no fault is seeded in it
		}
	}
	return files, err
})

// officialPlan is a made-up plan with all that a publishing organ would enter, and all that the checks are about.
func officialPlan(targets int) fstest.MapFS {
	root := plantest.Files(targets)
	settings, notice := root["data/site.toml"], root["data/notice.toml"]
	settings.Data = []byte(strings.NewReplacer(configuration...).Replace(`# base_url = ""
# publisher = { zh = "", en = "" }
` + string(settings.Data) + `
[identifiers]
# domain = ""
# site_code = ""
# icp = ""
# police = ""
[contact]
# body = { zh = "", en = "" }
# phone = ""
`))
	original := []byte("stands for the document as it was signed")
	root["content/files/plan.pdf"] = &fstest.MapFile{Data: original}
	notice.Data = append(notice.Data, fmt.Sprintf(`
index_number = "00000000-0/2026-00001"
category = { zh = "其他", en = "Other" }
publishing_body = { zh = "示例办公室", en = "Sample Office" }
means = { zh = "主动公开", en = "Disclosed on its own initiative" }
origin = { zh = "示例办公室", en = "Sample Office" }
validity = { zh = "有效", en = "In force" }
[attachments.original]
file = "plan.pdf"
name = { zh = "示例湖区发展计划", en = "Sample Lake District Plan" }
sha256 = "%x"
`, sha256.Sum256(original))...)
	return root
}

// style is the name of the style sheet, which has a hash in it.
func (s *seeding) style() string {
	s.t.Helper()
	for _, name := range slices.Sorted(maps.Keys(s.files)) {
		if strings.HasPrefix(name, "assets/style.") {
			return name
		}
	}
	s.t.Fatal("there is no style sheet")
	return ""
}

// styled is a fault of one edit of the style sheet.
func styled(old, with string) func(*seeding) {
	return func(s *seeding) { s.t.Helper(); s.edit(s.style(), old, with) }
}

// noise is so many bytes that nothing makes smaller.
func noise(n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		sum := sha256.Sum256([]byte{byte(i), byte(i >> 8)})
		b.WriteString(base64.StdEncoding.EncodeToString(sum[:]))
	}
	return b.String()
}

// seededFaults are changes as they happen to sites: by hand, by another program, in moving to another system. All are made
// in the inspected site.
var seededFaults = []seededFault{
	{"C01", "the site's name is missing", edited("about.html", `<meta name="SiteName"`, `<meta name="Other"`)},
	{"C01", "another name on one page", edited("about.html", `<meta name="SiteName" content="`, `<meta name="SiteName" content="新`)},
	{"C02", "a domain with a scheme", edited("notice.html", `"SiteDomain" content="`, `"SiteDomain" content="http://`)},
	{"C02", "one page without the domain", edited("notice.html", `<meta name="SiteDomain" content="jr.example.gov.cn">`, ``)},
	{"C02", "another domain than that of the pages", everywhere(`"SiteDomain" content="jr.example.gov.cn"`, `"SiteDomain" content="jrb.example.gov.cn"`)},
	{"C03", "a code of nine digits", edited("plan.html", `"SiteIDCode" content="3300000000"`, `"SiteIDCode" content="330000000"`)},
	{"C04", "a column of an unlisted type", edited("targets.html", `"ColumnType" content="数据发布"`, `"ColumnType" content="目标"`)},
	{"C04", "a column without keywords", edited("targets.html", `<meta name="ColumnKeywords"`, `<meta name="Words"`)},
	{"C05", "a title that is not the heading", edited("targets/target-1.html", `"ArticleTitle" content="第1项`, `"ArticleTitle" content="第2项`)},
	{"C06", "a date that does not exist", edited("targets.html", `"PubDate" content="`, `"PubDate" content="2026-02-30 10:00" data-was="`)},
	{"C06", "a date in words", edited("targets.html", `"PubDate" content="`, `"PubDate" content="2026年2月" data-was="`)},
	{"C07", "a page of the document without a source", edited("plan.html", `<meta name="ContentSource"`, `<meta name="From"`)},
	{"C08", "a page without a description", edited("years.html", `<meta name="description"`, `<meta name="about"`)},
	{"C08", "an address that is not absolute", edited("years.html", `"Url" content="https://jr.example.gov.cn/qtj/`, `"Url" content="/`)},
	{"C09", "a tag in small letters", edited("years.html", `<meta name="SiteName"`, "<meta name=\"articletitle\" content=\"x\">\n<meta name=\"SiteName\"")},
	{"C09", "a tag twice", edited("years.html", `<meta name="SiteDomain"`, "<meta name=\"SiteDomain\" content=\"jr.example.gov.cn\">\n<meta name=\"SiteDomain\"")},
	{"C09", "a tag without a value", edited("years.html", `"ColumnKeywords" content="`, `"ColumnKeywords" content="null" data-was="`)},
	{"C10", "another date shown", edited("notice.html", `"PubDate" content="2026-01-20"`, `"PubDate" content="2026-01-21"`)},
	{"C11", "no subject", edited("notice.html", `<dt>主题分类</dt>`, `<dt>分类</dt>`)},
	{"C12", "a wrong check digit", edited("notice.html", `<dd>00000000-0/`, `<dd>00000000-8/`)},
	{"C12", "a wrong character in the index number", edited("en/notice.html", `<dd>00000000-0/`, `<dd>00001000-0/`)},
	{"C13", "square brackets in the document number", edited("notice.html", `<dt>发文字号</dt><dd>示湖发〔2026〕1号`, `<dt>发文字号</dt><dd>示湖发[2026]1号`)},
	{"C14", "issued after it was published", replaced("notice.html", `2026-01-05`, `2026-12-31`)},
	{"C15", "a document that was repealed", edited("notice.html", `<dd>有效</dd>`, `<dd>2030年1月1日废止</dd>`)},
	{"C15", "no word of the validity", edited("notice.html", `<dd>有效</dd>`, `<dd></dd>`)},
	{"C15", "a document that is void", edited("notice.html", `<dd>有效</dd>`, `<dd>已作废</dd>`)},
	{"C15", "a document that is not carried out any more", edited("notice.html", `<dd>有效</dd>`, `<dd>2030年起停止执行</dd>`)},
	{"C15", "a translation that says it is no longer in force", edited("en/notice.html", `<dd>In force</dd>`, `<dd>No longer in force</dd>`)},
	{"C16", "a page without a foot", edited("about.html", `<footer class="foot">`, `<div class="foot">`)},
	{"C16", "two main parts", edited("about.html", `</main>`, `</main><main></main>`)},
	{"C16", "a head of other words", edited("about.html", `<ul>`, `<ul><li><a href="index.html">新栏目</a></li>`)},
	{"C17", "no contact on one page", replaced("about.html", `data-gov="contact"`, `data-gov="call"`)},
	{"C17", "no sponsor on one page", edited("about.html", `data-gov="sponsor"`, `data-gov="by"`)},
	{"C18", "a filing number of another form", everywhere(`>浙ICP备00000000号-1`, `>浙ICP备号-1`)},
	{"C18", "a filing number that leads elsewhere", everywhere(`href="https://beian.miit.gov.cn/"`, `href="https://beian.example.gov.cn/"`)},
	{"C18", "another code than in the tag", everywhere(`网站标识码：3300000000`, `网站标识码：3300000001`)},
	{"C18", "a filing number that is not marked", everywhere(`<p data-gov="contact">联系电话`, `<p>京ICP备11111111号</p><p data-gov="contact">电话`)},
	{"C18", "no police number on one page", edited("about.html", `data-gov="police"`, `data-gov="polis"`)},
	{"C19", "no breadcrumb", edited("about.html", `<nav class="crumb wrap" aria-label=`, `<nav class="crumb wrap" title=`)},
	{"C19", "a breadcrumb that does not end here", edited("areas.html", `<span aria-current="page">`, `<span>`)},
	{"C20", "a link to a page that is not there", edited("areas.html", `href="areas/town-1.html"`, `href="areas/town-99.html"`)},
	{"C20", "a link to a place that is not there", added("areas.html", `<p><a href="plan.html#s99">计划</a></p>`)},
	{"C20", "a data file that is gone", func(s *seeding) { delete(s.files, "data/v1/targets/target-1.csv") }},
	{"C20", "a second picture that is not there", added("areas.html", `<img src="robots.txt" srcset="robots.txt 1x, nothing.png 2x" alt="图">`)},
	{"C20", "a preview of no picture", edited("areas.html", `<meta property="og:url"`, `<meta property="og:image" content="https://jr.example.gov.cn/qtj/pictures/none.png"><meta property="og:url"`)},
	{"C20", "a page in the site map that is not there", edited("sitemap.xml", `</urlset>`, `<url><loc>https://jr.example.gov.cn/qtj/gone.html</loc></url></urlset>`)},
	{"C20", "a feed that leads nowhere", edited("feed.xml", `<entry>`, `<entry><link href="gone.html"/>`)},
	{"C20", "a feed that no program reads", edited("feed.xml", `<entry>`, `<entry a=>`)},
	{"C20", "a search that is not there", edited("opensearch.xml", `/search.html?q=`, `/find.html?q=`)},
	{"C20", "an icon that is not there", func(s *seeding) { s.files["site.webmanifest"] = []byte(`{"icons":[{"src":"none.png"}]}`) }},
	{"C20", "a background that is not there", styled(`@media print`, "body{background:url(none.png)}\n@media print")},
	{"C21", "an outward link that is not marked", added("method.html", `<p><a href="https://www.example.gov.cn/">另一网站</a></p>`)},
	{"C21", "an outward link that readers do not know", edited("sources.html", `</a><span class="vh">（站外链接）</span>`, `</a>`)},
	{"C22", "a foreign script", edited("index.html", `</head>`, `<script src="https://cdn.example.com/a.js"></script></head>`)},
	{"C22", "a foreign picture", added("index.html", `<img src="//example.com/a.png" alt="图">`)},
	{"C22", "a foreign font", styled(`@media print`, "@font-face{src:url(//fonts.example.com/a.woff2)}\n@media print")},
	{"C22", "a foreign base of all links", edited("index.html", `</head>`, `<base href="https://example.com/"></head>`)},
	{"C22", "a foreign second picture", added("index.html", `<img src="robots.txt" srcset="robots.txt 1x, https://cdn.example.com/a.png 2x" alt="图">`)},
	{"C22", "a foreign style by a rel in capitals", edited("index.html", `</head>`, `<link rel="StyleSheet" href="//example.com/a.css"></head>`)},
	{"C22", "an address with the other slashes", added("index.html", `<img src="https:\\cdn.example.com\a.png" alt="图">`)},
	{"C22", "an address cut by the end of a line", added("index.html", "<img src=\"ht\ntps://cdn.example.com/a.png\" alt=\"图\">")},
	{"C22", "what readers enter is sent elsewhere", added("index.html", `<form action="search.html"><button formaction="https://example.com/q">去</button></form>`)},
	{"C22", "a link that tells others", added("index.html", `<p><a href="about.html" ping="https://example.com/p">关于</a></p>`)},
	{"C22", "a script that asks elsewhere", func(s *seeding) { s.files["assets/more.js"] = []byte(`fetch( "https://api.example.com/v1")`) }},
	{"C22", "a module from elsewhere", func(s *seeding) { s.files["assets/more.mjs"] = []byte(`import x from 'https://esm.example.com/x'`) }},
	{"C22", "a drawing with a foreign picture", func(s *seeding) {
		s.files["assets/more.svg"] = []byte(`<svg xmlns="http://www.w3.org/2000/svg"><image href="https://example.com/a.png"/></svg>`)
	}},
	{"C22.1", "a loose directive before the strict one", edited("sources.html", `default-src`, `script-src *; default-src`)},
	{"C22.1", "a directive for another host", edited("sources.html", `connect-src &#39;self&#39;`, `connect-src &#39;self&#39; https://api.example.com`)},
	{"C22.1", "a directive for scripts in attributes", edited("sources.html", `default-src`, `script-src-attr &#39;unsafe-inline&#39;; default-src`)},
	{"C22.2", "a page within a page", added("sources.html", `<iframe title="框" srcdoc="&lt;script&gt;alert(1)&lt;/script&gt;"></iframe>`)},
	{"C22.2", "a link that is a script, cut by the end of a line", added("sources.html", "<p><a href=\"java\nscript:alert(1)\">点</a></p>")},
	{"C22.2", "a script in a drawing", func(s *seeding) {
		s.files["assets/more.svg"] = []byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`)
	}},
	{"C22.1", "a page without a policy", edited("sources.html", `http-equiv="Content-Security-Policy"`, `name="policy"`)},
	{"C22.1", "a loose policy", edited("sources.html", `script-src &#39;self&#39;`, `script-src &#39;self&#39; &#39;unsafe-inline&#39;`)},
	{"C22.2", "an inline script", added("sources.html", `<script>alert(1)</script>`)},
	{"C22.2", "an inline style", added("sources.html", `<p style="color:red">红</p>`)},
	{"C22.2", "a handler in an attribute", added("sources.html", `<p onclick="go()">点</p>`)},
	{"C22.3", "a link to a number", added("sources.html", `<p><a href="http://192.0.2.7/a" rel="external">旧网站（站外链接）</a></p>`)},
	{"C23", "words that run", added("method.html", `<marquee>通知</marquee>`)},
	{"C23", "a film that plays by itself", added("method.html", `<video autoplay></video>`)},
	{"C23", "a layer over the page", added("index.html", `<dialog open>公告</dialog>`)},
	{"C23", "a page that goes elsewhere", edited("method.html", `<meta name="viewport"`, "<meta http-equiv=\"refresh\" content=\"0;url=about.html\">\n<meta name=\"viewport\"")},
	{"C23.1", "a hidden link", added("index.html", `<p hidden><a href="https://casino.example/" rel="external">站外链接</a></p>`)},
	{"C23.1", "a link that a style hides", func(s *seeding) {
		s.t.Helper()
		s.edit(s.style(), "@media print", ".zz{position:absolute;left:-9999px}\n@media print")
		s.edit("index.html", "</main>", `<p class="zz"><a href="https://casino.example/" rel="external">站外链接</a></p></main>`)
	}},
	{"C24", "a list of nothing", added("method.html", `<ul class="list"></ul>`)},
	{"C24", "a table of nothing", added("method.html", `<table><caption>表</caption><thead><tr><th scope="col">年</th></tr></thead><tbody></tbody></table>`)},
	{"C24", "an item of nothing", added("method.html", `<ul><li>一</li><li></li></ul>`)},
	{"C25", "an English page marked as Chinese", edited("en/years.html", `<html lang="en">`, `<html lang="zh-CN">`)},
	{"C26", "a page that gives another's address", replaced("method.html", `qtj/method.html"`, `qtj/about.html"`)},
	{"C26", "no address for other languages", edited("method.html", `hreflang="x-default"`, `hreflang="fr"`)},
	{"C26", "another page for a translation", edited("method.html", `hreflang="en" href="https://jr.example.gov.cn/qtj/en/method.html"`, `hreflang="en" href="https://jr.example.gov.cn/qtj/en/about.html"`)},
	{"C27", "Chinese words in an English page", added("en/years.html", `<p>未标注的中文</p>`)},
	{"C27", "English words in a Chinese page", added("years.html", `<p>These words are not marked at all</p>`)},
	{"C28", "a translation that does not say so", edited("en/plan.html", `data-gov="translation-note"`, `data-gov="remark"`)},
	{"C28", "a note without the Chinese page", edited("en/plan.html", `<a href="../plan.html" hreflang="zh-CN">Read`, `<a href="../plan.html">Read`)},
	{"C29", "an amount ten times too large", replaced("en/annexes/1.html", `RMB 5 million`, `RMB 50 million`)},
	{"C29", "another amount in the description", func(s *seeding) {
		s.t.Helper()
		replaced("en/targets/target-1.html", `RMB 5 million`, `RMB 50 million`)(s)
	}},
	{"C29", "an amount that the translation leaves out", replaced("en/annexes/1.html", `RMB 5 million`, `a large sum`)},
	{"C32", "a half-width comma", edited("plan.html", `<p>建设湖区。`, `<p>建设湖区,推进发展。`)},
	{"C32", "a mark of a title that is not closed", edited("plan.html", `<p>建设湖区。`, `<p>建设《湖区。`)},
	{"C32", "the year of a number in square brackets", edited("plan.html", `<p>建设湖区。`, `<p>按示发[2020]3号建设湖区。`)},
	{"C33", "a heading that skips a level", added("method.html", `<h2>二级</h2><h4>四级</h4>`)},
	{"C33", "two first headings", added("method.html", `<h1>又一个标题</h1>`)},
	{"C34", "no way past the head", edited("method.html", `href="#main"`, `href="#top"`)},
	{"C35", "a picture without words", added("method.html", `<img src="robots.txt">`)},
	{"C36", "a table without a caption", added("method.html", `<table><tr><th scope="col">年</th></tr><tr><td>1</td></tr></table>`)},
	{"C36", "a table without heads", added("method.html", `<table><caption>表</caption><tr><td>1</td></tr></table>`)},
	{"C36", "a table head of no scope", added("method.html", `<table aria-label="表"><tr><th scope="column">年</th></tr></table>`)},
	{"C36", "a table head without scope", added("method.html", `<table aria-label="表"><tr><th>年</th></tr></table>`)},
	{"C37", "pale letters", styled(`--ink-3:var(--l,#58686f)`, `--ink-3:var(--l,#a8b8bf)`)},
	{"C37", "dark letters in the dark", styled(`var(--d,#ff8d84)`, `var(--d,#7f2d24)`)},
	{"C37", "pale letters in capital digits", styled(`--ink-3:var(--l,#58686f)`, `--ink-3:var(--l,#A8B8BF)`)},
	{"C37", "a color that is set again", styled(`@media print`, ":root{--ink-3:#bbb}\n@media print")},
	{"C37", "a color that is gone", styled(`  --ink-3:var(--l,#58686f)`, `  --ink-4:var(--l,#58686f)`)},
	{"C38", "a page that cannot be enlarged", edited("method.html", `initial-scale=1"`, `initial-scale=1, user-scalable=no"`)},
	{"C39", "an order of its own for the keyboard", added("method.html", `<p tabindex="3">段</p>`)},
	{"C39", "a focus that nobody sees", styled(`@media print`, "*:focus{outline:none}\n@media print")},
	{"C41", "a link of nothing", added("method.html", `<p><a href="about.html"></a></p>`)},
	{"C41", "a button of nothing", added("method.html", `<p><button type="button"><svg aria-hidden="true"></svg></button></p>`)},
	{"C41", "a field of nothing", added("method.html", `<form action="search.html"><input name="q"></form>`)},
	{"C43", "paper of another size", func(s *seeding) {
		s.t.Helper()
		replaced(s.style(), `size:A4`, `size:letter`)(s)
	}},
	{"C44", "a diagram that may be a map", added("method.html", `<figure data-gov="schematic"><figcaption>布局图</figcaption></figure>`)},
	{"C44", "an outline in a diagram", added("method.html", `<figure data-gov="schematic"><svg role="img"><title>图</title><path d="M0 0`+strings.Repeat("L1 2", 60)+`"/></svg><figcaption>示意图（非地图）</figcaption></figure>`)},
	{"C44", "outlines of places", added("method.html", `<script type="application/json">{"type":"FeatureCollection","features":[]}</script>`)},
	{"C45", "another file than was signed", func(s *seeding) { s.files["attachments/original.pdf"] = []byte("changed") }},
	{"C45", "an attachment without its size", edited("notice.html", `40 B`, ``)},
	{"C45", "an attachment of another size", edited("notice.html", `40 B`, `40 KB`)},
	{"C45", "an attachment without its sum", edited("notice.html", ` data-sha256="`, ` data-was="`)},
	{"C46", "no search", edited("404.html", `role="search"`, `role="form"`)},
	{"C47", "no download beside the data", edited("targets/target-1.html", `<a href="../data/v1/targets/target-1.csv" download>CSV</a>`, ``)},
	{"C48", "one page says that it is archived", edited("about.html", `<main`, `<aside data-gov="archived">已归档，<time datetime="2031-01-01">2031年1月1日</time></aside><main`)},
	{"C49", "a heavy page", added("method.html", `<p data-more="`+noise(400_000)+`">重</p>`)},
	{"C49", "a page of many requests", func(s *seeding) {
		s.t.Helper()
		var b strings.Builder
		for i := range 20 {
			fmt.Fprintf(&b, `<img src="robots.txt?%d" alt="图">`, i)
		}
		s.edit("method.html", "</main>", b.String()+"</main>")
	}},
	{"C50", "a cookie", func(s *seeding) {
		s.files["assets/count.js"] = []byte(`document.cookie = "seen=1"`)
	}},
	{"C50", "a path of somebody's machine", added("method.html", `<!-- from /home/editor/plan/method.md -->`)},
	{"X01", "an id used twice", added("method.html", `<p id="foot-site">又一段</p>`)},
	{"X02", "a page that nothing leads to", func(s *seeding) {
		for _, root := range []string{"", "en/"} {
			page := bytes.ReplaceAll(s.files[root+"method.html"], []byte("method.html"), []byte("secret.html"))
			s.edit("sitemap.xml", "</urlset>", "<url><loc>https://jr.example.gov.cn/qtj/"+root+"secret.html</loc></url></urlset>")
			s.files[root+"secret.html"] = bytes.Replace(page, []byte("<title>"), []byte("<title>2 "), 1)
		}
	}},
	{"X03", "the title of another page", func(s *seeding) {
		s.t.Helper()
		s.edit("method.html", `<title>方法`, `<title>方法和关于`)
		s.edit("about.html", `<title>关于`, `<title>方法和关于`)
	}},
	{"X04", "another name in the linked data", edited("targets/target-1.html", `"name":"第1项指标的全名","publisher"`, `"name":"第9项指标的全名","publisher"`)},
	{"X04", "another number in the linked data", edited("notice.html", `"legislationIdentifier":"示湖发〔2026〕1号"`, `"legislationIdentifier":"示湖发〔2026〕2号"`)},
	{"X04", "another date in the linked data", edited("notice.html", `"legislationDate":"2026-01-05"`, `"legislationDate":"2026-01-06"`)},
	{"X04", "another description in the linked data", edited("targets/target-1.html", `"description":"第1项`, `"description":"第9项`)},
	{"X04", "another day in the linked data", edited("targets/target-1.html", `"dateModified":"2031-02-01"`, `"dateModified":"2030-02-01"`)},
	{"X04", "another breadcrumb in the linked data", edited("plan.html", `"name":"计划全文","position":2`, `"name":"全文","position":2`)},
	{"X04", "linked data of one thing, with another name", edited("targets/target-1.html", `</head>`, `<script type="application/ld+json">{"@type":"Dataset","name":"另一项"}</script></head>`)},
	{"X05", "a site that no search engine may read", func(s *seeding) { s.files["robots.txt"] = []byte("User-agent: *\nDisallow: /\n") }},
	{"X05", "no site map", func(s *seeding) { delete(s.files, "sitemap.xml") }},
	{"X05", "a page that the site map lacks", func(s *seeding) {
		s.t.Helper()
		text := string(s.files["sitemap.xml"])
		for _, part := range strings.SplitAfter(text, "</url>") {
			if strings.Contains(part, "/method.html</loc>") {
				text = strings.Replace(text, part, "", 1)
			}
		}
		s.files["sitemap.xml"] = []byte(text)
	}},
	{"X05", "one page hidden from search engines", edited("method.html", `<meta name="viewport"`, "<meta name=\"robots\" content=\"noindex\">\n<meta name=\"viewport\"")},
	{"X06", "a name that is not there", added("method.html", `<section aria-labelledby="nothing"><h2>节</h2></section>`)},
	{"X06", "a label of no field", added("method.html", `<p><label for="nothing">年</label></p>`)},
	{"X07", "another title for previews", edited("plan.html", `"og:title" content="`, `"og:title" content="新`)},
	{"X07", "another description for previews", edited("plan.html", `"og:description" content="`, `"og:description" content="新`)},
	{"X07", "another address for previews", edited("plan.html", `property="og:url" content="https://jr.example.gov.cn/qtj/plan.html"`, `property="og:url" content="https://jr.example.gov.cn/qtj/notice.html"`)},
	{"X07", "a title that is not the heading", edited("plan.html", `<title>示例`, `<title>新`)},
	{"X07", "another source than is shown", edited("notice.html", `"ContentSource" content="`, `"ContentSource" content="新`)},
	{"X08", "no kind of document", edited("method.html", `<!doctype html>`, ``)},
	{"X08", "no encoding", edited("method.html", `<meta charset="utf-8">`, ``)},
	{"X04", "linked data that no program reads", edited("notice.html", `{"@context"`, `{@context`)},
}

// failing are the checks that fail on a site.
func failing(r *audit.Report) []string {
	var ids []string
	for _, o := range r.Outcomes {
		if o.State == audit.Fail {
			ids = append(ids, o.ID)
		}
	}
	return ids
}

// The site that faults are seeded in has none of its own.
func TestInspectedSite(t *testing.T) {
	files, err := inspected()
	if err != nil {
		t.Fatal(err)
	}
	if report := auditOf(t, files); report.Count(audit.Fail)+report.Count(audit.Awaiting) > 0 {
		t.Errorf("the audit says:\n%s", describe(t, report))
	}
}

// Every seeded fault is answered by its check, and by no other; and every check has one.
func TestSeededFaults(t *testing.T) {
	clean, err := inspected()
	if err != nil {
		t.Fatal(err)
	}
	var memory audit.Memory
	report, seeded := auditWith(t, clean, &memory), map[string]bool{}
	for _, f := range seededFaults {
		seeded[f.check] = true
	}
	for _, o := range report.Outcomes {
		if !seeded[o.ID] {
			t.Errorf("%s has no seeded fault", o.ID)
		}
	}
	for _, f := range seededFaults {
		t.Run(f.check+" "+f.name, func(t *testing.T) {
			t.Parallel()
			s := &seeding{t: t, files: maps.Clone(clean)}
			f.seed(s)
			report := auditWith(t, s.files, &memory)
			if failed := failing(report); !slices.Equal(failed, []string{f.check}) {
				t.Errorf("failed: %v, want %s alone\n%s", failed, f.check, describe(t, report))
			}
		})
	}
}

// An audit that remembers pages answers as one that reads them all.
func TestAuditRemembers(t *testing.T) {
	files, err := inspected()
	if err != nil {
		t.Fatal(err)
	}
	var memory audit.Memory
	auditWith(t, files, &memory)
	s := &seeding{t: t, files: maps.Clone(files)}
	s.edit("about.html", `<main id="main">`, `<main id="main"><img src="https://example.com/a.png">`)
	delete(s.files, "areas.html")
	if got, want := describe(t, auditWith(t, s.files, &memory)), describe(t, auditOf(t, s.files)); got != want {
		t.Errorf("with a memory the audit says:\n%s\nwithout:\n%s", got, want)
	}
}

// The report as a page is one whole document in each language, which asks for no other file.
func TestAuditPage(t *testing.T) {
	files, err := ourSite()
	if err != nil {
		t.Fatal(err)
	}
	report := auditOf(t, files)
	for _, l := range lang.All {
		var b bytes.Buffer
		if err := report.HTML(&b, l); err != nil {
			t.Fatal(err)
		}
		if style, _, _ := strings.Cut(b.String(), "</style>"); strings.Contains(style, "&#") {
			t.Errorf("%s: the style is escaped, which no browser undoes:\n%s", l.Key(), style)
		}
		page, err := html.Parse(&b)
		if err != nil {
			t.Fatal(err)
		}
		rows, sections := 0, 0
		walk(page, func(n *html.Node) {
			switch n.Data {
			case "tr":
				rows++
			case "section":
				sections++
			case "script", "img", "link", "iframe":
				t.Errorf("the page has a %s", n.Data)
			}
		})
		if want := len(report.Outcomes) + 1; rows != want || sections == 0 {
			t.Errorf("%s: %d rows and %d sections, want %d rows", l.Key(), rows, sections, want)
		}
	}
}

// BenchmarkAudit reads a site of ten thousand pages from files, which must take seconds.
func BenchmarkAudit(b *testing.B) {
	built, err := filesIn(officialPlan(2350))
	if err != nil {
		b.Fatal(err)
	}
	dir := b.TempDir()
	for name, text := range built {
		to := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(to, text, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	built = nil // not what is measured
	pages := 0
	for b.Loop() {
		report, err := audit.Run(context.Background(), os.DirFS(dir), audit.Options{})
		if err != nil {
			b.Fatal(err)
		}
		// Only a table that compares all places of so many is too heavy a page.
		if failed := failing(report); report.Pages < 10_000 || !slices.Equal(failed, []string{"C49"}) {
			b.Fatalf("%d pages; failed: %v\n%s", report.Pages, failed, describe(b, report))
		}
		pages += report.Pages
	}
	b.ReportMetric(float64(pages)/b.Elapsed().Seconds(), "pages/s")
}
