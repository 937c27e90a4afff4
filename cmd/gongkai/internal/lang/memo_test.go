package lang

import (
	"maps"
	"testing"
)

// A memo gives what the function gives, and of what it was told beforehand nothing; its marks are of texts in which nothing was found.
func TestMemo(t *testing.T) {
	clean, wrong := Text{ZH: "增长5%", EN: "growth of 5%"}, Text{ZH: "增长5%", EN: "growth of 6%"}
	m := NewMemo(nil)
	for range 2 {
		if len(m.Mismatches(clean)) != 0 || len(m.Mismatches(wrong)) != len(Mismatches(wrong)) {
			t.Fatalf("of %v it finds %v, of %v %v", clean, m.Mismatches(clean), wrong, m.Mismatches(wrong))
		}
	}
	want := map[Mark]bool{markOf(clean): true}
	if got := m.Clean(); !maps.Equal(got, want) {
		t.Errorf("the clean texts have the marks %v, want %v", got, want)
	}
	if again := NewMemo(m.Clean()); len(again.Mismatches(clean)) != 0 || len(again.Mismatches(wrong)) == 0 || !maps.Equal(again.Clean(), want) {
		t.Error("the next memo does not find what the first found")
	}
	if markOf(Text{ZH: "ab", EN: "c"}) == markOf(Text{ZH: "a", EN: "bc"}) {
		t.Error("texts that are parted elsewhere have one mark")
	}
}
