// Package scaffold holds the site from which another plan starts: a folder of real files, in site/, that builds as it is and
// explains itself in comments. Files gives it the years and the name of the new plan.
package scaffold

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/lang"
)

//go:embed all:site
var site embed.FS

// Options are what is known of the new plan.
type Options struct {
	First, Last int       // the plan's first and last year
	Name        lang.Text // of the plan; zero: a placeholder
	Messages    lang.Lang // the language of the program's messages
}

// Limits of the years of a plan.
const (
	firstYear = 1900
	lastYear  = 2200
	mostYears = 50
)

// A File is one file of a new site.
type File struct {
	Name string // below the site's folder, with forward slashes
	Text []byte
}

// Check says what is wrong with the options; the zero text is nothing.
func (o Options) Check() lang.Text {
	switch {
	case o.First < firstYear || o.Last > lastYear:
		return lang.Text{ZH: fmt.Sprintf("年份须在%d至%d之间", firstYear, lastYear), EN: fmt.Sprintf("years must lie between %d and %d", firstYear, lastYear)}
	case o.Last < o.First:
		return lang.Text{ZH: fmt.Sprintf("计划末年%d早于首年%d", o.Last, o.First), EN: fmt.Sprintf("the plan's last year, %d, is before its first, %d", o.Last, o.First)}
	case o.Last-o.First >= mostYears:
		return lang.Text{ZH: fmt.Sprintf("计划最长%d年", mostYears), EN: fmt.Sprintf("a plan has at most %d years", mostYears)}
	case (o.Name.ZH == "") != (o.Name.EN == ""):
		return lang.Text{ZH: "计划名称须中英文都给出", EN: "the plan's name must be given in both languages"}
	}
	for _, l := range lang.All {
		if i := strings.IndexFunc(o.Name.In(l), isMark); i >= 0 {
			name := o.Name.In(l)
			return lang.Text{ZH: "名称中不能有 " + string([]rune(name[i:])[0]), EN: "a name must not have " + string([]rune(name[i:])[0])}
		}
	}
	return lang.Text{}
}

// isMark reports characters that mean something in TOML or Markdown, and those that cannot be seen.
func isMark(r rune) bool {
	return r < ' ' || r == 0x7F || strings.ContainsRune("\"\\<>[]*_`{}|#$&~^", r)
}

// Files are the files of a new site, in order. The options must have been checked.
func (o Options) Files() ([]File, error) {
	replace := o.replacer()
	var files []File
	err := fs.WalkDir(site, "site", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := site.ReadFile(name)
		if err != nil {
			return err
		}
		name = strings.TrimPrefix(name, "site/")
		files = append(files, File{path.Join(path.Dir(name), replace.Replace(path.Base(name))), []byte(replace.Replace(string(text)))})
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the files of a new site: %w", err)
	}
	return files, nil
}

// placeholder finds in a file of site/ what stands for the words of the document: 【…】 in Chinese, […] in English, where it is
// no link.
var placeholder = regexp.MustCompile(`【[^】\n]*】|\[[A-Za-z][^\]\n]*\](?:[^(]|$)`)

// Placeholders are the words of a new site, in both languages, that stand for those of the document, each once.
func Placeholders() []string {
	var list []string
	for _, folder := range []string{"site/content", "site/data/releases"} {
		_ = fs.WalkDir(site, folder, func(name string, e fs.DirEntry, err error) error { // of embedded files, which can be read
			if err != nil || e.IsDir() {
				return err
			}
			text, err := site.ReadFile(name)
			for _, p := range placeholder.FindAllString(string(text), -1) {
				if i := strings.LastIndex(p, "]"); i >= 0 {
					p = p[:i+1]
				}
				list = append(list, p)
			}
			return err
		})
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// The years of the files in site/: every year in them is one of these and means what stands beside it.
const (
	sampleFirst = 2026
	sampleLast  = 2030
	around      = 5 // years before and after the plan that may occur in data
)

// replacer puts the plan's years and name for those of the files.
func (o Options) replacer() *strings.Replacer {
	pairs := []string{`messages = "zh"`, `messages = "` + o.Messages.Key() + `"`}
	for _, y := range [][2]int{
		{sampleFirst - around, o.First - around}, {sampleFirst - 1, o.First - 1}, {sampleFirst, o.First}, {sampleFirst + 1, o.First + 1},
		{sampleLast, o.Last}, {sampleLast + around, o.Last + around},
	} {
		pairs = append(pairs, strconv.Itoa(y[0]), strconv.Itoa(y[1]))
	}
	if !o.Name.IsZero() {
		pairs = append(pairs, "示例计划", o.Name.ZH, "Sample Plan", o.Name.EN)
	}
	return strings.NewReplacer(pairs...)
}
