package chart

import (
	"math"
	"math/big"
	"strings"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// A measure turns values of a unit into the numbers that stand on an axis, and says their unit once: a page in English
// counts 0.2 RMB trillion where the data count 2000 亿元.
type measure struct {
	lang     lang.Lang
	factor   *big.Rat // from the unit of the data to that of the axis
	decimals int      // of a published figure, on the axis
	name     string   // the unit; "" where every number carries it
	style    lang.Style
	rank     string // of ranks: what follows the number in Chinese
}

var unity = big.NewRat(1, 1)

// newMeasure chooses the unit of an axis whose values reach most.
func newMeasure(u *disclosure.Unit, decimals int, most float64, l lang.Lang) measure {
	m := measure{lang: l, factor: unity, decimals: decimals}
	if u == nil {
		return m
	}
	m.style, m.name = u.Style, u.Name.In(l)
	switch {
	case u.Style == lang.Percent:
		m.name = ""
	case u.Style == lang.Rank:
		m.name, m.rank = "", u.Name.ZH
	case l == lang.ZH:
	case u.Style == lang.Count:
		m.rescale(u.Factor, 0)
	case u.Style == lang.Currency, u.Style == lang.Measure:
		scale := scaleFor(most * float(u.Factor))
		m.rescale(u.Factor, scale.exponent)
		m.name = strings.TrimSpace(u.Currency + scale.word + " " + u.Symbol)
	}
	return m
}

// A scale is a word of English amounts.
type scale struct {
	word     string
	exponent int
}

func scaleFor(v float64) scale {
	for _, s := range []scale{{" trillion", 12}, {" billion", 9}, {" million", 6}} {
		if v >= float(power(s.exponent))*.9999 {
			return s
		}
	}
	return scale{}
}

// rescale makes the axis count in tens to the given power of the base unit, and moves the decimals with it.
func (m *measure) rescale(unit *big.Rat, exponent int) {
	m.factor = new(big.Rat).Quo(unit, power(exponent))
	f := float(m.factor)
	for ; f >= 10; f /= 10 {
		m.decimals--
	}
	for ; f < .9999; f *= 10 {
		m.decimals++
	}
	m.decimals = max(m.decimals, 0)
}

func power(exponent int) *big.Rat {
	return new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(exponent)), nil))
}

// of is a value of the data as a number of the axis.
func (m *measure) of(v *big.Rat) *big.Rat {
	if m.factor == unity {
		return v
	}
	return new(big.Rat).Mul(v, m.factor)
}

// number writes a number of the axis, with some decimals more than a published figure has. A number that would be
// rounded to one digit keeps three.
func (m *measure) number(v *big.Rat, more int) string {
	decimals := m.decimals + more
	if shown := math.Abs(float(v)) * math.Pow10(decimals); shown > 0 && shown < 9.5 {
		for ; shown < 99.5; shown *= 10 {
			decimals++
		}
	}
	return lang.Exact(v, decimals, m.lang)
}

// label writes a number of the axis as it stands beside a point: with a per cent sign, but without any other unit.
func (m *measure) label(v *big.Rat, more int) string {
	s := m.number(v, more)
	if m.style == lang.Percent {
		s += "%"
	}
	return s
}

// tick writes a mark of the axis.
func (m *measure) tick(s string) string {
	if m.style == lang.Rank {
		if m.lang == lang.EN {
			return lang.Ordinal(s)
		}
		return "第" + s + m.rank
	}
	_, fraction, _ := strings.Cut(s, ".")
	if s = lang.Number(parse(s), len(fraction), m.lang); strings.Trim(s, "0.") == "" {
		s = "0"
	}
	if m.style == lang.Percent {
		s += "%"
	}
	return s
}

// differences turns a percentage into the measure of differences of percentages.
func (m measure) differences() measure {
	if m.style == lang.Percent {
		m.style, m.name = lang.Points, lang.Text{ZH: "个百分点", EN: "percentage points"}.In(m.lang)
	}
	return m
}
