import type { LineageDirection, LineageEdge, LineageGraph, LineageNode } from '../protocol/index.ts';
import { type EdgeMap, edgeMap } from './edge-map.ts';

/** All column edges of a workspace, ready to be walked. Building it costs one pass; every question after that only what it answers. */
export interface LineageIndex {
  readonly upstream: EdgeMap;
  readonly downstream: EdgeMap;
}

export interface LineageQuestion {
  /** A column, or with `column: null` the whole table. */
  readonly focus: { readonly node: string; readonly column: string | null };
  readonly direction: LineageDirection;
  /** Steps from the focus; 1 means neighbours. */
  readonly depth: number;
  /** What is known of a table. Whether there is more beyond the answer is worked out here. */
  readonly describe: (node: string) => Omit<LineageNode, 'moreUpstream' | 'moreDownstream'>;
  readonly warnings?: readonly string[];
}

export function indexLineage(edges: readonly LineageEdge[]): LineageIndex {
  return { upstream: edgeMap(edges, 'target'), downstream: edgeMap(edges, 'source') };
}

/**
 * The part of the lineage that a question is about, breadth first, in time linear in the edges passed; cycles end where they began.
 *
 * About a table all of its edges are followed. About a column only values are followed; influences are added where they end at a table
 * that is there anyway, and downstream also where the column decides which rows another table gets, for that is an impact too.
 */
export function buildLineageGraph(index: LineageIndex, question: LineageQuestion): LineageGraph {
  const { focus, direction, depth, describe, warnings = [] } = question;
  const found: Found = { nodes: new Set([focus.node]), edges: new Set() };
  const walk = focus.column === null ? walkTables : walkColumns;
  if (direction !== 'downstream') walk(index.upstream, 'source', { ...focus, depth }, found);
  if (direction !== 'upstream') walk(index.downstream, 'target', { ...focus, depth }, found);
  if (focus.column !== null) addInfluencesBetween(index, found);
  const nodes = [...found.nodes].map((id) => ({
    ...describe(id),
    id,
    moreUpstream: index.upstream.ofNode(id).some((edge) => !found.edges.has(edge)),
    moreDownstream: index.downstream.ofNode(id).some((edge) => !found.edges.has(edge)),
  }));
  return { nodes, edges: [...found.edges], focus, direction, depth, warnings };
}

interface Found {
  readonly nodes: Set<string>;
  readonly edges: Set<LineageEdge>;
}

interface Start {
  readonly node: string;
  readonly column: string | null;
  readonly depth: number;
}

function walkTables(edges: EdgeMap, far: 'source' | 'target', { node, depth }: Start, found: Found): void {
  const seen = new Set([node]);
  let frontier = [node];
  for (let step = 0; step < depth && frontier.length > 0; step += 1) {
    const next: string[] = [];
    for (const at of frontier) {
      for (const edge of edges.ofNode(at)) {
        found.edges.add(edge);
        const reached = edge[far].node;
        if (seen.has(reached)) continue;
        seen.add(reached);
        found.nodes.add(reached);
        next.push(reached);
      }
    }
    frontier = next;
  }
}

function walkColumns(edges: EdgeMap, far: 'source' | 'target', { node, column, depth }: Start, found: Found): void {
  const start = { node, column: column ?? '*' };
  const seen = new Set([key(start)]);
  let frontier = [start];
  for (let step = 0; step < depth && frontier.length > 0; step += 1) {
    const next: (typeof start)[] = [];
    for (const at of frontier) {
      if (far === 'target') for (const edge of edges.influencesOf(at.node, at.column)) add(edge, far, found);
      for (const edge of edges.ofColumn(at.node, at.column)) {
        add(edge, far, found);
        if (seen.has(key(edge[far]))) continue;
        seen.add(key(edge[far]));
        next.push(edge[far]);
      }
    }
    frontier = next;
  }
}

function add(edge: LineageEdge, far: 'source' | 'target', found: Found): void {
  found.edges.add(edge);
  found.nodes.add(edge[far].node);
}

function addInfluencesBetween(index: LineageIndex, found: Found): void {
  for (const node of found.nodes)
    for (const edge of index.upstream.influencesOf(node, '*')) if (found.nodes.has(edge.source.node)) found.edges.add(edge);
}

function key({ node, column }: { readonly node: string; readonly column: string }): string {
  return `${node}\u0000${column}`;
}
