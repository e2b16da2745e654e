import { element } from '../../shared/dom.ts';
import { type GraphModel, type Place, placeKey, samePlace } from '../graph/model.ts';
import { nameOf, type Translate } from '../strings/index.ts';

interface OutlineEvents {
  select(place: Place): void;
  open(place: Place): void;
}

interface Item {
  readonly place: Place;
  readonly element: HTMLElement;
}

/** More tables are found by the search, which looks into all. */
const MOST = 1000;

/** The graph as a tree of tables and columns, for the keyboard and for screen readers. Columns are made when a table is opened. */
export class Outline {
  readonly root: HTMLElement;
  readonly #tree: HTMLElement;
  readonly #events: OutlineEvents;
  readonly #items = new Map<string, Item>();
  readonly #t: Translate;
  #model: GraphModel | null = null;
  #content = '';

  constructor(t: Translate, events: OutlineEvents) {
    this.#events = events;
    this.#t = t;
    this.#tree = element('ul', { attributes: { role: 'tree', 'aria-label': t('outline') } });
    this.root = element('nav', { class: 'outline' }, this.#tree);
    this.#tree.addEventListener('keydown', (event) => {
      const item = [...this.#items.values()].find((candidate) => candidate.element === event.target);
      if (item !== undefined && this.#press(event.key, item)) event.preventDefault();
    });
  }

  update(model: GraphModel): void {
    this.#model = model;
    // While one types the answer comes again and again, mostly with the same tables: whoever is in the tree stays there.
    const content = JSON.stringify([...model.nodes.keys()].map((node) => [node, ...model.columns(node).map(({ name }) => name)]));
    if (content === this.#content) return;
    this.#content = content;
    const open = [...this.#items.values()]
      .filter((item) => item.element.getAttribute('aria-expanded') === 'true')
      .map(({ place }) => place.node);
    this.#items.clear();
    const tables = [...model.nodes.values()].slice(0, MOST).map((node) => {
      const item = this.#makeItem({ node: node.id, column: null }, node.kind === 'schema' ? nameOf(node, this.#t) : node.id);
      if (model.columns(node.id).length > 0) item.setAttribute('aria-expanded', 'false');
      return item;
    });
    const rest = model.nodes.size - tables.length;
    this.#tree.replaceChildren(
      ...tables,
      ...(rest > 0 ? [element('li', { class: 'hint', text: this.#t('more', rest), attributes: { role: 'none' } })] : []),
    );
    this.#tree.firstElementChild?.setAttribute('tabindex', '0');
    for (const node of open) {
      const item = this.#items.get(node);
      if (item !== undefined) this.#toggle(item, true);
    }
  }

  select(place: Place | null): void {
    const table = place?.column == null ? undefined : this.#items.get(place.node);
    if (table !== undefined) this.#toggle(table, true);
    for (const item of this.#items.values()) item.element.setAttribute('aria-selected', String(samePlace(item.place, place)));
    if (place !== null) this.#items.get(placeKey(place))?.element.firstElementChild?.scrollIntoView({ block: 'nearest' });
  }

  #makeItem(place: Place, label: string): HTMLElement {
    const row = element('span', { class: 'row', text: label, attributes: { title: label } });
    const level = place.column === null ? '1' : '2';
    const made = element('li', { attributes: { role: 'treeitem', tabindex: '-1', 'aria-selected': 'false', 'aria-level': level } }, row);
    const item = { place, element: made };
    this.#items.set(placeKey(place), item);
    row.addEventListener('click', () => {
      this.#toggle(item, made.getAttribute('aria-expanded') !== 'true');
      this.#events.select(place);
    });
    row.addEventListener('dblclick', () => this.#events.open(place));
    return made;
  }

  #toggle({ place, element: item }: Item, open: boolean): void {
    if (this.#model === null || !item.hasAttribute('aria-expanded')) return;
    if (item.childElementCount === 1) {
      const columns = this.#model.columns(place.node).map(({ name }) => this.#makeItem({ node: place.node, column: name }, name));
      item.append(element('ul', { class: 'group', attributes: { role: 'group' } }, ...columns));
    }
    item.setAttribute('aria-expanded', String(open));
  }

  /** The keys of a tree, as the ARIA practices give them. Says whether the key was one of them. */
  #press(key: string, item: Item): boolean {
    const visible = [...this.#tree.querySelectorAll<HTMLElement>('[role="treeitem"]')].filter((one) => one.offsetParent !== null);
    const at = visible.indexOf(item.element);
    const expanded = item.element.getAttribute('aria-expanded');
    const actions: Readonly<Record<string, () => void>> = {
      ArrowDown: () => this.#focus(visible[at + 1]),
      ArrowUp: () => this.#focus(visible[at - 1]),
      Home: () => this.#focus(visible[0]),
      End: () => this.#focus(visible.at(-1)),
      ArrowRight: () => (expanded === 'false' ? this.#toggle(item, true) : expanded === 'true' && this.#focus(visible[at + 1])),
      ArrowLeft: () => (expanded === 'true' ? this.#toggle(item, false) : this.#focus(this.#items.get(item.place.node)?.element)),
      Enter: () => this.#events.open(item.place),
      ' ': () => this.#events.select(item.place),
    };
    const action = actions[key];
    action?.();
    return action !== undefined;
  }

  /** Only one item is reached by Tab: the one that had the focus last. */
  #focus(item: HTMLElement | undefined): void {
    if (item === undefined) return;
    for (const other of this.#tree.querySelectorAll('[tabindex="0"]')) other.setAttribute('tabindex', '-1');
    item.setAttribute('tabindex', '0');
    item.focus();
  }
}
