// Package headers is what a web server should say of the files of a site: the security headers, what a page may load, how
// long a copy may be kept, of which type a file is. The file _headers of a site, the objects of a store and the sample
// configurations of servers are all made from these tables.
//
// It writes nothing itself.
package headers

import (
	"path"
	"slices"
	"strings"
)

// A Field is one header.
type Field struct{ Name, Value string }

// A Rule gives headers to paths, over those of the rules before it. A path begins with a slash; a star at its end stands
// for anything.
type Rule struct {
	Paths  []string
	Fields []Field
}

// Names of the headers of which rules give more than one value.
const (
	SecurityPolicy = "Content-Security-Policy"
	CacheControl   = "Cache-Control"
)

// Policy is what a page may load and do (https://www.w3.org/TR/CSP3/): nothing but what comes from the site itself. Nothing
// of it needs connections; they are allowed to the site itself so that tools which look at a page can fetch its robots.txt.
var Policy = strings.Join([]string{
	"default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "manifest-src 'self'", "connect-src 'self'",
	"base-uri 'none'", "form-action 'self'",
}, "; ")

// How long a copy may be kept. The name of an asset changes with its bytes, so a copy is good for ever. Pages and data
// are asked for anew each time, which costs a 304 and no more: a kept page beside a new figure would be a site that
// never was. What programs fetch by the clock may be an hour old.
const (
	Always = "no-cache"
	Hour   = "public, max-age=3600"
	Year   = "public, max-age=31536000, immutable"
)

// Rules are all headers of all files, general ones first. What a page cannot say of itself stands here alone: who may
// frame it, and how long a copy may be kept.
func Rules() []Rule {
	return []Rule{
		{[]string{"/*"}, []Field{
			{SecurityPolicy, Policy + "; frame-ancestors 'none'"},
			{"X-Content-Type-Options", "nosniff"},
			{"Referrer-Policy", "strict-origin-when-cross-origin"},
			{"Permissions-Policy", "camera=(), microphone=(), geolocation=()"},
			{CacheControl, Always},
		}},
		{[]string{"/embed/*", "/en/embed/*"}, []Field{{SecurityPolicy, Policy}}},
		{[]string{"/assets/*"}, []Field{{CacheControl, Year}}},
		{clocked(), []Field{{CacheControl, Hour}}},
	}
}

func clocked() []string {
	var paths []string
	for _, name := range []string{"feed.xml", "opensearch.xml", "robots.txt", "site.webmanifest", "sitemap.xml"} {
		paths = append(paths, "/"+name, "/en/"+name)
	}
	return paths
}

func (r Rule) matches(name string) bool {
	return slices.ContainsFunc(r.Paths, func(p string) bool {
		prefix, open := strings.CutSuffix(p, "*")
		return p == "/"+name || open && strings.HasPrefix("/"+name, prefix)
	})
}

// Of is the value of a header of a file, by the file's name in the site: "" if there is none.
func Of(name, header string) string {
	value := ""
	for _, r := range Rules() {
		for _, f := range r.Fields {
			if f.Name == header && r.matches(name) {
				value = f.Value
			}
		}
	}
	return value
}

// Fingerprinted reports whether the name of a file changes with its bytes.
func Fingerprinted(name string) bool { return Of(name, CacheControl) == Year }

// A Type says of which type files with an extension are.
type Type struct {
	Extension string // with the dot; "" is a name without one
	Media     string
	Text      bool // characters, in UTF-8, which are worth compressing
}

// Types are those of all files that a site can hold.
var Types = []Type{
	{"", "text/plain", true},
	{".css", "text/css", true},
	{".csv", "text/csv", true},
	{".geojson", "application/geo+json", true},
	{".gif", "image/gif", false},
	{".gz", "application/gzip", false},
	{".html", "text/html", true},
	{".ico", "image/x-icon", false},
	{".jpeg", "image/jpeg", false},
	{".jpg", "image/jpeg", false},
	{".js", "text/javascript", true},
	{".json", "application/json", true},
	{".jsonld", "application/ld+json", true},
	{".md", "text/markdown", true},
	{".ods", "application/vnd.oasis.opendocument.spreadsheet", false},
	{".parquet", "application/vnd.apache.parquet", false},
	{".pdf", "application/pdf", false},
	{".png", "image/png", false},
	{".rdf", "application/rdf+xml", true},
	{".svg", "image/svg+xml", true},
	{".toml", "application/toml", true},
	{".tsv", "text/tab-separated-values", true},
	{".ttl", "text/turtle", true},
	{".txt", "text/plain", true},
	{".webmanifest", "application/manifest+json", true},
	{".webp", "image/webp", false},
	{".woff2", "font/woff2", false},
	{".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false},
	{".xml", "application/xml", true},
	{".yaml", "application/yaml", true},
	{".zip", "application/zip", false},
}

// TypeOf is the Content-Type of a file, with the charset where it is text.
func TypeOf(name string) string {
	extension := strings.ToLower(path.Ext(name))
	if strings.LastIndex(path.Base(name), ".") == 0 {
		extension = ""
	}
	for _, t := range Types {
		if t.Extension == extension && t.Text {
			return t.Media + "; charset=utf-8"
		}
		if t.Extension == extension {
			return t.Media
		}
	}
	return "application/octet-stream"
}
