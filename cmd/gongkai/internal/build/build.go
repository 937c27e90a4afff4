// Package build is the one function behind check, build and every other command that needs a site: it reads, checks and
// plans, and touches nothing. How a datum gets from a file to a page:
//
//  1. main opens the root as a file system and calls [Load].
//  2. dataset.Load reads data/*.toml into disclosure.Dataset, strictly, every value with its place.
//  3. notice.Load reads content/<lang>/*.md into clauses, and compares the two languages.
//  4. disclosure.Check finds what is wrong between the values, and between them and the words of the document.
//     parity.Check holds the English of the texts against their Chinese.
//  5. site.Check resolves the bodies that the texts name, and their links; site.CheckFiles looks at the files that the data
//     name; schema.Check looks whether what text editors
//     know of the data files is still so.
//  6. theme.Load parses the layouts; site.Plan decides pages and addresses.
//  7. site.Render makes one page when it is asked for: disclosure.Assess gives the trajectory, the page's view makes
//     words of it, chart draws it, theme puts all into its layout.
//  8. publish.Dir writes the files into a staging folder and swaps it in.
//
// With any error in the input nothing is planned and nothing written; all problems of one run are told together.
package build

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"gongkai/cmd/gongkai/internal/dataset"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/ledger"
	"gongkai/cmd/gongkai/internal/notice"
	"gongkai/cmd/gongkai/internal/parity"
	"gongkai/cmd/gongkai/internal/schema"
	"gongkai/cmd/gongkai/internal/site"
	"gongkai/cmd/gongkai/internal/theme"
)

// Public is where a site is built, below its root.
const Public = "public"

// An Input is what a site is made of.
type Input struct {
	Root    fs.FS         // the site's folder, with content/ and data/
	Built   fs.FS         // the site that was built of it before, whose releases must still be among its own; may be nil
	Themes  fs.FS         // the themes that come with the program, a folder each
	BaseURL string        // in place of the address in the data; "": as the data says
	Memo    *dataset.Memo // of who loads time and again; may be nil
	Program string        // see site.Options, as for Digest
	Digest  func(address, key string) (size int64, sum [sha256.Size]byte, ok bool)
}

// A Loaded is what came of an input.
type Loaded struct {
	Site     *site.Site // nil if there are errors among the problems
	Data     *disclosure.Dataset
	Texts    *notice.Set
	Duties   disclosure.Duties
	History  *ledger.History  // what was published
	Now      *ledger.Snapshot // what would be; with states where nothing but what was published is against it
	Problems diag.List        // sorted
	Faults   diag.List        // those errors among them for which the data and texts are not what they should say
	Messages lang.Lang        // the language in which the site wants its messages
	BaseURL  string           // address of the published site, with a slash at its end; "" where it is not known

	theme *theme.Theme
}

// Load reads, checks and plans a site. The error is for what is no fault of the input.
func Load(ctx context.Context, in Input) (Loaded, error) {
	set, texts, problems, err := read(in.Root, in.Memo)
	if err != nil {
		return Loaded{}, err
	}
	var th *theme.Theme
	var ofTheme diag.List
	var wait sync.WaitGroup
	wait.Go(func() { th, ofTheme = loadTheme(in, set.Site) })
	history, damage, err := ledger.Load(in.Root)
	if err != nil {
		wait.Wait()
		return Loaded{}, err
	}
	problems = append(problems, check(in.Root, set, texts, history, in.Memo.Texts())...)
	now, ofLedger := published(history, damage, set, texts)
	if in.Built != nil && !history.IsDamaged {
		ofLedger = append(ofLedger, ledger.CheckSeals(history, ledger.Seals(in.Built))...)
	}
	wait.Wait()
	faults := slices.DeleteFunc(slices.Clone(problems), func(p diag.Problem) bool { return p.Severity() != diag.Error })
	if len(faults) == 0 {
		now.Assess(set)
	}
	problems = append(problems, ofLedger...)
	if err := ctx.Err(); err != nil {
		return Loaded{}, err
	}
	problems = append(problems, ofTheme...)
	faults.Sort()
	out := Loaded{Data: set, Texts: texts, Faults: faults, Duties: site.Duties(texts), BaseURL: baseURL(in, set), History: history, Now: now, theme: th}
	out.Messages, _ = lang.Parse(set.Site.Messages)
	if !problems.HasErrors() {
		var ofSchemas diag.List
		wait.Go(func() { ofSchemas = schema.Check(in.Root, set) })
		err = out.plan(in)
		wait.Wait()
		problems = append(problems, ofSchemas...) // which are warnings
	}
	problems.Sort()
	out.Problems = problems
	return out, err
}

// plan plans the site of what has been loaded and has no errors.
func (l *Loaded) plan(in Input) (err error) {
	l.Site, err = site.Plan(l.Data, l.Texts, l.theme, site.Options{
		BaseURL: l.BaseURL, Root: in.Root, History: l.History, Now: l.Now, Program: in.Program, Digest: in.Digest})
	if err != nil {
		return fmt.Errorf("theme %s: %w", l.Data.Site.Theme, err)
	}
	return nil
}

// LoadSealed is Load for a site that was loaded without errors and of which a release has been sealed since: what was
// sealed since is read, and nothing else, so that what was checked and sealed is what is built.
func LoadSealed(in Input, before Loaded) (Loaded, error) {
	out := before
	history, damage, err := ledger.LoadAfter(in.Root, before.History)
	if err != nil {
		return Loaded{}, err
	}
	var problems diag.List
	out.History = history
	if out.Now, problems = published(history, damage, out.Data, out.Texts); problems.HasErrors() {
		out.Site = nil
	} else {
		out.Now.Assess(out.Data)
		err = out.plan(in)
	}
	out.Problems = append(slices.Clone(before.Problems), problems...)
	out.Problems.Sort()
	return out, err
}

// read reads data and texts side by side.
func read(root fs.FS, memo *dataset.Memo) (*disclosure.Dataset, *notice.Set, diag.List, error) {
	var (
		wait     sync.WaitGroup
		texts    *notice.Set
		ofTexts  diag.List
		errTexts error
	)
	wait.Go(func() { texts, ofTexts, errTexts = notice.Load(root) })
	set, problems, errData := dataset.LoadAgain(root, memo)
	wait.Wait()
	return set, texts, append(problems, ofTexts...), errors.Join(errData, errTexts)
}

// check finds what is wrong between data and texts: the two halves of it, which cost about the same, side by side.
func check(root fs.FS, set *disclosure.Dataset, texts *notice.Set, history *ledger.History, memo *lang.Memo) diag.List {
	var wait sync.WaitGroup
	var ofTexts diag.List
	wait.Go(func() { ofTexts = append(parity.Check(set, texts, memo), site.Check(set, texts, history)...) })
	problems := append(disclosure.Check(set, document(texts)), site.CheckFiles(root, set, texts)...)
	wait.Wait()
	return append(problems, ofTexts...)
}

// published freezes what would be published, and holds it against what was. Of a damaged record the damage is all that can
// be said.
func published(history *ledger.History, damage diag.List, set *disclosure.Dataset, texts *notice.Set) (*ledger.Snapshot, diag.List) {
	now := ledger.Freeze(set, frozenTexts(texts))
	if len(damage) > 0 {
		return now, damage
	}
	clauseAt := func(id string) diag.Pos {
		if c := texts.Clause(id, lang.ZH); c != nil {
			return c.Pos()
		}
		return diag.Pos{File: "content"}
	}
	return now, ledger.Check(history, set, now, clauseAt)
}

// frozenTexts are the clauses of all texts, in order.
func frozenTexts(texts *notice.Set) []ledger.Text {
	var frozen []ledger.Text
	for _, name := range texts.Names() {
		doc := texts.Document(name, lang.ZH)
		if doc == nil {
			continue
		}
		for _, c := range doc.All() {
			if c.ID != "" {
				words, _ := texts.Words(c.ID)
				frozen = append(frozen, ledger.NewText(c.ID, site.IsOfficial(name), words))
			}
		}
	}
	return frozen
}

// document gives package disclosure the clauses of the texts.
func document(texts *notice.Set) disclosure.Document {
	return func(id disclosure.ClauseID) (disclosure.Passage, bool) {
		words, ok := texts.Words(string(id))
		p := disclosure.Passage{Words: words}
		for _, l := range lang.All {
			if c := texts.Clause(string(id), l); c != nil {
				p.At[l] = c.Pos()
			}
		}
		return p, ok
	}
}

// baseURL is the address of the published site, with a slash at its end.
func baseURL(in Input, set *disclosure.Dataset) string {
	base := in.BaseURL
	if base == "" {
		base = set.Site.BaseURL
	}
	if base != "" && !strings.HasSuffix(base, "/") {
		base += "/"
	}
	return base
}

// themeFolder holds a site's own themes, below its root.
const themeFolder = "themes"

// loadTheme parses the theme that the site names: the program's, with the site's own files of that name over it.
func loadTheme(in Input, s disclosure.Site) (*theme.Theme, diag.List) {
	if s.Theme == "" {
		return nil, nil // reported with the data
	}
	own, given := sub(in.Root, themeFolder+"/"+s.Theme), sub(in.Themes, s.Theme)
	if own == nil && given == nil {
		p := diag.New(diag.UnknownTheme, s.At.At("theme"), s.Theme)
		return nil, diag.List{p.WithHint(diag.DidYouMean(s.Theme, folders(in), ""))}
	}
	th, err := theme.Load(overlay{own, given})
	if err != nil {
		return nil, diag.List{diag.New(diag.BadLayout, diag.Pos{File: themeFolder + "/" + s.Theme}, err.Error())}
	}
	return th, nil
}

// sub is the folder of that name, or nil.
func sub(fsys fs.FS, name string) fs.FS {
	if fsys == nil {
		return nil
	}
	if info, err := fs.Stat(fsys, name); err != nil || !info.IsDir() {
		return nil
	}
	below, err := fs.Sub(fsys, name)
	if err != nil {
		return nil
	}
	return below
}

// folders are the names of all themes.
func folders(in Input) []string {
	var names []string
	for _, fsys := range []fs.FS{in.Themes, sub(in.Root, themeFolder)} {
		if fsys == nil {
			continue
		}
		entries, _ := fs.ReadDir(fsys, ".")
		for _, e := range entries {
			if e.IsDir() {
				names = append(names, e.Name())
			}
		}
	}
	return names
}
