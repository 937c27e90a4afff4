package headers

import (
	"slices"
	"strings"
	"testing"
)

func TestOf(t *testing.T) {
	frames := Policy + "; frame-ancestors 'none'"
	for _, tc := range []struct{ name, header, want string }{
		{"index.html", CacheControl, Always},
		{"data/v1/all.csv", CacheControl, Always},
		{"SHA256SUMS", CacheControl, Always},
		{"assets/style.22bfda41.css", CacheControl, Year},
		{"en/assets/x.css", CacheControl, Always},
		{"feed.xml", CacheControl, Hour},
		{"en/feed.xml", CacheControl, Hour},
		{"areas/feed.xml", CacheControl, Always},
		{"index.html", SecurityPolicy, frames},
		{"embed/x.html", SecurityPolicy, Policy},
		{"en/embed/x.html", SecurityPolicy, Policy},
		{"embed.html", SecurityPolicy, frames},
		{"embed/x.html", "X-Content-Type-Options", "nosniff"},
		{"index.html", "X-Powered-By", ""},
	} {
		if got := Of(tc.name, tc.header); got != tc.want {
			t.Errorf("%s of %s: got %q, want %q", tc.header, tc.name, got, tc.want)
		}
	}
}

func TestTypeOf(t *testing.T) {
	for name, want := range map[string]string{
		"index.html": "text/html; charset=utf-8", "SHA256SUMS": "text/plain; charset=utf-8", ".gongkai": "text/plain; charset=utf-8",
		"_headers": "text/plain; charset=utf-8", "a.b/SHA256SUMS": "text/plain; charset=utf-8", "a.CSV": "text/csv; charset=utf-8",
		"a/b.png": "image/png", "a.jsonld": "application/ld+json; charset=utf-8", "a.unheard-of": "application/octet-stream",
	} {
		if got := TypeOf(name); got != want {
			t.Errorf("%s: got %q, want %q", name, got, want)
		}
	}
	if !slices.IsSortedFunc(Types, func(a, b Type) int { return strings.Compare(a.Extension, b.Extension) }) {
		t.Error("the table is not sorted")
	}
}
