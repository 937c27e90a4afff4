package diag

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"strings"
	"unicode/utf16"

	"gongkai/cmd/gongkai/internal/lang"
)

// A jsonPlace is a place as JSON writes it.
type jsonPlace struct {
	File  string `json:"file"`
	Cell  string `json:"cell,omitempty"`
	Line  int    `json:"line,omitempty"`
	Col   int    `json:"col,omitempty"`
	Width int    `json:"width,omitempty"`
}

type jsonProblem struct {
	jsonPlace
	Severity string        `json:"severity"`
	Code     Code          `json:"code"`
	Text     string        `json:"text"`
	Hint     string        `json:"hint,omitempty"`
	Related  []jsonRelated `json:"related,omitempty"`
}

type jsonRelated struct {
	jsonPlace
	Text string `json:"text"`
}

func jsonPlaceOf(pos Pos) jsonPlace {
	if pos.Cell != "" {
		return jsonPlace{File: pos.File, Cell: pos.Cell}
	}
	return jsonPlace{File: pos.File, Line: pos.Line, Col: pos.Col, Width: pos.Width}
}

// JSON writes the whole list for programs: an object a line, nothing for an empty list.
func (f Form) JSON(w io.Writer, list List) error {
	for _, p := range list {
		out := jsonProblem{jsonPlace: jsonPlaceOf(p.Pos), Severity: p.Severity().Name().EN, Code: p.Code, Text: p.Text.In(f.Lang), Hint: p.Hint.In(f.Lang)}
		for _, r := range p.Related {
			out.Related = append(out.Related, jsonRelated{jsonPlaceOf(r.Pos), r.Text.In(f.Lang)})
		}
		var line bytes.Buffer
		e := json.NewEncoder(&line)
		e.SetEscapeHTML(false)
		if err := e.Encode(out); err != nil {
			return fmt.Errorf("encoding a problem: %w", err)
		}
		if _, err := io.WriteString(w, escapeControls(line.String())); err != nil {
			return err
		}
	}
	return nil
}

// escapeControls writes by number what a terminal would act on, in a line of JSON.
func escapeControls(line string) string {
	var b strings.Builder
	for _, r := range line {
		switch {
		case !isControl(r):
			b.WriteRune(r)
		case r > 0xFFFF:
			high, low := utf16.EncodeRune(r)
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.String()
}

// GitHub writes the whole list as workflow commands, which a forge shows as annotations beside the lines of a review.
// Folder is the site's folder within the repository, which the forge needs to find the files; "." or "" if it is the same.
func (f Form) GitHub(w io.Writer, list List, folder string) error {
	for _, p := range list {
		properties := []string{"title=" + escapeProperty(string(p.Code))}
		if p.Line > 0 && p.Cell == "" {
			properties = append([]string{fmt.Sprintf("line=%d,col=%d,endColumn=%d", p.Line, p.Col, p.Col+max(p.Width, 1))}, properties...)
		}
		if p.File != "" {
			properties = append([]string{"file=" + escapeProperty(path.Join(folder, p.File))}, properties...)
		}
		if _, err := fmt.Fprintf(w, "::%s %s::%s\n", p.Severity().Name().EN, strings.Join(properties, ","), escapeCommand(f.annotation(p))); err != nil {
			return err
		}
	}
	return nil
}

// annotation is what an annotation says.
func (f Form) annotation(p Problem) string {
	lines := []string{visible(p.Text.In(f.Lang))}
	for _, r := range p.Related {
		lines = append(lines, visible(place(r.Pos)+": "+r.Text.In(f.Lang)))
	}
	if h := p.Hint.In(f.Lang); h != "" {
		lines = append(lines, lang.Text{ZH: "提示：", EN: "hint: "}.In(f.Lang)+visible(h))
	}
	return strings.Join(lines, "\n")
}

// What means something to the reader of workflow commands is written by number.
var (
	commandEscapes  = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	propertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func escapeCommand(s string) string  { return commandEscapes.Replace(s) }
func escapeProperty(s string) string { return propertyEscapes.Replace(visible(s)) }
