package dataset

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
)

// A mender finds by name the slips that Chinese input methods and other formats leave in TOML, outside its strings and
// comments: full-width signs, digits and spaces, curly quotes, commas between thousands, colons of YAML. Each is put right
// in the text at the same length, so that every offset stays what it is and the rest of the file is checked in the same
// run.
type mender struct {
	src      *diag.Source
	text     []byte // what is parsed in place of the source's
	depth    int    // of brackets
	tooDeep  int    // where brackets are nested too deep; -1: nowhere
	problems diag.List
	slipped  map[int]bool    // the lines with slips: what else is wrong with them is no news
	signs    []string        // of the current line: what was written and what is meant
	signsAt  diag.Pos        // the first of them
	yamlLine int             // the last line of YAML
	lost     map[string]bool // keys of the top level that were blanked out
	partial  bool            // something was blanked out
	headers  [][]int         // the headers of tables and their first keys, as headerLines finds them
}

func newMender(src *diag.Source) *mender {
	return &mender{src: src, text: slices.Clone(src.Text), slipped: map[int]bool{}, tooDeep: -1, yamlLine: -1, lost: map[string]bool{}}
}

// mend reads the whole text.
func (m *mender) mend() {
	for i := 0; i < len(m.text); {
		switch c := m.text[i]; {
		case c == '\n':
			m.endOfLine()
			i++
		case c == '#':
			i = m.lineEnd(i)
		case c == '"' || c == '\'':
			i = skipString(m.text, i)
		case c == '[' || c == '{':
			m.open(i)
			i++
		case c == ']' || c == '}':
			m.depth--
			i++
		case c == ':' || c == '-' && m.depth == 0 && bytes.HasPrefix(m.text[i:], []byte("- ")):
			i = m.yaml(i)
		case c == '=':
			i = m.thousands(i + 1)
		case c < utf8.RuneSelf:
			i++
		default:
			i = m.wide(i)
		}
	}
	m.endOfLine()
}

// open counts a bracket that opens.
func (m *mender) open(i int) {
	if m.depth++; m.depth > mostNested && m.tooDeep < 0 {
		m.tooDeep = i
	}
}

func (m *mender) lineEnd(i int) int {
	if n := bytes.IndexByte(m.text[i:], '\n'); n >= 0 {
		return i + n
	}
	return len(m.text)
}

func (m *mender) lineBegin(i int) int { return bytes.LastIndexByte(m.text[:i], '\n') + 1 }

// skipString is where the string ends that begins at i: behind its quotes, or at the end of its line.
func skipString(text []byte, i int) int {
	quote := text[i]
	if triple := bytes.Repeat([]byte{quote}, 3); bytes.HasPrefix(text[i:], triple) {
		for end := i + 3; end < len(text); end++ {
			if quote == '"' && text[end] == '\\' {
				end++
			} else if bytes.HasPrefix(text[end:], triple) {
				return end + 3
			}
		}
		return len(text)
	}
	for end := i + 1; end < len(text) && text[end] != '\n'; end++ {
		if quote == '"' && text[end] == '\\' {
			end++
		} else if text[end] == quote {
			return end + 1
		}
	}
	if n := bytes.IndexByte(text[i:], '\n'); n >= 0 {
		return i + n
	}
	return len(text)
}

// A sign is a character that an input method gives for one of TOML's.
type sign struct {
	name  lang.Text // where it cannot be seen
	means string
}

// signs are those that are no full-width forms of ASCII, which follow a rule.
var signs = map[rune]sign{
	'\u3000': {lang.Text{ZH: "全角空格", EN: "the full-width space"}, " "},
	'\u00A0': {lang.Text{ZH: "不换行空格", EN: "the no-break space"}, " "},
	'\u2002': {lang.Text{ZH: "半身空格", EN: "the en space"}, " "},
	'\u2003': {lang.Text{ZH: "全身空格", EN: "the em space"}, " "},
	'、':      {lang.Text{}, ","},
	'。':      {lang.Text{}, "."},
	'【':      {lang.Text{}, "["},
	'】':      {lang.Text{}, "]"},
	'−':      {lang.Text{}, "-"},
	'—':      {lang.Text{}, "-"},
	'–':      {lang.Text{}, "-"},
}

// meant is what a character stands for, if it is one that an input method gives in place of another.
func meant(r rune) (sign, bool) {
	if s, ok := signs[r]; ok {
		return s, true
	}
	if r == '：' {
		return sign{means: "="}, true // between a key and its value
	}
	if r >= '！' && r <= '～' && r != '＂' && r != '＇' {
		return sign{means: string(r - '！' + '!')}, true
	}
	return sign{}, false
}

// wide puts right what begins at i with a character outside ASCII.
func (m *mender) wide(i int) int {
	r, size := utf8.DecodeRune(m.text[i:])
	if isCurly(r) {
		return m.curly(i, size)
	}
	s, ok := meant(r)
	if !ok {
		return i + size
	}
	if isWord(s.means[0]) {
		return m.word(i)
	}
	m.note(i, size, s)
	m.replace(i, i+size, s.means)
	switch s.means {
	case "#":
		return m.lineEnd(i)
	case "=":
		return m.thousands(i + 1)
	case "[", "{":
		m.open(i)
	case "]", "}":
		m.depth--
	}
	return i + size
}

// isWord reports characters of which numbers and keys are made.
func isWord(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || strings.IndexByte("._+-", c) >= 0
}

// word puts right the rest of a number or key, all of it, so that no space comes into it.
func (m *mender) word(i int) int {
	var ascii []byte
	end := i
	for end < len(m.text) {
		r, size := utf8.DecodeRune(m.text[end:])
		c := byte(r)
		if r >= utf8.RuneSelf {
			s, ok := meant(r)
			if !ok || !isWord(s.means[0]) {
				break
			}
			m.note(end, size, s)
			c = s.means[0]
		} else if !isWord(c) {
			break
		}
		ascii = append(ascii, c)
		end += size
	}
	m.replace(i, end, string(ascii))
	return end
}

// replace overwrites the bytes from start to end, with spaces behind.
func (m *mender) replace(start, end int, with string) {
	for i := start; i < end; i++ {
		m.text[i] = ' '
	}
	copy(m.text[start:end], with)
}

// note remembers a sign of the current line, all of which are one entry.
func (m *mender) note(i, size int, s sign) {
	if len(m.signs) == 0 {
		m.signsAt = m.src.Pos(i, i+size)
	}
	written := string(m.src.Text[i : i+size])
	if !slices.Contains(m.signs, written) {
		m.signs = append(m.signs, written)
	}
}

// endOfLine reports the signs of the line that ends.
func (m *mender) endOfLine() {
	if len(m.signs) == 0 {
		return
	}
	var zh, en []string
	for _, w := range m.signs {
		r, _ := utf8.DecodeRuneInString(w)
		s, _ := meant(r)
		name := s.name
		if name.IsZero() {
			name = lang.Same("“" + w + "”")
		}
		zh = append(zh, fmt.Sprintf("%s应为“%s”", name.ZH, s.means))
		en = append(en, fmt.Sprintf("%s for “%s”", name.EN, s.means))
	}
	m.slip(diag.FullWidthCharacter, m.signsAt, lang.Text{ZH: strings.Join(zh, "，"), EN: strings.Join(en, ", ")})
	m.signs = nil
}

func (m *mender) slip(code diag.Code, pos diag.Pos, args ...any) {
	m.problems.Add(code, pos, args...)
	m.slipped[pos.Line] = true
}

func isCurly(r rune) bool { return strings.ContainsRune("“”„‟＂‘’‚‛＇", r) }

// closing finds where a text that begins with a curly quote ends: at a quote behind which the value ends.
var closing = regexp.MustCompile(`["“”„‟＂'‘’‚‛＇](?:[ \t\x{3000}\x{A0}]*(?:[,，}｝\]］#]|$))`)

// anotherKey is how the next key of a table follows a value.
var anotherKey = regexp.MustCompile(`[,，][ \t]*[a-z_]+[ \t]*[=＝]`)

// curly puts right the text that begins at i with a curly quote.
func (m *mender) curly(i, size int) int {
	at := m.src.Pos(i, i+size)
	if !m.slipped[at.Line] || m.problems[len(m.problems)-1].Code != diag.CurlyQuote {
		m.slip(diag.CurlyQuote, at, string(m.src.Text[i:i+size]))
	}
	end := m.lineEnd(i)
	begin := i + size
	found := closing.FindIndex(m.text[begin:end])
	if found == nil {
		return end
	}
	stop := begin + found[0]
	if anotherKey.Match(m.text[begin:stop]) {
		return end // the text was not closed, and what follows it was taken for its end
	}
	_, closeSize := utf8.DecodeRune(m.text[stop:])
	inside := m.text[begin:stop]
	quote := byte('"')
	if bytes.ContainsAny(inside, `"\`) {
		quote = '\''
	}
	if quote == '\'' && bytes.IndexByte(inside, '\'') >= 0 {
		return stop + closeSize
	}
	m.replace(i, begin, "")
	m.text[begin-1] = quote
	m.replace(stop, stop+closeSize, string(quote))
	return stop + closeSize
}

// grouped is a number with commas between its thousands, behind an equals sign.
var grouped = regexp.MustCompile(`^[ \t]*([+-]?[0-9]{1,3}(?:[,，][0-9]{3})+(?:\.[0-9]+)?)(?:[ \t]*(?:[,，}｝#\n]|$))`)

// thousands takes the commas out of the number that stands at i, behind an equals sign.
func (m *mender) thousands(i int) int {
	found := grouped.FindSubmatchIndex(m.text[i:])
	if found == nil {
		return i
	}
	start, end := i+found[2], i+found[3]
	plain := strings.NewReplacer(",", "", "，", "").Replace(string(m.text[start:end]))
	m.slip(diag.ThousandsSeparator, m.src.Pos(start, end), string(m.src.Text[start:end]), plain)
	m.replace(start, end, plain)
	return end
}

// longestKey is how far before a colon its key is looked for.
const longestKey = 200

var (
	// What stands before a colon that is meant to part a key from its value.
	yamlKey = regexp.MustCompile(`(?:^|[{,])[ \t]*(?:[A-Za-z0-9_.-]+|"[^"]*"|'[^']*')[ \t]*$`)
	// How a value of TOML begins.
	valueBegin = regexp.MustCompile(`^[ \t]*(?:["'\[{0-9+]|-[0-9]|true\b|false\b|[“”＂])`)
	lineKey    = regexp.MustCompile(`^[ \t]*\[*[ \t]*["']?([A-Za-z0-9_-]+)`)
)

// yaml finds a colon for an equals sign, and an item of a list of YAML. What can be read as TOML is, other lines are
// blanked out.
func (m *mender) yaml(i int) int {
	begin, end := m.lineBegin(i), m.lineEnd(i)
	before := m.text[begin:i]
	isItem := m.text[i] == '-' && len(bytes.TrimSpace(before)) == 0
	isColon := m.text[i] == ':' && yamlKey.Match(before[max(0, len(before)-longestKey):])
	if !isItem && !isColon {
		return i + 1
	}
	at := m.src.Pos(i, i+1)
	if at.Line > m.yamlLine+1 || m.yamlLine < 0 || m.depth > 0 && at.Line != m.yamlLine {
		m.slip(diag.YAMLInTOML, at, string(m.text[i]))
	}
	m.slipped[at.Line], m.yamlLine = true, at.Line
	isIndented := len(before) > 0 && (before[0] == ' ' || before[0] == '\t')
	if isColon && (m.depth > 0 || !isIndented && valueBegin.Match(m.text[i+1:end])) {
		m.text[i] = '='
		return m.thousands(i + 1)
	}
	m.blank(begin, end)
	return end
}

// blank takes a stretch out of the text. Keys of the top level in it are not missed afterwards.
func (m *mender) blank(start, end int) {
	m.partial = true
	for line := range bytes.Lines(m.text[start:end]) {
		if key := lineKey.FindSubmatch(line); key != nil {
			m.lost[string(key[1])] = true
		}
	}
	for i := start; i < end; i++ {
		if m.text[i] != '\n' {
			m.text[i] = ' '
		}
	}
}
