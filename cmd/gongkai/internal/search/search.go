// Package search builds the index of a site's search: documents in, files of scripts out. The search itself runs in the
// reader's browser (50-search.js of the theme), which loads of the index only what a query needs. The package knows
// nothing of pages or plans.
//
// # What is found
//
// Text is folded (see [Fold]) and cut into terms (see [Terms]): each two neighbouring characters of Chinese, each word
// of other scripts. A query finds what stands under all terms that begin with its own: so one Chinese character finds
// every text that holds it, and the beginning of an English word the whole of it.
//
// # The files
//
// A term lies in the one shard whose range of terms holds it; the shards of a kind are listed in the manifest by their
// first terms. What begins with a few letters can lie in many shards, so every beginning whose terms do not lie in one
// shard has an entry of its own in a further row of shards, the wide ones. Each term of a query therefore costs one
// shard, at any size of the site. What is shown of a document lies in shards of documents, which only the hits that are
// shown load.
//
// Every file is a classic script that calls gongkaiSearch(name, value), so that the search works from a disk. Names are
// stable; the manifest gives the fingerprint that belongs behind them, so that no reader mixes two editions.
//
// Time and memory grow with the text, not with the number of pages beside it. The same documents give the same bytes.
package search

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"iter"
	"strconv"
)

// A Kind is a sort of documents, which results are grouped by.
type Kind struct {
	Key  string
	Name string // for readers
}

// A Document is something that can be found.
type Document struct {
	Kind    int    // its place in the list of kinds
	Address string // whatever the page that shows results can link to
	Title   string
	Names   []string // other names, such as those in another language
	ID      string   // what it is cited by; not shown
	Heading string   // what it is part of
	Text    string
}

// An Index is the files of the index of one language.
type Index struct {
	Files       []File // the manifest first
	Fingerprint string // changes with any of the files
	Size        Size
}

// A File is one file of an index.
type File struct {
	Name    string // below the index's own folder
	Content []byte
}

// A Size says how large an index is.
type Size struct{ Documents, Terms, Postings int }

// How many bytes a shard holds at most, unless one entry alone is larger.
const (
	termShard     = 8 << 10
	documentShard = 4 << 10
)

// Manifest is the file that names all others.
const Manifest = "index.js"

// Build makes the index. The name tells the indexes of a site apart. Documents come in the order of their kinds; of two
// that answer a query equally well, the earlier is shown first.
func Build(name string, kinds []Kind, documents iter.Seq[Document]) *Index {
	b := builder{name: name, terms: map[string]*posting{}, firsts: make([]int, len(kinds)), documents: shards[int]{limit: documentShard, firsts: []int{}}}
	for d := range documents {
		b.add(d)
	}
	b.closeKinds()
	b.documents.close()
	return b.index(kinds)
}

// A builder gathers documents and terms.
type builder struct {
	name      string
	count     int
	kind      int
	firsts    []int // number of the first document of each kind
	terms     map[string]*posting
	documents shards[int]
	scratch   scratch
}

func (b *builder) add(d Document) {
	for b.kind < d.Kind {
		b.kind++
		b.firsts[b.kind] = b.count
	}
	b.documents.add(b.count, encoded([]any{d.Title, d.Address, d.Heading, d.Text, d.Names}))
	for term, f := range b.scratch.of(d) {
		p := b.terms[term]
		if p == nil {
			p = &posting{}
			b.terms[term] = p
		}
		p.add(b.count, f)
	}
	b.count++
}

// closeKinds gives the kinds without documents, after the last one that has any, an empty range.
func (b *builder) closeKinds() {
	for b.kind+1 < len(b.firsts) {
		b.kind++
		b.firsts[b.kind] = b.count
	}
}

// A manifest is what the script must know before the first query.
type manifest struct {
	Version   string   `json:"v"`
	Documents int      `json:"n"`
	Kinds     [][3]any `json:"k"` // key, name, first document
	Terms     []string `json:"t"` // first term of each shard
	Shared    []int    `json:"c"` // how many units of it the last term of the shard before begins with
	Wide      []string `json:"w"` // first beginning of each wide shard
	Firsts    []int    `json:"d"` // first document of each shard of documents
	Simple    string   `json:"s"` // traditional characters, each before its simplified form
}

func (b *builder) index(kinds []Kind) *Index {
	terms, wide, shared := b.termShards()
	m := manifest{Documents: b.count, Terms: terms.firsts, Shared: shared, Wide: wide.firsts, Firsts: b.documents.firsts, Simple: simplifications(b.characters())}
	for i, k := range kinds {
		m.Kinds = append(m.Kinds, [3]any{k.Key, k.Name, b.firsts[i]})
	}
	files := []File{{Name: Manifest}}
	files = append(files, b.files("t", terms.full)...)
	files = append(files, b.files("w", wide.full)...)
	files = append(files, b.files("d", b.documents.full)...)
	sum := sha256.New()
	for _, f := range files {
		sum.Write(f.Content)
	}
	sum.Write(encoded(m))
	m.Version = hex.EncodeToString(sum.Sum(nil)[:4])
	files[0].Content = b.script("index", encoded(m))
	ix := &Index{Files: files, Fingerprint: m.Version, Size: Size{Documents: b.count, Terms: len(b.terms)}}
	for _, p := range b.terms {
		ix.Size.Postings += p.count
	}
	return ix
}

// characters are those of the terms that are not Latin.
func (b *builder) characters() map[rune]bool {
	set := map[rune]bool{}
	for term := range b.terms {
		for _, r := range term {
			if r >= 0x2e80 {
				set[r] = true
			}
		}
	}
	return set
}

func (b *builder) files(prefix string, full [][]byte) []File {
	var files []File
	for i, content := range full {
		name := prefix + strconv.Itoa(i)
		files = append(files, File{name + ".js", b.script(name, content)})
	}
	return files
}

// script is the call by which a file hands over its value.
func (b *builder) script(name string, value []byte) []byte {
	var out bytes.Buffer
	out.WriteString("gongkaiSearch(")
	out.Write(encoded(b.name + "/" + name))
	out.WriteString(",")
	out.Write(value)
	out.WriteString(");\n")
	return out.Bytes()
}

// encoded is a value as JSON. What can be encoded is decided by the types above, so that it cannot fail.
func encoded(v any) []byte {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic(err) // a fault of this package
	}
	return bytes.TrimSpace(out.Bytes())
}
