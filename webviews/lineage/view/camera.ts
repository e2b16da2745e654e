import type { ScenePoint } from '../layout/scene.ts';

/** Where the picture stands on the canvas: screen = picture × zoom + (x, y). */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const MIN_ZOOM = 0.02;
const MAX_ZOOM = 3;

export function toScreen({ x, y, zoom }: Camera, point: ScenePoint): ScenePoint {
  return { x: point.x * zoom + x, y: point.y * zoom + y };
}

export function toPicture({ x, y, zoom }: Camera, point: ScenePoint): ScenePoint {
  return { x: (point.x - x) / zoom, y: (point.y - y) / zoom };
}

/** What of the picture is on a canvas of this size. */
export function areaInView(camera: Camera, width: number, height: number): Area {
  const { x: left, y: top } = toPicture(camera, { x: 0, y: 0 });
  const { x: right, y: bottom } = toPicture(camera, { x: width, y: height });
  return { left, top, right, bottom };
}

/** Zooms with the point of the screen staying where it is. */
export function zoomedAt(camera: Camera, point: ScenePoint, factor: number): Camera {
  const zoom = Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, camera.zoom * factor));
  const { x, y } = toPicture(camera, point);
  return { zoom, x: point.x - x * zoom, y: point.y - y * zoom };
}

export function centeredOn(point: ScenePoint, zoom: number, width: number, height: number): Camera {
  return { zoom, x: width / 2 - point.x * zoom, y: height / 2 - point.y * zoom };
}

/** All of an area with a margin; three tables need not fill the screen. */
export function fitted(area: Area, width: number, height: number, margin: number, largest: number): Camera {
  const [across, down] = [Math.max(1, area.right - area.left), Math.max(1, area.bottom - area.top)];
  const zoom = Math.min(largest, Math.max(MIN_ZOOM, Math.min((width - 2 * margin) / across, (height - 2 * margin) / down)));
  return centeredOn({ x: (area.left + area.right) / 2, y: (area.top + area.bottom) / 2 }, zoom, width, height);
}
