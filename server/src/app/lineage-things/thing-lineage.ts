import { ok, type Result } from '../../base/index.ts';
import { buildTablesGraph, type ColumnGraph } from '../../lineage/index.ts';
import { graphThings, type LineageEdge, type LineageGraph, type LineageQueryParams, type LineageThing } from '../../protocol/index.ts';
import type { FlowEdge, Workspace } from '../../workspace/index.ts';
import type { JobRuns } from '../jobs/index.ts';
import type { LineageService } from '../lineage-service.ts';
import { connectionsHolding } from './connections-holding.ts';
import { type FoundThing, findThing } from './find-thing.ts';
import { thingNames } from './thing-names.ts';

/** What a job, a file or a connection is in lineage. Tables are called as in lineage, jobs and files by their names. */
export interface ThingAnswer {
  readonly thing: LineageThing;
  /** Upstream of what it writes or holds, downstream of it, or both, as was asked. */
  readonly graph: LineageGraph;
  /** Files and routines that it runs. */
  readonly runs: readonly string[];
  /** Jobs that run it. */
  readonly runBy: readonly string[];
  /** What it takes of others. */
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  readonly holds: readonly string[];
  /** Jobs that write what it comes from, and jobs and exposures that take what comes of it. */
  readonly needs: readonly string[];
  readonly feeds: readonly string[];
}

export interface ThingQuestion extends Pick<LineageQueryParams, 'direction' | 'depth'> {
  readonly name: string;
}

export interface ThingParts extends FoundThing {
  /** Edges of statements that it runs or holds itself. */
  readonly own: readonly FlowEdge[];
  /** Tables that it writes or holds, and queries of its own. */
  readonly starts: readonly string[];
}

/** Lineage of what is no table: at the level of tables, from what it writes or holds. */
export class ThingLineage {
  readonly #workspace: Workspace;
  readonly #lineage: LineageService;
  readonly #runs: JobRuns;

  constructor(workspace: Workspace, lineage: LineageService, runs: JobRuns) {
    this.#workspace = workspace;
    this.#lineage = lineage;
    this.#runs = runs;
  }

  /** What it is, before anything is followed. */
  parts(name: string): Result<ThingParts> {
    const found = findThing(name, this.#workspace, this.#runs);
    return found.ok ? ok({ ...found.value, ...this.#ownOf(found.value) }) : found;
  }

  answer(question: ThingQuestion): Result<ThingAnswer> {
    const found = this.parts(question.name);
    if (!found.ok) return found;
    const { own, starts } = found.value;
    const located = own.map((edge) => this.#lineage.locate(edge));
    const source: ThingSource = {
      graph: this.#lineage.graph(),
      describe: (id) => this.#lineage.describe(id),
      locate: (edge) => this.#lineage.locate(edge),
      jobsOf: (edges) => this.#runs.named(edges),
    };
    const names = thingNames(this.#workspace, this.#lineage);
    return ok(
      thingAnswer(
        { thing: found.value.thing, own: located, starts, holds: found.value.thing.kind === 'connection' ? starts : [] },
        source,
        names,
        question,
      ),
    );
  }

  /** The edges that it makes itself, and the tables that lineage is asked of. */
  #ownOf({ thing, uri }: FoundThing): { readonly own: readonly FlowEdge[]; readonly starts: readonly string[] } {
    if (thing.kind === 'connection') {
      const held = [...this.#lineage.graph().tableNames()].filter((id) => {
        const sites = this.#lineage.table(id)?.sites ?? [];
        return connectionsHolding(
          this.#workspace,
          id,
          sites.map((site) => site.uri),
        ).includes(thing.name);
      });
      return { own: [], starts: held.sort() };
    }
    const own = uri === null ? this.#runBy(thing.name) : [...this.#workspace.flow.of(uri)];
    return { own, starts: [...new Set(own.map(({ target }) => target.node))] };
  }

  #runBy(job: string): FlowEdge[] {
    const found: FlowEdge[] = [];
    for (const unit of this.#runs.unitsOf(job))
      for (const edge of this.#workspace.flow.of(unit)) if (this.#runs.of(edge).includes(job)) found.push(edge);
    return found;
  }
}

/** Where edges come from: what there is now, or what was recorded. */
export interface ThingSource {
  readonly graph: ColumnGraph;
  readonly describe: LineageService['describe'];
  readonly locate: (edge: LineageEdge) => LineageEdge;
  readonly jobsOf: JobRuns['named'];
}

interface OwnParts {
  readonly thing: LineageThing;
  readonly own: readonly LineageEdge[];
  readonly starts: readonly string[];
  readonly holds: readonly string[];
}

export function thingAnswer(
  { thing, own, starts, holds }: OwnParts,
  { graph, describe, locate, jobsOf }: ThingSource,
  names: ReturnType<typeof thingNames>,
  { direction, depth }: Pick<ThingQuestion, 'direction' | 'depth'>,
): ThingAnswer {
  const walk = (way: 'upstream' | 'downstream'): LineageGraph => {
    const found = buildTablesGraph(graph, { tables: starts, direction: way, depth, describe });
    return { ...found, edges: found.edges.map(locate) };
  };
  const [up, down] = [walk('upstream'), walk('downstream')];
  const parts = [...(direction === 'downstream' ? [] : [up]), ...(direction === 'upstream' ? [] : [down])];
  const nodes = new Map(parts.flatMap((part) => part.nodes).map((node) => [node.id, node]));
  const edges = [...new Map(parts.flatMap((part) => part.edges).map((edge) => [keyOf(edge), edge])).values()];
  const jobs = jobsOf(edges);
  const whole: LineageGraph = {
    nodes: [...nodes.values()],
    edges,
    focus: null,
    direction,
    depth,
    warnings: [],
    ...(jobs.length === 0 ? {} : { jobs }),
  };
  const isLocal = (id: string) => ['query', 'temp'].includes(describe(id).kind);
  const writes = unique(own.map(({ target }) => target.node)).filter((id) => !isLocal(id));
  const { relations } = graphThings(
    { nodes: starts.map((id) => ({ ...describe(id), moreUpstream: false, moreDownstream: false })), edges: own },
    names,
  );
  const mine = new Set(starts);
  // A dbt project is made by whoever runs it, where somebody does.
  const projects = new Set(jobs.filter(({ kind }) => kind === 'dbt').map(({ name }) => name));
  const runners = ({ jobs: all = [] }: LineageEdge) =>
    all.every((job) => projects.has(job)) ? all : all.filter((job) => !projects.has(job));
  const jobsIn = (of: readonly LineageEdge[]) => unique(of.flatMap(runners)).filter((job) => thing.kind !== 'job' || job !== thing.name);
  const reports = down.nodes.filter(({ kind }) => kind === 'report').map(({ id }) => id);
  return {
    thing,
    graph: whole,
    runs: unique(
      relations.filter(({ kind, source }) => kind === 'RUNS' && source === thing.id).map(({ target }) => target.replace(/^file:/, '')),
    ),
    runBy: thing.kind === 'job' ? [] : unique(own.flatMap((edge) => edge.jobs ?? [])),
    reads: unique(own.map(({ source }) => source.node)).filter((id) => !isLocal(id) && !mine.has(id)),
    writes,
    holds,
    needs: jobsIn(up.edges.filter(({ target }) => !mine.has(target.node))).map((job) => `job:${job}`),
    feeds: [...jobsIn(down.edges).map((job) => `job:${job}`), ...reports],
  };
}

/** An edge of a circle is upstream and downstream. */
function keyOf({ source, target, kind, location }: LineageEdge): string {
  const { line, character } = location?.range.start ?? { line: 0, character: 0 };
  return [source.node, source.column, target.node, target.column, kind, location?.uri ?? '', line, character].join('\n');
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)].sort();
}
