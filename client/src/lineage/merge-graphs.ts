import type { LineageEdge, LineageGraph, LineageNode } from '../../../server/src/protocol/index.ts';

/** The picture `shown` after one of its tables was expanded: both graphs in one, about what `shown` was about. */
export function mergeGraphs(shown: LineageGraph, more: LineageGraph): LineageGraph {
  const nodes = new Map(shown.nodes.map((node) => [node.id, node]));
  for (const node of more.nodes) nodes.set(node.id, mergeNodes(nodes.get(node.id), node));
  const edges = new Map([...shown.edges, ...more.edges].map((edge) => [edgeKey(edge), edge]));
  const warnings = [...new Set([...shown.warnings, ...more.warnings])];
  const jobs = new Map([...(shown.jobs ?? []), ...(more.jobs ?? [])].map((job) => [job.name, job]));
  return {
    ...shown,
    nodes: [...nodes.values()],
    edges: [...edges.values()],
    warnings,
    ...(jobs.size === 0 ? {} : { jobs: [...jobs.values()] }),
  };
}

/** There is more beyond a table only as long as no answer reached what is there. */
function mergeNodes(shown: LineageNode | undefined, more: LineageNode): LineageNode {
  if (shown === undefined) return more;
  const columns = more.columns.length >= shown.columns.length ? more.columns : shown.columns;
  return {
    ...more,
    columns,
    moreUpstream: shown.moreUpstream && more.moreUpstream,
    moreDownstream: shown.moreDownstream && more.moreDownstream,
  };
}

function edgeKey({ source, target, kind }: LineageEdge): string {
  return JSON.stringify([source.node, source.column, target.node, target.column, kind]);
}
