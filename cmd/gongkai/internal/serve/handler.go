package serve

import (
	_ "embed"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"
)

// The files of the preview itself, below an address that no site has.
const (
	ownFolder  = "/.gongkai/"
	scriptPath = ownFolder + "preview.js"
	stylePath  = ownFolder + "preview.css"
	eventsPath = ownFolder + "events"
)

//go:embed preview.js
var script []byte

//go:embed preview.css
var style []byte

// patience is how long a request for a page waits for the first load before it is told to wait.
const patience = 400 * time.Millisecond

// product says in every answer what this is, and what it is not.
const product = "gongkai-serve (preview for editors; not the published site, not for production)"

// ServeHTTP answers requests from this machine, addressed to it by a loopback name or address. Others are refused: a page
// from elsewhere could else be let in under a name of its own that leads here.
func (p *Preview) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Server", product)
	h.Set("Cache-Control", "no-store")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("X-Robots-Tag", "noindex")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cross-Origin-Resource-Policy", "same-origin")
	switch {
	case !IsLoopback(hostOf(r.Host)):
		plain(w, http.StatusForbidden, "预览只供本机查看\nthis preview is for this machine only\n")
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		h.Set("Allow", "GET, HEAD")
		plain(w, http.StatusMethodNotAllowed, "预览只供查看\nthis preview can only be read\n")
	case r.URL.Path == eventsPath:
		p.events(w, r)
	case r.URL.Path == scriptPath:
		write(w, http.StatusOK, kindOf(scriptPath), script)
	case r.URL.Path == stylePath:
		write(w, http.StatusOK, kindOf(stylePath), style)
	case strings.HasPrefix(r.URL.Path, ownFolder):
		plain(w, http.StatusNotFound, "404\n")
	default:
		p.page(w, r)
	}
}

// page answers a request for a page or another file of the site.
func (p *Preview) page(w http.ResponseWriter, r *http.Request) {
	a := p.firstState(r).answer(r.URL.Path)
	if r.Context().Err() != nil {
		return
	}
	if a.forward != "" {
		http.Redirect(w, r, a.forward, a.status)
		return
	}
	if a.status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "1")
	}
	if a.kind == kindHTML {
		a.body = withScript(a.body, a.version)
	}
	write(w, a.status, a.kind, a.body)
}

// firstState is the newest state. Before the first load has ended a request waits for it: one for a page for a moment,
// since a page can tell to wait, any other to the end.
func (p *Preview) firstState(r *http.Request) *state {
	var tired <-chan time.Time
	if ext := path.Ext(r.URL.Path); ext == "" || ext == ".html" {
		tired = time.After(patience)
	}
	for {
		s, changed := p.now()
		if s.loaded {
			return s
		}
		select {
		case <-changed:
		case <-tired:
			return s
		case <-r.Context().Done():
			return s
		}
	}
}

func plain(w http.ResponseWriter, status int, text string) { write(w, status, kindText, []byte(text)) }

// write writes an answer. That the reader has gone away is no fault of anybody's.
func write(w http.ResponseWriter, status int, kind string, body []byte) {
	w.Header().Set("Content-Type", kind)
	w.Header().Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(status)
	_, _ = w.Write(body)
}
