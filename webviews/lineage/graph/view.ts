import { collapseGroups, groupOf, type LineageEdge, type LineageGraph, type LineageNode } from '../../../server/src/protocol/index.ts';
import { createModel, type Place } from './model.ts';
import { pathOf } from './path.ts';
import type { Fold } from './rows.ts';

/** What of a graph a person wants to see. A value: undo takes the one before. */
export interface View {
  /** Kinds of edges that are left out. */
  readonly edgeKinds: ReadonlySet<LineageEdge['kind']>;
  /** Kinds of tables, schemas, and files whose SQL makes edges, that are left out. */
  readonly nodeKinds: ReadonlySet<LineageNode['kind']>;
  readonly schemas: ReadonlySet<string>;
  readonly files: ReadonlySet<string>;
  /** Only what this job runs; null is all. */
  readonly job: string | null;
  /** Steps from what was asked about; null is all. */
  readonly depth: number | null;
  /** Only what this column or table comes from and goes into. */
  readonly only: Place | null;
  /** Schemas of which one node is drawn for all tables. */
  readonly closed: ReadonlySet<string>;
  /** Tables that stay, whatever is left out. */
  readonly pinned: ReadonlySet<string>;
  readonly folds: ReadonlyMap<string, Fold>;
}

export const WHOLE_VIEW: View = {
  edgeKinds: new Set(),
  nodeKinds: new Set(),
  schemas: new Set(),
  files: new Set(),
  job: null,
  depth: null,
  only: null,
  closed: new Set(),
  pinned: new Set(),
  folds: new Map(),
};

/** A graph of more tables than this begins with its schemas, those open that were asked about. */
const MANY_TABLES = 400;

export function firstView(graph: LineageGraph, pinned: ReadonlySet<string>): View {
  const focus = graph.nodes.find(({ id }) => id === graph.focus?.node);
  const groups = new Set(graph.nodes.map(groupOf));
  if (graph.nodes.length <= MANY_TABLES || groups.size < 3) return { ...WHOLE_VIEW, pinned };
  if (focus !== undefined) groups.delete(groupOf(focus));
  // Schemas that came closed are closed already.
  for (const node of graph.nodes) if (node.kind === 'schema') groups.delete(groupOf(node));
  return { ...WHOLE_VIEW, pinned, closed: groups };
}

export function isFiltered({ edgeKinds, nodeKinds, schemas, files, job, depth, only }: View): boolean {
  return edgeKinds.size + nodeKinds.size + schemas.size + files.size > 0 || job !== null || depth !== null || only !== null;
}

/** The part of the graph that is seen: what is left out is gone from the picture, the outline, the table and the exports alike. */
export function seenGraph(graph: LineageGraph, view: View): LineageGraph {
  return collapseGroups(filtered(graph, view), (group) => view.closed.has(group));
}

function filtered(graph: LineageGraph, view: View): LineageGraph {
  if (!isFiltered(view)) return graph;
  const edges = graph.edges.filter(
    (edge) =>
      !kindIsHidden(edge, view) &&
      !(edge.location !== null && view.files.has(edge.location.uri)) &&
      (view.job === null || edge.jobs?.includes(view.job) === true),
  );
  const run = view.job === null ? null : new Set(edges.flatMap(({ source, target }) => [source.node, target.node]));
  const near = view.depth === null ? null : within({ ...graph, edges }, view.depth);
  const path = view.only === null ? null : pathOf(createModel({ ...graph, edges }), view.only);
  const stays = (node: LineageNode): boolean =>
    view.pinned.has(node.id) ||
    node.id === graph.focus?.node ||
    (!view.nodeKinds.has(node.kind) &&
      !view.schemas.has(groupOf(node)) &&
      (run?.has(node.id) ?? true) &&
      (near?.has(node.id) ?? true) &&
      (path?.tables.has(node.id) ?? true));
  const nodes = graph.nodes.filter(stays);
  const kept = new Set(nodes.map(({ id }) => id));
  const ends = edges.filter(({ source, target }) => kept.has(source.node) && kept.has(target.node));
  return { ...graph, nodes, edges: path === null ? ends : ends.filter((edge) => path.edges.has(edge)) };
}

/** A bundle is hidden when all that it stands for is. */
function kindIsHidden({ kind, bundle }: LineageEdge, { edgeKinds }: View): boolean {
  if (bundle === undefined) return edgeKinds.has(kind);
  return Object.keys(bundle.kinds).every((one) => edgeKinds.has(one as LineageEdge['kind']));
}

/** Tables at most so many steps up or down from the focus. */
function within({ nodes, edges, focus }: LineageGraph, depth: number): ReadonlySet<string> | null {
  if (focus === null) return null;
  const known = new Set(nodes.map(({ id }) => id));
  const found = new Set([focus.node]);
  for (const [near, far] of [
    ['target', 'source'],
    ['source', 'target'],
  ] as const) {
    const next = new Map<string, string[]>();
    for (const edge of edges) {
      const list = next.get(edge[near].node);
      if (list === undefined) next.set(edge[near].node, [edge[far].node]);
      else list.push(edge[far].node);
    }
    let frontier = [focus.node];
    const seen = new Set(frontier);
    for (let step = 0; step < depth; step += 1) {
      frontier = [...new Set(frontier.flatMap((node) => next.get(node) ?? []))].filter((node) => known.has(node) && !seen.has(node));
      for (const node of frontier) {
        seen.add(node);
        found.add(node);
      }
    }
  }
  return found;
}

/** The longest way from the focus in steps: what a depth filter can choose from. */
export function reach(graph: LineageGraph): number {
  for (let depth = 1, before = 1; depth < 50; depth += 1) {
    const found = within(graph, depth)?.size ?? 1;
    if (found === before) return depth - 1;
    before = found;
  }
  return 50;
}

export function toggled<Value>(set: ReadonlySet<Value>, value: Value): ReadonlySet<Value> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}
