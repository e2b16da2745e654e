import {
  drawnEdges,
  edgeEnd,
  type LineageColumn,
  type LineageEdge,
  type LineageGraph,
  type LineageNode,
} from '../../../server/src/protocol/index.ts';

/** A table (`column: null`) or one of its columns. */
export interface Place {
  readonly node: string;
  readonly column: string | null;
}

/** A graph that can be walked: the host's answer, indexed once. */
export interface GraphModel {
  readonly graph: LineageGraph;
  readonly nodes: ReadonlyMap<string, LineageNode>;
  /** How many of the nodes are jobs. */
  readonly jobs: number;
  /** Without repeats; both ends exist. */
  readonly edges: readonly LineageEdge[];
  /** The table's columns, those included that only an edge knows. */
  columns(node: string): readonly LineageColumn[];
  /** Edges that arrive at or leave from a place, influences too. */
  edgesAt(place: Place, end: 'source' | 'target'): readonly LineageEdge[];
  /** Edges of a table as a whole, at any of its columns. */
  tableEdges(node: string, end: 'source' | 'target'): readonly LineageEdge[];
}

export function createModel(graph: LineageGraph): GraphModel {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const edges = drawnEdges(graph);
  const columns = new Map(graph.nodes.map((node) => [node.id, new Map(node.columns.map((column) => [column.name, column]))]));
  const bySource = new Map<string, LineageEdge[]>();
  const byTarget = new Map<string, LineageEdge[]>();
  const tablesBySource = new Map<string, LineageEdge[]>();
  const tablesByTarget = new Map<string, LineageEdge[]>();
  for (const edge of edges) {
    const [source, target] = [edgeEnd(edge, 'source'), edgeEnd(edge, 'target')];
    for (const { node, column } of [source, target]) {
      const known = columns.get(node);
      if (column !== null && known !== undefined && !known.has(column)) known.set(column, { name: column, type: null, description: null });
    }
    push(bySource, source, edge);
    push(byTarget, target, edge);
    push(tablesBySource, { node: edge.source.node, column: null }, edge);
    push(tablesByTarget, { node: edge.target.node, column: null }, edge);
  }
  return {
    graph,
    nodes,
    jobs: graph.nodes.filter(({ kind }) => kind === 'job').length,
    edges,
    columns: (node) => [...(columns.get(node)?.values() ?? [])],
    edgesAt: (place, end) => (end === 'source' ? bySource : byTarget).get(placeKey(place)) ?? [],
    tableEdges: (node, end) => (end === 'source' ? tablesBySource : tablesByTarget).get(node) ?? [],
  };
}

/** A key for maps and element ids; NUL stands in no name. */
export function placeKey({ node, column }: Place): string {
  return column === null ? node : `${node}\u0000${column}`;
}

export function samePlace(a: Place | null, b: Place | null): boolean {
  return a?.node === b?.node && a?.column === b?.column;
}

function push(map: Map<string, LineageEdge[]>, place: Place, edge: LineageEdge): void {
  const key = placeKey(place);
  const list = map.get(key);
  if (list === undefined) map.set(key, [edge]);
  else list.push(edge);
}
