package disclosure

import (
	"math/big"
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
)

// A Role says whether a record is of the target's own scope and date.
type Role string

// The roles.
const (
	Observed Role = "observation" // assessed
	Context  Role = "context"     // shown with its label, never joined to the line, never assessed
)

// An Observation is one record of a year's file: a published figure, or the statement that there is none.
type Observation struct {
	Indicator IndicatorID
	Part      string // "" unless the indicator has parts
	Series    string // "" unless it is a comparison
	Label     string // tells records of one year apart
	Year      int

	Value    *big.Rat    `toml:"value,optional"`
	Bound    Comparator  `toml:"bound,optional" enum:"> >="` // the value is a lower bound
	Unit     UnitID      `toml:"unit,optional"`
	Role     Role        `toml:"role,optional" enum:"observation context"`
	Scope    lang.Text   `toml:"scope,optional"` // of context: what the figure measures
	Status   Status      `toml:"status,optional" enum:"A P E B D F I U O L M Q"`
	Observed Observable  `toml:"observed,optional" enum:"flow total rate level change"`
	Basis    string      `toml:"basis,optional" enum:"real nominal"`
	Period   string      `toml:"period,optional"` // a date, or two joined by a slash; "": the whole year or its end
	Source   SourceID    `toml:"source"`
	Quote    string      `toml:"quote,optional"`
	Note     lang.Text   `toml:"note,optional" lang:"either"`
	Ack      []diag.Code `toml:"ack,optional"` // warnings that have been looked at; the note says what was found
	At       diag.Locator
}

// IsContext reports whether the record is shown only. A figure by a differing definition, or a forecast, is context by
// its status.
func (o *Observation) IsContext() bool {
	return o.Role == Context || o.Status == "D" || o.Status == "F"
}

// Span is the first and the last day of the record's period, and whether the period is well formed.
func (o *Observation) Span() (from, to lang.Date, ok bool) {
	if o.Period == "" {
		return lang.Date{Year: o.Year}, lang.Date{Year: o.Year}, true
	}
	first, last, isRange := strings.Cut(o.Period, "/")
	from, ok = lang.ParseDate(first)
	if !isRange {
		return from, from, ok
	}
	to, okTo := lang.ParseDate(last)
	return from, to, ok && okTo && from.Compare(to) <= 0
}

// IsPartial reports whether the record is of another date than the year's end or the whole year.
func (o *Observation) IsPartial() bool {
	from, to, ok := o.Span()
	if !ok || o.Period == "" {
		return !ok
	}
	end := lang.Date{Year: o.Year, Month: 12, Day: 31}
	if to.Last() != end {
		return true
	}
	return strings.Contains(o.Period, "/") && from.First() != lang.Date{Year: o.Year, Month: 1, Day: 1}
}

// A Status is an SDMX observation status, of the code list CL_OBS_STATUS 2.2. Empty means A.
type Status string

// A StatusMeaning says what a status means and whether a figure goes with it.
type StatusMeaning struct {
	Code      Status
	Name      lang.Text
	WithValue bool
	Missing   bool
}

// Statuses are the codes that a record may carry, in the order in which they are explained.
var Statuses = []StatusMeaning{
	{"A", lang.Text{ZH: "正常", EN: "normal"}, true, false},
	{"P", lang.Text{ZH: "初步数", EN: "provisional"}, true, false},
	{"E", lang.Text{ZH: "估计数", EN: "estimated"}, true, false},
	{"B", lang.Text{ZH: "序列中断", EN: "series break"}, true, true},
	{"D", lang.Text{ZH: "口径不同", EN: "definition differs"}, true, false},
	{"F", lang.Text{ZH: "预测数", EN: "forecast"}, true, false},
	{"I", lang.Text{ZH: "插补数", EN: "imputed"}, true, false},
	{"U", lang.Text{ZH: "可靠性低", EN: "low reliability"}, true, false},
	{"O", lang.Text{ZH: "缺失", EN: "missing"}, false, true},
	{"L", lang.Text{ZH: "未采集", EN: "not collected"}, false, true},
	{"M", lang.Text{ZH: "无此数据", EN: "data cannot exist"}, false, true},
	{"Q", lang.Text{ZH: "不予公布", EN: "suppressed"}, false, true},
}

// Name is the status in words; the code itself where it is not known.
func (s Status) Name() lang.Text {
	if m, ok := s.Meaning(); ok {
		return m.Name
	}
	return lang.Text{ZH: string(s), EN: string(s)}
}

var basisNames = map[string]lang.Text{
	"real":    {ZH: "可比价", EN: "in real terms"},
	"nominal": {ZH: "现价", EN: "in nominal terms"},
}

// BasisName is the price basis of a growth rate in words.
func BasisName(basis string) lang.Text { return basisNames[basis] }

// Meaning is what the status means. Unknown codes have no meaning.
func (s Status) Meaning() (StatusMeaning, bool) {
	if s == "" {
		s = "A"
	}
	for _, m := range Statuses {
		if m.Code == s {
			return m, true
		}
	}
	return StatusMeaning{}, false
}

// IsBreak reports whether the series breaks before this record.
func (o *Observation) IsBreak() bool { return o.Status == "B" }

// IsMissing reports whether the record states that there is no figure.
func (o *Observation) IsMissing() bool { return o.Value == nil }
