// Package schema writes the format of the data files as JSON Schemas (draft 7), so that a text editor that knows schemas
// of TOML completes and explains the keys, in Chinese and English, and marks what is wrong while it is typed.
//
// A schema is made from the same description of the format as the loader reads (dataset.Fields), and from the ids of the
// site: the file of a year knows the indicators with their names, units and targets. Keys are closed; references to ids
// that may be new, such as that of a source, are offered and never refused. What a schema refuses, check refuses too;
// check knows more.
package schema

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"strings"

	"gongkai/cmd/gongkai/internal/dataset"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
)

// Folder is where the schemas stand, below the site's root. Its name hides it from the loader.
const Folder = dataset.Folder + "/.schema"

// A File is one schema.
type File struct {
	Name string // in Folder
	Text []byte
}

// Files makes the schemas of a site, from as much of its data as could be read.
func Files(set *disclosure.Dataset) []File {
	b := &builder{set: set}
	var files []File
	for _, f := range dataset.Files() {
		var text bytes.Buffer
		write(&text, b.file(f), 0, 0)
		text.WriteByte('\n')
		files = append(files, File{fileName(f.Name), text.Bytes()})
	}
	return files
}

// fileName is the schema's name of a data file, or of the files of a folder: year.schema.json of years/*.toml.
func fileName(name string) string {
	if folder, _, below := strings.Cut(name, "/"); below {
		return strings.TrimSuffix(folder, "s") + ".schema.json"
	}
	return strings.TrimSuffix(name, ".toml") + ".schema.json"
}

// marker begins a line that names a file's schema.
const marker = "#:schema "

// Line is the first line of a data file, which tells editors its schema. The name is relative to the data folder.
func Line(name string) string {
	up := "./"
	if strings.Contains(name, "/") {
		up = "../"
	}
	return marker + up + path.Base(Folder) + "/" + fileName(name)
}

// Unnamed lists the data files, by their names in the data folder, whose first line tells no schema.
func Unnamed(root fs.FS) ([]string, error) {
	var unnamed []string
	for _, f := range dataset.Files() {
		found, err := fs.Glob(root, path.Join(dataset.Folder, f.Name))
		if err != nil {
			return nil, err
		}
		for _, name := range found {
			text, err := fs.ReadFile(root, name)
			if err != nil || strings.HasPrefix(path.Base(name), ".") {
				continue // what cannot be read is for check to say
			}
			if !bytes.HasPrefix(text, []byte(marker)) {
				unnamed = append(unnamed, strings.TrimPrefix(name, dataset.Folder+"/"))
			}
		}
	}
	return unnamed, nil
}

// Check warns where the schemas in the site's folder are no longer those that would be made. A site without the folder
// wants none. The dataset must be without errors.
func Check(root fs.FS, set *disclosure.Dataset) diag.List {
	if _, err := fs.Stat(root, Folder); err != nil {
		return nil
	}
	var stale []string
	for _, f := range Files(set) {
		text, err := fs.ReadFile(root, path.Join(Folder, f.Name))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return diag.List{diag.New(diag.FileUnreadable, diag.Pos{File: path.Join(Folder, f.Name)}, lang.Reason(err))}
		}
		if !bytes.Equal(text, f.Text) {
			stale = append(stale, f.Name)
		}
	}
	if stale == nil {
		return nil
	}
	return diag.List{diag.New(diag.SchemaStale, diag.Pos{File: Folder}, strings.Join(stale, ", "))}
}
