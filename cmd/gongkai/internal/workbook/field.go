package workbook

import (
	"math/big"

	"gongkai/cmd/gongkai/internal/disclosure"
)

// A Field is a key of a record that a sheet asks for, as the files of the years name it.
type Field string

// The fields, in the order in which the files write them.
const (
	Value    Field = "value"
	Bound    Field = "bound"
	Unit     Field = "unit"
	Status   Field = "status"
	Basis    Field = "basis"
	Observed Field = "observed"
	Role     Field = "role"
	Period   Field = "period"
	ScopeZH  Field = "scope.zh"
	ScopeEN  Field = "scope.en"
	Source   Field = "source"
	Quote    Field = "quote"
	NoteZH   Field = "note.zh"
	NoteEN   Field = "note.en"
)

// Fields lists all fields in order.
var Fields = []Field{Value, Bound, Unit, Status, Basis, Observed, Role, Period, ScopeZH, ScopeEN, Source, Quote, NoteZH, NoteEN}

// Known are the fields of a record as texts; what the record does not say is not among them. It is how records are
// compared with cells.
func Known(o *disclosure.Observation) map[Field]string {
	all := map[Field]string{}
	if o == nil {
		return all
	}
	if o.Value != nil {
		all[Value] = Decimal(o.Value)
	}
	for f, s := range map[Field]string{
		Bound: string(o.Bound), Unit: string(o.Unit), Status: string(o.Status), Basis: o.Basis, Observed: string(o.Observed), Role: string(o.Role), Period: o.Period,
		ScopeZH: o.Scope.ZH, ScopeEN: o.Scope.EN, Source: string(o.Source), Quote: o.Quote, NoteZH: o.Note.ZH, NoteEN: o.Note.EN,
	} {
		if s != "" {
			all[f] = s
		}
	}
	return all
}

// Decimal writes a number exactly, in the digits that a data file uses. Numbers that were read from a file are decimal.
func Decimal(v *big.Rat) string {
	digits, _ := v.FloatPrec()
	return v.FloatString(digits)
}

// Key is the key of a record in the file of its year.
func Key(o *disclosure.Observation) string {
	return dotted(string(o.Indicator), o.Part, o.Series, o.Label)
}

// dotted joins the parts of a key that there are.
func dotted(parts ...string) string {
	key := ""
	for _, p := range parts {
		if p != "" && key != "" {
			key += "."
		}
		key += p
	}
	return key
}
