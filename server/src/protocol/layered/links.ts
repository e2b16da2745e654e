import type { Link } from './model.ts';

/** All lines between two boxes as one, which counts as many. */
export interface Segment extends Link {
  readonly weight: number;
}

/** Lines between the same boxes become one that ends at the mean of their heights. */
export function mergedLinks(links: readonly (Link | Segment)[]): readonly Segment[] {
  const merged = new Map<number, { source: number; target: number; sourceY: number; targetY: number; weight: number }>();
  for (const link of links) {
    const { source, target, sourceY, targetY } = link;
    const weight = 'weight' in link ? link.weight : 1;
    const key = pairKey(source, target);
    const known = merged.get(key);
    if (known === undefined) {
      merged.set(key, { source, target, sourceY, targetY, weight });
      continue;
    }
    const all = known.weight + weight;
    known.sourceY = (known.sourceY * known.weight + sourceY * weight) / all;
    known.targetY = (known.targetY * known.weight + targetY * weight) / all;
    known.weight = all;
  }
  return [...merged.values()];
}

/** Two numbers below 2²⁶ as one: text costs more than the layout. */
export function pairKey(one: number, other: number): number {
  return one * 67_108_864 + other;
}
