package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"
	"gongkai/cmd/gongkai/internal/audit"
	"gongkai/cmd/gongkai/internal/build"
	"gongkai/cmd/gongkai/internal/lang"
)

// An auditOrder is what the command line asks of an audit.
type auditOrder struct {
	dir    string
	format string
	out    string
	jobs   int
}

func (c *command) audit() *cobra.Command {
	order := auditOrder{dir: build.Public}
	cmd := &cobra.Command{
		Use:   "audit [DIR]",
		Short: c.t("按政府网站规范逐项检查已生成的网站", "check a built site against the conventions of government websites"),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usageError(lang.Text{ZH: "只能检查一个文件夹", EN: "only one folder can be audited"})
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				order.dir = args[0]
			}
			return c.runAudit(cmd.Context(), order)
		},
	}
	f := cmd.Flags()
	f.StringVar(&order.format, "format", "text", c.t("格式：text、json、html", "the format: text, json or html"))
	f.StringVar(&order.out, "out", "", c.t("写入的文件（默认为标准输出）", "the file to write (default: standard output)"))
	f.IntVar(&order.jobs, "jobs", 0, c.t("同时读几个页面（默认为处理器数）", "how many pages to read at a time (default: one for each processor)"))
	return cmd
}

// runAudit audits the site in a folder, from its files alone.
func (c *command) runAudit(ctx context.Context, order auditOrder) error {
	if !slices.Contains([]string{"text", "json", "html"}, order.format) {
		return usageError(lang.Text{ZH: "--format 只能是 text、json 或 html，不能是 " + order.format, EN: "--format must be text, json or html, not " + order.format})
	}
	if order.jobs < 0 {
		return usageError(lang.Text{ZH: "--jobs 不能小于 0", EN: "--jobs must not be negative"})
	}
	root, err := os.OpenRoot(order.dir)
	if err != nil {
		return usageError(lang.Text{ZH: "无法打开 " + order.dir + "：" + lang.Reason(err).ZH, EN: "cannot open " + order.dir + ": " + lang.Reason(err).EN})
	}
	defer root.Close()
	report, err := audit.Run(ctx, root.FS(), audit.Options{Jobs: order.jobs})
	if err != nil {
		return err
	}
	if report.Pages == 0 {
		return usageError(lang.Text{ZH: order.dir + " 里没有网页；请先运行 gongkai build", EN: order.dir + " has no pages; run gongkai build first"})
	}
	if err := c.writeAudit(report, order); err != nil {
		return err
	}
	if report.Failed() {
		return errInput
	}
	return nil
}

// writeAudit writes the report as a whole, so that no half of one is left.
func (c *command) writeAudit(report *audit.Report, order auditOrder) error {
	var b bytes.Buffer
	write := map[string]func() error{
		"text": func() error { return report.Text(&b, c.messages) },
		"json": func() error { return report.JSON(&b, c.messages) },
		"html": func() error { return report.HTML(&b, c.messages) },
	}[order.format]
	if err := write(); err != nil {
		return err
	}
	if order.out == "" {
		_, err := c.stdout.Write(b.Bytes())
		return err
	}
	if err := os.WriteFile(order.out, b.Bytes(), 0o644); err != nil {
		return fmt.Errorf("writing the report: %w", err)
	}
	c.note(lang.Text{ZH: filepath.ToSlash(order.out) + "：" + report.Summary().ZH, EN: filepath.ToSlash(order.out) + ": " + report.Summary().EN})
	return nil
}
