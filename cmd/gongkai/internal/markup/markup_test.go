package markup

import (
	"strings"
	"testing"
)

func TestBuilder(t *testing.T) {
	for _, tc := range []struct {
		name  string
		write func(b *Builder)
		want  string
	}{
		{"nothing", func(b *Builder) {}, ""},
		{"text", func(b *Builder) { b.Text("金融业增加值占GDP的比重超过9%") }, "金融业增加值占GDP的比重超过9%"},
		{"text is no markup", func(b *Builder) { b.Text(`<b>&amp;"'</b>`) }, "&lt;b&gt;&amp;amp;&#34;&#39;&lt;/b&gt;"},
		{"NUL", func(b *Builder) { b.Text("a\x00b") }, "a\uFFFDb"},
		{"a carriage return stays one", func(b *Builder) { b.Text("a\rb\r\nc") }, "a&#13;b&#13;\nc"},
		{"bytes that are no characters", func(b *Builder) { b.Text("a\xffb") }, "a\uFFFDb"},
		{"element", func(b *Builder) { b.Element("td", "1 < 2", "class", "n") }, `<td class="n">1 &lt; 2</td>`},
		{"void", func(b *Builder) { b.Void("circle", "r", "3") }, `<circle r="3"/>`},
		{"nested", func(b *Builder) { b.Open("ul").Open("li").Text("a").Close().Open("li").Text("b").Close().Close() }, "<ul><li>a</li><li>b</li></ul>"},
		{"open tags are closed in order", func(b *Builder) { b.Open("p").Open("em").Open("a").Text("x") }, "<p><em><a>x</a></em></p>"},
		{"an attribute is escaped", func(b *Builder) { b.Void("i", "title", `"><script>'&`) }, `<i title="&#34;&gt;&lt;script&gt;&#39;&amp;"/>`},
		{"an attribute without value is left out", func(b *Builder) { b.Void("i", "id", "", "class", "x") }, `<i class="x"/>`},
		{"but alt", func(b *Builder) { b.Void("img", "src", "a.png", "alt", "") }, `<img src="a.png" alt=""/>`},
		{"a flag", func(b *Builder) { b.Void("input", "checked?", "yes", "disabled?", "") }, `<input checked/>`},
		{"attributes stay in order", func(b *Builder) { b.Void("i", "b", "1", "a", "2") }, `<i b="1" a="2"/>`},
		{"an unsafe address", func(b *Builder) { b.Element("a", "x", "href", "javascript:alert(1)") }, `<a href="#">x</a>`},
		{"an unsafe address of a picture", func(b *Builder) { b.Void("img", "src", "data:text/html,x") }, `<img src="#"/>`},
		{"an unsafe address in SVG", func(b *Builder) { b.Void("use", "xlink:href", "javascript:alert(1)") }, `<use xlink:href="#"/>`},
		{"an unsafe address of a form", func(b *Builder) { b.Void("button", "formaction", "javascript:alert(1)") }, `<button formaction="#"/>`},
		{"a name is no address", func(b *Builder) { b.Void("i", "title", "javascript:alert(1)") }, `<i title="javascript:alert(1)"/>`},
		{"a new line", func(b *Builder) { b.Text("a").Line().Text("b") }, "a\nb"},
		{"markup of another builder", func(b *Builder) { b.Open("p").Put(new(Builder).Element("b", "<").HTML()) }, "<p><b>&lt;</b></p>"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var b Builder
			tc.write(&b)
			got := string(b.HTML())
			if got != tc.want {
				t.Errorf("got %s, want %s", got, tc.want)
			}
			if again := string(b.HTML()); again != got {
				t.Errorf("asked again: %s", again)
			}
		})
	}
}

func TestIsSafeAddress(t *testing.T) {
	safe := []string{
		"", "#", "#s2-3", "plan.html", "../targets/nb-rmb.html#path", "?q=a:b", "a/b:c", "#a:b", "a?b:c", "/plan.html",
		"https://example.org/", "http://example.org/", "HTTPS://EXAMPLE.ORG", "mailto:office@example.org", "MailTo:a@example.org",
		"https://example.org/?next=javascript:alert(1)",
	}
	unsafe := []string{
		"javascript:alert(1)", "JavaScript:alert(1)", "jAvAsCrIpT:alert(1)", "javascript://%0aalert(1)",
		" javascript:alert(1)", "\tjavascript:alert(1)", "\njavascript:alert(1)", "\x00javascript:alert(1)", "\x01javascript:alert(1)", "\u00a0javascript:alert(1)",
		"java\nscript:alert(1)", "java\tscript:alert(1)", "java\rscript:alert(1)", "java\x00script:alert(1)", "javascript\n:alert(1)", "javascript :alert(1)",
		"h\nttps://example.org", " https://example.org", "https\t://example.org",
		"data:text/html,<script>alert(1)</script>", "DATA:image/svg+xml;base64,PHN2Zz4=", "da\nta:text/html,x",
		"vbscript:msgbox(1)", "file:///etc/passwd", "blob:https://example.org/1", "about:blank", "view-source:https://example.org", "ftp://example.org", "tel:110",
		"C:/windows", "中文:x", ":", ":x",
		"https:\njavascript:alert(1)", "https://example.org/\n", "plan\n.html", "plan.html\x00",
	}
	for _, list := range []struct {
		want      bool
		addresses []string
	}{{true, safe}, {false, unsafe}} {
		for _, a := range list.addresses {
			if got := IsSafeAddress(a); got != list.want {
				t.Errorf("%q: got %v", a, got)
			}
		}
	}
}

func TestNumber(t *testing.T) {
	for _, tc := range []struct {
		v    float64
		want string
	}{
		{0, "0"}, {-0.04, "0"}, {0.04, "0"}, {0.06, "0.1"}, {-0.06, "-0.1"}, {12, "12"}, {12.34, "12.3"}, {-12.36, "-12.4"},
		{99.96, "100"}, {1e6, "1000000"}, {640.5, "640.5"},
	} {
		if got := Number(tc.v); got != tc.want {
			t.Errorf("%v: got %s, want %s", tc.v, got, tc.want)
		}
	}
}

func TestClosingWhatIsNotOpenPanics(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a tag was closed that was not open")
		}
	}()
	new(Builder).Open("p").Close().Close()
}

func TestTextIsCopied(t *testing.T) {
	var b Builder
	b.Text(strings.Repeat("a", 100))
	first := b.HTML()
	b.Text("b")
	if got := b.HTML(); len(first) != 100 || len(got) != 101 {
		t.Errorf("got %d and %d bytes", len(first), len(got))
	}
}
