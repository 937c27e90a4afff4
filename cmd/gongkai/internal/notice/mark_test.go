package notice

import (
	"strings"
	"testing"
	"testing/fstest"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/markup"
)

// render writes the clauses of a text with marks for the clause s1.
func render(t *testing.T, text string, l lang.Lang, marks ...Mark) string {
	t.Helper()
	src, problems := diag.Read(fstest.MapFS{"x.md": {Data: []byte(text)}}, "x.md")
	if len(problems) > 0 {
		t.Fatal(problems[0].Text.EN)
	}
	doc, problems := Parse("x", l, src)
	if len(problems) > 0 {
		t.Fatal(problems[0].Text.EN)
	}
	r := Renderer{
		Doc: doc, Marks: map[string][]Mark{"s1": marks},
		Link: func(address, fragment string) string { return address + "#" + fragment },
		Body: func(id string) string { return id },
	}
	var b markup.Builder
	for _, c := range doc.Clauses {
		r.Clause(&b, c)
	}
	return string(b.HTML())
}

// A mark is a link, and nothing that is a link itself may stand within it.
func TestMarkHoldsNoLink(t *testing.T) {
	got := render(t, "# 题\n\n前面，[甲项](other.md)达到九[^1]成，后面。 {#s1}\n\n[^1]: 注文。\n", lang.ZH, Mark{Quote: "甲项达到九成", Href: "t.html", Sign: "7"})
	want := `<p>前面，<a class="mark" href="t.html" data-sign="7">甲项达到九成</a><sup class="fnref"><a href="#fn1" id="fnref1" aria-label=" 1">1</a></sup>，后面。</p>`
	if !strings.Contains(got, want) {
		t.Errorf("got\n%s\nwant in it\n%s", got, want)
	}
}

// Where two marks share words, the first keeps them.
func TestMarksOverlap(t *testing.T) {
	got := render(t, "# 题\n\n甲乙丙丁 {#s1}\n", lang.ZH, Mark{Quote: "乙丙", Href: "1", Sign: "1"}, Mark{Quote: "丙丁", Href: "2", Sign: "2"}, Mark{Quote: "没有", Href: "3"})
	want := `<p>甲<a class="mark" href="1" data-sign="1">乙丙</a><a class="mark" href="2" data-sign="2">丁</a></p>`
	if !strings.Contains(got, want) {
		t.Errorf("got\n%s\nwant in it\n%s", got, want)
	}
}

// Chinese words in an English text are marked as Chinese, also within a mark.
func TestChineseInEnglish(t *testing.T) {
	got := render(t, "# Title\n\nThe **slip** “数实现” stands. {#s1}\n", lang.EN, Mark{Quote: "“数实现” stands", Href: "1"})
	want := `<p>The <strong>slip</strong> <a class="mark" href="1">“<span lang="zh-CN">数实现</span>” stands</a>.</p>`
	if !strings.Contains(got, want) {
		t.Errorf("got\n%s\nwant in it\n%s", got, want)
	}
}
