package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"gongkai/cmd/gongkai/internal/build"
	"gongkai/cmd/gongkai/internal/deploy"
	"gongkai/cmd/gongkai/internal/lang"
)

// A publishOrder is what the command line asks of a publication.
type publishOrder struct {
	dir      string
	to       string
	keep     int
	rollback bool
	sample   string
	baseURL  string
	options  deploy.Options
}

func (c *command) publish() *cobra.Command {
	order := publishOrder{dir: build.Public}
	cmd := &cobra.Command{
		Use:   "publish [DIR]",
		Short: c.t("把生成好的网站发布到网站服务器的文件夹或对象存储", "put a built site before readers: into a served folder or a store"),
		Long:  c.t(publishZH, publishEN),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usageError(lang.Text{ZH: "一次只能发布一个文件夹，多出 " + args[1], EN: "one folder at a time; there is also " + args[1]})
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				order.dir = args[0]
			}
			return c.runPublish(cmd.Context(), order, len(args) == 1)
		},
	}
	f := cmd.Flags()
	f.StringVar(&order.to, "to", "", c.t("发布到哪里：文件夹，或 s3://桶/前缀?endpoint=…&region=…", "where to: a folder, or s3://bucket/prefix?endpoint=…&region=…"))
	f.BoolVar(&order.rollback, "rollback", false, c.t("退回上一版", "put the release before back"))
	f.BoolVar(&order.options.DryRun, "dry-run", false, c.t("只说明会做什么，什么都不改", "say what would be done and change nothing"))
	f.BoolVar(&order.options.AllowPreview, "allow-preview", false, c.t("预览版也发布", "publish a preview too"))
	f.BoolVar(&order.options.AllowOlder, "allow-older", false, c.t("早于已发布的一版也发布", "publish a release that is older than the served one too"))
	f.BoolVar(&order.options.AllowChanges, "allow-unreleased", false, c.t("含有未经 gongkai release 的改动也发布", "publish changes that no release tells of too"))
	f.IntVar(&order.keep, "keep", 1, c.t("留存几个更早的版本（文件夹）", "how many earlier releases to keep (folders)"))
	f.StringVar(&order.sample, "sample", "", c.t("显示网站服务器的配置样例：nginx 或 caddy", "show a sample configuration of a web server: nginx or caddy"))
	f.StringVar(&order.baseURL, "base-url", "", c.t("样例中网站的正式地址（默认取自 DIR）", "address of the site in the sample (default: that of DIR)"))
	return cmd
}

const publishEN = `Publish puts a built site, DIR (default public), where readers find it. DIR must be what its SHA256SUMS lists; a preview, changes
since the last release, and a release older than the one that is served must be allowed; a release that is served cannot be
replaced by another of its name. Only what changed is copied, and served files are checked.

A folder is served as a link to the release in FOLDER.releases/, so that readers see the old site or the new one and never
a mixture; the release before stays there for --rollback. In a store each object is replaced as a whole, what is referred to before
what refers to it, SHA256SUMS last. A run that was stopped is taken up by the next. The credentials of a store come from
AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, ~/.aws or the machine's role.

--rollback goes back only; what it took down is put up again by publishing it.`

const publishZH = `publish 把生成好的网站 DIR（默认为 public）发布给读者。DIR 须与其 SHA256SUMS 完全相符；预览版、含有未经 gongkai release 的改动
的、早于已发布版本的，须明确允许；已发布的一版不能换成同名的另一份。
只复制有变化的文件，并核对已发布的文件。

发布到文件夹时，所指的文件夹是一个链接，指向“文件夹.releases/”中的一版：读者看到的不是旧版就是新版，绝不混杂；上一版留在
那里，供 --rollback 退回。发布到对象存储时，逐个文件整体替换，先放被引用的，再放引用它们的，SHA256SUMS 放在最后。中断的
发布由下一次接着做完。对象存储的密钥取自 AWS_ACCESS_KEY_ID、AWS_SECRET_ACCESS_KEY、~/.aws 或本机的角色。

--rollback 只向后退；被撤下的一版，重新发布即可恢复。`

func (c *command) runPublish(ctx context.Context, order publishOrder, dirGiven bool) error {
	if order.sample != "" {
		return c.sample(order)
	}
	if err := order.check(dirGiven); err != nil {
		return err
	}
	begin := time.Now()
	target, err := deploy.TargetAt(order.to, order.keep)
	if err != nil {
		return deployError(err)
	}
	progress := &stages{progress: c.progress()}
	order.options.Progress = progress.step
	report, err := order.run(ctx, target)
	progress.end()
	if err != nil {
		return deployError(err)
	}
	if order.options.DryRun {
		c.list(report)
	}
	for _, n := range report.Notes {
		c.say(n)
	}
	c.note(published(order, report, time.Since(begin)))
	return nil
}

// check refuses what does not go together.
func (o publishOrder) check(dirGiven bool) error {
	switch {
	case o.to == "":
		return usageError(lang.Text{ZH: "请用 --to 写明发布到哪里", EN: "say with --to where to publish"})
	case o.keep < 1:
		return usageError(lang.Text{ZH: "--keep 不能小于 1", EN: "--keep must be 1 or more"})
	case o.rollback && dirGiven:
		return usageError(lang.Text{ZH: "--rollback 退回留存的上一版，不需要 " + o.dir, EN: "--rollback puts back the release that is kept and takes no " + o.dir})
	}
	return nil
}

func (o publishOrder) run(ctx context.Context, target deploy.Target) (*deploy.Report, error) {
	if o.rollback {
		return target.Rollback(ctx, o.options)
	}
	site, err := deploy.Open(ctx, o.dir, o.options.Progress)
	if err != nil {
		return nil, err
	}
	if err := isSound(site, o.dir); err != nil {
		return nil, err
	}
	return target.Publish(ctx, site, o.options)
}

// isSound refuses a site of which the releases are not what they were sealed as, or do not follow each other: its checksums
// may have been made anew.
func isSound(site *deploy.Site, dir string) error {
	chain, err := chainOf(os.DirFS(dir), site.Manifest())
	if err != nil {
		return err
	}
	if len(chain.wrong) == 0 {
		return nil
	}
	var zh, en strings.Builder
	for _, w := range chain.wrong {
		zh.WriteString("\n  " + w.ZH)
		en.WriteString("\n  " + w.EN)
	}
	return &statusError{exitInput, lang.Text{
		ZH: dir + " 中的封存记录有问题，不能发布；请从版本库恢复 data/releases/，再运行 gongkai build：" + zh.String(),
		EN: "the sealed records in " + dir + " are not sound, and it is not published; restore data/releases/ from the repository and run gongkai build:" + en.String()}}
}

// deployError gives a fault the status of its kind.
func deployError(err error) error {
	var f *deploy.Fault
	if !errors.As(err, &f) {
		return err
	}
	status := map[deploy.Kind]int{deploy.Unfit: exitInput, deploy.Empty: exitInput, deploy.Misplaced: exitUsage}
	if s, ok := status[f.Kind]; ok {
		return &statusError{s, f.Text}
	}
	return &statusError{exitFailed, f.Text}
}

// list prints what would change, a file a line.
func (c *command) list(r *deploy.Report) {
	for _, part := range []struct {
		sign  string
		names []string
	}{{"+", r.Added}, {"~", r.Changed}, {"!", r.Repaired}, {"-", r.Removed}} {
		for _, name := range part.names {
			fmt.Fprintln(c.stdout, part.sign, name)
		}
	}
}

// published says what a publication did.
func published(order publishOrder, r *deploy.Report, took time.Duration) lang.Text {
	return lang.Text{
		ZH: order.to + "：" + strings.Join(append(headline(order, r, lang.ZH), tally(r, took, lang.ZH)...), "；"),
		EN: order.to + ": " + strings.Join(append(headline(order, r, lang.EN), tally(r, took, lang.EN)...), "; "),
	}
}

// headline says which release readers see.
func headline(order publishOrder, r *deploy.Report, l lang.Lang) []string {
	say := func(zh, en string, of ...any) []string {
		return []string{fmt.Sprintf(lang.Text{ZH: zh, EN: en}.In(l), of...)}
	}
	dry := order.options.DryRun
	switch {
	case r.Nothing():
		return say("%s 已经发布，无需改动", "%s is published already; there is nothing to do", r.Release)
	case order.rollback && dry:
		return say("将退回 %s，撤下 %s", "%s would be put back in place of %s", r.Release, r.Before)
	case order.rollback:
		return say("已退回 %s，撤下 %s", "%s is put back in place of %s", r.Release, r.Before)
	case r.Before == "" && dry:
		return say("将发布 %s", "%s would be published", r.Release)
	case r.Before == "":
		return say("已发布 %s", "%s is published", r.Release)
	case dry:
		return say("将发布 %s，替换 %s", "%s would be published in place of %s", r.Release, r.Before)
	}
	return say("已发布 %s，替换 %s", "%s is published in place of %s", r.Release, r.Before)
}

// tally counts files, and what else is worth saying.
func tally(r *deploy.Report, took time.Duration, l lang.Lang) []string {
	n := func(i int) string { return lang.Int(i, l) }
	kilobytes := n(int((r.Copied + 1023) / 1024))
	parts := []string{lang.Text{
		ZH: fmt.Sprintf("新增 %s 个文件，变更 %s 个，删除 %s 个，未变 %s 个", n(len(r.Added)), n(len(r.Changed)), n(len(r.Removed)), n(r.Unchanged)),
		EN: fmt.Sprintf("%s added, %s changed, %s removed, %s unchanged", lang.Plural(len(r.Added), "file", "files"), n(len(r.Changed)), n(len(r.Removed)), n(r.Unchanged)),
	}.In(l)}
	for _, extra := range []struct {
		is     bool
		zh, en string
	}{
		{len(r.Repaired) > 0, fmt.Sprintf("修复 %s 个与所发布的不符的文件", n(len(r.Repaired))), n(len(r.Repaired)) + " repaired that were not as published"},
		{r.Resumed > 0, fmt.Sprintf("其中 %s 个上次中断前已经上传", n(r.Resumed)), n(r.Resumed) + " of them were there from a run that was stopped"},
		{r.Retries > 0, fmt.Sprintf("重试 %s 次请求", n(r.Retries)), lang.Plural(r.Retries, "request was", "requests were") + " repeated"},
		{r.Foreign > 0, fmt.Sprintf("另有 %s 个不是 gongkai 放入的文件，未动", n(r.Foreign)), lang.Plural(r.Foreign, "object is not ours and was", "objects are not ours and were") + " left alone"},
		{true, fmt.Sprintf("复制 %s KB，用时 %.2f 秒", kilobytes, took.Seconds()), fmt.Sprintf("%s KB copied in %.2f s", kilobytes, took.Seconds())},
		{r.Kept != "", "可用 --rollback 退回 " + r.Kept, "--rollback puts " + r.Kept + " back"},
	} {
		if extra.is {
			parts = append(parts, lang.Text{ZH: extra.zh, EN: extra.en}.In(l))
		}
	}
	return parts
}

// Stages show on a terminal how far each stage of a long publication is.
type stages struct{ *progress }

func (s *stages) step(stage lang.Text, done, total int) {
	now := time.Now()
	if s.c.quiet || now.Sub(s.begin) < progressAfter || now.Sub(s.last) < progressEvery || !isTerminal(s.c.stderr) {
		return
	}
	s.last, s.shown = now, true
	fmt.Fprintf(s.c.stderr, "\r\x1b[K%s %d/%d", stage.In(s.c.messages), done, total)
}

// sample prints the configuration of a web server.
func (c *command) sample(order publishOrder) error {
	if err := checkBaseURL(order.baseURL); err != nil {
		return err
	}
	address := order.baseURL
	if address == "" {
		address = deploy.BaseURLOf(order.dir)
	}
	text, err := deploy.Sample(order.sample, order.to, address)
	if err != nil {
		return deployError(err)
	}
	_, err = c.stdout.Write([]byte(text))
	return err
}
