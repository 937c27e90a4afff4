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
)

// A Unit is a unit of measure. Two units of one Quantity convert into each other by their factors.
type Unit struct {
	ID       string
	Name     Text     // what follows a figure in Chinese; the head of a table column in English
	Quantity string   // what is measured: rmb, usd, count, …
	Factor   *big.Rat // one unit, in the quantity's base unit
	Style    Style
	Currency string // for Currency: what English writes before the amount, such as RMB
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
// RMB 4 trillion, 1万家 and 10,000, 第8名 and 8th. Precision is kept when the scale changes, trailing zeros are not
// written. A Chinese amount below one of its unit is written in the next smaller scale: 0.2万亿元 is 2000亿元.
func Amount(v *big.Rat, u Unit, decimals int, l Lang) string {
	if l == EN {
		return english(v, u, decimals)
	}
	return chinese(v, u, decimals)
}

func chinese(v *big.Rat, u Unit, decimals int) string {
	switch u.Style {
	case Rank:
		return "第" + Exact(v, decimals, ZH) + u.Name.ZH
	case Currency, Count:
		if name, ok := strings.CutPrefix(u.Name.ZH, "万"); ok && v.Sign() != 0 && isBelowOne(v) {
			return Exact(new(big.Rat).Mul(v, tenThousand), max(decimals-4, 0), ZH) + name
		}
	}
	return Exact(v, decimals, ZH) + u.Name.ZH
}

var (
	one         = big.NewRat(1, 1)
	tenThousand = big.NewRat(10_000, 1)
)

func isBelowOne(v *big.Rat) bool { return new(big.Rat).Abs(v).Cmp(one) < 0 }

func english(v *big.Rat, u Unit, decimals int) string {
	switch u.Style {
	case Rank:
		return Ordinal(Exact(v, decimals, EN))
	case Percent:
		return Exact(v, decimals, EN) + "%"
	case Points:
		return Exact(v, decimals, EN) + plural(v, decimals, " percentage point", " percentage points")
	case Times:
		return Exact(v, decimals, EN) + plural(v, decimals, " time", " times")
	case Count:
		return Exact(new(big.Rat).Mul(v, u.Factor), decimals-exponent(u.Factor), EN)
	case Currency:
		return u.Currency + " " + scaled(new(big.Rat).Mul(v, u.Factor), decimals-exponent(u.Factor))
	}
	return Exact(v, decimals, EN) + " " + u.Name.EN
}

func plural(v *big.Rat, decimals int, singular, many string) string {
	if s := Exact(v, decimals, EN); s == "1" || s == "−1" {
		return singular
	}
	return many
}

// scales are the words of English amounts, the largest first.
var scales = []struct {
	word     string
	exponent int
}{{" trillion", 12}, {" billion", 9}, {" million", 6}, {"", 0}}

// scaled writes v, meant to the given number of decimals (negative: to tens, hundreds, …), with a word of scale.
func scaled(v *big.Rat, decimals int) string {
	for _, s := range scales {
		size := power(s.exponent)
		if s.exponent == 0 || new(big.Rat).Abs(v).Cmp(size) >= 0 {
			return Exact(new(big.Rat).Quo(v, size), decimals+s.exponent, EN) + s.word
		}
	}
	return ""
}

func power(exponent int) *big.Rat {
	return new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(exponent)), nil))
}

// exponent is the power of ten of a unit's factor: 8 for 亿.
func exponent(factor *big.Rat) int {
	n := 0
	for size := new(big.Rat).Set(factor); size.Cmp(big.NewRat(10, 1)) >= 0; n++ {
		size.Quo(size, big.NewRat(10, 1))
	}
	return n
}
