// Package audit reads a built website from its files alone and says, check by check, what an inspector would: whether it
// keeps the conventions of Chinese government websites and the rules of good publishing that a program can test. It knows
// nothing of how the site was made, so it judges one that was changed by hand, or made by another program, as well.
//
// Every check answers pass, fail with places and a way out, awaiting configuration (what only the publishing organ has,
// such as its domain, is not there, and the site says that it is a preview), or not applicable.
package audit

import (
	"context"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"strings"
	"sync"

	"gongkai/cmd/gongkai/internal/lang"
)

// A State is what a check answers.
type State uint8

// The answers.
const (
	Pass State = iota
	Fail
	Awaiting      // what is missing only the publishing organ can give
	NotApplicable // the site has nothing that the check is about
)

// stateNames are the states for programs and for people.
var stateNames = [...]struct {
	Key  string
	Name lang.Text
}{
	Pass:          {"pass", lang.Text{ZH: "通过", EN: "pass"}},
	Fail:          {"fail", lang.Text{ZH: "不通过", EN: "fail"}},
	Awaiting:      {"awaiting-configuration", lang.Text{ZH: "待配置", EN: "awaiting configuration"}},
	NotApplicable: {"not-applicable", lang.Text{ZH: "不适用", EN: "not applicable"}},
}

func (s State) String() string { return stateNames[s].Key }

// Name is the state for people.
func (s State) Name() lang.Text { return stateNames[s].Name }

// A Finding is one thing that a check found. Line is 0 where there is none.
type Finding struct {
	Page string
	Line int
	What lang.Text

	near string // what stands at the place, to find its line
}

// An Outcome is the answer of one check.
type Outcome struct {
	ID     string
	Name   lang.Text
	Rule   lang.Text // where the check comes from
	Mend   lang.Text // the way out
	State  State
	Faults []Finding
	Notes  []Finding // what is not wrong, but should be known
	Count  int       // of faults, which may be more than are listed
	Awaits []string  // the keys of data/site.toml that are awaited
}

// A Report is the answers of all checks, in the order of the table.
type Report struct {
	Pages, Files int
	Outcomes     []Outcome
}

// Failed reports whether a check failed.
func (r *Report) Failed() bool { return r.Count(Fail) > 0 }

// Count is how many checks answered s.
func (r *Report) Count(s State) int {
	n := 0
	for i := range r.Outcomes {
		if r.Outcomes[i].State == s {
			n++
		}
	}
	return n
}

// Options are how a site is read. Jobs is how many pages at a time; 0 is one for each processor. Memory, if there is one, saves
// reading again the pages that are as they were.
type Options struct {
	Jobs   int
	Memory *Memory
}

// Run reads the site once and answers all checks. Memory holds a few parsed pages at a time and what must be known of all.
func Run(ctx context.Context, root fs.FS, o Options) (*Report, error) {
	s, err := list(root)
	if err != nil {
		return nil, err
	}
	results := make([][]*result, len(s.addresses))
	err = o.forEach(ctx, len(s.addresses), func(i int) error {
		var err error
		results[i], err = s.read(i, o.Memory)
		return err
	})
	if err != nil {
		return nil, err
	}
	s.connect()
	report := &Report{Pages: len(s.addresses), Files: len(s.files), Outcomes: make([]Outcome, len(checks))}
	err = o.forEach(ctx, len(checks), func(i int) error {
		var err error
		report.Outcomes[i], err = s.answer(i, results)
		return err
	})
	if err != nil {
		return nil, err
	}
	return report, nil
}

// answer is the outcome of one check: what it said of each page, and what it says of all.
func (s *site) answer(i int, results [][]*result) (Outcome, error) {
	total := newResult("")
	for _, of := range results {
		total.merge(of[i])
	}
	if check := checks[i].site; check != nil {
		if err := check(s, total); err != nil {
			return Outcome{}, err
		}
	}
	outcome := total.outcome(&checks[i])
	s.findLines(outcome.Faults)
	s.findLines(outcome.Notes)
	return outcome, nil
}

// forEach does n things, a few at a time, unless the context ends. The error is that of the first in order that failed.
func (o Options) forEach(ctx context.Context, n int, do func(i int) error) error {
	jobs := o.Jobs
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	next, wait := make(chan int), sync.WaitGroup{}
	errs := make([]error, n)
	for range min(jobs, n) {
		wait.Go(func() {
			for i := range next {
				errs[i] = do(i)
			}
		})
	}
	var stopped error
	for i := range n {
		if stopped = ctx.Err(); stopped != nil {
			break
		}
		next <- i
	}
	close(next)
	wait.Wait()
	if stopped != nil {
		return stopped
	}
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// A site is what is known of all files once every page has been read.
type site struct {
	root      fs.FS
	files     map[string]int64 // size by address
	addresses []string         // of the pages, in order
	pages     []*facts         // one an address
	at        map[string]*facts
	base      string // address of the published site; "" if it is not known
}

// list finds the files of a site. What begins with a dot is not published.
func list(root fs.FS) (*site, error) {
	s := &site{root: root, files: map[string]int64{}, at: map[string]*facts{}}
	err := fs.WalkDir(root, ".", func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case name != "." && strings.HasPrefix(e.Name(), "."):
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		case e.IsDir():
			return nil
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		s.files[name] = info.Size()
		if isPage(name) {
			s.addresses = append(s.addresses, name)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("listing the site: %w", err)
	}
	s.pages = make([]*facts, len(s.addresses))
	return s, nil
}

// isPage reports whether servers hand out a file as a page.
func isPage(name string) bool {
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm", ".xhtml":
		return true
	}
	return false
}

// read reads one page and lets every check see it.
func (s *site) read(i int, m *Memory) ([]*result, error) {
	text, err := fs.ReadFile(s.root, s.addresses[i])
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", s.addresses[i], err)
	}
	if known, ok := m.recall(s.addresses[i], text); ok {
		s.pages[i] = known.facts
		return known.results, nil
	}
	p, err := parsePage(s.addresses[i], text)
	if err != nil {
		return nil, err
	}
	of := make([]*result, len(checks))
	for k := range checks {
		of[k] = newResult(p.address)
		if checks[k].page != nil {
			checks[k].page(p, of[k])
		}
	}
	s.pages[i] = p.facts()
	m.keep(p.address, text, of, s.pages[i])
	return of, nil
}

// connect fills what needs all pages.
func (s *site) connect() {
	for _, f := range s.pages {
		s.at[f.address] = f
		if base, ok := strings.CutSuffix(f.canonical, f.address); ok && s.base == "" && f.address != "" {
			s.base = base
		}
	}
}
