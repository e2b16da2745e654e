import { type CancellationToken, ok, type Result } from '../../base/index.ts';
import { allPaths, type ColumnGraph } from '../../lineage/index.ts';
import type { Workspace } from '../../workspace/index.ts';
import { meantBy } from '../lineage-names.ts';
import type { LineageService } from '../lineage-service.ts';
import type { PathsReport } from './model.ts';

/** Paths that are told, and edges of the longest of them: nobody reads more. */
const MOST_PATHS = 20;
const LONGEST = 40;

/** The ways of values from one column, or any of a table, to another. */
export function lineagePaths(
  workspace: Workspace,
  lineage: LineageService,
  names: { readonly from: string; readonly to: string },
  token: CancellationToken,
): Result<PathsReport> {
  const [from, to] = [meantBy(names.from, lineage), meantBy(names.to, lineage)];
  if (!from.ok) return from;
  if (!to.ok) return to;
  const graph = lineage.graph();
  const ends = [columnsOf(graph, from.value), columnsOf(graph, to.value)] as const;
  const ways = (start: readonly number[], end: readonly number[], most: number) =>
    allPaths(graph, { from: start, to: end, longest: LONGEST, most, token });
  const { paths, truncated } = ways(...ends, MOST_PATHS);
  const print = ({ node, column }: { readonly node: string; readonly column: string | null }) =>
    column === null ? node : `${node}.${column}`;
  return ok({
    from: print(from.value),
    to: print(to.value),
    paths: paths.map((edges) =>
      edges.map((edge) => {
        const { source, target, kind, uncertain, expression, location } = lineage.locate(graph.edge(edge));
        return {
          source: print(source),
          target: print(target),
          kind,
          uncertain,
          expression,
          path: location === null ? null : workspace.pathOf(location.uri),
          location,
        };
      }),
    ),
    truncated,
    isOtherWay: paths.length === 0 && ways(ends[1], ends[0], 1).paths.length > 0,
  });
}

function columnsOf(graph: ColumnGraph, { node, column }: { readonly node: string; readonly column: string | null }): readonly number[] {
  const table = graph.table(node);
  if (table < 0) return [];
  if (column === null) return [...graph.columnsOf(table)];
  // Whoever walks goes by `*` too; it is asked for itself only where no edge knows the column.
  const named = graph.column(table, column);
  const start = named >= 0 ? named : graph.column(table, '*');
  return start < 0 ? [] : [start];
}
