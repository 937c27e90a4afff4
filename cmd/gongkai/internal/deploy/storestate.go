package deploy

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"

	"github.com/minio/minio-go/v7"
	"gongkai/cmd/gongkai/internal/headers"
	"gongkai/cmd/gongkai/internal/manifest"
)

// A state says what stands in a store. It is the first that is read and the last that is written.
type state struct {
	Format string   `json:"format"`
	Served *version `json:"served"`           // the last release that was put whole
	Before *version `json:"before,omitempty"` // the one that a rollback puts back
	Taken  *version `json:"taken,omitempty"`  // one that a rollback took down, whose assets are still there
	Next   *version `json:"next,omitempty"`   // one that is being put, or was when a run was stopped
	Back   bool     `json:"back,omitempty"`   // by a rollback

	Sealed map[string]string `json:"sealed,omitempty"` // the seals of all releases that were ever served, by their tags
}

// A version is a release by the hash of its SHA256SUMS.
type version struct {
	ID      string `json:"id"`
	Release string `json:"release"`
	Date    string `json:"date"`
}

const (
	stateName   = "state.json"
	stateFormat = "gongkai-publish/1"
)

func (v *version) manifest() *manifest.Manifest {
	if v == nil {
		return nil
	}
	return &manifest.Manifest{Release: v.Release, Date: v.Date}
}

func (v *version) name() string {
	if v == nil {
		return ""
	}
	return orDash(v.Release)
}

func versionOf(s *Site) *version {
	return &version{s.sums.id().String(), s.manifest.Release, s.manifest.Date}
}

// known are the seals of all releases that were ever served: those written down, and those of the served site.
func (st *state) known(served record) seals {
	known := seals{}
	for tag, sum := range st.Sealed {
		if h, ok := parseHash(sum); ok {
			known[tag] = h
		}
	}
	return known.with(served.seals())
}

// written are seals as the state has them.
func written(known seals) map[string]string {
	sums := map[string]string{}
	for tag, h := range known {
		sums[tag] = h.String()
	}
	return sums
}

// readState reads what stands in the store. Where nothing was published yet, but a site was put by other means, that is what its
// own lists say.
func (s *Store) readState(ctx context.Context) (*state, error) {
	text, _, err := s.get(ctx, kept(stateName))
	if errors.Is(err, fs.ErrNotExist) {
		return s.stateOfOthers(ctx)
	}
	if err != nil {
		return nil, err
	}
	var st state
	if err := json.Unmarshal(text, &st); err != nil || st.Format != stateFormat {
		return nil, fault(Failed, s.given+"："+kept(stateName)+" 不是本程序能读的格式", s.given+": "+kept(stateName)+" is of a format that this program does not read")
	}
	return &st, nil
}

func (s *Store) stateOfOthers(ctx context.Context) (*state, error) {
	st := &state{Format: stateFormat}
	text, _, err := s.get(ctx, manifest.Name)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if m, wrong := manifest.Read(bytes.NewReader(text)); err == nil && wrong == nil {
		st.Served = &version{Release: m.Release, Date: m.Date}
	}
	return st, nil
}

func (s *Store) writeState(ctx context.Context, st *state) error {
	text, err := json.MarshalIndent(st, "", "  ")
	if err != nil {
		return err
	}
	_, err = s.putWith(ctx, kept(stateName), append(text, '\n'), minio.PutObjectOptions{ContentType: "application/json", CacheControl: "no-store"})
	return err
}

// An entry is what was put of a file.
type entry struct {
	hash hash
	etag string // "-" if not known
	kind string // of the headers that it was put with
}

// A record is what was put of a release.
type record map[string]entry

// seals are those of the releases that readers can have taken.
func (r record) seals() seals {
	return sealsOf(func(yield func(string, hash) bool) {
		for name, e := range r {
			if !yield(name, e.hash) {
				return
			}
		}
	})
}

// kindOf stands for the headers of a file.
func kindOf(name string) string {
	sum := sha256.Sum256([]byte(headers.TypeOf(name) + "\n" + headers.Of(name, headers.CacheControl)))
	return hex.EncodeToString(sum[:4])
}

func recordName(v *version) string { return kept(v.ID + ".objects") }

// readRecord reads what was put of a release; nil for none.
func (s *Store) readRecord(ctx context.Context, v *version) (record, error) {
	if v == nil {
		return nil, nil
	}
	if v.ID == "" {
		return s.recordOfOthers(ctx)
	}
	text, _, err := s.get(ctx, recordName(v))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fault(Failed, s.given+"：缺少 "+recordName(v), s.given+": "+recordName(v)+" is missing")
	}
	if err != nil {
		return nil, err
	}
	r := record{}
	for line := range strings.Lines(string(text)) {
		part := strings.SplitN(strings.TrimSuffix(line, "\n"), "  ", 4)
		h, ok := parseHash(part[0])
		if len(part) != 4 || !ok {
			return nil, fault(Failed, s.given+"："+recordName(v)+" 已损坏", s.given+": "+recordName(v)+" is damaged")
		}
		r[part[3]] = entry{h, part[1], part[2]}
	}
	return r, nil
}

// recordOfOthers is what the lists of a site say that was put by other means.
func (s *Store) recordOfOthers(ctx context.Context) (record, error) {
	text, _, err := s.get(ctx, manifest.SumsName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	list, err := parseSums(text)
	if err != nil {
		return nil, nil // whatever it is, nothing of it is removed
	}
	r := record{}
	for _, f := range list.all() {
		r[f.name] = entry{f.hash, "-", "-"}
	}
	return r, nil
}

func (s *Store) writeRecord(ctx context.Context, v *version, r record) error {
	var b bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(r)) {
		fmt.Fprintf(&b, "%s  %s  %s  %s\n", r[name].hash, r[name].etag, r[name].kind, name)
	}
	_, err := s.putWith(ctx, recordName(v), b.Bytes(), minio.PutObjectOptions{ContentType: "text/plain; charset=utf-8", CacheControl: "no-store"})
	return err
}
