package workbook

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// A Filled is what came back of a form.
type Filled struct {
	Options
	Entries  []Entry
	Sheets   []string         // the sheets that it has
	Exported map[Ref]Exported // what it asked for when it was sent out; nil where it does not say
}

// An Exported is a row as it was sent out.
type Exported struct {
	Sheets []string // on which it stood
	Known  map[Field]string
}

// Wants reports whether rows of the year are read.
func (f *Filled) Wants(year int) bool { return f.Year == 0 || f.Year == year }

// A Ref names a record: its year, and its key in that year's file.
type Ref struct {
	Year int
	Key  string
}

// An Entry is one row that came back.
type Entry struct {
	Ref
	Indicator *disclosure.Indicator
	Part      string
	Series    string
	Label     string
	Further   bool // one more record of its indicator, without a label of its own
	Pos       diag.Pos
	Cells     map[Field]Cell // of every column that the table has
}

// A Cell is what one cell of a row says.
type Cell struct {
	Text string // as a data file writes it, without quotation marks; "" where nothing is filled in
	Pos  diag.Pos
	Bad  bool // it could not be understood, which has been reported
}

// IsEmpty reports whether nothing is filled in.
func (c Cell) IsEmpty() bool { return c.Text == "" && !c.Bad }

// IsEmpty reports whether nothing is filled in on the row.
func (e *Entry) IsEmpty() bool {
	for _, c := range e.Cells {
		if !c.IsEmpty() {
			return false
		}
	}
	return true
}

// Options are what a table is read with.
type Options struct {
	Name string // of the file, for problems
	Set  *disclosure.Dataset
	Year int // read the rows of this year only, and rows without a year as of it; 0: all years
}

// Read reads what came back: a workbook, or text in CSV. It reports what cannot be understood or is left aside, and what
// was read in another way than it stands there; whether the figures are right is for others to say. It never fails in
// another way.
func Read(content []byte, options Options) (f Filled, problems diag.List) {
	r := &reader{Options: options, filled: Filled{Options: options}}
	defer func() { // a library may stumble over what no program would write
		if recover() != nil {
			f, problems = Filled{Options: options}, diag.List{diag.New(diag.BadWorkbook, diag.Pos{File: options.Name}, damaged)}
		}
	}()
	switch {
	case len(content) > MostBytes:
		size := fmt.Sprintf("%d MB", MostBytes>>20)
		r.add(diag.WorkbookTooLarge, diag.Pos{File: r.Name}, lang.Text{ZH: "文件超过 " + size, EN: "the file has more than " + size})
	case bytes.HasPrefix(content, []byte("PK")):
		r.workbook(content)
	case bytes.HasPrefix(content, oleMark):
		r.ole(content)
	default:
		r.csv(content)
	}
	if r.tables == 0 && !r.problems.HasErrors() {
		r.problems.Add(diag.NoFigures, diag.Pos{File: r.Name})
	}
	r.problems.Sort()
	return r.filled, r.problems
}

type reader struct {
	Options
	filled   Filled
	problems diag.List
	tables   int // how many tables of figures have been read
}

func (r *reader) add(code diag.Code, pos diag.Pos, args ...any) {
	r.problems.Add(code, pos, args...)
}

// A table is a sheet, or a file of CSV, cell by cell.
type table struct {
	name   string // of the sheet; "" of CSV
	rows   []row
	merged []merged
	pos    func(col, row int, shown string) diag.Pos // col and row from 1
}

type row struct {
	number int   // from 1
	cells  []raw // from the first column on
}

// A raw cell is what a program has stored.
type raw struct {
	shown     string // as it is seen
	number    string // where a number is stored
	isPercent bool   // it is shown as a percentage
	date      string // where the number is a date: 2025-09-30, or less where less is shown
	isFormula bool
	isError   bool // it shows an error such as #REF!
}

func (c raw) isBlank() bool { return strings.TrimSpace(c.shown) == "" && !c.isFormula }

// merged are cells that have been made one.
type merged struct{ left, top, right, bottom int }

func (m merged) name() string { return cellName(m.left, m.top) + ":" + cellName(m.right, m.bottom) }

func (w row) at(col int) raw {
	if col < 1 || col > len(w.cells) {
		return raw{}
	}
	return w.cells[col-1]
}

// mostHeadRows is how many rows may stand above the heads.
const mostHeadRows = 50

// heads finds the row of heads: where each column of ours stands.
func (t *table) heads() (index int, at map[string]int) {
	for i, w := range t.rows[:min(len(t.rows), mostHeadRows)] {
		at := map[string]int{}
		for col := range w.cells {
			if c := columnOf(w.cells[col].shown); c != nil && at[c.id] == 0 {
				at[c.id] = col + 1
			}
		}
		if at[idColumn] > 0 && at[string(Value)] > 0 {
			return i, at
		}
	}
	return -1, nil
}

// table reads one table; it reports whether it is one of figures.
func (r *reader) table(t *table) bool {
	head, at := t.heads()
	if head < 0 {
		return false
	}
	r.tables++
	r.checkHeads(t, t.rows[head])
	rows := t.rows[head+1:]
	r.spread(t, rows, at)
	for _, w := range rows {
		r.row(t, w, at)
	}
	return true
}

func (r *reader) checkHeads(t *table, heads row) {
	seen := map[string]bool{}
	for i, c := range heads.cells {
		if c.isBlank() || isSheetHead(c.shown) {
			continue
		}
		pos := t.pos(i+1, heads.number, c.shown)
		known := columnOf(c.shown)
		switch {
		case known == nil:
			r.add(diag.ColumnIgnored, pos, oneLine(c.shown))
		case seen[known.id] && (known.isField() || known.id == idColumn || known.id == yearColumn):
			r.add(diag.ColumnRepeated, pos, known.head)
		}
		if known != nil {
			seen[known.id] = true
		}
	}
}

// spread gives all rows of merged cells what stands in the first, as far as these rows have something of their own.
func (r *reader) spread(t *table, rows []row, at map[string]int) {
	own := func(w row) bool {
		for _, f := range Fields {
			if col := at[string(f)]; col > 0 && !w.at(col).isBlank() {
				return true
			}
		}
		return false
	}
	given := map[int]bool{}
	for i, w := range rows {
		given[i] = own(w)
	}
	for _, m := range t.merged {
		first := slices.IndexFunc(rows, func(w row) bool { return w.number == m.top })
		if m.top == m.bottom || first < 0 || rows[first].at(m.left).isBlank() {
			continue
		}
		value := rows[first].at(m.left)
		pos := t.pos(m.left, m.top, value.shown)
		spread := 0
		for i := first + 1; i < len(rows) && rows[i].number <= m.bottom; i++ {
			switch {
			case m.left == at[string(Value)] && !rows[i].at(at[idColumn]).isBlank():
				r.add(diag.MergedValue, pos, m.name())
				i = len(rows)
			case given[i] && isIn(at, m.left):
				rows[i].set(m.left, value)
				spread++
			}
		}
		if spread > 0 {
			r.add(diag.MergedRead, pos, m.name())
		}
	}
}

// isIn reports whether a column is one that is read.
func isIn(at map[string]int, col int) bool {
	for _, f := range Fields {
		if at[string(f)] == col {
			return true
		}
	}
	return at[idColumn] == col || at[yearColumn] == col
}

func (w *row) set(col int, c raw) {
	for len(w.cells) < col {
		w.cells = append(w.cells, raw{})
	}
	w.cells[col-1] = c
}

// row reads one row of a table.
func (r *reader) row(t *table, w row, at map[string]int) {
	id := w.at(at[idColumn])
	e := Entry{Pos: t.pos(at[idColumn], w.number, id.shown), Cells: map[Field]Cell{}}
	filled := func() (diag.Pos, bool) {
		for _, f := range Fields {
			if col := at[string(f)]; col > 0 && !w.at(col).isBlank() {
				return t.pos(col, w.number, w.at(col).shown), true
			}
		}
		return diag.Pos{}, false
	}
	first, isFilled := filled()
	e.Key = keyIn(id.shown)
	switch {
	case e.Key == "" && !isFilled:
		return
	case e.Key == "":
		r.add(diag.RowWithoutID, first)
		return
	}
	if !r.place(&e) {
		if !isFilled {
			r.add(diag.RowIgnored, e.Pos, e.Key)
			return
		}
		p := diag.New(diag.UnknownIndicator, e.Pos, e.Key)
		r.problems = append(r.problems, p.WithHint(diag.DidYouMean(strings.Split(e.Key, ".")[0], r.indicators(), "data/indicators.toml")))
		return
	}
	if !r.year(t, w, at, &e, isFilled) {
		return
	}
	r.cells(t, w, at, &e)
	if e.Further && e.IsEmpty() {
		return
	}
	r.filled.Entries = append(r.filled.Entries, e)
}

// keyIn is the key that a cell of the ID column holds, without the words behind it.
func keyIn(shown string) string {
	words := strings.Fields(narrow(shown))
	if len(words) == 0 {
		return ""
	}
	return words[0]
}

func (r *reader) indicators() []string {
	var ids []string
	for i := range r.Set.Indicators {
		ids = append(ids, string(r.Set.Indicators[i].ID))
	}
	return ids
}

// place finds the indicator, the part and the series that a key names.
func (r *reader) place(e *Entry) bool {
	e.Key, e.Further = strings.CutSuffix(e.Key, furtherMark)
	keys := strings.Split(strings.TrimSuffix(e.Key, "."), ".")
	e.Indicator = r.Set.Indicator(disclosure.IndicatorID(keys[0]))
	if e.Indicator == nil {
		return false
	}
	rest := keys[1:]
	if len(rest) > 0 && e.Indicator.HasParts() && slices.Contains(e.Indicator.PartIDs(), rest[0]) {
		e.Part, rest = rest[0], rest[1:]
	}
	if len(rest) > 0 && slices.ContainsFunc(e.Indicator.Series, func(s disclosure.Series) bool { return s.ID == rest[0] }) {
		e.Series, rest = rest[0], rest[1:]
	}
	if len(rest) > 0 {
		e.Label = strings.Join(rest, ".")
		e.Further = false
	}
	return true
}

// year reads the year of a row, and reports whether the row is one of those that are wanted.
func (r *reader) year(t *table, w row, at map[string]int, e *Entry, isFilled bool) bool {
	c := w.at(at[yearColumn])
	written := strings.TrimSuffix(narrow(c.shown), "年")
	n, err := strconv.Atoi(written)
	switch {
	case written == "" && r.Year != 0:
		n = r.Year
	case err != nil || n < 1000 || n > 9999:
		if isFilled {
			pos := e.Pos
			if at[yearColumn] > 0 {
				pos = t.pos(at[yearColumn], w.number, c.shown)
			}
			r.add(diag.RowWithoutYear, pos)
		}
		return false
	}
	e.Year = n
	return r.Year == 0 || n == r.Year
}

// cells reads what is filled in on a row.
func (r *reader) cells(t *table, w row, at map[string]int, e *Entry) {
	unit := r.Set.Unit(e.Indicator.PartUnit(e.Part))
	for _, f := range []Field{Unit, Status, Bound, Basis, Observed, Role, Period, ScopeZH, ScopeEN, Source, Quote, NoteZH, NoteEN, Value} {
		col := at[string(f)]
		if col == 0 {
			continue
		}
		c := w.at(col)
		cell := Cell{Pos: t.pos(col, w.number, c.shown)}
		if !c.isBlank() {
			cell.Text, cell.Bad = r.cell(f, c, cell.Pos, unit)
		}
		if f == Unit && cell.Text != "" {
			unit = r.Set.Unit(disclosure.UnitID(cell.Text))
		}
		e.Cells[f] = cell
	}
}

// cell reads what one cell says of a field.
func (r *reader) cell(f Field, c raw, pos diag.Pos, unit *disclosure.Unit) (text string, isBad bool) {
	if c.isError || c.isFormula && strings.TrimSpace(c.shown) == "" {
		r.add(diag.FormulaEmpty, pos, cmpOr(c.shown, lang.Text{ZH: "空", EN: "empty"}))
		return "", true
	}
	if c.isFormula {
		r.add(diag.FormulaRead, pos, oneLine(c.shown))
	}
	switch f {
	case Value:
		return r.number(c, pos, unit)
	case Period:
		return period(c), false
	}
	text = Clean(c.shown)
	col := columns[slices.IndexFunc(columns, func(c column) bool { return c.id == string(f) })]
	if col.list == nil {
		return text, false
	}
	id, ok := pick(col.list(r.Set), text)
	switch {
	case ok:
		return id, false
	case f == Source:
		return r.sourceNamed(text), false
	case f == Unit:
		p := diag.New(diag.UnknownUnit, pos, text)
		r.problems = append(r.problems, p.WithHint(diag.DidYouMean(text, names(col.list(r.Set)), "")))
	default:
		p := diag.New(diag.UnknownValue, pos, col.head, text)
		r.problems = append(r.problems, p.WithHint(diag.DidYouMean(text, names(col.list(r.Set)), "")))
	}
	return "", true
}

// cmpOr is s, or other words where s is empty.
func cmpOr(s string, other lang.Text) any {
	if strings.TrimSpace(s) == "" {
		return other
	}
	return oneLine(s)
}

func names(choices []choice) []string {
	var list []string
	for _, c := range choices {
		list = append(list, c.text())
	}
	return list
}

// sourceNamed is the id of the source that a cell names by its address or title; else the first word of the cell, which
// whoever checks the sources will look at.
func (r *reader) sourceNamed(text string) string {
	found := ""
	for i := range r.Set.Sources {
		if s := &r.Set.Sources[i]; s.URL == text || s.Title == text {
			if found != "" {
				found = ""
				break
			}
			found = string(s.ID)
		}
	}
	if found != "" {
		return found
	}
	return strings.Fields(text)[0]
}
