package dataset

import (
	"math/big"
	"reflect"
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
)

// The struct tags of package disclosure are the format of the data files. They are read here and nowhere else, so that
// whatever depends on the format (the decoder, the schemas for editors) agrees.
//
// `toml:"name"` names a key, which is required unless ",optional" follows; ",key" is the key under which a table stands;
// ",texts" takes the keys zh and en of the same table. `enum:"a b"` lists the allowed values, `format:"url"` asks for a
// web address, `format:"time"` for a time of day, `lang:"either"` lets a text have one language only. A field of type diag.Locator keeps the place.

// An Origin says where in a file a field has its value from.
type Origin uint8

// The origins.
const (
	OfKey      Origin = iota // a key of the table
	OfTableKey               // the key under which the table itself stands
	OfTexts                  // the keys zh and en of the table
	OfPlace                  // no key: the place of the table
)

// A Field is one field of a struct, as its tags describe it.
type Field struct {
	Owner    string // name of the struct
	Name     string // name of the field
	Index    int
	Type     reflect.Type
	Origin   Origin
	Key      string // "" unless the field is of a key
	Optional bool
	Enum     []string
	URL      bool
	Time     bool // of day
	Either   bool // a text that may have one language only
}

// ID names the field among those of all structs.
func (f Field) ID() string { return f.Owner + "." + f.Name }

// Keys are the keys of the table that the field takes.
func (f Field) Keys() []string {
	switch f.Origin {
	case OfKey:
		return []string{f.Key}
	case OfTexts:
		return []string{lang.ZH.Key(), lang.EN.Key()}
	}
	return nil
}

// Fields lists the fields of a struct that a file fills, in their order.
func Fields(t reflect.Type) []Field {
	var fields []Field
	for i := range t.NumField() {
		field := t.Field(i)
		name, option, _ := strings.Cut(field.Tag.Get("toml"), ",")
		f := Field{Owner: t.Name(), Name: field.Name, Index: i, Type: field.Type, Key: name}
		switch {
		case field.Type == locatorType:
			f.Origin = OfPlace
		case option == "key" && name == "":
			f.Origin = OfTableKey
		case option == "texts":
			f.Origin = OfTexts
		case name == "":
			continue
		}
		f.Optional = option == "optional"
		f.Enum = strings.Fields(field.Tag.Get("enum"))
		f.URL = field.Tag.Get("format") == "url"
		f.Time = field.Tag.Get("format") == "time"
		f.Either = field.Tag.Get("lang") == "either"
		fields = append(fields, f)
	}
	return fields
}

// Keys lists the keys that a table of the struct takes.
func Keys(t reflect.Type) []string {
	var keys []string
	for _, f := range Fields(t) {
		keys = append(keys, f.Keys()...)
	}
	return keys
}

// A Shape is the form that a value has in a file.
type Shape uint8

// The shapes.
const (
	Texts   Shape = iota // { zh = "…", en = "…" }
	Date                 // a date as text, or a date of TOML
	Number               // an integer or a decimal
	Integer              // an integer of 32 bits
	Boolean
	String
	Table // the keys of a struct
	Keyed // a table of tables, each under its id, in the order of the file
	Array
)

var (
	textType    = reflect.TypeFor[lang.Text]()
	dateType    = reflect.TypeFor[lang.Date]()
	ratType     = reflect.TypeFor[*big.Rat]()
	locatorType = reflect.TypeFor[diag.Locator]()
)

// ShapeOf is the shape of the values of a type. A pointer has that of what it points to.
func ShapeOf(t reflect.Type) Shape {
	switch {
	case t == textType:
		return Texts
	case t == dateType:
		return Date
	case t == ratType:
		return Number
	case t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Struct:
		return Keyed
	}
	switch t.Kind() {
	case reflect.Pointer:
		return ShapeOf(t.Elem())
	case reflect.Struct:
		return Table
	case reflect.Slice:
		return Array
	case reflect.String:
		return String
	case reflect.Bool:
		return Boolean
	case reflect.Int:
		return Integer
	}
	panic("dataset: no shape for " + t.String())
}
