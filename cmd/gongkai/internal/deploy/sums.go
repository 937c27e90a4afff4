package deploy

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
	"maps"
	"strings"

	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/manifest"
)

// A hash is the SHA-256 of a file.
type hash [sha256.Size]byte

func (h hash) String() string { return hex.EncodeToString(h[:]) }

func parseHash(s string) (h hash, ok bool) {
	n, err := hex.Decode(h[:], []byte(s[:min(len(s), 2*len(h))]))
	return h, err == nil && n == len(h) && len(s) == 2*n
}

// A file is one of the files of a site.
type file struct {
	name string
	hash hash
}

// Sums are the files of a site by their hashes, as its SHA256SUMS lists them, which is not among them.
type sums struct {
	text  []byte
	files []file // sorted by name
	of    map[string]hash
}

// id names a site by its bytes: two sites with the same id are the same.
func (s *sums) id() hash { return sha256.Sum256(s.text) }

// all are the files with SHA256SUMS itself.
func (s *sums) all() []file {
	return append(s.files[:len(s.files):len(s.files)], file{manifest.SumsName, s.id()})
}

// Seals are the hashes of the lists of sealed tables, by the tags of their releases.
type seals map[string]hash

// sealsOf picks them from the files of a site.
func sealsOf(files iter.Seq2[string, hash]) seals {
	seals := seals{}
	for name, h := range files {
		folder, isList := strings.CutSuffix(name, "/"+manifest.SumsName)
		if tag, isSealed := strings.CutPrefix(folder, "data/releases/"); isList && isSealed {
			seals[tag] = h
		}
	}
	return seals
}

// with are the seals of both. What is known of a release first is what it is.
func (s seals) with(more seals) seals {
	all := seals{}
	maps.Copy(all, more)
	maps.Copy(all, s)
	return all
}

func parseSums(text []byte) (*sums, error) {
	list, err := manifest.ParseSums(text)
	if err != nil {
		return nil, err
	}
	s := &sums{text: text, of: map[string]hash{}}
	for _, f := range list {
		if reserved(f.Name) {
			return nil, fmt.Errorf("%s lists %s, a name that publishing keeps for itself", manifest.SumsName, f.Name)
		}
		s.files = append(s.files, file{f.Name, f.SHA256})
		s.of[f.Name] = f.SHA256
	}
	if len(list) == 0 {
		return nil, errors.New(manifest.SumsName + " lists no files")
	}
	return s, nil
}

// older reports whether a site is of an earlier day than the served one; one without a date is older than one that has
// one.
func older(next, served manifest.Manifest) bool {
	was, ok := lang.ParseDate(served.Date)
	if !ok {
		return false
	}
	is, ok := lang.ParseDate(next.Date)
	return !ok || is.Compare(was) < 0
}

// orDash is a name or a date for people; a site need not have one.
func orDash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

// deviation says what a site differs in from its sums.
func deviation(c manifest.Change) lang.Text {
	var zh, en []string
	for _, part := range []struct {
		names  []string
		zh, en string
	}{{c.Altered, "内容已变：", "altered: "}, {c.Lost, "缺少：", "lost: "}, {c.Added, "多出：", "added: "}} {
		if len(part.names) > 0 {
			t := some(part.names)
			zh, en = append(zh, part.zh+t.ZH), append(en, part.en+t.EN)
		}
	}
	return lang.Text{ZH: strings.Join(zh, "；"), EN: strings.Join(en, "; ")}
}
