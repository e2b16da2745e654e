import type { SyntaxNode } from '../syntax/nodes.ts';
import { children } from '../syntax/walk.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Recovery may leave a node that took no token with its start behind its end, or a child beyond its parent. This puts them right, children first:
 * what is missing has no width, and every node lies within its parent. Only trees with errors need it.
 */
export function settle(node: Mutable<SyntaxNode>): void {
  if (node.start > node.end) node.start = node.end;
  for (const child of children(node)) {
    settle(child);
    if (child.start < node.start) node.start = child.start;
    if (child.end > node.end) node.end = child.end;
  }
}
