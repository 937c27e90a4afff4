package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/serve"
	"gongkai/themes"
)

// usualPort is the port of the preview, unless it is taken.
const usualPort = 8017

func (c *command) serve() *cobra.Command {
	host, port := "127.0.0.1", usualPort
	cmd := &cobra.Command{
		Use:   "serve",
		Short: c.t("在本机预览，边改边看", "preview on this machine while you write"),
		Long:  c.t(serveZH, serveEN),
		Args:  c.noArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return c.runServe(cmd.Context(), host, port) },
	}
	c.rootFlag(cmd)
	cmd.Flags().StringVar(&host, "host", host, c.t("本机回环地址", "a loopback address"))
	cmd.Flags().IntVar(&port, "port", port, c.t("端口；被占用时用下一个空闲的，0 为任意", "the port; the next free one where it is taken, any where it is 0"))
	return cmd
}

const serveEN = `Serve shows the site on this machine while you write: a change of a file is on the screen at once, and what is wrong
stands over the last good page, with the line, until it is mended. Stop it with Ctrl-C. It is a preview for editors, never
the server of a published site: it answers this machine only.`

const serveZH = `serve 在本机预览网站：文件一保存，页面随即更新；有错误时，错误连同所在的行显示在上一次没有错误的页面上，改正即消失。
按 Ctrl-C 结束。它只供编辑预览，只应答本机，不能用作正式网站的服务器。`

func (c *command) runServe(ctx context.Context, host string, port int) error {
	if !serve.IsLoopback(host) || port < 0 || port > 65535 {
		return usageError(lang.Text{ZH: "--host 只能是本机回环地址（如 127.0.0.1），--port 为 0 至 65535", EN: "--host must be a loopback address, such as 127.0.0.1, and --port 0 to 65535"})
	}
	root, err := c.open()
	if err != nil {
		return err
	}
	root.Close()
	l, err := serve.Listen(host, port)
	if err != nil {
		return fmt.Errorf("opening a port: %w", err)
	}
	if got := serve.Port(l); port != 0 && got != port {
		c.say(lang.Text{ZH: fmt.Sprintf("端口 %d 已被占用，改用 %d", port, got), EN: fmt.Sprintf("port %d is taken, so this is %d", port, got)})
	}
	c.say(lang.Text{ZH: "预览地址 " + serve.URL(host, l) + " （只供本机编辑预览，不是正式网站；按 Ctrl-C 结束）",
		EN: "the preview is at " + serve.URL(host, l) + " (for editors on this machine, not the published site; stop it with Ctrl-C)"})
	options := serve.Options{Root: c.root, Themes: themes.Files, Report: c.reportLoad}
	if c.lang != "" {
		options.Messages = &c.messages
	}
	return serve.Run(ctx, l, options)
}

// reportLoad tells in the terminal what came of a load, in a line; the browser shows the rest.
func (c *command) reportLoad(o serve.Outcome) {
	if c.lang == "" {
		c.messages = o.Messages
	}
	milliseconds := o.Took.Milliseconds()
	errs, warnings := o.Problems.Count(diag.Error), o.Problems.Count(diag.Warning)
	switch {
	case errors.Is(o.Err, context.Canceled):
	case o.Err != nil:
		c.say(lang.Same(o.Err.Error()))
	case errs > 0:
		c.say(lang.Text{ZH: fmt.Sprintf("%d 处错误，%d 处警告，显示在浏览器中（%d 毫秒）", errs, warnings, milliseconds), EN: fmt.Sprintf("errors: %d, warnings: %d; the browser shows them (%d ms)", errs, warnings, milliseconds)})
	default:
		c.note(lang.Text{ZH: fmt.Sprintf("%d 个页面，%d 处警告（%d 毫秒）", o.Pages, warnings, milliseconds), EN: fmt.Sprintf("pages: %d, warnings: %d (%d ms)", o.Pages, warnings, milliseconds)})
	}
}
