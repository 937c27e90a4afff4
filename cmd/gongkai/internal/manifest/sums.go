package manifest

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// SumsName is where the checksums stand in a site. They list every file of it but themselves.
const SumsName = "SHA256SUMS"

// A Sum is a file of a site and its SHA-256.
type Sum struct {
	Name   string
	SHA256 [sha256.Size]byte
}

// A Sums lists files, sorted by name, bytewise.
type Sums []Sum

// Of is the SHA-256 of a file of the list.
func (s Sums) Of(name string) (sum [sha256.Size]byte, ok bool) {
	i, ok := slices.BinarySearchFunc(s, name, func(s Sum, want string) int { return strings.Compare(s.Name, want) })
	if !ok {
		return sum, false
	}
	return s[i].SHA256, true
}

// Sort puts the list in order.
func (s Sums) Sort() {
	slices.SortFunc(s, func(a, b Sum) int { return strings.Compare(a.Name, b.Name) })
}

// Diff compares two lists, of before and of now.
func (s Sums) Diff(now Sums) Change {
	return compare(s, now, func(s Sum) string { return s.Name }, func(a, b Sum) bool { return a.SHA256 == b.SHA256 })
}

// WriteTo writes the list as sha256sum does, a line a file.
func (s Sums) WriteTo(w io.Writer) (int64, error) {
	var n int64
	line := make([]byte, 0, 256)
	out := bufio.NewWriter(w)
	for _, sum := range s {
		line = hex.AppendEncode(line[:0], sum.SHA256[:])
		line = append(line, "  "...)
		line = append(line, sum.Name...)
		line = append(line, '\n')
		n += int64(len(line))
		if _, err := out.Write(line); err != nil {
			return n, err
		}
	}
	return n, out.Flush()
}

// A SumsError is a line of checksums that is not as WriteTo writes it.
type SumsError struct {
	Line int // from 1
	Want string
}

func (e *SumsError) Error() string { return fmt.Sprintf("%s:%d: %s", SumsName, e.Line, e.Want) }

// ParseSums reads a list, strictly: a line that is not as WriteTo writes it is a *SumsError.
func ParseSums(text []byte) (Sums, error) {
	var list Sums
	for n := 1; len(text) > 0; n++ {
		line, rest, ended := bytes.Cut(text, []byte("\n"))
		sum, want := parseSum(string(line))
		switch {
		case want != "":
		case !ended:
			want = "the last line must end with a line end; the file may be cut off"
		case len(list) > 0 && sum.Name == list[len(list)-1].Name:
			want = fmt.Sprintf("%q must be listed once", sum.Name)
		case len(list) > 0 && sum.Name < list[len(list)-1].Name:
			want = fmt.Sprintf("%q must stand before %q", sum.Name, list[len(list)-1].Name)
		}
		if want != "" {
			return nil, &SumsError{n, want}
		}
		list, text = append(list, sum), rest
	}
	return list, nil
}

// ReadSums reads the list of a site.
func ReadSums(site fs.FS) (Sums, error) {
	text, err := fs.ReadFile(site, SumsName)
	if err != nil {
		return nil, err
	}
	return ParseSums(text)
}

// parseSum reads one line, or says what it must be.
func parseSum(line string) (sum Sum, want string) {
	const digits = 2 * sha256.Size
	switch {
	case strings.HasSuffix(line, "\r"):
		return sum, "a line must end with a line feed alone; the file was converted on the way"
	case len(line) < digits+3 || !isHash(line[:digits]) || line[digits:digits+2] != "  ":
		return sum, "a line must be 64 hexadecimal digits in lower case, two spaces and the path of a file"
	}
	sum.Name = line[digits+2:]
	if !fs.ValidPath(sum.Name) || sum.Name == "." || strings.ContainsAny(sum.Name, "\\\x00") {
		return sum, fmt.Sprintf("%q must be a clean relative path with forward slashes", sum.Name)
	}
	if sum.Name == SumsName {
		return sum, "the list must not list itself"
	}
	_, err := hex.Decode(sum.SHA256[:], []byte(line[:digits]))
	if err != nil {
		return sum, err.Error()
	}
	return sum, ""
}
