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

// withdrawnTitle is the name of a target with what became of it, and withdrawnSince a sentence that says since when.
func (v *view) withdrawnTitle(t *ledger.Target) string {
	return v.in(t.Name()) + v.t("（已撤下）", " (withdrawn)")
}

func (v *view) withdrawnSince() string {
	tag := v.releaseOf(v.page).Tag
	return v.t("这项目标曾在本站公布，自"+tag+"版起不再列入。", "This target was published here, and is not listed since release "+tag+".")
}

// withdrawnEmbed stands where other websites show the chart of the target in a frame.
func (v *view) withdrawnEmbed(t *ledger.Target) any {
	title := v.withdrawnTitle(t)
	page := EmbedPage{Frame: v.frame(title + v.t("（图表）", " (chart)")).headed(title), Name: title, Sentence: v.withdrawnSince(), From: v.in(v.set.Site.Name)}
	page.Description, page.IsBare = page.Sentence, true
	if v.options.BaseURL != "" {
		page.Canonical = v.options.BaseURL + Page{Path: targetAddress(disclosure.IndicatorID(t.ID)), Lang: v.l}.Address()
		page.Alternates = nil
	}
	page.Full = Link{Href: v.href(targetAddress(disclosure.IndicatorID(t.ID))), Text: v.t("公布过的内容和撤下的原因", "What was published, and why it was withdrawn")}
	return page
}

func (v *view) withdrawnPage(t *ledger.Target) any {
	name := v.in(t.Name())
	title := v.withdrawnTitle(t)
	page := WithdrawnPage{
		Frame:   v.frame(title, v.crumbs(Link{Href: v.href("targets.html"), Text: v.t("目标", "Targets")}, Link{Text: name})...),
		Heading: title, History: v.releasesOf(t.ID), All: Link{Href: v.href("targets.html"), Text: v.t("查看现有全部目标", "All targets that are listed")},
		Pledge: v.in(v.past().steps[0].report.Promised(t)),
		Lead:   v.withdrawnSince() + v.t("公布过的内容和撤下的原因如下。", " What was published, and why it was withdrawn, stands below."),
	}
	page.Description = page.Lead
	return page
}
