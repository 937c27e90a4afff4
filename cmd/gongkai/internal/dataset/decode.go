package dataset

import (
	"bytes"
	"fmt"
	"math"
	"math/big"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// A decoder fills the structs of package disclosure from a file, strictly: every key must be known, every required
// key present, every value of its type (see Field and Shape). It goes on after each fault, so that one run tells all of
// them.
type decoder struct {
	file     *file
	problems diag.List
	formats  map[reflect.Type][]Field // of the structs met so far
	memo     *lang.Memo
}

func (d *decoder) add(code diag.Code, pos diag.Pos, args ...any) { d.problems.Add(code, pos, args...) }

// decode fills out, a pointer, from the value at path.
func (d *decoder) decode(v any, path []string, out any) {
	d.value(v, path, reflect.ValueOf(out).Elem(), Field{})
}

func (d *decoder) value(v any, path []string, out reflect.Value, f Field) {
	if t := out.Type(); t.Kind() == reflect.Pointer && t != ratType {
		out.Set(reflect.New(t.Elem()))
		out = out.Elem()
	}
	if hint := emptyHints[out.Type()]; v == "" && !hint.IsZero() {
		d.empty(path, f, hint)
		return
	}
	switch ShapeOf(out.Type()) {
	case Texts:
		d.text(v, path, out, f)
	case Date:
		d.date(v, path, out)
	case Number:
		if r := d.number(v, path); r != nil {
			out.Set(reflect.ValueOf(r))
		}
	case Table:
		if table, ok := d.table(v, path); ok {
			d.fields(table, path, out)
		}
	case Keyed:
		d.keyed(v, path, out)
	case Array:
		d.array(v, path, out, f)
	case String:
		d.string(v, path, out, f)
	case Boolean:
		if b, ok := v.(bool); ok {
			out.SetBool(b)
		} else {
			d.wrongType(v, path, "true/false")
		}
	case Integer:
		if n, ok := v.(int64); ok && n >= math.MinInt32 && n <= math.MaxInt32 {
			out.SetInt(n)
		} else {
			d.wrongType(v, path, "integer")
		}
	}
}

// format is Fields, read once for each struct.
func (d *decoder) format(t reflect.Type) []Field {
	fields, ok := d.formats[t]
	if !ok {
		if d.formats == nil {
			d.formats = map[reflect.Type][]Field{}
		}
		fields = Fields(t)
		d.formats[t] = fields
	}
	return fields
}

// fields fills a struct from a table.
func (d *decoder) fields(table map[string]any, path []string, out reflect.Value) {
	format := d.format(out.Type())
	var known []string
	for _, f := range format {
		known = append(known, f.Keys()...)
	}
	meant := d.unknown(path, known, table)
	for _, f := range format {
		at := out.Field(f.Index)
		switch f.Origin {
		case OfPlace:
			at.Set(reflect.ValueOf(d.file.locator(path)))
		case OfTableKey:
			if len(path) > 0 { // the whole file is named by its file name
				at.SetString(path[len(path)-1])
			}
		case OfTexts:
			t := lang.Text{ZH: d.words(table, path, lang.ZH, Field{}), EN: d.words(table, path, lang.EN, Field{})}
			d.amounts(t, path)
			at.Set(reflect.ValueOf(t))
		case OfKey:
			d.field(f, table, path, meant, at)
		}
	}
}

// field fills a field from its key.
func (d *decoder) field(f Field, table map[string]any, path []string, meant map[string]string, at reflect.Value) {
	written := f.Key
	if _, ok := table[written]; !ok && meant[written] != "" {
		written = meant[written]
	}
	v, ok := table[written]
	switch {
	case ok:
		d.value(v, extend(path, written), at, f)
	case !f.Optional && !(len(path) == 0 && d.file.lost[f.Key]):
		p := diag.New(diag.MissingKey, d.file.keyPos(path...), f.Key)
		d.problems = append(d.problems, p.WithHint(f.hint()))
	}
}

// unknown reports the keys of the table at path that are not known. A key that is written for a known one by a slip of
// the hand is then read as that one, so that a slip is one problem and not two; meant says which are.
func (d *decoder) unknown(path []string, known []string, table map[string]any) (meant map[string]string) {
	for _, key := range d.file.keys(path) {
		if slices.Contains(known, key) {
			continue
		}
		p := diag.New(diag.UnknownKey, d.file.keyPos(extend(path, key)...), key)
		d.problems = append(d.problems, p.WithHint(diag.DidYouMean(key, known, "")))
		near := diag.Nearest(key, known)
		if _, given := table[near]; near != "" && !given {
			if meant == nil {
				meant = map[string]string{}
			}
			meant[near] = key
		}
	}
	return meant
}

// extend is path with one more key, never sharing memory with another extension.
func extend(path []string, key string) []string { return append(path[:len(path):len(path)], key) }

// keyed fills a slice of structs from a table of tables, in the order of the file. What has a bad id is read all the
// same, so that references to it are not reported too.
func (d *decoder) keyed(v any, path []string, out reflect.Value) {
	table, ok := d.table(v, path)
	if !ok {
		return
	}
	keys := d.file.keys(path)
	list := reflect.MakeSlice(out.Type(), 0, len(keys))
	for _, key := range keys {
		at := extend(path, key)
		if !disclosure.IsID(key) {
			d.add(diag.BadID, d.file.keyPos(at...), key)
		}
		element := reflect.New(out.Type().Elem()).Elem()
		d.value(table[key], at, element, Field{})
		list = reflect.Append(list, element)
	}
	out.Set(list)
}

func (d *decoder) array(v any, path []string, out reflect.Value, f Field) {
	values, ok := v.([]any)
	if !ok {
		d.wrongType(v, path, "array")
		return
	}
	if len(values) == 0 {
		d.add(diag.EmptyText, d.file.valuePos(path...), path[len(path)-1])
	}
	list := reflect.MakeSlice(out.Type(), len(values), len(values))
	for i, e := range values {
		d.value(e, path, list.Index(i), f)
	}
	out.Set(list)
}

func (d *decoder) table(v any, path []string) (map[string]any, bool) {
	table, ok := v.(map[string]any)
	if !ok {
		d.wrongType(v, path, "table")
	}
	return table, ok
}

// text reads { zh = "…", en = "…" }.
func (d *decoder) text(v any, path []string, out reflect.Value, f Field) {
	table, ok := v.(map[string]any)
	if !ok {
		d.wrongType(v, path, "texts")
		return
	}
	var t lang.Text
	if _, hasZH := table[lang.ZH.Key()]; hasZH || !f.Either || len(table) == 0 {
		t.ZH = d.words(table, path, lang.ZH, f)
	}
	if _, hasEN := table[lang.EN.Key()]; hasEN || !f.Either {
		t.EN = d.words(table, path, lang.EN, f)
	}
	out.Set(reflect.ValueOf(t))
	d.amounts(t, path)
	d.unknown(path, []string{lang.ZH.Key(), lang.EN.Key()}, table)
}

// amounts finds amounts of money, shares and points that the two languages of a text do not share. What one of them says in
// other words is left alone.
func (d *decoder) amounts(t lang.Text, path []string) {
	if t.ZH == "" || t.EN == "" {
		return
	}
	for _, m := range d.memo.Mismatches(t) {
		if m.IsContradiction() {
			p := diag.New(diag.AmountDiffers, d.within(m.EN.Written, extend(path, lang.EN.Key())), m.ZH.Written, m.EN.Written)
			d.problems = append(d.problems, p.WithRelated(d.within(m.ZH.Written, extend(path, lang.ZH.Key())), lang.Text{ZH: "中文在此", EN: "the Chinese is here"}))
		}
	}
}

// within is the place of words in the text at path.
func (d *decoder) within(words string, path []string) diag.Pos {
	if at, ok := d.file.offset(path); ok {
		_, value := d.file.token(at, path[len(path)-1])
		if i := bytes.Index(d.file.text[value.start:value.end], []byte(words)); i >= 0 {
			return d.file.src.Pos(value.start+i, value.start+i+len(words))
		}
	}
	return d.file.valuePos(path...)
}

// words reads one language of a text.
func (d *decoder) words(table map[string]any, path []string, l lang.Lang, f Field) string {
	v, ok := table[l.Key()]
	if !ok {
		d.add(diag.MissingText, d.file.keyPos(path...), path[len(path)-1], languageName(l))
		return ""
	}
	var s string
	d.string(v, extend(path, l.Key()), reflect.ValueOf(&s).Elem(), f)
	return s
}

func languageName(l lang.Lang) lang.Text {
	if l == lang.EN {
		return lang.Text{ZH: "英文", EN: "English"}
	}
	return lang.Text{ZH: "中文", EN: "Chinese"}
}

func (d *decoder) string(v any, path []string, out reflect.Value, f Field) {
	s, ok := v.(string)
	if !ok {
		d.wrongType(v, path, "text")
		return
	}
	name := path[len(path)-1]
	control, hasControl := diag.FirstControl(s)
	switch {
	case hasControl:
		d.add(diag.ControlCharacter, d.file.valuePos(path...), fmt.Sprintf("%U", control))
	case strings.TrimSpace(s) == "":
		d.empty(path, f, lang.Text{})
	case len(f.Enum) > 0 && !slices.Contains(f.Enum, s):
		p := diag.New(diag.UnknownValue, d.file.valuePos(path...), name, s)
		d.problems = append(d.problems, p.WithHint(diag.DidYouMean(s, f.Enum, "")))
	case f.Time && !lang.IsTime(s):
		d.add(diag.BadTime, d.file.valuePos(path...), s)
	case f.URL && !isURL(s):
		d.problems = append(d.problems, badURL(d.file.valuePos(path...), s))
	}
	out.SetString(s)
}

// empty reports a value of nothing, and says what belongs there: hint, or what the field tells.
func (d *decoder) empty(path []string, f Field, hint lang.Text) {
	name := path[len(path)-1]
	if _, isLanguage := lang.Parse(name); isLanguage && len(path) > 1 {
		name = path[len(path)-2] + "." + name
	}
	if allowed := f.Enum; len(allowed) > 0 {
		hint = lang.Text{ZH: "填写其中之一：" + strings.Join(allowed, "、"), EN: "write one of " + strings.Join(allowed, ", ")}
	} else if f.URL {
		hint = lang.Text{ZH: "填写网址，以 https:// 或 http:// 开头，照录全文", EN: "write the web address, whole, from https:// or http:// on"}
	}
	p := diag.New(diag.EmptyText, d.file.valuePos(path...), name)
	switch {
	case hint.IsZero() && !f.Optional:
		hint = lang.Text{ZH: "填写内容", EN: "fill it"}
	case hint.IsZero():
		hint = p.Hint
	case f.Optional:
		hint = lang.Text{ZH: hint.ZH + "；没有就删去这一项", EN: hint.EN + ", or leave the key out"}
	}
	d.problems = append(d.problems, p.WithHint(hint))
}

func idHint(file string) lang.Text {
	return lang.Text{ZH: "填写 data/" + file + ".toml 中的标识", EN: "write an id of data/" + file + ".toml"}
}

// emptyHints say what belongs in place of quotation marks with nothing between them.
var emptyHints = map[reflect.Type]lang.Text{
	dateType:                {ZH: "填写日期，如 2024-08-22、2024-08 或 2024", EN: "write a date: 2024-08-22, 2024-08 or 2024"},
	ratType:                 {ZH: "填写数字，不加引号", EN: "write a number, without quotation marks"},
	reflect.TypeFor[int]():  {ZH: "填写整数，不加引号", EN: "write a whole number, without quotation marks"},
	reflect.TypeFor[bool](): {ZH: "填写 true 或 false，不加引号", EN: "write true or false, without quotation marks"},

	reflect.TypeFor[disclosure.AreaID]():      idHint("areas"),
	reflect.TypeFor[disclosure.BodyID]():      idHint("bodies"),
	reflect.TypeFor[disclosure.UnitID]():      idHint("units"),
	reflect.TypeFor[disclosure.SourceID]():    idHint("sources"),
	reflect.TypeFor[disclosure.IndicatorID](): idHint("indicators"),

	textType: {ZH: "写成 { zh = \"…\", en = \"…\" }", EN: "write { zh = \"…\", en = \"…\" }"},
}

// date reads a date written as text or as a date of TOML.
func (d *decoder) date(v any, path []string, out reflect.Value) {
	switch v := v.(type) {
	case string:
		if date, ok := lang.ParseDate(v); ok {
			out.Set(reflect.ValueOf(date))
			return
		}
		d.add(diag.BadDate, d.file.valuePos(path...), v)
	case time.Time:
		if v.Year() == 0 { // a time without a day
			d.wrongType(v, path, "date")
			return
		}
		out.Set(reflect.ValueOf(lang.Date{Year: v.Year(), Month: int(v.Month()), Day: v.Day()}))
	default:
		d.wrongType(v, path, "date")
	}
}

// number reads an integer or a decimal exactly as it is written: the shortest decimal that means the library's float. A
// number in quotes is named as what it is.
func (d *decoder) number(v any, path []string) *big.Rat {
	switch v := v.(type) {
	case int64:
		return new(big.Rat).SetInt64(v)
	case string:
		if d.numberAsText(v, path) {
			return nil
		}
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			d.add(diag.NotFinite, d.file.valuePos(path...), path[len(path)-1])
			return nil
		}
		r, _ := new(big.Rat).SetString(strconv.FormatFloat(v, 'g', -1, 64))
		return r
	}
	d.wrongType(v, path, "number")
	return nil
}

// typeNames are the types as problems call them.
var typeNames = map[string]lang.Text{
	"table":      {ZH: "一张表", EN: "a table"},
	"texts":      {ZH: "中英文两种文字 { zh = \"…\", en = \"…\" }", EN: "a text in both languages, { zh = \"…\", en = \"…\" }"},
	"text":       {ZH: "文字（加引号）", EN: "a text in quotes"},
	"number":     {ZH: "数字（不加引号）", EN: "a number without quotes"},
	"integer":    {ZH: "整数", EN: "a whole number"},
	"true/false": {ZH: "true 或 false", EN: "true or false"},
	"date":       {ZH: "日期，如 \"2024-08-22\"", EN: "a date such as \"2024-08-22\""},
	"array":      {ZH: "方括号中的列表", EN: "a list in square brackets"},
}

func (d *decoder) wrongType(v any, path []string, want string) {
	d.add(diag.WrongType, d.file.valuePos(path...), path[len(path)-1], typeNames[want], found(v))
}

// found says what a value is.
func found(v any) lang.Text {
	switch v := v.(type) {
	case string:
		return lang.Text{ZH: "文字 \"" + v + "\"", EN: "the text \"" + v + "\""}
	case int64, float64:
		return lang.Text{ZH: fmt.Sprintf("数字 %v", v), EN: fmt.Sprintf("the number %v", v)}
	case bool:
		return lang.Same(fmt.Sprint(v))
	case time.Time:
		return lang.Text{ZH: "日期或时间", EN: "a date or time"}
	case map[string]any:
		return lang.Text{ZH: "一张表", EN: "a table"}
	}
	return lang.Text{ZH: "列表", EN: "a list"}
}
