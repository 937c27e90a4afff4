package deploy

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/manifest"
	"gongkai/cmd/gongkai/internal/publish"
)

// A place is a served folder and the names that stand beside it and below its releases.
type place struct {
	given    string // as the caller wrote it
	link     string // the served folder, a symbolic link
	releases string // the folder of releases
	fresh    string // a link before it takes the place of another, or what it was exchanged with

	step func(name string) // called between steps on disk; tests kill the process here
}

const (
	nextName     = "next"     // where a release is put together
	previousLink = "previous" // leads to the release before
	stackName    = "served"   // the releases that were served, the newest first
	knownName    = "seals"    // the seals of all releases that were ever served, as sha256sum would write them
	lockName     = "lock"
)

const placeText = "This folder is kept by “gongkai publish”: the releases of the site that the link beside it leads to. Do not change anything in it.\n"

func (f Folder) locate() (*place, error) {
	abs, err := filepath.Abs(f.Path)
	if err != nil {
		return nil, fmt.Errorf("locating %s: %w", f.Path, err)
	}
	dir, base := filepath.Split(abs)
	p := &place{given: f.Path, link: abs, releases: abs + ".releases", fresh: filepath.Join(dir, "."+base+".gongkai-link"), step: func(string) {}}
	if f.step != nil {
		p.step = f.step
	}
	if filepath.Dir(abs) == abs {
		return nil, p.misplaced("是文件系统的根目录", "is the root of a file system")
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return nil, p.misplaced("的上级文件夹不存在或无法读取", "stands in a folder that is not there or cannot be read")
	}
	return p, nil
}

func (p *place) misplaced(zh, en string) error {
	return fault(Misplaced, "不能发布到 "+p.given+"：它"+zh+"；请用 --to 另指一个文件夹", "cannot publish to "+p.given+": it "+en+"; name another folder with --to")
}

func (p *place) release(name string) string { return filepath.Join(p.releases, name) }

// apart refuses a site that stands within the place, or the reverse.
func (p *place) apart(dir string) error {
	real, err := filepath.EvalSymlinks(dir)
	if err != nil {
		return fmt.Errorf("reading %s: %w", dir, bare(err))
	}
	if real, err = filepath.Abs(real); err != nil {
		return err
	}
	parent, err := filepath.EvalSymlinks(filepath.Dir(p.link))
	if err != nil {
		return fmt.Errorf("reading %s: %w", p.given, bare(err))
	}
	link := filepath.Join(parent, filepath.Base(p.link))
	if within(real, link) || within(real, link+".releases") || within(link, real) {
		return p.misplaced("与待发布的 "+dir+" 是同一个文件夹，或者一个在另一个之中", "is "+dir+", the site to be published, or one stands within the other")
	}
	return nil
}

func within(path, dir string) bool {
	return path == dir || strings.HasPrefix(path, strings.TrimSuffix(dir, string(filepath.Separator))+string(filepath.Separator))
}

// hold makes the folder of releases, takes its lock and clears what a killed run left.
func (p *place) hold() (unlock func(), err error) {
	err = os.Mkdir(p.releases, 0o755)
	if err == nil {
		err = os.Chmod(p.releases, 0o755)
	}
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, p.failed("建立 "+p.releases, "making "+p.releases, err)
	}
	if entries, err := os.ReadDir(p.releases); err != nil || !p.ours(entries) {
		return nil, fault(Misplaced, p.releases+" 不是 gongkai publish 建立的文件夹，不能用来存放各版", p.releases+" was not made by gongkai publish and cannot hold the releases")
	}
	unlock, err = publish.Lock(p.release(lockName), p.given)
	if busy, ok := errors.AsType[*publish.BusyError](err); ok {
		return nil, &Fault{Busy, lang.Text{
			ZH: fmt.Sprintf("另一个 gongkai publish（进程 %d）正在发布到 %s，请等它结束", busy.PID, p.given),
			EN: fmt.Sprintf("another gongkai publish (process %d) is publishing to %s; wait until it has ended", busy.PID, p.given)}, err}
	}
	if err != nil {
		return nil, p.failed("锁定 "+p.given, "locking "+p.given, err)
	}
	if err := p.repair(); err != nil {
		unlock()
		return nil, p.failed("清理上次中断留下的文件", "clearing what an earlier run left", err)
	}
	return unlock, nil
}

// ours reports whether the folder of releases is: it has the marker, or nothing but the lock, under which the marker is put.
func (p *place) ours(entries []os.DirEntry) bool {
	hasMore := slices.ContainsFunc(entries, func(e os.DirEntry) bool { return e.Name() != lockName })
	return !hasMore || slices.ContainsFunc(entries, func(e os.DirEntry) bool {
		return e.Name() == publish.Marker || strings.HasPrefix(e.Name(), publish.Marker+".")
	})
}

// failed puts the usual failures of disks into both languages.
func (p *place) failed(zh, en string, err error) error {
	reason := lang.Reason(err)
	return &Fault{Failed, lang.Text{ZH: zh + "：" + reason.ZH + "；已发布的网站未受影响", EN: en + ": " + reason.EN + "; what readers see is as it was"}, err}
}

// repair clears what a killed run left: a release that was being put together, a link that was not yet in place, and a
// folder that a link took the place of.
func (p *place) repair() error {
	err := errors.Join(os.RemoveAll(p.release(nextName)), writeIfMissing(p.release(publish.Marker), placeText))
	info, statErr := os.Lstat(p.fresh)
	switch {
	case statErr != nil:
		return err
	case info.IsDir():
		stack := p.stack()
		if len(stack) < 2 {
			return errors.Join(err, fmt.Errorf("%s is a folder of which nothing is known", p.fresh))
		}
		return errors.Join(err, os.Rename(p.fresh, p.release(stack[1])))
	}
	return errors.Join(err, os.Remove(p.fresh))
}

func writeIfMissing(at, text string) error {
	if _, err := os.Lstat(at); err == nil {
		return nil
	}
	return writeWhole(at, []byte(text))
}

// releaseName is what the folder of a release is called: the release and the beginning of the hash of its sums.
func releaseName(s *Site) string {
	tag := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || strings.ContainsRune("-._", r) {
			return r
		}
		return '-'
	}, s.manifest.Release)
	return strings.TrimLeft(tag+"-", "-.") + s.sums.id().String()[:12]
}

var releasePattern = regexp.MustCompile(`^([0-9A-Za-z][0-9A-Za-z._-]*-)?[0-9a-f]{12}(\.[0-9]+)?$|^earlier(\.[0-9]+)?$`)

// unused is a name for a folder of releases that does not exist yet.
func (p *place) unused(name string) string {
	for n, try := 2, name; ; n++ {
		if _, err := os.Lstat(p.release(try)); errors.Is(err, fs.ErrNotExist) {
			return try
		}
		try = fmt.Sprintf("%s.%d", name, n)
	}
}

// What the served folder is.
type standing int

const (
	nothing standing = iota
	empty            // a folder with nothing in it
	linked           // a link to a release
	plain            // a folder with a site, to be taken over
)

// look says what the served folder is, and of a link where it leads.
func (p *place) look() (standing, string, error) {
	info, err := os.Lstat(p.link)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nothing, "", nil
	case err != nil:
		return nothing, "", fmt.Errorf("reading %s: %w", p.given, bare(err))
	case info.Mode()&fs.ModeSymlink != 0:
		to, err := os.Readlink(p.link)
		name := filepath.Base(to)
		if err != nil || to != filepath.Join(filepath.Base(p.releases), name) || !releasePattern.MatchString(name) {
			return nothing, "", p.misplaced("是指向别处的符号链接", "is a symbolic link that leads elsewhere")
		}
		return linked, name, nil
	case !info.IsDir():
		return nothing, "", p.misplaced("不是文件夹", "is not a folder")
	}
	return p.lookInto()
}

func (p *place) lookInto() (standing, string, error) {
	entries, err := os.ReadDir(p.link)
	if err != nil {
		return nothing, "", fmt.Errorf("reading %s: %w", p.given, bare(err))
	}
	has := func(name string) bool {
		return slices.ContainsFunc(entries, func(e os.DirEntry) bool { return e.Name() == name })
	}
	switch {
	case len(entries) == 0:
		return empty, "", nil
	case has(".git"), has("go.mod"):
		return nothing, "", p.misplaced("含有一个项目", "holds a project")
	case has(publish.Marker), has(manifest.SumsName) && has(manifest.Name):
		return plain, "", nil
	}
	return nothing, "", p.misplaced("不是空的，也不是 gongkai 生成的网站", "holds files and is not a site made by gongkai")
}

// stack are the names of the releases that were served, the newest first. It is written before a release is put up and after one
// is taken down, so that in either case a run that was killed left at most one name too many, on top.
func (p *place) stack() []string {
	_, current, err := p.look()
	if err != nil || current == "" {
		return nil
	}
	text, _ := os.ReadFile(p.release(stackName))
	names := slices.DeleteFunc(strings.Split(string(text), "\n"), func(s string) bool { return !releasePattern.MatchString(s) })
	if len(names) > 1 && names[0] != current && names[1] == current {
		names = names[1:]
	}
	if len(names) == 0 || names[0] != current {
		return []string{current}
	}
	return names
}

func (p *place) writeStack(names []string) error {
	return writeWhole(p.release(stackName), []byte(strings.Join(names, "\n")+"\n"))
}

// known are the seals of all releases that were ever served: those written down, those of the served site, and those of the
// sites that are kept.
func (p *place) known(served *Site) seals {
	text, _ := os.ReadFile(p.release(knownName))
	known := seals{}
	for line := range strings.Lines(string(text)) {
		sum, tag, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "  ")
		if h, ok := parseHash(sum); ok {
			known[tag] = h
		}
	}
	known = known.with(served.seals())
	entries, _ := os.ReadDir(p.releases)
	for _, e := range entries {
		if !releasePattern.MatchString(e.Name()) {
			continue
		}
		if kept, err := readSite(p.release(e.Name())); err == nil {
			known = known.with(kept.seals())
		}
	}
	return known
}

// remember writes them down, where there are others than before.
func (p *place) remember(known seals) error {
	var b strings.Builder
	for _, tag := range slices.Sorted(maps.Keys(known)) {
		fmt.Fprintf(&b, "%s  %s\n", known[tag], tag)
	}
	if was, err := os.ReadFile(p.release(knownName)); err == nil && string(was) == b.String() {
		return nil
	}
	return writeWhole(p.release(knownName), []byte(b.String()))
}

// writeWhole replaces a small file as a whole.
func writeWhole(at string, text []byte) error {
	temp := at + ".new"
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	if err = errors.Join(err, f.Chmod(0o644), f.Sync(), f.Close()); err == nil {
		err = os.Rename(temp, at)
	}
	if err != nil {
		_ = os.Remove(temp)
	}
	return err
}

// point makes a link lead elsewhere, in one step.
func point(link, to, temp string) error {
	if err := os.Remove(temp); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := os.Symlink(to, temp); err != nil {
		return err
	}
	return os.Rename(temp, link)
}

// syncFolder waits until the names in a folder are on the disk. Not every system can open a folder for that.
func syncFolder(dir string) {
	if f, err := os.Open(dir); err == nil {
		_ = f.Sync()
		_ = f.Close()
	}
}
