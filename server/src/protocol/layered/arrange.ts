import type { Layout } from './bends.ts';
import { type Corner, LAYER_GAP, NODE_GAP } from './model.ts';

const SWEEPS = 12;
/** Wider than this many heights, or the other way round, a picture is folded. */
const TOO_HIGH = 1.6;
const BEND_GAP = 8;

/** Corners of the first `count` boxes; the others are only places that lines pass. */
export function arrange(layout: Layout, order: readonly (readonly number[])[], count: number): readonly Corner[] {
  const columns = order.map((layer) => ({ layer, width: widest(layer, layout), height: stackHeight(layer, layout) }));
  const width = columns.reduce((sum, column) => sum + column.width + LAYER_GAP, 0);
  const height = columns.reduce((most, column) => Math.max(most, column.height), 0);
  if (height > TOO_HIGH * width && count > MANY) return folded(layout, order, count);
  const tops = levelLines(layout, order);
  const lefts = new Float64Array(layout.boxes.length);
  let left = 0;
  for (const { layer, width: room } of columns) {
    for (const box of layer) lefts[box] = left;
    left += room + LAYER_GAP;
  }
  return Array.from({ length: count }, (_, box) => ({ x: lefts[box] ?? 0, y: tops[box] ?? 0 }));
}

/** Fewer boxes than this are not folded into several columns a layer: a person follows the layers. */
const MANY = 80;

/** Heights at which lines are level, as far as the order and the room between boxes allow. */
export function levelLines(layout: Layout, order: readonly (readonly number[])[]): Float64Array {
  const tops = new Float64Array(layout.boxes.length);
  for (const layer of order) {
    let top = -stackHeight(layer, layout) / 2;
    for (const [index, box] of layer.entries()) {
      if (index > 0) top += gap(layer[index - 1] ?? 0, box, layout);
      tops[box] = top;
      top += heightOf(box, layout);
    }
  }
  const pulls = pullsOf(layout);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const sides = sweep < SWEEPS - 2 ? (sweep % 2 === 0 ? LEFT : RIGHT) : BOTH;
    for (const layer of sweep % 2 === 0 ? order : order.toReversed()) settle(layer, layout, pulls, sides, tops);
  }
  return tops;
}

const LEFT = [true, false] as const;
const RIGHT = [false, true] as const;
const BOTH = [true, true] as const;

interface Pull {
  readonly other: number;
  /** What is to be added to the other's top. */
  readonly by: number;
  readonly weight: number;
}

function pullsOf({ boxes, segments }: Layout): readonly { readonly left: Pull[]; readonly right: Pull[] }[] {
  const pulls = boxes.map(() => ({ left: [] as Pull[], right: [] as Pull[] }));
  for (const { source, target, sourceY, targetY, weight } of segments) {
    // A line that only passes is kept straight before anything else.
    const strength = Math.sqrt(weight) * (boxes[source]?.width === 0 && boxes[target]?.width === 0 ? 4 : 1);
    pulls[target]?.left.push({ other: source, by: sourceY - targetY, weight: strength });
    pulls[source]?.right.push({ other: target, by: targetY - sourceY, weight: strength });
  }
  return pulls;
}

/**
 * Moves the boxes of a layer as close to where their lines pull them as their order and the gaps between them allow: a least-squares fit
 * by pooling adjacent violators.
 */
function settle(
  layer: readonly number[],
  layout: Layout,
  pulls: ReturnType<typeof pullsOf>,
  [fromLeft, fromRight]: readonly [boolean, boolean],
  tops: Float64Array,
): void {
  const blocks: { sum: number; weight: number; count: number }[] = [];
  const offsets: number[] = [];
  let offset = 0;
  for (const [index, box] of layer.entries()) {
    const before = layer[index - 1];
    if (before !== undefined) offset += heightOf(before, layout) + gap(before, box, layout);
    offsets.push(offset);
    const near = [...(fromLeft ? (pulls[box]?.left ?? []) : []), ...(fromRight ? (pulls[box]?.right ?? []) : [])];
    // What nothing pulls stays about where it is, and gives way to everything else.
    let [sum, weight] = near.length === 0 ? [((tops[box] ?? 0) - offset) * 0.02, 0.02] : [0, 0];
    for (const pull of near) {
      sum += ((tops[pull.other] ?? 0) + pull.by - offset) * pull.weight;
      weight += pull.weight;
    }
    let block = { sum, weight, count: 1 };
    for (let last = blocks.at(-1); last !== undefined && last.sum / last.weight > block.sum / block.weight; last = blocks.at(-1)) {
      blocks.pop();
      block = { sum: block.sum + last.sum, weight: block.weight + last.weight, count: block.count + last.count };
    }
    blocks.push(block);
  }
  let index = 0;
  for (const { sum, weight, count } of blocks)
    for (const end = index + count; index < end; index += 1) tops[layer[index] ?? 0] = sum / weight + (offsets[index] ?? 0);
}

/** Several columns for a layer that is too high; lines are no longer level, but the whole can be seen. */
function folded(layout: Layout, order: readonly (readonly number[])[], count: number): readonly Corner[] {
  const corners: Corner[] = Array.from({ length: count }, () => ({ x: 0, y: 0 }));
  const layers = order.map((layer) => layer.filter((box) => box < count));
  const area = layers
    .flat()
    .reduce((sum, box) => sum + ((layout.boxes[box]?.width ?? 0) + NODE_GAP) * (heightOf(box, layout) + NODE_GAP), 0);
  const limit = Math.sqrt(area * 1.1);
  let left = 0;
  for (const layer of layers) {
    for (const column of columnsOf(layer, limit, layout)) {
      let top = -stackHeight(column, layout) / 2;
      for (const box of column) {
        corners[box] = { x: left, y: top };
        top += heightOf(box, layout) + NODE_GAP;
      }
      left += widest(column, layout) + NODE_GAP;
    }
    left += LAYER_GAP - NODE_GAP;
  }
  return corners;
}

/** About equally high columns, none higher than the limit. */
function columnsOf(layer: readonly number[], limit: number, layout: Layout): readonly (readonly number[])[] {
  const wanted = stackHeight(layer, layout) / Math.max(1, Math.ceil(stackHeight(layer, layout) / limit));
  const columns: number[][] = [];
  let height = Infinity;
  for (const box of layer) {
    if (height + heightOf(box, layout) / 2 > wanted) {
      columns.push([]);
      height = 0;
    }
    columns.at(-1)?.push(box);
    height += heightOf(box, layout) + NODE_GAP;
  }
  return columns;
}

function heightOf(box: number, { boxes }: Layout): number {
  return boxes[box]?.height ?? 0;
}

function gap(above: number, below: number, { boxes }: Layout): number {
  return boxes[above]?.width === 0 || boxes[below]?.width === 0 ? BEND_GAP : NODE_GAP;
}

function widest(layer: readonly number[], { boxes }: Layout): number {
  return layer.reduce((most, box) => Math.max(most, boxes[box]?.width ?? 0), 0);
}

function stackHeight(layer: readonly number[], layout: Layout): number {
  return layer.reduce((sum, box, index) => sum + heightOf(box, layout) + (index > 0 ? gap(layer[index - 1] ?? 0, box, layout) : 0), 0);
}
