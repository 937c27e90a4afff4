package main

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"gongkai/cmd/gongkai/internal/build"
	"gongkai/cmd/gongkai/internal/changes"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/ledger"
	"gongkai/themes"
)

func (c *command) diff() *cobra.Command {
	format := ""
	cmd := &cobra.Command{
		Use:   "diff [A [B]]",
		Short: c.t("两版之间变了什么；A、B 为版次、网站文件夹或版本库的提交", "what changed between two states: releases, folders of sites, or revisions of the repository"),
		Long: c.t("列出两版之间数据、状态、目标、文本的变化。A、B 可以是版次（2027-03）、网站文件夹（.）或版本库的提交（HEAD~3）。\n不给 B，与现在的文件比较；都不给，即上次发布以来的变化。",
			"Tells which figures, states, targets and texts changed. A and B are releases (2027-03), folders of sites (.) or revisions\nof the repository (HEAD~3). Without B, A is compared with the files as they are; without both, the last release is."),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 2 {
				return usageError(lang.Text{ZH: "一次只能比较两个，多出 " + args[2], EN: "two at a time can be compared; there is also " + args[2]})
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error { return c.runDiff(cmd.Context(), args, format) },
	}
	c.rootFlag(cmd)
	cmd.Flags().StringVar(&format, "format", "text", c.t("格式：text、markdown、json", "the format: text, markdown or json"))
	return cmd
}

func (c *command) runDiff(ctx context.Context, args []string, format string) error {
	if !slices.Contains([]string{"text", "markdown", "json"}, format) {
		return usageError(lang.Text{ZH: "--format 只能是 text、markdown 或 json，不能是 " + format, EN: "--format must be text, markdown or json, not " + format})
	}
	here, err := c.load(ctx, "")
	if err != nil {
		return err
	}
	if err := c.comparable(here, len(args) < 2); err != nil {
		return err
	}
	now := changes.Side{Name: c.t("现在的文件", "the files as they are"), Snapshot: here.Now}
	from, to := now, now
	if len(args) == 0 {
		last := here.History.Last()
		if last == nil {
			return usageError(lang.Text{ZH: "还没有封存的版；发布一版用 gongkai release，比较两个提交用 gongkai diff A B", EN: "no release is sealed yet; make one with gongkai release, or compare two revisions with gongkai diff A B"})
		}
		from = changes.Side{Name: last.Tag, Snapshot: &last.Snapshot}
	}
	for i, side := range []*changes.Side{&from, &to}[:len(args)] {
		if *side, err = c.side(ctx, here, args[i]); err != nil {
			return err
		}
	}
	report := changes.New(from, to, here.Data)
	switch format {
	case "markdown":
		return report.Markdown(c.stdout, c.messages)
	case "json":
		return report.JSON(c.stdout)
	}
	return report.Text(c.stdout, changes.Terminal{Lang: c.messages, Color: wantsColor(c.stdout, os.Getenv)})
}

// comparable reports what keeps the site from being compared: sealed records that are not what they were, and errors in the
// files, if these are a side.
func (c *command) comparable(here build.Loaded, asItIs bool) error {
	wrong := diag.List{}
	if here.History.IsDamaged {
		wrong = slices.DeleteFunc(slices.Clone(here.Problems), func(p diag.Problem) bool { return !strings.HasPrefix(p.File, ledger.Folder) })
	}
	if asItIs {
		wrong = append(wrong, here.Faults...)
	}
	err := c.report(c.stderr, wrong, false)
	if err != nil {
		c.say(lang.Text{ZH: "没有比较：文件有错误时，比较的结果不可信；请先改正", EN: "nothing was compared: of files with errors no comparison can be trusted; mend these first"})
	}
	return err
}

// side finds what is to be compared: a release, else a folder, else a revision.
func (c *command) side(ctx context.Context, here build.Loaded, name string) (changes.Side, error) {
	if e := here.History.Entry(name); e != nil {
		return changes.Side{Name: name, Snapshot: &e.Snapshot}, nil
	}
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		root, err := os.OpenRoot(name)
		if err != nil {
			return changes.Side{}, fmt.Errorf("opening %s: %w", name, err)
		}
		defer root.Close()
		return c.frozen(ctx, name, root.FS())
	}
	files, err := c.revision(ctx, name)
	if err != nil {
		return changes.Side{}, err
	}
	return c.frozen(ctx, name, files)
}

// frozen is a side of a site's files. That they differ from what was published is no hindrance; that they cannot be read is.
func (c *command) frozen(ctx context.Context, name string, files fs.FS) (changes.Side, error) {
	if !isSite(files) {
		return changes.Side{}, usageError(lang.Text{ZH: name + " 里没有 content/ 和 data/，不是网站文件夹", EN: name + " has neither content/ nor data/, so it is no site"})
	}
	loaded, err := build.Load(ctx, build.Input{Root: files, Themes: themes.Files})
	if err != nil {
		return changes.Side{}, err
	}
	switch unread := loaded.Data.Unread; {
	case len(unread) > 0:
		return changes.Side{}, &statusError{exitInput, lang.Text{ZH: name + " 中有读不出来的文件，无法比较：" + strings.Join(unread, "、"), EN: "files of " + name + " cannot be read, so that it cannot be compared: " + strings.Join(unread, ", ")}}
	case len(loaded.Faults) > 0: // of a revision from before a rule: what it says is known
		n := len(loaded.Faults)
		c.say(lang.Text{ZH: name + " 中有 " + lang.Int(n, lang.ZH) + " 处错误，状态不作比较", EN: "states are not compared, since " + name + " has errors: " + lang.Int(n, lang.EN)})
	}
	return changes.Side{Name: name, Snapshot: loaded.Now}, nil
}

// revision reads the site's files as they are in a revision of the repository, with git.
func (c *command) revision(ctx context.Context, name string) (fs.FS, error) {
	unknown := usageError(lang.Text{
		ZH: name + " 不是已封存的版次、网站文件夹或版本库的提交",
		EN: name + " is no sealed release, no folder of a site and no revision of the repository"})
	if strings.HasPrefix(name, "-") {
		return nil, unknown
	}
	cmd := exec.CommandContext(ctx, "git", "-C", c.root, "archive", "--format=zip", name, "--", "content", "data")
	var out, complaint bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &complaint
	if err := cmd.Run(); err != nil {
		if errors.Is(err, exec.ErrNotFound) {
			return nil, usageError(lang.Text{ZH: "比较版本库的提交要用 git，这台机器上没有", EN: "git is needed to compare revisions of the repository, and is not installed"})
		}
		return nil, unknown
	}
	files, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		return nil, fmt.Errorf("reading revision %s: %w", name, err)
	}
	return files, nil
}
