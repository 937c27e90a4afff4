// Package dataset reads the data files of a site (data/*.toml) into package disclosure, strictly and with places. It
// reports what is wrong with the form of a file; what is wrong between values is disclosure.Check's to say.
package dataset

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// Folder is where the data files are, below the site's root.
const Folder = "data"

// A part of the dataset is one file: its name, whether a site can do without it, and what it fills.
type part struct {
	name     string
	optional bool
	fill     func(d *decoder, set *disclosure.Dataset)
	means    lang.Text // what it holds, for those who lack it
}

// whole decodes the whole file into one value.
func whole[T any](out func(*disclosure.Dataset) *T) func(*decoder, *disclosure.Dataset) {
	return func(d *decoder, set *disclosure.Dataset) { d.decode(d.file.tree, nil, out(set)) }
}

// The files, in the order in which they are read.
var parts = []part{
	{"site.toml", false, whole(func(s *disclosure.Dataset) *disclosure.Site { return &s.Site }), lang.Text{ZH: "网站本身：名称、年份、期间", EN: "the site itself: its name, years and period"}},
	{"notice.toml", false, whole(func(s *disclosure.Dataset) *disclosure.Notice { return &s.Notice }), lang.Text{ZH: "通知的元数据", EN: "the metadata of the notice"}},
	{"areas.toml", false, whole(func(s *disclosure.Dataset) *[]disclosure.Area { return &s.Areas }), lang.Text{ZH: "地区", EN: "the areas"}},
	{"bodies.toml", false, whole(func(s *disclosure.Dataset) *[]disclosure.Body { return &s.Bodies }), lang.Text{ZH: "责任单位", EN: "the responsible bodies"}},
	{"units.toml", false, whole(func(s *disclosure.Dataset) *[]disclosure.Unit { return &s.Units }), lang.Text{ZH: "计量单位", EN: "the units of measure"}},
	{"sources.toml", false, whole(func(s *disclosure.Dataset) *[]disclosure.Source { return &s.Sources }), lang.Text{ZH: "来源", EN: "the sources"}},
	{"indicators.toml", false, whole(func(s *disclosure.Dataset) *[]disclosure.Indicator { return &s.Indicators }), lang.Text{ZH: "指标和目标", EN: "the indicators and their targets"}},
	{"milestones.toml", true, whole(func(s *disclosure.Dataset) *[]disclosure.Milestone { return &s.Milestones }), lang.Text{}},
	{"facts.toml", true, whole(func(s *disclosure.Dataset) *[]disclosure.Fact { return &s.Facts }), lang.Text{}},
	{"groupings.toml", true, whole(func(s *disclosure.Dataset) *[]disclosure.Grouping { return &s.Groupings }), lang.Text{}},
	{"initiatives.toml", true, whole(func(s *disclosure.Dataset) *[]disclosure.Initiative { return &s.Initiatives }), lang.Text{}},
	{"glossary.toml", true, whole(func(s *disclosure.Dataset) *[]disclosure.Term { return &s.Glossary }), lang.Text{}},
	{"translations.toml", true, whole(func(s *disclosure.Dataset) *[]disclosure.Translation { return &s.Translations }), lang.Text{}},
	{"consistency.toml", true, consistency, lang.Text{}},
	{"schematic.toml", true, func(d *decoder, set *disclosure.Dataset) {
		set.Schematic = &disclosure.Schematic{}
		d.decode(d.file.tree, nil, set.Schematic)
	}, lang.Text{}},
}

func consistency(d *decoder, set *disclosure.Dataset) {
	var both struct {
		Differences []disclosure.Difference `toml:"differences,optional"`
		Sums        []disclosure.Sum        `toml:"sums,optional"`
	}
	d.decode(d.file.tree, nil, &both)
	set.Differences, set.Sums = both.Differences, both.Sums
}

// Load reads the data files below fsys, the site's root. The dataset is usable for further checks even where problems
// were found; it is indexed. The error is for what is no fault of the input.
func Load(fsys fs.FS) (*disclosure.Dataset, diag.List, error) {
	l := &loader{fsys: fsys, set: &disclosure.Dataset{}}
	names, err := l.list()
	if err != nil {
		return nil, nil, err
	}
	for _, p := range parts {
		l.part(p, slices.Contains(names, p.name))
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
		case strings.HasPrefix(e.Name(), ".") && name != Folder:
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
		if !p.optional {
			l.problems.Add(diag.FileMissing, diag.Pos{File: path.Join(Folder, p.name)}, p.means)
			l.set.Unread = append(l.set.Unread, path.Join(Folder, p.name))
		}
		return
	}
	d := l.open(p.name)
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

// open parses a file, or reports why it cannot.
func (l *loader) open(name string) *decoder {
	src, problems := diag.Read(l.fsys, path.Join(Folder, name))
	l.problems = append(l.problems, problems...)
	if src == nil {
		l.set.Unread = append(l.set.Unread, path.Join(Folder, name))
		return nil
	}
	f, problems := parse(src)
	l.problems = append(l.problems, problems...)
	if f == nil || f.partial {
		l.set.Unread = append(l.set.Unread, path.Join(Folder, name))
	}
	if f == nil {
		return nil
	}
	return &decoder{file: f}
}

// folders reads the files of years and releases, and reports files that nothing reads.
func (l *loader) folders(names []string) {
	for _, name := range names {
		folder, base := path.Split(name)
		stem, isTOML := strings.CutSuffix(base, ".toml")
		switch {
		case folder == "" && slices.ContainsFunc(parts, func(p part) bool { return p.name == name }):
		case folder == "years/" && isTOML:
			l.year(name, stem)
		case folder == "releases/" && isTOML:
			l.release(name, stem)
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
		known = append(known, p.name)
	}
	p := diag.New(diag.FileUnknown, diag.Pos{File: path.Join(Folder, name)})
	if !strings.Contains(name, "/") {
		p = p.WithHint(diag.DidYouMean(name, known, ""))
	}
	l.problems = append(l.problems, p)
}

func (l *loader) release(name, tag string) {
	d := l.open(name)
	if d == nil {
		return
	}
	if !idPattern.MatchString(tag) {
		d.add(diag.BadID, d.file.src.Whole(), tag)
	}
	r := disclosure.Release{Tag: tag}
	d.decode(d.file.tree, nil, &r)
	r.Tag = tag
	l.set.Releases = append(l.set.Releases, r)
	l.problems = append(l.problems, d.problems...)
}
