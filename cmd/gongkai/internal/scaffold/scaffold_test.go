package scaffold_test

import (
	"bytes"
	"context"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"gongkai/cmd/gongkai/internal/build"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/draft"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/scaffold"
	"gongkai/themes"
)

// plain are the options that leave the files as they are.
var plain = scaffold.Options{First: 2026, Last: 2030}

func files(t *testing.T, o scaffold.Options) fstest.MapFS {
	t.Helper()
	if wrong := o.Check(); !wrong.IsZero() {
		t.Fatal(wrong)
	}
	list, err := o.Files()
	if err != nil {
		t.Fatal(err)
	}
	m := fstest.MapFS{}
	for _, f := range list {
		m[f.Name] = &fstest.MapFile{Data: f.Text}
	}
	return m
}

// clean loads a site that must have no problem, not even a warning.
func clean(t *testing.T, m fstest.MapFS) build.Loaded {
	t.Helper()
	loaded, err := build.Load(context.Background(), build.Input{Root: m, Themes: themes.Files})
	if err != nil {
		t.Fatal(err)
	}
	if len(loaded.Problems) > 0 {
		var b strings.Builder
		_ = diag.Print(&b, loaded.Problems, lang.EN, true)
		t.Fatal(b.String())
	}
	return loaded
}

// A new site has no problem and every page of it can be written, whatever its years and its name.
func TestBuildsAtOnce(t *testing.T) {
	for _, o := range []scaffold.Options{
		plain,
		{First: 2031, Last: 2035, Messages: lang.EN},
		{First: 2024, Last: 2024},
		{First: 1990, Last: 2039, Name: lang.Text{ZH: "“十五五”交通规划（纲要）", EN: "Transport Plan, “15th Five-Year” (Outline)"}},
	} {
		m := files(t, o)
		loaded := clean(t, m)
		for _, f := range loaded.Site.Files() {
			if err := f.Write(io.Discard); err != nil {
				t.Errorf("%v: %s: %v", o, f.Address, err)
			}
		}
		if p := loaded.Data.Site.Plan; p.First != o.First || p.Last != o.Last {
			t.Errorf("the plan runs over %v, want %d to %d", p, o.First, o.Last)
		}
		if loaded.Messages != o.Messages {
			t.Errorf("messages are in %v, want %v", loaded.Messages, o.Messages)
		}
		if !o.Name.IsZero() {
			if got := loaded.Data.Site.ShortName; got != o.Name {
				t.Errorf("the plan is called %v, want %v", got, o.Name)
			}
			for name, f := range m {
				if bytes.Contains(f.Data, []byte("示例计划")) || bytes.Contains(f.Data, []byte("Sample Plan")) {
					t.Errorf("%s still calls the plan by its placeholder", name)
				}
			}
		}
	}
}

// Every year in the files is one that the options set.
func TestYears(t *testing.T) {
	for name, f := range files(t, scaffold.Options{First: 1950, Last: 1959}) {
		for _, year := range regexp.MustCompile(`\b(19|20)[0-9]{2}\b`).FindAllString(name+string(f.Data), -1) {
			switch year {
			case "1945", "1949", "1950", "1951", "1959", "1964":
			default:
				t.Errorf("%s holds the year %s", name, year)
			}
		}
	}
}

// The year's file is the one that “new year” writes.
func TestYearFile(t *testing.T) {
	m := files(t, plain)
	const name = "data/years/2026.toml"
	file := m[name]
	delete(m, name)
	loaded := clean(t, m)
	want := draft.Year{Set: loaded.Data, Duties: loaded.Duties, Year: 2026}.File()
	if !bytes.Equal(file.Data, want) {
		t.Errorf("%s is not what the program drafts:\n%s", name, want)
	}
}

// example is a line of an example that is commented out.
var example = regexp.MustCompile(`(?m)^# ([a-z_]+ = .*|\[[a-z_.-]+\])$`)

// What the files give as examples in comments works once the marks are removed.
func TestExamplesInComments(t *testing.T) {
	m := files(t, plain)
	count := 0
	for name, f := range m {
		if strings.HasPrefix(name, "data/") && !strings.HasPrefix(name, "data/years/") {
			count += len(example.FindAll(f.Data, -1))
			f.Data = example.ReplaceAll(f.Data, []byte("$1"))
		}
	}
	if count < 20 {
		t.Fatalf("only %d lines of examples were found", count)
	}
	s := clean(t, m).Data.Site
	if s.BaseURL == "" || s.Publisher.IsZero() || s.Home.Quote.Clause == "" || s.Contact.Email == "" || s.Licence.URL == "" || len(s.InitiativeKinds) == 0 {
		t.Errorf("an example had no effect: %v", s)
	}
}

// The files call the states what the pages call them.
func TestStatesAreNamed(t *testing.T) {
	text := string(files(t, plain)["data/site.toml"].Data)
	for _, s := range []disclosure.State{disclosure.OnPace, disclosure.Behind, disclosure.FarBehind} {
		if name := s.Name(); !strings.Contains(text, "“"+name.ZH+"”") || !strings.Contains(text, "“"+lang.LowerFirst(name.EN)+"”") {
			t.Errorf("%v is not named", name)
		}
	}
}

// block is a file that the README gives.
var block = regexp.MustCompile("(?s)`(data/[a-z]+\\.toml)`[^`]*(?:`[^`\n]+`[^`]*)*?```toml\n(.*?)```")

// The files that the README offers can be added as they stand, one by one and together.
func TestExamplesInReadme(t *testing.T) {
	m := files(t, plain)
	readme := string(m["README.md"].Data)
	blocks := block.FindAllStringSubmatch(readme, -1)
	if len(blocks) != strings.Count(readme, "```toml") || len(blocks) < 6 {
		t.Fatalf("%d files were found", len(blocks))
	}
	m["data/site.toml"].Data = regexp.MustCompile(`(?m)^# (\[initiative_kinds\.task\]|name = \{ zh = "任务".*)$`).ReplaceAll(m["data/site.toml"].Data, []byte("$1"))
	for _, b := range blocks {
		m[b[1]] = &fstest.MapFile{Data: []byte(b[2])}
		clean(t, m)
	}
	d := clean(t, m).Data
	if len(d.Groupings) == 0 || len(d.Milestones) == 0 || len(d.Initiatives) == 0 || len(d.Facts) == 0 || len(d.Differences) == 0 || len(d.Glossary) == 0 {
		t.Error("a file had no effect")
	}
}

// Options that make no plan are refused with the reason.
func TestCheck(t *testing.T) {
	for _, tc := range []struct {
		o    scaffold.Options
		want string
	}{
		{scaffold.Options{First: 2030, Last: 2026}, "the plan's last year, 2026, is before its first, 2030"},
		{scaffold.Options{First: 26, Last: 2030}, "years must lie between 1900 and 2200"},
		{scaffold.Options{First: 2000, Last: 2060}, "a plan has at most 50 years"},
		{scaffold.Options{First: 2026, Last: 2030, Name: lang.Text{ZH: "计划"}}, "the plan's name must be given in both languages"},
		{scaffold.Options{First: 2026, Last: 2030, Name: lang.Text{ZH: "计划", EN: `A "plan"`}}, `a name must not have "`},
		{scaffold.Options{First: 2026, Last: 2030, Name: lang.Text{ZH: "计\n划", EN: "Plan"}}, "a name must not have \n"},
	} {
		if got := tc.o.Check(); got.EN != tc.want || got.ZH == "" {
			t.Errorf("%v: %q, want %q", tc.o, got.EN, tc.want)
		}
	}
}

// What is to be filled in is known by its words, in both languages, and links are none of them.
func TestPlaceholders(t *testing.T) {
	got := scaffold.Placeholders()
	for _, want := range []string{"【发文机关】", "【以附件原文代替本表。】", "【说明这次发布增加、改动了什么。】", "[Issuing body]", "[the addressees]", "[Say what this release adds and changes.]"} {
		if !slices.Contains(got, want) {
			t.Errorf("%s is not among them", want)
		}
	}
	for _, p := range got {
		if strings.ContainsAny(p, "0123456789()") || strings.Contains(p, "Sample") {
			t.Errorf("%s is no placeholder", p)
		}
	}
}
