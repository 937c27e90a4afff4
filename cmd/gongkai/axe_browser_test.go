package main

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// axeScript has axe look at the page by RULES and lists what it objects to. Nothing is fetched: the pages forbid it.
const axeScript = `(async () => {
  const found = await axe.run(document, {resultTypes: ['violations'], preload: false RULES});
  return found.violations.flatMap(v => v.nodes.slice(0, 3).map(n => v.id + ': ' + n.target.join(' ') + ': ' + n.failureSummary.replace(/\s+/g, ' ')));
})()`

// openScript opens what can be opened in the text.
const openScript = `document.querySelectorAll('main details').forEach(d => { d.open = true })`

// looks are those that axe sees: by all of its rules on a phone and on a wide window, and by those for colours in the dark,
// where nothing but colours differs. (Strong contrast is a matter of TestContrast.)
var looks = []struct {
	name   string
	width  int64
	scheme string
	rules  string
}{
	{"narrow", 360, "light", ""},
	{"wide", 1280, "light", ""},
	{"wide in the dark", 1280, "dark", colourRules},
	{"narrow in the dark", 360, "dark", colourRules},
}

const colourRules = ", runOnly: ['color-contrast', 'link-in-text-block']"

// audit reports what axe objects to on the page that is open, in all looks.
func axeFaults(t *testing.T, ctx context.Context, page string) {
	t.Helper()
	axe, err := os.ReadFile("testdata/axe/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	browse(t, ctx, chromedp.Evaluate[chromedp.Void](string(axe)))
	for _, look := range looks {
		prefer(t, ctx, "prefers-color-scheme", look.scheme)
		browse(t, ctx, chromedp.EmulateViewport(look.width, 900))
		for _, fault := range browse(t, ctx, chromedp.Evaluate[[]string](strings.Replace(axeScript, "RULES", look.rules, 1), chromedp.EvalAwaitPromise)) {
			t.Errorf("%s, %s: %s", page, look.name, fault)
		}
	}
}

// Axe finds no fault with any kind of page.
func TestAxe(t *testing.T) {
	base, files := serveOurs(t)
	pages := onePageOfEachKind(files)
	english := func(address string) bool { return strings.HasPrefix(address, "en/") }
	for name, part := range map[string][]string{
		"Chinese": slices.DeleteFunc(slices.Clone(pages), english),
		"English": slices.DeleteFunc(slices.Clone(pages), func(a string) bool { return !english(a) }),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel() // two browsers for two processors: it is the longest of all tests
			ctx := startBrowser(t)
			for _, address := range part {
				browse(t, ctx, chromedp.Navigate(base+address))
				browse(t, ctx, chromedp.Evaluate[chromedp.Void](openScript))
				axeFaults(t, ctx, address)
			}
		})
	}
}

// Nor with what only shows itself when it is asked for: the settings, the menu, large text, reading aloud.
func TestAxeOfWhatIsOpened(t *testing.T) {
	base, _ := serveOurs(t)
	ctx := startBrowser(t)
	for name, open := range map[string]string{
		"the settings":  `document.querySelector('.disp').open = true`,
		"the menu":      `document.querySelector('.menu').open = true`,
		"large text":    `document.documentElement.dataset.size = 'large'; document.querySelector('.disp').open = true`,
		"reading aloud": `document.querySelector('.speak__go').click(); scrollTo(0, 0)`,
	} {
		for _, address := range []string{"annexes/6.html", "en/annexes/6.html"} {
			speak(t, ctx, `['zh-CN', 'en-US']`, base+address)
			browse(t, ctx, chromedp.Evaluate[chromedp.Void](open))
			axeFaults(t, ctx, address+" with "+name)
		}
	}
}
