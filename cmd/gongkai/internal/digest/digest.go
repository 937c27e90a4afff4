// Package digest makes one short name of values: values that differ in anything have different digests, those that are
// equal have the same, in this run of the program and in every other.
//
//	digest.Of(indicator, sources) == digest.Of(indicator, sources)
//
// It looks at everything that a value holds, fields that are not exported and what pointers lead to among them, but at
// functions, which have no content of their own. Values must not lead back to themselves.
package digest

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"math"
	"reflect"
	"slices"
)

// A Sum is a digest.
type Sum [sha256.Size]byte

// String is the digest in hexadecimal digits.
func (s Sum) String() string { return hex.EncodeToString(s[:]) }

// Of is the digest of values.
func Of(values ...any) Sum {
	var w writer
	for _, v := range values {
		w.add(reflect.ValueOf(v))
	}
	return sha256.Sum256(w.text)
}

// Except is the digest of a struct without some of its fields, nor any that is not exported.
func Except(v any, fields ...string) Sum {
	var w writer
	at := reflect.Indirect(reflect.ValueOf(v))
	for i := range at.NumField() {
		if f := at.Type().Field(i); f.IsExported() && !slices.Contains(fields, f.Name) {
			w.string(f.Name)
			w.add(at.Field(i))
		}
	}
	return sha256.Sum256(w.text)
}

// A writer writes values so that no two write the same: all that has no fixed size begins with its length.
type writer struct{ text []byte }

func (w *writer) number(n uint64) { w.text = binary.AppendUvarint(w.text, n) }

func (w *writer) string(s string) {
	w.number(uint64(len(s)))
	w.text = append(w.text, s...)
}

func (w *writer) add(v reflect.Value) {
	switch v.Kind() {
	case reflect.Invalid, reflect.Func:
		w.number(0)
	case reflect.Bool:
		w.text = append(w.text, map[bool]byte{true: 1}[v.Bool()])
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		w.number(uint64(v.Int()))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		w.number(v.Uint())
	case reflect.Float32, reflect.Float64:
		w.number(math.Float64bits(v.Float()))
	case reflect.String:
		w.string(v.String())
	case reflect.Pointer, reflect.Interface:
		w.pointed(v)
	case reflect.Struct:
		for i := range v.NumField() {
			w.add(v.Field(i))
		}
	case reflect.Slice, reflect.Array:
		w.list(v)
	case reflect.Map:
		w.table(v)
	default:
		panic("digest: a value of the type " + v.Type().String()) // a fault of the program
	}
}

// pointed writes what a pointer leads to, or what an interface holds, with its type.
func (w *writer) pointed(v reflect.Value) {
	if v.IsNil() {
		w.number(0)
		return
	}
	w.number(1)
	if v.Kind() == reflect.Interface {
		w.string(v.Elem().Type().String())
	}
	w.add(v.Elem())
}

func (w *writer) list(v reflect.Value) {
	w.number(uint64(v.Len()))
	if v.Type().Elem().Kind() == reflect.Uint8 && v.Kind() == reflect.Slice {
		w.text = append(w.text, v.Bytes()...)
		return
	}
	for i := range v.Len() {
		w.add(v.Index(i))
	}
}

// table writes a map in an order of its own: that of its keys as they are written.
func (w *writer) table(v reflect.Value) {
	type entry struct{ key, value string }
	var entries []entry
	for it := v.MapRange(); it.Next(); {
		var key, value writer
		key.add(it.Key())
		value.add(it.Value())
		entries = append(entries, entry{string(key.text), string(value.text)})
	}
	slices.SortFunc(entries, func(a, b entry) int { return slices.Compare([]byte(a.key), []byte(b.key)) })
	w.number(uint64(len(entries)))
	for _, e := range entries {
		w.string(e.key)
		w.string(e.value)
	}
}
