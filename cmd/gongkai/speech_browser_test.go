package main

import (
	"context"
	"testing"

	"github.com/chromedp/chromedp"
)

// stubSpeech is a browser's speech that says nothing: what would be heard stands in spoken, finish() ends the sentence, and
// fail() is a fault. VOICES are the languages of its voices; those with a star are on somebody else's server.
const stubSpeech = `
window.spoken = []; window.voices = window.VOICES; let now = null;
const listeners = [];
window.SpeechSynthesisUtterance = function (text) { this.text = text };
Object.defineProperty(window, 'speechSynthesis', {value: {
  getVoices: () => voices.map(v => ({lang: v.replace('*', ''), name: v, localService: !v.endsWith('*')})),
  addEventListener: (_, f) => listeners.push(f),
  speak(u) { now = u; spoken.push((u.voice ? u.voice.lang : '') + ': ' + u.text) },
  cancel() { const u = now; now = null; if (u && u.onerror) u.onerror({error: 'canceled'}) },
}});
window.finish = () => { const u = now; now = null; u.onend() };
window.fail = () => { const u = now; now = null; u.onerror({error: 'synthesis-failed'}) };
window.arrive = more => { voices = more; listeners.forEach(f => f()) };
window.isSpeaking = () => now !== null;`

// speak opens a page with a browser that has the given voices.
func speak(t *testing.T, ctx context.Context, voices, address string) {
	t.Helper()
	stop := before(t, ctx, "window.VOICES = "+voices+";"+stubSpeech)
	browse(t, ctx, chromedp.Navigate(address))
	stop()
}

const (
	hasGo   = `getComputedStyle(document.querySelector('.speak__go')).display !== 'none'`
	hasBar  = `getComputedStyle(document.querySelector('.speak__bar')).display !== 'none'`
	spoken  = `spoken.length`
	heard   = `spoken[spoken.length - 1]`
	inPlace = `[...document.querySelectorAll('.is-spoken')].map(e => { const b = e.getBoundingClientRect(); return e.textContent.trim().slice(0, 12) + (b.top >= 0 && b.bottom <= innerHeight ? '' : ' out of sight') }).join('|')`
)

// A text is read sentence by sentence; its place is marked and in view; pausing holds it, resuming begins the sentence
// again, stopping leaves nothing behind.
func TestReadingAloud(t *testing.T) {
	base, _ := serveOurs(t)
	ctx := startBrowser(t)
	prefer(t, ctx, "prefers-reduced-motion", "reduce")
	speak(t, ctx, `['en-US', 'zh-TW', 'zh_CN']`, base+"plan.html")
	says(t, ctx, hasGo, true)
	says(t, ctx, hasBar, false)
	browse(t, ctx, chromedp.Click(".speak__go"))
	says(t, ctx, spoken, 1)
	first := browse(t, ctx, chromedp.Evaluate[string](heard))
	if want := "zh_CN: 为"; len(first) < len(want) || first[:len(want)] != want {
		t.Errorf("the first sentence is %q, want one that begins with %q", first, want)
	}
	says(t, ctx, `document.activeElement.matches('[data-pause]')`, true)
	says(t, ctx, `document.querySelectorAll('.is-spoken').length`, 1)
	for range 30 {
		browse(t, ctx, chromedp.Evaluate[chromedp.Void](`finish()`))
	}
	says(t, ctx, spoken, 31)
	says(t, ctx, inPlace+`.includes('sight')`, false)
	says(t, ctx, `document.querySelector('.is-spoken').textContent.includes(`+heard+`.slice(7))`, true)

	browse(t, ctx, chromedp.Click("[data-pause]"))
	says(t, ctx, `isSpeaking()`, false)
	says(t, ctx, `document.querySelector('[data-pause]').textContent`, "继续")
	says(t, ctx, `document.querySelectorAll('.is-spoken').length`, 1)
	paused := browse(t, ctx, chromedp.Evaluate[string](heard))
	browse(t, ctx, chromedp.Click("[data-pause]"))
	says(t, ctx, spoken, 32)
	says(t, ctx, heard, paused)
	says(t, ctx, `document.querySelector('[data-pause]').textContent`, "暂停")

	browse(t, ctx, chromedp.Click("[data-stop]"))
	says(t, ctx, `isSpeaking()`, false)
	says(t, ctx, hasBar, false)
	says(t, ctx, `document.querySelectorAll('.is-spoken').length`, 0)
	says(t, ctx, `document.activeElement.matches('.speak__go')`, true)
}

// A text is read to its end, in its own language only, and then the control offers to begin again; a fault is said.
func TestReadingAloudEnds(t *testing.T) {
	base, _ := serveOurs(t)
	ctx := startBrowser(t)
	speak(t, ctx, `['zh-CN', 'en-GB']`, base+"en/targets/nb-shipping-rank.html")
	browse(t, ctx, chromedp.Click(".speak__go"))
	browse(t, ctx, chromedp.Evaluate[chromedp.Void](`while (isSpeaking()) finish()`))
	says(t, ctx, hasGo, true)
	says(t, ctx, hasBar, false)
	says(t, ctx, `spoken.every(s => s.startsWith('en-GB: ') && !/\p{Script=Han}/u.test(s))`, true)
	says(t, ctx, `spoken.length > 2`, true)
	says(t, ctx, `document.querySelector('[data-fault]').hidden`, true)
	browse(t, ctx, chromedp.Click(".speak__go"))
	browse(t, ctx, chromedp.Evaluate[chromedp.Void](`fail()`))
	says(t, ctx, `document.querySelector('[data-fault]').hidden`, false)
	says(t, ctx, hasBar, false)
}

// Reading aloud is offered where there is a voice for the language on the device itself, also when it comes late.
func TestReadingAloudNeedsAVoice(t *testing.T) {
	base, _ := serveOurs(t)
	ctx := startBrowser(t)
	for _, tc := range []struct {
		name, voices, address string
		want                  bool
	}{
		{"no voice", `[]`, "plan.html", false},
		{"voices of another language", `['en-US', 'ja-JP']`, "plan.html", false},
		{"a voice on a server", `['zh-CN*']`, "plan.html", false},
		{"Cantonese", `['zh-HK']`, "notice.html", false},
		{"a voice", `['zh-CN']`, "notice.html", true},
		{"as Android writes it", `['cmn_Hans_CN']`, "annexes/4.html", true},
		{"English", `['en-AU']`, "en/method.html", true},
	} {
		speak(t, ctx, tc.voices, base+tc.address)
		if got := browse(t, ctx, chromedp.Evaluate[bool](hasGo)); got != tc.want {
			t.Errorf("%s: offered %t, want %t", tc.name, got, tc.want)
		}
	}
	speak(t, ctx, `[]`, base+"about.html")
	browse(t, ctx, chromedp.Evaluate[chromedp.Void](`arrive(['zh-CN'])`))
	says(t, ctx, hasGo, true)
}

// All that is read aloud is text: every kind of page that offers it has sentences, and none is empty or repeats one before.
func TestReadingAloudSaysThePage(t *testing.T) {
	base, _ := serveOurs(t)
	ctx := startBrowser(t)
	for address, part := range map[string]string{
		"notice.html": "浙金融港湾发〔2021〕4号", "annexes/4.html": "宁波", "method.html": "路径", "about.html": "本站",
		"targets/nb-shipping-rank.html": "前8名", "en/plan.html": "Qiantang River",
	} {
		speak(t, ctx, `['zh-CN', 'en-US']`, base+address)
		browse(t, ctx, chromedp.Click(".speak__go"))
		browse(t, ctx, chromedp.Evaluate[chromedp.Void](`while (isSpeaking()) finish()`))
		says(t, ctx, `spoken.some(s => s.includes('`+part+`'))`, true)
		says(t, ctx, `spoken.filter(s => s.length < 8).join('|')`, "")
	}
}
