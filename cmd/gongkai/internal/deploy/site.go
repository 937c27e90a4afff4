package deploy

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"

	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/manifest"
)

// A Site is a built site in a folder that holds exactly what its SHA256SUMS lists.
type Site struct {
	dir      string
	sums     *sums
	manifest manifest.Manifest
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
	if !wrong.IsZero() {
		t := deviation(wrong)
		return nil, fault(Unfit, dir+" 与其 "+manifest.SumsName+" 不符，不能发布："+t.ZH+"；请重新运行 gongkai build",
			dir+" is not what its "+manifest.SumsName+" lists and is not published: "+t.EN+"; run gongkai build again")
	}
	return s, nil
}

// readSite reads what a site says of itself, and checks nothing else.
func readSite(dir string) (*Site, error) {
	text, err := os.ReadFile(filepath.Join(dir, manifest.SumsName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fault(Unfit, dir+" 中没有 "+manifest.SumsName+"，无从核对，不能发布；请先运行 gongkai build",
			dir+" has no "+manifest.SumsName+" to be checked against and is not published; run gongkai build first")
	}
	if err != nil {
		return nil, fmt.Errorf("reading %s of %s: %w", manifest.SumsName, dir, bare(err))
	}
	s := &Site{dir: dir}
	if s.sums, err = parseSums(text); err != nil {
		return nil, fault(Unfit, dir+"："+manifest.SumsName+" 无法读取（"+err.Error()+"）；请重新运行 gongkai build", dir+": "+err.Error()+"; run gongkai build again")
	}
	s.manifest, err = manifest.ReadFile(os.DirFS(dir))
	if err != nil {
		return nil, fault(Unfit, dir+"："+manifest.Name+" 无法读取（"+bare(err).Error()+"）；请重新运行 gongkai build", dir+": "+manifest.Name+" cannot be read ("+bare(err).Error()+"); run gongkai build again")
	}
	return s, nil
}

// check compares every file in the folder with the sums.
func (s *Site) check(ctx context.Context, opt Options) (manifest.Change, error) {
	told := manifest.Options{}
	if opt.Progress != nil {
		told.Progress = func(done, total int) { opt.Progress(checking, done, total) }
	}
	r, err := manifest.Verify(ctx, os.DirFS(s.dir), told)
	if err != nil {
		return manifest.Change{}, fmt.Errorf("reading %s: %w", s.dir, err)
	}
	return r.Change, r.List
}

func (s *Site) path(name string) string { return filepath.Join(s.dir, filepath.FromSlash(name)) }

// seals are those of its releases.
func (s *Site) seals() seals {
	if s == nil {
		return nil
	}
	return sealsOf(maps.All(s.sums.of))
}

// Manifest is what the site says of itself.
func (s *Site) Manifest() *manifest.Manifest { return &s.manifest }

// Name is the release of the site.
func (s *Site) Name() string { return orDash(s.manifest.Release) }

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
