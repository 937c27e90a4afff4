package notice

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"gongkai/cmd/gongkai/internal/lang"
)

// The Chinese text of the site is, word for word, the document as it was issued. Two published texts of it stand in
// testdata as they were found: the text of the attached PDF and that of the web page. Both are compared with the site
// sentence by sentence, in both directions and in order. White space is left out of account, since the PDF breaks its
// lines and both set it freely around figures. Whatever else is left out of account is listed here.

// A published is one of the two texts, with what it has that is no part of the document's words.
type published struct {
	file        string
	isPDF       bool
	punctuation *strings.Replacer // from the source's half-width marks to the document's full-width ones
	layout      []string          // lines that belong to the page and not to the document
	moves       []move
	differences []difference
}

// A move is a stretch that the text of the PDF has elsewhere: where a page ends within a table, the cells of its last
// row are cut and interleaved, and a footnote stands at the foot of its page. Nothing is added or lost by a move.
// before and after are the words around the place; in to the stretch goes between them.
type move struct {
	words    string
	from, to [2]string
}

// A difference is a place where the two published texts differ. The site follows the PDF.
type difference struct{ source, site string }

var sources = []published{
	{
		file:        "testdata/source-pdf.txt",
		isPDF:       true,
		punctuation: strings.NewReplacer(),
		layout:      []string{"- 29 -"},
		moves: []move{
			{"1七大金融科技产业群：1.智能移动支付2.数字普惠金融3.金融IT产业4.智能投研5.大数据风控6.云计算技术金融应用7.区块链技术金融应用。",
				[2]string{"东部新城国际金融服务中心、宁波", "国家保险创新产业园"}, [2]string{"浙江证监局）", "2.打造宁波航运金融创新中心。"}},
			{"综合试验区", [2]string{"国家级保险创新试宁波市政府、省地方", "验区。试验区以"}, [2]string{"4宁波国家保险创新", "宁波国家保险创新综合试验区是"}},
			{"宁波市政府、省地方", [2]string{"国家级保险创新试", "验区。试验区以"}, [2]string{"向保险强国转变提供创新支持。", "金融监管局"}},
			{"省地方金融监管局、省发展改革委、省财政厅、省大数据局、人行杭州中心支行、",
				[2]string{"关键系统性支撑，推进金融", "数据动态分析"}, [2]string{"打造数智化平台中枢。", "浙江银保监局、浙江证监局"}},
			{"人行杭州中心支行、省地方金融监管局、试点市政府", [2]string{"数字人民币流通生态体", "系，促进"}, [2]string{"提供“浙江经验”。", "附件6"}},
		},
	},
	{
		file:        "testdata/source-web.txt",
		punctuation: strings.NewReplacer(",", "，", ":", "：", ";", "；", "(", "（", ")", "）"),
		layout: []string{
			"索 引 号: 72892774-9/2021-00725 主题分类: 其他",
			"发布机构: 省地方金融监管局(省金融办) 公开日期: 2022-01-24",
			"公开方式: 主动公开",
			"发布日期:2022-01-24 访问次数: 信息来源:省地方金融监管局(省金融办)",
			"省推进钱塘江金融港湾建设联席会议关于印发《钱塘江金融港湾发展实施计划(20212025年)》的通知.pdf",
			"打印本页 关闭窗口",
		},
		differences: []difference{
			{"实施计划（2021-2025）》的通知", "实施计划（2021-2025年）》的通知"},
			{"基本形成绿色金融湖州样板", "基本形成绿色金融“湖州样板”"},
		},
	},
}

// own are the texts of the site that are not the document.
var own = []string{"about", "method"}

// pdfOnly are the clauses that the web page leaves out.
var pdfOnly = []string{"n-issuer", "n-number", "n-cc", "n-printed"}

func TestChineseTextIsVerbatim(t *testing.T) {
	set := loaded(t, os.DirFS(root))
	for _, s := range sources {
		t.Run(s.file, func(t *testing.T) {
			for _, fault := range s.compare(t, set) {
				t.Error(fault)
			}
		})
	}
}

// Every part of the document is compared: a text or a clause that no published text has would be found.
func TestVerbatimComparesEverything(t *testing.T) {
	set := loaded(t, os.DirFS(root))
	w := writer{set: set, isPDF: true}
	w.document(t)
	for _, name := range set.Names() {
		if !slices.Contains(own, name) && !slices.Contains(w.texts, name) {
			t.Errorf("%s is not compared", name)
		}
	}
	for _, c := range set.Document("notice", lang.ZH).All() {
		if !slices.Contains(w.clauses, c.ID) {
			t.Errorf("clause %q of the notice is not compared", c.ID)
		}
	}
}

// The comparison is worth something only if it sees a single character, wherever it stands.
func TestVerbatimSeesOneCharacter(t *testing.T) {
	for _, change := range []struct{ file, old, new string }{
		{"notice.md", "请认真抓好落实", "请认真抓好实"},
		{"notice.md", "抄送：衢州市人民政府", "抄送：温州市人民政府"},
		{"notice.md", "辐射带动区示意图", "辐射带动区图"},
		{"plan.md", "超过36%", "超过35%"},
		{"plan.md", "（三）主要目标。", "（三）主要目标"},
		{"plan.md", "2.数字普惠金融", "2.数学普惠金融"},
		{"plan.md", "绿色金融“湖州样板”", "绿色金融湖州样板"},
		{"plan.md", "省通信管理局", "省通讯管理局"},
		{"annexes/1.md", "附件1", "附件一"},
		{"annexes/4.md", "数实现智化治理", "实现数智化治理"},
		{"annexes/4.md", "超过115家", "超过116家"},
		{"annexes/4.md", "关键量化指标", "主要量化指标"},
		{"annexes/5.md", "争取设立建立", "争取设立"},
		{"annexes/5.md", "| 浙江银保监局、省发展改革委 |", "| 省发展改革委、浙江银保监局 |"},
		{"annexes/6.md", "省统计局", "省审计局"},
	} {
		t.Run(change.file+" "+change.new, func(t *testing.T) {
			set := loaded(t, changed(t, change.file, change.old, change.new))
			var faults []string
			for _, s := range sources {
				faults = append(faults, s.compare(t, set)...)
			}
			if len(faults) == 0 {
				t.Errorf("the change from %q was not seen", change.old)
			}
		})
	}
}

// root is the site's own root.
const root = "../../../.."

func loaded(t *testing.T, fsys fs.FS) *Set {
	t.Helper()
	set, _, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// changed is the site's content with the first old in a Chinese text replaced.
func changed(t *testing.T, file, old, with string) fs.FS {
	t.Helper()
	site := fstest.MapFS{}
	err := fs.WalkDir(os.DirFS(root), Folder, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(root + "/" + name)
		site[name] = &fstest.MapFile{Data: text}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	f := site[Folder+"/zh/"+file]
	if f == nil || !strings.Contains(string(f.Data), old) {
		t.Fatalf("%s does not hold %q", file, old)
	}
	f.Data = []byte(strings.Replace(string(f.Data), old, with, 1))
	return site
}

// compare lists what the site and the published text have that the other has not.
func (s published) compare(t *testing.T, set *Set) []string {
	t.Helper()
	w := writer{set: set, isPDF: s.isPDF}
	w.document(t)
	site, source := sentences(w.text.String()), sentences(s.words(t))
	var faults []string
	for _, x := range absent(site, source) {
		faults = append(faults, fmt.Sprintf("on the site and not in %s: %s", s.file, x))
	}
	for _, x := range absent(source, site) {
		faults = append(faults, fmt.Sprintf("in %s and not on the site: %s", s.file, x))
	}
	if len(faults) == 0 && !slices.Equal(site, source) {
		faults = append(faults, "the site has the sentences of "+s.file+" in another order or number")
	}
	return faults
}

// sentences cuts a text without white space behind each full stop.
func sentences(text string) []string { return strings.SplitAfter(withoutSpace(text), "。") }

func withoutSpace(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, text)
}

func absent(from, in []string) []string {
	return slices.DeleteFunc(slices.Clone(from), func(x string) bool { return slices.Contains(in, x) })
}

// words is the published text without its layout, in the document's punctuation and order, and with the known
// differences between the two texts resolved.
func (s published) words(t *testing.T) string {
	t.Helper()
	raw, err := os.ReadFile(s.file)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(raw), "\n")
	for i := range lines {
		lines[i] = withoutSpace(lines[i])
	}
	for _, l := range s.layout {
		i := slices.Index(lines, withoutSpace(l))
		if i < 0 {
			t.Fatalf("%s has no line %q", s.file, l)
		}
		lines = slices.Delete(lines, i, i+1)
	}
	text := s.punctuation.Replace(strings.Join(lines, ""))
	for _, m := range s.moves {
		text = once(t, text, m.from[0]+m.words+m.from[1], m.from[0]+m.from[1])
		text = once(t, text, m.to[0]+m.to[1], m.to[0]+m.words+m.to[1])
	}
	for _, d := range s.differences {
		text = once(t, text, d.source, d.site)
	}
	return text
}

// once replaces words that must stand exactly once.
func once(t *testing.T, text, old, with string) string {
	t.Helper()
	if n := strings.Count(text, old); n != 1 {
		t.Fatalf("%q stands %d times in the published text, not once", old, n)
	}
	return strings.Replace(text, old, with, 1)
}

// A writer puts the site's text in the order of the published one, and notes what it has written.
type writer struct {
	set     *Set
	isPDF   bool
	text    strings.Builder
	texts   []string
	clauses []string
}

func (w *writer) document(t *testing.T) {
	t.Helper()
	w.pick(t, "n-issuer", "n-number")
	w.title(t, "notice")
	w.pick(t, "n-to", "n-1", "n-signature")
	w.whole(t, "plan")
	w.pick(t, "n-annexes")
	for number := 1; number <= 6; number++ {
		w.annex(t, number)
	}
	w.pick(t, "n-cc", "n-printed")
}

func (w *writer) find(t *testing.T, name string) *Document {
	t.Helper()
	d := w.set.Document(name, lang.ZH)
	if d == nil {
		t.Fatalf("there is no text %s", name)
	}
	w.texts = append(w.texts, name)
	return d
}

func (w *writer) title(t *testing.T, name string) { w.text.WriteString(w.find(t, name).Title) }

// pick writes single clauses of the notice.
func (w *writer) pick(t *testing.T, ids ...string) {
	t.Helper()
	for _, id := range ids {
		c := w.set.Clause(id, lang.ZH)
		if c == nil {
			t.Fatalf("there is no clause %s", id)
		}
		w.clauses = append(w.clauses, id)
		if w.isPDF || !slices.Contains(pdfOnly, id) {
			w.clause(c)
		}
	}
}

func (w *writer) whole(t *testing.T, name string) {
	t.Helper()
	w.title(t, name)
	for _, c := range w.set.Document(name, lang.ZH).Clauses {
		w.clause(c)
	}
}

// annex writes an annex: its label, then its title and text. Of the first three, which are pictures, the published
// texts have the label only, and the title in the list of annexes, with which the site's must agree.
func (w *writer) annex(t *testing.T, number int) {
	t.Helper()
	d := w.find(t, "annexes/"+strconv.Itoa(number))
	label, rest := d.Clauses[0], d.Clauses[1:]
	w.block(label.Blocks[0])
	if number <= 3 {
		if list := w.set.Clause("n-annexes", lang.ZH).Blocks[1]; list.Items[number-1][0].Text() != d.Title {
			w.text.WriteString(d.Title)
		}
	} else {
		w.text.WriteString(d.Title)
	}
	for _, b := range label.Blocks[1:] {
		w.block(b)
	}
	for _, c := range rest {
		w.clause(c)
	}
}

func (w *writer) clause(c *Clause) {
	if c.Heading != nil {
		w.block(c.Heading)
	}
	for _, b := range c.Blocks {
		w.block(b)
	}
}

// block writes a block as it is printed: lists with their numbers, footnotes behind their paragraph, no notes of the
// site's editors. The web page has no footnotes.
func (w *writer) block(b *Block) {
	switch b.Kind {
	case Note:
		return
	case List:
		for i, item := range b.Items {
			w.text.WriteString(strconv.Itoa(i+1) + ".")
			for _, inner := range item {
				w.block(inner)
			}
		}
	case Table:
		for _, r := range b.Rows {
			for _, cell := range r.Cells {
				w.block(cell)
			}
		}
	}
	for _, r := range b.runs {
		w.text.WriteString(r.text)
		if r.footnote > 0 && w.isPDF {
			w.text.WriteString(strconv.Itoa(r.footnote))
		}
	}
	for _, n := range b.Notes {
		if w.isPDF {
			w.text.WriteString(strconv.Itoa(n.Number))
			w.block(n.block)
		}
	}
}
