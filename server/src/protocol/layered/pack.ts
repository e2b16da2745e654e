import { type Box, type Corner, NODE_GAP, PART_GAP } from './model.ts';

/** What hangs together, drawn by itself. */
export interface Part {
  readonly members: readonly number[];
  readonly corners: readonly Corner[];
  readonly boxes: readonly Box[];
}

/** Width to height that fits most windows. */
const ASPECT = 1.6;

/** Parts side by side in rows, the largest first, then what stands alone. */
export function packParts(
  parts: readonly Part[],
  lonely: readonly number[],
  boxes: readonly Box[],
): readonly { readonly index: number; readonly corner: Corner }[] {
  const single = lonely.map(
    (index): Part => ({ members: [index], corners: [{ x: 0, y: 0 }], boxes: [boxes[index] ?? { width: 0, height: 0 }] }),
  );
  const linked = parts.map((part) => ({ part, ...extentOf(part), gap: PART_GAP }));
  const alone = single.map((part) => ({ part, ...extentOf(part), gap: NODE_GAP }));
  const all = [...linked, ...alone];
  const area = all.reduce((sum, { width, height, gap }) => sum + (width + gap) * (height + gap), 0);
  const room = Math.max(Math.sqrt(area * ASPECT), ...all.map(({ width }) => width));
  const placed: { readonly index: number; readonly corner: Corner }[] = [];
  let [x, y, rowHeight] = [0, 0, 0];
  for (const [at, { part, left, top, width, height, gap }] of all.entries()) {
    // What stands alone begins a row of its own.
    if ((x > 0 && x + width > room) || (at === linked.length && x > 0)) [x, y, rowHeight] = [0, y + rowHeight + gap, 0];
    for (const [index, box] of part.members.entries()) {
      const corner = part.corners[index] ?? { x: 0, y: 0 };
      placed.push({ index: box, corner: { x: Math.round(x + corner.x - left), y: Math.round(y + corner.y - top) } });
    }
    x += width + gap;
    rowHeight = Math.max(rowHeight, height);
  }
  return placed;
}

function extentOf({ corners, boxes }: Part) {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [index, { x, y }] of corners.entries()) {
    const { width, height } = boxes[index] ?? { width: 0, height: 0 };
    [left, top] = [Math.min(left, x), Math.min(top, y)];
    [right, bottom] = [Math.max(right, x + width), Math.max(bottom, y + height)];
  }
  return { left, top, width: right - left, height: bottom - top };
}
