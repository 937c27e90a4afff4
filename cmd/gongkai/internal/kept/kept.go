// Package kept remembers between one build and the next what each file of a site came to, so that a build need not make
// anew what cannot have changed. A file has a key, the digest of all that it is made from, and of a key is known the
// SHA-256 of the file that came of it. Of the texts it remembers the marks of those in which nothing was found.
//
// It is a memory and no record: without it, or with one that is damaged, which is read as an empty one, a build gives the
// same bytes and only takes longer.
package kept

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"strconv"
	"strings"
	"time"

	"gongkai/cmd/gongkai/internal/lang"
)

// A File is what one file came to.
type File struct {
	Key      string
	Bytes    int64
	SHA256   [sha256.Size]byte
	Modified time.Time // when it was written; zero if that is not known
}

// A Store is what is known of the files of a site, by their names. A nil store knows nothing.
type Store map[string]File

// Find gives what a file with that key came to.
func (s Store) Find(name, key string) (File, bool) {
	f, ok := s[name]
	return f, ok && key != "" && f.Key == key
}

// Add notes what a file came to. What has no key is not kept.
func (s Store) Add(name string, f File) {
	if f.Key != "" && !strings.ContainsAny(name+f.Key, "\n ") {
		s[name] = f
	}
}

// head is the first line: a store of another form is none.
const head = "gongkai kept files, 2"

// Read reads a store. What Write has not written, whole, is an empty store.
func Read(text []byte) Store {
	s := Store{}
	for line := range strings.Lines(open(text, head)) {
		name, f, ok := parse(strings.TrimSuffix(line, "\n"))
		if !ok {
			return Store{}
		}
		s[name] = f
	}
	return s
}

// open is what a kept text holds behind its first line and before its sum; "" where that is not the line, or the text not whole.
func open(text []byte, head string) string {
	body, sum, ok := cutSum(text)
	if !ok || sha256.Sum256(body) != sum {
		return ""
	}
	rest, _ := strings.CutPrefix(string(body), head+"\n")
	if len(rest) == len(body) {
		return ""
	}
	return rest
}

// seal writes a text so that open can tell whether all of it is there.
func seal(w io.Writer, head string, write func(*bufio.Writer)) error {
	hash := sha256.New()
	out := bufio.NewWriterSize(io.MultiWriter(w, hash), 64<<10)
	out.WriteString(head + "\n")
	write(out)
	if err := out.Flush(); err != nil {
		return err
	}
	_, err := io.WriteString(w, hex.EncodeToString(hash.Sum(nil))+"\n")
	return err
}

// cutSum cuts off the last line, the SHA-256 of all before it.
func cutSum(text []byte) (body []byte, sum [sha256.Size]byte, ok bool) {
	const length = 2*sha256.Size + 1
	if len(text) < length {
		return nil, sum, false
	}
	at := len(text) - length
	n, err := hex.Decode(sum[:], bytes.TrimSuffix(text[at:], []byte("\n")))
	return text[:at], sum, err == nil && n == len(sum)
}

// parse reads a line: key, bytes, time in nanoseconds since 1970 (0: not known), SHA-256 and name.
func parse(line string) (name string, f File, ok bool) {
	key, line, _ := strings.Cut(line, " ")
	size, line, _ := strings.Cut(line, " ")
	modified, line, _ := strings.Cut(line, " ")
	sum, name, ok := strings.Cut(line, " ")
	f.Key = key
	bytes, errBytes := strconv.ParseInt(size, 10, 64)
	nanoseconds, errTime := strconv.ParseInt(modified, 10, 64)
	if !ok || errBytes != nil || errTime != nil || len(sum) != 2*sha256.Size {
		return "", f, false
	}
	if f.Bytes = bytes; nanoseconds != 0 {
		f.Modified = time.Unix(0, nanoseconds)
	}
	_, err := hex.Decode(f.SHA256[:], []byte(sum))
	return name, f, err == nil
}

// Write writes a store so that Read can tell whether all of it is there.
func (s Store) Write(w io.Writer) error {
	return seal(w, head, func(out *bufio.Writer) {
		var line []byte
		for name, f := range s {
			line = append(append(line[:0], f.Key...), ' ')
			line = append(strconv.AppendInt(line, f.Bytes, 10), ' ')
			line = append(strconv.AppendInt(line, nanoseconds(f.Modified), 10), ' ')
			line = append(hex.AppendEncode(line, f.SHA256[:]), ' ')
			line = append(append(line, name...), '\n')
			out.Write(line)
		}
	})
}

func nanoseconds(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixNano()
}

// marksHead begins the first line of marks. The name of the program that found them ends it.
const marksHead = "gongkai kept texts, 1, "

// ReadMarks reads the marks that WriteMarks has written for the same program. Of anything else it reads none.
func ReadMarks(text []byte, program string) map[lang.Mark]bool {
	marks := map[lang.Mark]bool{}
	for line := range strings.Lines(open(text, marksHead+program)) {
		mark, err := hex.DecodeString(strings.TrimSuffix(line, "\n"))
		if err != nil || len(mark) != len(lang.Mark{}) {
			return nil
		}
		marks[lang.Mark(mark)] = true
	}
	return marks
}

// WriteMarks writes the marks of texts that a program need not look at again.
func WriteMarks(w io.Writer, program string, marks map[lang.Mark]bool) error {
	return seal(w, marksHead+program, func(out *bufio.Writer) {
		for m := range marks {
			out.WriteString(hex.EncodeToString(m[:]) + "\n")
		}
	})
}
