// Package tomledit changes values in a TOML text and leaves every other byte as it is: comments, blank lines, the order
// and the writing of keys. It is for files that people write by hand and a program changes here and there.
//
//	doc, err := tomledit.Parse(text)
//	doc.Set([]string{"new-roads"}, "value", "0.3", nil)
//	text = doc.Bytes()
//
// A table may be written in any way that TOML knows: inline, under a header, with dotted keys. The text must have been
// accepted by a parser of TOML; what this package makes of another is not said. Arrays of tables are left alone.
package tomledit

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Doc is a text of which values can be changed.
type Doc struct {
	list []statement
	eol  string
}

// Parse reads a text.
func Parse(text []byte) (*Doc, error) {
	list, err := statements(string(text), nil)
	if err != nil {
		return nil, err
	}
	d := &Doc{list: list, eol: "\n"}
	if i := strings.IndexByte(string(text), '\n'); i > 0 && text[i-1] == '\r' {
		d.eol = "\r\n"
	}
	return d, nil
}

// Bytes is the text as it is now.
func (d *Doc) Bytes() []byte {
	var b []byte
	for _, s := range d.list {
		b = append(b, s.text...)
	}
	return b
}

func join(a, b []string) []string { return append(a[:len(a):len(a)], b...) }

func hasPrefix(path, prefix []string) bool {
	return len(path) >= len(prefix) && slices.Equal(path[:len(prefix)], prefix)
}

// Has reports whether there is a value or a table at path.
func (d *Doc) Has(path ...string) bool {
	for i := range d.list {
		s := &d.list[i]
		if s.kind == other {
			continue
		}
		if hasPrefix(s.path, path) {
			return true
		}
		if s.kind == pair && hasPrefix(path, s.path) {
			if _, _, ok := within(&s.entry.value, path[len(s.path):]); ok {
				return true
			}
		}
	}
	return false
}

// within finds the value at path below an inline table: the value itself; or the table whose dotted keys spell it, and
// the beginning that these share.
func within(v *value, path []string) (found *value, spelt []string, ok bool) {
	if len(path) == 0 {
		return v, nil, true
	}
	for i := range v.entries {
		e := &v.entries[i]
		switch names := e.names(); {
		case hasPrefix(path, names):
			return within(&e.value, path[len(names):])
		case hasPrefix(names, path):
			return v, path, true
		}
	}
	return nil, nil, false
}

// errNoTable says that there is no table of the path, or one that is written in a way that cannot be changed.
var errNoTable = errors.New("there is no such table")

// Set gives a key of the table at path a value, which is written as TOML. A key that has one keeps its place. A new one
// is placed behind the last of the keys that order names before it, else first; one that order does not name, last.
func (d *Doc) Set(path []string, key, value string, order []string) error {
	var before []string // nil: at the end
	if k := slices.Index(order, key); k >= 0 {
		before = order[:k]
	}
	at := -1
	for i := range d.list {
		s := &d.list[i]
		switch {
		case s.kind == pair && hasPrefix(path, s.path):
			t, spelt, ok := within(&s.entry.value, path[len(s.path):])
			if !ok || !t.isTable {
				return fmt.Errorf("%s: %w", strings.Join(path, "."), errNoTable)
			}
			return d.rewrite(i, setInline(s.text, t, spelt, key, value, before))
		case s.kind == pair && slices.Equal(s.path, join(path, []string{key})):
			v := s.entry.value
			return d.rewrite(i, s.text[:v.start]+value+s.text[v.end:])
		case d.isOf(i, path) && (at < 0 || d.isListed(i, path, before) || !d.isListed(at, path, before)):
			at = i
		}
	}
	if at < 0 {
		return fmt.Errorf("%s: %w", strings.Join(path, "."), errNoTable)
	}
	return d.addLine(at, path, key, value)
}

// isOf reports whether statement i is the header of the table at path, or a pair of it behind which another can stand.
func (d *Doc) isOf(i int, path []string) bool {
	s := &d.list[i]
	if s.kind == header {
		return slices.Equal(s.path, path)
	}
	return s.kind == pair && len(s.path) > len(path) && hasPrefix(s.path, path) && len(s.path)-len(s.entry.parts) <= len(path)
}

// isListed reports whether statement i is a pair of the table at path under one of the keys.
func (d *Doc) isListed(i int, path, keys []string) bool {
	s := &d.list[i]
	return s.kind == pair && slices.Contains(keys, s.path[len(path)])
}

// addLine writes a pair of the table at path behind statement i, which is of that table.
func (d *Doc) addLine(i int, path []string, key, value string) error {
	below := d.below(i)
	keys := join(path, []string{key})[len(below):]
	return d.insert(i+1, Key(keys...)+" = "+value, below)
}

// below is the path of the table in which a statement behind i stands.
func (d *Doc) below(i int) []string {
	for ; i >= 0; i-- {
		if d.list[i].kind == header {
			return d.list[i].path
		}
	}
	return nil
}

// insert puts a line before statement i.
func (d *Doc) insert(i int, line string, below []string) error {
	made, err := statements(line+d.eol, below)
	if err != nil {
		return err
	}
	if i > 0 && !strings.HasSuffix(d.list[i-1].text, "\n") {
		d.list[i-1].text += d.eol
	}
	d.list = slices.Insert(d.list, i, made...)
	return nil
}

// rewrite replaces the text of statement i.
func (d *Doc) rewrite(i int, text string) error {
	made, err := statements(text, d.below(i-1))
	if err != nil {
		return err
	}
	d.list = slices.Replace(d.list, i, i+1, made...)
	return nil
}

// setInline gives a key of an inline table a value. The key is written behind what dotted keys of the table spell.
func setInline(text string, t *value, spelt []string, key, with string, before []string) string {
	path := join(spelt, []string{key})
	behind := -1 // the entry behind which a new one goes
	for i := range t.entries {
		e := &t.entries[i]
		own := e.names()
		if slices.Equal(own, path) {
			return text[:e.value.start] + with + text[e.value.end:]
		}
		if hasPrefix(own, spelt) && (before == nil || slices.Contains(before, own[len(spelt)])) {
			behind = i
		}
	}
	made := Key(path...) + " = " + with
	switch {
	case len(t.entries) == 0:
		return text[:t.start] + "{ " + made + " }" + text[t.end:]
	case behind < 0:
		first := t.entries[0].key().start
		return text[:first] + made + ", " + text[first:]
	}
	at := t.entries[behind].value.end
	return text[:at] + ", " + made + text[at:]
}

// Remove takes the value or the table at path away, with the lines that hold nothing else.
func (d *Doc) Remove(path ...string) error {
	found := false
	for i := 0; i < len(d.list); i++ {
		s := &d.list[i]
		switch {
		case s.kind != other && hasPrefix(s.path, path):
			d.list = slices.Delete(d.list, i, i+1)
			i--
			found = true
		case s.kind == pair && hasPrefix(path, s.path):
			for text, ok := removeInline(s.text, &s.entry.value, path[len(s.path):]); ok; text, ok = removeInline(s.text, &s.entry.value, path[len(s.path):]) {
				found = true
				if err := d.rewrite(i, text); err != nil {
					return err
				}
				s = &d.list[i]
			}
		}
	}
	if !found {
		return fmt.Errorf("%s: there is nothing to remove", strings.Join(path, "."))
	}
	return nil
}

// removeInline takes one entry of the path, with its comma, out of an inline table.
func removeInline(text string, v *value, path []string) (string, bool) {
	for i := range v.entries {
		e := &v.entries[i]
		names := e.names()
		switch {
		case hasPrefix(names, path) && len(v.entries) == 1:
			return text[:v.start] + "{}" + text[v.end:], true
		case hasPrefix(names, path) && i == 0:
			return text[:e.key().start] + text[v.entries[1].key().start:], true
		case hasPrefix(names, path):
			return text[:v.entries[i-1].value.end] + text[e.value.end:], true
		case hasPrefix(path, names):
			return removeInline(text, &e.value, path[len(names):])
		}
	}
	return text, false
}

// Extend writes one more key behind the path of a table: new-roads becomes new-roads.main. A table within an inline table is
// left as it is, which is an error.
func (d *Doc) Extend(path []string, key string) error {
	found := false
	for i := range d.list {
		s := &d.list[i]
		if s.kind == other || !hasPrefix(s.path, path) {
			continue
		}
		if base := len(s.path) - len(s.entry.parts); len(path) > base {
			end := s.entry.parts[len(path)-base-1].end
			if err := d.rewrite(i, s.text[:end]+"."+Key(key)+s.text[end:]); err != nil {
				return err
			}
		} else if s.kind == pair { // under a header whose path has changed
			s.path = join(d.below(i), s.entry.names())
		}
		found = true
	}
	if !found {
		return fmt.Errorf("%s: %w", strings.Join(path, "."), errNoTable)
	}
	return nil
}

// Pos finds the path of the innermost key or value at a place: a line from 1 and a column in characters from 1.
func (d *Doc) Pos(line, col int) []string {
	for i := range d.list {
		s := &d.list[i]
		n := strings.Count(s.text, "\n")
		if line > n && strings.HasSuffix(s.text, "\n") {
			line -= n
			continue
		}
		if s.kind != pair {
			return s.path
		}
		return join(s.path, innermost(&s.entry.value, offset(s.text, line, col)))
	}
	return nil
}

// offset is the byte offset of a place in a text.
func offset(text string, line, col int) int {
	at := 0
	for ; line > 1; line-- {
		i := strings.IndexByte(text[at:], '\n')
		if i < 0 {
			break
		}
		at += i + 1
	}
	for ; col > 1 && at < len(text); col-- {
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}

func innermost(v *value, at int) []string {
	for i := range v.entries {
		if e := &v.entries[i]; e.key().start <= at && at < e.value.end {
			return join(e.names(), innermost(&e.value, at))
		}
	}
	return nil
}
