package site

import (
	"io"
	"strings"
)

// policy is what a page may load and do (https://www.w3.org/TR/CSP3/): nothing but what comes from the site itself. Nothing
// of it needs connections; they are allowed to the site itself so that tools which look at a page can fetch its robots.txt.
var policy = strings.Join([]string{
	"default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "manifest-src 'self'", "connect-src 'self'",
	"base-uri 'none'", "form-action 'self'",
}, "; ")

// Policy is the content security policy of every page.
func (Frame) Policy() string { return policy }

// writeHeaders writes the headers that a server should send, in the form that several hosts of static sites read
// (a path, then its headers), and as a sample for all others. What a page cannot say of itself stands here alone: who may
// frame it, and how long a copy may be kept.
func (s *Site) writeHeaders(w io.Writer) error {
	_, err := io.WriteString(w, `/*
  Content-Security-Policy: `+policy+`; frame-ancestors 'none'
  X-Content-Type-Options: nosniff
  Referrer-Policy: strict-origin-when-cross-origin
  Permissions-Policy: camera=(), microphone=(), geolocation=()
  Cache-Control: no-cache

/embed/*
  ! Content-Security-Policy
  Content-Security-Policy: `+policy+`

/en/embed/*
  ! Content-Security-Policy
  Content-Security-Policy: `+policy+`

/assets/*
  ! Cache-Control
  Cache-Control: public, max-age=31536000, immutable
`)
	return err
}
