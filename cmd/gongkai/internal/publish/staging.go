package publish

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"
)

const (
	fileMode   fs.FileMode = 0o644
	folderMode fs.FileMode = 0o755
)

// A staging is the folder in which the next site is put together. It comes into
// being with the first file that needs it.
type staging struct {
	path    string
	folders []string // of the site, parents first

	make func() error // makes path and all folders, once
}

func newStaging(path string, folders []string) *staging {
	s := &staging{path: path, folders: folders}
	s.make = sync.OnceValue(s.makeFolders)
	return s
}

func (s *staging) makeFolders() error {
	if err := makeFolder(s.path); err != nil {
		return fmt.Errorf("making the staging folder: %w", err)
	}
	for _, name := range s.folders {
		if err := makeFolder(s.at(name)); err != nil {
			return inFile("making folder", name, err)
		}
	}
	return nil
}

// makeFolder makes a folder that the umask has no say in.
func makeFolder(path string) error {
	if err := os.Mkdir(path, folderMode); err != nil {
		return err
	}
	return os.Chmod(path, folderMode)
}

func (s *staging) at(name string) string {
	return filepath.Join(s.path, filepath.FromSlash(name))
}

// write stages a file with new content, and returns its modification time.
func (s *staging) write(name string, page []byte) (modified time.Time, err error) {
	if err := s.make(); err != nil {
		return modified, err
	}
	err = create(s.at(name), func(f *os.File) error {
		if _, err := f.Write(page); err != nil {
			return err
		}
		info, err := f.Stat()
		if err == nil {
			modified = info.ModTime()
		}
		return err
	})
	if err != nil {
		return modified, inFile("writing", name, err)
	}
	return modified, nil
}

// link stages the file that stands under root. Where the file system, or its
// owner, does not allow a link, it is a copy.
func (s *staging) link(root, name string) error {
	if os.Link(filepath.Join(root, filepath.FromSlash(name)), s.at(name)) == nil {
		return nil
	}
	return s.copy(root, name)
}

// copy stages a copy of the file under root, with its modification time.
func (s *staging) copy(root, name string) error {
	if err := copyFile(filepath.Join(root, filepath.FromSlash(name)), s.at(name)); err != nil {
		return inFile("copying", name, err)
	}
	return nil
}

func copyFile(from, to string) error {
	src, err := os.Open(from)
	if err != nil {
		return err
	}
	defer src.Close()
	info, err := src.Stat()
	if err != nil {
		return err
	}
	err = create(to, func(f *os.File) error {
		_, err := io.Copy(f, src)
		return err
	})
	if err != nil {
		return err
	}
	return os.Chtimes(to, info.ModTime(), info.ModTime())
}

// create makes a file that did not exist and that the umask has no say in.
func create(path string, write func(*os.File) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Chmod(fileMode), f.Close())
}

// sync waits until what is staged is on the disk, where that is cheap.
func (s *staging) sync() error {
	if err := syncFileSystem(s.path); err != nil {
		return fmt.Errorf("writing to the disk: %w", bare(err))
	}
	return nil
}

// remove clears what is staged. What it cannot clear, the next build clears.
func (s *staging) remove() { _ = os.RemoveAll(s.path) }

// bare is an error of the operating system without the path it is about.
func bare(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	if e, ok := errors.AsType[*os.LinkError](err); ok {
		return e.Err
	}
	return err
}
