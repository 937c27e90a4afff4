package publish

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// mount makes a file system of 1 MB in memory for a test.
func mount(t *testing.T, dir string) {
	t.Helper()
	if err := syscall.Mount("none", dir, "tmpfs", 0, "size=1m"); err != nil {
		t.Skip("mounting a file system needs root: ", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
}

func TestFullDiskLeavesAllAsItWas(t *testing.T) {
	dir := t.TempDir()
	mount(t, dir)
	target := filepath.Join(dir, "public")
	mustPublish(t, target, oldSite)
	big := pages{"index.html": "new home", "a.html": strings.Repeat("x", 600<<10), "b.html": strings.Repeat("y", 600<<10)}
	_, err := Dir(t.Context(), target, Options{Jobs: 1}, big.files())
	if !errors.Is(err, syscall.ENOSPC) || err.Error() != "writing b.html: no space left on device" {
		t.Errorf("got %v", err)
	}
	wantSite(t, target, oldSite)
	mustPublish(t, target, newSite)
	wantSite(t, target, newSite)
}

func TestReadOnlyFolderAbove(t *testing.T) {
	dir := t.TempDir()
	mount(t, dir)
	target := filepath.Join(dir, "public")
	mustPublish(t, target, oldSite)
	if err := syscall.Mount("none", dir, "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	_, err := Dir(t.Context(), target, Options{}, newSite.files())
	if !errors.Is(err, syscall.EROFS) || !strings.HasPrefix(err.Error(), "locking "+target+": ") {
		t.Errorf("got %v", err)
	}
	wantSite(t, target, oldSite)
}

func TestFolderAboveWithoutPermission(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root has every permission")
	}
	target := newTarget(t, oldSite)
	dir := filepath.Dir(target)
	if err := os.Chmod(dir, 0o555); err != nil {
		t.Fatal(err)
	}
	defer os.Chmod(dir, 0o755)
	if _, err := Dir(t.Context(), target, Options{}, newSite.files()); !errors.Is(err, syscall.EACCES) {
		t.Errorf("got %v", err)
	}
	wantSite(t, target, oldSite)
}

// A mount point cannot be renamed. Links out of it are not possible either, so
// this goes through the copies too.
func TestMountPointIsRefused(t *testing.T) {
	for _, exchange := range ways {
		target := newTarget(t, oldSite)
		mount(t, target)
		for name, text := range oldSite.onDisk() {
			if !strings.HasSuffix(name, "/") {
				write(t, filepath.Join(target, name), text)
			}
		}
		b := build{exchange: exchange, step: func(string) {}}
		_, err := b.dir(t.Context(), target, given(newSite.files()))
		wantRefused(t, err, IsMount)
		wantSite(t, target, oldSite)
	}
}
