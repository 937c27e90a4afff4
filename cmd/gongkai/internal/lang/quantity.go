package lang

import (
	"math/big"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Stated is a quantity that running text states: 3700亿元, RMB 370 billion, 9%, 10,000, ten.
type Stated struct {
	Value    *big.Rat // in the base unit: yuan, per cent, percentage points, things
	Style    Style    // Currency, Percent, Points, Count or Rank
	Currency string   // of Currency: RMB, USD, …
	Loose    bool     // scaled, without a unit: 千亿 may be money
	Bare     bool     // a number and nothing else
	Words    bool     // written in words: 五, five
	Written  string
	Start    int // in the text
}

// Quantities finds the quantities of a text in language l. Years and dates, numbers of items (附件4, item 8, No. 4) and those
// within names (G60, 531X, 1+X) are none.
func Quantities(text string, l Lang) []Stated {
	if l == EN {
		return englishQuantities(text)
	}
	return chineseQuantities(text)
}

// Matches reports whether two quantities state the same quantity.
func (a Stated) Matches(b Stated) bool { return a.Value.Cmp(b.Value) == 0 && a.Compatible(b) }

// Compatible reports whether two quantities may be of one kind.
func (a Stated) Compatible(b Stated) bool {
	if a.Style == b.Style {
		return a.Style != Currency || a.Currency == b.Currency
	}
	return a.Loose && b.Style == Currency || b.Loose && a.Style == Currency
}

// IsStrict reports whether the quantity has a unit that its translation must have too.
func (a Stated) IsStrict() bool {
	return a.Style == Currency || a.Style == Percent || a.Style == Points
}

const digits = `(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?`

var (
	// Dates of Chinese text, numbers of documents, and what an ordinal counts.
	chineseDates = regexp.MustCompile(`[12][0-9]{3}\s*(?:[-—–~至到、]\s*(?:[12][0-9]{3}|[0-9]{2})\s*)*年|[12][0-9]{3}\s*[-—–~至]\s*[12][0-9]{3}|[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?` +
		`|[0-9]{1,2}\s*(?:[-—–~至到、]\s*[0-9]{1,2}\s*)*月|[0-9]{1,2}日|〔[0-9]{4}〕|第?[0-9]+号|[0-9]+\s*年`)
	chineseQuantity = regexp.MustCompile(`(第|附件|专栏|表|图)?(` + digits + `)\s*[余多]?([十百千万亿萬億]*)[余多]?\s*(个百分点|個百分點|百分点|百分點|%|％|‰|人民币|美元|欧元|歐元|港元|港币|日元|英镑|元)?`)
	bareScale       = regexp.MustCompile(`[十百千]?(?:万亿|亿|万|萬億|億|萬)(美元|欧元|歐元|港元|港币|日元|英镑|元)?`)
	shareWords      = regexp.MustCompile(`百分之([零一二三四五六七八九十百点]+)|([一二三四五六七八九])成(半)?`)
	numerals        = regexp.MustCompile(`[零一二两三四五六七八九十百千]+`)
	numeralAmount   = regexp.MustCompile(`([零一二两三四五六七八九十百千]*[零一二两三四五六七八九十])(?:([百千]?[万亿]+)(美元|欧元|港元|港币|日元|英镑|元)?|(个百分点|美元|元))`)
)

// currencies are the units of money in both languages.
var currencies = map[string]string{
	"元": "RMB", "人民币": "RMB", "美元": "USD", "欧元": "EUR", "歐元": "EUR", "港元": "HKD", "港币": "HKD", "日元": "JPY", "英镑": "GBP",
	"rmb": "RMB", "cny": "RMB", "yuan": "RMB", "¥": "RMB", "￥": "RMB", "usd": "USD", "us$": "USD", "$": "USD", "dollar": "USD", "us dollar": "USD", "u.s. dollar": "USD",
	"hkd": "HKD", "hk$": "HKD", "eur": "EUR", "€": "EUR", "euro": "EUR", "jpy": "JPY", "gbp": "GBP", "£": "GBP",
}

func chineseQuantities(text string) []Stated {
	if !strings.ContainsAny(text, chineseSigns) {
		return nil
	}
	blank := blankOut(text, chineseDates)
	var all []Stated
	if mayHoldMoney(text) {
		all = moneyWithin(text)
		blank = blankOut(blank, englishMoney)
	}
	for _, m := range chineseQuantity.FindAllStringSubmatchIndex(blank, -1) {
		prefix := submatch(blank, m, 1)
		if prefix != "" && prefix != "第" || isWithinName(blank, m[4], m[5]) || isListNumber(blank, m[4], m[5], ZH) {
			continue
		}
		unit := submatch(blank, m, 4)
		a := Stated{Value: product(blank[m[4]:m[5]], submatch(blank, m, 3)), Written: strings.TrimSpace(text[m[4]:m[1]]), Start: m[4]}
		a.setUnit(unit)
		if prefix != "" {
			a.Style = Rank
		}
		a.Loose = unit == "" && m[6] < m[7] && prefix == "" && !beginsWithMeasure(blank[m[1]:])
		a.Bare = a.Style == Count && m[6] == m[7] && isAlone(blank[m[1]:])
		all = append(all, a)
	}
	blank = blankOut(blank, chineseQuantity)
	if !strings.ContainsAny(blank, numeralSigns) {
		return all
	}
	all = append(all, chineseShares(text, blank)...)
	blank = blankOut(blank, shareWords)
	all = append(all, numeralAmounts(text, blank)...)
	blank = blankOut(blank, numeralAmount)
	all = append(all, bareScales(text, blank)...)
	return append(all, chineseWordsOf(blankOut(blank, bareScale))...)
}

// The signs without one of which a Chinese text states no quantity, and none in characters.
const (
	chineseSigns = "0123456789" + numeralSigns
	numeralSigns = "零一二两三四五六七八九十百千万亿萬億"
)

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// blankOut is the text with spaces in place of what the pattern finds.
func blankOut(text string, pattern *regexp.Regexp) string {
	return pattern.ReplaceAllStringFunc(text, func(s string) string { return strings.Repeat(" ", len(s)) })
}

func submatch(text string, m []int, n int) string {
	if m[2*n] < 0 {
		return ""
	}
	return text[m[2*n]:m[2*n+1]]
}

// setUnit sets the style that a unit of Chinese text means.
func (a *Stated) setUnit(unit string) {
	switch unit {
	case "":
		a.Style = Count
	case "%", "％":
		a.Style = Percent
	case "‰":
		a.Style, a.Value = Percent, new(big.Rat).Quo(a.Value, big.NewRat(10, 1))
	case "个百分点", "個百分點", "百分点", "百分點":
		a.Style = Points
	default:
		a.Style, a.Currency = Currency, currencies[unit]
	}
}

// isWithinName reports whether a number is part of a name, such as G60, 5G, 531X or 1+X.
func isWithinName(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	after, _ := utf8.DecodeRuneInString(text[end:])
	return isNameRune(before) || isNameRune(after)
}

func isNameRune(r rune) bool {
	return r == '+' || r == '_' || r < utf8.RuneSelf && unicode.IsLetter(r)
}

// isListNumber reports whether a number only begins an item: 1.增强……, 2. further …, (3). In the middle of a text it follows a
// mark, or in Chinese a space.
func isListNumber(text string, start, end int, l Lang) bool {
	before, after := text[:start], text[end:]
	if trimmed := strings.TrimRight(before, " "); strings.HasSuffix(trimmed, "(") || strings.HasSuffix(trimmed, "（") {
		return strings.HasPrefix(after, ")") || strings.HasPrefix(after, "）")
	}
	rest, isDotted := strings.CutPrefix(after, ".")
	if !isDotted || end-start > 2 || strings.TrimSpace(rest) == "" || rest[0] >= '0' && rest[0] <= '9' {
		return false
	}
	trimmed := strings.TrimRight(before, " ")
	if trimmed == "" || l == ZH && trimmed != before {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(trimmed)
	return strings.ContainsRune("\n:;.：；。", last)
}

// product is a number with the scale that follows it: 2 and 万亿.
func product(number, scale string) *big.Rat {
	v, _ := new(big.Rat).SetString(strings.ReplaceAll(number, ",", ""))
	for _, r := range scale {
		v.Mul(v, big.NewRat(sizes[r], 1))
	}
	return v
}

var sizes = map[rune]int64{'十': 10, '百': 100, '千': 1000, '万': 10_000, '萬': 10_000, '亿': 100_000_000, '億': 100_000_000}

// isAlone reports whether no word follows a number.
func isAlone(after string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(after, " "))
	return after == "" || !unicode.IsLetter(r)
}

// measures are words that count things, so that what stands before them is no money.
const measures = "家户个项件人名位大倍亩吨辆台套种类条座所只次处批笔股宗县镇城市区平公里户戶個項畝"

func beginsWithMeasure(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune(measures, r) && r != utf8.RuneError
}

// chineseShares finds 百分之九 and 八成.
func chineseShares(text, blank string) []Stated {
	var all []Stated
	for _, m := range shareWords.FindAllStringSubmatchIndex(blank, -1) {
		a := Stated{Style: Percent, Words: true, Written: text[m[0]:m[1]], Start: m[0]}
		if words := submatch(blank, m, 1); words != "" {
			a.Value = numeral(words)
		} else {
			a.Value = new(big.Rat).Mul(numeral(submatch(blank, m, 2)), big.NewRat(10, 1))
			if m[6] >= 0 {
				a.Value.Add(a.Value, big.NewRat(5, 1))
			}
		}
		if a.Value != nil {
			all = append(all, a)
		}
	}
	return all
}

// numeralAmounts finds 三百亿元, 五千万 and 两个百分点.
func numeralAmounts(text, blank string) []Stated {
	var all []Stated
	for _, m := range numeralAmount.FindAllStringSubmatchIndex(blank, -1) {
		v, unit := numeral(submatch(blank, m, 1)), submatch(blank, m, 3)+submatch(blank, m, 4)
		for _, r := range submatch(blank, m, 2) {
			v.Mul(v, big.NewRat(sizes[r], 1))
		}
		a := Stated{Value: v, Words: true, Written: text[m[0]:m[1]], Start: m[0]}
		a.setUnit(unit)
		a.Loose = unit == "" && !beginsWithMeasure(blank[m[1]:])
		all = append(all, a)
	}
	return all
}

// bareScales finds scales without a number, such as 千亿级 and 万亩, which mean one of them. Lone 万 and 亿 count only
// before a unit, since they stand in names.
func bareScales(text, blank string) []Stated {
	var all []Stated
	for _, m := range bareScale.FindAllStringSubmatchIndex(blank, -1) {
		before, _ := utf8.DecodeLastRuneInString(blank[:m[0]])
		after, _ := utf8.DecodeRuneInString(blank[m[1]:])
		unit := submatch(blank, m, 1)
		scale := strings.TrimSuffix(blank[m[0]:m[1]], unit)
		isLone := utf8.RuneCountInString(scale) == 1
		if strings.ContainsRune("零一二两三四五六七八九十几数百千", before) || isLone && unit == "" && !strings.ContainsRune("级亩", after) {
			continue
		}
		a := Stated{Value: product("1", scale), Written: text[m[0]:m[1]], Start: m[0]}
		a.setUnit(unit)
		a.Loose = unit == "" && !beginsWithMeasure(blank[m[1]:])
		all = append(all, a)
	}
	return all
}

// chineseWordsOf finds numbers written in characters, by which a translation may stand in figures.
func chineseWordsOf(text string) []Stated {
	var all []Stated
	for _, m := range numerals.FindAllStringIndex(text, -1) {
		if v := numeral(text[m[0]:m[1]]); v != nil {
			all = append(all, Stated{Value: v, Style: Count, Words: true, Written: text[m[0]:m[1]], Start: m[0]})
		}
	}
	return all
}

var numeralDigits = map[rune]int64{'零': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9}

// numeral reads a number below ten thousand written in characters: 十二, 三百零五, 七点五. It is nil for what is none.
func numeral(s string) *big.Rat {
	whole, fraction, hasFraction := strings.Cut(s, "点")
	total, digit := int64(0), int64(-1)
	for _, r := range whole {
		if d, ok := numeralDigits[r]; ok {
			digit = d
			continue
		}
		total += max(digit, 1-min(total, 1)) * sizes[r]
		digit = -1
	}
	v := new(big.Rat).SetInt64(total + max(digit, 0))
	if !hasFraction {
		return v
	}
	place := big.NewRat(1, 10)
	for _, r := range fraction {
		d, ok := numeralDigits[r]
		if !ok {
			return nil
		}
		v.Add(v, new(big.Rat).Mul(place, big.NewRat(d, 1)))
		place = new(big.Rat).Quo(place, big.NewRat(10, 1))
	}
	return v
}

// PowerOfTen is n where a is b times the nth power of ten, for amounts above zero.
func PowerOfTen(a, b *big.Rat) (n int, ok bool) {
	if a.Sign() <= 0 || b.Sign() <= 0 {
		return 0, false
	}
	ten := big.NewRat(10, 1)
	r := new(big.Rat).Quo(a, b)
	for ; r.Cmp(one) > 0; n++ {
		r.Quo(r, ten)
	}
	for ; r.Cmp(one) < 0; n-- {
		r.Mul(r, ten)
	}
	return n, r.Cmp(one) == 0
}
