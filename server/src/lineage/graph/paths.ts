import { type CancellationToken, throwIfCancelled } from '../../base/index.ts';
import type { ColumnGraph } from './column-graph.ts';
import { countsRows } from './counts-rows.ts';
import { reach, sameAs } from './reach.ts';

export interface PathQuestion {
  readonly from: readonly number[];
  readonly to: readonly number[];
  /** Edges of the longest path that is of interest. */
  readonly longest: number;
  /** Paths that are listed at most. */
  readonly most: number;
  readonly token: CancellationToken;
}

export interface Paths {
  /** The edges of each path from its first to its last, shorter paths first, then in the order of the edges. */
  readonly paths: readonly (readonly number[])[];
  /** There are more of them. */
  readonly truncated: boolean;
}

/** A look at that many edges decides that there are more paths than anybody reads. */
const MOST_EDGES = 2_000_000;

/** The shortest path along which values flow, of several the one whose edges come first; null when there is none. */
export function shortestPath(graph: ColumnGraph, { from, to, longest, token }: Omit<PathQuestion, 'most'>): readonly number[] | null {
  const left = stepsTo(graph, to, longest, token);
  const [start] = from.filter((column) => left(column) <= longest).sort((a, b) => left(a) - left(b));
  if (start === undefined) return null;
  const path: number[] = [];
  for (let at = start; left(at) > 0; ) {
    const next = edgesOnward(graph, at).find((edge) => left(graph.target(edge)) < left(at));
    // The steps are counted back from the goal, over counts of rows too, which are no way onward.
    if (next === undefined) return allPaths(graph, { from, to, longest, most: 1, token }).paths[0] ?? null;
    path.push(next);
    at = graph.target(next);
  }
  return path;
}

/** All paths along which values flow from one column to another, without walking in circles. */
export function allPaths(graph: ColumnGraph, { from, to, longest, most, token }: PathQuestion): Paths {
  const left = stepsTo(graph, to, longest, token);
  const search: Search = { graph, left, most, token, found: [], path: [], onPath: new Set(), looked: 0 };
  const starts = from.filter((column) => left(column) > 0 && left(column) <= longest);
  // One length after the other: the short ones are what people look for, and there may be millions of long ones.
  for (let length = 1; length <= longest && !isFull(search); length++) for (const start of starts) extend(search, start, length);
  return { paths: search.found.slice(0, most), truncated: isFull(search) };
}

interface Search {
  readonly graph: ColumnGraph;
  readonly left: (column: number) => number;
  readonly most: number;
  readonly token: CancellationToken;
  readonly found: (readonly number[])[];
  readonly path: number[];
  readonly onPath: Set<number>;
  looked: number;
}

function isFull({ found, most, looked }: Search): boolean {
  return found.length > most || looked > MOST_EDGES;
}

/** Paths of exactly this many more edges. `longest` bounds how deep this goes. */
function extend(search: Search, at: number, length: number): void {
  const { graph, left, path, onPath, token } = search;
  if (length === 0) {
    if (left(at) === 0) search.found.push([...path]);
    return;
  }
  if (left(at) === 0) return;
  onPath.add(at);
  for (const edge of edgesOnward(graph, at)) {
    if (++search.looked % 4096 === 0) throwIfCancelled(token);
    if (isFull(search)) break;
    const next = graph.target(edge);
    if (left(next) > length - 1 || onPath.has(next)) continue;
    path.push(edge);
    extend(search, next, length - 1);
    path.pop();
  }
  onPath.delete(at);
}

/** Where values of a column go. How many rows there are does not hang on one of their columns. */
function edgesOnward(graph: ColumnGraph, column: number): number[] {
  const edges: number[] = [];
  for (const same of sameAs(graph, column))
    for (const edge of graph.from(same)) if (!graph.isInfluence(edge) && (same === column || !countsRows(graph, edge))) edges.push(edge);
  return edges;
}

/** Steps from a column to the nearest goal; endless where no way leads there. */
function stepsTo(graph: ColumnGraph, to: readonly number[], longest: number, token: CancellationToken): (column: number) => number {
  const distances = new Int32Array(graph.size.columns).fill(-1);
  const { columns, steps } = reach(graph, {
    from: to,
    walk: 'upstream',
    depth: longest,
    influences: false,
    limit: distances.length,
    token,
  });
  for (const [at, column] of columns.entries()) distances[column] = steps[at] ?? -1;
  return (column) => {
    let least = Number.POSITIVE_INFINITY;
    for (const same of sameAs(graph, column)) {
      const distance = distances[same] ?? -1;
      if (distance >= 0 && distance < least) least = distance;
    }
    return least;
  };
}
