package lang

import (
	"math/big"
	"strings"
)

// A Style says how an amount is written.
type Style string

// The styles of units.
const (
	Currency Style = "currency" // 4万亿元, RMB 4 trillion
	Percent  Style = "percent"  // 9%
	Points   Style = "points"   // 1个百分点, 1 percentage point
	Count    Style = "count"    // 1万家, 10,000
	Rank     Style = "rank"     // 第8名, 8th
	Times    Style = "times"    // 2倍, 2 times
	Measure  Style = "measure"  // 300万吨, 3 million t
)

// A Unit is a unit of measure. Two units of one Quantity convert into each other by their factors.
type Unit struct {
	ID       string
	Name     Text     // what follows a figure in Chinese; the head of a table column in English
	Quantity string   // what is measured: rmb, usd, count, …
	Factor   *big.Rat // one unit, in the quantity's base unit
	Style    Style
	Currency string // for Currency: what English writes before the amount, such as RMB
	Symbol   string // for Measure: what English writes behind an amount in base units, such as t
}

// Convert expresses v, given in unit u, in unit to. It returns nil where the two measure different quantities.
func (u Unit) Convert(v *big.Rat, to Unit) *big.Rat {
	if u.ID == to.ID {
		return v
	}
	if u.Quantity != to.Quantity {
		return nil
	}
	r := new(big.Rat).Mul(v, u.Factor)
	return r.Quo(r, to.Factor)
}

// Amount writes v, given in unit u and meant to the given number of decimals of u, with its unit: 4万亿元 and
// RMB 4 trillion, 1万家 and 10,000, 第8名 and 8th. It is rounded once, in u, so that both languages say the same; no
// digit is lost when the scale changes, and trailing zeros are not written. A Chinese amount below one of its unit is
// written in the next smaller scale: 0.2万亿元 is 2000亿元.
func Amount(v *big.Rat, u Unit, decimals int, l Lang) string {
	rounded, _ := new(big.Rat).SetString(v.FloatString(max(decimals, 0)))
	if l == EN {
		return english(rounded, u)
	}
	return chinese(rounded, u)
}

// allDecimals is more decimals than an amount has in any scale.
const allDecimals = 24

func chinese(v *big.Rat, u Unit) string {
	switch u.Style {
	case Rank:
		return "第" + Exact(v, allDecimals, ZH) + u.Name.ZH
	case Currency, Count, Measure:
		if name, ok := strings.CutPrefix(u.Name.ZH, "万"); ok && v.Sign() != 0 && isBelowOne(v) {
			return Exact(new(big.Rat).Mul(v, tenThousand), allDecimals, ZH) + name
		}
	}
	return Exact(v, allDecimals, ZH) + u.Name.ZH
}

var (
	one         = big.NewRat(1, 1)
	tenThousand = big.NewRat(10_000, 1)
)

func isBelowOne(v *big.Rat) bool { return new(big.Rat).Abs(v).Cmp(one) < 0 }

func english(v *big.Rat, u Unit) string {
	figure := Exact(v, allDecimals, EN)
	switch u.Style {
	case Rank:
		return Ordinal(figure)
	case Percent:
		return figure + "%"
	case Points:
		return figure + plural(figure, " percentage point", " percentage points")
	case Times:
		return figure + plural(figure, " time", " times")
	case Count:
		return Exact(new(big.Rat).Mul(v, u.Factor), allDecimals, EN)
	case Measure:
		return scaled(new(big.Rat).Mul(v, u.Factor)) + " " + u.Symbol
	case Currency:
		return u.Currency + " " + scaled(new(big.Rat).Mul(v, u.Factor))
	}
	return figure + " " + u.Name.EN
}

func plural(figure, singular, many string) string {
	if figure == "1" || figure == "−1" {
		return singular
	}
	return many
}

// scales are the words of English amounts, the largest first.
var scales = []struct {
	word     string
	exponent int
}{{" trillion", 12}, {" billion", 9}, {" million", 6}, {"", 0}}

// scaled writes v with a word of scale.
func scaled(v *big.Rat) string {
	for _, s := range scales {
		if size := power(s.exponent); s.exponent == 0 || new(big.Rat).Abs(v).Cmp(size) >= 0 {
			return Exact(new(big.Rat).Quo(v, size), allDecimals, EN) + s.word
		}
	}
	return ""
}

func power(exponent int) *big.Rat {
	return new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(exponent)), nil))
}
