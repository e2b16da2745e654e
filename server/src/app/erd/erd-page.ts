import { createHash } from 'node:crypto';
import { ERD_COLOURS } from '../../protocol/index.ts';
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
<header><h1>${markup(title)}</h1><input id="find" type="search" placeholder="${words.find}" aria-label="${words.find}"><button data-do="smaller" title="${words.smaller}">−</button><button data-do="larger" title="${words.larger}">+</button><button data-do="fit">${words.fit}</button><button data-do="svg">SVG</button><button data-do="png">PNG</button><span class="legend"><i></i>${words.key} <i class="guess"></i>${words.inferred}</span></header>
<main tabindex="0">${svg}</main>
<script>${SCRIPT}</script>
</body>
</html>
`;
}

const STYLE = `:root{color-scheme:light dark}:root:has(body.vscode-light,body.vscode-high-contrast-light){color-scheme:light}:root:has(body.vscode-dark,body.vscode-high-contrast:not(.vscode-high-contrast-light)){color-scheme:dark}html,body{margin:0;height:100%}body{display:flex;flex-direction:column;font:13px ui-sans-serif,system-ui,sans-serif;background:var(--vscode-editor-background,light-dark(#f4f6f8,#101317));color:var(--vscode-editor-foreground,light-dark(#1b2733,#e3e8ee))}body[class*=vscode]{padding:0;font-family:var(--vscode-font-family)}header{display:flex;flex-wrap:wrap;gap:8px;align-items:center;padding:8px 14px;border-bottom:1px solid var(--vscode-widget-border,light-dark(#d5dde4,#2b333c))}h1{font-size:15px;margin:0 auto 0 0}button,input{font:inherit;color:inherit;background:var(--vscode-input-background,light-dark(#fff,#1d232a));border:1px solid var(--vscode-widget-border,light-dark(#b8c4d0,#46525e));border-radius:4px;padding:4px 9px}button{cursor:pointer}button:hover{background:var(--vscode-toolbar-hoverBackground,light-dark(#e6edf4,#2a3440))}:focus-visible{outline:2px solid var(--vscode-focusBorder,#3b82c4);outline-offset:1px}input{width:min(220px,40vw)}main{flex:1;overflow:auto;cursor:grab}main.moving{cursor:grabbing}main svg{display:block;margin:auto}.legend{display:flex;gap:6px;align-items:center;color:light-dark(#5b6b7b,#9fadbb)}.legend i{width:22px;border-top:2px solid #4a6785}.legend .guess{border-top:2px dashed #a5842c;margin-left:6px}.faint{opacity:.18}body.vscode-light,body.vscode-high-contrast-light{${ERD_COLOURS.light}}body.vscode-dark,body.vscode-high-contrast:not(.vscode-high-contrast-light){${ERD_COLOURS.dark}}`;

/** Written as it runs, for its hash is in the policy. */
const SCRIPT = `(() => {
  const main = document.querySelector('main'), svg = main.querySelector('svg');
  const { width, height } = svg.viewBox.baseVal;
  let zoom = 1;
  const set = (next) => {
    zoom = Math.min(4, Math.max(0.05, next));
    svg.setAttribute('width', width * zoom);
    svg.setAttribute('height', height * zoom);
  };
  const fit = () => set(Math.min(1, main.clientWidth / width, main.clientHeight / height));
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
  const text = () => new XMLSerializer().serializeToString(svg);
  const acts = {
    smaller: () => set(zoom / 1.25),
    larger: () => set(zoom * 1.25),
    fit,
    svg: () => save(new Blob([text()], { type: 'image/svg+xml' }), 'svg'),
    png: () => {
      const copy = svg.cloneNode(true);
      copy.setAttribute('width', width);
      copy.setAttribute('height', height);
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
      image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(new XMLSerializer().serializeToString(copy));
    },
  };
  document.querySelector('header').addEventListener('click', (event) => acts[event.target.dataset.do]?.());
  const tables = [...svg.querySelectorAll('.table')], lines = [...svg.querySelectorAll('[data-from]')];
  const show = (chosen) => {
    for (const table of tables) table.classList.toggle('faint', chosen !== null && !chosen.has(table.dataset.table));
    for (const line of lines) line.classList.toggle('faint', chosen !== null && !(chosen.has(line.dataset.from) && chosen.has(line.dataset.to)));
  };
  document.querySelector('#find').addEventListener('input', (event) => {
    const wanted = event.target.value.trim().toLowerCase();
    const found = tables.filter((table) => table.textContent.toLowerCase().includes(wanted));
    show(wanted === '' ? null : new Set(found.map((table) => table.dataset.table)));
    if (wanted !== '') found[0]?.scrollIntoView({ block: 'center', inline: 'center' });
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
    set(zoom * (event.deltaY < 0 ? 1.1 : 1 / 1.1));
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
