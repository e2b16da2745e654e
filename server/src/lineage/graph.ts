import type { LineageDirection, LineageGraph, LineageNode } from '../protocol/index.ts';
import type { ColumnGraph } from './graph/column-graph.ts';
import { countsRows } from './graph/counts-rows.ts';

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

/**
 * The part of the lineage that a question is about, breadth first, in time linear in the edges passed; cycles end where they began.
 *
 * About a table all of its edges are followed. About a column only values are followed; influences are added where they end at a table
 * that is there anyway, and downstream also where the column decides which rows another table gets, for that is an impact too.
 */
export function buildLineageGraph(graph: ColumnGraph, question: LineageQuestion): LineageGraph {
  const { focus, direction, depth, describe, warnings = [] } = question;
  const table = graph.table(focus.node);
  const found: Found = { tables: new Set([table]), edges: new Set() };
  const walk = (way: Way) =>
    focus.column === null ? walkTables(way, [table], depth, found) : walkColumns(way, { table, column: focus.column, depth }, found);
  if (direction !== 'downstream' && table >= 0) walk(upstream(graph));
  if (direction !== 'upstream' && table >= 0) walk(downstream(graph));
  if (focus.column !== null) addInfluencesBetween(upstream(graph), found);
  const nodes = [...found.tables].map((number) => {
    const id = number < 0 ? focus.node : graph.tableName(number);
    const hasMore = (way: Way) => number >= 0 && isMoreThan(way, number, found.edges);
    return { ...describe(id), id, moreUpstream: hasMore(upstream(graph)), moreDownstream: hasMore(downstream(graph)) };
  });
  return { nodes, edges: Array.from(found.edges, (edge) => graph.edge(edge)), focus, direction, depth, warnings };
}

export interface TablesQuestion extends Pick<LineageQuestion, 'direction' | 'depth' | 'describe'> {
  readonly tables: readonly string[];
}

/** The part of the lineage that several tables have together, as of a table: all edges, breadth first. */
export function buildTablesGraph(graph: ColumnGraph, { tables, direction, depth, describe }: TablesQuestion): LineageGraph {
  const starts = tables.flatMap((id) => {
    const table = graph.table(id);
    return table < 0 ? [] : [table];
  });
  const found: Found = { tables: new Set(starts), edges: new Set() };
  if (direction !== 'downstream') walkTables(upstream(graph), starts, depth, found);
  if (direction !== 'upstream') walkTables(downstream(graph), starts, depth, found);
  const nodes = [...found.tables].map((number) => {
    const id = graph.tableName(number);
    const hasMore = (way: Way) => isMoreThan(way, number, found.edges);
    return { ...describe(id), id, moreUpstream: hasMore(upstream(graph)), moreDownstream: hasMore(downstream(graph)) };
  });
  return { nodes, edges: Array.from(found.edges, (edge) => graph.edge(edge)), focus: null, direction, depth, warnings: [] };
}

interface Found {
  readonly tables: Set<number>;
  readonly edges: Set<number>;
}

/** The graph as it looks to somebody who walks one way. */
interface Way {
  readonly graph: ColumnGraph;
  readonly isDownstream: boolean;
  /** Edges behind a column, in their order. */
  readonly edges: (column: number) => number[];
  readonly far: (edge: number) => number;
  readonly first: (column: number) => number;
  readonly next: (edge: number) => number;
}

function upstream(graph: ColumnGraph): Way {
  return {
    graph,
    isDownstream: false,
    edges: (column) => graph.into(column),
    far: (edge) => graph.source(edge),
    first: (column) => graph.firstInto(column),
    next: (edge) => graph.nextInto(edge),
  };
}

function downstream(graph: ColumnGraph): Way {
  return {
    graph,
    isDownstream: true,
    edges: (column) => graph.from(column),
    far: (edge) => graph.target(edge),
    first: (column) => graph.firstFrom(column),
    next: (edge) => graph.nextFrom(edge),
  };
}

function walkTables(way: Way, starts: readonly number[], depth: number, found: Found): void {
  const seen = new Set(starts);
  let frontier = [...starts];
  for (let step = 0; step < depth && frontier.length > 0; step += 1) {
    const next: number[] = [];
    for (const at of frontier) {
      for (const edge of edgesOfTable(way, at)) {
        found.edges.add(edge);
        const reached = way.graph.tableOf(way.far(edge));
        if (seen.has(reached)) continue;
        seen.add(reached);
        found.tables.add(reached);
        next.push(reached);
      }
    }
    frontier = next;
  }
}

interface Start {
  readonly table: number;
  readonly column: string;
  readonly depth: number;
}

function walkColumns(way: Way, { table, column, depth }: Start, found: Found): void {
  const { graph, far } = way;
  const add = (edge: number) => {
    found.edges.add(edge);
    found.tables.add(graph.tableOf(far(edge)));
  };
  const start = graph.column(table, column);
  const seen = new Set([start]);
  let frontier: readonly (readonly [table: number, column: number, isStar: boolean])[] = [[table, start, column === '*']];
  for (let step = 0; step < depth && frontier.length > 0; step += 1) {
    const next: (readonly [number, number, boolean])[] = [];
    for (const [ofTable, at, isStar] of frontier) {
      if (way.isDownstream) for (const edge of way.edges(at)) if (graph.isInfluence(edge)) add(edge);
      for (const edge of valuesOf(way, ofTable, at, isStar)) {
        add(edge);
        const reached = far(edge);
        if (seen.has(reached)) continue;
        seen.add(reached);
        next.push([graph.tableOf(reached), reached, graph.columnName(reached) === '*']);
      }
    }
    frontier = next;
  }
}

/** Value edges at a column. An edge at `*` could be at any column, and a question about `*` is one about all. */
function valuesOf(way: Way, table: number, column: number, isStar: boolean): readonly number[] {
  const isValue = (edge: number) => !way.graph.isInfluence(edge);
  if (isStar) return edgesOfTable(way, table).filter(isValue);
  const star = way.graph.column(table, '*');
  // How many rows there are does not hang on one of their columns.
  const ofAny = star < 0 ? [] : way.edges(star).filter((edge) => !way.isDownstream || !countsRows(way.graph, edge));
  return [...way.edges(column), ...ofAny].filter(isValue);
}

function edgesOfTable(way: Way, table: number): number[] {
  const edges: number[] = [];
  for (const column of way.graph.columnsOf(table)) for (let edge = way.first(column); edge >= 0; edge = way.next(edge)) edges.push(edge);
  return way.graph.inOrder(edges);
}

function isMoreThan(way: Way, table: number, edges: ReadonlySet<number>): boolean {
  for (const column of way.graph.columnsOf(table))
    for (let edge = way.first(column); edge >= 0; edge = way.next(edge)) if (!edges.has(edge)) return true;
  return false;
}

function addInfluencesBetween(way: Way, found: Found): void {
  const { graph } = way;
  for (const table of found.tables) {
    if (table < 0) continue;
    const star = graph.column(table, '*');
    if (star < 0) continue;
    for (const edge of way.edges(star))
      if (graph.isInfluence(edge) && found.tables.has(graph.tableOf(graph.source(edge)))) found.edges.add(edge);
  }
}
