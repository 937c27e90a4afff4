package disclosure

import (
	"net/url"
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
)

// observation checks one record of a year.
func (c *checker) observation(o *Observation) {
	ind := c.set.Indicator(o.Indicator)
	if years := c.set.Site.Years; c.isOutside(o.Year) && !c.outside[o.Year] {
		c.outside[o.Year] = true // the year's file is in the wrong place, not each of its records
		c.add(diag.YearOutside, o.At.At(), o.Year, years.First, years.Last)
	}
	c.source(o.Source, o.At, "source")
	c.place(o, ind)
	c.value(o)
	c.when(o)
	if o.IsContext() && o.Scope.IsZero() && !o.At.Has("scope") {
		c.add(diag.MissingScope, o.At.At())
	}
	c.recordUnit(o, ind)
	inRange := o.IsContext() || c.within(o, ind)
	c.recordObserved(o, ind)
	answers := diag.AnswersOf(o.Ack, o.Note, o.At)
	if c.suspect[o] = !inRange; inRange && !c.isOutside(o.Year) {
		c.doubts(o, ind, answers)
	}
	c.note(o.Note, o.At, answers)
	c.close(answers)
}

// recordObserved checks what a record says that it observes. Rates and levels cannot make one index, so that a record of
// average growth observes what its indicator does.
func (c *checker) recordObserved(o *Observation, ind *Indicator) {
	allowed := observables[ind.Kind]
	if ind.Kind == Growth {
		allowed = []Observable{ind.Observes()}
	}
	if o.Observed != "" && !o.IsContext() && !slices.Contains(allowed, o.Observed) {
		c.observed(o.At.At("observed"), o.Observed, ind.Kind, allowed)
	}
}

// observed reports something that an indicator of the kind, or its record, does not observe.
func (c *checker) observed(pos diag.Pos, o Observable, kind Kind, allowed []Observable) {
	p := diag.New(diag.ObservedMismatch, pos, string(o), string(kind))
	known := ids(allowed, func(o Observable) string { return string(o) })
	c.problems = append(c.problems, p.WithHint(diag.DidYouMean(string(o), known, "")))
}

// place checks that an observation says to which part and series it belongs.
func (c *checker) place(o *Observation, ind *Indicator) {
	if o.IsContext() {
		return
	}
	if ind.HasParts() && o.Part == "" {
		c.add(diag.PartNeeded, o.At.At(), string(ind.ID), ind.PartIDs()[0])
	} else if ind.Kind == Comparison && o.Series == "" {
		c.add(diag.PartNeeded, o.At.At(), string(ind.ID), FirstSeries)
	}
}

func (c *checker) value(o *Observation) {
	m, known := o.Status.Meaning()
	if !known {
		return // reported with the form of the file
	}
	switch {
	case o.Value == nil && !m.Missing && !o.At.Has("value"):
		c.add(diag.MissingValue, o.At.At())
	case o.Value != nil && !m.WithValue:
		c.add(diag.UnexpectedValue, o.At.At("value"), string(m.Code))
	}
	if o.Value != nil && o.Quote == "" && !o.At.Has("quote") {
		c.add(diag.MissingQuote, o.At.At())
	}
}

// when checks the period of a record: well formed, in the file's year, and whole unless the record is context.
func (c *checker) when(o *Observation) {
	_, to, ok := o.Span()
	switch {
	case !ok:
		c.add(diag.BadPeriod, o.At.At("period"), o.Period)
	case to.Year != o.Year:
		c.add(diag.PeriodElsewhere, o.At.At("period"), o.Period, o.Year)
	case o.IsPartial() && !o.IsContext():
		c.add(diag.PartialPeriod, o.At.At("period"), o.Period)
	}
}

// recordUnit checks that an observation is in a unit of the indicator's quantity. Context may be of any.
func (c *checker) recordUnit(o *Observation, ind *Indicator) {
	u := c.unit(o.Unit, o.At, "unit")
	if own := c.set.Unit(ind.PartUnit(o.Part)); u != nil && own != nil && !o.IsContext() && u.Quantity != own.Quantity {
		c.add(diag.UnitMismatch, o.At.At("unit"), string(u.ID), string(own.ID))
	}
}

// within checks an observation against the indicator's range, and reports whether it lies in it. A change is not a figure
// of that range.
func (c *checker) within(o *Observation, ind *Indicator) bool {
	own, unit := c.set.Unit(ind.PartUnit(o.Part)), c.set.Unit(o.Unit)
	if o.Observed == Change || o.Observed == "" && ind.Observes() == Change {
		return true
	}
	if o.Value == nil || !own.isMeasure() || !ind.hasRange() || ind.Part(o.Part) != nil {
		return true
	}
	v := o.Value
	if unit != nil {
		if !unit.isMeasure() {
			return true
		}
		if v = unit.Measure().Convert(v, own.Measure()); v == nil {
			return true
		}
	}
	if v.Cmp(ind.Range[0]) >= 0 && v.Cmp(ind.Range[1]) <= 0 {
		return true
	}
	in := func(k int) string { return lang.Exact(ind.Range[k], mostDecimals, lang.ZH) }
	p := diag.New(diag.OutOfRange, o.At.At("value"), lang.Exact(v, mostDecimals, lang.ZH), in(0), in(1))
	if slip, found := c.figure(o, ind).slip(); found {
		p = p.WithHint(slip.Text)
	}
	c.problems = append(c.problems, p.WithRelated(ind.At.At("range"), lang.Text{ZH: "范围在此设定", EN: "range set here"}))
	return false
}

// duplicates finds two figures of one indicator, part, series and year that would both be assessed.
func (c *checker) duplicates() {
	type slot struct {
		indicator    IndicatorID
		part, series string
		year         int
	}
	first := map[slot]*Observation{}
	for k := range c.set.Observations {
		o := &c.set.Observations[k]
		if o.IsContext() {
			continue
		}
		s := slot{o.Indicator, o.Part, o.Series, o.Year}
		other := first[s]
		if other == nil {
			first[s] = o
			continue
		}
		p := diag.New(diag.DuplicateObservation, o.At.At())
		if ind := c.set.Indicator(o.Indicator); ind != nil && o.Source != other.Source && c.differ(o, other, ind) {
			here, there := c.amount(o.Value, o, ind), c.amount(other.Value, other, ind)
			p = p.WithHint(lang.Text{
				ZH: "两个来源不一致（" + here.ZH + "、" + there.ZH + "）：保留官方来源的，另一个写入 note；口径不同的用 role = \"context\"",
				EN: "the two sources differ (" + here.EN + ", " + there.EN + "): keep the official one and name the other in its note; a figure of another scope is role = \"context\""})
		}
		c.problems = append(c.problems, p.WithRelated(other.At.At(), lang.Text{ZH: "另一个在此", EN: "the other is here"}))
	}
}

// background checks the facts and milestones of the document.
func (c *checker) background() {
	for _, f := range c.set.Facts {
		c.unit(f.Unit, f.At, "unit")
		for _, id := range f.Indicators {
			c.indicatorID(id, f.At, "indicators")
		}
		if c.quote(f.Clause, f.Quote, f.At) {
			c.stated(f.Value, f.Unit, f.Quote, f.At)
		}
	}
	for _, m := range c.set.Milestones {
		for _, a := range m.Areas {
			c.area(a, m.At, "areas")
		}
		if len(m.Receipts) == 0 {
			c.add(diag.NoReceipt, m.At.At())
		}
		for _, w := range m.Receipts {
			c.quote(w.Clause, w.Quote, w.At)
		}
		c.events(m.Events)
	}
}

func (c *checker) events(events []Event) {
	for _, e := range events {
		c.source(e.Source, e.At, "source")
		if src := c.set.Source(e.Source); src != nil && !src.Date.IsZero() && !e.Date.IsZero() && isBefore(src.Date.Last(), e.Date.First()) {
			p := diag.New(diag.SourceTooEarly, e.At.At("date"), src.Date.String(), e.Date.String())
			c.problems = append(c.problems, p.WithHint(lang.Text{ZH: "核对事件的日期和来源", EN: "check the date of the event and its source"}).
				WithRelated(src.At.At("date"), lang.Text{ZH: "来源的日期", EN: "the date of the source"}))
		}
	}
}

func (c *checker) groupings() {
	for _, g := range c.set.Groupings {
		c.clause(g.Clause, g.At, "clause")
		for _, group := range g.Groups {
			c.clause(group.Clause, group.At, "clause")
			for _, id := range group.Indicators {
				c.indicatorID(id, group.At, "indicators")
			}
		}
	}
}

func (c *checker) initiatives() {
	kinds := ids(c.set.Site.InitiativeKinds, func(k InitiativeKind) string { return k.ID })
	for _, i := range c.set.Initiatives {
		c.clause(i.Clause, i.At, "clause")
		c.kindOf(i.Kind, kinds, i.At)
		for _, a := range i.Areas {
			c.area(a, i.At, "areas")
		}
		for _, id := range i.Indicators {
			c.indicatorID(id, i.At, "indicators")
		}
		c.events(i.Events)
	}
}

func (c *checker) consistency() {
	for _, d := range c.set.Differences {
		for _, id := range d.Clauses {
			c.clause(id, d.At, "clauses")
		}
	}
	for _, s := range c.set.Sums {
		c.indicatorID(s.Whole, s.At, "whole")
		for _, id := range s.Parts {
			c.indicatorID(id, s.At, "parts")
		}
	}
}

func (c *checker) schematic() {
	s := c.set.Schematic
	if s == nil {
		return
	}
	c.clause(s.Clause, s.At, "clause")
	stations := ids(s.Stations, func(a AreaID) string { return string(a) })
	for _, a := range s.Stations {
		c.area(a, s.At, "stations")
	}
	at := func(id AreaID, place diag.Locator, key string) {
		if id != "" && !slices.Contains(stations, string(id)) {
			c.hinted(diag.UnknownArea, place.At(key), string(id), stations, "stations")
		}
	}
	for _, t := range s.Tiers {
		c.clause(t.Clause, t.At, "clause")
		for _, p := range t.Points {
			at(p.Place, p.At, "at")
			c.clause(p.Clause, p.At, "clause")
		}
		for _, l := range t.Links {
			at(l.From, l.At, "from")
			at(l.To, l.At, "to")
			c.clause(l.Clause, l.At, "clause")
		}
		for _, p := range t.Spans {
			at(p.From, p.At, "from")
			at(p.To, p.At, "to")
			c.clause(p.Clause, p.At, "clause")
		}
	}
}

// sources warns of sources on which nothing rests, as far as everything that could rest on them has been read, and of
// copies of what others have published.
func (c *checker) sources() {
	for i := range c.set.Sources {
		s := &c.set.Sources[i]
		answers := diag.AnswersOf(s.Ack, s.Note, s.At)
		if len(c.set.Unread) == 0 && !c.used[s.ID] {
			answers.Warn(&c.problems, diag.New(diag.UnusedSource, s.At.At(), string(s.ID)))
		}
		if host := mirrorOf(s.URL, c.set.Site.Sources.Mirrors); host != "" && s.Via.IsZero() && !s.At.Has("via") {
			p := diag.New(diag.MirrorSource, s.At.At("url"), host)
			answers.Warn(&c.problems, p.WithRelated(c.set.Site.Sources.At.At("mirrors"), lang.Text{ZH: "列为转载网站", EN: "listed as such"}))
		}
		c.note(s.Note, s.At, answers)
		c.close(answers)
	}
}

// mirrorOf is the host of an address, if it is one of those that republish or below one.
func mirrorOf(address string, mirrors []string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	host := strings.ToLower(u.Hostname())
	for _, m := range mirrors {
		if m = strings.ToLower(m); host == m || strings.HasSuffix(host, "."+m) {
			return host
		}
	}
	return ""
}
