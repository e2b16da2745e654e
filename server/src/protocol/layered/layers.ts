import type { Segment } from './links.ts';

interface Layers {
  readonly layers: Int32Array;
  /** All links, those of a cycle turned round that lead back. */
  readonly forward: readonly Segment[];
}

/** Each box one layer right of the last of its sources; boxes without sources right before the first that uses them. */
export function assignLayers(count: number, links: readonly Segment[]): Layers {
  const forward = withoutCycles(count, links);
  const outgoing = Array.from({ length: count }, (): number[] => []);
  const waiting = new Int32Array(count);
  for (const { source, target } of forward) {
    outgoing[source]?.push(target);
    waiting[target] = (waiting[target] ?? 0) + 1;
  }
  const isSource = waiting.map((links) => (links === 0 ? 1 : 0));
  const layers = new Int32Array(count);
  const queue = [...waiting.keys()].filter((box) => waiting[box] === 0);
  for (let at = 0; at < queue.length; at += 1) {
    const box = queue[at] ?? 0;
    for (const target of outgoing[box] ?? []) {
      layers[target] = Math.max(layers[target] ?? 0, (layers[box] ?? 0) + 1);
      waiting[target] = (waiting[target] ?? 0) - 1;
      if (waiting[target] === 0) queue.push(target);
    }
  }
  for (const [box, targets] of outgoing.entries())
    if (isSource[box] === 1 && targets.length > 0)
      layers[box] = targets.reduce((first, target) => Math.min(first, layers[target] ?? 0), Infinity) - 1;
  return { layers, forward };
}

/** Depth first; a link to a box that is still open leads back, and is turned round. */
function withoutCycles(count: number, links: readonly Segment[]): readonly Segment[] {
  const outgoing = Array.from({ length: count }, (): number[] => []);
  const incoming = new Int32Array(count);
  for (const [index, { source, target }] of links.entries()) {
    outgoing[source]?.push(index);
    incoming[target] = (incoming[target] ?? 0) + 1;
  }
  const state = new Uint8Array(count);
  const turned = new Uint8Array(links.length);
  // From the sources first: a cycle is cut where it is reached from outside.
  const starts = [...incoming.keys()].sort((a, b) => Math.min(incoming[a] ?? 0, 1) - Math.min(incoming[b] ?? 0, 1) || a - b);
  for (const start of starts) {
    if (state[start] !== 0) continue;
    const stack: { readonly box: number; next: number }[] = [{ box: start, next: 0 }];
    state[start] = 1;
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const index = outgoing[top.box]?.[top.next];
      top.next += 1;
      if (index === undefined) {
        state[top.box] = 2;
        stack.pop();
        continue;
      }
      const target = links[index]?.target ?? 0;
      if (state[target] === 1) turned[index] = 1;
      if (state[target] !== 0) continue;
      state[target] = 1;
      stack.push({ box: target, next: 0 });
    }
  }
  return links.map((link, index) =>
    turned[index] === 1 ? { ...link, source: link.target, target: link.source, sourceY: link.targetY, targetY: link.sourceY } : link,
  );
}
