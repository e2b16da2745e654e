import { type Place, samePlace } from '../graph/model.ts';
import { PADDING, ROW_HEIGHT, rowMiddle, TITLE_HEIGHT } from '../layout/geometry.ts';
import { boundsOf, type Scene, type SceneEdge, type ScenePoint, type SceneTable } from '../layout/scene.ts';
import { type Camera, centeredOn, fitted, toPicture, toScreen, zoomedAt } from './camera.ts';
import { type Hit, hitAt } from './hit.ts';
import { type GraphOnScreen, inspectScene } from './inspect.ts';
import { isCut } from './labels.ts';
import { type Marks, NO_MARKS } from './marks.ts';
import { createMinimap } from './minimap.ts';
import { FAR, paint } from './paint.ts';
import { listenToPointer } from './pointer.ts';
import { createSnapshot } from './snapshot.ts';
import type { Theme } from './theme.ts';
import { createTip } from './tip.ts';

export interface DrawingEvents {
  select(place: Place): void;
  /** Double click. */
  open(place: Place): void;
  openEdge(edge: SceneEdge): void;
  inspectEdge(edge: SceneEdge): void;
  expand(node: string, direction: 'upstream' | 'downstream'): void;
  unfold(node: string): void;
  clear(): void;
  /** The menu of a place, at a point of the window. */
  menu(place: Place, at: ScenePoint): void;
  /** A table was dragged; its new corner. */
  dragged(node: string, corner: ScenePoint): void;
}

/** The canvas. It keeps no opinion: what is selected, on the path or found is told to it. */
export interface Drawing {
  show(scene: Scene, options: ShowOptions): void;
  setTheme(theme: Theme): void;
  mark(marks: Marks): void;
  center(place: Place): void;
  fit(): void;
  zoomBy(factor: number): void;
  camera(): Camera;
  setCamera(camera: Camera): void;
  /** Where the title of a table stands in the window; for menus that the keyboard opens. */
  windowPoint(place: Place): ScenePoint;
  png(background: string): string;
  /** For tests: what is where on the screen. */
  inspect(): GraphOnScreen;
}

export interface ShowOptions {
  readonly expandable: boolean;
  /** A table that keeps its place on the screen; `keep` keeps the whole picture where it is; null fits the whole graph. */
  readonly view: { readonly anchor: string } | 'keep' | null;
  readonly focus: string | null;
}

const MARGIN = 30;
const READABLE = 0.65;
const LARGEST_FIT = 1.15;
const ANIMATION = 180;
/** Tables and lines in view beyond which a moving picture is copied; milliseconds without a move until it is painted again; and how old a copy may be. */
const MANY_PARTS = 400;
const REST = 90;
const LONGEST_COPY = 700;
/** A picture larger than this is refused by browsers. */
const MAX_PICTURE = 12_000;

export function createDrawing(container: HTMLElement, firstTheme: Theme, minimapLabel: string, events: DrawingEvents): Drawing {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { alpha: false });
  const minimap = createMinimap(minimapLabel, (center) => change({ ...centeredOn(center, camera.zoom, width, height) }));
  const tip = createTip(container);
  container.replaceChildren(canvas, minimap.root, tip.root);
  let theme = firstTheme;
  let scene: Scene = { tables: [], edges: [], bundles: [] };
  let marks = NO_MARKS;
  let expandable = false;
  let focus: string | null = null;
  let camera: Camera = { x: 0, y: 0, zoom: 1 };
  let [width, height] = [0, 0];
  let frameRequest = 0;
  let animation = 0;
  /** Whether the person has moved the picture since it was last fitted; if not, it is fitted again when the window changes. */
  let isMoved = false;
  let tapped: Hit | null = null;
  /** While a picture moves that takes long to paint, a copy of it is shown. */
  const snapshot = createSnapshot();
  let [movedAt, paintedAt] = [Number.NEGATIVE_INFINITY, 0];
  let restTimer: number | undefined;

  const repaint = (): void => {
    if (frameRequest === 0) frameRequest = requestAnimationFrame(draw);
  };
  const draw = (): void => {
    frameRequest = 0;
    if (context === null || width === 0) return;
    const ratio = window.devicePixelRatio || 1;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.fillStyle = theme.background;
    context.fillRect(0, 0, width, height);
    const now = performance.now();
    const isMoving = now - movedAt < REST && now - paintedAt < LONGEST_COPY;
    if (isMoving && snapshot.draw(context, camera, width, height)) {
      if (restTimer === undefined) restTimer = window.setTimeout(rest, REST);
    } else {
      const painted = paint(context, scene, { theme, marks, focus, expandable, camera, width, height });
      paintedAt = now;
      if (painted.tables + painted.edges > MANY_PARTS) snapshot.take(canvas, camera);
      else snapshot.clear();
    }
    minimap.show(camera, width, height);
  };
  /** The last copy gives way to the picture itself. */
  const rest = (): void => {
    restTimer = undefined;
    if (performance.now() - movedAt < REST) restTimer = window.setTimeout(rest, REST);
    else repaint();
  };
  const setCamera = (next: Camera): void => {
    camera = next;
    repaint();
  };
  const change = (next: Camera): void => {
    cancelAnimationFrame(animation);
    tip.hide();
    isMoved = true;
    movedAt = performance.now();
    setCamera(next);
  };
  const fitAll = (): void => setCamera(fitted(boundsOf(scene), width, height, MARGIN, LARGEST_FIT));
  const frame = (): void => {
    isMoved = false;
    fitAll();
    const table = focus === null ? undefined : tableOf(focus);
    // A whole graph that cannot be read is worth less than the part that was asked for.
    if (camera.zoom < FAR && table !== undefined) setCamera(centeredOn(middleOf(table), READABLE, width, height));
  };
  const tableOf = (node: string): SceneTable | undefined => scene.tables.find((table) => table.node.id === node);
  const hit = (at: ScenePoint): Hit | null => hitAt(scene, toPicture(camera, at), camera.zoom, expandable);
  /** The name of a place in full, when it is not drawn so. */
  const tellName = (place: Place | null, at: ScenePoint): void => {
    const table = place === null ? undefined : tableOf(place.node);
    const isTold =
      context !== null &&
      place !== null &&
      table !== undefined &&
      (camera.zoom < FAR || isCut(context, table, place, theme.font, marks.pinned.has(place.node)));
    if (isTold) tip.show(fullName(table, camera.zoom < FAR ? null : place.column), at);
    else tip.hide();
  };
  const inWindow = (at: ScenePoint): ScenePoint => {
    const { left, top } = container.getBoundingClientRect();
    return { x: at.x + left, y: at.y + top };
  };
  /** Who has moved by keyboard has no mouse to point with. */
  const tellSelected = (place: Place | null): void => {
    const table = place === null ? undefined : tableOf(place.node);
    tip.hide();
    if (place === null || table === undefined || camera.zoom < FAR) return;
    const { left, bottom } = areaOf(table, place);
    tellName(place, toScreen(camera, { x: left, y: bottom }));
  };
  const animateTo = (target: Camera): void => {
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) {
      change(target);
      return;
    }
    const [from, started] = [camera, performance.now()];
    isMoved = true;
    cancelAnimationFrame(animation);
    const step = (): void => {
      const part = Math.min(1, (performance.now() - started) / ANIMATION);
      const eased = 1 - (1 - part) ** 3;
      const between = (one: number, other: number): number => one + (other - one) * eased;
      setCamera({ x: between(from.x, target.x), y: between(from.y, target.y), zoom: between(from.zoom, target.zoom) });
      if (part < 1) animation = requestAnimationFrame(step);
    };
    step();
  };

  new ResizeObserver(() => {
    const ratio = window.devicePixelRatio || 1;
    [width, height] = [container.clientWidth, container.clientHeight];
    canvas.width = Math.max(1, Math.round(width * ratio));
    canvas.height = Math.max(1, Math.round(height * ratio));
    if (!isMoved && scene.tables.length > 0) frame();
    // At once: an empty frame between two sizes would flicker.
    draw();
  }).observe(container);
  canvas.addEventListener('pointerleave', () => tip.hide());
  listenToPointer(canvas, {
    grab(at) {
      const found = hit(at);
      if (found?.on !== 'place' || !found.title) return null;
      return ({ x, y }) => {
        const table = tableOf(found.place.node);
        if (table !== undefined) events.dragged(table.node.id, { x: table.x + x / camera.zoom, y: table.y + y / camera.zoom });
      };
    },
    pan: ({ x, y }) => change({ ...camera, x: camera.x + x, y: camera.y + y }),
    zoom: (at, factor) => change(zoomedAt(camera, at, factor)),
    tap(at) {
      tapped = hit(at);
      tell(tapped, events);
    },
    openTapped() {
      if (tapped?.on === 'place') events.open(tapped.place);
      if (tapped?.on === 'edge') events.openEdge(tapped.edge);
    },
    menu(at) {
      const found = hit(at);
      if (found?.on === 'place') events.menu(found.place, inWindow(at));
    },
    hover(at) {
      const found = hit(at);
      canvas.style.cursor = found === null ? '' : 'pointer';
      tellName(found?.on === 'place' ? found.place : null, at);
    },
  });
  return {
    show(next, options) {
      const anchor = options.view !== null && options.view !== 'keep' ? options.view.anchor : null;
      const before = anchor === null ? undefined : tableOf(anchor);
      ({ expandable, focus } = options);
      scene = next;
      snapshot.clear();
      minimap.setScene(scene, theme);
      const after = anchor === null ? undefined : tableOf(anchor);
      if (options.view === 'keep') {
        // Nor is it fitted again when the details below take another height.
        isMoved = true;
        repaint();
        return;
      }
      if (before === undefined || after === undefined) return frame();
      change({ ...camera, x: camera.x + (before.x - after.x) * camera.zoom, y: camera.y + (before.y - after.y) * camera.zoom });
    },
    setTheme(next) {
      theme = next;
      snapshot.clear();
      minimap.setScene(scene, theme);
      repaint();
    },
    mark(next) {
      if (!samePlace(next.selected, marks.selected)) tellSelected(next.selected);
      marks = next;
      snapshot.clear();
      repaint();
    },
    center(place) {
      const table = tableOf(place.node);
      if (table === undefined || isOnScreen(areaOf(table, place), camera, width, height)) return;
      const { left, right, top, bottom } = areaOf(table, place);
      animateTo(centeredOn({ x: (left + right) / 2, y: (top + bottom) / 2 }, Math.max(camera.zoom, FAR + 0.2), width, height));
    },
    fit() {
      isMoved = false;
      fitAll();
    },
    zoomBy: (factor) => change(zoomedAt(camera, { x: width / 2, y: height / 2 }, factor)),
    camera: () => camera,
    setCamera: change,
    windowPoint(place) {
      const table = tableOf(place.node);
      if (table === undefined) return inWindow({ x: width / 2, y: height / 2 });
      const { left, bottom } = areaOf(table, place);
      return inWindow(toScreen(camera, { x: left + PADDING, y: bottom }));
    },
    png: (background) => picture(scene, { theme, marks, focus, background }),
    inspect: () => inspectScene(scene, { camera, marks, focus, expandable }),
  };
}

function tell(hit: Hit | null, events: DrawingEvents): void {
  switch (hit?.on) {
    case undefined:
      events.clear();
      break;
    case 'place':
      events.select(hit.place);
      break;
    case 'more':
      events.unfold(hit.node);
      break;
    case 'expand':
      events.expand(hit.node, hit.direction);
      break;
    case 'edge':
      events.inspectEdge(hit.edge);
      break;
  }
}

function fullName({ node, title, subtitle }: SceneTable, column: string | null): string {
  if (node.kind === 'schema') return `${title} (${subtitle})`;
  return column === null ? node.id : `${node.id}.${column}`;
}

function middleOf({ x, y, width, height }: SceneTable): ScenePoint {
  return { x: x + width / 2, y: y + height / 2 };
}

/** A table, or the row of a column as far as it is drawn. */
function areaOf({ x, y, width, height, rows }: SceneTable, { column }: Place) {
  const row = column === null ? -1 : rows.findIndex((candidate) => candidate.column === column);
  if (row < 0) return { left: x, right: x + width, top: y, bottom: y + (column === null ? TITLE_HEIGHT : height) };
  const middle = y + rowMiddle(row);
  return { left: x, right: x + width, top: middle - ROW_HEIGHT / 2, bottom: middle + ROW_HEIGHT / 2 };
}

function isOnScreen({ left, right, top, bottom }: ReturnType<typeof areaOf>, camera: Camera, width: number, height: number): boolean {
  const [start, end] = [toScreen(camera, { x: left, y: top }), toScreen(camera, { x: right, y: bottom })];
  return camera.zoom >= FAR && start.x >= 0 && start.y >= 0 && end.x <= width && end.y <= height;
}

/** The whole graph, without the buttons, which a picture has no use for. */
function picture(
  scene: Scene,
  {
    theme,
    marks,
    focus,
    background,
  }: { readonly theme: Theme; readonly marks: Marks; readonly focus: string | null; readonly background: string },
): string {
  const { left, top, right, bottom } = boundsOf(scene);
  const [wide, high] = [right - left + 2 * MARGIN, bottom - top + 2 * MARGIN];
  const zoom = Math.min(2, MAX_PICTURE / Math.max(wide, high, 1));
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(wide * zoom);
  canvas.height = Math.ceil(high * zoom);
  const context = canvas.getContext('2d');
  if (context === null) return '';
  context.fillStyle = background;
  context.fillRect(0, 0, canvas.width, canvas.height);
  const camera = { zoom, x: (MARGIN - left) * zoom, y: (MARGIN - top) * zoom };
  paint(context, scene, { theme, marks, focus, expandable: false, camera, width: canvas.width, height: canvas.height });
  return canvas.toDataURL('image/png').slice('data:image/png;base64,'.length);
}
