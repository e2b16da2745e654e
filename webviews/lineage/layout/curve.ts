import type { ScenePoint } from './scene.ts';

/** The two control points of an S that leaves its source and reaches its target horizontally; a line that runs back swings out. */
export function controlPoints(from: ScenePoint, to: ScenePoint): readonly [ScenePoint, ScenePoint] {
  const distance = to.x - from.x;
  const reach = distance > 0 ? Math.min(distance * 0.35, 120) : 60;
  return [
    { x: from.x + reach, y: from.y },
    { x: to.x - reach, y: to.y },
  ];
}

/** The same points as cytoscape takes them: how far along the straight line (0 to 1), and how far beside it. */
export function relativeToLine(
  points: readonly ScenePoint[],
  from: ScenePoint,
  to: ScenePoint,
): { readonly weights: number[]; readonly distances: number[] } {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy) || 1;
  return {
    weights: points.map(({ x, y }) => ((x - from.x) * dx + (y - from.y) * dy) / (length * length)),
    distances: points.map(({ x, y }) => ((y - from.y) * dx - (x - from.x) * dy) / length),
  };
}
