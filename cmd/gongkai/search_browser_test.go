package main

import (
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// The search finds, in a browser, what readers of this site look for, loads little for it, and works from a disk.
func TestSearchInABrowser(t *testing.T) {
	_, files := serveOurs(t)
	folder := writeSite(t, files)
	ctx := startBrowser(t)
	base := "file://" + filepath.ToSlash(folder) + "/"
	for _, c := range []struct{ page, query, want string }{
		{"search.html", "普惠", "targets/zj-inclusive-loans.html"},
		{"search.html", "跨境人民币", "targets/nb-rmb.html"},
		{"search.html", "湖州绿色贷款", "targets/huz-green-loans.html"},
		{"search.html", "浙金融港湾发〔2021〕4号", "notice.html"},
		{"search.html", "ＦＩＮＴＥＣＨ", ""},
		{"search.html", "港", ""},
		{"search.html", "跨境人民幣", "targets/nb-rmb.html"},
		{"en/search.html", "Ningbo shipping", "targets/nb-shipping-rank.html"},
		{"en/search.html", "fintech", ""},
		{"en/search.html", "浙金融港湾发〔2021〕4号", "notice.html"},
	} {
		browse(t, ctx, chromedp.Navigate(base+c.page+"?q="+url.QueryEscape(c.query)))
		eventually(t, ctx, c.query+" is found", `document.querySelectorAll(".hit a").length > 0`)
		found := browse(t, ctx, chromedp.Evaluate[[]string](`[...document.querySelectorAll(".hit a")].map(a => a.getAttribute("href"))`))
		isFound := false
		for _, href := range found {
			isFound = isFound || c.want != "" && strings.HasPrefix(href, c.want)
			address, fragment, _ := strings.Cut(href, "#")
			if prefix := strings.TrimSuffix(c.page, "search.html"); files[prefix+address] == nil {
				t.Errorf("%s: %s (%s) leads to no page", c.query, href, fragment)
			}
		}
		if c.want != "" && !isFound {
			t.Errorf("%s: %s is not among what is found: %v", c.query, c.want, found)
		}
		if n := browse(t, ctx, chromedp.Evaluate[int](`performance.getEntriesByType("resource").filter(e => e.name.includes("/search/")).length`)); n > 24 {
			t.Errorf("%s: %d files of the index were loaded", c.query, n)
		}
	}
	browse(t, ctx, chromedp.Navigate(base+"search.html?q="+url.QueryEscape("火星移民")))
	eventually(t, ctx, "nothing is found, and the page says what to do", `!document.querySelector(".seek__e").hidden && document.querySelector(".seek__s").textContent.includes("火星移民")`)
}

// The field in the head of a page leads to what is found, by keyboard alone, from a disk too.
func TestSearchFromAnyPage(t *testing.T) {
	_, files := serveOurs(t)
	base := "file://" + filepath.ToSlash(writeSite(t, files)) + "/"
	ctx := startBrowser(t)
	browse(t, ctx, chromedp.EmulateViewport(1280, 900))
	browse(t, ctx, chromedp.Navigate(base+"targets/nb-rmb.html"))
	browse(t, ctx, chromedp.SendKeys("#find", "绿色\r"))
	eventually(t, ctx, "the search page answers", `location.pathname.endsWith("/search.html") && document.querySelectorAll(".hit a").length > 0`)
	eventually(t, ctx, "what was asked for stands in the field", `document.querySelector("#q").value === "绿色"`)
}
