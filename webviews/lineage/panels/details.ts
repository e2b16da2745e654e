import { edgeEnd, type LineageEdge, type LineageNode, type PanelProblem } from '../../../server/src/protocol/index.ts';
import { element } from '../../shared/dom.ts';
import { jobOfLine } from '../graph/jobs.ts';
import type { GraphModel, Place } from '../graph/model.ts';
import type { Problems } from '../graph/problems.ts';
import { nameOf as nodeName, placeName, type Translate } from '../strings/index.ts';
import { PROBLEM_SIGNS } from '../view/marks.ts';
import { fileOf } from './file-of.ts';
import { jobDetails } from './job-details.ts';

export interface Details {
  readonly root: HTMLElement;
  show(model: GraphModel, place: Place | null, problems: Problems): void;
  showEdges(edges: readonly LineageEdge[]): void;
}

interface DetailsEvents {
  open(place: Place): void;
  openEdge(edge: Pick<LineageEdge, 'location'>): void;
  select(place: Place): void;
  center(place: Place): void;
}

interface Context {
  readonly t: Translate;
  readonly events: DetailsEvents;
  readonly abilities: { readonly open: boolean; readonly ask: boolean };
}

/** More than this many neighbours are counted, not listed. */
const LISTED = 8;

/** The strip below the drawing: what the selected column is, how it is computed, and where it goes. */
export function createDetails(t: Translate, events: DetailsEvents, abilities: Context['abilities']): Details {
  const context = { t, events, abilities };
  const root = element('section', { class: 'details', attributes: { 'aria-label': t('title') } });
  const hint = (): HTMLElement => element('p', { class: 'hint', text: t('details.hint') });
  root.append(hint());
  return {
    root,
    show(model, place, problems) {
      const node = place === null ? undefined : model.nodes.get(place.node);
      root.replaceChildren(...(place === null || node === undefined ? [hint()] : placeDetails(model, node, place, problems, context)));
    },
    showEdges(edges) {
      root.replaceChildren(element('ul', { class: 'edges' }, ...edges.slice(0, LISTED).map((edge) => wholeEdge(edge, context))));
    },
  };
}

function placeDetails(model: GraphModel, node: LineageNode, place: Place, problems: Problems, context: Context): readonly HTMLElement[] {
  const column = model.columns(place.node).find(({ name }) => name === place.column);
  const description = place.column === null ? node.description : (column?.description ?? null);
  const parts = [heading(node, place, column?.type ?? null, context)];
  const found = problems.at(place);
  if (found.length > 0) parts.push(problemList(found, context));
  if (description !== null) parts.push(element('p', { text: description }));
  if (node.kind === 'job') return [heading(node, place, null, context), jobDetails(model, node, context)];
  if (place.column === null) parts.push(...sourcesOf(node, context));
  const isBundled = model.tableEdges(place.node, 'source').some(({ bundle }) => bundle !== undefined) || node.kind === 'schema';
  if (place.column !== null || isBundled) {
    const upstream = neighbours(context.t('details.upstream'), model.edgesAt(place, 'target'), 'source', context);
    const downstream = neighbours(context.t('details.downstream'), model.edgesAt(place, 'source'), 'target', context);
    parts.push(element('div', { class: 'columns' }, upstream, downstream));
  }
  return parts;
}

function heading(node: LineageNode, place: Place, type: string | null, { t, events, abilities }: Context): HTMLElement {
  const action = (key: 'details.open' | 'details.center', act: (place: Place) => void): HTMLElement =>
    element('button', {
      class: 'link',
      text: t(key),
      attributes: { type: 'button', 'data-action': key },
      on: { click: () => act(place) },
    });
  const kind =
    place.column === null
      ? [
          node.tables === undefined ? t(`node.${node.kind}`) : t('node.tables', node.tables),
          node.kind === 'job' ? node.description : node.dialect,
        ]
          .filter(Boolean)
          .join(', ')
      : (type ?? '');
  return element(
    'div',
    { class: 'heading' },
    element('h2', {
      text:
        node.kind === 'schema' || node.kind === 'job' ? nodeName(node, t) : place.column === null ? node.id : `${node.id}.${place.column}`,
    }),
    element('span', { class: 'type', text: kind }),
    abilities.open && node.kind !== 'schema' && node.kind !== 'job' ? action('details.open', events.open) : null,
    abilities.ask && node.kind !== 'schema' ? action('details.center', events.center) : null,
  );
}

/** As the editor's list of problems says it, each with its place. */
function problemList(problems: readonly PanelProblem[], context: Context): HTMLElement {
  const { t } = context;
  const lines = problems.slice(0, LISTED).map((problem) => problemLine(problem, context));
  if (problems.length > LISTED) lines.push(element('li', { text: t('more', problems.length - LISTED) }));
  return element('ul', { class: 'problems', attributes: { 'aria-label': t('problems') } }, ...lines);
}

function problemLine({ severity, message, simulated, location }: PanelProblem, { t, events, abilities }: Context): HTMLElement {
  const sign = element('span', { class: 'sign', text: PROBLEM_SIGNS[severity], attributes: { 'aria-label': t(`problem.${severity}`) } });
  const where = `${fileOf(location.uri)}:${location.range.start.line + 1}`;
  const place = abilities.open
    ? element('button', { class: 'link', text: where, attributes: { type: 'button' }, on: { click: () => events.openEdge({ location }) } })
    : element('span', { text: where });
  const text = element('span', { text: simulated ? t('problem.simulated', message) : message });
  return element('li', { attributes: { 'data-severity': severity } }, sign, text, place);
}

/** In which databases a table is, and what is a guess about it. */
function sourcesOf({ sources }: LineageNode, { t }: Context): readonly HTMLElement[] {
  if (sources === undefined) return [];
  const { connections, others, guess } = sources;
  const lines = [
    ...(connections.length > 1 && guess === null ? [t('details.environments', connections.join(', '))] : []),
    ...(connections.length === 1 ? [t('details.source', connections.join(', '))] : []),
    ...(others.length > 0 ? [t('details.others', others.join(', '))] : []),
    ...(guess === null ? [] : [`${t('details.guess')} ${guess}`]),
  ];
  return lines.map((text) => element('p', { class: 'hint', text }));
}

function neighbours(title: string, edges: readonly LineageEdge[], end: 'source' | 'target', context: Context): HTMLElement {
  const { t } = context;
  const lines = edges.slice(0, LISTED).map((edge) => neighbour(edge, end, context));
  if (edges.length > LISTED) lines.push(element('li', { text: t('more', edges.length - LISTED) }));
  if (lines.length === 0) lines.push(element('li', { class: 'hint', text: t('details.none') }));
  return element('div', { class: 'neighbours' }, element('h3', { text: title }), element('ul', {}, ...lines));
}

function neighbour(edge: LineageEdge, end: 'source' | 'target', context: Context): HTMLElement {
  const place: Place = edgeEnd(edge, end);
  const name = placeName(place, context.t);
  const link = element('button', {
    class: 'link',
    text: name,
    attributes: { type: 'button' },
    on: { click: () => context.events.select(place) },
  });
  return element('li', {}, kindOf(edge, context), link, expression(edge, context), jobsOf(edge, context));
}

function wholeEdge(edge: LineageEdge, context: Context): HTMLElement {
  const [source, target] = [edgeEnd(edge, 'source'), edgeEnd(edge, 'target')];
  const link = (place: Place): HTMLElement => {
    const text = placeName(place, context.t);
    return element('button', { class: 'link', text, attributes: { type: 'button' }, on: { click: () => context.events.select(place) } });
  };
  return element(
    'li',
    {},
    link(source),
    element('span', { text: '→' }),
    link(target),
    kindOf(edge, context),
    bundleOf(edge, context),
    expression(edge, context),
    jobsOf(edge, context),
  );
}

/** What a line between schemas or whole tables stands for. */
function bundleOf({ bundle }: LineageEdge, { t }: Context): HTMLElement | null {
  if (bundle === undefined) return null;
  const kinds = Object.entries(bundle.kinds).map(([kind, count]) => `${count} ${t(`kind.${kind as LineageEdge['kind']}`)}`);
  return element('span', { class: 'hint', text: `${t('details.bundle', bundle.count)}: ${kinds.join(', ')}` });
}

function jobsOf({ jobs = [] }: LineageEdge, { t }: Context): HTMLElement | null {
  return jobs.length === 0 ? null : element('span', { class: 'hint', text: t('details.jobs', jobs.join(', ')) });
}

function kindOf(edge: LineageEdge, { t }: Context): HTMLElement {
  const line = jobOfLine(edge);
  const kind = line === null ? edge.kind : line.end === 'source' ? 'writes' : 'reads';
  return element('span', { class: 'kind', text: t(`kind.${kind}`) + (edge.uncertain ? ` (${t('details.uncertain')})` : '') });
}

function expression(edge: LineageEdge, { t, events, abilities }: Context): HTMLElement | null {
  if (edge.expression === null) {
    if (!abilities.open || edge.location === null) return null;
    // What only influences rows has no expression; its statement can be opened all the same.
    return element('button', {
      class: 'link',
      text: t('details.open'),
      attributes: { type: 'button' },
      on: { click: () => events.openEdge(edge) },
    });
  }
  const code = element('code', { text: edge.expression });
  if (!abilities.open || edge.location === null) return code;
  const attributes = { type: 'button', title: t('details.open') };
  return element('button', { class: 'link code', attributes, on: { click: () => events.openEdge(edge) } }, code);
}
