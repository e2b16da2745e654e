import type { Box, Link } from './model.ts';

/** Boxes and the places where long lines pass a layer, which take part in everything like flat boxes. */
export interface Layout {
  readonly boxes: readonly Box[];
  /** By number of the box. */
  readonly layers: Int32Array;
  readonly layerCount: number;
  /** Each from one layer into the next. */
  readonly segments: readonly Segment[];
}

export interface Segment extends Link {
  readonly weight: number;
}

/** Height that a passing line is given. */
const BEND_HEIGHT = 8;
/** Lines of one box that pass the same layer share one place there; otherwise a much-used table would make a wall of them. */
export function withBends(boxes: readonly Box[], boxLayers: Int32Array, links: readonly Link[]): Layout {
  const all: Box[] = [...boxes];
  const layers: number[] = [...boxLayers];
  const segments = new Map<string, Segment>();
  const add = (segment: Link): void => {
    const key = `${segment.source} ${segment.target}`;
    const known = segments.get(key);
    if (known === undefined) return void segments.set(key, { ...segment, weight: 1 });
    const mean = (one: number, other: number): number => (one * known.weight + other) / (known.weight + 1);
    segments.set(key, {
      ...known,
      sourceY: mean(known.sourceY, segment.sourceY),
      targetY: mean(known.targetY, segment.targetY),
      weight: known.weight + 1,
    });
  };
  const bends = new Map<string, number>();
  for (const link of links) {
    const [first, last] = [layers[link.source] ?? 0, layers[link.target] ?? 0];
    let [from, fromY] = [link.source, link.sourceY];
    for (let layer = first + 1; layer < last; layer += 1) {
      const key = `${link.source} ${layer}`;
      const known = bends.get(key);
      const bend = known ?? all.length;
      if (known === undefined) {
        bends.set(key, bend);
        all.push({ width: 0, height: BEND_HEIGHT });
        layers.push(layer);
      }
      add({ source: from, target: bend, sourceY: fromY, targetY: BEND_HEIGHT / 2 });
      [from, fromY] = [bend, BEND_HEIGHT / 2];
    }
    add({ source: from, target: link.target, sourceY: fromY, targetY: link.targetY });
  }
  const layerCount = layers.reduce((most, layer) => Math.max(most, layer), 0) + 1;
  return { boxes: all, layers: Int32Array.from(layers), layerCount, segments: [...segments.values()] };
}
