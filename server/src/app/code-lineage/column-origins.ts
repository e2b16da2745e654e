import type { CancellationToken } from '../../base/index.ts';
import { pathCard, type QueryColumn } from '../../ide/index.ts';
import { type ColumnGraph, originsOf } from '../../lineage/index.ts';
import type { LineageService } from '../lineage-service.ts';
import type { ColumnOrigins, LineageSubject } from './model.ts';

/** Columns that are looked at for one: whoever has more origins than that wants the picture. */
const MOST_COLUMNS = 500;

export function describeOrigins(
  lineage: LineageService,
  graph: ColumnGraph,
  columns: readonly QueryColumn[],
  token: CancellationToken,
): readonly ColumnOrigins[] {
  const known = new Map<string, { readonly origins: readonly string[]; readonly truncated: boolean }>();
  const originsOfSource = (table: string, column: string) => {
    const key = `${table}\n${column}`;
    const found = known.get(key) ?? originsByName(lineage, graph, table, column, token);
    known.set(key, found);
    return found;
  };
  return columns.map(({ offset, sources }) => {
    const all = sources.map(({ table, column }) => originsOfSource(table, column));
    return { offset, origins: [...new Set(all.flatMap(({ origins }) => origins))], truncated: all.some(({ truncated }) => truncated) };
  });
}

/** The way to a column from where its value begins, in Markdown; null where it is short. */
export function describePath(graph: ColumnGraph, { node, column }: LineageSubject, token: CancellationToken): string | null {
  const start = column === null ? -1 : graph.column(graph.table(node), column);
  if (start < 0) return null;
  const { longest, columns, truncated } = originsOf(graph, start, MOST_COLUMNS, token);
  const names = longest.map((at) => print(graph, at));
  return pathCard(names, columns.length - 1, truncated);
}

function originsByName(lineage: LineageService, graph: ColumnGraph, table: string, column: string, token: CancellationToken) {
  const start = graph.column(graph.table(lineage.nodeOf(table)), column);
  if (start < 0) return { origins: [`${table}.${column}`], truncated: false };
  const { columns, truncated } = originsOf(graph, start, MOST_COLUMNS, token);
  return { origins: columns.map((at) => print(graph, at)), truncated };
}

function print(graph: ColumnGraph, column: number): string {
  return `${graph.tableName(graph.tableOf(column))}.${graph.columnName(column)}`;
}
