package main

import (
	"io"

	"gongkai/cmd/gongkai/internal/build"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/manifest"
	"gongkai/cmd/gongkai/internal/notice"
	"gongkai/cmd/gongkai/internal/publish"
	"gongkai/cmd/gongkai/internal/schema"
)

// checksums is the file of every site that is made last.
func checksums() publish.Last {
	return publish.Last{Name: manifest.SumsName, Write: func(w io.Writer, others []publish.Sum) error {
		_, err := sumsOf(others).WriteTo(w)
		return err
	}}
}

// sumsOf are the sums of published files as package manifest has them.
func sumsOf(list []publish.Sum) manifest.Sums {
	sums := make(manifest.Sums, len(list))
	for i, s := range list {
		sums[i] = manifest.Sum{Name: s.Name, SHA256: s.SHA256}
	}
	return sums
}

// filesOf lists all files of the site that was loaded last, but for the checksums.
func (c *command) filesOf(loaded build.Loaded) []publish.File {
	files := loaded.Site.Files()
	out := make([]publish.File, len(files), len(files)+1)
	for i, f := range files {
		out[i] = publish.File{Name: f.Address, Write: f.Write, Key: f.Key}
	}
	inputs := c.inputs
	return append(out, publish.File{Name: manifest.Name, Write: func(w io.Writer) error {
		m, err := manifestOf(loaded, inputs)
		if err != nil {
			return err
		}
		return manifest.Write(w, m)
	}})
}

// manifestOf is the manifest of a site. Pictures are read with it if they have not been published yet.
func manifestOf(loaded build.Loaded, inputs *manifest.Recorder) (manifest.Manifest, error) {
	if err := inputs.Require(pictures(loaded.Texts)...); err != nil {
		return manifest.Manifest{}, err
	}
	release := loaded.Data.Release()
	m := manifest.Manifest{
		Format: manifest.Format, Release: release.Tag, Date: release.Date.String(), Preview: loaded.Site.IsPreview(), Awaited: loaded.Site.Awaited(), BaseURL: loaded.BaseURL,
		Program: thisProgram(), Inputs: inputs.Inputs(schema.Folder),
	}
	m.Unreleased, _ = unsealed(loaded)
	if e := loaded.History.Entry(release.Tag); e != nil {
		m.Seal = e.Seal
	}
	if e := loaded.History.Before(release.Tag); e != nil {
		m.Previous = e.Seal
	}
	return m, nil
}

// thisProgram is what a manifest says of the program that made it.
func thisProgram() manifest.Program { return manifest.Program{Name: "gongkai", Version: version} }

// pictures are the files of the pictures beside the texts.
func pictures(texts *notice.Set) []string {
	var names []string
	for _, l := range lang.All {
		for _, name := range texts.Names() {
			if doc := texts.Document(name, l); doc != nil {
				names = append(names, doc.Pictures...)
			}
		}
	}
	return names
}
