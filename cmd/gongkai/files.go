package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/lang"
)

// This file writes the files that editors go on with. None that exists is ever overwritten; what stands in a file to which
// something is added stays as it is, byte for byte.

// createFile writes a new file below the site's folder. The error is fs.ErrExist where there is one.
func createFile(root *os.Root, name string, text []byte) error {
	if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
		return fmt.Errorf("making the folder of %s: %w", name, err)
	}
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return fmt.Errorf("creating %s: %w", name, err)
	}
	_, err = f.Write(text)
	if err = errors.Join(err, f.Close()); err != nil {
		_ = root.Remove(name) // half a file would be read as a whole one
		return fmt.Errorf("writing %s: %w", name, err)
	}
	return nil
}

// createFolder writes a new folder with files, so that after whatever stops it there is all of it or nothing. The error is
// fs.ErrExist where there is one.
func createFolder(root *os.Root, folder string, files map[string][]byte) error {
	if _, err := root.Lstat(folder); err == nil {
		return fmt.Errorf("creating %s: %w", folder, fs.ErrExist)
	}
	above, prefix := path.Dir(folder), "."+path.Base(folder)+".staging"
	staging := path.Join(above, fmt.Sprint(prefix, "-", os.Getpid())) // its own: another run may be doing the same
	if err := root.RemoveAll(staging); err != nil {
		return fmt.Errorf("clearing %s: %w", staging, err)
	}
	err := fill(root, staging, files)
	if err == nil {
		err = root.Rename(staging, folder)
	}
	if err != nil {
		_ = root.RemoveAll(staging)
		if _, there := root.Lstat(folder); there == nil {
			err = fs.ErrExist // another run was faster
		}
		return fmt.Errorf("writing %s: %w", folder, err)
	}
	clearAway(root, above, prefix)
	return syncFolder(root, above)
}

// clearAway removes what runs that were killed have left in a folder, which begins with a prefix. What another run is just
// writing cannot always be removed; it does that itself.
func clearAway(root *os.Root, folder, prefix string) {
	entries, _ := fs.ReadDir(root.FS(), folder)
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), prefix) {
			_ = root.RemoveAll(path.Join(folder, e.Name()))
		}
	}
}

// fill makes a folder with files that are on the disk when it returns.
func fill(root *os.Root, folder string, files map[string][]byte) error {
	if err := root.Mkdir(folder, 0o755); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		f, err := root.OpenFile(path.Join(folder, name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		if err != nil {
			return err
		}
		_, err = f.Write(files[name])
		if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
			return err
		}
	}
	return syncFolder(root, folder)
}

// syncFolder waits until the names in a folder are on the disk, where the system can be asked to.
func syncFolder(root *os.Root, folder string) error {
	f, err := root.Open(folder)
	if err != nil {
		return err
	}
	_ = f.Sync() // not all systems can
	return f.Close()
}

// appendTo adds a text at the end of a file of the site, after an empty line, with the file's own line ends.
func appendTo(root *os.Root, name string, text []byte) error {
	before, err := root.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return createFile(root, name, text)
	}
	if err != nil {
		return fmt.Errorf("reading %s: %w", name, err)
	}
	switch {
	case len(before) > 0 && !bytes.HasSuffix(before, []byte("\n")):
		text = append([]byte("\n\n"), text...)
	case len(before) > 0:
		text = append([]byte("\n"), text...)
	}
	if bytes.Contains(before, []byte("\r\n")) {
		text = bytes.ReplaceAll(text, []byte("\n"), []byte("\r\n"))
	}
	f, err := root.OpenFile(name, os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		return fmt.Errorf("opening %s: %w", name, err)
	}
	if _, err = f.Write(text); err != nil {
		err = errors.Join(err, f.Truncate(int64(len(before))))
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	return nil
}

// existsError refuses to overwrite a file, and says what to do instead.
func (c *command) existsError(name, zh, en string) error {
	shown := filepath.Join(c.root, filepath.FromSlash(name))
	return usageError(lang.Text{ZH: shown + " 已经存在，没有改动；" + zh, EN: shown + " exists and was left as it is; " + en})
}
