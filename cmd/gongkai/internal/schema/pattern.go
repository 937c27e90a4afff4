package schema

import (
	"slices"
	"strings"
)

// notAmong is a pattern for all words but those: what a label may be is told from the keys of a record without the look
// ahead that Go and Rust do not have, and Taplo could not read. It goes letter by letter: a word that is none of them
// leaves them at some letter, ends before one, or goes on behind one.
func notAmong(words []string) string {
	return "^" + leaving(slices.Sorted(slices.Values(words))) + "$"
}

// leaving is the pattern for what may follow where those endings of the words are left to be avoided.
func leaving(endings []string) string {
	mayEnd := true
	letters, next := "", map[string][]string{}
	for _, e := range endings {
		if e == "" {
			mayEnd = false
			continue
		}
		if !strings.Contains(letters, e[:1]) {
			letters += e[:1]
		}
		next[e[:1]] = append(next[e[:1]], e[1:])
	}
	if letters == "" {
		return ".+"
	}
	ways := []string{"[^" + letters + "].*"}
	for _, letter := range strings.Split(letters, "") {
		ways = append(ways, letter+leaving(next[letter]))
	}
	out := "(" + strings.Join(ways, "|") + ")"
	if mayEnd {
		out += "?"
	}
	return out
}
