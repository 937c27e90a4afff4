// Package changes tells people and programs what changed between two states of a site: for a terminal, as Markdown, as
// JSON. What changed is package ledger's to say.
package changes

import (
	"cmp"
	"math/big"
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/ledger"
)

// A Side is one of the two states that are compared.
type Side struct {
	Name string // a release, a folder, a revision of the repository; "" where there was nothing
	*ledger.Snapshot
}

// A Report is what changed between two sides.
type Report struct {
	From, To Side
	Changes  *ledger.Changes

	data    *disclosure.Dataset
	reasons ledger.Reasons
	targets map[string]ledger.Target
}

// New compares two sides. Names and units are those of the dataset.
func New(from, to Side, data *disclosure.Dataset) *Report {
	r := &Report{From: from, To: to, Changes: ledger.Compare(from.Snapshot, to.Snapshot), reasons: ledger.ReasonsSince(from.Snapshot, to.Snapshot),
		data: data, targets: map[string]ledger.Target{}}
	for _, side := range []Side{from, to} { // the newer names win
		for _, t := range side.Targets {
			r.targets[t.ID] = t
		}
	}
	return r
}

// A Section is the changes of one sort.
type Section struct {
	ID    string
	Title lang.Text
	Items []Item
}

// An Item is one change: what it is of, what it was and is, and why.
type Item struct {
	Kind     ledger.Kind
	Target   string    // id of the target that it is about, or ""
	Clause   string    // id of the clause whose words changed, or ""
	Source   string    // id of the source that is cited otherwise, or ""
	Of       lang.Text // what of the target or clause: a year, the baseline; of an event what happened
	Old, New lang.Text
	More     lang.Text // the difference, or what else changed
	Why      lang.Text
	On       lang.Date // of the revision that says why

	rows [2]any // of the tables of the ledger, before and after: pointers, nil where there is none
}

// rows keeps what was and what is; a nil pointer of any type is none.
func rows[T any](before, after *T) (both [2]any) {
	if before != nil {
		both[0] = before
	}
	if after != nil {
		both[1] = after
	}
	return both
}

func t(zh, en string) lang.Text { return lang.Text{ZH: zh, EN: en} }

// Sections are all changes, those that need a reader's eye first.
func (r *Report) Sections() []Section {
	all := []Section{
		{"figures", t("数据", "Figures"), r.figures()},
		{"states", t("状态", "States"), r.states()},
		{"promises", t("目标和基期数", "Targets and baselines"), r.promises()},
		{"notice", t("文件信息", "Particulars of the document"), r.notice()},
		{"words", t("文件原文", "Words of the document"), r.words(func(x *ledger.Text, c ledger.Change[ledger.Text]) bool { return x.IsOfficial() && ledger.IsInZH(c) }, lang.ZH)},
		{"translation", t("译文", "Translation"), r.words(func(x *ledger.Text, c ledger.Change[ledger.Text]) bool {
			return x.IsOfficial() && !ledger.IsInZH(c) && ledger.IsInEN(c)
		}, lang.EN)},
		{"own", t("本站文字", "Texts of the site"), r.words(func(x *ledger.Text, _ ledger.Change[ledger.Text]) bool { return !x.IsOfficial() }, lang.ZH)},
		{"definitions", t("口径和单位", "Definitions"), r.definitions()},
		{"events", t("进展", "Progress"), r.events()},
		{"sources", t("来源", "Sources"), r.sources()},
	}
	return slices.DeleteFunc(all, func(s Section) bool { return len(s.Items) == 0 })
}

// ByTarget are the changes that are about a target, by its id.
func (r *Report) ByTarget() map[string][]Item {
	of := map[string][]Item{}
	for _, s := range r.Sections() {
		for _, i := range s.Items {
			if i.Target != "" {
				of[i.Target] = append(of[i.Target], i)
			}
		}
	}
	return of
}

// Name is what a target is called; its id where it is not known.
func (r *Report) Name(id string) lang.Text {
	if target, ok := r.targets[id]; ok {
		return target.Name()
	}
	return t(id, id)
}

// what is what an item is of, in one line.
func (r *Report) what(i Item) lang.Text {
	switch {
	case i.Target != "":
		name := r.Name(i.Target)
		return lang.Text{ZH: strings.TrimSpace(name.ZH + "（" + i.Target + "） " + i.Of.ZH), EN: strings.TrimSpace(name.EN + " (" + i.Target + ") " + i.Of.EN)}
	case i.Clause != "":
		return t(i.Clause, i.Clause)
	}
	return i.Of
}

func (r *Report) figures() []Item {
	var items []Item
	for _, kind := range ledger.Kinds {
		for _, c := range r.Changes.Figures {
			if c.Kind == kind {
				items = append(items, r.figure(c))
			}
		}
	}
	return items
}

func (r *Report) figure(c ledger.Change[ledger.Figure]) Item {
	f := c.Subject()
	i := Item{Kind: c.Kind, Target: f.Target, Of: r.of(f), rows: rows(c.Old, c.New)}
	i.Old, i.New = r.said(c.Old), r.said(c.New)
	if c.Kind == ledger.Restated {
		i.Old, i.New = lang.Text{}, lang.Text{}
		i.More = r.restated(c.Old, c.New)
	}
	if d := ledger.Difference(c); d != nil && d.Sign() != 0 {
		i.More = lang.Text{ZH: "相差" + r.difference(d, c.New.Unit, lang.ZH), EN: "difference " + r.difference(d, c.New.Unit, lang.EN)}
	}
	if c.Kind != ledger.Restated { // one that is added may have been published before, as something else
		before, now := "", ""
		if c.Old != nil {
			before = c.Old.Said()
		}
		if c.New != nil {
			now = c.New.Said()
		}
		i.Why, i.On = r.reason(disclosure.OfFigure, f.Record(), ledger.Number(f.Year), before, now)
	}
	return i
}

// of says of what a figure is: the year, and what tells it apart from others of its year.
func (r *Report) of(f *ledger.Figure) lang.Text {
	zh, en := []string{f.Year + "年"}, []string{f.Year}
	for _, id := range []string{f.Part, f.Series} {
		if id != "" {
			name := r.partName(f.Target, id)
			zh, en = append(zh, name.ZH), append(en, name.EN)
		}
	}
	switch { // a label tells records apart, and is a word for editors alone
	case f.Label == "":
	case f.Role == string(disclosure.Context) && !f.Scope().IsZero():
		zh, en = append(zh, f.ScopeZH), append(en, f.ScopeEN)
	default:
		from := r.cited(&r.To, f.Source)
		if from == t(f.Source, f.Source) {
			from = r.cited(&r.From, f.Source)
		}
		zh, en = append(zh, from.ZH), append(en, from.EN)
	}
	return lang.Text{ZH: strings.Join(zh, "，"), EN: strings.Join(en, ", ")}
}

// partName is what a part or side of a target is called; its id where that is not known.
func (r *Report) partName(target, id string) lang.Text {
	if ind := r.data.Indicator(disclosure.IndicatorID(target)); ind != nil {
		if p := ind.Part(id); p != nil {
			return p.Name
		}
		for _, s := range ind.Series {
			if s.ID == id {
				return s.Name
			}
		}
	}
	if a := r.data.Area(disclosure.AreaID(id)); a != nil {
		return a.Short
	}
	return t(id, id)
}

// difference writes by how much a figure changed: of percentages in points, of ranks in places.
func (r *Report) difference(d *big.Rat, unit string, l lang.Lang) string {
	sign := "+"
	if d.Sign() < 0 {
		sign = "−"
	}
	places, _ := d.FloatPrec()
	d = new(big.Rat).Abs(d)
	u := r.data.Unit(disclosure.UnitID(unit))
	switch {
	case u == nil:
		return sign + d.FloatString(places) + " " + unit
	case u.Style == lang.Percent || u.Style == lang.Points:
		return sign + d.FloatString(places) + lang.Text{ZH: "个百分点", EN: " percentage points"}.In(l)
	case u.Style == lang.Rank:
		return sign + d.FloatString(places) + lang.Text{ZH: "位", EN: " in rank"}.In(l)
	}
	return sign + lang.Amount(d, u.Measure(), places, l)
}

// restated says what else of a figure is another.
func (r *Report) restated(a, b *ledger.Figure) lang.Text {
	var d differences
	d.changed(t("数据状态", "status"), disclosure.Status(a.Status).Name(), disclosure.Status(b.Status).Name())
	d.changed(t("来源", "source"), r.cited(&r.From, a.Source), r.cited(&r.To, b.Source))
	d.changed(t("引文", "quote"), quoted(a.Quote), quoted(b.Quote))
	d.changed(t("口径", "scope"), a.Scope(), b.Scope())
	d.changed(t("说明", "note"), lang.Text{ZH: a.NoteZH, EN: a.NoteEN}, lang.Text{ZH: b.NoteZH, EN: b.NoteEN})
	return d.said()
}

func quoted(s string) lang.Text {
	if s == "" {
		return lang.Text{}
	}
	return t("“"+s+"”", "“"+s+"”")
}

// cited names a source of one of the sides; its id where it is not known.
func (r *Report) cited(side *Side, id string) lang.Text {
	for i := range side.Sources {
		if s := &side.Sources[i]; s.ID == id {
			return lang.Text{ZH: s.PublisherZH + "《" + s.Title + "》", EN: s.PublisherEN + ", " + s.Title}
		}
	}
	return t(id, id)
}

// said is a figure as a reader sees it.
func (r *Report) said(f *ledger.Figure) lang.Text {
	if f == nil {
		return lang.Text{}
	}
	if ledger.Decimal(f.Value) == nil {
		why := disclosure.Status(f.Status).Name()
		return lang.Text{ZH: "没有数据（" + why.ZH + "）", EN: "no figure (" + why.EN + ")"}
	}
	parts := []lang.Text{
		{ZH: r.amount(f.Bound, f.Value, f.Unit, lang.ZH), EN: r.amount(f.Bound, f.Value, f.Unit, lang.EN)},
		disclosure.Observable(f.What).Name(), disclosure.BasisName(f.Basis), period(f.Period),
	}
	if f.Role == string(disclosure.Context) {
		parts = append(parts, t("仅供参考", "for context only"))
		if f.Label == "" { // else it is told with the year
			parts = append(parts, f.Scope())
		}
	}
	var zh, en []string
	for _, p := range parts {
		if !p.IsZero() {
			zh, en = append(zh, p.ZH), append(en, p.EN)
		}
	}
	return lang.Text{ZH: strings.Join(zh, "，"), EN: strings.Join(en, ", ")}
}

// period is a date of the ledger, or two, in words.
func period(s string) lang.Text {
	first, last, isSpan := strings.Cut(s, "/")
	from, ok := lang.ParseDate(first)
	to, okTo := lang.ParseDate(last)
	switch {
	case !ok || isSpan && !okTo:
		return t(s, s)
	case isSpan:
		return lang.Text{ZH: from.In(lang.ZH) + "至" + to.In(lang.ZH), EN: from.In(lang.EN) + " to " + to.In(lang.EN)}
	}
	return lang.Text{ZH: from.In(lang.ZH), EN: from.In(lang.EN)}
}

// reason is what the revision says of a change; empty where there is none.
func (r *Report) reason(of disclosure.Revised, record string, year int, old, new string) (lang.Text, lang.Date) {
	rev := r.reasons.Of(of, record, year, old, new)
	if rev == nil { // perhaps it was changed more than once
		rev = r.reasons.To(of, record, year, new)
	}
	if rev == nil {
		return lang.Text{}, lang.Date{}
	}
	on, _ := lang.ParseDate(rev.Date)
	return rev.Reason(), on
}

var causes = map[ledger.Cause]lang.Text{
	ledger.ByTarget:  t("目标或基期数有改动", "the target or its baseline was revised"),
	ledger.ByFigures: t("数据有变动", "its figures changed"),
	ledger.ByYear:    t("又过了一年", "another year is over"),
	ledger.ByRules:   t("评估规则有改动", "the rules of assessment changed"),
}

func (r *Report) states() []Item {
	items := make([]Item, len(r.Changes.States))
	for i, c := range r.Changes.States {
		items[i] = Item{Kind: ledger.Revised, Target: c.New.Target, rows: rows(c.Old, c.New), Old: stateName(c.Old), New: stateName(c.New), Why: causes[c.Why]}
	}
	return items
}

func stateName(s *ledger.State) lang.Text {
	name := disclosure.State(s.State).Name()
	if name.IsZero() {
		return t(s.State, s.State)
	}
	if why := disclosure.Reason(s.Reason).Name(); s.Reason != "" && !why.IsZero() {
		return lang.Text{ZH: name.ZH + "：" + why.ZH, EN: name.EN + ": " + why.EN}
	}
	return name
}

func (r *Report) promises() []Item {
	var items []Item
	for _, c := range r.Changes.Targets {
		x := Item{Kind: c.Kind, Target: c.Subject().ID, rows: rows(c.Old, c.New)}
		switch {
		case c.Kind == ledger.Added:
			x.New = r.Promised(c.New)
		case c.Kind == ledger.Withdrawn:
			x.Old = r.Promised(c.Old)
			x.Why, x.On = r.reason(disclosure.OfTarget, c.Old.ID, 0, c.Old.Said(), "")
		case ledger.IsOfPromise(c):
			x.Old, x.New = r.Promised(c.Old), r.Promised(c.New)
			x.Why, x.On = r.reason(disclosure.OfTarget, c.Old.ID, 0, c.Old.Said(), c.New.Said())
		case c.Kind == ledger.Restated:
			x.More = renamed(c.Old, c.New)
		}
		if c.Kind != ledger.Revised || ledger.IsOfPromise(c) {
			items = append(items, x)
		}
		if ledger.IsOfBaseline(c) {
			before, after := c.Old.SaidBaseline(), c.New.SaidBaseline()
			b := Item{Kind: ledger.Revised, Target: c.New.ID, Of: t("基期数", "baseline"), rows: x.rows, Old: r.baseline(c.Old), New: r.baseline(c.New)}
			b.Why, b.On = r.reason(disclosure.OfBaseline, c.Old.ID, 0, before, after)
			items = append(items, b)
		}
	}
	return items
}

// renamed says what of a target is another though it promises the same.
func renamed(a, b *ledger.Target) lang.Text {
	var d differences
	d.changed(t("名称", "name"), a.Name(), b.Name())
	d.changed(t("编号", "number"), t(a.Number, a.Number), t(b.Number, b.Number))
	d.changed(t("条款", "clauses"), t(a.Clauses, a.Clauses), t(b.Clauses, b.Clauses))
	return d.said()
}

// comparators in words, before the amount.
var comparators = map[string]lang.Text{
	string(disclosure.More): t("超过", "more than "), string(disclosure.AtLeast): t("不少于", "at least "),
	string(disclosure.AtMost): t("不高于", "no more than "), string(disclosure.Less): t("低于", "less than "),
}

// Promised is what a target promises as a reader sees it: all that can make it another.
func (r *Report) Promised(x *ledger.Target) lang.Text {
	say := func(l lang.Lang) string {
		period := disclosure.Span{First: ledger.Number(x.First), Last: ledger.Number(x.Last)}
		words := []string{disclosure.Kind(x.Kind).Name().In(l), r.amount(x.Cmp, x.Value, x.Unit, l), period.In(l)}
		for _, id := range strings.Fields(x.Areas) {
			if a := r.data.Area(disclosure.AreaID(id)); a != nil {
				id = a.Short.In(l)
			}
			words = append(words, id)
		}
		return strings.Join(words, t("，", ", ").In(l))
	}
	return lang.Text{ZH: say(lang.ZH), EN: say(lang.EN)}
}

// baseline is where a target starts from as a reader sees it.
func (r *Report) baseline(x *ledger.Target) lang.Text {
	if x.SaidBaseline() == "" {
		return t("没有", "none")
	}
	return lang.Text{ZH: x.BaselineYear + "年" + r.amount(x.BaselineBound, x.Baseline, x.BaselineUnit, lang.ZH),
		EN: r.amount(x.BaselineBound, x.Baseline, x.BaselineUnit, lang.EN) + " in " + x.BaselineYear}
}

// amount is a number of the ledger with its comparator and unit.
func (r *Report) amount(cmp, value, unit string, l lang.Lang) string {
	v := ledger.Decimal(value)
	if v == nil {
		return comparators[cmp].In(l) + value
	}
	s := value + " " + unit
	if u := r.data.Unit(disclosure.UnitID(unit)); u != nil {
		places, _ := v.FloatPrec()
		s = lang.Amount(v, u.Measure(), places, l)
	}
	return comparators[cmp].In(l) + s
}

// Areas are the areas of a target, by their ids.
func (r *Report) Areas(target string) []string { return strings.Fields(r.targets[target].Areas) }

// words lists the clauses whose words changed and which a rule wants. What differs is shown in a language.
func (r *Report) words(wants func(*ledger.Text, ledger.Change[ledger.Text]) bool, l lang.Lang) []Item {
	var items []Item
	for _, c := range r.Changes.Texts {
		if !wants(c.Subject(), c) {
			continue
		}
		x := Item{Kind: c.Kind, Clause: c.Subject().Clause, rows: rows(c.Old, c.New)}
		switch {
		case c.Old == nil:
			x.New = firstWords(c.New)
		case c.New == nil:
			x.Old = firstWords(c.Old)
		case l == lang.ZH && !ledger.IsInZH(c):
			x.Old, x.New = differing(c.Old.EN, c.New.EN)
		case l == lang.ZH:
			x.Old, x.New = differing(c.Old.ZH, c.New.ZH)
		default:
			x.Kind = ledger.Revised
			x.Old, x.New = differing(c.Old.EN, c.New.EN)
		}
		if c.Old != nil && c.Old.IsOfficial() {
			x.Why, x.On = r.reason(disclosure.OfClause, c.Old.Clause, 0, "", "")
		}
		items = append(items, x)
	}
	return items
}

func firstWords(x *ledger.Text) lang.Text { return lang.Text{ZH: beginning(x.ZH), EN: beginning(x.EN)} }

// beginning is the first words of a text.
func beginning(text string) string {
	const most = 40
	first, more, isLonger := strings.Cut(text, "\n")
	words := []rune(first)
	if len(words) > most {
		return string(words[:most]) + "…"
	}
	if isLonger && more != "" {
		return first + "…"
	}
	return first
}

// around is how many characters are shown on either side of what differs.
const around = 12

// differing are the parts of two texts that differ, with a little of what stands around them.
func differing(a, b string) (before, after lang.Text) {
	x, y := []rune(a), []rune(b)
	head := 0
	for head < len(x) && head < len(y) && x[head] == y[head] {
		head++
	}
	tail := 0
	for tail < len(x)-head && tail < len(y)-head && x[len(x)-1-tail] == y[len(y)-1-tail] {
		tail++
	}
	cut := func(words []rune) lang.Text {
		from, to := max(0, head-around), min(len(words), len(words)-tail+around)
		s := strings.ReplaceAll(string(words[from:to]), "\n", " ")
		if from > 0 {
			s = "…" + s
		}
		if to < len(words) {
			s += "…"
		}
		return t("“"+s+"”", "“"+s+"”")
	}
	return cut(x), cut(y)
}

// particulars are what the particulars of the document are called.
var particulars = map[string]lang.Text{
	"title": t("标题", "title"), "number": t("文号", "document number"), "index-number": t("索引号", "index number"), "category": t("主题分类", "subject category"),
	"publishing-body": t("发布机构", "publishing body"), "issuing-body": t("发文机关", "issuing body"), "seal": t("落款", "signature"),
	"made": t("成文日期", "date made"), "published": t("公开日期", "date published"), "means": t("公开方式", "way of publication"), "origin": t("来源", "origin"),
	"validity": t("有效性", "validity"), "attachment": t("附件说明", "note on attachments"),
}

func (r *Report) notice() []Item {
	items := make([]Item, len(r.Changes.Notice))
	for i, c := range r.Changes.Notice {
		x := Item{Kind: c.Kind, rows: rows(c.Old, c.New)}
		id := ""
		if c.Old != nil {
			id, x.Old = c.Old.ID, c.Old.Words()
		}
		if c.New != nil {
			id, x.New = c.New.ID, c.New.Words()
		}
		if x.Of = particulars[id]; x.Of.IsZero() {
			name := strings.TrimPrefix(id, "attachment-")
			x.Of = lang.Text{ZH: "附件 " + name, EN: "attachment " + name}
		}
		items[i] = x
	}
	return items
}

// kinds are what the kinds of definitions are called.
var kinds = map[string]lang.Text{
	ledger.OfAssessment: t("评估标准", "thresholds"), ledger.OfUnit: t("单位", "unit"), ledger.OfArea: t("地区", "area"), ledger.OfBody: t("责任单位", "body"),
	ledger.OfTarget: t("目标", "target"), ledger.OfFact: t("背景数据", "background figure"), ledger.OfMilestone: t("定性目标", "milestone"),
	ledger.OfInitiative: t("改革和平台", "initiative"), ledger.OfGrouping: t("分组", "grouping"), ledger.OfDifference: t("文件内的差异", "difference within the document"),
	ledger.OfSum: t("目标合计", "sum of targets"),
}

// keys are what the keys of definitions are called; others are named as the data name them.
var keys = map[string]lang.Text{
	"name": t("名称", "name"), "short": t("简称", "short name"), "factor": t("换算系数", "factor"), "quantity": t("量", "quantity"), "style": t("写法", "style"),
	"unit": t("单位", "unit"), "decimals": t("小数位数", "decimals"), "parent": t("上级地区", "parent"), "kind": t("类别", "kind"), "note": t("说明", "note"),
	"value": t("数值", "value"), "year": t("年份", "year"), "scope": t("口径", "scope"), "areas": t("地区", "areas"), "indicators": t("所含目标", "targets"),
	"role": t("定位", "role"), "text": t("文字", "text"), "lead": t("导语", "lead"), "observed": t("观测方式", "what is observed"), "clause": t("条款", "clause"),
	"on_pace": t("“进度正常”的界限", "threshold of on pace"), "behind": t("“进度滞后”的界限", "threshold of behind"), "reading": t("对文字的理解", "reading"),
	"words": t("是否用状态词", "words of states"), "aliases": t("别名", "aliases"), "area": t("地区", "area"), "currency": t("币种", "currency"),
	"symbol": t("符号", "symbol"), "bound": t("限定词", "bound"), "nav": t("导航名称", "name in the navigation"), "edition": t("按版次计年", "counted by editions"),
	"printed": t("印有限定词", "comparator printed"), "magnitude": t("只是数量级", "order of magnitude"), "parts": t("组成", "parts"), "whole": t("合计", "whole"),
	"clauses": t("条款", "clauses"),
}

// keyName is what a key is called. One of a table within the record is called by its last part, after what it is within.
func keyName(key string) lang.Text {
	within, last := "", key
	if i := strings.LastIndexByte(key, '.'); i >= 0 {
		within, last = strings.TrimPrefix(strings.TrimPrefix(key[:i], "target"), ".")+" ", key[i+1:]
	}
	name := cmp.Or(keys[last], t(last, last))
	return lang.Text{ZH: strings.TrimSpace(within + name.ZH), EN: strings.TrimSpace(within + name.EN)}
}

func (r *Report) definitions() []Item {
	items := make([]Item, len(r.Changes.Definitions))
	for i, c := range r.Changes.Definitions {
		d := c.Subject()
		_, says := d.Lines()
		x := Item{Kind: c.Kind, rows: rows(c.Old, c.New)}
		name := cmp.Or(says["name"], t(d.ID, d.ID))
		x.Of = lang.Text{ZH: kinds[d.Of].ZH + "：" + name.ZH, EN: kinds[d.Of].EN + ": " + name.EN}
		if d.Of == ledger.OfTarget {
			x.Target, x.Of = d.ID, t("口径", "definition")
		}
		if c.Old != nil && c.New != nil {
			x.More = redefined(c.Old, c.New)
		}
		if c.Old != nil {
			x.Why, x.On = r.reason(disclosure.OfDefinition, d.Record(), 0, "", "")
		}
		items[i] = x
	}
	return items
}

// redefined says what of a definition is another.
func redefined(a, b *ledger.Definition) lang.Text {
	var d differences
	were, before := a.Lines()
	are, after := b.Lines()
	for _, key := range append(are, slices.DeleteFunc(were, func(k string) bool { return slices.Contains(are, k) })...) {
		d.changed(keyName(key), before[key], after[key])
	}
	return d.said()
}

func (r *Report) sources() []Item {
	items := make([]Item, len(r.Changes.Sources))
	for i, c := range r.Changes.Sources {
		s := c.Subject()
		items[i] = Item{Kind: c.Kind, Source: s.ID, rows: rows(c.Old, c.New), Of: lang.Text{ZH: s.PublisherZH + "《" + s.Title + "》", EN: s.PublisherEN + ", " + s.Title}}
		if c.Old != nil && c.New != nil {
			items[i].More = recited(c.Old, c.New)
		}
	}
	return items
}

// recited says what of a source is another.
func recited(a, b *ledger.Source) lang.Text {
	var d differences
	d.changed(t("发布机构", "publisher"), lang.Text{ZH: a.PublisherZH, EN: a.PublisherEN}, lang.Text{ZH: b.PublisherZH, EN: b.PublisherEN})
	d.changed(t("标题", "title"), t(a.Title, a.Title), t(b.Title, b.Title))
	d.changed(t("网址", "address"), t(a.URL, a.URL), t(b.URL, b.URL))
	d.changed(t("日期", "date"), t(a.Date, a.Date), t(b.Date, b.Date))
	d.changed(t("类别", "kind"), t(a.Kind, a.Kind), t(b.Kind, b.Kind))
	return d.said()
}

// differences are parts of something that are not what they were.
type differences struct{ zh, en []string }

func (d *differences) changed(name, before, after lang.Text) {
	if before == after {
		return
	}
	say := func(name, before, after, none string) string {
		return name + " " + cmp.Or(before, none) + " → " + cmp.Or(after, none)
	}
	if before.ZH != after.ZH {
		d.zh = append(d.zh, say(name.ZH, before.ZH, after.ZH, "无"))
	} else {
		d.zh = append(d.zh, name.ZH+"（英文）")
	}
	if before.EN != after.EN {
		d.en = append(d.en, say(name.EN, before.EN, after.EN, "none"))
	} else {
		d.en = append(d.en, name.EN+" (in Chinese)")
	}
}

func (d *differences) said() lang.Text {
	return lang.Text{ZH: strings.Join(d.zh, "；"), EN: strings.Join(d.en, "; ")}
}

func (r *Report) events() []Item {
	items := make([]Item, len(r.Changes.Events))
	for i, c := range r.Changes.Events {
		e := c.Subject()
		items[i] = Item{Kind: c.Kind, rows: rows(c.Old, c.New), Of: lang.Text{ZH: e.Date + " " + e.ZH, EN: e.Date + " " + e.EN}}
	}
	return items
}
