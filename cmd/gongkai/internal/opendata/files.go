package opendata

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"gongkai/cmd/gongkai/internal/disclosure"
)

// Files lists all files, each before those that name its checksum.
func (s *Set) Files() []File {
	var files []File
	add := func(address string, write func(io.Writer) error) {
		files = append(files, File{Address: address, Write: write})
	}
	add(Address("all.xlsx"), s.WriteWorkbook) // which takes longest
	add(Address("all.json"), func(w io.Writer) error { return s.WriteJSON(w, s.data.Release(), s.Tables()) })
	for _, name := range TableNames {
		add(Address(name+".csv"), func(w io.Writer) error { return WriteCSV(w, s.Table(name)) })
		add(Address(name+"."+SheetFormat), func(w io.Writer) error { return s.WriteSheetCSV(w, s.Table(name)) })
	}
	for _, scope := range Scopes {
		for _, key := range s.Keys(scope) {
			files = append(files,
				File{AddressOf(scope, key, "csv"), func(w io.Writer) error { return WriteCSV(w, s.Figures(scope, key)) }, scope, key},
				File{AddressOf(scope, key, SheetFormat), func(w io.Writer) error { return s.WriteSheetCSV(w, s.Figures(scope, key)) }, scope, key},
				File{AddressOf(scope, key, "json"), func(w io.Writer) error { return s.WriteJSON(w, s.released(scope, key), s.Selection(scope, key)) }, scope, key})
		}
	}
	return append(files, s.descriptions(files)...)
}

// released is the release that last changed what belongs to a key of a scope, as far as that is known.
func (s *Set) released(scope Scope, key string) disclosure.Release {
	if s.Released == nil {
		return s.data.Release()
	}
	return s.Released(scope, key)
}

// SheetFormat is how the addresses of CSV for spreadsheets end.
const SheetFormat = "zh.csv"

// Address is that of a file of the whole set, below the site's root.
func Address(name string) string { return Folder + "/" + name }

// AddressOf is that of what belongs to a key of a scope: data/v1/targets/forest-cover.csv.
func AddressOf(scope Scope, key, format string) string {
	return Folder + "/" + string(scope) + "/" + key + "." + format
}

// descriptions lists the files that describe others.
func (s *Set) descriptions(files []File) []File {
	var list []File
	add := func(name string, describe func() (any, error)) {
		list = append(list, File{Address: Address(name), Write: func(w io.Writer) error {
			v, err := describe()
			if err != nil {
				return err
			}
			return writeIndented(w, v)
		}})
	}
	for _, l := range languages {
		add(l.package_, func() (any, error) { return s.dataPackage(l.lang) })
	}
	add("csv-metadata.json", func() (any, error) { return s.tableGroup(), nil })
	for _, name := range TableNames {
		add(name+".csv-metadata.json", func() (any, error) { return s.csvMetadata(s.Table(name)), nil })
	}
	add("catalog.jsonld", func() (any, error) { return s.catalog() })
	add("openapi.json", func() (any, error) { return s.openAPI(), nil })
	all := append(append([]File{}, files...), list...)
	return append(list, File{Address: Address("SHA256SUMS"), Write: func(w io.Writer) error { return s.writeSums(w, all) }})
}

func writeIndented(w io.Writer, v any) error {
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(v)
}

// A Digest is the size of a file in bytes and its SHA-256.
type Digest struct {
	Bytes  int64
	SHA256 string
}

// digest is the digest of a file, which is written only if it is not known.
func (s *Set) digest(f File) (Digest, error) {
	if s.Known != nil {
		if d, ok := s.Known(f.Address); ok {
			return d, nil
		}
	}
	return f.Digest()
}

// Digest writes a file to nowhere and measures it.
func (f File) Digest() (Digest, error) { return f.DigestTo(io.Discard) }

// DigestTo writes a file and measures it.
func (f File) DigestTo(w io.Writer) (Digest, error) {
	hash := sha256.New()
	var n counter
	if err := f.Write(io.MultiWriter(w, hash, &n)); err != nil {
		return Digest{}, fmt.Errorf("%s: %w", f.Address, err)
	}
	return Digest{int64(n), hex.EncodeToString(hash.Sum(nil))}, nil
}

type counter int64

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

// writeSums writes the checksums as sha256sum reads them in the folder of the data, where the list lies too.
func (s *Set) writeSums(w io.Writer, files []File) error {
	for _, f := range files {
		d, err := s.digest(f)
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(w, "%s  %s\n", d.SHA256, strings.TrimPrefix(f.Address, Folder+"/")); err != nil {
			return err
		}
	}
	return nil
}
