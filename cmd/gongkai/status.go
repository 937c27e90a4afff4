package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/status"
)

// A statusOrder is what the command line asks of a report.
type statusOrder struct {
	by     string
	year   int
	format string
}

func (c *command) standing() *cobra.Command {
	var order statusOrder
	cmd := &cobra.Command{
		Use:   "status",
		Short: c.t("哪些数据已公布、哪些还缺、谁来提供、译了多少", "what has been published, what is missing, who owes it, how much is translated"),
		Args:  c.noArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return c.runStatus(cmd.Context(), order) },
	}
	c.rootFlag(cmd)
	f := cmd.Flags()
	f.StringVar(&order.by, "by", string(status.ByArea), c.t("分组：area 地区、body 责任单位、state 状态、indicator 不分组", "group by area, body or state; indicator: not at all"))
	f.IntVar(&order.year, "year", 0, c.t("只看一年", "one year only"))
	f.StringVar(&order.format, "format", "text", c.t("格式：text、csv、json", "the format: text, csv or json"))
	return cmd
}

func (c *command) runStatus(ctx context.Context, order statusOrder) error {
	if !slices.Contains(status.Groupings, status.By(order.by)) {
		return usageError(lang.Text{ZH: "--by 只能是 area、body、state 或 indicator，不能是 " + order.by, EN: "--by must be area, body, state or indicator, not " + order.by})
	}
	if !slices.Contains([]string{"text", "csv", "json"}, order.format) {
		return usageError(lang.Text{ZH: "--format 只能是 text、csv 或 json，不能是 " + order.format, EN: "--format must be text, csv or json, not " + order.format})
	}
	loaded, err := c.load(ctx, "")
	if err != nil {
		return err
	}
	if err := c.dataErrors(loaded.Problems); err != nil {
		return err
	}
	if years := loaded.Data.Site.Years; order.year != 0 && !years.Contains(order.year) {
		return usageError(lang.Text{
			ZH: fmt.Sprintf("--year 须在网站的%d—%d年之内，不能是 %d", years.First, years.Last, order.year),
			EN: fmt.Sprintf("--year must be one of the site's years %d–%d, not %d", years.First, years.Last, order.year)})
	}
	report := status.New(status.Input{Data: loaded.Data, Texts: loaded.Texts, Duties: loaded.Duties, By: status.By(order.by), Year: order.year})
	switch order.format {
	case "csv":
		return report.CSV(c.stdout)
	case "json":
		return report.JSON(c.stdout)
	}
	return report.Text(c.stdout, status.Terminal{Lang: c.messages, Width: width(c.stdout), Color: wantsColor(c.stdout, os.Getenv)})
}

// dataErrors reports errors of the data, without which being mended a report would say what is not so. Errors of the texts
// do not touch it and are only counted.
func (c *command) dataErrors(problems diag.List) error {
	var inData diag.List
	for _, p := range problems {
		if p.Severity() == diag.Error && strings.HasPrefix(p.File, "data/") {
			inData = append(inData, p)
		}
	}
	if err := c.report(c.stderr, inData, false); err != nil {
		c.say(lang.Text{ZH: "数据有错误，改正后才能汇总", EN: "the data have errors; mend them first"})
		return err
	}
	if n := problems.Count(diag.Error); n > 0 {
		c.note(lang.Text{ZH: fmt.Sprintf("文本中还有%d处错误，gongkai check 逐一列出", n), EN: fmt.Sprintf("the texts have errors (%d), which gongkai check lists", n)})
	}
	return nil
}

// The width of what is no terminal, and the least that a table is fitted to.
const (
	usualWidth = 80
	leastWidth = 48
)

// width is how many columns a line may take: what COLUMNS says, else what the terminal says.
func width(w any) int {
	if n, err := strconv.Atoi(os.Getenv("COLUMNS")); err == nil && n > 0 {
		return max(n, leastWidth)
	}
	if f, ok := w.(*os.File); ok && isTerminal(f) {
		if n, _, err := term.GetSize(int(f.Fd())); err == nil && n > 0 {
			return max(n, leastWidth)
		}
	}
	return usualWidth
}
