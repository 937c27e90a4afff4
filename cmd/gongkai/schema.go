package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"gongkai/cmd/gongkai/internal/dataset"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/schema"
)

func (c *command) schema() *cobra.Command {
	out, name := "", false
	cmd := &cobra.Command{
		Use:   "schema",
		Short: c.t("为文本编辑器写出数据文件的格式说明（JSON Schema）", "write JSON Schemas of the data files, for text editors"),
		Long:  c.t(schemaZH, schemaEN),
		Args:  c.noArgs,
		RunE:  func(*cobra.Command, []string) error { return c.runSchema(out, name) },
	}
	c.rootFlag(cmd)
	cmd.Flags().StringVar(&out, "out", "", c.t("写入的文件夹（默认为网站文件夹下的 "+schema.Folder+"）", "the folder to write (default "+schema.Folder+" in the site's folder)"))
	cmd.Flags().BoolVar(&name, "name", false, c.t("给没有写明格式说明的数据文件补上首行", "add the first line to data files that name no schema"))
	return cmd
}

const schemaEN = `Schema writes a JSON Schema for every data file, so that an editor that knows schemas of TOML completes the keys, explains
them and marks what is wrong while you type. In VS Code install the extension Even Better TOML.

The schemas hold the ids of the site: indicators with their units and targets, sources, units, areas. After adding one,
run the command again; check says when. A data file names its schema in its first line.`

const schemaZH = `schema 为每个数据文件写出 JSON Schema。支持 TOML 格式说明的编辑器据此补全和解释各项，边写边标出错误；VS Code 请安装
扩展 Even Better TOML。

格式说明含有本站的标识：指标及其单位、目标，来源，单位，地区。新增之后再运行一次；何时需要，check 会提示。数据文件在首行
写明自己的格式说明。`

func (c *command) runSchema(out string, name bool) error {
	if name && out != "" {
		return usageError(lang.Text{ZH: "--name 写明的是 " + schema.Folder + "，不能与 --out 同用", EN: "--name names " + schema.Folder + ", so it goes without --out"})
	}
	root, err := c.open()
	if err != nil {
		return err
	}
	defer root.Close()
	set, problems, err := dataset.Load(root.FS())
	if err != nil {
		return err
	}
	if out == "" {
		out = filepath.Join(c.root, filepath.FromSlash(schema.Folder))
	}
	if err := c.writeSchemas(out, schema.Files(set)); err != nil {
		return err
	}
	if problems.HasErrors() {
		c.say(lang.Text{ZH: "数据有错误，标识可能不全；改正后请再运行一次（gongkai check 列出错误）", EN: "the data has errors, so that ids may be missing; mend them and run this again (gongkai check lists them)"})
	}
	return c.nameSchemas(root, name)
}

// writeSchemas writes the files that are not there as they should be.
func (c *command) writeSchemas(folder string, files []schema.File) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	dir, err := os.OpenRoot(folder)
	if err != nil {
		return err
	}
	defer dir.Close()
	written := 0
	for _, f := range files {
		if text, err := dir.ReadFile(f.Name); err == nil && bytes.Equal(text, f.Text) {
			continue
		}
		if err := replaceFile(dir, f.Name, f.Text); err != nil {
			return fmt.Errorf("writing %s: %w", filepath.Join(folder, f.Name), err)
		}
		written++
	}
	n := func(n int) string { return lang.Int(n, c.messages) }
	c.note(lang.Text{ZH: folder + "：写入 " + n(written) + " 个格式说明，未变 " + n(len(files)-written) + " 个", EN: folder + ": " + n(written) + " schemas written, " + n(len(files)-written) + " unchanged"})
	return nil
}

// nameSchemas adds the first line to the data files that name no schema, or says that they do not.
func (c *command) nameSchemas(root *os.Root, add bool) error {
	names, err := schema.Unnamed(root.FS())
	if err != nil || len(names) == 0 {
		return err
	}
	if !add {
		c.note(lang.Text{
			ZH: "以下数据文件首行没有写明格式说明，编辑器不会提示（--name 补上）：" + strings.Join(names, "、"),
			EN: "these data files name no schema in their first line, so editors will not help with them (--name adds it): " + strings.Join(names, ", ")})
		return nil
	}
	for _, name := range names {
		file := path.Join(dataset.Folder, name)
		text, err := root.ReadFile(file)
		if err != nil {
			return err
		}
		if err := replaceFile(root, file, append([]byte(schema.Line(name)+"\n"), text...)); err != nil {
			return fmt.Errorf("writing %s: %w", file, err)
		}
	}
	c.note(lang.Text{ZH: "已补上首行：" + strings.Join(names, "、"), EN: "the first line was added to " + strings.Join(names, ", ")})
	return nil
}

// replaceFile puts a file in the place of another, as a whole or not at all. A link stays one: what it leads to is
// replaced.
func replaceFile(dir *os.Root, name string, text []byte) error {
	mode := fs.FileMode(0o644)
	info, err := dir.Lstat(name)
	switch {
	case err == nil && info.Mode()&fs.ModeSymlink != 0:
		return dir.WriteFile(name, text, mode)
	case err == nil:
		mode = info.Mode().Perm()
	}
	staged := path.Join(path.Dir(name), "."+path.Base(name)+".gongkai-new")
	if err := dir.WriteFile(staged, text, mode); err != nil {
		return err
	}
	if err := dir.Rename(staged, name); err != nil {
		dir.Remove(staged)
		return err
	}
	return nil
}
