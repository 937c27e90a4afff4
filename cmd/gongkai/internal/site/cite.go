package site

import (
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"

	"gongkai/cmd/gongkai/internal/lang"
)

// A work is what a citation names: a page of the site as it stood in one release.
type work struct {
	Key        string // of the entry in a bibliography, in ASCII
	IsDocument bool   // part of the official document; else figures
	Author     lang.Text
	Title      lang.Text
	Number     string    // of the official document
	Issued     lang.Date // when the official document was made
	Site       lang.Text
	Release    string
	Released   lang.Date
	Address    [len(lang.All)]string // of the page in each language
	IsAbsolute bool                  // the addresses are whole: the address of the published site is known
}

// gbt cites the work in Chinese, by GB/T 7714—2015 (electronic resources). The standard asks for the day on which the
// reader saw the work, which nobody else can know: its place is kept.
func (w work) gbt() string {
	var b strings.Builder
	if w.Author.ZH != "" {
		b.WriteString(w.Author.ZH + ". ")
	}
	b.WriteString(w.Title.ZH)
	other, sign := w.Site.ZH, "[DS/OL]"
	if w.IsDocument {
		other, sign = w.Number, "[A/OL]"
	}
	if other != "" {
		b.WriteString(": " + other)
	}
	b.WriteString(sign + ". " + w.Release + "版. ")
	if w.IsDocument && w.Issued.Year > 0 {
		b.WriteString(strconv.Itoa(w.Issued.Year))
	}
	b.WriteString("(" + w.Released.String() + ")[年-月-日]. " + w.access(lang.ZH) + ".")
	return b.String()
}

// apa cites the work in English, as the American Psychological Association does. A work without an author begins with
// its title.
func (w work) apa() string {
	title, date := w.Title.EN, w.Released
	var details []string
	if w.IsDocument {
		if !w.Issued.IsZero() {
			date = w.Issued
		}
		if w.Number != "" {
			details = append(details, "Document No. "+w.Number)
		}
		details = append(details, "English reference translation")
	}
	title += " (" + strings.Join(append(details, "Release "+w.Release+", "+w.Released.In(lang.EN)), "; ") + ")"
	if !w.IsDocument {
		title += " [Data set]"
	}
	head := title + ". (" + apaDate(date) + "). "
	if w.Author.EN != "" {
		head = strings.TrimSuffix(w.Author.EN, ".") + ". (" + apaDate(date) + "). " + title + ". "
	}
	return head + w.Site.EN + ". " + w.access(lang.EN)
}

// apaDate writes a date with its year first.
func apaDate(d lang.Date) string {
	s := strconv.Itoa(d.Year)
	if d.Month > 0 {
		s += ", " + time.Month(d.Month).String()
	}
	if d.Day > 0 {
		s += " " + strconv.Itoa(d.Day)
	}
	return s
}

// access is where the page is found: its whole address or, where the address of the site is not known, the page's own
// part of it, which says that it is no more than that.
func (w work) access(l lang.Lang) string {
	switch {
	case w.IsAbsolute:
		return w.Address[l]
	case l == lang.EN:
		return "[Address of this page within the site: " + w.Address[l] + "]"
	}
	return "[本页在站内的地址: " + w.Address[l] + "]"
}

// bibtex is the work as an entry of BibTeX, in language l.
func (w work) bibtex(l lang.Lang) string {
	date, note := w.Released, ""
	if w.IsDocument {
		note = w.Number
		if !w.Issued.IsZero() {
			date = w.Issued
		}
	}
	fields := [][2]string{
		{"author", texText(w.Author.In(l))}, {"title", texText(w.Title.In(l))}, {"howpublished", texText(w.Site.In(l))},
		{"year", strconv.Itoa(date.Year)}, {"month", bibtexMonth(date)}, {"version", texText(w.Release + " (" + w.Released.String() + ")")},
		{"number", texText(note)},
	}
	if w.IsAbsolute {
		fields = append(fields, [2]string{"url", texAddress.Replace(w.Address[l])})
	} else {
		fields = append(fields, [2]string{"note", texText(strings.Trim(w.access(l), "[]"))})
	}
	fields = append(fields, [2]string{"langid", map[lang.Lang]string{lang.ZH: "chinese", lang.EN: "english"}[l]})
	var b strings.Builder
	b.WriteString("@misc{" + w.Key)
	for _, f := range fields {
		switch {
		case f[1] == "":
		case f[0] == "month":
			b.WriteString(",\n  month = " + f[1])
		default: // braces within quotes keep capitals and let quotes stand in the words
			b.WriteString(",\n  " + f[0] + " = \"{" + f[1] + "}\"")
		}
	}
	return b.String() + "\n}"
}

// bibtexMonth is the name by which BibTeX knows a month; "" where it is not known.
func bibtexMonth(d lang.Date) string {
	if d.Month == 0 {
		return ""
	}
	return strings.ToLower(time.Month(d.Month).String()[:3])
}

// texSigns are what TeX would take for more than a character. BibTeX counts braces even behind a backslash, so that
// they must be named.
var texSigns = strings.NewReplacer(
	`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`, `~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`,
	`$`, `\$`, `&`, `\&`, `#`, `\#`, `_`, `\_`, `%`, `\%`,
)

// texAddress writes what an address must not hold by number. Its other signs are read as they are.
var texAddress = strings.NewReplacer(`\`, "%5C", `{`, "%7B", `}`, "%7D", `"`, "%22", ` `, "%20")

func texText(s string) string { return texSigns.Replace(oneLine(s)) }

// ris is the work in the format of RIS, in language l. Every field is one line.
func (w work) ris(l lang.Lang) string {
	kind, date := "DATA", w.Released
	if w.IsDocument {
		kind = "GOVDOC"
		if !w.Issued.IsZero() {
			date = w.Issued
		}
	}
	fields := [][2]string{
		{"TY", kind}, {"AU", w.Author.In(l)}, {"TI", w.Title.In(l)}, {"T2", w.Site.In(l)}, {"PY", strconv.Itoa(date.Year)}, {"DA", risDate(date)},
		{"ET", w.Release + " (" + w.Released.String() + ")"},
	}
	if w.IsDocument {
		fields = append(fields, [2]string{"M1", w.Number})
	}
	if w.IsAbsolute {
		fields = append(fields, [2]string{"UR", w.Address[l]})
	} else {
		fields = append(fields, [2]string{"N1", strings.Trim(w.access(l), "[]")})
	}
	fields = append(fields, [2]string{"LA", l.Key()})
	var b strings.Builder
	for _, f := range fields {
		if value := oneLine(f[1]); value != "" {
			b.WriteString(f[0] + "  - " + value + "\n")
		}
	}
	return b.String() + "ER  - "
}

// risDate writes a date as RIS does: 2026/11/24/, with what is not known left empty.
func risDate(d lang.Date) string {
	part := func(n int) string {
		if n == 0 {
			return ""
		}
		return fmt.Sprintf("%02d", n)
	}
	return fmt.Sprintf("%04d/%s/%s/", d.Year, part(d.Month), part(d.Day))
}

// oneLine is a text without line ends and other controls, which would end a field.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsControl(r) || r == ' ' || r == '\u2028' || r == '\u2029' }), " ")
}
