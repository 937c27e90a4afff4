package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// checkNames checks the names of a site's files against each other and against
// what common file systems can hold. It returns the folders, parents first.
func checkNames(files []File) ([]string, error) {
	t := tree{}
	var errs []error
	for _, f := range files {
		err := checkName(f.Name)
		if err == nil {
			err = t.add(f.Name)
		}
		errs = append(errs, err)
	}
	return t.folders(), errors.Join(errs...)
}

// A tree holds the names of files and folders by their folded form.
type tree map[string]node

type node struct {
	name   string
	folder bool
}

func (t tree) add(name string) error {
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		folded := fold(dir)
		n, ok := t[folded]
		if ok && (n.name != dir || !n.folder) {
			return clash(node{dir, true}, n)
		}
		if ok {
			break // with all folders above it
		}
		t[folded] = node{dir, true}
	}
	folded := fold(name)
	if n, ok := t[folded]; ok {
		return clash(node{name, false}, n)
	}
	t[folded] = node{name, false}
	return nil
}

func clash(a, b node) error {
	switch {
	case a.name != b.name:
		return fmt.Errorf("file names %q and %q must differ by more than case", b.name, a.name)
	case a.folder != b.folder:
		return fmt.Errorf("file name %q must not also be a folder", a.name)
	}
	return fmt.Errorf("file name %q must not be given twice", a.name)
}

func (t tree) folders() []string {
	var names []string
	for _, n := range t {
		if n.folder {
			names = append(names, n.name)
		}
	}
	slices.Sort(names)
	return names
}

// fold maps names that a file system without regard to case takes for one to
// the same text.
func fold(name string) string {
	if isASCII(name) {
		return strings.ToUpper(name)
	}
	return strings.Map(func(r rune) rune {
		least := r
		for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
			least = min(least, f)
		}
		return least
	}, name)
}

func isASCII(name string) bool {
	for i := range len(name) {
		if name[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// checkName checks one name by itself.
func checkName(name string) error {
	if !fs.ValidPath(name) || name == "." || strings.Contains(name, `\`) {
		return fmt.Errorf("file name %q must be a clean relative path with forward slashes", name)
	}
	for _, r := range name {
		if strings.ContainsRune(`<>:"|?*`, r) || !unicode.IsPrint(r) || r >= utf8.RuneSelf && unicode.In(r, unicode.M, unstable) {
			return fmt.Errorf("file name %q must not contain %q, which not every file system keeps", name, r)
		}
	}
	for part := range strings.SplitSeq(name, "/") {
		if err := checkPart(name, part); err != nil {
			return err
		}
	}
	return nil
}

func checkPart(name, part string) error {
	if strings.HasSuffix(part, ".") || strings.HasSuffix(part, " ") {
		return fmt.Errorf("file name %q must not end a part with a dot or a space, which Windows drops", name)
	}
	stem, _, _ := strings.Cut(strings.ToUpper(part), ".")
	if slices.Contains(devices, strings.TrimRight(stem, " ")) {
		return fmt.Errorf("file name %q must not contain %q, which Windows keeps for a device", name, part)
	}
	if fold(part) == fold(".git") || fold(name) == fold(Marker) {
		return fmt.Errorf("file name %q must not contain %q, which is reserved", name, part)
	}
	return nil
}

// devices cannot be names of files on Windows, with any extension:
// learn.microsoft.com/windows/win32/fileio/naming-a-file.
var devices = []string{
	"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$",
	"COM0", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "COM¹", "COM²", "COM³",
	"LPT0", "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9", "LPT¹", "LPT²", "LPT³",
}

// unstable are, together with the marks, the characters without which no two
// different names are equal under Unicode normalisation (NFC, NFD): conjoining
// Hangul letters, and those that decompose to another single character. Of the
// Chinese characters these are the compatibility ideographs; of Greek, the block
// with the accents of antiquity is here as a whole. Found by comparing the
// decompositions of all characters with golang.org/x/text/unicode/norm.
var unstable = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x0374, Hi: 0x0374, Stride: 1},
		{Lo: 0x037E, Hi: 0x037E, Stride: 1},
		{Lo: 0x0387, Hi: 0x0387, Stride: 1},
		{Lo: 0x1100, Hi: 0x11FF, Stride: 1},
		{Lo: 0x1F00, Hi: 0x1FFF, Stride: 1},
		{Lo: 0x2126, Hi: 0x2126, Stride: 1},
		{Lo: 0x212A, Hi: 0x212B, Stride: 1},
		{Lo: 0x2329, Hi: 0x232A, Stride: 1},
		{Lo: 0xF900, Hi: 0xFAFF, Stride: 1},
	},
	R32: []unicode.Range32{{Lo: 0x2F800, Hi: 0x2FA1F, Stride: 1}},
}
