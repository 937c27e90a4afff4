package site

import (
	"crypto/sha256"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"io/fs"
	"path"
	"strings"

	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/notice"
)

// Pictures are the pictures of a text that is published as a picture. Without any the page says that they are missing.
type Pictures struct {
	List      []Picture
	IsForeign bool // they are those of the Chinese text, on an English page
}

// A Picture is one picture beside a text. Width and height are in pixels; "" where they are not known.
type Picture struct {
	Address       string
	Alt           string
	Width, Height string
}

// pictureFolder is where pictures are published.
const pictureFolder = "pictures"

// pictureAddress is the address of a picture below the site's root.
func pictureAddress(name string) string {
	return path.Join(pictureFolder, strings.TrimPrefix(name, notice.Folder+"/"))
}

// pictures are the files beside the texts that belong to them.
func (s *Site) pictures() []File {
	var files []File
	for _, l := range lang.All {
		for _, name := range s.texts.Names() {
			doc := s.texts.Document(name, l)
			if doc == nil {
				continue
			}
			for _, p := range doc.Pictures {
				files = append(files, File{Address: pictureAddress(p), Write: func(w io.Writer) error { return s.copyPicture(w, p) }})
			}
		}
	}
	return files
}

func (s *Site) copyPicture(w io.Writer, name string) error {
	f, err := s.options.Root.Open(name)
	if err != nil {
		return fmt.Errorf("reading a picture: %w", err)
	}
	defer f.Close()
	_, err = io.Copy(w, f)
	return err
}

// pictureDigests are the digests of pictures, of which pages show the measures; of one that cannot be read there is none,
// as on the page.
func (s *Site) pictureDigests(names []string) []any {
	var sums []any
	for _, name := range names {
		content, _ := fs.ReadFile(s.options.Root, name)
		sums = append(sums, name, sha256.Sum256(content))
	}
	return sums
}

// pictureOf are the pictures of a text: its own, or else those of the Chinese text.
func (v *view) pictureOf(doc *notice.Document) *Pictures {
	files := doc.Pictures
	p := &Pictures{}
	if zh := v.texts.Document(doc.Name, lang.ZH); len(files) == 0 && zh != doc {
		files = zh.Pictures
		p.IsForeign = len(files) > 0
	}
	for i, name := range files {
		alt := v.t("附件图片：", "The picture of this annex: ") + doc.Title
		if len(files) > 1 {
			alt += v.t(fmt.Sprintf("（第%d张）", i+1), fmt.Sprintf(" (%d)", i+1))
		}
		width, height := dimensions(v.options.Root, name)
		p.List = append(p.List, Picture{v.root + pictureAddress(name), alt, width, height})
	}
	return p
}

// dimensions are the width and height of a picture, if its header says so in a form that is known.
func dimensions(root fs.FS, name string) (width, height string) {
	decode := map[string]func(io.Reader) (image.Config, error){".png": png.DecodeConfig, ".jpg": jpeg.DecodeConfig, ".jpeg": jpeg.DecodeConfig}[strings.ToLower(path.Ext(name))]
	if decode == nil || root == nil {
		return "", ""
	}
	f, err := root.Open(name)
	if err != nil {
		return "", ""
	}
	defer f.Close()
	c, err := decode(f)
	if err != nil {
		return "", ""
	}
	return fmt.Sprint(c.Width), fmt.Sprint(c.Height)
}
