package main

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"net/url"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"gongkai/cmd/gongkai/internal/build"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/ledger"
	"gongkai/cmd/gongkai/internal/manifest"
	"gongkai/cmd/gongkai/internal/publish"
)

// A verifyOrder is what the command line asks of a verification.
type verifyOrder struct {
	site    string // a folder or an address
	against string // the folder of the inputs; "" if they are not asked about
	format  string
	jobs    int
}

func (c *command) verify() *cobra.Command {
	order := verifyOrder{site: build.Public}
	cmd := &cobra.Command{
		Use:   "verify [DIR|URL]",
		Short: c.t("核对已生成或已发布的网站有无改动，能否由原始文件重新得出", "verify that a built or published site is unaltered, and is what its inputs give"),
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 1 {
				return usageError(lang.Text{ZH: "只能核对一个网站", EN: "only one site can be verified"})
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				order.site = args[0]
			}
			return c.runVerify(cmd.Context(), order)
		},
	}
	f := cmd.Flags()
	f.StringVar(&order.against, "against", "", c.t("网站文件夹（含 content/ 和 data/）：重新生成一遍，逐字节比较", "the site's folder, with content/ and data/: build it anew and compare byte by byte"))
	f.StringVar(&order.format, "format", "text", c.t("格式：text、json", "the format: text or json"))
	f.IntVar(&order.jobs, "jobs", 0, c.t("同时读几个文件（默认为处理器数，网址为 8）", "how many files to read at a time (default: one for each processor, 8 of an address)"))
	return cmd
}

// runVerify says whether a site is what its checksums say and, if asked, what its inputs give.
func (c *command) runVerify(ctx context.Context, order verifyOrder) error {
	if !slices.Contains([]string{"text", "json"}, order.format) {
		return usageError(lang.Text{ZH: "--format 只能是 text 或 json，不能是 " + order.format, EN: "--format must be text or json, not " + order.format})
	}
	if order.jobs < 0 {
		return usageError(lang.Text{ZH: "--jobs 不能小于 0", EN: "--jobs must not be negative"})
	}
	report, err := c.verifySite(ctx, order)
	if err != nil {
		return err
	}
	found := verdict{Site: order.site, report: report}
	if found.chain, err = c.verifyChain(ctx, order.site, report); err != nil {
		return cannotVerify(order.site, err)
	}
	if order.against != "" {
		if found.rebuilt, err = c.rebuild(ctx, order, report); err != nil {
			return err
		}
	}
	var b bytes.Buffer
	if order.format == "json" {
		err = found.JSON(&b)
	} else {
		err = found.Text(&b, c.messages)
	}
	if err != nil {
		return err
	}
	if _, err := c.stdout.Write(b.Bytes()); err != nil {
		return err
	}
	if !found.isGood() {
		return errInput
	}
	return nil
}

// verifySite compares a folder or a site on the web with its checksums.
func (c *command) verifySite(ctx context.Context, order verifyOrder) (*manifest.Report, error) {
	progress := c.progress()
	progress.doing = lang.Text{ZH: "正在核对", EN: "verifying"}
	defer progress.end()
	opt := manifest.Options{Jobs: order.jobs, Progress: progress.step}
	if !isAddress(order.site) {
		return c.verifyFolder(ctx, order.site, opt)
	}
	u, err := url.Parse(order.site)
	if err != nil || u.Host == "" {
		return nil, usageError(lang.Text{ZH: "网址不对：" + order.site, EN: "there is something wrong with the address " + order.site})
	}
	report, err := manifest.Remote(ctx, u, nil, opt)
	return report, cannotVerify(order.site, err)
}

func (c *command) verifyFolder(ctx context.Context, dir string, opt manifest.Options) (*manifest.Report, error) {
	if _, err := os.ReadDir(dir); err != nil {
		return nil, usageError(lang.Text{ZH: "无法打开 " + dir + "：" + lang.Reason(err).ZH, EN: "cannot open " + dir + ": " + lang.Reason(err).EN})
	}
	report, err := manifest.Verify(ctx, os.DirFS(dir), opt) // links are not followed, and a root that checks each step is half as fast
	if err != nil {
		return nil, cannotVerify(dir, err)
	}
	_, isSite := report.Found.Of(publish.Marker)
	if !isSite && errors.Is(report.List, fs.ErrNotExist) && report.Manifest == nil {
		return nil, usageError(lang.Text{ZH: dir + " 不是 gongkai 生成的网站；请指明网站所在的文件夹（如 public）", EN: dir + " is not a site made by gongkai; name the folder of a built site, such as public"})
	}
	return report, nil
}

// verifyChain compares the releases that a site hands out. Those of a site on the web are fetched, unless its list tells of
// other files: then that is the news.
func (c *command) verifyChain(ctx context.Context, site string, report *manifest.Report) (*chain, error) {
	if !report.IsRemote {
		return chainOf(os.DirFS(site), report.Manifest)
	}
	if !report.IsClean() {
		return nil, nil
	}
	u, err := url.Parse(site)
	if err != nil {
		return nil, err
	}
	sealed := slices.DeleteFunc(slices.Clone(report.Listed), func(s manifest.Sum) bool { return !strings.HasPrefix(s.Name, ledger.Folder+"/") })
	released, err := manifest.Fetch(ctx, u, nil, sealed)
	if err != nil {
		return nil, err
	}
	return chainOf(released, report.Manifest)
}

// A chain is the releases that a site hands out, each of which names the seal of the one before.
type chain struct {
	releases int
	wrong    []lang.Text
}

// chainOf reads the releases of a site, and holds them against their seals, each other, and the manifest.
func chainOf(site fs.FS, m *manifest.Manifest) (*chain, error) {
	h, damage, err := ledger.Load(site)
	if err != nil {
		return nil, err
	}
	c := &chain{releases: len(h.Entries)}
	for _, p := range damage {
		c.wrong = append(c.wrong, lang.Text{ZH: p.File + "：" + p.Text.ZH, EN: p.File + ": " + p.Text.EN})
	}
	if len(damage) > 0 || m == nil {
		return c, nil
	}
	seal, previous := "", ""
	if e := h.Entry(m.Release); e != nil {
		seal = e.Seal
	}
	if e := h.Before(m.Release); e != nil {
		previous = e.Seal
	}
	if m.Seal != seal || m.Previous != previous {
		c.wrong = append(c.wrong, lang.Text{ZH: manifest.Name + " 所载的封签与 " + ledger.Folder + " 中的不同", EN: "the seals that " + manifest.Name + " names are not those of " + ledger.Folder})
	}
	return c, nil
}

func isAddress(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

// cannotVerify says of an error of the machine or the network that nothing is known now.
func cannotVerify(site string, err error) error {
	if err == nil || errors.Is(err, context.Canceled) {
		return err
	}
	return &statusError{exitFailed, lang.Text{ZH: "无法核对 " + site + "：" + err.Error(), EN: "cannot verify " + site + ": " + err.Error()}}
}

// A rebuilt says how a site differs from what a folder of inputs gives.
type rebuilt struct {
	root    string
	inputs  *manifest.Change // from those of the manifest to those of the folder; nil where there is no manifest
	files   manifest.Change  // from what the folder gives to what the site holds
	count   int              // how many files the folder gives
	program manifest.Program // this one
}

// rebuild builds the site of a folder in memory, for the address that the manifest names, and compares.
func (c *command) rebuild(ctx context.Context, order verifyOrder, report *manifest.Report) (*rebuilt, error) {
	if report.IsRemote && report.List != nil {
		return nil, &statusError{exitFailed, lang.Text{ZH: "无法核对 " + order.site + "：没有可用的 " + manifest.SumsName + "，不知道有哪些文件；请下载后核对文件夹",
			EN: "cannot verify " + order.site + ": without a usable " + manifest.SumsName + " its files are not known; download it and verify the folder"}}
	}
	c.root = order.against
	baseURL := ""
	if report.Manifest != nil {
		baseURL = report.Manifest.BaseURL
	}
	loaded, err := c.load(ctx, baseURL)
	if err != nil {
		return nil, err
	}
	if loaded.Problems.HasErrors() {
		c.say(lang.Text{ZH: order.against + " 中有错误，无法生成网站来比较", EN: "the inputs in " + order.against + " have errors, so there is no site to compare with"})
		return nil, c.report(c.stderr, loaded.Problems, false)
	}
	progress := c.progress()
	defer progress.end()
	made, err := publish.Digest(ctx, publish.Options{Progress: progress.step, Last: checksums()}, c.filesOf(loaded))
	if err != nil {
		return nil, publishError(err)
	}
	out := &rebuilt{root: order.against, count: len(made), program: thisProgram(), files: compareBytes(sumsOf(made), report)}
	if report.Manifest != nil {
		now, err := manifestOf(loaded, c.inputs)
		if err != nil {
			return nil, err
		}
		change := manifest.Compare(report.Manifest.Inputs, now.Inputs)
		out.inputs = &change
	}
	return out, nil
}

// compareBytes compares what was made with what a site holds, as far as it can be had.
func compareBytes(made manifest.Sums, report *manifest.Report) manifest.Change {
	found := slices.Clone(report.Found)
	if !errors.Is(report.List, fs.ErrNotExist) {
		found = append(found, manifest.Sum{Name: manifest.SumsName, SHA256: report.ListSHA256})
	}
	found.Sort()
	change := made.Diff(found)
	change.Lost = slices.DeleteFunc(change.Lost, func(name string) bool { return slices.Contains(report.Withheld, name) })
	return change
}
