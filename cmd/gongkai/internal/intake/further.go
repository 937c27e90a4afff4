package intake

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/workbook"
)

// This file gives records labels that share an indicator's place in a year.

// further notes one more record of an indicator, unless it is one that there is.
func (c *comparer) further(e *workbook.Entry) {
	if hasBad(e) {
		return
	}
	change := newChange(e, Added)
	given := map[workbook.Field]string{}
	for _, f := range workbook.Fields {
		if text := e.Cells[f].Text; text != "" {
			given[f] = text
			change.Fields = append(change.Fields, FieldChange{Field: f, New: text})
		}
	}
	at := disclosure.Slot{Part: e.Part, Series: e.Series}
	for _, o := range c.Set.Observed(e.Indicator.ID) {
		if o.Year == e.Year && o.Part == e.Part && o.Series == e.Series && isOf(e, given, workbook.Known(o)) {
			c.reviseFurther(change, e, o)
			return
		}
	}
	said := workbook.Ref{Year: e.Year, Key: e.Key + "\x00" + change.record()}
	if c.taken[said] {
		return // it stands on the sheets of two bodies
	}
	c.taken[said] = true
	change.Path = append(slotPath(e.Indicator, at), c.freeLabel(e))
	c.changes = append(c.changes, change)
}

// isOf reports whether a further row is of a record that there is: the table has been brought in before.
func isOf(e *workbook.Entry, given, now map[workbook.Field]string) bool {
	return !slices.ContainsFunc([]workbook.Field{workbook.Value, workbook.Period, workbook.Source}, func(f workbook.Field) bool {
		return !same(e.Indicator, e.Part, f, given[f], now[f])
	})
}

// reviseFurther notes what a further row says differently of a record that there is; what it leaves empty says nothing.
func (c *comparer) reviseFurther(change Change, e *workbook.Entry, o *disclosure.Observation) {
	now := workbook.Known(o)
	change.Kind, change.Path = Revised, strings.Split(workbook.Key(o), ".")
	change.Fields = slices.DeleteFunc(change.Fields, func(fc FieldChange) bool { return same(e.Indicator, e.Part, fc.Field, fc.New, now[fc.Field]) })
	for i := range change.Fields {
		change.Fields[i].Old = now[change.Fields[i].Field]
	}
	if len(change.Fields) > 0 {
		c.changes = append(c.changes, change)
	}
}

func slotPath(ind *disclosure.Indicator, at disclosure.Slot) []string {
	return strings.Split(ind.Key(at), ".")
}

// freeLabel makes a label of the period, else of the source, that no other record of the year has.
func (c *comparer) freeLabel(e *workbook.Entry) string {
	base := strings.ReplaceAll(e.Cells[workbook.Period].Text, "/", "-to-")
	if !disclosure.IsID(base) {
		base = e.Cells[workbook.Source].Text
	}
	if !disclosure.IsID(base) {
		base = "context"
	}
	slot := e.Indicator.Key(disclosure.Slot{Part: e.Part, Series: e.Series})
	first := workbook.Ref{Year: e.Year, Key: slot + "." + base}
	for n := max(1, c.numbers[first]); ; n++ {
		label := base
		if n > 1 {
			label += "-" + strconv.Itoa(n)
		}
		if ref := (workbook.Ref{Year: e.Year, Key: slot + "." + label}); !c.taken[ref] && !slices.Contains(reserved(), label) {
			c.taken[ref], c.numbers[first] = true, n+1
			return label
		}
	}
}

// reserved are the keys of a record, which no label can be.
func reserved() []string {
	words := []string{"ack"}
	for _, f := range workbook.Fields {
		key, _, _ := strings.Cut(string(f), ".")
		words = append(words, key)
	}
	return words
}

// label gives records without a label one where others with labels stand in the same place, or come to stand there.
func (c *comparer) label() {
	type place struct {
		year int
		key  string
	}
	labelled := map[place]*Change{} // a change that adds a label; nil where the data has one
	for ref, o := range c.records {
		if o.Label != "" && !c.isRemoved(ref) {
			labelled[place{ref.Year, strings.TrimSuffix(ref.Key, "."+o.Label)}] = nil
		}
	}
	for i := range c.changes {
		change := &c.changes[i]
		slot := slotPath(change.Indicator, change.Place)
		if at := (place{change.Year, strings.Join(slot, ".")}); change.Kind == Added && len(change.Path) > len(slot) {
			if _, known := labelled[at]; !known {
				labelled[at] = change
			}
		}
	}
	for i := range c.changes {
		change := &c.changes[i]
		if _, beside := labelled[place{change.Year, change.Key()}]; beside && change.Kind == Added {
			change.Path = append(change.Path, mainLabel)
		}
	}
	for _, at := range slices.SortedFunc(maps.Keys(labelled), func(a, b place) int { return strings.Compare(a.key, b.key) }) {
		ref, by := workbook.Ref{Year: at.year, Key: at.key}, labelled[at]
		if by == nil || c.records[ref] == nil || c.isRemoved(ref) {
			continue
		}
		c.relabel(ref, *by)
	}
}

func (c *comparer) isRemoved(ref workbook.Ref) bool {
	return slices.ContainsFunc(c.changes, func(o Change) bool { return o.Kind == Removed && o.Year == ref.Year && o.Key() == ref.Key })
}

// relabel gives a record of the data a label, before others are changed or come beside it.
func (c *comparer) relabel(ref workbook.Ref, by Change) {
	path := strings.Split(ref.Key, ".")
	for i := range c.changes {
		if o := &c.changes[i]; o.Kind == Revised && o.Year == ref.Year && o.Key() == ref.Key {
			o.Path = append(o.Path, mainLabel)
		}
	}
	c.changes = append(c.changes, Change{Kind: Labelled, Year: ref.Year, Path: path, Label: mainLabel, Indicator: by.Indicator, Place: by.Place, Pos: by.Pos})
}
