import { LAYER_GAP, type LayoutBox, type LayoutCorner, type LayoutLink, NODE_GAP } from '../../../server/src/protocol/index.ts';

/**
 * Corners for boxes most of which have one already: those stay where they are, only pushed down by one that has grown; new ones go beside
 * what they are linked to. Null when so much is new that a layout of its own is easier to read; as many of the new ones as `guests` do not count.
 */
export function placeAround(
  known: readonly (LayoutCorner | null)[],
  boxes: readonly LayoutBox[],
  links: readonly LayoutLink[],
  guests = 0,
): readonly LayoutCorner[] | null {
  const fresh = [...known.keys()].filter((index) => known[index] === null);
  if (boxes.length === 0) return [];
  if (fresh.length - guests > (boxes.length - guests) / 2) return null;
  const corners = pushedApart(known, boxes);
  let waiting = fresh;
  while (waiting.length > 0) {
    const next: number[] = [];
    for (const index of waiting) {
      const wanted = besideNeighbours(index, corners, boxes, links);
      if (wanted === null) next.push(index);
      else corners[index] = freePlace(wanted, index, corners, boxes);
    }
    if (next.length === waiting.length) {
      // Linked to nothing that has a place: below everything.
      const [first = 0, ...others] = next;
      corners[first] = { x: leftmost(corners), y: bottom(corners, boxes) + NODE_GAP };
      waiting = others;
    } else waiting = next;
  }
  return corners.map((corner) => corner ?? { x: 0, y: 0 });
}

type Places = (LayoutCorner | null)[];

function pushedApart(known: readonly (LayoutCorner | null)[], boxes: readonly LayoutBox[]): Places {
  const corners: Places = [...known];
  const order = [...known.keys()].filter((index) => known[index] !== null).sort((a, b) => (known[a]?.y ?? 0) - (known[b]?.y ?? 0));
  const done: number[] = [];
  for (const index of order) {
    const box = boxes[index];
    let corner = corners[index];
    if (corner == null || box === undefined) continue;
    for (const above of done) {
      const [other, otherBox] = [corners[above], boxes[above]];
      if (other == null || otherBox === undefined || !overlap(corner, box, other, otherBox, 0)) continue;
      corner = { x: corner.x, y: other.y + otherBox.height + NODE_GAP };
    }
    corners[index] = corner;
    done.push(index);
  }
  return corners;
}

/** Right of the sources that have a place, else left of the targets. */
function besideNeighbours(index: number, corners: Places, boxes: readonly LayoutBox[], links: readonly LayoutLink[]): LayoutCorner | null {
  let [left, right, sum, count] = [-Infinity, Infinity, 0, 0];
  for (const { source, target } of links) {
    if (source === target || (source !== index && target !== index)) continue;
    const other = corners[source === index ? target : source];
    if (other == null) continue;
    if (target === index) left = Math.max(left, other.x + (boxes[source]?.width ?? 0) + LAYER_GAP);
    else right = Math.min(right, other.x - LAYER_GAP - (boxes[index]?.width ?? 0));
    sum += other.y;
    count += 1;
  }
  if (count === 0) return null;
  return { x: left === -Infinity ? right : left, y: sum / count };
}

/** The nearest height at which the box lies on no other. */
function freePlace(wanted: LayoutCorner, index: number, corners: Places, boxes: readonly LayoutBox[]): LayoutCorner {
  const box = boxes[index] ?? { width: 0, height: 0 };
  const inTheWay = corners.flatMap((corner, other) => {
    const { width, height } = boxes[other] ?? { width: 0, height: 0 };
    const beside = corner === null || corner.x + width + NODE_GAP <= wanted.x || wanted.x + box.width + NODE_GAP <= corner.x;
    return beside ? [] : [{ top: corner.y - NODE_GAP - box.height, bottom: corner.y + height + NODE_GAP }];
  });
  const candidates = [wanted.y, ...inTheWay.flatMap(({ top, bottom: below }) => [top, below])];
  const free = candidates.filter((y) => inTheWay.every(({ top, bottom: below }) => y <= top || y >= below));
  const y = free.reduce((best, at) => (Math.abs(at - wanted.y) < Math.abs(best - wanted.y) ? at : best), free[0] ?? wanted.y);
  return { x: wanted.x, y };
}

function overlap(a: LayoutCorner, aBox: LayoutBox, b: LayoutCorner, bBox: LayoutBox, gap: number): boolean {
  return a.x < b.x + bBox.width + gap && b.x < a.x + aBox.width + gap && a.y < b.y + bBox.height + gap && b.y < a.y + aBox.height + gap;
}

function leftmost(corners: Places): number {
  return corners.reduce((least, corner) => Math.min(least, corner?.x ?? least), corners.find((corner) => corner !== null)?.x ?? 0);
}

function bottom(corners: Places, boxes: readonly LayoutBox[]): number {
  return corners.reduce((most, corner, index) => (corner === null ? most : Math.max(most, corner.y + (boxes[index]?.height ?? 0))), 0);
}
