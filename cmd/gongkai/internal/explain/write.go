package explain

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
)

// A Form is how explanations are written.
type Form struct {
	Lang  lang.Lang
	Width int // columns of a line of prose; lines of examples are never broken
}

// The words around an explanation.
var (
	means    = t("含义：", "Meaning: ")
	why      = t("为什么：", "Why: ")
	wrong    = t("错误：", "Wrong: ")
	right    = t("正确：", "Right: ")
	comma    = t("，", ", ")
	harmless = t("这是警告，不妨碍生成网站。", "This is a warning: the site is built all the same. ")
	goesAway = t("改正之后不再提示。", "Once mended it is told no more.")
	usage    = t("gongkai explain 代码 说明一个代码的含义，附正误示例。没有注明“警告”的都是错误，改正之前不能生成网站。",
		"gongkai explain CODE tells what a code means, with a wrong and a right example. All but the warnings are errors: with one of them no site is built.")
)

// exampleIndent stands before the lines of an example.
const exampleIndent = "    "

// Entry writes what is known of a code.
func (f Form) Entry(w io.Writer, e Entry) error {
	b := bufio.NewWriter(w)
	severity, _ := diag.SeverityOf(e.Code)
	f.prose(b, t(string(e.Code)+"（"+severity.Name().ZH+"）：", string(e.Code)+" ("+severity.Name().EN+"): "), e.Brief)
	b.WriteByte('\n')
	f.prose(b, means, e.Means)
	f.prose(b, why, e.Why)
	f.example(b, wrong, e.Wrong)
	f.example(b, right, e.Right)
	if severity == diag.Warning {
		b.WriteByte('\n')
		f.prose(b, harmless, e.answer())
	}
	return b.Flush()
}

// answer says how a warning that has been looked at is answered.
func (e Entry) answer() lang.Text {
	if e.Ack == Nowhere {
		return goesAway
	}
	at, ack := placeNames[e.Ack], "ack = [\""+string(e.Code)+"\"]"
	return t("核实无误的，"+at.ZH+"写 "+ack+"，并在 note 中写明核实的结果。",
		"If all is right, answer it "+at.EN+" with "+ack+" and a note that says what was found.")
}

// prose writes a paragraph.
func (f Form) prose(b *bufio.Writer, parts ...lang.Text) {
	var all strings.Builder
	for _, p := range parts {
		all.WriteString(p.In(f.Lang))
	}
	for _, line := range wrap(all.String(), f.Width) {
		b.WriteString(line + "\n")
	}
}

// example writes a piece of a site: where, what words say, its lines.
func (f Form) example(b *bufio.Writer, label lang.Text, e Example) {
	head := []lang.Text{label, lang.Same(e.File)}
	if e.File != "" && !e.Words.IsZero() {
		head = append(head, comma)
	}
	b.WriteByte('\n')
	f.prose(b, append(head, e.Words)...)
	for line := range strings.Lines(e.Lines) {
		b.WriteString(exampleIndent + strings.TrimSuffix(line, "\n") + "\n")
	}
}

// List writes all codes, a line each, by what they concern.
func (f Form) List(w io.Writer) error {
	b := bufio.NewWriter(w)
	longest := 0
	for _, c := range diag.Codes() {
		longest = max(longest, len(c))
	}
	for _, g := range Groups() {
		b.WriteString(g.Name.In(f.Lang) + "\n")
		for _, e := range g.Entries {
			brief := e.Brief.In(f.Lang)
			if severity, _ := diag.SeverityOf(e.Code); severity == diag.Warning {
				brief += t("（警告）", " (warning)").In(f.Lang)
			}
			fmt.Fprintf(b, "  %-*s  %s\n", longest, e.Code, brief)
		}
		b.WriteByte('\n')
	}
	f.prose(b, usage)
	return b.Flush()
}
