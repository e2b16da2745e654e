import type { GraphModel, Place } from '../graph/model.ts';
import { placeKey, samePlace } from '../graph/model.ts';
import type { Translate } from '../strings/index.ts';
import { element } from './dom.ts';

export interface Outline {
  readonly root: HTMLElement;
  update(model: GraphModel): void;
  select(place: Place | null): void;
}

interface OutlineEvents {
  select(place: Place): void;
  open(place: Place): void;
}

/** The graph as a tree of tables and columns, for the keyboard and for screen readers. Columns are made when a table is opened. */
export function createOutline(t: Translate, events: OutlineEvents): Outline {
  const tree = element('ul', { attributes: { role: 'tree', 'aria-label': t('outline') } });
  const root = element('nav', { class: 'outline' }, tree);
  const items = new Map<string, { readonly item: HTMLElement; readonly place: Place }>();
  let shown: GraphModel | null = null;

  const makeItem = (place: Place, label: string): HTMLElement => {
    const row = element('span', { class: 'row', text: label, attributes: { title: label } });
    const item = element(
      'li',
      { attributes: { role: 'treeitem', tabindex: '-1', 'aria-selected': 'false', 'aria-level': place.column === null ? '1' : '2' } },
      row,
    );
    items.set(placeKey(place), { item, place });
    row.addEventListener('click', () => {
      if (place.column === null) toggle(place, item);
      events.select(place);
    });
    row.addEventListener('dblclick', () => events.open(place));
    return item;
  };
  const toggle = (place: Place, item: HTMLElement, open = item.getAttribute('aria-expanded') !== 'true'): void => {
    if (place.column !== null || shown === null || !item.hasAttribute('aria-expanded')) return;
    if (item.childElementCount === 1) {
      const columns = shown.columns(place.node).map(({ name }) => makeItem({ node: place.node, column: name }, name));
      item.append(element('ul', { class: 'group', attributes: { role: 'group' } }, ...columns));
    }
    item.setAttribute('aria-expanded', String(open));
  };
  const focus = (item: HTMLElement | undefined): void => {
    if (item === undefined) return;
    for (const other of tree.querySelectorAll('[tabindex="0"]')) other.setAttribute('tabindex', '-1');
    item.setAttribute('tabindex', '0');
    item.focus();
  };
  const visible = (): HTMLElement[] =>
    [...tree.querySelectorAll<HTMLElement>('[role="treeitem"]')].filter((item) => item.offsetParent !== null);
  tree.addEventListener('keydown', (event) => {
    const entry = [...items.values()].find(({ item }) => item === event.target);
    if (entry === undefined) return;
    const { item, place } = entry;
    const all = visible();
    const at = all.indexOf(item);
    const expanded = item.getAttribute('aria-expanded');
    switch (event.key) {
      case 'ArrowDown':
        focus(all[at + 1]);
        break;
      case 'ArrowUp':
        focus(all[at - 1]);
        break;
      case 'Home':
        focus(all[0]);
        break;
      case 'End':
        focus(all.at(-1));
        break;
      case 'ArrowRight':
        if (expanded === 'false') toggle(place, item, true);
        else if (expanded === 'true') focus(all[at + 1]);
        break;
      case 'ArrowLeft':
        if (expanded === 'true') toggle(place, item, false);
        else if (place.column !== null) focus(items.get(place.node)?.item);
        break;
      case 'Enter':
        events.open(place);
        break;
      case ' ':
        events.select(place);
        break;
      default:
        return;
    }
    event.preventDefault();
  });
  return {
    root,
    update(model) {
      shown = model;
      items.clear();
      tree.replaceChildren(
        ...[...model.nodes.values()].map((node) => {
          const item = makeItem({ node: node.id, column: null }, node.id);
          if (model.columns(node.id).length > 0) item.setAttribute('aria-expanded', 'false');
          return item;
        }),
      );
      tree.firstElementChild?.setAttribute('tabindex', '0');
    },
    select(place) {
      if (place?.column != null) {
        const table = items.get(place.node);
        if (table !== undefined) toggle(table.place, table.item, true);
      }
      for (const entry of items.values()) entry.item.setAttribute('aria-selected', String(samePlace(entry.place, place)));
      if (place !== null) items.get(placeKey(place))?.item.firstElementChild?.scrollIntoView({ block: 'nearest' });
    },
  };
}
