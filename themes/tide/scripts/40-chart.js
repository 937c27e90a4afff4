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
