import { type CancellationToken, say } from '../../base/index.ts';
import type { CatalogTable } from '../../metadata/index.ts';
import type { FlowEdge, TableAmendment, Workspace } from '../../workspace/index.ts';
import type { ColumnGraph } from '../graph/column-graph.ts';
import { EXPOSURE } from '../graph/exposure.ts';
import { type Reached, reach } from '../graph/reach.ts';
import { type AffectedColumn, type AffectedPlace, groupOf, type ImpactGroup } from './affected.ts';

const MOST_DOWNSTREAM = 2000;
const DEPTH = 50;

/** Columns downstream of what changes, nearest first. */
export function affectedDownstream(
  graph: ColumnGraph,
  amendments: readonly TableAmendment[],
  token: CancellationToken,
): { readonly columns: readonly AffectedColumn[]; readonly truncated: boolean } {
  const starts = amendments.flatMap(({ table, change }) => {
    const number = graph.table(table);
    if (number < 0) return [];
    if (!('column' in change)) return [...graph.columnsOf(number)];
    const wanted = change.column.toLowerCase();
    const named = (name: string) => [...graph.columnsOf(number)].filter((column) => graph.columnName(column).toLowerCase() === name);
    const own = named(wanted);
    return own.length > 0 ? own : named('*');
  });
  // A table that goes, goes with all that a star of it may be.
  const starIsOne = amendments.every(({ change }) => 'column' in change);
  const found = reach(graph, {
    from: starts,
    starIsOne,
    walk: 'downstream',
    depth: DEPTH,
    influences: true,
    limit: MOST_DOWNSTREAM,
    token,
  });
  return { columns: affectedColumns(graph, found), truncated: found.truncated };
}

function affectedColumns(graph: ColumnGraph, { columns, steps, over }: Reached): readonly AffectedColumn[] {
  const position = new Map(Array.from(columns, (column, at) => [column, at]));
  const name = (column: number) => {
    const table = graph.tableName(graph.tableOf(column));
    return table.startsWith(EXPOSURE) ? table : `${table}.${graph.columnName(column)}`;
  };
  const edgesTo = (column: number): readonly number[] => {
    const edges: number[] = [];
    for (let at = position.get(column) ?? -1; at >= 0 && (over[at] ?? -1) >= 0; ) {
      const edge = over[at] ?? -1;
      edges.unshift(edge);
      const before = reachedBefore(graph, position, graph.source(edge), at);
      if (before === null) break;
      at = before;
    }
    return edges;
  };
  return Array.from(columns, (column, at) => ({ column, at }))
    .filter(({ at }) => (steps[at] ?? 0) > 0)
    .map(({ column, at }) => {
      const edges = edgesTo(column);
      const [first] = edges;
      return {
        table: graph.tableName(graph.tableOf(column)),
        column: graph.columnName(column),
        steps: steps[at] ?? 0,
        rowsOnly: edges.some((edge) => graph.isInfluence(edge)),
        path: [...(first === undefined ? [] : [name(graph.source(first))]), ...edges.map((edge) => name(graph.target(edge)))],
      };
    });
}

/** Where the walk came from to an edge: its column, or one that may be the same, since whoever comes to a star goes on from any column. */
function reachedBefore(graph: ColumnGraph, position: ReadonlyMap<number, number>, column: number, at: number): number | null {
  const before = (candidate: number) => {
    const known = position.get(candidate);
    return known !== undefined && known < at ? known : null;
  };
  const table = graph.tableOf(column);
  const exact = before(column) ?? before(graph.column(table, '*'));
  if (exact !== null || graph.columnName(column) !== '*') return exact;
  const others = [...graph.columnsOf(table)].flatMap((other) => before(other) ?? []);
  return others.length === 0 ? null : Math.min(...others);
}

/** One place for each table: that of the column that is nearest. */
export function influencedPlaces(
  workspace: Workspace,
  graph: ColumnGraph,
  tableOf: (id: string) => CatalogTable | null,
  columns: readonly AffectedColumn[],
  /** Whether a table would be gone, or have another name. */
  gone: boolean,
): readonly AffectedPlace[] {
  const byTable = new Map<string, AffectedColumn[]>();
  for (const column of columns) byTable.set(column.table, [...(byTable.get(column.table) ?? []), column]);
  return [...byTable].flatMap(([table, found]): AffectedPlace[] => {
    const [nearest] = found;
    if (nearest === undefined) return [];
    const written = writerOf(graph, table);
    const site = tableOf(table)?.sites.find(({ uri }) => uri === written?.uri) ?? written;
    if (site === null) return [];
    const range = 'range' in site ? site.range : { start: site.start, end: site.end };
    const exposure = table.startsWith(EXPOSURE) ? table.slice(EXPOSURE.length) : null;
    const group: ImpactGroup = exposure === null ? groupOf(workspace, site.uri) : { kind: 'exposure', name: exposure };
    const place = { uri: site.uri, range, group, table, steps: nearest.steps };
    if (exposure !== null && nearest.steps === 1 && gone)
      return [{ ...place, effect: 'error', reason: say('{0} depends on it, and does not find it.', exposure) }];
    return [{ ...place, effect: 'influenced', reason: `${influence(table, exposure, found, nearest)}: ${nearest.path.join(' → ')}.` }];
  });
}

function influence(
  table: string,
  exposure: string | null,
  columns: readonly AffectedColumn[],
  { column, rowsOnly }: AffectedColumn,
): string {
  if (exposure !== null) return say('{0} shows it', exposure);
  if (rowsOnly) return say('It decides which rows {0} has', table);
  const others = columns.length - 1;
  const name = `${table}.${column}`;
  return others === 0 ? say('{0} is computed from it', name) : say('{0} and {1} more are computed from it', name, others);
}

/** The edge that writes a table first. */
function writerOf(graph: ColumnGraph, table: string): FlowEdge | null {
  const number = graph.table(table);
  if (number < 0) return null;
  const [first] = graph.inOrder([...graph.columnsOf(number)].flatMap((column) => graph.into(column)));
  return first === undefined ? null : graph.edge(first);
}
