package main

import (
	"cmp"
	"context"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// readingSite serves our site and starts a browser.
func readingSite(t *testing.T) (ctx context.Context, base string) {
	t.Helper()
	files, err := ourSite()
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.FileServer(http.Dir(writeSite(t, files))))
	t.Cleanup(server.Close)
	ctx = startBrowser(t)
	browse(t, ctx, chromedp.EmulateViewport(1280, 900))
	return ctx, server.URL + "/"
}

// eventually waits until an expression of the page is true. A page on its way to another answers nothing, which is no fault.
func eventually(t *testing.T, ctx context.Context, what, expression string) {
	t.Helper()
	for end := time.Now().Add(15 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if is, err := chromedp.Run(ctx, chromedp.Evaluate[bool](expression)); err == nil && is {
			return
		}
	}
	t.Errorf("%s: never true: %s", what, expression)
}

// The switch of language leads to the clause that is read, and to the page alone where its top is read.
func TestSwitchKeepsThePlace(t *testing.T) {
	ctx, base := readingSite(t)
	for _, c := range []struct{ page, id, want string }{
		{"plan.html", "s3-4-2", "en/plan.html#s3-4-2"},
		{"en/plan.html", "s2-3-1", "plan.html#s2-3-1"},
		{"annexes/5.html", "a5-3-4", "en/annexes/5.html#a5-3-4"},
		{"parallel/plan.html", "s4-3", "en/parallel/plan.html#s4-3"},
		{"en/method.html", "states", "method.html#states"},
		{"plan.html", "", "en/plan.html"},
	} {
		browse(t, ctx, chromedp.Navigate(base+c.page))
		if c.id != "" {
			browse(t, ctx, chromedp.Evaluate[bool](`document.getElementById("`+c.id+`").scrollIntoView(), true`))
		}
		browse(t, ctx, chromedp.Evaluate[bool](`document.querySelector("a.lang").click(), true`))
		eventually(t, ctx, "from "+c.page+"#"+c.id, `document.readyState === "complete" && location.href === "`+base+c.want+`"`)
		if c.id != "" {
			eventually(t, ctx, c.want, `Math.abs(document.getElementById("`+c.id+`").getBoundingClientRect().top) < 60`)
		}
	}
}

// watchCopies keeps what the page gives to be copied by the old interface.
const watchCopies = `window.copied = null; document.addEventListener("copy", () => { window.copied = String(document.activeElement.value ?? getSelection()); }, true); true`

// A link to a clause and a citation are copied, by the new interface and by the old one, and the page says so.
func TestCopies(t *testing.T) {
	ctx, base := readingSite(t)
	for _, name := range []string{"clipboard-read", "clipboard-write"} {
		call(t, ctx, browser.SetPermission, browser.SetPermissionParams{Permission: &browser.PermissionDescriptor{Name: name}, Setting: browser.PermissionSettingGranted})
	}
	address := base + "en/plan.html"

	browse(t, ctx, chromedp.Navigate(address))
	browse(t, ctx, chromedp.Click("#s3-4-2 .an"))
	eventually(t, ctx, "the page says so", `document.querySelector(".told").textContent === "Link copied"`)
	read := `navigator.clipboard.readText()`
	if got := browse(t, ctx, chromedp.Evaluate[string](read, chromedp.EvalAwaitPromise)); got != address+"#s3-4-2" {
		t.Errorf("the link copied is %q", got)
	}

	browse(t, ctx, chromedp.Click(".citing summary"))
	browse(t, ctx, chromedp.Click(".citing .copy"))
	eventually(t, ctx, "the page says so", `document.querySelector(".told").textContent === "Copied"`)
	if got := browse(t, ctx, chromedp.Evaluate[string](read, chromedp.EvalAwaitPromise)); !strings.HasPrefix(got, "Zhejiang Provincial Joint Conference") {
		t.Errorf("the citation copied is %q", got)
	}

	browse(t, ctx, chromedp.Navigate(address))
	browse(t, ctx, chromedp.Evaluate[bool](`Object.defineProperty(navigator, "clipboard", { value: undefined }), `+watchCopies))
	browse(t, ctx, chromedp.Click("#s2-2 .an"))
	eventually(t, ctx, "without the new interface", `document.querySelector(".told").textContent === "Link copied"`)
	if got := browse(t, ctx, chromedp.Evaluate[string](`window.copied`)); got != address+"#s2-2" {
		t.Errorf("the old interface copied %q", got)
	}

	browse(t, ctx, chromedp.Evaluate[bool](`(document.execCommand = () => false), true`))
	browse(t, ctx, chromedp.Click("#s2-2 .an"))
	eventually(t, ctx, "where nothing is allowed", `document.querySelector(".told").textContent.startsWith("Could not copy")`)
}

// The contents mark the clause that is read, and only that one, and show the entry.
func TestContentsMarkThePlace(t *testing.T) {
	ctx, base := readingSite(t)
	for address, ids := range map[string][]string{"plan.html": {"s1", "s3-4-2", "s4-3"}, "en/method.html": {"m-6", "kinds"}} {
		browse(t, ctx, chromedp.Navigate(base+address))
		for _, id := range ids {
			browse(t, ctx, chromedp.Evaluate[bool](`document.getElementById("`+id+`").scrollIntoView(), true`))
			eventually(t, ctx, address+" at "+id, `(() => {
				const marked = document.querySelectorAll(".toc [aria-current=location]");
				if (marked.length !== 1 || marked[0].hash !== "#`+id+`") return false;
				const box = marked[0].getBoundingClientRect();
				return box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;
			})()`)
		}
	}
}

// mostSheets is how many pages a target or an area may take on paper: two, and one more for fonts wider than ours.
const mostSheets = 3

// A target or an area is printed on few sheets, also those that hold most: a column that is too narrow to be read would
// fill many.
func TestSheets(t *testing.T) {
	files, err := ourSite()
	if err != nil {
		t.Fatal(err)
	}
	ctx, base := readingSite(t)
	for _, folder := range []string{"targets/", "en/targets/", "areas/", "en/areas/"} {
		for _, address := range largest(files, folder, 1) {
			browse(t, ctx, chromedp.Navigate(base+address))
			sheet, err := chromedp.Call(ctx, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: new(true), PrintBackground: new(true)})
			if err != nil {
				t.Fatal(err)
			}
			if n := len(pdfPage.FindAll(sheet.Data, -1)); n < 1 || n > mostSheets {
				t.Errorf("%s is printed on %d pages, want at most %d", address, n, mostSheets)
			}
		}
	}
}

// pdfPage begins the description of a page in a PDF.
var pdfPage = regexp.MustCompile(`/Type /Page\b[^s]`)

// largest are the pages of a folder that hold most.
func largest(files map[string][]byte, folder string, most int) []string {
	var list []string
	for address := range files {
		if rest, ok := strings.CutPrefix(address, folder); ok && strings.HasSuffix(rest, ".html") && !strings.Contains(rest, "/") {
			list = append(list, address)
		}
	}
	slices.SortFunc(list, func(a, b string) int { return cmp.Or(len(files[b])-len(files[a]), strings.Compare(a, b)) })
	return list[:min(most, len(list))]
}
