package dataset

import (
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// indicatorsFile is where the indicators are listed.
const indicatorsFile = Folder + "/indicators.toml"

// year reads the records of one year. A record's key is the indicator's, then, where there are such, its part, its
// series, and a label that tells records of one year apart: trade.zone.
func (l *loader) year(name, stem string) {
	d := l.open(name)
	if d == nil {
		return
	}
	switch year, err := strconv.Atoi(stem); {
	case err != nil || !yearPattern.MatchString(stem):
		d.add(diag.BadYearFile, d.file.src.Whole())
	default:
		for _, key := range d.file.keys(nil) {
			l.records(d, year, []string{key})
		}
	}
	if len(d.problems) > 0 {
		l.set.Unread = append(l.set.Unread, d.file.src.Name) // a source may rest on a record that was left out
	}
	l.problems = append(l.problems, d.problems...)
}

var yearPattern = regexp.MustCompile(`^[0-9]{4}$`)

// records reads the record at path, or those below it.
func (l *loader) records(d *decoder, year int, path []string) {
	id := disclosure.IndicatorID(path[0])
	ind := l.set.Indicator(id)
	if ind == nil && l.set.IsUnread(indicatorsFile) {
		return
	}
	if ind == nil {
		p := diag.New(diag.UnknownIndicator, d.file.keyPos(path...), path[0])
		d.problems = append(d.problems, p.WithHint(diag.DidYouMean(path[0], l.indicatorIDs(), indicatorsFile)))
		return
	}
	v := lookUp(d.file.tree, path)
	table, ok := v.(map[string]any)
	switch {
	case !ok:
		d.wrongType(v, path, "table")
	case isRecord(table) && labelled(d, path):
	case isRecord(table):
		l.record(d, ind, year, table, path)
	default:
		for _, key := range d.file.keys(path) {
			l.records(d, year, extend(path, key))
		}
	}
}

func (l *loader) indicatorIDs() []string {
	ids := make([]string, len(l.set.Indicators))
	for i, ind := range l.set.Indicators {
		ids[i] = string(ind.ID)
	}
	return ids
}

func lookUp(tree any, path []string) any {
	for _, key := range path {
		table, _ := tree.(map[string]any)
		tree = table[key]
	}
	return tree
}

// recordKeys are the keys of a record.
var recordKeys = Keys(reflect.TypeFor[disclosure.Observation]())

// isRecord tells a record from a table of records: it has a key that records have, or a value that is no table, or
// nothing at all.
func isRecord(table map[string]any) bool {
	if len(table) == 0 {
		return true
	}
	for key, v := range table {
		if _, isTable := v.(map[string]any); !isTable || slices.Contains(recordKeys, key) {
			return true
		}
	}
	return false
}

// labelled reports records that stand below another one and so would be keys of it.
func labelled(d *decoder, path []string) bool {
	found := false
	for _, key := range d.file.keys(path) {
		below := d.file.keys(extend(path, key))
		if slices.Contains(recordKeys, key) || !slices.ContainsFunc(below, func(k string) bool { return slices.Contains(recordKeys, k) }) {
			continue
		}
		written := strings.Join(path, ".")
		p := diag.New(diag.UnknownKey, d.file.keyPos(extend(path, key)...), key)
		d.problems = append(d.problems, p.WithHint(lang.Text{
			ZH: "同一年有几条记录的，每条都写标签，如 " + written + ".main 和 " + written + "." + key,
			EN: "where a year has several records, label each of them: " + written + ".main and " + written + "." + key}))
		found = true
	}
	return found
}

func (l *loader) record(d *decoder, ind *disclosure.Indicator, year int, table map[string]any, path []string) {
	o := disclosure.Observation{Indicator: ind.ID, Year: year}
	rest := path[1:]
	if len(rest) > 0 && ind.HasParts() && slices.Contains(ind.PartIDs(), rest[0]) {
		o.Part, rest = rest[0], rest[1:]
	}
	if len(rest) > 0 && slices.ContainsFunc(ind.Series, func(s disclosure.Series) bool { return s.ID == rest[0] }) {
		o.Series, rest = rest[0], rest[1:]
	}
	if len(rest) > 1 || len(rest) == 1 && !disclosure.IsID(rest[0]) {
		d.add(diag.BadID, d.file.keyPos(path...), strings.Join(rest, "."))
		return
	}
	if len(rest) == 1 {
		o.Label = rest[0]
	}
	d.decode(table, path, &o)
	l.set.Observations = append(l.set.Observations, o)
}
