package main

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// compareScript says what a reader sees of the comparison.
const compareScript = `(() => {
  const seen = s => [...document.querySelectorAll(s)].filter(e => e.getClientRects().length > 0).length;
  return JSON.stringify({overview: seen('.cmp'), groups: seen('.cmpg'), alike: seen('.alike > div'), common: seen('.cmpg figure'), multiples: seen('.cmpm'),
    cards: seen('.peer .mcard'), search: location.search, status: document.querySelector('.pick [role=status]').textContent, form: seen('.pick')});
})()`

type compareView struct {
	Overview, Groups, Alike, Common, Multiples, Cards, Form int
	Search, Status                                          string
}

func seeComparison(t *testing.T, ctx context.Context) compareView {
	t.Helper()
	var c compareView
	if err := json.Unmarshal([]byte(browse(t, ctx, chromedp.Evaluate[string](compareScript))), &c); err != nil {
		t.Fatal(err)
	}
	return c
}

// A figure and a way to draw it are chosen, kept in the address, and come back from it in the other language; without
// scripts everything is there.
func TestCompareChoices(t *testing.T) {
	ctx, root := ourPages(t)
	var w witness
	w.listen(t, ctx)
	browse(t, ctx, chromedp.Navigate(root+"compare.html"))
	whole := seeComparison(t, ctx)
	if whole.Overview != 1 || whole.Groups != 1 || whole.Common != 1 || whole.Multiples != 1 || whole.Alike != 5 || whole.Cards != 25 || whole.Search != "" {
		t.Errorf("at first: %+v", whole)
	}
	choose(t, ctx, "#pick-figure", "city.nb-rmb")
	if c := seeComparison(t, ctx); c.Search != "?figure=city.nb-rmb" || c.Groups != 1 || c.Overview+c.Alike+c.Cards > 0 || c.Status == "" {
		t.Errorf("one measure: %+v", c)
	}
	tabTo(t, ctx, "[name=view]")
	browse(t, ctx, chromedp.KeyEvent(kb.ArrowDown))
	if c := seeComparison(t, ctx); c.Search != "?figure=city.nb-rmb&view=common" || c.Common != 1 || c.Multiples != 0 {
		t.Errorf("all in one: %+v", c)
	}
	browse(t, ctx, chromedp.Click("a.lang"))
	browse(t, ctx, chromedp.WaitVisible("html[lang=en] main"))
	browse(t, ctx, chromedp.Poll[bool](`document.querySelector('.pick [role=status]').textContent !== ''`))
	if c := seeComparison(t, ctx); c.Search != "?figure=city.nb-rmb&view=common" || c.Common != 1 || c.Multiples != 0 || c.Overview != 0 {
		t.Errorf("in English: %+v", c)
	}
	browse(t, ctx, chromedp.Navigate(root+"en/compare.html?figure=city.level.rmb"))
	if c := seeComparison(t, ctx); c.Groups != 0 || c.Alike != 1 || c.Cards != 5 {
		t.Errorf("of one kind: %+v", c)
	}
	browse(t, ctx, chromedp.Click(".pick__x"))
	browse(t, ctx, chromedp.Poll[bool](`location.search === ''`))
	if c := seeComparison(t, ctx); c.Cards != whole.Cards || c.Groups != 1 {
		t.Errorf("everything again: %+v", c)
	}
	if heard, _ := w.take(); len(heard) > 0 {
		t.Errorf("the browser complains: %q", heard)
	}
	call(t, ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	browse(t, ctx, chromedp.Navigate(root+"compare.html?figure=city.nb-rmb"))
	if c := seeComparison(t, ctx); c.Form != 0 || c.Cards != whole.Cards || c.Overview != 1 || c.Common != 1 || c.Multiples != 1 {
		t.Errorf("without scripts: %+v", c)
	}
}
