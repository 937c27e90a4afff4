package publish

import (
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
)

// A lock keeps other builds away from a target until it is released.
type lock struct {
	file  *os.File
	modes bool // the file system keeps the permissions that a file is given
}

// acquire takes the lock of a target, or says at once who has it.
func (p place) acquire() (*lock, error) {
	f, err := openLock(p)
	if err != nil {
		return nil, err
	}
	l := &lock{file: f}
	if err := l.sign(); err != nil {
		l.release()
		return nil, fmt.Errorf("locking %s: %w", p.given, bare(err))
	}
	return l, nil
}

// sign writes who holds the lock.
func (l *lock) sign() error {
	if err := l.file.Truncate(0); err != nil {
		return err
	}
	if _, err := l.file.WriteAt([]byte(strconv.Itoa(os.Getpid())+"\n"), 0); err != nil {
		return err
	}
	if err := l.file.Chmod(fileMode); err != nil {
		return err
	}
	info, err := l.file.Stat()
	if err != nil {
		return err
	}
	l.modes = info.Mode().Perm() == fileMode
	return nil
}

// busy reads from a lock file who holds it.
func (p place) busy(r io.Reader) error {
	text, _ := io.ReadAll(io.LimitReader(r, 32))
	pid, _ := strconv.Atoi(strings.TrimSpace(string(text)))
	return &BusyError{Path: p.given, PID: pid}
}
