import type { ScenePoint } from '../layout/scene.ts';

export interface PointerEvents {
  /** Says whether what is at this point is to be dragged by itself; else the picture is. */
  grab(at: ScenePoint): ((by: ScenePoint) => void) | null;
  pan(by: ScenePoint): void;
  zoom(at: ScenePoint, factor: number): void;
  tap(at: ScenePoint): void;
  /** A double click: on what its first click was on, for that may have made the picture move. */
  openTapped(): void;
  menu(at: ScenePoint): void;
  hover(at: ScenePoint): void;
}

/** Pixels that a hand may tremble in a click. */
const TREMBLE = 4;

/** What a mouse, pen or finger does on the drawing, in pixels of it. */
export function listenToPointer(target: HTMLElement, events: PointerEvents): void {
  const at = ({ clientX, clientY }: MouseEvent): ScenePoint => {
    const { left, top } = target.getBoundingClientRect();
    return { x: clientX - left, y: clientY - top };
  };
  const fingers = new Map<number, ScenePoint>();
  let last: ScenePoint | null = null;
  let isDrag = false;
  let drag: ((by: ScenePoint) => void) | null = null;
  target.addEventListener('pointerdown', (event) => {
    fingers.set(event.pointerId, at(event));
    if (event.button !== 0 || fingers.size > 1) return;
    target.setPointerCapture(event.pointerId);
    last = at(event);
    isDrag = false;
    drag = events.grab(last);
  });
  target.addEventListener('pointermove', (event) => {
    const now = at(event);
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    const before = fingers.get(event.pointerId);
    if (before !== undefined) fingers.set(event.pointerId, now);
    if (before !== undefined && other !== undefined) {
      isDrag = true;
      const spread = (point: ScenePoint): number => Math.hypot(point.x - other.x, point.y - other.y) || 1;
      return events.zoom({ x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }, spread(now) / spread(before));
    }
    if (last === null) return events.hover(now);
    const by = { x: now.x - last.x, y: now.y - last.y };
    if (!isDrag && Math.hypot(by.x, by.y) < TREMBLE) return;
    isDrag = true;
    last = now;
    if (drag === null) events.pan(by);
    else drag(by);
  });
  const end = (event: PointerEvent): void => {
    fingers.delete(event.pointerId);
    last = null;
    drag = null;
  };
  target.addEventListener('pointerup', end);
  target.addEventListener('pointercancel', end);
  target.addEventListener('click', (event) => {
    if (isDrag || event.detail > 1) return;
    events.tap(at(event));
  });
  target.addEventListener('dblclick', () => events.openTapped());
  target.addEventListener('contextmenu', (event) => {
    event.preventDefault();
    events.menu(at(event));
  });
  target.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      // Lines and pages, as some mice tell them, are about as many pixels.
      const pixels = event.deltaY * (event.deltaMode === 0 ? 1 : event.deltaMode === 1 ? 20 : 300);
      // A pinch on a touch pad comes as a wheel with Ctrl, in small steps.
      events.zoom(at(event), Math.exp(-pixels * (event.ctrlKey ? 0.01 : 0.0016)));
    },
    { passive: false },
  );
}
