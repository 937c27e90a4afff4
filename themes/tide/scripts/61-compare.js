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
