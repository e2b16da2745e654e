import type { CancellationToken } from '../../base/index.ts';
import { type AffectedPlace, type ColumnGraph, ReportsBelow } from '../../lineage/index.ts';
import type { FlowEdge, Workspace } from '../../workspace/index.ts';
import type { JobRuns } from '../jobs/index.ts';
import { knownReports } from './known-reports.ts';

export interface RunsAndShows {
  /** Names of the jobs that run what stands at the place. */
  readonly jobs: readonly string[];
  /** Names of the reports that show something of what it writes. */
  readonly reports: readonly string[];
}

/** For each place, who runs it and what people will see it in. */
export class WhoRunsAndShows {
  readonly #workspace: Workspace;
  readonly #graph: ColumnGraph;
  readonly #runs: JobRuns;
  readonly #below: ReportsBelow;
  readonly #edges = new Map<string, readonly FlowEdge[]>();

  constructor(workspace: Workspace, graph: ColumnGraph, runs: JobRuns) {
    this.#workspace = workspace;
    this.#graph = graph;
    this.#runs = runs;
    this.#below = new ReportsBelow(graph, knownReports(workspace, graph));
  }

  of({ uri, range, effect, group, table }: AffectedPlace, token: CancellationToken): RunsAndShows {
    if (group.kind === 'exposure') return { jobs: [], reports: [group.name] };
    const targets = table === null ? this.#writtenAt(uri, range) : [{ node: table, column: '*' }];
    // What fails writes nothing at all.
    const columns = targets.flatMap(({ node, column }) => this.#columns(node, effect === 'error' ? '*' : column));
    return { jobs: this.#runs.at(uri, range), reports: this.#below.of(columns, token) };
  }

  /** What is written where the range is; of a place outside of all statements, what its file writes. */
  #writtenAt(uri: string, { start, end }: AffectedPlace['range']): FlowEdge['target'][] {
    const edges = this.#edges.get(uri) ?? [...this.#workspace.flow.of(uri)];
    this.#edges.set(uri, edges);
    const here = edges.filter((edge) => edge.start <= end && start <= edge.end);
    return (here.length === 0 ? edges : here).map(({ target }) => target);
  }

  #columns(node: string, name: string): number[] {
    const table = this.#graph.table(node);
    if (table < 0) return [];
    const column = name === '*' ? -1 : this.#graph.column(table, name);
    return column < 0 ? [...this.#graph.columnsOf(table)] : [column];
  }
}
