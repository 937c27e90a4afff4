package schema

import (
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// Rules of disclosure.Check that a schema can tell, by the names of structs.
var rules = map[string]object{
	"Unit":        {{"if", having("style", string(lang.Currency))}, {"then", requiring("currency")}},
	"Indicator":   append(object{{"dependencies", object{{"observed", observables()}}}}, series...),
	"Observation": observation(),
}

// limits are rules for the value of one field, by Field.ID.
var limits = map[string]object{
	"Indicator.Range":    {{"minItems", 2}, {"maxItems", 2}},
	"Indicator.Decimals": {{"minimum", 0}, {"maximum", 6}},
	"Indicator.Receipts": {{"minProperties", 1}},
	"Milestone.Receipts": {{"minProperties", 1}},
	"Unit.Factor":        {{"exclusiveMinimum", 0}},
	"Observation.Period": {{"pattern", periodPattern}},
}

// having is the schema of tables in which the key has one of the values.
func having[S ~string](key string, values ...S) object {
	return append(holding(key, object{{"enum", strs(values)}}), member{"required", list{key}})
}

// holding is the schema of tables in which the value of the key, if there is one, is of that schema.
func holding(key string, s any) object {
	return object{{"properties", object{{key, s}}}, {"additionalProperties", true}}
}

// requiring is the schema of tables that have the key.
func requiring(key string) object {
	return object{{"required", list{key}}, {"additionalProperties", true}}
}

// A comparison has the series a and b, and nothing else has series.
var series = object{
	{"if", having("kind", disclosure.Comparison)},
	{"then", append(holding("series", object{{"required", list{disclosure.FirstSeries, disclosure.SecondSeries}}, {"maxProperties", 2}, {"additionalProperties", true}}), member{"required", list{"series"}})},
	{"else", holding("series", object{{"maxProperties", 0}, {"additionalProperties", true}})},
}

// observables is the rule for what is observed of each kind.
func observables() object {
	var each list
	for _, kind := range disclosure.Kinds {
		allowed := any(false)
		if known := kind.Observables(); len(known) > 0 {
			allowed = object{{"enum", strs(known)}}
		}
		each = append(each, object{{"additionalProperties", true}, {"if", having("kind", kind)}, {"then", holding("observed", allowed)}})
	}
	return object{{"additionalProperties", true}, {"allOf", each}}
}

// observation is the rules of a record: a figure goes with its words, unless the status says that there is none; what is
// shown for comparison says what it measures.
func observation() object {
	var missing, without, context []disclosure.Status
	for _, m := range disclosure.Statuses {
		o := disclosure.Observation{Status: m.Code}
		if m.Missing {
			missing = append(missing, m.Code)
		}
		if !m.WithValue {
			without = append(without, m.Code)
		}
		if o.IsContext() {
			context = append(context, m.Code)
		}
	}
	scoped := requiring("scope")
	return object{
		{"if", having("status", missing...)},
		{"else", requiring("value")},
		{"dependencies", object{
			{"value", list{"quote"}},
			{"role", object{{"additionalProperties", true}, {"if", having("role", disclosure.Context)}, {"then", scoped}}},
			{"status", object{{"additionalProperties", true}, {"allOf", list{
				object{{"additionalProperties", true}, {"if", having("status", without...)}, {"then", holding("value", false)}},
				object{{"additionalProperties", true}, {"if", having("status", context...)}, {"then", scoped}},
			}}}},
		}},
	}
}
