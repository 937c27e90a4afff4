// Keeps a previewed page as its files are now: loads it anew when its bytes have changed, takes new style sheets without
// doing so, and shows what is wrong over it. It is part of the preview only and of no built site.
(() => {
  const own = document.currentScript;
  const folder = new URL(own.src);
  const shown = own.dataset.page;
  const english = () => (document.documentElement.lang || '').startsWith('en');

  const sheet = document.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.href = new URL('preview.css', folder).href;
  sheet.dataset.preview = '';

  const box = document.createElement('aside');
  box.id = 'gk-preview';
  box.dataset.preview = '';
  const badge = document.createElement('button');
  badge.type = 'button';
  badge.id = 'gk-badge';
  const panel = document.createElement('section');
  panel.id = 'gk-panel';
  panel.setAttribute('role', 'alert');
  box.append(panel, badge);

  let closed = false;
  badge.addEventListener('click', () => { closed = !closed; paint(); });

  let now = {panel: '', broken: false, badge: {zh: '', en: ''}};
  function paint() {
    badge.textContent = now.badge[english() ? 'en' : 'zh'] || '';
    badge.disabled = now.panel === '';
    badge.className = now.broken ? 'gk-broken' : now.panel ? 'gk-warned' : '';
    panel.hidden = now.panel === '' || closed;
  }

  // Only style sheets of the page itself are exchanged: each new one is loaded before the old one goes.
  function takeStyles(addresses) {
    const old = [...document.querySelectorAll('link[rel=stylesheet]:not([data-preview])')];
    const want = addresses.map(a => new URL(a, location.href).href);
    if (old.map(l => l.href).join() === want.join()) return;
    want.forEach((href, i) => {
      const fresh = document.createElement('link');
      fresh.rel = 'stylesheet';
      fresh.href = href;
      fresh.addEventListener('load', () => old[i] && old[i].remove());
      document.head.append(fresh);
    });
  }

  function hear(text) {
    const next = JSON.parse(text);
    if (next.page !== shown) {
      sessionStorage.setItem('gk-scroll:' + location.pathname, String(scrollY));
      location.reload();
      return;
    }
    if (next.panel !== now.panel) {
      panel.innerHTML = next.panel;
      panel.lang = next.lang === 'en' ? 'en' : 'zh-CN';
      closed = next.panel !== '' && !next.broken;
    }
    now = next;
    paint();
    takeStyles(next.styles || []);
  }

  const begin = () => {
    document.head.append(sheet);
    document.body.append(box);
    const key = 'gk-scroll:' + location.pathname;
    const y = sessionStorage.getItem(key);
    if (y !== null) {
      sessionStorage.removeItem(key);
      scrollTo(0, Number(y));
    }
    const stream = new EventSource(new URL('events', folder).href + '?page=' + encodeURIComponent(location.pathname));
    stream.addEventListener('message', e => hear(e.data));
  };
  document.readyState === 'loading' ? document.addEventListener('DOMContentLoaded', begin) : begin();
})();
