package ledger

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"

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
	reasons  Reasons // those that were not yet published
	clauseAt func(clause string) diag.Pos
	used     map[string]bool // by id: the revisions that state why something changed
	proposed map[string]bool // ids in hints
	missing  []Revision      // without a day and a reason
	problems diag.List
}

// Check holds a site against what it published: a figure, a target, a baseline or a clause of the document that was changed
// or removed since the last release needs a revision that says why. A revision serves one change: once it is published it
// stays as it was, and what changes later needs another; one that is not published must name a change that took place.
// The snapshot is the site as it is. ClauseAt says where a clause stands.
//
// Nothing is said of a dataset of which files could not be read: what stands there would seem removed.
func Check(h *History, set *disclosure.Dataset, now *Snapshot, clauseAt func(string) diag.Pos) diag.List {
	c := &checker{history: h, set: set, clauseAt: clauseAt, used: map[string]bool{}, proposed: map[string]bool{}}
	if len(set.Unread) > 0 {
		return nil
	}
	c.releases()
	published := &Snapshot{}
	if last := h.Last(); last != nil {
		published = &last.Snapshot
	}
	c.reasons = ReasonsSince(published, now)
	c.publishedReasons(published)
	if h.Last() != nil {
		c.unexplained(Compare(published, now))
	}
	c.newReasons(published)
	return c.problems
}

// Missing are the revisions that Check wants and the data do not have, as lines of data/revisions.toml, each of a day, with the
// reasons left to be filled in.
func Missing(h *History, set *disclosure.Dataset, now *Snapshot, day string) []string {
	last := h.Last()
	if last == nil {
		return nil
	}
	c := &checker{history: h, set: set, clauseAt: func(string) diag.Pos { return diag.Pos{} }, used: map[string]bool{}, proposed: map[string]bool{}}
	c.reasons = ReasonsSince(&last.Snapshot, now)
	c.unexplained(Compare(&last.Snapshot, now))
	lines := make([]string, len(c.missing))
	for i, r := range c.missing {
		r.Date = day
		lines[i] = r.inLine()
	}
	return lines
}

// publishedReasons holds the revisions against those that were published.
func (c *checker) publishedReasons(published *Snapshot) {
	for _, was := range published.Revisions {
		i := slices.IndexFunc(c.set.Revisions, func(r disclosure.Revision) bool { return r.ID == was.ID })
		pos := diag.Pos{File: revisionsFile}
		if i >= 0 {
			if pos = c.set.Revisions[i].At.At(); frozenRevision(&c.set.Revisions[i]) == was {
				continue
			}
		}
		line := was.inLine()
		p := diag.New(diag.PublishedReasonChanged, pos, was.ID, c.history.Last().Tag)
		c.problems = append(c.problems, p.WithHint(lang.Text{ZH: "恢复发布时的写法：" + line, EN: "put it back as it was published: " + line}))
	}
}

// newReasons looks at the revisions that were not yet published: each names a change and says something, and is of a day
// since the last release.
func (c *checker) newReasons(published *Snapshot) {
	newest := c.set.Release()
	for _, r := range c.reasons {
		i := slices.IndexFunc(c.set.Revisions, func(x disclosure.Revision) bool { return x.ID == r.ID })
		at, day := c.set.Revisions[i].At, c.set.Revisions[i].Date
		switch {
		case !c.used[r.ID]:
			c.problems.Add(diag.RevisionUnused, at.At(), r.ID)
		case r.ReasonZH == "" || r.ReasonEN == "": // reported with the data
		case !saysSomething(r.ReasonZH):
			c.problems.Add(diag.RevisionUnsaid, at.At("reason", "zh"), r.ID)
		case !saysSomething(r.ReasonEN):
			c.problems.Add(diag.RevisionUnsaid, at.At("reason", "en"), r.ID)
		case day.Compare(published.Day) < 0:
			last := c.history.Last().Tag + " (" + published.Day.String() + ")"
			c.problems.Add(diag.RevisionDate, at.At("date"), r.ID, r.Date, lang.Text{ZH: "早于 " + last + " 版，那时公布的还是原来的内容", EN: "before release " + last + ", which published what it revises"})
		case c.history.Entry(newest.Tag) == nil && day.Compare(newest.Date) > 0:
			tag := newest.Tag + " (" + newest.Date.String() + ")"
			c.problems.Add(diag.RevisionDate, at.At("date"), r.ID, r.Date, lang.Text{ZH: "晚于要公布它的 " + tag + " 版", EN: "after release " + tag + ", which is to publish it"})
		}
	}
}

// saysSomething reports whether a text has a letter in it, as a line that was never filled in has not.
func saysSomething(text string) bool { return strings.ContainsFunc(text, unicode.IsLetter) }

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
		case e != nil && e.Title.ZH != "" && e.Title != r.Title:
			c.problems.Add(diag.ReleaseWordsChanged, r.At.At("title"), r.Tag, e.Title)
		case e != nil && e.Title.ZH != "" && e.Notes != r.Notes:
			c.problems.Add(diag.ReleaseWordsChanged, r.At.At("notes"), r.Tag, e.Notes)
		case e == nil && last != nil && c.isBetween(r):
			c.problems.Add(diag.ReleaseTooEarly, r.At.At("date"), r.Tag, last.Tag, last.head.Date)
		}
	}
	c.sourcesOfTheFuture()
	for _, e := range c.history.Entries {
		if !dated[e.Tag] {
			c.problems.Add(diag.ReleaseIncomplete, diag.Pos{File: path.Join(Folder, e.Tag+".toml")}, e.Tag)
		}
	}
}

// sourcesOfTheFuture finds what the release in preparation cannot rest on: sources that were published after its day.
func (c *checker) sourcesOfTheFuture() {
	newest := c.set.Release()
	if newest.Tag == "" || c.history.Entry(newest.Tag) != nil {
		return
	}
	for i := range c.set.Sources {
		if s := &c.set.Sources[i]; s.Date.Compare(newest.Date.Last()) > 0 {
			c.problems.Add(diag.SourceAfterRelease, s.At.At("date"), s.ID, s.Date.String(), newest.Tag, newest.Date.String())
		}
	}
}

// isBetween reports whether a release that is not sealed would stand between those that are. One before the first of them
// was made before the site sealed its releases.
func (c *checker) isBetween(r *disclosure.Release) bool {
	last, first := c.history.Last(), c.history.Entries[0]
	isAfter := r.Date.Compare(last.Day) > 0 || r.Date.Compare(last.Day) == 0 && r.Tag > last.Tag
	return !isAfter && r.Date.Compare(first.Day) >= 0
}

// A change is something published that was changed or removed, in the terms of a revision.
type change struct {
	of       disclosure.Revised
	record   string
	year     int
	old, new string
	tag      string // of the release that published it; "" is the last
}

// revision is the one that states the change; day and reason are left to the editor.
func (c change) revision(taken func(id string) bool) Revision {
	return Revision{ID: c.id(taken), Of: string(c.of), Record: c.record, Year: number(c.year), Old: c.old, New: c.new}
}

// id proposes one that no other revision has.
func (c change) id(taken func(id string) bool) string {
	first := strings.NewReplacer(".", "-", " ", "-").Replace(c.record)
	if c.year != 0 {
		first += fmt.Sprint("-", c.year)
	}
	if c.of == disclosure.OfBaseline {
		first += "-baseline"
	}
	id := first
	for n := 2; taken(id); n++ {
		id = fmt.Sprint(first, "-", n)
	}
	return id
}

// inLine is the revision as a line of the revisions' file.
func (r Revision) inLine() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s = { of = %q, record = %q, ", r.ID, r.Of, r.Record)
	if r.Year != "" {
		fmt.Fprintf(&b, "year = %s, ", r.Year)
	}
	if r.Old != "" {
		fmt.Fprintf(&b, "old = %q, ", r.Old)
	}
	if r.New != "" {
		fmt.Fprintf(&b, "new = %q, ", r.New)
	}
	fmt.Fprintf(&b, "date = %q, reason = { zh = %q, en = %q } }", r.Date, r.ReasonZH, r.ReasonEN)
	return b.String()
}

// figureChange and those that follow put changes into the terms of a revision.
func figureChange(f Change[Figure]) change {
	c := change{of: disclosure.OfFigure, record: f.Old.Record(), year: Number(f.Old.Year), old: f.Old.Said()}
	if f.New != nil {
		c.new = f.New.Said()
	}
	return c
}

func targetChanges(t Change[Target]) []change {
	if t.Kind == Withdrawn {
		return []change{{of: disclosure.OfTarget, record: t.Old.ID, old: t.Old.Said()}}
	}
	var list []change
	if IsOfPromise(t) {
		list = append(list, change{of: disclosure.OfTarget, record: t.Old.ID, old: t.Old.Said(), new: t.New.Said()})
	}
	if IsOfBaseline(t) {
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
		if t.Old != nil && t.Old.IsOfficial() && (t.New == nil || IsInZH(t)) {
			list = append(list, change{of: disclosure.OfClause, record: t.Old.Clause})
		}
	}
	for _, d := range cs.Definitions {
		if (d.Kind == Revised || d.Kind == Withdrawn) && d.Old.bearsFigures() {
			list = append(list, change{of: disclosure.OfDefinition, record: d.Old.Record()})
		}
	}
	return list
}

// unexplained reports the changes since the last release for which no revision states a reason.
func (c *checker) unexplained(changes *Changes) {
	tag := c.history.Last().Tag
	for _, ch := range append(changes.needsReason(), c.broughtBack(changes)...) {
		if r := c.reasons.Of(ch.of, ch.record, ch.year, ch.old, ch.new); r != nil {
			c.used[r.ID] = true
			continue
		}
		r := ch.revision(c.isTaken)
		c.missing = append(c.missing, r)
		r.Date, r.ReasonZH, r.ReasonEN = "…", "…", "…"
		line := r.inLine()
		hint := lang.Text{
			ZH: "改回去；确要更正的，运行 gongkai new reasons，或自行在 " + revisionsFile + " 写明理由：" + line,
			EN: "put it back; where it is a correction, run gongkai new reasons, or state the reason in " + revisionsFile + ": " + line}
		c.problems = append(c.problems, c.problem(ch, cmp.Or(ch.tag, tag)).WithHint(hint))
	}
}

// isTaken reports whether a revision has an id, and takes it.
func (c *checker) isTaken(id string) bool {
	isTaken := c.proposed[id] || slices.ContainsFunc(c.set.Revisions, func(r disclosure.Revision) bool { return r.ID == id })
	c.proposed[id] = true
	return isTaken
}

// problem says what was changed, at its place.
func (c *checker) problem(ch change, tag string) diag.Problem {
	switch ch.of {
	case disclosure.OfFigure:
		return c.figureProblem(ch, tag)
	case disclosure.OfClause:
		return c.clauseProblem(ch, tag)
	case disclosure.OfDefinition:
		return c.definitionProblem(ch, tag)
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

func (c *checker) clauseProblem(ch change, tag string) diag.Problem {
	pos := c.clauseAt(ch.record)
	what := lang.Text{ZH: "条款 " + ch.record + " 的文字与 " + tag + " 版公布的不同", EN: "the Chinese words of clause " + ch.record + " are not those published in release " + tag}
	if pos.Line == 0 {
		what = lang.Text{ZH: tag + " 版公布的条款 " + ch.record + " 不见了", EN: "clause " + ch.record + ", published in release " + tag + ", is gone"}
	}
	return diag.New(diag.PublishedTextChanged, pos, what)
}

func (c *checker) definitionProblem(ch change, tag string) diag.Problem {
	of, id, _ := strings.Cut(ch.record, " ")
	pos := diag.Pos{File: "data/units.toml"}
	if u := c.set.Unit(disclosure.UnitID(id)); of == OfUnit && u != nil {
		pos = u.At.At()
	}
	if of == OfFact {
		pos.File = "data/facts.toml"
		if i := slices.IndexFunc(c.set.Facts, func(f disclosure.Fact) bool { return f.ID == id }); i >= 0 {
			pos = c.set.Facts[i].At.At()
		}
	}
	return diag.New(diag.PublishedDefinitionChanged, pos, ch.record, tag)
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

// broughtBack lists the figures that are new since the last release and yet were published before, as something else.
func (c *checker) broughtBack(changes *Changes) []change {
	if len(c.history.Entries) < 2 || !slices.ContainsFunc(changes.Figures, func(f Change[Figure]) bool { return f.Kind == Added }) {
		return nil
	}
	var list []change
	last := c.history.lastFigures()
	for _, f := range changes.Figures {
		if f.Kind != Added {
			continue
		}
		if was := last[f.New.key()]; was.Figure != nil && was.Said() != f.New.Said() {
			back := figureChange(Change[Figure]{Revised, was.Figure, f.New})
			back.tag = was.tag
			list = append(list, back)
		}
	}
	return list
}

// Reasons are revisions.
type Reasons []Revision

// ReasonsSince are the revisions of the newer of two snapshots that the older has not: those that state why something
// changed between them.
func ReasonsSince(before, after *Snapshot) Reasons {
	had := map[string]bool{}
	for _, r := range before.Revisions {
		had[r.ID] = true
	}
	var list Reasons
	for _, r := range after.Revisions {
		if !had[r.ID] {
			list = append(list, r)
		}
	}
	return list
}

// Of finds the revision that states why something published was changed, or nil. Old and new are what it said before and
// says now, as Said writes it.
func (rs Reasons) Of(of disclosure.Revised, record string, year int, old, new string) *Revision {
	return rs.find(of, record, year, func(r *Revision) bool { return of.IsOfWords() || r.Old == old && r.New == new })
}

// To is Of for something that was changed more than once between the two snapshots: the last revision that made it what
// it is now.
func (rs Reasons) To(of disclosure.Revised, record string, year int, new string) *Revision {
	var last *Revision
	rs.find(of, record, year, func(r *Revision) bool {
		if r.New == new {
			last = r
		}
		return false
	})
	return last
}

func (rs Reasons) find(of disclosure.Revised, record string, year int, is func(*Revision) bool) *Revision {
	for i := range rs {
		r := &rs[i]
		if r.Of == string(of) && r.Record == record && Number(r.Year) == year && is(r) {
			return r
		}
	}
	return nil
}
