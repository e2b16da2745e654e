import type { CatalogTable } from '../../metadata/index.ts';
import type { ColumnGraph } from '../graph/column-graph.ts';

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

/** Tables and columns that no value, condition, join or order of any known statement takes. What reads a table as a whole reads all of its columns. */
export function findUnused(graph: ColumnGraph, tables: Iterable<CatalogTable>): Unused {
  const unused: UnusedTable[] = [];
  const columns: UnusedColumn[] = [];
  for (const table of byId(tables)) {
    const number = graph.table(table.id);
    const used = number < 0 ? new Set<string>() : usedColumns(graph, number);
    if (used.size === 0) unused.push({ table, use: number >= 0 && isWritten(graph, number) ? 'end' : 'untouched' });
    else if (!used.has('*')) for (const { name } of table.columns) if (!used.has(name.toLowerCase())) columns.push({ table, column: name });
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

function usedColumns(graph: ColumnGraph, table: number): Set<string> {
  const used = new Set<string>();
  for (const column of graph.columnsOf(table)) {
    for (let edge = graph.firstFrom(column); edge >= 0; edge = graph.nextFrom(edge)) {
      // A table that is written out of itself alone is of no more use for it.
      if (graph.tableOf(graph.target(edge)) === table) continue;
      used.add(graph.columnName(column).toLowerCase());
      break;
    }
  }
  return used;
}

function isWritten(graph: ColumnGraph, table: number): boolean {
  for (const column of graph.columnsOf(table)) if (graph.firstInto(column) >= 0) return true;
  return false;
}
