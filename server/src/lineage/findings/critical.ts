import type { CancellationToken } from '../../base/index.ts';
import type { CatalogTable } from '../../metadata/index.ts';
import type { ColumnGraph } from '../graph/column-graph.ts';
import { EXPOSURE } from '../graph/exposure.ts';
import { reach, sameAs } from '../graph/reach.ts';

/** A column that much depends on, and of which something is missing that people need to trust it. */
export interface CriticalColumn {
  readonly table: CatalogTable;
  readonly column: string;
  readonly missing: 'description' | 'test';
  /** Columns that are computed from it. */
  readonly downstream: number;
}

/** With fewer columns behind it a column is not critical, unless an exposure shows it. */
const MANY = 10;
const DEPTH = 50;

/**
 * Columns on critical paths (what an exposure shows, and what many columns are computed from) without a description or a test. Tests are missed only
 * where a project has tests: nobody writes dbt tests for plain SQL.
 */
export function findCritical(
  graph: ColumnGraph,
  tables: Iterable<{ readonly table: CatalogTable; readonly hasTests: boolean }>,
  token: CancellationToken,
): readonly CriticalColumn[] {
  const shown = shownByExposures(graph, token);
  const found: CriticalColumn[] = [];
  const seen = new Set<string>();
  for (const { table, hasTests } of tables) {
    const number = graph.table(table.id);
    if (number < 0 || seen.has(table.id)) continue;
    seen.add(table.id);
    for (const { name, description, tests } of table.columns) {
      const column = graph.column(number, name);
      const isDescribed = description !== null && description.trim() !== '';
      if (column < 0 || (isDescribed && (tests.length > 0 || !hasTests))) continue;
      const from = [column];
      const downstream =
        reach(graph, { from, walk: 'downstream', depth: DEPTH, influences: false, limit: 10_000, token }).columns.length - 1;
      // What an exposure shows for how many rows there are has no value of its columns.
      if (downstream === 0 || (downstream < MANY && !shown.has(column))) continue;
      if (!isDescribed) found.push({ table, column: name, missing: 'description', downstream });
      if (tests.length === 0 && hasTests) found.push({ table, column: name, missing: 'test', downstream });
    }
  }
  return found.sort((a, b) => b.downstream - a.downstream || (a.table.id < b.table.id ? -1 : a.table.id > b.table.id ? 1 : 0));
}

function shownByExposures(graph: ColumnGraph, token: CancellationToken): ReadonlySet<number> {
  const exposures = [...graph.tableNames()].filter((name) => name.startsWith(EXPOSURE));
  const from = exposures.flatMap((name) => [...graph.columnsOf(graph.table(name))]);
  const { columns } = reach(graph, { from, walk: 'upstream', depth: DEPTH, influences: false, limit: graph.size.columns, token });
  // An exposure shows a table, which is all of its columns.
  return new Set(Array.from(columns, (column) => [column, ...sameAs(graph, column)]).flat());
}
