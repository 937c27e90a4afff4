package diag

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"golang.org/x/text/width"
	"gongkai/cmd/gongkai/internal/lang"
)

// MostShown is how many problems of a long list are shown to people.
const MostShown = 50

// mostRelated is how many related places of one problem are shown to people.
const mostRelated = 4

// A Form is how a list is written.
type Form struct {
	Lang  lang.Lang
	All   bool // all of a long list
	Color bool // for a terminal
}

// Print writes the list in the form of Text, without color.
func Print(w io.Writer, list List, l lang.Lang, all bool) error {
	return Form{Lang: l, All: all}.Text(w, list)
}

// Text writes the list for people, one block a problem, in the form that editors parse: file:line:col: severity:
// text [code], the line, a mark beneath it, related places, a hint; at the end a count.
func (f Form) Text(w io.Writer, list List) error {
	p := printer{w: w, Form: f}
	shown := list
	if !f.All && len(list) > MostShown {
		shown = list[:MostShown]
	}
	for _, problem := range shown {
		p.problem(problem)
	}
	if n := len(list) - len(shown); n > 0 {
		p.line(lang.Text{ZH: "还有 %d 处未列出（gongkai check --all）", EN: "and %d more (gongkai check --all)"}, n)
	}
	p.count(list)
	return p.err
}

type printer struct {
	Form
	w   io.Writer
	err error
}

func (p *printer) printf(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, args...)
	}
}

func (p *printer) line(t lang.Text, args ...any) { p.printf(t.In(p.Lang)+"\n", args...) }

// A style is a way to set words off on a terminal.
type style string

// The styles.
const (
	plainStyle   style = ""
	placeStyle   style = "1"
	errorStyle   style = "31;1"
	warningStyle style = "33;1"
	faintStyle   style = "2"
	hintStyle    style = "36"
)

func (s Severity) style() style {
	if s == Warning {
		return warningStyle
	}
	return errorStyle
}

// paint is s in a style, if there is to be color.
func (p *printer) paint(s string, as style) string {
	if !p.Color || as == plainStyle || s == "" {
		return s
	}
	return "\x1b[" + string(as) + "m" + s + "\x1b[0m"
}

func (p *printer) problem(q Problem) {
	severity := q.Severity()
	p.printf("%s: %s: %s %s\n", p.paint(visible(place(q.Pos)), placeStyle), p.paint(severity.Name().In(p.Lang), severity.style()),
		visible(q.Text.In(p.Lang)), p.paint("["+string(q.Code)+"]", faintStyle))
	p.excerpt(q.Pos, severity.style())
	p.related(q.Related)
	if h := q.Hint.In(p.Lang); h != "" {
		p.printf("    %s%s\n", p.paint(lang.Text{ZH: "提示：", EN: "hint: "}.In(p.Lang), hintStyle), visible(h))
	}
	p.printf("\n")
}

func (p *printer) related(list []Related) {
	shown := list
	if !p.All && len(list) > mostRelated {
		shown = list[:mostRelated-1]
	}
	for _, r := range shown {
		p.printf("    %s: %s\n", visible(place(r.Pos)), visible(r.Text.In(p.Lang)))
	}
	if n := len(list) - len(shown); n > 0 {
		p.line(lang.Text{ZH: "    还有 %d 处", EN: "    and %d more places"}, n)
	}
}

// visible is s on one line and without controls, which would act on the terminal instead of being seen. Every character
// stays one character.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return ' '
		case isControl(r):
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

func place(pos Pos) string {
	switch {
	case pos.File == "":
		return "."
	case pos.Cell != "":
		return pos.File + ":" + pos.Cell
	case pos.Line == 0:
		return pos.File
	}
	return fmt.Sprintf("%s:%d:%d", pos.File, pos.Line, pos.Col)
}

// excerptWidth is how many columns of a long line are shown around the place meant.
const excerptWidth = 100

// excerpt shows the line and marks the place beneath it. A Chinese character is two columns wide.
func (p *printer) excerpt(pos Pos, as style) {
	if pos.Line == 0 || pos.Text == "" {
		return
	}
	line, begin, end := pos.excerpt()
	p.printf("%8d | %s\n", pos.Line, string(line))
	p.printf("         | %s%s\n", strings.Repeat(" ", columns(line[:begin])), p.paint(strings.Repeat("^", max(1, columns(line[begin:end]))), as))
}

// window cuts a line that is too long to show, keeping the place meant in view.
func window(line []rune, begin, end int) ([]rune, int, int) {
	if columns(line) <= excerptWidth {
		return line, begin, end
	}
	from := begin
	for from > 0 && columns(line[from-1:begin]) < excerptWidth/3 {
		from--
	}
	to := begin
	for to < len(line) && columns(line[from:to+1]) < excerptWidth {
		to++
	}
	cut := append([]rune{}, line[from:to]...)
	begin, end = begin-from, min(end, to)-from
	if from > 0 {
		cut = append([]rune("… "), cut...)
		begin, end = begin+2, end+2
	}
	if to < len(line) {
		cut = append(cut, []rune(" …")...)
	}
	return cut, begin, end
}

// columns is how wide a terminal shows the runes. The curly quotes and dashes, whose width is a matter of the
// terminal's locale, count as narrow, as most terminals show them.
func columns(rs []rune) int {
	n := 0
	for _, r := range rs {
		switch kind := width.LookupRune(r).Kind(); {
		case unicode.In(r, unicode.Mn, unicode.Me): // stands on the character before it
		case kind == width.EastAsianWide || kind == width.EastAsianFullwidth:
			n += 2
		default:
			n++
		}
	}
	return n
}

func (p *printer) count(list List) {
	files := map[string]bool{}
	for _, q := range list {
		files[q.File] = true
	}
	delete(files, "") // no file
	errors, warnings := list.Count(Error), list.Count(Warning)
	if p.Lang == lang.ZH {
		p.printf("共 %d 处错误、%d 处警告，涉及 %d 个文件\n", errors, warnings, len(files))
		return
	}
	p.printf("%s, %s in %s\n", plural(errors, "error"), plural(warnings, "warning"), plural(len(files), "file"))
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
