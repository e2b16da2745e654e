import { withBends } from './bends.ts';
import type { Segment } from './links.ts';
import { type Box, LAYER_GAP, NODE_GAP } from './model.ts';
import { orderLayers } from './order.ts';

/** Width to height that fits a screen. */
const ASPECT = 1.5;
/** Layers are split into as many as this. */
const MOST = 24;

/** Layers that are too high for a screen become several beside each other; each box stays about as high up as its order has it. */
export function splitLayers(boxes: readonly Box[], layers: Int32Array, links: readonly Segment[]): Int32Array {
  const order = orderLayers(withBends(boxes, layers, links)).map((layer) => layer.filter((box) => box < boxes.length));
  const sizes = order.map((layer) => ({
    width: layer.reduce((most, box) => Math.max(most, boxes[box]?.width ?? 0), 0) + LAYER_GAP,
    height: layer.reduce((sum, box) => sum + (boxes[box]?.height ?? 0) + NODE_GAP, 0),
  }));
  const limit = bestLimit(sizes);
  const split = new Int32Array(layers.length);
  let first = 0;
  for (const [index, layer] of order.entries()) {
    const count = columnsFor(sizes[index]?.height ?? 0, limit);
    for (const [at, box] of layer.entries()) split[box] = first + (at % count);
    first += count;
  }
  return split;
}

function bestLimit(sizes: readonly Box[]): number {
  const highest = sizes.reduce((most, { height }) => Math.max(most, height), 0);
  let [best, misfit] = [highest, Infinity];
  for (let parts = 1; parts <= MOST; parts += 1) {
    const limit = highest / parts;
    let [width, height] = [0, 1];
    for (const size of sizes) {
      const columns = columnsFor(size.height, limit);
      width += size.width * columns;
      height = Math.max(height, size.height / columns);
    }
    const found = Math.abs(Math.log(width / height / ASPECT));
    if (found < misfit) [best, misfit] = [limit, found];
  }
  return best;
}

function columnsFor(height: number, limit: number): number {
  return Math.max(1, Math.ceil(height / Math.max(1, limit) - 0.01));
}
