import { bundleOf, jobDetail, type LineageEdge, type LineageGraph, type LineageNode } from '../../../server/src/protocol/index.ts';

/**
 * The graph with the jobs that run its edges as nodes between the tables that they read and write. One line goes between a job and a table: a job
 * that reads again what it writes itself hangs at that table as its writer, or every table of a nightly build would be drawn to it twice.
 */
export function withJobs(graph: LineageGraph, only: string | null): LineageGraph {
  const local = new Set(graph.nodes.filter(({ kind }) => kind === 'temp' || kind === 'query' || kind === 'file').map(({ id }) => id));
  const known = new Set(graph.nodes.map(({ id }) => id));
  const jobs = new Map<string, Ends>();
  for (const edge of graph.edges) {
    const { source, target } = edge;
    if (!known.has(source.node) || !known.has(target.node)) continue;
    for (const name of edge.jobs ?? []) {
      if (only !== null && name !== only) continue;
      const { reads, writes } = endsOf(jobs, name);
      // What a file makes for itself is its own affair.
      if (!local.has(source.node)) add(reads, source.node, edge);
      if (!local.has(target.node)) add(writes, target.node, edge);
    }
  }
  if (jobs.size === 0) return graph;
  const nodes: LineageNode[] = [];
  const edges: LineageEdge[] = [];
  for (const [name, { reads, writes }] of [...jobs].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const id = jobId(name);
    nodes.push(jobNode(name, graph));
    for (const [table, run] of reads) if (!writes.has(table)) edges.push(bundleOf(table, id, run));
    for (const [table, run] of writes) edges.push(bundleOf(id, table, run));
  }
  return { ...graph, nodes: [...graph.nodes, ...nodes], edges: [...graph.edges, ...edges] };
}

/** The graph as it came, for whoever writes jobs in another way. */
export function withoutJobs(graph: LineageGraph): LineageGraph {
  if (!graph.nodes.some(({ kind }) => kind === 'job')) return graph;
  return {
    ...graph,
    nodes: graph.nodes.filter(({ kind }) => kind !== 'job'),
    edges: graph.edges.filter((edge) => jobOfLine(edge) === null),
  };
}

/** The job that a node stands for by its name; null for tables. */
export function jobNamed(node: string): string | null {
  return node.startsWith(PREFIX) ? node.slice(PREFIX.length) : null;
}

/** The job at an end of a line, and the end at which it is; null for lines between tables. */
export function jobOfLine({ source, target }: Pick<LineageEdge, 'source' | 'target'>): JobLine | null {
  const writer = jobNamed(source.node);
  if (writer !== null) return { job: writer, end: 'source', table: target.node };
  const reader = jobNamed(target.node);
  return reader === null ? null : { job: reader, end: 'target', table: source.node };
}

export interface JobLine {
  readonly job: string;
  readonly end: 'source' | 'target';
  readonly table: string;
}

/** As it can be asked for. */
function jobId(name: string): string {
  return PREFIX + name;
}

const PREFIX = 'job:';

interface Ends {
  readonly reads: Map<string, LineageEdge[]>;
  readonly writes: Map<string, LineageEdge[]>;
}

function endsOf(jobs: Map<string, Ends>, name: string): Ends {
  const known = jobs.get(name);
  if (known !== undefined) return known;
  const ends = { reads: new Map(), writes: new Map() };
  jobs.set(name, ends);
  return ends;
}

function add(map: Map<string, LineageEdge[]>, table: string, edge: LineageEdge): void {
  const list = map.get(table);
  if (list === undefined) map.set(table, [edge]);
  else list.push(edge);
}

function jobNode(name: string, { jobs = [] }: LineageGraph): LineageNode {
  const job = jobs.find((one) => one.name === name);
  return {
    id: jobId(name),
    name,
    schema: null,
    kind: 'job',
    dialect: null,
    description: job === undefined ? null : jobDetail(job),
    columns: [],
    location: null,
    moreUpstream: false,
    moreDownstream: false,
  };
}
