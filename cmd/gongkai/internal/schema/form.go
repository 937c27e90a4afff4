package schema

import (
	"reflect"
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/dataset"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// A builder makes the schemas of a site.
type builder struct{ set *disclosure.Dataset }

// Patterns are written so that Go, JavaScript and Rust read them alike. Where a pattern cannot say all that the loader
// asks, it says less.
const (
	idPattern     = `^[a-z0-9][a-z0-9-]*$`
	filledPattern = `\S`
	datePattern   = `^` + calendar + `([T ].*)?$` // a date of TOML reaches the schema as text, perhaps with a time
	calendar      = `[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?`
	periodPattern = `^` + calendar + `(/` + calendar + `)?$`
	timePattern   = `^([01][0-9]|2[0-3]):[0-5][0-9]$`
	urlPattern    = `^[Hh][Tt][Tt][Pp][Ss]?://[^/?# \t\n"<>][^ \t\n"<>]*$`
)

// file is the schema of a data file.
func (b *builder) file(f dataset.File) object {
	out := object{
		{"$schema", "http://json-schema.org/draft-07/schema#"},
		{"$comment", "gongkai schema"},
		{"title", dataset.Folder + "/" + f.Name},
		{"description", both(f.Means)},
	}
	if f.Type == recordType {
		return append(out, b.year()...)
	}
	out = append(out, b.value(f.Type, dataset.Field{})...)
	if !strings.Contains(f.Name, "/") {
		out = append(out, member{"minProperties", 1}) // a file without keys is empty
	}
	return out
}

// both puts a text in both languages, one under the other.
func both(t lang.Text) string {
	if t.ZH == t.EN {
		return t.ZH
	}
	return t.ZH + "\n\n" + t.EN
}

// value is the schema of values of a type. The field says more of it where it is that of a key.
func (b *builder) value(t reflect.Type, f dataset.Field) object {
	for t.Kind() == reflect.Pointer && dataset.ShapeOf(t) == dataset.Table {
		t = t.Elem()
	}
	switch dataset.ShapeOf(t) {
	case dataset.Texts:
		return texts(lang.Text{ZH: "中文。", EN: "Chinese."}, lang.Text{ZH: "英文。", EN: "English."}, f.Either)
	case dataset.Date:
		return object{{"type", "string"}, {"pattern", datePattern}}
	case dataset.Number:
		return object{{"type", "number"}}
	case dataset.Integer:
		return object{{"type", "integer"}, {"minimum", -1 << 31}, {"maximum", 1<<31 - 1}}
	case dataset.Boolean:
		return object{{"type", "boolean"}}
	case dataset.String:
		return b.string(t, f)
	case dataset.Keyed:
		return b.keyed(t.Elem())
	case dataset.Array:
		return object{{"type", "array"}, {"items", b.value(t.Elem(), f)}, {"minItems", 1}}
	}
	return b.table(t)
}

// texts is the schema of a text in both languages; either will do where it may have one only.
func texts(zh, en lang.Text, either bool) object {
	word := func(t lang.Text) object {
		return object{{"description", both(t)}, {"type", "string"}, {"pattern", filledPattern}}
	}
	names := []string{lang.ZH.Key(), lang.EN.Key()}
	out := object{{"type", "object"}, {"properties", object{{names[0], word(zh)}, {names[1], word(en)}}}}
	needed := member{"required", strs(names)}
	if either {
		needed = member{"minProperties", 1}
	}
	return append(out, always(append(closing(keys(names), noKey), needed))...)
}

func (b *builder) string(t reflect.Type, f dataset.Field) object {
	switch {
	case len(f.Enum) > 0:
		words := make([]lang.Text, len(f.Enum))
		for i, value := range f.Enum {
			words[i] = f.MeansOf(value)
		}
		return choice(f.Enum, words)
	case f.Time:
		return object{{"type", "string"}, {"pattern", timePattern}}
	case f.URL:
		return object{{"type", "string"}, {"pattern", urlPattern}}
	}
	out := object{{"type", "string"}, {"pattern", filledPattern}}
	if ids, names := b.references(t, f); len(ids) > 0 {
		offered := append(object{{"description", described(f)}}, choice(ids, names)...)
		out = append(out, member{"anyOf", list{offered, true}}, taplo("main", "")) // which would else say it twice
	}
	return out
}

// choice offers values with what they mean, which Taplo, and so Even Better TOML, shows beside each.
func choice(values []string, words []lang.Text) object {
	docs := make(list, len(words))
	for i, w := range words {
		docs[i] = both(w)
	}
	return object{{"type", "string"}, {"enum", strs(values)}, taplo("enumValues", docs)}
}

// taplo is a member that only Taplo knows.
func taplo(key string, docs any) member {
	return member{"x-taplo", object{{"docs", object{{key, docs}}}}}
}

// keyed is a table of tables under ids.
func (b *builder) keyed(element reflect.Type) object {
	one := object{}
	for _, f := range dataset.Fields(element) {
		if f.Origin == dataset.OfTableKey {
			one = object{{"description", described(f)}}
		}
	}
	ids := func(s any) object { return object{{"patternProperties", object{{idPattern, s}}}} }
	out := append(object{{"type", "object"}}, ids(append(one, b.value(element, dataset.Field{})...))...)
	return append(out, always(closing(ids(true), noID))...)
}

// table is the schema of a struct: what its keys hold, and what makes it whole.
func (b *builder) table(t reflect.Type) object {
	out := object{{"type", "object"}, {"properties", b.meanings(t)}}
	return append(out, always(whole(t))...)
}

// whole is what makes up a whole struct: its keys and no others, those that must be there, and the rules between them.
func whole(t reflect.Type) object {
	out := closing(keys(dataset.Keys(t)), noKey)
	if required := required(t); len(required) > 0 {
		out = append(out, member{"required", required})
	}
	return append(out, rules[t.Name()]...)
}

// meanings say what the keys of a struct hold.
func (b *builder) meanings(t reflect.Type) object {
	properties := object{}
	for _, f := range dataset.Fields(t) {
		switch f.Origin {
		case dataset.OfTexts:
			words := texts(f.Means().Text(), f.Means().Text(), false)
			properties = append(properties, words.at("properties")...)
		case dataset.OfKey:
			properties = append(properties, member{f.Key, b.field(f)})
		}
	}
	return properties
}

// required lists the keys that a struct must have.
func required(t reflect.Type) list {
	var keys list
	for _, f := range dataset.Fields(t) {
		if !f.Optional {
			keys = append(keys, strs(f.Keys())...)
		}
	}
	return keys
}

// at is the object that is a member of o.
func (o object) at(key string) object {
	i := slices.IndexFunc(o, func(m member) bool { return m.key == key })
	return o[i].value.(object)
}

// field is the schema of the value of a key. Its limits replace what the type alone would say.
func (b *builder) field(f dataset.Field) object {
	out := append(object{{"description", described(f)}}, b.value(f.Type, f)...)
	for _, m := range limits[f.ID()] {
		if i := slices.IndexFunc(out, func(o member) bool { return o.key == m.key }); i >= 0 {
			out[i] = m
		} else {
			out = append(out, m)
		}
	}
	return out
}

// described explains a field: what it is for, what its values mean, what it looks like.
func described(f dataset.Field) string {
	m := f.Means()
	var b strings.Builder
	b.WriteString(both(m.Text()))
	for i, value := range f.Enum {
		if i == 0 {
			b.WriteByte('\n')
		}
		words := f.MeansOf(value)
		b.WriteString("\n- `" + value + "` " + words.ZH + " / " + words.EN)
	}
	example := m.Example
	if f.Origin == dataset.OfKey {
		example = f.Key + " = " + example
	}
	b.WriteString("\n\n例 e.g. `" + example + "`")
	return b.String()
}
