package schema

import (
	"reflect"
	"regexp"
	"slices"
	"testing"

	"gongkai/cmd/gongkai/internal/dataset"
	"gongkai/cmd/gongkai/internal/disclosure"
)

func TestNotAmongIsAllOtherWords(t *testing.T) {
	for _, words := range [][]string{{"a"}, {"ab", "ac", "abc"}, {"note", "no", "notes", "unit"}, dataset.Keys(reflect.TypeFor[disclosure.Observation]())} {
		pattern := regexp.MustCompile(notAmong(words))
		tries := []string{"b", "zone", "north-loans", "2024", "-"}
		for _, w := range words {
			tries = append(tries, w, w+"s", w+"-x", "x"+w, w[1:], w[:len(w)-1], w+w, w[:1])
		}
		for _, s := range tries {
			if got, want := pattern.MatchString(s), s != "" && !slices.Contains(words, s); s != "" && got != want {
				t.Errorf("%q among %q: %v", s, words, got)
			}
		}
	}
}
