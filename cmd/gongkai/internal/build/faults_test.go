package build

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/tools/txtar"
	"gongkai/themes"
)

// These are the faults that need more than the data and one text to be seen: what the texts name, where their links
// lead, and the theme. All others stand in the archives of packages dataset and notice.
func TestFaultsOfTheWhole(t *testing.T) {
	for _, tc := range []struct {
		name, file, before, after string
		want                      string
	}{
		{"no fault", "", "", "", ""},
		{"a body that is not listed", "content/zh/plan.md", "北区政府", "北区政俯", "content/zh/plan.md:13:14 unknown-body"},
		{"a body that is not listed, in English", "content/en/plan.md", "Government of North)", "Government of Nroth)", "content/en/plan.md:13:41 unknown-body"},
		{"another body in English", "content/en/plan.md", "Government of North)", "Office)", "content/en/plan.md:13:41 bodies-differ"},
		{"a body more in English", "content/en/plan.md", "Government of North)", "Government of North; Office)", "content/en/plan.md:13:41 bodies-differ"},
		{"no bodies in English", "content/en/plan.md", " (Responsible bodies: Government of North)", "", "content/en/plan.md:13:1 bodies-differ"},
		{"a link to no text", "content/zh/plan.md", "建设交易中心", "[建设](plna.md)交易中心", "content/zh/plan.md:13:6 broken-link"},
		{"a link to no clause", "content/en/plan.md", "Build an", "[Build](#s9) an", "content/en/plan.md:13:9 broken-link"},
		{"a link to no page", "content/en/plan.md", "Build an", "[Build](targets/none.html) an", "content/en/plan.md:13:9 broken-link"},
		{"no such theme", "data/site.toml", `theme = "tide"`, `theme = "tied"`, "data/site.toml:5:9 unknown-theme"},
		{"a layout of its own that cannot be parsed", "themes/tide/layouts/frame.html", "", "{{if}}", "themes/tide bad-layout"},
		{"bodies that cannot be read are one fault", "data/bodies.toml", "[north-government]", "[north-government", "data/bodies.toml:1:18 toml-syntax"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			files := baseSite(t)
			if tc.file != "" {
				old := files[tc.file]
				if old == nil {
					old = &fstest.MapFile{}
				}
				if strings.Count(string(old.Data), tc.before) != 1 && tc.before != "" {
					t.Fatalf("%s does not hold %q once", tc.file, tc.before)
				}
				files[tc.file] = &fstest.MapFile{Data: []byte(strings.Replace(string(old.Data), tc.before, tc.after, 1))}
			}
			loaded, err := Load(context.Background(), Input{Root: files, Themes: themes.Files})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, p := range loaded.Problems {
				at := p.File
				if p.Line > 0 {
					at += fmt.Sprintf(":%d:%d", p.Line, p.Col)
				}
				got = append(got, at+" "+string(p.Code))
			}
			if s := strings.Join(got, "; "); s != tc.want {
				t.Errorf("got %s, want %s", s, tc.want)
			}
			if (loaded.Site == nil) != (tc.want != "") {
				t.Error("a site is planned in spite of errors, or none without them")
			}
		})
	}
}

// baseSite is the site without faults that the archives of package dataset start from.
func baseSite(t *testing.T) fstest.MapFS {
	t.Helper()
	a, err := txtar.ParseFile("../dataset/testdata/base.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range a.Files {
		files[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	return files
}
