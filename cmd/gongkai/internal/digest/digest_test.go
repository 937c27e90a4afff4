package digest

import (
	"math/big"
	"testing"
)

type inner struct{ number int }

type sample struct {
	Name   string
	Other  string
	List   []string
	Table  map[string]*big.Rat
	Deep   *inner
	Any    any
	At     func() int
	Flag   bool
	hidden []inner
}

func made() sample {
	return sample{Name: "a", Other: "b", List: []string{"x", "y"}, Table: map[string]*big.Rat{"p": big.NewRat(1, 3), "q": big.NewRat(5, 2)},
		Deep: &inner{7}, Any: 3, At: func() int { return 1 }, hidden: []inner{{1}, {2}}}
}

// Equal values have equal digests, and whatever is changed in a value changes its digest.
func TestOf(t *testing.T) {
	want := Of(made())
	other := made()
	other.At = func() int { return 2 }
	if Of(made()) != want || Of(other) != want {
		t.Error("equal values have different digests")
	}
	for name, change := range map[string]func(*sample){
		"a string":                 func(s *sample) { s.Name = "c" },
		"a border between strings": func(s *sample) { s.Name, s.Other = "ab", "" },
		"a border in a list":       func(s *sample) { s.List = []string{"xy"} },
		"the order of a list":      func(s *sample) { s.List = []string{"y", "x"} },
		"a number in a table":      func(s *sample) { s.Table["q"] = big.NewRat(5, 3) },
		"a sign in a table":        func(s *sample) { s.Table["q"] = big.NewRat(-5, 2) },
		"a key of a table":         func(s *sample) { s.Table["r"] = nil },
		"what a pointer leads to":  func(s *sample) { s.Deep = &inner{8} },
		"a pointer":                func(s *sample) { s.Deep = nil },
		"a type":                   func(s *sample) { s.Any = "\x03" },
		"a flag":                   func(s *sample) { s.Flag = true },
		"what is not exported":     func(s *sample) { s.hidden[1].number = 3 },
	} {
		s := made()
		change(&s)
		if Of(s) == want {
			t.Errorf("%s is changed and the digest is not", name)
		}
	}
}

func TestExcept(t *testing.T) {
	s := made()
	want := Except(&s, "Name", "At")
	s.Name, s.hidden = "z", nil
	if Except(&s, "Name", "At") != want {
		t.Error("a field that is left out changes the digest")
	}
	s.Other = "z"
	if Except(&s, "Name", "At") == want {
		t.Error("a field that is not left out does not change the digest")
	}
}
