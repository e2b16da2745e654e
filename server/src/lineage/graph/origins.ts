import type { CancellationToken } from '../../base/index.ts';
import type { ColumnGraph } from './column-graph.ts';
import { type Reached, reach, sameAs } from './reach.ts';

export interface Origins {
  /** Columns into which nothing flows, nearest first; the column itself when that is so of it. */
  readonly columns: readonly number[];
  readonly truncated: boolean;
  /** The columns from the farthest of them to the column itself. */
  readonly longest: readonly number[];
}

/** Where the values of a column begin. It looks at no more than `limit` columns. */
export function originsOf(graph: ColumnGraph, column: number, limit: number, token: CancellationToken): Origins {
  const reached = reach(graph, { from: [column], walk: 'upstream', depth: limit, influences: false, limit, token });
  const at = [...reached.columns.keys()].filter((index) => isOrigin(graph, reached.columns[index] ?? -1));
  const farthest = at.reduce((best, index) => ((reached.steps[index] ?? 0) > (reached.steps[best] ?? 0) ? index : best), at[0] ?? 0);
  return {
    columns: at.map((index) => reached.columns[index] ?? -1),
    truncated: reached.truncated,
    longest: wayFrom(graph, farthest, reached),
  };
}

function isOrigin(graph: ColumnGraph, column: number): boolean {
  for (const same of sameAs(graph, column))
    for (let edge = graph.firstInto(same); edge >= 0; edge = graph.nextInto(edge)) if (!graph.isInfluence(edge)) return false;
  return true;
}

function wayFrom(graph: ColumnGraph, start: number, { columns, steps, over }: Reached): readonly number[] {
  const places = new Map(Array.from(columns, (column, index) => [column, index]));
  const way: number[] = [];
  for (let index: number | undefined = start; index !== undefined; ) {
    way.push(columns[index] ?? -1);
    const step: number = steps[index] ?? 0;
    if (step === 0) break;
    // The edge may end at `*` of the table through whose column it was reached, or the other way round.
    const near: number = graph.target(over[index] ?? -1);
    index = [near, ...sameAs(graph, near)]
      .map((same) => places.get(same))
      .find((place) => place !== undefined && steps[place] === step - 1);
  }
  return way;
}
