package deploy

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"

	"gongkai/cmd/gongkai/internal/lang"
)

// Names of the two files by which a built site says what it is.
const (
	sumsName     = "SHA256SUMS"
	manifestName = "manifest.json"
)

// A hash is the SHA-256 of a file.
type hash [sha256.Size]byte

func (h hash) String() string { return hex.EncodeToString(h[:]) }

func parseHash(s string) (h hash, ok bool) {
	if len(s) != hex.EncodedLen(len(h)) || strings.ToLower(s) != s {
		return h, false
	}
	_, err := hex.Decode(h[:], []byte(s))
	return h, err == nil
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
	return append(s.files[:len(s.files):len(s.files)], file{sumsName, s.id()})
}

// parseSums reads SHA256SUMS strictly: what it accepts is in one form only.
func parseSums(text []byte) (*sums, error) {
	s := &sums{text: text, of: map[string]hash{}}
	for line := range strings.Lines(string(text)) {
		sum, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		h, ok := parseHash(sum)
		if !ok || !strings.HasSuffix(line, "\n") || !fs.ValidPath(name) || name == "." || name == sumsName || strings.Contains(name, `\`) || reserved(name) {
			return nil, fmt.Errorf("line %d of %s must be a hash, two spaces and the path of a file, not %q", len(s.files)+1, sumsName, line)
		}
		if n := len(s.files); n > 0 && s.files[n-1].name >= name {
			return nil, fmt.Errorf("line %d of %s must stand in the order of paths", n+1, sumsName)
		}
		s.files = append(s.files, file{name, h})
		s.of[name] = h
	}
	if len(s.files) == 0 {
		return nil, fmt.Errorf("%s lists no files", sumsName)
	}
	return s, nil
}

// A manifest is what is read of manifest.json.
type manifest struct {
	Format  string `json:"format"`
	Release string `json:"release"`
	Date    string `json:"date"`
	Preview bool   `json:"preview"`
	BaseURL string `json:"base_url"`
}

const manifestFormat = "gongkai-manifest/1"

func parseManifest(text []byte) (manifest, error) {
	var m manifest
	if err := json.NewDecoder(bytes.NewReader(text)).Decode(&m); err != nil {
		return manifest{}, fmt.Errorf("reading %s: %w", manifestName, err)
	}
	if m.Format != manifestFormat {
		return manifest{}, fmt.Errorf("%s is of the format %q, which must be %q", manifestName, m.Format, manifestFormat)
	}
	return m, nil
}

// olderThan reports whether a site is of an earlier day than another; one without a date is older than one that has
// one.
func (m manifest) olderThan(served manifest) bool {
	was, ok := lang.ParseDate(served.Date)
	if !ok {
		return false
	}
	is, ok := lang.ParseDate(m.Date)
	return !ok || is.Compare(was) < 0
}

// name is the release, for people; a site need not have one.
func (m manifest) name() string {
	if m.Release == "" {
		return "–"
	}
	return m.Release
}
