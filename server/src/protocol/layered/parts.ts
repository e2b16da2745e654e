import type { Segment } from './links.ts';

interface Parts {
  /** What hangs together, the largest first. */
  readonly parts: readonly { readonly boxes: readonly number[]; readonly links: readonly Segment[] }[];
  /** Boxes without any link. */
  readonly lonely: readonly number[];
}

export function splitParts(count: number, links: readonly Segment[]): Parts {
  const leader = Int32Array.from({ length: count }, (_, index) => index);
  const find = (box: number): number => {
    let at = box;
    while (leader[at] !== at) {
      leader[at] = leader[leader[at] ?? at] ?? at;
      at = leader[at] ?? at;
    }
    return at;
  };
  // A table that reads itself must not push its neighbours apart.
  const real = links.filter(({ source, target }) => source !== target);
  for (const { source, target } of real) leader[find(source)] = find(target);
  const linked = new Set<number>();
  for (const { source, target } of real) linked.add(source).add(target);
  const byLeader = new Map<number, { readonly boxes: number[]; readonly links: Segment[] }>();
  for (const box of [...linked].sort((a, b) => a - b)) {
    const part = byLeader.get(find(box));
    if (part === undefined) byLeader.set(find(box), { boxes: [box], links: [] });
    else part.boxes.push(box);
  }
  for (const link of real) byLeader.get(find(link.source))?.links.push(link);
  return {
    parts: [...byLeader.values()].sort((a, b) => b.boxes.length - a.boxes.length || (a.boxes[0] ?? 0) - (b.boxes[0] ?? 0)),
    lonely: [...leader.keys()].filter((box) => !linked.has(box)),
  };
}
