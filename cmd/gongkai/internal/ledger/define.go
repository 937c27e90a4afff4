package ledger

import (
	"fmt"
	"math/big"
	"reflect"
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// A Definition is what the data say of something by which figures are read, or that stands beside them: a unit, an area,
// how a target is observed. ZH and EN have a line for each key of the data that has a value, “key: value”, without those
// that other tables hold.
type Definition struct {
	Of string `csv:"of"` // its kind, one of those below
	ID string `csv:"definition"`
	ZH string `csv:"zh"`
	EN string `csv:"en"`
}

// The kinds of definitions.
const (
	OfAssessment = "assessment" // the thresholds of the site
	OfUnit       = "unit"
	OfArea       = "area"
	OfBody       = "body"
	OfTarget     = "target"
	OfFact       = "fact"
	OfMilestone  = "milestone"
	OfInitiative = "initiative"
	OfGrouping   = "grouping"
	OfDifference = "difference"
	OfSum        = "sum"
)

// Record is what a revision calls it.
func (d Definition) Record() string { return d.Of + " " + d.ID }

// bearsFigures reports whether a number that readers are shown is another when the definition is.
func (d Definition) bearsFigures() bool { return d.Of == OfUnit || d.Of == OfFact }

// Lines are the keys of a definition with what they say, in order.
func (d *Definition) Lines() (keys []string, says map[string]lang.Text) {
	says = map[string]lang.Text{}
	if d == nil {
		return nil, says
	}
	en := map[string]string{}
	for line := range strings.SplitSeq(d.EN, "\n") {
		key, value, _ := strings.Cut(line, ": ")
		en[key] = value
	}
	for line := range strings.SplitSeq(d.ZH, "\n") {
		key, value, _ := strings.Cut(line, ": ")
		keys = append(keys, key)
		says[key] = lang.Text{ZH: value, EN: en[key]}
	}
	for line := range strings.SplitSeq(d.EN, "\n") { // a text may be in one language alone
		if key, value, _ := strings.Cut(line, ": "); !slices.Contains(keys, key) {
			keys = append(keys, key)
			says[key] = lang.Text{EN: value}
		}
	}
	return keys, says
}

// definitions are those of a dataset. What the tables of targets, texts and events hold is left out, and what is for
// editors alone.
func definitions(set *disclosure.Dataset) []Definition {
	list := []Definition{define(OfAssessment, "paces", &set.Site.Assessment)}
	for i := range set.Units {
		list = append(list, define(OfUnit, string(set.Units[i].ID), &set.Units[i]))
	}
	for i := range set.Areas {
		list = append(list, define(OfArea, string(set.Areas[i].ID), &set.Areas[i]))
	}
	for i := range set.Bodies {
		list = append(list, define(OfBody, string(set.Bodies[i].ID), &set.Bodies[i]))
	}
	for i := range set.Indicators {
		list = append(list, define(OfTarget, string(set.Indicators[i].ID), &set.Indicators[i], "number", "name", "areas", "kind", "range", "receipts",
			"target.value", "target.unit", "target.cmp", "target.first", "target.last",
			"baseline.year", "baseline.value", "baseline.bound", "baseline.words"))
	}
	for i := range set.Facts {
		list = append(list, define(OfFact, set.Facts[i].ID, &set.Facts[i], "words"))
	}
	for i := range set.Milestones {
		list = append(list, define(OfMilestone, set.Milestones[i].ID, &set.Milestones[i], "receipts", "events"))
	}
	for i := range set.Initiatives {
		list = append(list, define(OfInitiative, string(set.Initiatives[i].ID), &set.Initiatives[i], "events"))
	}
	for i := range set.Groupings {
		list = append(list, define(OfGrouping, set.Groupings[i].ID, &set.Groupings[i]))
	}
	for i := range set.Differences {
		list = append(list, define(OfDifference, set.Differences[i].ID, &set.Differences[i]))
	}
	for i := range set.Sums {
		list = append(list, define(OfSum, set.Sums[i].ID, &set.Sums[i]))
	}
	return list
}

// define writes a record of the data, which is given by a pointer, without some of its keys.
func define(of, id string, record any, without ...string) Definition {
	var b definer
	b.without = append(without, "ack")
	b.fields("", reflect.ValueOf(record).Elem())
	return Definition{of, id, strings.Join(b.lines[lang.ZH], "\n"), strings.Join(b.lines[lang.EN], "\n")}
}

// A definer writes the lines of a definition in both languages.
type definer struct {
	without []string
	lines   [len(lang.All)][]string
}

// fields writes the keys of a table of the data by the tags that say how it is read.
func (b *definer) fields(prefix string, v reflect.Value) {
	for i := range v.NumField() {
		tag, isData := v.Type().Field(i).Tag.Lookup("toml")
		key, option, _ := strings.Cut(tag, ",")
		if option == "texts" {
			key = "words"
		}
		if isData && key != "" && !slices.Contains(b.without, prefix+key) {
			b.value(prefix+key, v.Field(i), option != "optional")
		}
	}
}

// value writes what a key says; of one that the data must have, zero and no as well.
func (b *definer) value(key string, v reflect.Value, isNeeded bool) {
	switch x := v.Interface().(type) {
	case lang.Text:
		b.line(key, x)
		return
	case *big.Rat:
		b.line(key, lang.Same(decimal(x)))
		return
	case lang.Date:
		b.line(key, lang.Same(x.String()))
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			b.fields(key+".", v.Elem())
		}
	case reflect.Struct:
		b.fields(key+".", v)
	case reflect.Slice:
		b.list(key, v)
	default:
		if isNeeded || !v.IsZero() {
			b.line(key, lang.Same(fmt.Sprint(v.Interface())))
		}
	}
}

// list writes tables by their own keys, and what is no table in one line.
func (b *definer) list(key string, v reflect.Value) {
	var words []string
	for i := range v.Len() {
		switch x := v.Index(i); {
		case x.Kind() == reflect.Struct:
			b.fields(key+"."+keyOf(x, i)+".", x)
		default:
			words = append(words, fmt.Sprint(x.Interface()))
		}
	}
	b.line(key, lang.Same(strings.Join(words, " ")))
}

// keyOf is the key of a table in a list of them, or its place.
func keyOf(table reflect.Value, place int) string {
	for i := range table.NumField() {
		if table.Type().Field(i).Tag.Get("toml") == ",key" {
			return table.Field(i).String()
		}
	}
	return fmt.Sprint(place + 1)
}

func (b *definer) line(key string, says lang.Text) {
	for _, l := range lang.All {
		if words := strings.Join(strings.Fields(says.In(l)), " "); words != "" {
			b.lines[l] = append(b.lines[l], key+": "+words)
		}
	}
}
