package site

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

var update = flag.Bool("update", false, "write testdata/sentence.txtar and testdata/method.txtar anew")

const sentenceFile = "testdata/sentence.txtar"

// The sentence, the key figures, the table and what is missing of a target of every kind and state, in both languages,
// are those of testdata/sentence.txtar. They are read before they are committed.
func TestSentences(t *testing.T) {
	var got txtar.Archive
	for _, c := range slices.Concat(levelCases(), sumCases(), yearlyCases(), otherCases()) {
		for _, l := range lang.All {
			got.Files = append(got.Files, txtar.File{Name: c.name + " " + l.Key(), Data: []byte(targetInWords(c, l))})
		}
	}
	if *update {
		if err := os.WriteFile(sentenceFile, txtar.Format(&got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := txtar.ParseFile(sentenceFile)
	if err != nil {
		t.Fatal(err)
	}
	wanted := map[string]string{}
	for _, f := range want.Files {
		wanted[f.Name] = string(f.Data)
	}
	for _, f := range got.Files {
		if w := wanted[f.Name]; w != string(f.Data) {
			t.Errorf("%s: got\n%swant\n%s", f.Name, f.Data, w)
		}
		delete(wanted, f.Name)
	}
	for name := range wanted {
		t.Errorf("%s has %q, which no case asks for", sentenceFile, name)
	}
}

// targetInWords is what a target's page says, a line for each sentence, key figure and row.
func targetInWords(c methodCase, l lang.Lang) string {
	v := methodView(l, c.released)
	v.set.Sources = []disclosure.Source{{Publisher: lang.Text{ZH: "统计站", EN: "Statistics Station"}}}
	v.set.Index()
	v.known = map[string]bool{}
	t := disclosure.Assess(c.ind, c.records, v.set.Rules())
	v.refs.verdicts = map[disclosure.IndicatorID]summary{c.ind.ID: summarize(t)}
	var b strings.Builder
	b.WriteString(v.sentence(t) + "\n")
	for _, f := range v.targetFacts(t) {
		value := f.Value
		if f.State != nil {
			value = strings.TrimRight(f.State.Word+" / "+f.State.Why, " /")
		}
		b.WriteString("# " + strings.TrimRight(strings.Join([]string{f.Label, value, f.Note}, " | "), " |") + "\n")
	}
	for i := range t.Lines {
		heads, rows := v.lineTable(c.ind, t.Period, t.Lines[i], nil)
		b.WriteString("=")
		for _, h := range heads {
			b.WriteString(" | " + h.Label)
		}
		b.WriteString("\n")
		for _, row := range rows {
			b.WriteString(row.Year)
			for _, cell := range row.Cells {
				b.WriteString(" | " + cell.Value)
			}
			b.WriteString(" | " + row.Status + "\n")
		}
	}
	if m := v.missing(c.ind, t); m != nil {
		b.WriteString("? " + m.Years + " | " + m.What + " | " + m.Deciding + "\n")
	}
	return b.String()
}
