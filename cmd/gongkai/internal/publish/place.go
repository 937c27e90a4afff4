package publish

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// A place is a target and the names beside it that a build uses.
type place struct {
	given   string // the target as the caller wrote it
	target  string
	staging string
	aside   string // the replaced site, while two renames swap the new one in
	lock    string
}

func placeOf(given, abs string) place {
	beside := func(suffix string) string {
		return filepath.Join(filepath.Dir(abs), "."+filepath.Base(abs)+".gongkai-"+suffix)
	}
	return place{given, abs, beside("staging"), beside("old"), beside("lock")}
}

// locate resolves a target and refuses one that must not be replaced whatever
// it holds.
func locate(target string) (place, error) {
	abs, err := filepath.Abs(target)
	if err != nil {
		return place{}, fmt.Errorf("locating %s: %w", target, err)
	}
	p := placeOf(target, abs)
	if filepath.Dir(abs) == abs {
		return place{}, p.refused(IsRoot)
	}
	if above, err := os.Stat(filepath.Dir(abs)); err != nil || !above.IsDir() {
		return place{}, p.refused(NoParent)
	}
	info, err := os.Lstat(abs)
	if errors.Is(err, fs.ErrNotExist) {
		return p, nil
	}
	if err != nil {
		return place{}, fmt.Errorf("reading %s: %w", target, bare(err))
	}
	return p, p.refuseFolder(info)
}

func (p place) refuseFolder(info fs.FileInfo) error {
	switch {
	case info.Mode()&fs.ModeSymlink != 0:
		return p.refused(IsLink)
	case !info.IsDir():
		return p.refused(NotFolder)
	}
	if home, err := os.UserHomeDir(); err == nil && leadsTo(info, home) {
		return p.refused(HoldsHome)
	}
	work, err := os.Getwd()
	if err != nil {
		return fmt.Errorf("asking for the working directory: %w", err)
	}
	if leadsTo(info, work) {
		return p.refused(HoldsWork)
	}
	return nil
}

// leadsTo reports whether path is the given folder or stands below it.
func leadsTo(folder fs.FileInfo, path string) bool {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	for {
		if info, err := os.Stat(path); err == nil && os.SameFile(info, folder) {
			return true
		}
		above := filepath.Dir(path)
		if above == path {
			return false
		}
		path = above
	}
}

// state is what a folder is to us.
type state int

const (
	missing state = iota
	empty
	ours    // it carries the marker
	foreign // it holds something and no marker
)

func stateOf(dir string) (state, error) {
	f, err := os.Open(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return missing, nil
	}
	if err != nil {
		return foreign, fmt.Errorf("reading %s: %w", dir, bare(err))
	}
	defer f.Close()
	if _, err := f.Readdirnames(1); err == io.EOF {
		return empty, nil
	} else if err != nil {
		return foreign, fmt.Errorf("reading %s: %w", dir, bare(err))
	}
	if info, err := os.Lstat(filepath.Join(dir, Marker)); err == nil && info.Mode().IsRegular() {
		return ours, nil
	}
	return foreign, nil
}
