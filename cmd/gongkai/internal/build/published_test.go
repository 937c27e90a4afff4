package build

import (
	"bytes"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/ledger"
	"gongkai/cmd/gongkai/internal/plantest"
	"gongkai/themes"
)

// sealed is the site without faults after its release.
func sealed(t *testing.T) fstest.MapFS {
	t.Helper()
	files := baseSite(t)
	seal(t, files, "2023-04")
	return files
}

// seal adds the entry of a release to the site.
func seal(t *testing.T, files fstest.MapFS, tag string) {
	t.Helper()
	loaded := mustLoad(t, files)
	if len(loaded.Problems) > 0 {
		t.Fatal(loaded.Problems[0].Text.EN)
	}
	for name, content := range ledger.Render(tag, loaded.History.Last(), loaded.Now) {
		files[path.Join(ledger.Folder, tag, name)] = &fstest.MapFile{Data: content}
	}
}

func mustLoad(t *testing.T, files fstest.MapFS) Loaded {
	t.Helper()
	loaded, err := Load(t.Context(), Input{Root: files, Themes: themes.Files})
	if err != nil {
		t.Fatal(err)
	}
	return loaded
}

// edit replaces the one place where a file holds some words.
func edit(t *testing.T, files fstest.MapFS, name, before, after string) {
	t.Helper()
	old := ""
	if f := files[name]; f != nil {
		old = string(f.Data)
	}
	if before != "" && strings.Count(old, before) != 1 {
		t.Fatalf("%s does not hold %q once", name, before)
	}
	text := strings.Replace(old, before, after, 1)
	files[name] = &fstest.MapFile{Data: []byte(text)}
}

func told(list diag.List) string {
	var lines []string
	for _, p := range list {
		at := p.File
		if p.Line > 0 {
			at += fmt.Sprintf(":%d:%d", p.Line, p.Col)
		}
		lines = append(lines, at+" "+string(p.Code))
	}
	return strings.Join(lines, "; ")
}

const (
	figures2022 = "data/years/2022.toml"
	indicators  = "data/indicators.toml"
	revisions   = "data/revisions.toml"
	firstEntry  = "data/releases/2023-04/"
)

// What was published changes with a stated reason only.
func TestPublished(t *testing.T) {
	for _, tc := range []struct {
		name string
		edit func(t *testing.T, files fstest.MapFS)
		want string
	}{
		{"nothing changed", func(*testing.T, fstest.MapFS) {}, ""},
		{"a figure changed", func(t *testing.T, f fstest.MapFS) {
			edit(t, f, figures2022, `value = 1620.5, source = "bulletin-2022", quote = "北区贷款余额1620.5亿元"`, `value = 1621.5, source = "bulletin-2022", quote = "北区贷款余额1621.5亿元"`)
		}, figures2022 + ":1:25 published-figure-changed"},
		{"a figure of another role", func(t *testing.T, f fstest.MapFS) {
			edit(t, f, figures2022, `value = 1900,`, `value = 1900, role = "context", scope = { zh = "某区", en = "A district" },`)
		}, figures2022 + ":2:19 published-figure-changed"},
		{"a note is no change", func(t *testing.T, f fstest.MapFS) {
			edit(t, f, figures2022, `value = 1900,`, `value = 1900, note = { zh = "初步统计。", en = "Preliminary." },`)
		}, ""},
		{"a figure removed", func(t *testing.T, f fstest.MapFS) {
			edit(t, f, figures2022, `trade = { value = 1900, source = "bulletin-2022", quote = "全域贸易额1900亿元" }`, "")
		}, figures2022 + " published-figure-removed"},
		{"a target changed", func(t *testing.T, f fstest.MapFS) {
			edit(t, f, indicators, `target = { value = 0, unit = "points", cmp = ">"`, `target = { value = 0, unit = "points", cmp = ">="`)
		}, indicators + ":46:10 published-target-changed"},
		{"a baseline changed", func(t *testing.T, f fstest.MapFS) {
			edit(t, f, indicators, "year = 2020\nvalue = 1500", "year = 2020\nvalue = 1_500.0\nbound = \">=\"")
		}, indicators + ":14:9 published-target-changed"},
		{"a name is no promise", func(t *testing.T, f fstest.MapFS) { edit(t, f, indicators, `en = "Trade in all"`, `en = "All trade"`) }, ""},
		{"a target removed", func(t *testing.T, f fstest.MapFS) {
			edit(t, f, indicators, "[growth-gap]", "[growth-gap-of-loans]")
			edit(t, f, indicators, "[growth-gap.series]", "[growth-gap-of-loans.series]")
			edit(t, f, indicators, "[growth-gap.receipts.s1-3]", "[growth-gap-of-loans.receipts.s1-3]")
			edit(t, f, figures2022, "growth-gap.a", "growth-gap-of-loans.a")
			edit(t, f, figures2022, "growth-gap.b", "growth-gap-of-loans.b")
		}, indicators + " published-target-removed; " + figures2022 + " published-figure-removed; " + figures2022 + " published-figure-removed"},
		{"the document changed", func(t *testing.T, f fstest.MapFS) {
			edit(t, f, "content/zh/plan.md", "建设交易中心", "建成交易中心")
		}, "content/zh/plan.md:13:1 published-text-changed"},
		{"a translation may", func(t *testing.T, f fstest.MapFS) { edit(t, f, "content/en/plan.md", "Build an", "Construct an") }, ""},
		{"a unit changed", func(t *testing.T, f fstest.MapFS) {
			edit(t, f, "data/units.toml", `"个百分点"`, `"百分点"`)
		}, "data/units.toml:21:1 published-definition-changed"},
		{"a unit changed with a reason", func(t *testing.T, f fstest.MapFS) {
			edit(t, f, "data/units.toml", `"个百分点"`, `"百分点"`)
			edit(t, f, revisions, "", `u = { of = "definition", record = "unit points", date = "2023-04-02", reason = { zh = "勘误。", en = "A slip." } }`)
		}, ""},
		{"a unit in other English words", func(t *testing.T, f fstest.MapFS) { edit(t, f, "data/units.toml", "RMB trillion", "trillion yuan") }, ""},
		{"a source of a later day than the release", func(t *testing.T, f fstest.MapFS) {
			release(f, "2023-05", "2023-05-01")
			edit(t, f, "data/sources.toml", `date = "2023-03"`, `date = "2023-05-02"`)
		}, "data/sources.toml:14:8 source-after-release"},
		{"a revision of nothing", func(t *testing.T, f fstest.MapFS) {
			revise(t, f, "trade", `of = "figure", year = 2022, old = "1900 yi-yuan", new = "1"`)
		}, revisions + ":1:1 revision-unused"},
		{"a sealed table altered", func(t *testing.T, f fstest.MapFS) { edit(t, f, firstEntry+"figures.csv", "1620.5,", "1620.6,") }, firstEntry + "figures.csv release-altered"},
		{"a sealed table lost", func(_ *testing.T, f fstest.MapFS) { delete(f, firstEntry+"figures.csv") }, firstEntry + "figures.csv release-incomplete"},
		{"the list of hashes lost", func(_ *testing.T, f fstest.MapFS) { delete(f, firstEntry+"SHA256SUMS") }, firstEntry + "SHA256SUMS release-incomplete"},
		{"the notes lost", func(t *testing.T, f fstest.MapFS) {
			release(f, "2023-05", "2023-05-01")
			delete(f, "data/releases/2023-04.toml")
		}, "data/releases/2023-04.toml release-incomplete"},
		{"another date", func(t *testing.T, f fstest.MapFS) {
			edit(t, f, "data/releases/2023-04.toml", "2023-04-01", "2023-04-02")
		}, "data/releases/2023-04.toml:1:8 release-date-changed"},
		{"a release of before there was a record", func(_ *testing.T, f fstest.MapFS) { release(f, "2023-03", "2023-03-01") }, ""},
		{"an earlier release of the same day", func(_ *testing.T, f fstest.MapFS) { release(f, "2023-03", "2023-04-01") }, "data/releases/2023-03.toml:1:1 release-tag; data/releases/2023-03.toml:1:8 release-too-early"},
		{"other notes", func(t *testing.T, f fstest.MapFS) {
			edit(t, f, "data/releases/2023-04.toml", "notes = ", "# \nnotes = ")
			text := f["data/releases/2023-04.toml"]
			text.Data = bytes.Replace(text.Data, []byte("notes = { zh = \""), []byte("notes = { zh = \"又及"), 1)
		}, "data/releases/2023-04.toml:4:9 release-words-changed"},
		{"a reason left out", func(t *testing.T, f fstest.MapFS) {
			edit(t, f, "content/zh/plan.md", "建设交易中心", "建成交易中心")
			edit(t, f, revisions, "", `s = { of = "clause", record = "s2-1", date = "2023-04-02", reason = { zh = "…", en = "…" } }`)
		}, revisions + ":1:76 revision-unsaid"},
		{"a reason of long ago", func(t *testing.T, f fstest.MapFS) {
			edit(t, f, "content/zh/plan.md", "建设交易中心", "建成交易中心")
			edit(t, f, revisions, "", `s = { of = "clause", record = "s2-1", date = "2023-03-31", reason = { zh = "勘误。", en = "A slip." } }`)
		}, revisions + ":1:46 revision-date"},
		{"a reason of the future", func(t *testing.T, f fstest.MapFS) {
			release(f, "2023-05", "2023-05-01")
			edit(t, f, "content/zh/plan.md", "建设交易中心", "建成交易中心")
			edit(t, f, revisions, "", `s = { of = "clause", record = "s2-1", date = "2023-05-02", reason = { zh = "勘误。", en = "A slip." } }`)
		}, revisions + ":1:46 revision-date"},
		{"an unknown column", func(t *testing.T, f fstest.MapFS) { reseal(t, f, "2023-04", "events.csv", "of,event", "of,occasion") }, firstEntry + "events.csv:1:4 release-unreadable"},
		{"another chain", func(t *testing.T, f fstest.MapFS) {
			reseal(t, f, "2023-04", "release.csv", "2023-04-01,,", "2023-04-01,2022-04,00")
		}, firstEntry + "release.csv release-chain"},
		{"another tag", func(t *testing.T, f fstest.MapFS) { reseal(t, f, "2023-04", "release.csv", "2023-04,", "2023-03,") }, firstEntry + "release.csv release-chain"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			files := sealed(t)
			tc.edit(t, files)
			if got := told(mustLoad(t, files).Problems); got != tc.want {
				t.Errorf("got %s, want %s", got, tc.want)
			}
		})
	}
}

// release adds what an editor writes for a release.
func release(files fstest.MapFS, tag, day string) {
	for _, first := range []string{"2023-04", "2031-02"} {
		if f := files["data/releases/"+first+".toml"]; f != nil {
			files["data/releases/"+tag+".toml"] = &fstest.MapFile{Data: []byte(strings.Replace(string(f.Data), first+"-01", day, 1))}
		}
	}
}

// corrected changes a published figure and states the reason that the problem asks for, of a day.
func corrected(t *testing.T, files fstest.MapFS, before, after, day string) {
	t.Helper()
	const row = `value = %[1]s, source = "bulletin-2022", quote = "北区贷款余额%[1]s亿元"`
	edit(t, files, figures2022, fmt.Sprintf(row, before), fmt.Sprintf(row, after))
	problems := mustLoad(t, files).Problems
	if len(problems) != 1 || problems[0].Code != diag.PublishedFigureChanged {
		t.Fatalf("%s → %s without a reason: %s", before, after, told(problems))
	}
	_, line, _ := strings.Cut(problems[0].Hint.EN, "data/revisions.toml: ")
	text := ""
	if f := files[revisions]; f != nil {
		text = string(f.Data)
	}
	files[revisions] = &fstest.MapFile{Data: []byte(text + strings.NewReplacer(`date = "…"`, `date = "`+day+`"`, `zh = "…"`, `zh = "更正。"`, `en = "…"`, `en = "Corrected."`).Replace(line) + "\n")}
}

// A reason serves one change: the same figure, changed there and back and there again, needs a reason each time, and none
// of them may go.
func TestReasonsServeOneChange(t *testing.T) {
	files := sealed(t)
	next := func(tag, before, after string) {
		t.Helper()
		corrected(t, files, before, after, tag+"-01")
		release(files, tag, tag+"-02")
		if got := told(mustLoad(t, files).Problems); got != "" {
			t.Fatalf("%s: %s", tag, got)
		}
		seal(t, files, tag)
	}
	next("2023-05", "1620.5", "1621.5")
	next("2023-06", "1621.5", "1620.5")
	next("2023-07", "1620.5", "1621.5")
	loaded := mustLoad(t, files)
	if n := len(loaded.History.Last().Revisions); n != 3 {
		t.Errorf("%d reasons are sealed", n)
	}
	whole := files[revisions]
	lines := strings.SplitAfter(string(whole.Data), "\n")
	for i := range 3 {
		rest := slices.Delete(slices.Clone(lines), i, i+1)
		files[revisions] = &fstest.MapFile{Data: []byte(strings.Join(rest, ""))}
		problems := mustLoad(t, files).Problems
		if got := told(problems); got != revisions+" published-reason-changed" {
			t.Errorf("without the reason of line %d: %s", i+1, got)
			continue
		}
		if !strings.Contains(problems[0].Hint.EN, strings.TrimSuffix(lines[i], "\n")) {
			t.Errorf("the line cannot be put back from %q", problems[0].Hint.EN)
		}
	}
	files[revisions] = &fstest.MapFile{Data: []byte(strings.Replace(string(whole.Data), "更正。", "改正。", 1))}
	if got := told(mustLoad(t, files).Problems); got != revisions+":1:1 published-reason-changed" {
		t.Errorf("another reason: %s", got)
	}
}

// A figure that was withdrawn comes back as it was, or with a reason.
func TestFiguresThatComeBack(t *testing.T) {
	files := sealed(t)
	const row = `trade = { value = 1900, source = "bulletin-2022", quote = "全域贸易额1900亿元" }`
	edit(t, files, figures2022, row, "")
	edit(t, files, revisions, "", `trade-2022 = { of = "figure", record = "trade", year = 2022, old = "1900 yi-yuan", date = "2023-05-01", reason = { zh = "误载。", en = "An error." } }`)
	release(files, "2023-05", "2023-05-02")
	seal(t, files, "2023-05")
	release(files, "2023-06", "2023-06-02")
	text := string(files[figures2022].Data)
	files[figures2022] = &fstest.MapFile{Data: []byte(text + "\n" + row + "\n")}
	if got := told(mustLoad(t, files).Problems); got != "" {
		t.Errorf("as it was: %s", got)
	}
	files[figures2022] = &fstest.MapFile{Data: []byte(text + "\n" + strings.ReplaceAll(row, "1900", "1800") + "\n")}
	problems := mustLoad(t, files).Problems
	if len(problems) != 1 || problems[0].Code != diag.PublishedFigureChanged || !strings.Contains(problems[0].Hint.EN, `trade-2022-2 = `) {
		t.Errorf("as another: %s", told(problems))
	}
	if !strings.Contains(problems[0].Text.EN, "was published in release 2023-04 as") {
		t.Errorf("it was published in 2023-04 and withdrawn in 2023-05: %s", problems[0].Text.EN)
	}
}

// A figure that was withdrawn is shown as such, and not as one that nobody published.
func TestWithdrawnFigures(t *testing.T) {
	files := plantest.Files(4)
	seal(t, files, "2031-02")
	const row = `target-0 = { value = 6.6, source = "source-0", quote = "第0项为6.6" }` + "\n"
	edit(t, files, "data/years/2027.toml", row, "")
	edit(t, files, revisions, "", `w = { of = "figure", record = "target-0", year = 2027, old = "6.6 percent", date = "2031-03-01", reason = { zh = "误载。", en = "An error." } }`)
	page := func() string { t.Helper(); return written(t, files)["en/targets/target-0.html"] }
	if got := page(); !strings.Contains(got, "withdrawn</td>") || !strings.Contains(got, "Withdrawn: 2027.") || strings.Contains(got, "Not published: 2027") {
		t.Error("2027 is not shown as withdrawn")
	}
	release(files, "2031-04", "2031-04-01")
	seal(t, files, "2031-04")
	edit(t, files, "data/years/2027.toml", "", row)
	if got := page(); strings.Contains(got, "withdrawn</td>") || strings.Contains(got, "Withdrawn: 2027.") {
		t.Error("2027 is shown as withdrawn though the figure has come back")
	}
}

// What a built site hands out is not to be lost or made anew.
func TestSealsOfTheBuiltSite(t *testing.T) {
	files := sealed(t)
	built := fstest.MapFS{}
	for name, f := range files {
		if strings.HasPrefix(name, firstEntry) {
			built[name] = f
		}
	}
	check := func() string {
		t.Helper()
		loaded, err := Load(t.Context(), Input{Root: files, Built: built, Themes: themes.Files})
		if err != nil {
			t.Fatal(err)
		}
		if len(loaded.Problems) > 0 && loaded.Site != nil {
			t.Error("a site is planned all the same")
		}
		return told(loaded.Problems)
	}
	if got := check(); got != "" {
		t.Errorf("as it was: %s", got)
	}
	for name := range built {
		delete(files, name)
	}
	if got, want := check(), "data/releases/2023-04 release-lost"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	edit(t, files, figures2022, `value = 1620.5, source = "bulletin-2022", quote = "北区贷款余额1620.5亿元"`, `value = 1621.5, source = "bulletin-2022", quote = "北区贷款余额1621.5亿元"`)
	seal(t, files, "2023-04")
	if got, want := check(), firstEntry+"SHA256SUMS release-remade"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Entries of the first program have no reasons and no words of the release; the site that holds them goes on.
func TestEntriesOfTheFirstProgram(t *testing.T) {
	files := sealed(t)
	sums := string(files[firstEntry+"SHA256SUMS"].Data)
	var kept []string
	for line := range strings.Lines(sums) {
		if !strings.Contains(line, "revisions.csv") && !strings.Contains(line, "release.csv") {
			kept = append(kept, line)
		}
	}
	delete(files, firstEntry+"revisions.csv")
	head := []byte("release,date,previous,previous_seal\n2023-04,2023-04-01,,\n")
	files[firstEntry+"release.csv"] = &fstest.MapFile{Data: head}
	files[firstEntry+"SHA256SUMS"] = &fstest.MapFile{Data: []byte(strings.Join(append(kept, ledger.Hash(head)+"  release.csv\n"), ""))}
	edit(t, files, "data/releases/2023-04.toml", "notes = ", "# \nnotes = ")
	if got := told(mustLoad(t, files).Problems); got != "" {
		t.Fatal(got)
	}
	corrected(t, files, "1620.5", "1621.5", "2023-05-01")
	release(files, "2023-05", "2023-05-02")
	seal(t, files, "2023-05")
	if got := told(mustLoad(t, files).Problems); got != "" {
		t.Error(got)
	}
}

// revise adds a revision.
func revise(t *testing.T, files fstest.MapFS, record, rest string) {
	t.Helper()
	edit(t, files, revisions, "", record+`-revised = { record = "`+record+`", date = "2024-01-02", reason = { zh = "来源有修订。", en = "The source was revised." }, `+rest+" }\n")
}

// reseal changes a sealed table and its hash, as somebody would who knows how it is done.
func reseal(t *testing.T, files fstest.MapFS, tag, table, before, after string) {
	t.Helper()
	folder := path.Join(ledger.Folder, tag)
	old := ledger.Hash(files[path.Join(folder, table)].Data)
	edit(t, files, path.Join(folder, table), before, after)
	edit(t, files, path.Join(folder, ledger.SumsFile), old, ledger.Hash(files[path.Join(folder, table)].Data))
}

// The lines that a problem proposes, with the reason filled in, are what makes it go; afterwards the revision is not unused,
// now or after the next release.
func TestRevisionsAsProposed(t *testing.T) {
	files := sealed(t)
	edit(t, files, figures2022, `value = 1620.5, source = "bulletin-2022", quote = "北区贷款余额1620.5亿元"`, `value = 1621.5, source = "bulletin-2022", quote = "北区贷款余额1621.5亿元"`)
	edit(t, files, figures2022, `trade = { value = 1900, source = "bulletin-2022", quote = "全域贸易额1900亿元" }`, "")
	edit(t, files, "content/zh/plan.md", "建设交易中心", "建成交易中心")
	edit(t, files, indicators, `target = { value = 0, unit = "points", cmp = ">"`, `target = { value = 0, unit = "points", cmp = ">="`)
	problems := mustLoad(t, files).Problems
	if len(problems) != 4 {
		t.Fatal("got ", told(problems))
	}
	var lines []string
	for _, p := range problems {
		_, line, ok := strings.Cut(p.Hint.EN, "data/revisions.toml: ")
		if !ok {
			t.Fatalf("no line in %q", p.Hint.EN)
		}
		lines = append(lines, strings.NewReplacer(`date = "…"`, `date = "2024-01-02"`, `zh = "…"`, `zh = "更正。"`, `en = "…"`, `en = "Corrected."`).Replace(line))
	}
	files[revisions] = &fstest.MapFile{Data: []byte(strings.Join(lines, "\n"))}
	if got := mustLoad(t, files).Problems; len(got) > 0 {
		t.Fatal("with the revisions: ", told(got))
	}
	release(files, "2024-04", "2024-04-01")
	seal(t, files, "2024-04")
	loaded := mustLoad(t, files)
	if len(loaded.Problems) > 0 {
		t.Fatal("after the next release: ", told(loaded.Problems))
	}
	changes := ledger.Compare(&loaded.History.Entries[0].Snapshot, &loaded.History.Entries[1].Snapshot)
	if len(changes.Figures) != 2 || len(changes.Targets) != 1 || len(changes.Texts) != 1 || changes.Figures[1].Kind != ledger.Withdrawn {
		t.Errorf("got %+v", changes)
	}
	if d := ledger.Difference(changes.Figures[0]); d == nil || d.FloatString(1) != "1.0" {
		t.Errorf("the difference is %v", d)
	}
}

// What is sealed comes back as it was, and says itself when nothing changed.
func TestSealedComesBack(t *testing.T) {
	loaded := mustLoad(t, sealed(t))
	last := loaded.History.Last()
	if !ledger.Compare(&last.Snapshot, loaded.Now).IsEmpty() {
		t.Error("something changed")
	}
	again := ledger.Render(last.Tag, nil, &last.Snapshot)
	for _, name := range slices.Sorted(maps.Keys(again)) {
		if string(again[name]) != string(sealed(t)[firstEntry+name].Data) {
			t.Errorf("%s differs", name)
		}
	}
}

// The address of a target that was published goes on answering when the target is withdrawn, with what it was and why.
func TestWithdrawnTargets(t *testing.T) {
	files := sealed(t)
	for _, heading := range []string{"[growth-gap]", "[growth-gap.series]", "[growth-gap.receipts.s1-3]"} {
		edit(t, files, indicators, heading, strings.Replace(heading, "growth-gap", "loan-gap", 1))
	}
	edit(t, files, figures2022, "growth-gap.a", "loan-gap.a")
	edit(t, files, figures2022, "growth-gap.b", "loan-gap.b")
	problems := mustLoad(t, files).Problems
	var lines []string
	for _, p := range problems {
		_, line, _ := strings.Cut(p.Hint.EN, "data/revisions.toml: ")
		lines = append(lines, strings.NewReplacer(`date = "…"`, `date = "2023-05-01"`, `zh = "…"`, `zh = "标识改名。"`, `en = "…"`, `en = "The id was renamed."`).Replace(line))
	}
	files[revisions] = &fstest.MapFile{Data: []byte(strings.Join(lines, "\n"))}
	release(files, "2023-05", "2023-05-02")
	seal(t, files, "2023-05")
	of := written(t, files)
	for address, words := range map[string][]string{
		"targets/growth-gap.html":    {"已撤下", "自2023-05版起不再列入", "标识改名。"},
		"en/targets/growth-gap.html": {"(withdrawn)", "not listed since release 2023-05", "The id was renamed.", `href="../releases/2023-04.html"`},
		"en/releases/2023-05.html":   {`href="../targets/growth-gap.html"`},
		"en/embed/growth-gap.html":   {"(withdrawn)", "not listed since release 2023-05", `href="../targets/growth-gap.html"`},
	} {
		for _, w := range words {
			if !strings.Contains(of[address], w) {
				t.Errorf("%s does not say %q", address, w)
			}
		}
	}
	if strings.Contains(of["targets.html"], "targets/growth-gap.html") {
		t.Error("it is listed among the targets")
	}
}
