// Draws living charts with ECharts. Loaded after the library, when the first chart of a page is to come to life.
'use strict';
const liven = (() => {
  const lengths = /^(fontSize|symbolSize|symbolOffset|offset|width|height|borderWidth|textBorderWidth|barMaxWidth|margin|type|borderType)$/;
  const root = document.documentElement, living = new Set();
  const again = () => living.forEach(paint => paint());
  new MutationObserver(again).observe(root, {attributes: true});
  for (const q of ['(prefers-color-scheme:dark)', '(prefers-contrast:more)', '(forced-colors:active)']) matchMedia(q).addEventListener('change', again);

  // A value of an option as it is needed here: lengths by the scale, colours as they are now.
  const dress = (v, key, k, css) =>
    Array.isArray(v) ? v.map(e => dress(e, key, k, css)) :
    v && typeof v == 'object' ? Object.fromEntries(Object.entries(v).map(([n, e]) => [n, dress(e, n, k, css)])) :
    typeof v == 'number' ? (lengths.test(key) ? v * k : v) :
    typeof v == 'string' && v.startsWith('var(') ? css(v.slice(4, -1)) : v;

  // The sign of what has been published for a year.
  const sign = (state, x, y, w, h, k, css) => {
    const rect = (x, y, width, height, style) => ({type: 'rect', shape: {x, y, width, height}, style});
    const line = (y1, y2, style) => ({type: 'line', shape: {x1: x, y1, x2: x + w, y2}, style: {stroke: css('--line-2'), ...style}});
    const full = {fill: css('--tide')}, open = rect(x, y, w, h, {fill: 'none', stroke: css('--line-2'), lineDash: [3 * k, 3 * k]});
    return {
      published: [rect(x, y, w, h, full)],
      partly: [rect(x, y, w / 2, h, full), open],
      given: [rect(x, y, w, h, {fill: 'none', stroke: css('--seal'), lineWidth: 1.4 * k})],
      other: [rect(x, y + h / 2, w, h / 2, {fill: css('--line-2')}), open],
      missing: [open],
      withheld: [open, line(y + h, y)],
      withdrawn: [open, line(y + h, y)],
      'not-due': [line(y + h / 2, y + h / 2, {lineWidth: 2 * k, lineDash: [2 * k, 4 * k]})],
      before: [line(y + h / 2, y + h / 2)],
    }[state];
  };

  // What is drawn for each year: its sign, the words below the axis, and the void where nothing has been published.
  const yearOf = (m, items, k, css) => (at, api) => {
    const {y, height} = at.coordSys, i = items[at.dataIndex], floor = y + height;
    const x = api.coord([at.dataIndex, 0])[0], slot = api.size([1, 0])[0], w = Math.max(slot - 6 * k, 6 * k);
    const children = i.states.flatMap((s, n) => sign(s, x - w / 2, floor + m.strips[n] * k, w, m.high * k, k, css));
    if (i.void) children.unshift({type: 'rect', shape: {x: x - slot / 2 + 2 * k, y: y - m.void[0] * k, width: slot - 4 * k, height: height + (m.void[0] + m.void[1]) * k}, style: {fill: css('--line-2'), opacity: .1}});
    for (const t of i.texts || []) children.push({type: 'text', x: x + t.x * k, y: floor + t.y * k, style: {...dress(t, '', k, css), x: 0, y: 0, fontFamily: css('--sans'), align: 'center', verticalAlign: 'middle'}});
    if (!at.dataIndexInside) for (const q of m.keys || []) children.push(...sign(q.name, parseFloat(q.x) / 100 * api.getWidth() - 11 * k, parseFloat(q.y) / 100 * api.getHeight(), 22 * k, m.high * k, k, css));
    return {type: 'group', children};
  };

  // Lines of a text that are no wider than they may be.
  const wrapped = (pen, text, width) => {
    const lines = [''];
    for (const piece of text.match(/[\x21-\x7e]+\s*|./gu)) {
      if (lines.at(-1) && pen.measureText(lines.at(-1) + piece).width > width) lines.push('');
      lines[lines.length - 1] += piece;
    }
    return lines;
  };
  // Where words about a place are put: beside it, or where there is no room, in the other half of the picture.
  const beside = ([x, y], all, el, rect, {contentSize: [w, h], viewSize: [W, H]}) => {
    const within = (v, most) => Math.max(0, Math.min(most, v));
    if (x + 16 + w <= W || x - 16 - w >= 0) return [x + 16 + w <= W ? x + 16 : x - 16 - w, within(y - h / 2, H - h)];
    return [within(x - w / 2, W - w), y > H / 2 ? 0 : H - h];
  };
  const escaped = t => t.replace(/[&<>"]/g, c => '&#' + c.charCodeAt() + ';');

  return (box, bar) => {
    const data = JSON.parse(box.querySelector('script').textContent), off = {}, dom = document.createElement('div');
    const css = name => getComputedStyle(box).getPropertyValue(name).trim().replaceAll('"', "'"); // ECharts does not escape names of fonts
    const drawing = () => [...box.querySelectorAll('.c')].find(s => s.getBoundingClientRect().width);
    const keyOf = s => s.classList[1].slice(2);
    const first = drawing(), [title, description] = first.getAttribute('aria-labelledby').split(' ');
    let year = 0;

    const option = (key, k) => {
      const m = data[key], o = dress(m.option, '', k, css), font = css('--sans');
      o.textStyle.fontFamily = font;
      o.series.find(s => s.id == 'years').renderItem = yearOf(m, m.option.series.find(s => s.id == 'years').data, k, css);
      o.legend.selected = Object.fromEntries(o.legend.data.map(n => [n, !off[n]]));
      o.aria = {enabled: true, label: {description: document.getElementById(description).textContent}};
      Object.assign(o.tooltip, {position: beside, formatter: all => data.told[all[0].dataIndex].replace(/^.*/, '{head|$&}'), backgroundColor: css('--paper'), borderColor: css('--line-2'), padding: [8, 16, 8, 12], textStyle: {color: css('--ink'), textShadowColor: 'transparent'}});
      return o;
    };
    const paint = () => {
      const s = drawing();
      if (!s) return;
      const r = s.getBoundingClientRect();
      if (dom.parentNode != s.parentNode) s.parentNode.append(dom);
      dom.style.width = r.width + 'px';
      dom.style.height = r.height + 'px';
      chart.resize({width: r.width, height: r.height});
      chart.setOption(option(keyOf(s), r.width / s.viewBox.baseVal.width), true);
    };
    const tell = n => {
      year = Math.max(0, Math.min(data.told.length - 1, n));
      box.setAttribute('aria-valuenow', year + 1);
      box.setAttribute('aria-valuetext', data.told[year].replaceAll('\n', ' '));
    };
    const steer = e => {
      const to = {ArrowLeft: year - 1, ArrowDown: year - 1, ArrowRight: year + 1, ArrowUp: year + 1, Home: 0, End: data.told.length - 1}[e.key];
      if (e.key == 'Escape') return chart.dispatchAction({type: 'hideTip'});
      if (to == null || e.ctrlKey || e.altKey || e.metaKey) return;
      e.preventDefault();
      tell(to);
      chart.dispatchAction({type: 'showTip', seriesIndex: 0, dataIndex: year});
    };
    const toggle = n => {
      const b = document.createElement('button');
      b.type = 'button';
      b.textContent = n;
      b.dataset.of = data[keyOf(first)].option.series.find(s => s.name == n && s.id).id;
      b.setAttribute('aria-pressed', true);
      b.onclick = () => {
        off[n] = !off[n];
        b.setAttribute('aria-pressed', !off[n]);
        chart.dispatchAction({type: 'legendToggleSelect', name: n});
      };
      return b;
    };

    // A picture to keep: the chart as it is shown, its title above and its sources below.
    const save = type => {
      const s = drawing(), vb = s.viewBox.baseVal, k = 1.5, width = vb.width * k, height = vb.height * k, pad = 24, font = css('--sans');
      const canvas = document.createElement('canvas'), pen = canvas.getContext('2d'), texts = [];
      let y = pad;
      const write = (text, size, weight, fill) => {
        pen.font = weight + ' ' + size + 'px ' + font;
        for (const t of wrapped(pen, text, width)) texts.push({t, y: y += size * 1.35, size, weight, fill});
      };
      write(document.getElementById(title).textContent, 24, 700, css('--ink'));
      const top = y += 20;
      y += height + 6;
      write(box.dataset.credit, 15, 400, css('--ink-2'));
      const all = y + pad, wide = width + 2 * pad, ground = css('--paper');
      const c = echarts.init(document.createElement('div'), null, {renderer: type == 'svg' ? 'svg' : 'canvas', ssr: type == 'svg', width, height});
      c.setOption(option(keyOf(s), k));
      const keep = blob => {
        const a = document.createElement('a');
        a.href = URL.createObjectURL(blob);
        a.download = (location.pathname.split('/').pop().replace(/\.html$/, '') || 'chart') + '.' + type;
        a.click();
        setTimeout(() => URL.revokeObjectURL(a.href), 9999);
      };
      if (type == 'svg') {
        const words = texts.map(w => `<text x="${pad}" y="${w.y}" font-size="${w.size}" font-weight="${w.weight}" fill="${w.fill}" font-family="${escaped(font)}">${escaped(w.t)}</text>`).join('');
        const inner = c.renderToSVGString().replace('<svg ', `<svg x="${pad}" y="${top}" `);
        keep(new Blob([`<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${all}"><rect width="100%" height="100%" fill="${ground}"/>${words}${inner}</svg>`], {type: 'image/svg+xml'}));
      } else {
        canvas.width = 2 * wide;
        canvas.height = 2 * all;
        pen.scale(2, 2);
        pen.fillStyle = ground;
        pen.fillRect(0, 0, wide, all);
        for (const w of texts) {
          pen.font = w.weight + ' ' + w.size + 'px ' + font;
          pen.fillStyle = w.fill;
          pen.fillText(w.t, pad, w.y);
        }
        pen.drawImage(c.renderToCanvas({pixelRatio: 2}), pad, top, width, height);
        canvas.toBlob(keep);
      }
      c.dispose();
    };

    dom.className = 'live__c';
    first.parentNode.append(dom);
    const chart = echarts.init(dom, null, {renderer: 'svg', width: first.clientWidth, height: first.clientHeight});
    // ECharts gives a tooltip of text no font: it gets it when it is shown.
    const zr = chart.getZr(), add = zr.add;
    zr.add = e => {
      if (e.style?.lineHeight == 22) e.setStyle({fontSize: 14, lineHeight: 23, fontFamily: css('--sans'), rich: {head: {fontSize: 15, fontWeight: 700, lineHeight: 25, fontFamily: css('--sans'), fill: css('--ink')}}});
      add.call(zr, e);
    };
    for (const [n, v] of [['role', 'slider'], ['aria-labelledby', title], ['aria-describedby', description], ['aria-valuemin', 1], ['aria-valuemax', data.told.length]]) box.setAttribute(n, v);
    tell(0);
    paint();
    living.add(paint);
    box.classList.add('is-live');
    box.addEventListener('keydown', steer);
    const sizes = new ResizeObserver(paint);
    sizes.observe(box);
    bar?.querySelector('.cbar__s').replaceChildren(...data[keyOf(first)].option.legend.data.map(toggle));
    return {save, end: () => {
      sizes.disconnect();
      living.delete(paint);
      chart.dispose();
      dom.remove();
      box.classList.remove('is-live');
      box.removeEventListener('keydown', steer);
      for (const {name} of [...box.attributes]) if (/^(role$|aria-)/.test(name)) box.removeAttribute(name);
    }};
  };
})();
