import type { LineageEdge, LineageGraph, LineageNode } from '../../protocol/index.ts';

/** What several questions have found, as one graph: each table once, each edge once. */
export function mergeGraphs(graphs: readonly LineageGraph[]): LineageGraph {
  const [only] = graphs;
  if (only !== undefined && graphs.length === 1) return only;
  const nodes = new Map<string, LineageNode>();
  const edges = new Map<string, LineageEdge>();
  for (const graph of graphs) {
    for (const node of graph.nodes) if (!nodes.has(node.id)) nodes.set(node.id, node);
    for (const edge of graph.edges) edges.set(JSON.stringify([edge.source, edge.target, edge.kind, edge.expression, edge.location]), edge);
  }
  const warnings = [...new Set(graphs.flatMap((graph) => graph.warnings))];
  const jobs = new Map(graphs.flatMap((graph) => graph.jobs ?? []).map((job) => [job.name, job]));
  return {
    nodes: [...nodes.values()],
    edges: [...edges.values()],
    focus: null,
    direction: 'both',
    depth: 0,
    warnings,
    ...(jobs.size === 0 ? {} : { jobs: [...jobs.values()] }),
  };
}
