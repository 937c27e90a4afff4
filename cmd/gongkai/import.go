package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"gongkai/cmd/gongkai/internal/build"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/draft"
	"gongkai/cmd/gongkai/internal/intake"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/workbook"
	"gongkai/themes"
)

// An importOrder is what the command line asks of an import.
type importOrder struct {
	year                  int
	write, remove, strict bool
}

func (c *command) intake() *cobra.Command {
	var order importOrder
	cmd := &cobra.Command{
		Use:   "import FILE.xlsx|FILE.csv",
		Short: c.t("把填好的表格读回年度数据，先显示改动", "read a filled-in spreadsheet back into the data, showing the change first"),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 1 {
				return nil
			}
			return usageError(lang.Text{ZH: "请给出一个填好的表格：gongkai import 文件名.xlsx", EN: "name one table that was filled in: gongkai import FILE.xlsx"})
		},
		RunE: func(cmd *cobra.Command, args []string) error { return c.runImport(cmd.Context(), args[0], order) },
	}
	c.rootFlag(cmd)
	f := cmd.Flags()
	f.BoolVar(&order.write, "write", false, c.t("没有错误就写入 data/years/（否则只显示改动）", "write to data/years/ if there is no error (else the change is only shown)"))
	f.BoolVar(&order.remove, "remove", false, c.t("数值已清空的，从数据中删去", "take figures away whose value has been cleared"))
	f.BoolVar(&order.strict, "strict", false, c.t("有警告也不写入", "let warnings keep it from being written, as errors do"))
	f.IntVar(&order.year, "year", 0, c.t("只读这一年；没有年份的行算作这一年", "read this year only, and rows without a year as of it"))
	return cmd
}

// An import is what is read, and what comes of it.
type tableImport struct {
	importOrder
	root     *os.Root
	before   build.Loaded
	old      map[string][]byte // the files as they were read; nil of those that are new
	changes  []intake.Change
	edits    intake.Edits
	problems diag.List
}

func (c *command) runImport(ctx context.Context, name string, order importOrder) error {
	root, err := c.open()
	if err != nil {
		return err
	}
	defer root.Close()
	in := &tableImport{importOrder: order, root: root, old: map[string][]byte{}}
	if in.before, err = build.Load(ctx, build.Input{Root: root.FS(), Themes: themes.Files}); err != nil {
		return err
	}
	if err := c.mendFirst(in.before, in.foundation()...); err != nil {
		return err
	}
	content, err := readTable(name)
	if err != nil {
		return err
	}
	if err := in.compare(ctx, filepath.ToSlash(name), content); err != nil {
		return err
	}
	isNew := func(file string) bool { return in.old[file] == nil }
	if err := intake.Show(c.stdout, in.changes, isNew, c.messages); err != nil {
		return fmt.Errorf("writing the changes: %w", err)
	}
	return c.finishImport(in)
}

// foundation are the files without which a table cannot be understood or a year's file cannot be changed.
func (in *tableImport) foundation() []string {
	files := []string{"data/site.toml", indicatorsFile, sourcesFile, "data/areas.toml", "data/units.toml", "data/bodies.toml"}
	for _, p := range in.before.Problems {
		if strings.HasPrefix(p.File, "data/years/") && in.before.Data.IsUnread(p.File) {
			files = append(files, p.File)
		}
	}
	return files
}

// readTable reads the file that was filled in, as far as one more byte than a table may have.
func readTable(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, cannotRead(name, err)
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, workbook.MostBytes+1))
	if err != nil {
		return nil, cannotRead(name, err)
	}
	return content, nil
}

func cannotRead(name string, err error) error {
	return usageError(lang.Text{ZH: "无法读取 " + name + "：" + lang.Reason(err).ZH, EN: "cannot read " + name + ": " + lang.Reason(err).EN})
}

// compare finds the changes that a table makes and the files that come of them, and checks the site with these.
func (in *tableImport) compare(ctx context.Context, name string, content []byte) error {
	filled, found := workbook.Read(content, workbook.Options{Name: name, Set: in.before.Data, Year: in.year})
	changes, more := intake.Compare(intake.Order{Set: in.before.Data, Filled: filled, Remove: in.remove})
	edits, still, err := intake.Apply(in.before.Data, changes, in.yearText)
	if err != nil {
		return err
	}
	in.changes, in.edits = changes, edits
	in.problems = slices.Concat(found, more, still)
	if err := ctx.Err(); err != nil {
		return err
	}
	if len(changes) > 0 && len(still) == 0 {
		if err := in.check(ctx, filled); err != nil {
			return err
		}
	}
	in.problems.Sort()
	return nil
}

// yearText is the text of a year's file. A year without one gets that of gongkai new year.
func (in *tableImport) yearText(year int) ([]byte, error) {
	name := intake.FileOf(year)
	text, err := in.root.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return draft.Year{Set: in.before.Data, Duties: in.before.Duties, Year: year}.File(), nil
	}
	if err == nil {
		in.old[name] = text
	}
	return text, err
}

// check loads the site as it would be, and notes what would be wrong with it that is not wrong now.
func (in *tableImport) check(ctx context.Context, filled workbook.Filled) error {
	after, err := build.Load(ctx, build.Input{Root: build.Edited(in.root.FS(), in.edits.Files), Themes: themes.Files})
	if err != nil {
		return err
	}
	known := map[string]int{}
	for _, p := range in.before.Problems {
		known[identity(p)]++
	}
	found := diag.List{}
	for _, p := range after.Problems {
		if id := identity(p); known[id] > 0 {
			known[id]--
			continue
		}
		found = append(found, in.edits.InCells(p))
	}
	in.problems = append(in.problems, found...)
	if in.problems.HasErrors() {
		return nil
	}
	if rest, _ := intake.Compare(intake.Order{Set: after.Data, Filled: filled, Remove: in.remove}); len(rest) > 0 {
		return fmt.Errorf("%s of %d would not say what the table says; nothing was written", rest[0].Key(), rest[0].Year)
	}
	return nil
}

// identity tells problems apart that are there before and after a change, which moves lines.
func identity(p diag.Problem) string {
	return strings.Join([]string{p.File, string(p.Code), p.Text.EN, p.Pos.Text}, "\x00")
}

// finishImport reports the problems and writes the files if that is wanted and nothing stands against it.
func (c *command) finishImport(in *tableImport) error {
	if err := c.report(c.stderr, in.problems, false); err != nil {
		if err == errInput {
			c.say(lang.Text{ZH: "没有写入任何文件；请在表格中改正以上错误，再导入一次", EN: "nothing was written; mend these in the table and import it again"})
		}
		return err
	}
	n := len(in.edits.Files)
	switch warnings := in.problems.Count(diag.Warning); {
	case in.strict && warnings > 0:
		return &statusError{exitInput, lang.Text{ZH: "有警告，--strict 不予写入；没有写入任何文件", EN: "there are warnings, and --strict writes nothing with them; nothing was written"}}
	case n == 0:
		c.note(lang.Text{ZH: "没有要改动的数据", EN: "there is nothing to change"})
		return nil
	case !in.write:
		c.note(lang.Text{ZH: counted(in, lang.ZH) + "；尚未写入，核对后加 --write 写入", EN: counted(in, lang.EN) + "; nothing is written yet: look it over, then add --write"})
		return nil
	}
	if err := in.save(); err != nil {
		return err
	}
	c.note(lang.Text{ZH: counted(in, lang.ZH) + "；已写入，可用 git diff 核对，再运行 gongkai check", EN: counted(in, lang.EN) + "; written: look it over with git diff, then run gongkai check"})
	return nil
}

// counted says how many records change in how many files.
func counted(in *tableImport, l lang.Lang) string {
	records, files := 0, len(in.edits.Files)
	for i := range in.changes {
		if in.changes[i].Kind != intake.Labelled {
			records++
		}
	}
	if l == lang.ZH {
		return fmt.Sprintf("改动 %s 条数据，涉及 %s 个文件", lang.Int(records, l), lang.Int(files, l))
	}
	return fmt.Sprintf("figures that change: %s, in files: %s", lang.Int(records, l), lang.Int(files, l))
}

// save writes the files: all beside the old ones first, then each in its place, so that none is ever half written. A file
// that somebody has changed in the meantime is left alone, with all others.
func (in *tableImport) save() error {
	const draftMark = ".import~"
	names := make([]string, 0, len(in.edits.Files))
	for name := range in.edits.Files {
		names = append(names, name)
	}
	slices.Sort(names)
	defer func() {
		for _, name := range names {
			_ = in.root.Remove(name + draftMark)
		}
	}()
	for _, name := range names {
		now, err := in.root.ReadFile(name)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("reading %s: %w", name, err)
		}
		if !bytes.Equal(now, in.old[name]) || (err == nil) != (in.old[name] != nil) {
			return &statusError{exitInput, lang.Text{ZH: name + " 刚被改动；没有写入任何文件，请再导入一次", EN: name + " has just been changed; nothing was written, import again"}}
		}
		_ = in.root.Remove(name + draftMark)
		if err := createFile(in.root, name+draftMark, in.edits.Files[name]); err != nil {
			return err
		}
	}
	for _, name := range names {
		if err := in.root.Rename(name+draftMark, name); err != nil {
			return fmt.Errorf("writing %s: %w", name, err)
		}
	}
	return nil
}
