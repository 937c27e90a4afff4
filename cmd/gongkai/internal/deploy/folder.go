package deploy

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/manifest"
	"gongkai/cmd/gongkai/internal/publish"
)

// A Folder is the folder that a web server serves.
type Folder struct {
	Path string
	Keep int // how many releases before the served one to keep; 0 means 1

	step func(name string) // of place, for tests
}

// Publish makes the folder show a site. Readers see the old site until all of the new one is there and on the disk.
func (f Folder) Publish(ctx context.Context, next *Site, opt Options) (*Report, error) {
	p, err := f.locate()
	if err != nil {
		return nil, err
	}
	if err := p.apart(next.dir); err != nil {
		return nil, err
	}
	was, known, err := p.admit(next, opt) // before anything is made
	if err != nil {
		return nil, err
	}
	if !opt.DryRun {
		unlock, err := p.hold()
		if err != nil {
			return nil, err
		}
		defer unlock()
		if was, known, err = p.admit(next, opt); err != nil { // what is served now, and stays so
			return nil, err
		}
	}
	d, err := was.compare(ctx, next, opt)
	if err != nil {
		return nil, err
	}
	d.known = known.with(next.seals())
	d.report.takenDown(next.seals(), was.site.seals(), known)
	if opt.DryRun {
		d.report.Kept = was.keptName()
		return d.report, nil
	}
	return d.report, f.put(ctx, p, d, opt)
}

// admit refuses a site that should not be published here by accident. It gives what is served, and the seals of all that ever was.
func (p *place) admit(next *Site, opt Options) (*served, seals, error) {
	was, err := p.served()
	if err != nil {
		return nil, nil, err
	}
	known := p.known(was.site)
	return was, known, opt.admit(next, was.manifest(), was.site.seals(), known)
}

// put puts the next site up, if it is not what is served already.
func (f Folder) put(ctx context.Context, p *place, d *difference, opt Options) error {
	if d.report.Nothing() {
		return p.settle(d, p.stack(), f.keep())
	}
	name, err := p.assemble(ctx, d, opt)
	if err != nil {
		_ = os.RemoveAll(p.release(nextName))
		return p.explain(err)
	}
	stack := p.stack()
	if d.was.standing == plain {
		stack = []string{p.unused(d.was.plainName())}
	}
	stack = append([]string{name}, stack...)
	if err := p.writeStack(stack); err != nil {
		return p.failed("记录发布情况", "writing what is published", err)
	}
	p.step("noted")
	if err := p.switchTo(name, d.was.standing, stack, d.report); err != nil {
		_ = os.Remove(p.fresh)
		if !slices.Contains(stack[1:], name) {
			_ = os.RemoveAll(p.release(name))
		}
		return err
	}
	if d.isRepair() { // what was served is not whole, and cannot be gone back to
		stack = slices.Delete(stack, 1, 2)
		if len(stack) > 1 && !p.mend(ctx, stack[1], name, d) {
			defer func() { d.report.Kept = "" }()
		}
	}
	return p.settle(d, stack, f.keep())
}

func (f Folder) keep() int { return max(f.Keep, 1) }

// explain leaves faults and the end of the context as they are.
func (p *place) explain(err error) error {
	var known *Fault
	if errors.As(err, &known) || errors.Is(err, context.Canceled) {
		return err
	}
	return p.failed("写入新版时出错（"+err.Error()+"）", err.Error(), err)
}

// A served is what readers of a folder see.
type served struct {
	standing standing
	name     string // of the release
	site     *Site  // nil if there is none, or it does not say what it is
	dir      string
	before   string // the release that is kept
	place    *place
}

func (p *place) served() (*served, error) {
	standing, name, err := p.look()
	if err != nil {
		return nil, err
	}
	s := &served{standing: standing, name: name, dir: p.link, place: p}
	if stack := p.stack(); len(stack) > 1 {
		s.before = stack[1]
	}
	if standing == linked {
		s.dir = p.release(name)
	}
	if standing == linked || standing == plain {
		s.site, err = readSite(s.dir)
	}
	if known, ok := errors.AsType[*Fault](err); err != nil && (!ok || known.Kind != Unfit) {
		return nil, err
	}
	return s, nil
}

func (s *served) manifest() *manifest.Manifest {
	if s.site == nil {
		return nil
	}
	return &s.site.manifest
}

// release is the name of what is served, for people.
func (s *served) release() string {
	switch {
	case s.site != nil:
		return orDash(s.site.manifest.Release)
	case s.standing == plain || s.standing == linked:
		return "–"
	}
	return ""
}

// keptName is what would be put back after a publication.
func (s *served) keptName() string {
	if s.standing == plain || s.standing == linked {
		return s.release()
	}
	return ""
}

// plainName is the name under which a folder is kept that a link takes the place of.
func (s *served) plainName() string {
	if s.site == nil {
		return "earlier"
	}
	return releaseName(s.site)
}

// A difference is between what is served and what is to be.
type difference struct {
	was    *served
	next   *Site
	linked []file // can be linked: they are served with the bytes that they should have
	copied []file
	known  seals // of all releases that were ever served, with those of the next site
	report *Report
}

// mend makes the release before whole again, of which files that were linked to altered ones are altered too, as far as the
// repaired release has them. Where that is not far enough, it notes that there is no going back and returns false.
func (p *place) mend(ctx context.Context, before, repaired string, d *difference) bool {
	kept, err := readSite(p.release(before))
	if err != nil {
		return true // put by others, and never checked
	}
	wrong, err := kept.check(ctx, Options{})
	for _, name := range append(wrong.Altered, wrong.Lost...) {
		if h, has := d.next.sums.of[name]; has && h == kept.sums.of[name] {
			at := kept.path(name)
			_ = os.Remove(at)
			err = errors.Join(err, os.Link(filepath.Join(p.release(repaired), filepath.FromSlash(name)), at))
		}
	}
	if err == nil {
		wrong, err = kept.check(ctx, Options{})
	}
	if err == nil && wrong.IsZero() {
		return true
	}
	tag := orDash(kept.manifest.Release)
	d.report.Notes = append(d.report.Notes, lang.Text{
		ZH: "留存的 " + tag + " 版也有文件被改动，无法退回", EN: "files of release " + tag + ", which is kept, are altered too, and there is no going back to it"})
	return false
}

// isRepair reports whether the site is the one that is served, of which files were altered.
func (d *difference) isRepair() bool {
	return d.was.standing == linked && len(d.report.Repaired) > 0 && d.was.site != nil && d.was.site.sums.id() == d.next.sums.id()
}

// compare reads every served file that the next site has too.
func (s *served) compare(ctx context.Context, next *Site, opt Options) (*difference, error) {
	d := &difference{was: s, next: next, report: &Report{Release: orDash(next.manifest.Release), Before: s.release()}}
	before := map[string]hash{}
	if s.site != nil {
		for _, f := range s.site.sums.all() {
			before[f.name] = f.hash
		}
	}
	var mu sync.Mutex
	done := opt.meter(comparing, len(next.sums.files))
	err := each(ctx, 0, next.sums.all(), func(f file) error {
		defer done()
		old, listed := before[f.name]
		intact := listed && old == f.hash && s.intact(f)
		mu.Lock()
		defer mu.Unlock()
		d.sort(f, listed, old == f.hash, intact)
		return nil
	})
	if err != nil {
		return nil, err
	}
	gone, err := s.gone(next)
	d.report.Removed = gone
	for _, names := range [][]string{d.report.Added, d.report.Changed, d.report.Repaired} {
		slices.Sort(names)
	}
	return d, err
}

// sort puts a file where it belongs.
func (d *difference) sort(f file, listed, equal, intact bool) {
	r := d.report
	switch {
	case intact:
		d.linked = append(d.linked, f)
		r.Unchanged++
		return
	case !listed:
		r.Added = append(r.Added, f.name)
	case equal:
		r.Repaired = append(r.Repaired, f.name)
	default:
		r.Changed = append(r.Changed, f.name)
	}
	d.copied = append(d.copied, f)
}

// intact reports whether a served file has the bytes that it should have and can be read by all.
func (s *served) intact(f file) bool {
	at := filepath.Join(s.dir, filepath.FromSlash(f.name))
	info, err := os.Lstat(at)
	if err != nil || info.Mode().Perm()&0o444 != 0o444 {
		return false
	}
	h, err := hashFile(at)
	return err == nil && h == f.hash
}

// gone are the files in the served folder, whoever put them there, that the next site does not have.
func (s *served) gone(next *Site) ([]string, error) {
	if s.standing != linked && s.standing != plain {
		return nil, nil
	}
	var names []string
	err := filepath.WalkDir(s.dir, func(at string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		rel, err := filepath.Rel(s.dir, at)
		name := filepath.ToSlash(rel)
		if _, kept := next.sums.of[name]; !kept && name != manifest.SumsName {
			names = append(names, name)
		}
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", s.dir, bare(err))
	}
	return names, nil
}

// assemble puts the next release together and waits until it is on the disk. A release that is kept whole is taken as it
// is.
func (p *place) assemble(ctx context.Context, d *difference, opt Options) (string, error) {
	name := releaseName(d.next)
	if p.keptWhole(ctx, name, d) {
		return name, nil
	}
	if err := d.makeFolders(p.release(nextName)); err != nil {
		return "", fmt.Errorf("making folders: %w", err)
	}
	p.step("folders")
	done := opt.meter(copying, len(d.linked)+len(d.copied))
	if err := each(ctx, 0, d.linked, func(f file) error { defer done(); return d.link(p, f) }); err != nil {
		return "", err
	}
	p.step("linked")
	var bytes atomic.Int64
	err := each(ctx, 0, d.copied, func(f file) error {
		defer done()
		n, err := d.copy(p, f)
		bytes.Add(n)
		return err
	})
	d.report.Copied = bytes.Load()
	if err != nil {
		return "", err
	}
	p.step("copied")
	if err := publish.Sync(p.releases); err != nil {
		return "", fmt.Errorf("writing to the disk: %w", bare(err))
	}
	name = p.unused(name)
	if err := os.Rename(p.release(nextName), p.release(name)); err != nil {
		return "", err
	}
	syncFolder(p.releases)
	p.step("assembled")
	return name, nil
}

// keptWhole reports whether the next release is kept, since it was taken down, and is whole.
func (p *place) keptWhole(ctx context.Context, name string, d *difference) bool {
	if name == d.was.name {
		return false
	}
	kept, err := readSite(p.release(name))
	if err != nil || kept.sums.id() != d.next.sums.id() {
		return false
	}
	wrong, err := kept.check(ctx, Options{})
	return err == nil && wrong.IsZero()
}

func (d *difference) makeFolders(root string) error {
	seen := map[string]bool{".": true}
	folders := []string{"."}
	for _, f := range d.next.sums.files {
		for dir := path.Dir(f.name); !seen[dir]; dir = path.Dir(dir) {
			seen[dir] = true
			folders = append(folders, dir)
		}
	}
	slices.Sort(folders)
	for _, name := range folders {
		at := filepath.Join(root, filepath.FromSlash(name))
		if err := os.Mkdir(at, 0o755); err != nil {
			return bare(err)
		}
		if err := os.Chmod(at, 0o755); err != nil {
			return bare(err)
		}
	}
	return nil
}

// link takes a file from the served release; where links are not possible, it is copied from the site.
func (d *difference) link(p *place, f file) error {
	from := filepath.Join(d.was.dir, filepath.FromSlash(f.name))
	if os.Link(from, filepath.Join(p.release(nextName), filepath.FromSlash(f.name))) == nil {
		return nil
	}
	_, err := d.copy(p, f)
	return err
}

// copy writes a file that the umask has no say in.
func (d *difference) copy(p *place, f file) (int64, error) {
	to := filepath.Join(p.release(nextName), filepath.FromSlash(f.name))
	dst, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return 0, fmt.Errorf("writing %s: %w", f.name, bare(err))
	}
	n, err := d.next.copyTo(dst, f)
	if err = errors.Join(bareOrNil(err), dst.Chmod(0o644), dst.Close()); err != nil {
		return n, fmt.Errorf("writing %s: %w", f.name, err)
	}
	return n, d.dated(f, to)
}

func bareOrNil(err error) error {
	if err == nil {
		return nil
	}
	return bare(err)
}

// dated makes sure that a file does not have the second and the size of the one that it replaces, by which web servers tell
// browsers that nothing has changed.
func (d *difference) dated(f file, at string) error {
	old, err := os.Stat(filepath.Join(d.was.dir, filepath.FromSlash(f.name)))
	if err != nil {
		return nil
	}
	is, err := os.Stat(at)
	if err != nil || is.Size() != old.Size() || is.ModTime().Unix() != old.ModTime().Unix() {
		return err
	}
	later := old.ModTime().Add(time.Second)
	return os.Chtimes(at, later, later)
}

// switchTo makes readers see a release.
func (p *place) switchTo(name string, from standing, stack []string, r *Report) error {
	to := filepath.Join(filepath.Base(p.releases), name)
	var err error
	switch from {
	case plain:
		err = p.takeOver(to, stack[1], r)
	case empty:
		if err = os.Remove(p.link); err == nil {
			err = point(p.link, to, p.fresh)
		}
	default:
		err = point(p.link, to, p.fresh)
	}
	if errors.Is(err, syscall.EBUSY) {
		return p.misplaced("是挂载点，无法替换；可用其中的一个子文件夹", "is a mount point, which cannot be replaced; a folder within it can be used")
	}
	if err != nil {
		return p.failed("切换到新版", "switching to the new release", err)
	}
	syncFolder(filepath.Dir(p.link))
	p.step("switched")
	return nil
}

// takeOver puts a link where a folder stands and keeps the folder as a release.
func (p *place) takeOver(to, kept string, r *Report) error {
	if err := os.Symlink(to, p.fresh); err != nil {
		return err
	}
	err := publish.Exchange(p.fresh, p.link)
	if err == nil {
		p.step("exchanged")
		return os.Rename(p.fresh, p.release(kept))
	}
	if !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	if err := os.Rename(p.link, p.release(kept)); err != nil {
		return err
	}
	p.step("folder aside")
	if err := os.Rename(p.fresh, p.link); err != nil {
		return errors.Join(err, os.Rename(p.release(kept), p.link))
	}
	r.Notes = append(r.Notes, lang.Text{
		ZH: "本系统不能一步交换文件夹，" + p.given + " 改为链接时曾有一瞬不可访问；以后各次发布不再如此",
		EN: "this system cannot exchange folders in one step: for an instant, while " + p.given + " became a link, there was nothing; later publications do not have this",
	})
	return nil
}

// settle clears the releases that are not to be kept and lets previous lead to the one before. Readers see the new
// site already: what goes wrong here is told and mended by the next run.
func (p *place) settle(d *difference, stack []string, keep int) error {
	r := d.report
	stack = stack[:min(len(stack), keep+1)]
	if err := p.remember(d.known); err != nil { // or what is cleared below would be forgotten
		r.Notes = append(r.Notes, lang.Text{ZH: "新版已经发布，但记录发布情况时出错：" + err.Error(), EN: "the new release is published, but writing this down failed: " + err.Error()})
		return nil
	}
	err := errors.Join(p.writeStack(stack), p.previous(stack))
	p.step("settled")
	entries, readErr := os.ReadDir(p.releases)
	err = errors.Join(err, readErr)
	for _, e := range entries {
		if e.IsDir() && releasePattern.MatchString(e.Name()) && !slices.Contains(stack, e.Name()) {
			err = errors.Join(err, os.RemoveAll(p.release(e.Name())))
		}
	}
	if err != nil {
		r.Notes = append(r.Notes, lang.Text{
			ZH: "新版已经发布，但清理旧版时出错：" + err.Error(),
			EN: "the new release is published, but clearing old ones failed: " + err.Error(),
		})
	}
	r.Kept = ""
	if len(stack) > 1 {
		r.Kept = p.releaseIn(stack[1])
	}
	return nil
}

// previous lets the link of that name lead to the release before.
func (p *place) previous(stack []string) error {
	link := p.release(previousLink)
	if len(stack) < 2 {
		if err := os.Remove(link); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	}
	if to, _ := os.Readlink(link); to == stack[1] {
		return nil
	}
	return point(link, stack[1], link+".new")
}

// releaseIn is the release in one of the folders, for people.
func (p *place) releaseIn(name string) string {
	s, err := readSite(p.release(name))
	if err != nil {
		return "–"
	}
	return orDash(s.manifest.Release)
}
