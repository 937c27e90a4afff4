package publish

import (
	"errors"
	"os"
	"runtime"
	"syscall"
	"unsafe"
)

// systemCalls are the two that package syscall does not name on every
// architecture: include/uapi/asm-generic/unistd.h, arch/x86/entry/syscalls/syscall_64.tbl.
var systemCalls = map[string]struct{ renameat2, syncfs uintptr }{
	"amd64":   {316, 306},
	"arm64":   {276, 267},
	"loong64": {276, 267},
	"riscv64": {276, 267},
}

const (
	atCurrent      = ^uintptr(99) // AT_FDCWD, -100; the paths are absolute
	renameExchange = 2            // RENAME_EXCHANGE
)

// exchange makes two folders change places in one step. It returns
// errNoExchange where the kernel or the file system cannot.
func exchange(a, b string) error {
	call, ok := systemCalls[runtime.GOARCH]
	if !ok {
		return errNoExchange
	}
	pa, err := syscall.BytePtrFromString(a)
	if err != nil {
		return err
	}
	pb, err := syscall.BytePtrFromString(b)
	if err != nil {
		return err
	}
	_, _, e := syscall.Syscall6(call.renameat2, atCurrent, uintptr(unsafe.Pointer(pa)),
		atCurrent, uintptr(unsafe.Pointer(pb)), renameExchange, 0)
	switch {
	case e == 0:
		return nil
	case e == syscall.EINVAL, errors.Is(e, errors.ErrUnsupported):
		return errNoExchange
	}
	return &os.LinkError{Op: "renameat2", Old: a, New: b, Err: e}
}

// syncFileSystem waits until all that was written to the file system of a
// folder is on the disk. One such call is far cheaper than one for each file.
func syncFileSystem(folder string) error {
	call, ok := systemCalls[runtime.GOARCH]
	if !ok {
		syscall.Sync()
		return nil
	}
	f, err := os.Open(folder)
	if err != nil {
		return err
	}
	defer f.Close()
	if _, _, e := syscall.Syscall(call.syncfs, f.Fd(), 0, 0); e != 0 {
		return e
	}
	return nil
}
