import { isInfluence, type LineageEdge } from '../../../server/src/protocol/index.ts';
import type { GraphModel, Place } from '../graph/model.ts';
import type { Translate } from '../strings/index.ts';
import { element } from './dom.ts';

export interface Details {
  readonly root: HTMLElement;
  show(model: GraphModel, place: Place | null): void;
  showEdges(edges: readonly LineageEdge[]): void;
}

interface DetailsEvents {
  open(place: Place): void;
  openEdge(edge: LineageEdge): void;
  select(place: Place): void;
  center(place: Place): void;
}

/** More than this many neighbours are counted, not listed. */
const LISTED = 8;

/** The strip below the drawing: what the selected column is, how it is computed, and where it goes. */
export function createDetails(
  t: Translate,
  events: DetailsEvents,
  abilities: { readonly open: boolean; readonly expand: boolean },
): Details {
  const root = element('section', { class: 'details', attributes: { 'aria-label': t('title') } });
  const hint = (): HTMLElement => element('p', { class: 'hint', text: t('details.hint') });
  const neighbours = (title: string, edges: readonly LineageEdge[], end: 'source' | 'target'): HTMLElement => {
    const lines = edges.slice(0, LISTED).map((edge) => edgeLine(edge, end));
    if (edges.length > LISTED) lines.push(element('li', { text: t('more', edges.length - LISTED) }));
    if (lines.length === 0) lines.push(element('li', { class: 'hint', text: t('details.none') }));
    return element('div', { class: 'neighbours' }, element('h3', { text: title }), element('ul', {}, ...lines));
  };
  const edgeLine = (edge: LineageEdge, end: 'source' | 'target'): HTMLElement => {
    const place: Place = isInfluence(edge) && end === 'target' ? { node: edge.target.node, column: null } : edge[end];
    const name = place.column === null ? place.node : `${place.node}.${place.column}`;
    return element(
      'li',
      {},
      element('span', { class: 'kind', text: t(`kind.${edge.kind}`) }),
      element('button', { class: 'link', text: name, attributes: { type: 'button' }, on: { click: () => events.select(place) } }),
      expression(edge),
    );
  };
  const expression = (edge: LineageEdge): HTMLElement | null => {
    if (edge.expression === null) return null;
    const code = element('code', { text: edge.expression });
    if (!abilities.open || edge.location === null) return code;
    return element(
      'button',
      { class: 'link code', attributes: { type: 'button', title: t('details.open') }, on: { click: () => events.openEdge(edge) } },
      code,
    );
  };
  root.append(hint());
  return {
    root,
    show(model, place) {
      const node = place === null ? undefined : model.nodes.get(place.node);
      if (place === null || node === undefined) return root.replaceChildren(hint());
      const column = model.columns(place.node).find(({ name }) => name === place.column);
      const action = (key: 'details.open' | 'details.center', act: (place: Place) => void): HTMLElement =>
        element('button', {
          class: 'link',
          text: t(key),
          attributes: { type: 'button', 'data-action': key },
          on: { click: () => act(place) },
        });
      const kind = column?.type ?? (place.column === null ? [t(`node.${node.kind}`), node.dialect].filter(Boolean).join(', ') : '');
      const heading = element(
        'div',
        { class: 'heading' },
        element('h2', { text: place.column === null ? node.id : `${node.id}.${place.column}` }),
        element('span', { class: 'type', text: kind }),
        abilities.open ? action('details.open', events.open) : null,
        abilities.expand ? action('details.center', events.center) : null,
      );
      const description = place.column === null ? node.description : (column?.description ?? null);
      const lists =
        place.column === null
          ? []
          : [
              neighbours(t('details.upstream'), model.edgesAt(place, 'target'), 'source'),
              neighbours(t('details.downstream'), model.edgesAt(place, 'source'), 'target'),
            ];
      root.replaceChildren(
        heading,
        ...(description === null ? [] : [element('p', { text: description })]),
        element('div', { class: 'columns' }, ...lists),
      );
    },
    showEdges(edges) {
      const lines = edges.slice(0, LISTED).map((edge) =>
        element(
          'li',
          {},
          element('span', {
            text: `${edge.source.node}.${edge.source.column} → ${edge.target.node}${isInfluence(edge) ? '' : `.${edge.target.column}`}`,
          }),
          element('span', { class: 'kind', text: t(`kind.${edge.kind}`) + (edge.uncertain ? ` (${t('details.uncertain')})` : '') }),
          expression(edge),
        ),
      );
      root.replaceChildren(element('ul', { class: 'edges' }, ...lines));
    },
  };
}
