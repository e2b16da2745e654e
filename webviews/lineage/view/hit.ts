import type { Place } from '../graph/model.ts';
import { curvePieces, pointOn } from '../layout/curve.ts';
import { HEAD_HEIGHT, ROW_HEIGHT, TITLE_HEIGHT } from '../layout/geometry.ts';
import type { Scene, SceneEdge, ScenePoint, SceneTable } from '../layout/scene.ts';
import { buttonsOf, edgeInView, FAR } from './paint.ts';

/** What a point of the picture stands for. */
export type Hit =
  | { readonly on: 'place'; readonly place: Place; readonly title: boolean }
  | { readonly on: 'more'; readonly node: string }
  | { readonly on: 'expand'; readonly node: string; readonly direction: 'upstream' | 'downstream' }
  | { readonly on: 'edge'; readonly edge: SceneEdge };

/** Pixels of the screen beside a line that still mean the line. */
const TOLERANCE = 6;

export function hitAt(scene: Scene, point: ScenePoint, zoom: number, expandable: boolean): Hit | null {
  if (expandable && zoom >= FAR)
    for (const table of scene.tables)
      for (const { x, y, radius, direction } of buttonsOf(table))
        if (Math.hypot(point.x - x, point.y - y) <= radius + 1) return { on: 'expand', node: table.node.id, direction };
  // The last one painted lies on top.
  const table = scene.tables.findLast(
    ({ x, y, width, height }) => point.x >= x && point.x <= x + width && point.y >= y && point.y <= y + height,
  );
  if (table !== undefined) return inTable(table, point.y - table.y, zoom);
  const edge = nearestEdge(zoom < FAR ? scene.bundles : scene.edges, point, TOLERANCE / zoom);
  return edge === null ? null : { on: 'edge', edge };
}

function inTable({ node, rows }: SceneTable, y: number, zoom: number): Hit {
  const row = zoom < FAR || y < HEAD_HEIGHT ? undefined : rows[Math.min(rows.length - 1, Math.floor((y - HEAD_HEIGHT) / ROW_HEIGHT))];
  if (row === undefined) return { on: 'place', place: { node: node.id, column: null }, title: zoom >= FAR && y < TITLE_HEIGHT };
  if (row.column === null) return { on: 'more', node: node.id };
  return { on: 'place', place: { node: node.id, column: row.column }, title: false };
}

function nearestEdge(edges: readonly SceneEdge[], point: ScenePoint, tolerance: number): SceneEdge | null {
  const around = { left: point.x - tolerance, right: point.x + tolerance, top: point.y - tolerance, bottom: point.y + tolerance };
  let best: SceneEdge | null = null;
  let nearest = tolerance;
  for (const edge of edges) {
    if (!edgeInView(edge, around)) continue;
    const distance = distanceTo(edge, point);
    if (distance > nearest) continue;
    [best, nearest] = [edge, distance];
  }
  return best;
}

const STEPS = 28;

function distanceTo(edge: SceneEdge, point: ScenePoint): number {
  let distance = Infinity;
  for (const piece of curvePieces(edge)) {
    let before = piece.from;
    for (let step = 1; step <= STEPS; step += 1) {
      const at = pointOn(piece, step / STEPS);
      distance = Math.min(distance, toSegment(point, before, at));
      before = at;
    }
  }
  return distance;
}

function toSegment(point: ScenePoint, a: ScenePoint, b: ScenePoint): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((point.x - a.x) * dx + (point.y - a.y) * dy) / length));
  return Math.hypot(point.x - a.x - t * dx, point.y - a.y - t * dy);
}
