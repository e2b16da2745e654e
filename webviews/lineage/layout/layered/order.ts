import type { Layout, Segment } from './bends.ts';

/** Sweeps over all layers; more bring next to nothing. */
const SWEEPS = 10;
/** A large picture is ordered less finely: nobody follows ten thousand lines by eye. */
const FEW_SWEEPS = 4;
const MANY_SEGMENTS = 8000;

/** The boxes of each layer from top to bottom, with few crossings: each at the mean of its neighbours, by turns those left and those right of it. */
export function orderLayers(layout: Layout): readonly (readonly number[])[] {
  let layers = initialOrder(layout);
  const [left, right] = [neighbours(layout, 'target'), neighbours(layout, 'source')];
  const bySource = segmentsByLayer(layout);
  let best = layers;
  let fewest = crossings(layers, bySource, layout);
  const sweeps = layout.segments.length > MANY_SEGMENTS ? FEW_SWEEPS : SWEEPS;
  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep += 1) {
    layers = sweepOver(layers, sweep % 2 === 0 ? left : right, sweep % 2 === 0, layout);
    const found = crossings(layers, bySource, layout);
    if (found >= fewest) continue;
    [best, fewest] = [layers, found];
  }
  return best;
}

interface Neighbour {
  readonly box: number;
  /** How far down in it the line ends, 0 to 1. */
  readonly at: number;
  readonly weight: number;
}

function neighbours({ boxes, segments }: Layout, end: 'source' | 'target'): readonly (readonly Neighbour[])[] {
  const found = boxes.map((): Neighbour[] => []);
  for (const { source, target, sourceY, targetY, weight } of segments) {
    const [near, far, y] = end === 'target' ? [target, source, sourceY] : [source, target, targetY];
    found[near]?.push({ box: far, at: y / Math.max(1, boxes[far]?.height ?? 1), weight });
  }
  return found;
}

/** Depth first along the lines, so that what hangs together begins together. */
function initialOrder({ boxes, layers, layerCount, segments }: Layout): number[][] {
  const outgoing = boxes.map((): number[] => []);
  const incoming = boxes.map((): number[] => []);
  for (const { source, target } of segments) {
    outgoing[source]?.push(target);
    incoming[target]?.push(source);
  }
  const order = Array.from({ length: layerCount }, (): number[] => []);
  const seen = new Uint8Array(boxes.length);
  const starts = [...boxes.keys()].sort((a, b) => (layers[a] ?? 0) - (layers[b] ?? 0) || a - b);
  for (const start of starts) {
    const stack = [start];
    for (let box = stack.pop(); box !== undefined; box = stack.pop()) {
      if (seen[box] === 1) continue;
      seen[box] = 1;
      order[layers[box] ?? 0]?.push(box);
      for (const list of [incoming, outgoing]) for (const next of (list[box] ?? []).toReversed()) if (seen[next] !== 1) stack.push(next);
    }
  }
  return order;
}

function sweepOver(
  layers: readonly (readonly number[])[],
  near: readonly (readonly Neighbour[])[],
  forward: boolean,
  { boxes }: Layout,
): number[][] {
  const next = layers.map((layer) => [...layer]);
  const place = new Float64Array(boxes.length);
  for (const layer of next) for (const [index, box] of layer.entries()) place[box] = index;
  const order = forward ? [...next.keys()] : [...next.keys()].reverse();
  for (const at of order) {
    const layer = next[at] ?? [];
    const wanted = new Map(layer.map((box) => [box, meanOf(near[box] ?? [], place) ?? place[box] ?? 0]));
    layer.sort((a, b) => (wanted.get(a) ?? 0) - (wanted.get(b) ?? 0) || (place[a] ?? 0) - (place[b] ?? 0));
    for (const [index, box] of layer.entries()) place[box] = index;
  }
  return next;
}

function meanOf(near: readonly Neighbour[], place: Float64Array): number | null {
  let [sum, weights] = [0, 0];
  for (const { box, at, weight } of near) {
    sum += ((place[box] ?? 0) + at) * weight;
    weights += weight;
  }
  return weights === 0 ? null : sum / weights;
}

function segmentsByLayer({ layers, layerCount, segments }: Layout): readonly (readonly Segment[])[] {
  const found = Array.from({ length: layerCount }, (): Segment[] => []);
  for (const segment of segments) found[layers[segment.source] ?? 0]?.push(segment);
  return found;
}

/** Crossings between neighbouring layers, counted with a tree of sums (Barth, Mutzel, Jünger 2004): E log V. */
function crossings(layers: readonly (readonly number[])[], bySource: readonly (readonly Segment[])[], { boxes }: Layout): number {
  const place = new Int32Array(boxes.length);
  for (const layer of layers) for (const [index, box] of layer.entries()) place[box] = index;
  const at = (box: number): number => place[box] ?? 0;
  let found = 0;
  for (const [layer, segments] of bySource.entries()) {
    const size = (layers[layer + 1] ?? []).length;
    const sums = new Int32Array(size + 1);
    const sorted = [...segments].sort((a, b) => at(a.source) - at(b.source) || a.sourceY - b.sourceY || at(a.target) - at(b.target));
    let inserted = 0;
    for (const { target } of sorted) {
      let before = 0;
      for (let index = at(target) + 1; index > 0; index -= index & -index) before += sums[index] ?? 0;
      found += inserted - before;
      inserted += 1;
      for (let index = at(target) + 1; index <= size; index += index & -index) sums[index] = (sums[index] ?? 0) + 1;
    }
  }
  return found;
}
