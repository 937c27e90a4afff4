package diag

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"unicode/utf8"

	"gongkai/cmd/gongkai/internal/lang"
)

// IsPassedOver reports whether a file or folder of that name is no part of a site: hidden ones, and the copies that
// editors of text leave beside a file that is open.
func IsPassedOver(name string) bool {
	isDraft := strings.HasPrefix(name, "#") && strings.HasSuffix(name, "#")
	return isDraft || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") || strings.HasSuffix(name, "~")
}

// MaxFileSize is the largest input file that is read, in bytes. The largest of a real site has some tens of kilobytes.
const MaxFileSize = 8 << 20

// Read reads an input file of text and checks what every such file must be: readable, inside the site, not empty,
// not absurdly large, UTF-8 without byte order mark, lines ending in LF, no control characters. It returns nil with
// the problems if the text cannot be used at all; a text with lesser faults is returned with them.
func Read(fsys fs.FS, name string) (*Source, List) {
	var list List
	text, problem := ReadAll(fsys, name, MaxFileSize)
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
		src = &Source{Name: name, Text: text[len("\uFEFF"):]}
	}
	if i := bytes.Index(src.Text, []byte("\r\n")); i >= 0 {
		list.Add(CarriageReturn, src.Pos(i, i+1))
		src = &Source{Name: name, Text: bytes.ReplaceAll(src.Text, []byte("\r\n"), []byte("\n"))}
	}
	if i := bytes.IndexFunc(src.Text, isControl); i >= 0 {
		r, size := utf8.DecodeRune(src.Text[i:])
		list.Add(ControlCharacter, src.Pos(i, i+size), fmt.Sprintf("%U", r))
		return nil, list
	}
	if len(bytes.TrimSpace(src.Text)) == 0 {
		list.Add(FileEmpty, src.Whole())
		return nil, list
	}
	return src, list
}

// ReadAll reads an input file of any kind: readable, inside the site, not larger than the limit.
func ReadAll(fsys fs.FS, name string, limit int64) ([]byte, *Problem) {
	fail := func(code Code, args ...any) ([]byte, *Problem) {
		p := New(code, Pos{File: name}, args...)
		return nil, &p
	}
	f, err := fsys.Open(name)
	if err != nil {
		if leadsOutside(fsys, name) {
			return fail(LinkOutside)
		}
		return fail(FileUnreadable, lang.Reason(err))
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return fail(FileUnreadable, lang.Reason(err))
	}
	if !info.Mode().IsRegular() {
		return fail(FileUnreadable, lang.Text{ZH: "不是普通文件", EN: "not a regular file"})
	}
	if info.Size() > limit {
		return fail(FileTooLarge, info.Size(), limit)
	}
	text, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return fail(FileUnreadable, lang.Reason(err))
	}
	if int64(len(text)) > limit {
		return fail(FileTooLarge, len(text), limit)
	}
	return text, nil
}

// mostLinks is how many links in a row are followed.
const mostLinks = 40

// leadsOutside reports whether a symbolic link, the file itself or a folder above it, leads out of the file system.
func leadsOutside(fsys fs.FS, name string) bool {
	at, rest, links := ".", strings.Split(name, "/"), 0
	for len(rest) > 0 && links < mostLinks {
		next := path.Join(at, rest[0])
		if !fs.ValidPath(next) {
			return links > 0
		}
		rest = rest[1:]
		info, err := fs.Lstat(fsys, next)
		if err != nil {
			return false
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			at = next
			continue
		}
		links++
		target, err := fs.ReadLink(fsys, next)
		if err != nil {
			return false
		}
		if path.IsAbs(target) || strings.Contains(target, ":") {
			return true
		}
		rest = append(strings.Split(target, "/"), rest...)
	}
	return false
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

// FirstControl finds the first character of a text that no text of a site may hold, though its file writes it by number.
func FirstControl(s string) (r rune, found bool) {
	i := strings.IndexFunc(s, isControl)
	if i < 0 {
		return 0, false
	}
	r, _ = utf8.DecodeRuneInString(s[i:])
	return r, true
}

// isControl reports characters that no text of a site needs and that can hide something: controls but tab and line
// feed, the marks that change the direction of writing, separators of lines that are no line feeds, and whatever has no
// width or is seen only where a line breaks. The selectors of variants of ideographs are none of these.
func isControl(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r < 0x20, r >= 0x7F && r < 0xA0, r == 0xAD:
		return true
	case r == 0x61C, r == 0x180E, r >= 0x200B && r <= 0x200F, r >= 0x2028 && r <= 0x202E, r >= 0x2060 && r <= 0x206F:
		return true
	case r == 0xFEFF, r >= 0xFFF9 && r <= 0xFFFB, r >= 0xE0000 && r <= 0xE007F:
		return true
	}
	return false
}
