// Package ledger keeps what each release published. An entry is a folder of plain tables that are never changed again:
//
//	data/releases/2027-03.toml           date, title and notes, written by an editor
//	data/releases/2027-03/release.csv    tag, date, title, notes, and the hash of the release before
//	                      figures.csv    every published figure, with its source and words
//	                      targets.csv    what the document promises, and from where
//	                      states.csv     what the figures said about each target
//	                      texts.csv      every clause, in both languages
//	                      events.csv     dated progress
//	                      sources.csv    the sources on which all this rests
//	                      notice.csv     number, dates, bodies and attachments of the document
//	                      definitions.csv  how the figures are read: units, areas, how targets are observed
//	                      revisions.csv  why what had been published was changed
//	                      SHA256SUMS     the hashes of these, as sha256sum writes them
//
// The hash of SHA256SUMS is the entry's seal. Each entry names the seal of the one before, so that they form a chain: who
// knows the newest seal can tell whether any of them was touched.
//
// [Freeze] makes a [Snapshot] of a site as it is, [Compare] says what changed between two, [Load] reads the entries,
// [Check] finds what was changed without a stated reason, [Write] adds an entry.
package ledger

import (
	"strings"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// A Snapshot is what a site published at a time. All values are as they are written in the tables: numbers are exact
// decimals, what is not known is empty.
type Snapshot struct {
	Day          lang.Date // on which it was published
	Title, Notes lang.Text // of the release
	Figures      []Figure
	Targets      []Target
	States       []State
	Texts        []Text
	Events       []Event
	Sources      []Source
	Notice       []Particular
	Definitions  []Definition
	Revisions    []Revision // all that were ever stated
}

// A Figure is a published figure, or the statement of a source that there is none.
type Figure struct {
	Target  string `csv:"target"`
	Part    string `csv:"part"`
	Series  string `csv:"series"`
	Year    string `csv:"year"`
	Label   string `csv:"label"`
	Bound   string `csv:"bound"`
	Value   string `csv:"value"`
	Unit    string `csv:"unit"`
	Role    string `csv:"role"`
	Period  string `csv:"period"`
	Basis   string `csv:"basis"`
	What    string `csv:"observed"`
	Status  string `csv:"status"`
	Source  string `csv:"source"`
	Quote   string `csv:"quote"`
	ScopeZH string `csv:"scope_zh"`
	ScopeEN string `csv:"scope_en"`
	NoteZH  string `csv:"note_zh"`
	NoteEN  string `csv:"note_en"`
}

// Record is the key of the figure in the file of its year: the target, then part, series and label where it has them.
func (f Figure) Record() string {
	key := f.Target
	for _, more := range []string{f.Part, f.Series, f.Label} {
		if more != "" {
			key += "." + more
		}
	}
	return key
}

// key tells figures apart.
func (f Figure) key() string { return f.Year + " " + f.Record() }

// Said is what was published, in one line: the number and all that decides what it is a number of. A revision quotes it.
func (f Figure) Said() string {
	amount := strings.TrimSpace(f.Bound + " " + f.Value)
	if f.Value == "" {
		amount = "-"
	}
	parts := []string{strings.TrimSpace(amount + " " + f.Unit)}
	for _, more := range []string{f.Period, f.Basis, f.What} {
		if more != "" {
			parts = append(parts, more)
		}
	}
	if f.Role == string(disclosure.Context) {
		parts = append(parts, strings.TrimSpace(f.Role+" "+f.ScopeZH))
	}
	return strings.Join(parts, ", ")
}

// Scope is what a figure of another scope measures.
func (f Figure) Scope() lang.Text { return lang.Text{ZH: f.ScopeZH, EN: f.ScopeEN} }

// A Target is what the document promises for one quantity.
type Target struct {
	ID            string `csv:"target"`
	Number        string `csv:"number"`
	NameZH        string `csv:"name_zh"`
	NameEN        string `csv:"name_en"`
	Areas         string `csv:"areas"`
	Kind          string `csv:"kind"`
	Cmp           string `csv:"comparator"`
	Value         string `csv:"value"`
	Unit          string `csv:"unit"`
	First         string `csv:"first_year"`
	Last          string `csv:"last_year"`
	Clauses       string `csv:"clauses"`
	BaselineYear  string `csv:"baseline_year"`
	BaselineBound string `csv:"baseline_bound"`
	Baseline      string `csv:"baseline_value"`
	BaselineUnit  string `csv:"baseline_unit"`
}

// Name is the target's name.
func (t Target) Name() lang.Text { return lang.Text{ZH: t.NameZH, EN: t.NameEN} }

// Said is the promise in one line, as a revision quotes it.
func (t Target) Said() string {
	return strings.Join([]string{t.Kind, strings.TrimSpace(t.Cmp + " " + t.Value + " " + t.Unit), t.First + "/" + t.Last, t.Areas}, ", ")
}

// SaidBaseline is the baseline in one line; "" where there is none.
func (t Target) SaidBaseline() string {
	if t.BaselineYear == "" {
		return ""
	}
	return t.BaselineYear + ", " + strings.TrimSpace(t.BaselineBound+" "+t.Baseline+" "+t.BaselineUnit)
}

// A State is what the figures said about a target.
type State struct {
	Target string `csv:"target"`
	State  string `csv:"state"`
	Reason string `csv:"reason"`
	Year   string `csv:"year"`
}

// A Text is the words of a clause. Official tells those of the document from the site's own.
type Text struct {
	Clause   string `csv:"clause"`
	Official string `csv:"official"`
	ZH       string `csv:"zh"`
	EN       string `csv:"en"`
}

// NewText freezes the words of a clause.
func NewText(clause string, isOfficial bool, words lang.Text) Text {
	t := Text{Clause: clause, ZH: words.ZH, EN: words.EN}
	if isOfficial {
		t.Official = yes
	}
	return t
}

// IsOfficial reports whether the words are those of the document.
func (t Text) IsOfficial() bool { return t.Official == yes }

// yes is how a table says that something is so.
const yes = "yes"

// An Event is dated progress of an initiative, or of a target without a number.
type Event struct {
	Of     string `csv:"of"`
	ID     string `csv:"event"`
	Date   string `csv:"date"`
	ZH     string `csv:"zh"`
	EN     string `csv:"en"`
	Source string `csv:"source"`
	Quote  string `csv:"quote"`
}

func (e Event) key() string { return e.Of + " " + e.ID }

// A Source is a publication as it was cited.
type Source struct {
	ID          string `csv:"source"`
	PublisherZH string `csv:"publisher_zh"`
	PublisherEN string `csv:"publisher_en"`
	Title       string `csv:"title"`
	URL         string `csv:"url"`
	Date        string `csv:"date"`
	Kind        string `csv:"kind"`
}

// A Particular is what a site says of the document as a whole: its number, a date, a body, an attachment.
type Particular struct {
	ID string `csv:"particular"`
	ZH string `csv:"zh"`
	EN string `csv:"en"`
}

// Words are what it says.
func (p Particular) Words() lang.Text { return lang.Text{ZH: p.ZH, EN: p.EN} }

// A Revision says why something that had been published was changed, in the words of data/revisions.toml.
type Revision struct {
	ID       string `csv:"revision"`
	Of       string `csv:"of"`
	Record   string `csv:"record"`
	Year     string `csv:"year"`
	Old      string `csv:"old"`
	New      string `csv:"new"`
	Date     string `csv:"date"`
	ReasonZH string `csv:"reason_zh"`
	ReasonEN string `csv:"reason_en"`
}

// Reason is why, in both languages.
func (r Revision) Reason() lang.Text { return lang.Text{ZH: r.ReasonZH, EN: r.ReasonEN} }

// A head is release.csv: what the entry is of, and what it follows. Those of the first program lack the words.
type head struct {
	Tag      string `csv:"release"`
	Date     string `csv:"date"`
	Previous string `csv:"previous"`
	Seal     string `csv:"previous_seal"`
	TitleZH  string `csv:"title_zh"`
	TitleEN  string `csv:"title_en"`
	NotesZH  string `csv:"notes_zh"`
	NotesEN  string `csv:"notes_en"`
}
