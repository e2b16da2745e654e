import { type CancellationToken, throwIfCancelled } from '../../base/index.ts';
import type { ColumnGraph } from './column-graph.ts';
import type { Walk } from './reach.ts';

export interface TableCount {
  readonly tables: number;
  /** There are at least so many. */
  readonly truncated: boolean;
}

/**
 * How many tables are upstream or downstream of a table, however far, with those that only decide about its rows: as many as a picture of
 * all of them shows. It looks at no more than `mostEdges` edges.
 */
export function countTables(graph: ColumnGraph, table: number, walk: Walk, mostEdges: number, token: CancellationToken): TableCount {
  if (table < 0) return { tables: 0, truncated: false };
  const down = walk === 'downstream';
  const seen = new Set([table]);
  let looked = 0;
  for (const at of seen) {
    throwIfCancelled(token);
    for (const column of graph.columnsOf(at)) {
      let edge = down ? graph.firstFrom(column) : graph.firstInto(column);
      for (; edge >= 0; edge = down ? graph.nextFrom(edge) : graph.nextInto(edge)) {
        if (++looked > mostEdges) return { tables: seen.size - 1, truncated: true };
        seen.add(graph.tableOf(down ? graph.target(edge) : graph.source(edge)));
      }
    }
  }
  return { tables: seen.size - 1, truncated: false };
}
