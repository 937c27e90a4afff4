package intake

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/tomledit"
	"gongkai/cmd/gongkai/internal/workbook"
)

// Edits are the files of the years as they will be.
type Edits struct {
	Files map[string][]byte // by name, those that change
	docs  map[string]*tomledit.Doc
	made  []Change
}

// FileOf is the file of a year.
func FileOf(year int) string { return "data/years/" + strconv.Itoa(year) + ".toml" }

// Apply makes the changes. text gives the text of a year's file, or the text with which a new one begins. What cannot be
// changed without touching more is reported.
func Apply(set *disclosure.Dataset, changes []Change, text func(year int) ([]byte, error)) (Edits, diag.List, error) {
	e := Edits{Files: map[string][]byte{}, docs: map[string]*tomledit.Doc{}, made: changes}
	var problems diag.List
	for i := range changes {
		c := &changes[i]
		name := FileOf(c.Year)
		if e.docs[name] == nil {
			content, err := text(c.Year)
			if err != nil {
				return Edits{}, nil, fmt.Errorf("reading %s: %w", name, err)
			}
			if e.docs[name], err = tomledit.Parse(content); err != nil {
				return Edits{}, nil, fmt.Errorf("reading %s: %w", name, err)
			}
		}
		if err := c.apply(e.docs[name], set); err != nil {
			problems.Add(diag.CannotEdit, c.Pos, name, lang.Text{ZH: "程序改不了这种写法", EN: err.Error()})
		}
	}
	for name, doc := range e.docs {
		e.Files[name] = doc.Bytes()
	}
	return e, problems, nil
}

func (c *Change) apply(doc *tomledit.Doc, set *disclosure.Dataset) error {
	switch c.Kind {
	case Removed:
		return doc.Remove(c.Path...)
	case Labelled:
		return doc.Extend(c.Path, c.Label)
	case Added:
		return doc.Add(c.Path, c.record(), c.place(set))
	}
	if c.DropsAck {
		if err := doc.Remove(append(slices.Clone(c.Path), "ack")...); err != nil {
			return err
		}
	}
	for _, fc := range c.Fields {
		if err := c.set(doc, fc); err != nil {
			return err
		}
	}
	return nil
}

// keyOrder is the order of a record's keys.
var keyOrder = keysOf(workbook.Fields)

func keysOf(fields []workbook.Field) []string {
	var keys []string
	for _, f := range fields {
		key, _, _ := strings.Cut(string(f), ".")
		if !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

// set changes one field of a record.
func (c *Change) set(doc *tomledit.Doc, fc FieldChange) error {
	key, within, isText := strings.Cut(string(fc.Field), ".")
	path := append(slices.Clone(c.Path), key)
	switch {
	case fc.New == "" && isText:
		if err := doc.Remove(append(path, within)...); err != nil {
			return err
		}
		if !doc.Has(append(slices.Clone(path), "zh")...) && !doc.Has(append(slices.Clone(path), "en")...) && doc.Has(path...) {
			return doc.Remove(path...)
		}
		return nil
	case fc.New == "":
		return doc.Remove(path...)
	case isText && doc.Has(path...):
		return doc.Set(path, within, tomledit.String(fc.New), []string{"zh", "en"})
	case isText:
		return doc.Set(c.Path, key, tomledit.Table(within, tomledit.String(fc.New)), keyOrder)
	}
	return doc.Set(c.Path, key, written(fc.Field, fc.New), keyOrder)
}

// written is a field's value in TOML.
func written(f workbook.Field, text string) string {
	if f == workbook.Value {
		return text
	}
	return tomledit.String(text)
}

// record is a new record, on one line.
func (c *Change) record() string {
	texts := map[string][]string{}
	for _, fc := range c.Fields {
		key, within, isText := strings.Cut(string(fc.Field), ".")
		if isText {
			texts[key] = append(texts[key], within, tomledit.String(fc.New))
		} else {
			texts[key] = []string{written(fc.Field, fc.New)}
		}
	}
	var pairs []string
	for _, key := range keyOrder {
		switch value := texts[key]; {
		case len(value) == 1:
			pairs = append(pairs, key, value[0])
		case len(value) > 1:
			pairs = append(pairs, key, tomledit.Table(value...))
		}
	}
	return tomledit.Table(pairs...)
}

// place is where a new record goes: beneath its line that is commented out, else by the records of its indicator, else in
// the order of the indicators.
func (c *Change) place(set *disclosure.Dataset) tomledit.Place {
	slot := slotPath(c.Indicator, c.Place)
	p := tomledit.Place{Commented: [][]string{slot}, After: [][]string{slot, {string(c.Indicator.ID)}}}
	if len(c.Path) > len(slot) && c.Path[len(c.Path)-1] != mainLabel {
		p.Commented = nil
	}
	at := slices.IndexFunc(set.Indicators, func(i disclosure.Indicator) bool { return i.ID == c.Indicator.ID })
	for i := at - 1; i >= 0; i-- {
		p.After = append(p.After, []string{string(set.Indicators[i].ID)})
	}
	for i := at + 1; i < len(set.Indicators); i++ {
		p.Before = append(p.Before, []string{string(set.Indicators[i].ID)})
	}
	return p
}

// wanted are the fields of which a problem says that a record lacks them.
var wanted = map[diag.Code]workbook.Field{
	diag.MissingKey: workbook.Source, diag.MissingValue: workbook.Value, diag.MissingQuote: workbook.Quote, diag.MissingScope: workbook.ScopeZH,
}

// InCells moves a problem of a file that was changed to the cell from which the fault came.
func (e Edits) InCells(p diag.Problem) diag.Problem {
	p.Pos = e.cell(p.Pos, p.Code)
	p.Related = slices.Clone(p.Related)
	for i := range p.Related {
		p.Related[i].Pos = e.cell(p.Related[i].Pos, "")
	}
	return p
}

func (e Edits) cell(pos diag.Pos, code diag.Code) diag.Pos {
	doc := e.docs[pos.File]
	if doc == nil || pos.Line == 0 {
		return pos
	}
	path := doc.Pos(pos.Line, pos.Col)
	for i := range e.made {
		c := &e.made[i]
		if c.Kind != Added && c.Kind != Revised || FileOf(c.Year) != pos.File || len(path) < len(c.Path) || !slices.Equal(path[:len(c.Path)], c.Path) {
			continue
		}
		return c.cell(path[len(c.Path):], code)
	}
	return pos
}

// cell is the cell of a key of the record, or of one that the record lacks, else that of its id.
func (c *Change) cell(keys []string, code diag.Code) diag.Pos {
	name := workbook.Field(strings.Join(keys, "."))
	if len(keys) == 0 {
		name = wanted[code]
	}
	languages := []workbook.Field{name, name + ".zh", name + ".en"}
	if code == diag.MissingText {
		languages = slices.DeleteFunc(languages, func(f workbook.Field) bool { return c.Cells[f].Text != "" })
	}
	for _, f := range languages {
		if pos, ok := c.Cells[f]; ok {
			return pos
		}
	}
	return c.Pos
}
