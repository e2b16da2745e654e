import { element, iconButton } from '../../shared/dom.ts';
import type { StringKey, Translate } from '../strings/index.ts';
import { searchBox } from './search-box.ts';

export type ExportFormat = 'png' | 'svg' | 'mermaid' | 'dot' | 'json';

export interface ToolbarEvents {
  search(text: string): void;
  step(by: 1 | -1): void;
  endSearch(): void;
  follow(on: boolean): void;
  outline(on: boolean): void;
  fit(): void;
  zoom(factor: number): void;
  save(format: ExportFormat): void;
}

export interface Toolbar {
  readonly root: HTMLElement;
  focusSearch(): void;
  setMatches(current: number, total: number): void;
  setFollow(on: boolean): void;
  setOutline(on: boolean): void;
}

const FORMATS: readonly ExportFormat[] = ['png', 'svg', 'mermaid', 'dot', 'json'];
const LABELS: Readonly<Record<ExportFormat, string>> = { png: 'PNG', svg: 'SVG', mermaid: 'Mermaid', dot: 'DOT', json: 'JSON' };

export function createToolbar(t: Translate, events: ToolbarEvents, options: { readonly canFollow: boolean }): Toolbar {
  const search = searchBox(t, events);
  const follow = toggle(t, 'follow', 'M8 1v3M8 12v3M1 8h3M12 8h3M8 5.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 0 0 0-5', events.follow);
  const outline = toggle(t, 'outline', 'M2 3.5h3M7 3.5h7M4 8h3M9 8h5M4 12.5h3M9 12.5h5', events.outline);
  const root = element(
    'div',
    { class: 'toolbar', attributes: { role: 'toolbar', 'aria-label': t('title') } },
    outline,
    search.root,
    element('span', { class: 'spring' }),
    options.canFollow ? follow : null,
    iconButton('M3 8h10', t('zoomOut'), () => events.zoom(1 / 1.25)),
    iconButton('M3 8h10M8 3v10', t('zoomIn'), () => events.zoom(1.25)),
    iconButton('M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4', t('fit'), events.fit),
    exportMenu(t, events.save),
  );
  return {
    root,
    focusSearch: search.focus,
    setMatches: search.setMatches,
    setFollow: (on) => follow.setAttribute('aria-pressed', String(on)),
    setOutline: (on) => outline.setAttribute('aria-pressed', String(on)),
  };
}

function toggle(t: Translate, key: StringKey, path: string, changed: (on: boolean) => void): HTMLButtonElement {
  const button = iconButton(path, t(key), () => {
    const on = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(on));
    changed(on);
  });
  button.setAttribute('aria-pressed', 'false');
  button.dataset['toggle'] = key;
  return button;
}

/** A disclosure with plain buttons: reachable by Tab, closed by Escape, by a choice and by going elsewhere. */
function exportMenu(t: Translate, save: (format: ExportFormat) => void): HTMLElement {
  const items = FORMATS.map((format) =>
    element('button', {
      class: 'menu-item',
      text: LABELS[format],
      attributes: { type: 'button', 'data-format': format },
      on: { click: () => choose(format) },
    }),
  );
  const label = t('export');
  const summary = element('summary', { class: 'icon-button', attributes: { title: label, 'aria-label': label } });
  summary.append(...iconButton('M8 2v8M4.5 6.5L8 10l3.5-3.5M2.5 13.5h11', label, () => undefined).childNodes);
  const menu = element('details', { class: 'menu' }, summary, element('div', { class: 'menu-items' }, ...items));
  const close = (): void => {
    menu.open = false;
  };
  const choose = (format: ExportFormat): void => {
    close();
    summary.focus();
    save(format);
  };
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    close();
    summary.focus();
  });
  menu.addEventListener('focusout', (event) => {
    if (event.relatedTarget instanceof Node && !menu.contains(event.relatedTarget)) close();
  });
  return menu;
}
