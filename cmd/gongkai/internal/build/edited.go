package build

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"time"
)

// Edited is a folder in which some files have another text, or are there at all, without being written. It is how a
// change is checked before it is made.
func Edited(root fs.FS, files map[string][]byte) fs.FS { return edited{root, files} }

type edited struct {
	root  fs.FS
	files map[string][]byte
}

// Open opens the file as it would be.
func (e edited) Open(name string) (fs.File, error) {
	if text, ok := e.files[name]; ok {
		return &draft{Reader: bytes.NewReader(text), name: path.Base(name)}, nil
	}
	return e.root.Open(name)
}

// ReadDir lists the folder as it would be.
func (e edited) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(e.root, name)
	for _, file := range slices.Sorted(maps.Keys(e.files)) {
		below, ok := strings.CutPrefix(file, name+"/")
		if !ok {
			continue
		}
		first, _, isFolder := strings.Cut(below, "/")
		if slices.ContainsFunc(entries, func(d fs.DirEntry) bool { return d.Name() == first }) {
			continue
		}
		if errors.Is(err, fs.ErrNotExist) {
			err = nil
		}
		entries = append(entries, fs.FileInfoToDirEntry(&draft{Reader: bytes.NewReader(e.files[file]), name: first, isFolder: isFolder}))
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, err
}

// ReadLink and Lstat are those of the folder itself.
func (e edited) ReadLink(name string) (string, error)   { return fs.ReadLink(e.root, name) }
func (e edited) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(e.root, name) }

// A draft is a file that has not been written.
type draft struct {
	*bytes.Reader
	name     string
	isFolder bool
}

func (d *draft) Stat() (fs.FileInfo, error) { return d, nil }
func (d *draft) Close() error               { return nil }
func (d *draft) Name() string               { return d.name }
func (d *draft) IsDir() bool                { return d.isFolder }
func (d *draft) ModTime() time.Time         { return time.Time{} }
func (d *draft) Sys() any                   { return nil }
func (d *draft) Mode() fs.FileMode {
	if d.isFolder {
		return fs.ModeDir | 0o755
	}
	return 0o644
}
