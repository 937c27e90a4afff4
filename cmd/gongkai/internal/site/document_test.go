package site

import (
	"bytes"
	"encoding/base64"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"
	"gongkai/cmd/gongkai/internal/dataset"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/notice"
	"gongkai/cmd/gongkai/internal/plantest"
	"gongkai/cmd/gongkai/internal/theme"
)

// pond is the site of a small plan with the files given laid over it.
func pond(t *testing.T, over map[string]string) *Site {
	t.Helper()
	archive, err := txtar.ParseFile("testdata/pond.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := plantest.Files(0)
	maps.DeleteFunc(files, func(name string, _ *fstest.MapFile) bool { return strings.HasPrefix(name, "data/years/") })
	files["data/site.toml"].Data = append(files["data/site.toml"].Data, "[initiative_kinds.work]\nname = { zh = \"工程\", en = \"Works\" }\n"...)
	for _, f := range archive.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	for name, text := range over {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	set, problems, err := dataset.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	texts, found, err := notice.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	problems = append(problems, found...)
	problems = append(problems, disclosure.Check(set, func(id disclosure.ClauseID) (disclosure.Passage, bool) {
		words, ok := texts.Words(string(id))
		return disclosure.Passage{Words: words}, ok
	})...)
	problems = append(problems, Check(set, texts, nil)...)
	for _, p := range problems {
		t.Errorf("the pond's plan: %s:%d: %s %s", p.Pos.File, p.Pos.Line, p.Code, p.Text.EN)
	}
	th, err := theme.Load(os.DirFS("../../../../themes/tide"))
	if err != nil {
		t.Fatal(err)
	}
	s, err := Plan(set, texts, th, Options{Root: files})
	if err != nil || t.Failed() {
		t.Fatal(err)
	}
	return s
}

// A doc is a rendered page that can be asked for its elements.
type doc struct {
	t    *testing.T
	root *html.Node
}

func (s *Site) open(t *testing.T, address string) doc {
	t.Helper()
	i := slices.IndexFunc(s.pages, func(p Page) bool { return p.Address() == address })
	if i < 0 {
		t.Fatalf("there is no page %s", address)
	}
	var b bytes.Buffer
	if err := s.Render(&b, s.pages[i]); err != nil {
		t.Fatal(err)
	}
	root, err := html.Parse(&b)
	if err != nil {
		t.Fatal(err)
	}
	return doc{t, root}
}

// all are the elements that have all of the attributes, given as name=value; a value is one of the words of a class.
func (d doc) all(attributes ...string) []*html.Node {
	var list []*html.Node
	for n := range d.root.Descendants() {
		if n.Type == html.ElementNode && !slices.ContainsFunc(attributes, func(a string) bool { return !has(n, a) }) {
			list = append(list, n)
		}
	}
	return list
}

func has(n *html.Node, attribute string) bool {
	name, value, _ := strings.Cut(attribute, "=")
	if name == "tag" {
		return n.Data == value
	}
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool {
		return a.Key == name && (a.Val == value || name == "class" && slices.Contains(strings.Fields(a.Val), value))
	})
}

// one is the only element that has the attributes.
func (d doc) one(attributes ...string) *html.Node {
	d.t.Helper()
	list := d.all(attributes...)
	if len(list) != 1 {
		d.t.Fatalf("%d elements have %s, want 1", len(list), strings.Join(attributes, " "))
	}
	return list[0]
}

func at(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

var spaces = regexp.MustCompile(`\s+`)

func words(n *html.Node) string {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
	}
	return strings.TrimSpace(spaces.ReplaceAllString(b.String(), " "))
}

func allWords(list []*html.Node) []string {
	var all []string
	for _, n := range list {
		all = append(all, words(n))
	}
	return all
}

func wantStrings(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s:\ngot  %q\nwant %q", what, got, want)
	}
}

// The words that set something are marked, and their signs are no text.
func TestMarks(t *testing.T) {
	s := pond(t, nil)
	for address, want := range map[string][]string{
		"plan.html":    {"清水比重达到70% 1 base targets/clean.html", "建成样板湖 ◇ goal areas/town-1.html", "清水比重达到90%以上 1  targets/clean.html", "步道全覆盖 2  targets/paths.html"},
		"en/plan.html": {"clean water had reached 70% 1 base targets/clean.html", "become a model lake ◇ goal areas/town-1.html", "clean water to at least 90% 1  targets/clean.html", "full coverage by paths 2  targets/paths.html"},
	} {
		var got []string
		for _, n := range s.open(t, address).all("class=mark") {
			kind := strings.TrimPrefix(strings.TrimSpace(strings.TrimPrefix(at(n, "class"), "mark")), "mark--")
			got = append(got, words(n)+" "+at(n, "data-sign")+" "+kind+" "+at(n, "href"))
		}
		wantStrings(t, address, got, want...)
	}
}

// The document's words on a page are the text's own, from the first to the last, and nothing else is among them.
func TestOriginal(t *testing.T) {
	s := pond(t, nil)
	d := s.open(t, "plan.html")
	wantStrings(t, "plan.html", allWords(d.all("data-gov=original")),
		"示例湖区发展计划", "一、基础", "到2025年，清水比重达到70%。", "二、目标", "（一）总体要求，提升水质。",
		"建成样板湖，清水比重达到90%以上1，步道全覆盖。（责任单位：湖区管委会、0镇政府） 1 清水指可以游泳的水。")
	if note := d.one("class=note", "tag=aside"); at(note, "aria-label") == "" || strings.Contains(words(note), "清水") {
		t.Errorf("the editorial note: %s", words(note))
	}
	if n := len(s.open(t, "en/plan.html").all("data-gov=original")); n > 0 {
		t.Errorf("%d parts of the translation are called the original", n)
	}
}

// What a clause sets stands beside it, with its state.
func TestMargin(t *testing.T) {
	s := pond(t, nil)
	d := s.open(t, "plan.html")
	clause := doc{t, d.one("id=s2-1")}
	wantStrings(t, "the titles", allWords(clause.all("class=marg__h")), "设定的目标（2项）", "定性目标，未见公布完成情况（1项）")
	items := clause.all("tag=li")
	if len(items) != 3 {
		t.Fatalf("%d items, want 3", len(items))
	}
	for i, want := range []string{"超过90% 清水", "100% 步道", "建成样板湖"} {
		if got := words(items[i]); !strings.Contains(got, want) {
			t.Errorf("item %d is %q, want %q in it", i, got, want)
		}
	}
	if got := words(items[0]); !strings.Contains(got, "此处为“90%以上”") {
		t.Errorf("the clause words the target otherwise, which %q does not say", got)
	}
	basis := doc{t, d.one("id=s1")}
	wantStrings(t, "the starting figure", allWords(basis.all("class=marg__g")), "70%（2025年）")
}

// Each clause has a link to itself and one to the same clause in the other language, and both lead to it.
func TestClauseTools(t *testing.T) {
	s := pond(t, nil)
	zh, en := s.open(t, "plan.html"), s.open(t, "en/plan.html")
	for _, id := range []string{"s1", "s2", "s2-1"} {
		for d, other := range map[doc]string{zh: "en/plan.html#", en: "../plan.html#"} {
			clause := doc{t, d.one("id=" + id)}
			if got := at(clause.one("class=an"), "href"); got != "#"+id {
				t.Errorf("%s: the link to itself is %s", id, got)
			}
			if got := at(clause.one("class=xl"), "href"); got != other+id {
				t.Errorf("%s: the link to the other language is %s", id, got)
			}
		}
	}
	row := doc{t, s.open(t, "en/annexes/1.html").one("id=a1-1")}
	if got := at(row.one("class=xl"), "href"); got != "../../annexes/1.html#a1-1" {
		t.Errorf("the row's link to the other language is %s", got)
	}
}

func TestContents(t *testing.T) {
	s := pond(t, nil)
	toc := doc{t, s.open(t, "plan.html").one("class=toc")}
	wantStrings(t, "the contents", allWords(toc.all("tag=a")), "印发通知", "计划全文", "一、基础", "二、目标", "（一）总体要求", "附件1　目标清单", "附件2　项目清单", "附件3　布局图")
	toc = doc{t, s.open(t, "en/annexes/2.html").one("class=toc")}
	wantStrings(t, "the contents in English", allWords(toc.all("tag=a")), "The notice", "The plan", "Annex 1: List of targets", "Annex 2: List of projects", "Annex 3: Map of the layout")
	if got := words(toc.one("aria-current=page")); got != "Annex 2: List of projects" {
		t.Errorf("the current text is %q", got)
	}
}

// On English pages stands a note at the head, and Chinese words are marked as Chinese.
func TestTranslation(t *testing.T) {
	s := pond(t, nil)
	for address, back := range map[string]string{"en/plan.html": "../plan.html", "en/notice.html": "../notice.html", "en/annexes/1.html": "../../annexes/1.html"} {
		d := s.open(t, address)
		note := doc{t, d.one("data-gov=translation-note")}
		if got := at(note.one("tag=a"), "href"); got != back {
			t.Errorf("%s: the note leads to %s", address, got)
		}
	}
	if d := s.open(t, "plan.html"); len(d.all("data-gov=translation-note")) > 0 {
		t.Error("the Chinese page calls itself a translation")
	}
	d := doc{t, s.open(t, "en/plan.html").one("class=note", "tag=aside")}
	wantStrings(t, "the Chinese words of the note", allWords(d.all("lang=zh-CN")), "原文如此")
}

func TestNoticeSheet(t *testing.T) {
	s := pond(t, nil)
	d := s.open(t, "notice.html")
	sheet := doc{t, d.one("class=sheet")}
	wantStrings(t, "the sheet in its order", allWords(sheet.all("data-gov=original")),
		"示例湖区管理委员会文件", "示湖发〔2026〕1号", "示例湖区管理委员会关于印发《示例湖区发展计划（2026-2030年）》的通知", "各镇人民政府：",
		"现将《示例湖区发展计划》印发给你们。", "示例湖区管理委员会2026年1月5日", "附件： 目标清单", "抄送：邻区", "示例湖区管理委员会办公室 2026年1月5日印发")
	if n := len(sheet.all("tag=wbr")); n != 4 {
		t.Errorf("the title can break at %d places, want 4", n)
	}
	box := doc{t, d.one("data-gov=doc-meta")}
	if got := allWords(box.all("tag=dt")); slices.Contains(got, "有效性") || slices.Contains(got, "索引号") {
		t.Errorf("the box shows what the data does not have: %q", got)
	}
	if got := at((doc{t, box.one("data-gov=pub-date")}).one("tag=time"), "datetime"); got != "2026-01-20" {
		t.Errorf("the date of publication is %q", got)
	}
	if got := at(box.one("class=ext"), "rel"); !strings.Contains(got, "external") {
		t.Errorf("the link to the source has rel %q", got)
	}
}

// A document that no longer stands as it was published says so before all else, on each of its pages.
func TestBanner(t *testing.T) {
	validity := `validity = { zh = "2028年1月1日废止", en = "repealed on 1 January 2028" }`
	s := pond(t, map[string]string{"data/notice.toml": string(plantest.Files(0)["data/notice.toml"].Data) + validity + "\n"})
	for _, address := range []string{"notice.html", "en/plan.html", "annexes/3.html"} {
		banner := s.open(t, address).one("data-gov=status-banner")
		first := banner.Parent.FirstChild
		for first.Type != html.ElementNode {
			first = first.NextSibling
		}
		if banner.Parent.Data != "main" || first != banner {
			t.Errorf("%s: the banner is not the first thing in main", address)
		}
	}
	if n := len(pond(t, nil).open(t, "plan.html").all("data-gov=status-banner")); n > 0 {
		t.Error("a banner without cause")
	}
}

// The title of a row leads to the page about it.
func TestRowPages(t *testing.T) {
	d := pond(t, nil).open(t, "annexes/2.html")
	if got := d.one("class=row"); words(got) != "码头" || at(got, "href") != "../initiatives/pier.html" {
		t.Errorf("the row's title %q leads to %s", words(got), at(got, "href"))
	}
}

// pixel is a PNG of one pixel.
const pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

// An annex that is a picture shows it, or says that it is missing; the drawing of the layout stands with the first.
func TestPictures(t *testing.T) {
	without := pond(t, nil).open(t, "annexes/3.html")
	if len(without.all("class=empty")) != 1 || len(without.all("data-gov=schematic")) != 1 {
		t.Error("an annex without its picture lacks the note or the drawing")
	}
	raw, err := base64.StdEncoding.DecodeString(pixel)
	if err != nil {
		t.Fatal(err)
	}
	s := pond(t, map[string]string{"content/zh/annexes/3.png": string(raw)})
	for address, src := range map[string]string{"annexes/3.html": "../pictures/zh/annexes/3.png", "en/annexes/3.html": "../../pictures/zh/annexes/3.png"} {
		d := s.open(t, address)
		img := d.one("tag=img")
		if at(img, "src") != src || at(img, "width") != "1" || at(img, "alt") == "" || len(d.all("class=empty")) > 0 {
			t.Errorf("%s: the picture is %v", address, img.Attr)
		}
	}
	published := map[string]string{}
	for _, f := range s.pictures() {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		published[f.Address] = b.String()
	}
	if !maps.Equal(published, map[string]string{"pictures/zh/annexes/3.png": string(raw)}) {
		t.Errorf("published: %q", slices.Collect(maps.Keys(published)))
	}
}

func TestPhrases(t *testing.T) {
	for title, want := range map[string][]string{
		"甲会议关于印发《乙计划（2021-2025年）》的通知": {"甲会议关于", "印发", "《乙计划", "（2021-2025年）》", "的通知"},
		"关于乙的通知": {"关于", "乙的通知"},
		"《乙》":    {"《乙》"},
		"目标清单":   {"目标清单"},
	} {
		if got := phrases(title); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", title, got, want)
		}
	}
}

// The site map leads to every page but itself, the one that is not there, and those for the frames of other websites.
func TestSitemap(t *testing.T) {
	s := pond(t, nil)
	for _, l := range lang.All {
		v := &view{Site: s, l: l, page: Page{Path: "sitemap.html", Lang: l, layout: "sitemap"}}
		linked := map[string]bool{"sitemap.html": true, "404.html": true}
		for _, g := range v.sitemap().(SitemapPage).Groups {
			collect(g, linked)
		}
		for _, p := range s.pages {
			if p.Lang == l && !linked[p.Path] && p.layout != "embed" {
				t.Errorf("the site map in %s lacks %s", l.Name(), p.Path)
			}
		}
	}
}

func collect(g SitemapGroup, linked map[string]bool) {
	linked[g.Name.Href] = true
	for _, p := range g.Pages {
		linked[p.Href] = true
	}
	for _, inner := range g.Inner {
		collect(inner, linked)
	}
}

// The glossary follows the file in Chinese and the alphabet in English.
func TestGlossary(t *testing.T) {
	s := pond(t, nil)
	ids := func(address string) []string {
		var list []string
		for _, n := range s.open(t, address).all("tag=tr") {
			if id := at(n, "id"); id != "" {
				list = append(list, id)
			}
		}
		return list
	}
	wantStrings(t, "Chinese", ids("glossary.html"), "lake", "path", "harbor")
	wantStrings(t, "English", ids("en/glossary.html"), "path", "harbor", "lake")
}

// What the data makes of the method is listed on its page.
func TestMethodPage(t *testing.T) {
	d := pond(t, nil).open(t, "en/method.html")
	rows := func(id string) []string {
		var list []string
		for _, row := range (doc{t, (doc{t, d.one("id=" + id)}).one("tag=tbody")}).all("tag=tr") {
			cells := doc{t, row}
			list = append(list, strings.Join(allWords(append(cells.all("tag=th"), cells.all("tag=td")...)), " | "))
		}
		return list
	}
	wantStrings(t, "the readings", rows("readings"), "2 Paths | “full coverage by paths” II(1) | “full coverage” is read as 100%")
	wantStrings(t, "the comparators", rows("unprinted"), "2 Paths | “full coverage by paths” II(1) | at least 100%")
	if got := rows("thresholds"); len(got) != 4 || got[1] != "Behind | 60% | 95%" {
		t.Errorf("the thresholds are %q", got)
	}
	if got := rows("states"); len(got) != len(disclosure.States) {
		t.Errorf("%d states are listed, of %d", len(got), len(disclosure.States))
	}
	if len(d.all("id=editions")) > 0 {
		t.Error("a list of editions though there is none")
	}
}
