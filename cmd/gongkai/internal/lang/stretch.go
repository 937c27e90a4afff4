package lang

import (
	"iter"
	"regexp"
)

// chineseWords finds Chinese characters with the punctuation between them and the figures before and between them:
// 浙发〔2021〕4号 is one stretch, and so is 4万亿元.
var chineseWords = regexp.MustCompile(`[0-9]*[\p{Han}\x{3000}-\x{303F}\x{FF00}-\x{FFEF}]+(?:[0-9]+[\p{Han}\x{3000}-\x{303F}\x{FF00}-\x{FFEF}]+)*`)

// Stretches cuts English words into stretches, and says of each whether it is Chinese and must be marked as such.
func Stretches(s string) iter.Seq2[string, bool] {
	return func(yield func(string, bool) bool) {
		at := 0
		for _, m := range chineseWords.FindAllStringIndex(s, -1) {
			if at < m[0] && !yield(s[at:m[0]], false) || !yield(s[m[0]:m[1]], true) {
				return
			}
			at = m[1]
		}
		if at < len(s) {
			yield(s[at:], false)
		}
	}
}
