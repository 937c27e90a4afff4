package site

import (
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/changes"
	"gongkai/cmd/gongkai/internal/digest"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/ledger"
	"gongkai/cmd/gongkai/internal/markup"
	"gongkai/cmd/gongkai/internal/opendata"
)

// A ReleasePage says what a release changed, and hands out the data as they stood.
type ReleasePage struct {
	Frame
	Release  string
	Heading  string
	Date     string
	DateTime string
	Notes    string
	Lead     string // what it is compared with
	Facts    []Fact
	Sections []ChangeSection // none in the first release, which brought everything
	Areas    []ChangeIndex
	Bodies   []ChangeIndex
	Frozen   []FrozenTable // none while the release is not sealed
	Sums     Link
	Seal     string // SHA-256 of the list of checksums
	Before   Link   // the release whose seal this one holds
	Sealed   string // that seal
	Previous Link
	Next     Link
}

// A ChangeSection is the changes of one sort.
type ChangeSection struct {
	ID     string
	Title  string
	Counts string
	Items  []Change
}

// A Change is one change as a page shows it.
type Change struct {
	ID     string // anchor: of the first change of a target on the page
	Kind   string // added, revised, withdrawn, restated
	Word   string // the kind in words
	Of     Link   // the target or clause
	What   markup.HTML
	Old    markup.HTML
	New    markup.HTML
	More   markup.HTML
	Why    markup.HTML
	On     string // date of the reason
	DateOn string // for programs
}

// HasBoth reports whether there was something before and is something now.
func (c Change) HasBoth() bool { return c.Old != "" && c.New != "" }

// A ChangeIndex is the targets of an area or a body about which something changed.
type ChangeIndex struct {
	Name    Link
	Targets []Link // to the changes on the page
}

// A FrozenTable is a file of the ledger.
type FrozenTable struct {
	File  Link
	About string
}

// isFirst reports whether nothing was published before.
func (s *step) isFirst() bool { return s.report.From.Name == "" }

func (v *view) releasePage(i int) any {
	p := v.past()
	s := &p.steps[i]
	title := v.in(s.Title)
	page := ReleasePage{
		Frame:   v.frame(v.t(s.Tag+"版："+title, "Release "+s.Tag+": "+title), v.crumbs(Link{Href: v.href("releases.html"), Text: v.t("发布记录", "Releases")}, Link{Text: s.Tag})...).headed(title),
		Release: s.Tag, Heading: title, Date: v.inTime(s.Release.Date, s.Time), DateTime: stamp(s.Release.Date, s.Time), Notes: v.in(s.Notes),
	}
	if s.isFirst() {
		page.Lead = v.t("首次封存的版本：此前没有可供比较的版本，以下各数均为首次发布。", "The first release that was sealed: there is none before to compare it with, and all it holds was published for the first time.")
		page.Facts = v.heldFacts(&s.report.To)
	} else {
		from := s.report.From.Name
		page.Lead = v.t("与"+from+"版相比的全部变化。每处改动均载明原值、新值和原因。", "All that changed since release "+from+". Each revision states the old value, the new one and the reason.")
		v.fillChanges(&page, s)
	}
	page.Description = page.Lead
	v.fillFrozen(&page, s)
	if i > 0 {
		page.Previous = v.releaseLink(p.steps[i-1].Release)
	}
	if i+1 < len(p.steps) {
		page.Next = v.releaseLink(p.steps[i+1].Release)
	}
	return page
}

// heldFacts count what a release holds.
func (v *view) heldFacts(s *changes.Side) []Fact {
	fact := func(label string, n int, tone string) Fact {
		return Fact{Label: label, Value: lang.Int(n, v.l), Tone: tone}
	}
	clauses := 0
	for i := range s.Texts {
		if s.Texts[i].IsOfficial() {
			clauses++
		}
	}
	return []Fact{
		fact(v.t("量化目标", "Targets"), len(s.Targets), "seal"), fact(v.t("文件条款", "Clauses of the document"), clauses, "seal"),
		fact(v.t("数据", "Figures"), len(s.Figures), "tide"), fact(v.t("来源", "Sources"), len(s.Sources), "tide"),
	}
}

func (v *view) fillChanges(page *ReleasePage, s *step) {
	has := map[string]bool{}
	var targets []string
	for _, section := range s.report.Sections() {
		out := ChangeSection{ID: section.ID, Title: v.in(section.Title), Counts: v.in(section.Counts())}
		for _, item := range section.Items {
			c := v.changed(s, item)
			if item.Target != "" && !has[item.Target] {
				has[item.Target], c.ID = true, "t-"+item.Target
				targets = append(targets, item.Target)
			}
			out.Items = append(out.Items, c)
		}
		page.Sections = append(page.Sections, out)
		page.Facts = append(page.Facts, Fact{Label: out.Title, Value: strconv.Itoa(len(out.Items)), Note: out.Counts, Tone: "tide"})
	}
	anchor := func(id string) Link { return Link{Href: "#t-" + id, Text: v.in(s.report.Name(id))} }
	for i := range v.set.Areas {
		a := &v.set.Areas[i]
		at := ChangeIndex{Name: v.areaLink(a.ID)}
		for _, id := range targets {
			if slices.Contains(s.report.Areas(id), string(a.ID)) {
				at.Targets = append(at.Targets, anchor(id))
			}
		}
		if at.Targets != nil {
			page.Areas = append(page.Areas, at)
		}
	}
	for i := range v.set.Bodies {
		b := &v.set.Bodies[i]
		at := ChangeIndex{Name: v.bodyLinks([]disclosure.BodyID{b.ID})[0]}
		for _, id := range targets {
			if ind := v.set.Indicator(disclosure.IndicatorID(id)); ind != nil && slices.Contains(v.refs.bodyTargets[b.ID], ind) {
				at.Targets = append(at.Targets, anchor(id))
			}
		}
		if at.Targets != nil {
			page.Bodies = append(page.Bodies, at)
		}
	}
}

// changed shows one change. What is gone from the site is named without a link.
func (v *view) changed(s *step, item changes.Item) Change {
	c := Change{Kind: string(item.Kind), Word: v.in(changes.KindName(item.Kind)), What: v.mixed(v.in(item.Of)),
		Old: v.mixed(v.in(item.Old)), New: v.mixed(v.in(item.New)), More: v.mixed(v.in(item.More)), Why: v.mixed(v.in(item.Why))}
	if !item.On.IsZero() {
		c.On, c.DateOn = item.On.In(v.l), item.On.String()
	}
	switch {
	case item.Target != "":
		if c.Of = (Link{Text: v.in(s.report.Name(item.Target))}); v.known[targetAddress(disclosure.IndicatorID(item.Target))] {
			c.Of.Href = v.href(targetAddress(disclosure.IndicatorID(item.Target)))
		}
	case item.Source != "":
		if slices.ContainsFunc(v.set.Sources, func(s disclosure.Source) bool { return string(s.ID) == item.Source }) {
			c.Of = Link{Href: v.href("sources.html#" + item.Source), Text: v.t("来源", "Source")}
		}
	case item.Clause != "":
		if c.Of = (Link{Text: item.Clause}); v.texts.Clause(item.Clause, lang.ZH) != nil {
			c.Of = v.clauseLink(disclosure.ClauseID(item.Clause))
		}
	}
	return c
}

// changesIn lists the changes of a release that a rule wants, a line each.
func (v *view) changesIn(s *step, wants func(changes.Item) bool) string {
	if s.isFirst() {
		return ""
	}
	var lines []string
	for _, section := range s.report.Sections() {
		for _, item := range section.Items {
			if wants(item) {
				line := v.in(section.Title)
				if item.Kind != ledger.Revised {
					word := v.in(changes.KindName(item.Kind))
					line += v.t("（"+word+"）", " ("+word+")")
				}
				line += v.t("：", ": ") + s.report.Line(item, v.l)
				if why := v.in(item.Why); why != "" {
					line += v.t("（原因："+why+"）", " (why: "+why+")")
				}
				lines = append(lines, line)
			}
		}
	}
	return strings.Join(lines, "\n")
}

// isAbout reports whether a change is about a target of an area.
func (v *view) isAbout(item changes.Item, area disclosure.AreaID) bool {
	ind := v.set.Indicator(disclosure.IndicatorID(item.Target))
	return ind != nil && slices.Contains(ind.Areas, area)
}

// A HistoryEntry is what one release changed about a target.
type HistoryEntry struct {
	Release Link
	Date    string
	First   string // what the first release held of it
	Changes []Change
}

// releasesOf is what each release changed about a target, the newest first; nil where nothing is sealed.
func (v *view) releasesOf(target string) []HistoryEntry {
	p := v.past()
	if p == nil {
		return nil
	}
	var list []HistoryEntry
	for i := len(p.steps) - 1; i >= 0; i-- {
		s := &p.steps[i]
		e := HistoryEntry{Release: v.releaseLink(s.Release), Date: s.Release.Date.In(v.l)}
		if s.isFirst() {
			e.First = v.firstHeld(s, target)
		}
		for _, item := range s.items[target] {
			e.Changes = append(e.Changes, v.changed(s, item))
		}
		if e.First != "" || e.Changes != nil {
			list = append(list, e)
		}
	}
	return list
}

// firstHeld says what the first release held of a target; "" where it had it not.
func (v *view) firstHeld(s *step, id string) string {
	if !slices.ContainsFunc(s.entry.Targets, func(t ledger.Target) bool { return t.ID == id }) {
		return ""
	}
	n := 0
	for _, f := range s.entry.Figures {
		if f.Target == id {
			n++
		}
	}
	if n == 0 {
		return v.t("首次发布：目标已列入，尚无数据", "first published, without any figure")
	}
	return v.t("首次发布："+strconv.Itoa(n)+"条数据", "first published, with "+v.count(n, "", "figure", "figures"))
}

// frozenAddress is where a table of the ledger is handed out.
func frozenAddress(tag, name string) string { return path.Join(ledger.Folder, tag, name) }

// A frozenTable is a table of the ledger.
type frozenTable struct {
	name  string
	about lang.Text
}

// frozenSums lists the hashes of the tables of a release.
var frozenSums = frozenTable{ledger.SumsFile, lang.Text{ZH: "各表的校验值", EN: "checksums of the tables"}}

// frozenTables are the tables of the ledger and what they hold, in the order in which they are of use.
var frozenTables = []frozenTable{
	{"figures.csv", lang.Text{ZH: "全部数据及其来源、引文", EN: "every figure with its source and words"}},
	{"targets.csv", lang.Text{ZH: "目标和基期数", EN: "targets and baselines"}},
	{"states.csv", lang.Text{ZH: "各目标的状态", EN: "how each target stood"}},
	{"texts.csv", lang.Text{ZH: "文件条款和本站文字，中英文", EN: "the clauses and the site’s own words, in Chinese and English"}},
	{"events.csv", lang.Text{ZH: "改革、项目的进展", EN: "dated progress"}},
	{"sources.csv", lang.Text{ZH: "来源", EN: "sources"}},
	{"definitions.csv", lang.Text{ZH: "单位、地区、责任单位和各目标的口径", EN: "units, areas, bodies, and how each target is read"}},
	{"notice.csv", lang.Text{ZH: "文件的文号、日期、单位和附件", EN: "number, dates, bodies and attachments of the document"}},
	{"revisions.csv", lang.Text{ZH: "历次更正和理由", EN: "every revision and its reason"}},
	{"release.csv", lang.Text{ZH: "版本、日期、标题、说明和上一版的封签", EN: "tag, date, title, notes, and the seal of the release before"}},
}

func (v *view) fillFrozen(page *ReleasePage, s *step) {
	if s.entry == nil {
		return
	}
	for _, t := range frozenTables {
		if s.entry.File(t.name) == nil {
			continue
		}
		page.Frozen = append(page.Frozen, FrozenTable{File: v.file(frozenAddress(s.Tag, t.name), t.name), About: v.in(t.about)})
	}
	page.Sums, page.Seal = v.file(frozenAddress(s.Tag, ledger.SumsFile), ledger.SumsFile), s.entry.Seal
	if before := v.options.History.Before(s.Tag); before != nil {
		page.Before, page.Sealed = v.releaseLink(v.releaseNamed(before.Tag)), before.Seal
	}
}

// sealedTables are the tables of the ledger with the releases that have them.
func (s *Site) sealedTables() []opendata.SealedTable {
	p := s.past()
	if p == nil {
		return nil
	}
	var list []opendata.SealedTable
	for _, of := range append(slices.Clip(frozenTables), frozenSums) {
		t := opendata.SealedTable{Address: frozenAddress("{tag}", of.name), About: of.about}
		for i := range p.steps {
			if e := p.steps[i].entry; e != nil && e.File(of.name) != nil {
				t.Tags = append(t.Tags, e.Tag)
			}
		}
		if t.Tags != nil {
			list = append(list, t)
		}
	}
	return list
}

// frozen lists the files of the ledger, which are handed out as they were sealed.
func (s *Site) frozen() []File {
	p := s.past()
	if p == nil {
		return nil
	}
	var files []File
	for i := range p.steps {
		e := p.steps[i].entry
		if e == nil {
			continue
		}
		for _, name := range ledger.Files() {
			text := e.File(name)
			if text == nil {
				continue
			}
			f := File{Address: frozenAddress(e.Tag, name), Write: func(w io.Writer) error { _, err := w.Write(text); return err }}
			if s.options.Program != "" {
				f.Key = digest.Of("frozen", name, e.Seal).String()
			}
			files = append(files, f)
		}
	}
	return files
}
