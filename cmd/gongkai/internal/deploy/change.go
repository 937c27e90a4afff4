package deploy

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"gongkai/cmd/gongkai/internal/headers"
	"gongkai/cmd/gongkai/internal/lang"
)

// Publish makes the store show a site, object by object.
func (s *Store) Publish(ctx context.Context, next *Site, opt Options) (*Report, error) {
	return s.locked(ctx, opt, func(ctx context.Context, st *state) (*Report, error) {
		was, err := s.readRecord(ctx, st.Served)
		if err != nil {
			return nil, err
		}
		known := st.known(was)
		if err := opt.admit(next, st.Served.manifest(), was.seals(), known); err != nil {
			return nil, err
		}
		c := &change{store: s, opt: opt, old: st, files: next.sums.all(), next: versionOf(next)}
		c.fetch = func(ctx context.Context, f file) (string, error) {
			text, err := next.read(f)
			if err != nil {
				return "", err
			}
			c.copied.Add(int64(len(text)))
			return s.put(ctx, f.name, text, f.hash)
		}
		c.end = state{Format: stateFormat, Served: c.next, Before: st.Served, Sealed: written(known.with(next.seals()))}
		if st.Served != nil && st.Served.ID == c.next.ID {
			c.end.Before, c.end.Taken = st.Before, st.Taken
		}
		if st.Served != nil && st.Served.ID == "" {
			c.end.Before = nil // put by other means: nothing of it is kept
		}
		c.report.takenDown(next.seals(), was.seals(), known)
		return c.run(ctx)
	})
}

// Rollback puts the release before back, from what was copied aside when it was replaced; of a publication that was stopped, the
// one that was being replaced. It goes back only, never forward.
func (s *Store) Rollback(ctx context.Context, opt Options) (*Report, error) {
	return s.locked(ctx, opt, func(ctx context.Context, st *state) (*Report, error) {
		was, err := s.readRecord(ctx, st.Served)
		if err != nil {
			return nil, err
		}
		c := &change{store: s, opt: opt, old: st, back: true, next: st.Before}
		c.end = state{Format: stateFormat, Served: st.Before, Taken: st.Served, Sealed: written(st.known(was))}
		if st.Next != nil && !st.Back {
			c.next = st.Served
			c.end.Served, c.end.Before, c.end.Taken = st.Served, st.Before, st.Taken
		}
		if c.next == nil || c.next.ID == "" {
			return nil, nothingKept(s.given)
		}
		r, err := s.readRecord(ctx, c.next)
		if err != nil {
			return nil, err
		}
		for _, name := range slices.Sorted(maps.Keys(r)) {
			c.files = append(c.files, file{name, r[name].hash})
		}
		c.fetch = func(ctx context.Context, f file) (string, error) { return s.copy(ctx, aside(f.hash), f.name) }
		return c.run(ctx)
	})
}

// locked does something with the store that nobody else does at the same time; a dry run only looks.
func (s *Store) locked(ctx context.Context, opt Options, do func(context.Context, *state) (*Report, error)) (r *Report, err error) {
	s.repeated.Store(0)
	if !opt.DryRun {
		var unlock func()
		if ctx, unlock, err = s.lock(ctx, opt); err != nil {
			return nil, err
		}
		defer unlock()
	}
	st, err := s.readState(ctx)
	if err != nil {
		return nil, err
	}
	if r, err = do(ctx, st); err != nil {
		return nil, s.stopped(err)
	}
	r.Retries = int(s.repeated.Load())
	return r, nil
}

// stopped says of an interrupted run what is up.
func (s *Store) stopped(err error) error {
	if _, known := errors.AsType[*Fault](err); !known && errors.Is(err, context.Canceled) {
		return &Fault{Failed, lang.Text{
			ZH: s.given + "：发布中断，可能已有一部分上传；再运行一次即接着做完，或用 --rollback 退回",
			EN: s.given + ": publishing was interrupted, and part of the release may be up; run it again to finish, or --rollback to go back"}, err}
	}
	return err
}

// A change is the way of a store from what stands in it to a release.
type change struct {
	store *Store
	opt   Options
	old   *state
	end   state // when all is done
	back  bool

	next  *version
	files []file // of the next release, with SHA256SUMS
	fetch func(ctx context.Context, f file) (etag string, err error)

	live                      map[string]object // what stands in the store
	copies                    map[string]object // what is kept of earlier releases
	was, before, taken, begun record
	done                      record // what is or will be there
	put                       []file
	save                      []file   // of the served release, to be copied aside
	gone                      []string // to be removed
	mu                        sync.Mutex
	copied                    atomic.Int64
	report                    Report
}

func (c *change) run(ctx context.Context) (*Report, error) {
	if err := c.look(ctx); err != nil {
		return nil, err
	}
	if err := c.compare(ctx); err != nil {
		return nil, err
	}
	c.plan()
	if err := c.possible(); err != nil || c.opt.DryRun {
		return &c.report, err
	}
	if c.report.Nothing() && c.old.Next == nil {
		return &c.report, nil
	}
	if err := c.carryOut(ctx); err != nil {
		return nil, err
	}
	c.report.Copied = c.copied.Load()
	return &c.report, nil
}

// look reads what stands in the store.
func (c *change) look(ctx context.Context) (err error) {
	all, err := c.store.list(ctx, "")
	if err != nil {
		return err
	}
	c.live, c.copies = map[string]object{}, map[string]object{}
	for name, o := range all {
		if reserved(name) {
			c.copies[name] = o
		} else {
			c.live[name] = o
		}
	}
	for _, r := range []struct {
		to *record
		of *version
	}{{&c.was, c.old.Served}, {&c.before, c.old.Before}, {&c.taken, c.old.Taken}, {&c.begun, c.old.Next}} {
		if *r.to, err = c.store.readRecord(ctx, r.of); err != nil {
			return err
		}
	}
	c.report.Release, c.report.Before = c.next.name(), c.old.Served.name()
	if c.back && c.undoes() {
		c.report.Before = c.old.Next.name()
	}
	if c.end.Before != nil {
		c.report.Kept = c.end.Before.name()
	}
	return nil
}

// compare finds which files stand there already. An object is believed to be what was put if the store gives it the
// same tag as then; any other is looked at.
func (c *change) compare(ctx context.Context) error {
	c.done = record{}
	known := c.was
	if c.back && !c.undoes() {
		known = c.before
	}
	done := c.opt.meter(comparing, len(c.files))
	return each(ctx, uploads, c.files, func(f file) error {
		defer done()
		o, there := c.live[f.name]
		e := known[f.name]
		stands, resumed := there && e.etag == o.etag && e.hash == f.hash && (c.back || e.kind == kindOf(f.name)), false
		if there && e.etag != o.etag {
			bytes, headed, err := c.store.holds(ctx, f.name, f.hash)
			if err != nil {
				return err
			}
			stands = bytes && (c.back || headed)
			resumed = stands && c.was[f.name].hash != f.hash
		}
		c.mu.Lock()
		defer c.mu.Unlock()
		c.sort(f, stands, e)
		c.report.Resumed += boolInt(resumed)
		return nil
	})
}

// undoes reports whether the next release is the one that is served, which is then repaired, or put back where another
// is half up.
func (c *change) undoes() bool { return c.old.Served != nil && c.old.Served.ID == c.next.ID }

// sort puts a file where it belongs.
func (c *change) sort(f file, stands bool, known entry) {
	before, had := c.was[f.name]
	r := &c.report
	switch {
	case !had:
		r.Added = append(r.Added, f.name)
	case before.hash != f.hash:
		r.Changed = append(r.Changed, f.name)
	case !stands:
		r.Repaired = append(r.Repaired, f.name)
	default:
		r.Unchanged++
	}
	kind := kindOf(f.name)
	if c.back {
		kind = known.kind // copies keep the headers that the object had
	}
	c.done[f.name] = entry{f.hash, c.live[f.name].etag, kind}
	if !stands {
		c.put = append(c.put, f)
	}
}

// plan decides what is copied aside and what goes.
func (c *change) plan() {
	wanted := map[string]hash{}
	for _, f := range c.files {
		wanted[f.name] = f.hash
	}
	for name, o := range c.live {
		if _, stays := wanted[name]; stays {
			continue
		}
		switch {
		case !c.ours(name):
			c.report.Foreign++
		case c.lingers(name):
		default:
			c.gone = append(c.gone, name)
		}
		if _, had := c.was[name]; had {
			c.report.Removed = append(c.report.Removed, name)
		}
		c.saveIf(name, o)
	}
	for name, h := range wanted {
		if o, there := c.live[name]; there && c.was[name].hash != h {
			c.saveIf(name, o)
		}
	}
	for _, names := range [][]string{c.report.Added, c.report.Changed, c.report.Repaired, c.report.Removed, c.gone} {
		slices.Sort(names)
	}
	inOrder(c.put)
}

// saveIf copies an object of the served release aside, unless a rollback takes it down anyway.
func (c *change) saveIf(name string, o object) {
	e, had := c.was[name]
	if _, kept := c.copies[aside(e.hash)]; had && !kept && e.etag == o.etag && !c.back && !c.lingers(name) {
		c.save = append(c.save, file{name, e.hash})
	}
}

// ours reports whether a release that we put has an object of this name.
func (c *change) ours(name string) bool {
	for _, r := range []record{c.was, c.before, c.taken, c.begun} {
		if _, had := r[name]; had {
			return true
		}
	}
	return false
}

// lingers reports whether an object that the next release does not have stays until the one after it: a page of the
// served release that a reader has open asks for it. Where the served one is repaired, this is the one before.
func (c *change) lingers(name string) bool {
	_, had := c.was[name]
	if c.undoes() {
		_, had = c.before[name]
	}
	return had && headers.Fingerprinted(name)
}

// possible refuses to write over what others have put, and to begin a rollback that cannot end.
func (c *change) possible() error {
	if c.old.Served == nil && c.old.Next == nil {
		for _, f := range c.files {
			if _, there := c.live[f.name]; there {
				return fault(Misplaced, c.store.given+" 中已有 "+f.name+"，且不是 gongkai 生成的网站；请另指一个前缀", c.store.given+" holds "+f.name+" and is not a site made by gongkai; name another prefix")
			}
		}
	}
	var lost []string
	for _, f := range c.put {
		if _, kept := c.copies[aside(f.hash)]; c.back && !kept {
			lost = append(lost, f.name)
		}
	}
	if len(lost) > 0 {
		t := some(lost)
		return fault(Unfit, "留存的一版已不完整，没有退回，缺少："+t.ZH, "the release that is kept is not whole any more and was not put back; lost: "+t.EN)
	}
	return nil
}

// carryOut does it, in the order in which no reader meets a reference to what is not there.
func (c *change) carryOut(ctx context.Context) error {
	s := c.store
	if err := c.keepOld(ctx); err != nil {
		return err
	}
	if err := c.announce(ctx); err != nil {
		return err
	}
	s.step("announced")
	done := c.opt.meter(uploading, len(c.put))
	for r := assets; r <= proofs; r++ {
		if r == proofs {
			if err := c.removeGone(ctx); err != nil {
				return err
			}
		}
		group := slices.DeleteFunc(slices.Clone(c.put), func(f file) bool { return rankOf(f.name) != r })
		jobs := uploads
		if r == proofs {
			jobs = 1
		}
		if err := each(ctx, jobs, group, func(f file) error { defer done(); return c.putOne(ctx, f) }); err != nil {
			return err
		}
	}
	s.step("put")
	if err := s.writeRecord(ctx, c.next, c.done); err != nil {
		return err
	}
	if err := s.writeState(ctx, &c.end); err != nil {
		return err
	}
	s.step("settled")
	return c.clear(ctx)
}

func (c *change) putOne(ctx context.Context, f file) error {
	etag, err := c.fetch(ctx, f)
	if err != nil {
		return err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.done[f.name] = entry{f.hash, etag, c.done[f.name].kind}
	c.store.step("put " + f.name)
	return nil
}

// keepOld copies aside what is replaced or removed.
func (c *change) keepOld(ctx context.Context) error {
	done := c.opt.meter(keeping, len(c.save))
	return each(ctx, uploads, c.save, func(f file) error {
		defer done()
		_, err := c.store.copy(ctx, f.name, aside(f.hash))
		return err
	})
}

// announce writes down what is about to be put, so that whatever stops this run, the next knows what is ours.
func (c *change) announce(ctx context.Context) error {
	if c.undoes() {
		return nil // what is served, and what is half up, is written down
	}
	st := *c.old
	st.Next, st.Back = c.next, c.back
	if !c.back {
		r := record{}
		maps.Copy(r, c.begun)
		for _, f := range c.files {
			r[f.name] = entry{f.hash, "-", "-"}
		}
		if err := c.store.writeRecord(ctx, c.next, r); err != nil {
			return err
		}
	}
	return c.store.writeState(ctx, &st)
}

func (c *change) removeGone(ctx context.Context) error {
	done := c.opt.meter(removing, len(c.gone))
	return each(ctx, uploads, c.gone, func(name string) error { defer done(); return c.store.remove(ctx, name) })
}

// clear removes what is kept of releases that cannot be put back any more.
func (c *change) clear(ctx context.Context) error {
	needed := map[string]bool{kept(stateName): true, kept(lockName): true}
	for _, v := range []*version{c.end.Served, c.end.Before, c.end.Taken} {
		if v != nil {
			needed[recordName(v)] = true
		}
	}
	if c.end.Before != nil {
		before := c.before
		if c.old.Served != nil && c.end.Before.ID == c.old.Served.ID {
			before = c.was
		}
		for _, e := range before {
			needed[aside(e.hash)] = true
		}
	}
	var old []string
	for name := range c.copies {
		if !needed[name] && strings.HasPrefix(name, keep+"/") {
			old = append(old, name)
		}
	}
	if c.old.Next != nil && !needed[recordName(c.old.Next)] {
		old = append(old, recordName(c.old.Next))
	}
	slices.Sort(old)
	return each(ctx, uploads, slices.Compact(old), func(name string) error { return c.store.remove(ctx, name) })
}
