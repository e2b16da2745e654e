import cytoscape, { type CollectionReturnValue, type Core, type SingularElementArgument } from 'cytoscape';
import { type Place, placeKey } from '../graph/model.ts';
import type { Path } from '../graph/path.ts';
import { rowId, type Scene, type SceneEdge } from '../layout/scene.ts';
import { type ElementRole, elementsOf } from './elements.ts';
import { styleOf } from './style.ts';
import type { Theme } from './theme.ts';

export interface DrawingEvents {
  select(place: Place): void;
  /** Double click. */
  open(place: Place): void;
  openEdge(edge: SceneEdge): void;
  inspectEdge(edge: SceneEdge): void;
  expand(node: string, direction: 'upstream' | 'downstream'): void;
  unfold(node: string): void;
  clear(): void;
}

/** The canvas. It keeps no opinion: what is selected, on the path or found is told to it. */
export interface Drawing {
  /** `anchor` keeps that table where it is on the screen; without one the whole graph is fitted. */
  show(scene: Scene, options: { readonly expandable: boolean; readonly anchor: string | null; readonly focus: string | null }): void;
  setTheme(theme: Theme): void;
  mark(marks: Marks): void;
  center(place: Place): void;
  fit(): void;
  zoomBy(factor: number): void;
  png(background: string): string;
  /** For tests: what is where on the screen. */
  inspect(): GraphOnScreen;
}

export interface Marks {
  readonly selected: Place | null;
  readonly path: Path | null;
  readonly matches: ReadonlySet<string>;
  readonly influences: boolean;
}

export interface GraphOnScreen {
  readonly zoom: number;
  readonly nodes: readonly {
    readonly id: string;
    readonly role: ElementRole['role'];
    readonly node: string;
    readonly column: string | null;
    readonly direction: string | null;
    readonly label: string;
    readonly x: number;
    readonly y: number;
    readonly classes: readonly string[];
  }[];
  readonly edges: readonly {
    readonly kind: string;
    readonly source: string;
    readonly target: string;
    readonly classes: readonly string[];
  }[];
}

const PADDING = 30;
/** Below this zoom tables show only their names. */
const FAR = 0.42;
const READABLE = 0.65;
/** How far a name may reach over the sides of its table: most of the gap between two layers. */
const NAME_OVERHANG = 90;
/** The mean width of a bold character, in its size. */
const BOLD_CHARACTER = 0.62;
/** A picture larger than this is refused by browsers. */
const MAX_PICTURE = 12_000;

export function createDrawing(container: HTMLElement, theme: Theme, events: DrawingEvents): Drawing {
  const cy = cytoscape({
    container,
    style: styleOf(theme),
    autoungrabify: true,
    autounselectify: true,
    boxSelectionEnabled: false,
    minZoom: 0.03,
    maxZoom: 3,
    // Dragging and zooming two thousand rows stays smooth when the lines are left out meanwhile.
    hideEdgesOnViewport: true,
    // As long as desktops give people for a double click; cytoscape's own 250 ms is missed by slow hands and busy machines.
    multiClickDebounceTime: 500,
  });
  listen(cy, events);
  let focused: string | null = null;
  /** Whether the person has moved the picture since it was last fitted; if not, it is fitted again when the window changes. */
  let moved = false;
  const updateDistance = (): void => showNamesFromFar(cy);
  cy.on('zoom', updateDistance);
  cy.on('scrollzoom dragpan pinchzoom', () => {
    moved = true;
  });
  const frame = (): void => {
    moved = false;
    fitAll(cy);
    const center = focused === null ? null : cy.getElementById(focused);
    // A whole graph that cannot be read is worth less than the part that was asked for.
    if (cy.zoom() < FAR && center?.nonempty()) cy.viewport({ zoom: READABLE, pan: cy.pan() }).center(center);
  };
  new ResizeObserver(() => {
    cy.resize();
    if (!moved && cy.elements().nonempty()) frame();
  }).observe(container);
  return {
    show(scene, { expandable, anchor, focus }) {
      const before = anchor === null ? null : tableOnScreen(cy, anchor);
      cy.elements().remove();
      cy.add(elementsOf(scene, { expandable }));
      focused = focus;
      if (focus !== null) cy.getElementById(focus).addClass('focus');
      const after = anchor === null ? null : tableOnScreen(cy, anchor);
      if (before === null || after === null) frame();
      else {
        moved = true;
        cy.panBy({ x: before.x - after.x, y: before.y - after.y });
      }
      updateDistance();
    },
    setTheme: (next) => void cy.style(styleOf(next)),
    mark: (marks) => mark(cy, marks),
    center(place) {
      const element = elementOf(cy, place);
      if (element.empty() || isOnScreen(cy, element)) return;
      moved = true;
      const zoom = Math.max(cy.zoom(), FAR + 0.2);
      const center = { eles: element };
      if (matchMedia('(prefers-reduced-motion: reduce)').matches) cy.viewport({ zoom, pan: cy.pan() }).center(element);
      else cy.stop().animate({ zoom, center }, { duration: 180 });
    },
    fit() {
      moved = false;
      fitAll(cy);
    },
    zoomBy(factor) {
      moved = true;
      cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
    },
    png: (background) => picture(cy, background),
    inspect: () => inspect(cy),
  };
}

function listen(cy: Core, events: DrawingEvents): void {
  cy.on('tap', (event) => {
    const role = roleOf(event.target, cy);
    if (role === null) events.clear();
    else if (role.role === 'place') events.select(role.place);
    else if (role.role === 'more') events.unfold(role.node);
    else if (role.role === 'expand') events.expand(role.node, role.direction);
    else events.inspectEdge(role.edge);
  });
  cy.on('dbltap', (event) => {
    const role = roleOf(event.target, cy);
    if (role?.role === 'place') events.open(role.place);
    if (role?.role === 'edge') events.openEdge(role.edge);
  });
  cy.on('mouseover mouseout', (event) => {
    const container = cy.container();
    if (container !== null) container.style.cursor = event.type === 'mouseover' && roleOf(event.target, cy) !== null ? 'pointer' : '';
  });
}

function roleOf(target: unknown, cy: Core): ElementRole | null {
  return target === cy ? null : ((target as SingularElementArgument).data('role') as ElementRole);
}

function elementOf(cy: Core, { node, column }: Place) {
  if (column === null) return cy.getElementById(node);
  const row = cy.getElementById(rowId.column(node, column));
  return row.nonempty() ? row : cy.getElementById(node);
}

function fitAll(cy: Core): void {
  cy.fit(undefined, PADDING);
  // Three tables need not fill the screen.
  if (cy.zoom() > 1.15) cy.zoom(1.15).center();
}

function isOnScreen(cy: Core, element: CollectionReturnValue): boolean {
  const { x1, x2, y1, y2 } = element.renderedBoundingBox({});
  return cy.zoom() >= FAR && x1 >= 0 && y1 >= 0 && x2 <= cy.width() && y2 <= cy.height();
}

/**
 * The names keep about the size of the editor's text on the screen, as far as they do not run into the next table's. In steps, for every
 * step restyles all tables.
 */
function showNamesFromFar(cy: Core): void {
  const far = cy.zoom() < FAR;
  const wanted = 2 ** (Math.round(Math.log2(11 / cy.zoom()) * 2) / 2);
  cy.batch(() => {
    const tables = cy.nodes('.table');
    tables.toggleClass('far', far);
    if (!far || tables.first().data('wantedSize') === wanted) return;
    tables.data('wantedSize', wanted);
    for (const table of tables.toArray()) {
      const room = Number(table.data('width')) + NAME_OVERHANG;
      table.data('nameSize', Math.min(wanted, room / (String(table.data('title')).length * BOLD_CHARACTER)));
    }
  });
}

function tableOnScreen(cy: Core, node: string): { readonly x: number; readonly y: number } | null {
  const title = cy.getElementById(rowId.title(node));
  return title.nonempty() ? { ...title.renderedPosition() } : null;
}

function mark(cy: Core, { selected, path, matches, influences }: Marks): void {
  cy.batch(() => {
    cy.elements().removeClass('selected onpath dimmed matched hidden');
    if (!influences) cy.edges('.influence').addClass('hidden');
    for (const element of cy.elements().toArray()) {
      const role = roleOf(element, cy);
      if (role === null) continue;
      if (role.role === 'place' && matches.has(placeKey(role.place)) && (role.place.column !== null || element.hasClass('title')))
        element.addClass('matched');
      if (path === null) continue;
      if (role.role === 'edge') element.addClass(role.edge.edges.some((edge) => path.edges.has(edge)) ? 'onpath' : 'dimmed');
      else if (element.hasClass('column') && role.role === 'place')
        element.addClass(path.places.has(placeKey(role.place)) ? 'onpath' : 'faded');
      else if (element.hasClass('table') && role.role === 'place' && !path.tables.has(role.place.node)) element.addClass('dimmed');
    }
    if (selected === null) return;
    const element =
      selected.column === null
        ? cy.getElementById(rowId.title(selected.node))
        : cy.getElementById(rowId.column(selected.node, selected.column));
    element.addClass('selected');
  });
}

/** The whole graph, without the buttons, which a picture has no use for. */
function picture(cy: Core, background: string): string {
  const buttons = cy.nodes('.expand').addClass('hidden');
  const { w, h } = cy.elements().boundingBox();
  const scale = Math.min(2, MAX_PICTURE / Math.max(w, h, 1));
  const base64 = cy.png({ output: 'base64', full: true, bg: background, scale });
  buttons.removeClass('hidden');
  return base64;
}

function inspect(cy: Core): GraphOnScreen {
  const nodes = cy.nodes().map((element) => {
    const role = element.data('role') as ElementRole;
    const place = role.role === 'place' ? role.place : { node: role.role === 'edge' ? '' : role.node, column: null };
    const direction = role.role === 'expand' ? role.direction : null;
    // The middle of a table lies on one of its columns; where its name stands, a click means the table.
    const { x, y } = tableOnScreen(cy, element.id()) ?? element.renderedPosition();
    return {
      id: element.id(),
      role: role.role,
      ...place,
      direction,
      label: String(element.data('label') ?? element.data('title') ?? '+'),
      x,
      y,
      classes: element.classes(),
    };
  });
  const edges = cy.edges().map((element) => {
    const { edge } = element.data('role') as Extract<ElementRole, { role: 'edge' }>;
    const [{ source, target } = { source: null, target: null }] = edge.edges;
    return {
      kind: edge.kind,
      source: `${source?.node}.${source?.column}`,
      target: `${target?.node}.${target?.column}`,
      classes: element.classes(),
    };
  });
  return { zoom: cy.zoom(), nodes, edges };
}
