package main

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path"
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
	root := fstest.MapFS{}
	for name, text := range files {
		root[name] = &fstest.MapFile{Data: text}
	}
	report, err := audit.Run(context.Background(), root, audit.Options{})
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

// added is a fault of something added at the end of the main part of a page.
func added(file, markup string) func(*seeding) { return edited(file, "</main>", markup+"</main>") }

// seededFaults are changes as they happen to sites: by hand, by another program, in moving to another system. All are made
// in the configured site.
var seededFaults = []seededFault{
	{"C01", "the site's name is missing", edited("about.html", `<meta name="SiteName"`, `<meta name="Other"`)},
	{"C01", "another name on one page", edited("about.html", `<meta name="SiteName" content="`, `<meta name="SiteName" content="新`)},
	{"C02", "a domain with a scheme", edited("notice.html", `"SiteDomain" content="`, `"SiteDomain" content="http://`)},
	{"C02", "one page without the domain", edited("notice.html", `<meta name="SiteDomain" content="jr.example.gov.cn">`, ``)},
	{"C03", "a code of nine digits", edited("plan.html", `"SiteIDCode" content="3300000000"`, `"SiteIDCode" content="330000000"`)},
	{"C04", "a column of an unlisted type", edited("targets.html", `"ColumnType" content="数据发布"`, `"ColumnType" content="目标"`)},
	{"C04", "a column without keywords", edited("targets.html", `<meta name="ColumnKeywords"`, `<meta name="Words"`)},
	{"C05", "a title that is not the heading", edited("targets/nb-rmb.html", `"ArticleTitle" content="宁波市`, `"ArticleTitle" content="杭州市`)},
	{"C06", "a date that does not exist", edited("targets.html", `"PubDate" content="`, `"PubDate" content="2026-02-30 10:00" data-was="`)},
	{"C06", "a date in words", edited("targets.html", `"PubDate" content="`, `"PubDate" content="2026年2月" data-was="`)},
	{"C07", "a page of the document without a source", edited("plan.html", `<meta name="ContentSource"`, `<meta name="From"`)},
	{"C08", "a page without a description", edited("years.html", `<meta name="description"`, `<meta name="about"`)},
	{"C08", "an address that is not absolute", edited("years.html", `"Url" content="https://jr.example.gov.cn/qtj/`, `"Url" content="/`)},
	{"C09", "a tag in small letters", edited("years.html", `<meta name="SiteName"`, "<meta name=\"articletitle\" content=\"x\">\n<meta name=\"SiteName\"")},
	{"C09", "a tag twice", edited("years.html", `<meta name="SiteDomain"`, "<meta name=\"SiteDomain\" content=\"jr.example.gov.cn\">\n<meta name=\"SiteDomain\"")},
	{"C09", "a tag without a value", edited("years.html", `"ColumnKeywords" content="`, `"ColumnKeywords" content="null" data-was="`)},
	{"C10", "another date shown", edited("notice.html", `data-gov="pub-date"><dt>公开日期</dt><dd><time datetime="2022-01-24">`, `data-gov="pub-date"><dt>公开日期</dt><dd><time datetime="2022-01-25">`)},
	{"C11", "no subject", edited("notice.html", `<dt>主题分类</dt>`, `<dt>分类</dt>`)},
	{"C12", "a wrong check digit", edited("notice.html", `72892774-9/`, `72892774-8/`)},
	{"C12", "two digits of the index number swapped", edited("en/notice.html", `72892774-9/`, `72892747-9/`)},
	{"C13", "square brackets in the document number", edited("notice.html", `<dt>发文字号</dt><dd>浙金融港湾发〔2021〕4号`, `<dt>发文字号</dt><dd>浙金融港湾发[2021]4号`)},
	{"C14", "issued after it was published", edited("notice.html", `<time datetime="2021-12-31">`, `<time datetime="2022-12-31">`)},
	{"C20", "a link to a page that is not there", edited("areas.html", `href="areas/ningbo.html"`, `href="areas/ningpo.html"`)},
	{"C20", "a link to a place that is not there", added("areas.html", `<p><a href="plan.html#s99">计划</a></p>`)},
	{"C20", "a data file that is gone", func(s *seeding) { delete(s.files, "data/v1/targets/nb-rmb.csv") }},
	{"C22", "a foreign script", edited("index.html", `</head>`, `<script src="https://cdn.example.com/a.js"></script></head>`)},
	{"C22", "a foreign picture", added("index.html", `<img src="//example.com/a.png" alt="图">`)},
	{"C22.1", "a page without a policy", edited("sources.html", `http-equiv="Content-Security-Policy"`, `name="policy"`)},
	{"C22.1", "a loose policy", edited("sources.html", `script-src &#39;self&#39;`, `script-src &#39;self&#39; &#39;unsafe-inline&#39;`)},
	{"C22.2", "an inline script", added("sources.html", `<script>alert(1)</script>`)},
	{"C22.2", "an inline style", added("sources.html", `<p style="color:red">红</p>`)},
	{"C22.2", "a handler in an attribute", added("sources.html", `<p onclick="go()">点</p>`)},
	{"C25", "an English page marked as Chinese", edited("en/years.html", `<html lang="en">`, `<html lang="zh-CN">`)},
	{"C27", "Chinese words in an English page", added("en/years.html", `<p>未标注的中文</p>`)},
	{"C27", "English words in a Chinese page", added("years.html", `<p>These words are not marked at all</p>`)},
	{"C29", "an amount ten times too small", edited("en/plan.html", `more than RMB 4 trillion in 2021`, `more than RMB 400 billion in 2021`)},
	{"C33", "a heading that skips a level", added("method.html", `<h2>二级</h2><h4>四级</h4>`)},
	{"C33", "two first headings", added("method.html", `<h1>又一个标题</h1>`)},
	{"C35", "a picture without words", added("method.html", `<img src="robots.txt">`)},
	{"C36", "a table without a caption", added("method.html", `<table><tr><td>1</td></tr></table>`)},
	{"C36", "a table head without scope", added("method.html", `<table aria-label="表"><tr><th>年</th></tr></table>`)},
	{"X01", "an id used twice", added("method.html", `<p id="main">又一段</p>`)},
}

// Every seeded fault is answered by its check, and by no other.
func TestSeededFaults(t *testing.T) {
	if underRace {
		t.Skip("too slow under the race detector; .ci/run runs it without")
	}
	clean, err := configured()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range seededFaults {
		t.Run(f.check+" "+f.name, func(t *testing.T) {
			t.Parallel()
			s := &seeding{t: t, files: map[string][]byte{}}
			for name, text := range clean {
				s.files[name] = text
			}
			f.seed(s)
			report := auditOf(t, s.files)
			var failed []string
			for _, o := range report.Outcomes {
				if o.State == audit.Fail {
					failed = append(failed, o.ID)
				}
			}
			if !slices.Equal(failed, []string{f.check}) {
				t.Errorf("failed: %v, want %s alone\n%s", failed, f.check, describe(t, report))
			}
		})
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

// BenchmarkAudit reads a large site. Ten thousand pages must take seconds.
func BenchmarkAudit(b *testing.B) {
	built, err := filesIn(plantest.Files(1000))
	if err != nil {
		b.Fatal(err)
	}
	root := fstest.MapFS{}
	for name, text := range built {
		root[name] = &fstest.MapFile{Data: text}
	}
	pages := 0
	for b.Loop() {
		report, err := audit.Run(context.Background(), root, audit.Options{})
		if err != nil || report.Failed() {
			b.Fatal(err, describe(b, report))
		}
		pages += report.Pages
	}
	b.ReportMetric(float64(pages)/b.Elapsed().Seconds(), "pages/s")
}
