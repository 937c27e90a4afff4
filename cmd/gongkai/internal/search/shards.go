package search

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// shards are entries in order, packed into files of a size.
type shards[K any] struct {
	limit  int
	firsts []K // key of the first entry of each shard
	full   [][]byte
	open   bytes.Buffer
}

// add adds an entry, given as JSON.
func (s *shards[K]) add(key K, entry []byte) {
	if s.open.Len() > 0 && s.open.Len()+len(entry) > s.limit {
		s.close()
	}
	if s.open.Len() == 0 {
		s.firsts = append(s.firsts, key)
		s.open.WriteByte('[')
	} else {
		s.open.WriteString(",\n")
	}
	s.open.Write(entry)
}

// close ends the last shard.
func (s *shards[K]) close() {
	if s.open.Len() == 0 {
		return
	}
	s.open.WriteByte(']')
	s.full = append(s.full, bytes.Clone(s.open.Bytes()))
	s.open.Reset()
}

// entry is a term with its documents as a shard holds it: two values, so that a shard is a flat list.
func entry(term string, p *posting) []byte {
	return append(append(encoded(term), ','), encoded(string(p.code))...)
}

// termShards packs the terms, and the beginnings of those that lie in several shards.
func (b *builder) termShards() (terms, wide *shards[string], shared []int) {
	sorted := make([]string, 0, len(b.terms))
	for term := range b.terms {
		sorted = append(sorted, term)
	}
	slices.SortFunc(sorted, byUnits)
	terms = &shards[string]{limit: termShard, firsts: []string{}}
	for _, term := range sorted {
		terms.add(term, entry(term, b.terms[term]))
	}
	terms.close()
	beginnings, shared := spanning(terms.firsts, sorted)
	wide = &shards[string]{limit: termShard, firsts: []string{}}
	for _, beginning := range beginnings {
		wide.add(beginning, entry(beginning, merged(beginning, having(beginning, sorted), b.terms)))
	}
	wide.close()
	return terms, wide, shared
}

// spanning are the beginnings whose terms lie in more than one shard, in order: all that a shard's first term shares with
// the last term of the shard before. It also gives, for each shard, how many units of UTF-16 these two share.
func spanning(firsts, sorted []string) (beginnings []string, shared []int) {
	shared = []int{}
	for k, first := range firsts {
		if k == 0 {
			shared = append(shared, 0)
			continue
		}
		i, _ := slices.BinarySearchFunc(sorted, first, byUnits)
		before, units := sorted[i-1], 0
		for at, r := range first {
			end := at + utf8.RuneLen(r)
			if !strings.HasPrefix(before, first[:end]) {
				break
			}
			beginnings = append(beginnings, first[:end])
			units += utf16.RuneLen(r)
		}
		shared = append(shared, units)
	}
	slices.SortFunc(beginnings, byUnits)
	return slices.Compact(beginnings), shared
}

// having are the terms with a beginning, which lie side by side.
func having(beginning string, sorted []string) []string {
	i, _ := slices.BinarySearchFunc(sorted, beginning, byUnits)
	k := i
	for k < len(sorted) && strings.HasPrefix(sorted[k], beginning) {
		k++
	}
	return sorted[i:k]
}

// byUnits orders strings as the script compares them: by units of UTF-16.
func byUnits(a, b string) int {
	for len(a) > 0 && len(b) > 0 {
		r, n := utf8.DecodeRuneInString(a)
		q, m := utf8.DecodeRuneInString(b)
		if r != q {
			return slices.Compare(utf16.AppendRune(nil, r), utf16.AppendRune(nil, q))
		}
		a, b = a[n:], b[m:]
	}
	return len(a) - len(b)
}

// firstOf is the first character of a term.
func firstOf(term string) rune {
	r, _ := utf8.DecodeRuneInString(term)
	return r
}
