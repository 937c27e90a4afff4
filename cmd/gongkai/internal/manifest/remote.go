package manifest

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"
	"time"
)

// How a remote site is asked.
const (
	remoteJobs  = 8               // files at a time
	attempts    = 4               // at one file
	firstPause  = time.Second / 4 // before the second attempt; twice as long before each further one
	patience    = 2 * time.Minute // for one attempt
	longestList = 64 << 20        // bytes of the list, and of the manifest
	longestFile = 1 << 30         // bytes of any other file
)

// Remote compares the files of a site on the web with its list, which is all that can be seen from outside: a file that was
// added is not. A file that is not there counts as lost, unless it is one that servers keep to themselves (its name begins
// with a dot or, at the root, with a low line, or it is the page that stands in for others): such files are in Withheld. Requests that fail are made again; the error is
// for those that fail time and again. A client that is nil is the usual one.
func Remote(ctx context.Context, base *url.URL, client *http.Client, opt Options) (*Report, error) {
	s := newRemoteSite(base, client)
	r := &Report{IsRemote: true}
	var list bytes.Buffer
	err := s.get(ctx, SumsName, longestList, &list)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if r.list(list.Bytes(), err); r.List != nil {
		return r, nil
	}
	m, unread, err := s.readManifest(ctx)
	if err != nil {
		return nil, err
	}
	found := make([]error, len(r.Listed))
	sums := slices.Clone(r.Listed)
	err = each(ctx, len(sums), jobs(opt.Jobs, remoteJobs), opt.Progress, func() func(int) error {
		return func(i int) error {
			sums[i].SHA256, found[i] = s.sum(ctx, sums[i].Name)
			if errors.Is(found[i], fs.ErrNotExist) {
				return nil
			}
			return found[i]
		}
	})
	if err != nil {
		return nil, err
	}
	for i, sum := range sums {
		switch {
		case found[i] == nil:
			r.Found = append(r.Found, sum)
		case isKeptByServers(sum.Name):
			r.Withheld = append(r.Withheld, sum.Name)
		}
	}
	r.conclude(m, unread)
	if r.Lost = slices.DeleteFunc(r.Lost, isKeptByServers); len(r.Lost) == 0 {
		r.Lost = nil
	}
	return r, nil
}

// Fetch gets some files of the list of a site on the web, as a folder. What is not as the list says is left out.
func Fetch(ctx context.Context, base *url.URL, client *http.Client, list Sums) (fs.FS, error) {
	s := newRemoteSite(base, client)
	var packed bytes.Buffer
	out := zip.NewWriter(&packed) // the standard library's folder in memory
	for _, sum := range list {
		var text bytes.Buffer
		err := s.get(ctx, sum.Name, longestFile, &text)
		switch {
		case errors.Is(err, fs.ErrNotExist), err == nil && sha256.Sum256(text.Bytes()) != sum.SHA256:
			continue
		case err != nil:
			return nil, err
		}
		w, err := out.CreateHeader(&zip.FileHeader{Name: sum.Name, Method: zip.Store})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(text.Bytes()); err != nil {
			return nil, err
		}
	}
	if err := out.Close(); err != nil {
		return nil, err
	}
	return zip.NewReader(bytes.NewReader(packed.Bytes()), int64(packed.Len()))
}

// isKeptByServers reports whether servers usually do not give a file out.
func isKeptByServers(name string) bool {
	return strings.HasPrefix(name, ".") || strings.Contains(name, "/.") || strings.HasPrefix(name, "_") || name == "404.html"
}

// A remoteSite is a site on the web.
type remoteSite struct {
	base   *url.URL
	client *http.Client
}

func newRemoteSite(base *url.URL, client *http.Client) *remoteSite {
	if client == nil {
		client = http.DefaultClient
	}
	own := *client
	own.CheckRedirect = func(req *http.Request, via []*http.Request) error {
		if req.URL.Hostname() != base.Hostname() || len(via) > 5 {
			return &redirectError{req.URL.String()}
		}
		return nil
	}
	folder := *base
	if path.Ext(folder.Path) == ".html" {
		folder.Path = path.Dir(folder.Path)
	}
	folder.RawPath, folder.RawQuery, folder.Fragment = "", "", ""
	return &remoteSite{&folder, &own}
}

// readManifest keeps apart that the manifest is not as it should be and that it could not be had.
func (s *remoteSite) readManifest(ctx context.Context) (m Manifest, unread, err error) {
	var text bytes.Buffer
	if err := s.get(ctx, Name, longestList, &text); errors.Is(err, fs.ErrNotExist) {
		return m, err, nil
	} else if err != nil {
		return m, nil, err
	}
	m, unread = Read(&text)
	return m, unread, nil
}

func (s *remoteSite) sum(ctx context.Context, name string) ([sha256.Size]byte, error) {
	hash := sha256.New()
	err := s.get(ctx, name, longestFile, hash)
	return [sha256.Size]byte(hash.Sum(nil)), err
}

// A redirectError is a redirection to another host, which is another site, or one too many.
type redirectError struct{ to string }

func (e *redirectError) Error() string { return "the server leads on to " + e.to }

// A sink takes what is read, and forgets it when it has to be read again.
type sink interface {
	io.Writer
	Reset()
}

// get reads a file of the site. The error is fs.ErrNotExist where the server says that there is none.
func (s *remoteSite) get(ctx context.Context, name string, limit int64, to sink) error {
	var err error
	pause := firstPause
	for try := range attempts {
		if try > 0 {
			if err := sleep(ctx, pause); err != nil {
				return err
			}
			pause *= 2
		}
		to.Reset()
		var again bool
		again, err = s.try(ctx, name, limit, to)
		if err == nil || !again || ctx.Err() != nil {
			break
		}
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// try makes one request, and reports whether one more may do better.
func (s *remoteSite) try(ctx context.Context, name string, limit int64, to io.Writer) (again bool, err error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	address := s.address(name)
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return false, err
	}
	request.Header.Set("Cache-Control", "no-cache")
	request.Header.Set("User-Agent", "gongkai")
	response, err := s.client.Do(request)
	if err != nil {
		_, isRedirect := errors.AsType[*redirectError](err)
		return !isRedirect, fmt.Errorf("fetching %s: %w", address, cause(err))
	}
	defer response.Body.Close()
	switch code := response.StatusCode; {
	case code == http.StatusNotFound, code == http.StatusGone, code == http.StatusForbidden:
		return false, &fs.PathError{Op: "fetch", Path: address, Err: fs.ErrNotExist}
	case code != http.StatusOK:
		return code >= 500 || code == http.StatusTooManyRequests || code == http.StatusRequestTimeout, fmt.Errorf("fetching %s: the server answers %s", address, response.Status)
	}
	n, err := io.Copy(to, io.LimitReader(response.Body, limit+1))
	if err != nil {
		return true, fmt.Errorf("fetching %s: %w", address, err)
	}
	if n > limit {
		return false, fmt.Errorf("fetching %s: it is larger than %d MB", address, limit>>20)
	}
	return false, nil
}

// address is that of a file of the site.
func (s *remoteSite) address(name string) string {
	parts := strings.Split(name, "/")
	for i, p := range parts {
		parts[i] = url.PathEscape(p)
	}
	return s.base.JoinPath(parts...).String()
}

// cause is an error of a request without the address, which the message names already.
func cause(err error) error {
	if e, ok := errors.AsType[*url.Error](err); ok {
		return e.Err
	}
	return err
}

func sleep(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}
