package lang

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

const digitYear = `(?:19|20)[0-9]{2}`

var (
	// A year, or a run of years.
	years = [...]*regexp.Regexp{
		ZH: regexp.MustCompile(`(` + digitYear + `|[一二][零〇一二三四五六七八九]{3})(?:\s*[-—–~至到]\s*(` + digitYear + `))?\s*年`),
		EN: regexp.MustCompile(`\b(` + digitYear + `)(?:\s*[-–]\s*(` + digitYear + `))?\b`),
	}
	// What comes before a year with which a figure is only compared, or from which it is counted.
	compared = [...]*regexp.Regexp{
		ZH: regexp.MustCompile(`(?:比|较|与|和|同|从|自|由|于)\s*$`),
		EN: regexp.MustCompile(`(?i)\b(?:from|than|since|against|to|with)\s+(?:the end of\s+|that of\s+|those of\s+)?$`),
	}
	yearDigits = strings.NewReplacer("零", "0", "〇", "0", "一", "1", "二", "2", "三", "3", "四", "4", "五", "5", "六", "6", "七", "7", "八", "8", "九", "9")
)

// Years lists the years of which a text in language l speaks, in order, without those with which it only compares.
func Years(text string, l Lang) []int {
	var list []int
	for _, m := range years[l].FindAllStringSubmatchIndex(text, -1) {
		if compared[l].MatchString(text[:m[0]]) || isPartOfNumber(text, m[0], m[1]) {
			continue
		}
		first, _ := strconv.Atoi(yearDigits.Replace(text[m[2]:m[3]]))
		last := first
		if m[4] >= 0 {
			last, _ = strconv.Atoi(text[m[4]:m[5]])
		}
		for y := first; y <= last; y++ {
			list = append(list, y)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// isPartOfNumber reports whether digits are part of a longer or a grouped number.
func isPartOfNumber(text string, start, end int) bool {
	before, after := text[:start], text[end:]
	return before != "" && strings.ContainsAny(before[len(before)-1:], "0123456789.,") ||
		len(after) > 1 && strings.ContainsAny(after[:1], ".,") && after[1] >= '0' && after[1] <= '9'
}

// Of is the language in which a text seems to be written: Chinese if there is any Chinese in it.
func Of(text string) Lang {
	if chineseWords.MatchString(text) {
		return ZH
	}
	return EN
}
