import { type CancellationToken, say } from '../../base/index.ts';
import type { CatalogTable } from '../../metadata/index.ts';
import type { FlowEdge, Workspace } from '../../workspace/index.ts';
import type { ColumnGraph } from '../graph/column-graph.ts';
import { type AffectedColumn, type AffectedPlace, groupOf } from './affected.ts';
import { affectedDownstream, influencedPlaces } from './affected-columns.ts';
import { failing } from './effect.ts';
import type { RankedImpact } from './rank.ts';
import { ToldTables } from './told-tables.ts';

export interface GoneQuestion {
  /** The column that is no more. */
  readonly node: string;
  readonly column: string;
  /** Where it is still named. */
  readonly places: readonly Pick<AffectedPlace, 'uri' | 'range'>[];
  /** What would flow from it. */
  readonly edges: readonly FlowEdge[];
  readonly graph: ColumnGraph;
  readonly tableOf: (id: string) => CatalogTable | null;
  readonly token: CancellationToken;
}

/** What fails since a column is gone, and what is computed from that. */
export function rankGone(workspace: Workspace, { node, column, places, edges, graph, tableOf, token }: GoneQuestion): RankedImpact {
  const name = `${node}.${column}`;
  const errors = places.map(({ uri, range }): AffectedPlace => {
    const reason = `${say('{0} is gone.', name)} ${failing()}`;
    return { uri, range, effect: 'error', reason, group: groupOf(workspace, uri), table: null, steps: 0 };
  });
  const first = new Map<string, FlowEdge>();
  for (const edge of edges) if (edge.source.node === node) first.set(`${edge.target.node}.${edge.target.column}`, edge);
  const targets = [...first.values()].map(({ target }) => target);
  const own = [...first].map(([end, { target }]): AffectedColumn => {
    return { table: target.node, column: target.column, steps: 1, rowsOnly: target.column === '*', path: [name, end] };
  });
  const amendments = targets.map((target) => ({ table: target.node, change: { change: 'drop-column', column: target.column } as const }));
  const { columns, truncated } = affectedDownstream(graph, amendments, token);
  const further = columns.map((one) => ({ ...one, steps: one.steps + 1, path: [name, ...one.path] }));
  const downstream = [...own, ...further.filter(({ table, column: of }) => !first.has(`${table}.${of}`))];
  const told = new ToldTables(workspace, errors);
  const influenced = influencedPlaces(workspace, graph, tableOf, downstream, false).filter((place) => !told.has(place));
  return { places: [...errors, ...influenced], downstream, truncated };
}
