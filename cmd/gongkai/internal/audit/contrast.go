package audit

import (
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/lang"
)

var (
	tokenLine  = regexp.MustCompile(`^--([a-z0-9-]+):((?:var\(--(?:l|ls|d|ds),#[0-9a-fA-F]+\))+);`)
	tokenValue = regexp.MustCompile(`var\(--(l|ls|d|ds),#((?:[0-9a-fA-F]{3}){1,2})\)`)
)

// Looks are the ways in which a theme can be seen, and the least contrast of letters in each: light and dark, with the usual
// contrast and a strong one.
var Looks = map[string]float64{"l": 4.5, "d": 4.5, "ls": 7, "ds": 7}

// leastDrawn is the least contrast of what is drawn.
const leastDrawn = 3

// Colors reads the color tokens of a style: by look and name.
func Colors(style string) map[string]map[string]string {
	looks := map[string]map[string]string{"l": {}, "ls": {}, "d": {}, "ds": {}}
	for line := range strings.Lines(style) {
		token := tokenLine.FindStringSubmatch(strings.TrimSpace(line))
		if token == nil {
			continue
		}
		for _, value := range tokenValue.FindAllStringSubmatch(token[2], -1) {
			looks[value[1]][token[1]] = value[2]
		}
	}
	return looks
}

// luminance is the relative luminance of WCAG 2.2.
func luminance(hex string) float64 {
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, _ := strconv.ParseUint(hex[2*i:2*i+2], 16, 8) // digits, by the pattern
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

// Contrast is the contrast of two colors by WCAG 2.2, each written as three or six hexadecimal digits.
func Contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// Grounds are the tokens of letters, and those of the grounds that they stand on.
var Grounds = []struct{ Letters, Grounds []string }{
	{[]string{"ink", "ink-2", "ink-3", "tide"}, []string{"paper", "ground", "sunk", "tide-soft", "zone", "sand-soft", "seal-soft"}},
	{[]string{"seal"}, []string{"paper", "ground", "zone", "tide-soft", "sand-soft", "seal-soft"}},
	{[]string{"sand"}, []string{"paper", "ground", "zone", "tide-soft", "sand-soft"}},
	{[]string{"on-deep", "on-deep-2"}, []string{"deep", "deep-2"}},
	{[]string{"paper"}, []string{"seal", "tide"}},
	{[]string{"deep"}, []string{"on-deep"}},
}

// drawn are the tokens of lines and marks on paper.
var drawn = []string{"line-2", "tide-2", "focus"}

// A Pale pair of colors has too little contrast.
type Pale struct {
	Look, Color, Ground string
	Got, Least          float64
}

// Pales are the pairs of tokens that stand on each other with too little contrast, in any look. Tokens that are not there have
// no pairs.
func Pales(looks map[string]map[string]string) []Pale {
	var list []Pale
	hold := func(look, color, ground string, least float64) {
		a, b := looks[look][color], looks[look][ground]
		if a == "" || b == "" {
			return
		}
		if got := Contrast(a, b); got < least {
			list = append(list, Pale{look, color, ground, got, least})
		}
	}
	for _, look := range slices.Sorted(maps.Keys(Looks)) {
		for _, row := range Grounds {
			for _, letters := range row.Letters {
				for _, ground := range row.Grounds {
					hold(look, letters, ground, Looks[look])
				}
			}
		}
		for _, color := range drawn {
			hold(look, color, "paper", leastDrawn)
		}
	}
	return list
}

// checkContrast computes the contrast of the color tokens in the styles. Styles without tokens are not judged.
func checkContrast(s *site, r *result) error {
	if err := s.checkTokens(r); err != nil {
		return err
	}
	return s.eachStyle(func(name, text string, _ []cssRule) {
		looks := Colors(text)
		if len(looks["l"]) == 0 {
			return
		}
		r.saw("")
		for _, p := range Pales(looks) {
			got, least := strconv.FormatFloat(p.Got, 'f', 2, 64), strconv.FormatFloat(p.Least, 'f', 1, 64)
			r.faultOn(name, "--"+p.Color+":", lang.Text{ZH: p.Color + " 在 " + p.Ground + " 上（" + p.Look + "）的对比度是 " + got + "，应不低于 " + least, EN: p.Color + " on " + p.Ground + " (" + p.Look + ") has a contrast of " + got + ", must be " + least})
		}
	})
}

var (
	tokenSet  = regexp.MustCompile(`--([a-z0-9-]+)\s*:([^;}]*)`)
	tokenUsed = regexp.MustCompile(`var\(\s*--([a-z0-9-]+)\s*\)`)
)

// checkTokens finds what keeps the color tokens from being what their table says: one that is used and never set, and one that
// is set again, though on paper and with the colors of the system it may.
func (s *site) checkTokens(r *result) error {
	known := slices.Clone(drawn)
	for _, row := range Grounds {
		known = append(append(known, row.Letters...), row.Grounds...)
	}
	set, used := map[string]bool{}, map[string]string{}
	err := s.eachStyle(func(name, text string, rules []cssRule) {
		isTable := len(Colors(text)["l"]) > 0
		for _, rule := range rules {
			for _, m := range tokenUsed.FindAllStringSubmatch(rule.says, -1) {
				if rule.isOf("print") || rule.isOf("forced-colors") {
					continue // where more may be set
				}
				if used[m[1]] == "" {
					used[m[1]] = name
				}
			}
			for _, m := range tokenSet.FindAllStringSubmatch(rule.says, -1) {
				if rule.isOf("print") || rule.isOf("forced-colors") {
					continue
				}
				set[m[1]] = true
				if isTable && slices.Contains(known, m[1]) && !tokenValue.MatchString(m[2]) {
					r.faultOn(name, m[0], lang.Text{ZH: "颜色 " + m[1] + " 另有定义，无从计算对比度：" + m[0], EN: "the color " + m[1] + " is set again, so that its contrast is not known: " + m[0]})
				}
			}
		}
	})
	for _, token := range slices.Sorted(maps.Keys(used)) {
		if !set[token] {
			r.faultOn(used[token], "var(--"+token+")", lang.Text{ZH: "用了没有定义的 --" + token, EN: "--" + token + " is used and never set"})
		}
	}
	return err
}
