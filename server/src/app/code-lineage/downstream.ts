import type { CancellationToken } from '../../base/index.ts';
import { type ColumnGraph, reach } from '../../lineage/index.ts';
import type { DownstreamTable, LineageDownstream } from '../../protocol/index.ts';
import { columnsAt, itemOf, type Located } from './hierarchy.ts';
import type { LineageSubject } from './model.ts';

/** More than anybody reads, and an answer of two megabytes. */
const MOST_COLUMNS = 10_000;

/** Every place that takes something of a table or column. Of a table all edges count; of a column its values, and the conditions in which they stand. */
export function downstreamOf(located: Located, subject: LineageSubject, token: CancellationToken): LineageDownstream {
  const { graph } = located;
  const from = columnsAt(graph, subject);
  const question = { from, walk: 'downstream', depth: Number.POSITIVE_INFINITY, influences: subject.column === null } as const;
  const { columns, steps, over, truncated } = reach(graph, { ...question, limit: MOST_COLUMNS, token });
  const found = new Places();
  for (const [index, column] of columns.entries()) {
    const [edge, step] = [over[index] ?? -1, steps[index] ?? 0];
    if (edge >= 0) found.add(graph.tableOf(column), edge, step);
    if (subject.column !== null)
      for (const condition of conditions(graph, column)) found.add(graph.tableOf(graph.target(condition)), condition, step + 1);
  }
  const own = graph.table(subject.node);
  const tables = [...found.tables].filter(([table]) => table !== own).map(([table, edges]) => described(located, table, edges));
  return { name: itemOf(located, subject).name, tables: tables.sort((a, b) => a.steps - b.steps), truncated };
}

class Places {
  readonly tables = new Map<number, { steps: number; readonly edges: Set<number> }>();

  add(table: number, edge: number, steps: number): void {
    const known = this.tables.get(table) ?? { steps, edges: new Set() };
    known.steps = Math.min(known.steps, steps);
    known.edges.add(edge);
    this.tables.set(table, known);
  }
}

function* conditions(graph: ColumnGraph, column: number): Generator<number> {
  for (let edge = graph.firstFrom(column); edge >= 0; edge = graph.nextFrom(edge)) if (graph.isInfluence(edge)) yield edge;
}

function described(
  located: Located,
  table: number,
  { steps, edges }: { readonly steps: number; readonly edges: ReadonlySet<number> },
): DownstreamTable {
  const { graph, lineage } = located;
  const { node: id, name, kind, location } = itemOf(located, { node: graph.tableName(table), column: null });
  const places = graph.inOrder([...edges]).flatMap((number) => {
    const edge = lineage.locate(graph.edge(number));
    return edge.location === null ? [] : [{ column: edge.target.column, expression: edge.expression, location: edge.location }];
  });
  return { id, name, kind, steps, location, places };
}
