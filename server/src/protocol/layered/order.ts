import type { Layout } from './bends.ts';
import type { Segment } from './links.ts';

/** Sweeps over all layers; more bring next to nothing. */
const SWEEPS = 10;
/** A large picture is ordered less finely: nobody follows ten thousand lines by eye. */
const FEW_SWEEPS = 4;
const MANY_SEGMENTS = 8000;

/** The boxes of each layer from top to bottom, with few crossings: each at the mean of its neighbours, by turns those left and those right of it. */
export function orderLayers(layout: Layout): readonly (readonly number[])[] {
  const [left, right] = [neighbours(layout, 'target'), neighbours(layout, 'source')];
  let layers = initialOrder(layout, left, right);
  let best = layers;
  let fewest = crossings(layers, right, layout);
  const sweeps = layout.segments.length > MANY_SEGMENTS ? FEW_SWEEPS : SWEEPS;
  for (let sweep = 0; sweep < sweeps && fewest > 0; sweep += 1) {
    layers = sweepOver(layers, sweep % 2 === 0 ? left : right, sweep % 2 === 0, layout.boxes.length);
    const found = crossings(layers, right, layout);
    if (found >= fewest) continue;
    [best, fewest] = [layers, found];
  }
  return best;
}

/** The lines at one side of all boxes, box by box: those of a box are from `starts[box]` to before `starts[box + 1]`, sorted by where they leave it. */
interface Neighbours {
  readonly starts: Int32Array;
  readonly boxes: Int32Array;
  /** Where they leave the box. */
  readonly from: Float64Array;
  /** How far down in the other box the line ends, 0 to 1. */
  readonly at: Float64Array;
  readonly weights: Float64Array;
}

function neighbours({ boxes, segments }: Layout, end: 'source' | 'target'): Neighbours {
  const far = end === 'target' ? 'source' : 'target';
  const starts = new Int32Array(boxes.length + 1);
  for (const segment of segments) starts[segment[end] + 1] = (starts[segment[end] + 1] ?? 0) + 1;
  for (let box = 0; box < boxes.length; box += 1) starts[box + 1] = (starts[box + 1] ?? 0) + (starts[box] ?? 0);
  const [fromY, toY] = end === 'target' ? (['targetY', 'sourceY'] as const) : (['sourceY', 'targetY'] as const);
  const order = Array.from<Segment>({ length: segments.length });
  const filled = new Int32Array(boxes.length);
  for (const segment of segments) {
    const [start, count] = [starts[segment[end]] ?? 0, filled[segment[end]] ?? 0];
    // Most boxes have few lines, that leave them at one height.
    let at = start + count;
    for (; at > start && (order[at - 1]?.[fromY] ?? 0) > segment[fromY]; at -= 1) order[at] = order[at - 1] ?? segment;
    order[at] = segment;
    filled[segment[end]] = count + 1;
  }
  return {
    starts,
    boxes: Int32Array.from(order, (segment) => segment[far]),
    from: Float64Array.from(order, (segment) => segment[fromY]),
    at: Float64Array.from(order, (segment) => segment[toY] / Math.max(1, boxes[segment[far]]?.height ?? 1)),
    weights: Float64Array.from(order, ({ weight }) => weight),
  };
}

/** Depth first along the lines, so that what hangs together begins together. */
function initialOrder({ boxes, layers, layerCount }: Layout, left: Neighbours, right: Neighbours): number[][] {
  const order = Array.from({ length: layerCount }, (): number[] => []);
  const seen = new Uint8Array(boxes.length);
  const starts = [...boxes.keys()].sort((a, b) => (layers[a] ?? 0) - (layers[b] ?? 0) || a - b);
  for (const start of starts) {
    const stack = [start];
    for (let box = stack.pop(); box !== undefined; box = stack.pop()) {
      if (seen[box] === 1) continue;
      seen[box] = 1;
      order[layers[box] ?? 0]?.push(box);
      for (const side of [left, right])
        for (let index: number = (side.starts[box + 1] ?? 0) - 1; index >= (side.starts[box] ?? 0); index -= 1) {
          const next = side.boxes[index] ?? 0;
          if (seen[next] !== 1) stack.push(next);
        }
    }
  }
  return order;
}

function sweepOver(layers: readonly (readonly number[])[], near: Neighbours, forward: boolean, count: number): number[][] {
  const next = layers.map((layer) => [...layer]);
  const place = new Float64Array(count);
  for (const layer of next) for (const [index, box] of layer.entries()) place[box] = index;
  const wanted = new Float64Array(count);
  const order = forward ? next : next.toReversed();
  for (const layer of order) {
    for (const box of layer) wanted[box] = meanOf(box, near, place);
    layer.sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0) || (place[a] ?? 0) - (place[b] ?? 0));
    for (const [index, box] of layer.entries()) place[box] = index;
  }
  return next;
}

/** Where the lines of a box would have it; where it is if it has none. */
function meanOf(box: number, { starts, boxes, at, weights }: Neighbours, place: Float64Array): number {
  let [sum, all] = [0, 0];
  for (let index = starts[box] ?? 0; index < (starts[box + 1] ?? 0); index += 1) {
    const weight = weights[index] ?? 1;
    sum += ((place[boxes[index] ?? 0] ?? 0) + (at[index] ?? 0)) * weight;
    all += weight;
  }
  return all === 0 ? (place[box] ?? 0) : sum / all;
}

/**
 * Crossings between neighbouring layers, counted with a tree of sums (Barth, Mutzel, Jünger 2004): E log V. Lines that leave a box at one
 * height do not cross each other: they are counted before any of them is put into the tree.
 */
function crossings(layers: readonly (readonly number[])[], { starts, boxes: far, from }: Neighbours, { boxes }: Layout): number {
  const place = new Int32Array(boxes.length);
  for (const layer of layers) for (const [index, box] of layer.entries()) place[box] = index;
  let found = 0;
  for (const [at, layer] of layers.entries()) {
    const size = (layers[at + 1] ?? []).length;
    const sums = new Int32Array(size + 1);
    let inserted = 0;
    for (const box of layer) {
      const end = starts[box + 1] ?? 0;
      for (let group: number = starts[box] ?? 0, next: number = group; group < end; group = next) {
        while (next < end && from[next] === from[group]) next += 1;
        for (let index = group; index < next; index += 1) {
          let before = 0;
          for (let sum = (place[far[index] ?? 0] ?? 0) + 1; sum > 0; sum -= sum & -sum) before += sums[sum] ?? 0;
          found += inserted - before;
        }
        for (let index = group; index < next; index += 1)
          for (let sum = (place[far[index] ?? 0] ?? 0) + 1; sum <= size; sum += sum & -sum) sums[sum] = (sums[sum] ?? 0) + 1;
        inserted += next - group;
      }
    }
  }
  return found;
}
