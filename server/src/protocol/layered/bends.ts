import { mergedLinks, pairKey, type Segment } from './links.ts';
import type { Box } from './model.ts';

/** Boxes and the places where long lines pass a layer, which take part in everything like flat boxes. */
export interface Layout {
  readonly boxes: readonly Box[];
  /** By number of the box. */
  readonly layers: Int32Array;
  readonly layerCount: number;
  /** Each from one layer into the next. */
  readonly segments: readonly Segment[];
  /** The place where lines of a box pass a layer; by `pairKey(box, layer)`. */
  readonly bends: ReadonlyMap<number, number>;
}

/** Height that a passing line is given. */
const BEND_HEIGHT = 8;

/** Lines of one box that pass the same layer share one place there; otherwise a much-used table would make a wall of them. */
export function withBends(boxes: readonly Box[], boxLayers: Int32Array, links: readonly Segment[]): Layout {
  const all: Box[] = [...boxes];
  const layers: number[] = [...boxLayers];
  const segments: Segment[] = [];
  const bends = new Map<number, number>();
  for (const { source, target, sourceY, targetY, weight } of links) {
    const [first, last] = [layers[source] ?? 0, layers[target] ?? 0];
    let [from, fromY] = [source, sourceY];
    for (let layer = first + 1; layer < last; layer += 1) {
      const key = pairKey(source, layer);
      const known = bends.get(key);
      const bend = known ?? all.length;
      if (known === undefined) {
        bends.set(key, bend);
        all.push({ width: 0, height: BEND_HEIGHT });
        layers.push(layer);
      }
      segments.push({ source: from, target: bend, sourceY: fromY, targetY: BEND_HEIGHT / 2, weight });
      [from, fromY] = [bend, BEND_HEIGHT / 2];
    }
    segments.push({ source: from, target, sourceY: fromY, targetY, weight });
  }
  const layerCount = layers.reduce((most, layer) => Math.max(most, layer), 0) + 1;
  return { boxes: all, layers: Int32Array.from(layers), layerCount, segments: mergedLinks(segments), bends };
}
