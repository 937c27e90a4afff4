package ledger

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
)

// Folder is where the entries are, below the site's root.
const Folder = "data/releases"

// SumsFile holds the hashes of an entry's other files.
const SumsFile = "SHA256SUMS"

// An Entry is what a release published.
type Entry struct {
	Tag  string
	Seal string // SHA-256 of its SHA256SUMS, in hexadecimal
	Snapshot

	head  head
	files map[string][]byte
}

// File is the bytes of one of the entry's files, as they were read; nil where the entry was not read.
func (e *Entry) File(name string) []byte { return e.files[name] }

// Files are the names of an entry's files, in the order in which they are listed.
func Files() []string {
	names := []string{SumsFile}
	for _, t := range tables {
		names = append(names, t.name)
	}
	slices.Sort(names)
	return names
}

// A History is all entries, oldest first, but for those that are damaged.
type History struct {
	Entries   []*Entry
	IsDamaged bool
}

// Last is the newest entry, or nil.
func (h *History) Last() *Entry {
	if h == nil || len(h.Entries) == 0 {
		return nil
	}
	return h.Entries[len(h.Entries)-1]
}

// Entry finds an entry by its tag, or nil.
func (h *History) Entry(tag string) *Entry {
	if i := h.index(tag); i >= 0 {
		return h.Entries[i]
	}
	return nil
}

func (h *History) index(tag string) int {
	if h == nil {
		return -1
	}
	return slices.IndexFunc(h.Entries, func(e *Entry) bool { return e.Tag == tag })
}

// A lastFigure is a figure as it was published last, and the release that did.
type lastFigure struct {
	*Figure
	tag string
}

// lastFigures are all figures that were ever published, by their keys.
func (h *History) lastFigures() map[string]lastFigure {
	last := map[string]lastFigure{}
	for _, e := range h.Entries {
		for i := range e.Figures {
			last[e.Figures[i].key()] = lastFigure{&e.Figures[i], e.Tag}
		}
	}
	return last
}

// Before is the entry before that of the tag, or the newest one where the tag has none yet; nil before the first.
func (h *History) Before(tag string) *Entry {
	switch i := h.index(tag); {
	case i > 0:
		return h.Entries[i-1]
	case i == 0:
		return nil
	}
	return h.Last()
}

// Load reads the entries below the site's root and holds them against their hashes and their chain. Entries that are
// damaged are left out and reported. The error is for what is no fault of the input.
func Load(root fs.FS) (*History, diag.List, error) { return LoadAfter(root, &History{}) }

// LoadAfter is Load after a history was loaded to which entries have been added since: these alone are read.
func LoadAfter(root fs.FS, before *History) (*History, diag.List, error) {
	h := &History{}
	var problems diag.List
	folders, err := fs.ReadDir(root, Folder)
	if errors.Is(err, fs.ErrNotExist) {
		return h, nil, nil
	}
	if err != nil { // a link that leads out of the site, a folder that may not be read
		problems.Add(diag.FileUnreadable, diag.Pos{File: Folder}, lang.Reason(err))
		return &History{IsDamaged: true}, problems, nil
	}
	for _, f := range folders {
		if !isFolder(root, f) || diag.IsPassedOver(f.Name()) {
			continue
		}
		if e := before.Entry(f.Name()); e != nil {
			h.Entries = append(h.Entries, e)
			continue
		}
		e, found := loadEntry(root, f.Name())
		problems = append(problems, found...)
		if e != nil {
			h.Entries = append(h.Entries, e)
		}
	}
	slices.SortStableFunc(h.Entries, func(a, b *Entry) int { return a.Day.Compare(b.Day) })
	if len(problems) == 0 {
		problems = h.checkChain()
	}
	h.IsDamaged = len(problems) > 0
	return h, problems, nil
}

// isFolder reports whether a name stands for a folder, or is a link to one; one that leads nowhere is taken for one, so that
// it is reported.
func isFolder(root fs.FS, e fs.DirEntry) bool {
	if e.Type()&fs.ModeSymlink == 0 {
		return e.IsDir()
	}
	info, err := fs.Stat(root, path.Join(Folder, e.Name()))
	return err != nil && path.Ext(e.Name()) == "" || err == nil && info.IsDir()
}

func loadEntry(root fs.FS, tag string) (*Entry, diag.List) {
	var problems diag.List
	folder := path.Join(Folder, tag)
	at := func(name string) diag.Pos { return diag.Pos{File: path.Join(folder, name)} }
	list, err := fs.ReadFile(root, path.Join(folder, SumsFile))
	if err != nil {
		problems.Add(diag.ReleaseIncomplete, at(SumsFile), tag)
		return nil, problems
	}
	sums := parseSums(list)
	e := &Entry{Tag: tag, Seal: Hash(list), files: map[string][]byte{SumsFile: list}}
	for _, t := range tables {
		if _, isListed := sums[t.name]; t.isLater && !isListed {
			continue
		}
		content, err := fs.ReadFile(root, path.Join(folder, t.name))
		e.files[t.name] = content
		switch {
		case err != nil:
			problems.Add(diag.ReleaseIncomplete, at(t.name), tag)
		case Hash(content) != sums[t.name]:
			problems.Add(diag.ReleaseAltered, at(t.name), tag)
		default:
			if err := t.into(e, content); err != nil {
				src := &diag.Source{Name: at(t.name).File, Text: content}
				problems.Add(diag.ReleaseUnreadable, placeIn(src, err), err.Error())
			}
		}
	}
	if len(problems) == 0 && e.head.Tag != tag {
		problems.Add(diag.ReleaseChain, at(headFile), tag, e.head.Tag)
	}
	if len(problems) > 0 {
		return nil, problems
	}
	return e, nil
}

// placeIn is where in a table it cannot be read.
func placeIn(src *diag.Source, err *tableError) diag.Pos {
	offset := 0
	for n := 1; n < err.line; n++ {
		i := bytes.IndexByte(src.Text[offset:], '\n')
		if i < 0 {
			break
		}
		offset += i + 1
	}
	offset += max(0, err.column-1)
	return src.Pos(offset, offset+1)
}

// checkChain finds where an entry does not follow the one before it.
func (h *History) checkChain() diag.List {
	var problems diag.List
	previous, seal := "", ""
	for _, e := range h.Entries {
		if e.head.Previous != previous || e.head.Seal != seal {
			problems.Add(diag.ReleaseChain, diag.Pos{File: path.Join(Folder, e.Tag, headFile)}, e.Tag, e.head.Previous)
		}
		previous, seal = e.Tag, e.Seal
	}
	return problems
}

// Seals are the seals of the releases that a built site hands out, by their tags. What cannot be read is left out.
func Seals(site fs.FS) map[string]string {
	seals := map[string]string{}
	folders, _ := fs.ReadDir(site, Folder)
	for _, f := range folders {
		if list, err := fs.ReadFile(site, path.Join(Folder, f.Name(), SumsFile)); err == nil {
			seals[f.Name()] = Hash(list)
		}
	}
	return seals
}

// CheckSeals holds the entries against those that a site built before hands out: none of them may be gone or be another.
func CheckSeals(h *History, built map[string]string) diag.List {
	var problems diag.List
	for _, tag := range slices.Sorted(maps.Keys(built)) {
		switch e := h.Entry(tag); {
		case e == nil:
			problems.Add(diag.ReleaseLost, diag.Pos{File: path.Join(Folder, tag)}, tag)
		case e.Seal != built[tag]:
			problems.Add(diag.ReleaseRemade, diag.Pos{File: path.Join(Folder, tag, SumsFile)}, tag)
		}
	}
	return problems
}

// Hash is the SHA-256 of a file, in hexadecimal.
func Hash(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// parseSums reads the lines of sha256sum: a hash, two spaces, a name.
func parseSums(list []byte) map[string]string {
	sums := map[string]string{}
	for line := range strings.Lines(string(list)) {
		if sum, name, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "  "); ok {
			sums[name] = sum
		}
	}
	return sums
}

// Render makes the files of a new entry, which follows last; last is nil for the first.
func Render(tag string, last *Entry, s *Snapshot) map[string][]byte {
	h := head{Tag: tag, Date: s.Day.String(), TitleZH: s.Title.ZH, TitleEN: s.Title.EN, NotesZH: s.Notes.ZH, NotesEN: s.Notes.EN}
	if last != nil {
		h.Previous, h.Seal = last.Tag, last.Seal
	}
	files := s.files()
	files[headFile] = encode([]head{h})
	var sums bytes.Buffer
	for _, name := range Files() {
		if name != SumsFile {
			fmt.Fprintf(&sums, "%s  %s\n", Hash(files[name]), name)
		}
	}
	files[SumsFile] = sums.Bytes()
	return files
}
