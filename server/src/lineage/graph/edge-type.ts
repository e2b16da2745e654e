import { type ColumnEdgeKind, type InfluenceKind, isInfluence, type LineageEdge } from '../../protocol/index.ts';

/** What an edge is called in the store and in what is given to other programs: the names of the document that AETL was started from. */
export type EdgeType = 'DIRECT_COPY' | 'TRANSFORM' | 'AGGREGATE' | 'WINDOW' | 'CONSTANT' | 'JOIN' | 'FILTER';

const TYPES: Readonly<Record<ColumnEdgeKind | InfluenceKind, EdgeType>> = {
  copy: 'DIRECT_COPY',
  transform: 'TRANSFORM',
  aggregate: 'AGGREGATE',
  window: 'WINDOW',
  constant: 'CONSTANT',
  join: 'JOIN',
  filter: 'FILTER',
  // Both decide which rows there are and in which order, not what is in them.
  group: 'FILTER',
  order: 'FILTER',
};

/** A window that no value comes out of only orders rows. */
export function edgeType(edge: LineageEdge): EdgeType {
  return edge.kind === 'window' && isInfluence(edge) ? 'FILTER' : TYPES[edge.kind];
}
