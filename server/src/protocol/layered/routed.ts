import { levelLines } from './arrange.ts';
import { type Layout, withBends } from './bends.ts';
import { assignLayers } from './layers.ts';
import { mergedLinks, pairKey, type Segment } from './links.ts';
import type { Box, Corner, Link } from './model.ts';
import { orderLayers } from './order.ts';
import { packParts } from './pack.ts';
import { splitParts } from './parts.ts';
import { splitLayers } from './split-layers.ts';
import { type Track, tracksOf } from './tracks.ts';

/** A layered drawing whose lines run level and upright, and pass between the boxes. */
export interface Routed {
  readonly width: number;
  readonly height: number;
  readonly corners: readonly Corner[];
  /** The way of each link, from its source to its target. */
  readonly lines: readonly (readonly Corner[])[];
}

interface RouteOptions {
  /** What a line needs where it leaves or reaches a box: room for marks. */
  readonly ends: number;
  /** Room for what is written beside the end at a target; 0 for links without. */
  readonly label: (link: number) => number;
}

/** Between two lines that run side by side. */
const TRACK_GAP = 9;
/** A line from a box to itself swings out by so much. */
const LOOP = 24;

/**
 * Like `layered`, for pictures in which every line has to be followed: layers that are too high for a screen are split into several,
 * so that all lines find room between the boxes.
 */
export function routed(boxes: readonly Box[], links: readonly Link[], options: RouteOptions): Routed {
  const { parts, lonely } = splitParts(boxes.length, mergedLinks(links));
  const numbers = new Map<number, number>();
  for (const [part, { boxes: members }] of parts.entries()) for (const box of members) numbers.set(box, part);
  const byPart = parts.map((): number[] => []);
  for (const [index, { source, target }] of links.entries()) if (source !== target) byPart[numbers.get(source) ?? -1]?.push(index);
  const drawn = parts.map((part, index) => drawPart(part, boxes, links, byPart[index] ?? [], options));
  const corners: Corner[] = boxes.map(() => ({ x: 0, y: 0 }));
  const lines: Corner[][] = links.map(() => []);
  const alone = [...lonely].sort((a, b) => (boxes[b]?.height ?? 0) - (boxes[a]?.height ?? 0) || a - b);
  const areas: Box[] = [...drawn, ...alone.map((box) => boxes[box] ?? EMPTY)];
  const placed = packParts(
    drawn.map((part, index) => ({ members: [index], corners: [{ x: 0, y: 0 }], boxes: [part] })),
    alone.map((_, index) => drawn.length + index),
    areas,
  );
  let [width, height] = [0, 0];
  for (const { index, corner } of placed) {
    const [part, area] = [drawn[index], areas[index] ?? EMPTY];
    [width, height] = [Math.max(width, corner.x + area.width), Math.max(height, corner.y + area.height)];
    if (part === undefined) {
      corners[alone[index - drawn.length] ?? 0] = corner;
      continue;
    }
    const shifted = ({ x, y }: Corner): Corner => ({ x: x + corner.x, y: y + corner.y });
    for (const [box, at] of part.corners) corners[box] = shifted(at);
    for (const [link, points] of part.lines) lines[link] = points.map(shifted);
  }
  for (const [index, link] of links.entries()) if (link.source === link.target) lines[index] = loop(link, corners, boxes);
  return { width, height, corners, lines };
}

const EMPTY: Box = { width: 0, height: 0 };

interface DrawnPart extends Box {
  readonly corners: ReadonlyMap<number, Corner>;
  readonly lines: ReadonlyMap<number, readonly Corner[]>;
}

function drawPart(
  { boxes: members, links: segments }: { readonly boxes: readonly number[]; readonly links: readonly Segment[] },
  boxes: readonly Box[],
  links: readonly Link[],
  own: readonly number[],
  { ends, label }: RouteOptions,
): DrawnPart {
  const local = new Map(members.map((box, index) => [box, index]));
  const at = (box: number): number => local.get(box) ?? 0;
  const ownBoxes = members.map((box) => boxes[box] ?? EMPTY);
  const assigned = assignLayers(
    ownBoxes.length,
    segments.map((segment) => ({ ...segment, source: at(segment.source), target: at(segment.target) })),
  );
  const layers = splitLayers(ownBoxes, assigned.layers, assigned.forward);
  const layout = withBends(ownBoxes, layers, assigned.forward);
  const order = orderLayers(layout);
  const tops = levelLines(layout, order);
  const ways = own.map((link) => wayOf(link, links[link] ?? NO_LINK, at, layout, tops));
  const { lefts, gaps, width } = columnsOf(layout, order, ways, { ends, label });
  const shift = -Math.min(...layout.boxes.map((_, box) => tops[box] ?? 0));
  const height = Math.max(...layout.boxes.map((box, index) => (tops[index] ?? 0) + box.height)) + shift;
  const corner = (box: number): Corner => ({ x: lefts[layers[box] ?? 0] ?? 0, y: (tops[box] ?? 0) + shift });
  return {
    width,
    height,
    corners: new Map(members.map((box, index) => [box, corner(index)])),
    lines: new Map(ways.map((way) => [way.link, pointsOf(way, { corner, boxes: ownBoxes, layers, gaps, shift })])),
  };
}

const NO_LINK: Link = { source: 0, target: 0, sourceY: 0, targetY: 0 };

/** A line on its way from left to right. */
interface Way {
  readonly link: number;
  /** The link points from right to left. */
  readonly turned: boolean;
  readonly left: number;
  readonly right: number;
  readonly first: number;
  /** Its height in each gap it crosses: where it comes in, and where it goes out. */
  readonly heights: readonly (readonly [before: number, after: number])[];
}

function wayOf(
  link: number,
  { source, target, sourceY, targetY }: Link,
  at: (box: number) => number,
  layout: Layout,
  tops: Float64Array,
): Way {
  const turned = (layout.layers[at(source)] ?? 0) > (layout.layers[at(target)] ?? 0);
  const [left, right] = turned ? [at(target), at(source)] : [at(source), at(target)];
  const [leftY, rightY] = turned ? [targetY, sourceY] : [sourceY, targetY];
  const [first, last] = [layout.layers[left] ?? 0, layout.layers[right] ?? 0];
  const ys = [(tops[left] ?? 0) + leftY];
  for (let layer = first + 1; layer < last; layer += 1) {
    const bend = layout.bends.get(pairKey(left, layer)) ?? left;
    ys.push((tops[bend] ?? 0) + (layout.boxes[bend]?.height ?? 0) / 2);
  }
  ys.push((tops[right] ?? 0) + rightY);
  return { link, turned, left, right, first, heights: ys.slice(1).map((y, index) => [ys[index] ?? 0, y]) };
}

interface Gap {
  readonly tracks: ReadonlyMap<string, number>;
  /** Where the first track is. */
  readonly x: number;
}

/** Where the layers begin, each behind a gap that is as wide as its lines need. */
function columnsOf(layout: Layout, order: readonly (readonly number[])[], ways: readonly Way[], { ends, label }: RouteOptions) {
  const byGap: Track[][] = order.map(() => []);
  const labels: number[] = order.map(() => 0);
  const starts: number[] = order.map(() => 0);
  for (const { link, left, first, heights, turned } of ways) {
    for (const [index, [before, after]] of heights.entries())
      byGap[first + index]?.push({ key: trackKey(left, before, after), from: before, to: after });
    const gap = turned ? first : first + heights.length - 1;
    const sides = turned ? starts : labels;
    sides[gap] = Math.max(sides[gap] ?? 0, label(link));
  }
  const lefts: number[] = [];
  const gaps: Gap[] = [];
  let x = 0;
  for (const [index, layer] of order.entries()) {
    lefts.push(x);
    x += layer.reduce((most, box) => Math.max(most, layout.boxes[box]?.width ?? 0), 0);
    if (index === order.length - 1) break;
    const tracks = tracksOf(byGap[index] ?? []);
    const count = Math.max(0, ...tracks.values()) + 1;
    const start = x + ends + (starts[index] ?? 0);
    gaps.push({ tracks, x: start });
    x = start + (count - 1) * TRACK_GAP + ends + (labels[index] ?? 0);
  }
  return { lefts, gaps, width: x };
}

/** Lines of one box that leave it at one height, to one height, are one. */
function trackKey(left: number, before: number, after: number): string {
  return `${left} ${Math.round(before)} ${Math.sign(Math.round(after) - Math.round(before))}`;
}

function pointsOf(
  { left, right, first, heights, turned }: Way,
  {
    corner,
    boxes,
    gaps,
    shift,
  }: {
    readonly corner: (box: number) => Corner;
    readonly boxes: readonly Box[];
    readonly layers: Int32Array;
    readonly gaps: readonly Gap[];
    readonly shift: number;
  },
): readonly Corner[] {
  const [firstHeight = 0] = heights[0] ?? [];
  const points: Corner[] = [{ x: corner(left).x + (boxes[left]?.width ?? 0), y: firstHeight + shift }];
  for (const [index, [before, after]] of heights.entries()) {
    const gap = gaps[first + index];
    if (gap === undefined || Math.round(before) === Math.round(after)) continue;
    const x = gap.x + (gap.tracks.get(trackKey(left, before, after)) ?? 0) * TRACK_GAP;
    points.push({ x, y: before + shift }, { x, y: after + shift });
  }
  points.push({ x: corner(right).x, y: (heights.at(-1)?.[1] ?? 0) + shift });
  return turned ? points.reverse() : points;
}

function loop({ source, sourceY, targetY }: Link, corners: readonly Corner[], boxes: readonly Box[]): Corner[] {
  const { x, y } = corners[source] ?? { x: 0, y: 0 };
  const right = x + (boxes[source]?.width ?? 0);
  // Both ends need a height of their own.
  const end = Math.abs(sourceY - targetY) < 8 ? sourceY + 14 : targetY;
  return [
    { x: right, y: y + sourceY },
    { x: right + LOOP, y: y + sourceY },
    { x: right + LOOP, y: y + end },
    { x: right, y: y + end },
  ];
}
