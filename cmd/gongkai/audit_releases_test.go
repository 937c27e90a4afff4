package main

import (
	"path"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"gongkai/cmd/gongkai/internal/audit"
	"gongkai/cmd/gongkai/internal/build"
	"gongkai/cmd/gongkai/internal/ledger"
	"gongkai/themes"
)

// sealPlan adds the entry of a release to a site, with a reason for all that changed since the last.
func sealPlan(t *testing.T, root fstest.MapFS, tag, day string) {
	t.Helper()
	load := func() build.Loaded {
		t.Helper()
		loaded, err := build.Load(t.Context(), build.Input{Root: root, Themes: themes.Files})
		if err != nil {
			t.Fatal(err)
		}
		return loaded
	}
	var reasons []string
	for _, p := range load().Problems {
		_, line, ok := strings.Cut(p.Hint.EN, "data/revisions.toml: ")
		if !ok {
			t.Fatal(p.File, p.Text.EN)
		}
		reasons = append(reasons, strings.NewReplacer(`date = "…"`, `date = "`+day+`"`, `zh = "…"`, `zh = "来源有修订。"`, `en = "…"`, `en = "The source was revised."`).Replace(line))
	}
	if reasons != nil {
		root["data/revisions.toml"] = &fstest.MapFile{Data: []byte(strings.Join(reasons, "\n") + "\n")}
	}
	loaded := load()
	if len(loaded.Problems) > 0 {
		t.Fatal(loaded.Problems[0].File, loaded.Problems[0].Text.EN)
	}
	for name, content := range ledger.Render(tag, loaded.History.Last(), loaded.Now) {
		root[path.Join(ledger.Folder, tag, name)] = &fstest.MapFile{Data: content}
	}
}

// A site after two releases passes whole, though the second changed figures, sources, words and the number of the document,
// and withdrew a target.
func TestAuditOfTwoReleases(t *testing.T) {
	root := officialPlan(30)
	sealPlan(t, root, "2031-02", "2031-02-01")
	change := func(name, before, after string) {
		t.Helper()
		text := string(root[name].Data)
		changed := regexp.MustCompile(before).ReplaceAllString(text, after)
		if changed == text {
			t.Fatalf("%s has no %s", name, before)
		}
		root[name] = &fstest.MapFile{Data: []byte(changed)}
	}
	for _, year := range []string{"2026", "2027", "2028", "2029", "2030"} {
		name := "data/years/" + year + ".toml"
		if strings.Contains(string(root[name].Data), "target-23 = ") {
			change(name, `(?m)^target-23 = .*\n`, "")
		}
	}
	change("data/indicators.toml", `(?s)\[target-23\].*?\[target-24\]`, "[target-24]")
	change("data/years/2028.toml", `(?m)^target-4 = \{ value = 9\.7(.*)9\.7`, "target-4 = { value = 9.9${1}9.9")
	change("data/sources.toml", `https://statistics.example/1`, "https://stats.example/1")
	change("data/notice.toml", `示湖发〔2026〕1号`, "示湖发〔2026〕3号")
	change("content/zh/plan.md", `建设湖区。`, "建设好湖区。")
	change("data/areas.toml", `name = \{ zh = "第1镇", en = "Town 1" \}`, `name = { zh = "第一镇", en = "Town One" }`)
	change("data/indicators.toml", `(?s)(\[target-5\].*?decimals = )\d`, "${1}2")
	root["data/releases/2031-08.toml"] = &fstest.MapFile{Data: []byte(strings.Replace(string(root["data/releases/2031-02.toml"].Data), "2031-02-01", "2031-08-01", 1))}
	sealPlan(t, root, "2031-08", "2031-07-02")
	files, err := filesIn(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range []string{"targets/target-23.html", "en/releases/2031-08.html"} {
		if files[page] == nil {
			t.Errorf("there is no %s", page)
		}
	}
	if report := auditOf(t, files); report.Count(audit.Fail)+report.Count(audit.Awaiting) > 0 {
		t.Errorf("the audit says:\n%s", describe(t, report))
	}
}
