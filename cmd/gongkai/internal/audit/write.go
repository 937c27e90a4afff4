package audit

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"gongkai/cmd/gongkai/internal/lang"
)

// How many findings of a check the text report lists.
const mostPrinted = 10

// Text writes the report for a terminal: what fails with its places, then what is awaited, then what passes.
func (r *Report) Text(w io.Writer, l lang.Lang) error {
	var b strings.Builder
	for _, s := range []State{Fail, Awaiting, Pass, NotApplicable} {
		for i := range r.Outcomes {
			if o := &r.Outcomes[i]; o.State == s {
				o.text(&b, l)
			}
		}
	}
	fmt.Fprintf(&b, "\n%s\n", r.Summary().In(l))
	_, err := io.WriteString(w, b.String())
	return err
}

func (o *Outcome) text(b *strings.Builder, l lang.Lang) {
	fmt.Fprintf(b, "%-6s %s  %s\n", o.ID, o.State.Name().In(l), o.Name.In(l))
	if o.State == Fail {
		for i, f := range o.Faults {
			if i == mostPrinted {
				fmt.Fprintf(b, "       %s\n", more(o.Count-i).In(l))
				break
			}
			fmt.Fprintf(b, "       %s\n", f.line(l))
		}
		fmt.Fprintf(b, "       %s%s\n", lang.Text{ZH: "改法：", EN: "to mend: "}.In(l), o.Mend.In(l))
		fmt.Fprintf(b, "       %s%s\n", lang.Text{ZH: "依据：", EN: "rule: "}.In(l), o.Rule.In(l))
	}
	if len(o.Awaits) > 0 {
		fmt.Fprintf(b, "       %s%s\n", awaits.In(l), strings.Join(o.Awaits, ", "))
	}
	for i, n := range o.Notes {
		if i == 1 {
			fmt.Fprintf(b, "       %s\n", more(len(o.Notes)-i).In(l))
			break
		}
		fmt.Fprintf(b, "       %s%s\n", lang.Text{ZH: "提示：", EN: "note: "}.In(l), n.line(l))
	}
}

var awaits = lang.Text{ZH: "待主办单位在 data/site.toml 中填写：", EN: "to be entered by the publishing organ in data/site.toml: "}

func more(n int) lang.Text {
	return lang.Text{ZH: "另有" + lang.Int(n, lang.ZH) + "处", EN: "and " + lang.Int(n, lang.EN) + " more"}
}

// place is where a finding is: page and line as far as there are.
func (f *Finding) place() string {
	if f.Line > 0 {
		return fmt.Sprintf("%s:%d", f.Page, f.Line)
	}
	return f.Page
}

func (f *Finding) line(l lang.Lang) string {
	if f.Page == "" {
		return f.What.In(l)
	}
	return f.place() + ": " + f.What.In(l)
}

// Summary counts the answers.
func (r *Report) Summary() lang.Text {
	n := func(s State, l lang.Lang) string { return lang.Int(r.Count(s), l) }
	return lang.Text{
		ZH: fmt.Sprintf("%s个页面，%d项检查：通过%s项，不通过%s项，待配置%s项，不适用%s项", lang.Int(r.Pages, lang.ZH), len(r.Outcomes), n(Pass, lang.ZH), n(Fail, lang.ZH), n(Awaiting, lang.ZH), n(NotApplicable, lang.ZH)),
		EN: fmt.Sprintf("%s pages, %d checks: %s pass, %s fail, %s awaiting configuration, %s not applicable", lang.Int(r.Pages, lang.EN), len(r.Outcomes), n(Pass, lang.EN), n(Fail, lang.EN), n(Awaiting, lang.EN), n(NotApplicable, lang.EN)),
	}
}

// The report for programs.
type (
	reportJSON struct {
		Pages   int            `json:"pages"`
		Files   int            `json:"files"`
		Summary map[string]int `json:"summary"`
		Checks  []outcomeJSON  `json:"checks"`
	}
	outcomeJSON struct {
		ID     string        `json:"id"`
		Name   string        `json:"name"`
		State  string        `json:"state"`
		Rule   string        `json:"rule"`
		Mend   string        `json:"mend"`
		Awaits []string      `json:"awaits,omitempty"`
		Count  int           `json:"faultCount"`
		Faults []findingJSON `json:"faults,omitempty"`
		Notes  []findingJSON `json:"notes,omitempty"`
	}
	findingJSON struct {
		Page string `json:"page,omitempty"`
		Line int    `json:"line,omitempty"`
		What string `json:"what"`
	}
)

// JSON writes the report for programs; its words are in one language.
func (r *Report) JSON(w io.Writer, l lang.Lang) error {
	out := reportJSON{Pages: r.Pages, Files: r.Files, Summary: map[string]int{}}
	for s := range stateNames {
		out.Summary[State(s).String()] = r.Count(State(s))
	}
	for i := range r.Outcomes {
		o := &r.Outcomes[i]
		out.Checks = append(out.Checks, outcomeJSON{o.ID, o.Name.In(l), o.State.String(), o.Rule.In(l), o.Mend.In(l), o.Awaits, o.Count, findings(o.Faults, l), findings(o.Notes, l)})
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

func findings(list []Finding, l lang.Lang) []findingJSON {
	var out []findingJSON
	for _, f := range list {
		out = append(out, findingJSON{f.Page, f.Line, f.What.In(l)})
	}
	return out
}
