package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plantest"
	"gongkai/cmd/gongkai/internal/serve"
	"gongkai/themes"
)

// An editor changes a file and sees the change without a touch of the browser; a fault stands over the last good page, with
// its line, until it is mended; the place on the page is kept.
func TestPreviewInABrowser(t *testing.T) {
	ctx := startBrowser(t)
	root := t.TempDir()
	if err := os.CopyFS(root, plantest.Files(8)); err != nil {
		t.Fatal(err)
	}
	base := startPreview(t, root)
	file := filepath.Join(root, "data", "site.toml")
	good, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	browse(t, ctx, chromedp.EmulateViewport(1000, 500))
	browse(t, ctx, chromedp.Navigate(base+"index.html"))
	eventually(t, ctx, "the preview is there", `document.querySelector("#gk-preview") !== null`)
	browse(t, ctx, chromedp.Evaluate[bool](`scrollTo(0, 200), true`))

	write(strings.Replace(string(good), "示例湖区发展计划公开", "改过的名称", 1))
	eventually(t, ctx, "the change is shown", `document.title.includes("改过的名称")`)
	eventually(t, ctx, "the place is kept", `Math.abs(scrollY - 200) < 4`)

	write(strings.Replace(string(good), "short_name = {", "short_name = {{", 1))
	eventually(t, ctx, "the fault is shown with its line", `document.querySelector("#gk-panel:not([hidden])")?.textContent.includes("data/site.toml:2:")`)
	eventually(t, ctx, "over the last good page", `document.title.includes("改过的名称")`)

	write(string(good))
	eventually(t, ctx, "the fault has gone", `document.querySelector("#gk-panel")?.hidden && document.title.includes("示例湖区发展计划公开")`)
}

// startPreview serves a folder until the test ends.
func startPreview(t *testing.T, root string) string {
	t.Helper()
	l, err := serve.Listen("127.0.0.1", 0)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	english := lang.EN
	go func() {
		ended <- serve.Run(ctx, l, serve.Options{Root: root, Themes: themes.Files, Messages: &english, Report: func(serve.Outcome) {}})
	}()
	t.Cleanup(func() {
		cancel()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	})
	return serve.URL("127.0.0.1", l)
}
