import type { LineageDirection, LineageEdge, PanelQuestion } from '../../server/src/protocol/index.ts';
import { element } from '../shared/dom.ts';
import type { GraphDiff } from './graph/diff.ts';
import type { GraphModel, Place } from './graph/model.ts';
import type { Move } from './graph/neighbours.ts';
import type { View } from './graph/view.ts';
import { listenToKeys } from './keyboard.ts';
import type { ScenePoint } from './layout/scene.ts';
import { type CrumbsState, createCrumbs } from './panels/crumbs.ts';
import { createDetails, type Details } from './panels/details.ts';
import { createFilters } from './panels/filters.ts';
import { createLegend, INFLUENCES } from './panels/legend.ts';
import { type MenuItem, openMenu } from './panels/menu.ts';
import { createNotice, type Notice } from './panels/notice.ts';
import { Outline } from './panels/outline.ts';
import { createTableView } from './panels/table-view.ts';
import { createToolbar, type ExportFormat, type Toolbar } from './panels/toolbar.ts';
import { createWarnings } from './panels/warnings.ts';
import type { Translate } from './strings/index.ts';
import { createDrawing, type Drawing } from './view/drawing.ts';
import type { Theme } from './view/theme.ts';

/** What a person can do on the page. */
export interface ShellEvents {
  select(place: Place): void;
  /** Selects and brings into view. */
  reveal(place: Place): void;
  clear(): void;
  /** Asks for the lineage of this place instead. */
  center(place: Place): void;
  open(place: Place): void;
  openEdge(edge: Pick<LineageEdge, 'location'>): void;
  inspectEdges(edges: readonly LineageEdge[]): void;
  nextProblem(): void;
  expand(node: string, direction: Exclude<LineageDirection, 'both'>): void;
  unfold(node: string): void;
  move(move: Move): void;
  selected(): Place | null;
  menu(place: Place, at: ScenePoint): void;
  dragged(node: string, corner: ScenePoint): void;
  search(text: string): void;
  stepMatch(by: 1 | -1): void;
  chooseFound(index: number): void;
  view(change: (view: View) => View): void;
  pin(node: string): void;
  only(place: Place): void;
  closeSchemaOf(node: string): void;
  ask(question: PanelQuestion): void;
  back(): void;
  forward(): void;
  arrange(): void;
  follow(on: boolean): void;
  compare(on: boolean): void;
  jobs(on: boolean): void;
  save(format: ExportFormat): void;
  retry(): void;
}

/** What the parts around the drawing show. */
export interface ShellState extends Omit<CrumbsState, 'graph'> {
  readonly model: GraphModel;
  /** Before anything is left out. */
  readonly graph: CrumbsState['graph'];
  readonly diff: GraphDiff | null;
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
}

/** The page's parts in their places. */
export interface Shell {
  readonly drawing: Drawing;
  readonly toolbar: Toolbar;
  readonly details: Details;
  readonly outline: Outline;
  readonly notice: Notice;
  update(state: ShellState): void;
  /** How many tables of the picture have problems. */
  setProblems(tables: number): void;
  menu(items: readonly MenuItem[], at: ScenePoint): void;
  announce(text: string): void;
  /** With an old graph in the background, or without any; what belongs to a graph is only shown beside one. */
  setState(state: 'busy' | 'idle' | 'graph'): void;
}

/** Below this width the legend starts closed: it would cost the drawing too many lines. */
const NARROW = 620;
/** Below this height too, and details stand beside the drawing (lineage.css), which needs the room of the outline. */
const LOW = 420;
/** From these widths on the outline has room beside the drawing. */
const WIDE = 1000;
const WIDE_WHEN_LOW = 1260;

/** In a window that becomes narrow the outline would leave nothing to the drawing; with the room it comes back. */
function followWidth(setOutline: (on: boolean) => void, isOpen: () => boolean): void {
  let wasOpen = false;
  matchMedia(`(max-width: ${NARROW}px)`).addEventListener('change', ({ matches }) => {
    if (matches) wasOpen = isOpen();
    setOutline(!matches && wasOpen);
  });
}

/** In a window that becomes low the legend closes; with the room it is again as it was. */
function followHeight(legend: HTMLDetailsElement): void {
  let wasOpen = window.innerWidth >= NARROW;
  matchMedia(`(max-height: ${LOW - 1}px)`).addEventListener('change', ({ matches }) => {
    if (matches) wasOpen = legend.open;
    legend.open = !matches && wasOpen;
  });
}

export function createShell(
  root: HTMLElement,
  t: Translate,
  theme: Theme,
  abilities: { readonly ask: boolean; readonly open: boolean },
  events: ShellEvents,
): Shell {
  const canvas = element('div', { class: 'canvas', attributes: { tabindex: '0', role: 'application', 'aria-label': t('graph.label') } });
  const live = element('div', { class: 'live', attributes: { 'aria-live': 'polite', role: 'log' } });
  const isLow = window.innerHeight < LOW;
  const legend = createLegend(t, window.innerWidth >= NARROW && !isLow, (on) =>
    events.view((view) => ({
      ...view,
      edgeKinds: new Set([...view.edgeKinds].filter((kind) => !INFLUENCES.includes(kind)).concat(on ? [] : INFLUENCES)),
    })),
  );
  const details = createDetails(t, { ...events, select: events.reveal }, abilities);
  const outline = new Outline(t, { select: events.reveal, open: events.open });
  const notice = createNotice(t, events.retry);
  const warnings = createWarnings(t);
  const crumbs = createCrumbs(t, abilities.ask, events);
  const filters = createFilters(t, events.view);
  const table = createTableView(t, events, abilities.open);
  const showOutline = (on: boolean): void => {
    outline.root.hidden = !on;
  };
  const toolbar = createToolbar(
    t,
    {
      ...events,
      step: events.stepMatch,
      choose: (index) => {
        canvas.focus({ preventScroll: true });
        events.chooseFound(index);
      },
      endSearch: () => {
        events.search('');
        canvas.focus();
      },
      outline: showOutline,
      table: (on) => table.setVisible(on),
      fit: () => drawing.fit(),
      zoom: (factor) => drawing.zoomBy(factor),
    },
    { canAsk: abilities.ask, filters: filters.root },
  );
  const stage = element('div', { class: 'stage' }, canvas, warnings.root, table.root, notice.root);
  root.classList.add('lineage');
  root.replaceChildren(toolbar.root, crumbs.root, element('div', { class: 'main' }, outline.root, stage), legend.root, details.root, live);
  const wide = window.innerWidth >= (isLow ? WIDE_WHEN_LOW : WIDE);
  showOutline(wide);
  toolbar.set('outline', wide);
  const setOutline = (on: boolean): void => {
    showOutline(on);
    toolbar.set('outline', on);
  };
  followWidth(setOutline, () => !outline.root.hidden);
  followHeight(legend.root);

  const drawing = createDrawing(canvas, theme, t('minimap'), {
    ...events,
    select: (place) => {
      canvas.focus({ preventScroll: true });
      events.select(place);
    },
    openEdge: ({ edges: [edge] }) => events.openEdge(edge),
    inspectEdge: ({ edges }) => events.inspectEdges(edges),
  });
  const withSelected = (act: (place: Place) => void) => (): void => {
    const place = events.selected();
    if (place !== null) act(place);
  };
  listenToKeys(canvas, {
    move: events.move,
    open: withSelected(events.open),
    expand: (direction) => withSelected(({ node }) => events.expand(node, direction))(),
    unfold: withSelected(({ node }) => events.unfold(node)),
    step: events.stepMatch,
    search: toolbar.focusSearch,
    fit: () => drawing.fit(),
    zoom: (factor) => drawing.zoomBy(factor),
    center: withSelected(events.center),
    clear: events.clear,
    menu: withSelected((place) => events.menu(place, drawing.windowPoint(place))),
    pin: withSelected(({ node }) => events.pin(node)),
    only: withSelected(events.only),
    closeSchema: withSelected(({ node }) => events.closeSchemaOf(node)),
    back: events.back,
    forward: events.forward,
    table: () => toolbar.press('table'),
    jobs: () => toolbar.press('jobs'),
  });
  return {
    drawing,
    toolbar,
    details,
    outline,
    notice,
    update({ model, graph, view, question, diff, canGoBack, canGoForward }) {
      outline.update(model);
      legend.update(model.jobs === 0 ? graph.edges : [...graph.edges, ...model.edges], view.edgeKinds);
      warnings.update(graph.warnings);
      crumbs.update({ question, graph, view, diff });
      filters.update(graph, view);
      table.update(model, diff);
      toolbar.setSteps(canGoBack, canGoForward);
    },
    setProblems: crumbs.setProblems,
    menu: (items, at) => openMenu(items, at, () => canvas.focus({ preventScroll: true })),
    announce(text) {
      live.textContent = text;
    },
    setState(state) {
      root.dataset['state'] = state;
    },
  };
}
