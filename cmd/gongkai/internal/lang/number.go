package lang

import (
	"math/big"
	"strconv"
	"strings"
)

// Number writes v rounded to the given number of decimals, half away from zero. English groups thousands with
// commas, Chinese does not (GB/T 15835-2011 permits it, official documents do without). The minus sign is U+2212.
func Number(v *big.Rat, decimals int, l Lang) string {
	return group(v.FloatString(max(decimals, 0)), l)
}

// Exact writes v with at most the given number of decimals, without trailing zeros: 9, not 9.0.
func Exact(v *big.Rat, decimals int, l Lang) string {
	return group(trim(v.FloatString(max(decimals, 0))), l)
}

// Signed is Exact with a plus sign before positive values, for differences.
func Signed(v *big.Rat, decimals int, l Lang) string {
	s := Exact(v, decimals, l)
	if s == "0" || v.Sign() < 0 {
		return s
	}
	return "+" + s
}

// Int writes a whole number as Number does.
func Int(n int, l Lang) string { return group(strconv.Itoa(n), l) }

// Plural is a number with the English word for what is counted, of one or of several.
func Plural(n int, one, several string) string {
	if n == 1 {
		return "1 " + one
	}
	return Int(n, EN) + " " + several
}

// Ordinal writes n as a position in English: 1st, 2nd, 11th.
func Ordinal(n string) string {
	tail := n[max(0, len(n)-2):]
	if len(tail) == 2 && tail[0] == '1' {
		return n + "th"
	}
	switch tail[len(tail)-1] {
	case '1':
		return n + "st"
	case '2':
		return n + "nd"
	case '3':
		return n + "rd"
	}
	return n + "th"
}

// trim removes trailing zeros behind a decimal point, and the sign of a zero.
func trim(s string) string {
	if strings.Contains(s, ".") {
		s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	}
	return s
}

// group puts commas between thousands in English and makes the minus sign typographic.
func group(s string, l Lang) string {
	digits, negative := strings.CutPrefix(s, "-")
	if strings.Trim(digits, "0.") == "" {
		negative = false
	}
	whole, fraction, hasFraction := strings.Cut(digits, ".")
	if l == EN && len(whole) > 3 {
		var b strings.Builder
		for i, d := range whole {
			if i > 0 && (len(whole)-i)%3 == 0 {
				b.WriteByte(',')
			}
			b.WriteRune(d)
		}
		whole = b.String()
	}
	if hasFraction {
		whole += "." + fraction
	}
	if negative {
		return "−" + whole
	}
	return whole
}
