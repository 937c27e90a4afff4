package main

import (
	"github.com/spf13/cobra"
	"gongkai/cmd/gongkai/internal/lang"
)

func (c *command) check() *cobra.Command {
	all := false
	cmd := &cobra.Command{
		Use:   "check",
		Short: c.t("检查全部文本和数据，不写文件", "check all texts and data, write nothing"),
		Args:  c.noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			loaded, err := c.load(cmd.Context(), "")
			if err != nil {
				return err
			}
			if err := c.report(c.stdout, loaded.Problems, all); err != nil {
				return err
			}
			n := len(loaded.Site.Pages())
			c.note(lang.Text{ZH: "没有错误，可以生成 " + lang.Int(n, lang.ZH) + " 个页面", EN: "no errors; " + lang.Int(n, lang.EN) + " pages can be built"})
			return nil
		},
	}
	c.rootFlag(cmd)
	cmd.Flags().BoolVar(&all, "all", false, c.t("列出全部问题，不限50条", "list all problems, not just the first 50"))
	return cmd
}

func (c *command) noArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return usageError(lang.Text{ZH: cmd.Name() + " 不接受参数 " + args[0], EN: cmd.Name() + " takes no argument " + args[0]})
}
