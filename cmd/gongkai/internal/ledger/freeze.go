package ledger

import (
	"math/big"
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// Freeze makes a snapshot of a dataset and the texts that go with it, of the day of its newest release. It is a pure
// function. The states of targets are left to Assess, since they can be told of a checked dataset only.
func Freeze(set *disclosure.Dataset, texts []Text) *Snapshot {
	r := set.Release()
	s := &Snapshot{Day: r.Date, Title: r.Title, Notes: r.Notes, Texts: texts}
	for i := range set.Observations {
		s.Figures = append(s.Figures, frozenFigure(set, &set.Observations[i]))
	}
	for i := range set.Indicators {
		ind := &set.Indicators[i]
		s.Targets = append(s.Targets, frozenTarget(set, ind))
	}
	for i := range set.Milestones {
		s.freezeEvents("milestone "+set.Milestones[i].ID, set.Milestones[i].Events)
	}
	for i := range set.Initiatives {
		s.freezeEvents("initiative "+string(set.Initiatives[i].ID), set.Initiatives[i].Events)
	}
	for i := range set.Sources {
		src := &set.Sources[i]
		s.Sources = append(s.Sources, Source{string(src.ID), src.Publisher.ZH, src.Publisher.EN, src.Title, src.URL, src.Date.String(), src.Kind})
	}
	s.Notice = particulars(&set.Notice)
	s.Definitions = definitions(set)
	for i := range set.Revisions {
		s.Revisions = append(s.Revisions, frozenRevision(&set.Revisions[i]))
	}
	return s
}

// particulars are what is known of the document.
func particulars(n *disclosure.Notice) []Particular {
	same := func(s string) lang.Text { return lang.Text{ZH: s, EN: s} }
	all := []struct {
		id   string
		says lang.Text
	}{
		{"title", n.Title}, {"number", same(n.Number)}, {"index-number", same(n.IndexNumber)}, {"category", n.Category},
		{"publishing-body", n.PublishingBody}, {"issuing-body", n.IssuingBody}, {"seal", n.Seal}, {"made", same(n.Made.String())},
		{"published", same(n.Published.String())}, {"means", n.Means}, {"origin", n.Origin}, {"validity", n.Validity}, {"attachment", n.Attachment},
	}
	var list []Particular
	for _, p := range all {
		if !p.says.IsZero() {
			list = append(list, Particular{p.id, p.says.ZH, p.says.EN})
		}
	}
	for i := range n.Attachments {
		a := &n.Attachments[i]
		list = append(list, Particular{"attachment-" + a.ID, a.Name.ZH + " " + a.SHA256, a.Name.EN + " " + a.SHA256})
	}
	return list
}

func frozenRevision(r *disclosure.Revision) Revision {
	return Revision{r.ID, string(r.Of), r.Record, number(r.Year), r.Old, r.New, r.Date.String(), r.Reason.ZH, r.Reason.EN}
}

// Assess fills in the states of the targets.
func (s *Snapshot) Assess(set *disclosure.Dataset) {
	s.States = make([]State, len(set.Indicators))
	for i := range set.Indicators {
		t := set.Trajectory(&set.Indicators[i])
		s.States[i] = State{Target: string(t.Indicator.ID), State: string(t.State), Reason: string(t.Reason), Year: number(t.Year)}
	}
}

func (s *Snapshot) freezeEvents(of string, events []disclosure.Event) {
	for _, e := range events {
		s.Events = append(s.Events, Event{of, e.ID, e.Date.String(), e.Text.ZH, e.Text.EN, string(e.Source), e.Quote})
	}
}

func frozenFigure(set *disclosure.Dataset, o *disclosure.Observation) Figure {
	f := Figure{Target: string(o.Indicator), Part: o.Part, Series: o.Series, Year: number(o.Year), Label: o.Label,
		Bound: string(o.Bound), Value: decimal(o.Value), Unit: string(o.Unit), Role: string(disclosure.Observed), Period: o.Period,
		Basis: o.Basis, What: string(o.Observed), Status: string(o.Status), Source: string(o.Source), Quote: o.Quote,
		ScopeZH: o.Scope.ZH, ScopeEN: o.Scope.EN, NoteZH: o.Note.ZH, NoteEN: o.Note.EN}
	if o.IsContext() {
		f.Role = string(disclosure.Context)
	}
	if f.Status == "" {
		f.Status = "A"
	}
	if ind := set.Indicator(o.Indicator); f.Unit == "" && ind != nil {
		f.Unit = string(ind.PartUnit(o.Part))
	}
	return f
}

func frozenTarget(set *disclosure.Dataset, ind *disclosure.Indicator) Target {
	period := ind.Period(set.Site.Plan)
	t := Target{ID: string(ind.ID), Number: number(ind.Number), NameZH: ind.Name.ZH, NameEN: ind.Name.EN, Areas: joined(ind.Areas),
		Kind: string(ind.Kind), Cmp: string(ind.Target.Cmp), Value: decimal(ind.Target.Value), Unit: string(ind.TargetUnit()),
		First: number(period.First), Last: number(period.Last)}
	clauses := make([]disclosure.ClauseID, len(ind.Receipts))
	for i, w := range ind.Receipts {
		clauses[i] = w.Clause
	}
	t.Clauses = joined(clauses)
	if b := ind.Baseline; b != nil {
		t.BaselineYear, t.BaselineBound, t.Baseline, t.BaselineUnit = number(b.Year), string(b.Bound), decimal(b.Value), string(ind.Unit)
	}
	return t
}

func joined[T ~string](ids []T) string {
	words := make([]string, len(ids))
	for i, id := range ids {
		words[i] = string(id)
	}
	return strings.Join(words, " ")
}

// number writes a whole number of which zero says that there is none.
func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// decimal writes a number exactly. Those of data files are decimals, so that this has an end.
func decimal(v *big.Rat) string {
	if v == nil {
		return ""
	}
	places, _ := v.FloatPrec()
	return v.FloatString(places)
}

// Decimal reads a number of a table; nil where there is none.
func Decimal(s string) *big.Rat {
	v, ok := new(big.Rat).SetString(s)
	if !ok {
		return nil
	}
	return v
}

// Number reads a whole number of a table; 0 where there is none.
func Number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// Words are the text of a clause in both languages.
func (t Text) Words() lang.Text { return lang.Text{ZH: t.ZH, EN: t.EN} }
