package serve

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
	"gongkai/cmd/gongkai/internal/diag"
)

// folders are those below a site's root that a site is made of.
var folders = []string{"content", "data", "themes"}

// How changes are gathered: a load begins when nothing has changed for a moment, at the latest after a while. Besides,
// all files are looked at from time to time, since some systems do not tell of all changes: those of shared folders, of
// files behind links, of permissions. That takes no more than a small part of the time.
const (
	quiet      = 25 * time.Millisecond
	longest    = 400 * time.Millisecond
	lookEvery  = time.Second
	lookOften  = 250 * time.Millisecond // where the system does not tell of all folders
	lookingPer = 40                     // of the time at most one part in so many is spent looking
)

// A watcher waits for changes of the files of a site.
type watcher struct {
	root   string
	notify *fsnotify.Watcher // nil where the system tells of nothing
	blind  bool              // it does not tell of all folders
	seen   sight
	cost   time.Duration // of one look
}

// A sight is a digest of which files there are, how large and how old.
type sight [sha256.Size]byte

// newWatcher watches the site's folder. Where the system does not let it, it looks at the files often instead.
func newWatcher(root string) *watcher {
	w := &watcher{root: filepath.Clean(root)}
	if notify, err := fsnotify.NewWatcher(); err == nil {
		w.notify = notify
	}
	return w
}

func (w *watcher) close() {
	if w.notify != nil {
		w.notify.Close()
	}
}

// look takes note of all files, and has the system tell of changes in all folders there are by now.
func (w *watcher) look() {
	begin := time.Now()
	w.blind = w.notify == nil
	w.follow(w.root)
	w.seen = w.sight(w.follow)
	w.cost = time.Since(begin)
}

// follow has the system tell of changes in a folder. Folders that are followed already stay so; one that has gone, or
// is another by now, has taken its watch with it.
func (w *watcher) follow(folder string) {
	if w.notify != nil && w.notify.Add(folder) != nil {
		w.blind = true // it has gone again, or there are no more watches to be had
	}
}

// sight looks at all files and visits all folders that hold them.
func (w *watcher) sight(visit func(folder string)) sight {
	sum := sha256.New()
	site := os.DirFS(w.root)
	for _, folder := range folders {
		fs.WalkDir(site, folder, func(name string, e fs.DirEntry, err error) error {
			switch {
			case err != nil:
				fmt.Fprintf(sum, "%q %v\n", name, err)
			case diag.IsPassedOver(e.Name()) && e.IsDir():
				return fs.SkipDir
			case diag.IsPassedOver(e.Name()):
			case e.IsDir():
				visit(filepath.Join(w.root, filepath.FromSlash(name)))
				fmt.Fprintf(sum, "%q\n", name)
			default:
				info, err := fs.Stat(site, name) // of what a link leads to
				if err == nil {
					fmt.Fprintf(sum, "%q %d %d %v\n", name, info.Size(), info.ModTime().UnixNano(), info.Mode())
				}
			}
			return nil
		})
	}
	return sight(sum.Sum(nil))
}

// wait returns when files have changed since the last look and the changes have come to an end, or when the context
// ends.
func (w *watcher) wait(ctx context.Context) {
	look := time.NewTicker(w.pause())
	defer look.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case event, ok := <-w.events():
			if ok && w.matters(event) {
				w.settle(ctx)
				return
			}
		case _, ok := <-w.errors(): // such as more changes than the system could tell of
			if ok {
				w.settle(ctx)
				return
			}
		case <-look.C:
			if w.sight(func(string) {}) != w.seen {
				w.settle(ctx)
				return
			}
		}
	}
}

// settle waits until nothing has changed for a moment.
func (w *watcher) settle(ctx context.Context) {
	end := time.After(longest)
	still := time.NewTimer(quiet)
	defer still.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-end:
			return
		case <-still.C:
			return
		case event, ok := <-w.events():
			if ok && w.matters(event) {
				still.Reset(quiet)
			}
		case <-w.errors():
		}
	}
}

func (w *watcher) pause() time.Duration {
	if w.blind {
		return max(lookOften, lookingPer*w.cost)
	}
	return max(lookEvery, lookingPer*w.cost)
}

// events and errors are what the system tells; nil where it tells nothing.

func (w *watcher) events() <-chan fsnotify.Event {
	if w.notify == nil {
		return nil
	}
	return w.notify.Events
}

func (w *watcher) errors() <-chan error {
	if w.notify == nil {
		return nil
	}
	return w.notify.Errors
}

// matters reports whether an event tells of a change of the site: of a file or folder that is part of it.
func (w *watcher) matters(e fsnotify.Event) bool {
	if e.Op == fsnotify.Chmod {
		return false // tells of each look at a file on some systems; the next look sees a change of permissions
	}
	name, err := filepath.Rel(w.root, e.Name)
	if err != nil || diag.IsPassedOver(filepath.Base(name)) {
		return name == "." && e.Has(fsnotify.Remove|fsnotify.Rename)
	}
	first, _, _ := strings.Cut(filepath.ToSlash(name), "/")
	return slices.Contains(folders, first)
}
