package site

import (
	"math/big"
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// A ConsistencyPage is where clauses differ, and the arithmetic of the plan.
type ConsistencyPage struct {
	Frame
	Lead       string
	Wordings   []Discrepancy // targets that two clauses ask for differently
	Phrasings  []Discrepancy // targets that two clauses word differently and ask for alike
	Slips      []Slip
	Sums       []SumTable
	Background []BackgroundFigure
}

// A Discrepancy is the wordings of one target.
type Discrepancy struct {
	ID      string
	Target  Link
	Area    Link
	Sayings []Saying
	Outcome string // whether the state depends on the wording
	Matters bool   // it does
}

// A Saying is what one clause says of a target.
type Saying struct {
	Clause   Link
	Words    string
	Original string // the Chinese words, on an English page
	Asks     string // the requirement in short
	Note     string
	Decides  bool
}

// A Slip is a slip of the document or a place where its parts differ.
type Slip struct {
	ID      string
	Name    string
	Text    string
	Clauses []Link
}

// A SumTable lays parts beside the whole.
type SumTable struct {
	ID    string
	Name  string
	Unit  string
	Parts []SumRow
	Sum   *SumRow // nil where the parts cannot be added up, or there is one only
	Whole SumRow
	Text  string
}

// A SumRow is one target in a sum.
type SumRow struct {
	Target Link
	Area   string
	Goal   string // as the document has it
	Value  string // in the unit of the whole
	Share  string // of the whole
}

// A BackgroundFigure is a figure of the document that could be taken for a baseline.
type BackgroundFigure struct {
	Name     string
	Figure   string
	Year     string
	Scope    string
	Clause   Link
	Words    string
	Original string
	Targets  []Link // of which it is no baseline
	Note     string
}

func (v *view) consistency() any {
	title := v.t("文本与算术核对", "Consistency")
	page := ConsistencyPage{Frame: v.frame(title, v.crumbs(Link{Text: title})...)}
	for i := range v.set.Indicators {
		ind := &v.set.Indicators[i]
		switch requirement, words := wordingsDiffer(ind); {
		case requirement:
			page.Wordings = append(page.Wordings, v.discrepancy(ind, true))
		case words:
			page.Phrasings = append(page.Phrasings, v.discrepancy(ind, false))
		}
	}
	for _, d := range v.set.Differences {
		page.Slips = append(page.Slips, Slip{ID: d.ID, Name: v.in(d.Name), Text: v.in(d.Text), Clauses: distinct(v.clauseLinks(d.Clauses))})
	}
	for i := range v.set.Sums {
		page.Sums = append(page.Sums, v.sumTable(&v.set.Sums[i]))
	}
	page.Background = v.backgroundFigures()
	page.Lead = v.t("文件逐字照录，不作改动。本页列出文件前后表述不同之处、可以核对的算术关系和容易误作基期的数字，并说明本站如何处理。",
		"The document is reproduced as it stands. This page shows where its parts differ, which of its sums can be checked and which of its figures are easily misread, and what this site does about each.")
	page.Description = page.Lead
	return page
}

// distinct leaves out links that cite the same words as one before.
func distinct(links []Link) []Link {
	var list []Link
	for _, l := range links {
		if !slices.ContainsFunc(list, func(m Link) bool { return m.Text == l.Text }) {
			list = append(list, l)
		}
	}
	return list
}

// clauseNamed cites a clause that has a heading by the heading as well, since a bare number such as 一 is hard to see.
func (v *view) clauseNamed(id disclosure.ClauseID) Link {
	l := v.clauseLink(id)
	if c := v.texts.Clause(string(id), v.l); c != nil && c.Heading != nil && c.Parent == nil {
		l.Text = c.Heading.Text()
	}
	return l
}

// wordingsDiffer reports whether clauses ask for a target differently, and whether their Chinese words differ at all.
func wordingsDiffer(ind *disclosure.Indicator) (requirement, words bool) {
	for i, w := range ind.Receipts {
		requirement = requirement || w.Cmp != "" && w.Cmp != ind.Target.Cmp || w.Value != nil && w.Value.Cmp(ind.Target.Value) != 0
		words = words || i > 0 && bare(w.Quote.ZH) != bare(ind.Receipts[0].Quote.ZH)
	}
	return requirement, words
}

// bare is words without the marks that do not change them.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("，。、；：“” ", r) {
			return -1
		}
		return r
	}, s)
}

func (v *view) discrepancy(ind *disclosure.Indicator, requirement bool) Discrepancy {
	d := Discrepancy{ID: string(ind.ID), Target: v.targetLink(ind), Area: v.areaLink(ind.Areas[0])}
	for i, w := range ind.Receipts {
		s := Saying{Clause: v.clauseLink(w.Clause), Words: inner(v.in(w.Quote)), Note: v.in(w.Note), Decides: i == 0}
		if v.l != lang.ZH {
			s.Original = w.Quote.ZH
		}
		if requirement {
			s.Asks = v.asks(ind, &w)
		}
		d.Sayings = append(d.Sayings, s)
	}
	if requirement {
		d.Outcome, d.Matters = v.outcomes(ind)
	}
	return d
}

// asks is what a clause asks for, in its own comparator.
func (v *view) asks(ind *disclosure.Indicator, w *disclosure.Wording) string {
	cmp, value, printed := ind.Target.Cmp, ind.Target.Value, ind.Target.Printed
	if w.Cmp != "" {
		cmp, printed = w.Cmp, true
	}
	if w.Value != nil {
		value = w.Value
	}
	return v.goalBy(ind, cmp, value, printed)
}

// outcomes says whether the state depends on which clause is followed.
func (v *view) outcomes(ind *disclosure.Indicator) (string, bool) {
	t := v.set.Trajectory(ind)
	state := v.state(t.Verdict)
	if len(t.Others) == 0 {
		s := v.t("无论按哪一处文字，目前状态都是“"+state.Word+"”", "By either wording the state now is “"+lang.LowerFirst(state.Word)+"”")
		if state.Why != "" {
			s += v.t("（"+state.Why+"）", " ("+state.Why+")")
		}
		return s + v.t("。", "."), false
	}
	var words []string
	for _, o := range t.Others {
		words = append(words, v.t("按"+v.clauseLink(o.Clause).Text+"为“"+v.state(o.Verdict).Word+"”", "“"+lang.LowerFirst(v.state(o.Verdict).Word)+"” by "+v.clauseLink(o.Clause).Text))
	}
	return v.t("状态因此不同：按"+v.clauseLink(ind.Receipts[0].Clause).Text+"为“"+state.Word+"”，"+strings.Join(words, "，")+"。",
		"The state depends on it: “"+lang.LowerFirst(state.Word)+"” by "+v.clauseLink(ind.Receipts[0].Clause).Text+", "+v.joined(words)+"."), true
}

func (v *view) sumTable(s *disclosure.Sum) SumTable {
	whole := v.set.Indicator(s.Whole)
	unit := v.set.Unit(whole.TargetUnit())
	out := SumTable{ID: s.ID, Name: v.in(s.Name), Unit: v.sumHead(unit), Text: v.in(s.Text)}
	sum := new(big.Rat)
	for _, id := range s.Parts {
		part := v.set.Indicator(id)
		value := v.set.Unit(part.TargetUnit()).Measure().Convert(part.Target.Value, unit.Measure())
		if value == nil {
			sum = nil
		} else if sum != nil {
			sum.Add(sum, value)
		}
		out.Parts = append(out.Parts, v.sumRow(part, value, whole))
	}
	out.Whole = v.sumRow(whole, whole.Target.Value, whole)
	out.Whole.Share = ""
	if sum != nil && len(s.Parts) > 1 {
		out.Sum = &SumRow{Value: v.number(sum, 6), Share: v.percent(new(big.Rat).Quo(sum, whole.Target.Value))}
	}
	return out
}

// sumHead names the unit in which the parts are added up.
func (v *view) sumHead(u *disclosure.Unit) string {
	if v.l == lang.EN && u.Style == lang.Count {
		return upperFirst(u.Name.EN)
	}
	return v.t("折合（", "In ") + v.in(u.Name) + v.t("）", "")
}

func (v *view) sumRow(ind *disclosure.Indicator, value *big.Rat, whole *disclosure.Indicator) SumRow {
	row := SumRow{Target: v.targetLink(ind), Area: v.in(v.set.Area(ind.Areas[0]).Short), Goal: v.goal(ind)}
	if value != nil {
		row.Value = v.number(value, 6)
		row.Share = v.percent(new(big.Rat).Quo(value, whole.Target.Value))
	}
	return row
}

// backgroundFigures are the figures of the document that set nothing, and those of another scope that stand with a target.
func (v *view) backgroundFigures() []BackgroundFigure {
	var list []BackgroundFigure
	for i := range v.set.Facts {
		f := &v.set.Facts[i]
		unit := v.set.Unit(f.Unit)
		b := BackgroundFigure{
			Name: v.in(f.Name), Figure: v.bounded(f.Bound, v.amount(f.Value, unit, 6)), Year: v.yearName(f.Year), Scope: v.in(f.Scope),
			Clause: v.clauseNamed(f.Clause), Words: inner(v.in(f.Quote)), Note: v.in(f.Note),
		}
		if v.l != lang.ZH {
			b.Original = f.Quote.ZH
		}
		for _, id := range f.Indicators {
			b.Targets = append(b.Targets, v.targetLink(v.set.Indicator(id)))
		}
		list = append(list, b)
	}
	for i := range v.set.Indicators {
		if ind := &v.set.Indicators[i]; ind.Baseline != nil && !ind.Baseline.Scope.IsZero() {
			list = append(list, v.otherBaseline(ind))
		}
	}
	return list
}

// otherBaseline is a figure of another scope that the document gives beside a target.
func (v *view) otherBaseline(ind *disclosure.Indicator) BackgroundFigure {
	b := ind.Baseline
	out := BackgroundFigure{
		Name: v.in(ind.Name), Figure: v.bounded(b.Bound, v.amount(b.Value, v.set.Unit(ind.Unit), 6)), Year: v.yearName(b.Year), Scope: v.in(b.Scope),
		Clause: v.clauseNamed(b.Clause), Words: inner(v.in(b.Quote)), Targets: []Link{v.targetLink(ind)},
		Note: v.t("范围与目标不同，因此不作基期，不据以画路径。", "Its scope is not the target’s, so it is not a baseline, and no path is drawn from it."),
	}
	if v.l != lang.ZH {
		out.Original = b.Quote.ZH
	}
	return out
}
