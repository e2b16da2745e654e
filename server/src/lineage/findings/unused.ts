import { type CancellationToken, throwIfCancelled } from '../../base/index.ts';
import type { CatalogTable } from '../../metadata/index.ts';
import type { ColumnGraph } from '../graph/column-graph.ts';
import { countsRows } from '../graph/counts-rows.ts';

export interface UnusedTable {
  readonly table: CatalogTable;
  /** `end`: it is written, and nobody whose SQL is known reads it. `untouched`: nobody writes it either. */
  readonly use: 'end' | 'untouched';
}

export interface UnusedColumn {
  readonly table: CatalogTable;
  readonly column: string;
}

export interface Unused {
  readonly tables: readonly UnusedTable[];
  /** Columns of tables of which others are read. */
  readonly columns: readonly UnusedColumn[];
}

export interface UnusedQuestion {
  readonly tables: Iterable<CatalogTable>;
  /** Whether a statement reads the table without taking any column: `select 1 from t`, `exists (select * from t)`. */
  readonly isRead: (table: CatalogTable) => boolean;
  /** Whether an edge passes a column on because a star stands there, and nobody has asked for it by its name. */
  readonly isStar: (edge: number) => boolean;
  readonly token: CancellationToken;
}

/**
 * Tables and columns that no value, condition, join or order of any known statement takes. Who counts the rows of a table reads it and takes no
 * column. A star takes those columns that somebody takes of what it fills, and all where nobody known reads that: others may.
 */
export function findUnused(graph: ColumnGraph, { tables, isRead, isStar, token }: UnusedQuestion): Unused {
  const unused: UnusedTable[] = [];
  const columns: UnusedColumn[] = [];
  const used = usedColumns(graph, isStar, token);
  for (const table of byId(tables)) {
    throwIfCancelled(token);
    const number = graph.table(table.id);
    if ((number < 0 || !isReadByOthers(graph, number)) && !isRead(table)) {
      unused.push({ table, use: number >= 0 && isWritten(graph, number) ? 'end' : 'untouched' });
      continue;
    }
    const taken = new Set<string>();
    for (const column of number < 0 ? [] : graph.columnsOf(number))
      if (used[column] === 1) taken.add(graph.columnName(column).toLowerCase());
    if (!taken.has('*')) for (const { name } of table.columns) if (!taken.has(name.toLowerCase())) columns.push({ table, column: name });
  }
  return { tables: unused, columns };
}

/** Of a table that several projects know, what the one says that knows most. */
function byId(tables: Iterable<CatalogTable>): readonly CatalogTable[] {
  const found = new Map<string, CatalogTable>();
  for (const table of tables) {
    const known = found.get(table.id);
    if (known === undefined || known.columns.length < table.columns.length) found.set(table.id, table);
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** 1 for each column that is taken, by its number; for all columns of a table that is taken as a whole. */
function usedColumns(graph: ColumnGraph, isStar: (edge: number) => boolean, token: CancellationToken): Uint8Array {
  const used = new Uint8Array(graph.size.columns);
  const open: number[] = [];
  const use = (column: number) => {
    if (used[column] === 1) return;
    used[column] = 1;
    open.push(column);
  };
  const useAll = (table: number) => {
    for (const column of graph.columnsOf(table)) use(column);
  };
  /** Edges that pass a column on by a star, by the column that they fill. */
  const passed = new Map<number, number[]>();
  for (const name of graph.tableNames()) {
    throwIfCancelled(token);
    const table = graph.table(name);
    for (const column of graph.columnsOf(table))
      for (let edge = graph.firstFrom(column); edge >= 0; edge = graph.nextFrom(edge)) {
        const target = graph.target(edge);
        // A table that is written out of itself alone is of no more use for it.
        if (graph.tableOf(target) === table || countsRows(graph, edge)) continue;
        if (graph.columnName(column) === '*') useAll(table);
        else if (graph.kind(edge).kind !== 'copy' || !isStar(edge) || !isReadByOthers(graph, graph.tableOf(target))) use(column);
        else passed.set(target, [...(passed.get(target) ?? []), column]);
      }
  }
  for (let column = open.pop(); column !== undefined; column = open.pop()) for (const source of passed.get(column) ?? []) use(source);
  return used;
}

function isReadByOthers(graph: ColumnGraph, table: number): boolean {
  for (const column of graph.columnsOf(table))
    for (let edge = graph.firstFrom(column); edge >= 0; edge = graph.nextFrom(edge))
      if (graph.tableOf(graph.target(edge)) !== table) return true;
  return false;
}

function isWritten(graph: ColumnGraph, table: number): boolean {
  for (const column of graph.columnsOf(table)) if (graph.firstInto(column) >= 0) return true;
  return false;
}
