package dataset

import (
	"regexp"
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
)

// writtenNumber is a number as people write it: with spaces, commas between thousands, a word of scale, a unit.
var writtenNumber = regexp.MustCompile(`^\s*([+-]?[0-9]{1,3}(?:[,，][0-9]{3})+(?:\.[0-9]+)?|[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)\s*(.{0,24})$`)

// numberAsText reports a number that is written as text, and whether it is one.
func (d *decoder) numberAsText(s string, path []string) bool {
	var narrow strings.Builder
	for _, r := range s {
		if sign, ok := meant(r); ok && r != '：' && r != '、' {
			narrow.WriteString(sign.means)
		} else {
			narrow.WriteRune(r)
		}
	}
	m := writtenNumber.FindStringSubmatch(narrow.String())
	if m == nil {
		return false
	}
	plain := strings.NewReplacer(",", "", "，", "").Replace(m[1])
	switch {
	case plain != m[1]:
		d.add(diag.ThousandsSeparator, d.file.valuePos(path...), "\""+s+"\"", plain)
	case m[2] == "":
		d.add(diag.NumberAsText, d.file.valuePos(path...), path[len(path)-1], s, plain)
	default:
		p := diag.New(diag.NumberAsText, d.file.valuePos(path...), path[len(path)-1], s, plain)
		d.problems = append(d.problems, p.WithHint(lang.Text{
			ZH: "写 " + plain + "，不加引号，不带“" + m[2] + "”：数值的单位由指标或 unit 决定（见 data/units.toml）",
			EN: "write " + plain + " without quotes and without “" + m[2] + "”: the unit is the indicator's, or that of unit (see data/units.toml)"}))
	}
	return true
}
