import { curvePieces, pointOn } from './curve.ts';
import type { Scene, SceneEdge, ScenePoint, SceneTable } from './parts.ts';

/** Larger pictures are looked at from far away, where nobody follows one line. */
const MOST_TABLES = 200;
const MOST_EDGES = 3_000;
/** Half of the room that the layout leaves between two tables. */
const BESIDE = 13;
const SAMPLES = 18;
/** A line that would have to go round more tables than these goes behind them. */
const MOST_DETOURS = 5;

/** The same scene with lines that go round the tables that are in their way. */
export function withDetours(scene: Scene): Scene {
  const { tables, edges, bundles } = scene;
  if (tables.length > MOST_TABLES || edges.length > MOST_EDGES) return scene;
  const around = (edge: SceneEdge): SceneEdge => ({ ...edge, via: detour(edge, tables) });
  return { tables, edges: edges.map(around), bundles: bundles.map(around) };
}

/** The points that a line passes on its way, none where nothing is in it. */
export function detour(edge: SceneEdge, tables: readonly SceneTable[]): readonly ScenePoint[] {
  const [{ source, target }] = edge.edges;
  // What runs back, or to itself, is drawn in front.
  if (edge.to.x <= edge.from.x) return [];
  const others = tables.filter(
    ({ node, x, width }) => node.id !== source.node && node.id !== target.node && x < edge.to.x && x + width > edge.from.x,
  );
  let via: readonly ScenePoint[] = [];
  for (let round = 0; round < MOST_DETOURS; round += 1) {
    const next = oneMore(edge, via, others);
    if (next === null) return via;
    via = next;
  }
  return oneMore(edge, via, others) === null ? via : [];
}

/** Goes round the first table that is in the way; null when none is. */
function oneMore(edge: SceneEdge, via: readonly ScenePoint[], tables: readonly SceneTable[]): readonly ScenePoint[] | null {
  for (const [index, piece] of curvePieces({ ...edge, via }).entries()) {
    for (let sample = 1; sample < SAMPLES; sample += 1) {
      const point = pointOn(piece, sample / SAMPLES);
      const table = tables.find(({ x, y, width, height }) => point.x > x && point.x < x + width && point.y > y && point.y < y + height);
      if (table === undefined) continue;
      const [left, right] = [Math.max(table.x, piece.from.x), Math.min(table.x + table.width, piece.to.x)];
      const y = freeHeight(point.y, table, tables);
      return [...via.slice(0, index), { x: left, y }, { x: right, y }, ...via.slice(index)];
    }
  }
  return null;
}

/** The nearest height above or below the table, and what stands close to it, at which there is room. */
function freeHeight(wanted: number, table: SceneTable, tables: readonly SceneTable[]): number {
  const beside = tables.filter(({ x, width }) => x < table.x + table.width && x + width > table.x);
  const isFree = (y: number): boolean => beside.every((one) => y <= one.y || y >= one.y + one.height);
  const heights = beside.flatMap(({ y, height }) => [y - BESIDE, y + height + BESIDE]).filter(isFree);
  return heights.reduce((best, y) => (Math.abs(y - wanted) < Math.abs(best - wanted) ? y : best), heights[0] ?? table.y - BESIDE);
}
