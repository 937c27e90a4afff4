package workbook

import (
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// This file makes of what people write into cells what a data file would say.

// narrow makes full-width digits, letters and signs those of ASCII, and takes away space around and what cannot be seen.
func narrow(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case unicode.IsSpace(r):
			return ' '
		case r == '−' || r == '–':
			return '-'
		}
		return visible(r)
	}, s))
}

// visible takes away characters that cannot be seen; such get into cells from web pages.
func visible(r rune) rune {
	if _, isControl := diag.FirstControl(string(r)); isControl {
		return -1
	}
	return r
}

// Clean is a text on one line without what cannot be seen. Between Chinese characters a line ends without a space.
func Clean(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	var b strings.Builder
	for i, line := range strings.Split(s, "\n") {
		line = strings.TrimSpace(strings.Map(func(r rune) rune {
			if r == '\t' {
				return ' '
			}
			return visible(r)
		}, line))
		if i > 0 && line != "" && b.Len() > 0 && !(isWide(lastRune(b.String())) || isWide([]rune(line)[0])) {
			b.WriteByte(' ')
		}
		b.WriteString(line)
	}
	return b.String()
}

func lastRune(s string) rune {
	rs := []rune(s)
	return rs[len(rs)-1]
}

func isWide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFFEF
}

// pick finds the choice that a cell names: as the list offers it, by its id, or by its name in either language.
func pick(choices []choice, text string) (id string, ok bool) {
	plain := func(s string) string {
		return strings.ToLower(strings.ReplaceAll(narrow(s), " ", ""))
	}
	t := plain(text)
	for _, c := range choices {
		if plain(c.text()) == t {
			return c.id, true
		}
	}
	for _, c := range choices {
		if plain(c.id) == t || plain(c.name.ZH) == t {
			return c.id, true
		}
	}
	found := ""
	for _, c := range choices {
		if plain(c.name.EN) == t {
			if found != "" {
				return "", false // two of one name
			}
			found = c.id
		}
	}
	if found != "" {
		return found, true
	}
	first := strings.Fields(narrow(text) + " -")[0]
	for _, c := range choices {
		if !c.byName && strings.EqualFold(c.id, first) || boundSigns[first] == c.id {
			return c.id, true
		}
	}
	return "", false
}

// boundSigns are other ways to write bounds.
var boundSigns = map[string]string{"≥": ">=", "=>": ">=", "大于": ">", "不少于": ">=", "不低于": ">="}

var (
	grouped = regexp.MustCompile(`^[+-]?[0-9]{1,3}([, '][0-9]{3})+(\.[0-9]+)?$`)
	decimal = regexp.MustCompile(`^[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)$`)
	dashes  = regexp.MustCompile(`^(-+|—+|/|…+|\.{3}|n/a|无)$`)
	ordinal = regexp.MustCompile(`^第([0-9]+)[位名]?$`)
	bounded = regexp.MustCompile(`^(超过|大于|不少于|不低于|近|约|>=?|<=?|≥|≤|~)|(以上|以下|左右|多|余)`)
)

// number reads a figure in the given unit.
func (r *reader) number(c raw, pos diag.Pos, unit *disclosure.Unit) (text string, isBad bool) {
	if c.date != "" {
		return r.notANumber(c.shown, pos, lang.Text{ZH: "单元格是日期格式；改为“数值”格式后重填", EN: "the cell is formatted as a date; set its format to Number and enter the value again"})
	}
	if c.number != "" {
		v, ok := stored(c.number)
		switch {
		case !ok:
			return r.notANumber(c.shown, pos, lang.Text{})
		case c.isPercent:
			v, _ = roundedTo(v.Mul(v, hundred), mostDigits)
			if text, isBad = r.percent(v, c.shown, pos, unit); !isBad {
				r.add(diag.PercentRead, pos, oneLine(c.shown), text)
			}
			return text, isBad
		}
		return Decimal(v), false
	}
	s := narrow(c.shown)
	if dashes.MatchString(strings.ToLower(s)) {
		r.add(diag.DashRead, pos, s)
		return "", false
	}
	s = strings.TrimSpace(strings.TrimSuffix(s, unitName(unit)))
	if m := ordinal.FindStringSubmatch(s); m != nil && asUnit(unit) == lang.Rank {
		s = m[1]
	}
	digits, isPercent := strings.CutSuffix(s, "%")
	digits = strings.TrimSpace(digits)
	if grouped.MatchString(digits) {
		digits = strings.NewReplacer(",", "", " ", "", "'", "").Replace(digits)
	}
	v, ok := new(big.Rat).SetString(digits)
	switch {
	case !decimal.MatchString(digits) || !ok:
		return r.notANumber(c.shown, pos, r.whyNot(s, unit))
	case isPercent:
		return r.percent(v, s, pos, unit)
	}
	return Decimal(v), false
}

var hundred = big.NewRat(100, 1)

// unitName is what people write behind a figure.
func unitName(u *disclosure.Unit) string {
	if u == nil {
		return ""
	}
	return narrow(u.Name.ZH)
}

// percent is a percentage, where the unit is one.
func (r *reader) percent(v *big.Rat, shown string, pos diag.Pos, unit *disclosure.Unit) (text string, isBad bool) {
	switch asUnit(unit) {
	case lang.Percent, lang.Points:
		return Decimal(v), false
	}
	name := any(lang.Text{ZH: "另一种", EN: "another"})
	if unit != nil {
		name = unit.Name
	}
	r.add(diag.PercentElsewhere, pos, oneLine(shown), name)
	return "", true
}

func (r *reader) notANumber(shown string, pos diag.Pos, hint lang.Text) (string, bool) {
	p := diag.New(diag.NotANumber, pos, oneLine(shown))
	if !hint.IsZero() {
		p = p.WithHint(hint)
	}
	r.problems = append(r.problems, p)
	return "", true
}

// whyNot says what to do with what is no number.
func (r *reader) whyNot(s string, unit *disclosure.Unit) lang.Text {
	if bounded.MatchString(s) {
		return lang.Text{ZH: "只填数字；只是下限的，在“下限”栏选 > 或 >=", EN: "write digits only; if it is a lower bound, choose > or >= in the column Bound"}
	}
	for i := range r.Set.Units {
		if u := &r.Set.Units[i]; u != unit && strings.HasSuffix(s, narrow(u.Name.ZH)) && len(s) > len(u.Name.ZH) {
			return lang.Text{ZH: "只填数字；单位是" + u.Name.ZH + "的，在“所用单位”栏选择", EN: "write digits only; if the unit is " + u.Name.EN + ", choose it in the column Unit used"}
		}
	}
	return lang.Text{}
}

// stored reads a number as a workbook stores it: binary, good for fifteen digits.
func stored(s string) (*big.Rat, bool) {
	f, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || f > 1e18 || f < -1e18 {
		return nil, false
	}
	return new(big.Rat).SetString(strconv.FormatFloat(f, 'e', mostDigits-1, 64))
}

// roundedTo rounds to so many digits.
func roundedTo(v *big.Rat, digits int) (*big.Rat, bool) {
	f, _ := v.Float64()
	return new(big.Rat).SetString(strconv.FormatFloat(f, 'e', digits-1, 64))
}

var (
	chineseDate = regexp.MustCompile(`^([0-9]{4})[年/.-]([0-9]{1,2})(?:[月/.-](?:([0-9]{1,2})日?)?)?$`)
	monthsOf    = regexp.MustCompile(`^([0-9]{4})年?([0-9]{1,2})月?[-—–~至到]([0-9]{1,2})月$`)
	spanMark    = regexp.MustCompile(` *(?:/|--|—+|~|至|到) *`)
)

// period reads a date or a period in the ways in which people write them; what is none stays as it is.
func period(c raw) string {
	if c.date != "" {
		return c.date
	}
	s := strings.ReplaceAll(narrow(c.shown), " ", "")
	if m := monthsOf.FindStringSubmatch(s); m != nil {
		return m[1] + "-" + two(m[2]) + "/" + m[1] + "-" + two(m[3])
	}
	if d, ok := date(s); ok {
		return d
	}
	if ends := spanMark.Split(s, -1); len(ends) == 2 {
		from, okFrom := date(ends[0])
		to, okTo := date(ends[1])
		if okFrom && okTo {
			return from + "/" + to
		}
	}
	return Clean(c.shown)
}

func date(s string) (string, bool) {
	m := chineseDate.FindStringSubmatch(s)
	switch {
	case m == nil:
		_, ok := lang.ParseDate(strings.TrimSuffix(s, "年"))
		return strings.TrimSuffix(s, "年"), ok
	case m[3] == "":
		return m[1] + "-" + two(m[2]), true
	}
	return m[1] + "-" + two(m[2]) + "-" + two(m[3]), true
}

// two is a month or a day in two digits.
func two(s string) string {
	if len(s) < 2 {
		return "0" + s
	}
	return s
}
