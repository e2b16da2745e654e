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
