import type { InfluenceKind, LineageEdge, LineageGraph, LineageNode } from '../lineage.ts';

const INFLUENCES: ReadonlySet<string> = new Set<InfluenceKind>(['join', 'filter', 'group', 'order']);

/** A node with the columns that take part in the graph's edges; text pictures show no others, or wide tables would bury the lineage. */
export interface DrawnNode {
  readonly node: LineageNode;
  readonly columns: readonly string[];
}

/** Whether the edge bears on which rows come out, and so on all columns of its target (`*`). A window may be either. */
export function isInfluence({ kind, source, target }: LineageEdge): boolean {
  return INFLUENCES.has(kind) || (kind === 'window' && target.column === '*' && source.column !== '*');
}

/** Where an edge ends: an influence bears on a whole table, a bundle goes from one whole table to another. */
export function edgeEnd(edge: LineageEdge, end: 'source' | 'target'): { readonly node: string; readonly column: string | null } {
  const whole = edge.bundle !== undefined || (end === 'target' && isInfluence(edge));
  return whole ? { node: edge[end].node, column: null } : edge[end];
}

/** Every node once, in the graph's order, each with its connected columns in the table's order. */
export function drawnNodes(graph: LineageGraph): readonly DrawnNode[] {
  const used = new Map(graph.nodes.map(({ id }) => [id, new Set<string>()]));
  for (const edge of drawnEdges(graph)) {
    for (const end of ['source', 'target'] as const) {
      const { node, column } = edgeEnd(edge, end);
      if (column !== null) used.get(node)?.add(column);
    }
  }
  return graph.nodes.map((node) => {
    const connected = used.get(node.id) ?? new Set<string>();
    const known = node.columns.map(({ name }) => name).filter((name) => connected.has(name));
    return { node, columns: [...new Set([...known, ...connected])] };
  });
}

/** The edges whose two ends are in the graph, without repeats: two expressions of one kind are one arrow. */
export function drawnEdges(graph: LineageGraph): readonly LineageEdge[] {
  const ids = new Set(graph.nodes.map(({ id }) => id));
  const seen = new Set<string>();
  return graph.edges.filter(({ source, target, kind }) => {
    const key = JSON.stringify([source.node, source.column, target.node, target.column, kind]);
    if (seen.has(key) || !ids.has(source.node) || !ids.has(target.node)) return false;
    seen.add(key);
    return true;
  });
}
