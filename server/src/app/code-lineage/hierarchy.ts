import { type ColumnGraph, sameAs } from '../../lineage/index.ts';
import type { SourceLocation } from '../../protocol/index.ts';
import type { LineageService } from '../lineage-service.ts';
import type { Locations } from '../locations.ts';
import type { LineageItem, LineageSubject } from './model.ts';

/** The graph, and where its tables and columns are defined. */
export interface Located {
  readonly lineage: LineageService;
  readonly locations: Locations;
  readonly graph: ColumnGraph;
}

/** A table or column as a step of a hierarchy. */
export function itemOf({ lineage, locations }: Located, { node, column }: LineageSubject): LineageItem {
  const { kind, location } = lineage.describe(node);
  const site = column === null ? undefined : lineage.table(node)?.columns.find(({ name }) => name === column)?.sites[0];
  const defined = locations.locate(site) ?? location;
  return { node, column, name: column === null ? node : `${node}.${column}`, kind, expression: null, location: defined };
}

/** The tables next to a table, or the columns next to a column. A column that decides about rows has the whole table downstream. */
export function neighboursOf(located: Located, subject: LineageSubject, walk: 'upstream' | 'downstream'): readonly LineageItem[] {
  const { graph } = located;
  const found = new Map<string, { readonly subject: LineageSubject; readonly edge: number }>();
  for (const edge of edgesAt(graph, subject, walk)) {
    const far = walk === 'downstream' ? graph.target(edge) : graph.source(edge);
    const influence = graph.isInfluence(edge);
    if (subject.column !== null && influence && walk === 'upstream') continue;
    const next = { node: graph.tableName(graph.tableOf(far)), column: subject.column === null || influence ? null : graph.columnName(far) };
    const key = `${next.node}\n${next.column}`;
    if (next.node === subject.node && (next.column === null || next.column === subject.column)) continue;
    if (!found.has(key)) found.set(key, { subject: next, edge });
  }
  return [...found.values()].map(({ subject: next, edge }) => viaEdge(located, next, edge));
}

function viaEdge(located: Located, subject: LineageSubject, edge: number): LineageItem {
  const item = itemOf(located, subject);
  if (subject.column === null && item.location !== null) return item;
  const { expression, location } = located.lineage.locate(located.graph.edge(edge));
  return {
    ...item,
    expression: subject.column === null ? null : expression,
    location: item.location ?? (location as SourceLocation | null),
  };
}

function edgesAt(graph: ColumnGraph, { node, column }: LineageSubject, walk: 'upstream' | 'downstream'): readonly number[] {
  const columns = columnsAt(graph, { node, column });
  return graph.inOrder(columns.flatMap((at) => (walk === 'downstream' ? graph.from(at) : graph.into(at))));
}

/** The columns that a subject stands for. */
export function columnsAt(graph: ColumnGraph, { node, column }: LineageSubject): readonly number[] {
  const table = graph.table(node);
  if (table < 0) return [];
  if (column === null) return [...graph.columnsOf(table)];
  const known = graph.column(table, column);
  const star = graph.column(table, '*');
  if (known < 0) return star < 0 ? [] : [star];
  return [...sameAs(graph, known)];
}
