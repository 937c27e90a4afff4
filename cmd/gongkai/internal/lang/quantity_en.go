package lang

import (
	"math/big"
	"regexp"
	"slices"
	"strings"
)

const months = `(?:January|February|March|April|May|June|July|August|September|October|November|December)`

var (
	englishDates = regexp.MustCompile(`\b(?:[0-9]{1,2} )?` + months + `(?: [0-9]{1,2}\b)?(?:,? [12][0-9]{3}\b)?|\b[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?\b` +
		`|(?i:\b(?:No\.|(?:row|item|part|section|annex|article|clause|page|phase|table|figure|chapter|appendix|paragraph)(?:s|es)?)\s+)[0-9]+(?:(?:-|–|, | to | and )[0-9]+\b)*`)
	englishQuantity = regexp.MustCompile(`(?i)(RMB|CNY|USD|US\$|HK\$|HKD|EUR|JPY|GBP|[$¥￥€£])?\s?(` + digits + `|\b(?:` + englishWords + `)\b)(st|nd|rd|th)?` +
		`(?:[\s-]?(hundred|thousand|million|billion|trillion)\b)?(?:[\s-]?(percentage[\s-]points?\b|%|percent\b|per cent\b|yuan\b|RMB\b|u\.s\. dollars?\b|us dollars?\b|dollars?\b|euros?\b))?`)
	ordinalWord = regexp.MustCompile(`(?i)\b(?:` + ordinalWords + `)\b`)
)

const (
	englishWords = "zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
	ordinalWords = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth"
)

var englishSizes = map[string]int64{"": 1, "hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000}

func englishQuantities(text string) []Stated {
	all := chineseWithin(text)
	if !mayCount(text) {
		return all
	}
	blank := blankOut(blankOut(text, chineseWords), englishDates)
	for _, m := range englishQuantity.FindAllStringSubmatchIndex(blank, -1) {
		figure, ordinal, unit := submatch(blank, m, 2), submatch(blank, m, 3), strings.ToLower(submatch(blank, m, 5))
		scale, currency := strings.ToLower(submatch(blank, m, 4)), strings.ToLower(submatch(blank, m, 1))
		value, isWord := englishNumber(figure)
		switch {
		case ordinal == "" && m[2] < 0 && isWithinName(blank, m[4], m[5]) && !isWord, isListNumber(blank, m[4], m[5], EN):
			continue
		case isYear(figure) && scale == "" && unit == "" && currency == "":
			continue
		}
		a := Stated{Value: value.Mul(value, big.NewRat(englishSizes[scale], 1)), Style: Count, Words: isWord, Start: m[0]}
		a.Written = strings.TrimSpace(text[m[0]:m[1]])
		a.Start += strings.Index(text[m[0]:m[1]], a.Written)
		a.setEnglishUnit(currency, unit, ordinal != "")
		a.Bare = a.Style == Count && scale == "" && isAlone(blank[m[1]:])
		all = append(all, a)
	}
	for _, m := range ordinalWord.FindAllStringIndex(blank, -1) {
		all = append(all, Stated{Value: big.NewRat(ordinalValue(blank[m[0]:m[1]]), 1), Style: Rank, Words: true, Written: text[m[0]:m[1]], Start: m[0]})
	}
	return all
}

// numberWords are the words that englishQuantity and ordinalWord know.
var numberWords = func() map[string]bool {
	words := map[string]bool{}
	for _, w := range strings.Split(englishWords+"|"+ordinalWords, "|") {
		words[w] = true
	}
	return words
}()

// mayCount reports whether a text has a figure or a word that counts, without which the patterns, which are slow, find
// nothing.
func mayCount(text string) bool {
	if strings.ContainsAny(text, "0123456789") {
		return true
	}
	isLetter := func(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' }
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return !isLetter(r) }) {
		if numberWords[strings.ToLower(word)] {
			return true
		}
	}
	return false
}

// englishMoney is an amount as English writes it, within a Chinese text.
var englishMoney = regexp.MustCompile(`\b(?:` + strings.Join(moneyCodes, "|") + `)\s` + digits + `(?:\s(?:thousand|million|billion|trillion)\b)?`)

var moneyCodes = []string{"RMB", "USD", "EUR", "HKD", "JPY", "GBP"}

// mayHoldMoney reports whether a text has a code without which englishMoney, which is slow, finds nothing.
func mayHoldMoney(text string) bool {
	return slices.ContainsFunc(moneyCodes, func(code string) bool { return strings.Contains(text, code) })
}

func moneyWithin(chinese string) []Stated {
	var all []Stated
	for _, m := range englishMoney.FindAllStringIndex(chinese, -1) {
		for _, q := range englishQuantities(chinese[m[0]:m[1]]) {
			q.Start += m[0]
			all = append(all, q)
		}
	}
	return all
}

// chineseWithin finds the quantities in Chinese words that an English text quotes.
func chineseWithin(english string) []Stated {
	if isASCII(english) {
		return nil
	}
	var all []Stated
	for _, m := range chineseWords.FindAllStringIndex(english, -1) {
		for _, q := range chineseQuantities(english[m[0]:m[1]]) {
			if q.Start += m[0]; !q.Words {
				all = append(all, q)
			}
		}
	}
	return all
}

// setEnglishUnit sets the style that the words around an English number mean.
func (a *Stated) setEnglishUnit(currency, unit string, isOrdinal bool) {
	switch {
	case strings.HasPrefix(unit, "percentage"):
		a.Style = Points
	case unit == "%" || strings.HasPrefix(unit, "per"):
		a.Style = Percent
	case currency != "":
		a.Style, a.Currency = Currency, currencies[currency]
	case unit != "":
		a.Style, a.Currency = Currency, currencies[strings.TrimSuffix(unit, "s")]
	case isOrdinal:
		a.Style = Rank
	}
}

func englishNumber(s string) (v *big.Rat, isWord bool) {
	if s[0] >= '0' && s[0] <= '9' {
		return product(s, ""), false
	}
	for i, w := range strings.Split(englishWords, "|") {
		if strings.EqualFold(w, s) {
			if i > 20 {
				i = 10 * (i - 18)
			}
			return big.NewRat(int64(i), 1), true
		}
	}
	return new(big.Rat), true
}

func ordinalValue(s string) int64 {
	for i, w := range strings.Split(ordinalWords, "|") {
		if strings.EqualFold(w, s) {
			return int64(i + 1)
		}
	}
	return 0
}

// isYear reports whether a figure reads as a year: four digits of this century or the last, without a separator.
func isYear(figure string) bool {
	return len(figure) == 4 && (figure[:2] == "19" || figure[:2] == "20") && strings.Trim(figure, "0123456789") == ""
}
