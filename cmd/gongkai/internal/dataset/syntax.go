package dataset

import (
	"bytes"
	"errors"
	"regexp"
	"sort"
	"strings"

	"github.com/BurntSushi/toml"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
)

// mostReparsed is how many bytes are handed to the library again after errors of syntax, so that a large file full of them
// is given up in the end.
const mostReparsed = 32 << 20

// mostNested is how deep brackets may be nested. Data are nested three deep; what is far deeper takes the library long.
const mostNested = 32

// decode parses the mended text. What has an error of syntax is taken out and the rest parsed again, so that one run
// finds the errors of all lines. It reports whether anything could be used.
func (m *mender) decode() (top map[string]toml.Primitive, meta toml.MetaData, ok bool) {
	if m.tooDeep >= 0 {
		words := lang.Text{ZH: "括号嵌套太深", EN: "brackets are nested too deep"}
		m.problems = append(m.problems, diag.New(diag.TOMLSyntax, m.src.Pos(m.tooDeep, m.tooDeep+1), words).WithHint(restUnread))
		return nil, meta, false
	}
	m.headers = headerLines.FindAllSubmatchIndex(m.text, -1)
	var twice []duplicate
	for from, parsed := 0, 0; ; {
		top = nil
		meta, err := toml.Decode(string(m.text[from:]), &top)
		if err == nil && from == 0 {
			m.relate(twice)
			return top, meta, true
		}
		parsed += len(m.text) - from
		if err == nil {
			from = 0 // what was parsed in pieces, as a whole: keys may be given twice
			continue
		}
		p, start := m.syntaxProblem(err, from)
		next, found := m.cut(start)
		if !found || parsed > mostReparsed {
			m.problems = append(m.problems, p.WithHint(restUnread))
			return nil, meta, false
		}
		from = next
		if m.slipped[p.Line] {
			continue
		}
		m.slipped[p.Line] = true
		if d := alreadyDefined.FindStringSubmatch(err.Error()); d != nil {
			twice = append(twice, duplicate{len(m.problems), m.lineBegin(start), d[1]})
		}
		m.problems = append(m.problems, p)
	}
}

var restUnread = lang.Text{ZH: "该文件此处之后的内容尚未检查", EN: "the rest of this file has not been checked"}

// A duplicate is a problem of a key that is given twice.
type duplicate struct {
	problem, at int
	key         string
}

// relate shows where keys that are given twice stand first: the key as a whole, or its end within the same table.
func (m *mender) relate(twice []duplicate) {
	for _, d := range twice {
		begin := 0
		for key, more := d.key, true; more; _, key, more = strings.Cut(key, ".") {
			first := regexp.MustCompile(`(?m)^[ \t]*\[?[ \t]*` + strings.ReplaceAll(regexp.QuoteMeta(key), `\.`, `[ \t]*\.[ \t]*`) + `[ \t]*[=.\]]`)
			if at := first.FindIndex(m.src.Text[begin:d.at]); at != nil {
				from, to := begin+at[0], begin+at[1]-1
				m.problems[d.problem] = m.problems[d.problem].WithRelated(m.src.Pos(from, to), lang.Text{ZH: "第一次写在这里", EN: "first given here"})
				break
			}
			if k := m.headerBefore(d.at); k >= 0 {
				begin = m.headers[k][0]
			}
		}
	}
}

// cut takes out what holds the error at an offset: its line where records stand a line each, else all tables of the same
// first key, since half a table would be found fault with for what it lacks. It gives the place from which the text is not
// known to be sound, and reports whether there was anything left to take out.
func (m *mender) cut(start int) (next int, found bool) {
	start = min(start, max(len(m.text)-1, 0))
	begin, end := m.lineBegin(start), m.lineEnd(start)
	k := m.headerBefore(end)
	if k < 0 {
		if len(bytes.TrimSpace(m.text[begin:end])) == 0 {
			return m.cutAbove(begin)
		}
		m.blank(begin, end)
		return end, true
	}
	name := m.headerName(k)
	next = m.headerEnd(k)
	for i := range m.headers {
		at, to := m.headers[i][0], m.headerEnd(i)
		if m.headerName(i) == name && len(bytes.TrimSpace(m.text[at:to])) > 0 {
			m.lost[name] = true
			m.blank(at, to)
			found = true
		}
	}
	return next, found
}

// cutAbove takes out the last line above that is not blank: an error that is found only where the file ends.
func (m *mender) cutAbove(begin int) (next int, found bool) {
	above := len(bytes.TrimRight(m.text[:begin], " \t\n"))
	if above == 0 {
		return 0, false
	}
	m.blank(m.lineBegin(above), m.lineEnd(above-1))
	return begin, true
}

// headerLines finds headers of tables and the first keys in them.
var headerLines = regexp.MustCompile(`(?m)^[ \t]*\[+[ \t]*["']?([A-Za-z0-9_-]+)`)

// headerBefore is the index of the last header that begins before an offset, or -1.
func (m *mender) headerBefore(offset int) int {
	return sort.Search(len(m.headers), func(i int) bool { return m.headers[i][0] >= offset }) - 1
}

// headerEnd is where the table of a header ends.
func (m *mender) headerEnd(i int) int {
	if i+1 < len(m.headers) {
		return m.headers[i+1][0]
	}
	return len(m.text)
}

func (m *mender) headerName(i int) string {
	return string(m.src.Text[m.headers[i][2]:m.headers[i][3]])
}

// syntaxProblem makes a problem of an error of the library, which parsed the text from an offset on, and says where it is.
func (m *mender) syntaxProblem(err error, from int) (diag.Problem, int) {
	var parse toml.ParseError
	if !errors.As(err, &parse) {
		return diag.New(diag.TOMLSyntax, m.src.Whole(), lang.Same(err.Error())), from
	}
	start := from + max(parse.Position.Start, 0)
	pos := m.src.Pos(start, start+max(1, parse.Position.Len))
	if open, found := m.openAbove(from, start); found {
		sign := string(m.text[open])
		return diag.New(diag.TOMLSyntax, m.src.Pos(open, open+1), lang.Text{ZH: "这里的 " + sign + " 没有结束", EN: "this " + sign + " is not closed"}), open
	}
	if at, quote, found := m.curlyEnd(start); found {
		return diag.New(diag.CurlyQuote, at, quote), start
	}
	return diag.New(diag.TOMLSyntax, pos, syntaxWords(parse.Message)), start
}

// openAbove finds the bracket, or the quotes of a text of several lines, that were opened in a line above an error and are
// not closed before it: that is where the hand slipped.
func (m *mender) openAbove(from, start int) (int, bool) {
	start = min(start, len(m.text))
	var open []int
	for i := from; i < start; {
		switch m.text[i] {
		case '"', '\'':
			end := skipString(m.text, i)
			if end >= start && i < m.lineBegin(start) {
				return i, true
			}
			i = end
			continue
		case '#':
			i = m.lineEnd(i)
			continue
		case '[', '{':
			open = append(open, i)
		case ']', '}':
			open = open[:max(len(open)-1, 0)]
		}
		i++
	}
	if len(open) == 0 || open[0] >= m.lineBegin(start) {
		return 0, false
	}
	return open[0], true
}

// curlyEnds is a text that begins with a straight quote and seems to end in a curly one.
var curlyEnds = regexp.MustCompile(`=[ \t]*"[^"\n]*?([”“＂])[ \t]*(?:,[ \t]*[a-z_]+[ \t]*=|\}|$)`)

// curlyEnd finds a curly quote that ends a text in the line of an error.
func (m *mender) curlyEnd(start int) (diag.Pos, string, bool) {
	start = min(start, len(m.text))
	begin := m.lineBegin(start)
	found := curlyEnds.FindSubmatchIndex(m.text[begin:m.lineEnd(start)])
	if found == nil {
		return diag.Pos{}, "", false
	}
	from, to := begin+found[2], begin+found[3]
	return m.src.Pos(from, to), string(m.src.Text[from:to]), true
}

var alreadyDefined = regexp.MustCompile(`Key '(.+)' (?:has already been defined|was already created)`)

// syntaxForms are the library's words for errors of syntax and ours. $1 is what the library names.
var syntaxForms = []struct {
	form  *regexp.Regexp
	words lang.Text
}{
	{alreadyDefined, lang.Text{ZH: "“$1”写了两次", EN: "“$1” is given twice"}},
	{regexp.MustCompile(`^expected value but found (.+) instead`), lang.Text{ZH: "等号后应为值，现为 $1（文字要加英文引号）", EN: "a value was expected, not $1 (text needs quotes)"}},
	{regexp.MustCompile(`^unexpected EOF; expected value`), lang.Text{ZH: "等号后没有值", EN: "no value follows the equals sign"}},
	{regexp.MustCompile(`^expected '\.' or '=', but got (.+) instead`), lang.Text{ZH: "名称之后应为等号，现为 $1", EN: "an equals sign was expected behind the key, not $1"}},
	{regexp.MustCompile(`^unexpected EOF; expected key separator`), lang.Text{ZH: "名称之后没有等号", EN: "no equals sign follows the key"}},
	{regexp.MustCompile(`^unexpected '=': key name`), lang.Text{ZH: "等号前没有名称", EN: "no key stands before the equals sign"}},
	{regexp.MustCompile(`^unexpected '='`), lang.Text{ZH: "多出一个等号", EN: "there is an equals sign too many"}},
	{regexp.MustCompile(`^unexpected '\.'`), lang.Text{ZH: "多出一个句点", EN: "there is a full stop too many"}},
	{regexp.MustCompile(`^unexpected comma`), lang.Text{ZH: "多出一个逗号", EN: "there is a comma too many"}},
	{regexp.MustCompile(`^expected a comma \(','\) or array terminator \('\]'\), but got (.+)`), lang.Text{ZH: "列表中应为逗号或 ]，现为 $1", EN: "a comma or ] was expected in the list, not $1"}},
	{regexp.MustCompile(`^expected a comma or an inline table terminator '\}', but got (.+) instead`), lang.Text{ZH: "花括号中应为逗号或 }，现为 $1", EN: "a comma or } was expected, not $1"}},
	{regexp.MustCompile(`^expected a top-level item to end with .+, but got (.+) instead`), lang.Text{ZH: "这一项已经结束，后面多出 $1", EN: "the item has ended, yet $1 follows"}},
	{regexp.MustCompile(`^expected '\.' or '\]' to end table name, but got (.+) instead`), lang.Text{ZH: "方括号中的名称之后应为 ]，现为 $1", EN: "] was expected behind the name of the table, not $1"}},
	{regexp.MustCompile(`^expected end of table array name delimiter '\]', but got (.+) instead`), lang.Text{ZH: "应为 ]]，现为 $1", EN: "]] was expected, not $1"}},
	{regexp.MustCompile(`table names cannot be empty`), lang.Text{ZH: "方括号中没有名称", EN: "no name stands between the brackets"}},
	{regexp.MustCompile(`^strings cannot contain newlines|^unexpected EOF; expected ["']`), lang.Text{ZH: "文字没有用引号结束", EN: "the text has no closing quote"}},
	{regexp.MustCompile(`^newlines not allowed within inline tables`), lang.Text{ZH: "花括号没有在本行结束", EN: "the braces are not closed on this line"}},
	{regexp.MustCompile(`escape|hexadecimal digits|not valid UTF-8`), lang.Text{ZH: "双引号中的反斜杠有特殊含义，要写成 \\\\", EN: "a backslash means something in double quotes; write it twice"}},
	{regexp.MustCompile(`cannot have leading zeroes`), lang.Text{ZH: "数字不能以 0 开头", EN: "a number must not begin with 0"}},
	{regexp.MustCompile(`floats must start with a digit`), lang.Text{ZH: "小数要写出小数点前的数字，如 0.5", EN: "a decimal must begin with a digit, as 0.5 does"}},
	{regexp.MustCompile(`must be followed by one or more digits`), lang.Text{ZH: "小数点后没有数字", EN: "no digit follows the decimal point"}},
	{regexp.MustCompile(`^(.+) is out of range for`), lang.Text{ZH: "数字 $1 太大", EN: "the number $1 is too large"}},
	{regexp.MustCompile(`^invalid datetime: "(.+)"`), lang.Text{ZH: "“$1”不是日期", EN: "“$1” is no date"}},
	{regexp.MustCompile(`(?i)invalid (?:float|integer)|expected a digit|sign with non-decimal|not a .+ number|underscores must`), lang.Text{ZH: "数字的写法不对", EN: "the number cannot be read"}},
	{regexp.MustCompile(`^unexpected EOF`), lang.Text{ZH: "文件在此处突然结束", EN: "the file ends here too early"}},
}

// syntaxWords puts an error of the library into both languages. What the table does not know stays as it is.
func syntaxWords(message string) lang.Text {
	message = strings.ReplaceAll(message, `'\x00'`, "end of file")
	for _, f := range syntaxForms {
		m := f.form.FindStringSubmatchIndex(message)
		if m == nil {
			continue
		}
		fill := func(words, end string) string {
			s := string(f.form.ExpandString(nil, words, message, m))
			return strings.NewReplacer("end of file", end, `'\n'`, end).Replace(s)
		}
		return lang.Text{ZH: fill(f.words.ZH, "行末"), EN: fill(f.words.EN, "the end of the line")}
	}
	return lang.Same(message)
}
