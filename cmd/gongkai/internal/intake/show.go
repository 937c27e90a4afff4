package intake

import (
	"fmt"
	"io"
	"strings"

	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/workbook"
)

// Show writes the changes for people: the files, the records that change in each, and what each says before and after.
// isNew reports whether a file is new.
func Show(w io.Writer, changes []Change, isNew func(file string) bool, l lang.Lang) error {
	var b strings.Builder
	file := ""
	for i := range changes {
		c := &changes[i]
		if name := FileOf(c.Year); name != file {
			if file != "" {
				b.WriteByte('\n')
			}
			file = name
			b.WriteString(file)
			if isNew(file) {
				b.WriteString(lang.Text{ZH: "（新文件）", EN: " (new file)"}.In(l))
			}
			b.WriteByte('\n')
		}
		c.show(&b, l)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// marks are the signs of the kinds.
var marks = map[Kind]string{Removed: "-", Labelled: ">", Revised: "~", Added: "+"}

func (c *Change) show(b *strings.Builder, l lang.Lang) {
	key := c.Key()
	if c.Kind == Labelled {
		key += " → " + key + "." + c.Label
	}
	fmt.Fprintf(b, "  %s %s  %s", marks[c.Kind], key, c.Indicator.Short.In(l))
	if c.Pos.Cell != "" && c.Kind != Labelled {
		b.WriteString("  " + c.Pos.Cell)
	}
	b.WriteByte('\n')
	for _, fc := range c.Fields {
		fc.show(b, l)
	}
	if c.DropsAck {
		fmt.Fprintf(b, "      %s\n", lang.Text{ZH: "ack 删去：原先核实的警告针对的是旧数值", EN: "ack goes: the warnings that it answers were about the old value"}.In(l))
	}
}

func (fc *FieldChange) show(b *strings.Builder, l lang.Lang) {
	head := workbook.Head(fc.Field).In(l)
	colon := lang.Text{ZH: "：", EN: ": "}.In(l)
	switch {
	case fc.Old == "":
		fmt.Fprintf(b, "      %s%s%s\n", head, colon, fc.New)
	case fc.New == "":
		fmt.Fprintf(b, "      %s%s%s → %s\n", head, colon, fc.Old, lang.Text{ZH: "（空）", EN: "(nothing)"}.In(l))
	case len(fc.Old)+len(fc.New) < 60:
		fmt.Fprintf(b, "      %s%s%s → %s\n", head, colon, fc.Old, fc.New)
	default:
		fmt.Fprintf(b, "      %s%s%s\n        → %s\n", head, colon, fc.Old, fc.New)
	}
}
