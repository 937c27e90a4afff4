package disclosure

import (
	"math/big"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
)

// A Document gives a clause, and whether there is such a clause.
type Document func(ClauseID) (Passage, bool)

// A Passage is the words of a clause, with their places in both languages.
type Passage struct {
	Words lang.Text
	At    [len(lang.All)]diag.Pos
}

// Check finds what is wrong between the values of a dataset, and between it and the words of the document. A dataset
// without errors can be assessed and shown.
func Check(d *Dataset, doc Document) diag.List {
	c := newChecker(d, doc)
	c.site()
	c.units()
	c.areas()
	c.bodies()
	for i := range d.Indicators {
		c.indicator(&d.Indicators[i])
	}
	c.numbers()
	for i := range d.Observations {
		c.observation(&d.Observations[i])
	}
	c.duplicates()
	c.background()
	c.groupings()
	c.initiatives()
	c.consistency()
	c.schematic()
	c.sources()
	c.notes()
	if !c.problems.HasErrors() && len(d.Unread) == 0 {
		c.problems = append(c.problems, c.unused...) // else the warning may not have been made for an error
	}
	return c.problems
}

func newChecker(d *Dataset, doc Document) *checker {
	return &checker{set: d, doc: doc, used: map[SourceID]bool{}, outside: map[int]bool{}, suspect: map[*Observation]bool{}, misquoted: map[*Baseline]bool{}}
}

type checker struct {
	set       *Dataset
	doc       Document
	used      map[SourceID]bool
	outside   map[int]bool          // years outside the site's that have been reported
	unused    diag.List             // answers without a warning
	suspect   map[*Observation]bool // figures that were warned of
	misquoted map[*Baseline]bool    // baselines that are not what their quote says
	problems  diag.List
}

func (c *checker) add(code diag.Code, pos diag.Pos, args ...any) { c.problems.Add(code, pos, args...) }

// hinted adds a problem with a hint of the nearest known word.
func (c *checker) hinted(code diag.Code, pos diag.Pos, written string, known []string, where string) {
	if c.set.IsUnread(where) {
		return // the one fault has been reported
	}
	p := diag.New(code, pos, written)
	c.problems = append(c.problems, p.WithHint(diag.DidYouMean(written, known, where)))
}

func ids[V any](list []V, id func(V) string) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = id(v)
	}
	return out
}

// The references, one method a kind. An id that is empty is reported elsewhere, as a missing key. Its place is looked up
// only where there is a fault: finding it takes as long as the file is large.

func (c *checker) area(id AreaID, at diag.Locator, keys ...string) {
	if id != "" && c.set.Area(id) == nil {
		c.hinted(diag.UnknownArea, at.At(keys...), string(id), ids(c.set.Areas, func(a Area) string { return string(a.ID) }), "data/areas.toml")
	}
}

func (c *checker) unit(id UnitID, at diag.Locator, keys ...string) *Unit {
	u := c.set.Unit(id)
	if id != "" && u == nil {
		c.hinted(diag.UnknownUnit, at.At(keys...), string(id), ids(c.set.Units, func(u Unit) string { return string(u.ID) }), "data/units.toml")
	}
	return u
}

func (c *checker) indicatorID(id IndicatorID, at diag.Locator, keys ...string) {
	if id != "" && c.set.Indicator(id) == nil {
		c.hinted(diag.UnknownIndicator, at.At(keys...), string(id), ids(c.set.Indicators, func(i Indicator) string { return string(i.ID) }), "data/indicators.toml")
	}
}

func (c *checker) source(id SourceID, at diag.Locator, keys ...string) {
	c.used[id] = true
	if id != "" && c.set.Source(id) == nil {
		c.hinted(diag.UnknownSource, at.At(keys...), string(id), ids(c.set.Sources, func(s Source) string { return string(s.ID) }), "data/sources.toml")
	}
}

// kindOf checks a kind that the site declares.
func (c *checker) kindOf(kind string, known []string, at diag.Locator) {
	if kind != "" && !slices.Contains(known, kind) {
		c.hinted(diag.UnknownKind, at.At("kind"), kind, known, "data/site.toml")
	}
}

func (c *checker) clause(id ClauseID, at diag.Locator, keys ...string) {
	if _, ok := c.doc(id); id != "" && !ok {
		c.add(diag.UnknownClause, at.At(keys...), string(id))
	}
}

// quote checks that the words stand verbatim in the clause, in both languages. It reports whether they do. A clause that
// has no text in one of them has been reported with the texts.
func (c *checker) quote(clause ClauseID, words lang.Text, at diag.Locator) bool {
	if clause == "" {
		return false
	}
	text, ok := c.doc(clause)
	if !ok {
		c.add(diag.UnknownClause, at.At("clause"), string(clause))
		return false
	}
	verbatim := true
	for _, l := range lang.All {
		all, w := text.Words.In(l), words.In(l)
		if w == "" || all == "" || strings.Contains(all, w) {
			continue
		}
		p := diag.New(diag.QuoteNotVerbatim, at.At(l.Key()), languageName(l), string(clause))
		if goesOn := whereTheyPart(w, all); goesOn != "" {
			p = p.WithHint(lang.Text{ZH: "条款中此处是：…" + goesOn + "…；逐字复制，标点也要一致", EN: "the clause has: …" + goesOn + "…; copy its words, punctuation included"})
		}
		c.problems = append(c.problems, p.WithRelated(text.At[l], lang.Text{ZH: "条款在此", EN: "the clause is here"}))
		verbatim = false
	}
	return verbatim
}

// How many characters two texts must share to be seen as one, and how many are shown where they part.
const (
	leastShared = 4
	shownAround = 12
)

// whereTheyPart shows what a text has in the place where a quote of it goes wrong; "" where the quote is of something else.
func whereTheyPart(quote, text string) string {
	words := []rune(quote)
	n := sort.Search(len(words), func(n int) bool { return !strings.Contains(text, string(words[:n+1])) })
	if n < leastShared {
		return ""
	}
	all := []rune(text)
	part := len([]rune(text[:strings.Index(text, string(words[:n]))])) + n
	shown := string(all[max(part-shownAround, 0):min(part+shownAround, len(all))])
	return strings.ReplaceAll(shown, "\n", " ")
}

func languageName(l lang.Lang) lang.Text {
	if l == lang.EN {
		return lang.Text{ZH: "英文", EN: "English"}
	}
	return lang.Text{ZH: "中文", EN: "Chinese"}
}

func (c *checker) site() {
	s := &c.set.Site
	for _, span := range []struct {
		name string
		Span
	}{{"years", s.Years}, {"plan", s.Plan}} {
		if span.First > span.Last && span.Last != 0 {
			c.add(diag.BadRange, s.At.At(span.name), span.name)
		}
	}
	for _, year := range []int{s.Plan.First, s.Plan.Last} {
		if c.isOutside(year) {
			c.add(diag.YearOutside, s.At.At("plan"), year, s.Years.First, s.Years.Last)
		}
	}
	if t := s.Assessment; t.OnPace != nil && t.Behind != nil && t.Behind.Cmp(t.OnPace) > 0 {
		c.add(diag.BadRange, s.At.At("assessment", "behind"), "behind … on_pace")
	}
	if q := s.Home.Quote; q.Clause != "" {
		c.quote(q.Clause, q.Quote, q.At)
	}
	for _, k := range s.InitiativeKinds {
		c.clause(k.Clause, k.At, "clause")
	}
	n := &c.set.Notice
	c.source(n.Source, n.At, "source")
	if !n.Made.IsZero() && !n.Published.IsZero() && n.Made.Compare(n.Published) > 0 {
		c.add(diag.DateOrder, n.At.At("made"))
	}
}

// isOutside reports whether a year is outside those of the site, where these are known.
func (c *checker) isOutside(year int) bool {
	y := c.set.Site.Years
	return y != Span{} && y.First <= y.Last && year != 0 && !y.Contains(year)
}

// units checks that amounts can be converted and written.
func (c *checker) units() {
	for i := range c.set.Units {
		u := &c.set.Units[i]
		if u.Factor != nil && u.Factor.Sign() <= 0 {
			c.add(diag.UnknownValue, u.At.At("factor"), "factor", lang.Exact(u.Factor, mostDecimals, lang.ZH))
		}
		if u.Style == lang.Currency && u.Currency == "" && !u.At.Has("currency") {
			c.add(diag.MissingKey, u.At.At(), "currency")
		}
		if u.Style == lang.Measure && u.Symbol == "" && !u.At.Has("symbol") {
			c.add(diag.MissingKey, u.At.At(), "symbol")
		}
	}
}

// isMeasure reports whether amounts in the unit can be converted. What is wrong with it is reported elsewhere.
func (u *Unit) isMeasure() bool { return u != nil && u.Factor != nil && u.Factor.Sign() > 0 }

func (c *checker) areas() {
	for _, a := range c.set.Areas {
		c.area(a.Parent, a.At, "parent")
		c.clause(a.Clause, a.At, "clause")
		c.kindOf(a.Kind, ids(c.set.Site.AreaKinds, func(k AreaKind) string { return k.ID }), a.At)
	}
}

// bodies checks that a name, in either language, means one body.
func (c *checker) bodies() {
	first := map[string]*Body{}
	kinds := ids(c.set.Site.KindsOfBodies(), func(k BodyKind) string { return k.ID })
	for i := range c.set.Bodies {
		b := &c.set.Bodies[i]
		c.area(b.Area, b.At, "area")
		c.kindOf(b.Kind, kinds, b.At)
		for _, name := range b.Names() {
			if other := first[name]; other != nil && other != b {
				p := diag.New(diag.DuplicateName, b.At.At(), name)
				c.problems = append(c.problems, p.WithRelated(other.At.At(), lang.Text{ZH: "已用于此", EN: "first used here"}))
			} else {
				first[name] = b
			}
		}
	}
}

// Names are all spellings by which the document may name the body.
func (b *Body) Names() []string {
	var names []string
	for _, n := range append([]string{b.Name.ZH, b.Name.EN, b.Short.ZH, b.Short.EN}, b.Aliases...) {
		if n != "" && !slices.Contains(names, n) {
			names = append(names, n)
		}
	}
	return names
}

func (c *checker) indicator(i *Indicator) {
	for _, a := range i.Areas {
		c.area(a, i.At, "areas")
	}
	u := c.unit(i.Unit, i.At, "unit")
	if t := c.unit(i.Target.Unit, i.At, "target", "unit"); t != nil && u != nil && i.sharesQuantity() && t.Quantity != u.Quantity {
		c.add(diag.UnitMismatch, i.At.At("target", "unit"), string(t.ID), string(u.ID))
	}
	for _, p := range i.Parts {
		c.unit(p.Unit, p.At, "unit")
	}
	if len(i.Range) != 0 && !slices.Contains(i.Range, nil) && !i.hasRange() {
		c.add(diag.BadRange, i.At.At("range"), "range")
	}
	if i.Decimals < 0 || i.Decimals > mostDecimals {
		c.add(diag.UnknownValue, i.At.At("decimals"), "decimals", strconv.Itoa(i.Decimals))
	}
	c.kind(i)
	c.period(i)
	c.baseline(i)
	c.receipts(i)
	answers := diag.AnswersOf(i.Ack, i.Note, i.At)
	c.pointsOfTarget(i, answers)
	c.note(i.Note, i.At, answers)
	c.close(answers)
}

// close ends the warnings about one thing.
func (c *checker) close(answers *diag.Answers) {
	wrong, unused := answers.Check()
	c.problems, c.unused = append(c.problems, wrong...), append(c.unused, unused...)
}

// note warns of an editor's note that has one language only.
func (c *checker) note(note lang.Text, at diag.Locator, answers *diag.Answers) {
	if note.IsZero() || note.ZH != "" && note.EN != "" {
		return
	}
	missing := lang.EN
	if note.ZH == "" {
		missing = lang.ZH
	}
	if !at.HasBelow("note", missing.Key()) {
		answers.Warn(&c.problems, diag.New(diag.OneLanguage, at.At("note"), "note", languageName(missing)))
	}
}

// notes checks the editor's notes of whatever has no answers of its own.
func (c *checker) notes() {
	none := diag.AnswersOf(nil, lang.Text{}, nil)
	for _, a := range c.set.Areas {
		c.note(a.Note, a.At, none)
	}
	for _, b := range c.set.Bodies {
		c.note(b.Note, b.At, none)
	}
	for _, f := range c.set.Facts {
		c.note(f.Note, f.At, none)
	}
	for _, t := range c.set.Glossary {
		c.note(t.Note, t.At, none)
	}
	for _, i := range c.set.Indicators {
		for _, w := range i.Receipts {
			c.note(w.Note, w.At, none)
		}
	}
	for _, e := range c.allEvents() {
		c.note(e.Note, e.At, none)
	}
}

func (c *checker) allEvents() []Event {
	var all []Event
	for _, m := range c.set.Milestones {
		all = append(all, m.Events...)
	}
	for _, i := range c.set.Initiatives {
		all = append(all, i.Events...)
	}
	return all
}

// mostDecimals is how many decimals figures are compared and shown to.
const mostDecimals = 6

// hasRange reports whether the indicator has a least and a greatest figure.
func (i *Indicator) hasRange() bool {
	return len(i.Range) == 2 && i.Range[0] != nil && i.Range[1] != nil && i.Range[0].Cmp(i.Range[1]) < 0
}

// sharesQuantity reports whether the target is measured in what is observed.
func (i *Indicator) sharesQuantity() bool {
	return i.Kind == Level || i.Kind == Cumulative || i.Kind == Rank
}

// observables are what may be observed of each kind.
var observables = map[Kind][]Observable{
	Cumulative: {Flow, RunningTotal},
	Growth:     {Rate, LevelOf},
	Increment:  {LevelOf, Change},
}

// Observables are what may be observed of the kind where the data says so. Of a kind without them there is no choice.
func (k Kind) Observables() []Observable { return observables[k] }

func (c *checker) kind(i *Indicator) {
	if i.Observed != "" && !slices.Contains(observables[i.Kind], i.Observed) {
		c.observed(i.At.At("observed"), i.Observed, i.Kind, observables[i.Kind])
	}
	isPair := len(i.Series) == 2 && i.Series[0].ID == FirstSeries && i.Series[1].ID == SecondSeries
	if (i.Kind == Comparison) != isPair || i.Kind != Comparison && len(i.Series) > 0 {
		c.add(diag.SeriesNeeded, i.At.At("kind"))
	}
}

func (c *checker) period(i *Indicator) {
	p, years := i.Period(c.set.Site.Plan), c.set.Site.Years
	if p.First > p.Last && c.hasPlan() {
		c.add(diag.TargetBeforeStart, i.At.At("target"), p.First, p.Last)
		return
	}
	for _, y := range []int{i.Target.First, i.Target.Last} {
		if c.isOutside(y) {
			c.add(diag.YearOutside, i.At.At("target"), y, years.First, years.Last)
		}
	}
}

// hasPlan reports whether the plan's period is known and sound.
func (c *checker) hasPlan() bool {
	p := c.set.Site.Plan
	return p.First != 0 && p.First <= p.Last
}

func (c *checker) baseline(i *Indicator) {
	b := i.Baseline
	if b == nil {
		return
	}
	if p := i.Period(c.set.Site.Plan); b.Year >= p.Last && c.hasPlan() {
		c.add(diag.BaselineTooLate, b.At.At("year"), b.Year, p.Last)
	} else if years := c.set.Site.Years; c.isOutside(b.Year) {
		c.add(diag.YearOutside, b.At.At("year"), b.Year, years.First, years.Last)
	}
	if c.quote(b.Clause, b.Quote, b.At) {
		c.misquoted[b] = !c.stated(b.Value, i.Unit, b.Quote, b.At)
	}
}

// receipts checks the words of every clause that sets the target.
func (c *checker) receipts(i *Indicator) {
	if len(i.Receipts) == 0 && i.At.Has("receipts") {
		c.add(diag.NoReceipt, i.At.At())
	}
	for _, w := range i.Receipts {
		if !c.quote(w.Clause, w.Quote, w.At) || !i.Target.Reading.IsZero() {
			continue
		}
		v := i.Target.Value
		if w.Value != nil {
			v = w.Value
		}
		c.stated(v, i.TargetUnit(), w.Quote, w.At)
	}
}

// stated checks that a figure stands in a quote with its scale: as it is in Chinese, in the English scale in English. It
// reports whether it does.
func (c *checker) stated(v *big.Rat, unit UnitID, quote lang.Text, at diag.Locator) bool {
	u := c.set.Unit(unit)
	if v == nil || !u.isMeasure() {
		return true
	}
	holds := true
	for _, l := range lang.All {
		want, scale := Figure(v, u, l), scaleOf(v, u, l)
		if words := quote.In(l); words != "" && !holdsFigure(words, want, scale, l) && (scale != "" || !holdsWord(words, want)) {
			c.add(diag.FigureNotInQuote, at.At(l.Key()), languageName(l), strings.TrimSpace(want+separator[l]+scale))
			holds = false
		}
	}
	return holds
}

// Figure is how the document writes a value, without its unit: 4 of 4万亿元 in Chinese, 4 of RMB 4 trillion in English,
// 10,000 for 1万家.
func Figure(v *big.Rat, u *Unit, l lang.Lang) string {
	if l == lang.ZH || u.Style == lang.Rank || u.Style == lang.Points || u.Style == lang.Percent || u.Style == lang.Times {
		return strings.ReplaceAll(lang.Exact(v, mostDecimals, l), "−", "-")
	}
	amount := strings.TrimSuffix(lang.Amount(v, u.Measure(), mostDecimals, l), " "+u.Symbol)
	return strings.Trim(amount, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ ")
}

// separator stands between a figure and its scale.
var separator = [...]string{lang.ZH: "", lang.EN: " "}

// scaleForms find the scale at the beginning of what follows a figure: 万亿 of 万亿元, billion.
var scaleForms = [...]*regexp.Regexp{
	lang.ZH: regexp.MustCompile(`^[十百千万亿]+`),
	lang.EN: regexp.MustCompile(`^[\s\x{A0}-]*(?i:hundred|thousand|million|billion|trillion)\b`),
}

func scaleAt(s string, l lang.Lang) string {
	return strings.ToLower(strings.TrimLeft(scaleForms[l].FindString(s), " \u00a0\n\t-"))
}

// scaleOf is the scale that the document writes behind a value in the unit; "" where it writes none.
func scaleOf(v *big.Rat, u *Unit, l lang.Lang) string {
	if l == lang.ZH {
		return scaleAt(u.Name.ZH, l)
	}
	amount := strings.TrimSuffix(lang.Amount(v, u.Measure(), mostDecimals, l), " "+u.Symbol)
	return scaleAt(amount[strings.LastIndexByte(amount, ' ')+1:], l)
}

// holdsFigure reports whether the figure stands in the words as a number of its own, and before that scale: 9 does not
// stand in 19 or 9.5, and 1 in 1万亿 is not 1 in 1亿.
func holdsFigure(words, figure, scale string, l lang.Lang) bool {
	for from := 0; ; {
		i := strings.Index(words[from:], figure)
		if i < 0 {
			return false
		}
		i += from
		before, after := words[:i], words[i+len(figure):]
		if !endsInDigit(before) && !beginsWithDigit(after) && scaleAt(after, l) == scale {
			return true
		}
		from = i + 1
	}
}

func endsInDigit(s string) bool {
	s = strings.TrimRight(s, ".,")
	return s != "" && unicode.IsDigit(rune(s[len(s)-1]))
}

func beginsWithDigit(s string) bool {
	if s == "" {
		return false
	}
	if (s[0] == '.' || s[0] == ',') && len(s) > 1 {
		return unicode.IsDigit(rune(s[1]))
	}
	return unicode.IsDigit(rune(s[0]))
}

// numberWords are small numbers as English prose spells them.
var numberWords = []string{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"}

func holdsWord(words, figure string) bool {
	i := slices.Index([]string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"}, figure)
	return i >= 0 && slices.Contains(strings.FieldsFunc(strings.ToLower(words), func(r rune) bool { return !unicode.IsLetter(r) }), numberWords[i])
}

func (c *checker) numbers() {
	first := map[int]*Indicator{}
	for k := range c.set.Indicators {
		i := &c.set.Indicators[k]
		if other := first[i.Number]; other != nil {
			p := diag.New(diag.DuplicateNumber, i.At.At("number"), i.Number)
			c.problems = append(c.problems, p.WithRelated(other.At.At("number"), lang.Text{ZH: "已用于此", EN: "first used here"}))
			continue
		}
		first[i.Number] = i
	}
}
