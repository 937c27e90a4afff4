package tomledit

import (
	"fmt"
	"slices"
	"strings"
)

// A Place says where a new pair is to stand: beneath the first of these that there is.
type Place struct {
	Commented [][]string // a pair of that key that is commented out: # new-roads = { … }
	After     [][]string // a value or table at that path, with the comments directly beneath it
	Before    [][]string // a value or table at that path, with the comments directly above it: then above it
}

// Add writes a new pair as one line: at its place, else at the end of the file. Where a header has opened the table to
// which it belongs, it goes there; else it stays above the first header, whose table would swallow it.
func (d *Doc) Add(path []string, value string, place Place) error {
	if d.Has(path...) {
		return fmt.Errorf("%s is there already", strings.Join(path, "."))
	}
	if n := d.inline(path); n > 0 {
		return d.Set(path[:n], path[n], nested(path[n+1:], value), nil)
	}
	if i := d.opened(path); i >= 0 {
		return d.addLine(i, path[:len(path)-1], path[len(path)-1], value)
	}
	i := min(d.place(place), d.firstHeader())
	return d.insert(i, Key(path...)+" = "+value, nil)
}

// inline is how much of the path an inline table spells to which it belongs, 0 where there is none.
func (d *Doc) inline(path []string) int {
	for n := len(path) - 1; n > 0; n-- {
		for i := range d.list {
			if s := &d.list[i]; s.kind == pair && hasPrefix(path[:n], s.path) {
				if _, spelt, ok := within(&s.entry.value, path[len(s.path):n]); ok && spelt == nil {
					return n
				}
			}
		}
	}
	return 0
}

// nested is a value below keys of its own.
func nested(keys []string, value string) string {
	if len(keys) == 0 {
		return value
	}
	return Table(Key(keys...), value)
}

// opened finds the last pair, or the header, of the table to which a path belongs and which a header has opened.
func (d *Doc) opened(path []string) int {
	at, longest := -1, 0
	for i := range d.list {
		s := &d.list[i]
		if s.kind == header && len(s.path) < len(path) && len(s.path) > longest && hasPrefix(path, s.path) {
			at, longest = i, len(s.path)
		}
	}
	if at < 0 {
		return -1
	}
	for i := at + 1; i < len(d.list) && d.list[i].kind != header; i++ {
		if d.list[i].kind == pair {
			at = i
		}
	}
	return at
}

// firstHeader is the statement before which pairs belong to no table: the first header, with the comments above it.
func (d *Doc) firstHeader() int {
	i := slices.IndexFunc(d.list, func(s statement) bool { return s.kind == header })
	if i < 0 {
		return len(d.list)
	}
	return d.above(i)
}

// place is the statement before which a new one goes.
func (d *Doc) place(p Place) int {
	for _, key := range p.Commented {
		if i := slices.IndexFunc(d.list, func(s statement) bool { return isCommented(s, key) }); i >= 0 {
			return i + 1
		}
	}
	for _, path := range p.After {
		if _, last := d.stretch(path); last >= 0 {
			return d.beneath(last)
		}
	}
	for _, path := range p.Before {
		if first, _ := d.stretch(path); first >= 0 {
			return d.above(first)
		}
	}
	return len(d.list)
}

// stretch is the first and the last statement of a path, -1 where there is none.
func (d *Doc) stretch(path []string) (first, last int) {
	first, last = -1, -1
	for i := range d.list {
		if s := &d.list[i]; s.kind != other && hasPrefix(s.path, path) {
			if first < 0 {
				first = i
			}
			last = i
		}
	}
	return first, last
}

func (s *statement) isBlank() bool { return strings.TrimSpace(s.text) == "" }

func (s *statement) isComment() bool { return s.kind == other && !s.isBlank() }

// beneath is the statement behind i and the comments that belong to it: those directly beneath, unless another pair
// follows them.
func (d *Doc) beneath(i int) int {
	end := i + 1
	for end < len(d.list) && d.list[end].isComment() {
		end++
	}
	if end == len(d.list) || d.list[end].isBlank() {
		return end
	}
	return i + 1
}

// above is the first of the comments directly above i, unless these open the file, or i.
func (d *Doc) above(i int) int {
	begin := i
	for begin > 0 && d.list[begin-1].isComment() {
		begin--
	}
	if begin == 0 {
		return i
	}
	return begin
}

// isCommented reports whether a statement is a pair of the key that is commented out.
func isCommented(s statement, key []string) bool {
	if !s.isComment() {
		return false
	}
	inner := strings.TrimLeft(strings.TrimSpace(s.text), "# \t")
	written, _, found := strings.Cut(inner, "=")
	if !found {
		return false
	}
	return strings.NewReplacer(" ", "", "\t", "", `"`, "", "'", "").Replace(written) == strings.Join(key, ".")
}

// Key writes a dotted key.
func Key(names ...string) string {
	written := make([]string, len(names))
	for i, n := range names {
		written[i] = n
		if n == "" || strings.Trim(n, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") != "" {
			written[i] = String(n)
		}
	}
	return strings.Join(written, ".")
}

// String writes a text on one line.
func String(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < 0x20 || r == 0x7F:
			b.WriteString(`\u` + fmt.Sprintf("%04X", r))
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// Table writes an inline table of keys and values in turn, which are TOML; a key without a value is left out.
func Table(pairs ...string) string {
	var written []string
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			written = append(written, pairs[i]+" = "+pairs[i+1])
		}
	}
	if len(written) == 0 {
		return "{}"
	}
	return "{ " + strings.Join(written, ", ") + " }"
}
