package markup

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// FuzzBuilder checks that what a browser reads is what was written: one element with the attributes and the text given.
func FuzzBuilder(f *testing.F) {
	for _, s := range []string{"", "宁波", `<script>alert("x")</script>`, "&amp;&#0;&lt", "'\"`=", "]]>", "<!--", "\x00\r\n\t", "a\xffb", "javascript:alert(1)", "java\nscript:x", "</p><p>"} {
		f.Add(s, s)
		f.Add(s, "x")
	}
	f.Fuzz(func(t *testing.T, text, value string) {
		var b Builder
		b.Open("div", "title", value, "href", value).Text(text)
		doc, err := html.Parse(strings.NewReader("<!doctype html><body>" + string(b.HTML()) + "</body>"))
		if err != nil {
			t.Fatal(err)
		}
		div := doc.LastChild.LastChild.FirstChild
		if div == nil || div.Data != "div" || div.NextSibling != nil {
			t.Fatalf("%q is not one element", b.HTML())
		}
		if got, want := textOf(t, div), readable(text); got != want {
			t.Errorf("text %q, want %q", got, want)
		}
		for _, a := range div.Attr {
			want := readable(value)
			if a.Key == "href" && !IsSafeAddress(value) {
				want = "#"
			}
			if a.Val != want {
				t.Errorf("%s is %q, want %q", a.Key, a.Val, want)
			}
		}
		if (len(div.Attr) == 2) != (value != "") {
			t.Errorf("%q has the attributes %v", value, div.Attr)
		}
	})
}

// readable is what can be written of a text: NUL and bytes that are no characters cannot.
func readable(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == 0 {
			r = utf8.RuneError
		}
		b.WriteRune(r)
		i += size
	}
	return b.String()
}

func textOf(t *testing.T, n *html.Node) string {
	t.Helper()
	var b strings.Builder
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.TextNode {
			t.Fatalf("text became the element %s", c.Data)
		}
		b.WriteString(c.Data)
	}
	return b.String()
}

// FuzzIsSafeAddress checks an address as browsers read it: without control characters and spaces at its ends, and
// without tabs and line ends anywhere.
func FuzzIsSafeAddress(f *testing.F) {
	for _, s := range []string{"javascript:x", "java\nscript:x", " https://x", "data:x", "a/b:c", "//x", "https:x"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, address string) {
		seen := strings.TrimFunc(address, func(r rune) bool { return r <= ' ' })
		seen = strings.NewReplacer("\t", "", "\n", "", "\r", "").Replace(seen)
		scheme, _, ok := strings.Cut(strings.ToLower(seen), ":")
		if !ok || strings.IndexFunc(scheme, func(r rune) bool { return !strings.ContainsRune("abcdefghijklmnopqrstuvwxyz0123456789+-.", r) }) >= 0 {
			return // relative
		}
		if IsSafeAddress(address) && scheme != "https" && scheme != "http" && scheme != "mailto" {
			t.Errorf("%q leads to %q", address, seen)
		}
	})
}
