package dataset

import (
	"gongkai/cmd/gongkai/internal/disclosure"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"gongkai/cmd/gongkai/internal/diag"
)

// allFields are the fields of all structs that files fill, by their IDs.
func allFields() map[string]Field {
	all := map[string]Field{}
	var visit func(t reflect.Type)
	visit = func(t reflect.Type) {
		switch ShapeOf(t) {
		case Table:
			for t.Kind() == reflect.Pointer {
				t = t.Elem()
			}
			for _, f := range Fields(t) {
				if _, seen := all[f.ID()]; seen {
					continue
				}
				all[f.ID()] = f
				if f.Origin == OfKey {
					visit(f.Type)
				}
			}
		case Keyed, Array:
			visit(t.Elem())
		}
	}
	for _, f := range Files() {
		visit(f.Type)
	}
	return all
}

func TestEveryKeyHasAMeaning(t *testing.T) {
	fields := allFields()
	for id, f := range fields {
		m := f.Means()
		if f.Origin == OfPlace {
			continue
		}
		if !strings.HasSuffix(m.ZH, "。") || !strings.HasSuffix(m.EN, ".") || m.Example == "" {
			t.Errorf("%s is explained by %+v", id, m)
		}
		for _, value := range f.Enum {
			if words := f.MeansOf(value); words.ZH == "" || words.EN == "" {
				t.Errorf("%s: the value %s is not explained", id, value)
			}
		}
	}
	for id := range meanings {
		if _, ok := fields[id]; !ok {
			t.Errorf("there is no field %s to explain", id)
		}
	}
}

func TestEveryExplainedValueIsOne(t *testing.T) {
	used := map[string][]string{}
	for id, f := range allFields() {
		used[id] = append(used[id], f.Enum...)
		used[f.Type.Name()] = append(used[f.Type.Name()], f.Enum...)
	}
	for id, values := range valueMeanings {
		for _, value := range slices.Sorted(maps.Keys(values)) {
			if !slices.Contains(used[id], value) {
				t.Errorf("%s has no value %s to explain", id, value)
			}
		}
	}
}

// Examples are shown to editors to be copied: each is read without a problem.
func TestExamplesAreRead(t *testing.T) {
	for id, f := range allFields() {
		text := "key = " + f.Means().Example + "\n"
		switch f.Origin {
		case OfPlace:
			continue
		case OfTableKey:
			if !disclosure.IsID(f.Means().Example) {
				t.Errorf("%s: %q is no id", id, f.Means().Example)
			}
			continue
		}
		file, problems := parse(&diag.Source{Name: "x", Text: []byte(text)})
		if file == nil {
			t.Errorf("%s: %s: %v", id, text, problems)
			continue
		}
		d := &decoder{file: file}
		d.value(file.tree["key"], []string{"key"}, reflect.New(f.Type).Elem(), f)
		for _, p := range d.problems {
			t.Errorf("%s: %s: %s", id, f.Means().Example, p.Text.EN)
		}
	}
}

func TestHintsOfMissingKeysSayWhatToWrite(t *testing.T) {
	fields := allFields()
	for id, want := range map[string]string{
		"Area.Short":        `write it, such as short = { zh = "北", en = "North" } (the short name, for charts and lists)`,
		"Identifiers.ICP":   `write it, such as icp = "某ICP备00000000号" (the ICP filing number)`,
		"Indicator.Series":  `it is: the two sides of a comparison, with the ids a and b; the first less the second`,
		"Observation.Quote": `write it, such as quote = "年末贷款余额1900.5亿元" (the source's own words that state the figure; required with a value)`,
	} {
		if got := fields[id].hint().EN; got != want {
			t.Errorf("%s: got %s, want %s", id, got, want)
		}
	}
}
