import type { CancellationToken } from '../../base/index.ts';
import type { ColumnGraph } from '../graph/column-graph.ts';
import { reach } from '../graph/reach.ts';

/** Columns that are looked at below one place: whoever has more below has every report there is. */
const MOST_COLUMNS = 50_000;

/** Which reports show something that comes of columns. Places of one statement ask the same, and are answered once. */
export class ReportsBelow {
  readonly #graph: ColumnGraph;
  readonly #reports: ReadonlyMap<number, string>;
  readonly #known = new Map<string, readonly string[]>();

  /** `reports` are tables of the graph, with the names that people know them by. */
  constructor(graph: ColumnGraph, reports: ReadonlyMap<number, string>) {
    this.#graph = graph;
    this.#reports = reports;
  }

  /** Names of the reports, sorted, among the tables of the columns and all that is downstream of these. */
  of(columns: readonly number[], token: CancellationToken): readonly string[] {
    if (this.#reports.size === 0 || columns.length === 0) return [];
    const from = [...new Set(columns)].sort((a, b) => a - b);
    const key = from.join(' ');
    const known = this.#known.get(key) ?? this.#look(from, token);
    this.#known.set(key, known);
    return known;
  }

  #look(from: readonly number[], token: CancellationToken): readonly string[] {
    const question = { walk: 'downstream', depth: Number.POSITIVE_INFINITY, influences: true, limit: MOST_COLUMNS } as const;
    const { columns } = reach(this.#graph, { ...question, from, token });
    const found = new Set<string>();
    for (const column of columns) {
      const report = this.#reports.get(this.#graph.tableOf(column));
      if (report !== undefined) found.add(report);
    }
    return [...found].sort();
  }
}
