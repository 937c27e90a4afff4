package schema

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// An object is a JSON object whose members keep their order, which is that in which editors offer them.
type object []member

type member struct {
	key   string
	value any // object, list, string, int or bool
}

type list []any

func strs[S ~string](values []S) list {
	out := make(list, len(values))
	for i, v := range values {
		out[i] = string(v)
	}
	return out
}

// lineWidth is how long a line may be that holds a whole object or list.
const lineWidth = 120

// write writes v as the rest of a line that is indented by depth steps and has used up so many characters.
func write(b *bytes.Buffer, v any, depth, used int) {
	whole := compact(v)
	if utf8.RuneCountInString(whole)+used <= lineWidth {
		b.WriteString(whole)
		return
	}
	indent := strings.Repeat("  ", depth+1)
	each := func(n int, bounds string, item func(i int)) {
		b.WriteByte(bounds[0])
		for i := range n {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString("\n" + indent)
			item(i)
		}
		b.WriteString("\n" + indent[2:] + bounds[1:])
	}
	switch v := v.(type) {
	case object:
		each(len(v), "{}", func(i int) {
			key := scalar(v[i].key) + ": "
			b.WriteString(key)
			write(b, v[i].value, depth+1, len(indent)+utf8.RuneCountInString(key)+1)
		})
	case list:
		each(len(v), "[]", func(i int) { write(b, v[i], depth+1, len(indent)+1) })
	default:
		b.WriteString(whole)
	}
}

// compact is v in one line.
func compact(v any) string {
	var parts []string
	switch v := v.(type) {
	case object:
		for _, m := range v {
			parts = append(parts, scalar(m.key)+": "+compact(m.value))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case list:
		for _, e := range v {
			parts = append(parts, compact(e))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return scalar(v)
}

func scalar(v any) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		panic("schema: " + err.Error()) // only texts, numbers and truths are ever given
	}
	return strings.TrimSuffix(b.String(), "\n")
}
