// Runs before anything is shown, so that nothing flashes or moves: the style sheets show what works with scripts only under
// .js, and look as the reader has chosen under data-size, data-theme and data-contrast. scripts/20-comfort.js keeps these.
(() => {
  const root = document.documentElement;
  root.classList.add('js');
  let chosen;
  try { chosen = JSON.parse(localStorage.getItem('gongkai-display')) } catch (e) {}
  for (const k of ['size', 'theme', 'contrast']) if (chosen && chosen[k]) root.dataset[k] = chosen[k];
  // The colour of the window until the style sheet is there.
  if (root.dataset.theme) document.querySelector('meta[name=color-scheme]').content = root.dataset.theme;
})();
