package main

import (
	"context"
	"encoding/xml"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// livePages are the pages of targets of a site.
func livePages(files map[string][]byte) []string {
	var list []string
	for _, address := range slices.Sorted(maps.Keys(files)) {
		if folder := strings.TrimPrefix(filepath.Dir(address), "en/"); folder == "targets" && strings.HasSuffix(address, ".html") {
			list = append(list, address)
		}
	}
	return list
}

// richest is the page with the most published points.
func richest(files map[string][]byte, pages []string) string {
	return slices.MaxFunc(pages, func(a, b string) int {
		return strings.Count(string(files[a]), `"c-dot`) - strings.Count(string(files[b]), `"c-dot`)
	})
}

// waitFor waits until an expression of the page is true.
func waitFor(t *testing.T, ctx context.Context, expression string) {
	t.Helper()
	browse(t, ctx, chromedp.Poll[bool](expression))
}

// measure is where the chart stands and how high the page is: both must stay when a chart comes to life.
const measure = `(() => { const r = document.querySelector('.live').getBoundingClientRect(); return [r.top + scrollY, r.left, r.width, r.height, document.documentElement.scrollHeight].join(' ') })()`

// missingWords are the words of the drawings that the living charts over them do not show.
const missingWords = `[...document.querySelectorAll('.is-live')].flatMap(box => {
  const words = svg => [...svg.querySelectorAll('text')].map(t => t.textContent.trim());
  const drawing = [...box.querySelectorAll('.c')].find(s => s.getBoundingClientRect().width), living = words(box.querySelector('.live__c'));
  return words(drawing).filter(w => !living.includes(w));
})`

// A chart comes to life when it is focused: in the same place, with the same words, in the dark too, without a complaint
// and without a request to anybody else; what it says of each year can be read with the keyboard; and it goes back.
func TestChartComesToLife(t *testing.T) {
	files, err := ourSite()
	if err != nil {
		t.Fatal(err)
	}
	folder := writeSite(t, files)
	server := httptest.NewServer(http.StripPrefix("/under/a/path/", http.FileServer(http.Dir(folder))))
	t.Cleanup(server.Close)
	ctx := startBrowser(t)
	var w witness
	w.listen(t, ctx)
	call(t, ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
	page := richest(files, livePages(files))
	for _, root := range []string{server.URL + "/under/a/path/", "file://" + filepath.ToSlash(folder) + "/"} {
		dark(t, ctx, false)
		browse(t, ctx, chromedp.EmulateViewport(1280, 900))
		browse(t, ctx, chromedp.Navigate(root+page))
		if _, requests := w.take(); asksForCharts(requests) {
			t.Errorf("%s: the library is loaded before it is wanted", root)
		}
		before := browse(t, ctx, chromedp.Evaluate[string](measure))
		browse(t, ctx, chromedp.Focus(".live"))
		waitFor(t, ctx, `document.querySelector('.is-live .live__c text') !== null`)
		if after := browse(t, ctx, chromedp.Evaluate[string](measure)); after != before {
			t.Errorf("%s: the chart moved from %s to %s", root, before, after)
		}
		if missing := browse(t, ctx, chromedp.Evaluate[[]string](missingWords)); len(missing) > 0 {
			t.Errorf("%s: the living chart does not show %q", root, missing)
		}
		checkKeys(t, ctx)
		checkColours(t, ctx)
		checkToggles(t, ctx)
		browse(t, ctx, chromedp.Click("[data-do=rest]"))
		waitFor(t, ctx, `!document.querySelector('.live__c') && getComputedStyle(document.querySelector('.live .c')).visibility === 'visible'`)
		if after := browse(t, ctx, chromedp.Evaluate[string](measure)); after != before {
			t.Errorf("%s: the page is not as it was: %s, then %s", root, before, after)
		}
		heard, requests := w.take()
		for _, h := range heard {
			t.Errorf("%s: %s", root, h)
		}
		if !asksForCharts(requests) {
			t.Errorf("%s: the witness has not heard of the library", root)
		}
		for _, r := range requests {
			if !strings.HasPrefix(r, root) {
				t.Errorf("%s asks for %s", root, r)
			}
		}
	}
}

func asksForCharts(requests []string) bool {
	return slices.ContainsFunc(requests, func(r string) bool { return strings.Contains(r, "/echarts.") || strings.Contains(r, "/live.") })
}

func dark(t *testing.T, ctx context.Context, on bool) {
	t.Helper()
	scheme := map[bool]string{true: "dark", false: "light"}[on]
	call(t, ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
}

// checkKeys goes through all years with the arrow keys: each is told as in the page, and shown.
func checkKeys(t *testing.T, ctx context.Context) {
	t.Helper()
	told := browse(t, ctx, chromedp.Evaluate[[]string](`JSON.parse(document.querySelector('.live script').textContent).told`))
	browse(t, ctx, chromedp.KeyEvent(kb.Home))
	for i, want := range told {
		if i > 0 {
			browse(t, ctx, chromedp.KeyEvent(kb.ArrowRight))
		}
		if got := browse(t, ctx, chromedp.Evaluate[string](`document.querySelector('.live').getAttribute('aria-valuetext')`)); got != strings.ReplaceAll(want, "\n", " ") {
			t.Errorf("of year %d is told %q, want %q", i, got, want)
		}
		for line := range strings.SplitSeq(want, "\n") {
			waitFor(t, ctx, `[...document.querySelectorAll('.live__c text')].some(t => t.textContent === `+literal(line)+`)`)
		}
	}
}

func literal(s string) string {
	return "`" + strings.NewReplacer("`", "\\`", "\\", "\\\\").Replace(s) + "`"
}

// fillOfTarget is the colour in which the living chart writes the target.
const fillOfTarget = `(() => { const seal = getComputedStyle(document.documentElement).getPropertyValue('--seal').trim(); return [...document.querySelectorAll('.live__c text')].some(t => t.getAttribute('fill') === seal) })()`

// checkColours changes the colours by the system and by the page's own attribute: the chart follows.
func checkColours(t *testing.T, ctx context.Context) {
	t.Helper()
	waitFor(t, ctx, fillOfTarget)
	light := browse(t, ctx, chromedp.Evaluate[string](`getComputedStyle(document.documentElement).getPropertyValue('--seal')`))
	dark(t, ctx, true)
	waitFor(t, ctx, fillOfTarget)
	if now := browse(t, ctx, chromedp.Evaluate[string](`getComputedStyle(document.documentElement).getPropertyValue('--seal')`)); now == light {
		t.Error("the dark has the colours of the light")
	}
	browse(t, ctx, chromedp.Evaluate[bool](`!!document.querySelector('.live__c text').setAttribute('data-old', '1') || true`))
	browse(t, ctx, chromedp.Evaluate[bool](`document.documentElement.dataset.theme = 'light', true`))
	waitFor(t, ctx, `!document.querySelector('[data-old]')`)
	browse(t, ctx, chromedp.Evaluate[bool](`delete document.documentElement.dataset.theme`))
}

// checkToggles hides the target and shows it again.
func checkToggles(t *testing.T, ctx context.Context) {
	t.Helper()
	button := `document.querySelector('[data-of=target]')`
	named := `[...document.querySelectorAll('.live__c text')].some(t => t.textContent.startsWith(` + button + `.textContent))`
	waitFor(t, ctx, named)
	browse(t, ctx, chromedp.Click("[data-of=target]"))
	waitFor(t, ctx, button+`.getAttribute('aria-pressed') === 'false' && !`+named)
	browse(t, ctx, chromedp.Click("[data-of=target]"))
	waitFor(t, ctx, named)
}

// All charts of the second plan, which has every kind, come to life on a wide page and on a phone, and show what is drawn.
func TestEveryKindOfChartComesToLife(t *testing.T) {
	files, err := sites["second"]()
	if err != nil {
		t.Fatal(err)
	}
	folder := writeSite(t, files)
	ctx := startBrowser(t)
	var w witness
	w.listen(t, ctx)
	pages := append(livePages(files), "compare.html", "en/index.html")
	for i, page := range pages {
		width := []int64{1280, 360}[i%2]
		browse(t, ctx, chromedp.EmulateViewport(width, 900))
		browse(t, ctx, chromedp.Navigate("file://"+filepath.ToSlash(folder)+"/"+page))
		browse(t, ctx, chromedp.Evaluate[bool](`document.querySelectorAll('.live').forEach(b => b.click()), true`))
		waitFor(t, ctx, `[...document.querySelectorAll('.live')].every(b => !b.getBoundingClientRect().width || b.querySelector('.live__c text'))`)
		if missing := browse(t, ctx, chromedp.Evaluate[[]string](missingWords)); len(missing) > 0 {
			t.Errorf("%s at %d px: the living chart does not show %q", page, width, missing)
		}
		heard, _ := w.take()
		for _, h := range heard {
			t.Errorf("%s: %s", page, h)
		}
	}
}

// saved catches the file that a button would save.
const saved = `(what => new Promise(done => {
  const make = URL.createObjectURL;
  URL.createObjectURL = blob => { URL.createObjectURL = make; blob.text().then(text => done([blob.type, text.slice(0, 200000)])); return '#'; };
  document.querySelector('[data-do=' + what + ']').click();
}))`

// A picture can be kept, as SVG and as PNG, with its title and its sources.
func TestPicturesAreSaved(t *testing.T) {
	files, err := ourSite()
	if err != nil {
		t.Fatal(err)
	}
	folder := writeSite(t, files)
	ctx := startBrowser(t)
	var w witness
	w.listen(t, ctx)
	browse(t, ctx, chromedp.EmulateViewport(1280, 900))
	browse(t, ctx, chromedp.Navigate("file://"+filepath.ToSlash(folder)+"/"+richest(files, livePages(files))))
	browse(t, ctx, chromedp.Click("[data-do=wake]"))
	waitFor(t, ctx, `document.querySelector('.is-live .live__c text') !== null`)
	svg := browse(t, ctx, chromedp.Evaluate[[]string](saved+`('svg')`, chromedp.EvalAwaitPromise))
	all := wordsOfXML(t, svg[1])
	for _, want := range browse(t, ctx, chromedp.Evaluate[[]string](`[document.querySelector('.live title').textContent, document.querySelector('.live').dataset.credit, ...[...document.querySelectorAll('.live .c-w text')].map(t => t.textContent)]`)) {
		if !strings.Contains(all, want) {
			t.Errorf("the saved picture does not say %q", want)
		}
	}
	if svg[0] != "image/svg+xml" || strings.Contains(svg[1], "var(--") {
		t.Errorf("the picture is %s, %s", svg[0], svg[1])
	}
	if png := browse(t, ctx, chromedp.Evaluate[[]string](saved+`('png')`, chromedp.EvalAwaitPromise)); png[0] != "image/png" || !strings.Contains(png[1][:8], "PNG") {
		t.Errorf("the picture is %s", png[0])
	}
	if heard, _ := w.take(); len(heard) > 0 {
		t.Errorf("the browser complains: %q", heard)
	}
}

// wordsOfXML are the words of a drawing, which must be well formed to stand alone.
func wordsOfXML(t *testing.T, text string) string {
	t.Helper()
	var b strings.Builder
	for d := xml.NewDecoder(strings.NewReader(text)); ; {
		token, err := d.Token()
		if err == io.EOF {
			return b.String()
		}
		if err != nil {
			t.Fatalf("%v in %s", err, text)
		}
		if words, ok := token.(xml.CharData); ok {
			b.Write(words)
		}
	}
}
