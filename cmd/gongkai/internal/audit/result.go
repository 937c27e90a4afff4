package audit

import (
	"bytes"
	"cmp"
	"io/fs"
	"maps"
	"slices"

	"gongkai/cmd/gongkai/internal/lang"
)

// How many findings are listed: of one page, so that no page fills the memory, and of one check, so that a report can be read.
const (
	mostOfPage  = 20
	mostOfCheck = 500
)

// A result is what a check has found so far, on one page or on all.
type result struct {
	page   string
	seen   map[string]int // how often each thing that the check is about was there
	awaits []awaited
	faults []Finding
	notes  []Finding
	count  int
}

// An awaited is a thing that is not there and that only the publishing organ has: the key of data/site.toml that gives it.
type awaited struct{ key, page string }

func newResult(page string) *result { return &result{page: page} }

// saw counts a thing that the check is about; a check that saw nothing does not apply.
func (r *result) saw(key string) {
	if r.seen == nil {
		r.seen = map[string]int{}
	}
	r.seen[key]++
}

// fault adds a fault of the page. Near is text of its source that stands at the place, or "".
func (r *result) fault(near string, what lang.Text) { r.faultOn(r.page, near, what) }

func (r *result) faultOn(page, near string, what lang.Text) {
	r.count++
	if r.page == "" || len(r.faults) < mostOfPage {
		r.faults = append(r.faults, Finding{Page: page, What: what, near: near})
	}
}

// note adds what should be known of the page but is no fault.
func (r *result) note(near string, what lang.Text) { r.noteOn(r.page, near, what) }

func (r *result) noteOn(page, near string, what lang.Text) {
	if r.page == "" || len(r.notes) < mostOfPage {
		r.notes = append(r.notes, Finding{Page: page, What: what, near: near})
	}
}

// await says that a thing is not there. It is awaited if the page says that it belongs to a preview, and a fault if not.
func (r *result) await(p *page, key string) {
	if p.isHidden {
		r.awaits = append(r.awaits, awaited{key, p.address})
		return
	}
	r.fault("", lang.Text{ZH: "没有 " + key + " 给出的内容，页面又未标为预览（noindex）", EN: "what " + key + " gives is missing, and the page is not marked as a preview (noindex)"})
}

func (r *result) merge(other *result) {
	for k, n := range other.seen {
		if r.seen == nil {
			r.seen = map[string]int{}
		}
		r.seen[k] += n
	}
	r.awaits = append(r.awaits, other.awaits...)
	r.faults = append(r.faults, other.faults...)
	r.notes = append(r.notes, other.notes...)
	r.count += other.count
}

// outcome is the answer. What some pages have cannot be awaited on others.
func (r *result) outcome(c *check) Outcome {
	keys := map[string]bool{}
	for _, a := range r.awaits {
		if r.seen[a.key] > 0 {
			r.faultOn(a.page, "", lang.Text{ZH: "其他页面有 " + a.key + " 给出的内容，本页没有", EN: "other pages have what " + a.key + " gives, this one does not"})
			continue
		}
		keys[a.key] = true
	}
	byPage := func(a, b Finding) int { return cmp.Compare(a.Page, b.Page) }
	slices.SortStableFunc(r.faults, byPage)
	slices.SortStableFunc(r.notes, byPage)
	o := Outcome{ID: c.id, Name: c.name, Rule: c.rule, Mend: c.mend, Count: r.count, Awaits: slices.Sorted(maps.Keys(keys))}
	o.Faults, o.Notes = r.faults[:min(len(r.faults), mostOfCheck)], r.notes[:min(len(r.notes), mostOfCheck)]
	switch {
	case r.count > 0:
		o.State = Fail
	case len(keys) > 0:
		o.State = Awaiting
	case len(r.seen) == 0:
		o.State = NotApplicable
	}
	return o
}

// findLines finds the lines of findings, which stand in the order of their pages. A page that cannot be read again leaves
// its findings without lines.
func (s *site) findLines(list []Finding) {
	var text []byte
	read := ""
	for i := range list {
		f := &list[i]
		if f.near == "" {
			continue
		}
		if f.Page != read {
			text, _ = fs.ReadFile(s.root, f.Page)
			read = f.Page
		}
		if at := bytes.Index(text, []byte(f.near)); at >= 0 {
			f.Line = 1 + bytes.Count(text[:at], []byte("\n"))
		}
	}
}
