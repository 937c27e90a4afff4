package main

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// browserNames are where a browser is looked for.
var browserNames = []string{"chromium", "chromium-browser", "google-chrome", "chrome"}

// startBrowser starts a headless browser, or skips the test where there is none. Where CI is set its absence is a failure.
func startBrowser(t *testing.T) context.Context {
	t.Helper()
	if testing.Short() {
		t.Skip("no browser in short tests")
	}
	program := ""
	for _, name := range browserNames {
		if found, err := exec.LookPath(name); err == nil {
			program = found
			break
		}
	}
	if program == "" {
		if os.Getenv("CI") != "" {
			t.Fatal("there is no browser")
		}
		t.Skip("there is no browser")
	}
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]), chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true))
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, 4*time.Minute)
	t.Cleanup(cancel)
	return ctx
}

// A witness hears what a browser complains of and what it asks for.
type witness struct {
	mu       sync.Mutex
	heard    []string
	requests []string
}

// listen hears all events of the browser's page from now on.
func (w *witness) listen(t *testing.T, ctx context.Context) {
	t.Helper()
	err := chromedp.Listen(ctx, func(event any) {
		w.mu.Lock()
		defer w.mu.Unlock()
		switch e := event.(type) {
		case *log.EventEntryAdded:
			w.heard = append(w.heard, fmt.Sprint(e.Entry.Text, " ", e.Entry.URL))
		case *runtime.EventConsoleAPICalled:
			w.heard = append(w.heard, fmt.Sprint("console.", e.Type))
		case *runtime.EventExceptionThrown:
			w.heard = append(w.heard, e.ExceptionDetails.Text)
		case *network.EventRequestWillBeSent:
			w.requests = append(w.requests, e.Request.URL)
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	call(t, ctx, network.Enable, network.EnableParams{})
	call(t, ctx, log.Enable, cdp.Empty{})
	call(t, ctx, runtime.Enable, cdp.Empty{})
}

func (w *witness) take() (heard, requests []string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	heard, requests = w.heard, w.requests
	w.heard, w.requests = nil, nil
	return heard, requests
}

// writeSite writes the files of our site into a folder.
func writeSite(t *testing.T, files map[string][]byte) string {
	t.Helper()
	folder := t.TempDir()
	for address, text := range files {
		name := filepath.Join(folder, filepath.FromSlash(address))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// onePageOfEachKind picks, of every kind of page, the largest, in both languages: faults of layout show there first.
func onePageOfEachKind(files map[string][]byte) []string {
	best := map[string]string{}
	for _, address := range slices.Sorted(maps.Keys(files)) {
		if !strings.HasSuffix(address, ".html") || strings.HasSuffix(address, "404.html") {
			continue
		}
		kind := address
		if folder := filepath.Dir(strings.TrimPrefix(address, "en/")); folder != "." && folder != "annexes" {
			kind = filepath.Dir(address)
		}
		if best[kind] == "" || len(files[address]) > len(files[best[kind]]) {
			best[kind] = address
		}
	}
	return slices.Sorted(maps.Values(best))
}

// faultsScript looks at a page as a reader would: what is wider than the window, what text of a drawing covers another
// or leaves it, what is too small to read.
const faultsScript = `(() => {
  const faults = [];
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth > width + 1) {
    const wide = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > width + 1 && !e.closest('.scroll, .nav, .vh, .sprite'));
    faults.push('wider than the window: ' + wide.slice(0, 3).map(e => e.tagName + '.' + (e.getAttribute('class') || '')).join(', '));
  }
  const box = e => e.getBoundingClientRect();
  for (const svg of document.querySelectorAll('svg[role=img]')) {
    const frame = box(svg);
    if (frame.width === 0) continue;
    const texts = [...svg.querySelectorAll('text')].filter(t => t.textContent.trim() !== '');
    const boxes = texts.map(box);
    texts.forEach((t, i) => {
      const b = boxes[i];
      const scale = frame.width / svg.viewBox.baseVal.width;
      const size = parseFloat(getComputedStyle(t).fontSize) * scale;
      if (size < 11.4) faults.push('text of ' + size.toFixed(1) + ' px in a drawing: ' + t.textContent);
      if (b.left < frame.left - 1 || b.right > frame.right + 1 || b.top < frame.top - 1 || b.bottom > frame.bottom + 1) faults.push('text leaves its drawing: ' + t.textContent);
      for (let k = 0; k < i; k++) {
        const c = boxes[k];
        const across = Math.min(b.right, c.right) - Math.max(b.left, c.left), down = Math.min(b.bottom, c.bottom) - Math.max(b.top, c.top);
        if (across > 1.5 && down > 0.3 * Math.min(b.height, c.height)) faults.push('text over text: ' + texts[k].textContent + ' / ' + t.textContent);
      }
    });
  }
  for (const e of document.querySelectorAll('body *')) {
    if (e.closest('svg, .vh, .skip') || ![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim() !== '') || e.getClientRects().length === 0) continue;
    if (parseFloat(getComputedStyle(e).fontSize) < 12) faults.push('small text: ' + e.textContent.trim().slice(0, 30));
  }
  return [...new Set(faults)];
})()`

// Pages of every kind, in both languages, are whole at any width, complain of nothing and ask nobody for anything.
func TestBrowser(t *testing.T) {
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
	for _, address := range onePageOfEachKind(files) {
		browse(t, ctx, chromedp.Navigate(server.URL+"/under/a/path/"+address))
		for _, width := range []int64{320, 360, 768, 1280} {
			browse(t, ctx, chromedp.EmulateViewport(width, 900))
			for _, f := range browse(t, ctx, chromedp.Evaluate[[]string](faultsScript)) {
				t.Errorf("%s at %d px: %s", address, width, f)
			}
		}
		heard, requests := w.take()
		for _, h := range heard {
			t.Errorf("%s: %s", address, h)
		}
		for _, r := range requests {
			if !strings.HasPrefix(r, server.URL+"/under/a/path/") {
				t.Errorf("%s asks for %s", address, r)
			}
		}
	}
}

// The site works from a disk: its style is applied and its pages link to each other.
func TestFromDisk(t *testing.T) {
	files, err := ourSite()
	if err != nil {
		t.Fatal(err)
	}
	folder := writeSite(t, files)
	ctx := startBrowser(t)
	var w witness
	w.listen(t, ctx)
	browse(t, ctx, chromedp.Navigate("file://"+filepath.ToSlash(folder)+"/index.html"))
	if colour := browse(t, ctx, chromedp.Evaluate[string](`getComputedStyle(document.querySelector('.site')).backgroundColor`)); colour == "rgba(0, 0, 0, 0)" {
		t.Error("the style sheet is not applied")
	}
	browse(t, ctx, chromedp.Click("a.lang"))
	browse(t, ctx, chromedp.WaitVisible("html[lang=en] main"))
	if heard, _ := w.take(); len(heard) > 0 {
		t.Errorf("the browser complains: %q", heard)
	}
}

func browse[T any](t *testing.T, ctx context.Context, action chromedp.Action[T]) T {
	t.Helper()
	value, err := chromedp.Run(ctx, action)
	if err != nil {
		t.Fatal(err)
	}
	return value
}

func call[P, R any](t *testing.T, ctx context.Context, command cdp.Command[P, R], params P) {
	t.Helper()
	if _, err := chromedp.Call(ctx, command, params); err != nil {
		t.Fatal(err)
	}
}
