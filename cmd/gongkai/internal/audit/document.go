package audit

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"gongkai/cmd/gongkai/internal/lang"
)

// The particulars of a document, as pages of both languages call them.
var (
	termIndex     = []string{"索引号", "Index No."}
	termSubject   = []string{"主题分类", "Subject category"}
	termPublisher = []string{"发布机构", "Publishing body"}
	termNumber    = []string{"发文字号", "Document No.", "文号"}
	termMade      = []string{"成文日期", "Date of issue"}
	termPublished = []string{"公开日期", "Date of publication"}
	termManner    = []string{"公开方式", "Means of disclosure"}
	termValidity  = []string{"有效性", "Validity"}
)

// particular is the value that the box of a document gives for a term; nil if there is none.
func (p *page) particular(term []string) *html.Node {
	for _, dt := range p.tags["dt"] {
		if !slices.Contains(term, words(dt)) || within(dt, func(n *html.Node) bool { return attr(n, "data-gov") == "doc-meta" }) == nil {
			continue
		}
		for n := dt.NextSibling; n != nil; n = n.NextSibling {
			if n.Type == html.ElementNode && n.Data == "dd" {
				return n
			}
		}
	}
	return nil
}

// dayOf is the date in a value: that of its time element.
func dayOf(n *html.Node) string {
	if n == nil {
		return ""
	}
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && c.Data == "time" {
			return attr(c, "datetime")
		}
	}
	return ""
}

func checkShownDate(p *page, r *result) {
	if len(p.hooks["doc-meta"]) == 0 {
		return
	}
	r.saw("")
	if len(p.hooks["pub-date"]) == 0 {
		r.fault(`data-gov="doc-meta"`, lang.Text{ZH: "没有显示公开日期", EN: "the date of publication is not shown"})
	} else if shown, tagged := dayOf(p.hooks["pub-date"][0]), p.meta("PubDate"); len(tagged) >= 10 && shown != tagged[:10] {
		r.fault(`data-gov="pub-date"`, lang.Text{ZH: "显示的公开日期是 " + shown + "，PubDate 是 " + tagged, EN: "the date shown is " + shown + ", PubDate is " + tagged})
	}
	if len(p.hooks["source"]) == 0 {
		r.fault(`data-gov="doc-meta"`, lang.Text{ZH: "没有显示来源", EN: "the source is not shown"})
	}
}

func checkParticulars(p *page, r *result) {
	if len(p.hooks["doc-meta"]) == 0 {
		return
	}
	for _, term := range [][]string{termIndex, termSubject, termPublisher, termPublished, termManner} {
		r.saw("")
		if n := p.particular(term); n == nil || words(n) == "" {
			r.fault(`data-gov="doc-meta"`, lang.Text{ZH: "没有 “" + term[0] + "”", EN: "there is no “" + term[1] + "”"})
		}
	}
}

// indexForm is an organization code with a hyphen, a year and a serial number.
var indexForm = regexp.MustCompile(`^([0-9A-Z]{8})-?([0-9X])[/-]\d{4}-\d{5,6}$`)

func checkIndexNumber(p *page, r *result) {
	n := p.particular(termIndex)
	if n == nil {
		return
	}
	r.saw("")
	number := words(n)
	m := indexForm.FindStringSubmatch(number)
	switch {
	case m == nil:
		r.fault(number, lang.Text{ZH: "索引号 “" + number + "” 不合“组织机构代码/年份-序号”的格式", EN: "the index number “" + number + "” is not an organization code, a year and a serial number"})
	case CheckDigit(m[1]) != m[2]:
		r.fault(number, lang.Text{ZH: "索引号 " + number + " 的校验码应为 " + CheckDigit(m[1]) + "，不是 " + m[2], EN: "the check digit of the index number " + number + " must be " + CheckDigit(m[1]) + ", not " + m[2]})
	}
}

// CheckDigit is the ninth character of an organization code, by GB 11714; "" if the first eight are none.
func CheckDigit(code string) string {
	weights := []int{3, 7, 9, 10, 5, 8, 4, 2}
	if len(code) != len(weights) {
		return ""
	}
	sum := 0
	for i, c := range code {
		v := strings.IndexRune("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", c)
		if v < 0 {
			return ""
		}
		sum += v * weights[i]
	}
	return string("0123456789X0"[11-sum%11])
}

var numberForm = regexp.MustCompile(`^[^\s〔〕\[\]()（）第]+〔\d{4}〕[1-9]\d*号$`)

func checkDocumentNumber(p *page, r *result) {
	n := p.particular(termNumber)
	if n == nil {
		return
	}
	r.saw("")
	if number := words(n); !numberForm.MatchString(number) {
		r.fault(number, lang.Text{ZH: "发文字号 “" + number + "” 的写法不合规定", EN: "the document number “" + number + "” does not have the form"})
	}
}

func checkDates(p *page, r *result) {
	made, published := dayOf(p.particular(termMade)), dayOf(p.particular(termPublished))
	if made == "" || published == "" {
		return
	}
	r.saw("")
	if made > published {
		r.fault(made, lang.Text{ZH: "成文日期 " + made + " 晚于公开日期 " + published, EN: "the date of issue, " + made + ", is after that of publication, " + published})
	}
}

// ended are the words with which a validity says that the document no longer stands as it was published.
var ended = regexp.MustCompile(`废止|失效|修改|作废|停止执行|停止施行|中止|不再|(?i)repealed|expired|ceased|amended|revoked|superseded|annulled|withdrawn|no longer`)

// checkValidity wants a value where the validity is named, and the word of the end of the document before all else.
func checkValidity(p *page, r *result) {
	n := p.particular(termValidity)
	if n == nil {
		return
	}
	r.saw("")
	validity := words(n)
	if validity == "" {
		r.fault(`data-gov="validity"`, lang.Text{ZH: "有效性没有内容", EN: "the validity has no value"})
	}
	if !ended.MatchString(validity) {
		return
	}
	mark := first(p.hooks["status-banner"])
	if mark == nil || words(mark) == "" || mark.Parent.Data != "main" || children(mark.Parent)[0] != mark {
		r.fault(`data-gov="validity"`, lang.Text{ZH: "文件" + validity + "，正文之前却没有提示", EN: "the document is no longer in force (" + validity + "), and nothing before it says so"})
	}
}

var (
	halfWidth  = regexp.MustCompile(`\p{Han}[,;:?!()]|[,;:?!()]\p{Han}`)
	squareYear = regexp.MustCompile(`[\[［【(（]\d{4}[\]］】)）]\d*号`)
)

// paired are the signs that stand in pairs.
var paired = []string{"《》", "（）", "〔〕", "“”"}

// checkPunctuation looks at the signs in the Chinese words of the document.
func checkPunctuation(p *page, r *result) {
	for _, n := range p.hooks["original"] {
		text := words(n)
		if text == "" {
			continue
		}
		r.saw("")
		if found := halfWidth.FindString(text); found != "" {
			r.fault(found, lang.Text{ZH: "中文里有半角标点：“" + found + "”", EN: "a half-width sign among Chinese words: “" + found + "”"})
		}
		if found := squareYear.FindString(text); found != "" {
			r.fault(found, lang.Text{ZH: "文号的年份应写在〔〕中：“" + found + "”", EN: "the year of a document number belongs in 〔〕: “" + found + "”"})
		}
		for _, pair := range paired {
			signs := []rune(pair)
			if strings.Count(text, string(signs[0])) != strings.Count(text, string(signs[1])) {
				r.fault(firstLine(text), lang.Text{ZH: "“" + pair + "”不成对：" + short(text), EN: "“" + pair + "” do not stand in pairs: " + short(text)})
			}
		}
	}
}
