package site

import (
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/markup"
)

// An EmbedPage is one target for the frame of another website: chart, sentence, and where it is from. It has no head, foot
// or script but what the chart needs.
type EmbedPage struct {
	Frame
	Name     string
	Sentence string
	Lines    []TargetLine
	Full     Link // the target's own page
	From     string
}

func embedAddress(id disclosure.IndicatorID) string { return "embed/" + string(id) + ".html" }

func (v *view) embed(ind *disclosure.Indicator) any {
	t := v.set.Trajectory(ind)
	page := EmbedPage{Frame: v.frame(v.in(ind.Name) + v.t("（图表）", " (chart)")).headed(v.in(ind.Name)), Name: v.in(ind.Name), Sentence: v.sentence(t)}
	page.Description = page.Name + v.t("：", ": ") + page.Sentence
	page.IsBare = true
	if v.options.BaseURL != "" {
		page.Canonical = v.options.BaseURL + Page{Path: targetAddress(ind.ID), Lang: v.l}.Address()
		page.Alternates = nil // those of the page that it belongs to
	}
	for i, line := range t.Lines {
		l := v.targetLine(t, i, line, map[*disclosure.Observation]int{})
		l.Live.Table = "" // it stands on the target's own page
		page.Lines = append(page.Lines, l)
	}
	r := v.release
	page.Full = Link{Href: v.href(targetAddress(ind.ID)), Text: v.t("数据、出处和条款", "Figures, sources and clauses")}
	page.From = v.in(v.set.Site.Name) + v.t("，"+r.Tag+"版", ", release "+r.Tag)
	return page
}

// embedCode is what another website writes to show the target; none where the site's own address is not known.
func (v *view) embedCode(ind *disclosure.Indicator) []Citation {
	if v.options.BaseURL == "" {
		return nil
	}
	var frame, words markup.Builder
	frame.Open("iframe", "src", v.options.BaseURL+Page{Path: embedAddress(ind.ID), Lang: v.l}.Address(), "title", v.in(ind.Name), "width", "100%", "height", "600", "loading", "lazy")
	words.Text(string(frame.HTML()))
	return []Citation{{Name: v.t("嵌入代码", "Code to embed the chart"), Words: words.HTML(), IsCode: true}}
}
