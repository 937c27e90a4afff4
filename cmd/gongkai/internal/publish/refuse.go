package publish

import (
	"fmt"
	"strings"
)

// A Reason says why a target is refused. It reads on after "it …".
type Reason string

const (
	IsRoot       Reason = "is the root of a file system"
	NoParent     Reason = "stands in a folder that is not there or cannot be read"
	IsLink       Reason = "is a symbolic link" // swapping would replace the link, not the folder it leads to
	NotFolder    Reason = "is not a folder"
	HoldsHome    Reason = "is or contains the home folder"
	HoldsWork    Reason = "is or contains the working directory"
	HoldsProject Reason = "holds a project" // one of .git and go.mod, even beside the marker
	IsMount      Reason = "is a mount point, which cannot be replaced"

	// NotOurs: it holds files, but not the marker.
	NotOurs Reason = "holds files and is not a site made by gongkai (there is no " + Marker + " in it)"

	// HoldsAlien: it carries the marker, but also what is no page of an earlier
	// site: a link, a device, or a file that the site does not have and whose name
	// begins with a dot or has no extension (.nojekyll, CNAME). Whoever wants it
	// published makes it a file of the site; else it must be removed by hand.
	HoldsAlien Reason = "holds what this build does not make"
)

// projectEntries in a target are the sign of a project.
var projectEntries = []string{".git", "go.mod"}

// A RefusedError says that a target must not be replaced. Nothing was changed.
type RefusedError struct {
	Path    string // the target as given
	Reason  Reason
	Entries []string // in the target, for HoldsProject and HoldsAlien: what gave the reason
}

func (e *RefusedError) Error() string {
	text := fmt.Sprintf("refusing to publish into %s: it %s", e.Path, e.Reason)
	const most = 5
	switch n := len(e.Entries); {
	case n > most:
		return fmt.Sprintf("%s: %s and %d more", text, strings.Join(e.Entries[:most], ", "), n-most)
	case n > 0:
		return text + ": " + strings.Join(e.Entries, ", ")
	}
	return text
}

func (p place) refused(r Reason, entries ...string) error {
	return &RefusedError{Path: p.given, Reason: r, Entries: entries}
}

// A BusyError says that another build is writing into the same target.
type BusyError struct {
	Path string // the target as given
	PID  int    // the other process, 0 if not known
}

func (e *BusyError) Error() string {
	if e.PID == 0 {
		return fmt.Sprintf("another build is writing into %s", e.Path)
	}
	return fmt.Sprintf("another build (process %d) is writing into %s", e.PID, e.Path)
}
