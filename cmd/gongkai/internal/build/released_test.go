package build

import (
	"bytes"
	"strings"
	"testing"
	"testing/fstest"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/ledger"
	"gongkai/cmd/gongkai/internal/plantest"
	"gongkai/cmd/gongkai/internal/site"
	"gongkai/themes"
)

// written is the bytes of all files of a site, by their addresses.
func written(t *testing.T, files fstest.MapFS) map[string]string {
	t.Helper()
	of := map[string]string{}
	for _, f := range filesOf(t, files) {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		of[f.Address] = b.String()
	}
	return of
}

// filesOf lists the files of a site.
func filesOf(t *testing.T, files fstest.MapFS) []site.File {
	t.Helper()
	loaded, err := Load(t.Context(), Input{Root: files, Themes: themes.Files, BaseURL: "https://lake.example/", Program: "test"})
	if err != nil {
		t.Fatal(err)
	}
	if len(loaded.Problems) > 0 {
		t.Fatal(told(loaded.Problems))
	}
	return loaded.Site.Files()
}

// released is a made-up site after two releases, of which the second revises one figure, and what it was after the first.
func released(t *testing.T) (files fstest.MapFS, before, after map[string]string) {
	t.Helper()
	files = plantest.Files(30)
	seal(t, files, "2031-02")
	before = written(t, files)
	edit(t, files, "data/years/2028.toml", `target-4 = { value = 9.7, source = "source-2", quote = "第4项为9.7" }`, `target-4 = { value = 9.9, source = "source-2", quote = "第4项为9.9" }`)
	problems := mustLoad(t, files).Problems
	if len(problems) != 1 {
		t.Fatal("without a revision: ", told(problems))
	}
	_, line, _ := strings.Cut(problems[0].Hint.EN, "data/revisions.toml: ")
	files[revisions] = &fstest.MapFile{Data: []byte(strings.NewReplacer(`date = "…"`, `date = "2031-07-02"`, `zh = "…"`, `zh = "来源有修订。"`, `en = "…"`, `en = "The source was revised."`).Replace(line))}
	files["data/releases/2031-08.toml"] = &fstest.MapFile{Data: []byte(strings.Replace(string(files["data/releases/2031-02.toml"].Data), "2031-02-01", "2031-08-01", 1))}
	seal(t, files, "2031-08")
	return files, before, written(t, files)
}

// A release touches what shows what it changed, what speaks of the whole site, and nothing else.
func TestReleaseTouchesWhatItChanges(t *testing.T) {
	_, before, after := released(t)
	// Target 4 is one of Town 0, and grows: what it comes to in 2028 counts in the years after.
	shows := []string{
		"targets/target-4.html", "embed/target-4.html", "areas/town-0.html", "areas/town-0.xml", "bodies/town-0-gov.html", "bodies/committee.html",
		"annexes/1.html", // shows how the targets stand that it sets
	}
	ofTheWhole := map[string]bool{
		"index.html": true, "feed.xml": true, "plan.html": true, "notice.html": true, "method.html": true, "about.html": true, "releases.html": true,
		"releases/2031-02.html": true, // leads to the next
		"sitemap.html":          true, "sitemap.xml": true, "targets.html": true, "areas.html": true, "bodies.html": true, "years.html": true, "sources.html": true,
		"compare.html": true, "downloads.html": true, "consistency.html": true, "search.html": true, "parallel.html": true, "404.html": true,
	}
	isAfter := func(name string) bool {
		return strings.HasPrefix(name, "years/2028.") || strings.HasPrefix(name, "years/2029.") || strings.HasPrefix(name, "years/2030.")
	}
	allowed := func(name string) bool {
		name = strings.TrimPrefix(name, "en/")
		if ofTheWhole[name] || isAfter(name) || strings.HasPrefix(name, "search/") {
			return true
		}
		if data, ok := strings.CutPrefix(name, "data/v1/"); ok {
			return !strings.Contains(data, "/") || isAfter(data) || strings.Contains(data, "target-4.") || strings.Contains(data, "town-0") || strings.Contains(data, "committee")
		}
		for _, s := range shows {
			if name == s {
				return true
			}
		}
		return false
	}
	kept := 0
	for name, text := range before {
		switch now, ok := after[name]; {
		case !ok && !strings.HasPrefix(name, "search/"): // its shards are of about one size, and may be more or fewer
			t.Errorf("%s is gone", name)
		case now == text:
			kept++
		case !allowed(name):
			t.Errorf("%s was touched", name)
		}
	}
	if kept < len(before)/2 {
		t.Errorf("only %d of %d files were left alone", kept, len(before))
	}
	for name := range after {
		if _, ok := before[name]; !ok && !strings.Contains(name, "releases/2031-08") && !strings.HasPrefix(name, "search/") {
			t.Errorf("%s is new", name)
		}
	}
	if before["targets/target-3.html"] != after["targets/target-3.html"] {
		t.Error("the page of another target changed")
	}
}

// A release that changes a figure leaves the keys of most files as they are, so that a build need not render them; so does
// one of a later year, when all years of the plan are over.
func TestReleaseKeepsKeys(t *testing.T) {
	files := plantest.Files(30)
	seal(t, files, "2031-02")
	before := filesOf(t, files)
	for _, tag := range []string{"2031-08", "2032-02"} {
		files["data/releases/"+tag+".toml"] = &fstest.MapFile{Data: []byte(strings.Replace(string(files["data/releases/2031-02.toml"].Data), "2031-02-01", tag+"-01", 1))}
		seal(t, files, tag)
		after := map[string]string{}
		for _, f := range filesOf(t, files) {
			after[f.Address] = f.Key
		}
		for _, f := range before {
			name := strings.TrimPrefix(f.Address, "en/")
			ofOne := strings.HasPrefix(name, "targets/") || strings.HasPrefix(name, "embed/") || strings.HasPrefix(name, "data/v1/targets/") || strings.HasPrefix(name, "areas/") && strings.HasSuffix(name, ".html")
			if ofOne && f.Key != "" && after[f.Address] != f.Key {
				t.Errorf("release %s changes the key of %s", tag, f.Address)
			}
		}
	}
}

// What a release changed stands on its page, on the page of the target and in the feeds; the tables are handed out as they
// were sealed.
func TestReleasePages(t *testing.T) {
	files, _, after := released(t)
	for name, want := range map[string][]string{
		"releases/2031-08.html":    {"9.7%", "9.9%", "+0.2", "来源有修订。", `href="../targets/target-4.html"`, `href="#t-target-4"`, "../areas/town-0.html", "../bodies/town-0-gov.html", `href="../releases/2031-02.html"`, "../data/releases/2031-08/figures.csv"},
		"en/releases/2031-08.html": {"9.7%", "9.9%", "+0.2", "The source was revised.", `href="../targets/target-4.html"`, "../../data/releases/2031-08/figures.csv"},
		"targets/target-4.html":    {`id="history"`, "9.7%", "来源有修订。", `href="../releases/2031-08.html"`, `href="../releases/2031-02.html"`},
		"targets/target-3.html":    {`id="history"`, `本页更新于 <a href="../releases/2031-02.html">2031-02</a>`},
		"feed.xml":                 {"9.9%", "来源有修订。", "https://lake.example/releases/2031-08.html"},
		"en/areas/town-0.xml":      {"9.9%", "The source was revised.", "https://lake.example/en/releases/2031-08.html"},
		"releases.html":            {`href="releases/2031-08.html"`, "数据：改动1项"},
		"index.html":               {`href="releases/2031-08.html"`},
	} {
		for _, w := range want {
			if !strings.Contains(after[name], w) {
				t.Errorf("%s does not hold %q", name, w)
			}
		}
	}
	if strings.Contains(after["areas/town-1.xml"], "2031-08") {
		t.Error("the feed of an area tells of a release that did not concern it")
	}
	for _, tag := range []string{"2031-02", "2031-08"} {
		for _, name := range ledger.Files() {
			if address := "data/releases/" + tag + "/" + name; after[address] != string(files[address].Data) {
				t.Errorf("%s is not what was sealed", address)
			}
		}
	}
}

// A release that is being prepared has its page, which says that it is not sealed.
func TestReleaseInPreparation(t *testing.T) {
	files, _, _ := released(t)
	for _, name := range ledger.Files() {
		delete(files, "data/releases/2031-08/"+name)
	}
	after := written(t, files)
	if page := after["releases/2031-08.html"]; !strings.Contains(page, "尚未封存") || !strings.Contains(page, "来源有修订。") || strings.Contains(page, "data/releases/2031-08") {
		t.Error("the page of a release in preparation is not as it should be")
	}
	if !strings.Contains(after["targets/target-4.html"], `更新于 <a href="../releases/2031-08.html">`) {
		t.Error("the page of the target does not name the release")
	}
}

// Texts can lead to the pages of releases, of those alone that have one.
func TestLinksToReleases(t *testing.T) {
	files := plantest.Files(30)
	seal(t, files, "2031-02")
	about := "content/zh/about.md"
	files[about] = &fstest.MapFile{Data: append(bytes.Clone(files[about].Data), "\n见[第一版](releases/2031-02.html)和[另一版](releases/2031-03.html)。\n"...)}
	en := "content/en/about.md"
	files[en] = &fstest.MapFile{Data: append(bytes.Clone(files[en].Data), "\nSee [the first release](releases/2031-02.html) and [another](releases/2031-03.html).\n"...)}
	var broken []string
	for _, p := range mustLoad(t, files).Problems {
		if p.Code == diag.BrokenLink {
			broken = append(broken, p.Text.EN)
		}
	}
	if len(broken) != 2 || !strings.Contains(broken[0], "2031-03") || !strings.Contains(broken[1], "2031-03") {
		t.Errorf("broken links: %q", broken)
	}
}
