package dataset

import (
	"bytes"
	"fmt"
	"math"
	"math/big"
	"net/url"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
)

// A decoder fills the structs of package disclosure from a file, strictly: every key must be known, every required
// key present, every value of its type. It goes on after each fault, so that one run tells all of them.
//
// The struct tags are the format. `toml:"name"` names a key, which is required unless ",optional" follows; ",key" is
// the key under which a table stands; ",texts" takes the keys zh and en of the same table. `enum:"a b"` lists the
// allowed values, `format:"url"` asks for a web address, `lang:"either"` lets a text have one language only. A slice of structs is a table of tables in the order of the
// file. A field of type diag.Locator keeps the place.
type decoder struct {
	file     *file
	problems diag.List
}

var (
	textType    = reflect.TypeFor[lang.Text]()
	dateType    = reflect.TypeFor[lang.Date]()
	ratType     = reflect.TypeFor[*big.Rat]()
	locatorType = reflect.TypeFor[diag.Locator]()
)

func (d *decoder) add(code diag.Code, pos diag.Pos, args ...any) { d.problems.Add(code, pos, args...) }

// decode fills out, a pointer, from the value at path.
func (d *decoder) decode(v any, path []string, out any) {
	d.value(v, path, reflect.ValueOf(out).Elem(), "")
}

func (d *decoder) value(v any, path []string, out reflect.Value, tag reflect.StructTag) {
	switch t := out.Type(); {
	case t == textType:
		d.text(v, path, out, tag)
	case t == dateType:
		d.date(v, path, out)
	case t == ratType:
		if r := d.number(v, path); r != nil {
			out.Set(reflect.ValueOf(r))
		}
	case t.Kind() == reflect.Pointer:
		out.Set(reflect.New(t.Elem()))
		d.value(v, path, out.Elem(), tag)
	case t.Kind() == reflect.Struct:
		if table, ok := d.table(v, path); ok {
			d.fields(table, path, out)
		}
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Struct:
		d.keyed(v, path, out)
	case t.Kind() == reflect.Slice:
		d.array(v, path, out, tag)
	case t.Kind() == reflect.String:
		d.string(v, path, out, tag)
	case t.Kind() == reflect.Bool:
		if b, ok := v.(bool); ok {
			out.SetBool(b)
		} else {
			d.wrongType(v, path, "true/false")
		}
	case t.Kind() == reflect.Int:
		if n, ok := v.(int64); ok && n >= math.MinInt32 && n <= math.MaxInt32 {
			out.SetInt(n)
		} else {
			d.wrongType(v, path, "integer")
		}
	default:
		panic("dataset: no decoding for " + t.String())
	}
}

// fields fills a struct from a table.
func (d *decoder) fields(table map[string]any, path []string, out reflect.Value) {
	known := keysOf(out.Type())
	meant := d.unknown(path, known, table)
	for i := range out.NumField() {
		field, at := out.Type().Field(i), out.Field(i)
		name, option, _ := strings.Cut(field.Tag.Get("toml"), ",")
		switch {
		case field.Type == locatorType:
			at.Set(reflect.ValueOf(d.file.locator(path)))
		case option == "key" && name == "":
			if len(path) > 0 { // the whole file is named by its file name
				at.SetString(path[len(path)-1])
			}
		case option == "texts":
			t := lang.Text{ZH: d.words(table, path, lang.ZH), EN: d.words(table, path, lang.EN)}
			d.amounts(t, path)
			at.Set(reflect.ValueOf(t))
		case name == "":
		default:
			written := name
			if _, ok := table[name]; !ok && meant[name] != "" {
				written = meant[name]
			}
			v, ok := table[written]
			switch {
			case ok:
				d.value(v, extend(path, written), at, field.Tag)
			case option != "optional" && !(len(path) == 0 && d.file.lost[name]):
				d.add(diag.MissingKey, d.file.keyPos(path...), name)
			}
		}
	}
}

// keysOf lists the keys that a struct takes.
func keysOf(t reflect.Type) []string {
	var keys []string
	for i := range t.NumField() {
		switch name, option, _ := strings.Cut(t.Field(i).Tag.Get("toml"), ","); {
		case option == "texts":
			keys = append(keys, lang.ZH.Key(), lang.EN.Key())
		case name != "":
			keys = append(keys, name)
		}
	}
	return keys
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

var idPattern = regexp.MustCompile(`^[a-z0-9][a-z0-9-]*$`)

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
		if !idPattern.MatchString(key) {
			d.add(diag.BadID, d.file.keyPos(at...), key)
		}
		element := reflect.New(out.Type().Elem()).Elem()
		d.value(table[key], at, element, "")
		list = reflect.Append(list, element)
	}
	out.Set(list)
}

func (d *decoder) array(v any, path []string, out reflect.Value, tag reflect.StructTag) {
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
		d.value(e, path, list.Index(i), tag)
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
func (d *decoder) text(v any, path []string, out reflect.Value, tag reflect.StructTag) {
	table, ok := v.(map[string]any)
	if !ok {
		d.wrongType(v, path, "texts")
		return
	}
	var t lang.Text
	if _, hasZH := table[lang.ZH.Key()]; hasZH || tag.Get("lang") != "either" || len(table) == 0 {
		t.ZH = d.words(table, path, lang.ZH)
	}
	if _, hasEN := table[lang.EN.Key()]; hasEN || tag.Get("lang") != "either" {
		t.EN = d.words(table, path, lang.EN)
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
	for _, m := range lang.Mismatches(t) {
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
func (d *decoder) words(table map[string]any, path []string, l lang.Lang) string {
	v, ok := table[l.Key()]
	if !ok {
		d.add(diag.MissingText, d.file.keyPos(path...), path[len(path)-1], languageName(l))
		return ""
	}
	var s string
	d.string(v, extend(path, l.Key()), reflect.ValueOf(&s).Elem(), "")
	return s
}

func languageName(l lang.Lang) lang.Text {
	if l == lang.EN {
		return lang.Text{ZH: "英文", EN: "English"}
	}
	return lang.Text{ZH: "中文", EN: "Chinese"}
}

func (d *decoder) string(v any, path []string, out reflect.Value, tag reflect.StructTag) {
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
		d.add(diag.EmptyText, d.file.valuePos(path...), name)
	case tag.Get("enum") != "" && !slices.Contains(strings.Fields(tag.Get("enum")), s):
		p := diag.New(diag.UnknownValue, d.file.valuePos(path...), name, s)
		d.problems = append(d.problems, p.WithHint(diag.DidYouMean(s, strings.Fields(tag.Get("enum")), "")))
	case tag.Get("format") == "url" && !isURL(s):
		d.problems = append(d.problems, badURL(d.file.valuePos(path...), s))
	}
	out.SetString(s)
}

// hostName is the name of a host as addresses of the web have them, in any script.
var hostName = regexp.MustCompile(`^[\pL\pN](?:[\pL\pN-]*[\pL\pN])?(?:\.[\pL\pN](?:[\pL\pN-]*[\pL\pN])?)+$`)

func isURL(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && hostName.MatchString(u.Hostname()) && !strings.ContainsFunc(s, isNotOfURL)
}

// isNotOfURL reports characters that come into an address when it is typed or cut short, and never stand in one.
func isNotOfURL(r rune) bool {
	if sign, isSlip := meant(r); isSlip && sign.means != "-" {
		return true
	}
	return unicode.IsSpace(r) || isCurly(r) || strings.ContainsRune("<>\"…", r)
}

// badURL is the problem of a text that is no address, with what seems to be meant.
func badURL(pos diag.Pos, s string) diag.Problem {
	p := diag.New(diag.BadURL, pos, s)
	narrow := strings.Map(func(r rune) rune {
		if sign, ok := meant(r); ok && r != '：' && len(sign.means) == 1 {
			return rune(sign.means[0])
		}
		if r == '：' {
			return ':'
		}
		return r
	}, strings.TrimSpace(s))
	for _, guess := range []string{narrow, "https://" + strings.TrimLeft(narrow, "/"), strings.Replace(narrow, "//", "://", 1), strings.ReplaceAll(narrow, " ", "")} {
		if guess != s && isURL(guess) {
			return p.WithHint(diag.DidYouMean(guess, []string{guess}, ""))
		}
	}
	return p
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

// writtenNumber is a number as people write it: with spaces, commas between thousands, a word of scale, a unit.
var writtenNumber = regexp.MustCompile(`^\s*([+-]?[0-9]{1,3}(?:[,，][0-9]{3})+(?:\.[0-9]+)?|[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)\s*(.{0,24})$`)

// numberAsText reports a number that is written as text, and whether it is one.
func (d *decoder) numberAsText(s string, path []string) bool {
	var narrow strings.Builder
	for _, r := range s {
		if sign, ok := meant(r); ok && r != '：' && r != '、' {
			narrow.WriteString(sign.means)
		} else {
			narrow.WriteRune(r)
		}
	}
	m := writtenNumber.FindStringSubmatch(narrow.String())
	if m == nil {
		return false
	}
	plain := strings.NewReplacer(",", "", "，", "").Replace(m[1])
	switch {
	case plain != m[1]:
		d.add(diag.ThousandsSeparator, d.file.valuePos(path...), "\""+s+"\"", plain)
	case m[2] == "":
		d.add(diag.NumberAsText, d.file.valuePos(path...), path[len(path)-1], s, plain)
	default:
		p := diag.New(diag.NumberAsText, d.file.valuePos(path...), path[len(path)-1], s, plain)
		d.problems = append(d.problems, p.WithHint(lang.Text{
			ZH: "写 " + plain + "，不加引号，不带“" + m[2] + "”：数值的单位由指标或 unit 决定（见 data/units.toml）",
			EN: "write " + plain + " without quotes and without “" + m[2] + "”: the unit is the indicator's, or that of unit (see data/units.toml)"}))
	}
	return true
}
