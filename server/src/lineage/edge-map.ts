import { isInfluence, type LineageEdge } from '../protocol/index.ts';

/** Edges by one of their ends, so that a walk costs no more than the edges that it passes. */
export interface EdgeMap {
  /** Every edge at the node, influences too. */
  ofNode(node: string): readonly LineageEdge[];
  /** Value edges at the column. An edge at `*` could be at any column, and a question about `*` is one about all. */
  ofColumn(node: string, column: string): readonly LineageEdge[];
  /** Influences at the column, as far as they have a column at this end. */
  influencesOf(node: string, column: string): readonly LineageEdge[];
}

interface NodeEdges {
  readonly all: LineageEdge[];
  readonly values: LineageEdge[];
  readonly byColumn: Map<string, LineageEdge[]>;
  readonly influences: Map<string, LineageEdge[]>;
}

const NONE: readonly LineageEdge[] = [];

export function edgeMap(edges: readonly LineageEdge[], end: 'source' | 'target'): EdgeMap {
  const nodes = new Map<string, NodeEdges>();
  for (const edge of edges) {
    const { node, column } = edge[end];
    const entry = getOrAdd(nodes, node, () => ({ all: [], values: [], byColumn: new Map(), influences: new Map() }));
    entry.all.push(edge);
    if (isInfluence(edge)) getOrAdd(entry.influences, column, () => []).push(edge);
    else {
      entry.values.push(edge);
      getOrAdd(entry.byColumn, column, () => []).push(edge);
    }
  }
  return {
    ofNode: (node) => nodes.get(node)?.all ?? NONE,
    ofColumn(node, column) {
      const entry = nodes.get(node);
      if (entry === undefined) return NONE;
      if (column === '*') return entry.values;
      const exact = entry.byColumn.get(column) ?? NONE;
      const star = entry.byColumn.get('*') ?? NONE;
      return star.length === 0 ? exact : [...exact, ...star];
    },
    influencesOf: (node, column) => nodes.get(node)?.influences.get(column) ?? NONE,
  };
}

function getOrAdd<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const existing = map.get(key);
  if (existing !== undefined) return existing;
  const made = make();
  map.set(key, made);
  return made;
}
