package changes

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/ledger"
)

// A sign stands for a kind of change.
var signs = map[ledger.Kind]string{ledger.Added: "+", ledger.Revised: "~", ledger.Withdrawn: "-", ledger.Restated: "="}

var colors = map[ledger.Kind]string{ledger.Added: "32", ledger.Revised: "33", ledger.Withdrawn: "31", ledger.Restated: "2"}

// A Terminal is how changes are shown to people.
type Terminal struct {
	Lang  lang.Lang
	Color bool
}

// Text writes the changes for a terminal. Of what there was nothing before, it counts what there is: all of it is new.
func (r *Report) Text(w io.Writer, on Terminal) error {
	var b strings.Builder
	paint := func(s, color string) string {
		if !on.Color || s == "" {
			return s
		}
		return "\x1b[" + color + "m" + s + "\x1b[0m"
	}
	fmt.Fprintln(&b, paint(r.head().In(on.Lang), "1"))
	for _, s := range r.Sections() {
		fmt.Fprintf(&b, "\n%s\n", paint(s.Head().In(on.Lang), "1"))
		if r.From.Name == "" {
			continue
		}
		for _, i := range s.Items {
			fmt.Fprintf(&b, "  %s %s\n", paint(signs[i.Kind], colors[i.Kind]), r.Line(i, on.Lang))
			if why := i.Why.In(on.Lang); why != "" {
				fmt.Fprintln(&b, "    "+lang.Text{ZH: "原因：", EN: "Why: "}.In(on.Lang)+why)
			}
		}
	}
	return write(w, b.String())
}

// Markdown writes the changes as Markdown.
func (r *Report) Markdown(w io.Writer, l lang.Lang) error {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n", escape(r.head().In(l)))
	for _, s := range r.Sections() {
		fmt.Fprintf(&b, "\n## %s\n\n", escape(s.Head().In(l)))
		for _, i := range s.Items {
			fmt.Fprintf(&b, "- **%s** %s", kindNames[i.Kind].In(l), escape(r.Line(i, l)))
			if why := i.Why.In(l); why != "" {
				fmt.Fprintf(&b, lang.Text{ZH: "（原因：%s）", EN: " (why: %s)"}.In(l), escape(why))
			}
			b.WriteByte('\n')
		}
	}
	return write(w, b.String())
}

// escape keeps a text from being taken for markup.
func escape(s string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "`", "\\`", "<", "&lt;", "[", `\[`, "|", `\|`, "#", `\#`).Replace(s)
}

// KindName is a kind of changes in words.
func KindName(k ledger.Kind) lang.Text { return kindNames[k] }

var kindNames = map[ledger.Kind]lang.Text{
	ledger.Added:     t("新增", "added"),
	ledger.Revised:   t("改动", "changed"),
	ledger.Withdrawn: t("撤下", "withdrawn"),
	ledger.Restated:  t("改述", "restated"),
}

// head says what is compared, and whether anything changed.
func (r *Report) head() lang.Text {
	name := func(s Side, none string) string {
		if s.Name == "" {
			return none
		}
		return s.Name
	}
	text := lang.Text{
		ZH: name(r.From, "（此前没有发布）") + " → " + name(r.To, ""),
		EN: name(r.From, "(nothing before)") + " → " + name(r.To, "")}
	if r.Changes.IsEmpty() {
		text = lang.Text{ZH: text.ZH + "：没有变化", EN: text.EN + ": nothing changed"}
	}
	return text
}

// Head says how many changes of each kind a section has.
func (s Section) Head() lang.Text {
	counts := s.Counts()
	return lang.Text{ZH: s.Title.ZH + "：" + counts.ZH, EN: s.Title.EN + ": " + counts.EN}
}

// Counts are how many changes of each kind a section has.
func (s Section) Counts() lang.Text {
	var zh, en []string
	for _, kind := range ledger.Kinds {
		n := 0
		for _, i := range s.Items {
			if i.Kind == kind {
				n++
			}
		}
		if n > 0 {
			zh = append(zh, kindNames[kind].ZH+fmt.Sprintf("%d项", n))
			en = append(en, fmt.Sprintf("%d %s", n, kindNames[kind].EN))
		}
	}
	return lang.Text{ZH: strings.Join(zh, "、"), EN: strings.Join(en, ", ")}
}

// Line is a change in one line.
func (r *Report) Line(i Item, l lang.Lang) string {
	s := r.what(i).In(l)
	old, new, more := i.Old.In(l), i.New.In(l), i.More.In(l)
	colon, comma := "：", "，"
	if l == lang.EN {
		colon, comma = ": ", ", "
	}
	switch {
	case i.Kind == ledger.Withdrawn && old != "":
		s += colon + old + " → " + lang.Text{ZH: "已撤下", EN: "withdrawn"}.In(l)
	case old != "" && new != "":
		s += colon + old + " → " + new
		if more != "" {
			s += comma + more
		}
	case old+new+more != "":
		s += colon + old + new + more
	}
	return s
}

// JSON writes the changes for programs: the rows of the ledger's tables as they were and are, without empty cells, and what
// people are told of them in both languages.
func (r *Report) JSON(w io.Writer) error {
	type texts struct {
		ZH string `json:"zh"`
		EN string `json:"en"`
	}
	type row struct {
		Kind   ledger.Kind       `json:"kind"`
		Before map[string]string `json:"before,omitempty"`
		After  map[string]string `json:"after,omitempty"`
		What   texts             `json:"what"`
		Old    *texts            `json:"old,omitempty"`
		New    *texts            `json:"new,omitempty"`
		More   *texts            `json:"detail,omitempty"`
		Why    *texts            `json:"why,omitempty"`
		On     string            `json:"why_dated,omitempty"`
	}
	type part struct {
		ID      string `json:"id"`
		Title   texts  `json:"title"`
		Changes []row  `json:"changes"`
	}
	given := func(x lang.Text) *texts {
		if x.IsZero() {
			return nil
		}
		return &texts{x.ZH, x.EN}
	}
	parts := []part{}
	for _, s := range r.Sections() {
		p := part{ID: s.ID, Title: texts(s.Title)}
		for _, i := range s.Items {
			p.Changes = append(p.Changes, row{i.Kind, ledger.Cells(i.rows[0]), ledger.Cells(i.rows[1]), texts(r.what(i)),
				given(i.Old), given(i.New), given(i.More), given(i.Why), i.On.String()})
		}
		parts = append(parts, p)
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(struct {
		From     string `json:"from"`
		To       string `json:"to"`
		Sections []part `json:"sections"`
	}{r.From.Name, r.To.Name, parts})
}

func write(w io.Writer, s string) error {
	if _, err := io.WriteString(w, s); err != nil {
		return fmt.Errorf("writing the changes: %w", err)
	}
	return nil
}
