package status

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// A Terminal is how a report is shown to people.
type Terminal struct {
	Lang  lang.Lang
	Width int  // in columns, at least 48
	Color bool // the terminal shows colors
}

// A sign stands for a standing in the table. All are of one width in every terminal, and of the characters that fonts for
// Chinese have.
type sign struct {
	mark  string
	color string
}

var signs = [disclosure.Standings]sign{
	disclosure.Published:   {"●", "32"},
	disclosure.Partly:      {"◎", "33"},
	disclosure.Elsewhere:   {"◇", "36"},
	disclosure.Stated:      {"×", "35"},
	disclosure.Unpublished: {"○", "31"},
	disclosure.NotDue:      {"·", "2"},
	disclosure.Outside:     {" ", ""},
}

// Text writes the report for people: the table, what is owed by whom, counts.
func (r *Report) Text(w io.Writer, t Terminal) error {
	p := &printer{Terminal: t, report: r}
	p.head()
	p.table()
	p.figures()
	p.owed()
	p.translated()
	if _, err := io.WriteString(w, p.b.String()); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	return nil
}

type printer struct {
	Terminal
	report *Report
	b      strings.Builder
}

func (p *printer) say(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(p.Lang) }

func (p *printer) line(s string) {
	p.b.WriteString(strings.TrimRight(s, " "))
	p.b.WriteByte('\n')
}

// paint colors a text, if colors are shown.
func (p *printer) paint(s, color string) string {
	if !p.Color || color == "" || s == "" {
		return s
	}
	return "\x1b[" + color + "m" + s + "\x1b[0m"
}

func (p *printer) bold(s string) string { return p.paint(s, "1") }

// head says what is shown, of which day, and what the signs mean.
func (p *printer) head() {
	r := p.report
	n := len(r.Indicators)
	day := r.Release.date.In(p.Lang)
	p.wrapped([]string{
		p.bold(fit(r.Site.In(p.Lang), min(diag.Columns(r.Site.In(p.Lang)), p.Width-2))) + p.say("：", ":"),
		p.say(fmt.Sprintf("%d项目标，", n), plural(n, "target")),
		p.say("截至"+day, "as of "+day), p.say("（"+r.Release.Tag+"版）", "(release "+r.Release.Tag+")"),
	}, p.say("", " "), "    ")
	var legend []string
	for _, s := range known {
		legend = append(legend, p.paint(signs[s].mark, signs[s].color)+" "+s.Name().In(p.Lang))
	}
	p.wrapped(legend, "  ", "")
	p.line("")
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return lang.Int(n, lang.EN) + " " + noun + "s"
}

// figures counts what the plan's years call for, and the states.
func (p *printer) figures() {
	var counts, states []string
	for _, c := range p.report.Figures {
		if c.Count > 0 {
			counts = append(counts, c.name.In(p.Lang)+" "+strconv.Itoa(c.Count))
		}
	}
	for _, c := range p.report.States {
		states = append(states, c.name.In(p.Lang)+" "+strconv.Itoa(c.Count))
	}
	span := p.report.plan.In(p.Lang)
	if len(p.report.Years) == 1 {
		span = disclosure.Span{First: p.report.Years[0], Last: p.report.Years[0]}.In(p.Lang)
	}
	p.section(p.say("数据（"+span+"）", "Figures ("+span+")"), counts)
	p.section(p.say("状态", "States"), states)
}

// section writes a heading and words behind it.
func (p *printer) section(heading string, words []string) {
	if len(words) == 0 {
		return
	}
	heading += p.say("：", ": ")
	p.wrapped(append([]string{p.bold(heading) + words[0]}, words[1:]...), p.say("，", ", "), "    ")
}

// owed lists the bodies that owe figures. The table by bodies says so already.
func (p *printer) owed() {
	r := p.report
	if len(r.Bodies) == 0 || r.By == ByBody {
		return
	}
	heading := p.say("待公布数据的责任单位", "Who owes figures")
	targets, figures := p.say("目标", "targets"), p.say("数据", "figures")
	widest := diag.Columns(heading)
	for _, b := range r.Bodies {
		widest = max(widest, diag.Columns(b.Name.In(p.Lang))+2)
	}
	widest = min(widest, p.Width-2*countWidth)
	p.line("")
	p.line(p.bold(fit(heading, widest) + before(targets, countWidth) + before(figures, countWidth)))
	for _, b := range r.Bodies {
		p.line(fit("  "+b.Name.In(p.Lang), widest) + before(strconv.Itoa(len(b.Indicators)), countWidth) + before(strconv.Itoa(b.Figures), countWidth))
	}
	p.wrapped([]string{
		p.say("（同一条款所列单位共同负责，", "(the bodies of one clause owe together,"), p.say("各单位的数不能相加；", "so that counts overlap;"),
		p.say("明细用 --by body）", "--by body lists which)"),
	}, p.say("", " "), "")
}

// countWidth is the width of a column of counts.
const countWidth = 9

// before fills a text to a width from the left.
func before(s string, width int) string {
	return strings.Repeat(" ", max(0, width-diag.Columns(s))) + s
}

func (p *printer) translated() {
	t := p.report.Translation
	share := func(s Share) string { return strconv.Itoa(s.Both) + "/" + strconv.Itoa(s.All) }
	p.line("")
	p.section(p.say("中英文齐备", "In both languages"), []string{
		p.say("文本 ", "texts ") + share(t.Texts), p.say("条款 ", "clauses ") + share(t.Clauses), p.say("数据中的名称和说明 ", "names and notes of the data ") + share(t.Words),
	})
}

// wrapped writes words with a separator, on as many lines as it takes.
func (p *printer) wrapped(words []string, separator, indent string) {
	line := ""
	for i, w := range words {
		if i < len(words)-1 {
			w += separator
		}
		if line != "" && p.columns(line)+p.columns(strings.TrimRight(w, " ")) > p.Width {
			p.line(line)
			line = indent
		}
		line += w
	}
	p.line(line)
}

// columns is the width of a line without its colors.
func (p *printer) columns(s string) int {
	for {
		from := strings.IndexByte(s, '\x1b')
		if from < 0 {
			return diag.Columns(s)
		}
		to := from + strings.IndexByte(s[from:], 'm')
		s = s[:from] + s[to+1:]
	}
}

// fit cuts or fills a text to a width.
func fit(s string, width int) string {
	n := diag.Columns(s)
	if n <= width {
		return s + strings.Repeat(" ", width-n)
	}
	var b strings.Builder
	used := 0
	for _, r := range s {
		w := diag.Columns(string(r))
		if used+w > width-1 {
			break
		}
		b.WriteRune(r)
		used += w
	}
	return b.String() + "…" + strings.Repeat(" ", max(0, width-used-1))
}
