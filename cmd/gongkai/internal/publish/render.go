package publish

import (
	"bytes"
	"context"
	"fmt"
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
	size int64
	fate fate
}

// touches reports whether the target has to change because of this file.
func (o outcome) touches() bool { return o.fate != same }

// A desk is what one worker needs again for each file.
type desk struct {
	page  bytes.Buffer
	chunk [32 << 10]byte
}

// render renders every file and stages those that differ from the published
// ones; outcomes are in the order of the files.
func (b *build) render(ctx context.Context) ([]outcome, error) {
	outcomes := make([]outcome, len(b.files))
	done := b.progress()
	err := each(ctx, len(b.files), b.jobs(), func() func(int) error {
		d := new(desk)
		return func(i int) (err error) {
			outcomes[i], err = b.renderOne(b.files[i], d)
			if err == nil && i < len(b.files)-1 {
				done()
			}
			return err
		}
	})
	return outcomes, err
}

func (b *build) renderOne(f File, d *desk) (outcome, error) {
	d.page.Reset()
	if err := f.Write(&d.page); err != nil {
		return outcome{}, fmt.Errorf("rendering %s: %w", f.Name, err)
	}
	o := outcome{int64(d.page.Len()), b.old.compare(f.Name, d)}
	if o.fate != differs {
		return o, nil
	}
	return o, b.next.write(f.Name, d.page.Bytes())
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
