//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package publish

import (
	"errors"
	"fmt"
	"os"
	"syscall"
)

// openLock opens and locks the lock file. The system frees the lock of a
// process that ends, however it ends, so what a killed build left does not
// block.
func openLock(p place) (*os.File, error) {
	for {
		f, err := os.OpenFile(p.lock, os.O_RDWR|os.O_CREATE|syscall.O_NOFOLLOW, fileMode)
		if err != nil {
			return nil, fmt.Errorf("locking %s: %w", p.given, err)
		}
		err = flock(f)
		if err == nil && stillAt(p.lock, f) {
			return f, nil
		}
		if errors.Is(err, syscall.EWOULDBLOCK) {
			err = p.busy(f)
		}
		f.Close()
		if err != nil {
			return nil, err
		}
	}
}

func flock(f *os.File) error {
	for {
		err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
		if err != syscall.EINTR {
			return err
		}
	}
}

// stillAt reports whether the file was not removed, by the build that held the
// lock before, between being opened and being locked.
func stillAt(path string, f *os.File) bool {
	opened, err := f.Stat()
	if err != nil {
		return false
	}
	there, err := os.Lstat(path)
	return err == nil && os.SameFile(opened, there)
}

// release removes the lock file while it is still locked, so that nobody else's
// is removed.
func (l *lock) release() {
	_ = os.Remove(l.file.Name())
	_ = l.file.Close()
}
