package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"gongkai/cmd/gongkai/internal/build"
	"gongkai/cmd/gongkai/internal/diag"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/manifest"
	"gongkai/cmd/gongkai/internal/publish"
)

// A buildOrder is what the command line asks of a build.
type buildOrder struct {
	out     string
	baseURL string
	jobs    int
	full    bool
}

func (c *command) build() *cobra.Command {
	var order buildOrder
	cmd := &cobra.Command{
		Use:   "build",
		Short: c.t("检查并生成网站，写入 public/", "check and build the site, into public/"),
		Args:  c.noArgs,
		RunE:  func(cmd *cobra.Command, _ []string) error { return c.runBuild(cmd.Context(), order) },
	}
	c.rootFlag(cmd)
	f := cmd.Flags()
	f.StringVar(&order.out, "out", "", c.t("写入的文件夹（默认为网站文件夹下的 public）", "the folder to write (default public in the site's folder)"))
	f.StringVar(&order.baseURL, "base-url", "", c.t("网站的正式地址，代替 data/site.toml 中的 base_url", "address of the published site, in place of base_url in data/site.toml"))
	f.IntVar(&order.jobs, "jobs", 0, c.t("同时生成几个页面（默认为处理器数）", "how many pages to render at a time (default: one for each processor)"))
	f.BoolVar(&order.full, "full", false, c.t("重新生成所有文件，不沿用未变的文件", "render every file, those of which nothing has changed too"))
	return cmd
}

func (c *command) runBuild(ctx context.Context, order buildOrder) error {
	if order.jobs < 0 {
		return usageError(lang.Text{ZH: "--jobs 不能小于 0", EN: "--jobs must not be negative"})
	}
	if order.out == "" {
		order.out = filepath.Join(c.root, build.Public)
	}
	keeper := c.keep(order.full)
	err := c.write(ctx, order, keeper, func() (build.Loaded, error) { return c.loadKeeping(ctx, order.baseURL, keeper) })
	return remedied(err, lang.Text{ZH: "请用 --out 另指一个空文件夹", EN: "name an empty folder with --out"})
}

// remedied adds to a refusal to write a site what can be done.
func remedied(err error, remedy lang.Text) error {
	if refused, ok := errors.AsType[*refusedError](err); ok {
		return &statusError{refused.status, lang.Text{ZH: refused.text.ZH + "；" + remedy.ZH, EN: refused.text.EN + "; " + remedy.EN}}
	}
	return err
}

// write writes the site that is loaded, unless it has errors.
func (c *command) write(ctx context.Context, order buildOrder, keeper *keeper, load func() (build.Loaded, error)) error {
	begin := time.Now()
	progress := c.progress()
	var loaded build.Loaded
	opt := publish.Options{Jobs: order.jobs, Progress: progress.step, Kept: keeper.content, Last: checksums()}
	sum, err := publish.DirOf(ctx, order.out, opt, func() (_ []publish.File, err error) {
		if loaded, err = load(); err != nil {
			return nil, err
		}
		if err := c.refuse(loaded.Problems); err != nil {
			return nil, err
		}
		return c.filesOf(loaded), nil
	})
	progress.end()
	if err != nil {
		return publishError(err)
	}
	_ = keeper.save(sum.Sums) // without it the next build takes longer, and that is all
	if loaded.BaseURL == "" {
		c.note(lang.Text{ZH: "未设网站地址（base_url），页面不含规范链接和 hreflang", EN: "no base_url is set, so pages carry no canonical address and no hreflang"})
	}
	if n, last := unsealed(loaded); n > 0 {
		c.note(lang.Text{
			ZH: fmt.Sprintf("%s 版发布以来有%d处变化尚未发布（gongkai diff 列出，gongkai release 发布）", last.Tag, n),
			EN: fmt.Sprintf("%s since release %s, not released yet (gongkai diff lists what changed, gongkai release makes a release of it)", lang.Plural(n, "change", "changes"), last.Tag)})
	}
	c.note(summary(order.out, len(loaded.Site.Pages()), sum, time.Since(begin)))
	return nil
}

// refuse tells the problems of an input. Errors among them are an error.
func (c *command) refuse(problems diag.List) error {
	err := c.report(c.stderr, problems, false)
	if errors.Is(err, errInput) {
		c.say(lang.Text{ZH: "没有写入任何文件", EN: "nothing was written"})
	}
	return err
}

// summary says what a build did.
func summary(out string, pages int, sum publish.Summary, took time.Duration) lang.Text {
	seconds := fmt.Sprintf("%.2f", took.Seconds())
	kilobytes := func(l lang.Lang) string { return lang.Int(int((sum.Bytes+1023)/1024), l) }
	n := func(n int, l lang.Lang) string { return lang.Int(n, l) }
	note := keptNote(sum)
	return lang.Text{
		ZH: fmt.Sprintf("%s：%s 个页面；写入 %s 个文件，未变 %s 个%s，删除 %s 个；共 %s KB，用时 %s 秒", out, n(pages, lang.ZH), n(sum.Written, lang.ZH), n(sum.Unchanged, lang.ZH), note.ZH, n(len(sum.Removed), lang.ZH), kilobytes(lang.ZH), seconds),
		EN: fmt.Sprintf("%s: %s; %s written, %s unchanged%s, %s removed; %s KB in %s s", out, lang.Plural(pages, "page", "pages"), lang.Plural(sum.Written, "file", "files"), n(sum.Unchanged, lang.EN), note.EN, n(len(sum.Removed), lang.EN), kilobytes(lang.EN), seconds),
	}
}

// refusals are the reasons of package publish in Chinese; its own words are English.
var refusals = map[publish.Reason]string{
	publish.IsRoot:       "它是文件系统的根目录",
	publish.NoParent:     "它的上级文件夹不存在或无法读取",
	publish.IsLink:       "它是符号链接",
	publish.NotFolder:    "它不是文件夹",
	publish.HoldsHome:    "它是或包含个人主目录",
	publish.HoldsWork:    "它是或包含当前文件夹",
	publish.HoldsProject: "它含有一个项目",
	publish.IsMount:      "它是挂载点，无法替换",
	publish.NotOurs:      "它不是空的，也不是 gongkai 生成的网站（其中没有 " + publish.Marker + "）",
	publish.HoldsAlien:   "它含有不是由生成程序写入的内容",
}

// A busyError says that another run is writing the site.
type busyError struct{ statusError }

// A leftError says that the site is the new one, with something of the old left beside it.
type leftError struct{ statusError }

// A refusedError says that no site can be written where it was to be.
type refusedError struct{ statusError }

func (e *refusedError) Unwrap() error { return &e.statusError }

func (e *leftError) Unwrap() error { return &e.statusError }

func (e *busyError) Unwrap() error { return &e.statusError }

// publishError puts what publish refuses into both languages, with a way out.
func publishError(err error) error {
	var refused *publish.RefusedError
	var busy *publish.BusyError
	var changed *manifest.ChangedError
	var left *publish.NotClearedError
	switch {
	case errors.As(err, &refused):
		zh := "拒绝写入 " + refused.Path + "：" + refusals[refused.Reason]
		if len(refused.Entries) > 0 {
			zh += "：" + strings.Join(refused.Entries[:min(5, len(refused.Entries))], "、")
		}
		return &refusedError{statusError{exitUsage, lang.Text{ZH: zh, EN: err.Error()}}}
	case errors.As(err, &left):
		return &leftError{statusError{exitFailed, lang.Text{ZH: "新的网站已经生成，但旧的没能删净（" + lang.Reason(left.Err).ZH + "）；下一次生成会再清理", EN: left.Error() + "; the next build clears it"}}}
	case errors.As(err, &busy):
		who := "另一个生成程序"
		if busy.PID != 0 {
			who += fmt.Sprintf("（进程 %d）", busy.PID)
		}
		return &busyError{statusError{exitFailed, lang.Text{ZH: who + "正在写入 " + busy.Path + "，请等它结束", EN: err.Error() + "; wait until it has ended"}}}
	case errors.As(err, &changed):
		return &statusError{exitFailed, lang.Text{ZH: changed.Path + " 在生成网站时被改动，没有写入任何文件；改完后请重新生成", EN: changed.Error() + ", so nothing was written; build again when it is done"}}
	}
	return err
}

// A progress shows on a terminal how far a long build is.
type progress struct {
	c     *command
	doing lang.Text
	shown bool
	begin time.Time
	last  time.Time
}

func (c *command) progress() *progress {
	return &progress{c: c, doing: lang.Text{ZH: "正在生成", EN: "rendering"}, begin: time.Now()}
}

// How long a build must run before its progress is shown, and how often it is shown anew.
const (
	progressAfter = time.Second
	progressEvery = 200 * time.Millisecond
)

func (p *progress) step(done, total int) {
	now := time.Now()
	if p.c.quiet || now.Sub(p.begin) < progressAfter || now.Sub(p.last) < progressEvery || !isTerminal(p.c.stderr) {
		return
	}
	p.last, p.shown = now, true
	fmt.Fprintf(p.c.stderr, "\r%s %d/%d", p.doing.In(p.c.messages), done, total)
}

// end clears the line of progress.
func (p *progress) end() {
	if p.shown {
		fmt.Fprint(p.c.stderr, "\r\x1b[K")
	}
}

func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
