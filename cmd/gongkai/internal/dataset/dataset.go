// Package dataset reads the data files of a site (data/*.toml) into package disclosure, strictly and with places. It
// reports what is wrong with the form of a file; what is wrong between values is disclosure.Check's to say.
package dataset

import (
	"errors"
	"io/fs"
	"path"
	"reflect"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// Folder is where the data files are, below the site's root.
const Folder = "data"

// A File is a data file, or a kind of them where a folder holds several.
type File struct {
	Name     string // below Folder: site.toml, years/*.toml
	Optional bool   // a site can do without it
	Means    lang.Text
	Type     reflect.Type // of what the file holds; of one record where it holds records
}

// The files of the folders.
var (
	yearFiles = File{"years/*.toml", true, lang.Text{ZH: "一年公布的数据，一条记录一行", EN: "the figures published for a year, a record a line"},
		reflect.TypeFor[disclosure.Observation]()}
	releaseFiles = File{"releases/*.toml", false, lang.Text{ZH: "一次发布：日期、标题、说明", EN: "one release: its date, title and notes"},
		reflect.TypeFor[disclosure.Release]()}
)

// Files lists what the data folder may hold.
func Files() []File {
	var files []File
	for _, p := range parts {
		files = append(files, p.File)
	}
	return append(files, yearFiles, releaseFiles)
}

// A part of the dataset is one file and what it fills.
type part struct {
	File
	fill func(d *decoder, set *disclosure.Dataset)
}

// Whether a site can do without a file.
const (
	needed   = false
	optional = true
)

// whole is the file that is decoded into one value.
func whole[T any](name string, optional bool, means lang.Text, out func(*disclosure.Dataset) *T) part {
	return part{File{name, optional, means, reflect.TypeFor[T]()}, func(d *decoder, set *disclosure.Dataset) { d.decode(d.file.tree, nil, out(set)) }}
}

// The files, in the order in which they are read.
var parts = []part{
	whole("site.toml", needed, lang.Text{ZH: "网站本身：名称、年份、期间", EN: "the site itself: its name, years and period"}, func(s *disclosure.Dataset) *disclosure.Site { return &s.Site }),
	whole("notice.toml", needed, lang.Text{ZH: "通知的元数据", EN: "the metadata of the notice"}, func(s *disclosure.Dataset) *disclosure.Notice { return &s.Notice }),
	whole("areas.toml", needed, lang.Text{ZH: "地区", EN: "the areas"}, func(s *disclosure.Dataset) *[]disclosure.Area { return &s.Areas }),
	whole("bodies.toml", needed, lang.Text{ZH: "责任单位", EN: "the responsible bodies"}, func(s *disclosure.Dataset) *[]disclosure.Body { return &s.Bodies }),
	whole("units.toml", needed, lang.Text{ZH: "计量单位", EN: "the units of measure"}, func(s *disclosure.Dataset) *[]disclosure.Unit { return &s.Units }),
	whole("sources.toml", needed, lang.Text{ZH: "来源", EN: "the sources"}, func(s *disclosure.Dataset) *[]disclosure.Source { return &s.Sources }),
	whole("indicators.toml", needed, lang.Text{ZH: "指标和目标", EN: "the indicators and their targets"}, func(s *disclosure.Dataset) *[]disclosure.Indicator { return &s.Indicators }),
	whole("milestones.toml", optional, lang.Text{ZH: "没有数值的目标", EN: "the targets without a number"}, func(s *disclosure.Dataset) *[]disclosure.Milestone { return &s.Milestones }),
	whole("facts.toml", optional, lang.Text{ZH: "文件中的背景数据", EN: "background figures of the document"}, func(s *disclosure.Dataset) *[]disclosure.Fact { return &s.Facts }),
	whole("groupings.toml", optional, lang.Text{ZH: "计划自有的目标分组", EN: "the plan's own groupings of targets"}, func(s *disclosure.Dataset) *[]disclosure.Grouping { return &s.Groupings }),
	whole("initiatives.toml", optional, lang.Text{ZH: "改革、平台、项目", EN: "reforms, platforms and projects"}, func(s *disclosure.Dataset) *[]disclosure.Initiative { return &s.Initiatives }),
	whole("glossary.toml", optional, lang.Text{ZH: "术语对照", EN: "the bilingual glossary"}, func(s *disclosure.Dataset) *[]disclosure.Term { return &s.Glossary }),
	whole("translations.toml", optional, lang.Text{ZH: "译文所依据的中文", EN: "the Chinese from which the English was made"}, func(s *disclosure.Dataset) *[]disclosure.Translation { return &s.Translations }),
	whole("revisions.toml", optional, lang.Text{ZH: "已公布内容的更正和理由", EN: "corrections of what was published, and their reasons"}, func(s *disclosure.Dataset) *[]disclosure.Revision { return &s.Revisions }),
	{File{"consistency.toml", optional, lang.Text{ZH: "文件前后不一之处和算术核对", EN: "where the document differs from itself, and checks of its arithmetic"}, reflect.TypeFor[consistency]()}, fillConsistency},
	whole("schematic.toml", optional, lang.Text{ZH: "布局示意图", EN: "the schematic of the layout"}, func(s *disclosure.Dataset) **disclosure.Schematic { return &s.Schematic }),
}

// A consistency is what consistency.toml holds.
type consistency struct {
	Differences []disclosure.Difference `toml:"differences,optional"`
	Sums        []disclosure.Sum        `toml:"sums,optional"`
}

func fillConsistency(d *decoder, set *disclosure.Dataset) {
	var c consistency
	d.decode(d.file.tree, nil, &c)
	set.Differences, set.Sums = c.Differences, c.Sums
}

// Load reads the data files below fsys, the site's root. The dataset is usable for further checks even where problems
// were found; it is indexed. The error is for what is no fault of the input.
func Load(fsys fs.FS) (*disclosure.Dataset, diag.List, error) { return LoadAgain(fsys, nil) }

// LoadAgain is Load for who loads a site time and again, and keeps a memo between the times.
func LoadAgain(fsys fs.FS, memo *Memo) (*disclosure.Dataset, diag.List, error) {
	l := &loader{fsys: fsys, set: &disclosure.Dataset{}, memo: memo}
	names, err := l.list()
	if err != nil {
		return nil, nil, err
	}
	l.parseAhead(names)
	for _, p := range parts {
		l.part(p, slices.Contains(names, p.Name))
	}
	l.set.Index()
	l.folders(names)
	l.set.Index()
	return l.set, l.problems, nil
}

type loader struct {
	fsys     fs.FS
	set      *disclosure.Dataset
	problems diag.List
	memo     *Memo
	parsed   map[string]func() parsing // by name
}

// A parsing is what came of a file, which is nil where nothing of it could be read.
type parsing struct {
	file     *file
	problems diag.List
}

// parseAhead parses files beside what the loader does with those before them.
func (l *loader) parseAhead(names []string) {
	l.parsed = map[string]func() parsing{}
	ahead := make(chan func() parsing, len(names))
	for _, name := range names {
		if path.Ext(name) == ".toml" && strings.Count(name, "/") < 2 { // what was published is not ours to read
			l.parsed[name] = sync.OnceValue(func() parsing { return l.parse(name) })
			ahead <- l.parsed[name]
		}
	}
	close(ahead)
	for range runtime.GOMAXPROCS(0) {
		go func() {
			for parse := range ahead {
				parse()
			}
		}()
	}
}

func (l *loader) parse(name string) parsing {
	src, problems := diag.Read(l.fsys, path.Join(Folder, name))
	if src == nil {
		return parsing{problems: problems}
	}
	f, more := l.memo.parse(src)
	return parsing{f, append(problems, more...)}
}

// list names the files below the data folder, relative to it, in order.
func (l *loader) list() ([]string, error) {
	var names []string
	err := fs.WalkDir(l.fsys, Folder, func(name string, e fs.DirEntry, err error) error {
		switch {
		case errors.Is(err, fs.ErrNotExist) && name == Folder:
			return fs.SkipAll
		case err != nil:
			l.problems.Add(diag.FileUnreadable, diag.Pos{File: name}, err.Error())
			return fs.SkipDir
		case diag.IsPassedOver(e.Name()) && name != Folder:
			if e.IsDir() {
				return fs.SkipDir
			}
		case !e.IsDir():
			names = append(names, strings.TrimPrefix(name, Folder+"/"))
		}
		return nil
	})
	return names, err
}

// part reads one file.
func (l *loader) part(p part, exists bool) {
	if !exists {
		if !p.Optional {
			l.problems.Add(diag.FileMissing, diag.Pos{File: path.Join(Folder, p.Name)}, p.Means)
			l.set.Unread = append(l.set.Unread, path.Join(Folder, p.Name))
		}
		return
	}
	d := l.open(p.Name)
	if d == nil {
		return
	}
	if len(d.file.keys(nil)) == 0 && d.file.partial {
		return // all of it has been reported
	}
	if len(d.file.keys(nil)) == 0 {
		l.problems.Add(diag.FileEmpty, d.file.src.Whole())
		l.set.Unread = append(l.set.Unread, d.file.src.Name)
		return
	}
	p.fill(d, l.set)
	l.problems = append(l.problems, d.problems...)
}

// open gives a file that is parsed, or reports why it is not.
func (l *loader) open(name string) *decoder {
	p := l.parsed[name]()
	l.problems = append(l.problems, p.problems...)
	if p.file == nil || p.file.partial {
		l.set.Unread = append(l.set.Unread, path.Join(Folder, name))
	}
	if p.file == nil {
		return nil
	}
	return &decoder{file: p.file, memo: l.memo.Texts()}
}

// folders reads the files of years and releases, and reports files that nothing reads.
func (l *loader) folders(names []string) {
	for _, name := range names {
		folder, base := path.Split(name)
		stem, isTOML := strings.CutSuffix(base, ".toml")
		switch {
		case folder == "" && slices.ContainsFunc(parts, func(p part) bool { return p.Name == name }):
		case folder == "years/" && isTOML:
			l.year(name, stem)
		case folder == "releases/" && isTOML:
			l.release(name, stem)
		case strings.HasPrefix(folder, "releases/") && folder != "releases/": // what was published, which package ledger reads
		default:
			l.unknownFile(name)
		}
	}
	slices.SortStableFunc(l.set.Releases, func(a, b disclosure.Release) int { return a.Date.Compare(b.Date) })
	if !slices.ContainsFunc(names, func(name string) bool { return strings.HasPrefix(name, "releases/") }) {
		l.problems.Add(diag.FileMissing, diag.Pos{File: Folder + "/releases"}, lang.Text{ZH: "至少一次发布，如 releases/2026-01.toml", EN: "at least one release, such as releases/2026-01.toml"})
	}
}

func (l *loader) unknownFile(name string) {
	known := make([]string, 0, len(parts))
	for _, p := range parts {
		known = append(known, p.Name)
	}
	p := diag.New(diag.FileUnknown, diag.Pos{File: path.Join(Folder, name)})
	if !strings.Contains(name, "/") {
		p = p.WithHint(diag.DidYouMean(name, known, ""))
	}
	l.problems = append(l.problems, p)
}

// monthTag is a tag that names a month.
var monthTag = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}(-|$)`)

func (l *loader) release(name, tag string) {
	d := l.open(name)
	if d == nil {
		return
	}
	if !disclosure.IsID(tag) {
		d.add(diag.BadID, d.file.src.Whole(), tag)
	}
	r := disclosure.Release{Tag: tag}
	d.decode(d.file.tree, nil, &r)
	r.Tag = tag
	if monthTag.MatchString(tag) && !strings.HasPrefix(tag, r.Date.String()[:min(len(r.Date.String()), len("2026-11"))]) {
		d.add(diag.ReleaseTag, d.file.keyPos("date"), tag, r.Date.String())
	}
	l.set.Releases = append(l.set.Releases, r)
	l.problems = append(l.problems, d.problems...)
}
