package deploy

import (
	"path"
	"slices"
	"strings"

	"gongkai/cmd/gongkai/internal/headers"
	"gongkai/cmd/gongkai/internal/manifest"
)

// A rank is when a file is put where readers find it, where that can only be done file by file. What is referred to comes
// before what refers to it.
type rank int

const (
	assets    rank = iota // under new names, so nobody misses or meets them yet
	documents             // data and pictures, which pages link and show
	pages
	feeds  // which lead to pages
	proofs // the manifest, and SHA256SUMS as the very last: who finds the new one finds the site that it lists
)

func rankOf(name string) rank {
	switch {
	case headers.Fingerprinted(name):
		return assets
	case name == manifest.SumsName, name == manifest.Name:
		return proofs
	case path.Ext(name) == ".html":
		return pages
	case path.Ext(name) == ".xml", name == "robots.txt":
		return feeds
	}
	return documents
}

// inOrder sorts files into the order in which they are put; SHA256SUMS is the last.
func inOrder(files []file) {
	slices.SortStableFunc(files, func(a, b file) int {
		if ra, rb := rankOf(a.name), rankOf(b.name); ra != rb {
			return int(ra - rb)
		}
		if last := boolInt(a.name == manifest.SumsName) - boolInt(b.name == manifest.SumsName); last != 0 {
			return last
		}
		return strings.Compare(a.name, b.name)
	})
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// keep is the name of the folder, or the part of object keys, in which a place holds what publishing has to remember.
const keep = ".gongkai-releases"

// reserved reports whether a file of this name would meet what publishing keeps for itself.
func reserved(name string) bool { return name == keep || strings.HasPrefix(name, keep+"/") }
