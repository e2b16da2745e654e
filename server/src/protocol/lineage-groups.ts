import type { LineageEdge, LineageGraph, LineageNode } from './lineage.ts';
import { isInfluence } from './lineage-text/edges.ts';
import type { EstatePart } from './panel.ts';

/** The group of tables that have no schema, and that of what belongs to one file: temporary tables and queries. */
export const NO_SCHEMA = '';
export const LOCAL = '#local';

/** The schema that a table is in, with what stands before it in the table's name. */
export function groupOf({ id, name, schema, kind, tables }: Pick<LineageNode, 'id' | 'name' | 'schema' | 'kind' | 'tables'>): string {
  if (tables !== undefined) return id.slice(PREFIX.length);
  if (kind === 'temp' || kind === 'query' || kind === 'file') return LOCAL;
  const suffix = `.${name}`;
  return id.endsWith(suffix) ? id.slice(0, -suffix.length) : (schema ?? NO_SCHEMA);
}

/** The name of the node that stands for a group. */
export function groupNode(group: string): string {
  return PREFIX + group;
}

/** The group that a node stands for by its name; null for tables. */
export function groupNamed(node: string): string | null {
  return node.startsWith(PREFIX) ? node.slice(PREFIX.length) : null;
}

const PREFIX = 'schema:';

/** The graph with one node for the tables of each closed group, and one line for all that goes from one to another. */
export function collapseGroups(graph: LineageGraph, isClosed: (group: string) => boolean): LineageGraph {
  const standsFor = new Map<string, string>();
  const groups = new Map<string, LineageNode[]>();
  for (const node of graph.nodes) {
    const group = groupOf(node);
    if (!isClosed(group)) continue;
    standsFor.set(node.id, groupNode(group));
    const members = groups.get(group);
    if (members === undefined) groups.set(group, [node]);
    else members.push(node);
  }
  if (groups.size === 0) return graph;
  const nodes = [
    ...[...groups].map(([group, members]) => schemaNode(group, members)),
    ...graph.nodes.filter(({ id }) => !standsFor.has(id)),
  ];
  const focus = graph.focus === null ? null : (standsFor.get(graph.focus.node) ?? null);
  return { ...graph, nodes, edges: joined(graph.edges, standsFor), focus: focus === null ? graph.focus : { node: focus, column: null } };
}

function schemaNode(group: string, members: readonly LineageNode[]): LineageNode {
  return {
    id: groupNode(group),
    name: group,
    schema: null,
    kind: 'schema',
    dialect: null,
    description: null,
    columns: [],
    location: null,
    moreUpstream: members.some(({ moreUpstream }) => moreUpstream),
    moreDownstream: members.some(({ moreDownstream }) => moreDownstream),
    tables: members.reduce((sum, { tables = 1 }) => sum + tables, 0),
  };
}

function joined(edges: readonly LineageEdge[], standsFor: ReadonlyMap<string, string>): readonly LineageEdge[] {
  const kept: LineageEdge[] = [];
  const bundles = new Map<string, LineageEdge[]>();
  for (const edge of edges) {
    const [source, target] = [standsFor.get(edge.source.node), standsFor.get(edge.target.node)];
    if (source === undefined && target === undefined) kept.push(edge);
    else if (source !== target) {
      const key = `${source ?? edge.source.node}\u0000${target ?? edge.target.node}\u0000${isInfluence(edge)}`;
      const bundle = bundles.get(key);
      if (bundle === undefined) bundles.set(key, [edge]);
      else bundle.push(edge);
    }
  }
  for (const [key, bundle] of bundles) {
    const [source = '', target = ''] = key.split('\u0000');
    kept.push(bundleOf(source, target, bundle));
  }
  return kept;
}

/** What of a whole estate is seen, with all tables of the schemas that are seen as one. Who says a job wants only what it runs. */
export function estatePart(graph: LineageGraph, { nodes, edgeKinds, nodeKinds, job }: EstatePart): LineageGraph {
  const [seen, hidden, leftOut] = [new Set(nodes), new Set(edgeKinds), new Set(nodeKinds)];
  const stays = (node: LineageNode) => (seen.has(node.id) || seen.has(groupNode(groupOf(node)))) && !leftOut.has(node.kind);
  const kept = new Set(graph.nodes.filter(stays).map(({ id }) => id));
  const edges = graph.edges.filter(
    (edge) =>
      !hidden.has(edge.kind) &&
      (job === null || edge.jobs?.includes(job) === true) &&
      kept.has(edge.source.node) &&
      kept.has(edge.target.node),
  );
  const run = job === null ? null : new Set(edges.flatMap(({ source, target }) => [source.node, target.node]));
  return { ...graph, edges, nodes: graph.nodes.filter(({ id }) => (run ?? kept).has(id)) };
}

/** One line for many edges, of the kind that most of them have. */
export function bundleOf(source: string, target: string, edges: readonly LineageEdge[]): LineageEdge {
  const kinds = new Map<LineageEdge['kind'], number>();
  const add = (kind: LineageEdge['kind'], count: number): void => void kinds.set(kind, (kinds.get(kind) ?? 0) + count);
  for (const { kind, bundle } of edges) {
    if (bundle === undefined) add(kind, 1);
    else for (const [name, count] of Object.entries(bundle.kinds)) add(name as LineageEdge['kind'], count);
  }
  const sorted = [...kinds].sort(([, a], [, b]) => b - a);
  return {
    source: { node: source, column: '*' },
    target: { node: target, column: '*' },
    kind: sorted[0]?.[0] ?? 'copy',
    expression: null,
    location: null,
    uncertain: edges.every(({ uncertain }) => uncertain),
    ...jobsOf(edges),
    bundle: { count: sorted.reduce((sum, [, count]) => sum + count, 0), kinds: Object.fromEntries(sorted) },
  };
}

/** The jobs of all, where there are any. Edges of one file share their list. */
function jobsOf(edges: readonly LineageEdge[]): Pick<LineageEdge, 'jobs'> {
  const lists = new Set<readonly string[]>();
  for (const { jobs } of edges) if (jobs !== undefined) lists.add(jobs);
  const [only, second] = lists;
  if (only === undefined) return {};
  return { jobs: second === undefined ? only : [...new Set([...lists].flat())].sort() };
}
