// Package serve shows a site to those who write it, on their own machine, while they write: a page is rendered when it is
// asked for, a change of a file is on the screen at once, and what is wrong stands over the last good page until it is
// mended. It is no server for the public: it listens on loopback addresses only and says what it is in every answer.
//
// Three things run side by side. The loader ([Preview.follow]) loads the site, waits for a change of its files ([watcher])
// and loads it again. Requests are answered from the newest state ([Preview.ServeHTTP]). Each open page listens to a
// stream of events ([Preview.events]) that tells it how it would look now: if its bytes have changed it loads itself
// anew, if only its style sheets have it takes these, and it shows the problems of the newest load.
//
// Nothing of this reaches a built site. The pages that a preview shows are those of the site with one script added and
// their policy widened for it.
package serve

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"time"

	"gongkai/cmd/gongkai/internal/build"
	"gongkai/cmd/gongkai/internal/dataset"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
)

// Options say what to preview.
type Options struct {
	Root     string        // the site's folder
	Themes   fs.FS         // the themes that come with the program
	Messages *lang.Lang    // the language of messages; nil: the one that the site names
	Report   func(Outcome) // hears of every load, one after the other; may be nil
}

// An Outcome is what came of one load.
type Outcome struct {
	Problems diag.List
	Err      error     // what is no fault of the input
	Pages    int       // of the site; 0 where it has errors
	Messages lang.Lang // the language in which the site wants its messages
	Took     time.Duration
}

// A Preview is a site that is shown while it changes.
type Preview struct {
	options Options
	memo    *dataset.Memo

	mu      sync.Mutex
	state   *state
	changed chan struct{} // closed when there is a newer state
}

// New makes a preview, which has nothing to show before it has loaded the site.
func New(o Options) *Preview {
	return &Preview{options: o, memo: dataset.NewMemo(lang.NewMemo(nil)), state: &state{}, changed: make(chan struct{})}
}

// Run previews a site on l until the context ends, which is no error.
func Run(ctx context.Context, l net.Listener, o Options) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	p := New(o)
	server := &http.Server{
		Handler:           p,
		ReadHeaderTimeout: 10 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return ctx }, // streams end with the context
	}
	var running sync.WaitGroup
	running.Go(func() { p.follow(ctx) })
	running.Go(func() {
		<-ctx.Done()
		server.Close()
	})
	err := server.Serve(l)
	cancel()
	running.Wait()
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return fmt.Errorf("serving the preview: %w", err)
}

// follow loads the site, and again after each change of its files, until the context ends.
func (p *Preview) follow(ctx context.Context) {
	w := newWatcher(p.options.Root)
	defer w.close()
	for ctx.Err() == nil {
		w.look() // before the load, so that a change during it is seen after it
		p.load(ctx)
		w.wait(ctx)
	}
}

// load loads the site and makes what came of it the newest state. The folder is opened anew each time: it may be another
// one by now. One from which a site was planned stays open as long as that site is in use, for its pictures.
func (p *Preview) load(ctx context.Context) {
	begin := time.Now()
	var loaded build.Loaded
	root, err := os.OpenRoot(p.options.Root)
	if err == nil {
		built, _ := fs.Sub(root.FS(), build.Public) // a name that is one
		loaded, err = build.Load(ctx, build.Input{Root: root.FS(), Built: built, Themes: p.options.Themes, Memo: p.memo})
		if loaded.Site == nil {
			root.Close()
		}
	}
	if ctx.Err() != nil {
		return
	}
	if p.options.Messages != nil {
		loaded.Messages = *p.options.Messages
	}
	pages := p.publish(loaded, err)
	if p.options.Report != nil {
		p.options.Report(Outcome{loaded.Problems, err, pages, loaded.Messages, time.Since(begin)})
	}
}

// publish makes the outcome of a load the newest state. Where it planned no site, the last good one stays.
func (p *Preview) publish(loaded build.Loaded, err error) (pages int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	next := &state{loaded: true, problems: loaded.Problems, failure: err, messages: loaded.Messages, folder: absolute(p.options.Root)}
	next.files, next.base = p.state.files, p.state.base
	if err == nil && loaded.Site != nil {
		next.files, next.base = filesOf(loaded), basePath(loaded.BaseURL)
		pages = len(loaded.Site.Pages())
	}
	p.state = next
	close(p.changed)
	p.changed = make(chan struct{})
	return pages
}

func absolute(folder string) string {
	if path, err := filepath.Abs(folder); err == nil {
		return path
	}
	return folder
}

// now is the newest state, and a channel that is closed when there is a newer one.
func (p *Preview) now() (*state, <-chan struct{}) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.state, p.changed
}
