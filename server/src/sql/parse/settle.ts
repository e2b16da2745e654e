import type { SyntaxNode } from '../syntax/nodes.ts';
import { children } from '../syntax/walk.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Recovery may leave a node that took no token with its start behind its end, or a child beyond its parent. This puts them right, children first:
 * what is missing has no width, and every node lies within its parent. Only trees with errors need it.
 */
export function settle(root: Mutable<SyntaxNode>): void {
  const parents: { readonly node: Mutable<SyntaxNode>; readonly inner: readonly SyntaxNode[] }[] = [];
  const waiting: Mutable<SyntaxNode>[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const inner = children(node);
    parents.push({ node, inner });
    for (const child of inner) waiting.push(child);
  }
  for (let at = parents.length - 1; at >= 0; at--) {
    const { node, inner } = parents[at] as (typeof parents)[number];
    if (node.start > node.end) node.start = node.end;
    for (const child of inner) {
      if (child.start < node.start) node.start = child.start;
      if (child.end > node.end) node.end = child.end;
    }
  }
}
