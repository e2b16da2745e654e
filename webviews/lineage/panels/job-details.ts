import type { LineageEdge, LineageNode, SourceLocation } from '../../../server/src/protocol/index.ts';
import { element } from '../../shared/dom.ts';
import { jobOfLine } from '../graph/jobs.ts';
import type { GraphModel, Place } from '../graph/model.ts';
import type { Translate } from '../strings/index.ts';
import { fileOf } from './file-of.ts';

interface JobContext {
  readonly t: Translate;
  readonly events: {
    select(place: Place): void;
    openEdge(edge: Pick<LineageEdge, 'location'>): void;
  };
  readonly abilities: { readonly open: boolean };
}

/** More than this many are counted, not listed. */
const LISTED = 12;

/** Of a job the tables of the picture that it reads and writes, and the files that it runs for them. */
export function jobDetails(model: GraphModel, { name }: LineageNode, { t, events, abilities }: JobContext): HTMLElement {
  const run = model.edges.filter((edge) => jobOfLine(edge) === null && edge.jobs?.includes(name) === true);
  const table = (node: string): HTMLElement =>
    element('button', {
      class: 'link',
      text: node,
      attributes: { type: 'button' },
      on: { click: () => events.select({ node, column: null }) },
    });
  const file = (location: SourceLocation): HTMLElement => {
    const text = fileOf(location.uri);
    const click = () => events.openEdge({ location });
    return abilities.open
      ? element('button', { class: 'link', text, attributes: { type: 'button', title: t('details.open') }, on: { click } })
      : element('span', { text });
  };
  const list = (title: string, items: readonly HTMLElement[]): HTMLElement =>
    element('div', { class: 'neighbours' }, element('h3', { text: title }), element('ul', {}, ...lines(items, t)));
  return element(
    'div',
    { class: 'columns' },
    list(t('details.reads'), ends(run, 'source', model).map(table)),
    list(t('details.writes'), ends(run, 'target', model).map(table)),
    list(t('details.runs'), filesOf(run).map(file)),
  );
}

function lines(items: readonly HTMLElement[], t: Translate): readonly HTMLElement[] {
  if (items.length === 0) return [element('li', { class: 'hint', text: t('details.none') })];
  const shown = items.slice(0, LISTED).map((item) => element('li', {}, item));
  return items.length > LISTED ? [...shown, element('li', { text: t('more', items.length - LISTED) })] : shown;
}

/** Tables only: a temporary table or a query is the file's own affair. */
function ends(run: readonly LineageEdge[], end: 'source' | 'target', { nodes }: GraphModel): readonly string[] {
  const own = (node: string): boolean => ['temp', 'query', 'file'].includes(nodes.get(node)?.kind ?? '');
  return [...new Set(run.map((edge) => edge[end].node))].filter((node) => !own(node)).sort();
}

/** Each where its first statement is that the picture shows. */
function filesOf(run: readonly LineageEdge[]): readonly SourceLocation[] {
  const files = new Map<string, SourceLocation>();
  for (const { location } of run) {
    const known = location === null ? undefined : files.get(location.uri);
    if (location !== null && (known === undefined || location.range.start.line < known.range.start.line)) files.set(location.uri, location);
  }
  return [...files.values()].sort((a, b) => (a.uri < b.uri ? -1 : 1));
}
