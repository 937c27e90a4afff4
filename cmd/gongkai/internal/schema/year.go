package schema

import (
	"reflect"

	"gongkai/cmd/gongkai/internal/dataset"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

const indicatorsFile = dataset.Folder + "/indicators.toml"

// The definitions of a year's schema. Of the keys of records, meanings says what each holds, wherever a record stands,
// and record that they make up a whole record; so no fault is told twice.
const (
	definitions   = "#/definitions/"
	defMeanings   = "meanings"
	defAreRecords = "are-records"
	defRecord     = "record"
)

func refer(to string) object { return object{{"$ref", to}} }

var recordType = reflect.TypeFor[disclosure.Observation]()

// year is the schema of the records of a year. A record stands under its indicator, or below that under a part, a series
// and a label, in this order and as far as there are such.
func (b *builder) year() object {
	indicators, ids := object{}, []string{}
	for i := range b.set.Indicators {
		ind := &b.set.Indicators[i]
		ids = append(ids, string(ind.ID))
		indicators = append(indicators, member{string(ind.ID), b.indicator(ind)})
	}
	out := object{
		{"type", "object"},
		{"properties", indicators},
		{"patternProperties", object{{idPattern, refer(definitions + defMeanings)}}},
		{"definitions", b.recordDefinitions()},
	}
	if b.set.IsUnread(indicatorsFile) {
		return out
	}
	return append(out, always(closing(keys(ids), noIndicator))...)
}

func (b *builder) recordDefinitions() object {
	below := object{{notAmong(dataset.Keys(recordType)), refer(definitions + defMeanings)}}
	return object{
		{defMeanings, object{{"properties", b.meanings(recordType)}, {"patternProperties", below}, {"additionalProperties", true}}},
		{defAreRecords, areRecords()},
		{defRecord, append(object{{"type", "object"}}, whole(recordType)...)},
	}
}

// areRecords tells a table of records from a record as the loader does: it is not empty, has no key of records, and all
// its values are tables.
func areRecords() object {
	none := object{}
	for _, key := range dataset.Keys(recordType) {
		none = append(none, member{key, false})
	}
	return object{{"type", "object"}, {"minProperties", 1}, {"properties", none}, {"additionalProperties", object{{"type", "object"}, {"additionalProperties", true}}}}
}

// named is something below an indicator under which records stand.
type named struct {
	id   string
	name lang.Text
}

func (b *builder) indicator(ind *disclosure.Indicator) object {
	var parts, series []named
	if ind.HasParts() {
		for _, id := range ind.PartIDs() {
			parts = append(parts, named{id, b.partName(ind, id)})
		}
	}
	for _, s := range ind.Series {
		series = append(series, named{s.ID, s.Name})
	}
	return append(object{{"title", ind.Short.ZH + " / " + ind.Short.EN}, {"description", b.summary(ind)}}, records(parts, series)...)
}

// partName is the name of a part, or of the area that is one.
func (b *builder) partName(ind *disclosure.Indicator, id string) lang.Text {
	if p := ind.Part(id); p != nil {
		return p.Name
	}
	if a := b.set.Area(disclosure.AreaID(id)); a != nil {
		return a.Name
	}
	return lang.Same(id)
}

// records is the schema of what stands under an indicator, a part or a series: a record, or the records below it.
func records(parts, series []named) object {
	properties, below := object{}, []string{}
	add := func(n named, inner object) {
		properties = append(properties, member{n.id, append(object{{"description", both(n.name)}}, inner...)})
		below = append(below, n.id)
	}
	for _, p := range parts {
		add(p, records(nil, series))
	}
	for _, s := range series {
		add(s, records(nil, nil))
	}
	labelled := append(keys(below), object{{"propertyNames", object{{"pattern", idPattern}}}, {"additionalProperties", refer(definitions + defRecord)}}...)
	out := object{{"type", "object"}}
	if len(properties) > 0 {
		out = append(out, member{"properties", properties})
	}
	return append(out, object{
		{"additionalProperties", true},
		{"if", refer(definitions + defAreRecords)},
		{"then", labelled},
		{"else", refer(definitions + defRecord)},
	}...)
}

// summary is what an editor needs to know of an indicator to enter its figure.
func (b *builder) summary(ind *disclosure.Indicator) string {
	in := func(l lang.Lang) string {
		s := ind.Name.In(l) + "\n\n"
		if u := b.set.Unit(ind.Unit); u != nil {
			s += lang.Text{ZH: "- 单位：" + u.Name.ZH, EN: "- unit: " + u.Name.EN}.In(l) + "\n"
		}
		s += lang.Text{ZH: "- 目标：", EN: "- target: "}.In(l) + b.target(ind, l) + "\n"
		s += lang.Text{ZH: "- 类型：", EN: "- kind: "}.In(l) + ind.Kind.Name().In(l) + lang.Text{ZH: "。", EN: ". "}.In(l) + ind.Kind.Meaning().In(l)
		return s
	}
	return in(lang.ZH) + "\n\n" + in(lang.EN)
}

// signs are the comparators in print.
var signs = map[disclosure.Comparator]string{disclosure.More: ">", disclosure.AtLeast: "≥", disclosure.AtMost: "≤", disclosure.Less: "<"}

// target writes the target's value and its last year.
func (b *builder) target(ind *disclosure.Indicator, l lang.Lang) string {
	u := b.set.Unit(ind.TargetUnit())
	if u == nil || ind.Target.Value == nil {
		return "?"
	}
	period := ind.Period(b.set.Site.Plan)
	year := lang.Date{Year: period.Last}.In(l)
	amount := signs[ind.Target.Cmp] + " " + lang.Amount(ind.Target.Value, u.Measure(), mostDecimals, l)
	return amount + lang.Text{ZH: "（" + year + "）", EN: " (" + year + ")"}.In(l)
}

// mostDecimals is how many decimals a target is written to.
const mostDecimals = 6
