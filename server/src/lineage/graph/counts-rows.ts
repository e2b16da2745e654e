import type { ColumnGraph } from './column-graph.ts';

/**
 * Whether an edge takes how many rows a table has, and nothing that is in them: `count(*)`. Other functions of a star are given its columns, so that
 * what comes of `*` as an aggregate, over a window or as a condition is a count.
 */
export function countsRows(graph: ColumnGraph, edge: number): boolean {
  if (graph.columnName(graph.source(edge)) !== '*') return false;
  const { kind } = graph.kind(edge);
  return kind !== 'copy' && kind !== 'transform';
}
