package site

import (
	"cmp"
	"slices"
	"strconv"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/notice"
)

// A SourcesPage is every source with what rests on it.
type SourcesPage struct {
	Frame
	Lead       string
	Caveats    []string
	Kinds      []SourceKind
	Publishers []PublisherRow
}

// A SourceKind is the sources of one kind, newest first.
type SourceKind struct {
	ID      string
	Name    string
	Meaning string
	Count   string
	Sources []SourceEntry
}

// A SourceEntry is a source with what rests on it.
type SourceEntry struct {
	SourceLine
	ID       string
	Uses     []SourceUse
	IsUnused bool
}

// A SourceUse is a page on which something rests on the source.
type SourceUse struct {
	Page  Link
	Words []string // the figures and events there
}

// A PublisherRow counts what comes from one publisher.
type PublisherRow struct {
	Name    string
	Sources string
	Records string
	Events  string
}

// sourceKinds are the kinds of sources in the order in which they are shown.
var sourceKinds = []struct {
	id            string
	name, meaning lang.Text
}{
	{"official", lang.Text{ZH: "官方和编制机构", EN: "Official bodies and compilers"}, lang.Text{ZH: "责任单位、政府部门或指数编制机构自行发布的材料。", EN: "Published by a responsible body, a government department or the compiler of an index."}},
	{"press", lang.Text{ZH: "新闻报道", EN: "Press"}, lang.Text{ZH: "新闻机构的报道，其中的数据多引自官方；查自转载页面的，标明转载。", EN: "Reports of news organizations, which mostly quote official figures. Where a report was read in a repost, this is marked."}},
}

func (v *view) sources() any {
	title := v.t("数据来源", "Sources")
	page := SourcesPage{Frame: v.frame(title, v.crumbs(Link{Text: title})...)}
	records, events, reposts, others := 0, 0, 0, 0
	for _, k := range sourceKinds {
		kind := SourceKind{ID: k.id, Name: v.in(k.name), Meaning: v.in(k.meaning)}
		for _, s := range v.sourcesOf(k.id) {
			kind.Sources = append(kind.Sources, v.sourceEntry(s))
			r, e := v.counts(s.ID)
			if !notice.IsGovernment(s.URL) {
				others++
			}
			records, events = records+r, events+e
			if !s.Via.IsZero() {
				reposts++
			}
		}
		if len(kind.Sources) > 0 {
			kind.Count = v.count(len(kind.Sources), "份", "source", "sources")
			page.Kinds = append(page.Kinds, kind)
		}
	}
	n := len(v.set.Sources)
	page.Lead = v.t("本站每条数据和进展都注明来源。共"+strconv.Itoa(n)+"份来源，载有"+strconv.Itoa(records)+"条数据、"+strconv.Itoa(events)+"条进展。",
		"Every figure and every event of this site has a source. "+v.count(n, "", "source supports ", "sources support ")+v.count(records, "", "record", "records")+" and "+v.count(events, "", "event", "events")+".")
	page.Description = page.Lead
	page.Caveats = []string{v.t("标题和引文照录原文，标点依检索所得文本；标题加方括号的，是未见原题、由本站说明，另有注明的除外。", "Titles stand in their own language. A title in square brackets is this site’s description, where the original title was not seen.")}
	if reposts > 0 {
		page.Caveats = append(page.Caveats, v.t(strconv.Itoa(reposts)+"份查自转载页面，标有“转载”；引用前请核对原文。", v.count(reposts, "", "source was", "sources were")+" read in a repost and marked as such; check the original before citing."))
	}
	if others > 0 {
		page.Caveats = append(page.Caveats, v.t("标有“非政府网站”的链接，打开的是政府网站以外的网页，请注意甄别。", "Links marked “not a government site” lead to pages outside the government’s websites (gov.cn); use your judgment."))
	}
	page.Publishers = v.publishers()
	return page
}

// sourcesOf are the sources of a kind, newest first.
func (v *view) sourcesOf(kind string) []*disclosure.Source {
	var list []*disclosure.Source
	for i := range v.set.Sources {
		if s := &v.set.Sources[i]; s.Kind == kind {
			list = append(list, s)
		}
	}
	slices.SortStableFunc(list, func(a, b *disclosure.Source) int { return b.Date.Compare(a.Date) })
	return list
}

// counts are how many records and events rest on a source.
func (v *view) counts(id disclosure.SourceID) (records, events int) {
	for _, u := range v.refs.bySource[id] {
		switch {
		case u.observation != nil:
			records++
		case u.event != nil:
			events++
		}
	}
	return records, events
}

func (v *view) sourceEntry(s *disclosure.Source) SourceEntry {
	e := SourceEntry{SourceLine: v.sourceLine(s), ID: string(s.ID)}
	e.Date = s.Date.In(v.l)
	at := map[string]int{}
	for _, u := range v.refs.bySource[s.ID] {
		i, ok := at[u.address]
		if !ok {
			i = len(e.Uses)
			at[u.address] = i
			e.Uses = append(e.Uses, SourceUse{Page: Link{Href: v.href(u.address), Text: v.in(u.name)}})
		}
		if w := v.useWords(u); w != "" {
			e.Uses[i].Words = append(e.Uses[i].Words, w)
		}
	}
	e.IsUnused = len(e.Uses) == 0
	return e
}

// useWords says what rests on the source.
func (v *view) useWords(u use) string {
	switch {
	case u.observation != nil:
		o := u.observation
		ind := v.set.Indicator(o.Indicator)
		if o.IsContext() {
			return v.period(o) + v.t("，", ", ") + v.figure(o) + v.t("（参考数据）", " (other scope)")
		}
		return v.yearLabel(ind, o.Year) + v.t("，", ", ") + v.recordName(ind, o) + v.figure(o)
	case u.event != nil:
		return u.event.Date.In(v.l)
	}
	return ""
}

// publishers counts sources by publisher, those with most first.
func (v *view) publishers() []PublisherRow {
	type tally struct{ sources, records, events int }
	counts := map[string]*tally{}
	var names []string
	for i := range v.set.Sources {
		s := &v.set.Sources[i]
		name := v.in(s.Publisher)
		if counts[name] == nil {
			counts[name] = &tally{}
			names = append(names, name)
		}
		r, e := v.counts(s.ID)
		t := counts[name]
		t.sources, t.records, t.events = t.sources+1, t.records+r, t.events+e
	}
	slices.SortStableFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b].sources, counts[a].sources), cmp.Compare(counts[b].records, counts[a].records))
	})
	var rows []PublisherRow
	for _, name := range names {
		t := counts[name]
		rows = append(rows, PublisherRow{name, lang.Int(t.sources, v.l), lang.Int(t.records, v.l), lang.Int(t.events, v.l)})
	}
	return rows
}
