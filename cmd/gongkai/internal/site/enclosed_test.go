package site

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image"
	"image/png"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"gongkai/cmd/gongkai/internal/dataset"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/notice"
	"gongkai/cmd/gongkai/internal/plantest"
	"gongkai/cmd/gongkai/internal/theme"
	"gongkai/themes"
)

// picture is a PNG of a size.
func picture(t *testing.T, width, height int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// official is a made-up plan with all that the rules for government websites know beside the content: pictures to be shown
// elsewhere, an attachment, hours, a day of archiving, a website of which it is a folder.
func official(t *testing.T) fstest.MapFS {
	t.Helper()
	files := plantest.Files(3)
	put := func(name string, content []byte) { files[name] = &fstest.MapFile{Data: content, Mode: 0o644} }
	add := func(name, text string) { put(name, append(files[name].Data, text...)) }
	put("content/files/preview-zh.png", picture(t, 1200, 630))
	put("content/files/preview-en.png", picture(t, 1200, 630))
	original := []byte("stands for the document as it was signed")
	put("content/files/plan.pdf", original)
	put("data/site.toml", append([]byte("publisher = { zh = \"示例湖区管理委员会\", en = \"Sample Lake District Committee\" }\n"), files["data/site.toml"].Data...))
	add("data/site.toml", `[picture]
file = { zh = "preview-zh.png", en = "preview-en.png" }
alt = { zh = "示例湖区发展计划", en = "Sample Lake District Plan" }
[archived]
date = "2036-06-30"
note = { zh = "计划期已满。", en = "The period of the plan has ended." }
[mount]
name = { zh = "示例湖区管理委员会网站", en = "Website of the Sample Lake District Committee" }
url = "https://www.lake.example/"
sitemap = "https://www.lake.example/map.html"
`)
	add("data/notice.toml", fmt.Sprintf(`time = "09:30"
[attachments.original]
file = "plan.pdf"
name = { zh = "示例湖区发展计划", en = "Sample Lake District Plan" }
sha256 = "%x"
`, sha256.Sum256(original)))
	add("data/releases/2031-02.toml", "time = \"16:05\"\n")
	return files
}

// planned is the site of a plan, as published under an address.
func planned(t *testing.T, files fs.FS) *Site {
	t.Helper()
	set, problems, err := dataset.LoadAgain(files, nil)
	if err != nil {
		t.Fatal(err)
	}
	texts, found, err := notice.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	problems = append(append(append(problems, found...), Check(set, texts, nil)...), CheckFiles(files, set, texts)...)
	for _, p := range problems {
		t.Errorf("%s:%d: %s %s", p.File, p.Line, p.Code, p.Text.EN)
	}
	tide, err := fs.Sub(themes.Files, "tide")
	if err != nil {
		t.Fatal(err)
	}
	th, err := theme.Load(tide)
	if err != nil {
		t.Fatal(err)
	}
	s, err := Plan(set, texts, th, Options{BaseURL: somewhere, Root: files})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func written(t *testing.T, s *Site) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, f := range s.Files() {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatalf("%s: %v", f.Address, err)
		}
		files[f.Address] = b.String()
	}
	return files
}

func holds(t *testing.T, files map[string]string, name string, words ...string) {
	t.Helper()
	if files[name] == "" {
		t.Errorf("there is no %s", name)
		return
	}
	for _, w := range words {
		if !strings.Contains(files[name], w) {
			t.Errorf("%s lacks %s", name, w)
		}
	}
}

// What the data give of official conventions stands on the pages, in both languages.
func TestOfficialConventions(t *testing.T) {
	files := written(t, planned(t, official(t)))
	for _, l := range []lang.Lang{lang.ZH, lang.EN} {
		at := func(name string) string { return Page{Path: name, Lang: l}.Address() }
		picture := somewhere + "pictures/preview-" + l.Key() + ".png"
		holds(t, files, at("targets.html"), `<meta property="og:image" content="`+picture+`">`, `<meta property="og:image:width" content="1200">`, `<meta property="og:image:height" content="630">`,
			`<meta property="og:image:type" content="image/png">`, `<meta property="og:image:alt" content="`, `<meta name="twitter:card" content="summary_large_image">`, `<meta name="twitter:image" content="`+picture+`">`,
			`<meta name="PubDate" content="2031-02-01 16:05">`)
		holds(t, files, strings.TrimPrefix(picture, somewhere), "\x89PNG")
		holds(t, files, at("notice.html"), `<meta name="PubDate" content="2026-01-20 09:30">`, `<time datetime="2026-01-20T09:30&#43;08:00">`, `data-sha256="`, `attachments/original.pdf" download="`, `type="application/pdf"`, `PDF`, `40 B`)
		holds(t, files, at("releases.html"), `<time datetime="2031-02-01T16:05&#43;08:00">`)
		holds(t, files, at("feed.xml"), "<updated>2031-02-01T16:05:00+08:00</updated>")
		for _, name := range []string{"index.html", "targets/target-1.html", embedAddress("target-1")} {
			holds(t, files, at(name), `data-gov="archived"`, `<time datetime="2036-06-30">`)
		}
		holds(t, files, at("index.html"), `data-gov="organ"`, `href="https://www.lake.example/"`, `https://www.lake.example/map.html`)
		if files[at("site.webmanifest")]+files[at("opensearch.xml")] != "" || strings.Contains(files[at("index.html")], `rel="manifest"`) {
			t.Error("a folder of another website speaks for a website of its own")
		}
	}
	holds(t, files, "index.html", `<meta name="SiteName" content="示例湖区管理委员会网站">`, "已归档", "计划期已满")
	holds(t, files, "en/index.html", `<meta property="og:site_name" content="Website of the Sample Lake District Committee">`, "Archived", "The period of the plan has ended.")
	holds(t, files, "attachments/original.pdf", "as it was signed")
	if files["robots.txt"] != "" {
		t.Error("a folder has a robots.txt, which nobody reads there")
	}
}

// Without the data nothing of it is there, and without an address of the site no picture that would need one.
func TestNothingOfficialIsMadeUp(t *testing.T) {
	_, files := published(t, somewhere)
	for _, words := range []string{"og:image", "twitter:", `data-gov="archived"`, `data-gov="organ"`, "data-sha256", `class="files"`} {
		for name, text := range files {
			if strings.HasSuffix(name, ".html") && strings.Contains(text, words) {
				t.Errorf("%s has %s", name, words)
			}
		}
	}
	holds(t, files, "notice.html", `<meta name="PubDate" content="2026-01-20">`)
	s := planned(t, official(t))
	s.options.BaseURL = ""
	for _, p := range s.Pages() {
		if p.Address() != "index.html" {
			continue
		}
		var b bytes.Buffer
		if err := s.Render(&b, p); err != nil {
			t.Fatal(err)
		}
		if strings.Contains(b.String(), "og:image") || strings.Contains(b.String(), "twitter:") {
			t.Error("a site without an address names a picture that nobody can fetch")
		}
	}
}

// Links that leave the site say so, and those to other websites than the government's say that.
func TestLinksThatLeave(t *testing.T) {
	for address, want := range map[string]bool{
		"https://www.zj.gov.cn/a": true, "http://gov.cn": true, "https://WWW.GOV.CN/": true, "https://sub.hz.gov.cn:8443/x": true,
		"https://news.example/gov.cn": false, "https://fakegov.cn/": false, "https://gov.cn.example/": false, "https://mygov.cn/": false, "https://www.gov.uk/": false, "": false,
	} {
		if got := notice.IsGovernment(address); got != want {
			t.Errorf("%q is of the government: %v, want %v", address, got, want)
		}
	}
	files := written(t, planned(t, plantest.Files(3)))
	holds(t, files, "sources.html", `rel="external noopener"`, `<span class="vh">（站外链接）</span><span class="out" data-gov="non-government">非政府网站</span>`)
	holds(t, files, "en/sources.html", `<span class="vh"> (external link)</span><span class="out" data-gov="non-government">not a government site</span>`)
}

func TestFilesThatTheDataName(t *testing.T) {
	tests := []struct {
		name   string
		change func(files fstest.MapFS)
		want   []string
	}{
		{"as it should be", func(fstest.MapFS) {}, nil},
		{"a picture that is missing", func(f fstest.MapFS) { delete(f, "content/files/preview-en.png") }, []string{"content/files/preview-en.png:0 file-missing"}},
		{"a picture of another size", func(f fstest.MapFS) { f["content/files/preview-en.png"].Data = picture(t, 630, 1200) }, []string{"data/site.toml:23 picture-unfit"}},
		{"a picture that is none", func(f fstest.MapFS) { f["content/files/preview-en.png"].Data = []byte("GIF89a") }, []string{"data/site.toml:23 picture-unfit"}},
		{"a picture too heavy", func(f fstest.MapFS) {
			f["content/files/preview-zh.png"].Data = append(picture(t, 1200, 630), make([]byte, 400<<10)...)
		}, []string{"data/site.toml:23 picture-unfit"}},
		{"a picture of no bytes", func(f fstest.MapFS) { f["content/files/preview-zh.png"].Data = nil }, []string{"content/files/preview-zh.png:0 file-empty"}},
		{"an attachment that was exchanged", func(f fstest.MapFS) { f["content/files/plan.pdf"].Data = []byte("another") }, []string{"data/notice.toml:11 attachment-differs"}},
		{"an attachment that is missing", func(f fstest.MapFS) { delete(f, "content/files/plan.pdf") }, []string{"content/files/plan.pdf:0 file-missing"}},
		{"an attachment out of the folder", func(f fstest.MapFS) { swap(f, "data/notice.toml", `"plan.pdf"`, `"../zh/plan.md"`) },
			[]string{"content/files/plan.pdf:0 file-unknown", "content/zh/plan.md:0 file-missing"}},
		{"an attachment of no text", func(f fstest.MapFS) {
			swap(f, "data/notice.toml", `file = "plan.pdf"`, "file = \"plan.pdf\"\ntext = \"annexes/77\"")
		}, []string{"data/notice.toml:10 unknown-value"}},
		{"a file that nothing names", func(f fstest.MapFS) { f["content/files/draft.pdf"] = &fstest.MapFile{Data: []byte("x")} }, []string{"content/files/draft.pdf:0 file-unknown"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			files := official(t)
			tt.change(files)
			set, _, err := dataset.LoadAgain(files, nil)
			if err != nil {
				t.Fatal(err)
			}
			texts, _, err := notice.Load(files)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range CheckFiles(files, set, texts) {
				got = append(got, fmt.Sprintf("%s:%d %s", p.File, p.Line, p.Code))
			}
			slices.Sort(got)
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func swap(files fstest.MapFS, name, before, after string) {
	files[name].Data = []byte(strings.Replace(string(files[name].Data), before, after, 1))
}

func TestFileSize(t *testing.T) {
	for bytes, want := range map[int64]string{0: "0 B", 1023: "1023 B", 1024: "1 KB", 1535: "1 KB", 1536: "2 KB", 1 << 20: "1.0 MB", 5<<20 + 1<<19: "5.5 MB"} {
		if got := fileSize(bytes); got != want {
			t.Errorf("%d bytes: %q, want %q", bytes, got, want)
		}
	}
}
