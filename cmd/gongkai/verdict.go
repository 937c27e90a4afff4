package main

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"

	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/manifest"
)

// A verdict is what a verification found, told to people or to programs.
type verdict struct {
	Site    string
	report  *manifest.Report
	chain   *chain   // nil of a site on the web that is not as it says
	rebuilt *rebuilt // nil if not asked for
}

func (v verdict) isGood() bool {
	return v.report.IsClean() && (v.chain == nil || v.chain.wrong == nil) && (v.rebuilt == nil || v.rebuilt.isSame())
}

// isSame reports whether the folder gives the site, byte for byte.
func (r *rebuilt) isSame() bool { return r.files.IsZero() }

// namesShown is how many names are shown of each kind.
const namesShown = 10

// Text tells what was found in a few lines, and what to do.
func (v verdict) Text(w io.Writer, l lang.Lang) error {
	t := &teller{l: l}
	v.tellList(t)
	v.tellChain(t)
	if v.rebuilt != nil {
		v.tellRebuilt(t)
	}
	if v.report.IsClean() {
		t.line("%s", lang.Text{ZH: "SHA256SUMS 的 SHA-256：", EN: "SHA-256 of SHA256SUMS: "}.In(l)+hex.EncodeToString(v.report.ListSHA256[:]))
	}
	_, err := io.WriteString(w, t.String())
	return err
}

// A teller puts a report together, line by line.
type teller struct {
	strings.Builder
	l lang.Lang
}

func (t *teller) line(format string, args ...any) { fmt.Fprintf(t, format+"\n", args...) }

func (t *teller) say(zh, en string, args ...any) { t.line(lang.Text{ZH: zh, EN: en}.In(t.l), args...) }

func (t *teller) n(n int) string { return lang.Int(n, t.l) }

// change names what differs, some of each kind.
func (t *teller) change(c manifest.Change) {
	for _, k := range []struct {
		names []string
		kind  lang.Text
	}{
		{c.Altered, lang.Text{ZH: "改动", EN: "altered"}}, {c.Added, lang.Text{ZH: "多出", EN: "added"}}, {c.Lost, lang.Text{ZH: "缺少", EN: "lost"}},
	} {
		for _, name := range k.names[:min(namesShown, len(k.names))] {
			t.line("  %s  %s", k.kind.In(t.l), name)
		}
		if more := len(k.names) - namesShown; more > 0 {
			t.say("  %[1]s  另有 %[2]s 个", "  %[1]s  and %[2]s more", k.kind.In(t.l), t.n(more))
		}
	}
}

// tellList tells how the site compares with its own list.
func (v verdict) tellList(t *teller) {
	r := v.report
	name := v.Site + v.edition(t.l)
	switch {
	case errors.Is(r.List, fs.ErrNotExist):
		t.say("%s：没有 SHA256SUMS（已缺失，或由旧版程序生成），无法核对", "%s: there is no SHA256SUMS (it is lost, or an older program made the site), so nothing can be verified", name)
	case r.List != nil:
		t.say("%s：SHA256SUMS 有改动，无法核对：%s", "%s: SHA256SUMS is altered, so the site cannot be verified: %s", name, r.List)
	case r.Change.IsZero():
		t.say("%s：%s 个文件全部与 SHA256SUMS 一致", "%s: all %s files are as SHA256SUMS says", name, t.n(len(r.Found)))
	default:
		t.say("%s：%s 个文件中有 %s 个与 SHA256SUMS 不一致", "%[1]s: not as SHA256SUMS says: %[3]s of %[2]s files", name, t.n(len(r.Listed)+len(r.Added)), t.n(r.Count()))
		t.change(r.Change)
	}
	if r.List == nil && r.Change.IsZero() && r.Manifest == nil {
		t.say("%s 无法读取：%s", "%s cannot be read: %s", manifest.Name, r.Unread)
	}
	if r.IsRemote && r.List == nil {
		v.tellRemote(t)
	}
	if !r.IsClean() {
		t.say("如非本单位所为，请查明原因；由原始文件重新生成（gongkai build）并发布，即可恢复", "if this was not done by you, find out who did it; to mend it, build the site from its inputs (gongkai build) and publish it again")
	}
}

// tellChain tells whether the releases that the site hands out follow one another.
func (v verdict) tellChain(t *teller) {
	switch c := v.chain; {
	case c == nil || c.releases == 0 && c.wrong == nil:
	case c.wrong == nil && c.releases == 1:
		t.say("封存的一版与封签相符", "the sealed release is as its seal says")
	case c.wrong == nil:
		t.say("封存的 %s 版与各自的封签相符，前后相接", "all %s sealed releases are as their seals say, each following the one before", t.n(c.releases))
	default:
		t.say("封存的各版有问题：", "there is something wrong with the sealed releases:")
		for _, w := range c.wrong {
			t.line("  %s", w.In(t.l))
		}
	}
}

// edition names the release of the site.
func (v verdict) edition(l lang.Lang) string {
	m := v.report.Manifest
	if m == nil || m.Release == "" {
		return ""
	}
	return lang.Text{ZH: fmt.Sprintf("（%s版，%s）", m.Release, m.Date), EN: fmt.Sprintf(" (release %s of %s)", m.Release, m.Date)}.In(l)
}

func (v verdict) tellRemote(t *teller) {
	if n := len(v.report.Withheld); n > 0 {
		t.say("服务器不提供其中 %s 个（%s），这是通常的做法", "the server keeps %s of them to itself (%s), as servers do", t.n(n), strings.Join(v.report.Withheld, ", "))
	}
	t.say("多出的文件从外部看不到", "files that were added cannot be seen from outside")
}

// tellRebuilt tells how the site compares with what its inputs give, and why.
func (v verdict) tellRebuilt(t *teller) {
	r := v.rebuilt
	if r.inputs != nil && !r.inputs.IsZero() {
		t.say("%s 中的原始文件与 %s 所列有 %s 个不同", "inputs in %s that are not as %s lists them: %s", r.root, manifest.Name, t.n(r.inputs.Count()))
		t.change(*r.inputs)
	}
	if m := v.report.Manifest; m != nil && m.Program != r.program {
		t.say("网站由 %s %s 生成，本程序为 %s %s", "the site was made by %s %s, this program is %s %s", m.Program.Name, m.Program.Version, r.program.Name, r.program.Version)
	}
	if r.isSame() {
		t.say("由 %s 重新生成的 %s 个文件逐字节相同", "built anew from %s, all %s files have the same bytes", r.root, t.n(r.count))
		return
	}
	t.say("与由 %s 重新生成的网站相比，%s 个文件不同", "files that are not as built anew from %s: %s", r.root, t.n(r.files.Count()))
	t.change(r.files)
	v.advise(t)
}

// advise says what to do about a site that its inputs do not give.
func (v verdict) advise(t *teller) {
	m := v.report.Manifest
	switch {
	case m == nil:
	case m.Program != v.rebuilt.program:
		t.say("请用 %s %s 再核对一次", "verify again with %s %s", m.Program.Name, m.Program.Version)
	case !v.rebuilt.inputs.IsZero():
		t.say("请取得发布时的原始文件再核对；如果改动是有意的，请重新生成并发布", "verify with the inputs as they were when this was released; if they were meant to change, build and publish again")
	case v.report.IsClean():
		t.say("原始文件和程序版本都相同，生成的文件却不同：网站在生成之后被改过，或者程序被改过而没有更换版本号", "inputs and version are the same and the bytes are not: the site was altered after it was built, or the program was without a new version")
	}
}

// The forms of a verdict for programs. Lists are never null.
type (
	verdictJSON struct {
		Site       string            `json:"site"`
		Good       bool              `json:"good"`
		Release    string            `json:"release"`
		Date       string            `json:"date"`
		Program    *manifest.Program `json:"program"`
		SHA256SUMS string            `json:"sha256sums"`
		Files      int               `json:"files"`
		changeJSON
		Withheld      []string     `json:"withheld"`
		ListError     string       `json:"list_error"`
		ManifestError string       `json:"manifest_error"`
		Releases      int          `json:"releases"`       // that are sealed in the site
		ReleaseErrors []string     `json:"release_errors"` // of these
		Against       *againstJSON `json:"against"`
	}
	changeJSON struct {
		Altered []string `json:"altered"`
		Added   []string `json:"added"`
		Lost    []string `json:"lost"`
	}
	againstJSON struct {
		Root    string           `json:"root"`
		Same    bool             `json:"same"`
		Program manifest.Program `json:"program"`
		Inputs  *changeJSON      `json:"inputs"`
		Files   changeJSON       `json:"files"`
	}
)

// JSON tells all that was found.
func (v verdict) JSON(w io.Writer) error {
	r := v.report
	out := verdictJSON{Site: v.Site, Good: v.isGood(), Files: len(r.Found), changeJSON: changeOf(r.Change), Withheld: listOf(r.Withheld),
		ListError: messageOf(r.List), ManifestError: messageOf(r.Unread)}
	if !errors.Is(r.List, fs.ErrNotExist) {
		out.SHA256SUMS = hex.EncodeToString(r.ListSHA256[:])
	}
	if m := r.Manifest; m != nil {
		out.Release, out.Date, out.Program = m.Release, m.Date, &m.Program
	}
	out.ReleaseErrors = []string{}
	if v.chain != nil {
		out.Releases = v.chain.releases
		for _, w := range v.chain.wrong {
			out.ReleaseErrors = append(out.ReleaseErrors, w.EN)
		}
	}
	if b := v.rebuilt; b != nil {
		out.Against = &againstJSON{Root: b.root, Same: b.isSame(), Program: b.program, Files: changeOf(b.files)}
		if b.inputs != nil {
			change := changeOf(*b.inputs)
			out.Against.Inputs = &change
		}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(out)
}

func changeOf(c manifest.Change) changeJSON {
	return changeJSON{listOf(c.Altered), listOf(c.Added), listOf(c.Lost)}
}

func listOf(names []string) []string { return append([]string{}, names...) }

func messageOf(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}
