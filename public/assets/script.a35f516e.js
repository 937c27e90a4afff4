// Scripts only add to pages that are whole without them. Each file is one function that looks for its part of the page and
// does nothing where there is none. Words that readers see stand in the layouts, as attributes or templates.
'use strict';
// How the reader wants the pages to look. The choices stand as attributes on <html>, where the style sheets read them, and
// are kept on the reader's device, where static/early.js finds them on the next page.
(() => {
  const panel = document.querySelector('.disp');
  if (!panel) return;
  const key = 'gongkai-display', root = document.documentElement, summary = panel.querySelector('summary');
  const names = ['size', 'theme', 'contrast'];

  const chosen = () => {
    const choices = {};
    for (const name of names) if (root.dataset[name]) choices[name] = root.dataset[name];
    return choices;
  };
  const read = () => {
    try { return JSON.parse(localStorage.getItem(key)) || {} } catch (e) { return chosen() }
  };
  const keep = choices => {
    try {
      if (Object.keys(choices).length) localStorage.setItem(key, JSON.stringify(choices));
      else localStorage.removeItem(key);
    } catch (e) { panel.querySelector('[data-lost]').hidden = false }
  };
  // A drawing that is wider than its place can be moved by keyboard as well.
  const reach = () => {
    const places = [...document.querySelectorAll('.c')].map(c => c.parentElement);
    const wide = places.map(p => p.scrollWidth > p.clientWidth + 1);
    places.forEach((p, i) => wide[i] ? p.tabIndex = 0 : p.removeAttribute('tabindex'));
  };
  const show = choices => {
    for (const name of names) {
      const value = choices[name] || '';
      if (value) root.dataset[name] = value;
      else delete root.dataset[name];
      const radio = [...panel.querySelectorAll(`[name=display-${name}]`)].find(r => r.value === value);
      if (radio) radio.checked = true;
    }
    (window.requestIdleCallback || setTimeout)(reach); // measuring at once would lay the page out twice
  };

  show(chosen());
  panel.addEventListener('change', e => {
    const choices = chosen(), name = e.target.name.replace('display-', '');
    if (e.target.value) choices[name] = e.target.value;
    else delete choices[name];
    show(choices);
    keep(choices);
  });
  panel.querySelector('[data-reset]').addEventListener('click', () => { show({}); keep({}) });
  // Other pages of the site that are open, and one that the browser had put aside, follow.
  addEventListener('storage', e => { if (e.key === key || e.key === null) show(read()) });
  addEventListener('pageshow', e => { if (e.persisted) show(read()) });
  addEventListener('resize', reach);

  panel.addEventListener('keydown', e => {
    if (e.key === 'Escape' && panel.open) { panel.open = false; summary.focus() }
  });
  document.addEventListener('pointerdown', e => { if (!panel.contains(e.target)) panel.open = false });
  panel.addEventListener('focusout', e => { if (e.relatedTarget && !panel.contains(e.relatedTarget)) panel.open = false });
})();
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
// Reading: the switch of language keeps the clause, a link to a clause is copied, the contents show where one is.
(() => {
  const one = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const words = one('.told');
  if (!words) return;

  // Says something to all readers, for a while.
  let timer;
  const tell = text => {
    words.textContent = '';
    clearTimeout(timer);
    requestAnimationFrame(() => { words.textContent = text; });
    timer = setTimeout(() => { words.textContent = ''; }, 4000);
  };

  // Where the new interface is missing or forbidden, the old one copies what is selected.
  const copyOld = text => {
    const box = document.createElement('textarea'), before = document.activeElement;
    box.value = text;
    box.className = 'vh';
    document.body.append(box);
    box.select();
    let done = false;
    try { done = document.execCommand('copy'); } catch { /* not here */ }
    box.remove();
    before?.focus({ preventScroll: true });
    return done;
  };
  const copy = async (text, said) => {
    let done = false;
    try {
      await navigator.clipboard.writeText(text);
      done = true;
    } catch { done = copyOld(text); }
    tell(done ? said : words.dataset.failed);
  };

  // Headings with an address get a link to themselves, as clauses have one.
  const idOf = heading => {
    if (heading.id) return heading.id;
    const part = heading.closest('[id]');
    return part && part.localName === 'section' && one('h2, h3, h4', part) === heading ? part.id : '';
  };
  for (const heading of all('main h2, main h3')) {
    const id = idOf(heading);
    if (!id || heading.closest('nav, aside, .clause, .par, .sheet') || one('a', heading)) continue;
    const link = document.createElement('a');
    link.className = 'an an--h';
    link.href = '#' + id;
    link.setAttribute('aria-label', words.dataset.link);
    heading.append(' ', link);
  }

  document.addEventListener('click', event => {
    const link = event.target.closest('a.an'), button = event.target.closest('.copy');
    if (button) copy(one('pre, p', button.closest('div')).textContent.trim(), words.dataset.text);
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const page = one('link[rel=canonical]')?.href || location.href;
    copy(page.split('#')[0] + link.hash, words.dataset.done);
  });

  // The last element with an address that begins above the line at which one reads.
  const parts = all('main [id]').filter(e => !e.closest('nav, aside, svg') && e.tagName !== 'A');
  const readAt = line => {
    let found;
    for (const e of parts) {
      const box = e.getBoundingClientRect();
      if (box.height && box.top <= line && (!found || box.top >= found.getBoundingClientRect().top)) found = e;
    }
    return found;
  };
  const keepPlace = event => {
    const link = event.target.closest?.('a.lang');
    if (!link) return;
    const part = scrollY > 60 && readAt(90);
    link.hash = part ? part.id : '';
  };
  for (const kind of ['pointerdown', 'focusin', 'click']) document.addEventListener(kind, keepPlace);

  // The contents.
  const toc = one('.toc');
  const entries = new Map(all('a[href^="#"]', toc ?? document.createElement('i')).map(a => [document.getElementById(decodeURIComponent(a.hash.slice(1))), a]));
  entries.delete(null);
  let marked;
  const mark = () => {
    let here;
    for (const [part, link] of entries) if (part.getBoundingClientRect().top <= innerHeight * .3) here = link;
    if (here === marked) return;
    marked?.removeAttribute('aria-current');
    here?.setAttribute('aria-current', 'location');
    marked = here;
    if (here && toc.scrollHeight > toc.clientHeight) {
      const at = here.getBoundingClientRect(), frame = toc.getBoundingClientRect();
      if (at.top < frame.top || at.bottom > frame.bottom) toc.scrollTop += at.top - frame.top - frame.height / 3;
    }
  };
  if (entries.size) {
    const watch = new IntersectionObserver(mark, { rootMargin: '0px 0px -70% 0px' });
    for (const part of entries.keys()) watch.observe(part);
    mark();
  }
})();
// Charts come to life when a reader points at one, steps into it or asks for it: only then are the library and live.js
// loaded, which draw the same chart over its drawing, in a box of the same size.
(() => {
  const {library, live} = document.currentScript.dataset;
  const boxes = [...document.querySelectorAll('.live>script')].map(s => s.parentNode);
  const living = new Map(), refused = new Set();
  let loading;

  const load = src => new Promise((done, fail) => {
    const s = document.createElement('script');
    s.onload = done;
    s.onerror = () => { s.remove(); fail(); };
    s.src = src;
    document.head.append(s);
  });
  const barOf = box => box.parentNode.querySelector('.cbar');
  const show = (bar, on) => {
    if (!bar) return;
    bar.querySelector('[data-do=wake]').hidden = on;
    for (const e of bar.querySelectorAll('.cbar__on,.cbar__s')) e.hidden = !on;
  };
  const wake = async (box, asked) => {
    if (asked) refused.delete(box);
    try { await (loading ||= load(library).then(() => load(live))); } catch { loading = 0; return; }
    if (living.has(box) || refused.has(box)) return;
    living.set(box, liven(box, barOf(box)));
    show(barOf(box), true);
  };
  const rest = box => {
    refused.add(box);
    living.get(box)?.end();
    living.delete(box);
    show(barOf(box), false);
  };

  for (const box of boxes) {
    let timer;
    const ask = () => refused.has(box) || wake(box);
    box.tabIndex = 0;
    box.addEventListener('pointerenter', e => { if (e.pointerType != 'touch') timer = setTimeout(ask, 150); });
    box.addEventListener('pointerleave', () => clearTimeout(timer));
    box.addEventListener('click', ask);
    box.addEventListener('focus', ask);
  }
  for (const bar of document.querySelectorAll('.cbar')) bar.addEventListener('click', async e => {
    const what = e.target.dataset.do, mine = boxes.filter(b => bar.closest('figure,section').contains(b) && b.getClientRects().length);
    if (what == 'wake') await Promise.all(mine.map(b => wake(b, true)));
    else if (what == 'rest') mine.forEach(rest);
    else return what && living.get(mine[0])?.save(what);
    if (mine.some(b => living.has(b)) != (what == 'wake')) return;
    show(bar, what == 'wake');
    bar.querySelector('[data-do=' + (what == 'wake' ? 'rest' : 'wake') + ']').focus();
  });
})();
// The search: loads of the index what a query needs, and shows what it finds while one types. How text is folded and cut
// into terms is the rule of package search, whose test vectors this script must meet too.
(() => {
  const form = document.querySelector('.seek');
  if (!form) return;
  const $ = selector => document.querySelector(selector);
  const input = form.q, status = $('.seek__s'), list = $('.hits'), empty = $('.seek__e'), index = $('.index'), words = status.dataset;
  const zh = document.documentElement.lang.startsWith('zh');

  // Most terms that a query asks for, and most hits that are shown at first: each may cost a shard.
  const mostTerms = 10, mostHits = 20;

  const loads = {}, waiting = {}, simple = new Map();
  const load = name => loads[name] = loads[name] || new Promise((resolve, reject) => {
    waiting[name] = resolve;
    const script = document.createElement('script');
    script.src = form.dataset.index.replace('index.js', name + '.js');
    script.onload = () => script.remove();
    script.onerror = () => { script.remove(); delete loads[name]; reject(); };
    document.head.append(script);
  });
  window.gongkaiSearch = (name, value) => waiting[name.split('/')[1]](value);

  const fold = text => [...text.normalize('NFKD').replace(/[\p{M}'’]/gu, '')].map(c => c.toLowerCase()).map(c => simple.get(c) || c).join('');
  const runs = /([\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]+)|(?:\d(?:\.(?=\d)|,(?=\d{3}(?!\d)))|(?![\p{sc=Han}\p{sc=Hira}\p{sc=Kana}])[\p{L}\p{N}])+/gu;
  const plain = word => word.replace(/,/g, '');
  const terms = folded => [...folded.matchAll(runs)].flatMap(([run, isCharacters]) => {
    if (!isCharacters) return [plain(run)];
    const all = [...run];
    return all.map((c, i) => c + (all[i + 1] || ''));
  });
  window.gongkaiSearch.terms = text => terms(fold(text)); // for who tests it

  // What a query asks for: beginnings of terms, each with the places of the query that it covers. A text is found when it
  // has terms that cover all places: characters may stand apart where the query is of four and more.
  const ask = query => {
    let asked = [], at = 0;
    for (const [run, isCharacters] of fold(query).matchAll(runs)) {
      const all = isCharacters ? [...run] : [run];
      if (at + all.length > 30) break;
      if (!isCharacters) asked.push({ term: plain(run).replace(/(..[^s])s$/, '$1'), word: true, places: 1 << at });
      else if (all.length === 1) asked.push({ term: run, places: 1 << at });
      else for (let i = 0; i + 1 < all.length; i++) asked.push({ term: all[i] + all[i + 1], places: 3 << at + i, spare: i % 2 > 0 && i + 2 < all.length });
      at += all.length;
    }
    if (asked.length > mostTerms) asked = asked.filter(a => !a.spare).slice(0, mostTerms);
    return asked;
  };

  // The one shard in which a beginning is.
  const shardOf = (m, beginning) => {
    const last = firsts => firsts.filter(first => first <= beginning).length - 1;
    const at = m.t.findIndex(first => first.startsWith(beginning));
    if (at < 0) return 't' + Math.max(0, last(m.t));
    return m.t.some((first, i) => first.startsWith(beginning) && beginning.length <= m.c[i]) ? 'w' + last(m.w) : 't' + at;
  };

  const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  const weights = [1, 3, 8, 14]; // of text, heading, name, short name
  const documentsOf = async (m, { term, word }) => {
    const name = shardOf(m, term), shard = m.t.length ? await load(name) : [], found = new Map();
    for (let i = 0; i < shard.length; i += 2) {
      if (name[0] === 'w' ? shard[i] !== term : !shard[i].startsWith(term)) continue;
      let n = 0, shift = 0, document = -1;
      for (const c of shard[i + 1]) {
        const d = digits.indexOf(c);
        n |= (d & 31) << shift;
        shift += 5;
        if (d > 31) continue;
        document += n >> 2;
        const field = (n & 3) - (word && shard[i] !== term && n & 3 ? 1 : 0);
        found.set(document, Math.max(found.get(document) || 0, field));
        n = shift = 0;
      }
    }
    return found;
  };

  const count = places => places.toString(2).replace(/0/g, '').length;
  const find = async (m, asked) => {
    const hits = new Map(), all = asked.reduce((sum, a) => sum | a.places, 0);
    const lists = await Promise.all(asked.map(a => documentsOf(m, a)));
    lists.forEach((found, i) => {
      const rarity = Math.log(1 + m.n / found.size);
      for (const [document, field] of found) {
        const hit = hits.get(document) || { document, places: 0, score: 0 };
        hit.places |= asked[i].places;
        hit.score += rarity * weights[field];
        hits.set(document, hit);
      }
    });
    const best = Math.max(0, ...new Set([...hits.values()].map(h => count(h.places))));
    const found = best * 2 < count(all) ? [] : [...hits.values()].filter(h => count(h.places) === best);
    found.sort((a, b) => b.score - a.score || a.document - b.document);
    return { found, whole: best === count(all) };
  };

  // The hits by kind, the kind of the best hit first.
  const byKind = (m, found) => {
    const groups = new Map();
    for (const hit of found) {
      const kind = m.k.filter(k => k[2] <= hit.document).pop();
      if (!groups.has(kind)) groups.set(kind, []);
      groups.get(kind).push(hit);
    }
    return [...groups];
  };

  // Where what was asked for stands in a text: pairs of begin and end, and the longest of them.
  const marksIn = (text, asked) => {
    let folded = '', at = [], length = 0;
    for (const c of text) {
      const f = fold(c);
      for (let i = 0; i < f.length; i++) at.push(length);
      folded += f;
      length += c.length;
    }
    at.push(length);
    const marked = [];
    const mark = (from, to) => { for (let i = at[from]; i < at[to]; i++) marked[i] = true; };
    for (const { term, word } of asked) {
      if (word) for (const m of folded.matchAll(runs)) { if (!m[1] && plain(m[0]).startsWith(term)) mark(m.index, m.index + m[0].length); }
      else for (let i = folded.indexOf(term); i >= 0; i = folded.indexOf(term, i + 1)) mark(i, i + term.length);
    }
    const pairs = [];
    for (let i = 0; i < length; i++) {
      if (!marked[i]) continue;
      const from = i;
      while (marked[i]) i++;
      pairs.push([from, i]);
    }
    return pairs;
  };

  const element = (name, className, parent) => {
    const e = document.createElement(name);
    if (className) e.className = className;
    if (parent) parent.append(e);
    return e;
  };
  // show writes a stretch of a text with its marks, in the language that it is of.
  const show = (e, text, pairs, from = 0, to = text.length) => {
    if (/\p{L}/u.test(text) && /\p{sc=Han}/u.test(text) !== zh) e.lang = zh ? 'en' : 'zh-CN';
    if (from > 0) e.append('…');
    for (const [begin, end] of pairs) {
      if (end <= from || begin >= to) continue;
      e.append(text.slice(from, Math.max(from, begin)));
      from = Math.min(end, to);
      element('mark', '', e).append(text.slice(Math.max(begin, from - (end - begin)), from));
    }
    e.append(text.slice(from, to));
    if (to < text.length) e.append('…');
    return e;
  };
  const snippet = (parent, text, pairs) => {
    const best = pairs.reduce((a, b) => b[1] - b[0] > a[1] - a[0] ? b : a, pairs[0] || [0, 0]);
    const isDense = /\p{sc=Han}/u.test(text), room = isDense ? 90 : 210;
    let from = Math.max(0, Math.min(best[0] - room / 3, text.length - room)) | 0, to = Math.min(text.length, from + room);
    if (!isDense) {
      while (from > 0 && /\S/.test(text[from - 1])) from--;
      while (to < text.length && /\S/.test(text[to])) to++;
    }
    show(element('p', 'hit__t', parent), text, pairs, from, to);
  };

  const hitItem = async (m, hit, asked) => {
    const shard = m.d.filter(first => first <= hit.document).length - 1;
    const [title, address, heading, paragraphs, names] = (await load('d' + shard))[hit.document - m.d[shard]];
    const text = paragraphs.replace(/\n/g, ' · ');
    const item = element('li', 'hit'), link = element('a', '', element('p', 'hit__n', item));
    link.href = address;
    const inTitle = marksIn(title, asked), inText = marksIn(text, asked);
    show(link, title, inTitle);
    if (heading) show(element('p', 'hit__h', item), heading, marksIn(heading, asked));
    const other = (names || []).find(n => marksIn(n, asked).length);
    if (other && !inTitle.length) show(element('p', 'hit__t', item), other, marksIn(other, asked));
    if (text && text !== title && (inText.length || inTitle.length || !other)) snippet(item, text, inText);
    return item;
  };

  const say = (form, q, n) => form.replace('{q}', () => q).replace('{n}', n);
  const group = async (m, [kind, hits], asked, first) => {
    const section = element('section', 'hits__g'), head = element('h2', '', section), items = element('ol', '', section);
    section.setAttribute('aria-labelledby', head.id = 'hits-' + kind[0]);
    head.append(kind[1] + ' ');
    element('small', '', head).append(say(words.of, '', hits.length));
    let shown = 0;
    const more = element('button', 'hits__m');
    more.type = 'button';
    const add = async n => {
      const added = await Promise.all(hits.slice(shown, shown + n).map(h => hitItem(m, h, asked)));
      items.append(...added);
      shown += added.length;
      more.textContent = say(words.more, '', Math.min(mostHits, hits.length - shown));
      if (shown < hits.length) section.append(more); else more.remove();
      return added[0];
    };
    more.onclick = async () => { try { (await add(mostHits)).querySelector('a').focus(); } catch (e) { status.textContent = words.fail; } };
    await add(first);
    return section;
  };

  let turn = 0, shown = '';
  const answer = async () => {
    const q = input.value.trim(), mine = ++turn;
    shown = q;
    const search = q ? '?q=' + encodeURIComponent(q) : location.pathname;
    try { history.replaceState(null, '', search + (q ? '' : location.hash)); } catch (e) {}
    for (const a of document.querySelectorAll('a.lang, .seek__o')) a.href = a.getAttribute('href').split('?')[0] + (q && search);
    let said = '', sections = [], none = false;
    if (q) {
      const slow = setTimeout(() => { if (mine === turn) status.textContent = words.wait; }, 400);
      try {
        const m = await load('index');
        if (!simple.size) for (let pairs = [...m.s], i = 0; i < pairs.length; i += 2) simple.set(pairs[i], pairs[i + 1]);
        const asked = ask(q), { found, whole } = await find(m, asked), groups = byKind(m, found);
        sections = await Promise.all(groups.map(g => group(m, g, asked, Math.max(3, mostHits / groups.length | 0))));
        none = !found.length;
        said = say(none ? words.none : !whole ? words.part : found.length === 1 ? words.one : words.found, q, found.length);
      } catch (e) {
        said = words.fail;
      }
      clearTimeout(slow);
      if (mine !== turn) return;
    }
    status.textContent = said;
    list.replaceChildren(...sections);
    empty.hidden = !none;
    index.hidden = sections.length > 0;
  };

  let timer;
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => { if (input.value.trim() !== shown) answer(); }, 150);
  };
  input.addEventListener('input', e => { if (!e.isComposing) soon(); });
  input.addEventListener('compositionend', soon);
  form.addEventListener('submit', e => { e.preventDefault(); clearTimeout(timer); answer(); });
  document.addEventListener('keydown', e => {
    const links = [input, ...list.querySelectorAll('.hit a')], at = links.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Escape: 0 }[e.key];
    if (at < 0 || e.isComposing || to === undefined || !links[to] || e.key === 'Escape' && at === 0) return;
    e.preventDefault();
    links[to].focus();
  });

  input.value = (new URLSearchParams(location.search).get('q') || '').slice(0, input.maxLength);
  if (input.value.trim()) answer(); else input.focus({ preventScroll: true });
})();
// The board: chooses among the targets, sorts and counts them, and keeps the choice in the address.
(() => {
  const form = document.querySelector('.p-board form.pick');
  if (!form) return;
  const all = (s, e = document) => [...e.querySelectorAll(s)];
  const { q, sort } = form.elements;
  const [status, chips] = form.querySelector('.pick__n').children;
  const [clear, toggle, none, flat] = ['.pick__x', '.pick__t', '#pick-none', '#pick-flat'].map(s => document.querySelector(s));
  const fold = s => s.normalize('NFKC').toLowerCase();
  const say = (words, n, of) => words.replace('{n}', n).replace('{all}', of);

  // The choices: of every one the facet, the value, the words, and how to show a count or take it away.
  const choices = [
    ...all('option', form).filter(o => o.value && o.parentNode.closest('select') !== sort).map(o => {
      const select = o.closest('select'), text = o.text;
      return { key: select.name, value: o.value, text, count: n => { o.text = text + say(form.dataset.count, n); }, drop: () => { select.value = ''; } };
    }),
    ...all('[name=state]', form).map(box => {
      const label = box.closest('label'), text = label.querySelector('.st').innerText, number = label.lastElementChild;
      return { key: 'state', value: box.value, text, count: n => { number.textContent = n; }, drop: () => { box.checked = false; } };
    })];
  const words = {};
  for (const c of choices) words[c.key + ':' + c.value] = c;
  const rank = new Map(choices.map((c, i) => [c.key + ':' + c.value, i]));

  const rows = all('.trow').map((li, i) => {
    const facets = li.dataset.f.split(' '), area = facets.filter(f => f.startsWith('area:')).map(f => words[f]?.text || '').join(' ');
    const place = document.createElement('span');
    place.className = 'trow__a';
    place.textContent = area;
    const name = li.querySelector('a');
    name.before(place);
    const text = fold(li.textContent + ' ' + facets.map(f => words[f]?.text || '').join(' '));
    return { li, i, facets, text, name: name.textContent, home: li.parentNode, year: +li.dataset.y || 0, state: rank.get(facets.at(-1)) };
  });
  const areas = all('.barea').map(box => ({ box, list: box.querySelector('.board'), open: box.open, words: all('.barea__w', box) }));
  const name = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
  const orders = { '': (a, b) => a.i - b.i, state: (a, b) => a.state - b.state, year: (a, b) => b.year - a.year, name: (a, b) => name(a.name, b.name) };

  const wanted = () => {
    const want = new Map();
    for (const [key, value] of new FormData(form)) {
      if (value && key !== 'q' && key !== 'sort') want.set(key, [...want.get(key) || [], key + ':' + value]);
    }
    return want;
  };
  const fits = (row, terms, want, but) => terms.every(t => row.text.includes(t)) &&
    [...want].every(([key, values]) => key === but || values.some(v => row.facets.includes(v)));

  const chip = (text, drop) => {
    const b = document.createElement('button');
    b.type = 'button';
    b.textContent = text;
    b.setAttribute('aria-label', form.dataset.drop + text);
    b.onclick = () => { drop(); update(); status.focus(); };
    chips.appendChild(document.createElement('li')).append(b);
  };

  function update() {
    const want = wanted(), terms = fold(q.value).split(/\s+/).filter(Boolean), chosen = want.size > 0 || terms.length > 0;
    const shown = new Set(rows.filter(r => fits(r, terms, want)));
    for (const r of rows) r.li.hidden = !shown.has(r);
    for (const c of choices) c.count(rows.filter(r => r.facets.includes(c.key + ':' + c.value) && fits(r, terms, want, c.key)).length);

    flat.hidden = !sort.value || !shown.size;
    for (const r of [...rows].sort((a, b) => orders[sort.value](a, b) || a.i - b.i)) (sort.value ? flat : r.home).append(r.li);
    for (const a of areas) {
      const own = rows.filter(r => r.home === a.list), left = own.filter(r => shown.has(r)).length;
      a.box.hidden = !!sort.value || !left;
      a.box.open = chosen ? left > 0 : a.open;
      a.words[0].hidden = chosen;
      a.words[1].hidden = !chosen;
      a.words[1].textContent = say(form.dataset.some, left, own.length);
    }

    none.hidden = shown.size > 0;
    status.textContent = say(chosen ? form.dataset.some : form.dataset.all, shown.size, rows.length);
    chips.replaceChildren();
    if (terms.length) chip('“' + q.value.trim() + '”', () => { q.value = ''; });
    for (const values of want.values()) for (const v of values) if (words[v]) chip(words[v].text, words[v].drop);
    clear.hidden = !chosen && !sort.value;
    remember();
  }

  function remember() {
    const query = new URLSearchParams([...new FormData(form)].filter(([, v]) => v.trim())).toString();
    const search = query && '?' + query;
    if (search === location.search) return;
    try { history.replaceState(null, '', location.pathname + search + location.hash); } catch { /* too often, or a disk that allows none */ }
    for (const a of all('a.lang')) a.search = search;
  }

  function recall() {
    const query = new URLSearchParams(location.search);
    q.value = query.get('q') || '';
    for (const s of all('select', form)) {
      s.value = query.get(s.name) || '';
      if (s.selectedIndex < 0) s.value = '';
    }
    for (const box of all('[name=state]', form)) box.checked = query.getAll('state').includes(box.value);
    for (const a of all('a.lang')) a.search = location.search;
    update();
  }

  let timer;
  q.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(update, 150); });
  form.addEventListener('change', e => { if (e.target !== q) update(); });
  form.addEventListener('submit', e => { e.preventDefault(); update(); });
  form.addEventListener('reset', () => setTimeout(() => { update(); status.focus(); }));
  toggle.onclick = () => toggle.setAttribute('aria-expanded', toggle.getAttribute('aria-expanded') !== 'true');
  addEventListener('popstate', recall);
  addEventListener('pageshow', e => { if (e.persisted) recall(); });
  recall();
})();
// Areas side by side: shows one figure or all, together or one by one, and keeps the choice in the address.
(() => {
  const form = document.querySelector('form.pick--c');
  if (!form) return;
  const all = s => [...document.querySelectorAll(s)];
  const { figure, view } = form.elements, status = form.querySelector('[role=status]'), clear = form.querySelector('.pick__x');
  const pieces = all('[data-f]'), views = all('[data-v]'), boxes = all('.peer, section.sec');

  function update() {
    const key = figure.value, common = all('[data-v=common]').some(e => e.closest('[data-f]').dataset.f === key);
    for (const e of pieces) e.hidden = !!key && e.dataset.f !== key;
    for (const e of views) e.hidden = !!view.value && e.dataset.v !== view.value;
    for (const e of boxes) e.hidden = !!key && (e.id.endsWith('-charts') && common || ![...e.querySelectorAll('[data-f]'), e].some(p => p.dataset.f === key));
    status.textContent = key ? form.dataset.one + figure.selectedOptions[0].text : '';
    clear.hidden = !key && !view.value;
    const query = new URLSearchParams([...new FormData(form)].filter(([, v]) => v)).toString(), search = query && '?' + query;
    if (search !== location.search) try { history.replaceState(null, '', location.pathname + search + location.hash); } catch { /* too often, or a disk that allows none */ }
    for (const a of all('a.lang')) a.search = search;
  }

  function recall() {
    const query = new URLSearchParams(location.search), key = query.get('figure') || '', way = query.get('view');
    figure.value = [...figure.options].some(o => o.value === key) ? key : '';
    view.value = ['common', 'multiples'].includes(way) ? way : '';
    update();
  }

  form.addEventListener('change', update);
  form.addEventListener('submit', e => { e.preventDefault(); update(); });
  form.addEventListener('reset', () => setTimeout(() => { update(); figure.focus(); }));
  addEventListener('popstate', recall);
  addEventListener('pageshow', e => { if (e.persisted) recall(); });
  recall();
})();
