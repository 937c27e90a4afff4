package manifest

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"
)

// A Recorder is a folder that notes the SHA-256 of each file that is read from it: of the very bytes that the reader was
// given, so that a manifest can name no others. A file that is written to while it is read, or has other bytes when it is
// read again, is a *ChangedError: two parts of one site would have been made from two versions of it.
type Recorder struct {
	root fs.FS
	mu   sync.Mutex
	seen map[string]Input
	torn *ChangedError // the first
}

// Record makes a recorder of a folder.
func Record(root fs.FS) *Recorder { return &Recorder{root: root, seen: map[string]Input{}} }

// A ChangedError is a file that was changed while a site was made from it.
type ChangedError struct{ Path string }

func (e *ChangedError) Error() string {
	return e.Path + " was changed while the site was built from it"
}

// Inputs lists what has been read so far, sorted by path, but for the files below a folder that are left out.
func (r *Recorder) Inputs(leftOut ...string) []Input {
	r.mu.Lock()
	defer r.mu.Unlock()
	list := make([]Input, 0, len(r.seen))
	for _, in := range r.seen {
		if !slices.ContainsFunc(leftOut, func(folder string) bool { return strings.HasPrefix(in.Path, folder+"/") }) {
			list = append(list, in)
		}
	}
	slices.SortFunc(list, func(a, b Input) int { return strings.Compare(a.Path, b.Path) })
	return list
}

// Require reads the files that have not been read yet.
func (r *Recorder) Require(names ...string) error {
	for _, name := range names {
		r.mu.Lock()
		_, isRead := r.seen[name]
		r.mu.Unlock()
		if isRead {
			continue
		}
		if _, err := r.ReadFile(name); err != nil {
			return fmt.Errorf("reading %s: %w", name, err)
		}
	}
	return nil
}

// note records what a file was read as.
func (r *Recorder) note(in Input) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	before, again := r.seen[in.Path]
	if again && before != in {
		return r.changed(in.Path)
	}
	r.seen[in.Path] = in
	return nil
}

// noteWritten records that a file was written to while it was read.
func (r *Recorder) noteWritten(name string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.changed(name)
}

func (r *Recorder) changed(name string) error {
	err := &ChangedError{name}
	if r.torn == nil {
		r.torn = err
	}
	return err
}

// Changed is the first *ChangedError that a reader was given, whatever it made of it; nil if there was none.
func (r *Recorder) Changed() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.torn == nil {
		return nil
	}
	return r.torn
}

// ReadFile reads a file as a whole. It makes Recorder a fs.ReadFileFS.
func (r *Recorder) ReadFile(name string) ([]byte, error) {
	before, err := fs.Stat(r.root, name)
	if err != nil {
		return nil, err
	}
	text, err := fs.ReadFile(r.root, name)
	if err != nil {
		return nil, err
	}
	after, err := fs.Stat(r.root, name)
	if err != nil {
		return nil, err
	}
	if isWritten(before, after, int64(len(text))) {
		return nil, r.noteWritten(name)
	}
	sum := sha256.Sum256(text)
	return text, r.note(Input{name, int64(len(text)), hex.EncodeToString(sum[:])})
}

// isWritten reports whether somebody wrote to a file while so many bytes were read from it.
func isWritten(before, after fs.FileInfo, read int64) bool {
	return after.Size() != read || before.Size() != read || !before.ModTime().Equal(after.ModTime())
}

// Open opens a file, which counts as read when it is closed or read to its end.
func (r *Recorder) Open(name string) (fs.File, error) {
	f, err := r.root.Open(name)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil || info.IsDir() {
		return f, nil
	}
	return &recorded{File: f, from: r, name: name, before: info, hash: sha256.New()}, nil
}

// ReadDir, Stat, Lstat and ReadLink are those of the folder itself.
func (r *Recorder) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(r.root, name) }
func (r *Recorder) Stat(name string) (fs.FileInfo, error)      { return fs.Stat(r.root, name) }
func (r *Recorder) Lstat(name string) (fs.FileInfo, error)     { return fs.Lstat(r.root, name) }
func (r *Recorder) ReadLink(name string) (string, error)       { return fs.ReadLink(r.root, name) }

// A recorded file is hashed while it is read.
type recorded struct {
	fs.File
	from   *Recorder
	name   string
	before fs.FileInfo
	hash   hash.Hash
	bytes  int64
	isDone bool
}

func (f *recorded) Read(p []byte) (int, error) {
	n, err := f.File.Read(p)
	f.hash.Write(p[:n])
	f.bytes += int64(n)
	if err == io.EOF {
		if changed := f.done(); changed != nil {
			return n, changed
		}
	}
	return n, err
}

// done records a file that was read to its end.
func (f *recorded) done() error {
	if f.isDone {
		return nil
	}
	f.isDone = true
	if after, err := f.Stat(); err != nil || isWritten(f.before, after, f.bytes) {
		return f.from.noteWritten(f.name)
	}
	return f.from.note(Input{f.name, f.bytes, hex.EncodeToString(f.hash.Sum(nil))})
}

// Close reads what the reader did not want, such as the pixels behind the header of a picture.
func (f *recorded) Close() error {
	var err error
	if !f.isDone {
		if _, err = io.Copy(io.Discard, struct{ io.Reader }{f}); err != nil {
			err = fmt.Errorf("reading %s: %w", f.name, err)
		}
	}
	return errors.Join(err, f.File.Close())
}
