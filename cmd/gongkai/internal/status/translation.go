package status

import (
	"reflect"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/notice"
)

// A Translation says how much there is in both languages.
type Translation struct {
	Texts   Share `json:"texts"`   // files below content/
	Clauses Share `json:"clauses"` // of these texts
	Words   Share `json:"words"`   // names, quotes and notes of the data
}

// A Share is how many of all are in both languages.
type Share struct {
	Both int `json:"both"`
	All  int `json:"all"`
}

func (s *Share) add(isBoth bool) {
	s.All++
	if isBoth {
		s.Both++
	}
}

func translation(set *disclosure.Dataset, texts *notice.Set) Translation {
	var t Translation
	for _, name := range texts.Names() {
		zh, en := texts.Document(name, lang.ZH), texts.Document(name, lang.EN)
		t.Texts.add(zh != nil && en != nil)
		t.clauses(zh, en)
	}
	t.words(reflect.ValueOf(set).Elem())
	return t
}

// clauses counts the clauses of a text by their ids, those of either language once. Without a text there are none.
func (t *Translation) clauses(documents ...*notice.Document) {
	seen := map[string]int{}
	for _, d := range documents {
		if d == nil {
			continue
		}
		for _, c := range d.All() {
			if c.ID != "" {
				seen[c.ID]++
			}
		}
	}
	for _, n := range seen {
		t.Clauses.add(n == len(documents))
	}
}

var textType = reflect.TypeFor[lang.Text]()

// words counts the texts below a value that are not empty.
func (t *Translation) words(v reflect.Value) {
	switch {
	case v.Type() == textType:
		if text := v.Interface().(lang.Text); !text.IsZero() {
			t.Words.add(text.ZH != "" && text.EN != "")
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				t.words(v.Field(i))
			}
		}
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			t.words(v.Index(i))
		}
	case v.Kind() == reflect.Pointer && !v.IsNil():
		t.words(v.Elem())
	}
}
