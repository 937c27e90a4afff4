package site

import (
	"fmt"
	"io"
	"strings"

	"gongkai/cmd/gongkai/internal/headers"
)

// Policy is the content security policy of every page.
func (Frame) Policy() string { return headers.Policy }

// writeHeaders writes the headers that a server should send, in the form that several hosts of static sites read
// (a path, then its headers; an exclamation mark takes away what a wider path gave), and as a sample for all others.
func (s *Site) writeHeaders(w io.Writer) error {
	var b strings.Builder
	for i, r := range headers.Rules() {
		for j, p := range r.Paths {
			if i+j > 0 {
				b.WriteString("\n")
			}
			fmt.Fprintf(&b, "%s\n", p)
			for _, f := range r.Fields {
				if i > 0 {
					fmt.Fprintf(&b, "  ! %s\n", f.Name)
				}
				fmt.Fprintf(&b, "  %s: %s\n", f.Name, f.Value)
			}
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}
