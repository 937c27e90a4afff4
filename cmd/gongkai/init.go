package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/scaffold"
)

func (c *command) begin() *cobra.Command {
	var o scaffold.Options
	cmd := &cobra.Command{
		Use:   "init DIR",
		Short: c.t("为另一个计划建立新网站的文件夹，可以直接生成", "make the folder of a site for another plan, which builds as it is"),
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				return nil
			}
			return usageError(lang.Text{ZH: "请给出一个新文件夹的名称（用法：gongkai init DIR）", EN: "name one new folder (gongkai init DIR)"})
		},
		RunE: func(_ *cobra.Command, args []string) error {
			o.Messages = c.messages
			return c.runInit(args[0], o)
		},
	}
	f := cmd.Flags()
	f.IntVar(&o.First, "first", 2026, c.t("计划的首年", "the plan's first year"))
	f.IntVar(&o.Last, "last", 2030, c.t("计划的末年", "the plan's last year"))
	f.StringVar(&o.Name.ZH, "name", "", c.t("计划的中文名称", "the plan's name in Chinese"))
	f.StringVar(&o.Name.EN, "name-en", "", c.t("计划的英文名称", "the plan's name in English"))
	return cmd
}

func (c *command) runInit(folder string, o scaffold.Options) error {
	if wrong := o.Check(); !wrong.IsZero() {
		return usageError(wrong)
	}
	if err := checkEmpty(folder); err != nil {
		return err
	}
	files, err := o.Files()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return fmt.Errorf("making the folder: %w", err)
	}
	root, err := os.OpenRoot(folder)
	if err != nil {
		return fmt.Errorf("opening the new folder: %w", err)
	}
	defer root.Close()
	for _, f := range files {
		if err := createFile(root, f.Name, f.Text); err != nil {
			return err
		}
	}
	c.note(lang.Text{
		ZH: fmt.Sprintf("已在 %s 建立网站，共%d个文件，先读其中的 README.md；接着运行 gongkai check --root %s 和 gongkai build --root %s", folder, len(files), folder, folder),
		EN: fmt.Sprintf("a site of %d files was made in %s: read its README.md, then run gongkai check --root %s and gongkai build --root %s", len(files), folder, folder, folder)})
	return nil
}

// checkEmpty refuses a folder that holds anything but the history of an empty repository.
func checkEmpty(folder string) error {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return usageError(lang.Text{ZH: "无法使用 " + folder + "：" + lang.Reason(err).ZH, EN: "cannot use " + folder + ": " + lang.Reason(err).EN})
	}
	for _, e := range entries {
		if e.Name() != ".git" {
			return usageError(lang.Text{
				ZH: folder + " 不是空的（其中有 " + e.Name() + "），没有写入任何文件；请给出新文件夹或空文件夹",
				EN: folder + " is not empty (it holds " + e.Name() + "), and nothing was written; name a new or an empty folder"})
		}
	}
	return nil
}
