package theme

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"gongkai/cmd/gongkai/internal/lang"
)

// small is a theme with one of everything.
func small() fstest.MapFS {
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"layouts/frame.html":  `<title>[[标题|Title]]</title>{{template "head" .}}<main>{{template "main" .}}</main>`,
		"layouts/_head.html":  `{{define "head"}}<b>{{.Name}}</b>{{end}}`,
		"layouts/page.html":   `{{define "main"}}[[第|Page ]]{{.Number}}[[页|]] <i>{{.Name}}</i>{{end}}`,
		"layouts/other.html":  `{{define "main"}}[[其他|Other]]{{end}}`,
		"static/icon.svg":     "<svg/>",
		"static/js/a.js":      "let a = [[0]]",
		"static/.hidden":      "x",
		"static/.git/config":  "x",
		"styles/20-frame.css": "b{}\n",
		"styles/10-base.css":  "a{}\n",
	} {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

func load(t *testing.T, files fstest.MapFS) *Theme {
	t.Helper()
	th, err := Load(files)
	if err != nil {
		t.Fatal(err)
	}
	return th
}

// A page is what the small theme's layouts are given.
type page struct {
	Name   string
	Number int
}

func TestRender(t *testing.T) {
	th := load(t, small())
	for _, tc := range []struct {
		layout string
		l      lang.Lang
		want   string
	}{
		{"page", lang.ZH, "<title>标题</title><b>a &lt; b</b><main>第3页 <i>a &lt; b</i></main>"},
		{"page", lang.EN, "<title>Title</title><b>a &lt; b</b><main>Page 3 <i>a &lt; b</i></main>"},
		{"other", lang.EN, "<title>Title</title><b>a &lt; b</b><main>Other</main>"},
	} {
		var b strings.Builder
		if err := th.Render(&b, tc.layout, tc.l, page{"a < b", 3}); err != nil || b.String() != tc.want {
			t.Errorf("got %s and %v, want %s", b.String(), err, tc.want)
		}
	}
	if got, want := th.Layouts(), []string{"other", "page"}; !slices.Equal(got, want) {
		t.Errorf("the layouts are %v, want %v", got, want)
	}
	if th.Template("page", lang.EN) == nil || th.Template("frame", lang.EN) != nil {
		t.Error("a layout is missing, or the frame is one")
	}
}

func TestRenderOfWhatIsNotThere(t *testing.T) {
	th := load(t, small())
	var b strings.Builder
	if err := th.Render(&b, "nowhere", lang.ZH, page{}); err == nil || !strings.Contains(err.Error(), `"nowhere"`) || b.Len() > 0 {
		t.Errorf("an unknown layout: %v, %s", err, b.String())
	}
	if err := th.Render(&b, "page", lang.ZH, struct{ Name string }{}); err == nil {
		t.Error("a page without a field that its layout uses was rendered")
	}
}

func TestPart(t *testing.T) {
	th := load(t, small())
	if got, err := th.Part("head", lang.ZH, page{Name: "&"}); err != nil || got != "<b>&amp;</b>" {
		t.Errorf("got %s and %v", got, err)
	}
	if _, err := th.Part("tail", lang.ZH, page{}); err == nil {
		t.Error("a part that is not there was rendered")
	}
}

func TestTranslate(t *testing.T) {
	for _, tc := range []struct{ text, zh, en, err string }{
		{"", "", "", ""},
		{"plain [x] a|b", "plain [x] a|b", "plain [x] a|b", ""},
		{"[[中|E]]", "中", "E", ""},
		{"a [[中|E]] b [[文|F]] c", "a 中 b 文 c", "a E b F c", ""},
		{"[[共|]]{{.N}}[[项| items]]", "共{{.N}}项", "{{.N}} items", ""},
		{`[[<a href="x">中</a>|<a href="x">E</a>]]`, `<a href="x">中</a>`, `<a href="x">E</a>`, ""},
		{"[[$1|$2]]", "$1", "$2", ""},
		{"a\n[[中]]", "", "", "line 2: "},
		{"[[中|E|F]]", "中", "E|F", ""},
		{"[[中|E]", "", "", "line 1: "},
		{"[[一\n二|one\ntwo]]\n[[三", "", "", "line 3: "},
		{"[[中|[E]]]", "", "", "line 1: "},
	} {
		for l, want := range [...]string{lang.ZH: tc.zh, lang.EN: tc.en} {
			got, err := translate(tc.text, lang.Lang(l))
			if got != want || (err == nil) != (tc.err == "") || err != nil && !strings.HasPrefix(err.Error(), tc.err) {
				t.Errorf("%q: got %q and %v", tc.text, got, err)
			}
		}
	}
}

func TestAssets(t *testing.T) {
	th := load(t, small())
	var names []string
	for _, a := range th.Assets() {
		names = append(names, a.Name)
		if th.Asset(a.Name).Address != a.Address || !strings.HasPrefix(a.Address, "assets/") {
			t.Errorf("%s is at %s", a.Name, a.Address)
		}
	}
	if want := []string{"icon.svg", "js/a.js", Script, StyleSheet}; !slices.Equal(names, want) {
		t.Errorf("the assets are %v, want %v", names, want)
	}
	if got, want := string(th.Asset(StyleSheet).Content), "a{}\nb{}\n"; got != want {
		t.Errorf("the style sheet is %q, want %q", got, want)
	}
	if got := th.Asset("nowhere"); got.Address != "" || got.Content != nil {
		t.Errorf("an asset that is not there: %v", got)
	}
}

func TestAnAddressIsThatOfTheContent(t *testing.T) {
	addresses := func(files fstest.MapFS) map[string]string {
		all := map[string]string{}
		for _, a := range load(t, files).Assets() {
			all[a.Name] = a.Address
		}
		return all
	}
	before := addresses(small())
	if again := addresses(small()); !maps.Equal(before, again) {
		t.Errorf("the same files have the addresses %v and %v", before, again)
	}
	if got := before["js/a.js"]; !regexp.MustCompile(`^assets/js/a\.[0-9a-f]{8}\.js$`).MatchString(got) {
		t.Errorf("the address is %s", got)
	}
	changed := small()
	changed["styles/20-frame.css"] = &fstest.MapFile{Data: []byte("b{c:d}\n")}
	after := addresses(changed)
	if after[StyleSheet] == before[StyleSheet] || after["icon.svg"] != before["icon.svg"] {
		t.Errorf("after a change of the styles: %v, before it %v", after, before)
	}
}

func TestLoadRefuses(t *testing.T) {
	for _, tc := range []struct{ name, file, text, want string }{
		{"no frame", "layouts/frame.html", "", "layouts/frame.html"},
		{"a layout that cannot be parsed", "layouts/page.html", `{{define "main"}}{{if}}{{end}}`, "layouts/page.html"},
		{"a part that cannot be parsed", "layouts/_head.html", `{{define "head"}}{{end}}{{end}}`, "layouts/_head.html"},
		{"words in one language", "layouts/page.html", `{{define "main"}}[[只有中文]]{{end}}`, "layouts/page.html: line 1"},
		{"a static file where the styles go", "static/style.css", "a{}", "static/style.css"},
		{"a static file where the scripts go", "static/script.js", "a()", "static/script.js"},
	} {
		files := small()
		files[tc.file] = &fstest.MapFile{Data: []byte(tc.text)}
		if tc.text == "" {
			delete(files, tc.file)
		}
		if _, err := Load(files); err == nil || !strings.Contains(err.Error(), tc.want) {
			t.Errorf("%s: got %v", tc.name, err)
		}
	}
}

func TestAThemeNeedsNeitherStylesNorStaticFiles(t *testing.T) {
	files := fstest.MapFS{"layouts/frame.html": {Data: []byte(`{{template "main" .}}`)}, "layouts/page.html": {Data: []byte(`{{define "main"}}x{{end}}`)}}
	if got := len(load(t, files).Assets()); got != len(joined) {
		t.Errorf("%d assets, want the empty style sheet and the empty script alone", got)
	}
}
