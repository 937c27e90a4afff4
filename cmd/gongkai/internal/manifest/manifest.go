// Package manifest says what a built site is and lets a stranger prove it. At the root of every site stand two files:
//
// SHA256SUMS lists the SHA-256 of every other file of the site, as the command of that name reads them:
//
//	9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08  areas.html
//
// manifest.json names the release, the program and its version, and the SHA-256 of every file that the site was made
// from, so that somebody who has these files and the program can make the site again and compare. It is one of the files
// that SHA256SUMS lists. [Recorder] notes what is read, [Verify] compares a folder with its list, [Remote] a site on the
// web.
//
// It knows nothing of how a site is made.
package manifest

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"time"
)

// Format is the version of the format. A reader of this version refuses any other.
const Format = "gongkai-manifest/1"

// Name is where a manifest stands in a site.
const Name = "manifest.json"

// A Manifest says which release a site is and what it was made from.
type Manifest struct {
	Format  string `json:"format"`
	Release string `json:"release"` // its tag; "" before the first
	Date    string `json:"date"`    // 2026-11-24, or less where the data say less; "" before the first
	Preview bool   `json:"preview"` // it lacks what only its publisher can give

	Awaited []string `json:"awaited,omitempty"` // the keys of data/site.toml that are to hold it

	// Unreleased counts what the site shows that differs from its newest sealed release.
	Unreleased int `json:"unreleased,omitempty"`

	BaseURL string  `json:"base_url"`
	Program Program `json:"program"`

	// Previous and Seal are the hashes of the ledger's entries of the release before and of this one, by which releases
	// form a chain; "" without a ledger.
	Previous string `json:"previous,omitempty"`
	Seal     string `json:"seal,omitempty"`

	Inputs []Input `json:"inputs"` // sorted by path, bytewise
}

// A Program is what made a site.
type Program struct {
	Name    string `json:"name"`
	Version string `json:"version"`
}

// An Input is a file that was read to make a site, below the site's folder.
type Input struct {
	Path   string `json:"path"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// Write writes a manifest: equal manifests in equal bytes.
func Write(w io.Writer, m Manifest) error {
	if m.Inputs == nil {
		m.Inputs = []Input{}
	}
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(m)
}

// Read reads a manifest, strictly: what Write would not have written is an error.
func Read(r io.Reader) (Manifest, error) {
	text, err := io.ReadAll(r)
	if err != nil {
		return Manifest{}, fmt.Errorf("reading %s: %w", Name, err)
	}
	var m Manifest
	if err := decode(text, &m); err != nil {
		return Manifest{}, fmt.Errorf("%s: %w", Name, err)
	}
	return m, nil
}

// ReadFile reads the manifest of a site.
func ReadFile(site fs.FS) (Manifest, error) {
	f, err := site.Open(Name)
	if err != nil {
		return Manifest{}, err
	}
	defer f.Close()
	return Read(f)
}

func decode(text []byte, m *Manifest) error {
	var head struct {
		Format *string `json:"format"`
	}
	switch err := json.Unmarshal(text, &head); {
	case err != nil:
		return err
	case head.Format == nil:
		return errors.New("it names no format")
	case *head.Format != Format:
		return fmt.Errorf("its format is %q, this program reads %q", *head.Format, Format)
	}
	in := json.NewDecoder(bytes.NewReader(text))
	in.DisallowUnknownFields()
	if err := in.Decode(m); err != nil {
		return err
	}
	return m.check()
}

// check finds the first value that Write would not have been given.
func (m *Manifest) check() error {
	if !isDate(m.Date) {
		return fmt.Errorf("its date must be like 2026-11-24, not %q", m.Date)
	}
	if m.Program.Name == "" || m.Program.Version == "" {
		return errors.New("it must name the program and its version")
	}
	for _, h := range []struct{ name, hash string }{{"previous", m.Previous}, {"seal", m.Seal}} {
		if h.hash != "" && !isHash(h.hash) {
			return fmt.Errorf("%s must be 64 hexadecimal digits, not %q", h.name, h.hash)
		}
	}
	for i, in := range m.Inputs {
		switch {
		case !fs.ValidPath(in.Path) || in.Path == ".":
			return fmt.Errorf("input %q must be a clean relative path", in.Path)
		case i > 0 && in.Path <= m.Inputs[i-1].Path:
			return fmt.Errorf("input %q must stand before %q, once", in.Path, m.Inputs[i-1].Path)
		case in.Bytes < 0:
			return fmt.Errorf("input %q must not have %d bytes", in.Path, in.Bytes)
		case !isHash(in.SHA256):
			return fmt.Errorf("the sha256 of input %q must be 64 hexadecimal digits, not %q", in.Path, in.SHA256)
		}
	}
	return nil
}

func isDate(s string) bool {
	return s == "" || slices.ContainsFunc([]string{time.DateOnly, "2006-01", "2006"}, func(layout string) bool {
		_, err := time.Parse(layout, s)
		return err == nil
	})
}

// isHash reports whether a text is a SHA-256 in lower-case digits.
func isHash(s string) bool {
	_, err := hex.DecodeString(s)
	return err == nil && len(s) == 64 && s == strings.ToLower(s)
}

// A Change is how the files of two lists differ, by their names, each list sorted.
type Change struct {
	Altered []string // in both, with other bytes
	Added   []string // in the second alone
	Lost    []string // in the first alone
}

// IsZero reports whether nothing differs.
func (c Change) IsZero() bool { return c.Count() == 0 }

// Count is how many names differ.
func (c Change) Count() int { return len(c.Altered) + len(c.Added) + len(c.Lost) }

// Compare compares what a site was made from with what it would be made from now.
func Compare(before, now []Input) Change {
	return compare(before, now, func(i Input) string { return i.Path }, func(a, b Input) bool { return a.SHA256 == b.SHA256 })
}

// compare compares two lists that are sorted by name.
func compare[T any](before, now []T, name func(T) string, equal func(a, b T) bool) Change {
	var c Change
	for _, b := range before {
		i, found := slices.BinarySearchFunc(now, name(b), func(n T, want string) int { return strings.Compare(name(n), want) })
		switch {
		case !found:
			c.Lost = append(c.Lost, name(b))
		case !equal(b, now[i]):
			c.Altered = append(c.Altered, name(b))
		}
	}
	for _, n := range now {
		if _, found := slices.BinarySearchFunc(before, name(n), func(b T, want string) int { return strings.Compare(name(b), want) }); !found {
			c.Added = append(c.Added, name(n))
		}
	}
	return c
}
