package site

import (
	"maps"
	"slices"
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/digest"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/ledger"
	"gongkai/cmd/gongkai/internal/opendata"
)

// This file says what each file of the site is made from, so that a build can leave alone those of which nothing has
// changed. A file has a key: the digest of all that can reach its bytes. Two builds that give a file the same key give it
// the same bytes.
//
// All files depend on the base: the program, the theme, the texts and all data but the figures. Beyond it a file depends
// on the figures of the targets that it shows, and says so where it is planned (see needs); if it says nothing, it depends
// on all of them. Whoever lets a page show more of other targets must widen its needs; TestRebuild finds what is forgotten.

// needs are the figures that a file depends on. The zero value is none.
type needs struct {
	all     bool                    // those of all targets, and all sources
	targets []*disclosure.Indicator // all figures of these, with their sources
	states  []*disclosure.Indicator // how these stand, which is all that lists of links show
	year    int                     // the records of this year, how they stand against their targets, and what is missing of it
	verdict bool                    // the state and the path of every target
}

// A need gives the needs of a file once pages are planned; nil stands for all figures.
type need func() needs

var everything = needs{all: true}

// Keys are worked out when they are first asked for.
type keys struct {
	base    digest.Sum
	whole   digest.Sum
	figures map[disclosure.IndicatorID]digest.Sum
	states  map[disclosure.IndicatorID]digest.Sum
	sources map[disclosure.SourceID]int // where each stands in the list
	years   map[int]digest.Sum
	verdict digest.Sum
}

func (s *Site) makeKeys() *keys {
	k := &keys{base: s.baseKey(), figures: map[disclosure.IndicatorID]digest.Sum{}, states: map[disclosure.IndicatorID]digest.Sum{}, sources: map[disclosure.SourceID]int{}, years: map[int]digest.Sum{}}
	sources := map[disclosure.SourceID]digest.Sum{}
	for i := range s.set.Sources {
		sources[s.set.Sources[i].ID] = digest.Of(s.set.Sources[i])
		k.sources[s.set.Sources[i].ID] = i
	}
	published := s.publishedKeys()
	records := make(map[*disclosure.Observation]digest.Sum, len(s.set.Observations))
	all := make([]digest.Sum, 0, len(s.set.Indicators))
	for i := range s.set.Indicators {
		id := s.set.Indicators[i].ID
		sums := []digest.Sum{digest.Of(published[string(id)])}
		for _, o := range s.set.Observed(id) {
			records[o] = digest.Of(digest.Of(*o), sources[o.Source])
			sums = append(sums, records[o])
		}
		k.figures[id], k.states[id] = digest.Of(sums), digest.Of(s.refs.verdicts[id])
		all = append(all, k.figures[id])
	}
	order := make([]disclosure.IndicatorID, len(s.set.Observations))
	for i := range s.set.Observations {
		order[i] = s.set.Observations[i].Indicator
	}
	for _, y := range s.refs.years {
		k.years[y] = s.yearKey(y, records, k.sources)
	}
	k.verdict = s.verdictKey()
	k.whole = digest.Of(k.base, all, order, s.set.Sources, s.set.Revisions, s.set.Releases, s.sealKeys())
	return k
}

// yearKey is the digest of a year: of its records, each with how it stands against its target, in their order and that of their
// sources, and of what is known of every target in that year.
func (s *Site) yearKey(year int, records map[*disclosure.Observation]digest.Sum, sources map[disclosure.SourceID]int) digest.Sum {
	var sums []digest.Sum
	var outcomes []outcome
	var cited []disclosure.SourceID
	for i := range s.set.Observations {
		o := &s.set.Observations[i]
		if o.Year != year {
			continue
		}
		sums, cited = append(sums, records[o]), append(cited, o.Source)
		ind := s.set.Indicator(o.Indicator)
		t := s.set.Trajectory(ind)
		if line, y := yearOf(&t, o); y != nil {
			outcomes = append(outcomes, outcomeOf(ind, t.Period, line, y))
		}
	}
	known := make([]disclosure.Standing, len(s.set.Indicators))
	for i := range s.set.Indicators {
		known[i] = disclosure.Standings // none
		if st, ok := s.refs.verdicts[s.set.Indicators[i].ID].Standings[year]; ok {
			known[i] = st
		}
	}
	return digest.Of(sums, outcomes, inOrder(cited, sources), known)
}

// verdictKey is the digest of the states of all targets, and of the paths that rest on a record.
func (s *Site) verdictKey() digest.Sum {
	var of []any
	for i := range s.set.Indicators {
		t := s.set.Trajectory(&s.set.Indicators[i])
		of = append(of, t.State, t.Reason, t.Year)
		if !isOfYears(t.Indicator.Kind) {
			for k := range t.Lines {
				of = append(of, t.Lines[k].Quantity, t.Lines[k].Path)
			}
		}
	}
	return digest.Of(of...)
}

// isOfYears reports whether of targets of a kind every year stands for itself: no value and no path rests on the record of another.
func isOfYears(k disclosure.Kind) bool {
	return k == disclosure.Level || k == disclosure.Rank || k == disclosure.Comparison
}

// sealKeys name all that was published.
func (s *Site) sealKeys() []string {
	var seals []string
	if s.options.History != nil {
		for _, e := range s.options.History.Entries {
			seals = append(seals, e.Tag, e.Seal)
		}
	}
	return seals
}

// publishedKeys are digests of what was published of each target: of each release that changed anything of it, and of the
// reasons that were stated.
func (s *Site) publishedKeys() map[string][]digest.Sum {
	keys := map[string][]digest.Sum{}
	if s.options.History == nil {
		return keys
	}
	last := map[string]digest.Sum{}
	for _, e := range s.options.History.Entries {
		rows := map[string][]any{}
		for _, f := range e.Figures {
			rows[f.Target] = append(rows[f.Target], f)
		}
		for _, t := range e.Targets {
			rows[t.ID] = append(rows[t.ID], t)
		}
		for _, st := range e.States {
			rows[st.Target] = append(rows[st.Target], st)
		}
		for _, d := range e.Definitions {
			if d.Of == ledger.OfTarget {
				rows[d.ID] = append(rows[d.ID], d)
			}
		}
		for i := range s.set.Indicators {
			id := string(s.set.Indicators[i].ID)
			if sum := digest.Of(rows[id]); sum != last[id] {
				last[id] = sum
				keys[id] = append(keys[id], digest.Of(e.Tag, e.Day, sum))
			}
		}
	}
	for _, r := range s.set.Revisions {
		id, _, _ := strings.Cut(r.Record, ".")
		keys[id] = append(keys[id], digest.Of(r))
	}
	return keys
}

// baseKey is the digest of what all files depend on. Of the sources it holds those that something other than a figure
// rests on; of the releases how many years were over at the newest, and whether any is sealed.
func (s *Site) baseKey() digest.Sum {
	var texts []any
	for _, name := range s.texts.Names() {
		for _, l := range lang.All {
			if doc := s.texts.Document(name, l); doc != nil {
				texts = append(texts, name, l, doc.Text(), s.pictureDigests(doc.Pictures))
			}
		}
	}
	var sources []*disclosure.Source
	for i := range s.set.Sources {
		src := &s.set.Sources[i]
		if slices.ContainsFunc(s.refs.bySource[src.ID], func(u use) bool { return u.observation == nil }) {
			sources = append(sources, src)
		}
	}
	ofTexts := slices.DeleteFunc(slices.Clone(s.set.Revisions), func(r disclosure.Revision) bool { return r.Of != disclosure.OfClause })
	return digest.Of(s.options.Program, s.options.BaseURL, s.theme.Digest(), texts, s.lasting(), s.refs.years, sources, ofTexts,
		digest.Except(s.set, "Observations", "Sources", "Revisions", "Releases", "Unread"), s.lastOver(), s.past() != nil)
}

// lastOver stands for the years that were over at the newest release, of those that the site shows: what is due.
func (s *Site) lastOver() int {
	last := s.set.Site.Plan.Last
	for i := range s.set.Indicators {
		last = max(last, s.set.Indicators[i].Period(s.set.Site.Plan).Last)
	}
	for i := range s.set.Observations {
		last = max(last, s.set.Observations[i].Year)
	}
	return min(last, s.set.Release().Date.Year-1)
}

// lasting are the addresses that are known, but for those of releases: only texts name these, and only where they exist.
func (s *Site) lasting() map[string]bool {
	known := maps.Clone(s.known)
	maps.DeleteFunc(known, func(address string, _ bool) bool { return strings.HasPrefix(address, "releases/") })
	return known
}

// key is the key of a file, the page of an address perhaps; "" where the program is not known.
func (s *Site) key(kind string, need need, page string) string {
	if s.options.Program == "" {
		return ""
	}
	k := s.keys()
	n := everything
	if need != nil {
		n = need()
	}
	if n.all {
		return digest.Of(kind, k.whole).String()
	}
	sums := []digest.Sum{k.base}
	for _, ind := range n.targets {
		sums = append(sums, k.figures[ind.ID])
	}
	for _, ind := range n.states {
		sums = append(sums, k.states[ind.ID])
	}
	if n.year != 0 {
		sums = append(sums, k.years[n.year])
	}
	if n.verdict {
		sums = append(sums, k.verdict)
	}
	return digest.Of(kind, len(n.targets), sums, inOrder(s.cited(n.targets), k.sources), s.releaseAt(need, page)).String()
}

// cited are the sources of the figures of targets.
func (s *Site) cited(targets []*disclosure.Indicator) []disclosure.SourceID {
	var ids []disclosure.SourceID
	for _, ind := range targets {
		for _, o := range s.set.Observed(ind.ID) {
			ids = append(ids, o.Source)
		}
	}
	return ids
}

// inOrder are sources, each once, in the order in which files of data list them.
func inOrder(ids []disclosure.SourceID, at map[disclosure.SourceID]int) []disclosure.SourceID {
	slices.SortFunc(ids, func(a, b disclosure.SourceID) int { return at[a] - at[b] })
	return slices.Compact(ids)
}

// none is the need of what shows no figure.
func none() needs { return needs{} }

// needsFigures is the need of what shows the figures of some targets.
func needsFigures(targets ...*disclosure.Indicator) need {
	return func() needs { return needs{targets: targets} }
}

// needsTarget is what the page of a target shows: itself, and the states of the others of its area.
func (s *Site) needsTarget(ind *disclosure.Indicator) need {
	return func() needs {
		others := s.refs.byArea[ind.Areas[0]]
		return needs{targets: []*disclosure.Indicator{ind}, states: others[:min(len(others), mostSiblings+1)]}
	}
}

func (s *Site) needsArea(id disclosure.AreaID) need {
	return func() needs { return needs{targets: s.refs.byArea[id]} }
}

func (s *Site) needsBody(id disclosure.BodyID) need {
	return func() needs { return needs{targets: slices.Concat(s.refs.bodyTargets[id], s.refs.bodyOwes[id])} }
}

func (s *Site) needsOf(ids []disclosure.IndicatorID) need {
	return func() needs {
		var n needs
		for _, id := range ids {
			n.targets = append(n.targets, s.set.Indicator(id))
		}
		return n
	}
}

// needsYear is what the page of a year shows.
func needsYear(year int) need {
	return func() needs { return needs{year: year} }
}

// needsText is what the page of a text shows: how the targets stand that its clauses set. The notice and the methods speak
// of all.
func (s *Site) needsText(name string) need {
	if name == "notice" || name == "method" {
		return nil
	}
	return func() needs {
		var n needs
		for _, c := range s.texts.Document(name, lang.ZH).All() {
			n.states = append(n.states, s.refs.targets[disclosure.ClauseID(c.ID)]...)
		}
		return n
	}
}

// needsData is what a file of data holds.
func (s *Site) needsData(f opendata.File) need {
	switch f.Scope {
	case opendata.OfTarget:
		return needsFigures(s.set.Indicator(disclosure.IndicatorID(f.Key)))
	case opendata.OfArea:
		return s.needsArea(disclosure.AreaID(f.Key))
	case opendata.OfBody:
		return s.needsBody(disclosure.BodyID(f.Key))
	case opendata.OfYear:
		year, _ := strconv.Atoi(f.Key) // the keys are years
		return func() needs { return needs{year: year, verdict: true} }
	}
	return nil
}
