import { edgeEnd, type LineageEdge } from '../../../server/src/protocol/index.ts';
import { element } from '../../shared/dom.ts';
import type { GraphDiff } from '../graph/diff.ts';
import { jobOfLine } from '../graph/jobs.ts';
import type { GraphModel, Place } from '../graph/model.ts';
import { placeName, type StringKey, type Translate } from '../strings/index.ts';
import { fileOf } from './file-of.ts';

export interface TableView {
  readonly root: HTMLElement;
  setVisible(on: boolean): void;
  update(model: GraphModel, diff: GraphDiff | null): void;
}

interface TableEvents {
  reveal(place: Place): void;
  openEdge(edge: LineageEdge): void;
}

interface Row {
  readonly edge: LineageEdge;
  readonly source: Place;
  readonly target: Place;
  /** What is sorted by and searched in, column by column. */
  readonly texts: readonly string[];
}

const COLUMNS: readonly StringKey[] = ['table.source', 'table.target', 'table.kind', 'table.expression', 'table.place'];
/** Rows that are made at once, and again at each “more”. */
const PAGE = 500;

/** The same graph as a table of edges: to be read by ear, sorted, searched and copied. */
export function createTableView(t: Translate, events: TableEvents, canOpen: boolean): TableView {
  const find = element('input', {
    class: 'table-find',
    attributes: { type: 'text', placeholder: t('table.find'), 'aria-label': t('table.find') },
  });
  const caption = element('caption');
  const head = element('tr');
  const body = element('tbody');
  const more = element('button', { class: 'button', attributes: { type: 'button' } });
  const table = element('table', {}, caption, element('thead', {}, head), body);
  const root = element(
    'div',
    { class: 'table-view', attributes: { role: 'region', 'aria-label': t('table'), tabindex: '-1' } },
    find,
    table,
    more,
  );
  root.hidden = true;
  let [rows, shown, sorted, descending]: [readonly Row[], number, number, boolean] = [[], PAGE, 1, false];
  let state: { readonly model: GraphModel; readonly diff: GraphDiff | null } | null = null;
  const render = (): void => {
    if (root.hidden || state === null) return;
    const wanted = find.value.trim().toLowerCase();
    const found = rows.filter(({ texts }) => wanted === '' || texts.some((text) => text.toLowerCase().includes(wanted)));
    const text = ({ texts }: Row): string => texts[sorted] ?? '';
    const order = [...found].sort((a, b) => (text(a) < text(b) ? -1 : text(a) > text(b) ? 1 : 0) * (descending ? -1 : 1));
    const { diff } = state;
    caption.textContent = t('table.caption', found.length);
    body.replaceChildren(...order.slice(0, shown).map((row) => rowElement(row, diff, t, events, canOpen)));
    more.hidden = order.length <= shown;
    more.textContent = t('more', order.length - shown);
    for (const [index, cell] of [...head.children].entries())
      cell.setAttribute('aria-sort', index === sorted ? (descending ? 'descending' : 'ascending') : 'none');
  };
  for (const [index, key] of COLUMNS.entries()) {
    const sort = (): void => {
      descending = sorted === index && !descending;
      sorted = index;
      render();
    };
    head.append(
      element(
        'th',
        { attributes: { scope: 'col' } },
        element('button', { class: 'link', text: t(key), attributes: { type: 'button' }, on: { click: sort } }),
      ),
    );
  }
  find.addEventListener('input', () => {
    shown = PAGE;
    render();
  });
  more.addEventListener('click', () => {
    shown += PAGE;
    render();
  });
  const read = (): void => {
    if (state !== null && !root.hidden) rows = state.model.edges.map((edge) => rowOf(edge, t));
  };
  return {
    root,
    setVisible(on) {
      root.hidden = !on;
      read();
      render();
      if (on) root.focus({ preventScroll: true });
    },
    update(model, diff) {
      state = { model, diff };
      shown = PAGE;
      read();
      render();
    },
  };
}

function rowOf(edge: LineageEdge, t: Translate): Row {
  const [source, target] = [edgeEnd(edge, 'source'), edgeEnd(edge, 'target')];
  const count = edge.bundle === undefined ? '' : ` (${edge.bundle.count})`;
  const place = edge.location === null ? '' : `${fileOf(edge.location.uri)}:${edge.location.range.start.line + 1}`;
  const line = jobOfLine(edge);
  const kind =
    t(`kind.${line === null ? edge.kind : line.end === 'source' ? 'writes' : 'reads'}`) +
    count +
    (edge.uncertain ? ` (${t('details.uncertain')})` : '');
  return { edge, source, target, texts: [placeName(source, t), placeName(target, t), kind, edge.expression ?? '', place] };
}

function rowElement(
  { edge, source, target, texts }: Row,
  diff: GraphDiff | null,
  t: Translate,
  events: TableEvents,
  canOpen: boolean,
): HTMLElement {
  const place = (at: Place, text: string): HTMLElement =>
    element('button', { class: 'link', text, attributes: { type: 'button' }, on: { click: () => events.reveal(at) } });
  const [, , kind = '', expression = '', file = ''] = texts;
  const state = diff?.edge(edge) ?? 'same';
  const said = state === 'same' ? '' : `${t(`diff.${state}`)}: `;
  const where =
    canOpen && file !== ''
      ? element('button', {
          class: 'link',
          text: file,
          attributes: { type: 'button', title: t('details.open') },
          on: { click: () => events.openEdge(edge) },
        })
      : element('span', { text: file });
  return element(
    'tr',
    { attributes: { 'data-diff': state } },
    element('td', {}, place(source, texts[0] ?? '')),
    element('td', {}, place(target, texts[1] ?? '')),
    element('td', { text: said + kind }),
    element('td', {}, element('code', { text: expression })),
    element('td', {}, where),
  );
}
