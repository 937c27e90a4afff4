package workbook

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// By says what makes a sheet.
type By string

// What can make a sheet.
const (
	ByArea By = "area"
	ByBody By = "body"
)

// An Order is what a form is to hold.
type Order struct {
	Years  []int
	By     By
	Duties disclosure.Duties // who owes the figures; needed for sheets by body
}

// A Form is the figures of some years as they are asked for: a sheet for each area or body, a row for each figure.
type Form struct {
	Years  []int
	Sheets []Sheet
	set    *disclosure.Dataset
}

// A Sheet is what one area or body is asked for.
type Sheet struct {
	Name  string // of the sheet in a workbook
	Title lang.Text
	Rows  []Row
}

// A Row is one figure of one year: a record that there is, or the place of one.
type Row struct {
	Key       string // in the file of the year
	Year      int
	Indicator *disclosure.Indicator
	Part      string
	Series    string
	Record    *disclosure.Observation // nil where there is none yet
}

// DueYear is the year whose figures an editor adds next: the newest that was over at the newest release, within the plan.
func DueYear(set *disclosure.Dataset) int {
	plan := set.Site.Plan
	return min(max(set.Release().Date.Year-1, plan.First), plan.Last)
}

// NewForm makes the form of a checked dataset. Sheets without rows are left out.
func NewForm(set *disclosure.Dataset, order Order) Form {
	f := Form{Years: order.Years, set: set}
	if order.By == ByBody {
		f.byBody(order.Duties)
	} else {
		f.byArea()
	}
	return f
}

func (f *Form) byArea() {
	for i := range f.set.Areas {
		a := &f.set.Areas[i]
		var rows []Row
		for k := range f.set.Indicators {
			ind := &f.set.Indicators[k]
			for _, r := range f.rows(ind) {
				if home(ind, r.Part) == a.ID {
					rows = append(rows, r)
				}
			}
		}
		f.add(a.Short, a.Name, rows)
	}
}

// home is the area on whose sheet a part stands: the part itself, where the parts are areas, else the first area.
func home(ind *disclosure.Indicator, part string) disclosure.AreaID {
	if area := disclosure.AreaID(part); part != "" && len(ind.Parts) == 0 && slices.Contains(ind.Areas, area) {
		return area
	}
	return ind.Areas[0]
}

func (f *Form) byBody(duties disclosure.Duties) {
	rows := map[disclosure.BodyID][]Row{}
	for k := range f.set.Indicators {
		ind := &f.set.Indicators[k]
		_, owners := duties.Owing(ind)
		if len(owners) == 0 {
			owners = []disclosure.BodyID{""}
		}
		for _, id := range owners {
			rows[id] = append(rows[id], f.rows(ind)...)
		}
	}
	for i := range f.set.Bodies {
		b := &f.set.Bodies[i]
		f.add(b.Short, b.Name, rows[b.ID])
	}
	nobody := lang.Text{ZH: "未列责任单位", EN: "No body named"}
	f.add(nobody, nobody, rows[""])
}

func (f *Form) add(name, title lang.Text, rows []Row) {
	if len(rows) > 0 {
		f.Sheets = append(f.Sheets, Sheet{Name: f.sheetName(name.ZH), Title: title, Rows: rows})
	}
}

// mostOfSheetName is how many characters the name of a sheet may have.
const mostOfSheetName = 31

// sheetName makes a name that a workbook accepts and that no other sheet has.
func (f *Form) sheetName(wanted string) string {
	clean := strings.Trim(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) {
			return ' '
		}
		return r
	}, wanted), "' ")
	for n := 1; ; n++ {
		suffix := ""
		if n > 1 {
			suffix = " " + strconv.Itoa(n)
		}
		name := cut(clean, mostOfSheetName-len(suffix)) + suffix
		if !f.isTaken(name) {
			return name
		}
	}
}

// cut is the beginning of s, with at most so many characters as a workbook counts them.
func cut(s string, most int) string {
	n := 0
	for i, r := range s {
		if n += utf16.RuneLen(r); n > most {
			return s[:i]
		}
	}
	return s
}

func (f *Form) isTaken(name string) bool {
	is := func(other string) bool { return strings.EqualFold(name, other) }
	return name == "" || slices.ContainsFunc(ownSheets, is) || slices.ContainsFunc(f.Sheets, func(s Sheet) bool { return is(s.Name) })
}

// rows are the rows of an indicator: for every year, part and series the figure of the target's own scope, or its place,
// then figures of other scopes and dates.
func (f *Form) rows(ind *disclosure.Indicator) []Row {
	var rows []Row
	for _, year := range f.Years {
		records := recordsOf(f.set, ind.ID, year)
		if !ind.Expects(year, f.set.Site.Plan) && len(records) == 0 {
			continue
		}
		var rest []Row
		for _, s := range ind.Slots() {
			var own []Row
			for _, o := range records {
				switch r := (Row{Key(o), year, ind, o.Part, o.Series, o}); {
				case o.Part != s.Part || o.Series != s.Series:
				case o.IsContext():
					rest = append(rest, r)
				default:
					own = append(own, r)
				}
			}
			if len(own) == 0 {
				own = []Row{{Key: ind.Key(s), Year: year, Indicator: ind, Part: s.Part, Series: s.Series}}
			}
			rows = append(rows, own...)
		}
		rows = append(rows, rest...)
		for _, o := range records {
			if !slices.Contains(ind.Slots(), disclosure.Slot{Part: o.Part, Series: o.Series}) {
				rows = append(rows, Row{Key(o), year, ind, o.Part, o.Series, o})
			}
		}
	}
	return rows
}

func recordsOf(set *disclosure.Dataset, id disclosure.IndicatorID, year int) []*disclosure.Observation {
	var list []*disclosure.Observation
	for _, o := range set.Observed(id) {
		if o.Year == year {
			list = append(list, o)
		}
	}
	return list
}
