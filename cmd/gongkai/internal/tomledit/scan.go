package tomledit

import (
	"fmt"
	"strconv"
	"strings"
)

// A statement is a line of the file, or the lines of one value, with line ends.
type statement struct {
	text  string
	kind  kind
	path  []string // of a table's header or of a pair; that of a pair includes its header's
	entry entry    // of a pair; of a header the key alone
}

type kind uint8

const (
	other  kind = iota // nothing but space and comment
	header             // [table] or [[tables]]
	pair               // key = value
)

// A span is a stretch of a statement's text, in bytes.
type span struct{ start, end int }

// An entry is a key with its value.
type entry struct {
	parts []part // of the dotted key
	value value
}

// A part is one key of a dotted key.
type part struct {
	span
	name string
}

func (e entry) key() span { return span{e.parts[0].start, e.parts[len(e.parts)-1].end} }

func (e entry) names() []string {
	names := make([]string, len(e.parts))
	for i, p := range e.parts {
		names[i] = p.name
	}
	return names
}

// A value is what stands behind the equals sign. An inline table has entries.
type value struct {
	span
	isTable bool
	entries []entry
}

// A scanner reads one statement after the other. It is lenient: it is for text that a parser has accepted.
type scanner struct {
	text string
	at   int
	err  error
}

func (s *scanner) fail(what string) {
	if s.err == nil {
		s.err = fmt.Errorf("line %d: %s", 1+strings.Count(s.text[:min(s.at, len(s.text))], "\n"), what)
	}
}

func (s *scanner) done() bool { return s.err != nil || s.at >= len(s.text) }

// peek is the byte at hand, 0 at the end.
func (s *scanner) peek() byte {
	if s.at < len(s.text) {
		return s.text[s.at]
	}
	return 0
}

// blanks steps over spaces and tabs.
func (s *scanner) blanks() {
	for s.peek() == ' ' || s.peek() == '\t' {
		s.at++
	}
}

// space steps over blanks, line ends and comments.
func (s *scanner) space() {
	for !s.done() {
		switch s.peek() {
		case ' ', '\t', '\n', '\r':
			s.at++
		case '#':
			s.rest()
		default:
			return
		}
	}
}

// rest steps over the rest of the line, its end included.
func (s *scanner) rest() {
	if i := strings.IndexByte(s.text[s.at:], '\n'); i >= 0 {
		s.at += i + 1
		return
	}
	s.at = len(s.text)
}

// statements cuts a text into statements. below is the path of the table in which the first of them stands.
func statements(text string, below []string) ([]statement, error) {
	s := &scanner{text: text}
	var list []statement
	for !s.done() {
		begin := s.at
		one := s.statement()
		if s.err != nil {
			return nil, s.err
		}
		one.text = text[begin:s.at]
		one.entry.move(-begin)
		switch one.kind {
		case header:
			one.path = one.entry.names()
			below = one.path
		case pair:
			one.path = join(below, one.entry.names())
		}
		list = append(list, one)
	}
	return list, nil
}

func (s *scanner) statement() statement {
	s.blanks()
	var one statement
	switch s.peek() {
	case 0, '\n', '\r', '#':
	case '[':
		one.kind = header
		for s.peek() == '[' {
			s.at++
		}
		one.entry.parts = s.key()
		for s.blanks(); s.peek() == ']'; {
			s.at++
		}
	default:
		one.kind = pair
		one.entry = s.pair()
	}
	s.rest()
	return one
}

// move shifts all places of the entry.
func (e *entry) move(by int) {
	for i := range e.parts {
		e.parts[i].start += by
		e.parts[i].end += by
	}
	e.value.start += by
	e.value.end += by
	for i := range e.value.entries {
		e.value.entries[i].move(by)
	}
}

func (s *scanner) pair() entry {
	e := entry{parts: s.key()}
	s.blanks()
	if s.peek() != '=' {
		s.fail("there is no equals sign")
		return e
	}
	s.at++
	s.blanks()
	e.value = s.value()
	return e
}

// key reads a dotted key.
func (s *scanner) key() []part {
	var parts []part
	for {
		s.blanks()
		begin := s.at
		name := s.name()
		if s.at == begin {
			s.fail("there is no key")
			return []part{{span{begin, begin}, ""}}
		}
		parts = append(parts, part{span{begin, s.at}, name})
		s.blanks()
		if s.peek() != '.' {
			s.at = parts[len(parts)-1].end
			return parts
		}
		s.at++
	}
}

func (s *scanner) name() string {
	begin := s.at
	switch q := s.peek(); q {
	case '"', '\'':
		s.quoted()
		inner := s.text[begin+1 : max(begin+1, s.at-1)]
		if q == '\'' {
			return inner
		}
		return unescape(inner)
	}
	for s.at < len(s.text) && strings.IndexByte(" \t\r\n.=[]{}#,\"'", s.text[s.at]) < 0 {
		s.at++
	}
	return s.text[begin:s.at]
}

// quoted steps over a text in quotes of any of the four kinds.
func (s *scanner) quoted() {
	q := s.text[s.at : s.at+1]
	if triple := q + q + q; strings.HasPrefix(s.text[s.at:], triple) {
		s.at += 3
		s.until(triple)
		for s.peek() == q[0] { // one or two quotes may stand before the closing ones
			s.at++
		}
		return
	}
	s.at++
	s.until(q)
}

// until steps behind the closing quotes.
func (s *scanner) until(quotes string) {
	for s.at < len(s.text) {
		switch {
		case strings.HasPrefix(s.text[s.at:], quotes):
			s.at += len(quotes)
			return
		case s.text[s.at] == '\\' && quotes[0] == '"':
			s.at += 2
		default:
			s.at++
		}
	}
	s.at = len(s.text)
	s.fail("a text is not closed")
}

func (s *scanner) value() value {
	v := value{span: span{start: s.at}}
	switch s.peek() {
	case '"', '\'':
		s.quoted()
	case '[':
		s.array()
	case '{':
		v.isTable = true
		v.entries = s.table()
	default:
		for s.at < len(s.text) && strings.IndexByte(",]}#\r\n", s.text[s.at]) < 0 {
			s.at++
		}
		s.at = v.start + len(strings.TrimRight(s.text[v.start:s.at], " \t"))
		if s.at == v.start {
			s.fail("there is no value")
		}
	}
	v.end = s.at
	return v
}

func (s *scanner) array() {
	s.at++
	for s.space(); s.peek() != ']'; s.space() {
		if s.done() {
			s.fail("a list is not closed")
			return
		}
		if s.peek() == ',' {
			s.at++
			continue
		}
		s.value()
	}
	s.at++
}

func (s *scanner) table() []entry {
	var entries []entry
	s.at++
	for s.space(); s.peek() != '}'; s.space() {
		if s.done() {
			s.fail("a table is not closed")
			return entries
		}
		if s.peek() == ',' {
			s.at++
			continue
		}
		entries = append(entries, s.pair())
	}
	s.at++
	return entries
}

// escapes are the short escapes of a basic string.
var escapes = map[byte]string{'b': "\b", 't': "\t", 'n': "\n", 'f': "\f", 'r': "\r", 'e': "\x1b", '"': `"`, '\\': `\`}

// unescape is what the inside of a basic string means.
func unescape(s string) string {
	if !strings.Contains(s, `\`) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] != '\\' || i+1 == len(s) {
			b.WriteByte(s[i])
			continue
		}
		i++
		if short, ok := escapes[s[i]]; ok {
			b.WriteString(short)
			continue
		}
		digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[s[i]]
		end := min(i+1+digits, len(s))
		if n, err := strconv.ParseUint(s[i+1:end], 16, 32); err == nil {
			b.WriteRune(rune(n))
			i = end - 1
		}
	}
	return b.String()
}
