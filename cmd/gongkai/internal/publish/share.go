package publish

// What package deploy needs of this one: the lock, and the wait for the disk.

// Lock makes and locks a file until unlock is called, which removes it. The lock of a process that ends, however it ends,
// is free. If another process holds it, that is a *BusyError about the target.
func Lock(file, target string) (unlock func(), err error) {
	l, err := place{given: target, lock: file}.acquire()
	if err != nil {
		return nil, err
	}
	return l.release, nil
}

// Sync waits until all that was written to the file system of a folder is on the disk, where that is cheap.
func Sync(folder string) error { return syncFileSystem(folder) }

// Exchange makes two entries of folders change places in one step, or returns an error that is errors.ErrUnsupported
// where the system cannot.
func Exchange(a, b string) error { return exchange(a, b) }
