// Package publish writes a site into a staging folder and makes it the
// published one as a whole or not at all.
//
// [Dir] makes a folder, the target, hold exactly the files it is given. The
// target changes in one step, from the old site to the new one. Whatever stops
// a build before that step (a page that fails, a cancelled context, a full
// disk, kill -9) leaves the target as it was.
//
//	_, err := publish.Dir(ctx, "public", publish.Options{}, []publish.File{
//		{Name: "index.html", Write: func(w io.Writer) error { … }},
//		{Name: "targets/forest-cover.html", Write: func(w io.Writer) error { … }},
//	})
//
// # How
//
// Every file is rendered into memory, a few at a time, and compared with the
// published one. Those that differ are written into a staging folder beside
// the target. If none differs and none has to go, that is all: the target is
// not touched. Otherwise the unchanged files join the staging folder as hard
// links (copies with the same times where links are not possible), so that
// their bytes, times and inodes stay, and the two folders change places. On
// Linux that is one renameat2 with RENAME_EXCHANGE. Where the system or the
// file system has no such call it is two renames one after the other. Between
// these two, and only there, the target is missing; the next build then puts
// the old site back before it does anything else.
//
// Moving only the changed files in, one by one, would be faster (by a third of
// a second for 20 000 files of which one changed) but would show readers two
// sites mixed, and keep them mixed after kill -9.
//
// For a target named public, the folder above it holds meanwhile
// .public.gongkai-lock, .public.gongkai-staging and, with two renames,
// .public.gongkai-old. None remains after Dir has returned, with or without an
// error. What a killed build left is cleared by the next one.
//
// # Checksums
//
// Every file is hashed while it is in memory, so the SHA-256 of each is known
// without reading it again. One file can be made from those of all others:
// [Options].Last.
//
// # What is not rendered
//
// A caller who knows what a file was made from gives it a Key and says in
// [Options].Kept what came of that key before. Where the published file still
// is that it is not rendered. A file of the size and the modification time that
// it had then counts as the same, as it does for make and rsync; any other is
// read, so that a file that somebody altered is made anew. What was altered
// without a trace is found by a verification, which reads all.
//
// # What is refused
//
// A folder that holds anything is replaced only if it carries the file [Marker].
// Even then it is refused when it holds what Dir cannot have put there: see
// [Reason]. Any other file that the site no longer has is removed and named in
// [Summary].Removed, so that nothing goes unmentioned.
//
// # Power loss
//
// On Linux the file system is synced once, before the two folders change
// places, so that the published pages are never empty or short. The exchange
// itself is not waited for: after a loss of power the old site may be the
// published one. On other systems this is left to the file system.
//
// # What it does not do
//
// It renders nothing itself, prints nothing, and keeps no list of what it
// wrote from one call to the next. It cannot replace a mount point. Owner and extended attributes of
// the target folder are not carried over. Nothing else may write into the
// target while Dir runs.
package publish

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"
)

// A File is one file of a site.
type File struct {
	// Name is its address: relative, clean, with forward slashes. It must be a
	// name that every common file system keeps apart from the others (see Dir).
	Name string

	// Write writes its content. It is called at most once, maybe while others
	// are being called. Equal content must be equal bytes, or the file counts
	// as changed.
	Write func(w io.Writer) error

	// Key is a digest of everything that the content comes from, so that equal
	// keys mean equal content; "" if that is not known.
	Key string
}

// A Sum is the SHA-256 of a file of the site.
type Sum struct {
	Name string
	Key  string // the file's
	Content
}

// A Content is what a file came to.
type Content struct {
	Bytes  int64
	SHA256 [sha256.Size]byte

	// Modified is the modification time of the published file with these bytes;
	// zero if that is not known.
	Modified time.Time
}

// A Last is a file that is made when all others are, from their sums.
type Last struct {
	Name  string                                // as that of a File
	Write func(w io.Writer, others []Sum) error // others are sorted by name, bytewise
}

// Options say how Dir works, not what it makes. The zero value is useful.
type Options struct {
	// Jobs is how many files are rendered at a time; 0 means GOMAXPROCS. As
	// many files are in memory.
	Jobs int

	// Progress, if not nil, is told after each file how many of the total are
	// done. Calls do not overlap, and done goes up by one from call to call.
	// The last file is not among them.
	Progress func(done, total int)

	// Kept, if not nil, is asked for what a file with a key was rendered to
	// before. It may be called by several workers at a time.
	Kept func(name, key string) (Content, bool)

	// Last, if it has a name, is made after all files and the marker.
	Last Last
}

// A Summary says what Dir did. The marker is not counted.
type Summary struct {
	Written   int      // files that are new or have other bytes than before
	Unchanged int      // files whose bytes and modification time stayed
	Kept      int      // those of the unchanged files that were not rendered
	Removed   []string // files that the site no longer has, sorted
	Bytes     int64    // size of all files of the site
	Sums      []Sum    // of all files, with the marker and the last, sorted by name, bytewise
}

// Marker is the name of the file that says that a folder is a site of ours. Dir
// puts it into every site, always with the same bytes.
const Marker = ".gongkai"

const markerText = "This folder is a site made by gongkai. A build replaces all of it: change the content or the data, not these files.\n"

// Dir makes target hold exactly the files given, and the marker. Folders are
// 0755 and files 0644, whatever the umask.
//
// Before anything is written, all names are checked: two that are equal, that
// differ only by case or by Unicode normalisation, or of which one is a folder
// of the other, are errors, and so is a name that cannot be written or read
// back on Linux, macOS or Windows. A target that must not be replaced is a
// *RefusedError, a target that another build is writing a *BusyError.
//
// The first file that fails stops the others; the error names it. Dir returns
// the context's error if the context ends before the new site is the published
// one. With an error the target is as it was, unless it is a *NotClearedError.
func Dir(ctx context.Context, target string, opt Options, files []File) (Summary, error) {
	return DirOf(ctx, target, opt, func() ([]File, error) { return files, nil })
}

// DirOf is Dir for files that must be found first. While list does that, the
// target is locked and looked at. An error of list is told before any other.
func DirOf(ctx context.Context, target string, opt Options, list func() ([]File, error)) (Summary, error) {
	b := build{opt: opt, exchange: exchange, step: func(string) {}}
	return b.dir(ctx, target, list)
}

// A build is one call of Dir.
type build struct {
	place
	opt   Options
	total int    // how many files the caller gave
	files []File // the caller's, then the marker, then the last if there is one

	old  *published
	next *staging

	exchange func(a, b string) error // swaps two folders, or says that it cannot
	step     func(name string)       // called between steps on disk; tests kill the process here
}

func (b *build) dir(ctx context.Context, target string, list func() ([]File, error)) (Summary, error) {
	var held *lock
	var ofTarget error
	var begun sync.WaitGroup
	begun.Go(func() { held, ofTarget = b.begin(target) })
	files, err := list()
	begun.Wait()
	if held != nil {
		defer held.release()
	}
	if err != nil {
		return Summary{}, err
	}
	folders, err := b.take(files)
	if err == nil {
		err = ofTarget
	}
	if err != nil {
		return Summary{}, err
	}
	b.old.keep(b.files)
	if err := b.old.refuse(b.place); err != nil {
		return Summary{}, err
	}
	b.next = newStaging(b.staging, folders)
	defer b.next.remove()
	return b.renew(ctx)
}

// begin locks the target, repairs it and looks at it. The lock is held even
// where one of these fails afterwards.
func (b *build) begin(target string) (held *lock, err error) {
	if b.place, err = locate(target); err != nil {
		return nil, err
	}
	if held, err = b.acquire(); err != nil {
		return nil, err
	}
	if err = b.repair(); err == nil {
		b.old, err = b.scan(held.modes)
	}
	return held, err
}

// take takes the caller's files and adds ours. It returns the site's folders.
func (b *build) take(files []File) (folders []string, err error) {
	b.total, b.files = len(files), slices.Clone(files)
	if b.opt.Last.Name != "" {
		b.files = append(b.files, File{Name: b.opt.Last.Name})
	}
	folders, err = checkNames(b.files)
	b.files = slices.Insert(b.files, b.total, File{Name: Marker, Write: writeMarker})
	return folders, err
}

func writeMarker(w io.Writer) error {
	_, err := io.WriteString(w, markerText)
	return err
}

// renew renders the site and, if it differs from the old one, swaps it in.
func (b *build) renew(ctx context.Context) (Summary, error) {
	outcomes, err := b.render(ctx)
	if err != nil {
		return Summary{}, err
	}
	b.step("rendered")
	sum := b.summary(outcomes)
	if !slices.ContainsFunc(outcomes, outcome.touches) && !b.old.differs(b.next.folders) {
		return sum, nil
	}
	if err := b.fill(ctx, outcomes); err != nil {
		return Summary{}, err
	}
	b.step("filled")
	if err := b.next.sync(); err != nil {
		return Summary{}, err
	}
	b.step("synced")
	if err := ctx.Err(); err != nil {
		return Summary{}, err
	}
	return sum, b.swap()
}

func (b *build) summary(outcomes []outcome) Summary {
	sum := Summary{Removed: b.old.dropped(), Sums: b.sums(outcomes)}
	for i, o := range outcomes {
		if i == b.total {
			continue // the marker
		}
		sum.Bytes += o.Bytes
		switch {
		case o.fate == differs:
			sum.Written++
			continue
		case o.isKept:
			sum.Kept++
		}
		sum.Unchanged++
	}
	return sum
}

// sums are those of the files that have been rendered, by name.
func (b *build) sums(outcomes []outcome) []Sum {
	sums := make([]Sum, len(outcomes))
	for i, o := range outcomes {
		sums[i] = Sum{b.files[i].Name, b.files[i].Key, o.Content}
	}
	slices.SortFunc(sums, func(a, b Sum) int { return strings.Compare(a.Name, b.Name) })
	return sums
}

// jobs is how many workers share the work.
func (b *build) jobs() int {
	if b.opt.Jobs > 0 {
		return b.opt.Jobs
	}
	return runtime.GOMAXPROCS(0)
}

// progress returns a function to be called after each of the caller's files.
func (b *build) progress() func() {
	if b.opt.Progress == nil {
		return func() {}
	}
	var mu sync.Mutex
	done := 0
	return func() {
		mu.Lock()
		defer mu.Unlock()
		done++
		b.opt.Progress(done, b.total)
	}
}

// inFile names the file of the site that an error of the operating system is
// about, in place of its path in the staging folder.
func inFile(doing, name string, err error) error {
	return fmt.Errorf("%s %s: %w", doing, name, bare(err))
}
