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
