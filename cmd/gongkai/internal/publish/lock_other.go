//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// openLock makes the lock file. On Windows a file that a process has open cannot
// be removed, so one that can be removed belongs to nobody any more.
func openLock(p place) (*os.File, error) {
	_ = os.Remove(p.lock)
	f, err := os.OpenFile(p.lock, os.O_RDWR|os.O_CREATE|os.O_EXCL, fileMode)
	if errors.Is(err, fs.ErrExist) || errors.Is(err, fs.ErrPermission) {
		return nil, heldLock(p, err)
	}
	if err != nil {
		return nil, fmt.Errorf("locking %s: %w", p.given, err)
	}
	return f, nil
}

func heldLock(p place, err error) error {
	f, openErr := os.Open(p.lock)
	if openErr != nil {
		return fmt.Errorf("locking %s: %w", p.given, err)
	}
	defer f.Close()
	return p.busy(f)
}

func (l *lock) release() {
	_ = l.file.Close()
	_ = os.Remove(l.file.Name())
}
