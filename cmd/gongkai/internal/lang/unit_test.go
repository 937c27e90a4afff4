package lang

import (
	"math/big"
	"strings"
	"testing"
)

// units are those of the tests by their Chinese names.
var units = map[string]Unit{
	"万亿元":  {ID: "a", Quantity: "rmb", Factor: big.NewRat(1e12, 1), Style: Currency, Currency: "RMB"},
	"亿元":   {ID: "b", Quantity: "rmb", Factor: big.NewRat(1e8, 1), Style: Currency, Currency: "RMB"},
	"万元":   {ID: "c", Quantity: "rmb", Factor: big.NewRat(1e4, 1), Style: Currency, Currency: "RMB"},
	"元":    {ID: "d", Quantity: "rmb", Factor: big.NewRat(1, 1), Style: Currency, Currency: "RMB"},
	"亿美元":  {ID: "e", Quantity: "usd", Factor: big.NewRat(1e8, 1), Style: Currency, Currency: "USD"},
	"万家":   {ID: "f", Quantity: "count", Factor: big.NewRat(1e4, 1), Style: Count},
	"家":    {ID: "g", Quantity: "count", Factor: big.NewRat(1, 1), Style: Count},
	"%":    {ID: "h", Quantity: "share", Factor: big.NewRat(1, 1), Style: Percent},
	"个百分点": {ID: "i", Quantity: "points", Factor: big.NewRat(1, 1), Style: Points},
	"名":    {ID: "j", Quantity: "rank", Factor: big.NewRat(1, 1), Style: Rank},
	"倍":    {ID: "k", Quantity: "times", Factor: big.NewRat(1, 1), Style: Times},
	"万吨":   {ID: "l", Quantity: "mass", Factor: big.NewRat(1e4, 1), Style: Measure, Symbol: "t"},
	"吨":    {ID: "m", Quantity: "mass", Factor: big.NewRat(1, 1), Style: Measure, Symbol: "t"},
}

func unit(name string) Unit {
	u := units[name]
	u.Name.ZH = name
	return u
}

func TestAmount(t *testing.T) {
	for _, tc := range []struct {
		v, unit  string
		decimals int
		zh, en   string
	}{
		// the figures of the document
		{"4", "万亿元", 0, "4万亿元", "RMB 4 trillion"},
		{"1", "万亿元", 0, "1万亿元", "RMB 1 trillion"},
		{"3700", "亿元", 0, "3700亿元", "RMB 370 billion"},
		{"2000", "亿元", 0, "2000亿元", "RMB 200 billion"},
		{"1500", "亿元", 0, "1500亿元", "RMB 150 billion"},
		{"1500", "亿美元", 0, "1500亿美元", "USD 150 billion"},
		{"1000", "亿元", 0, "1000亿元", "RMB 100 billion"},
		{"500", "亿元", 0, "500亿元", "RMB 50 billion"},
		{"300", "亿元", 0, "300亿元", "RMB 30 billion"},
		{"1", "万家", 0, "1万家", "10,000"},
		{"5000", "家", 0, "5000家", "5,000"},
		{"800", "家", 0, "800家", "800"},
		{"9", "%", 0, "9%", "9%"},
		{"8.7", "%", 1, "8.7%", "8.7%"},
		{"7.5", "%", 1, "7.5%", "7.5%"},
		{"100", "%", 0, "100%", "100%"},
		{"1", "个百分点", 0, "1个百分点", "1 percentage point"},
		{"8", "名", 0, "第8名", "8th"},
		{"2", "倍", 0, "2倍", "2 times"},

		// scales, up and down, with no digit lost
		{"39038.1", "亿元", 1, "39038.1亿元", "RMB 3.90381 trillion"},
		{"10000", "亿元", 0, "10000亿元", "RMB 1 trillion"},
		{"9999", "亿元", 0, "9999亿元", "RMB 999.9 billion"},
		{"10", "亿元", 0, "10亿元", "RMB 1 billion"},
		{"9", "亿元", 0, "9亿元", "RMB 900 million"},
		{"1", "亿元", 0, "1亿元", "RMB 100 million"},
		{"0.5", "亿元", 1, "0.5亿元", "RMB 50 million"},
		{"0.01", "亿元", 2, "0.01亿元", "RMB 1 million"},
		{"0.001", "亿元", 3, "0.001亿元", "RMB 100,000"},
		{"1.5", "万元", 1, "1.5万元", "RMB 15,000"},
		{"123456.78", "元", 2, "123456.78元", "RMB 123,456.78"},
		{"0.5", "元", 1, "0.5元", "RMB 0.5"},
		{"1.25", "万亿元", 2, "1.25万亿元", "RMB 1.25 trillion"},
		{"12.3456", "万亿元", 4, "12.3456万亿元", "RMB 12.3456 trillion"},
		{"1234.5", "万亿元", 1, "1234.5万亿元", "RMB 1,234.5 trillion"},
		{"1.5", "万家", 1, "1.5万家", "15,000"},
		{"1.2345", "万家", 4, "1.2345万家", "12,345"},

		// below one of a unit of ten thousand, Chinese takes the next smaller one
		{"0.2", "万亿元", 1, "2000亿元", "RMB 200 billion"},
		{"0.39", "万亿元", 2, "3900亿元", "RMB 390 billion"},
		{"0.00005", "万亿元", 5, "0.5亿元", "RMB 50 million"},
		{"-0.2", "万亿元", 1, "−2000亿元", "RMB −200 billion"},
		{"0.5", "万家", 1, "5000家", "5,000"},
		{"0.5", "万元", 1, "5000元", "RMB 5,000"},

		// measures: English counts base units, with a word of scale and their symbol
		{"300", "万吨", 0, "300万吨", "3 million t"},
		{"3", "万吨", 0, "3万吨", "30,000 t"},
		{"0.5", "万吨", 1, "5000吨", "5,000 t"},
		{"12.5", "吨", 1, "12.5吨", "12.5 t"},
		{"-2", "吨", 0, "−2吨", "−2 t"},
		{"0", "吨", 0, "0吨", "0 t"},

		// zero, signs, one and many
		{"0", "万亿元", 2, "0万亿元", "RMB 0"},
		{"0", "家", 0, "0家", "0"},
		{"0", "%", 1, "0%", "0%"},
		{"-1500", "亿元", 0, "−1500亿元", "RMB −150 billion"},
		{"-0.3", "%", 1, "−0.3%", "−0.3%"},
		{"-1", "个百分点", 0, "−1个百分点", "−1 percentage point"},
		{"0", "个百分点", 1, "0个百分点", "0 percentage points"},
		{"1.5", "个百分点", 1, "1.5个百分点", "1.5 percentage points"},
		{"1.04", "个百分点", 1, "1个百分点", "1 percentage point"},
		{"1", "倍", 0, "1倍", "1 time"},
		{"1", "名", 0, "第1名", "1st"},
		{"22", "名", 0, "第22名", "22nd"},

		// rounded once, half away from zero, to the same value in both languages
		{"8.65", "%", 1, "8.7%", "8.7%"},
		{"-8.65", "%", 1, "−8.7%", "−8.7%"},
		{"1234.56", "亿元", 0, "1235亿元", "RMB 123.5 billion"},
		{"1.23456", "万家", 2, "1.23万家", "12,300"},
		{"0.23456", "万亿元", 2, "2300亿元", "RMB 230 billion"},
		{"0.5567", "亿元", 1, "0.6亿元", "RMB 60 million"},
		{"9999.96", "亿元", 1, "10000亿元", "RMB 1 trillion"},
		{"9.96", "亿元", 1, "10亿元", "RMB 1 billion"},
		{"0.99996", "万亿元", 4, "1万亿元", "RMB 1 trillion"},
		{"0.00001", "万亿元", 2, "0万亿元", "RMB 0"},
		{"-0.00001", "万亿元", 2, "0万亿元", "RMB 0"},
		{"1/3", "万亿元", 2, "3300亿元", "RMB 330 billion"},
		{"0.04", "个百分点", 1, "0个百分点", "0 percentage points"},
	} {
		for l, want := range [...]string{ZH: tc.zh, EN: tc.en} {
			if got := Amount(rat(t, tc.v), unit(tc.unit), tc.decimals, Lang(l)); got != want {
				t.Errorf("%s%s to %d decimals: got %s, want %s", tc.v, tc.unit, tc.decimals, got, want)
			}
		}
	}
}

// TestBothLanguagesSayTheSame reads amounts back: whatever the value and the unit, the two languages mean the same.
func TestBothLanguagesSayTheSame(t *testing.T) {
	for name := range units {
		u := unit(name)
		if u.Style != Currency && u.Style != Count && u.Style != Measure {
			continue
		}
		for v := int64(1); v < 1e12; v = v*7 + 3 {
			for decimals := range 4 {
				r := big.NewRat(v, 1000)
				zh, en := readBack(t, Amount(r, u, decimals, ZH)), readBack(t, Amount(r, u, decimals, EN))
				if zh.Cmp(en) != 0 {
					t.Fatalf("%s%s to %d decimals is %s and %s", r.FloatString(3), name, decimals, Amount(r, u, decimals, ZH), Amount(r, u, decimals, EN))
				}
			}
		}
	}
}

// readBack reads an amount with its scale.
func readBack(t *testing.T, amount string) *big.Rat {
	t.Helper()
	amount = strings.TrimSuffix(amount, " t")
	amount = strings.NewReplacer("RMB ", "", "USD ", "", ",", "", "−", "-", "美元", "", "元", "", "家", "", "吨", "").Replace(amount)
	size := big.NewRat(1, 1)
	for _, scale := range []struct {
		word string
		size int64
	}{{" trillion", 1e12}, {" billion", 1e9}, {" million", 1e6}, {"亿", 1e8}, {"万", 1e4}} {
		if rest, ok := strings.CutSuffix(amount, scale.word); ok {
			amount = rest
			size.Mul(size, big.NewRat(scale.size, 1))
		}
	}
	return size.Mul(size, rat(t, amount))
}

func TestConvert(t *testing.T) {
	for _, tc := range []struct{ v, from, to, want string }{
		{"4", "万亿元", "亿元", "40000"}, {"40000", "亿元", "万亿元", "4"}, {"1", "亿元", "元", "100000000"}, {"1", "元", "亿元", "1/100000000"},
		{"1.5", "万家", "家", "15000"}, {"7", "家", "万家", "7/10000"}, {"-3", "万亿元", "亿元", "-30000"}, {"0", "元", "亿元", "0"}, {"9", "%", "%", "9"},
	} {
		v := rat(t, tc.v)
		got := unit(tc.from).Convert(v, unit(tc.to))
		if got == nil || got.Cmp(rat(t, tc.want)) != 0 {
			t.Errorf("%s%s in %s: got %v, want %s", tc.v, tc.from, tc.to, got, tc.want)
		}
		if v.Cmp(rat(t, tc.v)) != 0 {
			t.Errorf("the value has become %s", v)
		}
	}
	for _, pair := range [][2]string{{"亿元", "亿美元"}, {"%", "个百分点"}, {"家", "元"}} {
		if got := unit(pair[0]).Convert(rat(t, "1"), unit(pair[1])); got != nil {
			t.Errorf("1%s is %s%s", pair[0], got, pair[1])
		}
	}
}
