// Package disclosure is the domain: a plan's areas, bodies, indicators with their baselines and targets, published
// observations with their sources; the rules between them (Check), and what follows from them: paths, pace, states
// and what is still needed (Assess). It reads no file and writes no page.
//
// The struct tags name the keys of the data files, which package dataset reads; the README describes them for
// editors. Every value that came from a file knows its place (At).
package disclosure

import (
	"math/big"
	"regexp"
	"slices"
	"sync"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
)

// Identifiers are the keys of the data files.
type (
	AreaID       string
	BodyID       string
	IndicatorID  string
	InitiativeID string
	SourceID     string
	UnitID       string
	ClauseID     string
)

var (
	idPattern = regexp.MustCompile(`^[a-z0-9][a-z0-9-]*$`)
	// keptNames cannot be names of files on Windows, whatever follows the dot; index is the page of a folder.
	keptNames = regexp.MustCompile(`^(index|con|prn|aux|nul|com[0-9]|lpt[0-9])$`)
)

// longestID is the longest id. It stands in names of files beside others.
const longestID = 80

// IsID reports whether a key may be an id: of lower-case letters, digits and hyphens, not too long, and no name that
// servers or systems keep for themselves, since ids are names of files and part of addresses.
func IsID(key string) bool {
	return idPattern.MatchString(key) && len(key) <= longestID && !keptNames.MatchString(key)
}

// A Dataset is all the data of one site. The slices are in the order of the files.
type Dataset struct {
	Site         Site
	Notice       Notice
	Areas        []Area
	Bodies       []Body
	Units        []Unit
	Indicators   []Indicator
	Observations []Observation
	Milestones   []Milestone
	Facts        []Fact
	Groupings    []Grouping
	Initiatives  []Initiative
	Sources      []Source
	Glossary     []Term
	Translations []Translation // none where translations are not recorded
	Releases     []Release     // oldest first
	Revisions    []Revision    // none where nothing published was ever changed
	Differences  []Difference
	Sums         []Sum
	Schematic    *Schematic // nil where the plan has none
	Unread       []string   // data files that could not be read, or not all of them: nothing is said of references into them

	areas      map[AreaID]*Area
	bodies     map[BodyID]*Body
	units      map[UnitID]*Unit
	indicators map[IndicatorID]*Indicator
	sources    map[SourceID]*Source
	observed   map[IndicatorID][]*Observation
	names      map[string]BodyID // every spelling of every body
	assessed   sync.Map          // Trajectory by *Indicator
}

// Index prepares the look-ups below. It is called once, after the dataset is filled.
func (d *Dataset) Index() {
	d.areas = indexed(d.Areas, func(a *Area) AreaID { return a.ID })
	d.bodies = indexed(d.Bodies, func(b *Body) BodyID { return b.ID })
	d.units = indexed(d.Units, func(u *Unit) UnitID { return u.ID })
	d.indicators = indexed(d.Indicators, func(i *Indicator) IndicatorID { return i.ID })
	d.sources = indexed(d.Sources, func(s *Source) SourceID { return s.ID })
	d.names = bodyNames(d.Bodies)
	d.assessed.Clear()
	d.observed = map[IndicatorID][]*Observation{}
	for i := range d.Observations {
		o := &d.Observations[i]
		d.observed[o.Indicator] = append(d.observed[o.Indicator], o)
	}
}

// IsUnread reports whether a data file could not be read.
func (d *Dataset) IsUnread(file string) bool { return slices.Contains(d.Unread, file) }

func indexed[K comparable, V any](list []V, key func(*V) K) map[K]*V {
	m := make(map[K]*V, len(list))
	for i := range list {
		m[key(&list[i])] = &list[i]
	}
	return m
}

// Area is the area of the given id, or nil; so are the look-ups that follow.
func (d *Dataset) Area(id AreaID) *Area { return d.areas[id] }

// Body finds a responsible body.
func (d *Dataset) Body(id BodyID) *Body { return d.bodies[id] }

// Indicator finds an indicator.
func (d *Dataset) Indicator(id IndicatorID) *Indicator { return d.indicators[id] }

// Source finds a source.
func (d *Dataset) Source(id SourceID) *Source { return d.sources[id] }

// Unit finds a unit of measure.
func (d *Dataset) Unit(id UnitID) *Unit { return d.units[id] }

// Observed lists the records of an indicator, in order of year and file.
func (d *Dataset) Observed(id IndicatorID) []*Observation { return d.observed[id] }

// Release is the newest release. A checked dataset has at least one.
func (d *Dataset) Release() Release {
	if len(d.Releases) == 0 {
		return Release{}
	}
	return d.Releases[len(d.Releases)-1]
}

// A Site describes the site itself and its publisher. What is unknown is left out and then not shown.
type Site struct {
	Name            lang.Text        `toml:"name"`
	ShortName       lang.Text        `toml:"short_name"`
	Description     lang.Text        `toml:"description"`
	Messages        string           `toml:"messages,optional" enum:"zh en"` // language of the program's messages
	Theme           string           `toml:"theme"`
	BaseURL         string           `toml:"base_url,optional" format:"url"` // address under which the site is published, for what must be absolute
	Publisher       lang.Text        `toml:"publisher,optional"`
	Years           Span             `toml:"years"` // years that may occur in the data
	Plan            Span             `toml:"plan"`  // the plan's first and last year
	Assessment      Thresholds       `toml:"assessment"`
	AreaKinds       []AreaKind       `toml:"area_kinds"`
	BodyKinds       []BodyKind       `toml:"body_kinds,optional"` // in the order in which they are shown; left out: the usual ones of a province
	InitiativeKinds []InitiativeKind `toml:"initiative_kinds,optional"`
	Home            Home             `toml:"home,optional"`
	Identifiers     Identifiers      `toml:"identifiers,optional"`
	Contact         Contact          `toml:"contact,optional"`
	Licence         Licence          `toml:"licence,optional"`
	Sources         SourceRules      `toml:"sources,optional"`
	Picture         SharedPicture    `toml:"picture,optional"`
	Archived        Archive          `toml:"archived,optional"`
	Mount           Mount            `toml:"mount,optional"`
	At              diag.Locator
}

// FilesFolder holds the files that the data name, below the site's folder: attachments and the pictures that other sites show
// beside a link to this one.
const FilesFolder = "content/files"

// A SharedPicture is what other sites show beside a link to this one, a file for each language.
type SharedPicture struct {
	File lang.Text `toml:"file"` // names in FilesFolder
	Alt  lang.Text `toml:"alt"`
	At   diag.Locator
}

// An Archive says since when the site is not kept up any more; the zero Archive is none.
type Archive struct {
	Date lang.Date `toml:"date"`
	Time string    `toml:"time,optional" format:"time"`
	Note lang.Text `toml:"note,optional"` // why, and where newer words are found
}

// A Mount is the website of the organ in which this site is a folder, a topic of that site and no site of its own. The zero
// Mount is none.
type Mount struct {
	Name    lang.Text `toml:"name"`
	URL     string    `toml:"url" format:"url"`
	SiteMap string    `toml:"sitemap,optional" format:"url"`
}

// A Span is a run of years, both ends included.
type Span struct {
	First int `toml:"first"`
	Last  int `toml:"last"`
}

// Contains reports whether the year lies in the span.
func (s Span) Contains(year int) bool { return s.First <= year && year <= s.Last }

// Years lists the years of the span.
func (s Span) Years() []int {
	years := make([]int, 0, max(0, s.Last-s.First+1))
	for y := s.First; y <= s.Last; y++ {
		years = append(years, y)
	}
	return years
}

// Thresholds are the paces at which the words of a state change, compared before rounding. Without Words a site shows
// the figures and leaves the words on pace, behind and far behind out.
type Thresholds struct {
	OnPace *big.Rat `toml:"on_pace"`
	Behind *big.Rat `toml:"behind"`
	Words  bool     `toml:"words"`
}

// An AreaKind is a section of the page of areas. Areas of a kind with Compare stand side by side on the page that
// compares them.
type AreaKind struct {
	ID      string    `toml:",key"`
	Name    lang.Text `toml:"name"`
	Compare bool      `toml:"compare,optional"`
}

// A BodyKind is a section of the page of responsible bodies. The bodies of a kind that Governs are the governments of their
// areas.
type BodyKind struct {
	ID      string    `toml:",key"`
	Name    lang.Text `toml:"name"`
	Governs bool      `toml:"governs,optional"`
}

// usualBodyKinds are the kinds of bodies of a province's plan.
var usualBodyKinds = []BodyKind{
	{"party", lang.Text{ZH: "党委部门", EN: "Party departments"}, false},
	{"provincial", lang.Text{ZH: "省级部门", EN: "Provincial departments"}, false},
	{"central", lang.Text{ZH: "中央驻地方单位", EN: "Local offices of central bodies"}, false},
	{"city", lang.Text{ZH: "市政府", EN: "City governments"}, true},
	{"other", lang.Text{ZH: "其他单位", EN: "Other bodies"}, false},
}

// KindsOfBodies are the kinds that the site declares, else the usual ones.
func (s *Site) KindsOfBodies() []BodyKind {
	if len(s.BodyKinds) > 0 {
		return s.BodyKinds
	}
	return usualBodyKinds
}

// BodyKind finds a kind of bodies; the zero kind is none.
func (s *Site) BodyKind(id string) BodyKind {
	kinds := s.KindsOfBodies()
	if i := slices.IndexFunc(kinds, func(k BodyKind) bool { return k.ID == id }); i >= 0 {
		return kinds[i]
	}
	return BodyKind{}
}

// An InitiativeKind is a part of the plan's list of initiatives.
type InitiativeKind struct {
	ID     string    `toml:",key"`
	Name   lang.Text `toml:"name"`
	Clause ClauseID  `toml:"clause,optional"`
	At     diag.Locator
}

// Home holds what the home page says of the plan, and the words of it that a reader should remember.
type Home struct {
	Intro lang.Text `toml:"intro,optional"` // what it is about, for who has never heard of it
	Quote Receipt   `toml:"quote,optional"`
}

// Identifiers are given to a site by the authorities. None is ever made up.
type Identifiers struct {
	Domain   string `toml:"domain,optional"`
	SiteCode string `toml:"site_code,optional"`
	ICP      string `toml:"icp,optional"`
	Police   string `toml:"police,optional"`
}

// Contact says how to reach the publisher.
type Contact struct {
	Body    lang.Text `toml:"body,optional"`
	Phone   string    `toml:"phone,optional"`
	Email   string    `toml:"email,optional"`
	Address lang.Text `toml:"address,optional"`
}

// SourceRules say what sources a site wants.
type SourceRules struct {
	Mirrors []string `toml:"mirrors,optional"` // hosts that republish: the publisher's own page is wanted in their place
	At      diag.Locator
}

// A Licence says what others may do with the site's data.
type Licence struct {
	Text lang.Text `toml:"text,optional"`
	URL  string    `toml:"url,optional" format:"url"`
}

// A Notice is the metadata of the official document.
type Notice struct {
	Title          lang.Text    `toml:"title"`
	Number         string       `toml:"number"`
	IndexNumber    string       `toml:"index_number,optional"`
	Category       lang.Text    `toml:"category,optional"`
	PublishingBody lang.Text    `toml:"publishing_body,optional"`
	IssuingBody    lang.Text    `toml:"issuing_body"`
	Seal           lang.Text    `toml:"seal,optional"`
	Made           lang.Date    `toml:"made"`
	Published      lang.Date    `toml:"published"`
	Time           string       `toml:"time,optional" format:"time"` // of publication
	Means          lang.Text    `toml:"means,optional"`
	Origin         lang.Text    `toml:"origin,optional"`
	Validity       lang.Text    `toml:"validity,optional"`
	Source         SourceID     `toml:"source"`
	Attachment     lang.Text    `toml:"attachment,optional"`
	Attachments    []Attachment `toml:"attachments,optional"`
	At             diag.Locator
}

// An Attachment is a file that is offered beside a text: the document as it was signed, or an annex as it was published.
type Attachment struct {
	ID     string    `toml:",key"`
	File   string    `toml:"file"` // a name in FilesFolder
	Name   lang.Text `toml:"name"`
	SHA256 string    `toml:"sha256"`
	Text   string    `toml:"text,optional"` // the text beside which it stands: annexes/1; the notice if there is none
	At     diag.Locator
}

// An Area is a place that targets or duties name: a province, a region, a city, a zone, a town.
type Area struct {
	ID     AreaID    `toml:",key"`
	Name   lang.Text `toml:"name"`
	Short  lang.Text `toml:"short"`
	Kind   string    `toml:"kind"`
	Parent AreaID    `toml:"parent,optional"`
	Role   lang.Text `toml:"role,optional"` // what the plan makes of it
	Clause ClauseID  `toml:"clause,optional"`
	Note   lang.Text `toml:"note,optional" lang:"either"`
	At     diag.Locator
}

// A Body is a responsible body (责任单位). Short is its name in the document.
type Body struct {
	ID      BodyID    `toml:",key"`
	Name    lang.Text `toml:"name"`
	Short   lang.Text `toml:"short"`
	Aliases []string  `toml:"aliases,optional"`
	Kind    string    `toml:"kind"`
	Area    AreaID    `toml:"area,optional"`
	Note    lang.Text `toml:"note,optional" lang:"either"`
	At      diag.Locator
}

// A Unit is a unit of measure as declared in the data.
type Unit struct {
	ID       UnitID     `toml:",key"`
	Name     lang.Text  `toml:"name"`
	Quantity string     `toml:"quantity"`
	Factor   *big.Rat   `toml:"factor"`
	Style    lang.Style `toml:"style" enum:"currency percent points count rank times measure"`
	Currency string     `toml:"currency,optional"` // of the style currency: RMB
	Symbol   string     `toml:"symbol,optional"`   // of the style measure: what English writes behind an amount in base units
	At       diag.Locator
}

// Measure is the unit as package lang writes amounts in it.
func (u *Unit) Measure() lang.Unit {
	return lang.Unit{ID: string(u.ID), Name: u.Name, Quantity: u.Quantity, Factor: u.Factor, Style: u.Style, Currency: u.Currency, Symbol: u.Symbol}
}

// A Receipt is the words of the document that set something, verbatim in both languages, and the clause in which
// they stand.
type Receipt struct {
	Clause ClauseID  `toml:"clause"`
	Quote  lang.Text `toml:",texts"`
	At     diag.Locator
}

// A Milestone is a state to be reached that has no number.
type Milestone struct {
	ID       string    `toml:",key"`
	Name     lang.Text `toml:"name"`
	Areas    []AreaID  `toml:"areas"`
	Receipts []Wording `toml:"receipts"`
	Events   []Event   `toml:"events,optional"`
	At       diag.Locator
}

// An Event is something that happened on a date, as a source reports it.
type Event struct {
	ID     string    `toml:",key"`
	Date   lang.Date `toml:"date"`
	Text   lang.Text `toml:"text"`
	Source SourceID  `toml:"source"`
	Quote  string    `toml:"quote"`
	Note   lang.Text `toml:"note,optional" lang:"either"`
	At     diag.Locator
}

// A Fact is a background figure of the document: it sets no target and is no baseline.
type Fact struct {
	ID         string        `toml:",key"`
	Name       lang.Text     `toml:"name"`
	Value      *big.Rat      `toml:"value"`
	Bound      Comparator    `toml:"bound,optional" enum:"> >="`
	Unit       UnitID        `toml:"unit"`
	Year       int           `toml:"year"`
	Scope      lang.Text     `toml:"scope"`
	Clause     ClauseID      `toml:"clause"`
	Quote      lang.Text     `toml:",texts"`
	Indicators []IndicatorID `toml:"indicators,optional"` // targets of which a reader could take it for a baseline
	Note       lang.Text     `toml:"note,optional" lang:"either"`
	At         diag.Locator
}

// A Grouping sorts targets under headings of the plan's own, such as goals. Its id is the address of its page.
type Grouping struct {
	ID     string    `toml:",key"`
	Name   lang.Text `toml:"name"`
	Nav    lang.Text `toml:"nav,optional"` // a shorter name, for the navigation
	Lead   lang.Text `toml:"lead"`
	Clause ClauseID  `toml:"clause,optional"`
	Groups []Group   `toml:"groups"`
	At     diag.Locator
}

// A Group is one heading of a grouping.
type Group struct {
	ID         string        `toml:",key"`
	Name       lang.Text     `toml:"name"`
	Clause     ClauseID      `toml:"clause,optional"`
	Indicators []IndicatorID `toml:"indicators"`
	At         diag.Locator
}

// An Initiative is a reform, platform or project that the plan lists.
type Initiative struct {
	ID         InitiativeID  `toml:",key"`
	Name       lang.Text     `toml:"name"`
	Clause     ClauseID      `toml:"clause"`
	Kind       string        `toml:"kind"`
	Areas      []AreaID      `toml:"areas"`
	Indicators []IndicatorID `toml:"indicators,optional"`
	Events     []Event       `toml:"events,optional"`
	At         diag.Locator
}

// Dated lists the events, newest first.
func Dated(events []Event) []Event {
	return slices.SortedStableFunc(slices.Values(events), func(a, b Event) int { return b.Date.Compare(a.Date) })
}

// A Source is a publication in which a figure or an event was read.
type Source struct {
	ID        SourceID    `toml:",key"`
	Publisher lang.Text   `toml:"publisher"`
	Title     string      `toml:"title"` // in its own language
	Lang      string      `toml:"lang" enum:"zh zh-Hant en"`
	URL       string      `toml:"url" format:"url"`
	Date      lang.Date   `toml:"date"`
	Via       lang.Text   `toml:"via,optional"` // the site that reposts it, where it was read there
	Kind      string      `toml:"kind" enum:"official press"`
	Note      lang.Text   `toml:"note,optional" lang:"either"`
	Ack       []diag.Code `toml:"ack,optional"`
	At        diag.Locator
}

// A Term is an entry of the bilingual glossary.
type Term struct {
	ID   string    `toml:",key"`
	Text lang.Text `toml:",texts"`
	Also []string  `toml:"also,optional"` // other English words by which the document's translation may render it
	Note lang.Text `toml:"note,optional" lang:"either"`
	At   diag.Locator
}

// A Translation says from which Chinese words the English of a clause was made.
type Translation struct {
	Clause ClauseID    `toml:",key"`
	ZH     string      `toml:"zh"` // their mark
	Ack    []diag.Code `toml:"ack,optional"`
	Note   lang.Text   `toml:"note,optional" lang:"either"`
	At     diag.Locator
}

// A Release is one dated edition of the site.
type Release struct {
	Tag   string    `toml:",key"`
	Date  lang.Date `toml:"date"`
	Time  string    `toml:"time,optional" format:"time"`
	Title lang.Text `toml:"title"`
	Notes lang.Text `toml:"notes"`
	At    diag.Locator
}

// Revised says what kind of thing a revision is about.
type Revised string

// What may be revised.
const (
	OfFigure   Revised = "figure"
	OfTarget   Revised = "target"
	OfBaseline Revised = "baseline"
	OfClause   Revised = "clause"

	OfDefinition Revised = "definition" // a unit or a fact, on which figures rest
)

// IsOfWords reports whether it is words that are revised, which are not quoted.
func (r Revised) IsOfWords() bool { return r == OfClause || r == OfDefinition }

// A Revision states why something that a release published was changed or withdrawn.
type Revision struct {
	ID     string    `toml:",key"`
	Of     Revised   `toml:"of" enum:"figure target baseline clause definition"`
	Record string    `toml:"record"`        // key of the figure, id of the target or clause; “unit wan-jia”
	Year   int       `toml:"year,optional"` // of a figure
	Old    string    `toml:"old,optional"`  // what was published
	New    string    `toml:"new,optional"`  // what stands in its place; "" where it was withdrawn
	Date   lang.Date `toml:"date"`
	Reason lang.Text `toml:"reason"`
	At     diag.Locator
}

// A Difference is a slip of the document or a place where its parts differ, apart from the wordings of targets.
type Difference struct {
	ID      string     `toml:",key"`
	Name    lang.Text  `toml:"name"`
	Clauses []ClauseID `toml:"clauses,optional"`
	Text    lang.Text  `toml:"text"`
	At      diag.Locator
}

// A Sum lays the targets of parts beside the target of a whole.
type Sum struct {
	ID    string        `toml:",key"`
	Name  lang.Text     `toml:"name"`
	Parts []IndicatorID `toml:"parts"`
	Whole IndicatorID   `toml:"whole"`
	Text  lang.Text     `toml:"text"` // what may be concluded from it, and what may not
	At    diag.Locator
}

// Short is the grouping's name for a navigation: its name without quotation marks.
func (g *Grouping) Short() lang.Text {
	if !g.Nav.IsZero() {
		return g.Nav
	}
	return g.Name
}
