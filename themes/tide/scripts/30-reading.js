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
