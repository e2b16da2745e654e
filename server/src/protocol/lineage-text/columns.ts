import type { LineageColumn, LineageGraph, LineageNode } from '../lineage.ts';
import { isInfluence } from './edges.ts';

/** Every node with all its columns, those too that only edges know. What is written for programs leaves nothing out. */
export function nodesWithColumns(
  graph: LineageGraph,
): readonly { readonly node: LineageNode; readonly columns: readonly LineageColumn[] }[] {
  const seen = new Map(graph.nodes.map(({ id }) => [id, new Set<string>()]));
  for (const edge of graph.edges) {
    seen.get(edge.source.node)?.add(edge.source.column);
    if (!isInfluence(edge)) seen.get(edge.target.node)?.add(edge.target.column);
  }
  return graph.nodes.map((node) => {
    const known = new Set(node.columns.map(({ name }) => name));
    const others = [...(seen.get(node.id) ?? [])].filter((name) => !known.has(name));
    return { node, columns: [...node.columns, ...others.map((name) => ({ name, type: null, description: null }))] };
  });
}
