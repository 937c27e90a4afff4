// Package intake brings figures that came back in a table into the files of the years: it finds what the table says
// differently from the data, and changes those words in the files and no others. It reads and writes no file, and whether
// the figures are right is for the checks of every edited file to say.
//
//	changes, problems := intake.Compare(intake.Order{Set: set, Filled: filled})
//	edits, more := intake.Apply(changes, files, draft)
//	// check the site with edits.Files in place, and move what is found to the cells:
//	problem = edits.InCells(problem)
package intake

import (
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/workbook"
)

// An Order is what is to be compared.
type Order struct {
	Set    *disclosure.Dataset
	Filled workbook.Filled
	Remove bool // take records away whose value has been cleared
}

// A Kind says what a change does.
type Kind uint8

// The kinds of changes, in the order in which they are made.
const (
	Removed  Kind = iota // a record is taken away
	Labelled             // a record is given a label, so that another can stand beside it
	Revised              // a record says something else
	Added                // a record is added
)

// A Change is what becomes of one record.
type Change struct {
	Kind      Kind
	Year      int
	Path      []string // of the record in the file of its year
	Label     string   // what is written behind the path, where the record is labelled
	Indicator *disclosure.Indicator
	Place     disclosure.Slot
	Fields    []FieldChange
	DropsAck  bool // warnings that were answered were about the value that is replaced
	Pos       diag.Pos
	Cells     map[workbook.Field]diag.Pos
}

// Key is the record's key as the file writes it.
func (c *Change) Key() string { return strings.Join(c.Path, ".") }

// A FieldChange is one field that says something else.
type FieldChange struct {
	Field    workbook.Field
	Old, New string // as the file has them, without quotation marks; "" for nothing
}

// mainLabel is the label of the record that had none before others came.
const mainLabel = "main"

// Compare finds the changes, those of one year and one kind together.
func Compare(order Order) ([]Change, diag.List) {
	c := &comparer{Order: order, records: map[workbook.Ref]*disclosure.Observation{}, taken: map[workbook.Ref]bool{}, numbers: map[workbook.Ref]int{}}
	for i := range c.Set.Observations {
		o := &c.Set.Observations[i]
		ref := workbook.Ref{Year: o.Year, Key: workbook.Key(o)}
		c.records[ref], c.taken[ref] = o, true
	}
	for _, rows := range c.rows() {
		c.compare(rows)
	}
	for i := range c.Filled.Entries {
		if e := &c.Filled.Entries[i]; e.Further {
			c.further(e)
		}
	}
	c.gone()
	c.label()
	slices.SortStableFunc(c.changes, func(a, b Change) int {
		if a.Year != b.Year {
			return a.Year - b.Year
		}
		return int(a.Kind) - int(b.Kind)
	})
	c.problems.Sort()
	return c.changes, c.problems
}

type comparer struct {
	Order
	records  map[workbook.Ref]*disclosure.Observation
	taken    map[workbook.Ref]bool // the keys that records have or will have, and what further rows have said
	numbers  map[workbook.Ref]int  // the next number of labels that begin alike
	changes  []Change
	problems diag.List
}

// rows are the entries of each record, in the order of their first: a figure that several bodies owe stands on the sheets
// of all of them.
func (c *comparer) rows() [][]*workbook.Entry {
	var list [][]*workbook.Entry
	at := map[workbook.Ref]int{}
	for i := range c.Filled.Entries {
		e := &c.Filled.Entries[i]
		if e.Further {
			continue
		}
		k, seen := at[e.Ref]
		if !seen {
			k = len(list)
			at[e.Ref] = k
			list = append(list, nil)
		}
		list[k] = append(list[k], e)
	}
	return list
}

// record finds the record that a row is about. One that was asked for without a label may have got one since.
func (c *comparer) record(ref workbook.Ref) *disclosure.Observation {
	if o := c.records[ref]; o != nil {
		return o
	}
	return c.records[workbook.Ref{Year: ref.Year, Key: ref.Key + "." + mainLabel}]
}

// compare finds what the rows of one record change in it.
func (c *comparer) compare(rows []*workbook.Entry) {
	e := rows[0]
	if slices.ContainsFunc(rows, hasBad) {
		return // it has been reported, and what was meant is not known
	}
	record := c.record(e.Ref)
	now := workbook.Known(record)
	was, isExported := c.Filled.Exported[e.Ref]
	base := was.Known
	if !isExported {
		base = now
	}
	change := newChange(e, Revised)
	for _, f := range workbook.Fields {
		if fc, ok := c.field(f, rows, base, now); ok {
			change.Fields = append(change.Fields, fc)
		}
	}
	if !isExported && c.Filled.Exported != nil {
		change.Fields = slices.DeleteFunc(change.Fields, func(fc FieldChange) bool { return fc.New == "" }) // a row that somebody added says nothing by what it leaves empty
	}
	switch {
	case len(change.Fields) == 0:
		return
	case record == nil:
		c.add(change, e)
		return
	}
	change.Path = strings.Split(workbook.Key(record), ".")
	c.revise(change, now, len(record.Ack) > 0)
}

func hasBad(e *workbook.Entry) bool {
	for _, cell := range e.Cells {
		if cell.Bad {
			return true
		}
	}
	return false
}

func newChange(e *workbook.Entry, kind Kind) Change {
	c := Change{Kind: kind, Year: e.Year, Path: strings.Split(e.Key, "."), Indicator: e.Indicator, Place: disclosure.Slot{Part: e.Part, Series: e.Series}, Pos: e.Pos, Cells: map[workbook.Field]diag.Pos{}}
	for f, cell := range e.Cells {
		c.Cells[f] = cell.Pos
	}
	return c
}

// field finds what the cells of a field change. A cell that holds what it held when the table was sent out has not been
// touched, and says nothing. Where that is not known, an empty cell says nothing beside one that is filled in.
func (c *comparer) field(f workbook.Field, rows []*workbook.Entry, base, now map[workbook.Field]string) (FieldChange, bool) {
	_, isExported := c.Filled.Exported[rows[0].Ref]
	var touched *workbook.Cell
	for _, e := range rows {
		cell, ok := e.Cells[f]
		switch {
		case !ok || isExported && same(e.Indicator, e.Part, f, cell.Text, base[f]):
		case touched == nil || !isExported && touched.Text == "":
			touched = &cell
		case !isExported && cell.Text == "":
		case !same(e.Indicator, e.Part, f, cell.Text, touched.Text):
			p := diag.New(diag.RowsDisagree, cell.Pos, shown(cell.Text), shown(touched.Text))
			c.problems = append(c.problems, p.WithRelated(touched.Pos, lang.Text{ZH: "另一处", EN: "the other place"}))
			return FieldChange{}, false
		}
	}
	e := rows[0]
	switch {
	case touched == nil || same(e.Indicator, e.Part, f, touched.Text, now[f]):
		return FieldChange{}, false
	case !same(e.Indicator, e.Part, f, base[f], now[f]):
		p := diag.New(diag.ChangedSinceSent, touched.Pos, shown(now[f]))
		if o := c.record(e.Ref); o != nil {
			key, within, isText := strings.Cut(string(f), ".")
			pos := o.At.At(key)
			if isText {
				pos = o.At.At(key, within)
			}
			p = p.WithRelated(pos, lang.Text{ZH: "数据文件在此", EN: "the data file is here"})
		}
		c.problems = append(c.problems, p)
		return FieldChange{}, false
	}
	return FieldChange{f, now[f], touched.Text}, true
}

// shown is a text for a message, where it may be none.
func shown(text string) any {
	if text == "" {
		return lang.Text{ZH: "（空）", EN: "(nothing)"}
	}
	return text
}

// same reports whether two texts of a field mean the same: what a record says by saying nothing may be said too.
func same(ind *disclosure.Indicator, part string, f workbook.Field, a, b string) bool {
	silent := map[workbook.Field]string{workbook.Status: "A", workbook.Role: string(disclosure.Observed), workbook.Unit: string(ind.PartUnit(part)), workbook.Observed: string(ind.Observes())}[f]
	if a == "" {
		a = silent
	}
	if b == "" {
		b = silent
	}
	return a == b || workbook.Clean(a) == workbook.Clean(b)
}

// revise notes what changes in a record. One that is left without a value is kept, unless it says why or is to go.
func (c *comparer) revise(change Change, now map[workbook.Field]string, hasAck bool) {
	then := map[workbook.Field]string{}
	for f, text := range now {
		then[f] = text
	}
	for _, fc := range change.Fields {
		then[fc.Field] = fc.New
	}
	isCleared := then[workbook.Value] == "" && !mayMiss(then[workbook.Status])
	switch {
	case isCleared && c.Remove:
		change.Kind, change.Fields = Removed, nil
		for _, f := range workbook.Fields {
			if now[f] != "" {
				change.Fields = append(change.Fields, FieldChange{Field: f, Old: now[f]})
			}
		}
	case isCleared:
		pos, ok := change.Cells[workbook.Value]
		if !ok {
			pos = change.Pos
		}
		c.problems.Add(diag.FigureCleared, pos, change.Year, change.Key())
		return
	}
	change.DropsAck = hasAck && change.Kind == Revised && slices.ContainsFunc(change.Fields, func(fc FieldChange) bool { return fc.Field == workbook.Value })
	c.changes = append(c.changes, change)
}

// mayMiss reports whether a record of that status may be without a value.
func mayMiss(status string) bool {
	m, ok := disclosure.Status(status).Meaning()
	return ok && m.Missing
}

// add notes a new record.
func (c *comparer) add(change Change, e *workbook.Entry) {
	if e.Label != "" && !disclosure.IsID(e.Label) {
		c.problems.Add(diag.BadID, e.Pos, e.Label)
		return
	}
	says := map[workbook.Field]string{}
	for _, fc := range change.Fields {
		says[fc.Field] = fc.New
	}
	if c.Remove && says[workbook.Value] == "" && !mayMiss(says[workbook.Status]) {
		return // it has been taken away before
	}
	change.Kind = Added
	c.taken[e.Ref] = true
	c.changes = append(c.changes, change)
}

// gone warns of records whose rows have been deleted from a sheet that came back.
func (c *comparer) gone() {
	came := map[workbook.Ref]bool{}
	for i := range c.Filled.Entries {
		came[c.Filled.Entries[i].Ref] = true
	}
	for ref, was := range c.Filled.Exported {
		if c.record(ref) == nil || came[ref] || !c.Filled.Wants(ref.Year) {
			continue
		}
		for _, sheet := range was.Sheets {
			if slices.Contains(c.Filled.Sheets, sheet) {
				c.problems.Add(diag.RowGone, diag.Pos{File: c.Filled.Name, Cell: sheet + "!A1"}, ref.Year, ref.Key)
				break
			}
		}
	}
}
