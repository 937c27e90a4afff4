package notice_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/markup"
	"gongkai/cmd/gongkai/internal/notice"
)

var update = flag.Bool("update", false, "write what is wanted anew")

// An archive holds texts below content/, the problems that come of them in the file want, and what becomes of a text in
// a file of its name that ends in .html: clause by clause, its id, role, citation and number, what it names, its heading
// and its blocks. Two files steer this:
//
//   - bodies: the ids of bodies by the names in the texts, name = id.
//   - marks: clause | quote | address.
func TestArchives(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatal("there are no archives", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			set, list := load(t, a)
			for i := range a.Files {
				f := &a.Files[i]
				var got string
				switch {
				case f.Name == "want":
					got = short(list)
				case strings.HasSuffix(f.Name, ".html"):
					got = render(t, set, a, f.Name)
				default:
					continue
				}
				if *update {
					f.Data = []byte(got)
				}
				if string(f.Data) != got {
					t.Errorf("%s: got\n%s", f.Name, got)
				}
			}
			if find(a, "want") == "" && len(list) > 0 {
				t.Errorf("got\n%s", short(list))
			}
			if *update {
				if err := os.WriteFile(name, txtar.Format(a), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

func load(t *testing.T, a *txtar.Archive) (*notice.Set, diag.List) {
	t.Helper()
	fsys := fstest.MapFS{}
	for _, f := range a.Files {
		if strings.HasPrefix(f.Name, notice.Folder+"/") {
			fsys[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	set, list, err := notice.Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	list.Sort()
	return set, list
}

// find is the text of a file of the archive.
func find(a *txtar.Archive, name string) string {
	for _, f := range a.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

// short writes problems without their prose.
func short(list diag.List) string {
	var b strings.Builder
	for _, p := range list {
		at := p.File
		if p.Line > 0 {
			at += fmt.Sprintf(":%d:%d", p.Line, p.Col)
		}
		fmt.Fprintf(&b, "%s %s\n", at, p.Code)
	}
	return b.String()
}

func render(t *testing.T, set *notice.Set, a *txtar.Archive, name string) string {
	t.Helper()
	folder, stem, _ := strings.Cut(strings.TrimSuffix(name, ".html"), "/")
	l, _ := lang.Parse(folder)
	doc := set.Document(stem, l)
	if doc == nil {
		t.Fatalf("there is no text %s", name)
	}
	bodies := map[string]string{}
	for line := range strings.Lines(find(a, "bodies")) {
		body, id, _ := strings.Cut(line, "=")
		bodies[strings.TrimSpace(body)] = strings.TrimSpace(id)
	}
	r := &notice.Renderer{
		Doc: doc,
		Link: func(address, fragment string) string {
			if fragment != "" {
				return "LINK/" + address + "#" + fragment
			}
			return "LINK/" + address
		},
		Body:  func(id string) string { return "BODY/" + id },
		Marks: marks(find(a, "marks")),
		Words: notice.Words{Note: "NOTE", External: " EXTERNAL", Other: "OTHER", Footnote: "FOOTNOTE"},
	}
	var b strings.Builder
	fmt.Fprintf(&b, "title: %s\n", doc.Title)
	for _, p := range doc.Pictures {
		fmt.Fprintf(&b, "picture: %s\n", p)
	}
	for _, c := range doc.All() {
		for _, m := range c.Mentions() {
			m.Body = bodies[m.Name]
		}
	}
	for _, c := range doc.All() {
		clause(&b, r, c)
	}
	return b.String()
}

func marks(lines string) map[string][]notice.Mark {
	all := map[string][]notice.Mark{}
	for line := range strings.Lines(lines) {
		f := strings.Split(strings.TrimSpace(line), " | ")
		all[f[0]] = append(all[f[0]], notice.Mark{Quote: f[1], Href: f[2]})
	}
	return all
}

// clause writes what is known of a clause, and its markup unless it is a row, which its table shows.
func clause(b *strings.Builder, r *notice.Renderer, c *notice.Clause) {
	fmt.Fprintf(b, "\n[%s]", c.ID)
	parent := ""
	if c.Parent != nil {
		parent = c.Parent.ID
	}
	for _, f := range []struct{ name, value string }{{"role", c.Role}, {"cite", c.Cite}, {"number", c.Number}, {"title", c.Title()}, {"in", parent}} {
		if f.value != "" {
			fmt.Fprintf(b, " %s: %s;", f.name, f.value)
		}
	}
	if c.IsListed() {
		b.WriteString(" a duty;")
	}
	fmt.Fprintf(b, " at %d:%d\n", c.Pos().Line, c.Pos().Col)
	for _, m := range c.Mentions() {
		p := m.Pos()
		line := []rune(p.Text)
		fmt.Fprintf(b, "names: %s, seen as %s\n", m.Name, string(line[p.Col-1:p.Col-1+p.Width]))
	}
	if c.IsRow() {
		fmt.Fprintf(b, "cells: %s\n", strings.Join(c.Cells(), " | "))
		return
	}
	var m markup.Builder
	if c.Heading != nil {
		m.Open(fmt.Sprintf("h%d", c.Level))
		r.Heading(&m, c)
		m.Close().Line()
	}
	r.Clause(&m, c)
	b.WriteString(string(m.HTML()))
}

func TestWordsAreThoseOfTheClause(t *testing.T) {
	a := &txtar.Archive{Files: []txtar.File{
		{Name: "content/zh/x.md", Data: []byte("# 题\n\n## 一、目标 {#s1}\n\n到2025年，**超过**9%。\n\n> 编者按。\n\n- 甲\n- 乙\n\n| 序号 | 指标 |\n| --- | --- |\n| 1 {#a1} | 超过\\*9% |\n")},
		{Name: "content/en/x.md", Data: []byte("# T\n\n## I. Goals {#s1}\n\nBy 2025\nover **9%**.\n\n> Note.\n\n- A\n- B\n\n| No. | Indicator |\n| --- | --- |\n| 1 {#a1} | over 9% |\n")},
	}}
	set, list := load(t, a)
	if len(list) > 0 {
		t.Fatal(short(list))
	}
	for _, tc := range []struct {
		id string
		lang.Text
		ok bool
	}{
		{"s1", lang.Text{ZH: "一、目标\n到2025年，超过9%。\n甲\n乙\n序号\n指标\n1\n超过*9%", EN: "I. Goals\nBy 2025 over 9%.\nA\nB\nNo.\nIndicator\n1\nover 9%"}, true},
		{"a1", lang.Text{ZH: "1\n超过*9%", EN: "1\nover 9%"}, true},
		{"s2", lang.Text{}, false},
	} {
		if got, ok := set.Words(tc.id); got != tc.Text || ok != tc.ok {
			t.Errorf("%s: got %q, %v", tc.id, got, ok)
		}
	}
}

func TestWordsOfAClauseThatOneLanguageLacks(t *testing.T) {
	a := &txtar.Archive{Files: []txtar.File{
		{Name: "content/zh/x.md", Data: []byte("# 题\n\n一 {#s1}\n")},
		{Name: "content/en/x.md", Data: []byte("# T\n")},
	}}
	set, _ := load(t, a)
	if got, ok := set.Words("s1"); !ok || got != (lang.Text{ZH: "一"}) {
		t.Errorf("got %v, %v", got, ok)
	}
}

func TestLinksResolveFromTheirText(t *testing.T) {
	md := "# T\n\n[a](../plan.md#s1) [b](#a4) [c](4.md) [d](../targets.html) [e](https://test.example/) [f](mailto:a@test.example) <b@test.example>\n"
	a := &txtar.Archive{Files: []txtar.File{
		{Name: "content/zh/annexes/4.md", Data: []byte(md)}, {Name: "content/en/annexes/4.md", Data: []byte(md)},
	}}
	set, list := load(t, a)
	if len(list) > 0 {
		t.Fatal(short(list))
	}
	var got []string
	for _, k := range set.Document("annexes/4", lang.EN).Links() {
		line := []rune(k.Pos.Text)
		got = append(got, fmt.Sprintf("%s#%s %s", k.Address, k.Fragment, string(line[k.Pos.Col-1:k.Pos.Col-1+k.Pos.Width])))
	}
	want := []string{"plan.html#s1 ../plan.md#s1", "annexes/4.html#a4 #a4", "annexes/4.html# 4.md", "targets.html# ../targets.html"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
