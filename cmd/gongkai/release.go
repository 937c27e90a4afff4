package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"gongkai/cmd/gongkai/internal/build"
	"gongkai/cmd/gongkai/internal/changes"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/ledger"
	"gongkai/cmd/gongkai/internal/scaffold"
)

// A releaseOrder is what the command line asks of a release.
type releaseOrder struct {
	tag    string
	dryRun bool
}

func (c *command) release() *cobra.Command {
	var order releaseOrder
	cmd := &cobra.Command{
		Use:   "release TAG",
		Short: c.t("发布一版：检查、列出变化、封存数据、生成网站", "make a release: check, tell what changed, seal the data, build the site"),
		Args: func(_ *cobra.Command, args []string) error {
			switch len(args) {
			case 0:
				return usageError(lang.Text{ZH: "请给出版次，如 gongkai release 2027-03", EN: "name the release, such as gongkai release 2027-03"})
			case 1:
			default:
				return usageError(lang.Text{ZH: "一次只能发布一版，多出 " + args[1], EN: "one release at a time; there is also " + args[1]})
			}
			order.tag = args[0]
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return c.runRelease(cmd.Context(), order) },
	}
	c.rootFlag(cmd)
	cmd.Flags().BoolVar(&order.dryRun, "dry-run", false, c.t("只检查、列出变化，不写任何文件", "check and tell what changed, and write nothing"))
	return cmd
}

func (c *command) runRelease(ctx context.Context, order releaseOrder) error {
	keeper := c.keep(false)
	loaded, err := c.loadKeeping(ctx, "", keeper)
	if err != nil {
		return err
	}
	refused := c.mayRelease(loaded, order.tag)
	if refused != nil && !(order.dryRun && errors.Is(refused, errInput) && !loaded.Problems.HasErrors()) {
		return refused
	}
	report := changes.New(sideBefore(loaded.History, order.tag), changes.Side{Name: order.tag, Snapshot: loaded.Now}, loaded.Data)
	if err := report.Text(c.stdout, changes.Terminal{Lang: c.messages, Color: wantsColor(c.stdout, os.Getenv)}); err != nil {
		return err
	}
	if refused != nil { // warnings are no reason to hold back what a dry run is asked for
		return refused
	}
	if order.dryRun {
		c.note(lang.Text{ZH: "没有写入任何文件（--dry-run）", EN: "nothing was written (--dry-run)"})
		return nil
	}
	undo, err := c.seal(loaded, order.tag)
	if err != nil {
		return err
	}
	public := filepath.Join(c.root, build.Public)
	err = c.write(ctx, buildOrder{out: public}, keeper, func() (build.Loaded, error) { return c.loadSealed(loaded, keeper) })
	left, isMade := errors.AsType[*leftError](err) // the site holds the release
	if err != nil && !isMade {
		if _, isBusy := errors.AsType[*busyError](err); !isBusy { // another run may be building what was sealed here
			undo()
		}
		return remedied(err, lang.Text{ZH: "请把它移开，再运行 gongkai release", EN: "move it away and run gongkai release again"})
	}
	if err := c.runVerify(ctx, verifyOrder{site: public, format: "text"}); err != nil {
		return err
	}
	c.sayWhatToCommit(order.tag)
	if isMade {
		return left
	}
	return nil
}

// sideBefore is the release before that of the tag; empty before the first.
func sideBefore(h *ledger.History, tag string) changes.Side {
	if before := h.Before(tag); before != nil {
		return changes.Side{Name: before.Tag, Snapshot: &before.Snapshot}
	}
	return changes.Side{Snapshot: &ledger.Snapshot{}}
}

// mayRelease says why the site as it is cannot be the release of that tag.
func (c *command) mayRelease(loaded build.Loaded, tag string) error {
	if i := slices.IndexFunc(loaded.Data.Releases, func(r disclosure.Release) bool { return r.Tag == tag }); i < 0 {
		return usageError(lang.Text{
			ZH: "没有 data/releases/" + tag + ".toml；先运行 gongkai new release " + tag + "，写好日期、标题和说明",
			EN: "there is no data/releases/" + tag + ".toml; run gongkai new release " + tag + " and write its date, title and notes"})
	}
	if len(loaded.Problems) > 0 { // a warning too: what is released has been looked at
		err := c.report(c.stderr, loaded.Problems, false)
		c.say(lang.Text{ZH: "没有发布：改正以上各处（警告核实后也须写明）再来", EN: "nothing was released: mend the above first; warnings too, or answer them"})
		if err == nil {
			err = errInput
		}
		return err
	}
	if err := cmp.Or(isTheOnlyDraft(loaded, tag), isFilledIn(loaded.Now, tag)); err != nil {
		return err
	}
	if newest := loaded.Data.Release(); newest.Tag != tag {
		return usageError(lang.Text{
			ZH: fmt.Sprintf("%s 不是最新的一版；最新的是 %s（%s）", tag, newest.Tag, newest.Date),
			EN: fmt.Sprintf("%s is not the newest release, which is %s (%s)", tag, newest.Tag, newest.Date)})
	}
	if sealed := loaded.History.Entry(tag); sealed != nil && !ledger.Compare(&sealed.Snapshot, loaded.Now).IsEmpty() {
		return usageError(lang.Text{
			ZH: tag + " 版已经封存，此后数据又有变化；为这些变化另立一版：gongkai new release（gongkai diff 列出变化）",
			EN: "release " + tag + " is sealed, and the data changed since; make another release of the changes with gongkai new release (gongkai diff lists them)"})
	}
	return nil
}

// isTheOnlyDraft refuses a release while another is in preparation: one would be sealed in the other's place.
func isTheOnlyDraft(loaded build.Loaded, tag string) error {
	last := loaded.History.Last()
	if loaded.History.Entry(tag) != nil {
		return nil
	}
	var others []string
	for _, r := range loaded.Data.Releases {
		if loaded.History.Entry(r.Tag) == nil && r.Tag != tag && last != nil && r.Date.Compare(last.Day) >= 0 {
			others = append(others, "data/releases/"+r.Tag+".toml")
		}
	}
	if len(others) == 0 {
		return nil
	}
	return &statusError{exitInput, lang.Text{
		ZH: "还有没有封存的版：" + strings.Join(others, "、") + "；一次发布一版，请先发布日期在前的，把在后的移出 data/releases/，或删去不再需要的",
		EN: "another release is in preparation: " + strings.Join(others, ", ") + "; releases are made one at a time: make the earlier first and move the later out of data/releases/ meanwhile, or delete the one that is not wanted"}}
}

// isFilledIn refuses a release while words of gongkai init still stand in the texts: what is sealed stays as it is.
func isFilledIn(now *ledger.Snapshot, tag string) error {
	texts := append(slices.Clone(now.Texts), ledger.Text{Clause: "data/releases/" + tag + ".toml", ZH: now.Title.ZH + now.Notes.ZH, EN: now.Title.EN + now.Notes.EN})
	var left []string
	placeholders := scaffold.Placeholders()
	for _, t := range texts {
		for _, p := range placeholders {
			if strings.Contains(t.ZH, p) || strings.Contains(t.EN, p) {
				left = append(left, t.Clause+" "+p)
			}
		}
	}
	if len(left) == 0 {
		return nil
	}
	list := "\n  " + strings.Join(left, "\n  ")
	return &statusError{exitInput, lang.Text{
		ZH: "没有发布：还有占位的文字没有换成文件的内容，封存后就不能再改：" + list,
		EN: "nothing was released: placeholders still stand in place of the document’s own words, and could not be changed once they are sealed:" + list}}
}

// seal writes the entry of the release, unless an earlier run, which was then cut short, has done so. Undo takes it away.
func (c *command) seal(loaded build.Loaded, tag string) (undo func(), err error) {
	if loaded.History.Entry(tag) != nil {
		return func() {}, nil
	}
	root, err := c.open()
	if err != nil {
		return nil, err
	}
	folder := path.Join(ledger.Folder, tag)
	if err := createFolder(root, folder, ledger.Render(tag, loaded.History.Before(tag), loaded.Now)); err != nil {
		err = errors.Join(err, root.Close())
		if errors.Is(err, fs.ErrExist) {
			return nil, &statusError{exitFailed, lang.Text{
				ZH: "另一个 gongkai release 刚刚封存了 " + tag + " 版；等它结束后再运行一次",
				EN: "another run has just sealed release " + tag + "; when it has ended, run the command once more"}}
		}
		return nil, err
	}
	return func() {
		_ = root.RemoveAll(folder) // the build's error is the one to be told
		_ = root.Close()
	}, nil
}

// sayWhatToCommit ends a release.
func (c *command) sayWhatToCommit(tag string) {
	entry := filepath.Join(c.root, filepath.FromSlash(ledger.Folder), tag)
	c.note(lang.Text{
		ZH: fmt.Sprintf("已发布 %[1]s 版，封存于 %[2]s；请提交：\n  git add -A && git commit -m \"release %[1]s\" && git tag release-%[1]s", tag, entry),
		EN: fmt.Sprintf("release %[1]s is made and sealed in %[2]s; now commit it:\n  git add -A && git commit -m \"release %[1]s\" && git tag release-%[1]s", tag, entry)})
}

// unsealed counts what a site shows that differs from its last release, and gives that release.
func unsealed(loaded build.Loaded) (n int, last *ledger.Entry) {
	last = loaded.History.Last()
	if last == nil || loaded.Problems.Count(diag.Error) > 0 {
		return 0, last
	}
	return ledger.Compare(&last.Snapshot, loaded.Now).Count(), last
}
