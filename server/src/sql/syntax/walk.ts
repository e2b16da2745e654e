import type { SyntaxNode } from './nodes.ts';

/**
 * The direct children of a node, in the order of the text. Trees are plain values, so children are the values that have a `kind`,
 * directly or in lists and small records.
 */
export function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (const value of Object.values(node)) collect(value, found);
  return found.sort((a, b) => a.start - b.start || a.end - b.end);
}

function collect(value: unknown, found: SyntaxNode[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, found);
    return;
  }
  if (isNode(value)) found.push(value);
  else if (!('value' in value && 'start' in value)) for (const item of Object.values(value)) collect(item, found);
}

function isNode(value: object): value is SyntaxNode {
  return 'kind' in value && 'start' in value && 'end' in value;
}

/** The nodes around an offset, outermost first. At a border, the node that ends there counts too. */
export function nodesAt(root: SyntaxNode, offset: number): SyntaxNode[] {
  const path: SyntaxNode[] = [root];
  let at: SyntaxNode | undefined = root;
  while (at !== undefined) {
    const inside: SyntaxNode[] = children(at).filter((child) => child.start <= offset && offset <= child.end);
    at = inside.find((child) => offset < child.end) ?? inside[inside.length - 1];
    if (at !== undefined) path.push(at);
  }
  return path;
}

/** Calls `visit` for every node, parents before children, without recursion. */
export function walk(root: SyntaxNode, visit: (node: SyntaxNode) => void): void {
  const stack: SyntaxNode[] = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    visit(node);
    const inner = children(node);
    for (let i = inner.length - 1; i >= 0; i--) stack.push(inner[i] as SyntaxNode);
  }
}
