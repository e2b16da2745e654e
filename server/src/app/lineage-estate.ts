import { type CancellationToken, throwIfCancelled } from '../base/index.ts';
import {
  bundleOf,
  collapseGroups,
  isInfluence,
  type LineageEdge,
  type LineageEstateParams,
  type LineageGraph,
  type LineageNode,
} from '../protocol/index.ts';
import type { Workspace } from '../workspace/index.ts';
import type { JobRuns } from './jobs/index.ts';

interface EstateOptions {
  readonly workspace: Workspace;
  readonly runs: JobRuns;
  readonly describe: (node: string) => Omit<LineageNode, 'moreUpstream' | 'moreDownstream'>;
  readonly yield: () => Promise<void>;
}

/** Edges that are looked at between two breaths. */
const SLICE = 20_000;

/** The whole workspace from above: schemas, and the tables of those that are open, with one line for all column edges between two of them. */
export class LineageEstate {
  readonly #options: EstateOptions;
  /** All tables, of one revision. */
  #tables: { readonly revision: string; readonly graph: LineageGraph } | null = null;

  constructor(options: EstateOptions) {
    this.#options = options;
  }

  async query({ open }: LineageEstateParams, token: CancellationToken): Promise<LineageGraph> {
    throwIfCancelled(token);
    const { revision } = this.#options.workspace;
    const known = this.#tables?.revision === revision ? this.#tables.graph : null;
    const graph = known ?? (await this.#allTables(token));
    this.#tables = { revision, graph };
    const opened = new Set(open);
    return collapseGroups(graph, (group) => !opened.has(group));
  }

  async #allTables(token: CancellationToken): Promise<LineageGraph> {
    const { workspace, runs, describe } = this.#options;
    const hasJobs = !runs.isEmpty;
    const bundles = new Map<string, LineageEdge[]>();
    const names = new Set<string>();
    for (const { table } of workspace.tables()) names.add(table.id);
    let looked = 0;
    for (const edge of workspace.flow.edges()) {
      if (++looked % SLICE === 0) await this.#breathe(token);
      const [source, target] = [edge.source.node, edge.target.node];
      names.add(source).add(target);
      if (source === target) continue;
      const key = `${source}\u0000${target}\u0000${isInfluence(edge)}`;
      const jobs = hasJobs ? runs.of(edge) : [];
      const bundled = jobs.length === 0 ? edge : { ...edge, jobs };
      const bundle = bundles.get(key);
      if (bundle === undefined) bundles.set(key, [bundled]);
      else bundle.push(bundled);
    }
    const nodes: LineageNode[] = [];
    for (const name of names) {
      if (nodes.length % 500 === 499) await this.#breathe(token);
      nodes.push({ ...describe(name), columns: [], moreUpstream: false, moreDownstream: false });
    }
    const edges = [...bundles].map(([key, bundle]) => {
      const [source = '', target = ''] = key.split('\u0000');
      return bundleOf(source, target, bundle);
    });
    const jobs = runs.named(edges);
    return { nodes, edges, focus: null, direction: 'both', depth: 0, warnings: [], ...(jobs.length === 0 ? {} : { jobs }) };
  }

  async #breathe(token: CancellationToken): Promise<void> {
    await this.#options.yield();
    throwIfCancelled(token);
  }
}
