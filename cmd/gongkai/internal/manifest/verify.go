package manifest

import (
	"context"
	"crypto/sha256"
	"errors"
	"hash"
	"io"
	"io/fs"
	"runtime"
	"sync"
	"sync/atomic"
)

// A Report says what a site is, compared with its own list of checksums.
type Report struct {
	// List says why there is no list to compare with: fs.ErrNotExist, or a *SumsError. It is nil if there is one.
	List       error
	Listed     Sums
	Change          // from the list to what the site holds; nothing without a list
	Found      Sums // what the site holds, but for the list itself
	Withheld   []string
	IsRemote   bool              // what was added cannot be seen from outside
	ListSHA256 [sha256.Size]byte // of the list itself, if there is one: it stands for the whole site

	Manifest *Manifest // nil if there is none that can be read
	Unread   error     // why
}

// IsClean reports whether the site is what its list says, and its manifest can be read.
func (r *Report) IsClean() bool { return r.List == nil && r.Change.IsZero() && r.Manifest != nil }

// Options say how a site is verified. The zero value is useful.
type Options struct {
	Jobs     int                   // how many files are read at a time; 0 means GOMAXPROCS, or a few of a remote site
	Progress func(done, total int) // may be nil; calls do not overlap
}

// Verify compares all files of a folder with its list. What is no file, such as a link, counts as altered or added. The
// error is for what cannot be read.
func Verify(ctx context.Context, site fs.FS, opt Options) (*Report, error) {
	r := &Report{}
	list, err := fs.ReadFile(site, SumsName)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	r.list(list, err)
	names, files, err := walk(site)
	if err != nil {
		return nil, err
	}
	r.Found = make(Sums, len(names))
	err = each(ctx, len(names), jobs(opt.Jobs, runtime.GOMAXPROCS(0)), opt.Progress, func() func(int) error {
		h := hasher{hash: sha256.New()}
		return func(i int) (err error) {
			r.Found[i].Name = names[i]
			if files[i] {
				r.Found[i].SHA256, err = h.file(site, names[i])
			}
			return err
		}
	})
	if err != nil {
		return nil, err
	}
	r.Found.Sort()
	m, err := ReadFile(site)
	r.conclude(m, err)
	return r, nil
}

// list takes the list as it was read.
func (r *Report) list(text []byte, err error) {
	if r.List = err; err == nil {
		r.Listed, r.List = ParseSums(text)
		r.ListSHA256 = sha256.Sum256(text)
	}
}

// conclude compares, when all is known.
func (r *Report) conclude(m Manifest, err error) {
	if r.Unread = err; err == nil {
		r.Manifest = &m
	}
	if r.List == nil {
		r.Change = r.Listed.Diff(r.Found)
	}
}

// walk lists what a folder holds below it, but for folders and the list, and which of it are files.
func walk(site fs.FS) (names []string, files []bool, err error) {
	err = fs.WalkDir(site, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || name == SumsName {
			return err
		}
		names, files = append(names, name), append(files, e.Type().IsRegular())
		return nil
	})
	return names, files, err
}

// A hasher is what one worker needs again for each file.
type hasher struct {
	hash  hash.Hash
	chunk [64 << 10]byte
}

func (h *hasher) file(site fs.FS, name string) ([sha256.Size]byte, error) {
	f, err := site.Open(name)
	if err != nil {
		return [sha256.Size]byte{}, err
	}
	defer f.Close()
	return h.sum(f)
}

func (h *hasher) sum(r io.Reader) ([sha256.Size]byte, error) {
	h.hash.Reset()
	_, err := io.CopyBuffer(h.hash, struct{ io.Reader }{r}, h.chunk[:])
	return [sha256.Size]byte(h.hash.Sum(nil)), err
}

func jobs(asked, usual int) int {
	if asked > 0 {
		return asked
	}
	return usual
}

// each calls a function for 0 to n-1 from the given number of workers, each with a function of its own. The first error,
// or the end of ctx, keeps the workers from taking more.
func each(ctx context.Context, n, jobs int, progress func(done, total int), worker func() func(int) error) error {
	var next atomic.Int64
	var wg sync.WaitGroup
	var mu sync.Mutex
	var first error
	done := 0
	// goOn takes what became of one and reports whether there is to be another.
	goOn := func(err error) bool {
		mu.Lock()
		defer mu.Unlock()
		if first == nil {
			first = err
		}
		done++
		if progress != nil {
			progress(done, n)
		}
		return first == nil
	}
	for range min(n, jobs) {
		wg.Go(func() {
			do := worker()
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= n || !goOn(do(i)) {
					return
				}
			}
		})
	}
	wg.Wait()
	return errors.Join(first, ctx.Err())
}
