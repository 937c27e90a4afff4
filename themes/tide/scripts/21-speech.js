// Reading a text aloud, sentence by sentence, by the voices of the reader's own device: voices that would send the text to
// somebody else's server are not used. Pausing stops the sentence and resuming begins it again, because pause() of the
// browser's speech does not work on phones.
(() => {
  const box = document.querySelector('.speak'), speech = window.speechSynthesis;
  if (!box || !speech) return;
  const go = box.querySelector('.speak__go'), bar = box.querySelector('.speak__bar');
  const pause = bar.querySelector('[data-pause]'), stop = bar.querySelector('[data-stop]');
  const count = bar.querySelector('.speak__n'), fault = box.querySelector('[data-fault]');
  const tag = document.documentElement.lang, base = tag.slice(0, 2);
  const calm = matchMedia('(prefers-reduced-motion: reduce)');
  let parts = [], at = 0, marked, current;

  const voice = () => {
    const rank = v => {
      const name = v.lang.replace('_', '-').toLowerCase();
      if (!v.localService || !(name.startsWith(base) || base === 'zh' && name.startsWith('cmn'))) return 0;
      return /^(zh|cmn)-(hans-)?cn|^en-(us|gb)/.test(name) ? 2 : /hk|tw|hant/.test(name) ? 0 : 1;
    };
    return speech.getVoices().filter(rank).sort((a, b) => rank(b) - rank(a))[0];
  };
  // What is heard of an element: neither signs, controls and numbers of sources nor words of the other language.
  const words = e => {
    if (e.tagName === 'TR') return [...e.cells].map(words).filter(Boolean).join(base === 'zh' ? '，' : ', ');
    const copy = e.cloneNode(true);
    copy.querySelectorAll('[aria-hidden=true], .ctl, .ref, .vh, button').forEach(x => x.remove());
    copy.querySelectorAll('[lang]').forEach(x => { if (!x.lang.startsWith(base)) x.remove() });
    return copy.textContent.replace(/\s+/g, ' ').trim();
  };
  const sentences = text => text.match(/.+?(?:[。！？；]|[.!?;](?=\s|$)|$)/g) || [];
  const collect = () => [...document.querySelectorAll(box.dataset.speak)]
    .filter(e => e.getClientRects().length && !e.querySelector(box.dataset.speak) && !e.closest('.marg, thead, nav'))
    .flatMap(place => sentences(words(place)).map(text => ({place, text})));

  const mark = place => {
    if (marked === place) return;
    if (marked) marked.classList.remove('is-spoken');
    marked = place;
    if (!place) return;
    place.classList.add('is-spoken');
    place.scrollIntoView({block: 'center', behavior: calm.matches ? 'auto' : 'smooth'});
  };
  const silence = () => { current = null; speech.cancel() };
  const label = speaking => { pause.textContent = speaking ? pause.dataset.pause : pause.dataset.resume };
  const end = () => {
    const focused = bar.contains(document.activeElement);
    silence();
    mark(null);
    bar.hidden = true;
    go.hidden = false;
    if (focused) go.focus({preventScroll: true});
  };
  const say = () => {
    if (at >= parts.length) return end();
    const {place, text} = parts[at], u = current = new SpeechSynthesisUtterance(text);
    u.voice = voice();
    u.lang = tag;
    u.onend = () => { if (u === current) { at++; say() } };
    u.onerror = e => { if (u === current && e.error !== 'interrupted' && e.error !== 'canceled') { end(); fault.hidden = false } };
    mark(place);
    label(true);
    count.textContent = at + 1 + ' / ' + parts.length;
    speech.speak(u);
  };

  go.addEventListener('click', () => {
    silence();
    parts = collect();
    at = 0;
    fault.hidden = true;
    go.hidden = true;
    bar.hidden = false;
    pause.focus({preventScroll: true});
    say();
  });
  pause.addEventListener('click', () => {
    if (!current) return say();
    silence();
    label(false);
  });
  stop.addEventListener('click', end);
  bar.addEventListener('keydown', e => { if (e.key === 'Escape') end() });
  addEventListener('pagehide', () => { if (!bar.hidden) end() });

  const offer = () => { if (bar.hidden) go.hidden = !voice() };
  offer();
  if (speech.addEventListener) speech.addEventListener('voiceschanged', offer);
})();
