package site

import (
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/notice"
)

// references say what names what, found once so that every page can link both ways.
type references struct {
	verdicts    map[disclosure.IndicatorID]summary
	position    map[disclosure.IndicatorID]int // in the list of targets
	byArea      map[disclosure.AreaID][]*disclosure.Indicator
	groups      map[disclosure.IndicatorID][]groupRef
	bodies      disclosure.Duties
	targets     map[disclosure.ClauseID][]*disclosure.Indicator
	milestones  map[disclosure.ClauseID][]*disclosure.Milestone
	baselines   map[disclosure.ClauseID][]*disclosure.Indicator
	duties      []disclosure.ClauseID // clauses that end in a list of bodies, in the order of the document
	listed      []disclosure.ClauseID // rows of annexes and other lists that name bodies
	bodyClauses map[disclosure.BodyID][]disclosure.ClauseID
	bodyTargets map[disclosure.BodyID][]*disclosure.Indicator
	initiatives map[disclosure.IndicatorID][]*disclosure.Initiative
	bySource    map[disclosure.SourceID][]use
	background  map[disclosure.IndicatorID][]*disclosure.Fact
	places      places
	years       []int // years that have a page: the plan's, and all others with records
	byYear      map[int]*yearRecords
	initiatedBy map[disclosure.ClauseID][]*disclosure.Initiative
	bodyOrder   []disclosure.BodyID // the list of bodies
	bodyAt      map[disclosure.BodyID]int
	bodyOwes    map[disclosure.BodyID][]*disclosure.Indicator // targets whose figures are incomplete, at each body that owes them
}

// A summary is what lists say of a target: little enough to be kept for each.
type summary struct {
	disclosure.Verdict
	Latest    int                         // year of the newest figure of the target's own scope; 0 where there is none
	Published int                         // how many years of the period have a figure
	Due       int                         // how many years of the period were over at the release
	Context   int                         // how many records of another scope or date
	Standings map[int]disclosure.Standing // of every year of its lines
	Missing   []int                       // years of the period that were over at the release and whose figures are not complete
	Figures   int                         // how many years, those before the period among them, have a complete figure
	Evidence  evidence
}

type groupRef struct {
	grouping *disclosure.Grouping
	group    *disclosure.Group
}

// A use is a record or an event that rests on a source.
type use struct {
	observation *disclosure.Observation
	event       *disclosure.Event
	address     string
	name        lang.Text
}

// bodiesFile is where the bodies are listed.
const bodiesFile = "data/bodies.toml"

// resolve finds the bodies that every list in the texts names, and checks that both languages name the same.
func (s *Site) resolve() diag.List {
	if s.set.IsUnread(bodiesFile) {
		return nil // the one fault has been reported
	}
	var problems diag.List
	for _, name := range s.texts.Names() {
		zh, en := s.texts.Document(name, lang.ZH), s.texts.Document(name, lang.EN)
		if zh == nil || en == nil {
			continue
		}
		english := map[string]*notice.Clause{}
		for _, c := range en.All() {
			english[c.ID] = c
		}
		for _, c := range zh.All() {
			problems = append(problems, s.resolveClause(c, english[c.ID])...)
		}
	}
	return problems
}

func (s *Site) resolveClause(zh, en *notice.Clause) diag.List {
	var problems diag.List
	problems = append(problems, s.resolveMentions(zh)...)
	if en == nil {
		return problems
	}
	problems = append(problems, s.resolveMentions(en)...)
	if len(problems) > 0 {
		return problems
	}
	if a, b := bodyIDs(zh), bodyIDs(en); !slices.Equal(a, b) {
		p := diag.New(diag.BodiesDiffer, listPos(en), joinIDs(a), joinIDs(b))
		problems = append(problems, p.WithRelated(listPos(zh), lang.Text{ZH: "中文所列在此", EN: "the Chinese list is here"}))
	}
	return problems
}

func (s *Site) resolveMentions(c *notice.Clause) diag.List {
	var problems diag.List
	mentions := c.Mentions()
	names := make([]string, len(mentions))
	for i, m := range mentions {
		names[i] = m.Name
	}
	for i, id := range s.set.ResolveBodies(names) {
		if id == "" {
			p := diag.New(diag.UnknownBody, mentions[i].Pos(), names[i])
			problems = append(problems, p.WithHint(diag.DidYouMean(names[i], s.bodyNames(), bodiesFile)))
		}
		mentions[i].Body = string(id)
	}
	return problems
}

func (s *Site) bodyNames() []string {
	var names []string
	for i := range s.set.Bodies {
		names = append(names, s.set.Bodies[i].Names()...)
	}
	return names
}

func bodyIDs(c *notice.Clause) []disclosure.BodyID {
	var ids []disclosure.BodyID
	for _, m := range c.Mentions() {
		ids = append(ids, disclosure.BodyID(m.Body))
	}
	return ids
}

func joinIDs(ids []disclosure.BodyID) string {
	var s []string
	for _, id := range ids {
		s = append(s, string(id))
	}
	return strings.Join(s, ", ")
}

// refer fills the references.
func (s *Site) refer() {
	r := &s.refs
	r.verdicts = map[disclosure.IndicatorID]summary{}
	r.position = map[disclosure.IndicatorID]int{}
	r.byArea = map[disclosure.AreaID][]*disclosure.Indicator{}
	r.groups = map[disclosure.IndicatorID][]groupRef{}
	r.targets = map[disclosure.ClauseID][]*disclosure.Indicator{}
	r.milestones = map[disclosure.ClauseID][]*disclosure.Milestone{}
	r.baselines = map[disclosure.ClauseID][]*disclosure.Indicator{}
	r.bodyClauses = map[disclosure.BodyID][]disclosure.ClauseID{}
	r.bodyTargets = map[disclosure.BodyID][]*disclosure.Indicator{}
	r.initiatives = map[disclosure.IndicatorID][]*disclosure.Initiative{}
	r.bySource = map[disclosure.SourceID][]use{}
	r.background = map[disclosure.IndicatorID][]*disclosure.Fact{}
	r.byYear = map[int]*yearRecords{}
	r.initiatedBy = map[disclosure.ClauseID][]*disclosure.Initiative{}
	r.bodyAt = map[disclosure.BodyID]int{}
	r.bodyOwes = map[disclosure.BodyID][]*disclosure.Indicator{}
	s.referClauses()
	s.referTargets()
	s.referPlaces()
	s.referUses()
	s.referYears()
	s.orderBodies()
	s.referOwed()
}

// Duties are the bodies that the clauses of the document name, once Check has resolved the names. What could not be
// resolved is left out.
func Duties(texts *notice.Set) disclosure.Duties {
	d := disclosure.Duties{}
	for _, c := range officialClauses(texts) {
		ids := slices.DeleteFunc(bodyIDs(c), func(id disclosure.BodyID) bool { return id == "" })
		if len(ids) > 0 {
			d[disclosure.ClauseID(c.ID)] = ids
		}
	}
	return d
}

// officialClauses lists the clauses of the document, in its own language, text by text.
func officialClauses(texts *notice.Set) []*notice.Clause {
	var list []*notice.Clause
	for _, name := range texts.Names() {
		if doc := texts.Document(name, lang.ZH); doc != nil && IsOfficial(name) {
			list = append(list, doc.All()...)
		}
	}
	return list
}

func (s *Site) referClauses() {
	r := &s.refs
	r.bodies = Duties(s.texts)
	for _, c := range officialClauses(s.texts) {
		id := disclosure.ClauseID(c.ID)
		ids := bodyIDs(c)
		if len(ids) == 0 {
			continue
		}
		for _, b := range ids {
			r.bodyClauses[b] = append(r.bodyClauses[b], id)
		}
		if c.IsListed() {
			r.duties = append(r.duties, id)
		} else {
			r.listed = append(r.listed, id)
		}
	}
}

func (s *Site) referTargets() {
	r := &s.refs
	for i := range s.set.Indicators {
		ind := &s.set.Indicators[i]
		r.verdicts[ind.ID] = summarize(s.set.Trajectory(ind))
		r.position[ind.ID] = i
		for _, a := range ind.Areas {
			r.byArea[a] = append(r.byArea[a], ind)
		}
		if b := ind.Baseline; b != nil {
			r.baselines[b.Clause] = append(r.baselines[b.Clause], ind)
		}
		for _, w := range ind.Receipts {
			r.targets[w.Clause] = append(r.targets[w.Clause], ind)
			for _, b := range r.bodies[w.Clause] {
				if !slices.Contains(r.bodyTargets[b], ind) {
					r.bodyTargets[b] = append(r.bodyTargets[b], ind)
				}
			}
		}
	}
	for i := range s.set.Facts {
		for _, id := range s.set.Facts[i].Indicators {
			r.background[id] = append(r.background[id], &s.set.Facts[i])
		}
	}
	for i := range s.set.Milestones {
		m := &s.set.Milestones[i]
		for _, w := range m.Receipts {
			r.milestones[w.Clause] = append(r.milestones[w.Clause], m)
		}
	}
	for i := range s.set.Groupings {
		g := &s.set.Groupings[i]
		for k := range g.Groups {
			for _, id := range g.Groups[k].Indicators {
				r.groups[id] = append(r.groups[id], groupRef{g, &g.Groups[k]})
			}
		}
	}
	for i := range s.set.Initiatives {
		for _, id := range s.set.Initiatives[i].Indicators {
			r.initiatives[id] = append(r.initiatives[id], &s.set.Initiatives[i])
		}
	}
}

// summarize keeps of a trajectory what lists show. A target of several parts has a figure for a year where all have.
func summarize(t disclosure.Trajectory) summary {
	sum := summary{Verdict: t.Verdict, Standings: t.Standings(), Missing: t.Missing()}
	for _, line := range t.Lines {
		for _, y := range line.Years {
			if y.Figure != nil || y.Second != nil {
				sum.Latest = max(sum.Latest, y.Year)
			}
			sum.Context += len(y.Context)
		}
	}
	for _, y := range t.Lines[0].Years {
		if sum.Standings[y.Year] == disclosure.Published {
			sum.Figures++
			if y.InPlan {
				sum.Published++
			}
		}
		if y.InPlan && y.Due {
			sum.Due++
		}
	}
	sum.Evidence = sum.evidence(t.Period)
	return sum
}

func (s *Site) referUses() {
	r := &s.refs
	for i := range s.set.Observations {
		o := &s.set.Observations[i]
		if ind := s.set.Indicator(o.Indicator); ind != nil {
			r.bySource[o.Source] = append(r.bySource[o.Source], use{observation: o, address: targetAddress(ind.ID), name: ind.Name})
		}
	}
	for i := range s.set.Initiatives {
		ini := &s.set.Initiatives[i]
		for k := range ini.Events {
			e := &ini.Events[k]
			r.bySource[e.Source] = append(r.bySource[e.Source], use{event: e, address: initiativeAddress(ini.ID), name: ini.Name})
		}
	}
	for i := range s.set.Milestones {
		m := &s.set.Milestones[i]
		for k := range m.Events {
			e := &m.Events[k]
			r.bySource[e.Source] = append(r.bySource[e.Source], use{event: e, address: areaAddress(m.Areas[0]), name: m.Name})
		}
	}
	n := &s.set.Notice
	r.bySource[n.Source] = append(r.bySource[n.Source], use{address: "notice.html", name: n.Title})
}

func (s *Site) referYears() {
	years := s.set.Site.Plan.Years()
	for i := range s.set.Observations {
		years = append(years, s.set.Observations[i].Year)
	}
	slices.Sort(years)
	s.refs.years = slices.Compact(years)
}

// owners are the bodies that owe a target's figures: those that the first of its clauses with a list names.
func (s *Site) owners(ind *disclosure.Indicator) []disclosure.BodyID {
	_, ids := s.owing(ind)
	return ids
}

// checkLinks finds links in the texts that lead to no page or no clause.
func (s *Site) checkLinks() diag.List {
	var problems diag.List
	for _, name := range s.texts.Names() {
		for _, l := range lang.All {
			doc := s.texts.Document(name, l)
			if doc == nil {
				continue
			}
			for _, link := range doc.Links() {
				if !s.known[link.Address] || link.Fragment != "" && !s.hasAnchor(link) {
					problems = append(problems, s.brokenLink(link))
				}
			}
		}
	}
	return problems
}

// hasAnchor reports whether a text has the clause that a link names. Anchors of other pages are not known before they
// are rendered; links to them name the page alone.
func (s *Site) hasAnchor(link notice.Link) bool {
	c := s.texts.Clause(link.Fragment, lang.ZH)
	return c != nil && c.Doc.Name+".html" == link.Address
}

func (s *Site) brokenLink(link notice.Link) diag.Problem {
	p := diag.New(diag.BrokenLink, link.Pos, link.Written)
	if s.known[link.Address] {
		var ids []string
		if doc := s.texts.Document(strings.TrimSuffix(link.Address, ".html"), lang.ZH); doc != nil {
			for _, c := range doc.All() {
				if c.ID != "" {
					ids = append(ids, c.ID)
				}
			}
		}
		return p.WithHint(diag.DidYouMean(link.Fragment, ids, ""))
	}
	var addresses []string
	for a := range s.known {
		addresses = append(addresses, a)
	}
	return p.WithHint(diag.DidYouMean(link.Address, addresses, ""))
}

// listPos is the place of a clause's list of bodies, or of the clause where it has none.
func listPos(c *notice.Clause) diag.Pos {
	if m := c.Mentions(); len(m) > 0 {
		return m[0].Pos()
	}
	return c.Pos()
}
