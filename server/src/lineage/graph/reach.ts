import { type CancellationToken, throwIfCancelled } from '../../base/index.ts';
import type { ColumnGraph } from './column-graph.ts';
import { countsRows } from './counts-rows.ts';

export type Walk = 'upstream' | 'downstream';

export interface ReachQuestion {
  /** Columns to begin from. */
  readonly from: readonly number[];
  /** A `*` to begin from stands for one column that nobody names, and for no other. */
  readonly starIsOne?: boolean;
  readonly walk: Walk;
  /** Steps; 1 means neighbours. */
  readonly depth: number;
  /** Follow what only decides about rows, too. A column at whose table it ends bears on all columns there. */
  readonly influences: boolean;
  /** Columns after which nothing more is looked for. */
  readonly limit: number;
  readonly token: CancellationToken;
}

/** Columns that are reached, nearest first. */
export interface Reached {
  readonly columns: Int32Array;
  /** Of each column the steps to it, and the edge over which it was reached first; both are 0 and -1 for where the walk began. */
  readonly steps: Int32Array;
  readonly over: Int32Array;
  /** There would have been more. */
  readonly truncated: boolean;
}

/**
 * All columns upstream or downstream, breadth first, in time linear in the edges that are passed. A column `*` could be any of its table, so
 * that whoever comes to it goes on from all of them, and whoever comes to any goes on from `*` too.
 */
export function reach(graph: ColumnGraph, { from, starIsOne = false, walk, depth, influences, limit, token }: ReachQuestion): Reached {
  const trail = new Trail(graph.size.columns);
  for (const column of from) trail.add(column, 0, -1);
  const down = walk === 'downstream';
  let truncated = false;
  for (let at = 0; at < trail.length && !truncated; at++) {
    if (at % 4096 === 0) throwIfCancelled(token);
    const step = trail.step(at) + 1;
    if (step > depth) break;
    const isOne = starIsOne && at < from.length && graph.columnName(trail.column(at)) === '*';
    for (const column of isOne ? [trail.column(at)] : sameAs(graph, trail.column(at))) {
      let edge = down ? graph.firstFrom(column) : graph.firstInto(column);
      for (; edge >= 0; edge = down ? graph.nextFrom(edge) : graph.nextInto(edge)) {
        if (!influences && graph.isInfluence(edge)) continue;
        // How many rows there are does not hang on one of their columns.
        if (down && (isOne || column !== trail.column(at)) && countsRows(graph, edge)) continue;
        trail.add(down ? graph.target(edge) : graph.source(edge), step, edge);
      }
    }
    truncated = trail.length > limit;
  }
  return trail.reached(from.length, limit, truncated);
}

/** The column, and those that it may be or may be among: `*`. */
export function sameAs(graph: ColumnGraph, column: number): Iterable<number> {
  const table = graph.tableOf(column);
  if (graph.columnName(column) === '*') return graph.columnsOf(table);
  const star = graph.column(table, '*');
  return star < 0 ? [column] : [column, star];
}

class Trail {
  readonly #seen: Uint8Array;
  readonly #columns: number[] = [];
  readonly #steps: number[] = [];
  readonly #over: number[] = [];

  constructor(columns: number) {
    this.#seen = new Uint8Array(columns);
  }

  get length(): number {
    return this.#columns.length;
  }

  column(at: number): number {
    return this.#columns[at] ?? -1;
  }

  step(at: number): number {
    return this.#steps[at] ?? 0;
  }

  add(column: number, step: number, edge: number): void {
    if (column < 0 || this.#seen[column] === 1) return;
    this.#seen[column] = 1;
    this.#columns.push(column);
    this.#steps.push(step);
    this.#over.push(edge);
  }

  reached(starts: number, limit: number, truncated: boolean): Reached {
    const end = Math.min(this.length, limit + starts);
    return {
      columns: Int32Array.from(this.#columns.slice(0, end)),
      steps: Int32Array.from(this.#steps.slice(0, end)),
      over: Int32Array.from(this.#over.slice(0, end)),
      truncated,
    };
  }
}
