// Runs before anything is shown: the style sheets show what works with scripts only under .js.
document.documentElement.classList.add('js');
