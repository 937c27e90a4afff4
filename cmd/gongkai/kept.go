package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"gongkai/cmd/gongkai/internal/kept"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/publish"
)

// A keeper holds what is kept of a site between builds: in the user's own folder for such things, never in that of the
// site. Where it cannot be read or written a build does without it.
type keeper struct {
	path  string // of the files; "": nothing is kept
	known func() kept.Store
	texts *lang.Memo
}

// keep reads what is kept of the site in the root folder. With full it is as if nothing were.
func (c *command) keep(full bool) *keeper {
	k := &keeper{path: keptPath(c.root), known: func() kept.Store { return nil }, texts: lang.NewMemo(nil)}
	if k.path == "" || full {
		return k
	}
	k.known = sync.OnceValue(func() kept.Store {
		text, _ := os.ReadFile(k.path) // what cannot be read is as nothing
		return kept.Read(text)
	})
	go k.known() // while the data are read
	if text, err := os.ReadFile(k.path + textsEnding); err == nil && program() != "" {
		k.texts = lang.NewMemo(kept.ReadMarks(text, program()))
	}
	return k
}

// textsEnding ends the name of the file that keeps what is known of texts, beside that of files.
const textsEnding = "-texts"

// keptPath is where that stands.
func keptPath(root string) string {
	folder, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	root, err = filepath.Abs(root)
	if err != nil {
		return ""
	}
	if real, err := filepath.EvalSymlinks(root); err == nil {
		root = real
	}
	sum := sha256.Sum256([]byte(root))
	return filepath.Join(folder, "gongkai", "files-"+hex.EncodeToString(sum[:8]))
}

// content says what a file with a key came to before.
func (k *keeper) content(name, key string) (publish.Content, bool) {
	f, ok := k.known().Find(name, key)
	return publish.Content{Bytes: f.Bytes, SHA256: f.SHA256, Modified: f.Modified}, ok
}

// digest says the same with the file's size.
func (k *keeper) digest(name, key string) (int64, [sha256.Size]byte, bool) {
	f, ok := k.known().Find(name, key)
	return f.Bytes, f.SHA256, ok
}

// save keeps what the files of a build came to.
func (k *keeper) save(sums []publish.Sum) error {
	if k.path == "" {
		return nil
	}
	store := kept.Store{}
	settled := time.Now().Add(-settling)
	for _, s := range sums {
		f := kept.File{Key: s.Key, Bytes: s.Bytes, SHA256: s.SHA256}
		if s.Modified.Before(settled) {
			f.Modified = s.Modified
		}
		store.Add(s.Name, f)
	}
	texts := func(w io.Writer) error { return kept.WriteMarks(w, program(), k.texts.Clean()) }
	return errors.Join(keepFile(k.path, store.Write), keepFile(k.path+textsEnding, texts))
}

// settling is how long after it was written a file may be written to again without having another modification time. A
// younger file is not known by its time. The coarsest times are those of FAT.
const settling = 2 * time.Second

// keepFile writes a file of the user's own as a whole or not at all.
func keepFile(path string, write func(io.Writer) error) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), "new-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if err := errors.Join(write(f), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// program tells this build of the program apart from every other; "" where its own file cannot be read.
var program = sync.OnceValue(func() string {
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	hash := sha256.New()
	if _, err := io.Copy(hash, f); err != nil {
		return ""
	}
	return hex.EncodeToString(hash.Sum(nil))
})

// keptNote tells how many files have been taken over.
func keptNote(sum publish.Summary) lang.Text {
	if sum.Kept == 0 {
		return lang.Text{}
	}
	n := func(l lang.Lang) string { return lang.Int(sum.Kept, l) }
	return lang.Text{ZH: strings.Join([]string{"（其中", n(lang.ZH), "个所依据的内容未变，未重新生成）"}, ""), EN: " (" + n(lang.EN) + " of them not rendered, as nothing they are made from has changed)"}
}
