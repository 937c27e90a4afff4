package ledger

import (
	"cmp"
	"fmt"
	"path"
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// revisionsFile is where editors state why something published was changed.
const revisionsFile = "data/revisions.toml"

// A checker holds a site as it is against what was published.
type checker struct {
	history  *History
	set      *disclosure.Dataset
	clauseAt func(clause string) diag.Pos
	used     map[string]bool // the revisions that state why something changed
	problems diag.List
}

// Check holds a site against what it published: a figure, a target, a baseline or a clause of the document that was changed
// or removed since the last release needs a revision that says why, and a revision must name a change that took place, now
// or in an earlier release. The snapshot is the site as it is. ClauseAt says where a clause stands.
//
// Nothing is said of a dataset of which files could not be read: what stands there would seem removed.
func Check(h *History, set *disclosure.Dataset, now *Snapshot, clauseAt func(string) diag.Pos) diag.List {
	c := &checker{history: h, set: set, clauseAt: clauseAt, used: map[string]bool{}}
	if len(set.Unread) > 0 {
		return nil
	}
	c.releases()
	for i, e := range h.Entries {
		if i > 0 {
			c.explained(Compare(&h.Entries[i-1].Snapshot, &e.Snapshot))
		}
	}
	if last := h.Last(); last != nil {
		c.unexplained(Compare(&last.Snapshot, now))
	}
	for i := range set.Revisions {
		if r := &set.Revisions[i]; !c.used[r.ID] {
			c.problems.Add(diag.RevisionUnused, r.At.At(), r.ID)
		}
	}
	return c.problems
}

// releases holds the dates of releases against those under which they were published.
func (c *checker) releases() {
	dated := map[string]bool{}
	last := c.history.Last()
	for i := range c.set.Releases {
		r := &c.set.Releases[i]
		dated[r.Tag] = true
		e := c.history.Entry(r.Tag)
		switch {
		case e != nil && e.Day != r.Date:
			c.problems.Add(diag.ReleaseDateChanged, r.At.At("date"), r.Tag, e.head.Date)
		case e == nil && last != nil && r.Date.Compare(last.Day) < 0:
			c.problems.Add(diag.ReleaseTooEarly, r.At.At("date"), r.Tag, last.Tag, last.head.Date)
		}
	}
	for _, e := range c.history.Entries {
		if !dated[e.Tag] {
			c.problems.Add(diag.ReleaseIncomplete, diag.Pos{File: path.Join(Folder, e.Tag+".toml")}, e.Tag)
		}
	}
}

// A change is something published that was changed or removed, in the terms of a revision.
type change struct {
	of       disclosure.Revised
	record   string
	year     int
	old, new string
}

// inLine is the revision that states the change, as a line of the revisions' file; the reason is left to the editor.
func (c change) inLine() string {
	var b strings.Builder
	id := strings.ReplaceAll(c.record, ".", "-")
	if c.year != 0 {
		id += fmt.Sprint("-", c.year)
	}
	fmt.Fprintf(&b, "%s = { of = %q, record = %q, ", id, c.of, c.record)
	if c.year != 0 {
		fmt.Fprintf(&b, "year = %d, ", c.year)
	}
	if c.old != "" {
		fmt.Fprintf(&b, "old = %q, ", c.old)
	}
	if c.new != "" {
		fmt.Fprintf(&b, "new = %q, ", c.new)
	}
	b.WriteString(`date = "…", reason = { zh = "…", en = "…" } }`)
	return b.String()
}

// figureChange and those that follow put changes into the terms of a revision.
func figureChange(f FigureChange) change {
	c := change{of: disclosure.OfFigure, record: f.Old.Record(), year: Number(f.Old.Year), old: f.Old.Said()}
	if f.New != nil {
		c.new = f.New.Said()
	}
	return c
}

func targetChanges(t TargetChange) []change {
	if t.Kind == Withdrawn {
		return []change{{of: disclosure.OfTarget, record: t.Old.ID, old: t.Old.Said()}}
	}
	var list []change
	if t.OfPromise() {
		list = append(list, change{of: disclosure.OfTarget, record: t.Old.ID, old: t.Old.Said(), new: t.New.Said()})
	}
	if t.OfBaseline() {
		list = append(list, change{of: disclosure.OfBaseline, record: t.Old.ID, old: t.Old.SaidBaseline(), new: t.New.SaidBaseline()})
	}
	return list
}

// needsReason lists what of the changes only a stated reason allows: what was published and is another thing now, or gone.
// What is new, or says the same in other words, needs none; nor do the site's own texts.
func (cs *Changes) needsReason() []change {
	var list []change
	for _, f := range cs.Figures {
		if f.Kind == Revised || f.Kind == Withdrawn {
			list = append(list, figureChange(f))
		}
	}
	for _, t := range cs.Targets {
		if t.Kind == Revised || t.Kind == Withdrawn {
			list = append(list, targetChanges(t)...)
		}
	}
	for _, t := range cs.Texts {
		if t.Old != nil && t.Old.IsOfficial() && (t.New == nil || t.InZH()) {
			list = append(list, change{of: disclosure.OfClause, record: t.Old.Clause})
		}
	}
	return list
}

// explained notes which revisions state the reasons of the changes of an earlier release.
func (c *checker) explained(changes *Changes) {
	for _, ch := range changes.needsReason() {
		if r := Reason(c.set, ch.of, ch.record, ch.year, ch.old, ch.new); r != nil {
			c.used[r.ID] = true
		}
	}
}

// unexplained reports the changes since the last release for which no revision states a reason.
func (c *checker) unexplained(changes *Changes) {
	tag := c.history.Last().Tag
	for _, ch := range changes.needsReason() {
		if r := Reason(c.set, ch.of, ch.record, ch.year, ch.old, ch.new); r != nil {
			c.used[r.ID] = true
			continue
		}
		hint := lang.Text{
			ZH: "改回去；确要更正的，在 " + revisionsFile + " 写明理由：" + ch.inLine(),
			EN: "put it back; where it is a correction, state the reason in " + revisionsFile + ": " + ch.inLine()}
		c.problems = append(c.problems, c.problem(ch, tag).WithHint(hint))
	}
}

// problem says what was changed, at its place.
func (c *checker) problem(ch change, tag string) diag.Problem {
	switch ch.of {
	case disclosure.OfFigure:
		return c.figureProblem(ch, tag)
	case disclosure.OfClause:
		return diag.New(diag.PublishedTextChanged, c.clauseAt(ch.record), ch.record, tag)
	}
	pos := diag.Pos{File: "data/indicators.toml"}
	if ind := c.set.Indicator(disclosure.IndicatorID(ch.record)); ind != nil {
		pos = ind.At.At("target")
		if ch.of == disclosure.OfBaseline && ind.Baseline != nil {
			pos = ind.Baseline.At.At("value")
		}
	}
	if ch.new == "" && ch.of == disclosure.OfTarget {
		return diag.New(diag.PublishedTargetRemoved, pos, ch.record, ch.old, tag)
	}
	return diag.New(diag.PublishedTargetChanged, pos, ch.record, cmp.Or(ch.old, "-"), cmp.Or(ch.new, "-"), tag)
}

func (c *checker) figureProblem(ch change, tag string) diag.Problem {
	file := fmt.Sprintf("data/years/%d.toml", ch.year)
	if ch.new == "" {
		return diag.New(diag.PublishedFigureRemoved, diag.Pos{File: file}, ch.record, ch.old, tag)
	}
	pos := diag.Pos{File: file}
	id, _, _ := strings.Cut(ch.record, ".")
	for _, o := range c.set.Observed(disclosure.IndicatorID(id)) {
		if o.Year == ch.year && frozenFigure(c.set, o).Record() == ch.record {
			pos = o.At.At("value")
		}
	}
	return diag.New(diag.PublishedFigureChanged, pos, ch.record, ch.old, ch.new, tag)
}

// Reason finds the revision that states why something published was changed, or nil. Old and new are what it said before
// and says now, as Said writes it.
func Reason(set *disclosure.Dataset, of disclosure.Revised, record string, year int, old, new string) *disclosure.Revision {
	for i := range set.Revisions {
		r := &set.Revisions[i]
		if r.Of == of && r.Record == record && r.Year == year && (of == disclosure.OfClause || r.Old == old && r.New == new) {
			return r
		}
	}
	return nil
}
