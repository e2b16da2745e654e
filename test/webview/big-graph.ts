import type { LineageEdge, LineageGraph } from '../../server/src/protocol/index.ts';

/** A graph of `tables` tables in layers of eight, each with `columns` columns that come from two tables of the layer before. */
export function bigGraph(tables: number, columns: number): LineageGraph {
  const name = (index: number): string => `layer${Math.floor(index / 8)}.table_${index}`;
  const nodes = Array.from({ length: tables }, (_, index) => ({
    id: name(index),
    name: `table_${index}`,
    schema: `layer${Math.floor(index / 8)}`,
    kind: 'table' as const,
    dialect: 'postgres' as const,
    description: null,
    columns: Array.from({ length: columns }, (__, column) => ({ name: `column_${column}`, type: 'integer', description: null })),
    location: null,
    moreUpstream: false,
    moreDownstream: false,
  }));
  const edges: LineageEdge[] = [];
  for (let index = 8; index < tables; index += 1) {
    for (let column = 0; column < columns; column += 1) {
      const source = index - 8 - ((index * 7 + column) % 2 === 0 ? 0 : (index % 8) - ((index + 3) % 8));
      edges.push({
        source: { node: name(Math.max(0, source)), column: `column_${column}` },
        target: { node: name(index), column: `column_${column}` },
        kind: (['copy', 'transform', 'aggregate', 'window'] as const)[(index + column) % 4] ?? 'copy',
        expression: null,
        location: null,
        uncertain: false,
      });
    }
  }
  return { nodes, edges, focus: { node: name(tables - 1), column: null }, direction: 'both', depth: 9, warnings: [] };
}
