package main

import (
	"context"
	"encoding/json"
	"net/url"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// boardScript says what a reader sees of the board.
const boardScript = `(() => {
  const seen = e => e.getClientRects().length > 0;
  const rows = [...document.querySelectorAll('.trow')].filter(seen);
  return JSON.stringify({
    status: document.querySelector('.pick [role=status]').textContent,
    rows: rows.map(r => r.querySelector('a').getAttribute('href')),
    facets: rows.map(r => r.dataset.f),
    years: rows.map(r => +r.dataset.y || 0),
    areas: [...document.querySelectorAll('.barea')].filter(seen).map(a => a.querySelector('.barea__b').id),
    chips: [...document.querySelectorAll('.pick .chips button')].map(b => b.textContent),
    search: location.search, lang: new URL(document.querySelector('a.lang').href).search,
    isEmpty: seen(document.querySelector('#pick-none')), area: document.querySelector('#pick-area').value, q: document.querySelector('#pick-q').value,
  });
})()`

// A boardView is what boardScript says.
type boardView struct {
	Status, Search, Lang, Area, Q string
	Rows, Facets, Areas, Chips    []string
	Years                         []int
	IsEmpty                       bool
}

func seeBoard(t *testing.T, ctx context.Context) boardView {
	t.Helper()
	var b boardView
	if err := json.Unmarshal([]byte(browse(t, ctx, chromedp.Evaluate[string](boardScript))), &b); err != nil {
		t.Fatal(err)
	}
	return b
}

// allHave reports whether every row shown has a word among its facets.
func (b *boardView) allHave(word string) bool {
	return !slices.ContainsFunc(b.Facets, func(f string) bool { return !slices.Contains(strings.Fields(f), word) })
}

// ourPages is a browser and the address of our site on its disk.
func ourPages(t *testing.T) (context.Context, string) {
	t.Helper()
	files, err := ourSite()
	if err != nil {
		t.Fatal(err)
	}
	folder := writeSite(t, files)
	ctx := startBrowser(t)
	browse(t, ctx, chromedp.EmulateViewport(1280, 900))
	return ctx, "file://" + filepath.ToSlash(folder) + "/"
}

// choose sets a control as a reader would, with the event that follows.
func choose(t *testing.T, ctx context.Context, selector, value string) {
	t.Helper()
	browse(t, ctx, chromedp.Evaluate[bool](`(() => { const e = document.querySelector(`+quoted(selector)+`); e.value = `+quoted(value)+`; e.dispatchEvent(new Event('change', {bubbles: true})); return true; })()`))
}

func quoted(s string) string {
	text, _ := json.Marshal(s)
	return string(text)
}

// typeWords writes into the search field and waits until the address says so.
func typeWords(t *testing.T, ctx context.Context, words string) {
	t.Helper()
	browse(t, ctx, chromedp.Evaluate[bool](`(() => { const q = document.querySelector('#pick-q'); q.value = `+quoted(words)+`; q.dispatchEvent(new Event('input', {bubbles: true})); return true; })()`))
	browse(t, ctx, chromedp.Poll[bool](`new URLSearchParams(location.search).get('q') === `+quoted(words)))
}

// The board shows what is chosen and counts it, the address says what is chosen and brings it back, in the other language
// too, and from a page that was left.
func TestBoardFilters(t *testing.T) {
	ctx, root := ourPages(t)
	var w witness
	w.listen(t, ctx)
	browse(t, ctx, chromedp.Navigate(root+"targets.html"))
	whole := seeBoard(t, ctx)
	if whole.Status != "共45项" || len(whole.Rows) != 45 || whole.Search != "" || len(whole.Chips) > 0 {
		t.Fatalf("at first: %q, %d rows, address %q, chips %q", whole.Status, len(whole.Rows), whole.Search, whole.Chips)
	}

	choose(t, ctx, "#pick-area", "ningbo")
	b := seeBoard(t, ctx)
	if b.Status != "45项中的5项" || !b.allHave("area:ningbo") || !slices.Equal(b.Areas, []string{"ningbo"}) || b.Search != "?area=ningbo" || b.Lang != b.Search {
		t.Errorf("Ningbo: %+v", b)
	}
	browse(t, ctx, chromedp.Click(`.pick [name=state][value=met]`))
	if b = seeBoard(t, ctx); b.Status != "45项中的1项" || len(b.Chips) != 2 || b.Search != "?state=met&area=ningbo" {
		t.Errorf("Ningbo, met: %+v", b)
	}
	browse(t, ctx, chromedp.Click(`.pick [name=state][value=no-figure]`))
	if b = seeBoard(t, ctx); len(b.Rows) != 4 {
		t.Errorf("two states leave %d rows", len(b.Rows))
	}

	browse(t, ctx, chromedp.Click("a.lang"))
	browse(t, ctx, chromedp.WaitVisible("html[lang=en] main"))
	browse(t, ctx, chromedp.Poll[bool](`document.querySelector('.pick [role=status]').textContent !== ''`))
	if en := seeBoard(t, ctx); en.Status != "4 of 45" || en.Search != b.Search {
		t.Errorf("in English: %+v", en)
	}
	browse(t, ctx, chromedp.Click(".trow:not([hidden]) a"))
	browse(t, ctx, chromedp.WaitVisible(".p-target main"))
	browse(t, ctx, chromedp.NavigateBack())
	if back := seeBoard(t, ctx); !slices.Equal(back.Rows, b.Rows) || back.Search != b.Search {
		t.Errorf("back from a target: %+v, want %+v", back, b)
	}
	if heard, _ := w.take(); len(heard) > 0 {
		t.Errorf("the browser complains: %q", heard)
	}
}

// An address chooses by any facet; what it says of nothing known is passed over.
func TestBoardAddress(t *testing.T) {
	ctx, root := ourPages(t)
	for query, want := range map[string]struct {
		rows int
		word string
	}{
		"?harbors=inclusive": {3, "harbors:inclusive"}, "?kind=rank": {1, "kind:rank"}, "?figures=none": {28, "figures:none"},
		"?state=other-scope&figures=other": {15, "figures:other"}, "?area=atlantis&nothing=1": {45, ""}, "?body=zj-eitd": {5, "body:zj-eitd"},
	} {
		browse(t, ctx, chromedp.Navigate(root+"targets.html"+query))
		b := seeBoard(t, ctx)
		if len(b.Rows) != want.rows || want.word != "" && !b.allHave(want.word) {
			t.Errorf("%s: %d rows", query, len(b.Rows))
		}
	}
}

// Words are looked for in names, clauses, bodies and states, whatever their case and width, and all of them must be there.
func TestBoardSearch(t *testing.T) {
	ctx, root := ourPages(t)
	browse(t, ctx, chromedp.Navigate(root+"targets.html"))
	for words, want := range map[string]string{"跨境人民币 舟山": "targets/zs-rmb.html", "ｇｄｐ": "targets/zj-fin-va-share.html", "新型离岸": "targets/nb-offshore-trade.html"} {
		typeWords(t, ctx, words)
		if b := seeBoard(t, ctx); !slices.Contains(b.Rows, want) || len(b.Rows) > 3 {
			t.Errorf("%s finds %q, want %s", words, b.Rows, want)
		}
	}
	typeWords(t, ctx, "不存在的目标")
	if b := seeBoard(t, ctx); !b.IsEmpty || len(b.Rows) > 0 || b.Status != "45项中的0项" {
		t.Errorf("nothing found: %+v", b)
	}
	browse(t, ctx, chromedp.Click("#pick-none button"))
	browse(t, ctx, chromedp.Poll[bool](`location.search === ''`))
	if b := seeBoard(t, ctx); b.IsEmpty || len(b.Rows) != 45 || b.Q != "" {
		t.Errorf("after the way out: %+v", b)
	}
}

// Sorting makes one list of all areas, and takes it apart again.
func TestBoardSorts(t *testing.T) {
	ctx, root := ourPages(t)
	browse(t, ctx, chromedp.Navigate(root+"en/targets.html"))
	whole := seeBoard(t, ctx)
	choose(t, ctx, "#pick-sort", "year")
	b := seeBoard(t, ctx)
	if len(b.Areas) > 0 || len(b.Rows) != 45 || b.Search != "?sort=year" || b.Years[0] != 2025 || !slices.IsSortedFunc(b.Years, func(x, y int) int { return y - x }) {
		t.Errorf("newest first: %+v", b)
	}
	choose(t, ctx, "#pick-sort", "state")
	if b = seeBoard(t, ctx); !strings.HasSuffix(b.Facets[0], "state:met") || !strings.HasSuffix(b.Facets[44], "state:no-figure") {
		t.Errorf("by state: first %s, last %s", b.Facets[0], b.Facets[44])
	}
	choose(t, ctx, "#pick-sort", "")
	if b = seeBoard(t, ctx); !slices.Equal(b.Rows, whole.Rows) || !slices.Equal(b.Areas, whole.Areas) {
		t.Error("the order of the document is lost")
	}
}

// The counts beside the choices are what each would leave, and a choice taken away by its chip is gone.
func TestBoardCounts(t *testing.T) {
	ctx, root := ourPages(t)
	browse(t, ctx, chromedp.Navigate(root+"targets.html?area=huzhou"))
	options := browse(t, ctx, chromedp.Evaluate[[]string](`[...document.querySelectorAll('#pick-kind option')].map(o => o.value + o.text)`))
	for _, option := range options[1:] {
		kind := strings.TrimRight(option, "（）0123456789年均期末值累计名次比较增长逐提升倍")
		browse(t, ctx, chromedp.Navigate(root+"targets.html?area=huzhou&kind="+url.QueryEscape(kind)))
		if b := seeBoard(t, ctx); !strings.Contains(option, "（"+strconv.Itoa(len(b.Rows))+"）") {
			t.Errorf("%s leaves %d", option, len(b.Rows))
		}
	}
	browse(t, ctx, chromedp.Navigate(root+"targets.html?area=huzhou&kind=level"))
	browse(t, ctx, chromedp.Click(".pick .chips button"))
	if b := seeBoard(t, ctx); b.Search != "?kind=level" || b.Area != "" {
		t.Errorf("after taking the area away: %+v", b)
	}
	if focused := browse(t, ctx, chromedp.Evaluate[string](`document.activeElement.getAttribute('role')`)); focused != "status" {
		t.Errorf("the focus is lost: %q", focused)
	}
}

// The keyboard alone reaches the controls, on a phone through the button that shows them, and chooses.
func TestBoardByKeyboard(t *testing.T) {
	ctx, root := ourPages(t)
	browse(t, ctx, chromedp.EmulateViewport(360, 740))
	browse(t, ctx, chromedp.Navigate(root+"targets.html"))
	if browse(t, ctx, chromedp.Evaluate[bool](`document.querySelector('#pick-area').getClientRects().length > 0`)) {
		t.Error("the phone shows the filters at once")
	}
	tabTo(t, ctx, "#pick-q")
	browse(t, ctx, chromedp.KeyEvent("rmb"))
	tabTo(t, ctx, ".pick__t")
	browse(t, ctx, chromedp.KeyEvent(" "))
	tabTo(t, ctx, "[name=state][value=no-figure]")
	browse(t, ctx, chromedp.KeyEvent(" "))
	if b := seeBoard(t, ctx); !b.allHave("state:no-figure") || !strings.Contains(b.Search, "state=no-figure") {
		t.Errorf("by keyboard: %+v", b)
	}
	tabTo(t, ctx, ".pick__x")
	browse(t, ctx, chromedp.KeyEvent("\r"))
	browse(t, ctx, chromedp.Poll[bool](`location.search === ''`))
}

// tabTo presses Tab until an element has the focus.
func tabTo(t *testing.T, ctx context.Context, selector string) {
	t.Helper()
	for range 60 {
		if browse(t, ctx, chromedp.Evaluate[bool](`document.activeElement.matches(`+quoted(selector)+`)`)) {
			return
		}
		browse(t, ctx, chromedp.KeyEvent("\t"))
	}
	t.Fatalf("Tab never reaches %s", selector)
}

// Without scripts the board is whole: all targets by area, the states counted, links to the areas, and no control that
// would do nothing.
func TestBoardWithoutScript(t *testing.T) {
	ctx, root := ourPages(t)
	call(t, ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	browse(t, ctx, chromedp.Navigate(root+"targets.html?area=ningbo"))
	seen := func(selector string) int {
		return browse(t, ctx, chromedp.Evaluate[int](`[...document.querySelectorAll(`+quoted(selector)+`)].filter(e => e.getClientRects().length > 0).length`))
	}
	if n := seen(".trow"); n != 45 {
		t.Errorf("%d targets are shown", n)
	}
	if n := seen("main :is(input, select, button)"); n != 0 {
		t.Errorf("%d controls are shown", n)
	}
	if seen(".tal li") != 5 || seen(".chips a") != 11 || seen("#pick-none") != 0 {
		t.Error("states or areas are not shown")
	}
}
