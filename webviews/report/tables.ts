import type { Report, ReportColumn, ReportEdge, ReportTable } from '../../server/src/protocol/index.ts';
import { markCurrent, row, text } from './elements.ts';
import { dayText, kindWord, numberText, t } from './strings/index.ts';

/** Rows of the list that are made at once; typing narrows it down. */
const MOST_LISTED = 400;

/** The catalog: a list that is searched, and one table with its columns and where they come from and go to. */
export function showTables(into: HTMLElement, report: Report): void {
  const catalog = text('div', '', 'catalog');
  const side = text('div', '', 'side');
  const search = document.createElement('input');
  search.type = 'search';
  search.placeholder = t('search');
  search.setAttribute('aria-label', search.placeholder);
  const list = text('ul', '');
  const detail = text('article', '');
  side.append(search, list);
  catalog.append(side, detail);
  into.append(catalog);
  const words = report.tables.map((table) => searchable(table));
  const chosen = () => decodeURIComponent(location.hash.split('/').slice(1).join('/'));
  const fill = () => {
    const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = report.tables.filter((_, index) => wanted.every((word) => words[index]?.includes(word)));
    list.replaceChildren(...found.slice(0, MOST_LISTED).map((table) => entry(table, chosen())));
    if (found.length > MOST_LISTED) list.append(text('li', t('more', found.length - MOST_LISTED), 'more'));
    if (found.length === 0) list.append(text('li', t('none'), 'more'));
  };
  const open = () => {
    if (!list.isConnected) {
      removeEventListener('hashchange', open);
      return;
    }
    const index = report.tables.findIndex(({ id }) => id === chosen());
    for (const link of list.querySelectorAll('a')) {
      const current = link.dataset['table'] === chosen();
      markCurrent(link, current);
      if (current) link.scrollIntoView({ block: 'nearest' });
    }
    const table = report.tables[index];
    detail.replaceChildren(...(table === undefined ? [text('p', t('choose'), 'empty')] : tableDetail(table, index, report)));
  };
  search.addEventListener('input', fill);
  addEventListener('hashchange', open);
  fill();
  open();
}

function searchable({ id, description, columns }: ReportTable): string {
  return [id, description ?? '', ...columns.flatMap((column) => [column.name, column.description ?? ''])].join(' ').toLowerCase();
}

function entry({ id, kind }: ReportTable, chosen: string): HTMLElement {
  const item = text('li', '');
  const link = linkTo(id);
  markCurrent(link, id === chosen);
  link.append(text('small', kindWord('kind', kind)));
  item.append(link);
  return item;
}

function linkTo(id: string): HTMLAnchorElement {
  const link = text('a', id);
  link.href = `#tables/${encodeURIComponent(id)}`;
  link.dataset['table'] = id;
  return link;
}

function tableDetail(table: ReportTable, index: number, report: Report): Node[] {
  const into = report.edges.filter((edge) => edge.to[0] === index);
  const from = report.edges.filter((edge) => edge.from[0] === index);
  const { profile } = table;
  const facts = [kindWord('kind', table.kind), table.dialect, table.place, ...(profile === null ? [] : [profileText(profile)])].filter(
    (fact) => fact !== null,
  );
  return [
    text('h2', table.id),
    text('p', facts.join(' · '), 'made'),
    ...(table.description === null ? [] : [text('p', table.description)]),
    flow(table.id, into, from, report),
    columnTable(table, { into, from }, report),
    ...rowsDecided(into, report),
    ...jobsOf(table.id, report),
  ];
}

function profileText({ rows, takenAt, sampled }: NonNullable<ReportTable['profile']>): string {
  const [count, day] = [numberText(rows), dayText(takenAt)];
  return sampled === null ? t('rows', count, day) : t('sampledRows', count, day, sampled);
}

/** What the table is made of on the left, what is made of it on the right. */
function flow(id: string, into: readonly ReportEdge[], from: readonly ReportEdge[], report: Report): HTMLElement {
  const names = (edges: readonly ReportEdge[], end: 'from' | 'to') =>
    [...new Set(edges.map((edge) => report.tables[edge[end][0]]?.id ?? ''))].filter((name) => name !== id);
  const side = (title: string, tables: readonly string[]) => {
    const box = text('div', '', 'end');
    box.append(text('h3', title), ...(tables.length === 0 ? [text('p', t('nothing'), 'empty')] : tables.map(linkTo)));
    return box;
  };
  const box = text('div', '', 'flow');
  const self = text('strong', id);
  const arrows = ['→', '→'].map((arrow) => text('span', arrow, 'arrow'));
  const [first = '', second = ''] = arrows;
  box.append(side(t('madeOf'), names(into, 'from')), first, self, second, side(t('usedBy'), names(from, 'to')));
  return box;
}

function columnTable(
  { columns }: ReportTable,
  { into, from }: { readonly into: readonly ReportEdge[]; readonly from: readonly ReportEdge[] },
  report: Report,
): HTMLElement {
  const profiled = columns.some(({ profile }) => profile !== null);
  // What nobody has described leaves its room to the names.
  const described = columns.some(({ description, tests }) => description !== null || tests.length > 0);
  const table = document.createElement('table');
  const figures = profiled ? [t('nulls'), t('distinct'), t('smallest'), t('largest')] : [];
  table.append(row([t('column'), t('type'), ...(described ? [t('description')] : []), ...figures, t('comesFrom'), t('goesTo')], 'th'));
  for (const column of columns) {
    const comes = ends(
      into.filter((edge) => !edge.rows && edge.to[1] === column.name),
      'from',
      report,
    );
    const goes = ends(
      from.filter((edge) => !edge.rows && edge.from[1] === column.name),
      'to',
      report,
    );
    table.append(
      row([
        nameOf(column),
        column.type ?? '',
        ...(described ? [describe(column)] : []),
        ...(profiled ? figuresOf(column) : []),
        comes,
        goes,
      ]),
    );
  }
  const frame = text('div', '', 'wide');
  frame.append(table);
  return frame;
}

function nameOf({ name, primaryKey }: ReportColumn): Node {
  const element = text('span', name, primaryKey ? 'key' : '');
  if (primaryKey) element.append(text('small', t('key')));
  return element;
}

function describe({ description, tests }: ReportColumn): Node {
  const element = text('span', description ?? '');
  if (tests.length > 0) element.append(text('small', t('tested', tests.join(', '))));
  return element;
}

function figuresOf({ profile }: ReportColumn): string[] {
  if (profile === null) return ['', '', '', ''];
  const { nulls, distinct, min, max } = profile;
  return [
    `${(nulls * 100).toFixed(nulls > 0 && nulls < 0.01 ? 2 : 0)} %`,
    distinct === null ? '' : numberText(distinct),
    min ?? '',
    max ?? '',
  ];
}

function ends(edges: readonly ReportEdge[], end: 'from' | 'to', report: Report): Node {
  const list = text('div', '', 'ends');
  const seen = new Set<string>();
  for (const edge of edges) {
    const [table, column] = edge[end];
    const id = report.tables[table]?.id ?? '';
    const key = `${id}.${column} ${edge.kind}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const item = text('p', '');
    const link = linkTo(id);
    // A name that is too long for its line is broken between its parts.
    const parts = `${id}.${column}`.split('.').flatMap((part, at) => (at === 0 ? [part] : ['.', document.createElement('wbr'), part]));
    link.replaceChildren(...parts);
    item.append(link);
    if (edge.kind !== 'copy' || edge.uncertain)
      item.append(text('small', `${kindWord('edge', edge.kind)}${edge.uncertain ? `, ${t('uncertain')}` : ''}`));
    if (edge.expression !== null && edge.kind !== 'copy') item.append(text('code', edge.expression.replace(/\s+/g, ' ')));
    if (edge.place !== null) item.title = edge.place;
    list.append(item);
  }
  return list;
}

function rowsDecided(into: readonly ReportEdge[], report: Report): Node[] {
  const texts = new Set(
    into
      .filter(({ rows }) => rows)
      .map(({ from: [table, column], kind }) => `${report.tables[table]?.id ?? ''}.${column} (${kindWord('edge', kind)})`),
  );
  return texts.size === 0 ? [] : [text('h3', t('decided')), text('p', [...texts].join(', '))];
}

function jobsOf(id: string, { jobs }: Report): Node[] {
  const writing = jobs.flatMap(({ name, tasks }) =>
    tasks.filter(({ writes }) => writes.includes(id)).map((task) => t('taskOf', name, task.id)),
  );
  return writing.length === 0 ? [] : [text('h3', t('writtenBy')), text('p', writing.join('; '))];
}
