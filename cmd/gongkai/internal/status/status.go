// Package status says what of a plan has been published and what is missing, who owes it, and how much is translated: as a
// report, which is written as a table for a terminal, as CSV or as JSON. The keys of CSV and JSON do not change.
package status

import (
	"slices"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/notice"
)

// A By says by what a report groups the targets.
type By string

// The groupings.
const (
	ByArea      By = "area"      // the first of a target's areas
	ByBody      By = "body"      // each body that owes its figures
	ByState     By = "state"     // what follows from its figures
	ByIndicator By = "indicator" // none: the list of targets
)

// Groupings lists the groupings.
var Groupings = []By{ByArea, ByBody, ByState, ByIndicator}

// An Input is what a report is made of. The dataset must be free of errors; texts may have some.
type Input struct {
	Data   *disclosure.Dataset
	Texts  *notice.Set
	Duties disclosure.Duties
	By     By
	Year   int // the only year of interest; 0: all
}

// A Report is the state of a site's data at its newest release.
type Report struct {
	Site        Words       `json:"site"`
	Release     Release     `json:"release"`
	By          By          `json:"by"`
	Years       []int       `json:"years"`      // those of the plan, and all others with records
	Groups      []Group     `json:"groups"`     // in the order of the data
	Indicators  []Indicator `json:"indicators"` // in the order of the data
	Bodies      []Body      `json:"bodies"`     // that owe figures, the most first
	Figures     []Count     `json:"figures"`    // how many years of the targets' periods have each standing
	States      []Count     `json:"states"`     // how many targets have each state
	Translation Translation `json:"translation"`

	plan disclosure.Span
}

// Words are a text in both languages.
type Words struct {
	ZH string `json:"zh"`
	EN string `json:"en"`
}

func wordsOf(t lang.Text) Words { return Words(t) }

// In is the text in one language.
func (w Words) In(l lang.Lang) string { return lang.Text(w).In(l) }

// A Release is the newest release.
type Release struct {
	Tag  string `json:"tag"`
	Date string `json:"date"`

	date lang.Date
}

// A Group is targets that belong together.
type Group struct {
	ID         string   `json:"id"`
	Name       Words    `json:"name"`
	Indicators []string `json:"indicators"`
	Missing    int      `json:"missing"` // figures that were due and are not complete
}

// An Indicator is one target with its years.
type Indicator struct {
	ID      string   `json:"id"`
	Number  int      `json:"number"`
	Name    Words    `json:"name"`
	Short   Words    `json:"short"`
	Areas   []string `json:"areas"`
	Clause  string   `json:"clause"` // by which its figures are owed; "" where no clause names a body
	Bodies  []string `json:"bodies"` // that owe its figures together
	Kind    string   `json:"kind"`
	Unit    string   `json:"unit"`
	State   string   `json:"state"`
	Reason  string   `json:"reason"` // why it is not assessed
	Years   []Year   `json:"years"`
	Missing []int    `json:"missing"` // years of its period that were over and whose figures are not complete

	verdict disclosure.Verdict
}

// A Year is what is known of a target in a year.
type Year struct {
	Year     int                 `json:"year"`
	Standing disclosure.Standing `json:"standing"`
}

// A Body is what a responsible body owes, alone or with others.
type Body struct {
	ID         string   `json:"id"`
	Name       Words    `json:"name"`
	Indicators []string `json:"indicators"`
	Figures    int      `json:"figures"` // counted by years
}

// A Count is how often something occurs.
type Count struct {
	Key   string `json:"key"`
	Count int    `json:"count"`

	name     lang.Text
	standing disclosure.Standing // of counts of figures
}

// New makes the report.
func New(in Input) Report {
	set := in.Data
	release := set.Release()
	r := Report{
		Site: wordsOf(set.Site.ShortName), Release: Release{release.Tag, release.Date.String(), release.Date}, By: in.By,
		Years: years(in), Translation: translation(set, in.Texts), plan: set.Site.Plan,
	}
	for i := range set.Indicators {
		r.Indicators = append(r.Indicators, r.indicator(in, &set.Indicators[i]))
	}
	r.Groups = r.groups(in)
	r.Bodies = r.bodies(set)
	r.count()
	return r
}

// years are those of the plan and all others with records, or the one that is asked for.
func years(in Input) []int {
	if in.Year != 0 {
		return []int{in.Year}
	}
	list := in.Data.Site.Plan.Years()
	for i := range in.Data.Observations {
		list = append(list, in.Data.Observations[i].Year)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

func (r *Report) indicator(in Input, ind *disclosure.Indicator) Indicator {
	t := in.Data.Trajectory(ind)
	clause, owners := in.Duties.Owing(ind)
	out := Indicator{
		ID: string(ind.ID), Number: ind.Number, Name: wordsOf(ind.Name), Short: wordsOf(ind.Short), Areas: texts(ind.Areas),
		Clause: string(clause), Bodies: texts(owners), Kind: string(ind.Kind), Unit: string(ind.Unit),
		State: string(t.State), Reason: string(t.Reason), Missing: []int{}, verdict: t.Verdict,
	}
	for _, y := range r.Years {
		out.Years = append(out.Years, Year{y, t.Standing(y)})
	}
	for _, y := range t.Missing() {
		if slices.Contains(r.Years, y) {
			out.Missing = append(out.Missing, y)
		}
	}
	return out
}

func texts[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = string(v)
	}
	return out
}

// bodies says what each body owes, those that owe most first.
func (r *Report) bodies(set *disclosure.Dataset) []Body {
	list := []Body{}
	for i := range set.Bodies {
		b := Body{ID: string(set.Bodies[i].ID), Name: wordsOf(set.Bodies[i].Short), Indicators: []string{}}
		for _, ind := range r.Indicators {
			if slices.Contains(ind.Bodies, b.ID) && len(ind.Missing) > 0 {
				b.Indicators = append(b.Indicators, ind.ID)
				b.Figures += len(ind.Missing)
			}
		}
		if b.Figures > 0 {
			list = append(list, b)
		}
	}
	slices.SortStableFunc(list, func(a, b Body) int { return b.Figures - a.Figures })
	return list
}

// known are the standings of figures that a period calls for, as a reader wants them: what is there first.
var known = []disclosure.Standing{disclosure.Published, disclosure.Partly, disclosure.Elsewhere, disclosure.Stated, disclosure.Unpublished, disclosure.NotDue}

// count counts figures by standing, in the years of the plan, and targets by state.
func (r *Report) count() {
	figures, states := map[disclosure.Standing]int{}, map[string]int{}
	for _, ind := range r.Indicators {
		states[ind.State]++
		for _, y := range ind.Years {
			if r.plan.Contains(y.Year) {
				figures[y.Standing]++
			}
		}
	}
	for _, s := range known {
		r.Figures = append(r.Figures, Count{Key: s.String(), Count: figures[s], name: s.Name(), standing: s})
	}
	for _, s := range disclosure.States {
		if n := states[string(s)]; n > 0 {
			r.States = append(r.States, Count{Key: string(s), Count: n, name: s.Name()})
		}
	}
}
