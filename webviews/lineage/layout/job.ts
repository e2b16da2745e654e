import type { LayoutBox, LayoutCorner, LayoutLink } from '../../../server/src/protocol/index.ts';

/** A layout as it goes to the worker and comes back: plain numbers, for which copying ten thousand objects would take longer than the layout. */
export interface LayoutJob {
  readonly id: number;
  /** Width and height of each box. */
  readonly boxes: Float64Array;
  /** Source, target, and where the line leaves and arrives. */
  readonly links: Float64Array;
}

export interface LayoutDone {
  readonly id: number;
  /** x and y of each box. */
  readonly corners: Float64Array;
}

export function packJob(id: number, boxes: readonly LayoutBox[], links: readonly LayoutLink[]): LayoutJob {
  return {
    id,
    boxes: packed(boxes, 2, ({ width, height }) => [width, height]),
    links: packed(links, 4, ({ source, target, sourceY, targetY }) => [source, target, sourceY, targetY]),
  };
}

export function unpackJob({ boxes, links }: LayoutJob): { readonly boxes: readonly LayoutBox[]; readonly links: readonly LayoutLink[] } {
  return {
    boxes: unpacked(boxes, 2, ([width, height]) => ({ width, height })),
    links: unpacked(links, 4, ([source, target, sourceY, targetY]) => ({ source, target, sourceY, targetY })),
  };
}

export function packDone(id: number, corners: readonly LayoutCorner[]): LayoutDone {
  return { id, corners: packed(corners, 2, ({ x, y }) => [x, y]) };
}

export function unpackDone({ corners }: LayoutDone): readonly LayoutCorner[] {
  return unpacked(corners, 2, ([x, y]) => ({ x, y }));
}

type Numbers = readonly [number, number, number, number];

function packed<Item>(items: readonly Item[], size: number, numbersOf: (item: Item) => readonly number[]): Float64Array {
  const all = new Float64Array(items.length * size);
  for (const [index, item] of items.entries()) all.set(numbersOf(item), index * size);
  return all;
}

function unpacked<Item>(all: Float64Array, size: number, itemOf: (numbers: Numbers) => Item): readonly Item[] {
  return Array.from({ length: all.length / size }, (_, index) => {
    const at = index * size;
    return itemOf([all[at] ?? 0, all[at + 1] ?? 0, all[at + 2] ?? 0, all[at + 3] ?? 0]);
  });
}
