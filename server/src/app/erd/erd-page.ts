import { createHash } from 'node:crypto';
import type { ErdWords } from './erd-words.ts';

/** A page of its own with the diagram: zoom, search, and the picture as SVG or PNG. No network; only what is in it may run. In an editor it wears the
 * editor's colours, and the editor saves the picture. */
export function erdPage(svg: string, title: string, words: ErdWords): string {
  // The picture's colours are a style of its own; the policy names each by its hash.
  const [, inner = ''] = /<style>([\s\S]*?)<\/style>/.exec(svg) ?? [];
  return `<!doctype html>
<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${hash(SCRIPT)}; style-src ${hash(STYLE)} ${hash(inner)}; img-src data: blob:">
<title>${markup(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header><h1>${markup(title)}</h1><input id="find" type="search" placeholder="${words.find}" aria-label="${words.find}"><span class="count" role="status"></span><button data-do="smaller" title="${words.smaller}">−</button><button data-do="larger" title="${words.larger}">+</button><button data-do="fit">${words.fit}</button><button data-do="svg">SVG</button><button data-do="png">PNG</button><span class="legend"><i></i>${words.key} <i class="guess"></i>${words.inferred}</span></header>
<main tabindex="0">${svg}</main>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

/** In an editor the picture wears the theme's colours, whatever theme that is; from far away rows give way to names. */
const STYLE = `:root{color-scheme:light dark}:root:has(body.vscode-light,body.vscode-high-contrast-light){color-scheme:light}:root:has(body.vscode-dark,body.vscode-high-contrast:not(.vscode-high-contrast-light)){color-scheme:dark}
html,body{margin:0;height:100%}
body{display:flex;flex-direction:column;font:13px ui-sans-serif,system-ui,sans-serif;background:var(--vscode-editor-background,light-dark(#fff,#15191e));color:var(--vscode-editor-foreground,light-dark(#1b2733,#e3e8ee))}
body[class*=vscode]{padding:0;font-family:var(--vscode-font-family);font-size:var(--vscode-font-size)}
header{display:flex;flex-wrap:wrap;gap:6px;align-items:center;padding:6px 12px;border-bottom:1px solid var(--vscode-contrastBorder,var(--vscode-panel-border,light-dark(#d5dde4,#2b333c)))}
h1{font-size:14px;font-weight:600;margin:0 auto 0 0;max-width:60vw;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
button,input{font:inherit;color:var(--vscode-input-foreground,inherit);background:var(--vscode-input-background,light-dark(#fff,#1d232a));border:1px solid var(--vscode-contrastBorder,var(--vscode-input-border,var(--vscode-widget-border,light-dark(#b8c4d0,#46525e))));border-radius:3px;padding:3px 8px}
button{cursor:pointer;color:inherit;background:none}button:hover{background:var(--vscode-toolbar-hoverBackground,light-dark(#e6edf4,#2a3440))}
:focus-visible{outline:1px solid var(--vscode-focusBorder,#3b82c4);outline-offset:-1px}
input{width:min(220px,40vw)}input::placeholder{color:var(--vscode-input-placeholderForeground)}
.count{min-width:3em;color:var(--vscode-descriptionForeground,light-dark(#5b6b7b,#9fadbb))}
main{flex:1;min-height:0;overflow:auto;cursor:grab}main.moving{cursor:grabbing}main svg{display:block;margin:auto}
.legend{display:flex;gap:6px;align-items:center;color:var(--vscode-descriptionForeground,light-dark(#5b6b7b,#9fadbb))}
.legend i{width:22px;border-top:2px solid var(--vscode-charts-blue,light-dark(#4a6785,#8fb0d3))}.legend .guess{border-top:2px dashed var(--vscode-charts-yellow,light-dark(#a5842c,#d2b25a));margin-left:6px}
.table{cursor:pointer}.faint{opacity:.18}.found .box{stroke-width:2.5;stroke:var(--vscode-focusBorder,#3b82c4)}
.name{display:none;font-weight:600;text-anchor:middle;dominant-baseline:central}.far text:not(.name){display:none}.far .name{display:inline}.far .end,.far .rule{display:none}.far .line{stroke-width:2.4}.far .box,.far .head{stroke-width:3}
body[class*=vscode]{.ground,.hole{fill:var(--vscode-editor-background)}.box{fill:var(--vscode-editorWidget-background);stroke:color-mix(in srgb,var(--vscode-editor-foreground) 35%,var(--vscode-editor-background))}.head{fill:color-mix(in srgb,var(--vscode-editor-foreground) 9%,var(--vscode-editorWidget-background));stroke:color-mix(in srgb,var(--vscode-editor-foreground) 35%,var(--vscode-editor-background))}.rule{stroke:color-mix(in srgb,var(--vscode-editor-foreground) 18%,var(--vscode-editor-background))}text{fill:var(--vscode-editor-foreground);font-family:var(--vscode-font-family)}.type,.mark,.more,.sure{fill:var(--vscode-descriptionForeground)}.line,.end{stroke:var(--vscode-charts-blue)}.inferred path{stroke:var(--vscode-charts-yellow)}}
body.vscode-high-contrast,body.vscode-high-contrast-light{.box,.head{fill:var(--vscode-editor-background);stroke:var(--vscode-contrastBorder)}.rule{stroke:var(--vscode-contrastBorder)}.type,.mark,.more,.sure{fill:var(--vscode-editor-foreground)}.line,.end{stroke:var(--vscode-editor-foreground)}.inferred path{stroke:var(--vscode-contrastActiveBorder)}.legend{color:inherit}.legend i{border-color:var(--vscode-editor-foreground)}.legend .guess{border-color:var(--vscode-contrastActiveBorder)}.faint{opacity:.35}}`;

/** Written as it runs, for its hash is in the policy. */
const SCRIPT = `(() => {
  const main = document.querySelector('main'), svg = main.querySelector('svg');
  const { width, height } = svg.viewBox.baseVal;
  let zoom = 1, fitted = true;
  // What is at the point of the window stays there.
  const set = (next, at) => {
    const before = svg.getBoundingClientRect(), area = main.getBoundingClientRect();
    const { x, y } = at ?? { x: area.left + area.width / 2, y: area.top + area.height / 2 };
    const [across, down] = [(x - before.left) / zoom, (y - before.top) / zoom];
    zoom = Math.min(4, Math.max(0.03, next));
    fitted = false;
    svg.setAttribute('width', width * zoom);
    svg.setAttribute('height', height * zoom);
    svg.classList.toggle('far', zoom < 0.5);
    const after = svg.getBoundingClientRect();
    main.scrollBy(after.left + across * zoom - x, after.top + down * zoom - y);
  };
  const fit = () => {
    set(Math.min(1, (main.clientWidth - 2) / width, (main.clientHeight - 2) / height));
    fitted = true;
  };
  addEventListener('resize', () => fitted && fit());
  // A page within an editor may not save: the editor does.
  const editor = typeof acquireVsCodeApi === 'function' ? acquireVsCodeApi() : null;
  const save = (blob, format) => {
    if (editor !== null) {
      const reader = new FileReader();
      reader.onload = () => editor.postMessage({ type: 'save', format, base64: reader.result.slice(reader.result.indexOf(',') + 1) });
      reader.readAsDataURL(blob);
      return;
    }
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = 'erd.' + format;
    link.click();
  };
  // The picture as it was drawn, without what this page has done to it.
  const plain = () => {
    const copy = svg.cloneNode(true);
    copy.classList.remove('far');
    copy.setAttribute('width', width);
    copy.setAttribute('height', height);
    for (const name of copy.querySelectorAll('.name')) name.remove();
    for (const marked of copy.querySelectorAll('.faint, .found')) marked.classList.remove('faint', 'found');
    return new XMLSerializer().serializeToString(copy);
  };
  const acts = {
    smaller: () => set(zoom / 1.25),
    larger: () => set(zoom * 1.25),
    fit,
    svg: () => save(new Blob([plain()], { type: 'image/svg+xml' }), 'svg'),
    png: () => {
      const image = new Image();
      image.onload = () => {
        const scale = Math.min(2, 16000 / Math.max(width, height));
        const canvas = document.createElement('canvas');
        canvas.width = Math.ceil(width * scale);
        canvas.height = Math.ceil(height * scale);
        const context = canvas.getContext('2d');
        context.scale(scale, scale);
        context.drawImage(image, 0, 0);
        canvas.toBlob((blob) => blob && save(blob, 'png'));
      };
      image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(plain());
    },
  };
  document.querySelector('header').addEventListener('click', (event) => acts[event.target.dataset.do]?.());
  for (const table of svg.querySelectorAll('.table')) {
    const box = table.querySelector('.box'), [w, h] = [box.width.baseVal.value, box.height.baseVal.value];
    const id = table.dataset.table, name = document.createElementNS(svg.namespaceURI, 'text');
    name.setAttribute('class', 'name');
    name.textContent = id.slice(id.lastIndexOf('.') + 1);
    const letters = [...name.textContent].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 0x2e80 ? 2 : 1), 0);
    name.setAttribute('x', w / 2);
    name.setAttribute('y', h / 2);
    name.style.fontSize = Math.min(40, h * 0.6, (w - 8) / (letters * 0.64)) + 'px';
    table.append(name);
  }
  const tables = [...svg.querySelectorAll('.table')], lines = [...svg.querySelectorAll('[data-from]')];
  const show = (chosen) => {
    for (const table of tables) table.classList.toggle('faint', chosen !== null && !chosen.has(table.dataset.table));
    for (const line of lines) line.classList.toggle('faint', chosen !== null && !(chosen.has(line.dataset.from) && chosen.has(line.dataset.to)));
  };
  const find = document.querySelector('#find'), count = document.querySelector('.count');
  let found = [], at = 0;
  const goTo = (next) => {
    found[at]?.classList.remove('found');
    at = found.length === 0 ? 0 : (next + found.length) % found.length;
    count.textContent = find.value.trim() === '' ? '' : (found.length === 0 ? 0 : at + 1) + ' / ' + found.length;
    if (found.length === 0) return;
    if (zoom < 0.5) set(0.8);
    found[at].classList.add('found');
    found[at].scrollIntoView({ block: 'center', inline: 'center' });
  };
  find.addEventListener('input', () => {
    found[at]?.classList.remove('found');
    const wanted = find.value.trim().toLowerCase();
    const has = (text) => text.toLowerCase().includes(wanted);
    found = wanted === '' ? [] : [...tables.filter((table) => has(table.dataset.table)), ...tables.filter((table) => !has(table.dataset.table) && has(table.textContent))];
    show(wanted === '' ? null : new Set(found.map((table) => table.dataset.table)));
    if (wanted === '') fit();
    goTo(0);
  });
  find.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') goTo(at + (event.shiftKey ? -1 : 1));
    if (event.key !== 'Escape') return;
    find.value = '';
    find.dispatchEvent(new Event('input'));
    main.focus();
  });
  svg.addEventListener('click', (event) => {
    const table = event.target.closest('.table')?.dataset.table;
    if (table === undefined) return show(null);
    const near = lines.filter((line) => line.dataset.from === table || line.dataset.to === table);
    show(new Set([table, ...near.flatMap((line) => [line.dataset.from, line.dataset.to])]));
  });
  let held = null;
  main.addEventListener('pointerdown', (event) => (held = { x: event.clientX + main.scrollLeft, y: event.clientY + main.scrollTop }));
  addEventListener('pointerup', () => { held = null; main.classList.remove('moving'); });
  main.addEventListener('pointermove', (event) => {
    if (held === null) return;
    main.classList.add('moving');
    main.scrollTo(held.x - event.clientX, held.y - event.clientY);
  });
  main.addEventListener('wheel', (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    set(zoom * (event.deltaY < 0 ? 1.1 : 1 / 1.1), { x: event.clientX, y: event.clientY });
  }, { passive: false });
  addEventListener('keydown', (event) => {
    if (event.target.id === 'find') return;
    const act = { '+': 'larger', '-': 'smaller', 0: 'fit' }[event.key];
    if (act !== undefined) acts[act]();
  });
  fit();
})();`;

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

function markup(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
