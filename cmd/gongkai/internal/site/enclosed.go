package site

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"image/png"
	"io"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/markup"
	"gongkai/cmd/gongkai/internal/notice"
)

// The picture that other sites show beside a link: the size that all of them take, and a weight that a phone loads at once.
const (
	sharedWidth  = 1200
	sharedHeight = 630
	sharedMostKB = 300
)

// mostAttached is the largest attachment, in bytes.
const mostAttached = 64 << 20

// CheckFiles finds what is wrong with the files that the data name, and what stands among them that nothing names.
func CheckFiles(root fs.FS, set *disclosure.Dataset, texts *notice.Set) diag.List {
	c := &fileChecker{root: root, named: map[string]bool{}}
	c.picture(&set.Site.Picture)
	for i := range set.Notice.Attachments {
		c.attachment(&set.Notice.Attachments[i], texts.Names())
	}
	if !set.IsUnread("data/site.toml") && !set.IsUnread("data/notice.toml") {
		c.unnamed() // else it is not known what they name
	}
	return c.problems
}

type fileChecker struct {
	root     fs.FS
	named    map[string]bool
	problems diag.List
}

func (c *fileChecker) picture(p *disclosure.SharedPicture) {
	for _, l := range lang.All {
		at := p.At.At("file", l.Key())
		if content := c.read(p.File.In(l), at); content != nil {
			c.problems = append(c.problems, checkPicture(p.File.In(l), content, at)...)
		}
	}
}

func (c *fileChecker) attachment(a *disclosure.Attachment, texts []string) {
	content := c.read(a.File, a.At.At("file"))
	if digest := fmt.Sprintf("%x", sha256.Sum256(content)); content != nil && a.SHA256 != "" && a.SHA256 != digest {
		c.problems.Add(diag.AttachmentDiffers, a.At.At("sha256"), a.File, digest)
	}
	if a.Text != "" && !slices.Contains(texts, a.Text) {
		p := diag.New(diag.UnknownValue, a.At.At("text"), "text", a.Text)
		c.problems = append(c.problems, p.WithHint(diag.DidYouMean(a.Text, texts, "")))
	}
}

// read reads a file that the data name at a place; nil with the problem if it cannot be used.
func (c *fileChecker) read(name string, at diag.Pos) []byte {
	if name == "" {
		return nil // reported with the data
	}
	full := path.Join(disclosure.FilesFolder, name)
	c.named[full] = true
	content, problem := readNamed(c.root, full, at)
	if problem != nil {
		c.problems = append(c.problems, *problem)
	}
	return content
}

// readNamed reads a file that the data name.
func readNamed(root fs.FS, name string, at diag.Pos) ([]byte, *diag.Problem) {
	missing := func() *diag.Problem {
		p := diag.New(diag.FileMissing, diag.Pos{File: name}, lang.Text{ZH: "数据中写了它的名字", EN: "the data name it"}).
			WithRelated(at, lang.Text{ZH: "写在此处", EN: "named here"})
		return &p
	}
	if !fs.ValidPath(name) || !strings.HasPrefix(name, disclosure.FilesFolder+"/") {
		return nil, missing()
	}
	if _, err := fs.Lstat(root, name); errors.Is(err, fs.ErrNotExist) {
		return nil, missing()
	}
	content, problem := diag.ReadAll(root, name, mostAttached)
	if problem == nil && len(content) == 0 {
		p := diag.New(diag.FileEmpty, diag.Pos{File: name})
		return nil, &p
	}
	return content, problem
}

// checkPicture finds what keeps other sites from showing the picture.
func checkPicture(name string, content []byte, at diag.Pos) diag.List {
	var problems diag.List
	unfit := func(zh, en string) {
		problems.Add(diag.PictureUnfit, at, name, lang.Text{ZH: zh, EN: en}, sharedWidth, sharedHeight, sharedMostKB)
	}
	c, err := png.DecodeConfig(bytes.NewReader(content))
	switch {
	case err != nil || !strings.HasSuffix(name, ".png"):
		unfit("它不是 PNG 图片", "it is no PNG")
	case c.Width != sharedWidth || c.Height != sharedHeight:
		unfit(fmt.Sprintf("它宽 %d、高 %d 像素", c.Width, c.Height), fmt.Sprintf("it is %d by %d pixels", c.Width, c.Height))
	case len(content) > sharedMostKB<<10:
		unfit(fmt.Sprintf("它有 %d KB", len(content)>>10), fmt.Sprintf("it has %d KB", len(content)>>10))
	}
	return problems
}

// unnamed finds the files that stand in the folder and are named nowhere.
func (c *fileChecker) unnamed() {
	err := fs.WalkDir(c.root, disclosure.FilesFolder, func(name string, e fs.DirEntry, err error) error {
		if err != nil || diag.IsPassedOver(e.Name()) && e.IsDir() {
			return fs.SkipDir
		}
		if !e.IsDir() && !diag.IsPassedOver(e.Name()) && !c.named[name] {
			c.problems.Add(diag.FileUnknown, diag.Pos{File: name})
		}
		return nil
	})
	if err != nil {
		c.problems.Add(diag.FileUnreadable, diag.Pos{File: disclosure.FilesFolder}, lang.Reason(err))
	}
}

// sharedAddress is where the picture of a language is published, below the site's root.
func sharedAddress(l lang.Lang) string { return path.Join(pictureFolder, "preview-"+l.Key()+".png") }

// attachedAddress is where an attachment is published: by its id, so that the address stays when the file is named anew.
func attachedAddress(a *disclosure.Attachment) string {
	return path.Join("attachments", a.ID+strings.ToLower(path.Ext(a.File)))
}

// enclosed are the published copies of the files that the data name.
func (s *Site) enclosed() []File {
	var files []File
	add := func(address, name string) {
		files = append(files, File{Address: address, Write: func(w io.Writer) error { return s.copyPicture(w, path.Join(disclosure.FilesFolder, name)) }})
	}
	for _, l := range lang.All {
		if name := s.set.Site.Picture.File.In(l); name != "" {
			add(sharedAddress(l), name)
		}
	}
	for i := range s.set.Notice.Attachments {
		add(attachedAddress(&s.set.Notice.Attachments[i]), s.set.Notice.Attachments[i].File)
	}
	return files
}

// An Attached is a file that is offered beside a text.
type Attached struct {
	Href   string
	Name   markup.HTML
	Kind   string // PDF
	Size   string // 1.2 MB
	Media  string
	SaveAs string
	SHA256 string
}

// mediaTypes are those of the files that offices exchange. OFD is the format of official documents, GB/T 33190.
var mediaTypes = map[string]string{
	".pdf": "application/pdf", ".ofd": "application/ofd", ".doc": "application/msword", ".xls": "application/vnd.ms-excel", ".wps": "application/vnd.ms-works",
	".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
	".csv": "text/csv", ".txt": "text/plain", ".zip": "application/zip", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg",
}

// attached are the files that are offered beside a text.
func (v *view) attached(text string) []Attached {
	var list []Attached
	for i := range v.set.Notice.Attachments {
		a := &v.set.Notice.Attachments[i]
		beside := a.Text
		if beside == "" {
			beside = "notice"
		}
		if beside != text {
			continue
		}
		ending := path.Ext(a.File)
		list = append(list, Attached{
			Href: v.root + attachedAddress(a), Name: v.mixed(v.in(a.Name)), Kind: strings.ToUpper(strings.TrimPrefix(ending, ".")), Size: v.sizeOf(a.File),
			Media: mediaTypes[strings.ToLower(ending)], SaveAs: strings.TrimSuffix(v.in(a.Name), ending) + ending, SHA256: a.SHA256,
		})
	}
	return list
}

// sizeOf is how large a file is, for readers; "" where that is not known.
func (v *view) sizeOf(name string) string {
	if v.options.Root == nil {
		return ""
	}
	info, err := fs.Stat(v.options.Root, path.Join(disclosure.FilesFolder, name))
	if err != nil {
		return ""
	}
	return fileSize(info.Size())
}

// fileSize writes a number of bytes in the largest unit of which there is one.
func fileSize(bytes int64) string {
	switch {
	case bytes < 1<<10:
		return strconv.FormatInt(bytes, 10) + " B"
	case bytes < 1<<20:
		return strconv.FormatInt((bytes+1<<9)>>10, 10) + " KB"
	}
	return strconv.FormatFloat(float64(bytes)/(1<<20), 'f', 1, 64) + " MB"
}
