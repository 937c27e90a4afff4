package site

import (
	"testing"

	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// Another requirement is told from other words, and both from a mere repetition.
func TestWordingsDiffer(t *testing.T) {
	s := lake(t)
	for _, c := range []struct {
		id                 disclosure.IndicatorID
		requirement, words bool
	}{{"trade-0", true, true}, {"trade-1", false, true}, {"shops", false, false}, {"fees-2", false, false}} {
		requirement, words := wordingsDiffer(s.set.Indicator(c.id))
		if requirement != c.requirement || words != c.words {
			t.Errorf("%s: requirement differs %t, words %t; want %t, %t", c.id, requirement, words, c.requirement, c.words)
		}
	}
}

// The page says what each clause asks for, which decides, and that the state depends on it.
func TestDiscrepancy(t *testing.T) {
	s := lake(t)
	v := s.seen(t, "consistency.html", lang.EN)
	d := v.discrepancy(s.set.Indicator("trade-0"), true)
	if len(d.Sayings) != 2 || !d.Sayings[0].Decides || d.Sayings[1].Decides {
		t.Fatalf("the first of two clauses decides: %+v", d.Sayings)
	}
	if a, b := d.Sayings[0].Asks, d.Sayings[1].Asks; a != "at least RMB 50 million" || b != "more than RMB 50 million" {
		t.Errorf("the clauses ask for %q and %q", a, b)
	}
	if d.Sayings[1].Original != "零镇贸易额累计超过5000万元" {
		t.Errorf("the Chinese words are %q", d.Sayings[1].Original)
	}
	if want := "The state depends on it: “met” by Annex 1-1, “not met” by Part II."; !d.Matters || d.Outcome != want {
		t.Errorf("the outcome is %q, want %q", d.Outcome, want)
	}
}

// Where no figure tells the wordings apart, the page says that the state is one.
func TestSameOutcome(t *testing.T) {
	s := lake(t)
	v := s.seen(t, "consistency.html", lang.ZH)
	ind := *s.set.Indicator("trade-1")
	ind.Receipts = append([]disclosure.Wording(nil), ind.Receipts...)
	ind.Receipts[1].Cmp = disclosure.AtLeast
	d := v.discrepancy(&ind, true)
	if want := "无论按哪一处文字，目前状态都是“未评估”（未见公布数据）。"; d.Matters || d.Outcome != want {
		t.Errorf("the outcome is %q, want %q", d.Outcome, want)
	}
}

// Parts are converted to the unit of the whole; what measures something else is not added.
func TestSums(t *testing.T) {
	s := lake(t)
	v := s.seen(t, "consistency.html", lang.EN)
	trade := v.sumTable(&s.set.Sums[0])
	if trade.Unit != "In RMB 100 million" || trade.Parts[0].Value != "0.5" || trade.Parts[1].Value != "0.03" || trade.Whole.Value != "2" {
		t.Errorf("the table in %s: %+v, %+v", trade.Unit, trade.Parts, trade.Whole)
	}
	if trade.Sum == nil || trade.Sum.Value != "0.53" || trade.Sum.Share != "26.5%" {
		t.Errorf("the sum is %+v, want 0.53, 26.5%%", trade.Sum)
	}
	if odd := v.sumTable(&s.set.Sums[1]); odd.Sum != nil || odd.Parts[1].Value != "" {
		t.Errorf("shops were added to money: %+v", odd)
	}
}

// Citations with the same words are shown once.
func TestDistinct(t *testing.T) {
	if got := texts(distinct([]Link{{Text: "a"}, {Text: "b"}, {Text: "a", Href: "#x"}})); got != "a, b" {
		t.Errorf("got %q", got)
	}
}
