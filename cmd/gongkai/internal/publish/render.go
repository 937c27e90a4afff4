package publish

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"hash"
	"io"
	"sync"
	"sync/atomic"
)

// fate is what became of a file compared with the published one.
type fate uint8

const (
	differs  fate = iota // it was written into the staging folder
	same                 // a link to the published one will do
	sameText             // equal bytes, but the wrong permissions: a copy is needed
)

type outcome struct {
	Content
	fate   fate
	isKept bool // it was not rendered
}

// touches reports whether the target has to change because of this file.
func (o outcome) touches() bool { return o.fate != same }

// A desk is what one worker needs again for each file.
type desk struct {
	page  bytes.Buffer
	chunk [32 << 10]byte
	hash  hash.Hash
}

func newDesk() *desk { return &desk{hash: sha256.New()} }

// render lays the page of a file on the desk.
func (d *desk) render(f File) error {
	d.page.Reset()
	if err := f.Write(&d.page); err != nil {
		return fmt.Errorf("rendering %s: %w", f.Name, err)
	}
	return nil
}

// render makes every file and stages those that differ from the published
// ones; outcomes are in the order of the files.
func (b *build) render(ctx context.Context) ([]outcome, error) {
	return b.make(ctx, b.renderOne)
}

// make makes the files, the last of them last.
func (b *build) make(ctx context.Context, one func(File, *desk) (outcome, error)) ([]outcome, error) {
	outcomes := make([]outcome, b.total+1, len(b.files))
	done := b.progress()
	err := each(ctx, len(outcomes), b.jobs(), func() func(int) error {
		d := newDesk()
		return func(i int) (err error) {
			outcomes[i], err = one(b.files[i], d)
			if err == nil && i < b.total {
				done()
			}
			return err
		}
	})
	if err != nil || b.opt.Last.Name == "" {
		return outcomes, err
	}
	others := b.sums(outcomes)
	last, err := one(File{Name: b.opt.Last.Name, Write: func(w io.Writer) error { return b.opt.Last.Write(w, others) }}, newDesk())
	return append(outcomes, last), err
}

// Digest makes all files as Dir would, the marker and the last among them,
// writes none of them and returns their sums, sorted by name.
func Digest(ctx context.Context, opt Options, files []File) ([]Sum, error) {
	b := build{opt: opt}
	if _, err := b.take(files); err != nil {
		return nil, err
	}
	outcomes, err := b.make(ctx, digestOne)
	if err != nil {
		return nil, err
	}
	return b.sums(outcomes), nil
}

func digestOne(f File, d *desk) (outcome, error) {
	if err := d.render(f); err != nil {
		return outcome{}, err
	}
	return outcome{Content: Content{Bytes: int64(d.page.Len()), SHA256: sha256.Sum256(d.page.Bytes())}}, nil
}

func (b *build) renderOne(f File, d *desk) (outcome, error) {
	if o, ok := b.keptOne(f, d); ok {
		return o, nil
	}
	o, err := digestOne(f, d)
	if err != nil {
		return o, err
	}
	if o.fate = b.old.compare(f.Name, d); o.fate != differs {
		o.Modified = b.old.files[f.Name].modified
		return o, nil
	}
	o.Modified, err = b.next.write(f.Name, d.page.Bytes())
	return o, err
}

// keptOne is the outcome of a file that need not be rendered, since the
// published one is what it would be rendered to.
func (b *build) keptOne(f File, d *desk) (outcome, bool) {
	e, isPublished := b.old.files[f.Name]
	if f.Key == "" || b.opt.Kept == nil || !isPublished {
		return outcome{}, false
	}
	want, ok := b.opt.Kept(f.Name, f.Key)
	if !ok || want.Bytes != e.size {
		return outcome{}, false
	}
	if !want.Modified.Equal(e.modified) && !b.old.hasSum(f.Name, want.SHA256, d) {
		return outcome{}, false
	}
	want.Modified = e.modified
	return outcome{Content: want, fate: b.old.unchanged(e), isKept: true}, true
}

// fill brings the files that did not change into the staging folder.
func (b *build) fill(ctx context.Context, outcomes []outcome) error {
	if err := b.next.make(); err != nil {
		return err
	}
	return each(ctx, len(b.files), b.jobs(), func() func(int) error {
		return func(i int) error {
			name := b.files[i].Name
			switch outcomes[i].fate {
			case same:
				return b.next.link(b.old.root, name)
			case sameText:
				return b.next.copy(b.old.root, name)
			}
			return nil
		}
	})
}

// each calls a function for 0 to n-1 from the given number of workers, each
// with a function of its own. The first error, or the end of ctx, keeps the
// workers from taking more; each returns it when all have stopped.
func each(ctx context.Context, n, jobs int, worker func() func(i int) error) error {
	var next atomic.Int64
	var first atomic.Pointer[error]
	var wg sync.WaitGroup
	for range min(n, jobs) {
		wg.Go(func() {
			do := worker()
			for ctx.Err() == nil && first.Load() == nil {
				i := int(next.Add(1)) - 1
				if i >= n {
					return
				}
				if err := do(i); err != nil {
					first.CompareAndSwap(nil, &err)
				}
			}
		})
	}
	wg.Wait()
	if err := first.Load(); err != nil {
		return *err
	}
	return ctx.Err()
}
