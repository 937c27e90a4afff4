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
