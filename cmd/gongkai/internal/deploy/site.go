package deploy

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/publish"
)

// A Site is a built site in a folder that holds exactly what its SHA256SUMS lists.
type Site struct {
	dir      string
	sums     *sums
	manifest manifest
	marker   bool // the folder carries the marker of built sites, which is not listed
}

// Open reads a site and holds every file against SHA256SUMS. One that is not what it lists is a *Fault.
func Open(ctx context.Context, dir string, progress func(stage lang.Text, done, total int)) (*Site, error) {
	s, err := readSite(dir)
	if err != nil {
		return nil, err
	}
	wrong, err := s.check(ctx, Options{Progress: progress})
	if err != nil {
		return nil, err
	}
	if !wrong.none() {
		t := wrong.text()
		return nil, fault(Unfit, dir+" 与其 "+sumsName+" 不符，不能发布："+t.ZH+"；请重新运行 gongkai build",
			dir+" is not what its "+sumsName+" lists and is not published: "+t.EN+"; run gongkai build again")
	}
	return s, nil
}

// readSite reads what a site says of itself, and checks nothing else.
func readSite(dir string) (*Site, error) {
	text, err := os.ReadFile(filepath.Join(dir, sumsName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fault(Unfit, dir+" 中没有 "+sumsName+"，无从核对，不能发布；请先运行 gongkai build",
			dir+" has no "+sumsName+" to be checked against and is not published; run gongkai build first")
	}
	if err != nil {
		return nil, fmt.Errorf("reading %s of %s: %w", sumsName, dir, bare(err))
	}
	s := &Site{dir: dir}
	if s.sums, err = parseSums(text); err != nil {
		return nil, fault(Unfit, dir+"："+sumsName+" 无法读取（"+err.Error()+"）；请重新运行 gongkai build", dir+": "+err.Error()+"; run gongkai build again")
	}
	text, err = os.ReadFile(filepath.Join(dir, manifestName))
	if err == nil {
		s.manifest, err = parseManifest(text)
	}
	if err != nil {
		return nil, fault(Unfit, dir+"："+manifestName+" 无法读取（"+bare(err).Error()+"）；请重新运行 gongkai build", dir+": "+manifestName+": "+bare(err).Error()+"; run gongkai build again")
	}
	_, err = os.Lstat(filepath.Join(dir, publish.Marker))
	s.marker = err == nil && s.sums.of[publish.Marker] == hash{}
	return s, nil
}

// A deviation is in what a folder differs from its sums, by names of files.
type deviation struct{ altered, lost, added []string }

func (d *deviation) none() bool { return len(d.altered)+len(d.lost)+len(d.added) == 0 }

func (d *deviation) text() lang.Text {
	var zh, en []string
	for _, part := range []struct {
		names  []string
		zh, en string
	}{{d.altered, "内容已变：", "altered: "}, {d.lost, "缺少：", "lost: "}, {d.added, "多出：", "added: "}} {
		if len(part.names) > 0 {
			t := some(part.names)
			zh, en = append(zh, part.zh+t.ZH), append(en, part.en+t.EN)
		}
	}
	return lang.Text{ZH: strings.Join(zh, "；"), EN: strings.Join(en, "; ")}
}

// check reads every file of a site.
func (s *Site) check(ctx context.Context, opt Options) (*deviation, error) {
	d := &deviation{}
	var mu sync.Mutex
	note := func(list *[]string, name string) {
		mu.Lock()
		defer mu.Unlock()
		*list = append(*list, name)
	}
	done := opt.meter(checking, len(s.sums.files))
	err := each(ctx, 0, s.sums.files, func(f file) error {
		defer done()
		h, err := hashFile(s.path(f.name))
		switch {
		case errors.Is(err, fs.ErrNotExist), errors.Is(err, errNotRegular):
			note(&d.lost, f.name)
		case err != nil:
			return fmt.Errorf("reading %s: %w", f.name, bare(err))
		case h != f.hash:
			note(&d.altered, f.name)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	d.added, err = s.added()
	slices.Sort(d.altered)
	slices.Sort(d.lost)
	return d, err
}

// added are the files in the folder that are not listed, but for the list itself and the marker.
func (s *Site) added() ([]string, error) {
	var names []string
	err := filepath.WalkDir(s.dir, func(at string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		rel, err := filepath.Rel(s.dir, at)
		name := filepath.ToSlash(rel)
		if _, listed := s.sums.of[name]; !listed && name != sumsName && name != publish.Marker {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", s.dir, bare(err))
	}
	return names, nil
}

func (s *Site) path(name string) string { return filepath.Join(s.dir, filepath.FromSlash(name)) }

// Name is the release of the site.
func (s *Site) Name() string { return s.manifest.name() }

// read reads a file that must still have the bytes that were checked.
func (s *Site) read(f file) ([]byte, error) {
	text, err := os.ReadFile(s.path(f.name))
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", f.name, bare(err))
	}
	if sha256.Sum256(text) != f.hash {
		return nil, changedMeanwhile(f.name)
	}
	return text, nil
}

// copyTo writes a file that must still have the bytes that were checked.
func (s *Site) copyTo(w io.Writer, f file) (int64, error) {
	src, err := os.Open(s.path(f.name))
	if err != nil {
		return 0, err
	}
	defer src.Close()
	sum := sha256.New()
	n, err := io.Copy(io.MultiWriter(w, sum), src)
	if err == nil && !bytes.Equal(sum.Sum(nil), f.hash[:]) {
		err = changedMeanwhile(f.name)
	}
	return n, err
}

func changedMeanwhile(name string) error {
	return fault(Unfit, name+" 在发布过程中被改动，已停止发布；请等改动结束后再发布", name+" changed while it was being published, which was stopped; publish again when nothing writes there any more")
}

var errNotRegular = errors.New("not a regular file")

func hashFile(at string) (h hash, err error) {
	info, err := os.Lstat(at)
	if err != nil {
		return h, err
	}
	if !info.Mode().IsRegular() {
		return h, errNotRegular
	}
	f, err := os.Open(at)
	if err != nil {
		return h, err
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return h, err
	}
	return hash(sum.Sum(nil)), nil
}

// bare is an error of the operating system without the path it is about.
func bare(err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return e.Err
	}
	if e, ok := errors.AsType[*os.LinkError](err); ok {
		return e.Err
	}
	return err
}
