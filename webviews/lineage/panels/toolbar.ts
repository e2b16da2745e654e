import type { PanelFormat, WrittenFormat } from '../../../server/src/protocol/index.ts';
import { element, iconButton } from '../../shared/dom.ts';
import type { StringKey, Translate } from '../strings/index.ts';
import { type SearchBox, searchBox } from './search-box.ts';

export type ExportFormat = PanelFormat | WrittenFormat;

export interface ToolbarEvents {
  search(text: string): void;
  step(by: 1 | -1): void;
  choose(index: number): void;
  endSearch(): void;
  follow(on: boolean): void;
  compare(on: boolean): void;
  jobs(on: boolean): void;
  outline(on: boolean): void;
  table(on: boolean): void;
  back(): void;
  forward(): void;
  arrange(): void;
  fit(): void;
  zoom(factor: number): void;
  save(format: ExportFormat): void;
}

export interface Toolbar {
  readonly root: HTMLElement;
  focusSearch(): void;
  clearSearch: SearchBox['clear'];
  setMatches: SearchBox['setMatches'];
  setFound: SearchBox['setFound'];
  set(toggle: ToolbarToggle, on: boolean): void;
  /** As a click on it would. */
  press(toggle: ToolbarToggle): void;
  /** Whether there is a way back, and one forward again. */
  setSteps(back: boolean, forward: boolean): void;
}

type ToolbarToggle = 'follow' | 'outline' | 'compare' | 'jobs' | 'table';

/** Pictures, texts for people, for programs, and what only a host can write. */
const FORMATS: readonly ExportFormat[] = ['png', 'svg', 'mermaid', 'dot', 'json', 'csv', 'graphml'];
const OF_HOST: readonly ExportFormat[] = ['html', 'neo4j', 'openlineage'];
const LABELS: Readonly<Record<ExportFormat, string>> = {
  png: 'PNG',
  svg: 'SVG',
  mermaid: 'Mermaid',
  dot: 'DOT',
  json: 'JSON',
  csv: 'CSV',
  graphml: 'GraphML',
  html: 'HTML',
  neo4j: 'Neo4j',
  openlineage: 'OpenLineage',
};

interface ToolbarOptions {
  /** Whether there is a host that answers. */
  readonly canAsk: boolean;
  readonly filters: HTMLElement;
}

export function createToolbar(t: Translate, events: ToolbarEvents, { canAsk, filters }: ToolbarOptions): Toolbar {
  const search = searchBox(t, events);
  const toggles: Readonly<Record<ToolbarToggle, HTMLButtonElement>> = {
    follow: toggle(t, 'follow', 'M8 1v3M8 12v3M1 8h3M12 8h3M8 5.5a2.5 2.5 0 1 0 0 5a2.5 2.5 0 0 0 0-5', events.follow),
    outline: toggle(t, 'outline', 'M2 3.5h3M7 3.5h7M4 8h3M9 8h5M4 12.5h3M9 12.5h5', events.outline),
    compare: toggle(t, 'compare', 'M6 2.5H2.5v11H6M10 2.5h3.5v11H10M8 1v14M4 8h1M11 8h1.5', events.compare),
    jobs: toggle(
      t,
      'jobs',
      'M1.5 4h4M10.5 4h4M1.5 12h4M10.5 12h4M8 5.2a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 0 0 0-5.6M5.2 8H2M10.8 8H14',
      events.jobs,
    ),
    table: toggle(t, 'table', 'M2 3h12v10H2zM2 6.5h12M2 10h12M7 3v10', events.table),
  };
  const back = iconButton('M7 3L2.5 8L7 13M2.5 8H14', t('back'), events.back);
  const forward = iconButton('M9 3l4.5 5L9 13M13.5 8H2', t('forward'), events.forward);
  back.disabled = true;
  forward.disabled = true;
  const root = element(
    'div',
    { class: 'toolbar', attributes: { role: 'toolbar', 'aria-label': t('title') } },
    back,
    forward,
    toggles.outline,
    search.root,
    filters,
    element('span', { class: 'spring' }),
    canAsk ? toggles.compare : null,
    canAsk ? toggles.follow : null,
    toggles.jobs,
    toggles.table,
    iconButton('M2 2.5h4v4H2zM10 2.5h4v3h-4zM10 9h4v4.5h-4zM6 4.5h4M6 5.5l4 5.5', t('arrange'), events.arrange),
    iconButton('M3 8h10', t('zoomOut'), () => events.zoom(1 / 1.25)),
    iconButton('M3 8h10M8 3v10', t('zoomIn'), () => events.zoom(1.25)),
    iconButton('M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4', t('fit'), events.fit),
    exportMenu(t, canAsk ? [...FORMATS, ...OF_HOST] : FORMATS, events.save),
  );
  return {
    root,
    focusSearch: search.focus,
    clearSearch: search.clear,
    setMatches: search.setMatches,
    setFound: search.setFound,
    set: (name, on) => toggles[name].setAttribute('aria-pressed', String(on)),
    press: (name) => toggles[name].click(),
    setSteps(canGoBack, canGoForward) {
      back.disabled = !canGoBack;
      forward.disabled = !canGoForward;
    },
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
function exportMenu(t: Translate, formats: readonly ExportFormat[], save: (format: ExportFormat) => void): HTMLElement {
  const items = formats.map((format) =>
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
  const menu = element('details', { class: 'menu export-menu' }, summary, element('div', { class: 'menu-items' }, ...items));
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
