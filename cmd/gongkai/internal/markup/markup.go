// Package markup builds HTML and SVG in which text stays text: whatever passes through a Builder is escaped, tags are
// closed in order, and addresses cannot run script. It is the only place where strings become trusted markup.
package markup

import (
	"html/template"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// HTML is finished markup that a layout prints as it is. Only a Builder makes it.
type HTML = template.HTML

// A Builder writes markup. The zero Builder is ready to use.
type Builder struct {
	buf  []byte
	open []string
}

// HTML is what has been written, with every open tag closed.
func (b *Builder) HTML() HTML {
	for len(b.open) > 0 {
		b.Close()
	}
	return HTML(b.buf)
}

// Text writes text.
func (b *Builder) Text(s string) *Builder {
	b.buf = appendEscaped(b.buf, s)
	return b
}

// Line begins a new line in the source, which keeps diffs of pages readable.
func (b *Builder) Line() *Builder {
	b.buf = append(b.buf, '\n')
	return b
}

// Put writes markup that a Builder has made.
func (b *Builder) Put(h HTML) *Builder {
	b.buf = append(b.buf, h...)
	return b
}

// Open opens a tag with attributes given as names and values in turn. An attribute without a value is left out, but
// for alt, which may be empty, and names ending in "?", which are written alone if their value is not empty.
func (b *Builder) Open(tag string, attributes ...string) *Builder {
	b.start(tag, attributes)
	b.buf = append(b.buf, '>')
	b.open = append(b.open, tag)
	return b
}

// Void writes a tag that has no content: self-closed, as SVG wants it and HTML allows it.
func (b *Builder) Void(tag string, attributes ...string) *Builder {
	b.start(tag, attributes)
	b.buf = append(b.buf, '/', '>')
	return b
}

// Close closes the tag that was opened last.
func (b *Builder) Close() *Builder {
	last := len(b.open) - 1
	b.buf = append(b.buf, '<', '/')
	b.buf = append(b.buf, b.open[last]...)
	b.buf = append(b.buf, '>')
	b.open = b.open[:last]
	return b
}

// Element writes a tag that holds nothing but text.
func (b *Builder) Element(tag, text string, attributes ...string) *Builder {
	return b.Open(tag, attributes...).Text(text).Close()
}

func (b *Builder) start(tag string, attributes []string) {
	b.buf = append(b.buf, '<')
	b.buf = append(b.buf, tag...)
	for i := 0; i+1 < len(attributes); i += 2 {
		b.attribute(attributes[i], attributes[i+1])
	}
}

func (b *Builder) attribute(name, value string) {
	if flag, ok := strings.CutSuffix(name, "?"); ok {
		if value != "" {
			b.buf = append(append(b.buf, ' '), flag...)
		}
		return
	}
	if value == "" && name != "alt" {
		return
	}
	if slices.Contains(addressed, name) && !IsSafeAddress(value) {
		value = "#"
	}
	b.buf = append(append(b.buf, ' '), name...)
	b.buf = append(b.buf, '=', '"')
	b.buf = appendEscaped(b.buf, value)
	b.buf = append(b.buf, '"')
}

// addressed are the attributes whose value is an address.
var addressed = []string{"href", "src", "xlink:href", "action", "formaction", "poster", "data"}

// IsSafeAddress reports whether a link may lead there: within the site, or to a web page. An address with controls or
// with spaces at its ends is not safe: browsers drop them, and what is left may be another address.
func IsSafeAddress(address string) bool {
	if strings.TrimSpace(address) != address || strings.ContainsFunc(address, unicode.IsControl) {
		return false
	}
	scheme, _, ok := strings.Cut(address, ":")
	if !ok || strings.ContainsAny(scheme, "/?#") {
		return true
	}
	scheme = strings.ToLower(scheme)
	return scheme == "https" || scheme == "http" || scheme == "mailto"
}

// appendEscaped appends text as markup. NUL and bytes that are no characters, which HTML cannot hold, become U+FFFD;
// a carriage return, which a parser would make a line feed, is written by number.
func appendEscaped(buf []byte, s string) []byte {
	from := 0
	for i, r := range s {
		var e string
		switch r {
		case '&':
			e = "&amp;"
		case '<':
			e = "&lt;"
		case '>':
			e = "&gt;"
		case '"':
			e = "&#34;"
		case '\'':
			e = "&#39;"
		case '\r':
			e = "&#13;"
		case 0:
			e = "\uFFFD"
		case utf8.RuneError:
			if strings.HasPrefix(s[i:], "\uFFFD") {
				continue
			}
			e = "\uFFFD"
		default:
			continue
		}
		buf = append(buf, s[from:i]...)
		buf = append(buf, e...)
		from = i + 1
	}
	return append(buf, s[from:]...)
}

// Steady is a computed coordinate without what machines differ in. Some multiply and add in one step and round once, others
// round twice (go.dev/ref/spec#Floating_point_operators): their results differ in the last bits, and what would stand just
// at the edge of two roundings, as 3.95 does, would be written differently. Round, Ceil and their like come after it.
func Steady(v float64) float64 { return math.Round(v*1e6) / 1e6 }

// Number writes a coordinate with at most one decimal, as short as it can be.
func Number(v float64) string {
	s := strconv.FormatFloat(Steady(v), 'f', 1, 64)
	s = strings.TrimSuffix(s, ".0")
	if s == "-0" {
		return "0"
	}
	return s
}
