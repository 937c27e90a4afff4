package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"unicode"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"gongkai/cmd/gongkai/internal/build"
	"gongkai/cmd/gongkai/internal/lang"
	"gongkai/cmd/gongkai/internal/plantest"
	"gongkai/cmd/gongkai/internal/search"
	"gongkai/cmd/gongkai/internal/site"
	"gongkai/themes"
)

const hits = `[...document.querySelectorAll(".hit a")].map(a => a.getAttribute("href"))`

// ask opens the page of the search with a query, and waits for the answer.
func ask(t *testing.T, ctx context.Context, page, query string) (found []string, said string) {
	t.Helper()
	browse(t, ctx, chromedp.Navigate(page+"?q="+url.QueryEscape(query)))
	eventually(t, ctx, query+" is answered", `document.querySelector(".seek__s").textContent.length > 5 && !/[…]{2}$| …$/.test(document.querySelector(".seek__s").textContent)`)
	return browse(t, ctx, chromedp.Evaluate[[]string](hits)), browse(t, ctx, chromedp.Evaluate[string](`document.querySelector(".seek__s").textContent`))
}

// The search finds, from a disk, what readers of this site look for, in whatever form they write it.
func TestSearchInABrowser(t *testing.T) {
	_, files := serveOurs(t)
	ctx := startBrowser(t)
	var w witness
	w.listen(t, ctx)
	base := "file://" + filepath.ToSlash(writeSite(t, files)) + "/"
	for _, c := range []struct{ page, query, want string }{
		{"search.html", "普惠", "targets/zj-inclusive-loans.html"},
		{"search.html", "跨境人民币", "targets/nb-rmb.html"},
		{"search.html", "跨境人民幣", "targets/nb-rmb.html"},
		{"search.html", "湖州绿色贷款", "targets/huz-green-loans.html"},
		{"search.html", "浙金融港湾发〔2021〕4号", "notice.html"},
		{"search.html", "ＦＩＮＴＥＣＨ", "targets/hz-fintech-cluster.html"},
		{"search.html", "fintech", "targets/hz-fintech-cluster.html"},
		{"search.html", "Ningbo shipping", "targets/nb-shipping-rank.html"},
		{"search.html", "nb-rmb", "targets/nb-rmb.html"},
		{"search.html", "宁波", "areas/ningbo.html"},
		{"search.html", "港", "areas/harbor.html"},
		{"en/search.html", "Ningbo shipping", "targets/nb-shipping-rank.html"},
		{"en/search.html", "ningbo’s loans", "targets/nb-port-loans.html"},
		{"en/search.html", "fintech", "targets/hz-fintech-cluster.html"},
		{"en/search.html", "ＦＩＮＴＥＣＨ", "targets/hz-fintech-cluster.html"},
		{"en/search.html", "浙金融港湾发〔2021〕4号", "notice.html"},
		{"en/search.html", "普惠", "harbors/inclusive.html"},
	} {
		found, said := ask(t, ctx, base+c.page, c.query)
		if !slices.Contains(found, c.want) {
			t.Errorf("%s: %s: %s is not among %v", c.query, said, c.want, found)
		}
		if marks := browse(t, ctx, chromedp.Evaluate[int](`document.querySelectorAll(".hit mark").length`)); marks < len(found) {
			t.Errorf("%s: %d marks in %d hits", c.query, marks, len(found))
		}
	}
	found, said := ask(t, ctx, base+"search.html", "火星移民")
	if len(found) > 0 || !strings.Contains(said, "火星移民") {
		t.Errorf("%v is found: %s", found, said)
	}
	browse(t, ctx, chromedp.Click(".seek__o"))
	eventually(t, ctx, "the other language is asked the same", `document.documentElement.lang === "en" && document.querySelector("#q").value === "火星移民" && !document.querySelector(".seek__e").hidden && !document.querySelector(".index").hidden`)
	if heard, _ := w.take(); len(heard) > 0 {
		t.Errorf("the browser complains: %q", heard)
	}
}

// The field in the head of a page leads to what is found, by keyboard alone, from a disk too.
func TestSearchFromAnyPage(t *testing.T) {
	_, files := serveOurs(t)
	base := "file://" + filepath.ToSlash(writeSite(t, files)) + "/"
	ctx := startBrowser(t)
	for _, width := range []int64{360, 768, 1280} {
		browse(t, ctx, chromedp.EmulateViewport(width, 900))
		browse(t, ctx, chromedp.Navigate(base+"targets/nb-rmb.html"))
		browse(t, ctx, chromedp.SendKeys("#find", "绿色\r"))
		eventually(t, ctx, "the search page answers", `location.pathname.endsWith("/search.html") && document.querySelectorAll(".hit a").length > 0`)
		eventually(t, ctx, "what was asked for stands in the field", `document.querySelector("#q").value === "绿色"`)
	}
}

// Under any path: hits while one types, their number said, the query in the address; arrows lead through the hits and
// back, Enter follows one; going back finds the same again.
func TestSearchByKeyboard(t *testing.T) {
	files, err := ourSite()
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.StripPrefix("/under/a/path/", http.FileServer(http.Dir(writeSite(t, files)))))
	t.Cleanup(server.Close)
	ctx := startBrowser(t)
	browse(t, ctx, chromedp.Navigate(server.URL+"/under/a/path/en/search.html"))
	eventually(t, ctx, "the field is ready to write in", `document.activeElement.id === "q"`)
	browse(t, ctx, chromedp.SendKeys("#q", "shippi"))
	eventually(t, ctx, "hits appear", `document.querySelectorAll(".hit a").length > 2 && location.search === "?q=shippi"`)
	if said := browse(t, ctx, chromedp.Evaluate[string](`document.querySelector("[role=status].seek__s").textContent`)); !strings.Contains(said, "results for “shippi”") {
		t.Errorf("the number of hits is said as %q", said)
	}
	press := func(key, what, is string) {
		t.Helper()
		browse(t, ctx, chromedp.KeyEvent(key))
		eventually(t, ctx, what, is)
	}
	at := func(n int) string {
		return fmt.Sprintf(`document.activeElement === document.querySelectorAll(".hit a")[%d]`, n)
	}
	press(kb.ArrowDown, "down leads to the first hit", at(0))
	press(kb.ArrowDown, "and to the next", at(1))
	press(kb.ArrowUp, "up leads back", at(0))
	press(kb.Escape, "escape to the field", `document.activeElement.id === "q"`)
	press(kb.ArrowDown, "down again", at(0))
	want := browse(t, ctx, chromedp.Evaluate[string](`document.activeElement.href`))
	press("\r", "Enter follows the hit", fmt.Sprintf("location.href === %q", want))
	browse(t, ctx, chromedp.Evaluate[any](`history.back()`))
	eventually(t, ctx, "going back finds the same", `document.querySelector("#q")?.value === "shippi" && document.querySelectorAll(".hit a").length > 2`)
	browse(t, ctx, chromedp.Evaluate[any](`document.querySelector("a.lang").click()`))
	eventually(t, ctx, "the switch of language takes the query along", `document.documentElement.lang === "zh-CN" && document.querySelector("#q")?.value === "shippi"`)
}

// Axe finds no fault with hits and with the want of them.
func TestAxeOfSearch(t *testing.T) {
	base, _ := serveOurs(t)
	ctx := startBrowser(t)
	for _, query := range []string{"fintech 金融", "火星移民"} {
		for _, page := range []string{"search.html", "en/search.html"} {
			ask(t, ctx, base+page, query)
			axeFaults(t, ctx, page+" for "+query)
		}
	}
}

// The script folds and cuts as package search does.
func TestScriptMeetsTheVectors(t *testing.T) {
	text, err := os.ReadFile("internal/search/testdata/vectors.json")
	if err != nil {
		t.Fatal(err)
	}
	var vectors []struct {
		Text  string
		Terms []string
	}
	if err := json.Unmarshal(text, &vectors); err != nil {
		t.Fatal(err)
	}
	base, _ := serveOurs(t)
	ctx := startBrowser(t)
	ask(t, ctx, base+"search.html", "普惠")
	for _, v := range vectors {
		for i, term := range v.Terms {
			v.Terms[i] = search.Fold(term)
		}
		asked, _ := json.Marshal(v.Text)
		if got := browse(t, ctx, chromedp.Evaluate[[]string](fmt.Sprintf("gongkaiSearch.terms(%s)", asked))); !slices.Equal(got, v.Terms) {
			t.Errorf("the script cuts %q into %q, want %q", v.Text, got, v.Terms)
		}
	}
}

// queriesFrom are every so many of the characters and pairs of characters in which documents differ.
func queriesFrom(documents []found, every int) []string {
	seen := map[string]int{}
	for _, d := range documents {
		run := []rune(d.all())
		for i, r := range run {
			if !unicode.Is(unicode.Han, r) {
				continue
			}
			seen[string(r)]++
			if i+1 < len(run) && unicode.Is(unicode.Han, run[i+1]) {
				seen[string(run[i:i+2])]++
			}
		}
	}
	var list []string
	for q := range seen {
		list = append(list, q)
	}
	slices.Sort(list)
	var some []string
	for i := 0; i < len(list); i += every {
		some = append(some, list[i])
	}
	return some
}

// On all pages of this site, a query of one or two characters finds as many documents as hold it, by a count that knows
// nothing of the index.
func TestSearchFindsAll(t *testing.T) {
	base, files := serveOurs(t)
	documents := documentsOf(t, files, lang.ZH)
	ctx := startBrowser(t)
	ask(t, ctx, base+"search.html", "普惠")
	queries := queriesFrom(documents, 171)
	for _, q := range queries {
		want := 0
		for _, d := range documents {
			if strings.Contains(d.all(), q) {
				want++
			}
		}
		browse(t, ctx, chromedp.Evaluate[any](fmt.Sprintf(`{ const q = document.querySelector("#q"); q.value = %q; q.form.requestSubmit(); }`, q)))
		eventually(t, ctx, fmt.Sprintf("%q is found %d times", q, want), fmt.Sprintf(`document.querySelector(".seek__s").textContent === "“%s”：找到%d条"`, q, want))
	}
	if len(queries) < 40 {
		t.Errorf("only %d queries", len(queries))
	}
}

// manyTargets is the files of a made-up plan.
func manyTargets(t *testing.T, targets int) []site.File {
	t.Helper()
	loaded, err := build.Load(context.Background(), build.Input{Root: plantest.Files(targets), Themes: themes.Files})
	if err != nil || loaded.Site == nil {
		t.Fatalf("%v, %d problems", err, len(loaded.Problems))
	}
	return loaded.Site.Files()
}

func written(t *testing.T, f site.File) string {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// mostLoaded is how many bytes of the index a query may load, as they are before any compression.
const mostLoaded = 150 << 10

// A query of a site of ten thousand pages loads little of the index, even of words that stand on all pages.
func TestSearchOfManyPagesLoadsLittle(t *testing.T) {
	ctx := startBrowser(t)
	files, size := map[string][]byte{}, 0
	for _, f := range manyTargets(t, 2300) {
		if strings.HasSuffix(f.Address, "search.html") || strings.HasPrefix(f.Address, "search/") || strings.HasPrefix(f.Address, "assets/") {
			files[f.Address] = []byte(written(t, f))
		}
		if strings.HasPrefix(f.Address, "search/") {
			size += len(files[f.Address])
		}
	}
	var loaded, asked atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		content, ok := files[strings.TrimPrefix(r.URL.Path, "/")]
		if !ok {
			http.NotFound(w, r)
			return
		}
		if strings.HasPrefix(r.URL.Path, "/search/") {
			loaded.Add(int64(len(content)))
			asked.Add(1)
		}
		w.Header().Set("Cache-Control", "no-store")
		if strings.HasSuffix(r.URL.Path, ".js") {
			w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
		} else if strings.HasSuffix(r.URL.Path, ".css") {
			w.Header().Set("Content-Type", "text/css; charset=utf-8")
		}
		_, _ = w.Write(content)
	}))
	t.Cleanup(server.Close)
	most := int64(0)
	for _, c := range []struct{ page, query string }{
		{"/search.html", "项"}, {"/search.html", "指标"}, {"/search.html", "第7项占比超过30%"}, {"/search.html", "第1234项"}, {"/search.html", "镇"},
		{"/search.html", "到2030年，第12项累计500万元以上，基期为20%"}, {"/search.html", "湖区管委会"},
		{"/en/search.html", "i"}, {"/en/search.html", "of"}, {"/en/search.html", "full name of indicator 1234"}, {"/en/search.html", "item with growth of at least 7.5% a year from 20%"},
		{"/en/search.html", "1"}, {"/en/search.html", "town 9"},
	} {
		loaded.Store(0)
		asked.Store(0)
		found, said := ask(t, ctx, server.URL+c.page, c.query)
		t.Logf("%s: %d bytes in %d files: %s", c.query, loaded.Load(), asked.Load(), said)
		most = max(most, loaded.Load())
		if len(found) == 0 || loaded.Load() > int64(mostLoaded) {
			t.Errorf("%s: %d bytes loaded for %d hits", c.query, loaded.Load(), len(found))
		}
	}
	t.Logf("at most %d of the %d bytes of the indexes", most, size)
	if size < 10*mostLoaded {
		t.Errorf("the indexes have %d bytes, too few to test anything", size)
	}
}
