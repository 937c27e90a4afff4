package main

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// serveOurs serves our site and gives its address and its files.
func serveOurs(t *testing.T) (string, map[string][]byte) {
	t.Helper()
	files, err := ourSite()
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.FileServer(http.Dir(writeSite(t, files))))
	t.Cleanup(server.Close)
	return server.URL + "/", files
}

// prefer makes the browser's system want what CSS asks it for, such as "prefers-color-scheme", "dark".
func prefer(t *testing.T, ctx context.Context, features ...string) {
	t.Helper()
	params := emulation.SetEmulatedMediaParams{}
	for i := 0; i < len(features); i += 2 {
		params.Features = append(params.Features, &emulation.MediaFeature{Name: features[i], Value: features[i+1]})
	}
	call(t, ctx, emulation.SetEmulatedMedia, params)
}

// before runs a script on every new page before the page's own, until the returned function is called.
func before(t *testing.T, ctx context.Context, script string) (stop func()) {
	t.Helper()
	added, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
	if err != nil {
		t.Fatal(err)
	}
	return func() {
		call(t, ctx, page.RemoveScriptToEvaluateOnNewDocument, page.RemoveScriptToEvaluateOnNewDocumentParams(added))
	}
}

// says compares what an expression in the page gives with what is wanted.
func says[T comparable](t *testing.T, ctx context.Context, expression string, want T) {
	t.Helper()
	if got := browse(t, ctx, chromedp.Evaluate[T](expression)); got != want {
		t.Errorf("%s: got %v, want %v", expression, got, want)
	}
}

const (
	paper   = `getComputedStyle(document.body).backgroundColor`
	letters = `getComputedStyle(document.documentElement).fontSize`
	chosen  = `JSON.stringify({...document.documentElement.dataset})`
)

// set selects a display setting as a reader does.
func set(t *testing.T, ctx context.Context, name, value string) {
	t.Helper()
	browse(t, ctx, chromedp.Evaluate[bool](`document.querySelector('.disp').open = true`))
	browse(t, ctx, chromedp.Click(`.disp input[name="display-`+name+`"][value="`+value+`"]`))
}

// What a reader chooses is applied at once, beats the system, and holds on the next page, after a reload and in the other
// language, until it is reset.
func TestDisplaySettings(t *testing.T) {
	base, _ := serveOurs(t)
	ctx := startBrowser(t)
	var w witness
	w.listen(t, ctx)
	prefer(t, ctx, "prefers-color-scheme", "dark")
	browse(t, ctx, chromedp.Navigate(base+"index.html"))
	says(t, ctx, paper, "rgb(17, 29, 35)")
	says(t, ctx, `getComputedStyle(document.documentElement).colorScheme`, "dark")
	set(t, ctx, "theme", "light")
	says(t, ctx, paper, "rgb(255, 255, 255)")
	set(t, ctx, "size", "150")
	says(t, ctx, letters, "24px")
	set(t, ctx, "contrast", "more")
	for _, address := range []string{"plan.html", "plan.html", "en/targets/nb-shipping-rank.html"} {
		browse(t, ctx, chromedp.Navigate(base+address))
		says(t, ctx, chosen, `{"size":"150","theme":"light","contrast":"more"}`)
		says(t, ctx, paper, "rgb(255, 255, 255)")
		says(t, ctx, letters, "24px")
		says(t, ctx, `[...document.querySelectorAll('.disp input:checked')].map(r => r.value).join()`, "150,light,more")
	}
	prefer(t, ctx, "prefers-color-scheme", "light")
	set(t, ctx, "theme", "dark")
	set(t, ctx, "contrast", "normal")
	says(t, ctx, paper, "rgb(17, 29, 35)")
	browse(t, ctx, chromedp.Click(".disp [data-reset]"))
	says(t, ctx, chosen, "{}")
	says(t, ctx, paper, "rgb(255, 255, 255)")
	says(t, ctx, `localStorage.length`, 0)
	prefer(t, ctx, "prefers-contrast", "more")
	says(t, ctx, `getComputedStyle(document.body).color`, "rgb(0, 0, 0)")
	if heard, _ := w.take(); len(heard) > 0 {
		t.Errorf("the browser complains: %q", heard)
	}
}

// Where the browser keeps nothing, the settings hold on the page and say so.
func TestDisplaySettingsWithoutStorage(t *testing.T) {
	base, _ := serveOurs(t)
	ctx := startBrowser(t)
	var w witness
	w.listen(t, ctx)
	before(t, ctx, `Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})`)
	browse(t, ctx, chromedp.Navigate(base+"index.html"))
	says(t, ctx, `document.querySelector('[data-lost]').hidden`, true)
	set(t, ctx, "theme", "dark")
	says(t, ctx, paper, "rgb(17, 29, 35)")
	says(t, ctx, `document.querySelector('[data-lost]').hidden`, false)
	if heard, _ := w.take(); len(heard) > 0 {
		t.Errorf("the browser complains: %q", heard)
	}
}

// The panel is worked by keyboard: it opens, the arrows choose, Escape closes it and gives the focus back.
func TestDisplaySettingsByKeyboard(t *testing.T) {
	base, _ := serveOurs(t)
	ctx := startBrowser(t)
	browse(t, ctx, chromedp.Navigate(base+"en/index.html"))
	browse(t, ctx, chromedp.Focus(".disp summary"))
	for _, key := range []string{"\r", "\t", "\u0303"} { // Enter, Tab, arrow right
		browse(t, ctx, chromedp.KeyEvent(key))
	}
	says(t, ctx, chosen, `{"size":"125"}`)
	browse(t, ctx, chromedp.KeyEvent("\u001b"))
	says(t, ctx, `document.querySelector('.disp').open`, false)
	says(t, ctx, `document.activeElement.matches('.disp summary')`, true)
}

// twoFrames waits until the browser has drawn twice.
func twoFrames(t *testing.T, ctx context.Context) {
	t.Helper()
	browse(t, ctx, chromedp.Evaluate[bool](`new Promise(r => requestAnimationFrame(() => requestAnimationFrame(() => r(true))))`, chromedp.EvalAwaitPromise))
}

// A choice is in force from the first paint on, and nothing of the page moves when its scripts run, however late they come.
func TestDisplaySettingsMoveNothing(t *testing.T) {
	files, err := ourSite()
	if err != nil {
		t.Fatal(err)
	}
	painted := make(chan bool, 1)
	folder := http.FileServer(http.Dir(writeSite(t, files)))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		switch {
		case r.URL.Path == "/painted":
			painted <- true
			return
		case strings.Contains(r.URL.Path, "/assets/script."):
			select {
			case <-painted:
			case <-r.Context().Done():
			}
		}
		folder.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	ctx := startBrowser(t)
	before(t, ctx, `localStorage.setItem('gongkai-display', '{"size":"large","theme":"dark"}'); window.moved = [];
		const observe = (type, f) => new PerformanceObserver(l => l.getEntries().forEach(f)).observe({type, buffered: true});
		observe('paint', e => { if (e.name === 'first-contentful-paint') { new Image().src = '/painted'; window.first = [getComputedStyle(document.documentElement).fontSize, getComputedStyle(document.body).backgroundColor].join() } });
		observe('layout-shift', e => e.sources.forEach(s => moved.push(s.node ? s.node.nodeName + ' ' + s.node.textContent.trim().slice(0, 20) : '?')))`)
	for _, address := range []string{"index.html", "plan.html", "targets/nb-shipping-rank.html", "en/about.html"} {
		for _, width := range []int64{360, 1280} {
			browse(t, ctx, chromedp.EmulateViewport(width, 900))
			twoFrames(t, ctx) // else the page may be laid out in the width before
			browse(t, ctx, chromedp.Navigate(server.URL+"/"+address))
			twoFrames(t, ctx)
			says(t, ctx, `first`, "24px,rgb(17, 29, 35)")
			if moved := browse(t, ctx, chromedp.Evaluate[[]string](`[...new Set(moved)]`)); len(moved) > 0 {
				t.Errorf("%s at %d px: what moved: %q", address, width, moved)
			}
		}
	}
}

// sizeFaultsScript measures a page as SIZE: what is wider than the window; with large text, what is under 18 pt, and what
// is to be hit and under 60 px, but for links within running text.
const sizeFaultsScript = `(() => {
  const faults = [], root = document.documentElement;
  root.dataset.size = 'SIZE';
  const name = e => e.tagName.toLowerCase() + '.' + (e.getAttribute('class') || '') + ' in ' + e.parentElement.tagName.toLowerCase() + '.' + (e.parentElement.getAttribute('class') || '') + ' “' + e.textContent.trim().slice(0, 24) + '”';
  const all = [...document.querySelectorAll('body *')].filter(e => e.getClientRects().length && !e.closest('svg, .vh, .skip'));
  if (root.scrollWidth > root.clientWidth + 1) {
    const scrolls = e => { for (let p = e.parentElement; p !== root; p = p.parentElement) if (getComputedStyle(p).overflowX !== 'visible') return true; return false };
    const wide = all.filter(e => e.getBoundingClientRect().right > root.clientWidth + 1 && !scrolls(e));
    faults.push('wider than the window: ' + wide.slice(0, 4).map(name).join('; '));
  }
  if ('SIZE' === 'large') {
    for (const e of all) {
      const size = parseFloat(getComputedStyle(e).fontSize);
      if (size < 24 && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())) faults.push('letters of ' + size + ' px: ' + name(e));
    }
    const runs = e => [...e.parentElement.childNodes].some(n => n !== e && n.nodeType === 3 && /[^\s，、；：,;:()（）]/.test(n.textContent));
    for (const e of all.filter(e => e.matches('a[href], button, summary, input:not([type=checkbox], label [type=radio]), label:has(> [type=checkbox], > [type=radio]), select'))) {
      const b = e.getBoundingClientRect(), running = getComputedStyle(e).display === 'inline' && (runs(e) || e.closest('p, dd, td, th, li, figcaption, small, .clause__t'));
      if (!running && b.width > 1 && (b.height < 59.5 || b.width < 59.5)) faults.push('a target of ' + b.width.toFixed() + ' by ' + b.height.toFixed() + ' px: ' + name(e));
    }
  }
  delete root.dataset.size;
  return [...new Set(faults)].slice(0, 12);
})()`

// Letters of twice their size, and the large-text mode, fit any window.
func TestLargeText(t *testing.T) {
	base, files := serveOurs(t)
	ctx := startBrowser(t)
	for _, address := range onePageOfEachKind(files) {
		browse(t, ctx, chromedp.Navigate(base+address))
		for _, width := range []int64{360, 1280} {
			browse(t, ctx, chromedp.EmulateViewport(width, 900))
			for _, size := range []string{"200", "large"} {
				for _, f := range browse(t, ctx, chromedp.Evaluate[[]string](strings.ReplaceAll(sizeFaultsScript, "SIZE", size))) {
					t.Errorf("%s, text %s, %d px: %s", address, size, width, f)
				}
			}
		}
	}
}

// Chosen letters choose the layout: a wide window with letters of twice the size shows what a narrow one does.
func TestLargeTextTakesTheNarrowLayout(t *testing.T) {
	base, _ := serveOurs(t)
	ctx := startBrowser(t)
	browse(t, ctx, chromedp.EmulateViewport(1280, 900))
	browse(t, ctx, chromedp.Navigate(base+"targets/nb-shipping-rank.html"))
	const drawn = `['.w-only', '.n-only', '.nav', '.menu'].map(s => getComputedStyle(document.querySelector(s)).display === 'none' ? 0 : 1).join('')`
	says(t, ctx, drawn, "1010")
	set(t, ctx, "size", "200")
	says(t, ctx, drawn, "0101")
	set(t, ctx, "size", "")
	says(t, ctx, drawn, "1010")
}
