package theme

import (
	"bytes"
	"regexp"
	"strconv"
)

// narrow finds where a style sheet speaks of narrow windows.
var narrow = regexp.MustCompile(`@media (screen and )?\(max-width:(\d+(?:\.\d+)?)px\)\s*\{`)

// scaled repeats what a style sheet says of narrow windows for readers who have chosen larger letters: a window of 1280
// pixels with letters of twice the size has room for the layout of 640. Media queries know nothing of the size of letters
// on a page, container queries in rem do; where no larger letters are chosen, no element is named "page" and nothing of the
// repetition applies. It follows its original at once, so that the order of rules is kept and compression makes it small.
func scaled(css []byte) []byte {
	var out bytes.Buffer
	for {
		at := narrow.FindSubmatchIndex(css)
		if at == nil {
			out.Write(css)
			return out.Bytes()
		}
		end := at[1] + blockLen(css[at[1]:])
		px, _ := strconv.ParseFloat(string(css[at[4]:at[5]]), 64) // a number, by the pattern
		out.Write(css[:end])
		out.WriteString("\n@container page (max-width:" + strconv.FormatFloat(px/16, 'f', -1, 64) + "rem){")
		out.Write(css[at[1]:end])
		css = css[end:]
	}
}

// blockLen is the length of a block whose opening brace stands before it, up to and with its closing brace. Braces in
// strings and comments do not count.
func blockLen(css []byte) int {
	depth := 1
	for i := 0; i < len(css); i++ {
		switch c := css[i]; {
		case c == '"' || c == '\'':
			i += quotedLen(css[i+1:], c)
		case bytes.HasPrefix(css[i:], []byte("/*")):
			if n := bytes.Index(css[i+2:], []byte("*/")); n >= 0 {
				i += n + 3
			}
		case c == '{':
			depth++
		case c == '}':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(css)
}

// quotedLen is the length of what stands before the closing quote, and that quote.
func quotedLen(css []byte, quote byte) int {
	for i := 0; i < len(css); i++ {
		switch css[i] {
		case '\\':
			i++
		case quote:
			return i + 1
		}
	}
	return len(css)
}
