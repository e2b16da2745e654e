import type { LineageEdge } from '../../server/src/protocol/index.ts';
import { element } from '../shared/dom.ts';
import type { Place } from './graph/model.ts';
import type { Move } from './graph/neighbours.ts';
import { listenToKeys } from './keyboard.ts';
import { createDetails, type Details } from './panels/details.ts';
import { createLegend, type Legend } from './panels/legend.ts';
import { createNotice, type Notice } from './panels/notice.ts';
import { Outline } from './panels/outline.ts';
import { createToolbar, type ExportFormat, type Toolbar } from './panels/toolbar.ts';
import { createWarnings, type Warnings } from './panels/warnings.ts';
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
  openEdge(edge: LineageEdge): void;
  inspectEdges(edges: readonly LineageEdge[]): void;
  expand(node: string, direction: 'upstream' | 'downstream'): void;
  unfold(node: string): void;
  move(move: Move): void;
  selected(): Place | null;
  search(text: string): void;
  step(by: 1 | -1): void;
  influences(on: boolean): void;
  follow(on: boolean): void;
  save(format: ExportFormat): void;
  retry(): void;
}

/** The page's parts in their places. */
export interface Shell {
  readonly drawing: Drawing;
  readonly toolbar: Toolbar;
  readonly legend: Legend;
  readonly details: Details;
  readonly outline: Outline;
  readonly notice: Notice;
  readonly warnings: Warnings;
  announce(text: string): void;
  /** With an old graph in the background, or without any; what belongs to a graph is only shown beside one. */
  setState(state: 'busy' | 'idle' | 'graph'): void;
}

/** Cytoscape looks for this element before it adds a style sheet, which the page's policy would refuse. All it says is said in lineage.css. */
const STYLE_MARK = '__________cytoscape_stylesheet';
/** Below this width the legend starts closed: it would cost the drawing too many lines. */
const NARROW = 620;
/** From this width on the outline has room beside the drawing. */
const WIDE = 1000;

export function createShell(
  root: HTMLElement,
  t: Translate,
  theme: Theme,
  abilities: { readonly expand: boolean; readonly open: boolean; readonly follow: boolean },
  events: ShellEvents,
): Shell {
  const canvas = element('div', { class: 'canvas', attributes: { tabindex: '0', role: 'application', 'aria-label': t('graph.label') } });
  const live = element('div', { class: 'live', attributes: { 'aria-live': 'polite', role: 'log' } });
  const legend = createLegend(t, window.innerWidth >= NARROW, events.influences);
  const details = createDetails(t, { ...events, select: events.reveal }, abilities);
  const outline = new Outline(t, { select: events.reveal, open: events.open });
  const notice = createNotice(t, events.retry);
  const warnings = createWarnings(t);
  const showOutline = (on: boolean): void => {
    outline.root.hidden = !on;
  };
  const toolbar = createToolbar(
    t,
    {
      search: events.search,
      step: events.step,
      endSearch: () => {
        events.search('');
        canvas.focus();
      },
      follow: events.follow,
      outline: showOutline,
      fit: () => drawing.fit(),
      zoom: (factor) => drawing.zoomBy(factor),
      save: events.save,
    },
    { canFollow: abilities.follow },
  );
  const stage = element('div', { class: 'stage' }, canvas, warnings.root, notice.root);
  root.classList.add('lineage');
  root.replaceChildren(toolbar.root, element('div', { class: 'main' }, outline.root, stage), legend.root, details.root, live);
  if (document.getElementById(STYLE_MARK) === null) document.head.append(element('meta', { attributes: { id: STYLE_MARK } }));
  const wide = window.innerWidth >= WIDE;
  showOutline(wide);
  toolbar.setOutline(wide);

  const drawing = createDrawing(canvas, theme, {
    select: (place) => {
      canvas.focus({ preventScroll: true });
      events.select(place);
    },
    open: events.open,
    openEdge: ({ edges }) => edges[0] && events.openEdge(edges[0]),
    inspectEdge: ({ edges }) => events.inspectEdges(edges),
    expand: events.expand,
    unfold: events.unfold,
    clear: events.clear,
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
    step: events.step,
    search: toolbar.focusSearch,
    fit: () => drawing.fit(),
    zoom: (factor) => drawing.zoomBy(factor),
    center: withSelected(events.center),
    clear: events.clear,
  });
  return {
    drawing,
    toolbar,
    legend,
    details,
    outline,
    notice,
    warnings,
    announce(text) {
      live.textContent = text;
    },
    setState(state) {
      root.dataset['state'] = state;
    },
  };
}
