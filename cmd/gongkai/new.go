package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"gongkai/cmd/gongkai/internal/build"
	"gongkai/cmd/gongkai/internal/changes"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/draft"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/ledger"
	"gongkai/cmd/gongkai/internal/publish"
)

// The data files that the drafts are made from or added to.
const (
	sourcesFile    = "data/sources.toml"
	indicatorsFile = "data/indicators.toml"
	revisionsFile  = "data/revisions.toml"
)

func (c *command) drafts() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "new",
		Short: c.t("起草数据文件：某年的数据、来源、指标、发布、更正理由", "draft what goes into the data: a year, a source, an indicator, a release, the reasons of corrections"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return c.unknownCommand(cmd, args[0])
			}
			return cmd.Help()
		},
		Args: cobra.ArbitraryArgs,

		SuggestionsMinimumDistance: 2,
	}
	cmd.AddCommand(c.newYear(), c.newSource(), c.newIndicator(), c.newRelease(), c.newReasons())
	return cmd
}

func (c *command) newYear() *cobra.Command {
	print := false
	cmd := &cobra.Command{
		Use:   "year YYYY",
		Short: c.t("建立一年的数据文件，每个应有的数据一行", "write the file of a year, a line for each figure that is expected"),
		Args:  c.oneArg(lang.Text{ZH: "年份，如 2026", EN: "the year, such as 2026"}),
		RunE:  func(cmd *cobra.Command, args []string) error { return c.runNewYear(cmd.Context(), args[0], print) },
	}
	c.rootFlag(cmd)
	cmd.Flags().BoolVar(&print, "print", false, c.t("不写文件，只显示该年尚缺的各行", "write no file, print the lines that the year still lacks"))
	return cmd
}

func (c *command) newSource() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "source ID",
		Short: c.t("在 data/sources.toml 末尾添一份来源的空表", "add the form of a source to data/sources.toml"),
		Args:  c.oneArg(lang.Text{ZH: "来源的标识，如 bureau-2027-03", EN: "the id of the source, such as bureau-2027-03"}),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runNewEntry(cmd.Context(), sourcesFile, args[0], func(set *disclosure.Dataset) (diag.Locator, []byte) {
				id := disclosure.SourceID(args[0])
				if s := set.Source(id); s != nil {
					return s.At, nil
				}
				return nil, draft.Source(id)
			})
		},
	}
	c.rootFlag(cmd)
	return cmd
}

func (c *command) newIndicator() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "indicator ID",
		Short: c.t("在 data/indicators.toml 末尾添一份指标的空表", "add the form of an indicator to data/indicators.toml"),
		Args:  c.oneArg(lang.Text{ZH: "指标的标识，如 forest-cover", EN: "the id of the indicator, such as forest-cover"}),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.runNewEntry(cmd.Context(), indicatorsFile, args[0], func(set *disclosure.Dataset) (diag.Locator, []byte) {
				id := disclosure.IndicatorID(args[0])
				if i := set.Indicator(id); i != nil {
					return i.At, nil
				}
				return nil, draft.Indicator(id, set)
			})
		},
	}
	c.rootFlag(cmd)
	return cmd
}

func (c *command) newRelease() *cobra.Command {
	date := ""
	cmd := &cobra.Command{
		Use:   "release TAG",
		Short: c.t("建立一次发布的文件 data/releases/TAG.toml", "write the file of a release, data/releases/TAG.toml"),
		Args:  c.oneArg(lang.Text{ZH: "版次，如 2027-03", EN: "the tag of the release, such as 2027-03"}),
		RunE:  func(cmd *cobra.Command, args []string) error { return c.runNewRelease(cmd.Context(), args[0], date) },
	}
	c.rootFlag(cmd)
	cmd.Flags().StringVar(&date, "date", "", c.t("发布日期，如 2027-03-18；不给则留待填写", "the day of the release, such as 2027-03-18; left to be filled in if not given"))
	return cmd
}

func (c *command) newReasons() *cobra.Command {
	date := ""
	cmd := &cobra.Command{
		Use:   "reasons",
		Short: c.t("在 data/revisions.toml 末尾添上尚缺的更正，一处改动一行，理由留待填写", "add the revisions that are missing to data/revisions.toml, a line for each change, with the reasons to be filled in"),
		Args:  c.noArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return c.runNewReasons(cmd.Context(), date) },
	}
	c.rootFlag(cmd)
	cmd.Flags().StringVar(&date, "date", "", c.t("更正日期，如 2027-03-18；不给则留待填写", "the day of the corrections, such as 2027-03-18; left to be filled in if not given"))
	return cmd
}

// oneArg asks for exactly one argument and says what it is.
func (c *command) oneArg(what lang.Text) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) == 1 {
			return nil
		}
		return usageError(lang.Text{
			ZH: "请给出一个参数：" + what.ZH + "（用法：gongkai new " + cmd.Use + "）",
			EN: "give one argument: " + what.EN + " (gongkai new " + cmd.Use + ")"})
	}
}

// yearForm is how a year is written.
var yearForm = regexp.MustCompile(`^[0-9]{4}$`)

func (c *command) runNewYear(ctx context.Context, arg string, print bool) error {
	if !yearForm.MatchString(arg) {
		return usageError(lang.Text{ZH: "年份须为四位数字，如 2026，不能是 " + arg, EN: "the year must be four digits, such as 2026, not " + arg})
	}
	year, _ := strconv.Atoi(arg)
	loaded, err := c.load(ctx, "")
	if err != nil {
		return err
	}
	if err := c.mendFirst(loaded, "data/site.toml", indicatorsFile, "data/areas.toml", "data/units.toml", "data/bodies.toml"); err != nil {
		return err
	}
	d := draft.Year{Set: loaded.Data, Duties: loaded.Duties, Year: year}
	if print {
		_, err := c.stdout.Write(d.Records())
		return err
	}
	return c.createYear(d)
}

func (c *command) createYear(d draft.Year) error {
	year, plan, years := strconv.Itoa(d.Year), d.Set.Site.Plan, d.Set.Site.Years
	name := "data/years/" + year + ".toml"
	switch {
	case !years.Contains(d.Year):
		return usageError(lang.Text{
			ZH: fmt.Sprintf("%s年不在网站允许的%d—%d年之内；年份范围在 data/site.toml 的 [years] 中", year, years.First, years.Last),
			EN: fmt.Sprintf("%s is outside the years %d–%d of the site; they are set in data/site.toml, [years]", year, years.First, years.Last)})
	case d.Year < plan.First && d.Lines() == 0:
		return usageError(lang.Text{
			ZH: fmt.Sprintf("%s年在计划之前（计划期为%s），没有应填的数据；背景数据请直接写入 %s", year, plan.In(lang.ZH), name),
			EN: fmt.Sprintf("%s lies before the plan (%s) and no figure is expected of it; enter background figures in %s by hand", year, plan.In(lang.EN), name)})
	}
	root, err := os.OpenRoot(c.root)
	if err != nil {
		return fmt.Errorf("opening the site's folder: %w", err)
	}
	defer root.Close()
	err = createFile(root, name, d.File())
	if errors.Is(err, fs.ErrExist) {
		return c.existsError(name, "其中尚缺的各行用 gongkai new year "+year+" --print 显示，复制进去再填写", "gongkai new year "+year+" --print shows the lines that it still lacks, to be copied into it")
	}
	if err != nil {
		return err
	}
	shown, n := filepath.Join(c.root, name), d.Lines()
	c.note(lang.Text{
		ZH: fmt.Sprintf("已写入 %s，共%d行待填；来源先用 gongkai new source 登记，填完运行 gongkai check", shown, n),
		EN: fmt.Sprintf("%s written, lines to fill in: %d; enter their sources with gongkai new source, then run gongkai check", shown, n)})
	return nil
}

// mendFirst reports the errors of files without which a draft cannot be made, if there are any.
func (c *command) mendFirst(loaded build.Loaded, files ...string) error {
	var list diag.List
	for _, p := range loaded.Problems {
		if p.Severity() == diag.Error && slices.Contains(files, p.File) {
			list = append(list, p)
		}
	}
	err := c.report(c.stderr, list, false)
	if err != nil {
		c.say(lang.Text{ZH: "请先改正以上错误；没有写入任何文件", EN: "mend these first; nothing was written"})
	}
	return err
}

// runNewEntry adds a form to a data file. The form is nil, with the place of the other, where the id is taken.
func (c *command) runNewEntry(ctx context.Context, file, id string, form func(*disclosure.Dataset) (diag.Locator, []byte)) error {
	if err := c.checkID(id); err != nil {
		return err
	}
	return c.alone(func() error { return c.addEntry(ctx, file, id, form) })
}

func (c *command) addEntry(ctx context.Context, file, id string, form func(*disclosure.Dataset) (diag.Locator, []byte)) error {
	loaded, err := c.load(ctx, "")
	if err != nil {
		return err
	}
	if err := c.unreadable(loaded, file); err != nil {
		return err
	}
	at, text := form(loaded.Data)
	if text == nil {
		place := fmt.Sprintf("%s:%d", file, at.At().Line)
		return usageError(lang.Text{ZH: "标识 " + id + " 已经用于 " + place + "；请换一个，或修改那里的内容", EN: "the id " + id + " is taken, at " + place + "; choose another, or edit what stands there"})
	}
	root, err := os.OpenRoot(c.root)
	if err != nil {
		return fmt.Errorf("opening the site's folder: %w", err)
	}
	defer root.Close()
	if err := appendTo(root, file, text); err != nil {
		return err
	}
	shown := filepath.Join(c.root, file)
	c.note(lang.Text{ZH: "已在 " + shown + " 末尾添加 [" + id + "]；填写引号中的内容，再运行 gongkai check", EN: "[" + id + "] added at the end of " + shown + "; fill in what stands between quotation marks, then run gongkai check"})
	return nil
}

// unreadable reports why nothing can be added to a file: what stands in it is not known. A file that does not exist yet,
// or is empty, may be begun.
func (c *command) unreadable(loaded build.Loaded, file string) error {
	if !loaded.Data.IsUnread(file) {
		return nil
	}
	list := slices.DeleteFunc(slices.Clone(loaded.Problems), func(p diag.Problem) bool {
		return p.File != file || p.Code == diag.FileMissing || p.Code == diag.FileEmpty
	})
	err := c.report(c.stderr, list, false)
	if err != nil {
		c.say(lang.Text{ZH: "请先改正以上错误；没有写入任何文件", EN: "mend these first; nothing was written"})
	}
	return err
}

func (c *command) checkID(id string) error {
	if disclosure.IsID(id) {
		return nil
	}
	return usageError(lang.Text{ZH: "标识只能用小写字母、数字和连字符，以字母或数字开头，不能是 " + id, EN: "an id has lower-case letters, digits and hyphens only, not " + id})
}

func (c *command) runNewRelease(ctx context.Context, tag, date string) error {
	if err := c.checkID(tag); err != nil {
		return err
	}
	if _, ok := lang.ParseDate(date); !ok && date != "" {
		return usageError(lang.Text{ZH: "--date 须写成 2027-03-18，不能是 " + date, EN: "--date must be written 2027-03-18, not " + date})
	}
	loaded, err := c.load(ctx, "") // the folder must be a site's
	if err != nil {
		return err
	}
	changed, err := c.changedSince(loaded)
	if err != nil {
		return err
	}
	root, err := os.OpenRoot(c.root)
	if err != nil {
		return fmt.Errorf("opening the site's folder: %w", err)
	}
	defer root.Close()
	name := "data/releases/" + tag + ".toml"
	err = createFile(root, name, draft.Release(date, changed))
	if errors.Is(err, fs.ErrExist) {
		return c.existsError(name, "请换一个版次，或直接修改它", "choose another tag, or edit it")
	}
	if err != nil {
		return err
	}
	shown := filepath.Join(c.root, name)
	c.note(lang.Text{ZH: "已写入 " + shown + "；填写引号中的内容，再运行 gongkai check", EN: shown + " written; fill in what stands between quotation marks, then run gongkai check"})
	return nil
}

func (c *command) runNewReasons(ctx context.Context, date string) error {
	if _, ok := lang.ParseDate(date); !ok && date != "" {
		return usageError(lang.Text{ZH: "--date 须写成 2027-03-18，不能是 " + date, EN: "--date must be written 2027-03-18, not " + date})
	}
	return c.alone(func() error { return c.addReasons(ctx, date) })
}

func (c *command) addReasons(ctx context.Context, date string) error {
	loaded, err := c.load(ctx, "")
	if err != nil {
		return err
	}
	if err := c.mayAddReasons(loaded); err != nil {
		return err
	}
	lines := ledger.Missing(loaded.History, loaded.Data, loaded.Now, date)
	switch {
	case loaded.History.Last() == nil:
		c.note(lang.Text{ZH: "还没有封存的版，改动不需要理由", EN: "no release is sealed yet, so that no change needs a reason"})
		return nil
	case len(lines) == 0:
		c.note(lang.Text{ZH: "没有要添的：需要理由的改动在 " + revisionsFile + " 中都有一行；是否填好，由 gongkai check 检查", EN: "nothing to add: every change that needs a reason has its line in " + revisionsFile + "; gongkai check tells whether it is filled in"})
		return nil
	}
	root, err := os.OpenRoot(c.root)
	if err != nil {
		return fmt.Errorf("opening the site's folder: %w", err)
	}
	defer root.Close()
	if err := appendTo(root, revisionsFile, []byte(strings.Join(lines, "\n")+"\n")); err != nil {
		return err
	}
	shown, noun := filepath.Join(c.root, revisionsFile), "revisions"
	if len(lines) == 1 {
		noun = "revision"
	}
	c.note(lang.Text{ZH: fmt.Sprintf("已在 %s 末尾添上 %d 条更正；填写日期和中英文理由，再运行 gongkai check", shown, len(lines)),
		EN: fmt.Sprintf("%d %s added at the end of %s; fill in days and reasons in both languages, then run gongkai check", len(lines), noun, shown)})
	return nil
}

// mayAddReasons reports the errors because of which it is not known what changed. Those of lines that are still to be filled
// in are none.
func (c *command) mayAddReasons(loaded build.Loaded) error {
	wrong := loaded.Faults
	if !loaded.Data.IsUnread(revisionsFile) {
		wrong = slices.DeleteFunc(slices.Clone(wrong), func(p diag.Problem) bool { return p.File == revisionsFile })
	}
	if loaded.History.IsDamaged {
		wrong = loaded.Problems
	}
	err := c.report(c.stderr, wrong, false)
	if err != nil {
		c.say(lang.Text{ZH: "请先改正以上错误；没有写入任何文件", EN: "mend these first; nothing was written"})
	}
	return err
}

// alone does something to the data that no other run does at the same time.
func (c *command) alone(do func() error) error {
	root, err := c.open()
	if err != nil {
		return err
	}
	_ = root.Close()
	unlock, err := publish.Lock(filepath.Join(c.root, ".gongkai-new.lock"), c.root)
	if busy, ok := errors.AsType[*publish.BusyError](err); ok {
		return &statusError{exitFailed, lang.Text{
			ZH: fmt.Sprintf("另一个 gongkai new（进程 %d）正在写 %s，请等它结束再运行", busy.PID, c.root),
			EN: fmt.Sprintf("another gongkai new (process %d) is writing to %s; run the command again when it has ended", busy.PID, c.root)}}
	}
	if err != nil {
		return publishError(err)
	}
	defer unlock()
	return do()
}

// changedSince tells what changed since the last sealed release; nothing where there is none.
func (c *command) changedSince(loaded build.Loaded) (string, error) {
	last := loaded.History.Last()
	if last == nil {
		return "", nil
	}
	var b strings.Builder
	report := changes.New(sideBefore(loaded.History, ""), changes.Side{Name: c.t("现在", "now"), Snapshot: loaded.Now}, loaded.Data)
	err := report.Text(&b, changes.Terminal{Lang: c.messages})
	return b.String(), err
}
