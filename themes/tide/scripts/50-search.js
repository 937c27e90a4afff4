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

  const fold = text => [...text.normalize('NFKD').replace(/[\p{M}'’]/gu, '').toLowerCase()].map(c => simple.get(c) || c).join('');
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
    const [title, address, heading, text, names] = (await load('d' + shard))[hit.document - m.d[shard]];
    const item = element('li', 'hit'), link = element('a', '', element('p', 'hit__n', item));
    link.href = address;
    const inTitle = marksIn(title, asked), inText = marksIn(text, asked);
    show(link, title, inTitle);
    if (heading) show(element('p', 'hit__h', item), heading, marksIn(heading, asked));
    const other = (names || []).find(n => marksIn(n, asked).length);
    if (other && !inTitle.length) show(element('p', 'hit__t', item), other, marksIn(other, asked));
    if (text && (inText.length || inTitle.length || !other)) snippet(item, text, inText);
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
