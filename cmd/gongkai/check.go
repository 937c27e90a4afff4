package main

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
)

// A checkOrder is what the command line asks of a check.
type checkOrder struct {
	format      string
	all, strict bool
}

// The forms in which check writes problems.
const (
	formatText   = "text"   // for people
	formatJSON   = "json"   // for programs, an object a line
	formatGitHub = "github" // for a forge, which shows them beside the lines of a review
)

func (c *command) check() *cobra.Command {
	var order checkOrder
	cmd := &cobra.Command{
		Use:   "check",
		Short: c.t("检查全部文本和数据，不写文件", "check all texts and data, write nothing"),
		Args:  c.noArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return c.runCheck(cmd, order) },
	}
	c.rootFlag(cmd)
	f := cmd.Flags()
	f.BoolVar(&order.all, "all", false, c.t("列出全部问题，不限50条", "list all problems, not just the first 50"))
	f.BoolVar(&order.strict, "strict", false, c.t("有警告也算不通过", "let warnings fail as errors do"))
	f.StringVar(&order.format, "format", formatText, c.t("text 供人阅读，json 每行一个对象，github 供代码平台标注", "text for people, json an object a line, github for annotations of a forge"))
	return cmd
}

func (c *command) runCheck(cmd *cobra.Command, order checkOrder) error {
	formats := []string{formatText, formatJSON, formatGitHub}
	if !slices.Contains(formats, order.format) {
		return usageError(lang.Text{
			ZH: "--format 只能是 " + strings.Join(formats, "、") + "，不能是 " + order.format,
			EN: "--format must be " + strings.Join(formats, ", ") + ", not " + order.format})
	}
	loaded, err := c.load(cmd.Context(), "")
	if err != nil {
		return err
	}
	if err := c.writeProblems(c.stdout, loaded.Problems, order); err != nil {
		return err
	}
	if len(loaded.Problems) > 0 && order.format == formatText {
		c.note(lang.Text{ZH: "方括号中是问题的代码，含义和正误示例见 gongkai explain 代码", EN: "gongkai explain CODE tells what a code in brackets means, with a wrong and a right example"})
	}
	warnings := loaded.Problems.Count(diag.Warning)
	switch {
	case loaded.Site == nil:
		return errInput
	case order.strict && warnings > 0:
		return &statusError{exitInput, lang.Text{
			ZH: "有 " + lang.Int(warnings, lang.ZH) + " 处警告，--strict 不予通过：改正，或核实后写 ack = [\"代码\"] 和 note",
			EN: "there are warnings (" + lang.Int(warnings, lang.EN) + ") and --strict lets none pass: mend them, or answer them with ack = [\"code\"] and a note"}}
	}
	n := len(loaded.Site.Pages())
	c.note(lang.Text{ZH: "没有错误，可以生成 " + lang.Int(n, lang.ZH) + " 个页面", EN: "no errors; " + lang.Int(n, lang.EN) + " pages can be built"})
	return nil
}

// writeProblems writes the list in the form that was asked for.
func (c *command) writeProblems(w io.Writer, list diag.List, order checkOrder) error {
	form := diag.Form{Lang: c.messages, All: true}
	var err error
	switch order.format {
	case formatJSON:
		err = form.JSON(w, list)
	case formatGitHub:
		err = form.GitHub(w, list, c.folder())
	default:
		if err = c.report(w, list, order.all); err == errInput {
			err = nil
		}
	}
	if err != nil {
		return fmt.Errorf("writing the problems: %w", err)
	}
	return nil
}

// folder is the site's folder as a forge names it: relative to where the command runs, which is the repository's root.
func (c *command) folder() string {
	if filepath.IsAbs(c.root) {
		return "."
	}
	return filepath.ToSlash(filepath.Clean(c.root))
}

func (c *command) noArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usageError(lang.Text{ZH: cmd.Name() + " 不接受参数 " + args[0], EN: cmd.Name() + " takes no argument " + args[0]})
}
