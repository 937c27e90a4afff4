package build

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
)

// An overlay is two folders of which the files of the first hide those of the second. Either may be nil.
type overlay struct{ over, under fs.FS }

func (o overlay) layers() []fs.FS {
	return slices.DeleteFunc([]fs.FS{o.over, o.under}, func(f fs.FS) bool { return f == nil })
}

// Open opens the file of the upper folder, if there is one. It makes overlay a fs.FS.
func (o overlay) Open(name string) (fs.File, error) {
	for _, layer := range o.layers() {
		f, err := layer.Open(name)
		if err == nil || !errors.Is(err, fs.ErrNotExist) {
			return f, err
		}
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// ReadDir lists the entries of both folders, which makes overlay a fs.ReadDirFS.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	var all []fs.DirEntry
	found := false
	for _, layer := range o.layers() {
		entries, err := fs.ReadDir(layer, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		found = true
		for _, e := range entries {
			if !slices.ContainsFunc(all, func(a fs.DirEntry) bool { return a.Name() == e.Name() }) {
				all = append(all, e)
			}
		}
	}
	if !found {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrNotExist}
	}
	slices.SortFunc(all, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return all, nil
}
