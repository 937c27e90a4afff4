// Gongkai (公开, "to make public") turns an official plan, its annexes and yearly data files into a static, bilingual
// website with a chart, a table and a sentence for every target.
//
// Usage:
//
//	gongkai build [--root DIR] [--out DIR] [--base-url URL] [--jobs N]
//	gongkai verify [DIR|URL] [--against ROOT] [--format text|json]
//	gongkai audit [DIR] [--format text|json|html] [--out FILE]
//	gongkai check [--root DIR] [--all] [--strict] [--format text|json|github]
//	gongkai explain [CODE]
//	gongkai serve [--root DIR] [--host ADDRESS] [--port N]
//	gongkai init DIR [--first YYYY] [--last YYYY] [--name 名称 --name-en NAME]
//	gongkai new year YYYY [--root DIR] [--print]
//	gongkai new source|indicator ID [--root DIR]
//	gongkai new release TAG [--root DIR] [--date YYYY-MM-DD]
//	gongkai new reasons [--root DIR] [--date YYYY-MM-DD]
//	gongkai export [--root DIR] [--xlsx|--csv] [--year YYYY] [--by area|body] [--out FILE] [--force]
//	gongkai import FILE [--root DIR] [--year YYYY] [--write] [--remove] [--strict]
//	gongkai translated [CLAUSE...] [--root DIR] [--all]
//	gongkai status [--root DIR] [--by area|body|state|indicator] [--year YYYY] [--format text|csv|json]
//	gongkai publish [DIR] --to FOLDER|s3://BUCKET/PREFIX [--rollback] [--dry-run] [--allow-preview] [--allow-unreleased] [--allow-older] [--keep N]
//	gongkai publish [DIR] --to FOLDER --sample nginx|caddy [--base-url URL]
//	gongkai release TAG [--root DIR] [--dry-run]
//	gongkai diff [A [B]] [--root DIR] [--format text|markdown|json]
//	gongkai schema [--root DIR] [--out DIR] [--name]
//	gongkai version
//	gongkai help [COMMAND]
//
// Build reads content/ and data/ of the site's folder, checks all of it, and writes the site to public/. A site that has
// errors is not built: nothing is written, and what was published stays as it was. Check does the same but write.
// Explain tells what a problem means, with a wrong and a right example.
//
// New drafts what goes into the data: the file of a year, with a line for each figure that is expected, or the form of a
// source, an indicator, a release, the reasons of corrections. Init makes the folder of a site for another plan. Neither overwrites anything. Status
// tells what has been published, what is missing, who owes it and how much is translated. Serve shows the site on this
// machine while its files are edited. Export writes the figures as a form to be filled in, import takes it in again.
//
// Release checks strictly, tells what changed since the last release, seals the data of the day in data/releases/ and builds
// the site. What was published can then be changed with a stated reason only (data/revisions.toml). Diff tells what changed
// between any two states.
//
// Verify compares a built or published site, a folder or an address, with its list of checksums and tells what was altered,
// added or lost; with --against it builds the site of a folder anew, in memory, and compares byte by byte. Publish puts a
// built site before readers: into the folder of a web server, in one step, or into a store.
//
// What a person reads goes to these places: problems of the input to standard output where they are what was asked for
// (check), else to standard error; everything else to standard error, but for help, version and what status and --print
// show. Messages begin with a
// lower-case letter and end without a full stop. They are in Chinese unless --lang or data/site.toml says otherwise.
//
// The exit status is 0 if all is well (warnings are), 1 if the input has errors, 2 if the command was used wrongly, 3 if
// the program or the machine failed.
package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/manifest"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends at once what does not heed the first
	status := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(status)
}

// The exit statuses.
const (
	exitClean  = 0
	exitInput  = 1 // the input has errors
	exitUsage  = 2 // the command was used wrongly
	exitFailed = 3 // the program or the machine failed
)

// A statusError ends the program with a status. Its text, if any, has not been printed.
type statusError struct {
	status int
	text   lang.Text
}

func (e *statusError) Error() string { return e.text.EN }

// errInput says that the input has errors, which have been printed.
var errInput = &statusError{status: exitInput}

func usageError(t lang.Text) error { return &statusError{exitUsage, t} }

// A command is what all commands share: where they print, and in which language.
type command struct {
	stdout, stderr io.Writer
	lang           string // as given; "" if not
	messages       lang.Lang
	quiet          bool
	root           string
	inputs         *manifest.Recorder // what load has read
}

// run is the whole program.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	c := &command{stdout: stdout, stderr: stderr, messages: languageOf(args)}
	top := c.top()
	top.SetArgs(args)
	top.SetOut(stdout)
	top.SetErr(stderr)
	return c.status(top.ExecuteContext(ctx))
}

// languageOf finds the language of messages before the arguments are parsed, since help and errors of parsing need it too:
// that of the command line, else that of the site's folder, else Chinese.
func languageOf(args []string) lang.Lang {
	if l, ok := lang.Parse(flagOf(args, "--lang")); ok {
		return l
	}
	site, err := os.ReadFile(filepath.Join(cmp.Or(flagOf(args, "--root"), "."), "data", "site.toml"))
	if found := messagesLine.FindSubmatch(site); err == nil && found != nil {
		l, _ := lang.Parse(string(found[1]))
		return l
	}
	return lang.ZH
}

// messagesLine says in data/site.toml in which language messages are wanted. The line alone is read, so that a file with
// errors has them told in its language.
var messagesLine = regexp.MustCompile(`(?m)^messages[ \t]*=[ \t]*["'](zh|en)["']`)

// flagOf is what the arguments give a flag; "" if nothing.
func flagOf(args []string, flag string) string {
	for i, a := range args {
		if value, joined := strings.CutPrefix(a, flag+"="); joined {
			return value
		}
		if a == flag && i+1 < len(args) {
			return args[i+1]
		}
	}
	return ""
}

// status prints an error and says how the program ends.
func (c *command) status(err error) int {
	if err == nil {
		return exitClean
	}
	var s *statusError
	switch {
	case errors.As(err, &s):
		if !s.text.IsZero() {
			c.say(s.text)
		}
		return s.status
	case errors.Is(err, context.Canceled):
		c.say(lang.Text{ZH: "已中断，未改动已发布的网站", EN: "interrupted; the published site is as it was"})
		return exitFailed
	}
	c.say(lang.Failure(err))
	return exitFailed
}

// say prints a message to standard error.
func (c *command) say(t lang.Text) { fmt.Fprintf(c.stderr, "gongkai: %s\n", t.In(c.messages)) }

// note is say, unless the command is to be quiet.
func (c *command) note(t lang.Text) {
	if !c.quiet {
		c.say(t)
	}
}

func (c *command) top() *cobra.Command {
	top := &cobra.Command{
		Use:           "gongkai",
		Short:         c.t("把公文、附件和年度数据做成双语公开网站", "turn an official plan and its data into a bilingual website"),
		Long:          c.t(manualZH, manualEN),
		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,

		SuggestionsMinimumDistance: 2,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return c.unknownCommand(cmd, args[0])
			}
			return cmd.Help()
		},
	}
	f := top.PersistentFlags()
	f.StringVar(&c.lang, "lang", "", c.t("提示信息的语言：zh 或 en", "language of messages: zh or en"))
	f.BoolVarP(&c.quiet, "quiet", "q", false, c.t("只报告问题", "report nothing but problems"))
	f.BoolP("help", "h", false, c.t("显示帮助", "show help"))
	top.PersistentPreRunE = func(*cobra.Command, []string) error { return c.checkLang() }
	top.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		name := strings.TrimPrefix(strings.TrimPrefix(cmd.CommandPath(), "gongkai"), " ")
		return usageError(lang.Text{ZH: flagFault(err) + "；用法见 gongkai help " + name, EN: err.Error() + "; see gongkai help " + name})
	})
	top.AddCommand(c.audit(), c.begin(), c.build(), c.check(), c.diff(), c.drafts(), c.explain(), c.export(), c.intake(), c.publish(), c.release(), c.schema(), c.serve(), c.standing(), c.translated(), c.verify(), c.version())
	top.SetHelpCommand(&cobra.Command{Use: "help [COMMAND]", Short: c.t("显示一个命令的帮助", "show the help of a command"), RunE: func(cmd *cobra.Command, args []string) error {
		found, rest, err := top.Find(args)
		if err != nil || len(rest) > 0 {
			return c.unknownCommand(top, args[0])
		}
		return found.Help()
	}})
	top.CompletionOptions.DisableDefaultCmd = true
	top.SetUsageTemplate(c.t(usageZH, usageEN))
	top.SetHelpTemplate("{{with (or .Long .Short)}}{{. | trimTrailingWhitespaces}}\n\n{{end}}{{.UsageString}}")
	return top
}

// flagFault is in Chinese what is wrong with a flag.
func flagFault(err error) string {
	if e, ok := errors.AsType[*pflag.NotExistError](err); ok {
		return "没有选项 " + dashed(e.GetSpecifiedName())
	}
	if e, ok := errors.AsType[*pflag.ValueRequiredError](err); ok {
		return "选项 " + dashed(e.GetSpecifiedName()) + " 之后要有值"
	}
	if e, ok := errors.AsType[*pflag.InvalidValueError](err); ok {
		return "选项 " + dashed(e.GetFlag().Name) + " 的值不对：" + e.GetValue()
	}
	return "选项的写法不对（" + err.Error() + "）"
}

// dashed is a flag as it is written.
func dashed(name string) string {
	if len(name) == 1 {
		return "-" + name
	}
	return "--" + name
}

func (c *command) checkLang() error {
	if _, ok := lang.Parse(c.lang); !ok && c.lang != "" {
		return usageError(lang.Text{ZH: "--lang 只能是 zh 或 en，不能是 " + c.lang, EN: "--lang must be zh or en, not " + c.lang})
	}
	return nil
}

func (c *command) unknownCommand(top *cobra.Command, name string) error {
	zh, en := "没有命令 "+name, "there is no command "+name
	if near := top.SuggestionsFor(name); len(near) > 0 {
		zh, en = zh+"；是否应为 "+near[0]+"？", en+"; did you mean "+near[0]+"?"
	}
	return usageError(lang.Text{ZH: zh + "（gongkai help 列出全部命令）", EN: en + " (gongkai help lists all commands)"})
}

// t picks the words of the messages' language.
func (c *command) t(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(c.messages) }
