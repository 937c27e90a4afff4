package search

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// corpus is made-up documents of two kinds.
func corpus(n int) []Document {
	random := rand.New(rand.NewPCG(7, uint64(n)))
	characters := []rune("山水林田湖草沙冰天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏的一是")
	syllables := []string{"ta", "tar", "get", "lo", "an", "ship", "ping", "s", "ed", "fin", "tech"}
	var list []Document
	for i := range n {
		text := func(length int) string {
			var b strings.Builder
			for range length {
				switch random.IntN(12) {
				case 0:
					b.WriteString("，")
				case 1:
					b.WriteByte(' ')
					for range 1 + random.IntN(3) {
						b.WriteString(syllables[random.IntN(len(syllables))])
					}
					b.WriteByte(' ')
				case 2:
					fmt.Fprint(&b, random.IntN(3000))
				default:
					b.WriteRune(characters[min(random.IntN(len(characters)), random.IntN(len(characters)))])
				}
			}
			return b.String()
		}
		list = append(list, Document{Kind: i * 2 / n, Address: fmt.Sprintf("d%d.html", i), Title: text(5), Names: []string{text(3)}, ID: fmt.Sprintf("d-%d", i), Heading: text(2), Text: text(60)})
	}
	return list
}

var testKinds = []Kind{{"first", "First"}, {"second", "Second"}}

func build(n int) *Index { return Build("xx", testKinds, slices.Values(corpus(n))) }

// A reader reads an index as the script does.
type reader struct {
	t      testing.TB
	index  manifest
	files  map[string][]byte
	parsed map[string][]string // shards of terms
}

func read(t testing.TB, ix *Index) *reader {
	t.Helper()
	r := &reader{t: t, files: map[string][]byte{}, parsed: map[string][]string{}}
	for _, f := range ix.Files {
		r.files[f.Name] = f.Content
	}
	r.load("index", &r.index)
	return r
}

// load reads the value that a file hands over.
func (r *reader) load(name string, into any) {
	r.t.Helper()
	content, ok := r.files[name+".js"]
	inner, isCall := strings.CutPrefix(string(content), `gongkaiSearch("xx/`+name+`",`)
	inner, isClosed := strings.CutSuffix(inner, ");\n")
	if !ok || !isCall || !isClosed {
		r.t.Fatalf("%s is no call: %.60s", name, content)
	}
	if err := json.Unmarshal([]byte(inner), into); err != nil {
		r.t.Fatalf("%s: %v", name, err)
	}
}

// shardOf is the one shard in which the documents of a beginning are, and whether it is a wide one. The strings here are
// of the basic plane, so that a character is a unit.
func (r *reader) shardOf(beginning string) string {
	at, isBegun := 0, false
	for i, first := range r.index.Terms {
		switch has := strings.HasPrefix(first, beginning); {
		case has && len([]rune(beginning)) <= r.index.Shared[i]:
			return fmt.Sprint("w", last(r.index.Wide, beginning))
		case has && !isBegun:
			at, isBegun = i, true
		}
	}
	if !isBegun {
		at = max(0, last(r.index.Terms, beginning))
	}
	return fmt.Sprint("t", at)
}

// last is the last of the shards whose first entry is not behind the beginning; -1 where all are.
func last(firsts []string, beginning string) int {
	at := -1
	for i, first := range firsts {
		if first <= beginning {
			at = i
		}
	}
	return at
}

// find gives the documents of a beginning.
func (r *reader) find(beginning string) map[int]field {
	r.t.Helper()
	shard := r.shardOf(beginning)
	list, ok := r.parsed[shard]
	if !ok {
		r.load(shard, &list)
		r.parsed[shard] = list
	}
	found := map[int]field{}
	for i := 0; i+1 < len(list); i += 2 {
		if shard[0] == 'w' && list[i] != beginning || !strings.HasPrefix(list[i], beginning) {
			continue
		}
		(&posting{code: []byte(list[i+1])}).each(func(d int, f field) { found[d] = max(found[d], weighed(beginning, list[i], f)) })
	}
	return found
}

// all is everything by which a document is found, folded anew by the simplest means.
func all(d Document) string {
	text := strings.Join([]string{Fold(d.Title), Fold(strings.Join(d.Names, "\n")), Fold(d.ID), Fold(d.Heading), Fold(d.Text)}, "\n")
	for again := ""; again != text; {
		again, text = text, groups.ReplaceAllString(text, "$1$2$3")
	}
	return text
}

// groups are three digits behind a comma, which belong to the number before.
var groups = regexp.MustCompile(`([0-9]),([0-9]{3})([^0-9]|$)`)

// holds reports whether a document holds a term, without the index: characters as a substring, a word where a word begins.
func holds(folded, beginning string) bool {
	if isCharacter([]rune(beginning)[0]) {
		return strings.Contains(folded, beginning)
	}
	for at := 0; ; at++ {
		i := strings.Index(folded[at:], beginning)
		if i < 0 {
			return false
		}
		at += i
		if before, _ := utf8.DecodeLastRuneInString(folded[:at]); at == 0 || !isWord(before) {
			return true
		}
	}
}

// Every character, every pair of characters and every beginning of a word finds exactly the documents that hold it, each
// from one shard.
func TestIndexAgainstBruteForce(t *testing.T) {
	documents := corpus(900)
	r := read(t, Build("xx", testKinds, slices.Values(documents)))
	if len(r.index.Terms) < 8 || len(r.index.Wide) < 2 {
		t.Fatalf("the index has %d and %d shards, too few to test anything", len(r.index.Terms), len(r.index.Wide))
	}
	folded := make([]string, len(documents))
	beginnings := map[string]bool{"qqq": true, "犭": true, "zz": true, "0": true}
	for i, d := range documents {
		folded[i] = all(d)
		if i%9 > 0 {
			continue
		}
		for term := range Terms(folded[i]) {
			for end := range term {
				beginnings[term[:end]] = end > 0
			}
			beginnings[term] = true
		}
	}
	delete(beginnings, "")
	wide := 0
	for _, b := range slices.Sorted(maps.Keys(beginnings)) {
		if strings.HasPrefix(r.shardOf(b), "w") {
			wide++
		}
		got := r.find(b)
		for i := range documents {
			if _, ok := got[i]; ok != holds(folded[i], b) {
				t.Fatalf("%q: document %d is found: %t, holds it: %t: %s", b, i, ok, !ok, folded[i])
			}
		}
	}
	if wide < 20 || len(beginnings) < 900 {
		t.Errorf("only %d of %d beginnings lie in wide shards", wide, len(beginnings))
	}
}

// Kinds are ranges of documents, and each document stands in the shard that the manifest says.
func TestDocuments(t *testing.T) {
	documents := corpus(300)
	r := read(t, Build("xx", append(testKinds, Kind{"none", "None"}), slices.Values(documents)))
	if got := fmt.Sprint(r.index.Kinds); got != "[[first First 0] [second Second 150] [none None 300]]" {
		t.Errorf("the kinds are %s", got)
	}
	n := 0
	for i, first := range r.index.Firsts {
		var list [][]any
		r.load(fmt.Sprint("d", i), &list)
		if first != n {
			t.Fatalf("shard %d begins with document %d, want %d", i, first, n)
		}
		for _, d := range list {
			if d[0] != documents[n].Title || d[1] != documents[n].Address {
				t.Fatalf("document %d is %v", n, d)
			}
			n++
		}
	}
	if n != 300 || len(r.index.Firsts) < 5 {
		t.Errorf("%d documents in %d shards", n, len(r.index.Firsts))
	}
}

// An index of nothing can be read and finds nothing.
func TestEmptyIndex(t *testing.T) {
	ix := Build("xx", testKinds, slices.Values([]Document(nil)))
	r := read(t, ix)
	if r.index.Documents != 0 || len(ix.Files) != 1 || r.index.Terms == nil {
		t.Errorf("%+v in %d files", r.index, len(ix.Files))
	}
}

// A shard is as small as its entries allow.
func TestSizeOfShards(t *testing.T) {
	ix := build(2000)
	for _, f := range ix.Files {
		limit := map[byte]int{'t': termShard, 'w': termShard, 'd': documentShard, 'i': 1 << 20}[f.Name[0]]
		if over := len(f.Content) - limit - 40; over > 0 && strings.Contains(string(f.Content), ",\n") {
			t.Errorf("%s has %d bytes", f.Name, len(f.Content))
		}
	}
}

func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		documents := corpus(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Build("xx", testKinds, slices.Values(documents))
			}
		})
	}
}
