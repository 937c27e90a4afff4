package diag

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"unicode/utf8"
)

// MaxFileSize is the largest input file that is read, in bytes. The largest of a real site has some tens of kilobytes.
const MaxFileSize = 8 << 20

// Read reads an input file of text and checks what every such file must be: readable, inside the site, not empty,
// not absurdly large, UTF-8 without byte order mark, lines ending in LF, no control characters. It returns nil with
// the problems if the text cannot be used at all; a text with lesser faults is returned with them.
func Read(fsys fs.FS, name string) (*Source, List) {
	var list List
	text, problem := readAll(fsys, name)
	if problem != nil {
		return nil, List{*problem}
	}
	src := &Source{Name: name, Text: text}
	if i := invalidUTF8(text); i >= 0 {
		list.Add(NotUTF8, src.Pos(i, i+1))
		return nil, list
	}
	if bytes.HasPrefix(text, []byte("\uFEFF")) {
		list.Add(ByteOrderMark, src.Pos(0, len("\uFEFF")))
		src.Text = text[len("\uFEFF"):]
	}
	if i := bytes.Index(src.Text, []byte("\r\n")); i >= 0 {
		list.Add(CarriageReturn, src.Pos(i, i+1))
		src.Text = bytes.ReplaceAll(src.Text, []byte("\r\n"), []byte("\n"))
	}
	if i := bytes.IndexFunc(src.Text, isControl); i >= 0 {
		r, size := utf8.DecodeRune(src.Text[i:])
		list.Add(ControlCharacter, src.Pos(i, i+size), fmt.Sprintf("U+%04X", r))
		return nil, list
	}
	if len(bytes.TrimSpace(src.Text)) == 0 {
		list.Add(FileEmpty, src.Whole())
		return nil, list
	}
	return src, list
}

func readAll(fsys fs.FS, name string) ([]byte, *Problem) {
	fail := func(code Code, args ...any) ([]byte, *Problem) {
		p := New(code, Pos{File: name}, args...)
		return nil, &p
	}
	f, err := fsys.Open(name)
	if err != nil {
		if info, lerr := fs.Lstat(fsys, name); lerr == nil && info.Mode()&fs.ModeSymlink != 0 && !errors.Is(err, fs.ErrNotExist) {
			return fail(LinkOutside)
		}
		return fail(FileUnreadable, reason(err))
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return fail(FileUnreadable, reason(err))
	}
	if !info.Mode().IsRegular() {
		return fail(FileUnreadable, "not a regular file")
	}
	if info.Size() > MaxFileSize {
		return fail(FileTooLarge, info.Size(), MaxFileSize)
	}
	text, err := io.ReadAll(io.LimitReader(f, MaxFileSize+1))
	if err != nil {
		return fail(FileUnreadable, reason(err))
	}
	if len(text) > MaxFileSize {
		return fail(FileTooLarge, len(text), MaxFileSize)
	}
	return text, nil
}

// reason is an error without the path that a problem names already.
func reason(err error) string {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err.Error()
	}
	return err.Error()
}

func invalidUTF8(text []byte) int {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// isControl reports characters that no text of a site needs and that can hide something: controls but tab and line
// feed, the marks that change the direction of writing, and zero-width ones.
func isControl(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r < 0x20, r >= 0x7F && r < 0xA0:
		return true
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0xFEFF, r == 0x200B:
		return true
	}
	return false
}
