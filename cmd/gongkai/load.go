package main

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"

	"github.com/spf13/cobra"
	"gongkai/cmd/gongkai/internal/build"
	"gongkai/cmd/gongkai/internal/dataset"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/manifest"
	"gongkai/themes"
)

// rootFlag adds the flag that names the site's folder.
func (c *command) rootFlag(cmd *cobra.Command) {
	cmd.Flags().StringVar(&c.root, "root", ".", c.t("网站文件夹，含 content/ 和 data/", "the site's folder, with content/ and data/"))
}

// load reads and checks the site in the root folder. Links inside the folder are followed, links that lead out of it are
// not. The folder stays open until the program ends, since pictures are read when they are published.
func (c *command) load(ctx context.Context, baseURL string) (build.Loaded, error) {
	return c.loadWith(ctx, build.Input{BaseURL: baseURL})
}

// loadKeeping is load for a build, which leaves alone what has not changed.
func (c *command) loadKeeping(ctx context.Context, baseURL string, k *keeper) (build.Loaded, error) {
	return c.loadWith(ctx, build.Input{BaseURL: baseURL, Program: program(), Digest: k.digest, Memo: dataset.NewMemo(k.texts)})
}

// loadSealed is loadKeeping after a release of the loaded site has been sealed: nothing else is read again.
func (c *command) loadSealed(loaded build.Loaded, k *keeper) (build.Loaded, error) {
	sealed, err := build.LoadSealed(build.Input{Root: c.inputs, Program: program(), Digest: k.digest}, loaded)
	if changed := c.inputs.Changed(); changed != nil {
		err = publishError(changed)
	}
	return sealed, err
}

func (c *command) loadWith(ctx context.Context, in build.Input) (build.Loaded, error) {
	if err := checkBaseURL(in.BaseURL); err != nil {
		return build.Loaded{}, err
	}
	root, err := c.open()
	if err != nil {
		return build.Loaded{}, err
	}
	c.inputs = manifest.Record(root.FS())
	in.Root, in.Themes = c.inputs, themes.Files
	in.Built, err = fs.Sub(root.FS(), build.Public) // which is no input of the next one
	if err != nil {
		return build.Loaded{}, err
	}
	loaded, err := build.Load(ctx, in)
	if changed := c.inputs.Changed(); changed != nil { // what seems wrong in it may be half of what is being written
		err = publishError(changed)
	}
	if err != nil {
		return build.Loaded{}, err
	}
	return loaded, nil
}

// open opens the site's folder.
func (c *command) open() (*os.Root, error) {
	root, err := os.OpenRoot(c.root)
	if err != nil {
		return nil, usageError(lang.Text{ZH: "无法打开网站文件夹 " + c.root + "：" + lang.Reason(err).ZH, EN: "cannot open the site's folder " + c.root + ": " + lang.Reason(err).EN})
	}
	if !isSite(root.FS()) {
		return nil, usageError(lang.Text{
			ZH: c.root + " 里没有 content/ 和 data/，不是网站文件夹；请到网站文件夹中运行，或用 --root 指明",
			EN: c.root + " has neither content/ nor data/, so it is no site; run the command in a site's folder, or name one with --root"})
	}
	return root, nil
}

func isSite(root fs.FS) bool {
	for _, name := range []string{"content", "data"} {
		if info, err := fs.Stat(root, name); err == nil && info.IsDir() {
			return true
		}
	}
	return false
}

func checkBaseURL(s string) error {
	if s == "" {
		return nil
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
		return usageError(lang.Text{ZH: "--base-url 须为网站的完整地址，如 https://example.org/plan/，不能是 " + s, EN: "--base-url must be the whole address of the site, such as https://example.org/plan/, not " + s})
	}
	return nil
}

// report prints the problems of an input for people and returns errInput if there are errors among them.
func (c *command) report(w io.Writer, list diag.List, all bool) error {
	if len(list) == 0 {
		return nil
	}
	form := diag.Form{Lang: c.messages, All: all, Color: wantsColor(w, os.Getenv)}
	if err := form.Text(w, list); err != nil {
		return fmt.Errorf("writing the problems: %w", err)
	}
	if list.HasErrors() {
		return errInput
	}
	return nil
}

// wantsColor reports whether a writer is a terminal that shows colors and whose user wants them (no-color.org).
func wantsColor(w io.Writer, env func(string) string) bool {
	return isTerminal(w) && env("NO_COLOR") == "" && env("TERM") != "dumb"
}
