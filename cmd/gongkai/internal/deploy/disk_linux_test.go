package deploy

import (
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

// onAnotherDisk is a served folder on another file system than the sites.
func onAnotherDisk(t *testing.T) Folder {
	t.Helper()
	dir := t.TempDir()
	mount(t, dir)
	return Folder{Path: filepath.Join(dir, "plan")}
}

func TestAFullDiskHarmsNothing(t *testing.T) {
	f := onAnotherDisk(t)
	f.must(t, first, Options{})
	big := second.with("big.html", strings.Repeat("x", 900<<10)).with("data/v1/big.csv", strings.Repeat("y", 900<<10))
	_, err := f.Publish(t.Context(), big.open(t), Options{})
	wantFault(t, err, Failed, "the disk is full; what readers see is as it was")
	wantSame(t, on(t, f.Path), first)
	wantReleases(t, f, "2026-03")
	f.must(t, second, Options{})
	wantSame(t, on(t, f.Path), second)
}

func TestAReadOnlyDiskHarmsNothing(t *testing.T) {
	f := onAnotherDisk(t)
	f.must(t, first, Options{})
	if err := syscall.Mount("none", filepath.Dir(f.Path), "tmpfs", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	_, err := f.Publish(t.Context(), second.open(t), Options{})
	wantFault(t, err, Failed, "the file system is read-only; what readers see is as it was")
	_, err = f.Rollback(t.Context(), Options{})
	wantFault(t, err, Failed, "the file system is read-only")
	if r, err := f.Publish(t.Context(), second.open(t), Options{DryRun: true}); err != nil || len(r.Changed) == 0 {
		t.Errorf("a dry run needs no right to write: %+v, %v", r, err)
	}
	wantSame(t, on(t, f.Path), first)
}

func TestReleasesOnADiskWithoutRoomForOneMoreInode(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mount("none", dir, "tmpfs", 0, "nr_inodes=40"); err != nil {
		t.Skip("mounting a file system needs root: ", err)
	}
	defer syscall.Unmount(dir, 0)
	f := Folder{Path: filepath.Join(dir, "plan")}
	f.must(t, first, Options{})
	for n := 0; ; n++ {
		if os.WriteFile(filepath.Join(dir, strings.Repeat("x", n+1)), nil, 0o644) != nil {
			break
		}
	}
	_, err := f.Publish(t.Context(), second.open(t), Options{})
	wantFault(t, err, Failed, "the disk is full")
	wantSame(t, on(t, f.Path), first)
}

func TestAMountPointIsRefused(t *testing.T) {
	dir := t.TempDir()
	mount(t, dir)
	first.write(t, dir)
	_, err := Folder{Path: dir}.Publish(t.Context(), second.open(t), Options{})
	wantFault(t, err, Misplaced, "is a mount point")
	wantSame(t, on(t, dir), first)
}
