import { element } from '../../shared/dom.ts';
import { boundsOf, type Scene, type ScenePoint } from '../layout/scene.ts';
import { areaInView, type Camera } from './camera.ts';
import type { Theme } from './theme.ts';

export interface Minimap {
  readonly root: HTMLElement;
  setScene(scene: Scene, theme: Theme): void;
  /** Where the camera is; the map is hidden while all is in view anyway. */
  show(camera: Camera, width: number, height: number): void;
}

const WIDTH = 168;
const HEIGHT = 112;
const MARGIN = 5;

/** The whole picture, small, with a frame around what is in view. A click or a drag moves that. */
export function createMinimap(label: string, moveTo: (center: ScenePoint) => void): Minimap {
  const ratio = window.devicePixelRatio || 1;
  const canvas = element('canvas', { attributes: { width: String(WIDTH * ratio), height: String(HEIGHT * ratio) } });
  const frame = element('div', { class: 'minimap-frame' });
  // For the eye alone: the keyboard has the outline and the keys of the drawing.
  const root = element('div', { class: 'minimap', attributes: { 'aria-hidden': 'true', title: label } }, canvas, frame);
  root.hidden = true;
  let bounds = { left: 0, top: 0, right: 1, bottom: 1 };
  let scale = 1;
  let isEmpty = true;
  const point = ({ clientX, clientY }: PointerEvent): ScenePoint => {
    const { left, top } = root.getBoundingClientRect();
    return { x: (clientX - left - MARGIN) / scale + bounds.left, y: (clientY - top - MARGIN) / scale + bounds.top };
  };
  root.addEventListener('pointerdown', (event) => {
    event.stopPropagation();
    root.setPointerCapture(event.pointerId);
    moveTo(point(event));
  });
  root.addEventListener('pointermove', (event) => {
    if (event.buttons === 1) moveTo(point(event));
  });
  return {
    root,
    setScene(scene, theme) {
      isEmpty = scene.tables.length < 2;
      bounds = boundsOf(scene);
      scale = Math.min((WIDTH - 2 * MARGIN) / (bounds.right - bounds.left), (HEIGHT - 2 * MARGIN) / (bounds.bottom - bounds.top));
      const context = canvas.getContext('2d');
      if (context === null) return;
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.fillStyle = theme.background;
      context.fillRect(0, 0, WIDTH, HEIGHT);
      context.fillStyle = theme.border;
      for (const { x, y, width, height } of scene.tables) {
        const [w, h] = [Math.max(1.5, width * scale), Math.max(1.5, height * scale)];
        context.fillRect((x - bounds.left) * scale + MARGIN, (y - bounds.top) * scale + MARGIN, w, h);
      }
    },
    show(camera, width, height) {
      const view = areaInView(camera, width, height);
      const all = view.left <= bounds.left && view.right >= bounds.right && view.top <= bounds.top && view.bottom >= bounds.bottom;
      root.hidden = isEmpty || all || width < 2.5 * WIDTH || height < 2 * HEIGHT;
      if (root.hidden) return;
      const place = (value: number, start: number, end: number): number => (Math.min(end, Math.max(start, value)) - start) * scale + MARGIN;
      const [left, right] = [place(view.left, bounds.left, bounds.right), place(view.right, bounds.left, bounds.right)];
      const [top, bottom] = [place(view.top, bounds.top, bounds.bottom), place(view.bottom, bounds.top, bounds.bottom)];
      frame.style.transform = `translate(${left}px, ${top}px)`;
      frame.style.width = `${Math.max(4, right - left)}px`;
      frame.style.height = `${Math.max(4, bottom - top)}px`;
    },
  };
}
