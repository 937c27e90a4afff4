// Package themes holds the themes that come with the program. A site's own folder themes/<name> lies over the one of the
// same name, file by file.
package themes

import "embed"

// Files is the content of this folder: tide/layouts/frame.html and so on.
//
//go:embed all:tide
var Files embed.FS
