import { arrange } from './arrange.ts';
import { withBends } from './bends.ts';
import { assignLayers } from './layers.ts';
import { mergedLinks, type Segment } from './links.ts';
import type { Box, Corner, Link } from './model.ts';
import { orderLayers } from './order.ts';
import { type Part, packParts } from './pack.ts';
import { splitParts } from './parts.ts';

/**
 * A layered drawing after Sugiyama: upstream left of downstream, few crossings, lines as level as may be. Deterministic. The time is about
 * linear in boxes and links, which is why it is ours: general layouts take seconds for some hundred tables.
 */
export function layered(boxes: readonly Box[], links: readonly Link[]): readonly Corner[] {
  const corners: Corner[] = boxes.map(() => ({ x: 0, y: 0 }));
  const { parts, lonely } = splitParts(boxes.length, mergedLinks(links));
  const drawn = parts.map((part) => drawPart(part.boxes, boxes, part.links));
  for (const { index, corner } of packParts(drawn, lonely, boxes)) corners[index] = corner;
  return corners;
}

function drawPart(members: readonly number[], boxes: readonly Box[], links: readonly Segment[]): Part {
  const local = new Map(members.map((box, index) => [box, index]));
  const at = (box: number): number => local.get(box) ?? 0;
  const own = members.map((box) => boxes[box] ?? { width: 0, height: 0 });
  const { layers, forward } = assignLayers(
    own.length,
    links.map((link) => ({ ...link, source: at(link.source), target: at(link.target) })),
  );
  const layout = withBends(own, layers, forward);
  const corners = arrange(layout, orderLayers(layout), own.length);
  return { members, corners, boxes: own };
}
