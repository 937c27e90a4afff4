package dataset

import (
	"bytes"
	"errors"
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"
	"gongkai/cmd/gongkai/internal/diag"
)

// A file is one parsed data file: its values, the order of its keys, and their places.
type file struct {
	src   *diag.Source
	text  []byte // what was parsed: the source's text, its slips put right at the same offsets
	tree  map[string]any
	order map[string][]string // the keys of each table in the order of the file; tables by their path
	meta  toml.MetaData
	top   map[string]toml.Primitive
	lost  map[string]bool // keys of the top level that could not be read and are not missed

	partial bool // not all of it could be read

	seeking sync.Mutex // the library notes where it is while it looks for a place
}

// parse reads TOML. What is wrong in one place does not keep the rest from being read; a file of which nothing could be
// read is nil.
func parse(src *diag.Source) (*file, diag.List) {
	m := newMender(src)
	m.mend()
	top, meta, ok := m.decode()
	if !ok {
		return nil, m.problems
	}
	f := &file{src: src, text: m.text, tree: map[string]any{}, order: map[string][]string{}, meta: meta, top: top, lost: m.lost, partial: m.partial}
	for _, key := range slices.Sorted(maps.Keys(top)) {
		var v any
		if err := f.meta.PrimitiveDecode(top[key], &v); err != nil {
			p, _ := m.syntaxProblem(err, 0)
			m.problems = append(m.problems, p)
			f.lost[key], f.partial = true, true
			continue
		}
		f.tree[key] = v
	}
	f.keepOrder(meta.Keys())
	return f, m.problems
}

// keepOrder notes the order of keys, those of tables that are only implied included.
func (f *file) keepOrder(keys []toml.Key) {
	seen := map[string]bool{}
	for _, key := range keys {
		for n := 1; n <= len(key); n++ {
			path := join(key[:n])
			if !seen[path] {
				seen[path] = true
				parent := join(key[:n-1])
				f.order[parent] = append(f.order[parent], key[n-1])
			}
		}
	}
}

// join makes one string of a path; keys cannot hold its separator, which is a control character.
func join(path []string) string { return strings.Join(path, "\x00") }

// keys lists the keys of the table at path in the order of the file.
func (f *file) keys(path []string) []string { return f.order[join(path)] }

// keyPos is the place of the key at path; of its nearest ancestor where it does not exist.
func (f *file) keyPos(path ...string) diag.Pos {
	for n := len(path); n > 0; n-- {
		if key, ok := f.key(path[:n]); ok {
			return f.src.Pos(key.start, key.end)
		}
	}
	return f.src.Whole()
}

// key is the stretch of the key at path. A table that exists only through a dotted key has no place of its own: it is
// found before its first child.
func (f *file) key(path []string) (stretch, bool) {
	last := path[len(path)-1]
	if start, ok := f.offset(path); ok {
		key, _ := f.token(start, last)
		return key, true
	}
	children := f.keys(path)
	if len(children) == 0 {
		return stretch{}, false
	}
	child, ok := f.key(append(path[:len(path):len(path)], children[0]))
	if !ok {
		return stretch{}, false
	}
	line := bytes.LastIndexByte(f.text[:child.start], '\n') + 1
	if i := bytes.LastIndex(f.text[line:child.start], []byte(last)); i >= 0 {
		return stretch{line + i, line + i + len(last)}, true
	}
	return child, true
}

// valuePos is the place of the value at path; of the key of its nearest ancestor where it does not exist.
func (f *file) valuePos(path ...string) diag.Pos {
	start, ok := f.offset(path)
	if !ok {
		return f.keyPos(path...)
	}
	_, value := f.token(start, path[len(path)-1])
	return f.src.Pos(value.start, value.end)
}

// locator finds places below path: of the keys given, the value; without keys, the key at path itself.
func (f *file) locator(path []string) diag.Locator {
	path = append([]string{}, path...)
	return func(keys ...string) diag.Pos {
		if len(keys) == 0 {
			return f.keyPos(path...)
		}
		return f.valuePos(append(path[:len(path):len(path)], keys...)...)
	}
}

// errProbe is what a probe fails with.
var errProbe = errors.New("probe")

// A probe is a value whose decoding always fails. The library says where it failed, which is how the place of a value
// is learnt through its public interface.
type probe struct{}

// UnmarshalTOML fails.
func (*probe) UnmarshalTOML(any) error { return errProbe }

// offset is the byte offset that the library knows for the key at path.
func (f *file) offset(path []string) (int, bool) {
	if len(path) == 0 {
		return 0, false
	}
	f.seeking.Lock()
	defer f.seeking.Unlock()
	value, ok := f.top[path[0]]
	for _, key := range path[1:] {
		var table map[string]toml.Primitive
		if !ok || f.meta.PrimitiveDecode(value, &table) != nil {
			return 0, false
		}
		value, ok = table[key]
	}
	if !ok {
		return 0, false
	}
	var parse toml.ParseError
	if !errors.As(f.meta.PrimitiveDecode(value, &probe{}), &parse) {
		return 0, false
	}
	// A table that exists only through a dotted key has no place of its own: offset 0, where it is no first key.
	if start := parse.Position.Start; start > 0 || parse.Position.Line == 1 {
		return start, true
	}
	return 0, false
}

// A stretch is a part of a file's text, in bytes.
type stretch struct{ start, end int }

var (
	bareOrQuoted = `(?:[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')`
	keyThenEqual = regexp.MustCompile(`^(` + bareOrQuoted + `(?:[ \t]*\.[ \t]*` + bareOrQuoted + `)*)[ \t]*=[ \t]*`)
	keyBefore    = regexp.MustCompile(`(` + bareOrQuoted + `)[ \t]*=[ \t]*$`)
	tableHeader  = regexp.MustCompile(`^\[+[^\]\n]*\]+`)
)

// token turns an offset of the library into the stretches of key and value. The library gives the beginning of a table
// header, of a key within an inline table, or else of a value, behind its opening quote or bracket.
func (f *file) token(start int, key string) (keyAt, valueAt stretch) {
	text := f.text
	start = min(start, len(text))
	if header := tableHeader.Find(text[start:]); header != nil && (start == 0 || text[start-1] == '\n' || isIndent(text[:start])) {
		at := stretch{start, start + len(header)}
		return at, at
	}
	begin := start
	for begin > 0 && strings.IndexByte(`"'[{`, text[begin-1]) >= 0 {
		begin--
	}
	for _, from := range []int{start, begin} {
		if m := keyThenEqual.FindSubmatchIndex(text[from:]); m != nil && endsIn(text[from+m[2]:from+m[3]], key) {
			return stretch{from + m[2], from + m[3]}, f.value(from + m[1])
		}
	}
	value := f.value(begin)
	line := bytes.LastIndexByte(text[:begin], '\n') + 1
	if m := keyBefore.FindSubmatchIndex(text[line:begin]); m != nil {
		return stretch{line + m[2], line + m[3]}, value
	}
	return value, value
}

func isIndent(before []byte) bool {
	line := before[bytes.LastIndexByte(before, '\n')+1:]
	return len(bytes.Trim(line, " \t")) == 0
}

// endsIn reports whether a dotted key, as written, ends in the given segment.
func endsIn(written []byte, key string) bool {
	return strings.HasSuffix(strings.TrimRight(string(written), `"'`), key)
}

// value is the stretch of the value that begins at start, as far as its line goes.
func (f *file) value(start int) stretch {
	text := f.text
	depth, quote := 0, byte(0)
	for i := start; i < len(text) && text[i] != '\n'; i++ {
		c := text[i]
		switch {
		case quote != 0:
			if c == '\\' && quote == '"' {
				i++
			} else if c == quote {
				quote = 0
				if depth == 0 {
					return stretch{start, i + 1}
				}
			}
		case c == '"' || c == '\'':
			quote = c
		case c == '[' || c == '{':
			depth++
		case c == ']' || c == '}':
			if depth--; depth == 0 {
				return stretch{start, i + 1}
			} else if depth < 0 {
				return stretch{start, trimmed(text, start, i)}
			}
		case depth == 0 && (c == ',' || c == '#' || c == ' '):
			return stretch{start, max(i, start+1)}
		}
	}
	end := start
	for end < len(text) && text[end] != '\n' {
		end++
	}
	return stretch{start, trimmed(text, start, end)}
}

func trimmed(text []byte, start, end int) int {
	for end > start && (text[end-1] == ' ' || text[end-1] == '\t') {
		end--
	}
	return end
}
