package publish

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"syscall"
)

// errNoExchange says that two folders cannot change places in one step here.
var errNoExchange = fmt.Errorf("exchanging two folders: %w", errors.ErrUnsupported)

// A NotClearedError says that the new site is published, and the old one could not be removed from where it was put. The
// next build removes it.
type NotClearedError struct{ Err error }

func (e *NotClearedError) Error() string {
	return "the new site is published, but removing the old one failed: " + e.Err.Error()
}
func (e *NotClearedError) Unwrap() error { return e.Err }

// swap makes the staging folder the target, and clears the site it replaces.
func (b *build) swap() error {
	replaced, err := b.swapIn()
	if errors.Is(err, syscall.EBUSY) {
		return b.refused(IsMount)
	}
	if err != nil {
		return fmt.Errorf("swapping in the new site: %w", bare(err))
	}
	b.step("swapped")
	if err := b.clear(replaced); err != nil {
		return &NotClearedError{err}
	}
	b.step("cleared")
	return nil
}

// swapIn returns where the replaced site is now.
func (b *build) swapIn() (replaced string, err error) {
	if !b.old.exists {
		return b.staging, os.Rename(b.staging, b.target)
	}
	err = b.exchange(b.staging, b.target)
	if errors.Is(err, errNoExchange) {
		return b.aside, b.swapInTwo()
	}
	return b.staging, err
}

// swapInTwo does with two renames what exchange does with one.
func (b *build) swapInTwo() error {
	if err := os.Rename(b.target, b.aside); err != nil {
		return err
	}
	b.step("old site aside")
	if err := os.Rename(b.staging, b.target); err != nil {
		return errors.Join(err, os.Rename(b.aside, b.target))
	}
	return nil
}

// clear removes the old site. Freeing files takes a file system long: it goes
// twice as fast with two workers. The end of the context no longer matters.
func (b *build) clear(dir string) error {
	names := slices.Sorted(maps.Keys(b.old.files))
	err := each(context.Background(), len(names), b.jobs(), func() func(int) error {
		return func(i int) error { return os.Remove(filepath.Join(dir, filepath.FromSlash(names[i]))) }
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return os.RemoveAll(dir)
}

// repair clears what a killed build left. If it was killed between its two
// renames, the old site is put back.
func (p place) repair() error {
	if err := os.RemoveAll(p.staging); err != nil {
		return fmt.Errorf("clearing what an earlier build left: %w", err)
	}
	if _, err := os.Lstat(p.aside); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	s, err := stateOf(p.target)
	switch {
	case err != nil:
		return err
	case s == ours:
		err = os.RemoveAll(p.aside)
	case s == empty:
		err = os.Remove(p.target)
		fallthrough
	case s == missing:
		err = errors.Join(err, os.Rename(p.aside, p.target))
	}
	if err != nil {
		return fmt.Errorf("repairing what an earlier build left: %w", err)
	}
	return nil
}
