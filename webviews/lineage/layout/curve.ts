import type { ScenePoint } from './parts.ts';

/** One S of a line. */
export interface CurvePiece {
  readonly from: ScenePoint;
  readonly to: ScenePoint;
}

interface Curve extends CurvePiece {
  /** Points that it passes. */
  readonly via: readonly ScenePoint[];
}

/** From one point that a line passes to the next. */
export function curvePieces(curve: Curve): readonly CurvePiece[] {
  const { from, via, to } = curve;
  // Asked for every line of every frame.
  if (via.length === 0) return [curve];
  const points = [from, ...via, to];
  return points.slice(1).map((point, index) => ({ from: points[index] ?? from, to: point }));
}

/** The two control points of an S that leaves its source and reaches its target horizontally; a line that runs back swings out. */
export function controlPoints(from: ScenePoint, to: ScenePoint): readonly [ScenePoint, ScenePoint] {
  const distance = to.x - from.x;
  const reach = distance > 0 ? Math.min(distance * 0.35, 120) : 60;
  return [
    { x: from.x + reach, y: from.y },
    { x: to.x - reach, y: to.y },
  ];
}

/** A point of it, 0 to 1. */
export function pointOn({ from, to }: CurvePiece, t: number): ScenePoint {
  const [first, second] = controlPoints(from, to);
  return { x: bezier(from.x, first.x, second.x, to.x, t), y: bezier(from.y, first.y, second.y, to.y, t) };
}

/** The middle of a whole line. */
export function middleOf(curve: Curve): ScenePoint {
  const pieces = curvePieces(curve);
  const piece = pieces[Math.floor((pieces.length - 1) / 2)] ?? curve;
  return { x: (piece.from.x + piece.to.x) / 2, y: (piece.from.y + piece.to.y) / 2 };
}

function bezier(a: number, b: number, c: number, d: number, t: number): number {
  const s = 1 - t;
  return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
}
