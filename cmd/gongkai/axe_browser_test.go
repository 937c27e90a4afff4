package main

import (
	"context"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// axeScript has axe look at the page by RULES and lists what it objects to. Nothing is fetched: the pages forbid it.
const axeScript = `(async () => {
  document.querySelectorAll('details').forEach(d => { d.open = !d.closest('.site') });
  const found = await axe.run(document, {resultTypes: ['violations'], preload: false RULES});
  return found.violations.flatMap(v => v.nodes.slice(0, 3).map(n => v.id + ': ' + n.target.join(' ') + ': ' + n.failureSummary.replace(/\s+/g, ' ')));
})()`

// audit gives what axe objects to on a page that has axe, by all rules or those for colours alone.
func audit(t *testing.T, ctx context.Context, rules string) []string {
	t.Helper()
	return browse(t, ctx, chromedp.Evaluate[[]string](strings.Replace(axeScript, "RULES", rules, 1), chromedp.EvalAwaitPromise))
}

// Axe finds no fault with any kind of page: by all of its rules on a phone and on a wide window, and by those for colours in
// the dark, where nothing but colours differs. (Strong contrast is a matter of TestContrast.)
func TestAxe(t *testing.T) {
	axe, err := os.ReadFile("testdata/axe/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	base, files := serveOurs(t)
	ctx := startBrowser(t)
	for _, address := range onePageOfEachKind(files) {
		browse(t, ctx, chromedp.Navigate(base+address))
		browse(t, ctx, chromedp.Evaluate[chromedp.Void](string(axe)))
		for _, look := range []struct {
			name          string
			width         int64
			scheme, rules string
		}{
			{"narrow", 360, "light", ""},
			{"wide", 1280, "light", ""},
			{"dark", 1280, "dark", colourRules},
			{"dark on a phone", 360, "dark", colourRules},
		} {
			prefer(t, ctx, "prefers-color-scheme", look.scheme)
			browse(t, ctx, chromedp.EmulateViewport(look.width, 900))
			for _, fault := range audit(t, ctx, look.rules) {
				t.Errorf("%s, %s: %s", address, look.name, fault)
			}
		}
	}
}

const colourRules = ", runOnly: ['color-contrast', 'link-in-text-block']"
