package lang

import (
	"math/big"
	"testing"
)

func rat(t *testing.T, s string) *big.Rat {
	t.Helper()
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		t.Fatalf("%s is no number", s)
	}
	return r
}

func TestNumber(t *testing.T) {
	for _, tc := range []struct {
		v        string
		decimals int
		zh, en   string
	}{
		{"0", 0, "0", "0"}, {"0", 2, "0.00", "0.00"}, {"-0.004", 2, "0.00", "0.00"}, {"-0.005", 2, "−0.01", "−0.01"},
		{"9", 0, "9", "9"}, {"9", 1, "9.0", "9.0"}, {"999", 0, "999", "999"}, {"1000", 0, "1000", "1,000"}, {"-1000", 0, "−1000", "−1,000"},
		{"12345.678", 1, "12345.7", "12,345.7"}, {"1234567.5", 0, "1234568", "1,234,568"}, {"999.5", 0, "1000", "1,000"}, {"999999.5", 0, "1000000", "1,000,000"},
		// half away from zero, whatever the digit before it
		{"0.5", 0, "1", "1"}, {"1.5", 0, "2", "2"}, {"2.5", 0, "3", "3"}, {"-2.5", 0, "−3", "−3"}, {"0.125", 2, "0.13", "0.13"}, {"-0.125", 2, "−0.13", "−0.13"},
		{"2.675", 2, "2.68", "2.68"}, {"1.005", 2, "1.01", "1.01"}, {"1.00499999999999999999", 2, "1.00", "1.00"},
		{"1/3", 3, "0.333", "0.333"}, {"2/3", 3, "0.667", "0.667"},
		{"5", -1, "5", "5"}, {"123456", 6, "123456.000000", "123,456.000000"},
		{"100000000000000000000", 0, "100000000000000000000", "100,000,000,000,000,000,000"},
	} {
		for l, want := range [...]string{ZH: tc.zh, EN: tc.en} {
			if got := Number(rat(t, tc.v), tc.decimals, Lang(l)); got != want {
				t.Errorf("%s to %d decimals in %s: got %s, want %s", tc.v, tc.decimals, Lang(l).Key(), got, want)
			}
		}
	}
}

func TestExact(t *testing.T) {
	for _, tc := range []struct {
		v        string
		decimals int
		zh, en   string
	}{
		{"0", 2, "0", "0"}, {"-0.001", 2, "0", "0"}, {"9", 1, "9", "9"}, {"9.0", 3, "9", "9"}, {"9.10", 3, "9.1", "9.1"}, {"100", 2, "100", "100"},
		{"1200", 0, "1200", "1,200"}, {"-1200.50", 2, "−1200.5", "−1,200.5"}, {"0.95", 1, "1", "1"}, {"10.04", 1, "10", "10"}, {"0.05", 1, "0.1", "0.1"},
	} {
		for l, want := range [...]string{ZH: tc.zh, EN: tc.en} {
			if got := Exact(rat(t, tc.v), tc.decimals, Lang(l)); got != want {
				t.Errorf("%s to %d decimals in %s: got %s, want %s", tc.v, tc.decimals, Lang(l).Key(), got, want)
			}
		}
	}
}

func TestSigned(t *testing.T) {
	for _, tc := range []struct {
		v        string
		decimals int
		want     string
	}{
		{"0", 1, "0"}, {"0.04", 1, "0"}, {"-0.04", 1, "0"}, {"0.05", 1, "+0.1"}, {"-0.05", 1, "−0.1"}, {"3", 0, "+3"}, {"-3", 0, "−3"}, {"1234.5", 1, "+1,234.5"},
	} {
		if got := Signed(rat(t, tc.v), tc.decimals, EN); got != tc.want {
			t.Errorf("%s to %d decimals: got %s, want %s", tc.v, tc.decimals, got, tc.want)
		}
	}
}

func TestInt(t *testing.T) {
	for _, tc := range []struct {
		n      int
		zh, en string
	}{{0, "0", "0"}, {45, "45", "45"}, {1000, "1000", "1,000"}, {-12345, "−12345", "−12,345"}, {1000000, "1000000", "1,000,000"}} {
		if zh, en := Int(tc.n, ZH), Int(tc.n, EN); zh != tc.zh || en != tc.en {
			t.Errorf("got %s and %s, want %s and %s", zh, en, tc.zh, tc.en)
		}
	}
}

func TestOrdinal(t *testing.T) {
	for n, want := range map[string]string{
		"0": "0th", "1": "1st", "2": "2nd", "3": "3rd", "4": "4th", "8": "8th", "10": "10th", "11": "11th", "12": "12th", "13": "13th", "14": "14th",
		"20": "20th", "21": "21st", "22": "22nd", "23": "23rd", "100": "100th", "101": "101st", "111": "111th", "112": "112th", "113": "113th", "121": "121st", "1,001": "1,001st", "1,011": "1,011th",
	} {
		if got := Ordinal(n); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
