package site

import (
	"path"
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/changes"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/ledger"
)

// A past is what was published, release by release, and since which release each part of the site is as it is. A page
// names the release that last changed what it shows, so that a release touches no other page. All indexes are those of
// steps.
type past struct {
	steps       []step
	targets     map[string]int // by id: the last release in which anything of it changed
	states      map[string]int // by id: the last in which it was named or stood otherwise
	texts       map[string]int // by name
	initiatives map[string]int // by id
	years       map[int]int    // the last in which anything of the year changed
	verdict     int            // the last in which any target stood otherwise, or had another path
}

// A step is a release and what it changed.
type step struct {
	disclosure.Release
	report *changes.Report           // against the release before; of the first against nothing
	items  map[string][]changes.Item // what it changed about a target, by id; none of the first
	entry  *ledger.Entry             // nil while the release is being prepared
}

// past is what was published; nil where nothing is sealed, or where it is not asked for.
func (s *Site) past() *past {
	if s.history == nil {
		return nil
	}
	return s.history()
}

// makePast compares the sealed releases, and the newest where it is not sealed yet. It is nil where none is sealed.
func (s *Site) makePast() *past {
	h := s.options.History
	if h.Last() == nil {
		return nil
	}
	p := &past{targets: map[string]int{}, states: map[string]int{}, texts: map[string]int{}, initiatives: map[string]int{}, years: map[int]int{}}
	before := changes.Side{Snapshot: &ledger.Snapshot{}}
	add := func(r disclosure.Release, now *ledger.Snapshot, e *ledger.Entry) {
		side := changes.Side{Name: r.Tag, Snapshot: now}
		st := step{Release: r, report: changes.New(before, side, s.set), entry: e}
		if !st.isFirst() {
			st.items = st.report.ByTarget()
		}
		p.steps = append(p.steps, st)
		p.note(s, len(p.steps)-1)
		before = side
	}
	for i, r := range s.pastReleases() {
		if i < len(h.Entries) {
			add(r, &h.Entries[i].Snapshot, h.Entries[i])
		} else {
			add(r, s.options.Now, nil)
		}
	}
	return p
}

// pastReleases are the releases that have a page: those that are sealed, then the newest where it is being prepared; nil
// where none is sealed.
func (s *Site) pastReleases() []disclosure.Release {
	h := s.options.History
	if h.Last() == nil {
		return nil
	}
	var list []disclosure.Release
	for _, e := range h.Entries {
		list = append(list, s.releaseNamed(e.Tag))
	}
	if newest := s.set.Release(); h.Entry(newest.Tag) == nil {
		list = append(list, newest)
	}
	return list
}

// note notes what a release changed.
func (p *past) note(s *Site, at int) {
	report := p.steps[at].report
	for _, id := range report.Changes.TargetIDs() {
		p.targets[id] = at
	}
	for _, c := range report.Changes.Targets {
		p.states[c.Subject().ID] = at
	}
	for _, c := range report.Changes.States {
		p.states[c.New.Target] = at
	}
	for _, t := range report.Changes.Texts {
		if c := s.texts.Clause(t.Subject().Clause, lang.ZH); c != nil {
			p.texts[c.Doc.Name] = at
		}
	}
	for _, e := range report.Changes.Events {
		if id, ok := strings.CutPrefix(e.Subject().Of, "initiative "); ok {
			p.initiatives[id] = at
		}
	}
	p.noteSources(s, at)
	p.noteYears(s, at)
	p.noteDefinitions(s, at)
	if at == 0 {
		return
	}
	for i := range s.set.Indicators { // of a year that is over, a figure is missing that was not due before
		ind := &s.set.Indicators[i]
		last := max(s.set.Site.Plan.Last, ind.Period(s.set.Site.Plan).Last)
		if before := p.steps[at-1].Date.Year; before != p.steps[at].Date.Year && before <= last {
			p.targets[string(ind.ID)], p.states[string(ind.ID)] = at, at
		}
	}
}

// noteSources notes the targets and years of which figures rest on a source that is cited otherwise now.
func (p *past) noteSources(s *Site, at int) {
	cited := map[disclosure.SourceID]bool{}
	for _, c := range p.steps[at].report.Changes.Sources {
		if c.Old != nil && c.New != nil {
			cited[disclosure.SourceID(c.New.ID)] = true
		}
	}
	if len(cited) == 0 {
		return
	}
	for i := range s.set.Observations {
		if o := &s.set.Observations[i]; cited[o.Source] {
			p.targets[string(o.Indicator)] = at
			p.years[o.Year] = at
		}
	}
}

// noteDefinitions notes the targets that are read otherwise now. With a unit, or an area, or another thing that stands on pages of
// many, all are.
func (p *past) noteDefinitions(s *Site, at int) {
	for _, c := range p.steps[at].report.Changes.Definitions {
		if d := c.Subject(); d.Of == ledger.OfTarget {
			p.targets[d.ID] = at
			continue
		}
		for i := range s.set.Indicators {
			id := string(s.set.Indicators[i].ID)
			p.targets[id], p.states[id] = at, at
		}
		for _, year := range s.refs.years {
			p.years[year] = at
		}
		p.verdict = at
	}
}

// noteYears notes the years of the figures that a release changed. What a target is and what is due concerns all years; a figure
// of a target of which years rest on each other concerns those after it too.
func (p *past) noteYears(s *Site, at int) {
	report := p.steps[at].report
	isOfAll := len(report.Changes.Targets) > 0 || at > 0 && p.steps[at-1].Date.Year != p.steps[at].Date.Year
	if isOfAll || len(report.Changes.States) > 0 {
		p.verdict = at
	}
	for _, year := range s.refs.years {
		if isOfAll {
			p.years[year] = at
		}
	}
	for _, c := range report.Changes.Figures {
		f := c.Subject()
		from, _ := strconv.Atoi(f.Year) // what is sealed has years
		p.years[from] = at
		ind := s.set.Indicator(disclosure.IndicatorID(f.Target))
		if ind == nil || isOfYears(ind.Kind) {
			continue
		}
		if from < ind.Period(s.set.Site.Plan).First {
			p.verdict = at // a path may start from it
		}
		for _, year := range s.refs.years {
			if year > from {
				p.years[year] = at
			}
		}
	}
}

// releaseNamed finds a release by its tag. Every entry of the ledger has one, which the check sees to.
func (s *Site) releaseNamed(tag string) disclosure.Release {
	for _, r := range s.set.Releases {
		if r.Tag == tag {
			return r
		}
	}
	return disclosure.Release{Tag: tag}
}

// releaseAt is the release that last changed what a file of such needs shows, the page of an address perhaps. Of a file
// that shows all figures it is the newest; of others the newest of its targets, its text, its initiative.
func (s *Site) releaseAt(need need, page string) disclosure.Release {
	p := s.past()
	if p == nil || need == nil {
		return s.set.Release()
	}
	n := need()
	if n.all {
		return s.set.Release()
	}
	at := 0
	for _, ind := range n.targets {
		at = max(at, p.targets[string(ind.ID)])
	}
	for _, ind := range n.states {
		at = max(at, p.states[string(ind.ID)])
	}
	at = max(at, p.years[n.year])
	if n.verdict {
		at = max(at, p.verdict)
	}
	name := strings.TrimSuffix(page, ".html")
	if id, ok := strings.CutPrefix(name, "initiatives/"); ok {
		at = max(at, p.initiatives[id])
	}
	return p.steps[max(at, p.texts[strings.TrimPrefix(name, "parallel/")])].Release
}

// releaseOf is the release that last changed what a page shows. A release's own page is of that release.
func (s *Site) releaseOf(p Page) disclosure.Release {
	isWithdrawn := p.layout == "withdrawn" || p.layout == "embed" && p.need == nil
	switch name := strings.TrimSuffix(path.Base(p.Path), ".html"); {
	case p.layout == "release":
		return s.releaseNamed(name)
	case isWithdrawn:
		return s.past().steps[s.past().targets[name]].Release
	}
	return s.releaseAt(p.need, p.Path)
}

// step finds a release by its tag, or nil.
func (p *past) step(tag string) *step {
	if p == nil {
		return nil
	}
	for i := range p.steps {
		if p.steps[i].Tag == tag {
			return &p.steps[i]
		}
	}
	return nil
}

func releaseAddress(tag string) string { return "releases/" + tag + ".html" }

// releaseLink leads to what a release changed, or to the list of releases where that is not known.
func (v *view) releaseLink(r disclosure.Release) Link {
	if v.past().step(r.Tag) == nil {
		return Link{Href: v.href("releases.html"), Text: r.Tag}
	}
	return Link{Href: v.href(releaseAddress(r.Tag)), Text: r.Tag}
}
