import type { LineageEdge, LineageGraph, LineageNode } from '../../../server/src/protocol/index.ts';
import { type Place, placeKey } from './model.ts';

export type DiffState = 'same' | 'added' | 'removed' | 'changed';

/** Lineage before and after edits, in one graph. */
export interface GraphDiff {
  readonly graph: LineageGraph;
  node(id: string): DiffState;
  column(place: Place): DiffState;
  edge(edge: LineageEdge): DiffState;
  readonly counts: Readonly<Record<Exclude<DiffState, 'same'>, number>>;
}

/** What was there only before stays in the picture, marked as gone; an edge whose expression reads otherwise has changed. */
export function diffGraphs(before: LineageGraph, after: LineageGraph): GraphDiff {
  const [oldNodes, newNodes] = [byId(before.nodes), byId(after.nodes)];
  const [oldEdges, newEdges] = [byKey(before.edges), byKey(after.edges)];
  const nodes = after.nodes.map((node) => withOldColumns(node, oldNodes.get(node.id)));
  const goneNodes = before.nodes.filter(({ id }) => !newNodes.has(id));
  const goneEdges = before.edges.filter((edge) => !newEdges.has(edgeKey(edge)));
  const edge = (one: LineageEdge): DiffState => {
    const [old, now] = [oldEdges.get(edgeKey(one)), newEdges.get(edgeKey(one))];
    // A line that stands for others, of a schema or a job, is in neither.
    if (old === undefined) return now === undefined ? 'same' : 'added';
    if (now === undefined) return 'removed';
    return plain(old.expression) === plain(now.expression) ? 'same' : 'changed';
  };
  const places = { old: placesOf(before), now: placesOf(after) };
  const column = (place: Place): DiffState => stateOf(places.old.has(placeKey(place)), places.now.has(placeKey(place)));
  const graph = { ...after, nodes: [...nodes, ...goneNodes], edges: [...after.edges, ...goneEdges] };
  const changes = graph.edges.map(edge);
  const count = (state: DiffState): number => changes.filter((one) => one === state).length;
  return {
    graph,
    column,
    edge,
    node: (id) => stateOf(oldNodes.has(id), newNodes.has(id)),
    counts: { added: count('added'), removed: count('removed'), changed: count('changed') },
  };
}

function stateOf(was: boolean, is: boolean): DiffState {
  return was === is ? 'same' : is ? 'added' : 'removed';
}

function withOldColumns(node: LineageNode, old: LineageNode | undefined): LineageNode {
  const known = new Set(node.columns.map(({ name }) => name));
  const gone = (old?.columns ?? []).filter(({ name }) => !known.has(name));
  return gone.length === 0 ? node : { ...node, columns: [...node.columns, ...gone] };
}

function placesOf({ nodes }: LineageGraph): ReadonlySet<string> {
  return new Set(nodes.flatMap(({ id, columns }) => columns.map(({ name }) => placeKey({ node: id, column: name }))));
}

function byId(nodes: readonly LineageNode[]): ReadonlyMap<string, LineageNode> {
  return new Map(nodes.map((node) => [node.id, node]));
}

function byKey(edges: readonly LineageEdge[]): ReadonlyMap<string, LineageEdge> {
  return new Map(edges.map((edge) => [edgeKey(edge), edge]));
}

function edgeKey({ source, target, kind }: LineageEdge): string {
  return JSON.stringify([source.node, source.column, target.node, target.column, kind]);
}

/** White space does not make another expression. */
function plain(expression: string | null): string | null {
  return expression?.replace(/\s+/g, ' ').trim() ?? null;
}
