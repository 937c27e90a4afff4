package site

import (
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/ledger"
)

// A WithdrawnPage stands at the address of a target that was published and is listed no more: whoever comes by a link
// learns what became of it.
type WithdrawnPage struct {
	Frame
	Heading string
	Lead    string
	Pledge  string // what was promised
	History []HistoryEntry
	All     Link
}

// withdrawn are the targets that a sealed release published and the site lists no more, as they were last, in the order in
// which they were published first.
func (s *Site) withdrawn() []ledger.Target {
	h := s.options.History
	if h.Last() == nil {
		return nil
	}
	last, order := map[string]ledger.Target{}, []string(nil)
	for _, e := range h.Entries {
		for _, t := range e.Targets {
			if _, had := last[t.ID]; !had {
				order = append(order, t.ID)
			}
			last[t.ID] = t
		}
	}
	var gone []ledger.Target
	for _, id := range order {
		if s.set.Indicator(disclosure.IndicatorID(id)) == nil && !s.known[targetAddress(disclosure.IndicatorID(id))] {
			gone = append(gone, last[id])
		}
	}
	return gone
}

func (v *view) withdrawnPage(t *ledger.Target) any {
	name := v.in(t.Name())
	since := v.releaseOf(v.page)
	title := name + v.t("（已撤下）", " (withdrawn)")
	page := WithdrawnPage{
		Frame:   v.frame(title, v.crumbs(Link{Href: v.href("targets.html"), Text: v.t("目标", "Targets")}, Link{Text: name})...),
		Heading: title, History: v.releasesOf(t.ID), All: Link{Href: v.href("targets.html"), Text: v.t("查看现有全部目标", "All targets that are listed")},
		Pledge: v.in(v.past().steps[0].report.Promised(t)),
		Lead: v.t("这项目标曾在本站公布，自"+since.Tag+"版起不再列入。公布过的内容和撤下的原因如下。",
			"This target was published here, and is not listed since release "+since.Tag+". What was published, and why it was withdrawn, stands below."),
	}
	page.Description = page.Lead
	return page
}
