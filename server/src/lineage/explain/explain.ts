import { type CancellationToken, throwIfCancelled } from '../../base/index.ts';
import type { FlowEdge } from '../../workspace/index.ts';
import type { ColumnGraph } from '../graph/column-graph.ts';
import { sameAs } from '../graph/reach.ts';

export interface ColumnName {
  readonly table: string;
  readonly column: string;
}

/** How one column comes to its value. */
export interface ExplainedStep {
  readonly column: ColumnName;
  /** Steps from the column that was asked about. */
  readonly distance: number;
  /** Each expression that writes the column, with the columns in it; several when several statements or branches of a UNION do. */
  readonly expressions: readonly { readonly edge: FlowEdge; readonly sources: readonly ColumnName[] }[];
}

/** What decides which rows a table gets. */
export interface ExplainedRows {
  readonly table: string;
  readonly by: readonly { readonly kind: FlowEdge['kind']; readonly column: ColumnName; readonly edge: FlowEdge }[];
}

export interface Explanation {
  readonly steps: readonly ExplainedStep[];
  /** Columns that nothing which is known writes. */
  readonly roots: readonly ColumnName[];
  readonly rows: readonly ExplainedRows[];
  readonly truncated: boolean;
}

const MOST_STEPS = 500;

/** The whole way of a value from its roots, one step for each column on it, the column itself first. */
export function explainColumn(graph: ColumnGraph, { table, column }: ColumnName, token: CancellationToken): Explanation {
  const start = graph.column(graph.table(table), column);
  const steps: ExplainedStep[] = [];
  const roots: ColumnName[] = [];
  const queue: { readonly column: number; readonly distance: number }[] = start < 0 ? [] : [{ column: start, distance: 0 }];
  const seen = new Set([start]);
  for (const { column: at, distance } of queue) {
    throwIfCancelled(token);
    if (steps.length >= MOST_STEPS) break;
    const edges = graph.inOrder([...sameAs(graph, at)].flatMap((same) => graph.into(same).filter((edge) => !graph.isInfluence(edge))));
    if (edges.length === 0) {
      roots.push(nameOf(graph, at));
      continue;
    }
    steps.push({ column: nameOf(graph, at), distance, expressions: expressionsOf(graph, edges) });
    for (const edge of edges) {
      const source = graph.source(edge);
      if (seen.has(source)) continue;
      seen.add(source);
      queue.push({ column: source, distance: distance + 1 });
    }
  }
  return { steps, roots, rows: rowsOf(graph, steps), truncated: steps.length >= MOST_STEPS };
}

/** Edges of one expression share their place. */
function expressionsOf(graph: ColumnGraph, edges: readonly number[]): ExplainedStep['expressions'] {
  const found = new Map<string, { readonly edge: FlowEdge; readonly sources: ColumnName[] }>();
  for (const number of edges) {
    const edge = graph.edge(number);
    const key = `${edge.uri}\n${edge.start}\n${edge.end}`;
    const known = found.get(key) ?? { edge, sources: [] };
    found.set(key, known);
    known.sources.push(nameOf(graph, graph.source(number)));
  }
  return [...found.values()];
}

function rowsOf(graph: ColumnGraph, steps: readonly ExplainedStep[]): readonly ExplainedRows[] {
  const tables = new Set(steps.map(({ column }) => column.table));
  return [...tables].flatMap((table) => {
    const star = graph.column(graph.table(table), '*');
    const edges = star < 0 ? [] : graph.into(star).filter((edge) => graph.isInfluence(edge));
    const by = edges.map((number) => {
      const edge = graph.edge(number);
      return { kind: edge.kind, column: nameOf(graph, graph.source(number)), edge };
    });
    return by.length === 0 ? [] : [{ table, by }];
  });
}

function nameOf(graph: ColumnGraph, column: number): ColumnName {
  return { table: graph.tableName(graph.tableOf(column)), column: graph.columnName(column) };
}
