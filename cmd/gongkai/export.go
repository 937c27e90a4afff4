package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"gongkai/cmd/gongkai/internal/disclosure"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/workbook"
)

// An exportOrder is what the command line asks of an export.
type exportOrder struct {
	xlsx, csv bool
	years     []string
	by, out   string
	force     bool
}

func (c *command) export() *cobra.Command {
	var order exportOrder
	cmd := &cobra.Command{
		Use:   "export",
		Short: c.t("导出供填报的表格，分地区或分单位", "write a spreadsheet to be filled in, by area or by body"),
		Args:  c.noArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return c.runExport(cmd.Context(), order) },
	}
	c.rootFlag(cmd)
	f := cmd.Flags()
	f.BoolVar(&order.xlsx, "xlsx", false, c.t("导出为 Excel 工作簿（默认）", "write an Excel workbook (the default)"))
	f.BoolVar(&order.csv, "csv", false, c.t("导出为 CSV", "write CSV"))
	f.StringSliceVar(&order.years, "year", nil, c.t("哪些年份，如 2025 或 2021-2025；可以给几次（默认为最近应有数据的一年）", "which years, such as 2025 or 2021-2025; may be given several times (default: the newest year that is due)"))
	f.StringVar(&order.by, "by", string(workbook.ByArea), c.t("area 每个地区一张表，body 每个责任单位一张表", "area for a sheet an area, body for a sheet a responsible body"))
	f.StringVar(&order.out, "out", "", c.t("写入的文件（默认为当前文件夹下的 figures-年份.xlsx）", "the file to write (default figures-YEAR.xlsx in the current folder)"))
	f.BoolVar(&order.force, "force", false, c.t("文件已存在也覆盖", "overwrite a file that exists"))
	return cmd
}

func (c *command) runExport(ctx context.Context, order exportOrder) error {
	if order.xlsx && order.csv {
		return usageError(lang.Text{ZH: "--xlsx 和 --csv 只能选一个", EN: "choose one of --xlsx and --csv"})
	}
	by := workbook.By(order.by)
	if by != workbook.ByArea && by != workbook.ByBody {
		return usageError(lang.Text{ZH: "--by 只能是 area 或 body，不能是 " + order.by, EN: "--by must be area or body, not " + order.by})
	}
	loaded, err := c.load(ctx, "")
	if err != nil {
		return err
	}
	if loaded.Site == nil {
		return c.report(c.stderr, loaded.Problems, false)
	}
	years, err := yearsOf(order.years, loaded.Data)
	if err != nil {
		return err
	}
	form := workbook.NewForm(loaded.Data, workbook.Order{Years: years, By: by, Duties: loaded.Duties})
	name := order.fileName(years)
	if err := c.writeExport(form, order, name); err != nil {
		return err
	}
	c.note(exported(name, form))
	return nil
}

// yearsOf reads the years that the command line names, in order; without any it is the year that an editor adds next.
func yearsOf(written []string, set *disclosure.Dataset) ([]int, error) {
	if len(written) == 0 {
		return []int{workbook.DueYear(set)}, nil
	}
	asked := map[int]bool{}
	for _, w := range written {
		first, last, isRange := strings.Cut(w, "-")
		if !isRange {
			last = first
		}
		from, err := strconv.Atoi(first)
		to, errTo := strconv.Atoi(last)
		if all := set.Site.Years; errors.Join(err, errTo) != nil || from > to || !all.Contains(from) || !all.Contains(to) {
			return nil, usageError(lang.Text{
				ZH: fmt.Sprintf("--year 应为 %d—%d 之间的年份，如 2025 或 2021-2025，不能是 %s", all.First, all.Last, w),
				EN: fmt.Sprintf("--year must be a year from %d to %d, such as 2025 or 2021-2025, not %s", all.First, all.Last, w)})
		}
		for y := from; y <= to; y++ {
			asked[y] = true
		}
	}
	var years []int
	for _, y := range set.Site.Years.Years() {
		if asked[y] {
			years = append(years, y)
		}
	}
	return years, nil
}

// fileName is the file to write.
func (o exportOrder) fileName(years []int) string {
	if o.out != "" {
		return o.out
	}
	name := "figures-" + strconv.Itoa(years[0])
	if last := years[len(years)-1]; last != years[0] {
		name += "-" + strconv.Itoa(last)
	}
	if o.csv {
		return name + ".csv"
	}
	return name + ".xlsx"
}

// writeExport writes the file, and never over another that somebody may have filled in.
func (c *command) writeExport(form workbook.Form, order exportOrder, name string) error {
	var content bytes.Buffer
	write := form.WriteXLSX
	if order.csv {
		write = form.WriteCSV
	}
	if err := write(&content); err != nil {
		return err
	}
	mode := os.O_WRONLY | os.O_CREATE | os.O_EXCL
	if order.force {
		mode = os.O_WRONLY | os.O_CREATE | os.O_TRUNC
	}
	file, err := os.OpenFile(name, mode, 0o644)
	switch {
	case errors.Is(err, fs.ErrExist):
		return usageError(lang.Text{ZH: name + " 已存在，其中可能有填好的数据；用 --out 另指文件名，或用 --force 覆盖", EN: name + " exists and may hold figures; name another file with --out, or overwrite it with --force"})
	case err != nil:
		return usageError(lang.Text{ZH: "无法写入 " + name + "：" + lang.Reason(err).ZH, EN: "cannot write " + name + ": " + lang.Reason(err).EN})
	}
	if _, err := file.Write(content.Bytes()); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}

// exported says what was written.
func exported(name string, form workbook.Form) lang.Text {
	rows, filled := 0, 0
	for _, s := range form.Sheets {
		for _, r := range s.Rows {
			rows++
			if r.Record != nil {
				filled++
			}
		}
	}
	n := func(n int, l lang.Lang) string { return lang.Int(n, l) }
	return lang.Text{
		ZH: name + "：" + n(len(form.Sheets), lang.ZH) + " 张表，" + n(rows, lang.ZH) + " 行，其中 " + n(filled, lang.ZH) + " 行已有数据",
		EN: name + ": sheets " + n(len(form.Sheets), lang.EN) + ", rows " + n(rows, lang.EN) + ", of which " + n(filled, lang.EN) + " have figures"}
}
