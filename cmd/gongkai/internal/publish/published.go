package publish

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// A published is what the target holds before a build. Its zero value, with
// root, is a target that does not exist or is empty.
type published struct {
	root    string
	exists  bool
	modes   bool // the file system keeps permissions, so they are compared
	files   map[string]entry
	folders map[string]fs.FileMode // the root is "."
	odd     []string               // neither file nor folder
}

// An entry is what is known of a published file.
type entry struct {
	size     int64
	mode     fs.FileMode
	modified time.Time
	kept     bool // the next site has a file of this name
}

// scan reads the names, sizes and times of what the target holds, and refuses a
// target that is no site of ours.
func (p place) scan(modes bool) (*published, error) {
	old := &published{root: p.target, modes: modes, files: map[string]entry{}, folders: map[string]fs.FileMode{}}
	s, err := stateOf(p.target)
	if err != nil {
		return nil, err
	}
	if s == foreign {
		return nil, p.refused(NotOurs)
	}
	old.exists = s != missing
	if s == ours {
		if err := filepath.WalkDir(p.target, old.note); err != nil {
			return nil, fmt.Errorf("scanning %s: %w", p.given, err)
		}
	}
	return old, nil
}

// note is a fs.WalkDirFunc.
func (old *published) note(file string, d fs.DirEntry, err error) error {
	if err != nil {
		return err
	}
	rel, err := filepath.Rel(old.root, file)
	if err != nil {
		return err
	}
	info, err := d.Info()
	if err != nil {
		return err
	}
	name := filepath.ToSlash(rel)
	switch mode := info.Mode(); {
	case mode.IsDir():
		old.folders[name] = mode.Perm()
	case mode.IsRegular():
		old.files[name] = entry{size: info.Size(), mode: mode.Perm(), modified: info.ModTime()}
	default:
		old.odd = append(old.odd, name)
	}
	return nil
}

// keep notes which files the next site has too.
func (old *published) keep(files []File) {
	for _, f := range files {
		if e, ok := old.files[f.Name]; ok {
			e.kept = true
			old.files[f.Name] = e
		}
	}
}

// dropped are the files that the next site does not have, sorted.
func (old *published) dropped() []string {
	var names []string
	for _, name := range slices.Sorted(maps.Keys(old.files)) {
		if !old.files[name].kept {
			names = append(names, name)
		}
	}
	return names
}

// refuse refuses a target that holds what no build put there.
func (old *published) refuse(p place) error {
	dropped := old.dropped()
	for _, name := range projectEntries {
		_, folder := old.folders[name]
		if folder || slices.Contains(dropped, name) {
			return p.refused(HoldsProject, name)
		}
	}
	alien := slices.Clone(old.odd)
	for _, name := range dropped {
		if notByUs(name) {
			alien = append(alien, name)
		}
	}
	if len(alien) > 0 {
		slices.Sort(alien)
		return p.refused(HoldsAlien, alien...)
	}
	return nil
}

// notByUs reports whether a file that the next site does not have is more
// likely the work of a person or a program than a page of an earlier site:
// .nojekyll, .htaccess, CNAME, _redirects. Pages have an extension; lists of
// checksums have their usual name.
func notByUs(name string) bool {
	if base := path.Base(name); base == ".DS_Store" || base == "SHA256SUMS" {
		return false
	}
	hidden := strings.HasPrefix(name, ".") || strings.Contains(name, "/.")
	return hidden || path.Ext(name) == ""
}

// differs reports whether the target has to change although all files of the
// next site are in it.
func (old *published) differs(folders []string) bool {
	if len(old.folders) != len(folders)+1 || len(old.dropped()) > 0 {
		return true
	}
	for _, mode := range old.folders {
		if old.modes && mode != folderMode {
			return true
		}
	}
	return false
}

// compare compares the page on the desk with the published file. A published
// file that cannot be read differs.
func (old *published) compare(name string, d *desk) fate {
	e, ok := old.files[name]
	if !ok || e.size != int64(d.page.Len()) || !old.holds(name, d) {
		return differs
	}
	return old.unchanged(e)
}

// unchanged is the fate of a file whose bytes are the published ones.
func (old *published) unchanged(e entry) fate {
	if old.modes && e.mode != fileMode {
		return sameText
	}
	return same
}

// hasSum reports whether the published file has that SHA-256. Its size is
// compared too: the file may have been appended to since the target was scanned.
func (old *published) hasSum(name string, want [sha256.Size]byte, d *desk) bool {
	f, err := os.Open(filepath.Join(old.root, filepath.FromSlash(name)))
	if err != nil {
		return false
	}
	defer f.Close()
	d.hash.Reset()
	n, err := io.CopyBuffer(d.hash, onlyReader{f}, d.chunk[:])
	return err == nil && n == old.files[name].size && [sha256.Size]byte(d.hash.Sum(d.chunk[:0])) == want
}

// An onlyReader hides that a file could copy itself, with a buffer of its own.
type onlyReader struct{ io.Reader }

func (old *published) holds(name string, d *desk) bool {
	f, err := os.Open(filepath.Join(old.root, filepath.FromSlash(name)))
	if err != nil {
		return false
	}
	defer f.Close()
	rest := d.page.Bytes()
	for {
		n, err := f.Read(d.chunk[:])
		if n > len(rest) || !bytes.Equal(d.chunk[:n], rest[:n]) {
			return false
		}
		rest = rest[n:]
		if err != nil {
			return err == io.EOF && len(rest) == 0
		}
	}
}
