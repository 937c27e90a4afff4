package lang

import "testing"

func TestParseDate(t *testing.T) {
	for _, tc := range []struct {
		s    string
		want Date
		ok   bool
	}{
		{"2024", Date{2024, 0, 0}, true}, {"2024-08", Date{2024, 8, 0}, true}, {"2024-08-22", Date{2024, 8, 22}, true},
		{"2024-02-29", Date{2024, 2, 29}, true}, {"0001", Date{1, 0, 0}, true}, {"9999-12-31", Date{9999, 12, 31}, true},
		{"2023-02-29", Date{}, false}, {"2024-13", Date{}, false}, {"2024-00", Date{}, false}, {"2024-04-31", Date{}, false}, {"2024-01-00", Date{}, false},
		{"2024-8", Date{}, false}, {"2024-8-2", Date{}, false}, {"24", Date{}, false}, {"02024", Date{}, false}, {"+024", Date{}, false}, {"-024", Date{}, false}, {"0000", Date{}, false}, {"0000-01-01", Date{}, false},
		{"", Date{}, false}, {" 2024", Date{}, false}, {"2024 ", Date{}, false}, {"2024年", Date{}, false}, {"2024/08", Date{}, false}, {"2024-08-22T00:00:00Z", Date{}, false}, {"２０２４", Date{}, false},
	} {
		got, ok := ParseDate(tc.s)
		if got != tc.want || ok != tc.ok {
			t.Errorf("%q: got %v, %v", tc.s, got, ok)
		}
		if ok && got.String() != tc.s {
			t.Errorf("%s is written %s", tc.s, got)
		}
	}
}

func TestDateIn(t *testing.T) {
	for _, tc := range []struct {
		d      Date
		zh, en string
	}{
		{Date{2024, 8, 22}, "2024年8月22日", "22 August 2024"}, {Date{2024, 12, 1}, "2024年12月1日", "1 December 2024"},
		{Date{2024, 8, 0}, "2024年8月", "August 2024"}, {Date{2024, 0, 0}, "2024年", "2024"}, {Date{}, "", ""},
	} {
		if zh, en := tc.d.In(ZH), tc.d.In(EN); zh != tc.zh || en != tc.en {
			t.Errorf("got %s and %s, want %s and %s", zh, en, tc.zh, tc.en)
		}
	}
}

func TestFirstAndLastDay(t *testing.T) {
	for _, tc := range []struct{ d, first, last Date }{
		{Date{2024, 0, 0}, Date{2024, 1, 1}, Date{2024, 12, 31}}, {Date{2024, 2, 0}, Date{2024, 2, 1}, Date{2024, 2, 29}}, {Date{2023, 2, 0}, Date{2023, 2, 1}, Date{2023, 2, 28}},
		{Date{2024, 12, 0}, Date{2024, 12, 1}, Date{2024, 12, 31}}, {Date{2024, 6, 0}, Date{2024, 6, 1}, Date{2024, 6, 30}}, {Date{2024, 6, 9}, Date{2024, 6, 9}, Date{2024, 6, 9}},
		{Date{2100, 2, 0}, Date{2100, 2, 1}, Date{2100, 2, 28}}, {Date{2000, 2, 0}, Date{2000, 2, 1}, Date{2000, 2, 29}},
	} {
		if first, last := tc.d.First(), tc.d.Last(); first != tc.first || last != tc.last {
			t.Errorf("%s: got %s and %s, want %s and %s", tc.d, first, last, tc.first, tc.last)
		}
	}
}

func TestCompare(t *testing.T) {
	inOrder := []Date{{}, {2023, 12, 31}, {2024, 1, 2}, {2024, 2, 1}, {2024, 2, 29}, {2024, 3, 1}, {2025, 1, 1}}
	for i, a := range inOrder {
		for k, b := range inOrder {
			if got := a.Compare(b); (got < 0) != (i < k) || (got > 0) != (i > k) {
				t.Errorf("%s to %s: got %d", a, b, got)
			}
		}
	}
	for _, same := range [][2]Date{{{2024, 0, 0}, {2024, 1, 1}}, {{2024, 2, 0}, {2024, 2, 1}}} {
		if got := same[0].Compare(same[1]); got != 0 {
			t.Errorf("%s to %s: got %d, want 0", same[0], same[1], got)
		}
	}
}
