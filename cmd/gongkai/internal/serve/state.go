package serve

import (
	"bytes"
	"net/http"
	"net/url"
	"path"
	"strings"

	"gongkai/cmd/gongkai/internal/build"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/site"
)

// A state is what there is to show at one time. It is not changed after it was made.
type state struct {
	loaded   bool                 // false before the first load has ended
	files    map[string]site.File // of the newest site that could be planned, by address; nil before there is one
	base     string               // path under which the site will be published, with a slash at its end: /
	problems diag.List            // of the newest load
	failure  error                // that ended the newest load and is no fault of the input
	messages lang.Lang
	folder   string // the site's, as the system names it
}

func filesOf(loaded build.Loaded) map[string]site.File {
	files := map[string]site.File{}
	for _, f := range loaded.Site.Files() {
		files[f.Address] = f
	}
	return files
}

// basePath is the path of the address of the published site. One page names its links from there: the one that is shown
// in place of pages that do not exist.
func basePath(address string) string {
	u, err := url.Parse(address)
	if err != nil || !strings.HasPrefix(u.Path, "/") {
		return "/"
	}
	return strings.TrimSuffix(u.Path, "/") + "/"
}

// isBroken reports whether the newest load came to no site.
func (s *state) isBroken() bool { return s.failure != nil || s.problems.HasErrors() }

// An answer is what a request for a path comes to.
type answer struct {
	status  int
	kind    string // of the content
	body    []byte
	forward string // another path to ask for
	version string // of a page: changes where its bytes do, those of its links to style sheets apart; "" for other files
	styles  []string
}

// The versions of pages that are the preview's own.
const (
	versionWaiting = "waiting"
	versionAlone   = "problems"
)

// answer answers a request for a path.
func (s *state) answer(requested string) answer {
	switch {
	case !s.loaded:
		return answer{status: http.StatusServiceUnavailable, kind: kindHTML, body: waitingPage(), version: versionWaiting}
	case s.files == nil:
		return answer{status: http.StatusServiceUnavailable, kind: kindHTML, body: alonePage(s), version: versionAlone}
	}
	address := strings.TrimPrefix(requested, "/")
	if f, ok := s.find(address); ok {
		return s.render(f, http.StatusOK)
	}
	if _, ok := s.find(address + "/"); ok && address != "" {
		return answer{status: http.StatusFound, forward: (&url.URL{Path: "/" + address + "/"}).String()}
	}
	return s.notFound(address)
}

// find finds the file of an address, below the root or below the path under which the site will be published.
func (s *state) find(address string) (site.File, bool) {
	for _, a := range []string{address, strings.TrimPrefix("/"+address, s.base)} {
		if a == "" || strings.HasSuffix(a, "/") {
			a += "index.html"
		}
		if f, ok := s.files[a]; ok {
			return f, true
		}
	}
	return site.File{}, false
}

// notFound answers with the site's page for what does not exist, in the language of the folder asked for.
func (s *state) notFound(address string) answer {
	folder, _, _ := strings.Cut(strings.TrimPrefix("/"+address, s.base), "/")
	f, ok := s.files[path.Join(folder, "404.html")]
	if !ok {
		f, ok = s.files["404.html"]
	}
	if !ok {
		return answer{status: http.StatusNotFound, kind: kindText, body: []byte("404\n")}
	}
	return s.render(f, http.StatusNotFound)
}

func (s *state) render(f site.File, status int) answer {
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		return answer{status: http.StatusInternalServerError, kind: kindHTML, body: failedPage(s, err), version: digest([]byte(err.Error()))}
	}
	a := answer{status: status, kind: kindOf(f.Address), body: b.Bytes()}
	if a.kind == kindHTML {
		a.version, a.styles = version(a.body)
	}
	return a
}

// The kinds of content, by the ending of the address. A file of another kind is one to be saved.
const (
	kindHTML = "text/html; charset=utf-8"
	kindText = "text/plain; charset=utf-8"
)

var kinds = map[string]string{
	".html": kindHTML, ".txt": kindText, ".md": kindText,
	".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".mjs": "text/javascript; charset=utf-8",
	".json": "application/json", ".jsonld": "application/ld+json", ".webmanifest": "application/manifest+json",
	".xml": "application/xml", ".atom": "application/atom+xml", ".csv": "text/csv; charset=utf-8", ".toml": "application/toml",
	".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".zip": "application/zip", ".pdf": "application/pdf",
	".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".webp": "image/webp", ".ico": "image/x-icon",
	".woff2": "font/woff2", ".woff": "font/woff", ".wasm": "application/wasm",
}

func kindOf(address string) string {
	if kind, ok := kinds[strings.ToLower(path.Ext(address))]; ok {
		return kind
	}
	return "application/octet-stream"
}
